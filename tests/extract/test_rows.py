"""Rows: geometry groups cells, whatever the tilt."""

import math

import pytest
from printed import a_print

from verify.document import Box, Document, Line, Page, Word, box_on_page
from verify.extract.rows import evidence_in, find_rows

SLIP = """
SHOP
KAFFEE                2,50
TEE                   3,50
KUCHEN MIT SAHNE      4,00
SUMME EUR            10,00
BAR                  20,00
RÜCKGELD             10,00
"""


def turned(document, degrees):
    """The document's page with its words turned about its middle."""
    page = document.pages[0]
    slope = math.tan(math.radians(degrees)) / page.aspect
    lines = []
    for line in page.lines:
        words = []
        for word in line.words:
            shift = slope * (word.box.center[0] - 0.5)
            box = box_on_page(word.box.left, word.box.top + shift, word.box.right, word.box.bottom + shift)
            words.append(Word(word.text, box, word.confidence))
        lines.append(Line(tuple(words)))
    return Document(
        "turned.png", "0" * 64, pages=(Page(page.width_px, page.height_px, tuple(lines), skew_degrees=degrees),)
    )


@pytest.mark.parametrize("degrees", [-4.0, -1.5, 0.0, 1.5, 4.0])
def test_a_label_and_its_amount_share_a_row_on_a_tilted_page(degrees):
    """A tilt that shifts an amount by a line's height does not part it from its label."""
    rows = find_rows(turned(a_print(SLIP), degrees))
    assert [
        "SHOP",
        "KAFFEE 2,50",
        "TEE 3,50",
        "KUCHEN MIT SAHNE 4,00",
        "SUMME EUR 10,00",
        "BAR 20,00",
        "RÜCKGELD 10,00",
    ] == [row.text for row in rows]


def test_the_evidence_of_a_part_is_its_ink():
    """A substring's box is cut out of its words, its text is verbatim."""
    line = Line((Word("01.02.201914:33", Box(0.1, 0.1, 0.25, 0.12), 1.0),))
    evidence = evidence_in(line, 0, 0, 10)
    assert ("01.02.2019", 0.2) == (evidence.text, round(evidence.box.right, 3))


def test_a_page_without_text_has_no_rows():
    """Nothing printed gives no row."""
    assert () == find_rows(Document("blank.png", "0" * 64, pages=(Page(100, 100),)))
