"""Settings and named profiles. The only reader of the environment.

    VERIFY_CACHE          folder of the prepared models         $XDG_CACHE_HOME/verify, else ~/.cache/verify
    VERIFY_PROFILE        fast, default or thorough             default
    VERIFY_ENGINE         rapidocr or tesseract                 rapidocr
    VERIFY_SECOND_LOOKS   regions read again a document         the profile's
    VERIFY_TIMEOUT        seconds that reading a document may take in a batch   300
    VERIFY_WORKERS        processes of a batch                  one a processor, while memory lasts

Settings are read once at a door, given to `wiring`, and go no further.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from verify.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Profile:
    """How much work a document is worth."""

    name: str
    side_px: int
    """Longest side of the picture that the text detector is shown."""
    second_looks: int
    """The most regions of a document that are read again by a witness."""
    asks_tesseract: bool = False
    """Whether Tesseract looks too where the first witness left a doubt."""


FAST = Profile("fast", side_px=960, second_looks=0)
DEFAULT = Profile("default", side_px=1280, second_looks=4)
THOROUGH = Profile("thorough", side_px=1600, second_looks=12, asks_tesseract=True)
"""Sides as measured on scanned receipts: 0.98, 1.2 and 1.35 s a page, word recall 0.91 each; long receipts gain from more.

Second looks on 159 documents (receipts scanned, photographed, rendered and made): fields right / wrong / missing are 2546/130/102
without and 2548/130/100 with at most 4; a VAT number, a receipt number and an address become right, one name as printed becomes wrong.
A document costs 0.10 s of processor time more; 71 need no look. Tesseract's looks at single lines spoil more than they mend."""

PROFILES = {profile.name: profile for profile in (FAST, DEFAULT, THOROUGH)}


class EngineName(StrEnum):
    """The OCR engines that can be chosen."""

    RAPIDOCR = "rapidocr"
    TESSERACT = "tesseract"
    """For those who have nothing else: a third of the words of photographs are lost."""


THREAD_VARIABLES = ("OMP_THREAD_LIMIT", "OMP_NUM_THREADS")
"""What Tesseract and OpenMP libraries look at before they start threads: one thread an engine, one engine a process."""

PROCESS_BYTES = 1_200_000_000
"""Memory that a reading process may need: 0.9 GB measured at its peak, and some for large pictures."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator may choose."""

    cache_folder: Path
    profile: Profile = DEFAULT
    engine: EngineName = EngineName.RAPIDOCR
    second_looks: int = DEFAULT.second_looks
    timeout_seconds: float = 300.0
    """Chosen: the slowest readable document (30 pages) takes a minute on one slow core."""
    workers: int = 1


def load_settings(
    *,
    profile: str | None = None,
    workers: int | None = None,
    engine: str | None = None,
    environment: MutableMapping[str, str] | None = None,
) -> Settings:
    """The settings of the environment, what is given here first; engines are told to use one thread."""
    variables = os.environ if environment is None else environment  # noqa: TID251 - the one door
    for name in THREAD_VARIABLES:
        variables.setdefault(name, "1")
    chosen = _profile(profile or variables.get("VERIFY_PROFILE") or DEFAULT.name)
    return Settings(
        cache_folder=_cache_folder(variables),
        profile=chosen,
        engine=_engine(engine or variables.get("VERIFY_ENGINE") or EngineName.RAPIDOCR),
        second_looks=_whole(variables, "VERIFY_SECOND_LOOKS", chosen.second_looks, least=0),
        timeout_seconds=float(_whole(variables, "VERIFY_TIMEOUT", 300, least=1)),
        workers=workers or _whole(variables, "VERIFY_WORKERS", _processes(), least=1),
    )


def _cache_folder(variables: Mapping[str, str]) -> Path:
    """Where prepared models lie, by the XDG base directory specification unless VERIFY_CACHE names a folder."""
    if named := variables.get("VERIFY_CACHE"):
        return Path(named).expanduser()
    shared = variables.get("XDG_CACHE_HOME", "")
    # The specification has relative paths ignored.
    return (Path(shared) if Path(shared).is_absolute() else Path("~/.cache").expanduser()) / "verify"


def _profile(name: str) -> Profile:
    if name not in PROFILES:
        raise ConfigError(f"{name}: no such profile", hint=f"one of {', '.join(PROFILES)}")
    return PROFILES[name]


def _engine(name: str) -> EngineName:
    if name not in tuple(EngineName):
        raise ConfigError(f"VERIFY_ENGINE={name}: no such engine", hint=f"one of {', '.join(EngineName)}")
    return EngineName(name)


def _whole(variables: Mapping[str, str], name: str, otherwise: int, *, least: int) -> int:
    """The whole number that the variable `name` holds, `otherwise` where it is not set."""
    text = variables.get(name, "")
    if not text:
        return otherwise
    if not text.isascii() or not text.isdigit() or int(text) < least:
        raise ConfigError(f"{name}={text}: not a whole number from {least} up", hint=f"unset it for {otherwise}")
    return int(text)


def _processes() -> int:
    """One process a processor that this one may use, fewer where memory is short; a container's own limits are not seen."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    memory_bytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return max(1, min(processors, memory_bytes // PROCESS_BYTES))
