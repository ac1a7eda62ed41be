"""Whatever is printed, the finders answer: they never fail, and every value keeps its ink."""

from hypothesis import given, settings
from hypothesis import strategies as st
from printed import a_code, a_print

from verify.extract.country import find_country
from verify.extract.items import find_items
from verify.extract.kind import find_kind
from verify.extract.label import find_label
from verify.extract.language import find_language
from verify.extract.rows import find_rows
from verify.extract.sheet import Sheet
from verify.receipt import named_fields

PIECES = st.sampled_from(
    [
        "1 2x 2 x 3 kpl",
        "12,90",
        "1.799,00",
        "1 799,-",
        "-20,00",
        "0,00",
        "TOTAL",
        "Summe",
        "MwSt",
        "19%",
        "Rabatt",
        "S/N: AB12CD34",
        "4006381333931",
        "Art.nr",
        "(AB12CD34EF)",
        "Menge",
        "Preis",
        "Betrag",
        "Beschreibung",
        "Play:1",
        "svart5 990,00",
        "€",
        "kr",
        ":",
        "x",
        "(",
        "IMEI",
        "Serie",
        "(01)05901234123457",
        "Model",
    ]
)
PAGES = st.lists(st.lists(PIECES, min_size=1, max_size=5).map("  ".join), min_size=1, max_size=12).map("\n".join)


@settings(max_examples=60, deadline=None)
@given(text=PAGES, code=st.text("0123456789ABS()/:-", min_size=1, max_size=20))
def test_every_finder_answers_whatever_is_printed(text, code):
    """No page of known words and numbers in any order makes a finder fail or speak without ink."""
    document = a_print(text, barcodes=[a_code(code, "Code128", row=2, column=2)])
    rows = find_rows(document)
    for item in find_items(Sheet(document, rows), currency=None):
        assert item.description.best or item.reference.best or item.gtin.best
    fields = [field for _, field in named_fields(find_label(document))]
    language = find_language(document)
    for field in (*fields, language, find_kind(document, rows), find_country(document, language)):
        assert sum(one.confidence for one in field.candidates) <= 1.01
