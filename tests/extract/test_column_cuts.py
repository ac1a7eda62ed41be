"""Cells that two columns share: parted where the heads say so, and nowhere else."""

from dataclasses import replace
from decimal import Decimal

import pytest
from printed import a_print

from verify.document import Line
from verify.extract.items import find_items
from verify.extract.rows import find_rows
from verify.extract.sheet import Sheet

HEADS = "Item code     Item                        Quantity   Unit price      Total"
TOTAL = "Total EUR                                                         1 178.00"


def items_of(rows):
    """The product lines of a table whose cells, on every row between head and total, were taken for one."""
    document = a_print("\n".join((HEADS, *rows, TOTAL)))
    lines = document.pages[0].lines
    tops = sorted({line.box.top for line in lines})[1:-1]
    glued = [Line(tuple(word for line in lines if line.box.top == top for word in line.words)) for top in tops]
    kept = [line for line in lines if line.box.top not in tops]
    page = replace(document.pages[0], lines=(*kept, *glued))
    whole = replace(document, pages=(page,))
    return find_items(Sheet(whole, find_rows(whole)), currency=None)


def test_numbers_of_neighbouring_columns_are_parted():
    """Quantity, price and amount in one cell are three values, and the code before a name is none of its words."""
    items = items_of(
        (
            "10-4711       Lamp Solvex                        2       529.00   1 058.00",
            "10-4712       Cable Hitera                       1       120.00     120.00",
        )
    )
    assert [
        ("Lamp Solvex", "10-4711", Decimal(2), Decimal("529.00"), Decimal("1058.00")),
        ("Cable Hitera", "10-4712", Decimal(1), Decimal("120.00"), Decimal("120.00")),
    ] == [
        (one.description.value, one.reference.value, one.quantity.value, one.unit_price.value, one.price.value)
        for one in items
    ]


@pytest.mark.parametrize("name", ["Router AC 1200", "Lens F2.8 70-200", "Card 64 GB"])
def test_numbers_of_a_name_stay_in_the_name(name):
    """Where no head stands over a number it is not parted from its words."""
    (item,) = items_of((f"10-4711       {name:<32} 2       589.00   1 178.00",))
    assert name == item.description.value
