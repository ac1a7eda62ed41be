"""The public shapes: what goes in and comes out as JSON, generated from and held to one set of types.

`shapes` is the outside's view of a verdict: what `verify schema` publishes and what the writers below fill in. Names
there are promises; the records behind them may change.
"""

from verify.contract.claim import parse_claim
from verify.contract.schema import SCHEMAS, schema_of
from verify.contract.truth import parse_claim_truth, parse_truth
from verify.contract.writing import error_code, failure_json, readings_json, verdict_json

__all__ = [
    "SCHEMAS",
    "error_code",
    "failure_json",
    "parse_claim",
    "parse_claim_truth",
    "parse_truth",
    "readings_json",
    "schema_of",
    "verdict_json",
]
