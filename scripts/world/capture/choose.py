"""What people upload: mostly careful pictures, and the others.

A till receipt is photographed, on a table or in the hand; an invoice comes as the file itself, from a scanner or as a photograph;
what stands on a screen comes as a screenshot, or is photographed off it. Shares are *chosen*: no campaign publishes them.
`hardness` moves how many things went wrong and how badly: at 0.3 nearly all values can be read, at 0.9 many cannot.
"""

from __future__ import annotations

from world.capture.how import BASE_KINDS, GROUPS, KINDS, LOCAL_KINDS, Capture, Colour, Damage, Device, Encoding
from world.capture.scale import ink_height
from world.chance import Chance
from world.sheet import Drawn

NOT_OF_A_PHONE = frozenset({"bitonal", "dust", "moire"})
OF_A_SCANNER = frozenset(
    {"rotation", "crease", "crumple", "stain", "fade", "pen", "staple", "smudge", "highlighter", "stamp", "tear", "dust",
     "wet", "cut", "bitonal", "generations", "low-resolution", "jpeg"}
)  # fmt: skip
OF_A_SCREENSHOT = frozenset({"generations", "messenger", "low-resolution", "jpeg"})
OF_A_SCREEN_PHOTO = frozenset(
    {"rotation", "barrel", "glare", "focus", "motion", "haze", "moire", "noise", "cast", "dark", "bright", "cut", "messenger",
     "generations", "low-resolution", "perspective", "jpeg"}
)  # fmt: skip
DEVICES: dict[str, tuple[Device, ...]] = {
    "thermal": ("phone", "phone", "phone", "phone", "scanner"),
    "a4": ("phone", "phone", "scanner", "scanner"),
    "label": ("phone",),
    "plate": ("phone",),
    "screen": ("screenshot", "screenshot", "screenshot", "screen-photo"),
}
"""By what the sheet is; what was born as a file comes as that file in half of the cases."""
PHONE_FILES: tuple[Encoding, ...] = ("jpeg",) * 40 + ("heic",) * 5 + ("webp",) * 2 + ("pdf",) * 3 + ("png",)
"""Mails and portals pass on few files without loss: those are large."""
SCANNER_FILES: tuple[Encoding, ...] = ("pdf",) * 12 + ("jpeg",) * 6
BITONAL_FILES: tuple[Encoding, ...] = ("pdf",) * 6 + ("tiff",) * 3 + ("png",)
"""Of scanners; in colour they save without loss only now and then."""
LOSSLESS_SCANS = 0.04
BASE: dict[str, tuple[float, float, float]] = {
    "perspective": (0.02, 0.1, 0.28),
    "noise": (0.0, 0.05, 0.24),
    "jpeg": (0.06, 0.22, 0.24),
    "moire": (0.02, 0.1, 0.28),
}
"""Severity of what every photograph has a little of: least, most, and what hardness adds to the most. Telephones take
nearly all grain away in daylight, and mails and portals save once more, at a quality of 70 to 90 (chosen by looking)."""
TAGS = (1, 1, 1, 1, 6, 6, 6, 8, 3, 1)
"""EXIF orientations as telephones write them, held upright or lying."""
RARE_TAGS = (2, 4, 5, 7)
"""Mirrored: front cameras and faulty programs."""
READABLE_INK_PX = 17.0
"""Height of a digit at which a careful person stops stepping nearer (chosen)."""
LONG_SIDES_PX = (1600, 2000, 2400, 3000)


def careful(chance: Chance, drawn: Drawn) -> Capture:
    """A picture by somebody who wants to be paid: sharp, near, upright, well lit."""
    return any_capture(chance, drawn, hardness=0.0)


