"""Typefaces, from Debian packages: nobody who only runs the tests needs them, for what they draw is committed.

``apt install fonts-dejavu-core fonts-liberation2 fonts-hack fonts-inconsolata fonts-lato fonts-roboto-unhinted``
"""

from __future__ import annotations

from pathlib import Path

_ROOT = Path("/usr/share/fonts/truetype")
_REGULAR = {
    "DejaVuSansMono": "dejavu/DejaVuSansMono.ttf",
    "DejaVuSans": "dejavu/DejaVuSans.ttf",
    "LiberationMono-Regular": "liberation2/LiberationMono-Regular.ttf",
    "LiberationSans-Regular": "liberation2/LiberationSans-Regular.ttf",
    "LiberationSerif-Regular": "liberation2/LiberationSerif-Regular.ttf",
    "Hack-Regular": "hack/Hack-Regular.ttf",
    "Inconsolata": "inconsolata/Inconsolata.otf",
    "Lato-Regular": "lato/Lato-Regular.ttf",
    "RobotoCondensed-Regular": "roboto/unhinted/RobotoCondensed-Regular.ttf",
}
_BOLD = {
    "DejaVuSansMono": "dejavu/DejaVuSansMono-Bold.ttf",
    "DejaVuSans": "dejavu/DejaVuSans-Bold.ttf",
    "LiberationMono-Regular": "liberation2/LiberationMono-Bold.ttf",
    "LiberationSans-Regular": "liberation2/LiberationSans-Bold.ttf",
    "LiberationSerif-Regular": "liberation2/LiberationSerif-Bold.ttf",
    "Hack-Regular": "hack/Hack-Bold.ttf",
    "Lato-Regular": "lato/Lato-Bold.ttf",
    "RobotoCondensed-Regular": "roboto/unhinted/RobotoCondensed-Bold.ttf",
}


def font_path(name: str, *, bold: bool = False) -> str:
    """The file of the typeface; its regular cut where no bold one is packaged."""
    return str(_ROOT / (_BOLD.get(name, _REGULAR[name]) if bold else _REGULAR[name]))


def fonts_are_here() -> bool:
    """Whether everything can be drawn on this machine."""
    return all((_ROOT / path).exists() for path in (*_REGULAR.values(), *_BOLD.values()))
