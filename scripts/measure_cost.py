"""What reading costs beside a bare call of the same OCR engine, on the same pages, in one run.

    python scripts/measure_cost.py DATA_FOLDER... [--n N] [--seed N]

For every sampled document: processor seconds of the prepared OCR engine alone on its pages, then of the whole reading
path, by stage. Bare call and reading path take turns in who goes first, so that warm caches favour neither. Processor
time counts child processes (Tesseract). Prints a Markdown table: median and 95th percentile of seconds a page, and the
median of each stage's share of the bare call on the same page.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median, quantiles
from typing import Generic, Protocol, TypeVar

from verify.config import load_settings
from verify.document import LoadedSource, PageImage, Source
from verify.errors import DocumentError
from verify.load.source import load_pages
from verify.pipeline import Reader
from verify.wiring import make_reader

SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".heic", ".pdf"})
STAGES = ("ocr", "barcode readers", "all else", "all but second looks", "second looks")

T = TypeVar("T")
Seen_co = TypeVar("Seen_co", covariant=True)


class Engine(Protocol[Seen_co]):
    """What an OCR engine and a barcode reader have in common."""

    @property
    def name(self) -> str:
        """One word."""

    @property
    def version(self) -> str:
        """Its version."""

    def read(self, image: PageImage) -> tuple[Seen_co, ...]:
        """What it sees."""


@dataclass
class Metered(Generic[T]):
    """An engine whose processor seconds are added up."""

    engine: Engine[T]
    spent_s: float = field(default=0.0)

    @property
    def name(self) -> str:
        """The engine's own."""
        return self.engine.name

    @property
    def version(self) -> str:
        """The engine's own."""
        return self.engine.version

    @property
    def models(self) -> tuple[tuple[str, str], ...]:
        """The engine's own; a barcode reader has none."""
        return getattr(self.engine, "models", ())

    def read(self, image: PageImage) -> tuple[T, ...]:
        """What the engine sees; its time is kept."""
        began = cpu_seconds()
        try:
            return self.engine.read(image)
        finally:
            self.spent_s += cpu_seconds() - began


def cpu_seconds() -> float:
    """Processor seconds of this process and the children it has waited for."""
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def timed(call: Callable[[], object]) -> float:
    """Processor seconds of `call`."""
    began = cpu_seconds()
    call()
    return cpu_seconds() - began


def measure(
    reader: Reader, source: Source, loaded: LoadedSource, *, bare_first: bool
) -> tuple[float, dict[str, float]]:
    """Seconds a page: of the bare engine, and of each stage of the reading path.

    Second looks are what reading costs more with them than without: crops, witness and deciding anew.
    """
    ocr, codes = Metered(reader.ocr), tuple(Metered(one) for one in reader.barcodes)
    straight = replace(reader, ocr=ocr, barcodes=codes, second_looks=0)
    calls = {
        "bare": lambda: [reader.ocr.read(image) for image in loaded.images],
        "straight": lambda: straight.read(source),
    }
    order = ("bare", "straight") if bare_first else ("straight", "bare")
    spent = {name: timed(calls[name]) for name in order}
    in_ocr, in_codes = ocr.spent_s, sum(one.spent_s for one in codes)
    again = Metered(reader.ocr)
    whole = timed(lambda: replace(reader, ocr=again).read(source))
    stages = (
        in_ocr,
        in_codes,
        spent["straight"] - in_ocr - in_codes,
        spent["straight"],
        max(whole - again.spent_s - (spent["straight"] - in_ocr), 0.0),
    )
    pages = len(loaded.images)
    return spent["bare"] / pages, {name: value / pages for name, value in zip(STAGES, stages, strict=True)}


def percentile_95(values: list[float]) -> float:
    """The 95th percentile; the largest of few."""
    return quantiles(values, n=20)[-1] if len(values) >= 20 else max(values)


def sample(folder: Path, count: int, seed: int) -> list[Path]:
    """Up to `count` documents of `folder`, drawn by `seed`."""
    documents = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    random.Random(seed).shuffle(documents)
    return documents[:count]


def report(folder: Path, reader: Reader, *, count: int, seed: int) -> str:
    """The table of one folder."""
    bare: list[float] = []
    stages: dict[str, list[float]] = {name: [] for name in STAGES}
    for number, path in enumerate(sample(folder, count, seed)):
        source = Source(path.name, path.read_bytes())
        try:
            loaded = load_pages(source)
        except DocumentError as error:
            print(f"{path.name}: {error.cause}", file=sys.stderr)
            continue
        alone, whole = measure(reader, source, loaded, bare_first=number % 2 == 0)
        bare.append(alone)
        for name, spent in whole.items():
            stages[name].append(spent)
    if not bare:
        return f"\n{folder.name}: no documents"
    rows = [f"| bare OCR call | {median(bare):.3f} | {percentile_95(bare):.3f} | 1 |"]
    for name, seconds in stages.items():
        share = median(one / alone for one, alone in zip(seconds, bare, strict=True))
        rows.append(f"| {name} | {median(seconds):.3f} | {percentile_95(seconds):.3f} | {share:.3f} |")
    head = f"\n{folder.name}, {len(bare)} documents, seed {seed}\n\n| CPU seconds a page | median | 95th | of the bare call |\n|---|---|---|---|"
    return "\n".join([head, *rows])


def main() -> None:
    """Measure every folder named on the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--n", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    reader = make_reader(load_settings())
    for folder in arguments.folders:
        print(report(folder, reader, count=arguments.n, seed=arguments.seed), flush=True)


if __name__ == "__main__":
    main()
