"""Claimed against read: holds, contradicted or unreadable."""

import pytest
from builders import a_box, a_candidate, a_document, a_page

from verify.document import GlyphDoubt, Line, Word
from verify.judge.compare import same_name, same_number, weigh
from verify.judge.evidence import Read, corroborate
from verify.judge.names import name_likelihood, same_id
from verify.verdict import Outcome


def a_read(*pairs, legible=True, reason="missing"):
    """A field with these (value, confidence) readings."""
    return Read("test", 0, tuple(a_candidate(*pair) for pair in pairs), reason, legible)


def answer(weighed):
    """The outcome, or the reason of an unknown one."""
    return weighed.reason or str(weighed.outcome)


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([(1, 0.9), (2, 0.05)], "holds"),
        ([(2, 0.9), (1, 0.05)], "fails"),
        ([(1, 0.6), (2, 0.35)], "ambiguous"),
        ([(1, 0.6), (3, 0.35)], "holds"),
        ([], "missing"),
    ],
)
def test_every_plausible_reading_has_to_pass(pairs, expected):
    """A side with a tenth of what was read is plausible."""
    assert expected == answer(weigh(a_read(*pairs), lambda value: value % 2 == 1))


def test_confidence_is_what_all_readings_of_a_side_have():
    """Two readings that both pass add up."""
    assert pytest.approx(0.95) == weigh(a_read((1, 0.6), (3, 0.35)), lambda _: True).confidence


def test_a_guess_on_bad_ground_is_no_reading():
    """Below one half, on ground that is not legible, the ink is illegible."""
    assert "illegible" == answer(weigh(a_read((1, 0.4), legible=False), lambda _: False))
    assert "fails" == answer(weigh(a_read((1, 0.4)), lambda _: False))


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ("A-10 2345", "holds"),
        ("A1O2345", "holds"),  # O for 0
        ("A102346", "fails"),  # another number
        ("A10234", "fails"),
        ("B998877", "fails"),
    ],
)
def test_known_confusions_are_noise_in_a_number(read, expected):
    """A letter read for its look-alike digit contradicts nothing; another digit does."""
    assert expected == answer(same_number(a_read((read, 0.97)), "A102345", None))


def test_an_engines_own_doubt_speaks_for_the_claimed_glyph():
    """A glyph whose second-likeliest reading is the claimed one contradicts less."""
    word = Word("A102346", a_box(0.5), 0.9, (GlyphDoubt(6, 0.55, "5", 0.4),))
    page = a_page()
    document = a_document(pages=(type(page)(page.width_px, page.height_px, (Line((word,)),)),))
    assert Outcome.HOLDS is same_number(a_read(("A102346", 0.97)), "A102345", document).outcome


@pytest.mark.parametrize(
    ("claimed", "printed", "same"),
    [
        ("Esimerkki Kodinkoneet", "ESIMERKKI KODINKONEET OY", True),
        ("Varmdo Kopcentrum", "Värmdö Köpcentrum AB", True),
        ("Esimerkki", "Esimerkki Kodinkoneet Oy, Helsinki", True),
        ("Kodinkone Esimerkki", "Esimerkki Kodinkoneet", True),
        ("Toinen Kauppa Oy", "Esimerkki Kodinkoneet Oy", False),
        ("Oy", "Esimerkki Oy", False),
    ],
)
def test_names_are_the_same_without_accents_order_and_legal_form(claimed, printed, same):
    """A legal form names no firm."""
    assert same == (name_likelihood(claimed, printed) >= 0.5)


def test_brand_and_legal_name_do_not_compete():
    """A claimed name that is printed is right as surely as the field is."""
    weighed = same_name(a_read(("Elgiganten", 0.6), ("Fiktiv Handel AB", 0.35)), ("Fiktiv Handel",))
    assert (Outcome.HOLDS, pytest.approx(0.95)) == (weighed.outcome, weighed.confidence)


def test_a_claim_is_a_witness_of_misreading_not_of_choice():
    """The claim makes its own reading surer by what no candidate holds; listed alternatives keep their share."""
    torn = corroborate(a_read((1, 0.6), (2, 0.4)), lambda value: value == 1)
    assert "ambiguous" == answer(weigh(torn, lambda value: value == 1))
    alone = corroborate(a_read((1, 0.6), (2, 0.05)), lambda value: value == 1)
    assert [pytest.approx(0.938, abs=0.001), 0.05] == [one.confidence for one in alone.candidates]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("1234567-1", "FI12345671", True),
        ("556677-8899", "SE556677889901", True),
        ("987 654 325 MVA", "NO987654325", True),
        ("12345674", "DK12345674", True),
        ("RO123", "123", True),
        ("FI12345671", "FI12345672", False),
    ],
)
def test_a_business_id_is_the_same_in_all_its_forms(one, other, same):
    """Prefix, suffix and punctuation do not make another number; a digit does."""
    assert same == same_id(one, other)
