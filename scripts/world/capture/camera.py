"""The whole way from a drawn document to the file that is sent.

In the order of the world: what happened to the paper, how it lies, what surrounds it, the light, the lens and sensor, the frame,
the file. Each step has its module; what each did, and where, goes into the truth.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from world.capture import lens, light, wear
from world.capture.files import SUFFIXES, Writing, write_pictures
from world.capture.geometry import straight
from world.capture.how import CAPTURES, Capture, Damage
from world.capture.paper import used
from world.capture.relief import REST_SLOPE, bent, flat
from world.capture.scale import WIDTHS_MM
from world.capture.scene import View, cut_frame, on_glass, on_screen, on_table
from world.capture.seen import Happened, Seen
from world.capture.stand import Stance, stance_of, stand_before
from world.capture.truths import judge_readable, page_truth
from world.chance import Chance
from world.sheet import Drawn, Made, Pixels, Sheet

FILE_ENCODING = {"screenshot": "png"}
MM_OF_INCH = 25.4
SCANNER_SKEW_DEGREES = 0.9
"""How askew people lay a page on the glass (chosen)."""
PRESSED_SLOPE = 0.004
"""Slope of a sheet's waves under a lid (chosen)."""
NEAR = {"thermal": 0.3, "a4": 0.3, "label": 0.65}
"""Share of people who step so near that the frame cuts the margins off, by what they photograph (chosen)."""
LABEL_ROOM = 0.96
"""Of the frame around a label, by those who do: only its box is seen beside it."""
PAPER_SHARE = 0.85
"""Of the paper's brightness: what is darker is print."""
MARGIN_KEPT = 0.35
"""Of the margins, by those who do."""
TURN_BACK = {
    1: (0, False), 2: (0, True), 3: (180, False), 4: (180, True),
    5: (270, True), 6: (270, False), 7: (90, True), 8: (90, False),
}  # fmt: skip
"""EXIF 0x0112: what to do to the upright picture so that the tag undoes it: mirror it, then turn it clockwise."""


def capture(stem: str, drawn: Drawn, how: Capture, chance: Chance) -> Made:
    """The file called `stem` that `how` makes of `drawn`, with its truth; ValueError for what no device does."""
    _refuse_unknown_roles(drawn, how)
    if how.device == "file":
        return _born_as_file(stem, drawn)
    encoding = how.encoding or FILE_ENCODING.get(how.device, "jpeg" if len(drawn.sheets) == 1 else "pdf")
    writing = _writing(how, encoding)
    seen = tuple(
        _seen(sheet, page, how, writing=writing, chance=chance.child(f"{page}"))
        for page, sheet in enumerate(drawn.sheets)
    )
    pictures = tuple(_stored(one.pixels, how) for one in seen)
    truth = {
        **drawn.truth,
        **page_truth(seen, drawn.truth),
        **judge_readable(seen, drawn.truth),
        "capture": CAPTURES[how.device],
    }
    return Made(stem + SUFFIXES[encoding], write_pictures(pictures, writing), truth, drawn.kind)


def _refuse_unknown_roles(drawn: Drawn, how: Capture) -> None:
    known = {mark.role for sheet in drawn.sheets for mark in sheet.marks}
    for damage in how.damages:
        if damage.role is not None and damage.role not in known:
            raise ValueError(f"{damage.kind} over {damage.role!r}: only these are printed: {', '.join(sorted(known))}")


def _born_as_file(stem: str, drawn: Drawn) -> Made:
    if drawn.pdf is None:
        raise ValueError(f"{stem}: a {drawn.kind} that was not born as a file")
    seen = tuple(Seen.as_drawn(sheet, page) for page, sheet in enumerate(drawn.sheets))
    truth = {**drawn.truth, **page_truth(seen, drawn.truth), "capture": CAPTURES["file"]}
    return Made(f"{stem}.pdf", drawn.pdf, truth, drawn.kind)


def _writing(how: Capture, encoding: str) -> Writing:
    scanner = how.device == "scanner"
    return Writing(
        encoding,
        quality=wear.quality_of(how.severity("jpeg")),
        fine_colour=scanner,
        dpi=how.dpi if scanner else None,
        orientation=how.orientation,
        camera=how.device in ("phone", "screen-photo"),
        bitonal=how.colour == "bitonal",
    )


def _seen(sheet: Sheet, page: int, how: Capture, *, writing: Writing, chance: Chance) -> Seen:
    """One page as the file will show it, upright."""
    damages = tuple(one for one in how.damages if one.severity and (one.role is None or sheet.places(one.role)))
    view = _taken(sheet, replace(how, damages=damages), chance)
    picture = np.asarray(np.clip(view.pixels, 0, 255), np.uint8)
    picture = wear.send(picture, damages, view.x_height, chance.child("sent"))
    if how.colour == "bitonal" and not how.severity("bitonal"):
        picture = wear.faxed(picture, 0.0, chance.child("scan"))
    elif how.colour == "grey":
        picture = wear.greyed(picture)
    # What a decoder gives back: the other lossy encodings are no kinder at the same quality.
    lossy = writing.encoding in ("jpeg", "webp", "heic", "pdf") and not writing.bitonal
    decoded = wear.saved_again(picture, writing.quality) if lossy else picture
    geometry = view.geometry.resized((picture.shape[1], picture.shape[0]))
    return Seen(sheet, page, picture, decoded, geometry, _happened(view, damages))


