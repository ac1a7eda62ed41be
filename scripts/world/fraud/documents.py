"""Which paper a kind of forgery, or of honest thing, is done to where a labelled document of it is wanted.

Each part of the world has kinds on the picture, in files and made up; those on labels, screens and XML are in both, and the
hands' tricks differ (`hand`, `files`, `made_up`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from world.capture.choose import any_capture
from world.capture.how import Capture
from world.chance import Chance
from world.fraud.forge import FORGERIES, forge
from world.fraud.honest import LOOKALIKES, look_tampered
from world.sheet import Drawn, Made, UnfitError

Draw = Callable[[Chance], Drawn]
HARDNESS = (0.0, 0.3)
"""Of the picture: what is forged is meant to be read (chosen)."""
KEPT = 0.5
"""How often the paper says what was drawn and the truth tells another past (chosen)."""
PAPERS_TRIED = 24
"""Not every paper prints what a forger wants."""


def tampered_file(chance: Chance, papers: Mapping[str, tuple[Draw, ...]]) -> Made:
    """A forged document of any kind: of a kind's `papers` any one."""
    kind = chance.pick(tuple(FORGERIES))

    def made(here: Chance) -> Made:
        drawn = here.pick(papers[kind])(here)
        return forge(kind, drawn, _how(here, drawn), here, keeps=here.happens(KEPT))

    return _first_that_fits(chance, kind, made)


def honest_file(chance: Chance, papers: tuple[Draw, ...], files: tuple[Draw, ...]) -> Made:
    """A document with something honest done to it that looks like fraud: to one of `papers`, or of `files`."""
    kind = chance.pick(tuple(LOOKALIKES))

    def made(here: Chance) -> Made:
        drawn = here.pick(files if LOOKALIKES[kind].needs_pdf else papers)(here)
        return look_tampered(kind, drawn, _how(here, drawn), here)

    return _first_that_fits(chance, kind, made)


def _how(chance: Chance, drawn: Drawn) -> Capture:
    return any_capture(chance.child("how"), drawn, hardness=chance.within(*HARDNESS))


def _first_that_fits(chance: Chance, kind: str, make: Callable[[Chance], Made]) -> Made:
    for attempt in range(PAPERS_TRIED):
        try:
            return make(chance.child(f"try/{attempt}"))
        except UnfitError as error:
            last = error
    raise RuntimeError(f"{kind}: none of {PAPERS_TRIED} papers will do: {last}")
