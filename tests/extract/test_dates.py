"""Dates in every way they are printed, and their roles."""

from datetime import date, time

import pytest
from printed import a_print

from verify.extract.assemble import extract_reading
from verify.extract.dates import parse_dates, parse_times

FIRST = date(2019, 2, 1)


@pytest.mark.parametrize(
    "printed",
    [
        "01.02.2019", "1.2.2019", "01/02/19", "2019-02-01", "2019/02/01", "1. helmikuuta 2019", "1 februari 2019", "1. februar 2019",
        "1 février 2019", "1er février 2019", "1 febbraio 2019", "1 de febrero de 2019", "1 februarie 2019", "1. Februar 2019",
        "February 1, 2019", "01-FEB-19", "Feb01'19", "01.02.201914:33", "01 02 2019", "O1.02.2019",
    ],
)  # fmt: skip
def test_a_date_is_read_however_it_is_printed(printed):
    """Marks, order, month names of eleven languages, a time glued on, an O for a nought."""
    assert FIRST in {one.value for one in parse_dates(printed)}


def test_digits_without_marks_are_a_date_beside_a_date_word_only():
    """Six digits may be anything."""
    assert ((), FIRST) == (parse_dates("010219"), parse_dates("010219", compact=True)[0].value)


@pytest.mark.parametrize(
    "printed",
    ["31.02.2019", "13/13/2019", "12,50 18,00", "03-4162-2318", "+47 22 33 44 55", "9.00-20.00", "JULIE 22-11"],
)
def test_what_the_calendar_refuses_is_no_date(printed):
    """Amounts, phone numbers, impossible days and a name like a month's beside two counts are none."""
    assert () == parse_dates(printed)


def test_every_reading_of_an_ambiguous_date_stays_a_candidate():
    """Day first leads in Europe, month first stays behind it."""
    receipt = extract_reading(a_print("BUTIKK AS\nDato 03.04.2019\nVare  10,00\nSum  10,00")).receipt
    assert [date(2019, 4, 3), date(2019, 3, 4)] == [one.value for one in receipt.purchase_date.candidates[:2]]


def test_another_date_decides_the_order():
    """A date that only month-first allows makes the ambiguous one month-first too."""
    text = "SHOP INC\nDate 03/04/2019  10:11\nOrder date 02/28/2019\nItem  10.00\nTotal  10.00\nReturn by 04/30/2019"
    assert date(2019, 3, 4) == extract_reading(a_print(text)).receipt.purchase_date.value


INVOICE = """
                                                        RECHNUNG
Beispiel GmbH, Musterstraße 1, 10115 Berlin
Rechnungsdatum: 05.03.2019                   Rechnungsnummer: RE-2019-0042
Bestelldatum: 01.03.2019
Lieferdatum: 07.03.2019
Fällig am: 04.04.2019
Garantie bis: 05.03.2021
Artikel                                   Menge              Betrag
Sonos Beam                                    1              449,00
Gesamtbetrag                                                 449,00 EUR
"""


def test_dates_have_roles():
    """Invoice, order, delivery and due dates are told apart; the invoice's is the purchase, a warranty's is none."""
    receipt = extract_reading(a_print(INVOICE)).receipt
    roles = (receipt.purchase_date, receipt.invoice_date, receipt.order_date, receipt.delivery_date, receipt.due_date)
    expected = (date(2019, 3, 5), date(2019, 3, 5), date(2019, 3, 1), date(2019, 3, 7), date(2019, 4, 4))
    assert expected == tuple(field.value for field in roles)


def test_the_number_of_an_invoice_is_read():
    """What stands after the word for it, letters and dashes too."""
    assert "RE-2019-0042" == extract_reading(a_print(INVOICE)).receipt.receipt_number.value


def test_the_text_of_a_date_is_cut_out_without_its_time():
    """A time glued on stays out of the text and becomes the time."""
    receipt = extract_reading(a_print("KAUPPA OY\n01.02.201914:33\nMaito  1,20\nYhteensä  1,20")).receipt
    assert ("01.02.2019", time(14, 33)) == (receipt.purchase_date.best.text, receipt.purchase_time.value)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("2:05 PM", time(14, 5)),
        ("07:55P", time(19, 55)),
        ("14:33 A", time(14, 33)),
        ("14h33", time(14, 33)),
        ("12:01 AM", time(0, 1)),
        ("kl 09.15", time(9, 15)),
    ],
)
def test_times_are_read(printed, value):
    """Halves of the day, French h, points."""
    assert value in {one.value for one in parse_times(printed)}
