"""SROIE: receipts of the ICDAR 2019 challenge, as the organisers and the usual copies lay them out.

    img/X510.jpg      the scan
    box/X510.txt      a text line each: x1,y1,x2,y2,x3,y3,x4,y4,transcript (copies call it .csv)
    entities/X510.txt JSON of company, date, address, total (copies call it key/X510.json)

Huang et al., *ICDAR2019 Competition on Scanned Receipt OCR and Information Extraction*. The receipts are Malaysian and English;
days stand before months in their dates, but where no month has that number. What is labelled is what is printed: `texts` hold it
verbatim, `fields` the value where it can be told (a date in a form that is not known here has a text only). Boxes are pixels of
pictures whose size is not stated, so no places are taken over.

>>> iso_date("25/12/2018"), iso_date("30 MAR 2018"), iso_date("2018-06-18"), iso_date("no date")
('2018-12-25', '2018-03-30', '2018-06-18', None)
>>> transcript("10,20,90,20,90,40,10,40,TOTAL, RM 9.00")
'TOTAL, RM 9.00'
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from verify.bench.labelled import LabelledDocument
from verify.bench.plain import is_document
from verify.errors import ConfigError
from verify.truth import Truth

PICTURES = "img"
BOXES = "box"
ENTITIES = ("entities", "key")
TEXT_SUFFIXES = (".txt", ".json", ".csv")

FIELDS = {"company": "retailer", "date": "purchase_date", "address": "address", "total": "total"}

_CORNERS = re.compile(r"\s*(?:-?\d+(?:\.\d+)?\s*,\s*){8}")
_DATE_FORMS = (
    "%d/%m/%Y", "%d/%m/%y", "%d-%m-%Y", "%d-%m-%y", "%d.%m.%Y", "%d.%m.%y", "%Y-%m-%d", "%Y/%m/%d", "%Y%m%d",
    "%d %b %Y", "%d %B %Y", "%d %b %y", "%d-%b-%Y", "%d-%b-%y", "%d/%b/%Y", "%d%b%Y", "%b %d %Y", "%B %d %Y",
    "%m/%d/%Y", "%m/%d/%y",
)  # fmt: skip
_AMOUNT = re.compile(r"-?\d[\d,]*(?:\.\d+)?")


def find_sroie(folder: Path) -> tuple[LabelledDocument, ...]:
    """Every receipt of the layout in `folder` and below; nothing where it is not this layout."""
    return tuple(
        LabelledDocument(path, _truth_of(path))
        for pictures in sorted(folder.rglob(PICTURES))
        if any((pictures.parent / name).is_dir() for name in (BOXES, *ENTITIES))
        for path in sorted(pictures.iterdir())
        if is_document(path)
    )


def _truth_of(picture: Path) -> Truth:
    texts = dict(_entities(picture))
    values = {name: _value(name, text) for name, text in texts.items()}
    lines = _beside(picture, BOXES)
    return Truth(
        kind="receipt",
        language="en",
        fields={name: value for name, value in values.items() if value is not None},
        texts=texts,
        lines=tuple(transcript(line) for line in lines.splitlines() if line.strip()) if lines is not None else None,
        capture="scan",
    )


def _entities(picture: Path) -> Iterator[tuple[str, str]]:
    """(field, text as printed) of each labelled value."""
    text = next((found for name in ENTITIES if (found := _beside(picture, name)) is not None), "{}")
    try:
        stated: Any = json.loads(text)
    except ValueError as error:
        raise ConfigError(
            f"{picture}: its entities are no JSON: {error}", hint="they hold company, date, address, total"
        ) from error
    for theirs, ours in FIELDS.items():
        value = stated.get(theirs) if isinstance(stated, dict) else None
        if isinstance(value, str) and value.strip():
            yield ours, value.strip()


def _beside(picture: Path, name: str) -> str | None:
    """The text of the file about `picture` in the folder `name`; None where there is none."""
    for suffix in TEXT_SUFFIXES:
        path = picture.parent.parent / name / f"{picture.stem}{suffix}"
        if path.is_file():
            data = path.read_bytes()
            try:
                return data.decode("utf-8-sig")
            except UnicodeDecodeError:
                return data.decode("latin-1")  # as some of the published files are
    return None


def _value(name: str, text: str) -> str | None:
    if name == "purchase_date":
        return iso_date(text)
    if name == "total":
        found = _AMOUNT.search(text)
        return found[0].replace(",", "") if found else None
    return text


def iso_date(text: str) -> str | None:
    """The date that `text` is, days before months where that can be; None where its form is not known."""
    plain = " ".join(text.replace(",", " ").split())
    for form in _DATE_FORMS:
        try:
            return datetime.strptime(plain, form).date().isoformat()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def transcript(line: str) -> str:
    """What stands behind the eight numbers of a text line's corners, commas and all."""
    return _CORNERS.sub("", line, count=1).strip()
