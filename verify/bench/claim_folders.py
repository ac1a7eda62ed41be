"""Folders of claims with truth: ``claim.json``, its documents, and ``truth.json`` (``claim-truth/1``), at any depth.

Folders without ``truth.json`` are passed over: nothing is known of what they have to come to.
"""

from __future__ import annotations

from pathlib import Path

from verify.bench.labelled import LabelledClaim
from verify.bench.truth_files import truths_beside
from verify.contract import parse_claim, parse_claim_truth
from verify.errors import ConfigError, VerifyError

CLAIM_FILE = "claim.json"
TRUTH_FILE = "truth.json"


def find_claims(folder: Path) -> tuple[LabelledClaim, ...]:
    """Every labelled claim in `folder` and below; ConfigError names the file where one is none."""
    files = sorted(folder.rglob(CLAIM_FILE))
    return tuple(_load(path.parent) for path in files if path.with_name(TRUTH_FILE).is_file())


def _load(folder: Path) -> LabelledClaim:
    try:
        claim = parse_claim((folder / CLAIM_FILE).read_bytes())
    except VerifyError as error:
        raise ConfigError(f"{folder / CLAIM_FILE}: {error.message}", hint=error.hint) from error
    try:
        truth = parse_claim_truth((folder / TRUTH_FILE).read_bytes())
    except ValueError as error:
        raise ConfigError(f"{folder / TRUTH_FILE}: {error}", hint="see `verify schema claim-truth`") from error
    paths = {folder / one.path for one in claim.documents}
    return LabelledClaim(folder, claim, truth, truths_beside(sorted(paths)))
