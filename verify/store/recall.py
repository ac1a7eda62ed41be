"""What a claim is judged in the light of: the claim that it completes, and every earlier use of what it shows.

A claim that answers an earlier one is the same claim: it takes over the documents that were not replaced, with their readings,
and counts from its first submission. A claim handed in again never meets itself.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from verify.claim import Case, ClaimForm, EarlierUse, Request
from verify.errors import ClaimError
from verify.judge.campaign import Campaign
from verify.judge.zones import zone_of_days
from verify.store.earlier import Met, marks_met, shared_with
from verify.store.marks import Mark
from verify.store.shelf import Card, Shelf, State
from verify.store.units import Claimed, may_be_same_unit
from verify.verdict import Decision, Verdict

_DECIDED = frozenset({Decision.ACCEPT.value, Decision.REJECT.value})
_OF_ONE_PURCHASE = frozenset({"receipt", "file", "picture"})
"""What two claims for different pieces may rightly share."""
_DECIMALS = 4


def answered_by(shelf: Shelf, claim: ClaimForm) -> Card | None:
    """The kept claim that this one completes, or None; ClaimError where it names one that is not known in this campaign."""
    if claim.answers is None:
        return None
    card = shelf.card_of(claim.answers.claim_id)
    if card is None or card.campaign != shelf.campaign:
        hint = "name the claim that was asked for more, of the same campaign and in the same store"
        raise ClaimError(f"{claim.id}: answers {claim.answers.claim_id}, which is not known here", hint=hint)
    return card


def complete(shelf: Shelf, case: Case, answered: Card) -> Case:
    """The case with the documents that its claim leaves as they were, and what had been asked for."""
    form, readings = shelf.claim_of(answered)
    replaces = case.claim.answers.replaces if case.claim.answers else ()
    _refuse_misfits(case, replaces, len(form.documents))
    documents, kept = list(form.documents), list(readings)
    for place, document, reading in zip(replaces, case.claim.documents, case.readings, strict=False):
        documents[place], kept[place] = document, reading
    added = len(replaces)
    claim = replace(case.claim, documents=(*documents, *case.claim.documents[added:]))
    verdict, first = shelf.verdicts_of(answered.id)[-1], shelf.cards([answered.root])[answered.root]
    request = _request_of(verdict, claim, first.submitted_at)
    return replace(case, claim=claim, readings=(*kept, *case.readings[added:]), request=request)


@dataclass(frozen=True, slots=True)
class Looking:
    """A case that looks back at the other claims of its campaign."""

    shelf: Shelf
    case: Case
    campaign: Campaign
    mine: Claimed

    def uses(self, marks: tuple[Mark, ...], *, own: int | None) -> tuple[EarlierUse, ...]:
        """What others share with the case, by its `marks`, the most certain first; `own` is the root of its claim, if kept."""
        met = tuple(marks_met(self.shelf.connection, self.shelf.vault, self.campaign.id, marks))
        cards = self.shelf.cards(one.claim for one in met)
        chains: dict[int, dict[Card, list[Met]]] = defaultdict(lambda: defaultdict(list))
        for one in met:
            card = cards[one.claim]
            if card.root != own:
                chains[card.root][card].append(one)
        firsts, states = self.shelf.cards(chains), self.shelf.states(chains)
        found = [use for root, chain in chains.items() for use in self._uses_of(firsts[root], states[root], chain)]
        return tuple(sorted(found, key=lambda one: (-one.certainty, one.submitted_at, one.claim_id, one.what)))

    def _uses_of(self, first: Card, state: State, chain: dict[Card, list[Met]]) -> Iterator[EarlierUse]:
        """What one other claim shares, whichever of its submissions shows it."""
        decided = self._decided(state)
        found: dict[str, EarlierUse] = {}
        for card, met in sorted(chain.items(), key=lambda one: one[0].number):
            theirs = self.shelf.units_of(card)
            shared, same_person = shared_with(met, self.mine, theirs)
            same_unit = may_be_same_unit(self.mine, theirs)
            for one in shared:
                use = EarlierUse(
                    first.id,
                    one.what,
                    round(one.certainty, _DECIMALS),
                    decided=decided,
                    same_person=same_person,
                    submitted_at=first.submitted_at,
                    same_unit=same_unit or one.what not in _OF_ONE_PURCHASE,
                    amount=state.amount if decided == Decision.ACCEPT.value else None,
                )
                found[one.what] = max(found.get(one.what, use), use, key=lambda one: one.certainty)
        yield from found.values()

    def _decided(self, state: State) -> str | None:
        """What became of the other claim by the moment of this one; None while a person or the claimant has to act."""
        if state.decision in _DECIDED:
            return state.decision
        rejects = any(one.kind == "answer-deadline" and one.consequence == "reject" for one in self.campaign.clauses)
        today = self.case.judged_at.astimezone(zone_of_days(self.case, self.campaign)).date()
        return "void" if rejects and state.answer_by is not None and today > state.answer_by else None


def _refuse_misfits(case: Case, replaces: tuple[int, ...], documents: int) -> None:
    """Nothing; ClaimError where `replaces` does not fit the documents of either claim."""
    fits = all(0 <= place < documents for place in replaces) and len(set(replaces)) == len(replaces)
    if not fits or len(replaces) > len(case.claim.documents):
        hint = f"the answered claim has {documents} documents, counted from 0; each one replaced needs a new one"
        raise ClaimError(f"{case.claim.id}: answers.replaces does not fit the documents", hint=hint)


def _request_of(verdict: Verdict, claim: ClaimForm, first: dt.datetime) -> Request | None:
    """What the claimant was asked for; None where the last answer asked for nothing."""
    if verdict.decision is not Decision.RESUBMIT:
        return None
    asking = [one for one in verdict.findings if one.asks]
    asked = sorted({ask.document for one in asking for ask in one.asks if ask.document is not None})
    clauses = tuple(dict.fromkeys(one.clause for one in asking))
    return Request(clauses, tuple(claim.documents[index].path for index in asked), verdict.judged_at, first)
