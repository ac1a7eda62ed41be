"""Processor, memory and storage of a computer, as receipts and boxes write them.

``i5/8/128``, ``i5 8GB 128GB``, ``Core i7-8650U, 16 Gt, 512 Gt SSD`` (Finnish), ``8 Go / 256 Go`` (French), ``1TB``. Sizes come
in powers of two; a number without a unit is a size only in a chain with slashes. What is not printed contradicts nothing.

>>> read_configuration("Surface Pro 6 i5/8GB/128GB").text
'i5/8/128'
>>> conflicting(read_configuration("i7/16/512"), read_configuration("i5/8/128"))
True
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from verify.text import fold

GIGABYTES = frozenset({4, 8, 16, 32, 64, 128, 256, 512, 1024})
TERABYTES = frozenset({1, 2})

_PROCESSOR = re.compile(
    r"(?<![a-z0-9])(?:intel\s*)?(?:core\s*)?(i[3579]|m3|pentium|celeron)(?:[ -]?\d{4}\w{0,2})?(?![a-z0-9])"
)
_NUMBER = "|".join(str(size) for size in sorted(GIGABYTES | TERABYTES, reverse=True))
_UNIT = r"(gb|gt|go|tb|tt|to)"
_SIZE = re.compile(rf"(?<![\d.,])({_NUMBER})\s*{_UNIT}\b(?:\s*(?:ssd|ram|emmc))?")
_CHAIN = re.compile(rf"(?<![\d.,/])({_NUMBER})\s*(?:gb|gt|go|g)?\s*/\s*({_NUMBER})\s*(?:{_UNIT}|g|t)?(?![\d.,/])")


@dataclass(frozen=True, slots=True)
class Configuration:
    """What is printed of it."""

    processor: str | None
    sizes: frozenset[int]
    """Memory and storage, in GB."""

    @property
    def text(self) -> str:
        """In one line, smallest size first."""
        return "/".join((*((self.processor,) if self.processor else ()), *(str(size) for size in sorted(self.sizes))))


@lru_cache(maxsize=4096)
def read_configuration(text: str) -> Configuration:
    """Processor and sizes that `text` states."""
    folded = fold(text)
    processor = _PROCESSOR.search(folded)
    sizes = {_gigabytes(int(number), unit) for number, unit in _SIZE.findall(folded)}
    behind = folded[processor.end() :].lstrip(" /-,(") if processor else folded
    for first, second, unit in _CHAIN.findall(folded) + _CHAIN.findall(behind):
        both = (_gigabytes(int(first), "gb"), _gigabytes(int(second), unit or "gb"))
        sizes |= set(both) if None not in both else set()
    return Configuration(processor[1] if processor else None, frozenset(size for size in sizes if size is not None))


def conflicting(seen: Configuration, listed: Configuration) -> bool:
    """Whether what was seen cannot be the listed configuration."""
    processors = seen.processor and listed.processor and seen.processor != listed.processor
    return bool(processors) or bool(listed.sizes and not seen.sizes <= listed.sizes)


def is_configured(text: str) -> bool:
    """Whether `text` states a computer's configuration: a processor and at least one size."""
    seen = read_configuration(text)
    return bool(seen.processor and seen.sizes)


def without_configuration(text: str) -> str:
    """The folded text without processor and sizes: what remains is the product's name."""
    folded = _PROCESSOR.sub(" ; ", fold(text)).replace("; /", ";")
    for pattern in (_CHAIN, _SIZE):
        folded = pattern.sub(" ; ", folded)
    return folded


def _gigabytes(number: int, unit: str) -> int | None:
    if unit.startswith("t"):
        return number * 1024 if number in TERABYTES else None
    return number if number in GIGABYTES else None
