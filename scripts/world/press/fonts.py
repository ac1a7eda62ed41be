"""Typefaces, from Debian packages: what tills, printers and logos print with.

Every package stands in Debian 12 and 13 and in Ubuntu 24.04. Nobody who only uses the product needs them. Versions put a file into another folder or give it another ending, so a file is found by its stem.

A typeface belongs to one part of the world alone, and so do all its relatives (Hack comes from DejaVu, Carlito from Lato):
letters seen in `tune` are never seen in `held`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from PIL import ImageFont

from world.chance import Chance, Stock

Look = Literal["mono", "bitmap", "ocr", "typewriter", "sans", "condensed", "serif", "display"]
"""``display`` faces are for names alone: old-style figures, in which 1 looks like I and 0 like o, or letters too fine."""

PACKAGES = tuple((Path(__file__).parents[1] / "packages.txt").read_text().split())
"""What `scripts/setup --dev` installs for drawing; about 26 MB."""

ALPHABETS = {
    "ro": "ăâîșțĂÂÎȘȚ", "fi": "åäöÅÄÖ", "sv": "åäöéÅÄÖÉ", "no": "æøåéÆØÅ", "da": "æøåéÆØÅ", "de": "äöüßÄÖÜ€",
    "fr": "àâçèéêëîïôùûœÀÂÇÈÉÊËÎÏÔÙÛ°€", "it": "àèéìòùÀÈÉÌÒÙ€", "es": "áéíóúñüÁÉÍÓÚÑÜ¿¡€", "nl": "éëïóöüÉËÏÓÖÜ€",
    "en": "é£€",
}  # fmt: skip
"""Beyond ASCII, what papers in a language need."""


@dataclass(frozen=True, slots=True)
class Typeface:
    """One family's regular and bold cut."""

    name: str
    look: Look
    regular: str
    """Stem of its file."""
    bold: str = ""
    """Stem of its bold file; empty: none is packaged."""
    lacks: str = ""
    """Letters of our alphabets that it has not."""
    is_truetype: bool = True
    """With TrueType outlines, the kind that reportlab can put into a PDF."""

    def writes(self, language: str) -> bool:
        """Whether it has every letter that papers in `language` need."""
        return not set(ALPHABETS[language]) & set(self.lacks)

    def has(self, text: str) -> bool:
        """Whether it has every letter of `text`, as far as that is known."""
        return not set(text) & set(self.lacks)


_ROMANIAN = "șțȘȚ"
_NEW = "–’“”•×"
"""Signs that some of the faces have not, and that names and remarks may hold."""

