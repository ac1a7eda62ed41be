"""The barcodes of a page: cheap looks everywhere, dear looks only where stripes are.

1. The first reader looks at the whole page. What it decodes there is taken, unless the others, who then look at that place,
   read something else there.
2. Places that look like a linear code (``stripes.py``) and were not decoded are cut out, laid level, and shown to every
   reader in several ways (``looks.py``): as they are, with the light evened out, enlarged, sharpened.
3. What only such a look decodes is believed when enough looks agree (``votes.py``): a misread is worse than a miss.
4. The same is done with places that look as a decoded code of this page would if it were smudged (``smudges.py``).
5. A place nobody decodes is still reported, without text, where what is left of it and the print beside it say that a code
   stands there (``hidden.py``): unreadable is not the same as absent.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from verify.document import Barcode, Box, PageImage, Word, box_around, box_on_page, overlap
from verify.recognize.engine import BarcodeReader, read_codes
from verify.recognize.hidden import find_hidden
from verify.recognize.looks import looks_at, plain_looks
from verify.recognize.smudges import find_smudged, stripes_in
from verify.recognize.stripes import SURE, Stripes, find_stripes, weigh_stripes
from verify.recognize.text_boxes import Pixels
from verify.recognize.votes import Said, Votes

SAME_PLACE = 0.3
"""Share of the smaller of two boxes from which they are the same code (chosen)."""
AROUND = 0.3
"""Paper shown around a decoded code to those who look after the first reader, as a share of its longer side (chosen)."""
MOST_PLACES = 12
"""Places looked at closely (chosen: a box label carries up to eight codes)."""
LINEAR = frozenset({"EAN13", "EAN8", "UPCA", "UPCE", "Code128", "Code39", "Code93", "Codabar", "ITF"})
"""Symbologies whose bars run from top to bottom."""
LONGEST = 10.0
"""Length over height of a decoded code, above which it was not seen whole and says no height (chosen)."""
ALIKE = 1.25
"""Ratio of two codes' heights up to which one stands for both (chosen)."""


