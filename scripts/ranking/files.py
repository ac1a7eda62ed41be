"""Where a fit begins and where it ends: for each field a file of priors, one of weights and one of calibration.

A fitted file's first line is the SHA-256 of what follows it, so that a change by hand shows (a test compares) and fits of
different fields never touch the same file.
"""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

from fitted import sealed

from verify.extract.certainty import Calibration

Weights = dict[str, float]

PRIORS = Path(__file__).parent.parent / "ranking_priors"
LEAST = 0.05
"""Weights below this many log-odds say nothing and are left out (chosen)."""
_NOTE = """# Weights of the clues and measures, in log-odds. `repeats` weighs the logarithm of how often a value is printed; `bias`
# is the log-odds of a value about which nothing was observed.
"""


def read_priors() -> dict[str, Weights]:
    """The log-odds that a fit begins with, by field."""
    return {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(PRIORS.glob("*.toml"))}


def write_weights(folder: Path, field: str, weights: Weights) -> None:
    """The field's weights as ``FIELD.toml`` in `folder`, rounded."""
    kept = sorted(
        (name, round(weight, 2)) for name, weight in weights.items() if name != "bias" and abs(weight) >= LEAST
    )
    lines = [f"bias = {weights['bias']:.2f}", *(f"{_key(name)} = {weight}" for name, weight in kept)]
    _write(folder / f"{field}.toml", _NOTE + "\n".join(lines) + "\n")


def write_calibration(folder: Path, field: str, calibration: Calibration) -> None:
    """The field's calibration as ``FIELD.toml`` in `folder`, rounded."""
    lines = [f"stretch = {calibration.stretch:.2f}", f"shift = {calibration.shift:.2f}", "", "[ink]"]
    lines += [f"{_key(name)} = {weight:.2f}" for name, weight in calibration.ink.items()]
    _write(folder / f"{field}.toml", "\n".join(lines) + "\n")


def _write(path: Path, body: str) -> None:
    path.write_text(sealed(body, made_by="scripts/fit_ranking.py"), encoding="utf-8")


def _key(name: str) -> str:
    return name if re.fullmatch("[A-Za-z0-9_-]+", name) else json.dumps(name)
