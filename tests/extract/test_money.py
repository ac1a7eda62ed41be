"""Amounts as printed, and the document's arithmetic."""

from decimal import Decimal

import pytest
from printed import a_print

from verify.extract.arithmetic import Books
from verify.extract.assemble import extract_reading
from verify.extract.money import decimal_comma_of, find_amounts, parse_amount
from verify.extract.rows import find_rows
from verify.extract.sheet import Sheet


def amounts_of(text):
    """(text, value, currency) of the amounts of a drawn page."""
    rows = find_rows(a_print(text))
    return [(a.text, a.value, a.currency) for a in find_amounts(rows, decimal_comma=decimal_comma_of(rows))]


@pytest.mark.parametrize(
    ("printed", "text", "value", "currency"),
    [
        ("1.799,00", "1.799,00", "1799.00", None),
        ("1 799,-", "1 799", "1799.00", None),
        ("kr 1799", "1799", "1799.00", "kr"),
        ("CHF 1'799.00", "1'799.00", "1799.00", "CHF"),
        ("£179.00", "179.00", "179.00", "GBP"),
        ("-12,50 €", "-12,50", "-12.50", "EUR"),
        ("12,50-", "12,50", "-12.50", None),
        ("8.999,00 A", "8.999,00", "8999.00", None),
        ("199,00 lei", "199,00", "199.00", "RON"),
    ],
)
def test_an_amount_is_read_as_it_is_printed(printed, text, value, currency):
    """Text is what one could cut out, the value is a Decimal, the currency stands apart."""
    assert [(text, Decimal(value), currency)] == amounts_of(printed)


@pytest.mark.parametrize("printed", ["15.08.2019", "18:14:38", "19 %", "040 - 30958-0", "9556939040118"])
def test_dates_times_rates_and_codes_are_no_amounts(printed):
    """What has an amount's digits but another shape is none."""
    assert [] == amounts_of(f"{printed} abc")


def test_three_digits_after_a_mark_stay_ambiguous():
    """``3.350`` keeps both readings, the document's own way of writing first."""
    assert (Decimal(3350), Decimal("3.350")) == parse_amount("3.350", decimal_comma=True)
    assert Decimal("3.350") == parse_amount("3.350", decimal_comma=False)[0]


def test_what_is_no_amount_is_refused():
    """Letters are never dropped to make an amount parse."""
    with pytest.raises(ValueError, match="not an amount"):
        parse_amount("12,5O", decimal_comma=True)


def books_of(text):
    """The books of a drawn page."""
    document = a_print(text)
    return Books(Sheet(document, find_rows(document)))


def test_equations_name_the_total():
    """Items, net and VAT, cash and change all lead to the total."""
    books = books_of("""
Kabel                 100,00
Stecker                19,00
Netto                 100,00
MwSt 19%               19,00
Summe                 119,00
Bar                   120,00
Rückgeld                1,00
""")
    assert {"items", "net_vat", "paid_change"} <= books.equations[Decimal("119.00")]


def test_the_rounded_amount_is_the_total():
    """Where the till rounds to five cents, what is paid is the total; the sum before is not."""
    receipt = extract_reading(
        a_print(
            "SHOP OY\nMaito  1,12\nLeipä  2,00\nYhteensä  3,12\nPyöristys  -0,02\nMaksettava  3,10\nKäteinen  5,00\nTakaisin  1,90"
        )
    ).receipt
    assert Decimal("3.10") == receipt.total.value


def test_a_misread_digit_is_repaired_visibly():
    """Two equations agree on a value one glyph from the printed one: both stay, the text shows the ink."""
    receipt = extract_reading(
        a_print(
            "LADEN GMBH\nKabel  100,00\nStecker  19,00\nNetto  100,00\nMwSt 19%  19,00\nSumme  179,00\nBar  120,00\nRückgeld  1,00"
        )
    ).receipt
    read = {candidate.value: candidate.text for candidate in receipt.total.candidates}
    assert ("179,00", "179,00") == (read[Decimal("119.00")], read[Decimal("179.00")])


def test_a_return_has_a_negative_total():
    """A refund's total is negative, not absent."""
    receipt = extract_reading(
        a_print(
            "SHOP LTD\n12 High Street\nReceipt 4411\nRETURN\nSonos One  -199.00\nTOTAL  -199.00\nVISA  -199.00\n12/06/2019 10:11"
        )
    ).receipt
    assert Decimal("-199.00") == receipt.total.value


def test_vat_of_several_rates_is_added():
    """VAT lines of two rates give their sum, resting on the ink of both."""
    receipt = extract_reading(
        a_print(
            "MARKT GMBH\nBrot  10,70\nKabel  11,90\nSUMME EUR  22,60\nSteuer %  Netto  Steuer  Brutto\n"
            "A= 19,0%  10,00  1,90  11,90\nB= 7,0%  10,00  0,70  10,70\nGirocard  22,60"
        )
    ).receipt
    assert (Decimal("2.60"), 2) == (receipt.vat.value, len(receipt.vat.best.evidence))


def test_sums_that_deny_the_total_leave_a_trace():
    """Net, VAT, cash and change that agree with each other and not with the total are a sign."""
    reading = extract_reading(
        a_print(
            "LADEN GMBH\nNetto  100,00\nMwSt 19%  19,00\nSumme  739,00\nBar  120,00\nRückgeld  1,00", confidence=0.99
        )
    )
    honest = extract_reading(
        a_print(
            "LADEN GMBH\nNetto  100,00\nMwSt 19%  19,00\nSumme  119,00\nBar  120,00\nRückgeld  1,00", confidence=0.99
        )
    )
    kinds = [trace.kind for trace in reading.traces]
    assert ([], True) == ([trace.kind for trace in honest.traces], kinds in ([], ["arithmetic"]))


def test_a_shared_sign_is_the_currency_of_its_country():
    """A bare dollar sign is Australian on an Australian receipt."""
    receipt = extract_reading(
        a_print(
            "SAMPLE HI-FI PTY LTD\nABN 51 824 753 556\nGeorge Street, Sydney, Australia\nSonos One  $299.00\nTotal  $299.00"
        )
    ).receipt
    assert "AUD" == receipt.currency.value


@pytest.mark.parametrize(
    ("text", "printed"), [("SUMME -834,86", "-834,86"), ("Total EUR -12.50", "-12.50"), ("Total -€12.50", "12.50")]
)
def test_a_minus_is_part_of_an_amount_as_printed(text, printed):
    """The minus right before the digits is cut out with them; a currency between them is not."""
    document = a_print(text)
    (amount,) = find_amounts(find_rows(document), decimal_comma=None)
    assert (printed, printed) == (amount.text, amount.evidence.text)
    assert amount.value < 0
