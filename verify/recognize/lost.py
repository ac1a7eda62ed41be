"""Print that is lost: print that no word covers, paper burnt white, paper that something hides.

Three kinds of cells tell that more was printed than was read: those of the sheet that look like print, dark and full of edges
both ways, in bands higher than a rule; those so white that ink has gone from them; those inside the sheet's outline that
are no paper and are reached from outside, as a thumb or a fold is. What is coloured within the sheet belongs to it.
How dark and how full of edges print must be is told by the page itself: more than its blank paper, some part of what its
words are, so that moiré and grain are no print.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from verify.recognize.ground import FINE, Floats, Ground, Mask

PART = 0.35
"""Of the way from blank paper to the page's fainter words, where print begins (chosen)."""
ABOVE_BLANK = 1.6
"""Times the blank paper's own, from which anything stands there (chosen)."""
LEAST_TEXTURE, LEAST_INK = 0.004, 0.02
"""Shares of the paper's light: below, nothing is printed for anybody (chosen)."""
BAND = (3, 4)
"""Cells, across and down, that print fills at least: a rule is lower."""
WHITE = 250
"""Grey level from which light has burnt out the paper."""
BROAD = 2 * FINE - 1
"""Cells that a burnt-out or hidden place is broad at least."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Cells of a page on which print is lost, each kind 1 where it is."""

    left: Mask
    """On the sheet, what looks like print and was not read."""
    burnt: Mask
    hidden: Mask
    text: Mask
    """The convex outline of all words."""


def find_lost(ground: Ground) -> Lost:
    """Where print is lost on the page."""
    text = _outline(ground.words)
    free = ground.is_paper & (1 - ground.covered)
    looks = _stands_out(ground.texture, ground, LEAST_TEXTURE) & free
    left = cv2.morphologyEx(looks, cv2.MORPH_OPEN, np.ones(BAND[::-1], np.uint8))
    burnt = _broad((ground.light.min(2) >= WHITE).astype(np.uint8) & (1 - ground.covered)) & text
    return Lost(np.asarray(left, np.uint8), burnt, _hidden(ground), text)


def _stands_out(measure: Floats, ground: Ground, least: float) -> Mask:
    """1 where `measure` is higher than on blank paper, and comes near that of the words."""
    blank = measure[(ground.is_paper > 0) & (ground.covered == 0)]
    none = float(np.percentile(blank, 30)) if blank.size else 0.0
    words = measure[ground.words > 0]
    print_ = float(np.percentile(words, 25)) if words.size else 4 * least
    return np.asarray(measure > max(none + PART * max(print_ - none, 0.0), ABOVE_BLANK * none, least), np.uint8)


def _hidden(ground: Ground) -> Mask:
    """Cells inside the sheet's outline that are no paper and are reached from outside it."""
    sheet = _outline(ground.is_paper)
    other = _broad((1 - ground.is_paper) & (1 - ground.covered))
    count, labels = cv2.connectedComponents(other)
    outside = np.zeros(count, bool)
    outside[labels[sheet == 0]] = True
    outside[np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]])] = True
    outside[0] = False
    return np.asarray(outside[labels].astype(np.uint8) & sheet, np.uint8)


def _outline(cells: Mask) -> Mask:
    """1 inside the convex outline of `cells`."""
    inside = np.zeros_like(cells)
    points = cv2.findNonZero(cells)
    if points is not None:
        cv2.fillConvexPoly(inside, cv2.convexHull(points), 1)
    return inside


def _broad(cells: Mask) -> Mask:
    return np.asarray(cv2.morphologyEx(cells, cv2.MORPH_OPEN, np.ones((BROAD, BROAD), np.uint8)), np.uint8)