def find_barcodes(
    image: PageImage, readers: Sequence[BarcodeReader], words: Sequence[Word] = ()
) -> tuple[Barcode, ...]:
    """Every code on `image`, decoded where `readers` can, from the top down."""
    if not readers:
        return ()
    found = _cross_examine(read_codes(readers[0], image), image, readers[1:])
    grey = np.asarray(cv2.cvtColor(image.pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    weighed = weigh_stripes(grey)
    _add(found, find_stripes(weighed)[:MOST_PLACES], grey, readers)
    for sibling in _siblings(found, grey):
        _add(found, find_smudged(grey, sibling)[:MOST_PLACES], grey, readers)
    striped = [(box_of(one, grey), one.odds) for one in weighed]
    hidden = find_hidden(image, words, [whole_of(code, grey) for code in found], striped)
    found += [Barcode(box) for box in hidden]
    return tuple(sorted(_without_shadows(found), key=lambda code: (code.box.top, code.box.left)))


def _add(found: list[Barcode], places: Sequence[Stripes], grey: Pixels, readers: Sequence[BarcodeReader]) -> None:
    """Look closely at those of `places` where nothing is `found` yet, and add what they hold."""
    for stripes in places:
        box = box_of(stripes, grey)
        there = [code for code in found if overlap(box, code.box) >= SAME_PLACE]
        if any(not _is_disputed(code) for code in there):
            continue
        seen = _look_closely(grey, stripes, box, readers)
        if seen.text is not None or (stripes.odds == math.inf and not there):
            found[:] = [*(code for code in found if code not in there), seen]


def _is_disputed(code: Barcode) -> bool:
    """Whether readers read differently there what must be a linear code."""
    return code.text is None and code.symbology in LINEAR


def whole_of(code: Barcode, grey: Pixels) -> Barcode:
    """A decoded linear `code` boxed in its full height: readers may tell of one line through it."""
    seen = stripes_in(grey, code.box) if code.symbology in LINEAR else None
    return replace(code, box=box_around((code.box, box_of(seen, grey)))) if seen else code


def _siblings(found: Sequence[Barcode], grey: Pixels) -> list[Stripes]:
    """The decoded linear codes, one of each height, tall enough to have been seen whole."""
    siblings: list[Stripes] = []
    for code in found:
        seen = stripes_in(grey, code.box) if code.symbology in LINEAR and code.valid else None
        if seen and seen.length <= LONGEST * seen.height and not any(_as_tall(seen, other) for other in siblings):
            siblings.append(seen)
    return siblings


def _as_tall(one: Stripes, other: Stripes) -> bool:
    return 1 / ALIKE < one.height / other.height < ALIKE


def _cross_examine(codes: tuple[Barcode, ...], image: PageImage, others: Sequence[BarcodeReader]) -> list[Barcode]:
    """`codes` with the names of those who agree; without text where someone reads otherwise."""
    return [code if code.text is None else _weigh(code, _others_there(code, image, others)) for code in codes]


def _others_there(code: Barcode, image: PageImage, others: Sequence[BarcodeReader]) -> list[Barcode]:
    """What `others` see in the place of `code`, shown it with some paper around."""
    height, width = image.pixels.shape[:2]
    pad = AROUND * max(code.box.width * width, code.box.height * height)
    top, bottom = max(int(code.box.top * height - pad), 0), min(math.ceil(code.box.bottom * height + pad), height)
    left, right = max(int(code.box.left * width - pad), 0), min(math.ceil(code.box.right * width + pad), width)
    look = PageImage(np.ascontiguousarray(image.pixels[top:bottom, left:right]))
    within = Box(left / width, top / height, right / width, bottom / height)
    seen = (_from_look(other, within) for reader in others for other in read_codes(reader, look))
    return [other for other in seen if overlap(code.box, other.box) >= SAME_PLACE]


def _from_look(code: Barcode, within: Box) -> Barcode:
    """`code`, boxed in a picture of `within`, as boxed on the page."""
    across, down = (within.left, within.width), (within.top, within.height)
    left, right = (across[0] + edge * across[1] for edge in (code.box.left, code.box.right))
    top, bottom = (down[0] + edge * down[1] for edge in (code.box.top, code.box.bottom))
    return replace(code, box=box_on_page(left, top, right, bottom))


def _weigh(code: Barcode, others: Sequence[Barcode]) -> Barcode:
    """`code` in the light of what `others` say stands in its place; other symbologies see their own phantoms."""
    others = [other for other in others if _family(other) == _family(code)]
    if any(other.valid and other.text != code.text for other in others):
        return Barcode(code.box, code.symbology)
    others = [other for other in others if other.text == code.text]
    if not (code.valid or others):
        return Barcode(code.box, code.symbology)
    names = {*code.readers, *(name for other in others for name in other.readers)}
    return replace(code, valid=True, readers=tuple(sorted(names)))


def _family(code: Barcode) -> str | None:
    """The symbology; a UPC-A is an EAN-13 whose first digit is zero."""
    return "EAN13" if code.symbology == "UPCA" else code.symbology


def _look_closely(grey: Pixels, stripes: Stripes, box: Box, readers: Sequence[BarcodeReader]) -> Barcode:
    """The code in `stripes` as soon as enough looks agree on it; without text where they never do."""
    votes = Votes()
    for look in looks_at(grey, stripes):
        for reader in readers:
            votes.add(reader.name, read_codes(reader, look))
            believed = votes.unanimous()
            if believed:
                return _decoded(box, *believed)
    believed = votes.winner() or (_steady(grey, box, readers) if SURE <= stripes.odds < math.inf else None)
    return _decoded(box, *believed) if believed else Barcode(box)


def _steady(grey: Pixels, box: Box, readers: Sequence[BarcodeReader]) -> tuple[Said, tuple[str, ...]] | None:
    """The UPC-E that is guessed again and again in `box`: the symbology that hurt codes are least often sure of."""
    votes = Votes()
    for look in plain_looks(grey, box):
        for reader in readers:
            votes.add(reader.name, read_codes(reader, look))
    return votes.steady_guess("UPCE")


def _decoded(box: Box, said: Said, names: tuple[str, ...]) -> Barcode:
    return Barcode(box, *said, valid=True, readers=names)


def box_of(stripes: Stripes, grey: Pixels) -> Box:
    """The upright box around `stripes` on its page."""
    corners = stripes.corners() / np.array([grey.shape[1], grey.shape[0]])
    return box_on_page(*corners.min(axis=0).tolist(), *corners.max(axis=0).tolist())


def _without_shadows(found: Sequence[Barcode]) -> list[Barcode]:
    """`found` without second views of one code, and without undecoded places that a decoded code covers."""
    kept: list[Barcode] = []
    for code in sorted(found, key=lambda one: one.text is None):
        if not any(overlap(code.box, one.box) > 0 and code.text in {one.text, None} for one in kept):
            kept.append(code)
    return kept


def on_page(codes: Sequence[Barcode], index: int) -> tuple[Barcode, ...]:
    """`codes` as standing on page `index` of their document."""
    return tuple(replace(code, page=index) for code in codes)
