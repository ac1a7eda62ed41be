"""Does this line, label, model code or barcode name that product?

Three answers: it names it, it names another, it cannot be told. The rules are those a careful clerk follows:

* A GTIN decides where the list holds it; one that the list does not hold says nothing.
* The longest name that fits wins: "Connect:Amp" is neither a Connect nor an Amp.
* Telling glyphs are never forgiven (``fitting``): another digit or model letter is another product, a look-alike in its
  place is a doubt.
* What serves a product is not the product: an accessory word, or a name that stands behind "for", "till", "pentru" …
* A name that is an everyday word ("One", "Beam") counts beside its maker's name or alone on its line.
* Colours, generations, quantities and kinds of goods change nothing. Bundles and foreign makers leave a doubt.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from verify.claim import Product
from verify.judge.campaign import ListedProduct, ProductList
from verify.judge.configuration import conflicting, read_configuration, without_configuration
from verify.judge.fitting import ROMAN, Fit, Name, Span, find_spans, make_name, may_be_same_ink
from verify.judge.words import Atom, find_words, is_word, split_atoms
from verify.text import fold, partial_likeness, skeleton, squeeze

Answer = Literal["names", "another", "cannot-tell"]

# Probabilities that an answer is right, given the ink was read right. Chosen; the measured curve replaces them.
SURE = 0.995
"""The name stands there in full, or a listed GTIN."""
BARE = 0.985
"""The name in full, without its maker's."""
LIKELY = 0.95
"""A name with a slip of the engine, or a sign that speaks against it in most receipts."""
WEAK = 0.8
"""A sign that often means something else."""
DOUBT = 0.6
"""Little better than a coin's toss."""
BLANK = 0.5
"""The family's name without the member's: it says nothing either way."""

ALIKE = 0.8
"""Share of a name's glyphs that must be found in a line for it to be a damaged name (chosen)."""
SHORT = 3
"""Letters up to which an unknown word behind a name may be model letters, "SL" (chosen)."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What a piece of ink says about one product."""

    answer: Answer
    probability: float
    """That the answer is right, given the text is."""
    why: str
    """English, for the reviewer."""
    related: bool = True
    """False where nothing there has to do with the product: such ink contradicts nothing."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text prepared for looking up names."""

    atoms: tuple[Atom, ...]
    branded: bool
    maker: str | None
    """Another maker named in it."""
    brand_atoms: frozenset[int]
    configuration: str
    """The text as printed, to read processor and sizes from."""

    @property
    def words(self) -> tuple[str, ...]:
        """The atoms' texts."""
        return tuple(atom.text for atom in self.atoms)

    @property
    def starts(self) -> frozenset[int]:
        """Atoms at which a name may begin."""
        return _starts(self.atoms) | {i + 1 for i in self.brand_atoms}


@dataclass(frozen=True, slots=True)
class _Found:
    """A product's name found in a text."""

    product: ListedProduct
    span: Span


def judge_gtin(gtin: str, wanted: ListedProduct, products: ProductList) -> Naming | None:
    """What a barcode says about `wanted`; None where no list holds it."""
    if _same_gtin(gtin, wanted.gtins):
        return Naming("names", SURE, "its GTIN is listed for this product")
    holder = next((one for one in products.products if _same_gtin(gtin, one.gtins)), None)
    return Naming("another", SURE, f"its GTIN is listed for {holder.name}") if holder else None


def judge_text(text: str, wanted: ListedProduct, products: ProductList) -> Naming:
    """What a line, label text or model code says about `wanted`."""
    ink = _prepare(text, products, strip=bool(wanted.configurations))
    served = _served(ink)
    found = _longest(tuple(_find_all(ink, wanted, products)))
    mine = [one.span for one in found if one.product is wanted and one.span.first not in served]
    theirs = [one for one in found if one.product is not wanted and one.span.first not in served]
    sure = [span for span in mine if span.fit is not Fit.DOUBT]
    if any(one.span.first in served for one in found):
        return Naming("another", LIKELY, "it serves the product: its name stands behind a word such as 'for'")
    others = sorted((one for one in theirs if one.span.fit is not Fit.DOUBT), key=lambda one: one.span.fit is Fit.NOISY)
    if others and not sure:
        exact = others[0].span.fit is Fit.EXACT
        return Naming("another", SURE if exact else LIKELY, f"it names {others[0].product.name}")
    if sure:
        return _judge_named(ink, sure, wanted, products, also=others[0].product.name if others else "")
    return _judge_unnamed(ink, mine, wanted, products)


