"""Who claims: invented people and companies, each with an address and a bank account of their own.

Mail domains are ``example.com`` and the like (RFC 2606); telephone numbers come from the ranges kept for examples, where
a country has such.

>>> from world.chance import Chance
>>> someone = make_person(Chance.of(7, "tune", "someone"), "RO")
>>> someone.form()["address"]["country"], someone.form()["bank_account"]["iban"][:2]
('RO', 'RO')
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from world.chance import Chance
from world.trade.accounts import Account, make_account
from world.trade.countries import COUNTRIES, Country, country_of, key_of
from world.trade.dealers import filled, make_street, plain
from world.trade.firms import firm_number, vat_id
from world.trade.sale import Buyer
from world.trade.words import common, stock


@dataclass(frozen=True, slots=True)
class Person:
    """A claimant as the form asks for them."""

    name: str
    email: str
    phone: str
    street: str
    postal_code: str
    city: str
    country: str
    """ISO 3166 alpha-2."""
    account: Account
    company: str | None = None
    """A firm that claims; `name` is then its contact."""
    vat_id: str = ""
    """The firm's."""

    def form(
        self,
        *,
        wrong_iban: bool = False,
        account: Account | None = None,
        is_adult: bool | None = True,
        holder: str | None = None,
    ) -> dict[str, Any]:
        """The form's `claimant`.

        Wrong on request: the IBAN mistyped, another `account` (a foreign one, a friend's), a minor or the question left
        open, another account holder.
        """
        return {
            "kind": "company" if self.company else "person",
            "name": self.name,
            "company": self.company,
            "is_adult": None if self.company else is_adult,
            "email": self.email,
            "phone": self.phone,
            "address": {
                "street": self.street,
                "postal_code": self.postal_code,
                "city": self.city,
                "country": self.country,
            },
            "bank_account": {
                **(account or self.account).entries(wrong=wrong_iban),
                "holder": holder or self.company or self.name,
            },
        }

    def buyer(self) -> Buyer:
        """The recipient block that an invoice to them bears."""
        place = COUNTRIES[self.country].place(self.postal_code, self.city)
        return Buyer(self.company or self.name, self.street, place, self.vat_id)


def make_person(chance: Chance, country: Country | str) -> Person:
    """A private person who lives in `country`."""
    land = country_of(country)
    given, family = _names(chance, land)
    return _living(chance, land, name=f"{given} {family}", mailbox=_mailbox(chance, given, family))


def make_company(chance: Chance, country: Country | str) -> Person:
    """A company in `country`; not one that sells what it claims for."""
    land = country_of(country)
    given, family = _names(chance, land)
    firm = chance.pick(stock("people", land.language, "companies")).format(family=family)
    return _living(
        chance,
        land,
        name=f"{given} {family}",
        mailbox=f"{chance.pick(('office', 'info', 'post'))}@{plain(firm).replace(' ', '-').lower()}.example",
        company=chance.pick(common("firms", "legal", key_of(land))).format(name=firm),
        vat_id=vat_id(land.code, firm_number(chance.child("firm"), land.code)),
    )


def _names(chance: Chance, land: Country) -> tuple[str, str]:
    return chance.pick(stock("people", land.language, "given")), chance.pick(stock("people", land.language, "family"))


def _mailbox(chance: Chance, given: str, family: str) -> str:
    """An address of their own: nobody shares one by chance, for that would be a sign of the same person."""
    words = plain(f"{given} {family}".replace("-", " ")).lower().split()
    local = chance.pick((".".join(words), words[0] + words[-1], words[0], f"{words[0][0]}.{words[-1]}"))
    return f"{local}{chance.digits(4)}@{chance.pick(common('people', 'mail', 'domains'))}"


def _living(
    chance: Chance, land: Country, *, name: str, mailbox: str, company: str | None = None, vat_id: str = ""
) -> Person:
    key = key_of(land)
    code, _, town = chance.pick(stock("towns", key, "towns")).partition("|")
    return Person(
        name=name,
        email=mailbox,
        phone=filled(chance, chance.pick(common("towns", key, "mobiles"))),
        street=make_street(chance, key),
        postal_code=code,
        city=_bare_town(town, land.code),
        country=land.code,
        account=make_account(chance.child("account"), land.code),
        company=company,
        vat_id=vat_id,
    )


def _bare_town(town: str, code: str) -> str:
    """`town` as a form's own box for it: without the province or state that stands behind it on letters."""
    return " ".join(town.split()[:-1]) if code == "IT" else town
