"""Papers and pictures that prove no purchase.

A leaflet names product and price, a statement shop, day and amount, a warranty card product and serial: each is close enough to
be taken for a proof, and none is. The identity card is nobody's: a specimen of Utopia, the State that ICAO Doc 9303 keeps
for examples (UTO).
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from world.chance import Chance
from world.press.fonts import font_path, typeface
from world.press.label.blocks import (
    Across,
    Area,
    Band,
    Block,
    Down,
    Draft,
    Framed,
    Gap,
    Pairs,
    Rule,
    Signs,
    Text,
    Value,
)
from world.press.label.canvas import Canvas, Colour, Faces
from world.press.label.print import Ground, HeadName, Press, print_label
from world.press.label.values import kind_of, name_of
from world.press.other.scenes import draw_scene, write_by_hand
from world.press.other.sheets import in_parts, side_by_side
from world.sheet import Drawn, Sheet, Truth
from world.trade.countries import Country, country_of, write_amount, write_date
from world.trade.dealers import Dealer, make_dealer
from world.trade.goods import PRODUCTS, serial_of
from world.trade.people import Person, make_person
from world.trade.products import Product

__all__ = ["SUBJECTS", "Subject", "draw_other", "in_parts", "side_by_side"]

Subject = Literal["scene", "blank", "form", "identity", "note", "statement", "leaflet", "warranty"]
SUBJECTS: tuple[Subject, ...] = get_args(Subject)


@dataclass(frozen=True, slots=True)
class _Story:
    """Who says they bought what, where, when and for how much."""

    words: dict[str, list[str]]
    person: Person
    dealer: Dealer
    product: Product
    day: dt.date
    serial: str

    @property
    def date(self) -> str:
        return write_date(self.day, self.dealer.dates)

    @property
    def price(self) -> str:
        currency = self.dealer.country.currency
        return f"{write_amount(self.product.prices[currency], self.dealer.amounts)} {currency}"


@dataclass(frozen=True, slots=True)
class _Paper:
    """What carries a subject."""

    width_mm: float
    height_mm: float
    """At least; content may ask for more."""
    dots: float
    paper: str
    """As sheets name what they lie like."""
    ground: Ground
    head: HeadName = "laser"
    padding_mm: float = 8.0


_SHEET = Ground("paper", (250, 250, 247), rim_mm=0)
_PAPERS: dict[Subject, _Paper] = {
    "blank": _Paper(150, 212, 7, "a4", _SHEET),
    "form": _Paper(72, 150, 14, "screen", Ground("screen", (247, 248, 250), rim_mm=0), "offset", 4),
    "identity": _Paper(86, 54, 14, "label", Ground("gloss", (206, 222, 228), rim_mm=0), "offset", 4),
    "note": _Paper(120, 90, 9, "a4", Ground("paper", (249, 246, 234), ink=(36, 48, 112), rim_mm=0), "offset"),
    "statement": _Paper(190, 120, 7, "a4", _SHEET),
    "leaflet": _Paper(130, 180, 8, "a4", Ground("board", (252, 250, 244), rim_mm=0), "offset"),
    "warranty": _Paper(148, 100, 8, "a4", Ground("board", (244, 242, 232), ink=(30, 40, 72), rim_mm=0), "offset"),
}  # fmt: skip
_BLUE: Colour = (28, 94, 172)


def draw_other(chance: Chance, country: Country | str, *, subject: Subject, product: Product | None = None) -> Drawn:
    """What `subject` names, made in `country`; of kind ``other``, with no field to be read."""
    land = country_of(country)
    if subject == "scene":
        sheet = Sheet(draw_scene(chance), paper="screen")
        return Drawn("other", (sheet,), _truth(land, subject, sheet, ""))
    story = _told(chance, land, product)
    face = typeface(chance.child("face"), "sans", language=land.language, letters="@€–")
    mono = typeface(chance.child("mono"), "ocr", "typewriter")
    faces = Faces(font_path(face), font_path(face, bold=True), font_path(mono, bold=True), face.name)
    paper = _PAPERS[subject]
    canvas = Canvas(round(paper.width_mm * paper.dots), round(4 * paper.width_mm * paper.dots), paper.dots)
    end = _write(subject, story, Draft(canvas, {}, faces), chance) if subject != "blank" else 0
    canvas.cropped(max(round(paper.height_mm * paper.dots), end + canvas.px(paper.padding_mm)))
    pixels = print_label(canvas, paper.ground, Press(paper.head, (206, 24, 36)), chance.rng)
    sheet = Sheet(pixels, tuple(canvas.lines), tuple(canvas.marks), paper.paper)
    return Drawn("other", (sheet,), _truth(land, subject, sheet, face.name))


def _truth(land: Country, subject: Subject, sheet: Sheet, face: str) -> Truth:
    truth: Truth = {
        "schema": "truth/1",
        "kind": "other",
        "country": land.code,
        "fields": {},
        "lines": list(sheet.lines),
        "barcodes": [],
        "barcodes_unreadable": 0,
        "legible": True,
        "unreadable_fields": [],
        "tampered": False,
        "layout": f"other/{subject}",
    }
    return {**truth, "language": land.language, "typeface": face} if sheet.lines else truth


def _told(chance: Chance, land: Country, product: Product | None) -> _Story:
    bought = product or chance.pick([one for one in PRODUCTS if one.role == "product"])
    return _Story(
        _words()[land.language],
        make_person(chance.child("person"), land),
        make_dealer(chance.child("dealer"), land),
        bought,
        dt.date(2018, 11, 1) + dt.timedelta(days=chance.whole(0, 230)),
        serial_of(bought, chance),
    )


@cache
def _words() -> dict[str, dict[str, list[str]]]:
    with Path(__file__).with_name("words.toml").open("rb") as stream:
        return tomllib.load(stream)


def _write(subject: Subject, story: _Story, draft: Draft, chance: Chance) -> int:
    """Writes the subject's words; where they end."""
    margin = draft.canvas.px(_PAPERS[subject].padding_mm)
    area = Area(margin, margin, draft.canvas.width - 2 * margin)
    if subject == "note":
        return _note(story, draft, area, chance)
    values, block = _BLOCKS[subject](story, chance)
    return block.draw(Draft(draft.canvas, values, draft.faces), area)


