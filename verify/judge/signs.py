"""Signs around a product's name that make it another product, or leave a doubt; and a family's name with another's sign.

A name that stands in full is not yet the product: letters may continue it ("SL", the K of ILCE-7M3K), an accessory word may
be what is sold, another code of the family may contradict it, and a bundle or a second maker leaves the question open. So
does a word that is known in no language: no list holds every sleeve, bracket and insurance, but what is sold besides the
product itself has a noun of its own, before its name or behind it.
"""

from __future__ import annotations

from functools import lru_cache

from verify.judge.campaign import ListedProduct, ProductList
from verify.judge.configuration import conflicting, read_configuration
from verify.judge.fitting import LONG_WORD, ROMAN, Fit, Name, Span, family_of, glued_text, may_be_same_ink
from verify.judge.naming import BLANK, DOUBT, LIKELY, SURE, Naming
from verify.judge.product_text import ProductText, names_of, spans_of
from verify.judge.words import Atom, find_words, is_word, words_of
from verify.text import edit_distance, fold, partial_likeness, skeleton

ALIKE = 0.8
"""Share of a name's glyphs that must be found in a line for it to be a damaged name (chosen)."""
SHORT = 3
"""Letters up to which an unknown word behind a name may be model letters, "SL" (chosen)."""
SHORTEST_NOUN = 3
"""Letters from which a word may name goods: "bag", "toc", "rem" (chosen)."""
LONGEST_IN_CODE = 4
"""Letters that, touching digits, may still be part of a code (chosen)."""
JOINTS = frozenset({"", "-", "/", "."})
"""What stands between the parts of a code, "LGP-00003"."""
KNOWN = (
    "accessory", "warranty", "for", "serves", "with", "bundle", "refurbished", "used", "display", "limited", "preorder",
    "giftcard", "promotion", "foreign_warranty", "colour", "plain", "maker",
)  # fmt: skip
"""Meanings that the judge knows what to make of, here or in a clause of its own; a "model" word makes another product."""
GROUP, CENTS = 3, 2
"""Digits between two thousands separators, and behind the decimal one."""
FAMILY_GLYPHS = 4
"""Glyphs from which a family's name is looked for where its maker is not named (chosen)."""


def find_signs(
    ink: ProductText, spans: list[Span], wanted: ListedProduct, products: ProductList, *, others: list[Span]
) -> tuple[Naming, ...]:
    """Everything around the name's `spans` that speaks against the product, those of the name itself first.

    `others` are the places where other listed products stand: a bundle's other half is no contradiction.
    """
    signs = (
        *(_extended(ink, span, wanted) for span in spans),
        _behind_for(ink, spans),
        _another_code(ink, [*spans, *others], wanted, products),
        _accessory(ink, spans),
        _warranty(ink, spans),
        _other_configuration(ink, wanted),
        _longer_name(ink, spans, wanted, products),
        _maker(ink),
        _bundle(ink, spans),
        _everyday(ink, spans, wanted),
    )
    return tuple(sign for sign in signs if sign)


def _extended(ink: ProductText, span: Span, wanted: ListedProduct) -> Naming | None:
    """Model letters or digits behind the name: "SL", the B of ILCE-7M3B."""
    behind = ink.atoms[span.last + 1 :]
    told = span.last + 1 in ink.phrases
    for word in wanted.another_with:
        wanted_word = fold(word)
        near = behind[: 0 if told else 1] if wanted_word.isdigit() else behind
        if any(atom.text == wanted_word for atom in near) and not (wanted_word.isdigit() and _counts(behind)):
            return Naming("another", SURE, f"'{word}' behind the name makes it another product")
        joined = "".join(atom.text for atom in behind[:2] if len(atom.text) <= len(wanted_word))
        if not wanted_word.isdigit() and skeleton(joined) == skeleton(wanted_word):
            return Naming("cannot-tell", DOUBT, f"what stands behind the name may be '{word}'")
    if not behind or told or span.last + 1 in ink.brand_atoms:
        return None
    code = any(atom.text.isdigit() for atom in ink.atoms[span.first : span.last + 1])
    return _judge_extension(behind, letters=1 if code else SHORT)


