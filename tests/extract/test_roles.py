"""Role words: a phrase is one only where its words stand together."""

import pytest
from printed import a_print

from verify.extract.roles import find_marks
from verify.extract.rows import find_rows


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Date         Commande n°", [{"date"}, {"order_number"}]),
        ("Date  commande     W068", [{"order_date"}]),
    ],
)
def test_the_heads_of_two_columns_are_not_one_phrase(text, roles):
    """White wider than a space parts a phrase; words that a recogniser tore apart still make one."""
    assert roles == [mark.roles for mark in find_marks(find_rows(a_print(text)))]
