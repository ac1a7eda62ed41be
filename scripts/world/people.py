"""Who claims: invented people, each with an account of their own.

Mail domains are ``example.com`` and the like (RFC 2606). Account numbers use bank codes that no bank has where the
country's scheme allows it; the IBAN's check digits are computed (and Norway's and Finland's own ones).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from world.numbers import broken_iban, iban


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
    account: str
    """The national account number inside the IBAN."""
    company: str | None = None
    """A firm that claims; `name` is then its contact."""

    def form(self, *, wrong_iban: bool = False) -> dict[str, Any]:
        """The form's `claimant`; with the IBAN mistyped on request."""
        right = iban(self.country, self.account)
        return {
            "kind": "company" if self.company else "person",
            "name": self.name,
            "company": self.company,
            "is_adult": None if self.company else True,
            "email": self.email,
            "phone": self.phone,
            "address": {
                "street": self.street,
                "postal_code": self.postal_code,
                "city": self.city,
                "country": self.country,
            },
            "bank_account": {"iban": broken_iban(right) if wrong_iban else right, "holder": self.company or self.name},
        }


def _romanian(name: str, place: tuple[str, str, str], number: int) -> Person:
    street, code, city = place
    mail = name.lower().replace(" ", ".").translate(str.maketrans("ăâîșț", "aaist"))
    return Person(
        name,
        f"{mail}@example.com",
        f"+407215550{number:02d}",
        street,
        code,
        city,
        "RO",
        f"EXMP1B310075938400{number:02d}",
    )


IOANA = _romanian("Ioana Exemplu", ("Str. Lungă 8", "500035", "Brașov"), 11)
MIHAI = _romanian("Mihai Model", ("Str. Unirii 40", "310123", "Arad"), 12)
ELENA = _romanian("Elena Probă", ("Aleea Teilor 5", "700201", "Iași"), 13)
RADU = _romanian("Radu Pildă", ("Calea Victoriei 91", "010067", "București"), 14)
ANDREI = _romanian("Andrei Tipar", ("Str. Mării 2", "900178", "Constanța"), 15)
DOINA = _romanian("Doina Mostră", ("Str. Horea 17", "400174", "Cluj-Napoca"), 16)
VLAD = _romanian("Vlad Schiță", ("Bd. Cetății 3", "300254", "Timișoara"), 17)

INGRID = Person(
    "Ingrid Eksempel", "ingrid@example.com", "+4790001711", "Nygårdsgaten 12", "5015", "Bergen", "NO", "86011007947"
)
LARS = Person("Lars Prøve", "lars@example.com", "+4790001712", "Storgata 3", "7011", "Trondheim", "NO", "86011013947")
SOREN = Person(
    "Søren Prøvesen", "soren@example.com", "+4520001713", "Torvegade 7", "6700", "Esbjerg", "DK", "99990000011713"
)
MADS = Person(
    "Mads Eksempel", "mads@example.com", "+4520001714", "Algade 22", "4000", "Roskilde", "DK", "99990000011714"
)
SANNE = Person(
    "Sanne Voorbeeld",
    "sanne@example.com",
    "+31600001715",
    "Prinsengracht 4",
    "1015 DV",
    "Amsterdam",
    "NL",
    "EXMP0000011715",
)
JORIS = Person(
    "Joris Proef", "joris@example.com", "+31600001716", "Oudegracht 88", "3511 AV", "Utrecht", "NL", "EXMP0000011716"
)
LEHMANN = Person(
    "Jens Lehmann",
    "buero@lehmann-tontechnik.example",
    "+4915100001717",
    "Osterstraße 60",
    "20259",
    "Hamburg",
    "DE",
    "999900000000011717",
    company="Lehmann Tontechnik GmbH",
)
CHLOE = Person(
    "Chloé Exemple",
    "chloe@example.com",
    "+33639980018",
    "5 rue Saint-Malo",
    "35000",
    "Rennes",
    "FR",
    "99999000010000000117186",
)
OLIVER = Person(
    "Oliver Sample",
    "oliver@example.com",
    "+447700900119",
    "7 Park Row",
    "BS1 5LJ",
    "Bristol",
    "GB",
    "EXMP99999900011719",
)
KARIN = Person(
    "Karin Beispiel",
    "karin@example.com",
    "+4915100001720",
    "Lange Reihe 14",
    "20099",
    "Hamburg",
    "DE",
    "999900000000011720",
)
LUCIA = Person(
    "Lucía Ejemplo",
    "lucia@example.com",
    "+34600001721",
    "Calle Feria 30",
    "41003",
    "Sevilla",
    "ES",
    "99990001480000011721",
)
AINO = Person(
    "Aino Esimerkki",
    "aino@example.com",
    "+358401234567",
    "Esimerkkikatu 1",
    "00100",
    "Helsinki",
    "FI",
    "12345600000785",
)
VEIKKO = Person(
    "Veikko Malli", "veikko@example.com", "+358401234568", "Rantatie 6", "33100", "Tampere", "FI", "12345600007228"
)
HILKKA = Person(
    "Hilkka Näyte", "hilkka@example.com", "+358401234569", "Koulukatu 12", "90100", "Oulu", "FI", "12345600007236"
)
TUULA = Person(
    "Tuula Esimerkki", "tuula@example.com", "+358401234570", "Mäkitie 3", "20100", "Turku", "FI", "12345600007301"
)
ASTRID = Person(
    "Astrid Exempel",
    "astrid@example.com",
    "+46701740625",
    "Storgatan 31",
    "753 31",
    "Uppsala",
    "SE",
    "99990000000000001725",
)
NILS = Person(
    "Nils Modell", "nils@example.com", "+46701740626", "Kyrkogatan 5", "222 22", "Lund", "SE", "99990000000000001726"
)
EBBA = Person(
    "Ebba Prov", "ebba@example.com", "+46701740627", "Skolgatan 2", "903 22", "Umeå", "SE", "99990000000000001727"
)