def name_claimed(claimed: Product, products: ProductList) -> tuple[ListedProduct, bool]:
    """The product that the form names, and whether it is on the list.

    A listed product comes back with only the configurations that the form leaves open; one that is not on the list as
    an entry of its own, so that its line can still be found.
    """
    said = " ".join(part for part in (claimed.name, claimed.model) if part)
    for one in products.products:
        by_code = judge_gtin(claimed.gtin, one, products) if claimed.gtin else None
        naming = by_code or (judge_text(said, one, products) if said else None)
        if naming and naming.answer == "names":
            return _narrowed(one, said), True
    return _unlisted(claimed, said), False


def _unlisted(claimed: Product, said: str) -> ListedProduct:
    """An entry made of the form's own words."""
    name = claimed.name or claimed.model or claimed.gtin or ""
    configuration = read_configuration(said)
    return ListedProduct(
        name=without_configuration(name) if configuration.sizes else name,
        model=claimed.model,
        gtins=(claimed.gtin,) if claimed.gtin else (),
        configurations=(configuration.text,) if configuration.sizes else (),
    )


def _same_gtin(gtin: str, listed: tuple[str, ...]) -> bool:
    """GTINs are equal whatever zeros lead them (GS1: GTIN-12 and GTIN-13 of one article)."""
    return any(gtin.lstrip("0") == one.lstrip("0") for one in listed)


def _narrowed(product: ListedProduct, said: str) -> ListedProduct:
    wanted = read_configuration(said)
    open_ones = tuple(one for one in product.configurations if not conflicting(wanted, read_configuration(one)))
    return replace(product, configurations=open_ones)


@lru_cache(maxsize=4096)
def _names(product: ListedProduct, brand: str | None) -> tuple[Name, ...]:
    texts = (product.name, *((product.model,) if product.model else ()), *product.aliases)
    return tuple(make_name(text, brand) for text in dict.fromkeys(texts) if squeeze(text))


def _prepare(text: str, products: ProductList, *, strip: bool) -> _Text:
    brand = squeeze(products.brand or "")
    atoms: list[Atom] = []
    for atom in split_atoms(without_configuration(text) if strip else text):
        if len(brand) > SHORT and atom.text.startswith(brand) and len(atom.text) > len(brand):
            atoms += [Atom(brand, atom.before), Atom(atom.text[len(brand) :], "")]
        else:
            atoms.append(atom)
    spans = find_spans(Name((brand,), 1), tuple(atoms), _starts(tuple(atoms))) if brand else ()
    marks = frozenset(i for span in spans for i in range(span.first, span.last + 1))
    makers = (found.text for found in find_words("maker", tuple(one.text for one in atoms)) if found.first not in marks)
    return _Text(tuple(atoms), bool(marks), next(makers, None), marks, text)


def _starts(atoms: tuple[Atom, ...]) -> frozenset[int]:
    """Atoms behind a separator, or behind "2x"."""

    def times(index: int) -> bool:
        return index > 1 and atoms[index - 1].text == "x" and atoms[index - 1].glued and atoms[index - 2].text.isdigit()

    return frozenset(i for i, atom in enumerate(atoms) if i == 0 or not atom.glued or times(i))


def _served(ink: _Text) -> frozenset[int]:
    """Atoms that stand behind a word like "for" with goods before it, or before a word like "varten"."""
    served: set[int] = set()
    for phrase in find_words("for", ink.words):
        before = [atom for i, atom in enumerate(ink.atoms[: phrase.first]) if i not in ink.brand_atoms]
        if any(not atom.text.isdigit() and not is_word("plain", atom.text) for atom in before):
            served |= set(range(phrase.last + 1, len(ink.atoms)))
    for phrase in find_words("serves", ink.words):
        served |= set(range(phrase.first))
    return frozenset(served)


