"""JSON read strictly (RFC 8259): an object, each key once, no NaN, and the schema it says it has.

Python's reader takes the last of two equal keys and invents numbers that JSON has not; a form that says two things must
be refused instead. Every refusal is a ValueError that names its place.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TypeVar

from verify.codec import adapter_of, first_problem

T = TypeVar("T")


def parse_object(data: bytes, schema: str) -> dict[str, Any]:
    """The object that `data` holds, without its `schema` key, which has to be `schema`; ValueError otherwise."""
    try:
        plain = json.loads(data, object_pairs_hook=_unique, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: line {error.lineno}, column {error.colno}: {error.msg}") from error
    except UnicodeDecodeError as error:
        raise ValueError(f"not JSON: byte {error.start} is no UTF-8") from error
    except RecursionError as error:
        raise ValueError("not JSON: nested too deeply") from error
    if not isinstance(plain, dict):
        raise ValueError("not a JSON object")  # noqa: TRY004 - whoever sent the bytes acts, not whoever called
    if plain.pop("schema", None) != schema:
        raise ValueError(f'schema: has to be "{schema}"')
    return plain


def record_of(kind: type[T], plain: dict[str, Any]) -> T:
    """The record of type `kind` with exactly these values, nothing converted but strings to dates and decimals."""
    try:
        return adapter_of(kind).validate_json(json.dumps(plain), strict=True)
    except ValueError as error:
        raise ValueError(first_problem(error)) from error


def walk(plain: object, place: str = "") -> Iterator[tuple[str, str, Any]]:
    """(place, key, value) of every entry of every object inside `plain`, places dotted: ``products.0.name``."""
    entries = plain.items() if isinstance(plain, dict) else enumerate(plain) if isinstance(plain, list) else ()
    for key, value in entries:
        here = f"{place}.{key}" if place else str(key)
        if isinstance(key, str):
            yield here, key, value
        yield from walk(value, here)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"{key}: stands twice in one object")
        found[key] = value
    return found


def _refuse_constant(name: str) -> None:
    raise ValueError(f"not JSON: {name} is no number")
