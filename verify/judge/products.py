"""Does this line, label, model code or barcode name that product?

Three answers: it names it, it names another, it cannot be told. The rules are those a careful clerk follows:

* A GTIN decides where the list holds it; one that the list does not hold says nothing.
* The longest name that fits wins: "Connect:Amp" is neither a Connect nor an Amp.
* Telling glyphs are never forgiven (``fitting``): another digit or model letter is another product, a look-alike in its
  place is a doubt.
* What serves a product is not the product: an accessory word, or a name that stands behind "for", "till", "pentru" …
* A name that is an everyday word ("One", "Beam") counts beside its maker's name or alone on its line.
* Colours, generations, quantities and kinds of goods change nothing. Bundles, foreign makers and words that no list knows
  leave a doubt.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from verify.claim import Product
from verify.judge.campaign import ListedProduct, ProductList
from verify.judge.configuration import conflicting, is_configured, read_configuration, without_configuration
from verify.judge.fitting import Fit, Span
from verify.judge.naming import BARE, BLANK, DOUBT, LIKELY, SURE, WEAK, Answer, Naming
from verify.judge.product_text import ProductText, find_served, names_of, prepare_text, spans_of
from verify.judge.signs import ALIKE, find_signs, find_strange, is_harmless, judge_family
from verify.judge.words import find_words, is_word
from verify.text import partial_likeness

__all__ = ["Answer", "Naming", "judge_gtin", "judge_text", "name_claimed"]


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


def judge_text(text: str, wanted: ListedProduct, products: ProductList, *, is_label: bool = False) -> Naming:
    """What a line, label text or model code says about `wanted`.

    A label tells much of its product that no list knows ("Model name", "Made in"): there a strange word sells nothing.
    """
    ink = prepare_text(text, products.brand or "", strip=bool(wanted.configurations) or is_configured(text))
    served = find_served(ink)
    found = _longest(tuple(_find_all(ink, wanted, products)))
    mine = [one.span for one in found if one.product is wanted and one.span.first not in served]
    theirs = [one for one in found if one.product is not wanted and one.span.first not in served]
    named = [span for span in mine if span.fit is not Fit.DOUBT]
    if any(one.span.first in served for one in found):
        sure = SURE if find_words("accessory", ink.words) else LIKELY
        return Naming("another", sure, "it serves the product: its name stands behind a word such as 'for'", named=True)
    others = sorted((one for one in theirs if one.span.fit is not Fit.DOUBT), key=lambda one: one.span.fit is Fit.NOISY)
    if others and not named:
        exact = others[0].span.fit is Fit.EXACT
        return Naming("another", SURE if exact else LIKELY, f"it names {others[0].product.name}")
    if named:
        naming = _judge_named(ink, named, wanted, products, others=others)
        strange = None if is_label or naming.answer != "names" else find_strange(ink, named, wanted, products)
        return replace(strange, named=True) if strange else naming
    return _judge_unnamed(ink, mine, wanted, products)


def name_claimed(claimed: Product, products: ProductList) -> tuple[ListedProduct, bool]:
    """The product that the form names, and whether it is on the list.

    A listed product comes back with only the configurations that the form leaves open; one that is not on the list as
    an entry of its own, so that its line can still be found. A listed name in doubtful company is the listed product:
    the ink, not the form, has to tell whether that is what was bought.
    """
    said = " ".join(part for part in (claimed.name, claimed.model) if part)
    doubtful: ListedProduct | None = None
    for one in products.products:
        by_code = judge_gtin(claimed.gtin, one, products) if claimed.gtin else None
        naming = by_code or (judge_text(said, one, products) if said else None)
        if naming and naming.answer == "names":
            return _narrowed(one, said), True
        if naming and naming.answer == "cannot-tell" and naming.named:
            doubtful = doubtful or one
    return (_narrowed(doubtful, said), True) if doubtful else (_unlisted(claimed, said), False)


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


def _find_all(ink: ProductText, wanted: ListedProduct, products: ProductList) -> Iterator[_Found]:
    """Every fit of every name; a listed product that shares the wanted one's very name is the wanted one."""
    own = {name.text for name in names_of(wanted, products.brand)}
    for product in (wanted, *(one for one in products.products if one.name != wanted.name)):
        for name in names_of(product, products.brand):
            if product is wanted or name.text not in own:
                yield from (_Found(product, span) for span in spans_of(name, ink))


