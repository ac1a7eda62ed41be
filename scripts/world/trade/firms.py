"""Business numbers and VAT IDs of every country, made from chance, with check digits that hold or one that does not.

`firm_number` gives the register's number in bare glyphs; where a country's VAT ID has nothing to do with its register
(Germany, Austria, the Netherlands, Britain, Ireland) it is the VAT ID's body. `vat_id` puts the country's letters and
what else belongs to it around it (Directive 2006/112/EC article 215; ``NO`` … ``MVA``: merverdiavgiftsforskriften
5-1-1; ``CHE``: UIDG), `written` gives it the blanks, hyphens and points of its country.

>>> vat_id("FI", "29030174"), vat_id("SE", "5590417019"), vat_id("NO", "981402014"), vat_id("FR", "831407002")
('FI29030174', 'SE559041701901', 'NO981402014MVA', 'FR72831407002')
>>> written("FI", "29030174"), written("NO", "981402014"), written("BE", "0885463114")
('2903017-4', '981 402 014', '0885.463.114')
"""

from __future__ import annotations

from collections.abc import Callable

from world.chance import Chance
from world.trade.numbers import drawn, luhn, mod_11, mod_11_10, weighted

_DOWN_FROM_8 = (8, 7, 6, 5, 4, 3, 2)
_IRISH = "WABCDEFGHIJKLMNOPQRSTUV"


def _romanian(chance: Chance) -> str:
    """CUI: six to eight digits, weights 7532 1753 2 from the right, ten times modulo 11, ten counts as nought."""
    stem = chance.digits(chance.pick((6, 7, 7, 7)))
    return stem + str(weighted(stem.zfill(9), (7, 5, 3, 2, 1, 7, 5, 3, 2)) * 10 % 11 % 10)


def _dutch(chance: Chance) -> str:
    """RSIN with B01: until 2020 every VAT number was the firm's own tax number."""
    return drawn(chance, "8", 8, _dutch_check) + "B01"


def _dutch_check(stem: str) -> str | None:
    check = weighted(stem, (9, 8, 7, 6, 5, 4, 3, 2)) % 11
    return None if check == 10 else str(check)


def _spanish_check(stem: str) -> str:
    """CIF of a company (A, B): digits at odd places doubled and their digits summed, as Luhn does."""
    return luhn(stem[1:])


def _irish_check(stem: str) -> str:
    return _IRISH[weighted(stem, _DOWN_FROM_8) % 23]


def _british_check(stem: str) -> str:
    return f"{97 - weighted(stem, _DOWN_FROM_8) % 97:02d}"


def _belgian_check(stem: str) -> str:
    return f"{97 - int(stem) % 97:02d}"


def _austrian_check(stem: str) -> str:
    return str((int(luhn(f"{stem}0")) - 4) % 10)


def _italian(chance: Chance) -> str:
    """Partita IVA: seven digits, the province's office 001 to 100, Luhn."""
    stem = f"0{chance.digits(6)}{chance.whole(1, 100):03d}"
    return stem + luhn(stem)


