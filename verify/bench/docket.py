"""A dataset's claims judged in the order in which they were submitted, before one store: what was claimed earlier is known.

Documents are read in any order by any number of workers; a claim waits, its readings packed, until every claim before it was
judged. A claim whose truth presupposes claims that are not in the run (a sample leaves some out) is judged nevertheless, but
marked: that its decision is missed is no fault.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from time import perf_counter

from verify.bench.labelled import LabelledClaim
from verify.bench.results import judged_claim
from verify.bench.run import ClaimResult
from verify.codec import decode, encode
from verify.errors import VerifyError
from verify.judge.campaign_file import load_campaign
from verify.receipt import Reading
from verify.store.cases import Store

campaign_of = cache(load_campaign)


@dataclass(frozen=True, slots=True)
class Heard:
    """A claim whose documents were read, or could not be."""

    known: ClaimResult
    readings: tuple[bytes, ...] = ()
    """Packed: a claim may wait for many others."""


def pack(reading: Reading) -> bytes:
    """A reading as it waits for its turn."""
    return zlib.compress(encode(reading))


def in_order(claims: Iterable[LabelledClaim]) -> tuple[LabelledClaim, ...]:
    """The claims as they were submitted; of the same moment, in the order of their folders."""
    return tuple(sorted(claims, key=lambda one: (one.claim.submitted_at, one.folder)))


def lacks_earlier(labelled: LabelledClaim, ids: frozenset[str]) -> bool:
    """Whether the claim's decision presupposes claims that are not among `ids`."""
    answers = labelled.claim.answers
    presupposed = {*labelled.truth.earlier, *((answers.claim_id,) if answers else ())}
    return not presupposed <= ids


class Docket:
    """The claims of a run that wait for their turn."""

    def __init__(self, claims: Iterable[LabelledClaim], store: Store) -> None:
        """Judge `claims`, given in the order of their submission, before `store`."""
        self._claims = tuple(claims)
        self._store = store
        self._waiting: dict[int, Heard] = {}
        self._next = 0

    def hear(self, number: int, heard: Heard) -> Iterator[ClaimResult]:
        """The results of all claims whose turn has come now that the `number`-th is read."""
        self._waiting[number] = heard
        while self._next in self._waiting:
            yield self._judge(self._claims[self._next], self._waiting.pop(self._next))
            self._next += 1

    def _judge(self, labelled: LabelledClaim, heard: Heard) -> ClaimResult:
        if heard.known.failure is not None:
            return heard.known
        readings = tuple(decode(Reading, zlib.decompress(one)) for one in heard.readings)
        began = perf_counter()
        try:
            judged = self._store.judge(labelled.claim, readings, campaign_of(labelled.claim.campaign))
        except VerifyError as error:
            absent = heard.known.lacks_earlier and labelled.claim.answers is not None
            return heard.known if absent else replace(heard.known, failure=str(error))
        return judged_claim(heard.known, judged.verdict, labelled.truth, seconds=perf_counter() - began)
