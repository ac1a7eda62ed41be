"""Product lines: strips and tables in many languages, glued amounts, discounts, returns, serials."""

from decimal import Decimal

import pytest
from printed import a_print

from verify.extract.items import find_items
from verify.extract.rows import find_rows
from verify.extract.sheet import Sheet


def items_of(text, currency=None):
    """The product lines of a drawn page."""
    document = a_print(text)
    return find_items(Sheet(document, find_rows(document)), currency=currency)


def prices(items):
    """(description, price) of each line, for comparing."""
    return [(item.description.value, item.price.value) for item in items]


def test_a_name_and_its_price_on_one_line_are_an_item():
    """Between letterhead and total each priced name is one item; the total is none."""
    items = items_of("""
        ESIMERKKI OY
        Y-tunnus 1234567-1
SONOS PLAY:1 VALKOINEN        179,00
SONOS PLAY:1 SEINATELINE       39,90
PANTTI                          0,20
YHTEENSÄ                      219,10
KORTTI                        219,10
""")
    expected = [
        ("SONOS PLAY:1 VALKOINEN", Decimal("179.00")),
        ("SONOS PLAY:1 SEINATELINE", Decimal("39.90")),
        ("PANTTI", Decimal("0.20")),
    ]
    assert expected == prices(items)


def test_prices_that_add_up_are_surer_than_prices_that_do_not():
    """Lines that add up to the total are all but certain; a missed line takes confidence from every price."""
    right = items_of("Kabel      9,90\nHus       19,90\nTOTAL     29,80")
    wrong = items_of("Kabel      9,90\nHus       19,90\nTOTAL     39,80")
    assert right[0].price.best.confidence > 0.95 > wrong[0].price.best.confidence


@pytest.mark.parametrize(
    "text",
    [
        "2 x Play:1            358,00\nTOTAL                 358,00",
        "Play:1                358,00\n  2 kpl 179,00\nYHTEENSÄ              358,00",
        "Play:1                358,00\n  2 Stk x 179,00\nSUMME                 358,00",
        "  2,000 BUC x 179,00\nPlay:1                358,00\nTOTAL LEI             358,00",
        "Play:1\n  2 x 179,00          358,00\nTOTAL                 358,00",
        "Play:1   179,00 x 2   358,00\nzu zahlen             358,00",
    ],
)
def test_a_quantity_is_found_wherever_it_stands(text):
    """Before, behind, above or beneath: the quantity is two, the name Play:1, the price that of the line."""
    (item,) = items_of(text)
    assert ("Play:1", Decimal(2), Decimal("358.00")) == (
        item.description.value, item.quantity.value, item.price.value,
    )  # fmt: skip


def test_a_quantity_row_goes_to_the_price_it_multiplies_to():
    """Where quantity rows stand above their lines, none is given to the line before."""
    items = items_of("""
     MAGAZIN SRL
1.000 BUC x 3999.00
APARAT ILCE-7M3B        3999.00 A
2.000 BUC x 199.00
GEANTA PT ILCE-7M3       398.00 A
TOTAL LEI               4397.00
""")
    assert [Decimal(1), Decimal(2)] == [item.quantity.value for item in items]


def test_names_beneath_their_prices_are_found_by_the_shape_of_the_list():
    """An article number beside the price and text down to the total: names stand beneath."""
    items = items_of("""
        LADEN GMBH
1486604               47,99 b
MARKE
CN 045 SCHWARZ
2521145               77,99 b
ANDERE
C920S WEBCAM
Total EUR            125,98
""")
    assert [
        ("MARKE CN 045 SCHWARZ", "1486604", Decimal("47.99")),
        ("ANDERE C920S WEBCAM", "2521145", Decimal("77.99")),
    ] == [(item.description.value, item.reference.value, item.price.value) for item in items]


def test_a_discount_beneath_a_line_is_taken_off_its_price():
    """The price paid is the line's after its discount; the discount itself is negative."""
    items = items_of("""
Sonos One noir            229,00
  Remise fidélité         -20,00
Sonos Boost                99,00
Total TTC                 308,00
""")
    assert [("Sonos One noir", Decimal("209.00")), ("Sonos Boost", Decimal("99.00"))] == prices(items)
    assert Decimal("-20.00") == items[0].discount.value
    assert ["229,00", "-20,00"] == [piece.text for piece in items[0].price.best.evidence]


