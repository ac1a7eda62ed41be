"""What has to hold of every truth, whoever made it: numbers, days, sums, places.

    PYTHONPATH=scripts .venv/bin/python -m world.check DIR

Forged papers break some of these on purpose: of them only what is no matter of content is checked.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from stdnum import ean
from stdnum.at import uid as austrian
from stdnum.au import abn
from stdnum.be import vat as belgian
from stdnum.ch import uid as swiss
from stdnum.de import stnr
from stdnum.de import vat as german
from stdnum.dk import cvr
from stdnum.es import nif
from stdnum.fi import ytunnus
from stdnum.fr import siren, siret, tva
from stdnum.gb import vat as british
from stdnum.ie import vat as irish
from stdnum.it import iva
from stdnum.nl import btw
from stdnum.no import orgnr as norwegian
from stdnum.ro import cui
from stdnum.se import orgnr as swedish

from verify.contract import parse_truth

NUMBERS = {
    "RO": cui, "NO": norwegian, "FI": ytunnus, "SE": swedish, "DK": cvr, "DE": german, "FR": tva, "IT": iva, "ES": nif,
    "NL": btw, "GB": british, "IE": irish, "AT": austrian, "BE": belgian, "CH": swiss, "AU": abn,
}  # fmt: skip
"""Whose check digits a seller's number must pass."""
WRITTEN_AROUND = {"NO": ("NO", "MVA"), "SE": ("SE", "01"), "FI": ("FI", ""), "CH": ("", "MWST")}
"""What a VAT ID adds to the business number (European Commission, "VAT identification number structure"; Skatteetaten)."""
BARE = {"FR": (siren, siret), "DE": (stnr,), "NL": (), "GB": ()}
"""Numbers that stand for a VAT ID where they are printed alone; Dutch and British company numbers have no check digit."""
HIGHEST_VAT = Decimal(25)
"""Per cent, of the world's countries in 2018 and 2019."""
IN_ORDER = ("order_date", "purchase_date", "due_date")
"""Nobody is invoiced before ordering, or has to pay before the invoice."""


def problems(truth: dict[str, Any]) -> Iterator[str]:
    """What is inconsistent in ``truth/1``, a line each; nothing where all holds."""
    parse_truth(json.dumps(truth).encode())
    yield from _places(truth)
    if truth.get("tampered"):
        return
    yield from _numbers(truth)
    yield from _days(truth["fields"])
    yield from _sums(truth["fields"])


def _places(truth: dict[str, Any]) -> Iterator[str]:
    places = truth.get("places", {})
    for role, several in places.items():
        for place in several:
            left, top, right, bottom = place["box"]
            if not (0 <= left < right <= 1 and 0 <= top < bottom <= 1):
                yield f"{role}: no box on a page: {place['box']}"
    roles = {"items", "registration_id", "legal_name", "retailer"}
    unseen = set(truth["fields"]) - roles - set(places) - set(truth.get("unreadable_fields", ()))
    yield from (f"{role}: a value without a place, and not unreadable" for role in sorted(unseen))


def _numbers(truth: dict[str, Any]) -> Iterator[str]:
    fields, country = truth["fields"], truth.get("country", "")
    if "vat_id" in fields and not _is_possible(country, fields["vat_id"]):
        yield f"vat_id: {fields['vat_id']} fails its check digits"
    gtins = [fields.get("gtin"), *(item.get("gtin") for item in fields.get("items", ()))]
    yield from (f"gtin: {code} fails its check digit" for code in gtins if code and not ean.is_valid(code))


def _is_possible(country: str, vat_id: str) -> bool:
    """Whether the seller's number is one that its country, or the one whose prefix it bears, could have given."""
    given_by = vat_id[:2] if vat_id[:2] in NUMBERS else country
    modules = (NUMBERS[given_by],) if vat_id.startswith(given_by) else BARE.get(given_by, (NUMBERS[given_by],))
    return not modules or any(module.is_valid(_business_number(given_by, vat_id)) for module in modules)


def _business_number(country: str, vat_id: str) -> str:
    before, after = WRITTEN_AROUND.get(country, ("", ""))
    bare = "".join(glyph for glyph in vat_id if glyph.isalnum()).upper()
    return bare.removeprefix(before).removesuffix(after) if bare.startswith(before) else bare


def _days(fields: dict[str, Any]) -> Iterator[str]:
    days = [fields[name] for name in IN_ORDER if name in fields]
    if sorted(days) != days:
        yield f"days out of order: {', '.join(days)}"


def _sums(fields: dict[str, Any]) -> Iterator[str]:
    if "vat" not in fields or "total" not in fields:
        return
    vat, total = abs(Decimal(fields["vat"])), abs(Decimal(fields["total"]))
    if vat > total * HIGHEST_VAT / (100 + HIGHEST_VAT) + 1:  # a coin of cash rounding
        yield f"vat: {vat} of {total} is more than any rate"


def main() -> int:
    """Prints what is inconsistent below the folder; 1 where anything is."""
    truths = sorted(Path(sys.argv[1]).rglob("*.truth.json"))
    found = 0
    for path in truths:
        for problem in problems(json.loads(path.read_bytes())):
            print(f"{path}: {problem}")
            found += 1
    print(f"{len(truths)} truths, {found} inconsistencies")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
