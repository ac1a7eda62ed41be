"""A line prepared for looking up products: cut into atoms, makers marked, every run that may be a name at hand.

A receipt's line is asked for each name of each listed product; what all these questions share is computed once here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from verify.judge.campaign import ListedProduct
from verify.judge.configuration import without_configuration
from verify.judge.fitting import Name, Span, Windows, find_spans, make_name, make_windows
from verify.judge.words import Atom, find_words, is_word, split_atoms
from verify.text import squeeze

SHORTEST_GLUED = 4
"""Letters of a maker's name from which it is cut off a word that begins with it: "SonosOne" (chosen)."""


@dataclass(frozen=True, slots=True)
class ProductText:
    """A text prepared for looking up names."""

    printed: str
    """The text as printed, to read processor and sizes from."""
    brand: str
    stripped: bool
    """Whether processor and sizes were left out of the atoms."""
    atoms: tuple[Atom, ...] = field(compare=False)
    branded: bool = field(compare=False)
    maker: str | None = field(compare=False)
    """Another maker named in it."""
    brand_atoms: frozenset[int] = field(compare=False)
    windows: Windows = field(compare=False)
    words: tuple[str, ...] = field(compare=False)
    """The atoms' texts."""
    phrases: frozenset[int] = field(compare=False)
    """Atoms of harmless phrases: what "2 in 1" says alone and its parts do not."""


@lru_cache(maxsize=4096)
def names_of(product: ListedProduct, brand: str | None) -> tuple[Name, ...]:
    """Every way to write a product, in atoms: its name, its model code, its aliases."""
    texts = (product.name, *((product.model,) if product.model else ()), *product.aliases)
    return tuple(make_name(text, brand) for text in dict.fromkeys(texts) if squeeze(text))


@lru_cache(maxsize=2048)
def prepare_text(text: str, maker: str, *, strip: bool) -> ProductText:
    """`text` cut into atoms, `maker`'s name marked; without processor and sizes where `strip` says so."""
    brand = squeeze(maker)
    cut: list[Atom] = []
    for atom in split_atoms(without_configuration(text) if strip else text):
        if len(brand) >= SHORTEST_GLUED and atom.text.startswith(brand) and len(atom.text) > len(brand):
            cut += [Atom(brand, atom.before), Atom(atom.text[len(brand) :], "")]
        else:
            cut.append(atom)
    atoms = tuple(cut)
    words = tuple(atom.text for atom in atoms)
    starts = _starts(atoms)
    spans = find_spans(Name((brand,), 1), make_windows(atoms, starts)) if brand else ()
    marks = frozenset(i for span in spans for i in range(span.first, span.last + 1))
    makers = (found.text for found in find_words("maker", words) if found.first not in marks)
    windows = make_windows(atoms, starts | {i + 1 for i in marks if i + 1 < len(atoms)})
    plain = (found for found in find_words("plain", words) if found.last > found.first)
    phrases = frozenset(i for found in plain for i in range(found.first, found.last + 1))
    return ProductText(text, brand, strip, atoms, bool(marks), next(makers, None), marks, windows, words, phrases)


def _starts(atoms: tuple[Atom, ...]) -> frozenset[int]:
    """Atoms behind a separator, or behind "2x"."""

    def times(index: int) -> bool:
        return index > 1 and atoms[index - 1].text == "x" and atoms[index - 1].glued and atoms[index - 2].text.isdigit()

    return frozenset(i for i, atom in enumerate(atoms) if i == 0 or not atom.glued or times(i))


@lru_cache(maxsize=16384)
def spans_of(name: Name, ink: ProductText) -> tuple[Span, ...]:
    """Where `name` fits in the text: asked again for every product of a list, so kept."""
    return find_spans(name, ink.windows)


def find_served(ink: ProductText) -> frozenset[int]:
    """Atoms that stand behind a word like "for" with goods before it, or before a word like "varten"."""
    served: set[int] = set()
    for phrase in find_words("for", ink.words):
        before = [atom for i, atom in enumerate(ink.atoms[: phrase.first]) if i not in ink.brand_atoms]
        if any(not atom.text.isdigit() and not is_word("plain", atom.text) for atom in before):
            served |= set(range(phrase.last + 1, _end_of_plain(ink, phrase.last + 1) + 1))
    for phrase in find_words("serves", ink.words):
        served |= set(range(phrase.first))
    return frozenset(served)


def _end_of_plain(ink: ProductText, first: int) -> int:
    """The first atom from `first` on that is neither the maker's name nor a plain word: where the served name begins."""
    others = (
        i for i in range(first, len(ink.atoms)) if i not in ink.brand_atoms and not is_word("plain", ink.words[i])
    )
    return next(others, len(ink.atoms))
