"""Which paper a document shows: the claimed one of several in a picture, the whole of one in several pictures."""

import datetime as dt
from dataclasses import replace

from builders import a_case, a_document, a_reading, a_receipt, an_evidence, an_item

from verify.claim import Joined
from verify.judge.evidence import proofs, read_field
from verify.judge.papers import own_ink, paper_of
from verify.verdict import Ink

CLAIMED = a_reading()
STRANGE = a_reading(
    a_receipt(items=(an_item("Coffee", price="3.00"),), total="3.00", purchase_date=dt.date(2019, 7, 1), vat_id=None)
)


def on_one_picture(*papers):
    """The reading of a picture with these papers."""
    return replace(papers[0], papers=papers)


def test_the_paper_with_the_claimed_product_is_the_proof():
    """Wherever it lies in the picture."""
    for picture in (on_one_picture(CLAIMED, STRANGE), on_one_picture(STRANGE, CLAIMED)):
        (proof,) = proofs(a_case(picture))
        assert CLAIMED.receipt == proof.receipt


def test_no_value_is_taken_from_the_other_paper():
    """What the claimed paper lacks is not read from another purchase's."""
    bare = a_reading(a_receipt(total=None))
    assert () == read_field(a_case(on_one_picture(STRANGE, bare)), "total").candidates


def test_the_form_chooses_among_papers_of_the_same_product():
    """The one that agrees with more of it."""
    later = a_reading(a_receipt(purchase_date=dt.date(2019, 3, 9), total="1.00", receipt_number="9"))
    (proof,) = proofs(a_case(on_one_picture(later, CLAIMED)))
    assert CLAIMED.receipt == proof.receipt


def test_a_paper_that_proves_nothing_is_not_chosen():
    """A credit note beside the receipt is no proof."""
    note = a_reading(a_receipt(), kind="credit_note")
    (proof,) = proofs(a_case(on_one_picture(note, STRANGE)))
    assert STRANGE.receipt == proof.receipt


def in_two_parts():
    """A case whose two documents are parts of one receipt, the lower one sent first."""
    foot, head = (a_reading(document=a_document(f"{name}.jpg"), kind="receipt") for name in ("foot", "head"))
    pages = (*head.document.pages, *foot.document.pages)
    whole = a_reading(document=a_document("head.jpg", pages=pages), kind="receipt")
    return replace(a_case(foot, head), joined=(Joined((1, 0), whole),))


def test_parts_are_one_proof():
    """The first part's; the later part alone is none."""
    case = in_two_parts()
    assert [1] == [proof.document for proof in proofs(case)]
    assert paper_of(case, 0).receipt is None


def test_ink_of_a_later_part_is_shown_on_its_own_file():
    """A verdict names the file and page that show it; ink of the first part and of other documents stays."""
    case = in_two_parts()
    shown = [own_ink(case, Ink(document, an_evidence(page=page))) for document, page in ((1, 0), (1, 1), (0, 0))]
    assert [(1, 0), (0, 0), (0, 0)] == [(ink.document, ink.evidence.page) for ink in shown]


def test_a_picture_of_one_paper_is_that_paper():
    """Nothing is chosen where there is no choice."""
    assert CLAIMED == paper_of(a_case(CLAIMED), 0)
