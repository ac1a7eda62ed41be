"""What reading costs at worst: a long document is no trap."""

import time
from dataclasses import replace

import pytest
from printed import a_print

from verify.extract.assemble import extract_reading

PAGES = 3
ROWS = 100
LONGEST_S = 8.0
"""Seconds of the processor that the densest document may take: four times what it takes on a slow, busy core (measured); a search without bounds takes minutes."""


def a_long_print(row):
    """Three pages of a hundred rows; `row` prints the row of a number."""
    printed = [
        a_print("\n".join(row(page * ROWS + number) for number in range(ROWS))).pages[0] for page in range(PAGES)
    ]
    return replace(a_print("x"), pages=tuple(printed))


@pytest.mark.parametrize(
    "row",
    [
        lambda at: "  ".join(f"{(at * step) % 97}.{(at * step) % 89:02}" for step in (3, 7, 11, 13, 17, 19)),
        lambda at: f"TOTAL VAT 20%  {at % 61}.{at % 50:02}  {at % 53}.10  {at % 47}.{at % 90:02}",
        lambda at: f"Article {at} of the shop  {1 + at % 9} x 1.25  {at % 71}.{at % 100:02}",
        lambda at: f"Invoice {1 + at % 28:02}/03/2024  03/04/{at % 24:02}  12:{at % 60:02}",
    ],
    ids=["amounts", "tax", "articles", "dates"],
)
def test_no_long_document_takes_long(row):
    """Three pages of a hundred rows of amounts, taxes, articles or dates are read in a few seconds at worst."""
    document = a_long_print(row)
    started = time.process_time()
    extract_reading(document)
    assert time.process_time() - started < LONGEST_S
