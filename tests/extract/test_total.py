"""What total and VAT are proposed for, beyond what the sums say."""

from decimal import Decimal

import pytest
from printed import a_print

from verify.extract.arithmetic import Books, find_vat_lines
from verify.extract.credit_notes import turned
from verify.extract.rows import find_rows
from verify.extract.sheet import Sheet
from verify.extract.total import propose_totals, propose_vat


def books_of(text):
    """The books of a drawn page."""
    document = a_print(text)
    return Books(Sheet(document, find_rows(document)))


def clues_of(proposals, value):
    """Everything observed about a value."""
    return {clue for proposal in proposals if proposal.value == Decimal(value) for clue in proposal.clues}


CREDIT = "Kabel  -100,00\nNetto  -100,00\nMwSt 19%  -19,00\nGesamtbetrag  -119,00"


def test_a_credit_note_is_read_with_every_sign_turned():
    """Sums all below zero are told by the same clues as an invoice's, and keep their minus."""
    told = clues_of(propose_totals(books_of(CREDIT.replace("-", ""))), "119.00")
    assert told == clues_of(propose_totals(books_of(CREDIT)), "-119.00")
    assert "net_agrees" in clues_of(propose_vat(books_of(CREDIT), Decimal("-119.00")), "-19.00")


def test_one_sum_above_zero_makes_it_no_credit_note():
    """A discount or a returned article below zero turns nothing."""
    assert turned(books_of("Kabel  20,00\nPfand  -3,00\nNetto  -2,00\nMwSt  -0,38\nSumme  17,00")) is None


def test_the_vat_of_all_rates_is_the_sum_of_the_rates_above_it():
    """Beneath the VAT of each rate stands the whole."""
    vats = propose_vat(books_of("TOTAL  103,37\nTVA 19%  15,96\nTVA 9%  0,28\nTOTAL TVA  16,24"), Decimal("103.37"))
    assert (True, False) == tuple("sum_of_rates_above" in clues_of(vats, value) for value in ("16.24", "15.96"))


def test_no_vat_at_all_agrees_with_no_net():
    """That the total less nothing is printed says nothing of a VAT of zero."""
    vats = propose_vat(books_of("Subtotal  195,35\nTotal  195,35\nGST  17,27\nGST  0,00"), Decimal("195.35"))
    assert "net_agrees" not in clues_of(vats, "0.00")


@pytest.mark.parametrize(
    ("clue", "line"), [("torn", "TOTAAL  1.271,"), ("lost_cents", "TOTAAL  1.271,"), ("foreign_mark", "TOTAAL  2.88")]
)
def test_an_amount_cut_off_at_the_edge_is_observed(clue, line):
    """A whole number before a mark, one among cents, and a mark that parts no cents here are signs of a torn amount."""
    books = books_of(f"Kabel  18,69\nLampe  1.239,95\nStecker  8,99\n{line}")
    value = books.sheet.amounts[-1].value
    assert clue in clues_of(propose_totals(books), value)
    assert clue not in clues_of(propose_totals(books), "18.69")


def test_a_misread_rate_does_not_hide_its_vat_line():
    """A printed rate that no country has is taken as any that has; a rate of nothing is itself."""
    ((line, _),) = find_vat_lines(books_of("Rate  Netto  MwSt\n19,08%  7.471,34  1.419,56"))
    assert Decimal("1419.56") == line.vat
    assert () == find_vat_lines(books_of("Rate  Netto  MwSt\n0,00%  5,00  1,00"))
