"""Workers for the executors' tests: importable, so that another process can build them."""

import os
import time

from verify.errors import ConfigError, DocumentError, EngineError


def doubling():
    """Doubles numbers."""
    return _double


def _double(number):
    return 2 * number


def moody():
    """Doubles numbers, and does what a word names."""
    return _Moody()


class _Moody:
    def __init__(self):
        self.tried = 0

    def __call__(self, word):
        if word == "engine":
            self.tried += 1
            raise EngineError(f"trouble {self.tried}", hint="none")
        if word == "document":
            raise DocumentError("no", hint="send it again", cause="encrypted")
        if word == "defect":
            raise KeyError(word)
        if word == "die":
            os.kill(os.getpid(), 9)
        if word == "hang":
            time.sleep(60)
        if word == "pid":
            return os.getpid()
        return 2 * word


def unbuildable():
    """Never there."""
    raise ConfigError("no model", hint="verify doctor --prepare")


def stillborn():
    """Its process ends before it is built."""
    os._exit(3)
