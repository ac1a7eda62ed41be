"""Mails: every make, printed and on a phone, in every language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hard_prints import a_hard_sale, check_layer, check_roles, check_sheet
from world.chance import SPLITS, Chance
from world.press.mail.desk import PHONES, Form, MailKind
from world.press.mail.looks import LOOKS, MailLook
from world.press.mail.mails import draw_mail
from world.trade.countries import COUNTRIES

pytestmark = pytest.mark.usefixtures("typefaces")

KINDS: tuple[MailKind, ...] = ("receipt", "order_confirmation", "invoice")
Case = tuple[str, MailLook, str, MailKind, Form]


def every_mail() -> Iterator[Case]:
    """Each make in both forms, each country and each kind at least once."""
    looks = [(split, look) for split in SPLITS for look in LOOKS.of(split)]
    countries = tuple(COUNTRIES)
    for place, (split, look) in enumerate(looks):
        for step, form in enumerate(("pdf", "screen", "screen")):
            number = 3 * place + step
            yield split, look, countries[number % len(countries)], KINDS[(number + place) % 3], form  # type: ignore[misc]


@pytest.mark.parametrize("case", tuple(every_mail()), ids=lambda case: "-".join((case[1].name, *case[2:])))
def test_every_make_draws_a_hard_sale(case: Case) -> None:
    """Every make, language, kind and form shows a hard sale on its surface, each value marked where its ink is."""
    split, look, country, kind, form = case
    drawn = draw_mail(a_hard_sale(country, means="card"), Chance.of(7, split, "mail"), kind=kind, form=form, look=look)
    assert kind == drawn.kind == drawn.truth["kind"]
    assert (form == "screen") == (drawn.pdf is None)
    check_roles(drawn)
    for sheet in drawn.sheets:
        check_sheet(sheet)
    if form == "pdf":
        check_layer(drawn)


def test_a_screenshot_is_as_wide_as_its_phone() -> None:
    """A screenshot has its phone's width, and at least its height."""
    sheet = draw_mail(a_hard_sale("FI", articles=1), Chance.of(3, "tune", "mail"), form="screen").sheets[0]
    height, width = sheet.pixels.shape[:2]
    sizes = [(round(wide * scale), round(high * scale)) for wide, high, scale in PHONES.tune]
    assert any(width == wide and height >= high for wide, high in sizes)
    assert sheet.paper == "screen"


def test_only_an_order_has_no_purchase() -> None:
    """An order confirmation states the order's date and never a purchase; a receipt and an invoice state the purchase."""
    fields = [
        draw_mail(a_hard_sale("SE", articles=1), Chance.of(3, "held", "mail"), kind=kind).truth["fields"]
        for kind in KINDS
    ]
    assert [True, False, True] == ["purchase_date" in one for one in fields]
    assert fields[1]["order_date"] == "2019-06-11"


def test_the_same_chance_draws_the_same_mail() -> None:
    """Same seed, same pixels and same truth."""
    sale = a_hard_sale("DE", articles=2)
    one, other = (draw_mail(sale, Chance.of(5, "held", "mail")) for _ in range(2))
    assert one.pdf == other.pdf
    assert one.truth == other.truth


def test_no_make_stands_on_both_sides() -> None:
    """What is seen in `tune` is never seen in `held`."""
    assert not {look.name for look in LOOKS.tune} & {look.name for look in LOOKS.held}
    shapes = [(look.band, look.facts, look.items, look.client, look.dark) for look in LOOKS.all]
    assert len(set(shapes)) == len(shapes)
