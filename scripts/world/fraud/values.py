"""Which other value a forger prints, or had before him: a higher price, a day in time.

Digits keep their places, so that what is exchanged are single glyphs. Amounts change in their leading digits; dates in
the numbers of their day, month or year, as far as it is plain from the print which number is which.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import permutations

from world.chance import Chance

NEAR_DAYS = 200
"""How far a forged date lies from the true one, at most; chosen: campaigns run for some months."""


def other_amount(text: str, chance: Chance, *, higher: bool) -> str | None:
    """`text` with one of its leading digits exchanged, so that the amount is higher, or lower; None where it cannot be."""
    places = [place for place, letter in enumerate(text) if letter.isdigit()]
    for leading in (places[:-2][:2], places[2:]):
        ways = [
            text[:place] + digit + text[place + 1 :]
            for place in leading
            for digit in "0123456789"
            if digit != text[place] and (digit > text[place]) is higher and (digit != "0" or place != places[0])
        ]
        if ways:
            return chance.pick(ways)
    return None


def other_digits(text: str, chance: Chance, *, count: int) -> str | None:
    """`text` with `count` of its last digits exchanged, as one changes a serial number; None where it has none."""
    places = [place for place, letter in enumerate(text) if letter.isdigit()][-6:]
    letters = list(text)
    for place in chance.sample(places, count):
        letters[place] = chance.pick([digit for digit in "0123456789" if digit != letters[place]])
    return "".join(letters) if places else None


def other_date(text: str, day: dt.date, chance: Chance, *, within: int = NEAR_DAYS) -> tuple[str, dt.date] | None:
    """Another day near `day`, written as `text` writes `day`, no digit more or less; None where that is not plain."""
    ways = sorted(
        {(said, other) for said, other in other_days(text, day) if 0 < abs((other - day).days) <= within},
    )
    return chance.pick(ways) if ways else None


def other_days(text: str, day: dt.date) -> Iterator[tuple[str, dt.date]]:
    """Days that differ from `day` in one number, each as `text` would write it."""
    numbers = list(re.finditer(r"\d+", text))
    for part, number in _certain(numbers, day).items():
        for value in (
            range(1, 32) if part == "day" else range(1, 13) if part == "month" else (day.year - 1, day.year + 1)
        ):
            digits = f"{value:0{len(number.group())}d}"[-len(number.group()) :]
            if part != "year" and int(digits) != value:
                continue
            try:
                other = day.replace(**{part: value})
            except ValueError:
                continue
            yield text[: number.start()] + digits + text[number.end() :], other


def _certain(numbers: list[re.Match[str]], day: dt.date) -> dict[str, re.Match[str]]:
    """Day, month and year among `numbers`, each where all ways to read them agree."""
    ways = [way for way in permutations(numbers, min(3, len(numbers))) if _reads(way, day)]
    parts = ("day", "month", "year") if len(numbers) > 2 else ("day", "year")
    found = {}
    for place, part in enumerate(parts):
        of_part = {way[place].start() for way in ways if place < len(way)}
        if len(of_part) == 1:
            found[part] = ways[0][place]
    return found


def _reads(way: tuple[re.Match[str], ...], day: dt.date) -> bool:
    """Whether the numbers are day, month and year (or, where the month is a word, day and year)."""
    said = [int(one.group()) for one in way]
    year = {day.year, day.year % 100}
    if len(said) == 3:
        return said[0] == day.day and said[1] == day.month and said[2] in year
    return len(said) == 2 and said[0] == day.day and said[1] in year


def carried(value: str, was: str, shown: str) -> str | None:
    """`value`, printed as `was`, as it reads where `shown` is printed instead; None where its digits are not those printed.

    >>> carried("1299.00", "1 299,00", "1 599,00")
    '1599.00'
    """
    digits = [letter for letter in shown if letter.isdigit()]
    if [letter for letter in value if letter.isdigit()] != [letter for letter in was if letter.isdigit()]:
        return None
    if len(digits) != sum(letter.isdigit() for letter in value):
        return None
    return "".join(digits.pop(0) if letter.isdigit() else letter for letter in value)
