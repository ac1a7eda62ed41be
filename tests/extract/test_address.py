"""Where an address begins and ends, and whose it is."""

from __future__ import annotations

import pytest
from printed import a_print

from verify.extract.assemble import extract_reading

FOOT = "\nTel 031-390 06 16\nTotal  12.00"


def address_of(text: str) -> str | None:
    """The address that is read on a receipt headed by `text`."""
    receipt = extract_reading(a_print(text + FOOT)).receipt
    assert receipt is not None
    return receipt.address.value


@pytest.mark.parametrize(
    ("head", "address"),
    [
        ("SAMPLE STORES SDN BHD\nNo: 28, JALAN CONTOH 1C,\nBANDAR CONTOH, 41050 KLANG", "No: 28, JALAN CONTOH 1C, BANDAR CONTOH, 41050 KLANG"),
        ("Exempel Elektronik AB\nStorgatan 5\n222 22 Lund", "Storgatan 5 222 22 Lund"),
        ("Beispiel GmbH\nOsterstraße 75\n90402 Nürnberg", "Osterstraße 75 90402 Nürnberg"),
        ("Example Stores Ltd\n41 Park Row\nLeeds LS1 6HW", "41 Park Row Leeds LS1 6HW"),
    ],
)  # fmt: skip
def test_an_address_is_all_its_lines_and_no_more(head: str, address: str) -> None:
    """It begins with the building or the street and ends with the town; name and telephone stay outside."""
    assert address == address_of(head)


def test_a_register_number_before_the_street_is_cut_off() -> None:
    """What stands in brackets with a number belongs to the firm."""
    head = "SAMPLE STORES SDN BHD\n(801580-T) No. 343, Jalan Contoh,\n81620 Pengerang, Johor."
    assert "No. 343, Jalan Contoh, 81620 Pengerang, Johor." == address_of(head)


def test_a_firm_and_its_address_on_one_line_are_parted() -> None:
    """A sender's line names the firm first, the telephone last."""
    line = "Beispiel GmbH · Osterstraße 75 · 90402 Nürnberg · Tel. 0911/4710-791\nRechnung\nDatum 01.02.2020"
    assert "Osterstraße 75 · 90402 Nürnberg" == address_of(line)


def test_the_buyers_address_is_not_the_sellers() -> None:
    """What stands under a word for the buyer is the buyer's."""
    head = "Beispiel GmbH\nOsterstraße 75\n90402 Nürnberg\n\nRechnungsadresse:\nErika Muster\nNeuer Wall 47\n80331 München\n"
    assert "Osterstraße 75 90402 Nürnberg" == address_of(head)


def test_goods_are_no_address() -> None:
    """A receipt that prints none has none."""
    receipt = extract_reading(a_print("KVITTO\nKaffe  25,00\nBulle  30,00\nATT BETALA  55,00")).receipt
    assert receipt is not None
    assert receipt.address.told is None


def test_numbers_parted_by_a_stop_are_no_telephone() -> None:
    """A unit's number, a building's and its house number stay in the address."""
    head = "SAMPLE STORES SDN BHD\nLot 38. 39 101 Boulevard.\nJalan Contoh 5. Bandar Contoh,\n47170 Klang. Selangor"
    assert "Lot 38. 39 101 Boulevard. Jalan Contoh 5. Bandar Contoh, 47170 Klang. Selangor" == address_of(head)
