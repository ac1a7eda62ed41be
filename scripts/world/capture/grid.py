"""One document under each kind of damage, ever worse: what a curve of reading against damage is drawn from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from world.capture.camera import capture
from world.capture.how import BASE_KINDS, Capture, Damage
from world.chance import Chance
from world.sheet import Drawn, Made

LEAST = 0.05
"""Severity of what every photograph has a little of."""


def grid(
    drawn: Drawn, kinds: Sequence[str], severities: Sequence[float], chance: Chance, *, long_side_px: int = 2000
) -> Iterator[Made]:
    """`drawn` photographed under each of `kinds` at each of `severities`, named ``kind-severity``.

    Along one kind only the severity changes: table, light, stain and thumb stay where they are.
    """
    for kind in kinds:
        for severity in severities:
            base = tuple(Damage(one, LEAST) for one in BASE_KINDS if one != kind)
            how = Capture("phone", (Damage(kind, severity), *base), long_side_px=long_side_px)
            yield capture(f"{kind}-{severity:.2f}", drawn, how, chance.child(kind))
