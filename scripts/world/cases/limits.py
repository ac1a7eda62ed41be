"""Claims that are counted: the fourth one, a cap used up, a code used twice, one account or mailbox for several people.

Sony 8: three claims a customer. Microsoft 1.2: three an applicant, 5.2: three payments an account. Sonos T2: a
participant's cap over all claims; K3, T1: a code once; Q4: own claims only. Two claims are one person's when account and
name agree, or two of e-mail, phone, name with address.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from world.cases.changes import Change
from world.cases.days import MICROSOFT, SONOS, SONY
from world.cases.earlier import another, late, refused, undecided
from world.cases.everywhere import REFS
from world.cases.plan import ACCEPT, Expected, Plan, reject, review
from world.cases.scenario import Scenario, Table, Wish
from world.cases.sums import CAPS, SHARE
from world.chance import Chance
from world.trade.accounts import make_account
from world.trade.people import Person

Same = Callable[[Plan, Chance, int], Person]
LIMIT = 3


def make_scenarios() -> Iterator[Scenario]:
    """The counting scenarios of all three campaigns."""
    for campaign, ref in ((SONY, "8"), (MICROSOFT, "1.2")):
        yield from _limits(campaign, ref)
    yield from _accounts()
    yield from _caps()
    yield from _codes()
    yield from _agents()


def _row(
    campaign: str, name: str, refs: str, why: str, *, expected: Expected, change: Change, wish: Wish | None = None
) -> Scenario:
    table = Table(campaign, REFS[campaign].short)
    return table.row(name, refs, why, expected, group="counting", wish=wish or late(campaign), change=change)


def _own(plan: Plan, chance: Chance, number: int) -> Person:
    """The same person."""
    del chance, number
    return plan.person


def _with_mail_only(plan: Plan, chance: Chance, number: int) -> Person:
    """Somebody else with the same mailbox."""
    return replace(another(plan, chance, number, person=None).person, email=plan.person.email)


def _with_account_only(plan: Plan, chance: Chance, number: int) -> Person:
    """Somebody else with the same account."""
    return replace(another(plan, chance, number, person=None).person, account=plan.person.account)


def _other_account(plan: Plan, chance: Chance, number: int) -> Person:
    """The same person with another account each time: e-mail and phone, name and address agree."""
    here = chance.child(f"account/{number}")
    return replace(plan.person, account=make_account(here, plan.person.country))


def _after(same: Same, count: int) -> Change:
    """`count` accepted claims before."""

    def change(plan: Plan, chance: Chance) -> Plan:
        people = [same(plan, chance.child("who"), number) for number in range(count)]
        return plan.after(*(another(plan, chance, number, person=one) for number, one in enumerate(people)))

    return change


def _one_undecided(plan: Plan, chance: Chance) -> Plan:
    first, second, third = (another(plan, chance, number, person=plan.person) for number in range(LIMIT))
    return plan.after(first, undecided(second), third)


def _one_refused(plan: Plan, chance: Chance) -> Plan:
    first, third = (another(plan, chance, number, person=plan.person) for number in (0, 2))
    return plan.after(first, refused(plan, chance, 1, person=plan.person), third)


def _limits(campaign: str, ref: str) -> Iterator[Scenario]:
    """Three a person."""
    yield _row(campaign, "second", ref, "The second claim of a person", expected=ACCEPT, change=_after(_own, 1))
    yield _row(
        campaign,
        "third",
        ref,
        "The third claim of a person, the last that is paid",
        expected=ACCEPT,
        change=_after(_own, LIMIT - 1),
    )
    yield _row(
        campaign,
        "fourth",
        ref,
        "The fourth claim of a person who was paid three times",
        expected=reject(ref),
        change=_after(_own, LIMIT),
    )
    yield _row(
        campaign,
        "fourth-other-accounts",
        ref,
        "The fourth claim of a person, each with another account: e-mail, phone, name and address agree",
        expected=reject(ref),
        change=_after(_other_account, LIMIT),
    )
    yield _row(
        campaign,
        "fourth-one-undecided",
        ref,
        "The fourth claim of a person; one of three is still with a person",
        expected=review(ref),
        change=_one_undecided,
    )
    yield _row(
        campaign,
        "fourth-one-refused",
        ref,
        "The fourth claim of a person; one of three was refused and does not count",
        expected=ACCEPT,
        change=_one_refused,
    )
    yield _row(
        campaign,
        "fourth-by-mailbox",
        ref,
        "Three others with the same mailbox were paid: one sign of a person alone",
        expected=review(),
        change=_after(_with_mail_only, LIMIT),
    )


def _accounts() -> Iterator[Scenario]:
    """Microsoft 5.2 counts accounts, whoever holds them."""
    yield _row(
        MICROSOFT,
        "account-fourth",
        "5.2",
        "Three others were paid to the same account",
        expected=reject("5.2"),
        change=_after(_with_account_only, LIMIT),
    )
    yield _row(
        MICROSOFT,
        "account-second-name",
        "5.2 1.2",
        "One other was paid to the same account: far from any limit, but one account under two names",
        expected=review(also=("accept",)),
        change=_after(_with_account_only, 1),
    )


def _priced(share: str) -> Change:
    """One accepted claim before that was granted `share` of the cap."""

    def change(plan: Plan, chance: Chance) -> Plan:
        return plan.after(_granted(plan, chance, 0, Decimal(share)))

    return change


def _granted(plan: Plan, chance: Chance, number: int, share: Decimal) -> Plan:
    """An earlier claim of the same person that took this share of the cap."""
    currency = plan.sale.dealer.country.currency
    earlier = another(plan, chance, number, person=plan.person)
    price = (CAPS[currency] * share / SHARE).quantize(Decimal("0.01"))
    return earlier.lining(earlier.first_line, unit_price=price, quantity=1)


def _undecided_before(plan: Plan, chance: Chance) -> Plan:
    return plan.after(undecided(_granted(plan, chance, 0, Decimal("0.9"))))


def _twice_granted(plan: Plan, chance: Chance) -> Plan:
    return plan.after(*(_granted(plan, chance, number, Decimal("0.3")) for number in range(2)))


_SMALL = late(SONOS).but(product="Boost")
"""A fifth of its price lies well below every cap."""
_LARGE = late(SONOS).but(product="Sub")
"""A fifth of its price lies near the cap."""


def _caps() -> Iterator[Scenario]:
    """A participant's cap over all claims."""
    yield _row(
        SONOS,
        "cap-room",
        "T2",
        "An earlier claim left room: a fifth in full",
        expected=ACCEPT,
        change=_priced("0.5"),
        wish=_SMALL,
    )
    yield _row(
        SONOS,
        "cap-rest",
        "T2",
        "An earlier claim took nine tenths of the cap: the rest is paid",
        expected=ACCEPT,
        change=_priced("0.9"),
        wish=_LARGE,
    )
    yield _row(
        SONOS,
        "cap-two-before",
        "T2",
        "Two earlier claims took six tenths of the cap: the rest is paid",
        expected=ACCEPT,
        change=_twice_granted,
        wish=_LARGE,
    )
    yield _row(
        SONOS,
        "cap-used-up",
        "T2",
        "An earlier claim took the whole cap: nothing is left",
        expected=review(),
        change=_priced("1"),
        wish=_SMALL,
    )
    yield _row(
        SONOS,
        "cap-undecided",
        "T2",
        "An undecided claim could take most of the cap",
        expected=review(),
        change=_undecided_before,
        wish=_LARGE,
    )


