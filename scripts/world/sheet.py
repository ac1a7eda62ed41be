"""What is handed on: a drawn thing with its marks, and the file made of it.

Whatever draws says of each value where it stands (`Mark`): role, text as printed, box. The roles are the truth's names of
fields, so the truth of a drawn thing is what its marks say is printed, and nothing else (`trade.facts`). Cameras, hands
and forgers move, cover and change marks; nobody has to guess afterwards what could still be read.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
"""Height x width x 3, red green blue."""
Place = tuple[float, float, float, float]
"""Left, top, right, bottom; on a sheet in pixels."""
Truth = dict[str, Any]
"""As ``truth/1`` (CONTRACT: Truth)."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A value's ink on a sheet."""

    role: str
    """The truth's name of the field (``total``, ``items.0.price``), ``barcode.0``, or another word for what is no
    field (``title``, ``policy``): forgers and thumbs may want it too. Several marks of one role are parts of one value; what is printed once more
    (the shop's name at the foot, the total on the slip) bears ``.again`` behind its role and is no part."""
    text: str
    """The value as printed, without its caption; of a barcode what it encodes."""
    box: Place


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printed page or thing, seen from straight above, without any damage."""

    pixels: Pixels
    lines: tuple[str, ...] = ()
    """What is printed, cell by cell, in reading order."""
    marks: tuple[Mark, ...] = ()
    paper: str = "thermal"
    """What it lies like: ``thermal`` rolls and curls, ``a4`` folds, ``label`` sits on a box, ``plate`` on a thing, ``screen`` shines."""

    def places(self, role: str) -> tuple[Place, ...]:
        """Where the parts of the value `role` stand."""
        return tuple(mark.box for mark in self.marks if mark.role == role)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A document before anything happened to it."""

    kind: str
    """As CONTRACT names kinds; also ``other``."""
    sheets: tuple[Sheet, ...]
    truth: Truth
    """Complete ``truth/1`` of the undamaged thing."""
    pdf: bytes | None = None
    """The file itself where the thing was born as one; its pages look like `sheets`."""

    def __post_init__(self) -> None:
        """A thing has at least one side."""
        if not self.sheets:
            raise ValueError("a drawn document has at least one sheet")


@dataclass(frozen=True, slots=True)
class Made:
    """One file and what is known about it."""

    name: str
    data: bytes
    truth: Truth
    kind: str

    def called(self, stem: str) -> Made:
        """The same file under another name; its ending stays."""
        return replace(self, name=f"{stem}.{self.name.rpartition('.')[2]}")

    def told(self, **known: object) -> Made:
        """The same file with more known about it."""
        return replace(self, truth={**self.truth, **known})


class UnfitError(Exception):
    """What is asked for cannot be shown or done on this paper: another shop's may."""


def written(content: dict[str, Any]) -> bytes:
    """`content` as a person likes to read it: JSON, letters as they are."""
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
