"""Promises about the claimant: who they are, where they live, whether the form is complete, where the money goes.

All of this is judged from the form; what the claimant left out is `missing` and is asked for by name. IBANs have a check
number of their own (ISO 13616, modulo 97), so that a mistyped one is known without asking a bank; Australia has none and uses
a BSB of six digits with an account number of up to ten.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, Final, Literal

from stdnum import iban as stdnum_iban
from stdnum.exceptions import ValidationError

from verify.claim import BankAccount, Case, Claimant, ClaimForm
from verify.judge.absence import absent, no_proof
from verify.judge.campaign import Campaign
from verify.judge.evidence import fails, holds, ink_on, kind_of, proofs, unknown
from verify.judge.names import name_likelihood
from verify.judge.words import find_words, split_words
from verify.receipt import PROOFS
from verify.text import fold
from verify.verdict import Ask, Consequence, Finding

BSB = re.compile(r"\d{3}[- ]?\d{3}")
"""Bank, state and branch (Australian Payments Network): six digits."""

AUSTRALIAN_ACCOUNT = re.compile(r"\d{4,10}")

REGISTRATION_CODE = re.compile(r"\d{8}")

SAME_HOLDER = 0.8
"""Likeness from which an account holder's name is the company's (chosen; see `compare.name_likelihood`)."""

COMPANY_LOOKING = 0.9
"""Probability that a buyer with a legal form or a VAT ID is a company (chosen)."""

Entry = Literal[
    "name", "company", "kind", "is_adult", "email", "phone", "postal_address", "postal_code", "country", "bank_account",
    "retailer", "purchase_date", "product", "model", "serial", "proof", "label", "serial_photo", "code",
]  # fmt: skip
"""What a form may have to give; the letters know each by this name."""


@dataclass(frozen=True, slots=True)
class FormComplete:
    """The form gives everything the terms ask for, files included."""

    kind: ClassVar[str] = "form-complete"
    ref: str
    consequence: Consequence
    entries: tuple[Entry, ...]
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """Names every entry that is missing, all at once."""
        del campaign
        missing = ",".join(entry for entry in self.entries if not _GIVEN[entry](case))
        said = {"expected": ", ".join(self.entries)}
        if missing:
            asks = (Ask("form-missing", None, (("entries", missing),)),)
            message = f"Left out: {missing.replace(',', ', ')}."
            return unknown(self, "missing", asks=asks, message=message, **said)
        return holds(self, message="Complete.", **said)


@dataclass(frozen=True, slots=True)
class AccountValid:
    """The bank account can exist: its IBAN's check number holds, or the country's own pair has its form."""

    kind: ClassVar[str] = "account-valid"
    ref: str
    consequence: Consequence
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """Judged without asking a bank."""
        del campaign
        account = case.claim.claimant.bank_account or BankAccount()
        if account.iban:
            said = {"claimed": account.iban[:4] + "…", "expected": "an IBAN whose check number holds"}
            if _iban_country(account.iban) is None:
                return fails(self, asks=(Ask("iban-invalid"),), message="The IBAN is none.", **said)
            return holds(self, message="The IBAN's check number holds.", **said)
        if account.bsb and account.account_number:
            if _is_australian(account):
                return holds(self, message="BSB and account number have their form.")
            return fails(self, asks=(Ask("bsb-invalid"),), message="BSB or account number have another form.")
        return _without_account(self)


@dataclass(frozen=True, slots=True)
class AccountCountry:
    """The bank account is in the right country."""

    kind: ClassVar[str] = "account-country"
    ref: str
    consequence: Consequence
    says: str = ""
    country: str | None = None
    """ISO 3166 alpha-2; None: the claimant's country of residence."""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """The IBAN's first letters are its country; an account with a BSB is Australian."""
        del campaign
        address = case.claim.claimant.address
        wanted = self.country or (address.country if address else None)
        account = case.claim.claimant.bank_account or BankAccount()
        if wanted is None:
            asks = (Ask("form-missing", None, (("entries", "country"),)),)
            return unknown(self, "missing", asks=asks, message="The form names no country of residence.")
        if not account.iban and not (account.bsb and account.account_number):
            return _without_account(self)
        country = account.iban.strip()[:2].upper() if account.iban else "AU"
        said = {"claimed": country, "expected": wanted}
        if country != wanted:
            ask = Ask("bsb-invalid") if wanted == "AU" else Ask("iban-country", None, (("country", wanted),))
            return fails(self, asks=(ask,), message=f"The account is in {country}.", **said)
        return holds(self, message=f"The account is in {country}.", **said)


@dataclass(frozen=True, slots=True)
class Adult:
    """The claimant is of age."""

    kind: ClassVar[str] = "adult"
    ref: str
    consequence: Consequence
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """As the form declares; a company has no age."""
        del campaign
        claimant = case.claim.claimant
        if claimant.is_adult is not None:
            finding = holds if claimant.is_adult else fails
            claimed = "of age" if claimant.is_adult else "a minor"
            return finding(self, claimed=claimed, expected="of age", message=f"The form says: {claimed}.")
        if claimant.kind == "company":
            return unknown(self, "not-applicable", message="A company claims.")
        asks = (Ask("form-missing", None, (("entries", "is_adult"),)),)
        return unknown(self, "missing", asks=asks, message="The form does not say whether the claimant is of age.")


@dataclass(frozen=True, slots=True)
class ClaimantKind:
    """The claimant is of a kind that may claim."""

    kind: ClassVar[str] = "claimant-kind"
    ref: str
    consequence: Consequence
    kinds: tuple[Literal["person", "company"], ...]
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """As the form declares."""
        del campaign
        claimed = case.claim.claimant.kind
        said = {"claimed": claimed, "expected": " or ".join(self.kinds)}
        if claimed is None:
            asks = (Ask("form-missing", None, (("entries", "kind"),)),)
            return unknown(self, "missing", asks=asks, message="The form does not say who claims.", **said)
        return (holds if claimed in self.kinds else fails)(self, message=f"The claimant is a {claimed}.", **said)


@dataclass(frozen=True, slots=True)
class Residence:
    """The claimant lives in a country where the campaign runs."""

    kind: ClassVar[str] = "residence"
    ref: str
    consequence: Consequence
    countries: tuple[str, ...]
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """As the form's address says."""
        del campaign
        address = case.claim.claimant.address
        country = address.country if address else None
        said = {"claimed": country, "expected": ", ".join(self.countries)}
        if country is None:
            asks = (Ask("form-missing", None, (("entries", "country"),)),)
            return unknown(self, "missing", asks=asks, message="The form names no country of residence.", **said)
        return (holds if country in self.countries else fails)(self, **said)


