"""Check digits: the arithmetic behind GTINs, business numbers, VAT IDs, accounts, IMEIs.

A number is a stem and a check that only one ending passes; a wrong one, for the traps, is the same stem with another
ending. The rules are public: GTIN (GS1 General Specifications, 7.9), Luhn (ISO/IEC 7812-1, annex B), modulo 11,10 and 97
(ISO 7064), IBAN (ISO 13616), IMEI (3GPP TS 23.003, annex B), and each register's own, as the European Commission lists
them for VIES. python-stdnum, which the program itself uses, checks all of them in the tests; nothing is taken from it here.

GTINs begin with 952, which GS1 keeps for demonstrations and examples: no product bears one.

>>> gtin("590123412345"), iban("FI", "12345600000785"), luhn("5590417019"[:-1])
('5901234123457', 'FI2112345600000785', '9')
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from world.chance import Chance


def weighted(digits: str, weights: Sequence[int]) -> int:
    """The sum of `digits`, each times its weight."""
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True))


def luhn(stem: str) -> str:
    """The digit that makes `stem` pass the Luhn check: every second digit doubled, from the right."""
    doubled = (int(digit) * (1 if place % 2 else 2) for place, digit in enumerate(reversed(stem)))
    return str(-sum(value // 10 + value % 10 for value in doubled) % 10)


def gtin(stem: str) -> str:
    """`stem` (7, 11, 12 or 13 digits) with its check digit: weights 3 and 1 from the right."""
    total = sum(int(digit) * (1 if place % 2 else 3) for place, digit in enumerate(reversed(stem)))
    return stem + str(-total % 10)


def made_gtin(number: int) -> str:
    """The `number`-th demonstration GTIN."""
    return gtin(f"952{number:09d}")


def mod_11_10(stem: str) -> str:
    """The check digit of ISO 7064 modulo 11,10, as German VAT IDs have it."""
    carry = 10
    for digit in stem:
        total = (int(digit) + carry) % 10 or 10
        carry = total * 2 % 11
    return str((11 - carry) % 10)


def iban(country: str, account: str) -> str:
    """The IBAN of a national account number, check digits computed."""
    digits = "".join(str(int(glyph, 36)) for glyph in account + country + "00")
    return f"{country}{98 - int(digits) % 97:02d}{account}"


def broken_iban(right: str) -> str:
    """`right` with two neighbouring digits exchanged, the last ones that differ: what a tired hand types."""
    place = next(place for place in range(len(right) - 2, 3, -1) if right[place] != right[place + 1])
    return right[:place] + right[place + 1] + right[place] + right[place + 2 :]


def imei(chance: Chance) -> str:
    """An IMEI: type allocation code of the test range 00, serial, Luhn digit."""
    stem = f"00{chance.digits(12)}"
    return stem + luhn(stem)


def mac(chance: Chance, *, joint: str = ":") -> str:
    """A MAC address of the locally administered kind (second hex digit 2, 6, A or E): no maker's."""
    octets = [f"{chance.pick('0123456789ABCDEF')}{chance.pick('26AE')}"]
    octets += [f"{chance.whole(0, 255):02X}" for _ in range(5)]
    return joint.join(octets)


def mod_11(stem: str, weights: Sequence[int]) -> str | None:
    """The digit that brings the weighted sum to a multiple of eleven; None where that would be ten."""
    check = -weighted(stem, weights) % 11
    return None if check == 10 else str(check)


def drawn(chance: Chance, first: str, length: int, check: Callable[[str], str | None]) -> str:
    """A number of `length` digits before its check: `first`, chance digits, and what `check` makes of them.

    Stems whose check would be no digit are never given out by any register: another one is drawn.
    """
    while True:
        stem = first + "".join(str(chance.whole(0, 9)) for _ in range(length - len(first)))
        ending = check(stem)
        if ending is not None:
            return stem + ending
