"""Pictures of what to send again: the page that the claimant sent, small, with the parts marked."""

from io import BytesIO

from builders import a_box, a_claim, a_document, a_page, a_reading
from doubles import a_picture
from PIL import Image
from test_report_text import a_verdict

from verify.claim import ClaimDocument
from verify.document import IllegibleArea
from verify.report.pictures import MOST_BYTES, draw_steps, picture_names
from verify.verdict import NextStep

AREA = IllegibleArea(0, a_box(0.7), "blur")
FORM, RECEIPT, WHOLE = NextStep(None, "The form."), NextStep("b.jpg", "Closer.", (AREA,)), NextStep("a.jpg", "Again.")


def drawn():
    """The pictures of three steps, of which the second knows a place."""
    claim = a_claim(documents=(ClaimDocument("a.jpg"), ClaimDocument("b.jpg")))
    reading = a_reading(document=a_document(pages=(a_page("x"),)))
    sources = (a_picture("a.jpg"), a_picture("b.jpg"))
    return draw_steps(a_verdict(next_steps=(FORM, RECEIPT, WHOLE)), claim, (reading, reading), sources)


def test_only_a_step_with_a_place_has_a_picture():
    """A form's entry has none, and a document to send again as a whole needs none."""
    assert {1: [0]} == {place: [one.page for one in pictures] for place, pictures in drawn().items()}


def test_a_picture_is_small_and_says_nothing_of_its_file():
    """It fits a mail and carries no metadata of the claimant's camera."""
    (picture,) = drawn()[1]
    opened = Image.open(BytesIO(picture.jpeg))
    assert len(picture.jpeg) <= MOST_BYTES
    assert ("JPEG", 0) == (opened.format, len(opened.getexif()))


def test_each_picture_has_a_name():
    """Step and page are counted as people count."""
    assert {1: ("C-1-step-2-page-1.jpg",)} == picture_names(drawn(), "C-1")
