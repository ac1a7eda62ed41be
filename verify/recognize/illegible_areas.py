"""Places of a page that cannot be read, each with its own cause.

An area that is false costs an honest person another letter, so each kind asks for more than a suspicion: weak words that
crowd; a rubbed line (``rubbed.py``); a burnt-out patch amid the print of matt paper; a thumb or fold that reaches from outside into
the print, beside words that break off at it; words that the frame cuts, several on one side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from verify.document import Box, IllegibleArea, Word, box_around, box_on_page, holds_middle
from verify.recognize.ground import FINE, Floats, Ground, Mask
from verify.recognize.legibility_causes import MATT_LEVEL
from verify.recognize.lost import Lost

WEAK_WORD = 0.4
"""Words read with less are not read (chosen)."""
WEAK_WORDS = 5
"""As many weak words together, and few others among them, are an illegible area (chosen)."""
LEAST_PATCH = 2.0
"""Line heights that a burnt-out patch is broad at least (chosen)."""
LEAST_HIDDEN = 3.0
"""Line heights, squared, of print's outline that something hides at least (chosen)."""
WIDEST_HIDDEN = 0.6
"""Share of the page's side that a thumb or fold covers at most; a coloured head or foot is wider (chosen)."""
BROKEN_OFF = 2
"""Words that end at what hides print, at least (chosen: one may end anywhere)."""
OTHER_COLOUR = 30.0
"""Grey levels by which what hides print differs from the ground that the sheet lies on, and from what words are printed on (chosen:
where it does not, it is that ground beside a narrow head, or a coloured band of the sheet)."""
AT_EDGE = 0.003
"""Share of the picture's side within which a word touches the frame (chosen)."""
CUT_WORDS = 3
"""Words that touch the same side, from which the frame cuts print (chosen: a scan's frame may lie near one or two)."""


def find_areas(words: Sequence[Word], ground: Ground, lost: Lost, *, index: int, cause: str) -> Iterator[IllegibleArea]:
    """Every illegible area of page `index`; `cause` is the page's own, that of its weak words."""
    if len(words) < WEAK_WORDS:
        return
    yield from (IllegibleArea(index, box, cause) for box in _weak(words, ground))
    yield from (IllegibleArea(index, box, "glare") for box in _glare(ground, lost))
    yield from (IllegibleArea(index, box, "hidden") for box in _hidden(words, ground, lost))
    yield from (IllegibleArea(index, box, "cut") for box in _cut(words))


def _weak(words: Sequence[Word], ground: Ground) -> Iterator[Box]:
    """Places where words crowd that the engine saw but could not read."""
    weak = [word for word in words if word.confidence < WEAK_WORD]
    if len(weak) < WEAK_WORDS:
        return
    rows, columns = ground.words.shape
    mask = np.zeros((rows, columns), np.uint8)
    for word in weak:
        box = word.box
        low, high = (int(box.left * columns), int(box.top * rows)), (int(box.right * columns), int(box.bottom * rows))
        cv2.rectangle(mask, low, high, 1, -1)
    _, labels = cv2.connectedComponents(cv2.dilate(mask, np.ones((3 * FINE + 1, 3 * FINE + 1), np.uint8)))
    groups: dict[int, list[Word]] = {}
    for word in weak:
        x, y = word.box.center
        groups.setdefault(int(labels[min(int(y * rows), rows - 1), min(int(x * columns), columns - 1)]), []).append(
            word
        )
    for group in groups.values():
        box = box_around(tuple(word.box for word in group))
        if len(group) >= WEAK_WORDS and _mostly_weak(box, words):
            yield box


def _mostly_weak(box: Box, words: Sequence[Word]) -> bool:
    """Whether two thirds of the words inside `box` are weak."""
    inside = [word for word in words if holds_middle(box, word.box)]
    return 3 * sum(word.confidence < WEAK_WORD for word in inside) >= 2 * len(inside)


def _glare(ground: Ground, lost: Lost) -> Iterator[Box]:
    """Burnt-out patches amid the print of a page whose paper is otherwise not pure white."""
    if np.percentile(ground.light.min(2), 75) >= MATT_LEVEL:
        return
    broad = round(LEAST_PATCH * FINE)
    burnt = cv2.morphologyEx(lost.burnt, cv2.MORPH_OPEN, np.ones((broad, broad), np.uint8))
    yield from (box for box, _ in _patches(np.asarray(burnt, np.uint8)))