def _judge_extension(behind: tuple[Atom, ...], *, letters: int) -> Naming | None:
    """What the atom behind a name says: a word of its own, a colour, or more of a model code.

    `letters`: up to so many may be model letters: one behind a code, whose own letters already tell.
    """
    atom = behind[0]
    short = len(atom.text) <= SHORT and not is_word("colour", atom.text)
    code = atom.glued and (short or (len(behind) > 1 and behind[1].glued))
    if is_harmless(atom.text) and not code:
        return None
    if atom.glued:
        return Naming("another", LIKELY, f"'{atom.text.upper()}' continues the model code")
    if is_word("model", atom.text):
        return Naming("another", LIKELY, f"'{atom.text}' behind the name makes it another product")
    if atom.text.isalpha() and len(atom.text) <= letters:
        return Naming("cannot-tell", DOUBT, f"'{atom.text}' behind the name may be model letters")
    return None


def _counts(behind: tuple[Atom, ...]) -> bool:
    """Whether the number at the start of `behind` is a quantity or an amount: "2 pcs", "2 499,00"."""
    if len(behind) > 1 and is_word("unit", behind[1].text):
        return True
    if len(behind) < len(("2", "499", "00")) or not all(atom.text.isdigit() for atom in behind[:3]):
        return False
    return len(behind[1].text) == GROUP and len(behind[2].text) == CENTS and behind[2].before in {",", "."}


def is_harmless(word: str) -> bool:
    """Colours, kinds of goods, quantities and connecting words change no product."""
    meanings = ("colour", "plain", "with", "for", "bundle", "accessory", "warranty", "serves")
    return any(is_word(meaning, word) for meaning in meanings)


def _another_code(ink: ProductText, spans: list[Span], wanted: ListedProduct, products: ProductList) -> Naming | None:
    """A second model code of the family elsewhere in the text that is not the wanted one's."""
    taken = {index for span in spans for index in range(span.first, span.last + 1)}
    for name in names_of(wanted, products.brand):
        kin = judge_family(ink, name, taken)
        if kin and kin.answer == "another":
            return kin
    return None


def _behind_for(ink: ProductText, spans: list[Span]) -> Naming | None:
    """The name stands somewhere behind a word like "for": what is sold may serve it, or be described by it."""
    first = min(span.first for span in spans)
    phrase = next((one for one in find_words("for", ink.words) if 0 < one.first < first), None)
    return Naming("cannot-tell", DOUBT, f"its name stands behind '{phrase.text}'") if phrase else None


def _accessory(ink: ProductText, spans: list[Span]) -> Naming | None:
    return _side_goods(ink, spans, "accessory", sure=True)


def _warranty(ink: ProductText, spans: list[Span]) -> Naming | None:
    return _side_goods(ink, spans, "warranty", sure=False)


def _side_goods(ink: ProductText, spans: list[Span], meaning: str, *, sure: bool) -> Naming | None:
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


def _other_configuration(ink: ProductText, wanted: ListedProduct) -> Naming | None:
    if not wanted.configurations:
        return None
    seen = read_configuration(ink.printed)
    if all(conflicting(seen, read_configuration(one)) for one in wanted.configurations):
        return Naming("another", LIKELY, f"another configuration: {seen.text}")
    return None


def _longer_name(ink: ProductText, spans: list[Span], wanted: ListedProduct, products: ProductList) -> Naming | None:
    """A damaged longer name around the wanted one: "Connec:Amp" around "Amp", "Connect:A" around "Connect"."""
    own = {name.text for name in names_of(wanted, products.brand)}
    longer = [
        (product, name, one)
        for product in products.products
        if product.name != wanted.name
        for name in names_of(product, products.brand)
        for one in own
        if one != name.text and one in name.text
    ]
    for product, name, one in longer:
        before, _, behind = name.text.partition(one)
        for span in spans:
            exact = "".join(ink.words[span.first : span.last + 1])
            if exact == one and (_left_of(ink, span, before) or _left_of(ink, span, behind, behind=True)):
                return Naming("cannot-tell", DOUBT, f"'{exact}' may be part of {product.name}")
    return None


def _left_of(ink: ProductText, span: Span, part: str, *, behind: bool = False) -> bool:
    """Whether something of `part`, the rest of a longer name, stands directly before or behind the name."""
    index = span.last + 1 if behind else span.first - 1
    if not part or not 0 <= index < len(ink.words) or index in ink.brand_atoms:
        return False
    word = ink.words[index]
    if len(word) > len(part) + 1:
        return False
    cut = part.startswith(word) if behind else part.endswith(word)
    return cut or partial_likeness(word, part) >= ALIKE or partial_likeness(part, word) >= ALIKE


