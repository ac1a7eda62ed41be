"""Which day is the purchase: roles, wrapped words, orders by shape, weekdays, sequence; and the hour beside it."""

from datetime import date, time

import pytest
from printed import a_print

from verify.document import Box, GlyphDoubt, Line, Word
from verify.extract.assemble import extract_reading
from verify.extract.dates import parse_dates, weekday_beside
from verify.extract.printed_dates import _read

SOLD = "{}\nVare  10,00\nSum  10,00\n"


def _receipt(text):
    return extract_reading(a_print(text)).receipt


@pytest.mark.parametrize(
    "line",
    [
        "Garantie bis 05.03.2021", "Gutschein für den nächsten Einkauf, gültig\nbis 05.03.2021", "Takuu voimassa 05.03.2021 asti",
        "Garantin gäller till 05.03.2021", "Retour possible jusqu'au 05.03.2021", "Garanzia fino al 05.03.2021", "Zahlbar bis 05.03.2021",
    ],
)  # fmt: skip
def test_a_day_that_is_anothers_is_never_the_purchase(line):
    """Where the day of purchase cannot be read, the guarantee's end is not told in its place."""
    assert None is _receipt(f"LADEN GMBH\nKabel  10,00\nSumme  10,00\n{line}").purchase_date.value


def test_the_document_that_is_returned_has_another_day():
    """A return names the receipt it takes back, with its day; its own stands beside the till's words."""
    text = (
        "BUTIKK AS\nRETUR\nRetur av kvittering 4711 fra\n11.03.2019\nVare  -10,00\nSum  -10,00\nDato 30.03.2019 18:40"
    )
    assert date(2019, 3, 30) == _receipt(text).purchase_date.value


def test_a_swedish_date_with_dashes_is_year_first():
    """The printer's short dates are read by their own shape, whatever order another shape proves."""
    text = "BUTIK AB\nKöpdatum 18-10-16\nKort 16.10.2018 12:01\nVara  10,00 kr\nSumma  10,00 kr\nGarantin gäller till 20-10-16"
    assert date(2018, 10, 16) == _receipt(text).purchase_date.value


def test_the_weekday_tells_readings_apart():
    """Of the two days that 03/04/2019 may be, one was a Monday."""
    assert 0 == weekday_beside("Monday 03/04/2019", 7, 17)
    assert date(2019, 3, 4) == _receipt(SOLD.format("SHOP\nMonday 03/04/2019 10:00")).purchase_date.value


def test_a_doubted_glyph_gives_its_runner_up_as_another_reading():
    """Both days are kept; the text stays as printed, and the doubt says how much likelier the first is."""
    word = Word("04-05-2013", Box(0.1, 0.1, 0.3, 0.12), 0.9, (GlyphDoubt(9, 0.9, "8", 0.09),))
    read = {(one.value, one.text, doubt > 0) for one, doubt in _read(Line((word,)), dated=True) if one.order == "dmy"}
    expected = {(date(2013, 5, 4), "04-05-2013", False), (date(2018, 5, 4), "04-05-2013", True)}
    assert expected == read


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("Aug1716 11:54AM", date(2016, 8, 17)), ("Ju119'14", date(2014, 7, 19)), ("Härch 27th 2018", date(2018, 3, 27)),
        ("Jun 15 12:47:59 2011", date(2011, 6, 15)), ("2024-02-515:23", date(2024, 2, 5)), ("#19-18/03/2018", date(2018, 3, 18)),
    ],
)  # fmt: skip
def test_dates_survive_lost_marks_and_slips(printed, day):
    """Marks lost, an l read as 1, one wrong glyph in a month's name, a lost nought, a register's number before it."""
    assert [day] == [one.value for one in parse_dates(printed)]


def test_a_month_and_its_year_are_no_day():
    """`August 2017` names no day."""
    assert () == parse_dates("August 2017")


def test_an_invoice_without_a_word_for_its_date_has_its_own():
    """What stands beside the invoice's number is the invoice's day."""
    receipt = _receipt("Hirondelle SA\n\nFACTURE 23/203084 · 23.10.2018\nClé USB  11,23\nTotal TTC  11,23 EUR")
    assert (date(2018, 10, 23), date(2018, 10, 23)) == (receipt.purchase_date.value, receipt.invoice_date.value)


def test_columns_give_each_date_its_own_word():
    """Two dates under two heads are told apart."""
    head = "Rechnungsnummer        Rechnungsdatum        Auftragsnummer        Bestelldatum"
    row = "2019-4711              27.11.2018            830437                23.11.2018"
    receipt = _receipt(f"LADEN GMBH\nRECHNUNG\n{head}\n{row}\nKabel  10,00\nGesamtbetrag  10,00 EUR")
    assert (date(2018, 11, 27), date(2018, 11, 23)) == (receipt.invoice_date.value, receipt.order_date.value)


def test_the_hour_under_its_word_is_the_tills():
    """A mail's header shows when it was sent, the receipt in it when was bought."""
    text = (
        "Sendt: 27. juni 2019, 18:47\nKvittering nr.: 17548\nDato: 27.06.2019\nTid: 17:50\nVare  10,00\nSum  10,00 kr"
    )
    assert time(17, 50) == _receipt(text).purchase_time.value


def test_a_word_in_its_own_cell_leads_a_date_and_no_columns_head():
    """What was paid on a day below the number block is not due then."""
    head = "Factuurnummer        Vervaldatum        Klantnummer\n4711              28-12-2018            830437"
    receipt = _receipt(f"WINKEL BV\nFACTUUR\n{head}\nKabel  10,00\nTotaal  10,00 EUR\nBetaalwijze: pin (16-12-2018)")
    assert (date(2018, 12, 28), 1) == (receipt.due_date.value, len(receipt.due_date.candidates))


def test_a_word_of_two_roles_leaves_the_date_to_the_word_beside_it():
    """`Oss tillhanda senast` says when to pay, though `senast` alone also says until when goods may be returned."""
    text = "BUTIK AB\nFAKTURA\nFakturadatum: 22 juli 2019\nOss tillhanda senast: 21 augusti 2019\nVara  10,00\nSumma  10,00 kr"
    assert date(2019, 8, 21) == _receipt(text).due_date.value


def test_a_confirmation_bears_the_orders_day():
    """Where no word names it, the one day of an order's confirmation is the order's, and no invoice's."""
    receipt = _receipt(
        "WINKEL BV\nOrderbevestiging\nBestelnummer: 4711\nDatum: 03-11-2018\nKabel  10,00\nTotaal  10,00 EUR"
    )
    assert (date(2018, 11, 3), None) == (receipt.order_date.value, receipt.invoice_date.value)


SLIP = """
EKSEMPEL ELEKTRONIK
Bon 4711     27.05.19     17:05
Kabel                    100,00
Summe EUR                100,00
Karte                    100,00
KUNDENBELEG
************5690
A0000000041010
Datum 2019-05-27
17:06:12
"""


def test_a_day_is_shown_where_the_paper_itself_prints_it():
    """A card terminal prints the day anew, in its own way: text and first ink are the till's, the slip's ink stands behind."""
    found = _receipt(SLIP).purchase_date.best
    assert ("27.05.19", ["27.05.19", "2019-05-27"]) == (found.text, [ink.text for ink in found.evidence])
