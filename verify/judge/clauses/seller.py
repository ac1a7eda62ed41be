"""Promises about the seller: who, from where, and to whom else they sell.

The seller is read from the proof; what the campaign's owner knows of dealers stands in the campaign's retailer list. Words
about means of payment, the buyer's block and the delivery address are no seller.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import prod
from typing import Any, ClassVar, Literal

from verify.claim import Case
from verify.document import overlap
from verify.judge.absence import ABSENT, absent, no_proof
from verify.judge.campaign import Campaign, ListedRetailer
from verify.judge.compare import found_by, weigh
from verify.judge.evidence import Proof, Read, fails, holds, ink_on, proofs, read_field, read_on, unknown
from verify.judge.hidden import hidden_place
from verify.judge.mailboxes import domain_of, domains_on, is_public
from verify.judge.names import name_likelihood, same_id
from verify.judge.places import named_country, same_address
from verify.receipt import BusinessId, Candidate, Receipt
from verify.text import fold, has_phrase
from verify.verdict import Ask, Consequence, Finding, Ink, Outcome, Reason

LIKELIER_THAN_NOT = 0.5

SAME_FIRM = 0.8
"""Likeness from which two names are one firm's (chosen; see `compare.name_likelihood`)."""

ALONE = 0.97
"""Probability that a proof without seller's ID is a domestic seller's, where no sign speaks against it (chosen)."""

UNADDRESSED = (Ask("form-missing", None, (("entries", "postal_address"),)),)


@dataclass(frozen=True, slots=True)
class AuthorisedSeller:
    """The seller is one of the campaign's dealers."""

    kind: ClassVar[str] = "authorised-seller"
    ref: str
    consequence: Consequence
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """Found by ID or by name on the owner's list; without a list nothing can be compared."""
        listed = campaign.retailers
        if listed is None:
            return unknown(self, "unsupplied", message="The campaign's owner gave no list of dealers.")
        if not proofs(case):
            return no_proof(self, case)
        dealer = _listed_dealer(case, campaign)
        read: Read[str] = read_field(case, "retailer")
        said = {"claimed": case.claim.purchase.retailer, "expected": "a dealer on the list"}
        if dealer is None:
            return found_by(self, read, weigh(read, lambda _: False), message="No dealer on the list.", **said)
        retailer, confidence, ink = dealer
        finding = holds if retailer.authorised else fails
        message = f"{retailer.name}: {'on the list' if retailer.authorised else 'listed as not taking part'}."
        return finding(self, confidence=confidence, read=retailer.name, message=message, evidence=ink, **said)


@dataclass(frozen=True, slots=True)
class SellerHome:
    """The seller is of one of these countries."""

    kind: ClassVar[str] = "seller-home"
    ref: str
    consequence: Consequence
    countries: tuple[str, ...]
    signs: Literal["id", "one", "both"]
    """What a failure takes: seller IDs of other countries alone (``id``), any one sign (``one``), or IDs and address (``both``)."""
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """A seller may print several IDs: one of these countries is enough. A proof without any is judged by its address."""
        del campaign
        found = proofs(case)
        if not found:
            return no_proof(self, case)
        ids = _ids_abroad(found[0].receipt, self.countries)
        address = _address_abroad(found[0].receipt, self.countries)
        said: dict[str, Any] = {"expected": " or ".join(self.countries)}
        signs = [one for one in ((ids,) if self.signs == "id" else (ids, address)) if one and one.value]
        if self.signs == "id" and ids is None:
            return self._no_id(case, **said)
        needed = {"id": (1,), "one": (1, 2), "both": (2,)}[self.signs]
        read = ", ".join(one.text for one in (ids, address) if one)
        ink = tuple(ink for one in (ids, address) if one for ink in ink_on(found[0].document, one.evidence))
        if len(signs) in needed:
            confidence = min(one.confidence for one in signs)
            return fails(self, confidence=confidence, read=read, evidence=ink, message="A foreign seller.", **said)
        if not ids and not address:
            alone = absent(self, found[0], where=("retailer",))
            return replace(alone, expected=said["expected"], confidence=min(alone.confidence, ALONE))
        confidence = ids.confidence if ids else ALONE
        return holds(self, confidence=confidence, read=read or None, evidence=ink, **said)

    def _no_id(self, case: Case, **said: Any) -> Finding:  # noqa: ANN401 - attributes of Finding
        read = read_field(case, "vat_id")
        return unknown(self, read.reason, message="No seller's ID is read.", asks=read.asks, **said)


