"""How a product's name fits the ink: exactly, with forgiven noise, with a doubt, or not at all.

A name is cut into atoms, runs of letters and runs of digits. Some glyphs of a name tell one product from the next: its
digits, everything behind the first digit of a model code, and runs of one or two letters. Those are never forgiven: where
the ink shows a look-alike in their place (Play:S, ILCE-7M8) the fit is a doubt, where it shows anything else there is no
fit. The other letters are mere spelling, and one slip in a long word, or a digit that looks like its letter, is noise.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache

from verify.judge.words import Atom, split_atoms
from verify.text import edit_distance, skeleton

LONG_WORD = 6
"""Letters from which one slip leaves a word what it is (chosen: Playbar and Playbase differ by two)."""

MOST_SLIPS = 3
"""Glyphs that may differ in one name before it is another (chosen)."""

MOST_ATOMS = 14
"""Atoms of the longest names, "FE 100-400mm F4.5-5.6 GM OSS" among them, with room for what OCR splits."""

LOOKALIKES = ("0odqcu", "1ilj7t", "2z7", "38be", "4a", "5s6", "6gb8", "9gq", "mnh", "uvy", "vw")
"""Glyphs that engines take for one another; any two of one group may be the same ink (chosen from common confusions)."""

UNITS = frozenset({"mm", "cm", "mp"})
"""What may touch a number and is no part of its sign."""

ROMAN = frozenset({"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"})


class Fit(Enum):
    """How well ink and name agree."""

    EXACT = "exact"
    NOISY = "noisy"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Span:
    """Where a name fits, in atoms of the text, both ends included."""

    first: int
    last: int
    fit: Fit


@dataclass(frozen=True, slots=True)
class Name:
    """A product's name in atoms, and how many of them lead up to its first telling glyph."""

    atoms: tuple[str, ...]
    head: int
    """Atoms of the family's name: ``play`` of Play:1, ``ilce`` of ILCE-7M3; all of them where nothing tells."""
    sign: str = ""
    """What tells it from its family, up to the next space: ``1`` of Play:1, ``7m3`` of ILCE-7M3, ``105mm`` of FE 24-105mm F4."""
    text: str = field(init=False, default="", compare=False)
    """Everything in one string."""
    hard: tuple[bool, ...] = field(init=False, default=(), compare=False)
    """For each glyph of `text` whether it tells products apart."""

    def __post_init__(self) -> None:
        """Compute once what every comparison needs."""
        object.__setattr__(self, "text", "".join(self.atoms))
        object.__setattr__(self, "hard", _hard(self.atoms))


Windows = dict[int, tuple[tuple[int, int, str], ...]]
"""Runs of a text's atoms by their length in glyphs: (first atom, last atom, glyphs)."""


def make_name(text: str, brand: str | None) -> Name:
    """The name that `text` writes, the brand left out unless nothing else remains."""
    cut = split_atoms(text)
    own = tuple(atom.text for atom in split_atoms(brand or ""))
    if own and tuple(atom.text for atom in cut[: len(own)]) == own and len(cut) > len(own):
        cut = cut[len(own) :]
    atoms = tuple(atom.text for atom in cut)
    first = next((index for index, atom in enumerate(atoms) if _tells(atom)), len(atoms))
    if first == 0:  # "A7 III", "RX100 VI": the family is everything before the last telling part
        first = min(2, max(len(atoms) - 1, 1))
    return Name(atoms, first, glued_text(cut[first:]))


def glued_text(atoms: tuple[Atom, ...]) -> str:
    """The first of `atoms` with all that touch it: letters and digits up to the next separator or unit."""
    text = ""
    for atom in atoms:
        if text and (not atom.glued or atom.text in UNITS):
            break
        text += atom.text
    return text


@lru_cache(maxsize=4096)
def family_of(name: Name) -> Name:
    """The head of a name, as a name of its own."""
    return Name(name.atoms[: name.head], name.head)


def make_windows(atoms: tuple[Atom, ...], starts: frozenset[int]) -> Windows:
    """Every run of atoms that begins where a word may begin."""
    found: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for first in sorted(starts):
        glyphs = ""
        for last in range(first, min(len(atoms), first + MOST_ATOMS)):
            glyphs += atoms[last].text
            found[len(glyphs)].append((first, last, glyphs))
    return {length: tuple(runs) for length, runs in found.items()}


def find_spans(name: Name, windows: Windows) -> tuple[Span, ...]:
    """Every place where `name` fits: exactly, or where it does so nowhere, with noise or doubt."""
    length = len(name.text)
    exact = tuple(Span(a, b, Fit.EXACT) for a, b, ink in windows.get(length, ()) if ink == name.text)
    if exact or not length:
        return exact
    near = (run for size in (length, length - 1, length + 1) for run in windows.get(size, ()))
    return tuple(Span(a, b, fit) for a, b, ink in near if (fit := fit_text(ink, name)))


def fit_text(ink: str, name: Name) -> Fit | None:
    """How `ink` (folded, without separators) fits `name`; None where it is something else."""
    if ink == name.text:
        return Fit.EXACT
    if len(ink) == len(name.text):
        return _fit_glyph_by_glyph(ink, name)
    return Fit.NOISY if _one_slip(ink, name) else None


def may_be_same_ink(one: str, other: str) -> bool:
    """Whether two codes may be the same ink: equally long, and look-alikes wherever they differ."""
    return len(one) == len(other) and all(
        a == b or any(a in group and b in group for group in LOOKALIKES) for a, b in zip(one, other, strict=True)
    )


def _tells(atom: str) -> bool:
    """Whether the atom tells one member of a family from the next."""
    return atom.isdigit() or len(atom) <= 2 or atom in ROMAN


def _hard(atoms: tuple[str, ...]) -> tuple[bool, ...]:
    """For each glyph of a name whether it tells products apart."""
    behind_digit = False
    marks: list[bool] = []
    for atom in atoms:
        behind_digit = behind_digit or atom.isdigit()
        tells = behind_digit or _tells(atom)
        counted = atom in ROMAN  # of II and III only the number of strokes tells: an "l" in their place is an "i"
        marks += [tells and not (counted and glyph == "i") for glyph in atom]
    return tuple(marks)


def _fit_glyph_by_glyph(ink: str, name: Name) -> Fit | None:
    differing = [index for index, (a, b) in enumerate(zip(ink, name.text, strict=True)) if a != b]
    if len(differing) > MOST_SLIPS:
        return None
    if any(name.hard[index] for index in differing):
        return Fit.DOUBT if may_be_same_ink(ink, name.text) else None
    slips = [index for index in differing if skeleton(ink[index]) != skeleton(name.text[index])]
    long = all(_word_length(name, index) >= LONG_WORD for index in slips)
    return Fit.NOISY if len(slips) <= 1 and long else None


def _one_slip(ink: str, name: Name) -> bool:
    """Whether ink and name differ by one lost or invented letter of a long word, or by m read as rn."""
    text = name.text
    if ink.replace("rn", "m") == text and not any(name.hard):
        return True
    if ink[0] != text[0] and ink[-1] != text[-1]:
        return False
    if edit_distance(ink, text) != 1:
        return False
    place = next((i for i, (a, b) in enumerate(zip(ink, text, strict=False)) if a != b), len(text) - 1)
    return not name.hard[place] and _word_length(name, place) >= LONG_WORD and place < len(text) - 1


def _word_length(name: Name, index: int) -> int:
    """Length of the atom that glyph `index` stands in."""
    for atom in name.atoms:
        if index < len(atom):
            return len(atom)
        index -= len(atom)
    return 0
