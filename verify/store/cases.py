"""Claims kept and judged one after the other: who came first is a matter of law.

`judge` is the only door. In one transaction that alone may write it looks up what was claimed before, judges, and keeps claim,
readings, verdict and marks: a limit of three holds whoever else judges at the same moment, and a claim is kept with its verdict
or not at all. A claim handed in again with the same form and files is judged again, and has two verdicts, of which the newest
counts; another claim under a known id is refused.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from sqlalchemy import Engine

from verify.claim import Case, ClaimForm
from verify.errors import ClaimError
from verify.extract.assemble import join_parts
from verify.judge.campaign import Campaign
from verify.judge.decide import judge_case
from verify.pipeline import Judgement
from verify.receipt import Reading
from verify.store.database import open_database, path_of, reading, writing
from verify.store.marks import marks_of
from verify.store.recall import Looking, answered_by, complete
from verify.store.shelf import Shelf
from verify.store.units import claimed_by
from verify.store.vault import Vault, load_vault
from verify.verdict import Verdict

KEY_SUFFIX = ".key"
"""The master key lies beside the database, under its name and this."""


@dataclass(frozen=True, slots=True)
class Store:
    """The claims of one database."""

    engine: Engine
    vault: Vault

    @classmethod
    def at(cls, url: str) -> Store:
        """The store at `url` (``sqlite:///PATH``, or a path) with the key beside it, both made where they are not there."""
        engine, path = open_database(url), path_of(url)
        return cls(engine, load_vault(path.with_name(path.name + KEY_SUFFIX)))

    def judge(
        self,
        claim: ClaimForm,
        readings: tuple[Reading, ...],
        campaign: Campaign,
        *,
        judged_at: dt.datetime | None = None,
    ) -> Judgement:
        """The answer to `claim` in the light of all claims before it; claim, readings and answer are kept."""
        with writing(self.engine) as connection:
            shelf = Shelf(connection, self.vault, campaign.id)
            known, content = shelf.card_of(claim.id), shelf.content_of(claim, readings)
            if known and known.content != content:
                hint = "give every claim an id of its own; one that completes another names it in `answers`"
                raise ClaimError(f"{claim.id}: the store holds another claim under this id", hint=hint)
            case, answered = Case(claim, readings, judged_at or claim.submitted_at), answered_by(shelf, claim)
            case = complete(shelf, case, answered) if answered else case
            case = replace(case, joined=join_parts(case.readings))
            marks, units = marks_of(case), claimed_by(case, campaign)
            own = answered.root if answered else known.root if known else None
            uses = Looking(shelf, case, campaign, units).uses(marks, own=own)
            case = replace(case, earlier_uses=uses)
            verdict = judge_case(case, campaign)
            if known:
                number = known.number
            else:
                root = answered.root if answered else None
                number = shelf.add_claim(case.claim, case.readings, units=units, content=content, root=root)
                shelf.add_marks(number, marks)
            shelf.add_verdict(number, verdict)
        return Judgement(case, verdict)

    def verdicts_of(self, claim_id: str, campaign: Campaign) -> tuple[Verdict, ...]:
        """Every answer to a claim, the oldest first; none for one that was never judged here."""
        with reading(self.engine) as connection:
            return Shelf(connection, self.vault, campaign.id).verdicts_of(claim_id)
