"""Check digits: GTINs, IBANs and the serial-number forms of the world's products.

GTIN (GS1 General Specifications, 7.9): digits weighted 3 and 1 from the right, the check digit makes the sum a multiple
of ten. IBAN (ISO 13616): letters as numbers, country and check digits moved to the end, modulo 97 is one.

>>> gtin("590123412345"), iban("FI", "12345600000785")
('5901234123457', 'FI2112345600000785')
"""

from __future__ import annotations


def gtin(stem: str) -> str:
    """`stem` (12 digits) with its check digit."""
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(stem)))
    return stem + str(-total % 10)


def iban(country: str, account: str) -> str:
    """The IBAN of a national account number, check digits computed."""
    digits = "".join(str(int(glyph, 36)) for glyph in account + country + "00")
    return f"{country}{98 - int(digits) % 97:02d}{account}"


def broken_iban(right: str) -> str:
    """`right` with its last two digits exchanged: what a tired hand types, and what the checksum is there to catch."""
    if right[-1] == right[-2]:
        raise ValueError(f"exchanging the last two digits of {right} changes nothing")
    return right[:-2] + right[-1] + right[-2]