def test_a_returned_product_is_a_negative_line():
    """A negative amount beside a name without a discount's word is a return, not a discount."""
    items = items_of("""
Surface Pro 6 i5/8/128        899.00
Play:5 black                 -499.00
TOTAL                         400.00
""")
    assert [("Surface Pro 6 i5/8/128", Decimal("899.00")), ("Play:5 black", Decimal("-499.00"))] == prices(items)


def test_a_compound_word_for_a_discount_is_no_return_of_the_product_it_names():
    """``Kampanjrabatt Play:1`` takes money off, it gives no Play:1 back."""
    items = items_of("""
Sonos Play:1              1 990,00
Kampanjrabatt Play:1       -200,00
Att betala                1 790,00
""")
    assert [("Sonos Play:1", Decimal("1790.00"))] == prices(items)


def test_thousands_glued_to_a_word_are_part_of_the_price():
    """``svart5 990,00`` is a colour and 5990.00."""
    items = items_of("""
Sonos Playbase svart5 990,00
Sonos Beam          4 490,00
Sum                10 480,00
""")
    assert [("Sonos Playbase svart", Decimal("5990.00")), ("Sonos Beam", Decimal("4490.00"))] == prices(items)


def test_a_number_of_the_name_before_the_price_is_decided_by_the_total():
    """``Play:1 990,00`` is 990 or 1990: what the total says."""
    lines = "Sonos Play:1 990,00\nKabel         10,00\n"
    cheap = items_of(f"{lines}Total      1 000,00")
    dear = items_of(f"{lines}Total      2 000,00")
    assert (Decimal("990.00"), Decimal("1990.00")) == (cheap[0].price.value, dear[0].price.value)


def test_a_product_that_bears_a_totals_name_does_not_end_the_list():
    """``Balance bread`` begins with a word for change, but only with it do the lines add up."""
    items = items_of("""
Milk             1.20
Balance bread    0.99
Tea              2.00
TOTAL            4.19
CASH             5.00
""")
    assert ["Milk", "Balance bread", "Tea"] == [item.description.value for item in items]


def test_serials_and_codes_beneath_a_line_belong_to_it():
    """A GTIN with a valid check digit, an article number and a serial are read from the rows under the name."""
    items = items_of("""
Sonos One Gen 2           229,00
4006381333931
  S/N: 5CAAFD123456:7
Sonos Boost                99,00
Summe                     328,00
""")
    assert ("4006381333931", ["5CAAFD123456:7"]) == (items[0].gtin.value, [one.value for one in items[0].serials])
    assert ((), None) == (items[1].serials, items[1].gtin.value)


def test_a_name_may_begin_a_row_above_its_price():
    """Text before every price and none after the last: descriptions take two rows."""
    items = items_of("""
Sonos One Gen 2
 speaker, black           229.00
Sonos Boost
 bridge, white             99.00
TOTAL                     328.00
""")
    assert ["Sonos One Gen 2 speaker, black", "Sonos Boost bridge, white"] == [one.description.value for one in items]


NET_INVOICE = """
                            FAKTURA
Art.nr     Benämning                        Antal   À-pris    Moms    Belopp
100234     Sonos Playbase svart               1     6 392,00   25%    6 392,00
           Serienummer: SB1234567890
100777     Väggfäste till Sonos Play:1        2       239,20   25%      478,40
Summa exkl. moms                                                      6 870,40
Moms 25%                                                              1 717,60
Att betala                                                            8 588,00
"""


def test_a_table_is_read_by_its_heads():
    """Article number, description, quantity and unit price stand under their heads; the totals are no items."""
    items = items_of(NET_INVOICE)
    assert [
        ("100234", "Sonos Playbase svart", Decimal(1), Decimal("6392.00")),
        ("100777", "Väggfäste till Sonos Play:1", Decimal(2), Decimal("239.20")),
    ] == [(item.reference.value, item.description.value, item.quantity.value, item.unit_price.value) for item in items]
    assert ["SB1234567890"] == [one.value for one in items[0].serials]


def test_an_amount_printed_a_row_lower_takes_quantity_and_unit_price_from_the_columns_above():
    """What stands in the other columns a row above is the line's own where it multiplies to the amount."""
    items = items_of("""
Pos      Beschreibung       Nettopreis    Menge      Nettobetrag
1        Blattordner        9,9000        20 Stk
         4012345001235                               198,00
2        Joghurt            5,5000        50 Stk
         4000050986428                               275,00
Summe netto                                          473,00
""")
    assert [("Blattordner", 20), ("Joghurt", 50)] == [(item.description.value, item.quantity.value) for item in items]


