"""The camera: truth stays with the ink, whatever is done to the paper, the picture or the file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache

import cv2
import numpy as np
import pytest
from PIL import Image, ImageOps
from world.capture import camera
from world.capture.camera import capture
from world.capture.choose import any_capture, careful
from world.capture.files import SUFFIXES
from world.capture.grid import grid
from world.capture.how import BASE_KINDS, GROUPS, KINDS, LOCAL_KINDS, Capture, Damage
from world.capture.readable import likeness, look_at
from world.capture.scale import AT_ONE
from world.chance import Chance
from world.sheet import Drawn, Made, Mark, Pixels, Sheet

from verify.document import Source
from verify.load.source import load_pages

BLOCKS = {"red": ((70, 60, 130, 90), (220, 20, 20)), "green": ((230, 210, 290, 240), (20, 160, 40)),
          "blue": ((80, 360, 140, 390), (30, 40, 220))}  # fmt: skip
"""Role, place and colour."""
TEXTS = {
    "retailer": ("ELEKTRA", 50),
    "total": ("1234.56", 170),
    "purchase_date": ("17.03.2019", 215),
    "vat": ("246.91", 300),
}
"""Role, text and row."""
EVERY_FILE = tuple(SUFFIXES)


def a_coloured_sheet() -> Drawn:
    """Blocks of colour, each of them a marked value."""
    pixels = np.full((450, 360, 3), 246, np.uint8)
    marks = []
    for role, ((left, top, right, bottom), colour) in BLOCKS.items():
        pixels[top:bottom, left:right] = colour
        marks.append(Mark(role, "1", (left, top, right, bottom)))
    return Drawn("receipt", (Sheet(pixels, (), tuple(marks)),), {"fields": dict.fromkeys(BLOCKS, "1")})


def a_receipt(paper: str = "thermal") -> Drawn:
    """Four printed values on a small receipt."""
    pixels = np.full((360, 300, 3), 246, np.uint8)
    marks = []
    for role, (text, row) in TEXTS.items():
        (wide, high), _ = cv2.getTextSize(text, cv2.FONT_HERSHEY_DUPLEX, 0.8, 2)
        left = 24 if role == "retailer" else 276 - wide
        cv2.putText(pixels, text, (left, row), cv2.FONT_HERSHEY_DUPLEX, 0.8, (30, 30, 34), 2, cv2.LINE_AA)
        marks.append(Mark(role, text, (left, row - high, left + wide, row)))
    return Drawn(
        "receipt",
        (Sheet(pixels, (), tuple(marks), paper),),
        {"fields": {role: text for role, (text, _) in TEXTS.items()}},
    )


def taken(drawn: Drawn, *damages: Damage, path: str = "a", **how: object) -> Made:
    """`drawn` captured with `damages`."""
    return capture("x", drawn, Capture(damages=damages, **how), Chance.of(7, "tune", path))


def upright(made: Made, turn: int = 0) -> Pixels:
    """The first page's pixels with the camera's tag and the content's turn undone."""
    with Image.open(io.BytesIO(made.data)) as image:
        return np.rot90(np.asarray(ImageOps.exif_transpose(image).convert("RGB")), turn // 90)


def colour_at(pixels: Pixels, box: list[float]) -> np.ndarray:
    """The mean colour in the middle of `box`."""
    height, width = pixels.shape[:2]
    x, y = round((box[0] + box[2]) / 2 * width), round((box[1] + box[3]) / 2 * height)
    return pixels[y - 3 : y + 4, x - 3 : x + 4].reshape(-1, 3).mean(0)


def missed(made: Made, turn: int = 0) -> list[str]:
    """The blocks whose colour is not found at their place."""
    pixels = upright(made, turn)
    found = {role: colour_at(pixels, made.truth["places"][role][0]["box"]) for role in BLOCKS}
    return [role for role, (_, colour) in BLOCKS.items() if np.argmax(colour) != np.argmax(found[role])]


@pytest.mark.parametrize("kind", ["perspective", "rotation", "curl", "crease", "crumple", "barrel"])
def test_a_mark_stays_with_its_ink(kind: str) -> None:
    """However a sheet is bent or seen, a value's box lies where its ink is."""
    assert [] == missed(taken(a_coloured_sheet(), Damage(kind, 0.9), behind="desk"))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_camera_tag_is_undone(orientation: int) -> None:
    """Boxes are those of the picture that the camera's tag makes upright."""
    assert [] == missed(taken(a_coloured_sheet(), orientation=orientation, behind="desk"))


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turn_of_the_content_is_undone(turn: int) -> None:
    """Boxes are those of the upright page, the content's quarter turn undone after the camera's tag."""
    assert [] == missed(taken(a_coloured_sheet(), turn=turn, orientation=6, behind="desk"), turn)


def test_a_box_is_no_larger_than_its_ink() -> None:
    """On a flat, upright sheet a box is filled by its ink."""
    made = taken(a_coloured_sheet(), behind="desk", encoding="png")
    pixels = upright(made)
    left, top, right, bottom = made.truth["places"]["red"][0]["box"]
    height, width = pixels.shape[:2]
    part = pixels[
        round(top * height) + 2 : round(bottom * height) - 2, round(left * width) + 2 : round(right * width) - 2
    ]
    assert (part[..., 0].astype(int) - part[..., 1] > 80).mean() > 0.97


@pytest.mark.parametrize("encoding", EVERY_FILE)
def test_the_same_chance_gives_the_same_file(encoding: str) -> None:
    """A capture depends on seed, split and path alone, is what its name says, and the product's loader opens it."""
    damages = [Damage(kind, 0.3) for kind in ("crumple", "stain", "shadow", "noise", "thumb")]
    first, second = (taken(a_receipt(), *damages, encoding=encoding) for _ in range(2))
    assert (first.data, first.truth) == (second.data, second.truth)
    assert (f"x{SUFFIXES[encoding]}", 1) == (first.name, len(load_pages(Source(first.name, first.data)).images))


@pytest.mark.parametrize("encoding", ["pdf", "tiff"])
@pytest.mark.parametrize("colour", ["colour", "grey", "bitonal"])
def test_several_pages_stand_in_one_file(encoding: str, colour: str) -> None:
    """A scan of two sheets is one file of two pages, dark where its sheets are."""
    drawn = a_receipt()
    two = Drawn(drawn.kind, drawn.sheets * 2, drawn.truth)
    made = taken(two, device="scanner", encoding=encoding, colour=colour, dpi=150)
    pages = load_pages(Source(made.name, made.data)).images
    assert [0, 1] == [place["page"] for place in made.truth["places"]["total"]]
    assert all(120 < page.pixels.mean() < 250 for page in pages)
    assert len(pages) == 2


def test_one_picture_is_not_made_of_two_pages() -> None:
    """What a file cannot hold is refused, never written as something else."""
    drawn = a_receipt()
    with pytest.raises(ValueError, match="holds one picture"):
        taken(Drawn(drawn.kind, drawn.sheets * 2, drawn.truth), encoding="jpeg")


@pytest.mark.parametrize("encoding", ["jpeg", "png", "webp", "tiff"])
def test_the_loader_undoes_the_camera_tag(encoding: str) -> None:
    """The product's loader shows the page upright, whatever file carries the tag."""
    made = taken(a_coloured_sheet(), orientation=6, encoding=encoding, behind="desk")
    pixels = load_pages(Source(made.name, made.data)).images[0].pixels
    assert 0 == np.argmax(colour_at(pixels, made.truth["places"]["red"][0]["box"]))


def test_a_pdf_has_no_camera_tag() -> None:
    """A tag that a file cannot carry is refused."""
    with pytest.raises(ValueError, match="camera tag"):
        taken(a_receipt(), orientation=6, encoding="pdf")


def test_what_nobody_can_do_is_refused() -> None:
    """Unknown kinds, severities beyond the scale and values that are not printed are errors."""
    for wrong in (lambda: Damage("fire", 0.5), lambda: Damage("focus", 1.2), lambda: Damage("focus", 0.5, "total"),
                  lambda: Capture(turn=45), lambda: taken(a_receipt(), Damage("stain", 0.5, "price"))):  # fmt: skip
        with pytest.raises(ValueError, match=r"."):
            wrong()


def test_both_splits_have_every_group() -> None:
    """The splits' kinds share nothing, each has geometry, light, lens, dirt and file, and the scale knows all."""
    assert not set(KINDS.tune) & set(KINDS.held)
    assert {GROUPS[kind] for kind in KINDS.tune} == {GROUPS[kind] for kind in KINDS.held} == set(GROUPS.values())
    assert set(GROUPS) == set(AT_ONE) == set(KINDS.all) | set(BASE_KINDS)


def test_severity_nought_changes_nothing() -> None:
    """Damages of severity 0 are no damages."""
    nothing = [Damage(kind, 0) for kind in GROUPS]
    assert taken(a_receipt()).data == taken(a_receipt(), *nothing).data


BLIND = frozenset({"perspective", "rotation", "curl", "barrel", "cast", "cut", "tear", "staple", "thumb", "crease"})
"""Kinds that move, colour or hide without blurring what is left, or fall beside the values of a small sheet."""


@cache
def mean_likeness(damage: Damage) -> float:
    """How far the total's glyphs are their ideal selves under a damage."""
    sheet = a_receipt().sheets[0]
    how = Capture(damages=(damage,), behind="desk")
    page = camera._seen(sheet, 0, how, writing=camera._writing(how, "jpeg"), chance=Chance.of(7, "tune", "m"))
    look = look_at(page, sheet.places("total")[0])
    assert look is not None
    return float(likeness(look).mean())


@pytest.mark.parametrize("kind", sorted(set(GROUPS) - BLIND))
def test_more_severity_is_less_likeness(kind: str) -> None:
    """The picture of a value is the less like its ink, the severer the damage."""
    role = "total" if kind in LOCAL_KINDS else None
    none, some, much = (
        mean_likeness(Damage("focus", 0)),
        *(mean_likeness(Damage(kind, one, role)) for one in (0.5, 1.0)),
    )
    assert none + 0.01 >= some
    assert some + 0.03 >= much


@pytest.mark.parametrize("kind", ["thumb", "pen", "smudge", "stain", "glare", "wet", "tear", "cut"])
def test_a_damage_hits_its_role_alone(kind: str) -> None:
    """A value under a severe damage is unreadable, the value above it on the other side is not."""
    made = taken(a_receipt(), Damage(kind, 1.0, "total"), behind="desk")
    assert "total" in made.truth["unreadable_fields"]
    assert "retailer" not in made.truth["unreadable_fields"]
    assert kind in {damage["kind"] for damage in made.truth["damages"]}


def test_an_undamaged_document_is_readable() -> None:
    """Nothing is unreadable on a careful picture, and every value has its place."""
    made = taken(a_receipt(), *(Damage(kind, 0.08) for kind in BASE_KINDS))
    assert ([], True, set(TEXTS)) == (made.truth["unreadable_fields"], made.truth["legible"], set(made.truth["places"]))


def test_a_hopeless_picture_is_illegible() -> None:
    """Blur over everything makes the document illegible, and its true values stay in the truth."""
    made = taken(a_receipt(), Damage("focus", 1.0), Damage("motion", 1.0), Damage("low-resolution", 1.0))
    assert (False, "1234.56") == (made.truth["legible"], made.truth["fields"]["total"])


def test_a_local_damage_says_where() -> None:
    """A damage over a value has the box that it falls on."""
    made = taken(a_receipt(), Damage("stain", 0.8, "total"), behind="desk")
    stain = next(damage["box"] for damage in made.truth["damages"] if damage["kind"] == "stain")
    total = made.truth["places"]["total"][0]["box"]
    assert stain[0] <= total[0] < total[2] <= stain[2]


def a_label() -> Drawn:
    """A sheet with one linear code."""
    pixels = np.full((200, 420, 3), 246, np.uint8)
    widths = np.random.default_rng(1).integers(1, 4, 90) * 2
    edges = 60 + np.cumsum(widths)
    for left, right in zip(edges[::2], edges[1::2], strict=True):
        pixels[60:140, left:right] = 30
    mark = Mark("barcode.0", "4006381333931", (60, 60, float(edges[-1]), 140))
    return Drawn("label", (Sheet(pixels, (), (mark,), "label"),), {"fields": {}})


def test_one_clean_line_is_enough_for_a_code() -> None:
    """A linear code that is crossed out in part can be decoded; a covered, blurred or cut one cannot."""
    lost = {
        name: taken(a_label(), *damages, behind="carton").truth["barcodes_unreadable"]
        for name, damages in {
            "whole": (Damage("noise", 0.1),),
            "creased": (Damage("crease", 0.5, "barcode.0"),),
            "covered": (Damage("thumb", 1.0, "barcode.0"),),
            "blurred": (Damage("focus", 1.0), Damage("low-resolution", 1.0)),
            "cut": (Damage("cut", 0.4, "barcode.0"),),
        }.items()
    }
    assert {"whole": 0, "creased": 0, "covered": 1, "blurred": 1, "cut": 1} == lost


def choices(hardness: float) -> Iterator[Made]:
    """Eight captures of one receipt."""
    for number in range(8):
        chance = Chance.of(number, "held" if number % 2 else "tune", "any")
        drawn = a_receipt()
        how = any_capture(chance, drawn, hardness=hardness)
        yield capture("x", drawn, how, chance.child("shot"))


def test_hardness_is_what_cannot_be_read() -> None:
    """At 0.1 next to nothing is lost, at 1 much is."""
    easy, hard = (sum(len(made.truth["unreadable_fields"]) for made in choices(hardness)) for hardness in (0.1, 1.0))
    assert easy <= 2
    assert hard >= 6


def test_what_is_drawn_belongs_to_the_split() -> None:
    """No damage of a held world is known to a tune world, the base excepted."""
    for split in ("tune", "held"):
        kinds = {
            damage.kind
            for number in range(60)
            for damage in any_capture(Chance.of(number, split, "s"), a_receipt("screen"), hardness=0.9).damages
        }
        assert kinds <= {*KINDS.of(split), *BASE_KINDS, "moire"}


def test_careful_people_make_readable_pictures() -> None:
    """`careful` draws nothing beyond what every picture has."""
    hows = [careful(Chance.of(number, "tune", "c"), a_receipt()) for number in range(30)]
    assert {damage.kind for how in hows for damage in how.damages} <= set(BASE_KINDS)


def test_the_grid_changes_only_the_severity() -> None:
    """One document under kinds and severities, named after them, always the same value's place."""
    made = list(grid(a_receipt(), ("focus", "noise"), (0.0, 1.0), Chance.of(1, "tune", "g")))
    assert ["focus-0.00.jpg", "focus-1.00.jpg", "noise-0.00.jpg", "noise-1.00.jpg"] == [one.name for one in made]
    assert made[0].truth["places"] == made[1].truth["places"]
