"""What cannot be read: every cause at every place is a whole request in every language."""

import string

import pytest

from verify.letters.catalog import LANGUAGES, load_catalog
from verify.letters.codes import CAUSES, FIELDS, PLACES
from verify.letters.sights import Sight, word_illegible
from verify.verdict import Ask

DATE = Ask("field-illegible", 0, (("field", "purchase_date"),))
DOCUMENT = Ask("document-illegible", 0, (("cause", "dark"),))
BARCODES = Ask("label-barcode-unreadable", 0, (("number", "1,3"), ("count", "3")))

LONGEST = 400
"""Characters of a request for one thing at two places of two causes: what a phone shows without scrolling."""

PLACEHOLDERS = {
    ("ask", "illegible"): {"seen", "things", "again", "tips"},
    ("thing", "document"): set(),
    ("thing", "barcodes"): {"number", "count"},
    ("tip", "two"): {"first", "second"},
    ("where", "page"): {"page"},
    ("where", "on-page"): {"place", "page"},
    **{("seen", cause): set() for cause in CAUSES},
    **{("seen-at", cause): {"place"} for cause in CAUSES},
    **{("tip", cause): set() for cause in CAUSES},
    **{("place", place): set() for place in PLACES},
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phrase_uses_exactly_its_placeholders(language):
    """A cause with a place names it, a cause without one does not; the sentence uses all its parts."""
    for (context, code), names in PLACEHOLDERS.items():
        text = str(load_catalog(language).get(code, context).string)
        assert names == {name for _, name, _, _ in string.Formatter().parse(text) if name}, (context, code)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cause_at_every_place_is_a_request(language):
    """Begun with a capital, ended with a full stop, nothing of braces or codes left, and short enough to be read."""
    for cause in CAUSES:
        for place in (None, *PLACES):
            for page in (None, 2):
                sentence = word_illegible((DATE,), (Sight(cause, place, page),), language)
                assert sentence[0].isupper()
                assert sentence.endswith(".")
                assert not set("{}_") & set(sentence)
                assert "  " not in sentence
                assert 60 < len(sentence) < LONGEST


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_ends_the_list_well(language):
    """No abbreviation's full stop meets the sentence's."""
    for field in FIELDS:
        assert ".." not in word_illegible((Ask("field-illegible", 0, (("field", field),)),), (), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_and_causes_differ(language):
    """No two causes, and no two places, are told in the same words."""
    assert len(CAUSES) == len({word_illegible((DATE,), (Sight(cause, "top"),), language) for cause in CAUSES})
    assert len(PLACES) == len({word_illegible((DATE,), (Sight("blur", place),), language) for place in PLACES})


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_causes_stay_readable(language):
    """Even the longest pair of causes and places keeps within the length."""
    sights = [Sight(cause, place) for cause in CAUSES[-4:] for place in ("bottom-left", "bottom-right")]
    assert len(word_illegible((DATE,), sights, language)) < LONGEST + 150


@pytest.mark.parametrize(
    ("sights", "expected"),
    [
        ((Sight("blur", "top"),), "The picture is blurred at the top: we cannot read the purchase date. Please photograph this part again: closer and with a steady hand."),
        ((Sight("cut", "bottom"),), "The document is cut off at the bottom: we cannot read the purchase date. Please photograph the whole document again: with all its edges in the picture."),
        ((Sight("glare", "left", 2),), "Light is reflected on the left of page 2: we cannot read the purchase date. Please photograph this part again: without flash and at a slight angle, so that nothing shines."),
        ((Sight("dark"),), "The picture is too dark: we cannot read the purchase date. Please photograph the whole document again: in brighter light."),
    ],
)  # fmt: skip
def test_cause_place_and_advice_belong_together(sights, expected):
    """The advice is about the cause that was seen; what is cut off needs the whole document, one damaged part only itself."""
    assert expected == word_illegible((DATE,), sights, "en")


def test_damage_in_many_places_is_told_as_damage_of_the_whole():
    """Two places are named, three are not; a cause that is everywhere is somewhere no more."""
    places = tuple(Sight("blur", place) for place in ("top", "middle", "bottom"))
    everywhere = (Sight("blur"), Sight("blur", "top"))
    assert "blurred at the top and in the middle:" in word_illegible((DATE,), places[:2], "en")
    assert "is blurred:" in word_illegible((DATE,), places, "en")
    assert "is blurred:" in word_illegible((DATE,), everywhere, "en")


def test_only_the_first_causes_are_told():
    """Three kinds of damage give advice about two; what nobody knows the cause of is not told beside what somebody does."""
    three = (Sight("dark", "top"), Sight("blur", "bottom"), Sight("shadow", "left"))
    assert "shadow" not in word_illegible((DATE,), three, "en")
    assert "clear enough" not in word_illegible((DATE,), (Sight("unclear", "top"), Sight("dark", "bottom")), "en")


def test_a_cause_that_nobody_worded_is_told_as_unclear():
    """A picture may be damaged in ways for which there is no sentence yet: the claimant still gets one."""
    assert "The picture is not clear enough at the top" in word_illegible((DATE,), (Sight("moire", "top"),), "en")
    assert "The picture is not clear enough:" in word_illegible((DATE,), (), "en")


@pytest.mark.parametrize(
    ("asks", "expected"),
    [
        ((Ask("field-illegible", 0, (("field", "purchase_date,total"),)),), "das Kaufdatum und der Gesamtbetrag inklusive Mehrwertsteuer."),
        ((Ask("serial-illegible", 0),), "die Seriennummer."),
        ((DOCUMENT,), "das Dokument."),
        ((BARCODES,), "Strichcode Nr. 1 und 3 von 3 (von links oben gezählt)."),
    ],
)  # fmt: skip
def test_all_that_is_unread_is_listed(asks, expected):
    """Fields, barcodes and whole documents stand in one list."""
    assert f"Nicht lesbar: {expected}" in word_illegible(asks, (Sight("blur", "top"),), "de")


@pytest.mark.parametrize(
    ("asked", "expected"), [(BARCODES, "photograph the whole label"), (Ask("serial-illegible", 0), "take the picture")]
)
def test_what_is_no_document_is_called_none(asked, expected):
    """A barcode's part of a label alone would lose the others; a plate is photographed, whatever it is on."""
    assert f"Please {expected} again: closer" in word_illegible((asked,), (Sight("blur", "top"),), "en")
