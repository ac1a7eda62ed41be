"""CORD: Indonesian receipts, photographed, as its authors lay them out.

    image/receipt_00000.png
    json/receipt_00000.json    gt_parse (menu, sub_total, total), valid_line (words with quads), meta (image_size)

Park et al., *CORD: A Consolidated Receipt Dataset for Post-OCR Parsing*, NeurIPS Document Intelligence workshop, 2019. Names of
shops, dates and addresses are blurred in the pictures and have no labels. Rupiah have no cents in daily use: a comma or
a point before three digits parts thousands, before one or two digits cents.

>>> amount("Rp 28.000"), amount("28,000.00"), amount("@75,000"), amount("-5.000"), amount("FREE")
('28000', '28000.00', '75000', '-5000', None)
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from verify.bench.labelled import LabelledDocument
from verify.bench.plain import is_document
from verify.errors import ConfigError
from verify.truth import KnownPlace, Truth

PICTURES = "image"
LABELS = "json"

_HINT = "take the file anew from where the set is published"
_ITEM_AMOUNTS = {"price": "price", "unitprice": "unit_price", "cnt": "quantity"}
_TOTAL = "total.total_price"
_NUMBER = re.compile(r"-?\s*\d[\d.,]*")
_CENTS = re.compile(r"[.,](\d{1,2})$")


def find_cord(folder: Path) -> tuple[LabelledDocument, ...]:
    """Every receipt of the layout in `folder` and below; nothing where it is not this layout."""
    return tuple(
        LabelledDocument(path, _load(labels))
        for pictures in sorted(folder.rglob(PICTURES))
        for path in sorted(pictures.iterdir())
        if is_document(path) and (labels := pictures.parent / LABELS / f"{path.stem}.json").is_file()
    )


def _load(labels: Path) -> Truth:
    try:
        stated: Any = json.loads(labels.read_bytes())
        return truth_of(stated)
    except ValueError as error:
        raise ConfigError(f"{labels}: not JSON: {error}", hint=_HINT) from error
    except (AttributeError, KeyError, TypeError) as error:
        raise ConfigError(f"{labels}: not as CORD writes its labels: {error}", hint=_HINT) from error


def truth_of(stated: dict[str, Any]) -> Truth:
    """The truth that one label file states."""
    parsed = stated.get("gt_parse") or {}
    fields: dict[str, Any] = {
        "total": _first_amount((parsed.get("total") or {}).get("total_price")),
        "vat": _first_amount((parsed.get("sub_total") or {}).get("tax_price")),
        "items": list(_items(parsed.get("menu"))),
    }
    lines = [line for line in stated.get("valid_line") or () if line.get("words")]
    places = tuple(_places(lines, (stated.get("meta") or {}).get("image_size") or {}))
    return Truth(
        kind="receipt",
        fields={name: value for name, value in fields.items() if value},
        lines=tuple(" ".join(str(word["text"]) for word in line["words"]) for line in lines) if lines else None,
        places={"total": places} if places else None,
        capture="photo",
    )


def _items(menu: object) -> Iterator[dict[str, str]]:
    """The product lines; a menu of one line is written without a list."""
    for line in menu if isinstance(menu, list) else [menu]:
        if isinstance(line, dict) and isinstance(line.get("nm"), str):
            amounts = {ours: _first_amount(line.get(theirs)) for theirs, ours in _ITEM_AMOUNTS.items()}
            yield {"description": line["nm"]} | {name: value for name, value in amounts.items() if value}


def _first_amount(value: object) -> str | None:
    """The amount, where exactly one is labelled: of several none is *the* one."""
    return amount(value) if isinstance(value, str) else None


def _places(lines: Iterable[dict[str, Any]], size: dict[str, Any]) -> Iterator[KnownPlace]:
    """Where the total stands: its words, key words aside."""
    width, height = size.get("width"), size.get("height")
    if not width or not height:
        return
    for line in lines:
        if line.get("category") == _TOTAL:
            quads = [word["quad"] for word in line["words"] if not word.get("is_key")]
            for quad in quads:
                across = [min(max(quad[f"x{corner}"] / width, 0.0), 1.0) for corner in (1, 2, 3, 4)]
                down = [min(max(quad[f"y{corner}"] / height, 0.0), 1.0) for corner in (1, 2, 3, 4)]
                yield KnownPlace(0, (min(across), min(down), max(across), max(down)))


def amount(text: str) -> str | None:
    """The number in `text`, with a point before cents; None where there is none."""
    found = _NUMBER.search(text)
    if not found:
        return None
    number = found[0].replace(" ", "").rstrip(".,")
    cents = _CENTS.search(number)
    whole = number[: cents.start()] if cents else number
    plain = re.sub(r"[.,]", "", whole)
    return f"{plain}.{cents[1]}" if cents else plain