def _coded(plan: Plan, chance: Chance, *, before: int, same_person: bool) -> Plan:
    code = f"WELCOME{chance.digits(5)}"
    person = plan.person if same_person else None
    earlier = tuple(another(plan, chance, number, person=person).tells(purchase__code=code) for number in range(before))
    return plan.tells(purchase__code=code).after(*earlier)


def _codes() -> Iterator[Scenario]:
    """A discount code is used once."""
    yield _row(
        SONOS,
        "code-first",
        "K3 T1",
        "The form carries a code that nobody has used",
        expected=ACCEPT,
        change=lambda plan, chance: _coded(plan, chance, before=0, same_person=True),
    )
    yield _row(
        SONOS,
        "code-again",
        "K3 T1",
        "The same person has been paid with this code",
        expected=reject("K3", "T1"),
        wish=_SMALL,
        change=lambda plan, chance: _coded(plan, chance, before=1, same_person=True),
    )
    yield _row(
        SONOS,
        "code-of-another",
        "K3 T1",
        "Somebody else has been paid with this code",
        expected=reject("K3", "T1"),
        wish=_SMALL,
        change=lambda plan, chance: _coded(plan, chance, before=1, same_person=False),
    )


def _from_device(plan: Plan, chance: Chance, *, same_person: bool) -> Plan:
    told = {"origin": {"device": f"device-{chance.digits(8)}", "channel": "web"}}
    person = plan.person if same_person else None
    return plan.tells(**told).after(another(plan, chance, 0, person=person).tells(**told))


def _same_address(plan: Plan, chance: Chance) -> Plan:
    own = plan.person
    neighbour = replace(
        another(plan, chance, 0, person=None).person, street=own.street, postal_code=own.postal_code, city=own.city
    )
    return plan.after(another(plan, chance, 0, person=neighbour))


def _agents() -> Iterator[Scenario]:
    """Own claims only, not through agents, dealers or groups."""
    yield _row(
        SONOS,
        "device-of-another",
        "Q4",
        "Another person claimed from the same device",
        expected=review("Q4"),
        change=lambda plan, chance: _from_device(plan, chance, same_person=False),
    )
    yield _row(
        SONOS,
        "own-device",
        "Q4",
        "The same person claimed from the same device before",
        expected=ACCEPT,
        wish=_SMALL,
        change=lambda plan, chance: _from_device(plan, chance, same_person=True),
    )
    yield _row(
        SONOS,
        "address-of-another",
        "Q4",
        "Another person claimed from the same address",
        expected=review("Q4"),
        change=_same_address,
    )
    yield _row(
        SONOS,
        "account-of-another",
        "Q4",
        "Another person was paid to the same account",
        expected=review("Q4"),
        change=_after(_with_account_only, 1),
    )
