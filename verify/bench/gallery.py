"""Failures to look at: what was to be read, what was read, and the ink itself, cut out of the document.

Wrong values stand before those not found, as wrong is worse, and the surest wrong ones first: those pass unseen. Fields take
turns, so that one that fails often does not crowd out the others. The same ink is told once: where ``total`` failed,
``total.text`` is its shadow. Pictures are cut anew from the documents, which may have gone since they were read; then the
exhibit says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest

from verify.bench.calibration import ABOUT_THE_DOCUMENT, AS_PRINTED
from verify.bench.run import DocumentResult, FieldScore, PageSeen, Run
from verify.document import Box, PageImage, Source, box_around, box_on_page
from verify.errors import DocumentError
from verify.load.preview import preview_crop
from verify.load.source import load_pages
from verify.report.page import data_uri
from verify.truth import KnownPlace

MOST = 120
"""Exhibits on a page (chosen): more than a person looks at in one sitting, and the page stays small."""
MOST_PICTURES = 2
"""Of one exhibit (chosen): where it was read, and where it should have been."""
MOST_BYTES = 20_000
"""Of one picture (chosen): on average they have half of that."""
CROP_PX = 520
"""Longer side of a crop (chosen): a line of a receipt can be read."""
WHOLE_PX = 480
"""Longer side of a whole page (chosen): one sees what it is, and in large print what it says."""
CONTEXT_LINES = 2.5
"""What a crop shows above and below the ink, in heights of the ink (chosen: the neighbouring lines)."""
LEAST_WIDTH = 25.0
"""Of a crop, in heights of the ink (chosen: a value and what is printed beside it, in letters that can be read)."""
LEAST_LINE = 0.002
"""Of the page's height: ink of no height is taken for so much (chosen)."""
MOST_CONTEXT = 0.15
"""What a crop shows above and below the ink at most, of its own width (chosen: large letters need no more)."""
NEAR = 0.25
"""Of the page's height, within which all ink of a failure is shown in one crop (chosen)."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A box drawn over a picture."""

    box: Box
    """In fractions of the picture."""
    kind: str
    """``read`` or ``true``."""

    @property
    def place(self) -> str:
        """Where it lies, as CSS."""
        box = self.box
        return "left:{:.1f}%;top:{:.1f}%;width:{:.1f}%;height:{:.1f}%".format(
            *(100 * side for side in (box.left, box.top, box.width, box.height))
        )


@dataclass(frozen=True, slots=True)
class Picture:
    """A part of a page, or all of it."""

    data: str
    """A data URI."""
    caption: str
    aspect: str
    """Width / height, as CSS."""
    frames: tuple[Frame, ...] = ()

    @property
    def alt(self) -> str:
        """What it shows, for who cannot see it: the values stand beside it."""
        kinds = " and ".join(
            dict.fromkeys("what was read" if one.kind == "read" else "the true place" for one in self.frames)
        )
        return f"the ink: {kinds}" if self.frames else "the whole page"


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One failure, or all values of a field that were not found in a document and have no place of their own."""

    document: str
    scores: tuple[FieldScore, ...]
    pictures: tuple[Picture, ...] = ()
    note: str = ""
    """Why there is no picture."""

    @property
    def score(self) -> FieldScore:
        """The failure; the first of several."""
        return self.scores[0]


@dataclass(frozen=True, slots=True)
class Room:
    """The failures of one field."""

    field: str
    exhibits: tuple[Exhibit, ...]
    wrong: int
    """How many there are, shown or not."""
    missing: int

    @property
    def left_out(self) -> int:
        """How many are not shown."""
        return self.wrong + self.missing - sum(len(one.scores) for one in self.exhibits)


Failure = tuple[DocumentResult, FieldScore]


def hang_gallery(run: Run, *, most: int = MOST) -> tuple[Room, ...]:
    """The failures of `run` by field, at most `most` in all, with pictures; rooms in the order of `_rank`."""
    failures = tuple(_failures(run.documents))
    chosen = _by_document(_choose(failures, most))
    exhibits = [exhibit for document, scores in chosen for exhibit in _hang(run, document, scores)]
    fields = dict.fromkeys(score.field for _, score in failures)
    rooms = (_room(field, exhibits, [score for _, score in failures if score.field == field]) for field in fields)
    return tuple(sorted(rooms, key=_rank))


def _rank(room: Room) -> tuple[int, int, int]:
    """Values before texts as printed before what is said of the whole document; the most wrong ones first."""
    is_apart = 2 if room.field in ABOUT_THE_DOCUMENT else int(room.field.endswith(AS_PRINTED))
    return is_apart, -room.wrong, -room.missing


def _room(field: str, exhibits: Iterable[Exhibit], failures: Iterable[FieldScore]) -> Room:
    outcomes = [score.outcome for score in failures]
    shown = sorted(
        (one for one in exhibits if one.score.field == field), key=lambda one: _weight(one.document, one.score)
    )
    return Room(field, tuple(shown), outcomes.count("wrong"), outcomes.count("missing"))


def _failures(documents: Iterable[DocumentResult]) -> Iterator[Failure]:
    """Every wrong and missing value, one for each ink."""
    for document in documents:
        failed = [score for score in document.scores if score.outcome != "right"]
        names = {score.field for score in failed}
        for score in failed:
            if score.field.removesuffix(AS_PRINTED) not in names - {score.field}:
                yield document, score


def _choose(failures: Iterable[Failure], most: int) -> list[Failure]:
    """At most `most`, the wrong ones first, fields in turn, the surest first."""
    by_field: dict[tuple[str, str], list[Failure]] = {}
    for failure in sorted(failures, key=lambda one: _weight(one[0].document, one[1])):
        by_field.setdefault((failure[1].outcome, failure[1].field), []).append(failure)
    wrong = [part for (outcome, _), part in by_field.items() if outcome == "wrong"]
    missing = [part for (outcome, _), part in by_field.items() if outcome == "missing"]
    turns = (failure for parts in (wrong, missing) for turn in zip_longest(*parts) for failure in turn)
    return [failure for failure in turns if failure is not None][:most]


def _weight(document: str, score: FieldScore) -> tuple[bool, float, str]:
    return score.outcome != "wrong", -(score.confidence or 0.0), document


def _by_document(failures: Iterable[Failure]) -> Iterator[tuple[DocumentResult, list[FieldScore]]]:
    """Each document's failures together: opening one is what costs time."""
    grouped: dict[str, tuple[DocumentResult, list[FieldScore]]] = {}
    for document, score in failures:
        grouped.setdefault(document.document, (document, []))[1].append(score)
    yield from grouped.values()


