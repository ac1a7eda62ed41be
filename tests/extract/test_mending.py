"""Lines read again: what most looks agree on and are surer of takes the line's place."""

from dataclasses import replace

import pytest
from printed import a_print

from verify.document import Line, Region, SecondLook
from verify.extract.assemble import extract_reading
from verify.extract.mending import mend_lines

SLIP = """
ESIMERKKI 0Y
Kahvi            4,00
YHTEENSÄ EUR     4,00
"""


def looked_at(texts, *, role="retailer", confidence=0.99, first=0.5):
    """The slip, the words of its first line read with certainty `first`, then read as each of `texts`."""
    document = a_print(SLIP)
    page = document.pages[0]
    line = replace(page.lines[0], words=tuple(replace(word, confidence=first) for word in page.lines[0].words))
    words = [tuple(zip(text.split(), line.words, strict=True)) for text in texts]
    looks = tuple(
        SecondLook(
            Region(0, line.box, role),
            "other",
            (Line(tuple(replace(word, text=text, confidence=confidence) for text, word in look)),),
        )
        for look in words
    )
    page = replace(page, lines=(line, *page.lines[1:]))
    return replace(document, pages=(page,), second_looks=looks)


def first_line(document):
    """What the first line says once it is mended."""
    return mend_lines(document).pages[0].lines[0].text


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["ESIMERKKI OY"] * 3, "ESIMERKKI OY"),
        (["ESIMERKKI OY"] * 3 + ["ESIMERKKI 8Y"], "ESIMERKKI OY"),
        (["ESIMERKKI OY", "ESIMERKKI OY", "ESIMERKKI 8Y", "ESIMERKKI QY"], "ESIMERKKI 0Y"),
        ([], "ESIMERKKI 0Y"),
    ],
)
def test_most_looks_decide(texts, expected):
    """A line is what enough looks agree on, and stays as it was first read where they do not."""
    assert expected == first_line(looked_at(texts))


def test_less_sure_looks_change_nothing():
    """Looks that are less sure than the first reading leave it."""
    assert "ESIMERKKI 0Y" == first_line(looked_at(["ESIMERKKI OY"] * 4, confidence=0.4))


@pytest.mark.parametrize(("role", "expected"), [("total", "ESIMERKKI 0Y"), ("vat_id", "ESIMERKKI OY")])
def test_digits_that_nothing_checks_need_every_look(role, expected):
    """Three looks mend what a check digit judges besides; other values stay until a fourth agrees."""
    assert expected == first_line(looked_at(["ESIMERKKI OY"] * 3, role=role))
    assert "ESIMERKKI OY" == first_line(looked_at(["ESIMERKKI OY"] * 4, role=role))


def test_one_look_at_a_line_is_left_to_be_weighed():
    """A line looked at once is not mended, and the look stays for those who weigh values; looks that were heard are gone."""
    once, often = looked_at(["ESIMERKKI OY"], role="total"), looked_at(["ESIMERKKI OY"] * 4)
    assert once == mend_lines(once)
    assert () == mend_lines(often).second_looks


def test_the_first_reading_stays():
    """A reading keeps the document as it was first read, and tells what the mended one says."""
    document = looked_at(["ESIMERKKI OY"] * 4)
    reading = extract_reading(document)
    assert (document, "ESIMERKKI OY") == (reading.document, reading.receipt.retailer.best.text)
