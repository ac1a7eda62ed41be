"""Bank accounts of every country, with the national check digits where there are any.

The IBAN registry (ISO 13616, SWIFT) gives each country's structure. Bank codes are ones that no bank has, where the
country's scheme leaves room for them (EXMP, 9999).

>>> from world.chance import Chance
>>> make_account(Chance.of(7, "tune"), "AU").iban is None
True
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from world.chance import Chance
from world.trade.numbers import broken_iban, drawn, iban, luhn, mod_11, weighted


@dataclass(frozen=True, slots=True)
class Account:
    """A bank account as a form asks for it."""

    country: str
    iban: str | None
    """None in Australia, which has none."""
    bsb: str = ""
    """Australia: bank, state, branch."""
    number: str = ""
    """Australia: the account at that branch."""

    def entries(self, *, wrong: bool = False) -> dict[str, Any]:
        """What the form holds of it, holder aside; `wrong`: mistyped, so that the checksum tells."""
        if self.iban is None:
            return {"bsb": self.bsb, "account_number": self.number}
        return {"iban": broken_iban(self.iban) if wrong else self.iban}


def make_account(chance: Chance, country: str) -> Account:
    """An account in `country`."""
    if country == "AU":
        return Account("AU", None, f"{chance.whole(980, 999)}-{chance.whole(0, 999):03d}", chance.digits(9))
    return Account(country, iban(country, _NATIONAL[country](chance)))


def _norwegian(chance: Chance) -> str:
    return drawn(chance, "8601", 10, lambda stem: mod_11(stem, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)))


def _belgian(chance: Chance) -> str:
    """Modulo 97 of the first ten digits; nought is written 97."""
    return drawn(chance, "999", 10, lambda stem: f"{int(stem) % 97 or 97:02d}")


def _french(chance: Chance) -> str:
    """Clé RIB: bank, branch and account weighted 89, 15 and 3, taken from 97."""
    branch, account = f"{chance.whole(1, 99999):05d}", chance.digits(11)
    return f"99999{branch}{account}{97 - (89 * 99999 + 15 * int(branch) + 3 * int(account)) % 97:02d}"


def _spanish(chance: Chance) -> str:
    """Código cuenta cliente: one digit over bank and branch, one over the account, each modulo 11."""
    head, account = f"9999{chance.whole(1, 9999):04d}", chance.digits(10)
    weights = (1, 2, 4, 8, 5, 10, 9, 7, 3, 6)
    checks = (11 - weighted(part, weights) % 11 for part in (f"00{head}", account))
    return head + "".join({10: "1", 11: "0"}.get(check, str(check)) for check in checks) + account


_ODD = (1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23)
"""Values of the digits 0 to 9 (and the letters) at odd places of an Italian account (ABI, "coordinate bancarie")."""


def _italian(chance: Chance) -> str:
    """CIN letter, ABI, CAB, account."""
    body = f"99999{chance.whole(1000, 99999):05d}{chance.digits(12)}"
    total = sum(int(digit) if place % 2 else _ODD[int(digit)] for place, digit in enumerate(body))
    return f"{chr(ord('A') + total % 26)}{body}"


_NATIONAL: dict[str, Callable[[Chance], str]] = {
    "RO": lambda chance: f"EXMP{chance.digits(16)}",
    "FI": lambda chance: drawn(chance, "123456", 13, luhn),
    "SE": lambda chance: f"999{chance.digits(9).zfill(17)}",
    "NO": _norwegian,
    "DK": lambda chance: f"9999{chance.digits(10)}",
    "DE": lambda chance: f"99990000{chance.digits(10)}",
    "FR": _french,
    "IT": _italian,
    "ES": _spanish,
    "NL": lambda chance: f"EXMP{chance.digits(9).zfill(10)}",
    "GB": lambda chance: f"EXMP9999{chance.digits(10)}",
    "IE": lambda chance: f"EXMP9999{chance.digits(10)}",
    "AT": lambda chance: f"99999{chance.digits(11)}",
    "BE": _belgian,
    "CH": lambda chance: f"99999{chance.digits(9).zfill(12)}",
}
"""The account number inside the IBAN."""