def any_capture(chance: Chance, drawn: Drawn, *, hardness: float, kinds: tuple[str, ...] | None = None) -> Capture:
    """How somebody takes `drawn`; only damages of `kinds`, where given, otherwise of the chance's split."""
    paper = drawn.sheets[0].paper
    if drawn.pdf is not None and chance.happens(0.5):
        return Capture("file")
    device = chance.pick(DEVICES.get(paper, ("phone",)))
    possible = tuple(kind for kind in kinds or KINDS.of(chance.split) if _is_of(device, kind))
    damages = (*_base(chance, device, hardness, kinds), *_more(chance, drawn, possible, hardness))
    colour: Colour = chance.pick(("colour", "colour", "grey", "bitonal")) if device == "scanner" else "colour"
    encoding = _encoding(chance, device, len(drawn.sheets), bitonal=colour == "bitonal")
    turned = device == "scanner" and chance.happens(0.05 + 0.05 * hardness)
    turned = turned or (device == "phone" and chance.happens(0.12 * hardness))
    tagged = device == "phone" and encoding not in ("pdf", "heic") and not turned
    mirrored = chance.happens(0.04 * hardness)
    return Capture(
        device,
        damages,
        encoding=encoding,
        long_side_px=_long_side(chance, drawn, hardness),
        dpi=chance.pick((200, 300, 150)) if hardness > 0.2 else chance.pick((200, 300)),
        colour=colour,
        turn=chance.pick((90, 180, 270)) if turned else 0,
        orientation=chance.pick(RARE_TAGS if mirrored else TAGS) if tagged else 1,
    )


def _is_of(device: Device, kind: str) -> bool:
    match device:
        case "phone":
            return kind not in NOT_OF_A_PHONE
        case "scanner":
            return kind in OF_A_SCANNER
        case "screenshot":
            return kind in OF_A_SCREENSHOT
        case _:
            return kind in OF_A_SCREEN_PHOTO


def _base(chance: Chance, device: Device, hardness: float, kinds: tuple[str, ...] | None) -> tuple[Damage, ...]:
    """What every picture has a little of."""
    wanted = tuple(kind for kind in BASE_KINDS if kinds is None or kind in kinds)
    if device == "screen-photo" and (kinds is None or "moire" in kinds):
        wanted = (*wanted, "moire")
    if device in ("scanner", "screenshot"):
        wanted = tuple(kind for kind in wanted if kind == "jpeg")
    ranges = ((kind, *BASE[kind]) for kind in wanted)
    return tuple(
        Damage(kind, round(chance.within(least, most + more * hardness), 3)) for kind, least, most, more in ranges
    )


def _more(chance: Chance, drawn: Drawn, possible: tuple[str, ...], hardness: float) -> tuple[Damage, ...]:
    """What went wrong beside: more and worse with `hardness`, of different groups first, now and then over one value."""
    count = sum(chance.happens(min(0.95, 0.9 * hardness)) for _ in range(4))
    found: list[Damage] = []
    for kind in chance.sample(possible, len(possible)):
        if len(found) == count:
            break
        if any(GROUPS[kind] == GROUPS[one.kind] for one in found) and chance.happens(0.75):
            continue
        severity = round(min(1.0, max(0.05, hardness * chance.within(0.35, 1.15))), 3)
        found.append(Damage(kind, severity, _role(chance, drawn, kind, hardness)))
    return tuple(found)


def _role(chance: Chance, drawn: Drawn, kind: str, hardness: float) -> str | None:
    """A value that the damage falls on; mostly None."""
    marks = [mark for sheet in drawn.sheets for mark in sheet.marks]
    if kind not in LOCAL_KINDS or not marks or not chance.happens(0.55 * hardness**2):
        return None
    return chance.pick(marks).role


def _encoding(chance: Chance, device: Device, pages: int, *, bitonal: bool) -> Encoding:
    if pages > 1:
        return "tiff" if bitonal and chance.happens(0.3) else "pdf"
    if device == "screenshot":
        return chance.pick(("png", "png", "jpeg"))
    if device == "scanner":
        lossless = not bitonal and chance.happens(LOSSLESS_SCANS)
        return chance.pick(("tiff", "png") if lossless else BITONAL_FILES if bitonal else SCANNER_FILES)
    return chance.pick(PHONE_FILES)


def _long_side(chance: Chance, drawn: Drawn, hardness: float) -> int:
    """Long side of the picture at which its print can be read, or less, as `hardness` says."""
    sheet = drawn.sheets[0]
    needed = 1.1 * max(sheet.pixels.shape[:2]) * READABLE_INK_PX / ink_height(sheet)
    needed *= 1 - 0.45 * hardness * chance.rng.random()
    return int(max(chance.pick(LONG_SIDES_PX), min(4000, needed)))
