"""A place where the program can be overheard: how a fit sees the observations that the program weighs, without a copy of its finders."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Generic, ParamSpec

P = ParamSpec("P")


class Telling(Generic[P]):
    """Something that is told to one listener at a time, and mostly to none."""

    def __init__(self, name: str) -> None:
        """`name` says what is told."""
        self._listener: ContextVar[Callable[P, object] | None] = ContextVar(name, default=None)

    @contextmanager
    def overhear(self, listener: Callable[P, object]) -> Iterator[None]:
        """Within the block, `listener` is told of everything."""
        token = self._listener.set(listener)
        try:
            yield
        finally:
            self._listener.reset(token)

    def tell(self, *args: P.args, **kwargs: P.kwargs) -> None:
        """Tell the listener, where there is one."""
        listener = self._listener.get()
        if listener is not None:
            listener(*args, **kwargs)
