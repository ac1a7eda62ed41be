"""Checks proofs of purchase: reads documents, extracts what they say, judges a claim against the promoter's terms.

    from pathlib import Path
    from verify import default_reader, load_campaign, load_source, parse_claim, verify_claim

    claim = parse_claim(Path("claim.json").read_bytes())
    sources = [load_source(Path(document.path)) for document in claim.documents]
    verdict = verify_claim(claim, sources, load_campaign(claim.campaign), default_reader())

The public names are imported when they are first used: `import verify` alone costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verify.claim import Case, ClaimForm, EarlierUse
    from verify.config import Settings, load_settings
    from verify.contract import parse_claim, readings_json, schema_of, verdict_json
    from verify.document import Box, Document, Evidence, PageImage, Source
    from verify.errors import (
        CampaignError,
        ClaimError,
        ConfigError,
        DocumentError,
        EngineError,
        StoreError,
        VerifyError,
    )
    from verify.judge.campaign import Campaign
    from verify.judge.campaign_file import load_campaign
    from verify.judge.decide import judge_case
    from verify.pipeline import Reader, load_source, verify_claim
    from verify.receipt import Candidate, Field, Item, Label, Money, Reading, Receipt
    from verify.verdict import Decision, Finding, Outcome, Verdict
    from verify.wiring import default_reader, make_reader

__version__ = "0.1.0"

_HOMES = {
    "verify.claim": ("Case", "ClaimForm", "EarlierUse"),
    "verify.config": ("Settings", "load_settings"),
    "verify.contract": ("parse_claim", "readings_json", "schema_of", "verdict_json"),
    "verify.document": ("Box", "Document", "Evidence", "PageImage", "Source"),
    "verify.errors": (
        "CampaignError",
        "ClaimError",
        "ConfigError",
        "DocumentError",
        "EngineError",
        "StoreError",
        "VerifyError",
    ),
    "verify.judge.campaign": ("Campaign",),
    "verify.judge.campaign_file": ("load_campaign",),
    "verify.judge.decide": ("judge_case",),
    "verify.pipeline": ("Reader", "load_source", "verify_claim"),
    "verify.receipt": ("Candidate", "Field", "Item", "Label", "Money", "Reading", "Receipt"),
    "verify.verdict": ("Decision", "Finding", "Outcome", "Verdict"),
    "verify.wiring": ("default_reader", "make_reader"),
}
"""Module: the public names that stand there."""

_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Box",
    "Campaign",
    "CampaignError",
    "Candidate",
    "Case",
    "ClaimError",
    "ClaimForm",
    "ConfigError",
    "Decision",
    "Document",
    "DocumentError",
    "EarlierUse",
    "EngineError",
    "Evidence",
    "Field",
    "Finding",
    "Item",
    "Label",
    "Money",
    "Outcome",
    "PageImage",
    "Reader",
    "Reading",
    "Receipt",
    "Settings",
    "Source",
    "StoreError",
    "Verdict",
    "VerifyError",
    "default_reader",
    "judge_case",
    "load_campaign",
    "load_settings",
    "load_source",
    "make_reader",
    "parse_claim",
    "readings_json",
    "schema_of",
    "verdict_json",
    "verify_claim",
]


def __getattr__(name: str) -> object:
    """The public `name`, imported from where it stands."""
    if name not in _HOME_OF:
        raise AttributeError(f"module 'verify' has no attribute {name!r}")
    value: object = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names, and what every module has."""
    return sorted({*globals(), *__all__})