def _hidden(words: Sequence[Word], ground: Ground, lost: Lost) -> Iterator[Box]:
    """What reaches from outside into the print, where words break off at it."""
    for box, cells in _patches(lost.hidden & lost.text):
        narrow = box.width <= WIDEST_HIDDEN or box.height <= WIDEST_HIDDEN
        large = cells.sum() >= LEAST_HIDDEN * FINE**2
        if not (large and narrow) or _is_background(cells, ground, lost) or _is_printed_on(cells, words, ground):
            continue
        if _words_at(cells, words) >= BROKEN_OFF:
            yield box


def _is_background(cells: Mask, ground: Ground, lost: Lost) -> bool:
    """Whether the patch reaches the picture's upper or lower edge, as a printed bar does, or is of the colour that surrounds the sheet."""
    outside = (ground.is_paper == 0) & (ground.covered == 0) & (lost.hidden == 0)
    if cells[0].any() or cells[-1].any():
        return True
    return bool(outside.any()) and _differ(_colour(ground, cells > 0), _colour(ground, outside)) < OTHER_COLOUR


def _is_printed_on(cells: Mask, words: Sequence[Word], ground: Ground) -> bool:
    """Whether something is read on the patch itself, or on the same colour: then it is a coloured part of the sheet."""
    colour = _colour(ground, cells > 0)
    rows, columns = cells.shape
    for box in (word.box for word in words if word.confidence >= WEAK_WORD):
        low, high = (int(box.left * columns), int(box.top * rows)), (int(box.right * columns), int(box.bottom * rows))
        part = ground.light[low[1] : high[1] + 1, low[0] : high[0] + 1].reshape(-1, 3)
        if _differ(colour, np.median(part, axis=0)) < OTHER_COLOUR:
            return True
    return _words_on(cells, words)


def _colour(ground: Ground, where: NDArray[np.bool_]) -> Floats:
    return np.asarray(np.median(ground.light[where], axis=0), np.float32)


def _differ(one: Floats, other: Floats) -> float:
    return float(np.abs(one - other).max())


def _words_on(cells: Mask, words: Sequence[Word]) -> bool:
    """Whether something is read on the patch itself."""
    rows, columns = cells.shape
    centers = (word.box.center for word in words if word.confidence >= WEAK_WORD)
    solid = cv2.morphologyEx(cells, cv2.MORPH_CLOSE, np.ones((3 * FINE + 1, 3 * FINE + 1), np.uint8))
    return any(solid[min(int(y * rows), rows - 1), min(int(x * columns), columns - 1)] for x, y in centers)


def _words_at(cells: Mask, words: Sequence[Word]) -> int:
    """How many words end at the patch, on its left or right."""
    rows, columns = cells.shape
    near = cv2.dilate(cells, np.ones((1, 2 * FINE + 1), np.uint8))
    count = 0
    for word in words:
        y = min(int(word.box.center[1] * rows), rows - 1)
        ends = (min(int(side * columns), columns - 1) for side in (word.box.left, word.box.right))
        count += any(near[y, x] for x in ends)
    return count


def _cut(words: Sequence[Word]) -> Iterator[Box]:
    """Each word that the frame's left or right side cuts: what stands beside them is whole."""
    for touching in (
        [word.box for word in words if word.box.left <= AT_EDGE],
        [word.box for word in words if word.box.right >= 1.0 - AT_EDGE],
    ):
        if len(touching) >= CUT_WORDS:
            yield from touching


def _patches(cells: Mask) -> Iterator[tuple[Box, Mask]]:
    """Each connected patch with its box on the page."""
    rows, columns = cells.shape
    count, labels, stats, _ = cv2.connectedComponentsWithStats(np.asarray(cells, np.uint8))
    for label in range(1, count):
        left, top, wide, high, _ = stats[label].tolist()
        box = box_on_page(left / columns, top / rows, (left + wide) / columns, (top + high) / rows)
        yield box, np.asarray(labels == label, np.uint8)
