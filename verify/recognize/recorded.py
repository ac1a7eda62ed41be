"""An engine that replays what another once saw, by the digest of the image's pixels.

A recorder stands before a real engine and keeps what it answered; a replay answers the same later, without models,
programs or seconds. An image that was never recorded is trouble (EngineError), not an empty page.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from verify.codec import decode, encode
from verify.document import Barcode, PageImage, Word
from verify.errors import EngineError

T = TypeVar("T")
Seen_co = TypeVar("Seen_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """What an engine saw on one image."""

    pixels_sha256: str
    seen: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Recording(Generic[T]):
    """Everything one engine answered, with its name, version and models."""

    name: str
    version: str
    models: tuple[tuple[str, str], ...] = ()
    answers: tuple[Answer[T], ...] = ()


class _Engine(Protocol[Seen_co]):
    """What OcrEngine and BarcodeReader have in common."""

    @property
    def name(self) -> str: ...
    @property
    def version(self) -> str: ...
    def read(self, image: PageImage) -> tuple[Seen_co, ...]: ...


class Recorder(Generic[T]):
    """An engine that asks another and remembers its answers."""

    def __init__(self, engine: _Engine[T]) -> None:
        """Stand before `engine`, under its name."""
        self._engine = engine
        self._answers: dict[str, tuple[T, ...]] = {}
        self.name = engine.name
        self.version = engine.version
        self.models: tuple[tuple[str, str], ...] = getattr(engine, "models", ())

    def read(self, image: PageImage) -> tuple[T, ...]:
        """What the engine sees, remembered."""
        seen = self._engine.read(image)
        self._answers[digest_of(image)] = seen
        return seen

    def recording(self) -> Recording[T]:
        """All answers so far, sorted by digest."""
        answers = tuple(Answer(digest, seen) for digest, seen in sorted(self._answers.items()))
        return Recording(self.name, self.version, self.models, answers)


class Recorded(Generic[T]):
    """An engine, or a barcode reader, that answers from a recording."""

    def __init__(self, recording: Recording[T]) -> None:
        """Answer as the recorded engine did, under its name."""
        self._answers = {answer.pixels_sha256: answer.seen for answer in recording.answers}
        self.name = recording.name
        self.version = recording.version
        self.models = recording.models

    def read(self, image: PageImage) -> tuple[T, ...]:
        """What the recorded engine saw on the same pixels."""
        digest = digest_of(image)
        if digest not in self._answers:
            raise EngineError(f"no recording of image {digest[:12]}", hint="record it with the real engine first")
        return self._answers[digest]


def digest_of(image: PageImage) -> str:
    """SHA-256 of the pixels and their shape."""
    shape = "x".join(str(side) for side in image.pixels.shape)
    return hashlib.sha256(shape.encode() + image.pixels.tobytes()).hexdigest()


def save_recording(recording: Recording[Word] | Recording[Barcode], path: Path) -> None:
    """Leave `recording` at `path` as JSON."""
    path.write_bytes(encode(recording))


def load_ocr_recording(path: Path) -> Recording[Word]:
    """The OCR recording at `path`."""
    return decode(Recording[Word], path.read_bytes())


def load_barcode_recording(path: Path) -> Recording[Barcode]:
    """The barcode recording at `path`."""
    return decode(Recording[Barcode], path.read_bytes())
