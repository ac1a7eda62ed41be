"""Check digits hold, and broken ones do not, over many draws, as python-stdnum judges them."""

from __future__ import annotations

import pytest
from stdnum import ean, iban, luhn
from stdnum.au import abn
from stdnum.ch import uid
from stdnum.eu import vat as eu_vat
from stdnum.fr import siret as fr_siret
from stdnum.gb import vat as gb_vat
from stdnum.no import orgnr
from world.chance import Chance
from world.trade.accounts import make_account
from world.trade.countries import COUNTRIES
from world.trade.firms import firm_number, siret, vat_id, written
from world.trade.numbers import imei, mac, made_gtin

CODES = sorted({country.code for country in COUNTRIES.values()})
DRAWS = 60


def _is_valid(code: str, number: str) -> bool:
    checks = {
        "GB": lambda: gb_vat.is_valid(number[2:]),
        "CH": lambda: uid.is_valid(number),
        "AU": lambda: abn.is_valid(number),
        "NO": lambda: orgnr.is_valid(number.removeprefix("NO").removesuffix("MVA")),
    }
    return bool(checks.get(code, lambda: eu_vat.is_valid(number))())


@pytest.mark.parametrize("code", CODES)
def test_business_numbers_pass_their_countrys_check(code: str) -> None:
    """A firm's number makes a VAT ID that its country's rule accepts."""
    chance = Chance.of(7, "tune", code)
    assert all(_is_valid(code, vat_id(code, firm_number(chance, code))) for _ in range(DRAWS))


@pytest.mark.parametrize("code", CODES)
def test_broken_business_numbers_never_pass(code: str) -> None:
    """A broken number makes a VAT ID that no rule accepts."""
    chance = Chance.of(8, "held", code)
    assert not any(_is_valid(code, vat_id(code, firm_number(chance, code, broken=True))) for _ in range(DRAWS))


@pytest.mark.parametrize("code", CODES)
def test_a_written_number_has_the_bare_ones_glyphs(code: str) -> None:
    """Blanks, points and hyphens are all that a country adds to a number."""
    number = firm_number(Chance.of(9, "tune", code), code)
    assert number == "".join(glyph for glyph in written(code, number) if glyph.isalnum())


def test_french_shops_have_sirets() -> None:
    """A SIRET passes Luhn's check and begins with its firm's SIREN."""
    chance = Chance.of(7, "tune")
    siren = firm_number(chance, "FR")
    shop = siret(chance, siren)
    assert fr_siret.is_valid(shop)
    assert siren == shop[:9]


@pytest.mark.parametrize("code", [code for code in CODES if code != "AU"])
def test_accounts_are_ibans_of_their_country(code: str) -> None:
    """An account's IBAN is valid, its national check digits included; mistyped it is not."""
    chance = Chance.of(7, "held", code)
    for account in (make_account(chance, code) for _ in range(DRAWS)):
        assert account.iban is not None
        assert iban.is_valid(account.iban)
        assert code == account.iban[:2]
        assert not iban.is_valid(account.entries(wrong=True)["iban"])


def test_australia_has_no_iban() -> None:
    """An Australian account is a BSB and an account number."""
    assert {"bsb", "account_number"} == set(make_account(Chance.of(7, "tune"), "AU").entries())


def test_made_gtins_are_examples() -> None:
    """Made GTINs pass their check digit and lie under the prefix that GS1 keeps for examples."""
    gtins = [made_gtin(number) for number in range(0, 900_000, 7919)]
    assert all(ean.is_valid(code) and code.startswith("952") for code in gtins)


def test_imeis_pass_luhn() -> None:
    """An IMEI has fifteen digits and passes Luhn's check."""
    chance = Chance.of(7, "tune")
    assert all(len(code) == 15 and luhn.is_valid(code) for code in (imei(chance) for _ in range(DRAWS)))


def test_network_addresses_belong_to_no_maker() -> None:
    """A MAC address has the bit of the locally administered ones and not that of groups (IEEE 802)."""
    chance = Chance.of(7, "tune")
    assert {2} == {int(mac(chance).split(":")[0], 16) & 3 for _ in range(DRAWS)}
