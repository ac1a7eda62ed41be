"""The world's words, in TOML beside this: what may be chosen for tune and, sharing nothing with it, for held.

A table with `tune` and `held` is a `Stock`; a plain list is common to both (legal forms, captions, telephone patterns).

>>> stock("towns", "AU", "towns").held[0]
'4101|West End QLD'
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from world.chance import Stock


@cache
def table(file: str) -> dict[str, Any]:
    """All of `file`."""
    return tomllib.loads((Path(__file__).parent / f"{file}.toml").read_text("utf-8"))


@cache
def stock(file: str, *keys: str) -> Stock[str]:
    """The stock under `keys`."""
    found = _under(file, keys)
    return Stock(tuple(found["tune"]), tuple(found["held"]))


@cache
def common(file: str, *keys: str) -> tuple[str, ...]:
    """The list under `keys` that both splits draw from; empty where there is none."""
    return tuple(_under(file, keys[:-1]).get(keys[-1], ()))


def _under(file: str, keys: tuple[str, ...]) -> dict[str, Any]:
    found = table(file)
    for key in keys:
        found = found[key]
    return found
