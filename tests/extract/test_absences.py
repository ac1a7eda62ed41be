"""Laws of telling a lost value from one that was never printed."""

from dataclasses import replace

import pytest
from printed import a_print

from verify.document import Box, IllegibleArea, Legibility, LegibilityState, Word
from verify.extract.absences import withdrawn
from verify.extract.assemble import extract_reading
from verify.extract.ground import Ground, find_cut_sides

SLIP = """
ESIMERKKI OY
Testikatu 1
00100 HELSINKI
Y-tunnus 1234567-1

01.02.2019 14:33

Kaiutin            100,00
Kaapeli             20,00

YHTEENSÄ           120,00
"""


def damaged(document, *areas, state=LegibilityState.DEGRADED):
    """The document with areas that cannot be read; words that stand in them were not seen."""
    page = document.pages[0]
    lines = tuple(line for line in page.lines if not any(_is_under(line.box, area) for area in areas))
    found = tuple(IllegibleArea(0, area, "hidden") for area in areas)
    return replace(document, pages=(replace(page, lines=lines, legibility=Legibility(0.9, state, ("hidden",), found)),))


def _is_under(box, area):
    x, y = box.center
    return area.left <= x <= area.right and area.top <= y <= area.bottom


def where(document, text):
    """The box of the line that prints `text`."""
    return next(line.box for line in document.pages[0].lines if line.text == text)


def strip(box):
    """All of the page's width at a line's height."""
    return Box(0.0, box.top, 1.0, box.bottom)


def absence(document, field):
    """What the reading says of a field: its value, or why it has none."""
    found = getattr(extract_reading(document).receipt, field)
    return found.absence if found.told is None else found.told.value


@pytest.mark.parametrize(("line", "field"), [("01.02.2019 14:33", "purchase_date"), ("Y-tunnus 1234567-1", "vat_id")])
def test_what_is_covered_is_illegible(line, field):
    """Where an area covers the line on which a field stands, the field is illegible."""
    slip = a_print(SLIP)
    assert "illegible" == absence(damaged(slip, strip(where(slip, line))), field)


def test_what_is_not_printed_is_missing():
    """On a page that can be read, a field that does not stand there is missing, however often others print it."""
    unsigned = a_print(SLIP.replace("Y-tunnus 1234567-1", ""))
    assert ("missing", "missing") == (absence(unsigned, "vat_id"), absence(unsigned, "due_date"))


def test_damage_elsewhere_does_not_matter():
    """An area amid the goods says nothing of a number that would stand at the head or the foot, and takes no value away."""
    unsigned = a_print(SLIP.replace("Y-tunnus 1234567-1", ""))
    amid = damaged(unsigned, strip(goods_of(unsigned)))
    assert ("missing", "missing") == (absence(amid, "vat_id"), absence(amid, "due_date"))
    assert absence(unsigned, "total") == absence(amid, "total")


def goods_of(document):
    """The box of the second product's line."""
    return next(line.box for line in document.pages[0].lines if line.text.startswith("Kaapeli"))


def test_text_over_a_side_is_cut():
    """Words that touch one side of the page mean that the text runs over it; one alone does not."""

    def page_with(count):
        page = a_print(SLIP).pages[0]
        touching = tuple(
            replace(line, words=(Word("lu", Box(0.0, line.box.top, 0.1, line.box.bottom), 0.9),))
            for line in page.lines[:count]
        )
        return replace(page, lines=(*touching, *page.lines[count:]))

    assert ((False, False), (True, False)) == (find_cut_sides(page_with(1)), find_cut_sides(page_with(3)))


def test_hardly_read_words_are_lost_by_as_much():
    """A word read with little certainty is a place where reading failed, as surely as that."""
    page = a_print("Total  2,00", confidence=0.2).pages[0]
    document = replace(a_print("Total  2,00"), pages=(page,))
    box = page.lines[0].box
    assert pytest.approx(0.8) == Ground(document).loss_at(0, *box.center)
    assert 0.0 == Ground(document).loss_at(0, *box.center, areas_only=True)


def test_a_word_beside_scrawl_announces_an_illegible_value():
    """Signs without a letter or a digit beside a field's word are ink that cannot be read."""
    scrawled = a_print(SLIP.replace("01.02.2019 14:33", "Päivämäärä: ## ## ####"))
    assert "illegible" == absence(scrawled, "purchase_date")


def test_a_withdrawn_value_stays_a_candidate():
    """A value that stands for a lost one is told no more, and all that was read can still be seen, in its order."""
    field = extract_reading(a_print(SLIP)).receipt.total
    kept = withdrawn(field)
    assert (None, "illegible") == (kept.told, kept.absence)
    assert [one.value for one in field.candidates] == [one.value for one in kept.candidates]


@pytest.mark.parametrize("beside", ["", "TID 15:41", "ORA 13:11:51", "KASSA 021"])
def test_a_word_for_the_day_without_a_day_means_that_it_was_not_read(beside):
    """Every receipt has its day: where its word stands and no date does, the date is illegible, whatever else stands beside."""
    slip = a_print(SLIP.replace("01.02.2019 14:33", f"PÄIVÄMÄÄRÄ          {beside}"))
    assert "illegible" == absence(slip, "purchase_date")