def _find_all(ink: _Text, wanted: ListedProduct, products: ProductList) -> Iterator[_Found]:
    """Every fit of every name; a listed product that shares the wanted one's very name is the wanted one."""
    own = {name.text for name in _names(wanted, products.brand)}
    for product in (wanted, *(one for one in products.products if one.name != wanted.name)):
        for name in _names(product, products.brand):
            if product is wanted or name.text not in own:
                yield from (_Found(product, span) for span in find_spans(name, ink.atoms, ink.starts))


def _longest(found: tuple[_Found, ...]) -> tuple[_Found, ...]:
    """Those that do not lie inside a longer, surer fit of another name."""

    def inside(one: _Found, other: _Found) -> bool:
        within = other.span.first <= one.span.first and one.span.last <= other.span.last
        longer = other.span.last - other.span.first > one.span.last - one.span.first
        surer = other.span.fit is not Fit.DOUBT and one.span.fit is not Fit.EXACT
        return within and other.product is not one.product and ((longer and other.span.fit is not Fit.DOUBT) or surer)

    return tuple(one for one in found if not any(inside(one, other) for other in found))


def _judge_named(ink: _Text, spans: list[Span], wanted: ListedProduct, products: ProductList, *, also: str) -> Naming:
    """The answer where the name stands: what around it makes it another product, or leaves a doubt?"""
    signs = _signs_against(ink, spans, wanted, products)
    worst = next((sign for sign in signs if sign.answer == "another"), next(iter(signs), None))
    if worst:
        return worst
    if also:
        return Naming("cannot-tell", DOUBT, f"it also names {also}: a bundle, or one of them serves the other")
    noisy = all(span.fit is Fit.NOISY for span in spans)
    if noisy:
        return Naming("names", LIKELY, "the name stands there with a slip of the engine")
    return Naming("names", SURE if ink.branded else BARE, "the name stands there in full")


def _signs_against(ink: _Text, spans: list[Span], wanted: ListedProduct, products: ProductList) -> tuple[Naming, ...]:
    signs = (
        *(sign for span in spans if (sign := _extended(ink, span, wanted))),
        _another_code(ink, spans, wanted, products),
        _accessory(ink, spans),
        _warranty(ink, spans),
        _other_configuration(ink, wanted),
        _longer_name(ink, spans, wanted, products),
        _maker(ink),
        _bundle(ink, spans),
        _everyday(ink, spans, wanted),
    )
    return tuple(sign for sign in signs if sign)


def _extended(ink: _Text, span: Span, wanted: ListedProduct) -> Naming | None:
    """Model letters or digits behind the name: "SL", the B of ILCE-7M3B."""
    behind = ink.atoms[span.last + 1 :]
    for word in wanted.another_with:
        wanted_word = fold(word)
        near = behind[:1] if wanted_word.isdigit() else behind
        if any(atom.text == wanted_word for atom in near) and not (wanted_word.isdigit() and _counts(behind)):
            return Naming("another", SURE, f"'{word}' behind the name makes it another product")
        joined = "".join(atom.text for atom in behind[:2] if len(atom.text) <= len(wanted_word))
        if not wanted_word.isdigit() and skeleton(joined) == skeleton(wanted_word):
            return Naming("cannot-tell", DOUBT, f"what stands behind the name may be '{word}'")
    if not behind or span.last + 1 in ink.brand_atoms:
        return None
    return _judge_extension(behind)


def _judge_extension(behind: tuple[Atom, ...]) -> Naming | None:
    """What the atom behind a name says: a word of its own, a colour, or more of a model code."""
    atom = behind[0]
    short = len(atom.text) <= SHORT and not is_word("colour", atom.text)
    code = atom.glued and (short or (len(behind) > 1 and behind[1].glued))
    if _harmless(atom.text) and not code:
        return None
    if atom.glued:
        return Naming("another", LIKELY, f"'{atom.text.upper()}' continues the model code")
    if is_word("model", atom.text):
        return Naming("another", LIKELY, f"'{atom.text}' behind the name makes it another product")
    if atom.text.isalpha() and len(atom.text) <= SHORT:
        return Naming("cannot-tell", DOUBT, f"'{atom.text}' behind the name may be model letters")
    return None


