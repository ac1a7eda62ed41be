"""The lines of a batch: one a claim, in input order, each on the disk before the next is begun.

A process can be killed between any two instructions, a machine between any two writes. A line counts when its line end
is there and it is JSON; a torn last one is cut off and its claim judged again. So nothing is lost, nothing stands twice.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from verify.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Written:
    """A line that was there already."""

    claim_id: str | None
    outcome: str
    """The decision, or ``failure``."""


@dataclass(frozen=True, slots=True)
class Output:
    """An open file of lines."""

    file: BinaryIO
    written: tuple[Written, ...]
    """Its lines from an earlier run."""

    def write(self, line: dict[str, Any]) -> None:
        """Add `line`; it is on the disk when this returns."""
        self.file.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
        self.file.flush()
        os.fsync(self.file.fileno())


def outcome_of(line: dict[str, Any]) -> str:
    """The decision that a line holds, or ``failure``."""
    return str(line.get("decision", "failure"))


@contextmanager
def open_output(path: Path, *, resume: bool) -> Iterator[Output]:
    """The file at `path`, begun anew or, with `resume`, continued behind its last whole line."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("r+b" if resume and path.exists() else "w+b") as file:
            written = _continue(file, path)
            yield Output(file, written)
    except OSError as error:
        raise ConfigError(f"{path}: {(error.strerror or str(error)).lower()}", hint="--out names a file") from error


def _continue(file: BinaryIO, path: Path) -> tuple[Written, ...]:
    """The whole lines of `file`, which is cut and placed behind them."""
    written: list[Written] = []
    whole = 0
    for line in file:
        plain = _parse_line(line)
        if plain is None:
            break
        written.append(Written(plain.get("claim_id"), outcome_of(plain)))
        whole += len(line)
    else:
        line = b""
    if file.read(1):
        raise ConfigError(
            f"{path}: line {len(written) + 1} is no verdict", hint="--resume continues a file of verdicts"
        )
    file.truncate(whole)
    file.seek(whole)
    return tuple(written)


def _parse_line(line: bytes) -> dict[str, Any] | None:
    """The object that a whole line holds; None for a torn one."""
    if not line.endswith(b"\n"):
        return None
    try:
        plain = json.loads(line)
    except ValueError:
        return None
    return plain if isinstance(plain, dict) else None
