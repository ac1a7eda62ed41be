"""The makes of packaging labels: trees of blocks, with what they are printed on and by.

Both parts of the world have labels of cameras, speakers and computers, carriers' labels, print on the box itself, codes on their
side, and a dealer's price where it does not belong.
"""

from __future__ import annotations

from world.chance import Stock
from world.press.label.held import HELD
from world.press.label.make import Layout
from world.press.label.tune import TUNE

__all__ = ["LAYOUTS", "Layout"]

LAYOUTS: Stock[Layout] = Stock(tune=TUNE, held=HELD)
"""Every make, both parts."""