def _happened(view: View, damages: tuple[Damage, ...]) -> tuple[Happened, ...]:
    """What the steps noted, and what no step had to note since it concerns the whole picture."""
    width, height = view.size
    noted = [
        Happened(one.kind, one.severity, box and (box[0] / width, box[1] / height, box[2] / width, box[3] / height))
        for one, box in view.happened
    ]
    told = {one.kind for one in noted}
    whole = [Happened(one.kind, one.severity, None) for one in damages if one.kind not in told and one.role is None]
    return (*noted, *whole)


def _stored(picture: Pixels, how: Capture) -> Pixels:
    """The upright `picture` as its pixels lie in the file."""
    shown = np.rot90(picture, -how.turn // 90)
    degrees, mirrored = TURN_BACK[how.orientation]
    turned = np.rot90(shown[:, ::-1] if mirrored else shown, -degrees // 90)
    return np.ascontiguousarray(turned)


def _taken(sheet: Sheet, how: Capture, chance: Chance) -> View:
    """The picture before the file, floats."""
    if how.device == "screenshot":
        return _grabbed(sheet, how, chance)
    shape = flat(sheet) if how.device != "phone" and sheet.paper == "screen" else None
    free = how.device == "phone"
    rest = REST_SLOPE if free else PRESSED_SLOPE
    relief = shape or bent(sheet, how.damages, chance.child("shape"), rest=rest, lies_free=free)
    paper = used(sheet, how.damages, relief, chance.child("paper"))
    geometry = stand_before(sheet, relief, _stance(sheet, how, chance.child("stand")))
    if how.device == "scanner":
        view = on_glass(paper, relief, geometry, chance=chance.child("scene"))
    elif how.device == "screen-photo":
        view = on_screen(paper, relief, geometry, chance=chance.child("scene"))
    else:
        view = on_table(paper, relief, geometry, how, chance=chance.child("scene"))
    for place, damage in enumerate(how.damages):
        if damage.kind == "cut":
            cut_frame(view, damage, chance.child(f"cut/{place}"))
    light.shine(view, how.damages, chance.child("light"))
    light.spill(view, how.damages, chance.child("lens"))
    lens.focus(view, how.damages, chance.child("focus"))
    lens.bands(view, how.damages, chance.child("bands"))
    lens.expose(view, how.damages, chance.child("sensor"))
    return view


def _stance(sheet: Sheet, how: Capture, chance: Chance) -> Stance:
    """Where the device's eye is."""
    turn, barrel = how.severity("rotation"), how.severity("barrel")
    if how.device != "scanner":
        tilt = how.severity("perspective")
        stance = stance_of(chance, tilt=tilt, turn=turn, barrel=barrel, long_side_px=how.long_side_px)
        near = how.device == "phone" and how.behind is None and not turn
        share = NEAR.get(sheet.paper, 0.0)
        return replace(stance, **_near(sheet)) if near and chance.child("near").happens(share) else stance
    height, width = sheet.pixels.shape[:2]
    wide = WIDTHS_MM.get(sheet.paper, 100.0) / MM_OF_INCH * how.dpi
    skew = chance.within(-1, 1) * SCANNER_SKEW_DEGREES + (
        turn and stance_of(chance, tilt=0, turn=turn, barrel=0, long_side_px=1).turn
    )
    room = chance.pick((1.0, 1.02, 1.06, 1.3))
    return Stance(
        turn=skew,
        long_side_px=round(wide * max(1.0, height / width) * room),
        room=(room, 1.0 + (room - 1) / 3),
        distance=1e4,
    )


def _near(sheet: Sheet) -> dict[str, Any]:
    """What of a stance changes for somebody who wants to see the print and no table."""
    if sheet.paper == "label":
        return {"room": (LABEL_ROOM, LABEL_ROOM), "shape": None, "shift": (0.0, 0.0)}
    grey = sheet.pixels[::4, ::4].mean(2)
    inked = grey < PAPER_SHARE * np.percentile(grey, 80)
    across, down = np.flatnonzero(inked.any(0)), np.flatnonzero(inked.any(1))
    if not len(across):
        return {}
    width, height = inked.shape[::-1]
    room = tuple(
        1 - 2 * (1 - MARGIN_KEPT) * max(0.0, float(least)) / side
        for least, side in (
            (min(across[0], width - 1 - across[-1]), width),
            (min(down[0], height - 1 - down[-1]), height),
        )
    )
    return {"room": room, "shape": None, "shift": (0.0, 0.0)}


def _grabbed(sheet: Sheet, how: Capture, chance: Chance) -> View:
    """The screen's own pixels: nothing comes between, but what is drawn or spilt on a picture may be."""
    paper = used(sheet, how.damages, flat(sheet), chance.child("paper"))
    height, width = sheet.pixels.shape[:2]
    view = View(sheet, paper.pixels, straight((width, height)), list(paper.happened))
    for place, damage in enumerate(how.damages):
        if damage.kind == "cut":
            cut_frame(view, damage, chance.child(f"cut/{place}"))
    return view
