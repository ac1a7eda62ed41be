"""Which date is the purchase, and which were ordered, delivered, due or printed.

Every reading of every date is proposed for the purchase, and ranked by its words and looks (``date_looks.py``), except where words say that
the day is another's: until when something is valid or to be paid, when goods arrive, the document that this one returns. A guarantee's
end is never told as the purchase, even where nothing else can be read.

An invoice bears its own date, an order's confirmation the order's; where no word names it so, it is the day that stands for the purchase.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from verify.extract.date_looks import Dated, is_on_slip, looks_of, measures_of
from verify.extract.printed_dates import PrintedDate, find_printed_dates
from verify.extract.ranking import Proposal, rank
from verify.extract.sheet import Sheet
from verify.receipt import Candidate, Field

ROLES = ("order_date", "invoice_date", "delivery_date", "due_date", "print_date", "payment_date")
"""Roles that are fields of their own."""
OTHERS = frozenset({"decoy_date", "due_date", "delivery_date", "other_document"})
"""Roles of days that cannot be the purchase."""
NO_INVOICES = frozenset({"quote", "delivery_note", "card_slip", "provisional_bill"})
"""Kinds of paper whose own day is no invoice's, though they may name one; a till's receipt may call itself an invoice."""
_GOVERNING = frozenset({"left", "wrapped"})
"""Places of a word that leave no doubt which date it means."""
_COLUMN = frozenset({"above", "head"})
"""Where a word stands directly over a date as its column's head."""


def find_dates(sheet: Sheet, *, country: str | None, kind: str | None = None) -> dict[str, Field[date]]:
    """The date fields by name: the purchase, and each role the words name; the paper's own day is what its `kind` makes it."""
    dated = Dated(sheet, find_printed_dates(sheet), country)
    proposals = [(one, _proposal(dated, one)) for one in dated.printed]
    own = [proposal for one, proposal in proposals if not is_anothers(one)]
    purchase = rank("purchase_date", own, finder="dates")
    found = {"purchase_date": Field(tuple(_where_shown(candidate, dated) for candidate in purchase.candidates))}
    for role in ROLES:
        found[role] = rank("role_date", _in_role(role, proposals), finder="dates")
    own_role = "order_date" if kind == "order_confirmation" else "invoice_date"
    if not found[own_role].candidates and (
        own_role == "order_date" or (kind not in NO_INVOICES and _is_invoice(sheet))
    ):
        found[own_role] = _own_day(found["purchase_date"], proposals, own_role)
    return found


def _where_shown(candidate: Candidate[date], dated: Dated) -> Candidate[date]:
    """The candidate with the ink first that one would show for it, and the text of that ink.

    The day may be printed again by a card terminal or at the head of a mail, with a time that helps to believe it; shown is the paper's own
    print: glyphs that need no mending, no slip around it, numerals rather than words; of several the likeliest.
    """
    places = [one for one in dated.printed if one.read.value == candidate.value and one.evidence in candidate.evidence]
    shown = min(
        places,
        key=lambda one: (
            one.doubt > 0 or one.read.repaired,
            is_on_slip(dated.sheet, one.row),
            one.read.order == "name",
            candidate.evidence.index(one.evidence),
        ),
    )
    rest = (ink for ink in candidate.evidence if ink != shown.evidence)
    return replace(candidate, text=shown.read.text, evidence=(shown.evidence, *rest))


def is_anothers(one: PrintedDate) -> bool:
    """Whether words say that this day is no purchase's."""
    roles = one.roles
    if "purchase_date" in roles or "invoice_date" in roles:
        return False
    right = "right" in roles.get("decoy_date", ()) and "left" not in {where for where, _ in one.marks}
    places = (set(roles.get(role, ())) for role in OTHERS)
    return right or any(_GOVERNING & found or found >= _COLUMN for found in places)


def _proposal(dated: Dated, one: PrintedDate) -> Proposal[date]:
    return Proposal(one.read.value, one.read.text, one.evidence, looks_of(dated, one), measures=measures_of(dated, one))


def _in_role(role: str, proposals: list[tuple[PrintedDate, Proposal[date]]]) -> Iterator[Proposal[date]]:
    """What words give the role, with where the nearest of them stands; what is valid until then is no other's day.

    A word of both ("senast") leaves the role to the others beside it.
    """
    for one, proposal in proposals:
        for where in one.roles.get(role, ())[:1]:
            if not any("decoy_date" in mark.roles and role not in mark.roles for _, mark in one.marks):
                yield Proposal(
                    proposal.value, proposal.text, proposal.evidence,
                    (*proposal.clues, f"is:{where}"), measures=proposal.measures,
                )  # fmt: skip


def _is_invoice(sheet: Sheet) -> bool:
    """Whether the first page announces an invoice's number or calls itself one."""
    return any(
        "invoice_number" in mark.roles
        for index, marks in sheet.marks_by_row.items()
        if sheet.rows[index].page == 0
        for mark in marks
    )


def _own_day(purchase: Field[date], proposals: list[tuple[PrintedDate, Proposal[date]]], role: str) -> Field[date]:
    """The purchase day as the paper's own in its `role`, unless every word beside it says that something else was then."""
    if purchase.best is None:
        return Field()
    others = set(ROLES) - {role}
    free = any(
        one.read.value == purchase.value and not others & one.roles.keys() and "sent_date" not in one.roles
        for one, _ in proposals
    )
    return Field(purchase.candidates) if free else Field()