@dataclass(frozen=True, slots=True)
class SellerIdValid:
    """The seller's number is one: its check digits hold."""

    kind: ClassVar[str] = "seller-id-valid"
    ref: str
    consequence: Consequence
    countries: tuple[str, ...]
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """Fails where a number of these countries is read with wrong check digits and no other valid one stands beside it."""
        del campaign
        found = proofs(case)
        if not found:
            return no_proof(self, case)
        ids = [one for one in found[0].receipt.seller_ids if one.value.country in self.countries]
        if not ids:
            reason: Reason = (
                "not-applicable" if found[0].receipt.seller_ids or not hidden_place(found[0]) else "illegible"
            )
            asks = () if reason == "not-applicable" else read_field(case, "vat_id").asks
            return unknown(self, reason, message="No seller's ID of these countries is read.", asks=asks)
        best = max(ids, key=lambda one: (one.value.valid, one.confidence))
        said: dict[str, Any] = {
            "claimed": case.claim.purchase.vat_id,
            "read": best.text,
            "expected": "a number whose check digits hold",
            "confidence": best.confidence,
            "evidence": ink_on(found[0].document, best.evidence),
        }
        if best.value.valid:
            return holds(self, message="The check digits hold.", **said)
        return fails(self, message="The check digits do not hold.", **said)


@dataclass(frozen=True, slots=True)
class SellerRegistered:
    """A register knows the seller's number, where one was asked."""

    kind: ClassVar[str] = "seller-registered"
    ref: str
    consequence: Consequence
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """A register that is away, or was not asked, blocks nothing."""
        del campaign
        ids = [one for proof in proofs(case) for one in proof.receipt.seller_ids]
        answers = [
            one for one in case.register_answers if any(same_id(one.vat_id, printed.value.value) for printed in ids)
        ]
        told = sorted((one for one in answers if one.answer != "unknown"), key=lambda one: one.answer != "valid")
        if not told:
            return unknown(self, "unsupplied", message="No register answered.")
        said = {"read": told[0].vat_id, "expected": "known to the register"}
        if told[0].answer == "valid":
            return holds(self, message="The register knows it.", **said)
        return fails(self, message="The register does not know it.", **said)


@dataclass(frozen=True, slots=True)
class SoldByIssuer:
    """Who issued the proof also sold the goods."""

    kind: ClassVar[str] = "sold-by-issuer"
    ref: str
    consequence: Consequence
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """The issuer is the seller unless words such as "sold by" name another."""
        del campaign
        found = proofs(case)
        if not found:
            return no_proof(self, case)
        for proof in found:
            other, issuer = proof.receipt.sold_by.best, proof.receipt.retailer
            if other is None:
                continue
            same = max((name_likelihood(other.value, one.value) for one in issuer.candidates), default=0.0)
            said: dict[str, Any] = {"read": other.text, "evidence": ink_on(proof.document, other.evidence)}
            said |= {"expected": issuer.value, "confidence": other.confidence}
            if same >= SAME_FIRM:
                return holds(self, message="Sold by the issuer.", **said)
            return fails(self, message="Words on the proof name another seller.", **said)
        return absent(self, found[0], where=("retailer",))