def test_lines_that_come_to_the_net_total_are_net():
    """Their prices with VAT follow from the rate, because the gross total confirms it."""
    items = items_of(NET_INVOICE)
    assert [(Decimal("6392.00"), Decimal("7990.00")), (Decimal("478.40"), Decimal("598.00"))] == [
        (item.net_price.value, item.price.value) for item in items
    ]


def test_a_net_line_without_a_rate_has_no_gross_price():
    """What is not printed and not confirmed is not said."""
    (item,) = items_of("""
Pos  Bezeichnung         Menge   Einzelpreis   Nettobetrag
1    Amboss                  1        100,00        100,00
Nettosumme                                          100,00
Gesamtbetrag                                        119,00
""")
    assert (Decimal("100.00"), None) == (item.net_price.value, item.price.value)


def test_columns_are_found_in_danish_with_article_numbers_beneath():
    """Count and unit price are confirmed by the line's amount; freight is a line of its own."""
    items = items_of("""
Vare                    Antal    Pris       Beløb
Sonos Play:5 sort         1    3.999,00   3.999,00
Sonos Play:1 hvid         2    1.499,00   2.998,00
Levering                                     49,00
I alt DKK                                 7.046,00
Heraf moms                                1.409,20
""")
    assert [
        ("Sonos Play:5 sort", Decimal("3999.00")),
        ("Sonos Play:1 hvid", Decimal("2998.00")),
        ("Levering", Decimal("49.00")),
    ] == prices(items)
    assert Decimal(2) == items[1].quantity.value


def test_amounts_of_another_currency_are_no_prices():
    """A conversion among the lines makes no item."""
    text = "Sonos One   CHF 229.00\nBeutel        CHF 1.00\nVorteil       EUR 9.00\nTotal       CHF 230.00"
    items = items_of(text, currency="CHF")
    assert [("Sonos One", Decimal("229.00")), ("Beutel", Decimal("1.00"))] == prices(items)


def test_every_value_points_at_its_ink():
    """Evidence repeats the text as printed, in a box on the page."""
    for item in items_of(NET_INVOICE):
        for field in (item.description, item.quantity, item.unit_price, item.reference):
            assert field.best.evidence
            assert all(piece.text and piece.box.area > 0 for piece in field.best.evidence)


def test_nothing_priced_is_no_item():
    """A letter without amounts lists nothing, and an empty document neither."""
    assert () == items_of("Dear Sir\nplease find enclosed")
    assert () == find_items(Sheet(a_print(""), ()), currency=None)


def test_a_unit_price_alone_goes_to_the_amount_it_goes_into():
    """A row that says only what each costs, and the article number beside it, belongs to the price that is a multiple of it."""
    items = items_of("""
Kpl Tuote                                Summa
1   USB-kaapeli Solvex                    8,89
    8,89 / kpl Tuote 163412
3   Sateenvarjo                          27,27
    9,09 / kpl Tuote 658775
Yhteensä                                 36,16
""")
    assert [("163412", Decimal("8.89")), ("658775", Decimal("9.09"))] == [
        (item.reference.value, item.unit_price.value) for item in items
    ]


def test_a_number_that_ends_a_name_is_no_quantity_that_arithmetic_denies():
    """Where the column of quantities is empty, only a number that multiplies to the amount is taken from the name's end."""
    items = items_of("""
Omschrijving                 Aantal   Stukprijs   Totaal
Inktcartridge Bergamo 302                 15,79    15,79
Draagtas                          3        0,29     0,87
Totaal                                             16,66
""")
    assert [None, Decimal(3)] == [item.quantity.value for item in items]
    assert "Inktcartridge Bergamo 302" == items[0].description.value


def test_a_discount_outside_the_price_is_found_by_the_sum():
    """Where no quantity tells whether a discount is in its line's amount, what adds up does."""
    items = items_of("""
Pos   Bezeichnung                 Preis     Entgelt
1     Kunstrasen grün              4,00       12,00
      abzgl. 16,7% Rabatt                     -2,00
2     Schweinesteak                5,50       27,50
Zwischensumme                                 37,50
""")
    assert [Decimal("10.00"), Decimal("27.50")] == [(item.net_price.value or item.price.value) for item in items]