Told = tuple[dict[str, Value], Block]


def _form(story: _Story, chance: Chance) -> Told:
    """The claim form itself on a telephone: it says all that a receipt says, and the claimant wrote it."""
    title, *captions, button = story.words["form"]
    answers = (
        story.person.name, story.person.email, story.dealer.brand, story.date, name_of(story.product), story.price, f"IMG_{chance.digits(4)}.jpg",
    )  # fmt: skip
    values = {
        "title": Value(title, "title"),
        "button": Value(button),
        "clock": Value(f"{chance.whole(7, 22)}:{chance.whole(10, 59)}"),
        "address": Value("cashback.example"),
    }
    rows: list[Block] = []
    for place, (caption, answer) in enumerate(zip(captions, answers, strict=True)):
        values |= {f"caption.{place}": Value(caption), f"answer.{place}": Value(answer)}
        field = Framed(Text(f"answer.{place}", 9), 2.0, 0.15, 1.2, (255, 255, 255))
        rows += [Text(f"caption.{place}", 7), field, Gap(0.8)]
    head = (
        Text("clock", 6, side="r"),
        Framed(Text("address", 7, side="m"), 1.4, 0.0, 2.0, (228, 230, 234)),
        Text("title", 15, bold=True),
    )
    return values, Down((*head, *rows, Framed(Text("button", 10, bold=True, side="m"), 3.0, 0.0, 1.5, _BLUE)), 0.9)


