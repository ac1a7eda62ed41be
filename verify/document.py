"""What was seen: the small frozen records that travel once pixels have stopped.

Everything here but `Source` and `PageImage` can be stored, sent between machines, replayed and compared. Boxes are
fractions of the *upright* page, origin top left, so that they survive any change of resolution; `Page.turn` and
`Page.skew_degrees` say how the delivered picture was turned to become upright.

A text line is a `Line`; a product line is an `Item` (``receipt.py``). The two words are never exchanged.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import uint8
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Source:
    """Named bytes, as someone sent them."""

    name: str
    """File name as given, for messages and `documents[].path`."""
    data: bytes
    digest: str = field(init=False, default="")
    """SHA-256 of `data`, 64 hexadecimal digits."""

    def __post_init__(self) -> None:
        """Compute the digest once: it names this document everywhere else."""
        object.__setattr__(self, "digest", hashlib.sha256(self.data).hexdigest())


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on an upright page, in fractions of its width and height."""

    left: float
    top: float
    right: float
    bottom: float

    def __post_init__(self) -> None:
        """Refuse boxes that no page can hold; a hair of overshoot is the caller's to clip (`box_on_page`)."""
        if not (0.0 <= self.left <= self.right <= 1.0 and 0.0 <= self.top <= self.bottom <= 1.0):
            message = f"not a box on a page: {self.left}, {self.top}, {self.right}, {self.bottom}"
            raise ValueError(message)

    @property
    def width(self) -> float:
        """Fraction of the page's width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Fraction of the page's height."""
        return self.bottom - self.top

    @property
    def center(self) -> tuple[float, float]:
        """Middle of the box: (x, y)."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def area(self) -> float:
        """Fraction of the page's area."""
        return self.width * self.height


def box_on_page(left: float, top: float, right: float, bottom: float) -> Box:
    """The box clipped to the page, its corners put in order; for engines whose polygons overshoot the edge."""
    x0, x1 = sorted((min(max(left, 0.0), 1.0), min(max(right, 0.0), 1.0)))
    y0, y1 = sorted((min(max(top, 0.0), 1.0), min(max(bottom, 0.0), 1.0)))
    return Box(x0, y0, x1, y1)


def box_around(boxes: tuple[Box, ...]) -> Box:
    """The smallest box that holds all of `boxes` (at least one)."""
    if len(boxes) == 1:
        return boxes[0]
    return Box(
        min([b.left for b in boxes]),
        min([b.top for b in boxes]),
        max([b.right for b in boxes]),
        max([b.bottom for b in boxes]),
    )


def overlap(one: Box, other: Box) -> float:
    """Share of the smaller box that the other covers, 0 to 1."""
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    smaller = min(one.area, other.area)
    return max(width, 0.0) * max(height, 0.0) / smaller if smaller else 0.0


def holds_middle(box: Box, other: Box) -> bool:
    """Whether the middle of another box lies in `box`."""
    x, y = other.center
    return box.left <= x <= box.right and box.top <= y <= box.bottom


@dataclass(frozen=True, slots=True)
class Evidence:
    """The ink that supports a value: where it stands and what is printed there, verbatim."""

    page: int
    """Index into `Document.pages`."""
    box: Box
    text: str


@dataclass(frozen=True, slots=True)
class Region:
    """A place worth a second look, and the role the ink there is thought to play (``purchase_date``, ``total``)."""

    page: int
    box: Box
    role: str


@dataclass(frozen=True, slots=True)
class GlyphDoubt:
    """A character the recogniser was not sure of: judging weighs claimed values against these."""

    index: int
    """Position in the word's text."""
    confidence: float
    other: str
    """The second-likeliest character; empty when it is "nothing stands here"."""
    other_confidence: float