@dataclass(frozen=True, slots=True)
class SellerNot:
    """The seller is none of these."""

    kind: ClassVar[str] = "seller-not"
    ref: str
    consequence: Consequence
    names: tuple[str, ...]
    """Names and domains, as sellers print them."""
    reason: str = ""
    """What the reviewer is told of a failure."""
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """Looks at the seller's name, at who sold, and at the seller's web and mail address: never at means of payment."""
        del campaign
        found = proofs(case)
        if not found:
            return no_proof(self, case)
        expected = f"none of {', '.join(self.names)}"
        witnesses = [one for proof in found for one in self._witnesses(proof)]
        if witnesses:
            ink = tuple(one for document, witness in witnesses for one in ink_on(document, witness.evidence))
            wrong = prod(1.0 - witness.confidence for _, witness in witnesses)
            text = witnesses[0][1].text
            message = self.reason or "An excluded seller."
            return fails(self, confidence=1.0 - wrong, read=text, evidence=ink, message=message, expected=expected)
        read: Read[str] = read_field(case, "retailer")
        finding = found_by(self, read, weigh(read, lambda name: not self._is_meant(name)), expected=expected)
        return _unlikely_other(finding)

    def _witnesses(self, proof: Proof) -> Iterator[tuple[int, Candidate[str]]]:
        """Each place on the proof where an excluded seller stands: as name, as who sold, in a web or mail address."""
        sold: Read[str] = read_on(proof, "sold_by", proof.receipt.sold_by)
        weighed = weigh(sold, lambda printed: not self._is_meant(printed))
        if weighed.outcome is Outcome.FAILS and weighed.candidate:
            yield proof.document, replace(weighed.candidate, confidence=weighed.confidence)
        # brand and legal name, telephone and web address are all the seller's: their candidates do not compete
        for field in (proof.receipt.retailer, proof.receipt.contact):
            meant = [one for one in field.candidates if self._is_meant(one.value)]
            share = min(sum(one.confidence for one in meant), 1.0)
            if share >= LIKELIER_THAN_NOT:
                yield proof.document, replace(meant[0], confidence=share)

    def _is_meant(self, text: str) -> bool:
        """Whether one of the names stands in `text` as whole words; a domain as whole labels."""
        return any(has_phrase(text, name) for name in self.names)


@dataclass(frozen=True, slots=True)
class ConsumerDealer:
    """The dealer sells to consumers."""

    kind: ClassVar[str] = "consumer-dealer"
    ref: str
    consequence: Consequence
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """As the retailer list says; a dealer it does not describe is not judged."""
        dealer = _listed_dealer(case, campaign)
        if dealer is None or dealer[0].sells_to is None:
            return unknown(self, "unsupplied", message="The owner's list does not say to whom this dealer sells.")
        retailer, confidence, ink = dealer
        said: dict[str, Any] = {"read": retailer.name, "confidence": confidence, "evidence": ink}
        if retailer.sells_to == "consumers":
            return holds(self, message="Sells to consumers.", **said)
        return fails(self, message="Sells to the trade.", **said)


@dataclass(frozen=True, slots=True)
class NotSellersAddress:
    """The claim does not come from a dealer's address."""

    kind: ClassVar[str] = "not-sellers-address"
    ref: str
    consequence: Consequence
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """Street, number and postal code against the seller's on the proof, and against every listed dealer's."""
        address = case.claim.claimant.address
        if address is None or not address.street or not address.postal_code:
            return unknown(self, "missing", asks=UNADDRESSED, message="The form gives no full address.")
        claimed = f"{address.street}, {address.postal_code}"
        for retailer in campaign.retailers.retailers if campaign.retailers else ():
            for one in retailer.addresses:
                if same_address(address.street, address.postal_code, f"{one.street}, {one.postal_code}"):
                    message = f"The address of {retailer.name}."
                    return fails(self, claimed=claimed, message=message, expected="no dealer's address")
        found = proofs(case)
        if not found:
            return no_proof(self, case)
        read: Read[str] = read_field(case, "address")
        if read.best is None:
            return replace(absent(self, found[0], where=("retailer",)), claimed=claimed)
        weighed = weigh(
            read, lambda printed: not same_address(address.street or "", address.postal_code or "", printed)
        )
        return _unlikely_other(found_by(self, read, weighed, claimed=claimed, expected="not the seller's address"))


