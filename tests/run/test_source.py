"""What a batch is given becomes entries, malformed claims included."""

import json

import pytest

from verify.claim import ClaimForm
from verify.errors import ClaimError
from verify.run.source import load_entries, refuse_repeated

CLAIM = {
    "schema": "claim/1", "id": "C-1", "campaign": "test", "submitted_at": "2019-02-20T10:15:00+02:00",
    "claimant": {"is_adult": True, "address": {"country": "FI"}}, "purchase": {"date": "2019-02-01"},
    "products": [{"name": "Surface Pro 6", "quantity": 2}], "documents": [{"path": "receipt.jpg", "kind": "receipt"}],
}  # fmt: skip


def a_line(claim_id):
    """CLAIM under another id, as one line."""
    return json.dumps({**CLAIM, "id": claim_id}) + "\n"


def claims(entries):
    """(place, id, whether it is a claim) of each entry."""
    return [(entry.place, entry.claim_id, isinstance(entry.claim, ClaimForm)) for entry in entries]


def test_lines(tmp_path):
    """One claim a line, blank lines skipped; a line that is no claim keeps its place and the id it states."""
    source = tmp_path / "claims.jsonl"
    source.write_text(
        "\ufeff" + a_line("C-1") + "\n" + '{"id": "C-2"}\n' + "nonsense\n" + a_line("C-3").strip(), "utf-8"
    )
    assert [
        ("claims.jsonl:1", "C-1", True),
        ("claims.jsonl:3", "C-2", False),
        ("claims.jsonl:4", None, False),
        ("claims.jsonl:5", "C-3", True),
    ] == claims(load_entries(source))


def test_refusal_names_file_and_line(tmp_path):
    """What is wrong with a line begins with the file and the line."""
    source = tmp_path / "claims.jsonl"
    source.write_text('{"schema": "claim/1", "colour": "red"}\n')
    (entry,) = load_entries(source)
    assert isinstance(entry.claim, ClaimError)
    assert entry.claim.message.startswith("claims.jsonl:1: ")


def test_folders(tmp_path):
    """A folder of claim folders is read in the order of their paths; documents lie in the claim's folder."""
    for name in ("b", "a", "empty", "deep/c"):
        (tmp_path / name).mkdir(parents=True)
        if name != "empty":
            (tmp_path / name / "claim.json").write_text(a_line(name))
    entries = list(load_entries(tmp_path))
    assert ["a/claim.json", "b/claim.json", "deep/c/claim.json"] == [entry.place for entry in entries]
    assert ["a", "b", "deep/c"] == [entry.claim_id for entry in entries]
    assert tmp_path / "a" == entries[0].folder


def test_one_claim(tmp_path):
    """A claim's own file is a batch of one, however it is spaced."""
    source = tmp_path / "claim.json"
    source.write_text(json.dumps(CLAIM, indent=2))
    assert [("claim.json", "C-1", True)] == claims(load_entries(source))


def test_claim_that_cannot_be_read(tmp_path):
    """A claim's file that cannot be read is an entry too."""
    (tmp_path / "a" / "claim.json").mkdir(parents=True)
    (entry,) = load_entries(tmp_path)
    assert "a/claim.json: is a directory" == entry.claim.message


def test_empty_folder(tmp_path):
    """A folder without claims is refused: an empty batch proves nothing."""
    with pytest.raises(ClaimError, match="no claims"):
        list(load_entries(tmp_path))


@pytest.mark.parametrize("mark", [",", ";"])
def test_table_says_the_same(tmp_path, mark):
    """A table of dotted names says what the same claim says as JSON, with either delimiter; blank cells are absent."""
    source = tmp_path / "claims.csv"
    names = ["id", "campaign", "submitted_at", "claimant.is_adult", "claimant.address.country", "purchase.date", "products.0.name", "products.0.quantity", "documents.0.path", "documents.0.kind", "documents.1.path"]  # fmt: skip
    cells = ["C-1", "test", "2019-02-20T10:15:00+02:00", "TRUE", "FI", "2019-02-01", "Surface Pro 6", "2", "receipt.jpg", "receipt", ""]  # fmt: skip
    source.write_text("\ufeff" + mark.join(names) + "\r\n" + mark.join(cells) + "\r\n", "utf-8")
    lines = tmp_path / "claims.jsonl"
    lines.write_text(json.dumps(CLAIM))
    assert [entry.claim for entry in load_entries(lines)] == [entry.claim for entry in load_entries(source)]


@pytest.mark.parametrize(
    ("header", "row", "message"),
    [
        ("id,nickname", "C-1,A", "claims.csv:2: nickname: unknown key"),
        ("id,products.x.name", "C-1,A", "claims.csv:2: products: not a list"),
        ("id,claimant.is_adult", "C-1,perhaps", "claims.csv:2: claimant.is_adult: not true or false"),
        ("id,campaign", "C-1,test,more", "claims.csv:2: more cells than the header has"),
        ("id,submitted_at", "C-1,yesterday", "claims.csv:2: submitted_at: not a moment"),
    ],
)
def test_rows_that_are_no_claims(tmp_path, header, row, message):
    """A row that is no claim says where and why, and costs no other row."""
    source = tmp_path / "claims.csv"
    source.write_text(f"{header}\n{row}\n")
    (entry,) = load_entries(source)
    assert message == entry.claim.message


@pytest.mark.parametrize("text", ["", "claim,campaign\n", "id,id\n", b"id,\xff\n", 'id,campaign\n"C-1,test'])
def test_no_table(tmp_path, text):
    """What is no table of claims is refused as a whole."""
    source = tmp_path / "claims.csv"
    source.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ClaimError):
        list(load_entries(source))


def test_repeated_id(tmp_path):
    """One claim has one line: an id that stood before is refused, whether or not the first was a claim."""
    source = tmp_path / "claims.jsonl"
    source.write_text(a_line("C-1") + '{"id": "C-2"}\n' + a_line("C-2") + a_line("C-1"))
    assert [True, False, False, False] == [found for _, _, found in claims(refuse_repeated(load_entries(source)))]
