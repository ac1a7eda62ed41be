"""Rows in and out: claims, readings, verdicts and marks of one campaign, sealed on the way in and opened on the way out.

Nothing is ever overwritten or decided here.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, CursorResult, Row, insert, select

from verify.claim import ClaimForm
from verify.codec import decode, encode
from verify.receipt import Money, Reading
from verify.store.marks import THOUSAND, Mark
from verify.store.schema import CLAIMS, DOCUMENTS, MARKS, READINGS, VERDICTS
from verify.store.units import Claimed
from verify.store.vault import Vault
from verify.verdict import Verdict

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND = dt.timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Card:
    """Where a claim stands in the store."""

    number: int
    id: str
    campaign: str
    root: int
    """Number of the first submission of the same claim; its own where it completes none."""
    submitted_at: dt.datetime
    content: bytes
    """Keyed hash of the form and the files as they were handed in."""


@dataclass(frozen=True, slots=True)
class State:
    """What became of a claim so far."""

    decision: str
    answer_by: dt.date | None
    amount: Money | None


@dataclass(frozen=True, slots=True)
class Shelf:
    """The store as one transaction sees it."""

    connection: Connection
    vault: Vault
    campaign: str

    def card_of(self, claim_id: str) -> Card | None:
        """The claim of this id, of whichever campaign; None where none is kept."""
        return next(iter(self._cards(CLAIMS.c.id == claim_id)), None)

    def cards(self, numbers: Iterable[int]) -> Mapping[int, Card]:
        """The claims with these numbers."""
        return {card.number: card for card in self._cards(CLAIMS.c.number.in_(set(numbers)))}

    def states(self, roots: Iterable[int]) -> Mapping[int, State]:
        """How each of these claims stands: by the newest verdict on what completed it last, else on itself."""
        columns = (CLAIMS.c.root, VERDICTS.c.decision, VERDICTS.c.answer_by, VERDICTS.c.amount, VERDICTS.c.currency)
        rows = self.connection.execute(
            select(*columns)
            .join(CLAIMS, CLAIMS.c.number == VERDICTS.c.claim)
            .where(CLAIMS.c.root.in_(set(roots)))
            .order_by(CLAIMS.c.number, VERDICTS.c.number)
        )
        return {row.root: _state_of(row) for row in rows}  # of one root the last row stays

    def verdicts_of(self, claim_id: str) -> tuple[Verdict, ...]:
        """Every verdict on one submission, the oldest first."""
        rows = self.connection.execute(
            select(VERDICTS.c.verdict)
            .join(CLAIMS, CLAIMS.c.number == VERDICTS.c.claim)
            .where(CLAIMS.c.id == claim_id)
            .order_by(VERDICTS.c.number)
        )
        return tuple(self._verdict(row.verdict, claim_id) for row in rows)

    def claim_of(self, card: Card) -> tuple[ClaimForm, tuple[Reading, ...]]:
        """A kept claim with all its documents, and their readings."""
        sealed = self.connection.execute(select(CLAIMS.c.form).where(CLAIMS.c.number == card.number)).scalar_one()
        rows = self.connection.execute(
            select(READINGS.c.data, READINGS.c.sha256)
            .join(DOCUMENTS, DOCUMENTS.c.reading == READINGS.c.number)
            .where(DOCUMENTS.c.claim == card.number)
            .order_by(DOCUMENTS.c.position)
        )
        opened = (self.vault.open(row.data, place=f"reading {row.sha256}") for row in rows)
        readings = tuple(decode(Reading, zlib.decompress(one)) for one in opened)
        return decode(ClaimForm, self.vault.open(sealed, place=f"claim {card.id}")), readings

    def units_of(self, card: Card) -> Claimed:
        """What the claim asked money for."""
        sealed = self.connection.execute(select(CLAIMS.c.units).where(CLAIMS.c.number == card.number)).scalar_one()
        return decode(Claimed, self.vault.open(sealed, place=f"units {card.id}"))

    def content_of(self, claim: ClaimForm, readings: Iterable[Reading]) -> bytes:
        """By what the same claim is known when it is handed in again."""
        files = "".join(one.document.digest for one in readings)
        return self.vault.mark(self.campaign, "content", encode(claim).decode() + files)

    def add_claim(
        self, claim: ClaimForm, readings: Sequence[Reading], *, units: Claimed, content: bytes, root: int | None
    ) -> int:
        """The number of the claim, kept with its documents and what it is for; its own root where `root` is None."""
        added = self.connection.execute(
            insert(CLAIMS).values(
                id=claim.id,
                campaign=self.campaign,
                root=root or 0,
                submitted_us=(claim.submitted_at - _EPOCH) // _MICROSECOND,
                content=content,
                form=self.vault.seal(encode(claim), place=f"claim {claim.id}"),
                units=self.vault.seal(encode(units), place=f"units {claim.id}"),
            )
        )
        number = _number_of(added)
        if root is None:
            self.connection.execute(CLAIMS.update().where(CLAIMS.c.number == number).values(root=number))
        rows = [
            {"claim": number, "position": position, "reading": self._add_reading(one)}
            for position, one in enumerate(readings)
        ]
        if rows:
            self.connection.execute(insert(DOCUMENTS), rows)
        return number

    def add_marks(self, number: int, marks: Iterable[Mark]) -> None:
        """Keep by what the claim can be met again."""
        keyed = {
            (self.vault.mark(self.campaign, one.what, one.value), one.document): round(one.strength * THOUSAND)
            for one in marks
        }
        rows = [
            {"mark": mark, "claim": number, "document": document, "strength": strength}
            for (mark, document), strength in keyed.items()
        ]
        if rows:
            self.connection.execute(insert(MARKS), rows)

    def add_verdict(self, number: int, verdict: Verdict) -> None:
        """Keep one more verdict on the claim."""
        sealed = self.vault.seal(encode(verdict), place=f"verdict {verdict.claim_id}")
        amount, answer_by = verdict.amount, verdict.deadlines.answer_by
        self.connection.execute(
            insert(VERDICTS).values(
                claim=number,
                judged_us=(verdict.judged_at - _EPOCH) // _MICROSECOND,
                decision=verdict.decision.value,
                answer_by=answer_by.isoformat() if answer_by else None,
                amount=str(amount.amount) if amount else None,
                currency=amount.currency if amount else None,
                verdict=sealed,
            )
        )

    def _cards(self, which: object) -> list[Card]:
        columns = (
            CLAIMS.c.number, CLAIMS.c.id, CLAIMS.c.campaign, CLAIMS.c.root, CLAIMS.c.submitted_us, CLAIMS.c.content
        )  # fmt: skip
        rows = self.connection.execute(select(*columns).where(which))  # type: ignore[arg-type]
        return [Card(*row[:4], _EPOCH + row.submitted_us * _MICROSECOND, bytes(row.content)) for row in rows]

    def _verdict(self, sealed: bytes, claim_id: str) -> Verdict:
        return decode(Verdict, self.vault.open(sealed, place=f"verdict {claim_id}"))

    def _add_reading(self, one: Reading) -> int:
        """The number of this reading, kept once however often the same file is read alike."""
        plain = encode(replace(one, seconds=()))
        digest, sha256 = hashlib.sha256(plain).digest(), one.document.digest
        known = self.connection.execute(
            select(READINGS.c.number).where(READINGS.c.sha256 == sha256, READINGS.c.digest == digest)
        ).scalar_one_or_none()
        if known is not None:
            return int(known)
        data = self.vault.seal(zlib.compress(plain), place=f"reading {sha256}")
        added = self.connection.execute(insert(READINGS).values(sha256=sha256, digest=digest, data=data))
        return _number_of(added)


def _number_of(added: CursorResult[Any]) -> int:
    """The number that the database gave a row."""
    key = added.inserted_primary_key
    assert key is not None
    return int(key[0])


def _state_of(row: Row[*tuple[Any, ...]]) -> State:
    answer_by = dt.date.fromisoformat(row.answer_by) if row.answer_by else None
    return State(row.decision, answer_by, Money(Decimal(row.amount), row.currency) if row.amount else None)
