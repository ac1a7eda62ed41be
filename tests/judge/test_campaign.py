"""A campaign is data: strict files, a digest over all of them, no promise no campaign."""

import datetime as dt
from decimal import Decimal

import pytest
from builders import some_money

from verify.errors import CampaignError
from verify.judge.campaign_file import campaign_schema, load_campaign, parse_campaign
from verify.judge.clauses import CLAUSES

CAMPAIGN = """
id = "test"
title = "Test"
zone = "Europe/Helsinki"
accept_confidence = 0.9
reject_confidence = 0.95
products = "test.products.toml"
wanted = ["total"]

[period]
first_day = 2019-01-01
last_day = 2019-01-31

[amount]
share = 0.20
caps = [{ amount = 200, currency = "EUR" }]
currencies = [["FI", "EUR"]]

[[clauses]]
kind = "purchase-period"
ref = "1"
consequence = "reject"
"""

PRODUCTS = """
example = true
[[products]]
name = "Surface Pro 6"
cashback = [{ amount = 100, currency = "EUR" }]
"""


@pytest.fixture
def parse(tmp_path):
    """Reads a campaign beside its product list."""
    (tmp_path / "test.products.toml").write_text(PRODUCTS)
    return lambda text: parse_campaign(text.encode(), str(tmp_path / "test.toml"))


def test_a_file_becomes_a_campaign(parse):
    """Dates are dates, amounts are decimals, a list lies beside its campaign."""
    campaign = parse(CAMPAIGN)
    assert dt.date(2019, 1, 1) == campaign.period.first_day
    assert Decimal("0.20") == campaign.amount.share
    assert (some_money("200"),) == campaign.amount.caps
    assert campaign.products.example
    assert (some_money("100"),) == campaign.products.products[0].cashback
    assert frozenset({"total"}) == campaign.wanted
    assert ["purchase-period"] == [clause.kind for clause in campaign.clauses]


def test_the_digest_covers_the_lists(parse, tmp_path):
    """Another product list is another promise."""
    before = parse(CAMPAIGN).digest
    (tmp_path / "test.products.toml").write_text(PRODUCTS.replace("Pro 6", "Pro 7"))
    assert before != parse(CAMPAIGN).digest


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("title", "titel", "titel: unknown key"),
        ("share =", "part =", "amount.part: unknown key"),
        ('ref = "1"', 'ref = "1"\nlimit = 3', "clauses.0: limit: unknown key"),
        ('kind = "purchase-period"', 'kind = "purchase"', "clauses.0.kind: no such kind: purchase"),
        ('consequence = "reject"', 'consequence = "refuse"', "consequence"),
        ("last_day = 2019-01-31", "last_day = 2018-01-31", "a period ends after it begins"),
        ("last_day = 2019-01-31\n", "", "a period is first_day and last_day"),
        ("accept_confidence = 0.9", "accept_confidence = 90", "accept_confidence: a probability"),
        ('"test.products.toml"', '"away.toml"', "away.toml: cannot be read"),
        ("[period]", "[period", "not TOML"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_key(parse, old, new, told):
    """A campaign's author learns the file, the key and what to do."""
    with pytest.raises(CampaignError) as caught:
        parse(CAMPAIGN.replace(old, new, 1))
    assert told in caught.value.message
    assert ".toml" in caught.value.message
    assert caught.value.hint


def test_a_campaign_without_clauses_is_refused(parse):
    """An empty set of promises proves nothing."""
    with pytest.raises(CampaignError, match="at least one"):
        parse(CAMPAIGN.split("[[clauses]]", maxsplit=1)[0].replace("[period]", "clauses = []\n[period]", 1))


def test_a_moment_needs_its_offset(parse):
    """Nobody can say on which day a bare moment falls."""
    moments = "first_moment = 2019-06-03T00:01:00\nlast_moment = 2019-06-21T11:59:00"
    with pytest.raises(CampaignError, match="offset"):
        parse(CAMPAIGN.replace("first_day = 2019-01-01\nlast_day = 2019-01-31", moments))


def test_an_unknown_name_lists_the_shipped_ones():
    """A name resolves to a file inside the package, or says which there are."""
    with pytest.raises(CampaignError) as caught:
        load_campaign("no-such-campaign")
    assert "Shipped are" in caught.value.hint


def test_the_schema_knows_every_kind_of_clause():
    """What the code can judge, the schema lets a file say."""
    kinds = campaign_schema()["properties"]["clauses"]["items"]["oneOf"]
    assert sorted(CLAUSES) == [one["properties"]["kind"]["const"] for one in kinds]


def test_each_kind_is_its_class_own_word():
    """One word from promise to verdict."""
    assert {kind: kind for kind in CLAUSES} == {kind: clause.kind for kind, clause in CLAUSES.items()}
