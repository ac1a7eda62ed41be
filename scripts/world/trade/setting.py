"""How one shop's system sets its lines: capitals, accents, article numbers.

Such things are habits: all lines of a shop look alike, whatever is bought.
"""

from __future__ import annotations

from world.chance import Chance, Stock
from world.trade.dealers import filled, without_marks

GTIN_PRINTED = 0.2
"""How often a line shows a GTIN; chosen."""
REFERENCES = Stock(("#####", "######", "##-####", "1######"), ("#######", "###-###", "#####-##", "A#####"))
"""Article numbers; # is a digit."""


def habits_of(chance: Chance, shop: str) -> Chance:
    """Where a shop's habits are drawn from; without a shop, one of chance's own, the same for all it draws."""
    return Chance.of(chance.seed, chance.split, f"shops/{shop}/goods" if shop else f"{chance.path}/goods")


def set_in(habits: Chance, text: str) -> str:
    """As this shop's system prints it."""
    manner = habits.child("setting").within(0, 1)
    if manner < 0.6:
        return text
    return text.upper() if manner < 0.85 else without_marks(text).upper()


def article_number(chance: Chance, habits: Chance) -> str:
    """An article number of the form that the shop uses."""
    return filled(chance, habits.child("reference").pick(REFERENCES))
