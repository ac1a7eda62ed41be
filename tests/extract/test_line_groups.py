"""Which rows of a list belong to which amount."""

from decimal import Decimal

from test_items import items_of


def seen(text):
    """(description, article number, price) of each line."""
    return [(one.description.value, one.reference.value, one.price.value) for one in items_of(text)]


def test_codes_and_quantities_go_to_the_side_on_which_the_whole_list_prints_them():
    """Quantity above, article number beneath: no code slips to the next product."""
    assert [("KABEL USB-C", "319207", Decimal("59.99")), ("ROUTER AC1200", "494650", Decimal("289.99"))] == seen("""
1,000 BUC x 59,99
KABEL USB-C              59,99
COD 319207
1,000 BUC x 289,99
ROUTER AC1200           289,99
COD 494650
TOTAL                   349,98
""")


def test_a_name_above_its_quantity_and_amount_is_that_amounts():
    """Three rows a product: name, code, quantity times unit price with the amount."""
    assert [("Cartuccia 302", "35-6818", Decimal("19.75")), ("Auricolari", "44-2375", Decimal("29.00"))] == seen("""
Cartuccia 302
COD 35-6818
1 x 19.75            19.75
Auricolari
COD 44-2375
1 x 29.00            29.00
TOTALE               48.75
""")


def test_a_row_that_begins_with_a_quantity_begins_a_product():
    """What wraps a name goes to the name above, not to the next row with its own quantity."""
    assert [("Toner Bergamo 650", "326593", Decimal("89.99")), ("Pad Lumex", "301424", Decimal("169.99"))] == seen("""
1 x Toner             89,99
Bergamo 650
   ART. 326593
1 x Pad              169,99
Lumex
   ART. 301424
TOTAL                259,98
""")


def test_the_price_after_its_discount_is_no_second_product():
    """A row that states again what is left of the price above is none of its own."""
    (item, other) = items_of("""
Spazzolino            59,00
  Sconto articolo     -8,85
  Prezzo scontato     50,15
Parmigiano             3,50
TOTALE                53,65
""")
    assert (Decimal("50.15"), Decimal("3.50")) == (item.price.value, other.price.value)


def test_lines_of_a_return_are_negative_and_no_discounts():
    """Nameless negative rows with a quantity are products that came back."""
    assert [("USB STICK", "83-0709", Decimal("-14.00")), ("LED BULB", "69-3154", Decimal("-17.20"))] == seen("""
USB STICK
83-0709 -1x 14.00    -14.00
LED BULB
69-3154 -2x 8.60     -17.20
TOTAL                -31.20
""")


def test_a_unit_price_glued_to_its_quantity_is_read():
    """``1x10,39`` and ``10,39 / st`` name the unit price."""
    glued, single = items_of("""
USB-Stick 32GB
1x10,39               10,39
1 Kabel               49,00
  49,00 / st
TOTAL                 59,39
""")
    assert (Decimal("10.39"), Decimal("49.00")) == (glued.unit_price.value, single.unit_price.value)


def test_an_article_number_before_a_name_is_read_whole():
    """Its parts belong together, whatever mark parts them; a date is none."""
    assert [("Router AC1200", "72104-33", Decimal("49.00")), ("Kabel HDMI", "50217-08", Decimal("19.00"))] == seen("""
12.03.2019
72104-33 Router AC1200     49,00
50217-08 Kabel HDMI        19,00
TOTAL                      68,00
""")
