"""What a dataset is once its layout is understood: documents and claims with their truth, and documents without one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from verify.claim import ClaimForm
from verify.truth import ClaimTruth, Truth


@dataclass(frozen=True, slots=True)
class LabelledDocument:
    """A document and what is known about it."""

    path: Path
    truth: Truth


@dataclass(frozen=True, slots=True)
class LabelledClaim:
    """A claim folder: the claim, what it has to come to, and what is known about some of its documents."""

    folder: Path
    claim: ClaimForm
    truth: ClaimTruth
    documents: tuple[LabelledDocument, ...] = ()

    @property
    def paths(self) -> tuple[Path, ...]:
        """Its documents, in the claim's order."""
        return tuple(self.folder / one.path for one in self.claim.documents)


@dataclass(frozen=True, slots=True)
class Dataset:
    """A named set, each part in order of its paths."""

    name: str
    documents: tuple[LabelledDocument, ...]
    claims: tuple[LabelledClaim, ...] = ()
    unlabelled: tuple[Path, ...] = ()
    """Documents of which nothing is known: read for time, failures and legibility."""
    folder: Path = Path()
    """What results' paths are relative to."""

    @property
    def population(self) -> int:
        """How many documents and claims there are."""
        return len(self.documents) + len(self.claims) + len(self.unlabelled)

    def sample(self, count: int, seed: int) -> Dataset:
        """`count` of its documents and claims, drawn by `seed`: those whose paths, hashed with it, come first.

        Hence a larger sample holds the smaller one, and a set that grows keeps most of what was drawn.
        """
        paths = [one.path for one in self.documents] + [one.folder for one in self.claims] + list(self.unlabelled)
        drawn = frozenset(sorted(paths, key=lambda path: _lot(self.name_of(path), seed))[:count])
        return replace(
            self,
            documents=tuple(one for one in self.documents if one.path in drawn),
            claims=tuple(one for one in self.claims if one.folder in drawn),
            unlabelled=tuple(path for path in self.unlabelled if path in drawn),
        )

    def name_of(self, path: Path) -> str:
        """What results call the file or folder at `path`."""
        return (path.relative_to(self.folder) if path.is_relative_to(self.folder) else path).as_posix()


def _lot(name: str, seed: int) -> bytes:
    return hashlib.sha256(f"{seed}/{name}".encode()).digest()