def _hang(run: Run, document: DocumentResult, scores: Sequence[FieldScore]) -> Iterator[Exhibit]:
    path = run.path_of(document.document)
    images: tuple[PageImage, ...] = ()
    note = ""
    try:
        images = load_pages(Source(path.name, path.read_bytes())).images
    except (DocumentError, OSError) as error:
        reason = error.message if isinstance(error, DocumentError) else "the document is not there any more"
        note = f"no picture: {reason}"
    for alike in _gathered(scores):
        pictures = tuple(islice(_pictures(alike[0], images, document.seen), MOST_PICTURES))
        yield Exhibit(document.document, alike, pictures, note)


def _gathered(scores: Iterable[FieldScore]) -> Iterator[tuple[FieldScore, ...]]:
    """What one exhibit shows: each failure its own, but values without a place together, as they share the page's picture."""
    groups: dict[object, list[FieldScore]] = {}
    for place, score in enumerate(scores):
        is_placeless = score.read is None and not score.true_ink
        groups.setdefault(score.field if is_placeless else place, []).append(score)
    yield from map(tuple, groups.values())


def _pictures(score: FieldScore, images: Sequence[PageImage], seen: Sequence[PageSeen]) -> Iterator[Picture]:
    """The ink that was read and the ink that should have been; the first page whole where there is neither."""
    pages = range(min(len(images), len(seen)))
    inks = [(page, _on_page(score.ink, page), _on_page(score.true_ink, page)) for page in pages]
    inks = [(page, read, true) for page, read, true in inks if read or true]
    for page, read, true in inks:
        for frames in _groups(read, true):
            yield _crop(images[page], seen[page], frames, caption=f"page {page + 1}" if len(pages) > 1 else "")
    if pages and not inks:
        yield _whole(images[0], seen[0])


def _on_page(places: Iterable[KnownPlace], page: int) -> list[Box]:
    return [box_on_page(*place.box) for place in places if place.page == page]


def _groups(read: Sequence[Box], true: Sequence[Box]) -> Iterator[tuple[Frame, ...]]:
    """Frames that one crop shows: all together where they are near, else the first read one and the first true one."""
    frames = (*(Frame(box, "read") for box in read), *(Frame(box, "true") for box in true))
    if box_around((*read, *true)).height <= NEAR:
        yield frames
    else:
        yield from (
            (next(frame for frame in frames if frame.kind == kind),) for kind in dict.fromkeys(f.kind for f in frames)
        )


def _crop(image: PageImage, seen: PageSeen, frames: tuple[Frame, ...], *, caption: str) -> Picture:
    part = _widened(frames, seen.width_px / seen.height_px)
    picture = preview_crop(image, part, turn=seen.turn, longest_px=CROP_PX, most_bytes=MOST_BYTES)
    aspect = f"{part.width * seen.width_px:.0f} / {part.height * seen.height_px:.0f}"
    inside = tuple(Frame(_within(frame.box, part), frame.kind) for frame in frames)
    return Picture(data_uri(picture, "image/webp"), caption, aspect, inside)


def _whole(image: PageImage, seen: PageSeen) -> Picture:
    picture = preview_crop(image, Box(0, 0, 1, 1), turn=seen.turn, longest_px=WHOLE_PX, most_bytes=MOST_BYTES)
    return Picture(data_uri(picture, "image/webp"), "the whole page", f"{seen.width_px} / {seen.height_px}")


def _widened(frames: Sequence[Frame], aspect: float) -> Box:
    """The part of the page around `frames` that a person needs to see what stands there; `aspect` is its width over its height."""
    around = box_around(tuple(frame.box for frame in frames))
    line = max(min(frame.box.height for frame in frames), LEAST_LINE)
    left, right = _span(around.left, around.right, max(around.width * 1.2, LEAST_WIDTH * line / aspect))
    context = min(CONTEXT_LINES * line, MOST_CONTEXT * (right - left) * aspect)
    top, bottom = _span(around.top, around.bottom, around.height + 2 * context)
    return Box(left, top, right, bottom)


def _span(start: float, end: float, length: float) -> tuple[float, float]:
    """`length` around the middle of `start` to `end`, moved and cut so that it lies on the page."""
    length = min(length, 1.0)
    first = min(max((start + end - length) / 2, 0.0), 1.0 - length)
    return first, min(first + length, 1.0)


def _within(box: Box, part: Box) -> Box:
    """`box` in fractions of `part`."""
    return box_on_page(
        (box.left - part.left) / part.width,
        (box.top - part.top) / part.height,
        (box.right - part.left) / part.width,
        (box.bottom - part.top) / part.height,
    )