TYPEFACES: Stock[Typeface] = Stock(
    tune=(
        Typeface("DejaVu Sans Mono", "mono", "DejaVuSansMono", "DejaVuSansMono-Bold"),
        Typeface("Hack", "mono", "Hack-Regular", "Hack-Bold"),
        Typeface("Inconsolata", "mono", "Inconsolata", "", _ROMANIAN + "–", is_truetype=False),
        Typeface("JetBrains Mono", "mono", "JetBrainsMono-Regular", "JetBrainsMono-Bold"),
        Typeface("League Mono", "mono", "LeagueMono-NarrowRegular", "LeagueMono-NarrowBold", is_truetype=False),
        Typeface("mononoki", "mono", "mononoki-Regular", "mononoki-Bold", _ROMANIAN),
        Typeface("Monoid", "mono", "Monoid-Regular", "Monoid-Bold"),
        Typeface("Unifont", "bitmap", "unifont", is_truetype=False),
        Typeface("OCR-B", "ocr", "OCRB", "", "ăâîșțĂÂÎȘȚåÅéàñçÉÈÀÑÇèêëïôùûìòáíóúÊËÏÔÙÛÌÒÁÍÓÚ°€£–", is_truetype=False),
        Typeface("Lato", "sans", "Lato-Regular", "Lato-Bold"),
        Typeface("Carlito", "sans", "Carlito-Regular", "Carlito-Bold"),
        Typeface("DejaVu Sans", "sans", "DejaVuSans", "DejaVuSans-Bold"),
        Typeface("Roboto", "sans", "Roboto-Regular", "Roboto-Bold"),
        Typeface("Karla", "sans", "Karla-Regular", "Karla-Bold", is_truetype=False),
        Typeface("DejaVu Sans Condensed", "condensed", "DejaVuSansCondensed", "DejaVuSansCondensed-Bold"),
        Typeface("Roboto Condensed", "condensed", "RobotoCondensed-Regular", "RobotoCondensed-Bold"),
        Typeface("DejaVu Serif", "serif", "DejaVuSerif", "DejaVuSerif-Bold"),
        Typeface("Caladea", "serif", "Caladea-Regular", "Caladea-Bold"),
        Typeface("DejaVu Serif Condensed", "serif", "DejaVuSerifCondensed", "DejaVuSerifCondensed-Bold"),
        Typeface("EB Garamond", "display", "EBGaramond12-Regular", "", is_truetype=False),
        Typeface("Jura", "display", "Jura-Bold", is_truetype=False),
    ),
    held=(
        Typeface("Liberation Mono", "mono", "LiberationMono-Regular", "LiberationMono-Bold"),
        Typeface("Fira Code", "mono", "FiraCode-Regular", "FiraCode-Bold"),
        Typeface("Noto Sans Mono", "mono", "NotoSansMono-Regular", "NotoSansMono-Bold"),
        Typeface("Anonymous Pro", "mono", "Anonymous Pro", "Anonymous Pro B"),
        Typeface("Fantasque Sans Mono", "mono", "FantasqueSansMono-Regular", "FantasqueSansMono-Bold"),
        Typeface("Agave", "mono", "agave-r-autohinted"),
        Typeface("FreeMono", "typewriter", "FreeMono", "FreeMonoBold"),
        Typeface("Courier Prime", "typewriter", "Courier Prime", "Courier Prime Bold", is_truetype=False),
        Typeface("Terminus", "bitmap", "terminus-normal", "terminus-bold", is_truetype=False),
        Typeface("Liberation Sans", "sans", "LiberationSans-Regular", "LiberationSans-Bold"),
        Typeface("Open Sans", "sans", "OpenSans-Regular", "OpenSans-Bold"),
        Typeface("FreeSans", "sans", "FreeSans", "FreeSansBold"),
        Typeface("Dosis", "sans", "Dosis-Medium", "Dosis-Bold", "țȚ", is_truetype=False),
        Typeface("Play", "sans", "Play-Regular", "Play-Bold"),
        Typeface("Yanone Kaffeesatz", "condensed", "YanoneKaffeesatz-Regular", "YanoneKaffeesatz-Bold", is_truetype=False),
        Typeface("Liberation Serif", "serif", "LiberationSerif-Regular", "LiberationSerif-Bold"),
        Typeface("FreeSerif", "serif", "FreeSerif", "FreeSerifBold"),
        Typeface("Vollkorn", "display", "Vollkorn-Regular", "Vollkorn-Bold"),
        Typeface("Quicksand", "display", "Quicksand-Bold"),
    ),
)  # fmt: skip

ROOTS = (Path("/usr/share/fonts"), Path("/usr/share/texmf/fonts"))
"""Where Debian packages put them."""
ENDINGS = (".ttf", ".otf", ".otb")
"""The best first: TrueType files carry the hints that small sizes need."""


def typeface(chance: Chance, *looks: Look, language: str = "", letters: str = "", truetype: bool = False) -> Typeface:
    """A typeface of this split with one of `looks` (none: any) that has what `language` and `letters` need;
    with `truetype` one that a PDF can carry.
    """
    fit = [
        face
        for face in TYPEFACES.of(chance.split)
        if (not looks or face.look in looks)
        and (face.is_truetype or not truetype)
        and (not language or face.writes(language))
        and face.has(letters)
    ]
    return chance.pick(fit)


def font_path(face: Typeface, *, bold: bool = False) -> str:
    """The file of the typeface; its regular cut where no bold one is packaged."""
    stem = face.bold if bold and face.bold else face.regular
    path = _files().get(stem)
    if path is None:
        raise FileNotFoundError(f"no file of the typeface {face.name} ({stem}) here. {remedy()}")
    return path


@cache
def loaded(path: str, size: int) -> ImageFont.FreeTypeFont:
    """The font at `path`, `size` pixels high."""
    return ImageFont.truetype(path, size)


def fonts_are_here() -> bool:
    """Whether everything can be drawn on this machine."""
    return all(stem in _files() for face in TYPEFACES.all for stem in (face.regular, face.bold) if stem)


def remedy() -> str:
    """What to do where a typeface is missing."""
    return f"Run scripts/setup --dev, or install the packages: apt-get install {' '.join(PACKAGES)}"


@cache
def _files() -> dict[str, str]:
    """Every font file by its stem; of several, the best ending, and of these the last folder (the newest by name)."""
    found = [path for root in ROOTS for path in sorted(root.rglob("*")) if path.suffix in ENDINGS]
    found.sort(key=lambda path: ENDINGS.index(path.suffix), reverse=True)
    return {path.stem: str(path) for path in found}