@dataclass(frozen=True, slots=True)
class NoEmployee:
    """The claimant works neither for the promoter nor for the dealer."""

    kind: ClassVar[str] = "no-employee"
    ref: str
    consequence: Consequence
    domains: tuple[str, ...] = ()
    """The promoter's own mail domains."""
    says: str = ""

    def check(self, case: Case, campaign: Campaign) -> Finding:
        """By what the form declares, and by an e-mail address of the dealer's or the promoter's domain."""
        declared = case.claim.declarations.employee if case.claim.declarations else None
        if declared:
            return fails(self, claimed="employee: yes", message="Declared an employee or a member of their family.")
        domain = domain_of(case.claim.claimant.email or "")
        dealers = (one for one in (*self.domains, *_dealer_domains(case, campaign)) if not is_public(one))
        if domain and any(domain == one or domain.endswith(f".{one}") for one in dealers):
            return fails(self, claimed=domain, message="The e-mail address is the promoter's or the dealer's.")
        if declared is None:
            return unknown(self, "unsupplied", message="The form asked for no declaration.")
        return holds(self, claimed="employee: no")


def _unlikely_other(finding: Finding) -> Finding:
    """A finding that holds because what was read is something else: were it misread, it would hardly be just this one."""
    if finding.outcome is Outcome.HOLDS:
        return replace(finding, confidence=max(finding.confidence, ABSENT))
    return finding


def _ids_abroad(receipt: Receipt, countries: tuple[str, ...]) -> Candidate[bool] | None:
    """Whether every seller's ID is another country's, with the ink that says so; None where none is read.

    A number of these countries that is less likely the seller's than not still takes from the certainty that there is none.
    """
    ids = [one for one in receipt.seller_ids if one.confidence >= LIKELIER_THAN_NOT]
    if not ids:
        return None
    home = [one for one in ids if one.value.country in countries]
    best: Candidate[BusinessId] = max(home or ids, key=lambda one: one.confidence)
    doubtful = (one.confidence for one in receipt.seller_ids if not home and one.value.country in countries)
    confidence = best.confidence * prod(1 - one for one in doubtful)
    return Candidate(not home, best.text, best.evidence, confidence, "seller")


def _address_abroad(receipt: Receipt, countries: tuple[str, ...]) -> Candidate[bool] | None:
    """Whether the seller's address lies in another country; None where it names none."""
    address = receipt.address.best
    if address is None:
        return None
    country = named_country(address.value)
    read = receipt.country.best
    if country is None and read and any(overlap(a.box, b.box) > 0 for a in read.evidence for b in address.evidence):
        country = read.value
    if country is None:
        return None
    return Candidate(country not in countries, address.text, address.evidence, address.confidence, "seller")


def _listed_dealer(case: Case, campaign: Campaign) -> tuple[ListedRetailer, float, tuple[Ink, ...]] | None:
    """The list's entry for the seller, how surely, and the ink: by ID first, then by name."""
    listed = campaign.retailers.retailers if campaign.retailers else ()
    for proof in proofs(case):
        for retailer in listed:
            for printed in proof.receipt.seller_ids:
                if printed.value.valid and any(same_id(one, printed.value.value) for one in retailer.vat_ids):
                    return retailer, printed.confidence, ink_on(proof.document, printed.evidence)
        named = [
            (name.confidence * likeness, retailer, name)
            for name in (*proof.receipt.retailer.candidates, *proof.receipt.legal_name.candidates)
            for retailer in listed
            if (likeness := _likeness_of(retailer, name.value)) >= SAME_FIRM
        ]
        if named:  # brand and legal name share their ink: the surer speaks, they do not add up
            confidence, retailer, name = max(named, key=lambda one: one[0])
            return retailer, confidence, ink_on(proof.document, name.evidence)
    return None


def _likeness_of(retailer: ListedRetailer, printed: str) -> float:
    return max(name_likelihood(one, printed) for one in (retailer.name, *retailer.aliases))


def _dealer_domains(case: Case, campaign: Campaign) -> Iterator[str]:
    """Domains of the seller: those the list knows, and those printed on the proof, the claimant's own mailbox aside."""
    dealer = _listed_dealer(case, campaign)
    if dealer:
        yield from (fold(one) for one in dealer[0].domains)
    claimant = case.claim.claimant
    for proof in proofs(case):
        yield from sorted(domains_on(proof.receipt, email=claimant.email or "", name=claimant.name or ""))