@dataclass(frozen=True, slots=True)
class Word:
    """Characters between two spaces, as one engine read them."""

    text: str
    box: Box
    confidence: float
    """0 to 1, normalised in the engine's adapter."""
    doubts: tuple[GlyphDoubt, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a confidence that is none (NaN fails the comparison too)."""
        if not 0.0 <= self.confidence <= 1.0:
            message = f"not a confidence: {self.confidence}"
            raise ValueError(message)


class _Asked:
    """Room for what a line works out once, when it is first asked: no part of its value, never stored."""

    __slots__ = ("_box", "_text")
    _box: Box
    _text: str


@dataclass(frozen=True, slots=True)
class Line(_Asked):
    """Words on one base line, left to right, close enough to belong together (one cell of a table, say).

    Several lines may share a row: rows are geometry, and `extract` groups them.
    """

    words: tuple[Word, ...]
    source: str = "pixels"
    """Who saw it: ``pixels`` (an OCR engine) or ``layer`` (a PDF's own text that the pixels confirm)."""

    @property
    def text(self) -> str:
        """The words with one space between them."""
        try:
            return self._text
        except AttributeError:
            object.__setattr__(self, "_text", " ".join([word.text for word in self.words]))
            return self._text

    @property
    def box(self) -> Box:
        """The smallest box around all words."""
        try:
            return self._box
        except AttributeError:
            object.__setattr__(self, "_box", box_around(tuple([word.box for word in self.words])))
            return self._box

    @property
    def confidence(self) -> float:
        """That of the least sure word."""
        return min(word.confidence for word in self.words)


@dataclass(frozen=True, slots=True)
class Barcode:
    """A barcode that was located, decoded or not."""

    box: Box
    symbology: str | None = None
    """``EAN13``, ``EAN8``, ``UPCA``, ``UPCE``, ``Code128``, ``Code39``, ``ITF``, ``QRCode``, ``DataMatrix``, ``PDF417`` …; None when undecoded and unknown."""
    text: str | None = None
    """None when it could not be decoded."""
    valid: bool = False
    """The check digit or error correction holds."""
    readers: tuple[str, ...] = ()
    """Names of the readers that agree on `text`."""
    page: int = 0


class LegibilityState(StrEnum):
    """Can this be read?"""

    LEGIBLE = "legible"
    DEGRADED = "degraded"
    ILLEGIBLE = "illegible"


@dataclass(frozen=True, slots=True)
class IllegibleArea:
    """A part of a page that cannot be read, and why."""

    page: int
    box: Box
    cause: str
    """``blur``, ``glare``, ``shadow``, ``dark``, ``bright``, ``small``, ``faint``, ``cut`` or ``hidden``."""


@dataclass(frozen=True, slots=True)
class Legibility:
    """How well a page or document can be read: a score, its state, and the causes that lower it."""

    score: float
    """Estimated share of characters that are read rightly, 0 to 1."""
    state: LegibilityState
    causes: tuple[str, ...] = ()
    areas: tuple[IllegibleArea, ...] = ()
    glyph_height_px: float | None = None
    """Median height of a text line in pixels of the delivered picture; None when no text was found."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A sign that something is not as it seems: advice to a person, never by itself a reason to reject."""

    kind: str
    """``layer-differs``, ``xml-differs``, ``edited-after-issue``, ``arithmetic``, ``screen`` …"""
    strength: float
    """0 to 1: how strongly it points to alteration."""
    message: str
    """English, for the reviewer; no text from the document."""
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What a machine-readable witness says: an e-invoice's XML or a payment QR code. No person sees it, so it can lie."""

    witness: str
    """``factur-x``, ``ubl``, ``cii``, ``epc-qr`` or ``swiss-qr``."""
    field: str
    """The name of the Receipt field it speaks of: ``total``, ``vat_id``, ``purchase_date``, ``retailer`` …"""
    text: str
    """Normalised as in CONTRACT's truth: ISO dates, amounts with a point."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A PDF's electronic signature, shown as evidence; it is not validated here."""

    signer: str
    """Name as the signature states it, perhaps empty."""
    signed_at: str
    """As stated, perhaps empty."""
    covers_whole_file: bool
    """False when bytes were added after signing."""


class LayerState(StrEnum):
    """What a PDF's own text is worth, judged against the rendered page."""

    NONE = "none"
    SOUND = "sound"
    """It agrees with the pixels: its words are taken."""
    GARBAGE = "garbage"
    """An OCR layer over a scan, or broken character maps: ignored."""
    DIFFERS = "differs"
    """It is well-formed but says something else than the pixels: the pixels count and a Trace says so."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """One raster as loaded: camera rotation undone, not yet turned upright by content."""

    pixels: NDArray[uint8]
    """Height x width x 3, RGB, 8 bits."""
    layer: tuple[Word, ...] = ()
    """The PDF's own words, boxed on this raster; confidence 1. Empty for pictures."""
    visible_text: bool = False
    """True when the layer is drawn as glyphs on the page (not invisible OCR text under or over a scan)."""
    image_coverage: float = 0.0
    """Share of the page that embedded pictures cover; near 1 for a scan in a PDF."""
    dpi: float | None = None
    """Dots per inch, where the file states it or the renderer chose it."""


@dataclass(frozen=True, slots=True)
class LoadedSource:
    """A source opened: its rasters and the witnesses that came with them."""

    images: tuple[PageImage, ...]
    media_type: str
    """``image/jpeg``, ``application/pdf``, ``application/xml`` …"""
    statements: tuple[Statement, ...] = ()
    traces: tuple[Trace, ...] = ()
    signatures: tuple[Signature, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One upright page: its lines in reading order, its barcodes, how legible it is."""

    width_px: int
    height_px: int
    lines: tuple[Line, ...] = ()
    barcodes: tuple[Barcode, ...] = ()
    legibility: Legibility = Legibility(1.0, LegibilityState.LEGIBLE)
    turn: int = 0
    """Degrees clockwise by which the delivered picture was turned: 0, 90, 180 or 270."""
    skew_degrees: float = 0.0
    """Clockwise slope of the text lines that remains in the boxes."""
    layer: tuple[Word, ...] = ()
    """The PDF's own words, kept apart for the reviewer and for comparison."""
    layer_state: LayerState = LayerState.NONE

    @property
    def aspect(self) -> float:
        """Height over width: turns fractions of height into fractions of width."""
        return self.height_px / self.width_px


@dataclass(frozen=True, slots=True)
class SecondLook:
    """A region read again: from a better crop, with another engine, or both. It stands beside the first reading, never in its place."""

    region: Region
    engine: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """What was seen of one source, without pixels."""

    name: str
    digest: str
    media_type: str = ""
    pages: tuple[Page, ...] = ()
    statements: tuple[Statement, ...] = ()
    traces: tuple[Trace, ...] = ()
    signatures: tuple[Signature, ...] = ()
    second_looks: tuple[SecondLook, ...] = ()
    engines: tuple[tuple[str, str], ...] = ()
    """(name, version) of what saw it, sorted by name."""
    models: tuple[tuple[str, str], ...] = ()
    """(name, SHA-256) of the model files used, sorted by name."""
    problem: str | None = None
    """Why it could not be opened: ``encrypted``, ``corrupt``, ``empty``, ``too-large`` or ``unsupported``; then it has no pages."""

    @property
    def legibility(self) -> Legibility:
        """That of the whole document: the worst page's score and state, every page's causes and areas."""
        if self.problem or not self.pages:
            return Legibility(0.0, LegibilityState.ILLEGIBLE, (self.problem or "empty",))
        worst = min((page.legibility for page in self.pages), key=lambda one: one.score)
        causes = tuple(dict.fromkeys(cause for page in self.pages for cause in page.legibility.causes))
        areas = tuple(area for page in self.pages for area in page.legibility.areas)
        return Legibility(worst.score, worst.state, causes, areas, worst.glyph_height_px)

    @property
    def barcodes(self) -> tuple[Barcode, ...]:
        """Every page's barcodes, in page order."""
        return tuple(barcode for page in self.pages for barcode in page.barcodes)