@dataclass(frozen=True, slots=True)
class PrivateBuyer:
    """The proof was not made out to a company."""

    kind: ClassVar[str] = "private-buyer"
    ref: str
    consequence: Consequence
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """A buyer's VAT ID, or a legal form in the buyer's or the claimant's name, looks like a company."""
        del campaign
        claimant = case.claim.claimant
        for said_name in (claimant.company, claimant.name):
            if said_name and (said_name == claimant.company or _is_company(said_name)):
                message = "The form's name looks like a company's."
                return fails(self, claimed=said_name, confidence=COMPANY_LOOKING, message=message)
        found = proofs(case)
        if not found:
            return no_proof(self, case)
        for proof in found:
            buyer, buyer_id = proof.receipt.buyer.best, proof.receipt.buyer_vat_id.best
            for ink in (buyer_id, buyer if buyer and _is_company(buyer.value) else None):
                if ink:
                    confidence = COMPANY_LOOKING * ink.confidence
                    evidence = ink_on(proof.document, ink.evidence)
                    message = "The buyer looks like a company."
                    return fails(self, read=ink.text, confidence=confidence, evidence=evidence, message=message)
        return absent(self, found[0], where=("retailer", "items"))


@dataclass(frozen=True, slots=True)
class CompanyAccount:
    """A company is paid to its own account."""

    kind: ClassVar[str] = "company-account"
    ref: str
    consequence: Consequence
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """The account holder's name against the company's; a form that leaves the company out has nothing to compare."""
        del campaign
        claimant = case.claim.claimant
        if claimant.kind != "company":
            return unknown(self, "not-applicable", message="No company claims.")
        holder = claimant.bank_account.holder if claimant.bank_account else None
        company = claimant.company
        if not holder or not company:
            entry = "holder" if company else "company"
            asks = (Ask("form-missing", None, (("entries", entry),)),)
            return unknown(self, "missing", asks=asks, message=f"Left out: {entry}.")
        said = {"claimed": holder, "expected": company}
        if name_likelihood(company, holder) >= SAME_HOLDER:
            return holds(self, message="The account is the company's.", **said)
        return fails(self, message="The account holder is not the company.", **said)


@dataclass(frozen=True, slots=True)
class ReferenceCode:
    """The registration code is one of ours: eight digits, and on the list of issued codes where there is one."""

    kind: ClassVar[str] = "reference-code"
    ref: str
    consequence: Consequence
    says: str = ""
    issued: tuple[str, ...] | None = None
    """Codes that were issued; None: none supplied."""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """A claim may come without one."""
        del campaign
        code = case.claim.reference
        if code is None:
            return unknown(self, "unsupplied", message="The claim carries no code.")
        said = {"claimed": code, "expected": "eight digits"}
        if not REGISTRATION_CODE.fullmatch(code.strip()):
            return fails(self, message="Not eight digits.", **said)
        if self.issued is not None and code.strip() not in self.issued:
            return fails(self, message="Eight digits that were not issued.", **said)
        return holds(self, message="Eight digits." if self.issued is None else "Issued by us.", **said)