def _maker(ink: ProductText) -> Naming | None:
    if ink.maker is None:
        return None
    if ink.branded:
        return Naming("cannot-tell", DOUBT, f"another maker is named too: {ink.maker}")
    return Naming("another", LIKELY, f"another maker's: {ink.maker}")


def _bundle(ink: ProductText, spans: list[Span]) -> Naming | None:
    taken = {index for span in spans for index in range(span.first, span.last + 1)}
    bundle = next((one for one in find_words("bundle", ink.words) if one.first not in taken), None)
    return Naming("cannot-tell", DOUBT, f"a bundle: '{bundle.text}'") if bundle else None


def _everyday(ink: ProductText, spans: list[Span], wanted: ListedProduct) -> Naming | None:
    """An everyday word without its maker's name, and with other words around it."""
    if not wanted.common_word or ink.branded:
        return None
    taken = {index for span in spans for index in range(span.first, span.last + 1)}
    around = (atom.text for index, atom in enumerate(ink.atoms) if index not in taken)
    if all(word.isdigit() or is_harmless(word) for word in around):
        return None
    return Naming("cannot-tell", DOUBT, "an everyday word, and the maker is not named")


def find_strange(ink: ProductText, spans: list[Span], wanted: ListedProduct, products: ProductList) -> Naming | None:
    """A word that nobody listed: the noun of what is sold, for all that is known."""
    taken = {index for span in spans for index in range(span.first, span.last + 1)} | ink.brand_atoms | ink.phrases
    own = {atom for name in names_of(wanted, products.brand) for atom in name.atoms}
    words = (i for i in range(len(ink.atoms)) if i not in taken and _is_noun(ink.atoms, i))
    strange = next((ink.words[i] for i in words if ink.words[i] not in own and not _is_known(ink.words[i])), None)
    return Naming("cannot-tell", DOUBT, f"'{strange}' beside the name may be what is sold") if strange else None


def _is_noun(atoms: tuple[Atom, ...], index: int) -> bool:
    """Whether the atom may be a noun: letters enough, and where they touch digits too many for a code."""
    text = atoms[index].text
    before = index > 0 and atoms[index].before in JOINTS and atoms[index - 1].text.isdigit()
    behind = index + 1 < len(atoms) and atoms[index + 1].before in JOINTS and atoms[index + 1].text.isdigit()
    touches = before or behind
    return text.isalpha() and text not in ROMAN and len(text) >= (LONGEST_IN_CODE + 1 if touches else SHORTEST_NOUN)


@lru_cache(maxsize=4096)
def _is_known(word: str) -> bool:
    """Whether the word table knows the word, whatever it means; a long one with one slip of the engine too."""
    if any(is_word(meaning, word) for meaning in KNOWN):
        return True
    spelt = (one for meaning in ("plain", "colour") for one in words_of(meaning) if len(one) > LONG_WORD)
    return len(word) > LONG_WORD and any(edit_distance(one, word) == 1 for one in spelt)


def judge_family(ink: ProductText, name: Name, taken: set[int]) -> Naming | None:
    """Where the family's name stands and something else than the wanted member's sign follows; None elsewhere."""
    family = family_of(name)
    if not name.sign or (len(family.text) < FAMILY_GLYPHS and not ink.branded):
        return None
    for span in spans_of(family, ink):
        if span.first in taken or span.fit is Fit.DOUBT:
            continue
        sign = glued_text(ink.atoms[span.last + 1 :])
        judged = _judge_sign(sign, name, alone=not ink.branded and len(family.atoms) == 1)
        if judged:
            return judged
    return None


def _judge_sign(sign: str, name: Name, *, alone: bool) -> Naming | None:
    """What the sign behind a family's name says: it is the wanted one's, may be, or is another's."""
    if sign == name.sign:
        return Naming("cannot-tell", BLANK, "a part of the name is missing")
    if may_be_same_ink(sign, name.sign) or (len(sign) > 1 and _one_lost(sign, name.sign)):
        return Naming("cannot-tell", DOUBT, f"'{sign}' may be '{name.sign}'")
    if any(glyph.isdigit() for glyph in sign) or sign in ROMAN or (is_word("model", sign) and not alone):
        return Naming("another", LIKELY, f"'{sign}' instead of '{name.sign}': another product of the family")
    return (
        None if alone and sign else Naming("cannot-tell", DOUBT, f"'{name.sign}' is missing behind the family's name")
    )


def _one_lost(sign: str, wanted: str) -> bool:
    """Whether `sign` is the wanted one with its last glyph lost at an edge."""
    return sign == wanted[:-1]