def _identity(story: _Story, chance: Chance) -> Told:
    """A specimen card with a machine-readable zone of three lines (Doc 9303, part 5)."""
    number = f"X{chance.digits(8)}"
    family, *given = reversed(_latin(story.person.name).split())
    born = f"{chance.whole(50, 99)}{chance.whole(1, 12):02d}{chance.whole(1, 28):02d}"
    zone = (f"I<UTO{number}<<SPECIMEN", f"{born}{chance.pick('MF')}2912310UTO", f"{family}<<{'<'.join(given)}")
    values = {
        "state": Value("UTOPIA", "title"), "title": Value("IDENTITY CARD  -  SPECIMEN"), "portrait": Value("SPECIMEN"), "number": Value(number, caption="No."),
        "family": Value(family, caption="Surname"), "given": Value(" ".join(given), caption="Given names"), "state_code": Value("UTO", caption="Nationality"),
        "born": Value(f"{born[4:]}.{born[2:4]}.19{born[:2]}", caption="Date of birth"),
        **{f"zone.{place}": Value(line.ljust(30, "<")[:30]) for place, line in enumerate(zone)},
    }  # fmt: skip
    portrait = Framed(
        Down((Text("portrait", 5, bold=True, side="m"), Signs(("portrait",), 16, "m"))), 1.0, 0.2, 1.0, (176, 188, 194)
    )
    facts = Pairs(("family", "given", "state_code", "born", "number"), 7, 0.38)
    head = Across(((1, Text("state", 11, bold=True)), (2, Text("title", 8, side="r"))))
    return values, Down(
        (head, Across(((2, portrait), (5, facts))), *(Text(f"zone.{place}", 11, mono=True) for place in range(3))), 0.8
    )


def _latin(name: str) -> str:
    """Capitals that a machine-readable zone knows."""
    folded = name.upper().translate(str.maketrans("ÅÄÖØÆÉÈÊËÁÀÂĂÎÏÍÌÓÒÔÚÙÛÜÑÇȘȚ", "AAOOAEEEEAAAAIIIIOOOUUUUNCST"))
    return "".join(letter for letter in folded if letter.isascii() and (letter.isalpha() or letter == " "))


def _statement(story: _Story, chance: Chance) -> Told:
    """The purchase as one line among a bank's others."""
    title, day, text, amount, balance, purchase = story.words["statement"]
    values = {
        "bank": Value("Sparbank Example", "title"), "title": Value(title), "holder": Value(story.person.name),
        "head.0": Value(day), "head.1": Value(text), "head.2": Value(amount),
    }  # fmt: skip
    ours, style = chance.whole(1, 5), story.dealer.amounts
    rows: list[Block] = [_columns("head", bold=True), Rule(0.2)]
    for place in range(7):
        on = story.day + dt.timedelta(days=place - ours)
        shop = (
            story.dealer.brand
            if place == ours
            else make_dealer(chance.child(f"shop/{place}"), story.dealer.country).brand
        )
        spent = story.product.prices[story.dealer.country.currency] if place == ours else _coins(chance, 90000)
        shown = (write_date(on, story.dealer.dates), f"{purchase} {shop}", f"-{write_amount(spent, style)}")
        values |= {f"row{place}.{column}": Value(cell) for column, cell in enumerate(shown)}
        rows.append(_columns(f"row{place}"))
    values["balance"] = Value(
        f"{balance}: {write_amount(_coins(chance, 900000), style)} {story.dealer.country.currency}"
    )
    head = Across(((1, Text("bank", 16, bold=True)), (1, Text("holder", 10, side="r"))))
    return values, Down(
        (head, Text("title", 13), Gap(3), *rows, Rule(0.2), Text("balance", 10, bold=True, side="r")), 1.2
    )


def _coins(chance: Chance, most: int) -> Decimal:
    return Decimal(chance.whole(300, most)) / 100


def _columns(key: str, *, bold: bool = False) -> Across:
    cells = (Text(f"{key}.0", 9, bold=bold), Text(f"{key}.1", 9, bold=bold), Text(f"{key}.2", 9, bold=bold, side="r"))
    return Across(tuple(zip((2, 6, 2), cells, strict=True)))


