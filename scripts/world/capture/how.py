"""How a document is captured: the device, what happens to the paper and the picture, and the file.

A `Damage` has a kind and a severity: 0 is not seen, 1 is what most people would take the picture again for. What
severity 1 means in physical numbers stands once, in `scale`. Kinds are split, so that a `held` world is damaged in
ways that a `tune` world never shows; each part has some of geometry, light, lens, dirt and file. What every photograph
has a little of (perspective, noise, one JPEG) is in both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from world.chance import Stock

Device = Literal["phone", "scanner", "screen-photo", "screenshot", "file"]
Encoding = Literal["jpeg", "png", "webp", "tiff", "heic", "pdf"]
Colour = Literal["colour", "grey", "bitonal"]
Group = Literal["geometry", "light", "lens", "dirt", "file"]

GROUPS: dict[str, Group] = {
    "perspective": "geometry",
    "rotation": "geometry",
    "curl": "geometry",
    "crease": "geometry",
    "crumple": "geometry",
    "barrel": "geometry",
    "cut": "geometry",
    "tear": "geometry",
    "shadow": "light",
    "glare": "light",
    "dark": "light",
    "gradient": "light",
    "cast": "light",
    "bright": "light",
    "focus": "lens",
    "motion": "lens",
    "noise": "lens",
    "haze": "lens",
    "moire": "lens",
    "thumb": "dirt",
    "stain": "dirt",
    "fade": "dirt",
    "pen": "dirt",
    "staple": "dirt",
    "smudge": "dirt",
    "highlighter": "dirt",
    "stamp": "dirt",
    "dust": "dirt",
    "wet": "dirt",
    "jpeg": "file",
    "generations": "file",
    "low-resolution": "file",
    "messenger": "file",
    "bitonal": "file",
}
"""Every kind of damage and what it belongs to."""

BASE_KINDS = ("perspective", "noise", "jpeg")
"""What every photograph has a little of: in both splits."""

KINDS = Stock(
    tune=("rotation", "curl", "crease", "cut", "shadow", "glare", "dark", "focus", "haze", "thumb", "stain", "fade",
          "pen", "staple", "generations", "low-resolution"),
    held=("crumple", "barrel", "tear", "gradient", "cast", "bright", "motion", "moire", "smudge", "highlighter",
          "stamp", "dust", "wet", "messenger", "bitonal"),
)  # fmt: skip
"""What `choose.any_capture` draws from; `camera.capture` takes any kind."""

LOCAL_KINDS = frozenset(
    {"crease", "cut", "tear", "shadow", "glare", "thumb", "stain", "pen", "smudge", "highlighter", "stamp", "wet"}
)
"""Kinds that may be put over one value."""

CAPTURES: dict[Device, str] = {
    "phone": "photo",
    "screen-photo": "photo",
    "scanner": "scan",
    "screenshot": "screenshot",
    "file": "digital_pdf",
}
"""What the truth calls a device's work."""


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing that happened to the paper, the picture or the file."""

    kind: str
    severity: float
    role: str | None = None
    """The value it is put over, on whichever sheet that stands; None: wherever it falls."""

    def __post_init__(self) -> None:
        """Refuses what the scale does not know."""
        if self.kind not in GROUPS:
            raise ValueError(f"no damage is called {self.kind!r}: {', '.join(GROUPS)}")
        if not 0 <= self.severity <= 1:
            raise ValueError(f"severity of {self.kind} is 0 to 1, not {self.severity}")
        if self.role is not None and self.kind not in LOCAL_KINDS:
            raise ValueError(f"{self.kind} cannot be put over one value; these can: {', '.join(sorted(LOCAL_KINDS))}")


@dataclass(frozen=True, slots=True)
class Capture:
    """How a document becomes a file."""

    device: Device = "phone"
    damages: tuple[Damage, ...] = ()
    encoding: Encoding | None = None
    """None: PNG of a screenshot, the document's own PDF of a file, otherwise JPEG of one page and PDF of several."""
    long_side_px: int = 2000
    """Of the picture of a phone, as near as the sheet's own sharpness allows; a scanner goes by `dpi`, a screenshot is as wide as its screen."""
    dpi: int = 200
    colour: Colour = "colour"
    """``bitonal`` is a fax or a scanner's black and white."""
    turn: int = 0
    """Degrees clockwise by which the content lies in the picture: fed sideways, or photographed without a camera tag."""
    orientation: int = 1
    """The camera's tag (EXIF 0x0112), 1 to 8: the pixels lie so that the tag undoes it."""
    behind: str | None = None
    """What the sheet lies on, of `tables.SURFACES`; None: any; ``hand``: it is held."""

    def __post_init__(self) -> None:
        """Refuses what no device makes."""
        if self.turn not in (0, 90, 180, 270):
            raise ValueError(f"a turn is a quarter: 0, 90, 180, 270, not {self.turn}")
        if self.orientation not in range(1, 9):
            raise ValueError(f"EXIF orientation is 1 to 8, not {self.orientation}")

    def severity(self, kind: str) -> float:
        """The strongest damage of `kind`, 0 where there is none."""
        return max((one.severity for one in self.damages if one.kind == kind), default=0.0)
