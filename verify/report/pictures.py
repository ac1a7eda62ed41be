"""What a next step is about, as pictures: each page of it with the parts that cannot be read marked.

A picture shows only the page that the claimant sent; the sentence beside it is the step's own, in the claimant's language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from verify.claim import ClaimForm
from verify.document import Source
from verify.load.preview import preview_marked
from verify.load.source import load_pages
from verify.receipt import Reading
from verify.verdict import NextStep, Verdict

MOST_BYTES = 200_000
"""Size of a picture (chosen: a claimant's mail carries several)."""


@dataclass(frozen=True, slots=True)
class StepPicture:
    """A page with its unreadable parts marked."""

    page: int
    """Index into the document's pages."""
    jpeg: bytes


def draw_steps(
    verdict: Verdict, claim: ClaimForm, readings: tuple[Reading, ...], sources: tuple[Source | None, ...]
) -> dict[int, tuple[StepPicture, ...]]:
    """The pictures of each next step that knows a place, by the step's place; `sources` are the claim's documents that are at hand."""
    sent = {
        document.path: (reading, source)
        for document, reading, source in zip(claim.documents, readings, sources, strict=True)
        if source is not None
    }
    return {
        place: _draw(step, *sent[step.document])
        for place, step in enumerate(verdict.next_steps)
        if step.areas and step.document in sent
    }


def picture_names(pictures: Mapping[int, tuple[StepPicture, ...]], stem: str) -> dict[int, tuple[str, ...]]:
    """A file name for each picture: `stem`, the step's number, the page's.

    >>> picture_names({0: (StepPicture(1, b""),)}, "C-000123")
    {0: ('C-000123-step-1-page-2.jpg',)}
    """
    return {
        place: tuple(f"{stem}-step-{place + 1}-page-{one.page + 1}.jpg" for one in drawn)
        for place, drawn in pictures.items()
    }


def _draw(step: NextStep, reading: Reading, source: Source) -> tuple[StepPicture, ...]:
    images = load_pages(source).images
    pictures = []
    for page in sorted({area.page for area in step.areas}):
        boxes = tuple(area.box for area in step.areas if area.page == page)
        turn = reading.document.pages[page].turn
        pictures.append(StepPicture(page, preview_marked(images[page], boxes, turn=turn, most_bytes=MOST_BYTES)))
    return tuple(pictures)