@dataclass(frozen=True, slots=True)
class PostRegistered:
    """What came by post was registered first."""

    kind: ClassVar[str] = "post-registered"
    ref: str
    consequence: Consequence
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """A registration code, or a reply to the e-mail that carried one, says so."""
        del campaign
        channel = case.claim.origin.channel if case.claim.origin else None
        if channel is None:
            return unknown(self, "unsupplied", message="Nobody recorded how the claim came.")
        said = {"claimed": channel, "expected": "not by post, or registered first"}
        if channel != "post":
            return unknown(self, "not-applicable", message="It did not come by post.", **said)
        if case.claim.reference:
            return holds(self, message="By post, with a registration code.", **said)
        return fails(self, message="By post, without a registration code.", **said)


@dataclass(frozen=True, slots=True)
class Invited:
    """The claimant was invited."""

    kind: ClassVar[str] = "invited"
    ref: str
    consequence: Consequence
    says: str = ""
    addresses: tuple[str, ...] | None = None
    """E-mail addresses that were invited; None: none supplied."""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """By the e-mail address on the form."""
        del campaign
        if self.addresses is None:
            return unknown(self, "unsupplied", message="The campaign's owner gave no list of those invited.")
        email = case.claim.claimant.email
        if not email:
            asks = (Ask("form-missing", None, (("entries", "email"),)),)
            return unknown(self, "missing", asks=asks, message="The form gives no e-mail address.")
        listed = fold(email) in {fold(one) for one in self.addresses}
        message = "Invited." if listed else "Not among those invited."
        return (holds if listed else fails)(self, claimed=email, message=message)


def _without_account(clause: AccountValid | AccountCountry) -> Finding:
    asks = (Ask("form-missing", None, (("entries", "bank_account"),)),)
    return unknown(clause, "missing", asks=asks, message="The form gives no bank account.")


def _iban_country(iban: str) -> str | None:
    """The country of a right IBAN; None where its check number or its form is wrong."""
    try:
        return str(stdnum_iban.validate(iban))[:2]
    except ValidationError:
        return None


def _is_australian(account: BankAccount) -> bool:
    """Whether BSB and account number have their form."""
    number = re.sub(r"[- ]", "", account.account_number or "")
    return bool(BSB.fullmatch((account.bsb or "").strip()) and AUSTRALIAN_ACCOUNT.fullmatch(number))


def _is_company(name: str) -> bool:
    """Whether a name ends, or in Romanian begins, with a legal form."""
    words = split_words(name.replace(".", ""))
    forms = find_words("company", words)
    ends = {one.last for one in forms} & {len(words) - 1}
    begins = {one.text for one in forms if one.first == 0} & {"sc"}
    return len(words) > 1 and bool(ends or begins)


def _has_product(claim: ClaimForm) -> bool:
    return bool(claim.products) and all(one.name or one.model for one in claim.products)


def _has_account(claimant: Claimant) -> bool:
    account = claimant.bank_account
    return bool(account and (account.iban or (account.bsb and account.account_number)))


def _has_address(claimant: Claimant) -> bool:
    """Street and town with its code: what a letter needs."""
    address = claimant.address
    return bool(address and address.street and address.postal_code and address.city)


def _sent(case: Case, kinds: frozenset[str]) -> bool:
    """Whether a document was sent as one of `kinds`, or is recognised as one."""
    called = any(one.kind in kinds for one in case.claim.documents)
    return called or any(kind_of(case, index) in kinds for index in range(len(case.readings)))


def _all_products(case: Case, attribute: Literal["model", "serial"]) -> bool:
    return bool(case.claim.products) and all(getattr(one, attribute) for one in case.claim.products)


_GIVEN: Final[dict[str, Callable[[Case], Any]]] = {
    "name": lambda case: case.claim.claimant.name or case.claim.claimant.company,
    "company": lambda case: case.claim.claimant.kind != "company" or case.claim.claimant.company,
    "kind": lambda case: case.claim.claimant.kind,
    "is_adult": lambda case: case.claim.claimant.is_adult is not None,
    "email": lambda case: case.claim.claimant.email,
    "phone": lambda case: case.claim.claimant.phone,
    "postal_address": lambda case: _has_address(case.claim.claimant),
    "postal_code": lambda case: case.claim.claimant.address and case.claim.claimant.address.postal_code,
    "country": lambda case: case.claim.claimant.address and case.claim.claimant.address.country,
    "bank_account": lambda case: _has_account(case.claim.claimant),
    "retailer": lambda case: case.claim.purchase.retailer,
    "purchase_date": lambda case: case.claim.purchase.date,
    "product": lambda case: _has_product(case.claim),
    "model": lambda case: _all_products(case, "model") or _has_product(case.claim),
    "serial": lambda case: _all_products(case, "serial"),
    "proof": lambda case: _sent(case, PROOFS),
    "label": lambda case: _sent(case, frozenset({"label"})),
    "serial_photo": lambda case: _sent(case, frozenset({"serial_photo"})),
    "code": lambda case: case.claim.purchase.code,
}
"""Whether the form gives an entry: every `Entry` has its question."""
