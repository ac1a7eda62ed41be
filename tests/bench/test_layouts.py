"""Laws of datasets: each layout is recognised by what lies in it."""

import json

import pytest

from verify.bench.cord import amount, truth_of
from verify.bench.datasets import load_dataset
from verify.errors import ConfigError

CLAIM = {
    "schema": "claim/1", "id": "C-1", "campaign": "test", "submitted_at": "2019-02-20T10:15:00+02:00",
    "claimant": {}, "purchase": {}, "products": [{"name": "Surface Pro 6"}], "documents": [{"path": "kuitti.jpg"}],
}  # fmt: skip


def put(path, content=b"pixels"):
    """A file with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())


def put_truth(document, **truth):
    """A document with its truth beside it."""
    put(document)
    put(document.with_name(document.name + ".truth.json"), {"schema": "truth/1", "kind": "receipt", **truth})


def put_claim(folder, **truth):
    """A claim folder with one document and what the claim has to come to."""
    put(folder / "kuitti.jpg")
    put(folder / "claim.json", CLAIM)
    put(folder / "truth.json", {"schema": "claim-truth/1", "decision": "accept", **truth})


def test_labelled_documents_are_found_at_any_depth(tmp_path):
    """A truth file labels the document beside it; documents without one are left alone."""
    put_truth(tmp_path / "held" / "thermal" / "a.jpg", language="fi")
    put(tmp_path / "b.jpg")

    dataset = load_dataset(tmp_path)

    assert [("held/thermal/a.jpg", "fi")] == [
        (dataset.name_of(one.path), one.truth.language) for one in dataset.documents
    ]
    assert () == dataset.unlabelled


def test_a_truth_without_its_document_is_refused(tmp_path):
    """A label about nothing is the set's mistake, and named."""
    put(tmp_path / "a.jpg.truth.json", {"schema": "truth/1", "kind": "receipt"})

    with pytest.raises(ConfigError, match=r"a\.jpg: labelled, but not there"):
        load_dataset(tmp_path)


def test_claims_bring_their_documents(tmp_path):
    """A claim folder is one claim; the documents it names are read with it, not once more beside it."""
    put_claim(tmp_path / "claims" / "nordic" / "C-1", must_fail=["3.1"], earlier=["C-0"])
    put_truth(tmp_path / "claims" / "nordic" / "C-1" / "kuitti.jpg")
    put_truth(tmp_path / "tune" / "a.jpg")

    dataset = load_dataset(tmp_path)

    assert [("C-1", ("3.1",), 1)] == [(one.claim.id, one.truth.must_fail, len(one.documents)) for one in dataset.claims]
    assert ["tune/a.jpg"] == [dataset.name_of(one.path) for one in dataset.documents]


def test_a_claim_without_truth_is_passed_over(tmp_path):
    """Of a claim folder without truth.json nothing is known, and no decision is counted."""
    put_claim(tmp_path / "a")
    put(tmp_path / "b" / "claim.json", CLAIM)

    assert ["a"] == [one.folder.name for one in load_dataset(tmp_path).claims]


def test_what_is_no_claim_is_refused_by_name(tmp_path):
    """A labelled folder whose claim is none is the set's mistake."""
    put_claim(tmp_path / "a")
    put(tmp_path / "a" / "claim.json", {"schema": "claim/1"})

    with pytest.raises(ConfigError, match=r"claim\.json"):
        load_dataset(tmp_path)


@pytest.mark.parametrize(("entities", "suffix"), [("entities", ".txt"), ("key", ".json")])
def test_sroie_is_recognised(tmp_path, entities, suffix):
    """Pictures, boxes and entities become fields as values and texts as printed, with the text lines."""
    put(tmp_path / "train" / "img" / "X1.jpg")
    put(
        tmp_path / "train" / "box" / "X1.txt",
        b"1,2,3,2,3,4,1,4,KEDAI CONTOH SDN BHD\r\n1,2,3,2,3,4,1,4,TOTAL, RM 9.00\n",
    )
    stated = {"company": "KEDAI CONTOH SDN BHD", "date": "25/12/2018", "address": "1, JALAN CONTOH", "total": "RM9.00"}
    put(tmp_path / "train" / entities / f"X1{suffix}", stated)

    (document,) = load_dataset(tmp_path).documents

    assert {
        "retailer": "KEDAI CONTOH SDN BHD", "purchase_date": "2018-12-25", "address": "1, JALAN CONTOH", "total": "9.00",
    } == document.truth.fields  # fmt: skip
    assert (document.truth.texts["purchase_date"], document.truth.texts["total"]) == ("25/12/2018", "RM9.00")
    assert ("KEDAI CONTOH SDN BHD", "TOTAL, RM 9.00") == document.truth.lines


def test_an_unknown_date_is_scored_as_text_alone(tmp_path):
    """A date whose form is not known has no value that could be compared, and an empty entity is none."""
    put(tmp_path / "img" / "X1.jpg")
    put(tmp_path / "entities" / "X1.txt", {"date": "last Monday", "total": ""})

    (document,) = load_dataset(tmp_path).documents

    assert ({}, {"purchase_date": "last Monday"}) == (document.truth.fields, document.truth.texts)
    assert document.truth.lines is None


