"""The made world is consistent: numbers pass their check digits, sums add up, days are as the names say."""

from __future__ import annotations

import datetime as dt
import json
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from stdnum import ean
from stdnum import iban as iban_number
from stdnum.de import vat as german
from stdnum.dk import cvr
from stdnum.es import nif
from stdnum.fi import ytunnus
from stdnum.fr import tva
from stdnum.gb import vat as british
from stdnum.it import iva
from stdnum.nl import btw
from stdnum.no import mva
from stdnum.ro import cui
from stdnum.se import orgnr
from world import dealers, goods
from world.camera import Shot
from world.invoice import invoice_pdf
from world.numbers import broken_iban, gtin, iban
from world.prints import Studio
from world.sale import Sale

from verify.contract import parse_claim, parse_truth

FIXTURES = Path(__file__).parent.parent / "fixtures" / "receipts"
DOCUMENTS = sorted(FIXTURES.glob("*/*/*.truth.json"))
CLAIMS = sorted((FIXTURES / "claims").glob("*/*/claim.json"))
MOST_BYTES = 6_000_000
"""Chosen: what a clone may cost."""

VAT_RATES = {
    "RO": 19, "NO": 25, "FI": 24, "SE": 25, "DK": 25, "DE": 19, "FR": 20, "IT": 22, "ES": 21, "NL": 21, "GB": 20,
}  # fmt: skip
"""Standard rates of 2018 and 2019, written down a second time: European Commission, January 2019; Norway's tax office."""

NUMBERS = {
    "RO": cui, "NO": mva, "FI": ytunnus, "SE": orgnr, "DK": cvr, "DE": german, "FR": tva, "IT": iva, "ES": nif,
    "NL": btw, "GB": british,
}  # fmt: skip
"""Whose check digits the number on the dealer's paper must pass."""


def _json(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_bytes())
    return content


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def _a_sale() -> Sale:
    return Sale(
        dealers.VESTERHAV_DK, (goods.article("Sonos One hvid", "1799.00", "80-2210"),), dt.date(2019, 6, 5), "7"
    )


@pytest.mark.parametrize("dealer", dealers.DEALERS, ids=lambda dealer: dealer.legal_name)
def test_every_dealers_number_passes_its_check_digits(dealer: dealers.Dealer) -> None:
    """A dealer's number is one that its country could have given."""
    printed = dealer.vat_id
    if dealer is dealers.SKARGARD_SE:
        assert printed.startswith("SE")
        printed = printed.removeprefix("SE").removesuffix("01")
    assert NUMBERS[dealer.tongue.country].is_valid(printed)


def test_a_gtin_ends_in_its_check_digit() -> None:
    """GTINs are numbers of GS1's form, under its prefix for examples."""
    made = [goods.made_gtin(number) for number in range(1, 40)]
    assert all(ean.is_valid(one) and one.startswith("952") for one in made)
    assert gtin("590123412345") == "5901234123457"


def test_a_mistyped_iban_is_caught_by_its_checksum() -> None:
    """Two exchanged digits never pass modulo 97."""
    right = iban("FI", "12345600000785")
    assert iban_number.is_valid(right)
    assert not iban_number.is_valid(broken_iban(right))


@pytest.mark.parametrize("path", DOCUMENTS, ids=_name)
def test_every_documents_sums_add_up(path: Path) -> None:
    """The products make the total, and the VAT is the rate's share of it, rounded half up."""
    fields, country = _json(path)["fields"], _json(path).get("country")
    if "items" not in fields:
        return
    total, rate = Decimal(fields["total"]), VAT_RATES[country]
    assert total == sum(Decimal(item["price"]) for item in fields["items"])
    assert Decimal(fields["vat"]) == (total * rate / (100 + rate)).quantize(Decimal("0.01"), ROUND_HALF_UP)


@pytest.mark.parametrize("path", DOCUMENTS, ids=_name)
def test_every_true_text_is_printed(path: Path) -> None:
    """What the truth says verbatim stands on one of the document's lines."""
    truth = _json(path)
    texts = [*truth.get("texts", {}).values(), *(item["description"] for item in truth["fields"].get("items", ()))]
    assert [] == [text for text in texts if not any(text in line for line in truth["lines"])]


