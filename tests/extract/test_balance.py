"""What goods, tax and payment say the final price is, and what a misread glyph may do about it."""

from decimal import Decimal

import pytest
from printed import a_print

from verify.document import Box, Document, GlyphDoubt, Line, Page, Word
from verify.extract.arithmetic import Books
from verify.extract.assemble import extract_reading
from verify.extract.balance import Balance
from verify.extract.contradictions import find_contradictions
from verify.extract.rows import find_rows
from verify.extract.runner_ups import runner_ups
from verify.extract.sheet import Sheet
from verify.receipt import Candidate


def balance_of(text):
    """The accounts of a drawn page."""
    document = a_print(text)
    return Balance(Books(Sheet(document, find_rows(document))))


HONEST = """
Kabel                 100,00
Stecker                19,00
Netto                 100,00
MwSt 19%               19,00
Summe                 119,00
Bar                   120,00
Rückgeld                1,00
"""


def test_three_accounts_explain_an_honest_total():
    """Goods, tax and payment lead to the total, and to nothing else so surely."""
    balance = balance_of(HONEST)
    assert ("goods", "tax", "payment") == balance.told_by(Decimal("119.00"))
    assert balance.best_bits == balance.bits(Decimal("119.00"))


@pytest.mark.parametrize(
    ("summary", "before", "final"),
    [
        ("Zwischensumme  30,00\nRabatt  -5,00\nSumme  25,00", "30.00", "25.00"),
        ("Zwischensumme  30,00\nVersand  4,95\nSumme  34,95", "30.00", "34.95"),
        ("Summe  30,02\nRundung  -0,02\nZu zahlen  30,00", "30.02", "30.00"),
        ("Netto  30,00\nMwSt 19%  5,70\nSumme  35,70", "30.00", "35.70"),
    ],
)
def test_a_value_that_leads_on_is_not_the_final_one(summary, before, final):
    """Discount, charge, rounding and VAT lead from one printed amount to the next: only the last is the total."""
    balance = balance_of(f"Kabel  10,00\nStecker  20,00\n{summary}")
    assert (True, False) == (Decimal(before) in balance.superseded, Decimal(final) in balance.superseded)
    assert balance.bits(Decimal(before)) < balance.bits(Decimal(final))


def test_a_column_added_up_is_the_total():
    """Two groups that stand above their sum lead on to it."""
    balance = balance_of("A  10,00\nB  21,50\nTotal incl VAT group 1  15,52\nGroup 2  -9,62\nTotal to pay  5,90")
    assert Decimal("15.52") in balance.superseded


def test_money_paid_before_leaves_the_whole_the_total():
    """What is left to pay after a payment is a remainder."""
    balance = balance_of("Bruttosumme  197,65\nAnzahlung  -50,00\nZahlbetrag  147,65")
    assert Decimal("147.65") in balance.remainders


def test_chance_explains_nothing():
    """Amounts that add up to nothing leave every value unexplained."""
    assert 0.0 == balance_of("Kabel  13,37\nSumme  99,01").best_bits


def a_doubted_total(doubts):
    """HONEST with the total's first digit read as 7, and the recogniser's doubts about it."""
    document = a_print(HONEST.replace("119,00", "719,00"))
    lines = tuple(
        Line(tuple(Word(w.text, w.box, w.confidence, doubts if w.text == "719,00" else ()) for w in line.words))
        for line in document.pages[0].lines
    )
    return Document("print.png", "0" * 64, pages=(Page(400, 400, lines),))


def test_a_doubted_digit_is_read_as_the_sums_ask():
    """The recogniser's own runner-up comes first where the sums ask for it; the printed reading stays beside it."""
    total = extract_reading(a_doubted_total((GlyphDoubt(0, 0.6, "1", 0.35),))).receipt.total
    assert (Decimal("119.00"), "719,00") == (total.value, total.best.text)
    assert Decimal("719.00") in [candidate.value for candidate in total.others]


def test_a_sure_digit_is_never_put_right_by_sums():
    """An altered receipt stays as printed, and a trace says that the sums deny it."""
    reading = extract_reading(a_doubted_total(()))
    assert Decimal("719.00") == reading.receipt.total.value
    assert ["arithmetic"] == [trace.kind for trace in reading.traces]


def test_runner_ups_cost_what_their_glyphs_were_less_likely():
    """A digit of probability 0.6 against 0.3 costs one bit; a lost glyph may have been none."""
    word = Word("1.50", Box(0.1, 0.1, 0.2, 0.2), 0.6, (GlyphDoubt(0, 0.6, "7", 0.3), GlyphDoubt(3, 0.9, "x", 0.1)))
    document = Document("print.png", "0" * 64, pages=(Page(100, 100, (Line((word,)),)),))
    sheet = Sheet(document, find_rows(document))
    ((value, bits),) = runner_ups(sheet, sheet.amounts[0])
    assert (Decimal("7.50"), 1.0) == (value, round(bits, 6))


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("SUBTOTAL (QTY 4)", "subtotal"),
        ("SUMMA (3 ARTIKLAR)", "total"),
        ("Total items 4", "count"),
        ("CHANGE CASH", "change"),
    ],
)
def test_a_count_that_says_its_own_number_leaves_the_amount_to_the_word_before(label, role):
    """An amount belongs to the word before a count that has its number, and to the count where nothing else is said."""
    document = a_print(f"Kabel  10,00\n{label}  41,45")
    books = Books(Sheet(document, find_rows(document)))
    assert role in books.roles[books.sheet.amounts[-1]]


def test_a_rounding_whose_amount_is_torn_still_leads_on():
    """Of two totals on either side of a word for rounding the one a coin can pay is final, whatever is left of the rounding."""
    balance = balance_of("Kabel  10,00\nGrand Total  87,08\nRounding Adjustment  002\nNet Total  87,10")
    assert (True, False) == (Decimal("87.08") in balance.superseded, Decimal("87.10") in balance.superseded)


@pytest.mark.parametrize(("payable", "traces"), [("33,05", 0), ("83,05", 1)])
def test_net_and_vat_of_a_printed_part_deny_no_total(payable, traces):
    """Goods at one of two rates may lead on to the total by a printed column; a total they do not lead to is denied."""
    text = f"A  14,40\nNet  24,00\nGST 6%  1,44\nTotal incl GST  25,44\nOthers  7,61\nTotal payable  {payable}"
    document = a_print(text)
    books = Books(Sheet(document, find_rows(document)))
    ink = books.sheet.amounts[-1].evidence
    total = Candidate(Decimal(payable.replace(",", ".")), payable, (ink,), 0.99, "total")
    assert traces == len(find_contradictions(books, total))


@pytest.mark.parametrize(
    ("lines", "traces"), [("Kabel  100,00\nStecker  19,00", 1), ("Kabel  700,00\nStecker  19,00", 0)]
)
def test_a_payment_of_the_same_amount_does_not_clear_a_total_that_lines_and_tax_deny(lines, traces):
    """Who alters a total alters the card's line too: lines and net with VAT that agree on another value speak against both."""
    document = a_print(f"{lines}\nNetto  100,00\nMwSt 19%  19,00\nSumme  719,00\nKarte  719,00")
    books = Books(Sheet(document, find_rows(document)))
    ink = books.sheet.amounts[-2].evidence
    total = Candidate(Decimal("719.00"), "719,00", (ink,), 0.99, "total")
    assert traces == len(find_contradictions(books, total))