def _leaflet(story: _Story, chance: Chance) -> Told:
    """An advertisement: the product, a large price, a day until which it counts."""
    title, until, call = story.words["leaflet"]
    values = {
        "title": Value(title, "title"), "shop": Value(story.dealer.brand), "product": Value(name_of(story.product)), "maker": Value(story.product.maker),
        "price": Value(story.price), "until": Value(f"{until} {story.date}"), "call": Value(call), "web": Value(story.dealer.web),
        "address": Value(f"{story.dealer.street}, {story.dealer.place}"), "percent": Value(f"-{chance.pick((10, 15, 20, 25, 30))}%"),
    }  # fmt: skip
    kind = kind_of(story.product)
    pictogram = "loop" if kind == "thing" else kind
    picture = Framed(
        Down((Text("maker", 20, bold=True, side="m"), Gap(5), Signs((pictogram,), 34, "m"), Gap(5))),
        3,
        0.0,
        4,
        chance.pick(((206, 214, 222), (226, 212, 190), (208, 222, 206))),
    )
    offer = Framed(Text("price", 40, bold=True, side="m", plate="accent"), 3, 0.0, 2, (252, 224, 70))
    foot = Across(((3, Text("address", 9)), (2, Text("web", 9, side="r"))))
    return values, Down(
        (
            Band(Text("title", 24, bold=True, side="m"), 3),
            Text("shop", 16, bold=True, side="m"),
            picture,
            Across(
                ((3, Text("product", 20, bold=True)), (1, Text("percent", 22, bold=True, side="r", plate="accent")))
            ),
            offer,
            Text("until", 11),
            Text("call", 14, bold=True),
            Rule(0.3),
            foot,
        ),
        3,
    )


def _warranty(story: _Story, chance: Chance) -> Told:
    """A card with the unit's serial and, perhaps, the dealer's word for the day."""
    title, *captions, small = story.words["warranty"]
    product, model, serial, day, stamp = captions
    values = {
        "maker": Value(story.product.maker, "title"), "title": Value(title), "small": Value(small), "stamp": Value(stamp),
        "product": Value(name_of(story.product), caption=product), "serial": Value(story.serial, caption=serial),
        "day": Value(story.date if chance.happens(0.6) else "____ . ____ . ________", caption=day), "line": Value("________________________"),
    }  # fmt: skip
    if story.product.model:
        values["model"] = Value(story.product.model, caption=model)
    head = Across(((1, Text("maker", 18, bold=True)), (1, Text("title", 14, side="r"))))
    stamped = Framed(Down((Text("stamp", 8), Gap(16), Text("line", 8))), 2, 0.2)
    return values, Down(
        (
            head,
            Rule(0.4),
            Across(((3, Pairs(("product", "model", "serial", "day"), 10, 0.36)), (2, stamped))),
            Text("small", 8, wrapped=True),
        ),
        3,
    )


_BLOCKS: dict[Subject, Callable[[_Story, Chance], Told]] = {
    "form": _form, "identity": _identity, "statement": _statement, "leaflet": _leaflet, "warranty": _warranty,
}  # fmt: skip


def _note(story: _Story, draft: Draft, area: Area, chance: Chance) -> int:
    """Three lines by hand; where they end."""
    known = {"shop": story.dealer.brand, "product": name_of(story.product), "price": story.price, "day": story.date}
    hand = typeface(chance.child("hand"), "display", "condensed", language=story.dealer.country.language)
    base = area.top + draft.canvas.px(16)
    for line in story.words["note"]:
        text = line.format(**known)
        fit = min(22.0, 22.0 * 0.95 * area.width / max(1.0, draft.canvas.face(font_path(hand), 22).getlength(text)))
        write_by_hand(draft.canvas, text, (area.left, base), path=font_path(hand), points=fit, chance=chance)
        base += draft.canvas.px(15)
    return base
