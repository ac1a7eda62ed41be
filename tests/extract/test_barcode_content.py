"""What codes carry, and the digits printed below them."""

import pytest

from verify.extract.barcode_content import RETAIL_PRINT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('9 520000 "" 003302', True),
        ("9 | 520000 003302", True),
        ("9520000003302", True),
        ("9 52000 003302", False),
        ("Art. 9 520000 003302-7", False),
    ],
)
def test_digits_below_a_retail_code(text, expected):
    """The digits of an EAN-13 are known by their groups, whatever was read for the guard bars between them."""
    assert expected == (RETAIL_PRINT.search(text) is not None)