def _longest(found: tuple[_Found, ...]) -> tuple[_Found, ...]:
    """Those that do not lie inside a longer, surer fit of another name."""

    def inside(one: _Found, other: _Found) -> bool:
        within = other.span.first <= one.span.first and one.span.last <= other.span.last
        longer = other.span.last - other.span.first > one.span.last - one.span.first
        if not within or other.span.fit is Fit.DOUBT:
            return False
        if other.product is one.product:
            return longer and other.span.fit is Fit.EXACT
        return longer or one.span.fit is not Fit.EXACT

    return tuple(one for one in found if not any(inside(one, other) for other in found))


def _judge_named(
    ink: ProductText, spans: list[Span], wanted: ListedProduct, products: ProductList, *, others: list[_Found]
) -> Naming:
    """The answer where the name stands: what around it makes it another product, or leaves a doubt?"""
    signs = find_signs(ink, spans, wanted, products, others=[one.span for one in others])
    worst = next((sign for sign in signs if sign.answer == "another"), next(iter(signs), None))
    if worst:
        return replace(worst, named=True)
    if others:
        return Naming(
            "cannot-tell", DOUBT, f"it also names {others[0].product.name}: a bundle, or one of them serves the other"
        )
    noisy = all(span.fit is Fit.NOISY for span in spans)
    if noisy:
        return Naming("names", LIKELY, "the name stands there with a slip of the engine")
    return Naming("names", SURE if ink.branded else BARE, "the name stands there in full")


def _judge_unnamed(ink: ProductText, doubts: list[Span], wanted: ListedProduct, products: ProductList) -> Naming:
    """The answer where the name does not stand in full."""
    kin = [
        naming for name in names_of(wanted, products.brand) if (naming := judge_family(ink, name, set())) is not None
    ]
    words = find_words("accessory", ink.words)
    if words and (doubts or kin):
        return Naming("another", LIKELY, f"'{words[0].text}': an accessory")
    if doubts:
        return Naming("cannot-tell", DOUBT, "a look-alike stands in place of a glyph that tells products apart")
    if kin:
        return min(kin, key=lambda one: (one.probability == BLANK, one.answer == "another"))
    if _is_begun(ink, wanted, products):
        return Naming("cannot-tell", BLANK, "the name begins there and is cut off")
    family = _other_family(ink, wanted, products)
    if family:
        return Naming("another", LIKELY, f"a product of the family of {family}")
    return _judge_stranger(ink, wanted, products)


def _is_begun(ink: ProductText, wanted: ListedProduct, products: ProductList) -> bool:
    """Whether the text says the first words of the name and nothing else: the rest stands on the next line, or is cut."""
    if find_words("accessory", ink.words) or find_words("warranty", ink.words):
        return False
    own = [word for i, word in enumerate(ink.words) if i not in ink.brand_atoms | ink.phrases and not is_harmless(word)]
    names = (name.atoms for name in names_of(wanted, products.brand))
    return bool(own) and any(len(own) < len(atoms) and tuple(own) == atoms[: len(own)] for atoms in names)


def _other_family(ink: ProductText, wanted: ListedProduct, products: ProductList) -> str | None:
    for product in products.products:
        for name in names_of(product, products.brand):
            if product.name != wanted.name and judge_family(ink, name, set()):
                return product.name
    return None


def _judge_stranger(ink: ProductText, wanted: ListedProduct, products: ProductList) -> Naming:
    text = "".join(ink.words)
    names = names_of(wanted, products.brand)
    damaged = any(len(name.text) >= 5 and partial_likeness(name.text, text) >= ALIKE for name in names)
    if damaged and not find_words("accessory", ink.words):
        return Naming("cannot-tell", DOUBT, "much like the name, but not it: damaged, or another")
    if not ink.branded:
        return Naming("another", LIKELY, "nothing of the product's name stands there", related=False)
    own = (atom.text for index, atom in enumerate(ink.atoms) if index not in ink.brand_atoms)
    if all(word.isdigit() or (is_harmless(word) and not is_word("accessory", word)) for word in own):
        return Naming("cannot-tell", BLANK, "the maker is named, the product is not")
    return Naming("another", WEAK, "another product of the same maker")
