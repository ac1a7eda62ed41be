"""Dealers and people: what they print is what the truth says, and is theirs."""

from __future__ import annotations

import datetime as dt

import pytest
from stdnum import iban
from world.chance import SPLITS, Chance, Split
from world.trade.countries import COUNTRIES, write_amount, write_date
from world.trade.dealers import make_dealer
from world.trade.people import make_company, make_person

from verify.extract.identifiers import parse_ids

DRAWS = 30
MISREAD = {"AU", "ES"}
"""The reader does not know Australian numbers, and takes a Spanish ``CIF B-…`` for a Romanian one; their truth stays."""


@pytest.mark.parametrize("split", SPLITS)
@pytest.mark.parametrize("key", sorted(COUNTRIES))
def test_a_dealer_is_whole_and_repeats(key: str, split: Split) -> None:
    """The same chance makes the same dealer, with every entry filled and a domain that nobody has."""
    dealer = make_dealer(Chance.of(5, split, key), key)
    assert dealer == make_dealer(Chance.of(5, split, key), key)
    assert dealer.web.endswith(".example")
    assert all((dealer.brand, dealer.legal_name, dealer.street, dealer.place, dealer.phone, dealer.vat_id))
    assert "{" not in "".join((*dealer.id_lines, dealer.legal_name, dealer.street))


@pytest.mark.parametrize("key", sorted(COUNTRIES))
def test_the_true_id_is_printed(key: str) -> None:
    """The glyphs of the true number, without its country's letters, stand in the lines that the shop prints."""
    for draw in range(DRAWS):
        dealer = make_dealer(Chance.of(draw, "tune", key), key)
        printed = _glyphs("".join(dealer.id_lines))
        bare = _glyphs(dealer.vat_id).removeprefix("CHE").removesuffix("MVA")
        bare = bare.removeprefix(dealer.country.code)
        assert bare in printed or bare.removesuffix("01") in printed, dealer.id_lines


@pytest.mark.parametrize("key", [key for key in sorted(COUNTRIES) if key not in MISREAD])
def test_the_reader_of_identifiers_agrees_with_the_truth(key: str) -> None:
    """What is called the dealer's number is what its lines mean by the contract's rule: VAT IDs with prefix, others bare."""
    for draw in range(DRAWS):
        dealer = make_dealer(Chance.of(draw, "held", key), key)
        read = [one.value for line in dealer.id_lines for one in parse_ids(line)]
        assert _glyphs(dealer.vat_id) in map(_glyphs, read), dealer.id_lines


def _glyphs(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def test_a_broken_id_is_read_as_invalid() -> None:
    """A shop with wrong check digits prints no valid number."""
    for draw in range(DRAWS):
        dealer = make_dealer(Chance.of(draw, "tune", "broken"), "RO", broken_id=True)
        assert not any(one.valid for line in dealer.id_lines for one in parse_ids(line)), dealer.id_lines


def test_a_foreign_seller_prints_another_countrys_number() -> None:
    """A shop registered abroad keeps its address and prints the other country's number."""
    dealer = make_dealer(Chance.of(1, "tune", "foreign"), "RO", foreign="DE")
    assert dealer.country.code == "RO"
    assert not dealer.vat_id.startswith("RO")


def test_a_named_shop_keeps_its_name() -> None:
    """A shop that the terms speak of by name has that name and address."""
    dealer = make_dealer(Chance.of(1, "tune", "named"), "NL", brand="Sonos", web="www.sonos.com")
    assert dealer.brand == "Sonos"
    assert dealer.web == "www.sonos.com"


@pytest.mark.parametrize("key", sorted(COUNTRIES))
def test_people_live_and_bank_in_their_country(key: str) -> None:
    """A form names the country once, and its account is of that country; a company has no age."""
    person, company = (make(Chance.of(4, "held", key), key) for make in (make_person, make_company))
    assert person.form()["address"]["country"] == COUNTRIES[key].code
    assert person.form()["is_adult"] is True
    assert person.email.rpartition("@")[2] in {"example.com", "example.org", "example.net"}
    assert company.form()["kind"] == "company"
    assert company.form()["is_adult"] is None
    assert company.buyer().vat_id
    assert person.buyer().name == person.name


def test_a_form_can_be_wrong_on_request() -> None:
    """A mistyped IBAN, a friend's account, a minor, an open question: only where they are asked for."""
    person, friend = (make_person(Chance.of(seed, "tune", "RO"), "RO") for seed in (1, 2))
    assert not iban.is_valid(person.form(wrong_iban=True)["bank_account"]["iban"])
    assert person.form(account=friend.account)["bank_account"]["iban"] == friend.account.iban
    assert person.form(is_adult=False)["is_adult"] is False
    assert person.form(is_adult=None)["is_adult"] is None


@pytest.mark.parametrize("key", sorted(COUNTRIES))
def test_dates_and_amounts_are_written_as_the_country_does(key: str) -> None:
    """Every pattern of a country tells the day, the month and the year; every style both parts of an amount."""
    country = COUNTRIES[key]
    for pattern in country.dates:
        text = write_date(dt.date(2019, 6, 7), pattern)
        assert text.endswith(("19", "07")), text
    for style in country.amounts:
        assert write_amount(country.vat_rate, style).endswith(("00", "70"))