@pytest.mark.parametrize("path", DOCUMENTS, ids=_name)
def test_every_documents_dates_are_in_order(path: Path) -> None:
    """Nobody is invoiced before ordering, or has to pay before the invoice."""
    fields = _json(path)["fields"]
    dates = [fields[name] for name in ("order_date", "purchase_date", "delivery_date", "due_date") if name in fields]
    assert sorted(dates) == dates


@pytest.mark.parametrize("path", DOCUMENTS, ids=_name)
def test_every_truth_is_one(path: Path) -> None:
    """The product reads each truth, and the document lies beside it."""
    parse_truth(path.read_bytes())
    assert path.with_name(path.name.removesuffix(".truth.json")).exists()
    assert (path.parent / "dataset.toml").exists()


@pytest.mark.parametrize("path", CLAIMS, ids=lambda path: path.parent.name)
def test_every_claim_is_one(path: Path) -> None:
    """The product reads each claim, its documents are there, and its id is its folder's name."""
    claim = parse_claim(path.read_bytes())
    assert all((path.parent / document.path).exists() for document in claim.documents)
    assert (path.parent.name, path.parent.parent.name) == (claim.id, claim.campaign)
    assert claim.purchase.date is not None
    assert claim.purchase.date <= claim.submitted_at.date()


@pytest.mark.parametrize("path", CLAIMS, ids=lambda path: path.parent.name)
def test_an_account_is_valid_unless_the_claim_is_about_that(path: Path) -> None:
    """Only the claims whose truth names Q3 have a mistyped IBAN."""
    account = _json(path)["claimant"]["bank_account"]["iban"]
    assert ("Q3" not in _json(path.with_name("truth.json"))["must_fail"]) == iban_number.is_valid(account)


def test_every_claimant_has_an_account_of_their_own() -> None:
    """No two claims share an account: a store that judges them all counts each alone."""
    accounts = [_json(path)["claimant"]["bank_account"]["iban"] for path in CLAIMS]
    assert sorted(set(accounts)) == sorted(accounts)


@pytest.mark.parametrize(
    ("name", "day"), [("accept-day-20", 20), ("accept-day-45", 45), ("reject-day-14", 14), ("reject-day-46", 46)]
)
def test_a_claim_comes_on_the_day_its_name_says(name: str, day: int) -> None:
    """The purchase date is day 1."""
    claim = parse_claim(
        (FIXTURES / "claims/microsoft-moneyback-nordic" / f"microsoft-{name}" / "claim.json").read_bytes()
    )
    assert claim.purchase.date is not None
    assert day == (claim.submitted_at.date() - claim.purchase.date).days + 1


def test_every_decision_is_there_and_every_campaign_has_an_accepted_claim() -> None:
    """The claims show all four answers."""
    decisions = [(path.parent.parent.name, _json(path.with_name("truth.json"))["decision"]) for path in CLAIMS]
    assert {"accept", "review", "resubmit", "reject"} == {decision for _, decision in decisions}
    assert {campaign for campaign, _ in decisions} == {
        campaign for campaign, decision in decisions if decision == "accept"
    }


def test_what_is_acceptable_is_never_an_unearned_accept() -> None:
    """A claim that must not be accepted has no accept among its acceptable decisions."""
    truths = [_json(path.with_name("truth.json")) for path in CLAIMS]
    assert all(truth["decision"] in truth["acceptable_decisions"] for truth in truths)
    assert [] == [one for one in truths if one["decision"] != "accept" and "accept" in one["acceptable_decisions"]]


def test_the_fixtures_stay_small() -> None:
    """A clone is not made heavy by pictures."""
    assert sum(path.stat().st_size for path in FIXTURES.rglob("*") if path.is_file()) <= MOST_BYTES


def test_the_same_sale_is_the_same_pdf() -> None:
    """A PDF holds no clock and no chance, locked or not."""
    assert invoice_pdf(_a_sale(), font="Helvetica") == invoice_pdf(_a_sale(), font="Helvetica")
    locked = invoice_pdf(_a_sale(), font="Helvetica", password="1")
    assert locked == invoice_pdf(_a_sale(), font="Helvetica", password="1")


@pytest.mark.usefixtures("typefaces")
def test_the_same_seed_is_the_same_picture() -> None:
    """One seed, one file: byte for byte, and another seed gives another picture."""
    shot = Shot(0.4, 700, "wood")
    made = [Studio(seed, "tests").receipt("bon.jpg", _a_sale(), shot=shot).data for seed in (1, 1, 2)]
    assert made[0] == made[1] != made[2]
