"""One table of what is opened at all, each limit checked before the dear step it guards.

A file is small on disk and large in memory: a PNG of a few kilobytes may declare a billion pixels, a PDF a thousand
pages. Every limit is therefore compared with what a header *declares*. What is refused is refused whole: a clause that
holds by the absence of something ("no credit note") must never rest on the first pages of a document.
"""

from __future__ import annotations

from dataclasses import dataclass

from verify.errors import DocumentError


@dataclass(frozen=True, slots=True)
class Limits:
    """The most a document may be; all numbers are chosen, their reasons beside them."""

    file_bytes: int = 50_000_000
    """A 600 dpi colour scan of ten pages stays below it."""
    image_pixels: int = 80_000_000
    """A delivered picture: above the 64-megapixel cameras, 240 MB once decoded, below Pillow's own bomb warning (89 million)."""
    image_side_px: int = 40_000
    """A till receipt of 1.6 m at 600 dpi."""
    pages: int = 30
    """Pages of a PDF or TIFF: a proof of purchase has one or two, a mobile phone bill twenty."""
    total_pixels: int = 240_000_000
    """All pages together, 720 MB once decoded."""
    page_pixels: int = 12_000_000
    """A rendered PDF page: what a phone's camera delivers, A4 at 350 dpi. More is scaled down, not refused."""
    page_objects: int = 200_000
    """Drawn things on one PDF page; maps and plans have more, invoices some hundreds."""
    page_chars: int = 50_000
    """Characters of one PDF page's text: a full page of fine print has 10 000."""
    xml_bytes: int = 5_000_000
    """An e-invoice; a thousand lines take 2 MB."""
    xml_items: int = 1_000
    """Lines of an e-invoice."""


LIMITS = Limits()


def check_limit(value: int, limit: int, what: str, *, hint: str) -> None:
    """Nothing, where `value` is within `limit`; else a DocumentError of cause ``too-large`` that names both."""
    if value > limit:
        raise DocumentError(f"{what}: {value:,}, the limit is {limit:,}", hint=hint, cause="too-large")