def test_published_files_of_another_encoding_are_read(tmp_path):
    """Some of the published files are Latin-1."""
    put(tmp_path / "img" / "X1.jpg")
    put(tmp_path / "box" / "X1.txt", "1,2,3,2,3,4,1,4,CAFÉ".encode("latin-1"))

    assert ("CAFÉ",) == load_dataset(tmp_path).documents[0].truth.lines


QUAD = {"x1": 10, "y1": 20, "x2": 60, "y2": 20, "x3": 60, "y3": 40, "x4": 10, "y4": 40}
CORD = {
    "gt_parse": {
        "menu": [{"nm": "NASI CONTOH", "cnt": "2 x", "unitprice": "14.000", "price": "28.000"}, {"nm": ["A", "B"]}],
        "sub_total": {"tax_price": "2,800"},
        "total": {"total_price": "Rp 30.800"},
    },
    "meta": {"image_size": {"width": 100, "height": 200}},
    "valid_line": [
        {"words": [{"text": "NASI", "quad": QUAD}, {"text": "CONTOH", "quad": QUAD}], "category": "menu.nm"},
        {
            "words": [{"text": "TOTAL", "quad": QUAD, "is_key": 1}, {"text": "30.800", "quad": QUAD, "is_key": 0}],
            "category": "total.total_price",
        },
    ],
}


def test_cord_is_recognised(tmp_path):
    """Pictures and their parses become totals, items, text lines, and the place of the total."""
    put(tmp_path / "test" / "image" / "receipt_00000.png")
    put(tmp_path / "test" / "json" / "receipt_00000.json", CORD)

    (document,) = load_dataset(tmp_path).documents

    assert ("30800", "2800") == (document.truth.fields["total"], document.truth.fields["vat"])
    assert [{"description": "NASI CONTOH", "price": "28000", "unit_price": "14000", "quantity": "2"}] == (
        document.truth.fields["items"]
    )
    assert ("NASI CONTOH", "TOTAL 30.800") == document.truth.lines
    assert [(0, (0.1, 0.1, 0.6, 0.2))] == [(one.page, one.box) for one in document.truth.places["total"]]


def test_a_menu_of_one_line_is_no_list():
    """CORD writes a single product line as an object; several totals name none."""
    truth = truth_of({"gt_parse": {"menu": {"nm": "TEH CONTOH"}, "total": {"total_price": ["1.000", "2.000"]}}})

    assert {"items": [{"description": "TEH CONTOH"}]} == truth.fields


def test_labels_that_are_none_are_refused(tmp_path):
    """A label file of another shape is named."""
    put(tmp_path / "image" / "a.png")
    put(tmp_path / "json" / "a.json", ["no", "labels"])

    with pytest.raises(ConfigError, match=r"a\.json"):
        load_dataset(tmp_path)


@pytest.mark.parametrize(
    ("text", "number"), [("1 X", "1"), ("1,234.5", "1234.5"), ("12.500.000", "12500000"), ("", None)]
)
def test_points_before_three_digits_part_thousands(text, number):
    """What stands before three digits parts thousands, before one or two it parts cents."""
    assert number == amount(text)


def test_documents_without_truth_are_a_set_too(tmp_path):
    """A plain folder is read for time and failures; what is called otherwise is no document."""
    for name in ("b/b.PDF", "a.jpg", "notes.txt", ".hidden.jpg"):
        put(tmp_path / name)

    dataset = load_dataset(tmp_path)

    assert ["a.jpg", "b/b.PDF"] == [dataset.name_of(path) for path in dataset.unlabelled]
    assert 2 == dataset.population


def test_a_folder_without_documents_is_no_dataset(tmp_path):
    """Nothing to read is a mistake of whoever named the folder."""
    with pytest.raises(ConfigError, match="no documents"):
        load_dataset(tmp_path)


def test_a_sample_is_the_same_for_the_same_seed(tmp_path):
    """The seed decides; a larger sample holds the smaller one; another seed draws others; order stays."""
    for number in range(30):
        put(tmp_path / f"{number:02}.jpg")
    dataset = load_dataset(tmp_path)

    few, more = dataset.sample(5, 7).unlabelled, dataset.sample(9, 7).unlabelled

    assert few == dataset.sample(5, 7).unlabelled
    assert set(few) < set(more)
    assert set(few) != set(dataset.sample(5, 8).unlabelled)
    assert sorted(more) == list(more)


def test_a_sample_draws_claims_too(tmp_path):
    """Documents and claims are drawn from one urn."""
    for number in range(10):
        put_claim(tmp_path / "claims" / str(number))
        put_truth(tmp_path / "tune" / f"{number}.jpg")

    drawn = load_dataset(tmp_path).sample(8, 1)

    assert 8 == drawn.population
    assert drawn.claims
    assert drawn.documents


def test_the_name_is_the_set_s_own(tmp_path):
    """dataset.toml names a set; without it the folder does."""
    put_truth(tmp_path / "named" / "a.jpg")
    put(tmp_path / "named" / "dataset.toml", b'name = "world, held"')

    assert "world, held" == load_dataset(tmp_path / "named").name
    assert tmp_path.name == load_dataset(tmp_path).name
