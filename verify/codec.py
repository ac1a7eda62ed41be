"""Record to bytes and back: unknown keys refused, the same record gives the same bytes.

The records themselves know nothing of JSON. Pydantic reads their types once; Decimals travel as strings, moments with
their offset, tuples as arrays.

>>> from decimal import Decimal
>>> from verify.receipt import Money
>>> encode(Money(Decimal("12.90"), "EUR"))
b'{"amount":"12.90","currency":"EUR"}'
>>> decode(Money, b'{"amount":"12.90","currency":"EUR"}')
Money(amount=Decimal('12.90'), currency='EUR')
"""

from __future__ import annotations

import json
from types import ModuleType
from typing import Any, TypeVar

from pydantic import ConfigDict, TypeAdapter, ValidationError, with_config

from verify import claim, document, receipt, truth, verdict

T = TypeVar("T")

_STRICT = ConfigDict(extra="forbid")


def _records(*modules: ModuleType) -> list[type]:
    return [
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and value.__module__ == module.__name__ and hasattr(value, "__dataclass_fields__")
    ]


# A plain dataclass adapter would ignore unknown keys silently: tell pydantic to refuse them in each record.
for _record in _records(claim, document, receipt, truth, verdict):
    with_config(_STRICT)(_record)


_ADAPTERS: dict[type, TypeAdapter[Any]] = {}

_WRONG = {
    "unexpected_keyword_argument": "unknown key",
    "missing": "missing",
    "missing_argument": "missing",
    "string_type": "not text",
    "bool_type": "not true or false",
    "int_type": "not a whole number",
    "date_type": "not a date",
    "date_parsing": "not a date",
    "date_from_datetime_parsing": "not a date",
    "datetime_type": "not a moment",
    "datetime_parsing": "not a moment",
    "datetime_from_date_parsing": "not a moment",
    "decimal_type": "not a decimal number",
    "decimal_parsing": "not a decimal number",
    "finite_number": "not a decimal number",
    "tuple_type": "not a list",
    "dict_type": "not an object",
    "dataclass_type": "not an object",
}
"""Pydantic's word for what is wrong: ours, short enough to stand behind the place."""


def refuse_unknown_keys(*kinds: type) -> None:
    """Make the adapters of these dataclasses refuse keys they do not know; call it where they are declared."""
    for kind in kinds:
        with_config(_STRICT)(kind)


def first_problem(error: ValueError) -> str:
    """What is wrong and where, in one line, from an error that an adapter raised: ``period.last_day: not a date``."""
    if not isinstance(error, ValidationError):
        return str(error)
    problems = error.errors(include_url=False, include_input=False)
    # A misspelt key is both unknown and missing: what stands there says more than what does not.
    problem = next((one for one in problems if not one["type"].startswith("missing")), problems[0])
    place = ".".join(str(step) for step in problem["loc"])
    if problem["type"] == "literal_error":
        what = f"none of {problem['ctx']['expected']}"
    else:
        what = _WRONG.get(problem["type"]) or problem["msg"].removeprefix("Value error, ")
    return f"{place}: {what}" if place else what


def adapter_of(kind: type[T]) -> TypeAdapter[T]:
    """The adapter that reads and writes `kind`, made once."""
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def encode(record: object) -> bytes:
    """`record` as canonical JSON: keys sorted, no spaces, UTF-8."""
    plain = adapter_of(type(record)).dump_python(record, mode="json")
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def decode(kind: type[T], data: bytes) -> T:
    """The record of type `kind` that `data` holds; ValueError names the place of what is wrong."""
    return adapter_of(kind).validate_json(data)
