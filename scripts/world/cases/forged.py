"""Claims with papers that somebody changed: a person has to look (Sony 2, Sonos G2, Microsoft 6.1).

They can be made where `make_case` is handed a forger; kinds of change are `world.fraud`'s. A change may also break a
clause by what it shows (a VAT that does not add up, another date than the form's), so that a careful judge may ask for
another paper or, where what is read breaks a clause of rejection, reject; none may accept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from world.cases.changes import Change
from world.cases.days import CAMPAIGNS
from world.cases.everywhere import REFS
from world.cases.plan import Draw, Expected, Plan
from world.cases.scenario import Scenario, Wish
from world.chance import Chance

FORGERIES: Mapping[str, tuple[Draw, str]] = {
    "pasted-digits": ("receipt", "Digits of the price were pasted in"),
    "moved-date": ("receipt", "The purchase date was changed in the picture"),
    "renamed-product": ("receipt", "The product's name was changed in the picture"),
    "other-layer": ("invoice", "The PDF's text layer says something else than its page"),
    "edited-pdf": ("invoice", "The PDF was edited after it was issued"),
    "other-xml": ("invoice", "The invoice's XML says something else than its page"),
    "generated": ("receipt", "A made-up receipt whose arithmetic is impossible"),
}
"""Kind of change, as `world.fraud.forge` knows it: the paper it is made on, and why a person has to look."""

SUSPECT = Expected("review", ("reject", "resubmit"))


def make_scenarios() -> Iterator[Scenario]:
    """One scenario a campaign and kind of change."""
    for campaign in CAMPAIGNS:
        refs = REFS[campaign]
        for kind, (draw, why) in FORGERIES.items():
            name = f"{refs.short}-forged-{kind}"
            yield Scenario(name, campaign, (refs.traces,), why, SUSPECT, "forged", Wish(proof=draw), _forging(kind))


def _forging(kind: str) -> Change:
    def change(plan: Plan, chance: Chance) -> Plan:
        del chance
        return plan.proving(forge=kind)

    return change
