"""JSON Schema (2020-12) of the public shapes, generated from the types that are read and written.

Pydantic derives the structure; what a type cannot say (an ISO code's form, the `schema` key of what is sent) is added
here from the same constants that the parsers use.
"""

from __future__ import annotations

from typing import Any

from verify.claim import ClaimForm
from verify.codec import adapter_of
from verify.contract import claim, shapes, truth
from verify.contract.claim import PATTERNS
from verify.errors import ConfigError
from verify.receipt import KINDS
from verify.truth import ClaimTruth, Truth
from verify.verdict import Decision

DIALECT = "https://json-schema.org/draft/2020-12/schema"

SCHEMAS: dict[str, tuple[str, type]] = {
    "claim": (claim.SCHEMA, ClaimForm),
    "verdict": ("verdict/1", shapes.VerdictOf),
    "readings": ("readings/1", shapes.ReadingsOf),
    "failure": ("failure/1", shapes.FailureOf),
    "truth": (truth.TRUTH_SCHEMA, Truth),
    "claim-truth": (truth.CLAIM_TRUTH_SCHEMA, ClaimTruth),
}
"""Name: (value of its `schema` key, type)."""

_SENT = {"claim", "truth", "claim-truth"}
"""What others write and we parse: the `schema` key is no part of its record."""

_DECIMAL = r"^[0-9]+(\.[0-9]+)?$"


def schema_of(name: str) -> dict[str, Any]:
    """The JSON Schema called `name`, one of `SCHEMAS`; ConfigError for another."""
    if name not in SCHEMAS:
        raise ConfigError(f"{name}: no such schema", hint=f"one of {', '.join(SCHEMAS)}")
    key, kind = SCHEMAS[name]
    schema = adapter_of(kind).json_schema(mode="serialization")
    schema["$schema"] = DIALECT
    if name in _SENT:
        schema["properties"] = {"schema": {"const": key}, **schema["properties"]}
        schema["required"] = ["schema", *schema.get("required", [])]
    if name == "claim":
        _narrow_claim(schema)
    if name == "truth":
        schema["properties"]["kind"] = {"enum": list(KINDS)}
    if name == "claim-truth":
        schema["properties"]["decision"] = {"enum": list(Decision)}
        schema["properties"]["acceptable_decisions"]["items"] = {"enum": list(Decision)}
    return schema


def _narrow_claim(schema: dict[str, Any]) -> None:
    """Say of text what the parser refuses in it."""
    for part in (schema, *schema["$defs"].values()):
        for key, entry in part["properties"].items():
            if key in PATTERNS:
                text = next((one for one in entry.get("anyOf", ()) if one.get("type") == "string"), entry)
                text["pattern"] = PATTERNS[key][0]
    product = schema["$defs"]["Product"]["properties"]
    product["quantity"] = {
        "anyOf": [{"type": "number", "exclusiveMinimum": 0}, {"type": "string", "pattern": _DECIMAL}],
        "default": 1,
    }
    schema["$defs"]["Answer"]["properties"]["replaces"]["items"]["minimum"] = 0
