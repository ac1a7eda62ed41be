"""What a batch is given: claims as lines of JSON, as folders, as a table, or one alone.

    claims.jsonl          one claim a line
    FOLDER                */claim.json at any depth, in the order of the paths
    claims.csv            a header of dotted names: claimant.name, products.0.model, documents.0.path
    claim.json            one claim

Paths of documents are relative to the file that names them. What is no claim becomes an entry too: every claim of a
batch gets its line, whatever happens to it.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from verify.claim import ClaimForm
from verify.contract import parse_claim
from verify.errors import ClaimError

CLAIM_FILE = "claim.json"

_BOOLEANS = {"true": True, "false": False}
_BOOLEAN_KEYS = frozenset({"is_adult", "employee"})
"""Keys of a claim that hold true or false: a table's cells are text."""
_NUMBER_LISTS = ("answers.replaces.",)
"""Lists of a claim that hold whole numbers."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim of a batch, or what was sent in its place."""

    place: str
    """Where it stands: ``claims.jsonl:3``."""
    folder: Path
    """What its documents' paths are relative to."""
    claim: ClaimForm | ClaimError
    claim_id: str | None
    """As stated, also in what is no claim; None where nothing can be made out."""


def load_entries(source: Path) -> Iterator[Entry]:
    """The entries of `source` in their order, read as they are asked for; ClaimError where it holds no claims at all."""
    if source.is_dir():
        return _from_folders(source)
    if source.suffix.lower() == ".csv":
        return _from_table(source)
    if source.suffix.lower() == ".json":
        return iter((_from_file(source, source.name),))
    return _from_lines(source)


def _from_folders(source: Path) -> Iterator[Entry]:
    claims = sorted(source.rglob(f"*/{CLAIM_FILE}"))
    if not claims:
        raise ClaimError(f"{source}: no claims", hint=f"a folder of claims holds one folder a claim, with {CLAIM_FILE}")
    return (_from_file(path, str(path.relative_to(source))) for path in claims)


def _from_file(path: Path, place: str) -> Entry:
    try:
        return _entry(place, path.parent, path.read_bytes())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return Entry(place, path.parent, ClaimError(f"{place}: {reason}", hint="look at its permissions"), None)


def _from_lines(source: Path) -> Iterator[Entry]:
    with source.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                yield _entry(f"{source.name}:{number}", source.parent, line.removeprefix(b"\xef\xbb\xbf"))


def _from_table(source: Path) -> Iterator[Entry]:
    """One claim a row; a comma or, as spreadsheets of half Europe write it, a semicolon between cells."""
    try:
        with source.open(encoding="utf-8-sig", newline="") as file:
            header = file.readline()
            delimiter = ";" if header.count(";") > header.count(",") else ","
            names = next(csv.reader([header], delimiter=delimiter, strict=True), [])
            _refuse_header(source.name, names)
            rows = csv.reader(file, delimiter=delimiter, strict=True)
            for row in rows:
                if any(cell.strip() for cell in row):
                    yield _from_row(f"{source.name}:{rows.line_num + 1}", source.parent, names, row)
    except (csv.Error, UnicodeDecodeError) as error:
        raise ClaimError(f"{source.name}: not a table: {error}", hint="save it as CSV in UTF-8") from error


def _refuse_header(name: str, names: list[str]) -> None:
    """Nothing; ClaimError where the first line is no header of dotted names."""
    if "id" not in names:
        raise ClaimError(
            f"{name}: no column `id`", hint="the first line names the columns: id,campaign,claimant.name,…"
        )
    if len(set(names)) != len(names):
        raise ClaimError(f"{name}: a column stands twice", hint="each dotted name once")


def _from_row(place: str, folder: Path, names: list[str], row: list[str]) -> Entry:
    if len(row) > len(names):
        return Entry(place, folder, ClaimError(f"{place}: more cells than the header has"), None)
    cells = {name: cell.strip() for name, cell in zip(names, row, strict=False) if cell.strip()}
    return _entry(place, folder, json.dumps(nest(cells)).encode())


def nest(cells: dict[str, str]) -> dict[str, Any]:
    """The claim that dotted names spell; whole numbers between points are places in a list.

    >>> nest({"id": "C-1", "products.0.model": "ILCE-7M3", "claimant.is_adult": "true"})["products"]
    [{'model': 'ILCE-7M3'}]
    """
    tree: dict[str, Any] = {"schema": "claim/1", "claimant": {}, "purchase": {}, "products": {}, "documents": {}}
    for name, cell in cells.items():
        *path, last = name.split(".")
        inner = tree
        for step in path:
            following = inner.setdefault(step, {})
            inner = following if isinstance(following, dict) else {}
        inner[last] = _cell(name, cell)
    tree["products"], tree["documents"] = _listed(tree["products"]), _listed(tree["documents"])
    if isinstance(answers := tree.get("answers"), dict) and "replaces" in answers:
        answers["replaces"] = _listed(answers["replaces"])
    return tree


def _cell(name: str, cell: str) -> str | bool | int:
    """The cell's value: text, unless its column holds something else."""
    if name.rpartition(".")[2] in _BOOLEAN_KEYS:
        return _BOOLEANS.get(cell.lower(), cell)
    return int(cell) if name.startswith(_NUMBER_LISTS) and cell.isdecimal() else cell


def _listed(numbered: object) -> object:
    """Values in the order of their numbers; anything else as it is, for the parser to refuse."""
    if not isinstance(numbered, dict) or not all(key.isdecimal() for key in numbered):
        return numbered
    return [numbered[key] for key in sorted(numbered, key=int)]


def _entry(place: str, folder: Path, data: bytes) -> Entry:
    try:
        claim = parse_claim(data)
    except ClaimError as error:
        refused = ClaimError(f"{place}: {error.message}", hint=error.hint)
        return Entry(place, folder, refused, _stated_id(data))
    return Entry(place, folder, claim, claim.id)


def _stated_id(data: bytes) -> str | None:
    """The id in what is no claim, so that its sender finds the line again."""
    try:
        plain = json.loads(data)
    except (ValueError, RecursionError):
        return None
    stated = plain.get("id") if isinstance(plain, dict) else None
    return stated if isinstance(stated, str) else None


def refuse_repeated(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries, an id that stood before made a ClaimError: one claim has one line."""
    seen: set[str] = set()
    for entry in entries:
        if isinstance(entry.claim, ClaimForm) and entry.claim.id in seen:
            twice = ClaimError(f"{entry.place}: id: {entry.claim.id} stood before", hint="give each claim its own id")
            yield Entry(entry.place, entry.folder, twice, entry.claim_id)
        else:
            yield entry
        seen.add(entry.claim_id or "")
