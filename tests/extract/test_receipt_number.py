"""Receipt and invoice numbers: where they stand, and what is none."""

import pytest
from printed import a_print

from verify.extract.assemble import extract_reading
from verify.extract.receipt_number import may_be_number

GOODS = "Kabel  10,00\nSumme  10,00 EUR\n"


def _number(text):
    return extract_reading(a_print(text)).receipt.receipt_number.value


@pytest.mark.parametrize(
    "line",
    [
        "Bon  R44090", "24.06.2019  # R44090", "08-Feb-2019 19:16 Till: 001/3  Transaction:\nR44090", "Kuitti nro: R44090", "Núm. R44090",
        "TAX INVOICE R44090 dated 08/04/2019", "Bilag: R44090 12.10.2018 19:21", "Ticket n°: R44090", "Bonnummer  :  R44090",
        "Kvitto\nnr: R44090", "Receipt no R44090Date 08/04/2019",
    ],
)  # fmt: skip
def test_a_number_is_found_wherever_tills_put_it(line):
    """Beside its word, behind a sign, on the next row."""
    assert "R44090" == _number(f"LADEN GMBH\n{line}\n{GOODS}")


def test_the_number_of_the_receipt_that_is_returned_is_not_this_ones():
    """A return names the other receipt first."""
    text = "BUTIKK AS\nRETUR\nRetur av kvittering R05293,\nVare  -10,00\nSum  -10,00 kr\nBilag: RR05293"
    assert "RR05293" == _number(text)


def test_the_tills_code_speaks_for_the_number_it_holds():
    """Nothing announces it, yet the digits stand in the code at the foot."""
    text = f"LADEN GMBH\n2019-46898  12.03.2019 10:11\n{GOODS}3587190319201946898"
    assert "2019-46898" == _number(text)


@pytest.mark.parametrize("text", ["15/06/2919", "Bytterett 14", "12.50", "2019-02-11", "7"])
def test_dates_words_and_amounts_are_no_numbers(text):
    """Even days that no calendar has."""
    assert not may_be_number(text)
