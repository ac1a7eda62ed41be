"""What both reports call a document, and the fields of several papers."""

from dataclasses import replace

from builders import a_field, a_reading, a_receipt

from verify.report.fields import NOT_NEEDED, told_fields, told_kind


def test_another_thing_is_called_by_its_name():
    """Beside the kind, where it could be said."""
    assert "receipt" == told_kind(a_reading())
    assert "other: bank statement" == told_kind(replace(a_reading(kind="other"), other=a_field("bank_statement")))


def test_a_reviewer_is_told_to_delete_an_identity_paper():
    """It was sent by mistake: no claim needs it."""
    assert NOT_NEEDED == told_kind(replace(a_reading(kind="other"), other=a_field("identity_paper")))


def test_fields_of_several_papers_are_numbered():
    """So that nobody takes the total of one for the other's."""
    one, two = a_reading(), a_reading(a_receipt(total="3.00"))
    told = {name: value for name, value, *_ in told_fields(replace(one, papers=(one, two)))}
    assert ("1299.00", "3.00") == (told["paper 1 total"], told["paper 2 total"])