def _counts(behind: tuple[Atom, ...]) -> bool:
    """Whether the number at the start of `behind` is a quantity or an amount: a unit or more digits follow."""
    return len(behind) > 1 and (behind[1].text.isdigit() or is_word("plain", behind[1].text))


def _harmless(word: str) -> bool:
    """Colours, kinds of goods, quantities and connecting words change no product."""
    meanings = ("colour", "plain", "with", "for", "bundle", "accessory", "warranty", "serves")
    return any(is_word(meaning, word) for meaning in meanings)


def _another_code(ink: _Text, spans: list[Span], wanted: ListedProduct, products: ProductList) -> Naming | None:
    """A second model code of the family elsewhere in the text that is not the wanted one's."""
    taken = {index for span in spans for index in range(span.first, span.last + 1)}
    for name in _names(wanted, products.brand):
        kin = _judge_family(ink, name, taken)
        if kin and kin.answer == "another":
            return kin
    return None


def _accessory(ink: _Text, spans: list[Span]) -> Naming | None:
    return _side_goods(ink, spans, "accessory", sure=True)


def _warranty(ink: _Text, spans: list[Span]) -> Naming | None:
    return _side_goods(ink, spans, "warranty", sure=False)


def _side_goods(ink: _Text, spans: list[Span], meaning: str, *, sure: bool) -> Naming | None:
    """An accessory or service beside the name: the thing itself, unless "with" or "+" says that it comes along."""
    taken = {index for span in spans for index in range(span.first, span.last + 1)}
    phrases = [one for one in find_words(meaning, ink.words) if one.first not in taken]
    if not phrases:
        return None
    last = max(span.last for span in spans)
    between = range(last + 1, phrases[0].first + 1)
    joined = any(is_word("with", ink.atoms[i].text) or "+" in ink.atoms[i].before for i in between)
    if joined:
        return Naming("cannot-tell", DOUBT, f"the product comes with something: '{phrases[0].text}'")
    if sure or phrases[0].first < last:
        return Naming("another", LIKELY, f"'{phrases[0].text}': goods or a service beside the product")
    return Naming("cannot-tell", DOUBT, f"'{phrases[0].text}' behind the name: described, or sold by itself")


def _other_configuration(ink: _Text, wanted: ListedProduct) -> Naming | None:
    if not wanted.configurations:
        return None
    seen = read_configuration(ink.configuration)
    if all(conflicting(seen, read_configuration(one)) for one in wanted.configurations):
        return Naming("another", LIKELY, f"another configuration: {seen.text}")
    return None


def _longer_name(ink: _Text, spans: list[Span], wanted: ListedProduct, products: ProductList) -> Naming | None:
    """A damaged longer name around the wanted one: "Connec:Amp" around "Amp"."""
    own = {name.text for name in _names(wanted, products.brand)}
    text = "".join(ink.words)
    for product in products.products:
        for name in _names(product, products.brand):
            longer = any(one != name.text and one in name.text for one in own)
            if longer and product.name != wanted.name and partial_likeness(name.text, text) >= ALIKE:
                exact = "".join(ink.words[span.last] for span in spans)
                return Naming("cannot-tell", DOUBT, f"'{exact}' may be part of {product.name}")
    return None


def _maker(ink: _Text) -> Naming | None:
    if ink.maker is None:
        return None
    if ink.branded:
        return Naming("cannot-tell", DOUBT, f"another maker is named too: {ink.maker}")
    return Naming("another", LIKELY, f"another maker's: {ink.maker}")


def _bundle(ink: _Text, spans: list[Span]) -> Naming | None:
    taken = {index for span in spans for index in range(span.first, span.last + 1)}
    bundle = next((one for one in find_words("bundle", ink.words) if one.first not in taken), None)
    return Naming("cannot-tell", DOUBT, f"a bundle: '{bundle.text}'") if bundle else None


