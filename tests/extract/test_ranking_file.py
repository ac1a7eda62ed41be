"""The fitted weights: what the manifest says of them is true."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest
from printed import a_print

from verify.document import Box, Evidence
from verify.extract.assemble import extract_reading
from verify.extract.ranking import Proposal, overhear, rank, weigh

ROOT = Path(__file__).parent.parent.parent
FITTED = tomllib.loads((ROOT / "models" / "manifest.toml").read_text(encoding="utf-8"))["fitted"]


def test_no_fitted_file_differs_from_its_digest() -> None:
    """A file of fitted numbers is what its script wrote: its first line is the digest of the rest."""
    fitted = [path for entry in FITTED for path in sorted(ROOT.glob(entry["files"]))]
    assert fitted
    for path in fitted:
        head, body = path.read_text(encoding="utf-8").split("\n", 1)
        assert head.split()[-1] == hashlib.sha256(body.encode()).hexdigest(), path.name


def test_every_field_that_has_weights_has_priors() -> None:
    """A fit of a field begins somewhere: each weights file has its file of priors, and the other way round."""
    priors = {path.name for path in (ROOT / "scripts" / "ranking_priors").iterdir()}
    assert priors == {path.name for path in (ROOT / "verify" / "extract" / "weights").iterdir()}


def test_every_fitted_file_says_where_it_comes_from() -> None:
    """Each entry names the script, the data, the licence and the report."""
    for entry in FITTED:
        assert {"name", "files", "made_by", "training_data", "licence", "report"} <= entry.keys()
        assert (ROOT / entry["made_by"].split()[1]).is_file()


def test_a_measure_counts_its_weight_times_its_number() -> None:
    """Log-odds are linear in a measure."""
    bias, once, twice = (weigh("total", (), measures) for measures in ((), (("tall", 1.0),), (("tall", 2.0),)))
    assert pytest.approx(2 * (once - bias)) == twice - bias


def test_a_listener_hears_what_is_ranked_within_its_block_only() -> None:
    """`overhear` tells the field and its proposals, and nothing after the block."""
    heard: dict[str, tuple[Proposal[str], ...]] = {}
    proposal = Proposal("9.00", "9.00", Evidence(0, Box(0, 0, 1, 1), "9.00"), ("left:total",))
    with overhear(heard.__setitem__):
        rank("total", [proposal], finder="total")
    rank("vat", [proposal], finder="total")
    assert {"total": (proposal,)} == heard


AUSTRALIAN = (
    "SAMPLE HI-FI PTY LTD\nABN 51 824 753 556\nGeorge Street, Sydney, Australia\nSonos One  $299.00\nTotal  $299.00"
)


@pytest.mark.parametrize("text", [AUSTRALIAN, "Invoice\nHosting  $299.00\nTotal  $299.00"])
def test_a_bare_dollar_is_no_proof_of_whose_it_is(text: str) -> None:
    """A `$` leaves another dollar possible, and a printed code settles which it is."""
    receipt, told = (
        extract_reading(a_print(one)).receipt for one in (text, text + "\nAll amounts in USD\nPaid in USD")
    )
    assert receipt is not None
    assert told is not None
    assert len(receipt.currency.candidates) > 1
    assert receipt.currency.best is not None
    assert receipt.currency.best.confidence < 0.96
    assert "USD" == told.currency.value
