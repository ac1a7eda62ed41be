"""Who sells: invented dealers with numbers that pass their check digits.

A shop's name is a name word and a trade word of its language, its firm's name adds the legal form, or is another one
altogether, as with shops that changed hands. Domains end in ``.example`` (RFC 2606). Numbers are drawn for their check
digits alone; should one belong to a firm, that firm has nothing to do with these documents.

>>> from world.chance import Chance
>>> shop = make_dealer(Chance.of(7, "tune", "shop"), "FI")
>>> shop.country.code, shop.web.endswith(".example")
('FI', True)
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

from world.chance import Chance
from world.trade.countries import Country, country_of, key_of
from world.trade.shop_ids import make_ids
from world.trade.words import common, stock


@dataclass(frozen=True, slots=True)
class Dealer:
    """One shop."""

    brand: str
    legal_name: str
    street: str
    postal_code: str
    town: str
    phone: str
    web: str
    country: Country
    id_lines: tuple[str, ...]
    """The seller's numbers as this shop prints them, caption included, one or two lines."""
    vat_id: str
    """What the field must read of `id_lines`: with the country's prefix; where only a business number is printed, that."""
    registration_id: str
    """The bare business number, whether printed or not."""
    amounts: str
    """Thousands separator, perhaps none, and decimal sign: ``.,`` ``' .'``."""
    dates: str
    """strftime pattern of its papers."""

    @property
    def place(self) -> str:
        """Postal code and town, as printed."""
        return self.country.place(self.postal_code, self.town)

    @property
    def email(self) -> str:
        """The shop's e-mail address."""
        return f"info@{self.web.removeprefix('www.')}"


USUAL = 0.6
"""How often a shop writes amounts and dates in its country's usual way; chosen."""


def make_dealer(
    chance: Chance,
    country: Country | str,
    *,
    foreign: str = "",
    broken_id: bool = False,
    brand: str = "",
    web: str = "",
) -> Dealer:
    """A shop in `country`.

    `foreign` is the country whose business numbers it prints instead of its own; with `broken_id` their check digits do
    not hold; `brand` and `web` name a shop that a campaign's terms speak of (the maker's own, an auction house).
    """
    land = country_of(country)
    letters = _letters(chance.child("letters"), land.language)
    name = brand or letters(_shop_name(chance.child("name"), land.language))
    code, _, town = letters(chance.child("place").pick(stock("towns", key_of(land), "towns"))).partition("|")
    ids = make_ids(chance.child("ids"), country_of(foreign or land), town=town, broken=broken_id)
    habits = chance.child("habits")
    return Dealer(
        brand=name.upper() if habits.happens(0.3) and not brand else name,
        legal_name=letters(_legal_name(chance.child("firm"), name, land)),
        street=letters(make_street(chance.child("street"), key_of(land))),
        postal_code=code,
        town=town.upper() if habits.happens(0.2) else town,
        phone=filled(habits, habits.pick(common("towns", key_of(land), "phones"))),
        web=web or _web(habits, name),
        country=_as_it_does(chance.child("country"), land),
        id_lines=ids.lines,
        vat_id=ids.value,
        registration_id=ids.registered,
        amounts=_habit(habits, land.amounts),
        dates=_habit(habits, land.dates),
    )


ROUNDING_BY_CUSTOM = {"NL", "BE", "IE", "IT"}
"""Where a shop might round cash in 2019 or not: a custom, a guideline, or a rule that few heeded."""


_LETTERED = {
    "DE": "D", "AT": "A", "CH": "CH", "SE": "SE", "FI": "FI", "NO": "NO", "DK": "DK", "BE": "B", "FR": "F", "IT": "I",
}  # fmt: skip
"""What stood before postal codes in letters to other countries: signs of vehicles, and ISO codes in the north."""


def _as_it_does(chance: Chance, land: Country) -> Country:
    """`land` as this shop has it: where rounding is a custom, half of the shops still give cents; some postal codes
    bear their country's letters.
    """
    if land.code in ROUNDING_BY_CUSTOM and chance.happens(0.5):
        land = replace(land, cash_coin=None)
    if land.code in _LETTERED and chance.happens(0.08):
        land = replace(land, place_form=f"{_LETTERED[land.code]}-{land.place_form}")
    return land


_CEDILLAS = str.maketrans("șțȘȚ", "şţŞŢ")
"""Romanian letters as code pages before Unicode 3.0 had them, and many systems still do."""


def _letters(chance: Chance, language: str) -> Callable[[str], str]:
    """How the shop's system writes its language: Romanian ones often without marks, or with the Turkish letters."""
    if language != "ro":
        return str
    ways: tuple[Callable[[str], str], ...] = (str, str, with_cedillas, without_marks)
    return chance.pick(ways)


def with_cedillas(text: str) -> str:
    """`text` with ş and ţ for ș and ț."""
    return text.translate(_CEDILLAS)


def without_marks(text: str) -> str:
    """`text` as a system prints it that knows ASCII letters only; its other signs stay.

    >>> without_marks("Str. Lungă nr. 8, Brașov")
    'Str. Lunga nr. 8, Brasov'
    """
    return "".join(plain(glyph) or glyph for glyph in text)


def _habit(chance: Chance, ways: tuple[str, ...]) -> str:
    return ways[0] if chance.happens(USUAL) else chance.pick(ways)


def _shop_name(chance: Chance, language: str) -> str:
    form = chance.pick(common("firms", language, "forms"))
    name, trade = (chance.pick(stock("firms", language, part)) for part in ("names", "trades"))
    return form.format(name=name, trade=trade)


def _legal_name(chance: Chance, name: str, land: Country) -> str:
    firm = name if chance.happens(0.7) else _shop_name(chance, land.language)
    return chance.pick(common("firms", "legal", key_of(land))).format(name=firm)


def make_street(chance: Chance, key: str) -> str:
    """A street and house number of the country with `key`."""
    return chance.pick(stock("towns", key, "streets")).format(n=chance.whole(1, 140))


def filled(chance: Chance, pattern: str) -> str:
    """`pattern` with a digit for each #."""
    return "".join(str(chance.whole(0, 9)) if glyph == "#" else glyph for glyph in pattern)


def _web(chance: Chance, name: str) -> str:
    words = plain(name.lower().replace("&", " ").replace("'s", "s")).split()
    host = (chance.pick(("", "", "-"))).join(words)
    return f"{chance.pick(('www.', ''))}{host}.example"


_WITHOUT_MARK = str.maketrans({"ø": "o", "æ": "ae", "ß": "ss", "Ø": "O", "Æ": "Ae"})


def plain(text: str) -> str:
    """`text` in ASCII letters, digits and blanks, as web addresses and old tills write it.

    >>> plain("Sønderjyske Følg-Mig, Brașov")
    'Sonderjyske FolgMig Brasov'
    """
    letters = unicodedata.normalize("NFKD", text.translate(_WITHOUT_MARK))
    return "".join(glyph for glyph in letters if glyph.isascii() and (glyph.isalnum() or glyph == " "))
