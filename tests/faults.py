"""Deliberately sick engines: what a foreign program may do to us."""

import math
import os
import signal
import time
from dataclasses import dataclass, field

from verify.document import Box, Word


def _forged(kind, **values):
    """A record that its own constructor would refuse."""
    record = object.__new__(kind)
    for name, value in values.items():
        object.__setattr__(record, name, value)
    return record


@dataclass(frozen=True)
class Sick:
    """An OcrEngine that answers every picture in the same sick way."""

    version: str = "0"
    models: tuple[tuple[str, str], ...] = ()

    @property
    def name(self):
        """Its illness."""
        return type(self).__name__.lower()


@dataclass(frozen=True)
class Raises(Sick):
    """Fails with an error of its own."""

    error: Exception = field(default_factory=lambda: ZeroDivisionError("inside the engine"))

    def read(self, _image):
        """Nothing, ever."""
        raise self.error


@dataclass(frozen=True)
class Hangs(Sick):
    """Takes longer than anyone waits."""

    seconds: float = 3600.0

    def read(self, _image):
        """Nothing, late."""
        time.sleep(self.seconds)
        return ()


class BoxesOffThePage(Sick):
    """Reports a word beside the paper."""

    def read(self, _image):
        """One word that lies outside."""
        box = _forged(Box, left=0.5, top=0.5, right=1.5, bottom=0.6)
        return (_forged(Word, text="beside", box=box, confidence=0.9, doubts=()),)


class NotANumber(Sick):
    """Reports a confidence that is none."""

    def read(self, _image):
        """One word of NaN confidence."""
        return (_forged(Word, text="perhaps", box=Box(0.1, 0.1, 0.2, 0.2), confidence=math.nan, doubts=()),)


class TenThousandWords(Sick):
    """Takes noise for text."""

    def read(self, _image):
        """Far more words than a page holds."""
        return tuple(Word("noise", Box(0.1, 0.1, 0.2, 0.2), 0.9) for _ in range(10_000))


class KillsItsProcess(Sick):
    """Takes its process with it, as a crash in native code does."""

    def read(self, _image):
        """Nothing: nobody is left to answer."""
        os.kill(os.getpid(), signal.SIGKILL)


NONSENSE = (Raises(), BoxesOffThePage(), NotANumber(), TenThousandWords())
"""The illnesses that the guard can tell at once."""
