"""What several readers say in several looks at one place, and whether that is enough to be believed; pure.

Check digits let one misread in ten pass, and a misread is worse than a miss. So a text counts when two readers agree on
it, or one in ENOUGH looks; once anything else was said there, it needs ENOUGH votes and most of them. A guess (a text
without a check digit, from a reader that is known to misread such codes) supports somebody else; alone it counts only where it
comes back from nearly every look at a place that nobody reads otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from verify.document import Barcode

ENOUGH = 3
"""Votes of one reader, or of all where they differ, that must agree (measured: two of zbar's can be one phantom)."""
MOST = 2 / 3
"""Share of the votes that the text needs where something else was said, too (chosen)."""

STEADY = 5
"""Of the six plain looks, those in which a guess must come back (measured on 203 photographs: right on 14, the one phantom that came
five times was contradicted)."""

Said = tuple[str | None, str]
"""Symbology and text."""


@dataclass(slots=True)
class Votes:
    """Who said what."""

    voters: dict[Said, list[str]] = field(default_factory=dict)
    guesses: dict[Said, list[str]] = field(default_factory=dict)

    def add(self, reader: str, codes: Iterable[Barcode]) -> None:
        """What `reader` said in one look: each text once."""
        for code in dict.fromkeys((code.symbology, code.text, code.valid) for code in codes):
            symbology, text, valid = code
            if text is None:
                continue
            if valid:
                self.voters.setdefault((symbology, text), []).append(reader)
            else:
                self.guesses.setdefault((symbology, text), []).append(reader)

    def unanimous(self) -> tuple[Said, tuple[str, ...]] | None:
        """The only text said, with those who said it, once they are enough."""
        return self._believed(next(iter(self.voters))) if len(self.voters) == 1 else None

    def winner(self) -> tuple[Said, tuple[str, ...]] | None:
        """The text said most often, with those who said it, where that is often enough."""
        ranked = sorted(self.voters, key=lambda said: -len(self.voters[said]))
        if not ranked:
            return None
        votes = len(self.voters[ranked[0]])
        clear = len(ranked) == 1 or (votes >= ENOUGH and votes >= MOST * sum(map(len, self.voters.values())))
        return self._believed(ranked[0]) if clear else None

    def steady_guess(self, symbology: str) -> tuple[Said, tuple[str, ...]] | None:
        """The only guess at a `symbology`, with those who guess, where nobody is sure of anything and it comes STEADY times."""
        told = [said for said in self.guesses if said[0] == symbology]
        if self.voters or len(told) != 1 or len(self.guesses[told[0]]) < STEADY:
            return None
        return told[0], tuple(sorted(set(self.guesses[told[0]])))

    def _believed(self, said: Said) -> tuple[Said, tuple[str, ...]] | None:
        names = {*self.voters[said], *self.guesses.get(said, ())}
        enough = len(names) > 1 or len(self.voters[said]) >= ENOUGH
        return (said, tuple(sorted(names))) if enough else None