def _australian(chance: Chance) -> str:
    """ABN: two check digits before nine others; all weighted, the first one less one, are a multiple of 89."""
    body = chance.digits(9)
    rest = weighted(body, (3, 5, 7, 9, 11, 13, 15, 17, 19))
    head = next(head for head in range(11, 100) if (10 * (head // 10 - 1) + head % 10 + rest) % 89 == 0)
    return f"{head}{body}"


_MAKERS: dict[str, Callable[[Chance], str]] = {
    "RO": _romanian,
    "FI": lambda chance: drawn(chance, "2", 7, lambda stem: mod_11(stem, (7, 9, 10, 5, 8, 4, 2))),
    "SE": lambda chance: drawn(chance, "559", 9, luhn),
    "NO": lambda chance: drawn(chance, "9", 8, lambda stem: mod_11(stem, (3, 2, 7, 6, 5, 4, 3, 2))),
    "DK": lambda chance: drawn(chance, chance.pick("23"), 7, lambda stem: mod_11(stem, (2, 7, 6, 5, 4, 3, 2))),
    "DE": lambda chance: drawn(chance, chance.pick("123"), 8, mod_11_10),
    "FR": lambda chance: drawn(chance, chance.pick("458"), 8, luhn),
    "IT": _italian,
    "ES": lambda chance: drawn(chance, chance.pick("AB"), 8, _spanish_check),
    "NL": _dutch,
    "GB": lambda chance: drawn(chance, chance.pick("12"), 7, _british_check),
    "IE": lambda chance: drawn(chance, chance.pick("3689"), 7, _irish_check),
    "AT": lambda chance: "U" + drawn(chance, chance.pick("1456"), 7, _austrian_check),
    "BE": lambda chance: drawn(chance, chance.pick(("04", "05", "06", "07")), 8, _belgian_check),
    "CH": lambda chance: drawn(chance, "1", 8, lambda stem: mod_11(stem, (5, 4, 3, 2, 7, 6, 5, 4))),
    "AU": _australian,
}


def firm_number(chance: Chance, country: str, *, broken: bool = False) -> str:
    """A firm's number in `country`, bare; `broken`: its check does not hold, and the country's VAT ID is as wrong."""
    right = _MAKERS[country](chance)
    return _spoiled(chance, country, right) if broken else right


def _spoiled(chance: Chance, country: str, right: str) -> str:
    place = _CHECK_PLACES.get(country, len(right) - 1)
    others = _IRISH if country == "IE" else "0123456789"
    wrong = [right[:place] + glyph + right[place + 1 :] for glyph in others if glyph != right[place]]
    return chance.pick([number for number in wrong if country != "NL" or not _is_new_dutch(number)])


def _is_new_dutch(number: str) -> bool:
    """Whether it would be one of the numbers that sole traders have had since 2020: all of it modulo 97 is one."""
    return int("".join(str(int(glyph, 36)) for glyph in f"NL{number}")) % 97 == 1


_CHECK_PLACES = {"NL": 8, "AU": 1}
"""Where the last check digit stands, if not at the end."""


def vat_id(country: str, number: str) -> str:
    """The VAT ID of the firm with `number`; an Australian business number is its own."""
    if country == "FR":
        return f"FR{(12 + 3 * (int(number) % 97)) % 97:02d}{number}"
    return {"SE": f"SE{number}01", "NO": f"NO{number}MVA", "CH": f"CHE{number}", "AU": number}.get(
        country, f"{country}{number}"
    )


_GROUPS = {
    "SE": ((6, "-"), (4, "")),
    "FI": ((7, "-"), (1, "")),
    "NO": ((3, " "), (3, " "), (3, "")),
    "DK": ((2, " "), (2, " "), (2, " "), (2, "")),
    "DE": ((3, " "), (3, " "), (3, "")),
    "FR": ((3, " "), (3, " "), (3, "")),
    "GB": ((3, " "), (4, " "), (2, "")),
    "BE": ((4, "."), (3, "."), (3, "")),
    "CH": ((3, "."), (3, "."), (3, "")),
    "AU": ((2, " "), (3, " "), (3, " "), (3, "")),
    "ES": ((1, "-"), (8, "")),
    "NL": ((4, "."), (2, "."), (3, "."), (3, "")),
    "AT": ((1, " "), (8, "")),
}


def written(country: str, number: str) -> str:
    """`number` with the blanks, points or hyphens its country writes; as it is where it writes none."""
    text, left = "", number
    for length, joint in _GROUPS.get(country, ()):
        text += left[:length] + joint
        left = left[length:]
    return text + left


def siret(chance: Chance, siren: str) -> str:
    """A shop of the French firm `siren`: five more digits, the last one Luhn's."""
    stem = f"{siren}{chance.whole(1, 60):04d}"
    return stem + luhn(stem)


def registered(country: str, number: str) -> str:
    """The bare business number as verdicts write it: hyphens where they belong to it, blanks and points never."""
    return written(country, number) if country in {"FI", "SE"} else number
