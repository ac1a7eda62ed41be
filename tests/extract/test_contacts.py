"""Telephone numbers, and whose they are."""

from __future__ import annotations

import pytest
from printed import a_print

from verify.extract.assemble import extract_reading


def contact_of(text: str) -> str | None:
    """The contact that is read."""
    receipt = extract_reading(a_print(text)).receipt
    assert receipt is not None
    return receipt.contact.value


@pytest.mark.parametrize(
    ("line", "number"),
    [("Tel: 031-390 06 16", "031-390 06 16"), ("Puh. 02 4150 009", "02 4150 009"), ("(091) 555 077", "(091) 555 077")],
)
def test_a_number_near_the_name_is_the_shops(line: str, number: str) -> None:
    """With a word before it, or by its trunk zero alone."""
    assert number == contact_of(f"Example Stores Ltd\n41 Park Row\nLeeds LS1 6HW\n{line}\nTotal  12.00")


def test_a_fax_number_is_not_the_telephone() -> None:
    """Each number has its own word."""
    assert "07-8263254" == contact_of("SAMPLE STORES SDN BHD\nFax: 07-8266888\nTel: 07-8263254\nTotal  12.00")