def _everyday(ink: _Text, spans: list[Span], wanted: ListedProduct) -> Naming | None:
    """An everyday word without its maker's name, and with other words around it."""
    if not wanted.common_word or ink.branded:
        return None
    taken = {index for span in spans for index in range(span.first, span.last + 1)}
    around = (atom.text for index, atom in enumerate(ink.atoms) if index not in taken)
    if all(word.isdigit() or _harmless(word) for word in around):
        return None
    return Naming("cannot-tell", DOUBT, "an everyday word, and the maker is not named")


def _judge_unnamed(ink: _Text, doubts: list[Span], wanted: ListedProduct, products: ProductList) -> Naming:
    """The answer where the name does not stand in full."""
    kin = [naming for name in _names(wanted, products.brand) if (naming := _judge_family(ink, name, set())) is not None]
    words = find_words("accessory", ink.words)
    if words and (doubts or kin):
        return Naming("another", LIKELY, f"'{words[0].text}': an accessory")
    if doubts:
        return Naming("cannot-tell", DOUBT, "a look-alike stands in place of a glyph that tells products apart")
    if kin:
        return min(kin, key=lambda one: (one.probability == BLANK, one.answer == "another"))
    family = _other_family(ink, wanted, products)
    if family:
        return Naming("another", LIKELY, f"a product of the family of {family}")
    return _judge_stranger(ink, wanted, products)


def _other_family(ink: _Text, wanted: ListedProduct, products: ProductList) -> str | None:
    for product in products.products:
        for name in _names(product, products.brand):
            if product.name != wanted.name and _judge_family(ink, name, set()):
                return product.name
    return None


def _judge_stranger(ink: _Text, wanted: ListedProduct, products: ProductList) -> Naming:
    text = "".join(ink.words)
    names = _names(wanted, products.brand)
    damaged = any(len(name.text) >= 5 and partial_likeness(name.text, text) >= ALIKE for name in names)
    if damaged and not find_words("accessory", ink.words):
        return Naming("cannot-tell", DOUBT, "much like the name, but not it: damaged, or another")
    if not ink.branded:
        return Naming("another", LIKELY, "nothing of the product's name stands there", related=False)
    own = (atom.text for index, atom in enumerate(ink.atoms) if index not in ink.brand_atoms)
    if all(word.isdigit() or (_harmless(word) and not is_word("accessory", word)) for word in own):
        return Naming("cannot-tell", DOUBT, "the maker is named, the product is not")
    return Naming("another", WEAK, "another product of the same maker")


def _judge_family(ink: _Text, name: Name, taken: set[int]) -> Naming | None:
    """Where the family's name stands and something else than the wanted member's sign follows; None elsewhere."""
    family = name.family
    if not name.rest or (len(family.text) < 4 and not ink.branded):
        return None
    for span in find_spans(family, ink.atoms, ink.starts):
        if span.first in taken or span.fit is Fit.DOUBT:
            continue
        sign = _sign_behind(ink, span)
        judged = _judge_sign(sign, name, alone=not ink.branded and len(family.atoms) == 1)
        if judged:
            return judged
    return None


def _sign_behind(ink: _Text, span: Span) -> str:
    """The letters and digits that follow without a space, or the next atom with those glued to it."""
    sign = ""
    for atom in ink.atoms[span.last + 1 :]:
        if sign and not atom.glued:
            break
        sign += atom.text
    return sign


def _judge_sign(sign: str, name: Name, *, alone: bool) -> Naming | None:
    """What the sign behind a family's name says: it is the wanted one's, may be, or is another's."""
    if sign == name.rest:
        return None
    if may_be_same_ink(sign, name.rest) or (len(sign) > 1 and _one_lost(sign, name.rest)):
        return Naming("cannot-tell", DOUBT, f"'{sign}' may be '{name.rest}'")
    if any(glyph.isdigit() for glyph in sign) or sign in ROMAN or (is_word("model", sign) and not alone):
        return Naming("another", LIKELY, f"'{sign}' instead of '{name.rest}': another product of the family")
    return (
        None if alone and sign else Naming("cannot-tell", DOUBT, f"'{name.rest}' is missing behind the family's name")
    )


def _one_lost(sign: str, rest: str) -> bool:
    """Whether `sign` is `rest` with its last glyph lost at an edge."""
    return sign == rest[:-1]
