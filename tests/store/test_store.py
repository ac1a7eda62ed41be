"""What a store remembers, and what a later claim meets of it."""

from __future__ import annotations

import datetime as dt
import multiprocessing as mp
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from builders import (
    a_campaign,
    a_claim,
    a_claimant,
    a_document,
    a_label,
    a_page,
    a_purchase,
    a_reading,
    a_receipt,
    an_item,
)

from verify.claim import Address, Answer, BankAccount, ClaimDocument, ClaimForm, Origin, Product
from verify.errors import ClaimError, StoreError
from verify.judge.campaign import DeadlineRules
from verify.judge.clauses.counting import ClaimedOnce, ClaimsLimit
from verify.judge.clauses.goods import ProductEligible
from verify.judge.clauses.proof import ProofField
from verify.judge.clauses.time import AnswerDeadline
from verify.receipt import Reading
from verify.store.cases import Store
from verify.verdict import Decision

ONCE = ClaimedOnce("6.1", "reject")
LIMIT = ClaimsLimit("6.2", "reject", 1, "person")
DATE = ProofField("4.1", "resubmit", field="purchase_date")
GOODS = ProductEligible("1.1", "reject")

OTHER = a_claimant(
    name="Matti Muu",
    email="matti@example.com",
    phone="+358409999999",
    address=Address("Toinentie 2", "33100", "Tampere", "FI"),
    bank_account=BankAccount("FI5542345670000081", "Matti Muu"),
)


def a_store(folder: Path) -> Store:
    """A store in a folder of its own."""
    return Store.at(f"sqlite:///{folder / 'claims.db'}")


def the(claim_id: str, *, day: int = 1, **values: object) -> ClaimForm:
    """A claim submitted on a day of March."""
    return a_claim(id=claim_id, submitted_at=dt.datetime(2019, 3, day, 12, tzinfo=dt.UTC), **values)


def read(name: str, *, number: str = "4711", **values: object) -> tuple[Reading, ...]:
    """The reading of one receipt in a file of its own."""
    words = ("Esimerkki Kodinkoneet", f"Kuitti {number}", "01.02.2019 14:33", "1299,00", f"kortti {number}88")
    return (a_reading(a_receipt(receipt_number=number, **values), document=a_document(name, pages=(a_page(*words),))),)


def shared(store: Store, claim: ClaimForm, readings: tuple[Reading, ...]) -> set[tuple[str, str]]:
    """What `claim` meets: (earlier claim, what)."""
    uses = store.judge(claim, readings, a_campaign(ONCE, DATE, GOODS)).case.earlier_uses
    assert uses is not None
    return {(one.claim_id, one.what) for one in uses}


def test_a_first_claim_meets_nothing_and_is_accepted(tmp_path: Path) -> None:
    """With an empty store the counting clauses hold: nothing was claimed before."""
    judged = a_store(tmp_path).judge(the("A"), read("a.jpg"), a_campaign(ONCE, LIMIT, DATE, GOODS))
    assert ((), Decision.ACCEPT) == (judged.case.earlier_uses, judged.verdict.decision)


def test_the_same_file_receipt_and_print_are_met_again(tmp_path: Path) -> None:
    """Another person's claim with the same bytes meets file, receipt and picture, and no person."""
    store = a_store(tmp_path)
    store.judge(the("A"), read("a.jpg"), a_campaign(ONCE))
    met = shared(store, the("B", day=2, claimant=OTHER), read("a.jpg"))
    assert {("A", "file"), ("A", "receipt"), ("A", "picture")} == met


def test_another_photograph_of_the_same_receipt_is_met(tmp_path: Path) -> None:
    """Other bytes that show the same numbers are the same receipt and the same picture."""
    store = a_store(tmp_path)
    store.judge(the("A"), read("a.jpg"), a_campaign(ONCE))
    assert {("A", "receipt"), ("A", "picture")} == shared(store, the("B", day=2, claimant=OTHER), read("b.jpg"))


def test_another_receipt_of_the_same_shop_and_day_is_not_met(tmp_path: Path) -> None:
    """Who buys the same for the same price on the same day has another receipt number: another purchase."""
    store = a_store(tmp_path)
    store.judge(the("A"), read("a.jpg"), a_campaign(ONCE))
    assert set() == shared(store, the("B", day=2, claimant=OTHER), read("b.jpg", number="5822"))


def test_the_same_purchase_granted_to_the_same_person_is_rejected(tmp_path: Path) -> None:
    """An accepted claim of the same person with the same file rejects the second one; somebody else's is a question."""
    store, terms = a_store(tmp_path), a_campaign(ONCE, DATE, GOODS)
    store.judge(the("A"), read("a.jpg"), terms)
    again = store.judge(the("B", day=2), read("a.jpg"), terms).verdict
    stranger = store.judge(the("C", day=3, claimant=OTHER), read("c.jpg"), terms).verdict
    assert (Decision.REJECT, Decision.REVIEW) == (again.decision, stranger.decision)


def test_another_serial_of_a_line_of_two_is_another_unit(tmp_path: Path) -> None:
    """Two pieces on one line may be claimed one by one by the same person, each with its serial."""
    store, terms = a_store(tmp_path), a_campaign(ONCE, DATE, GOODS)
    items = (an_item("Surface Pro 6", price="1299.00", quantity="2"),)
    first, second = (Product(name="Surface Pro 6", serial=serial) for serial in ("SN000001", "SN000002"))
    store.judge(the("A", products=(first,)), read("a.jpg", items=items), terms)
    held = store.judge(the("B", day=2, products=(second,)), read("a.jpg", items=items), terms).verdict
    same = store.judge(the("C", day=3, products=(second,)), read("a.jpg", items=items), terms).verdict
    assert (Decision.ACCEPT, Decision.REJECT) == (held.decision, same.decision)


def test_a_label_tells_pieces_apart_where_the_form_names_no_serial(tmp_path: Path) -> None:
    """Two labels with two serials are two pieces of a line of two."""
    store, terms = a_store(tmp_path), a_campaign(ONCE, DATE, GOODS)
    items = (an_item("Surface Pro 6", price="1299.00", quantity="2"),)
    sent = (ClaimDocument("a.jpg", "receipt"), ClaimDocument("l.jpg", "label"))
    decisions = []
    for number in range(2):
        page = a_page("S/N", f"SN00000{number}")
        label = a_reading(
            a_label(serial=f"SN00000{number}X{number}"), document=a_document(f"{number}.jpg", pages=(page,))
        )
        readings = (*read("a.jpg", items=items), label)
        decisions.append(
            store.judge(the(f"C{number}", day=number + 1, documents=sent), readings, terms).verdict.decision
        )
    assert [Decision.ACCEPT, Decision.ACCEPT] == decisions


def test_a_serial_is_met_from_the_form_and_from_the_label(tmp_path: Path) -> None:
    """The serial that a label shows is the one that another form names."""
    store = a_store(tmp_path)
    label = a_reading(a_label(serial="012345678901"), document=a_document("l.jpg", pages=(a_page("S/N", "x"),)))
    store.judge(the("A", documents=(ClaimDocument("l.jpg", "label"),)), (label,), a_campaign(ONCE))
    named = the("B", day=2, claimant=OTHER, products=(Product(name="Surface Pro 6", serial="0123-4567-8901"),))
    assert {("A", "serial")} == shared(store, named, read("b.jpg", number="5822"))


@pytest.mark.parametrize(
    ("changed", "same"),
    [
        ({"email": "x@example.com"}, True),
        ({"email": "x@example.com", "phone": "0400000000"}, True),
        ({"bank_account": BankAccount("FI5542345670000081", "A")}, True),
        ({"bank_account": None, "email": "x@example.com", "phone": None}, False),
        ({"name": "Toinen Nimi", "email": "x@example.com", "phone": None}, False),
    ],
)
def test_two_signs_make_one_person(tmp_path: Path, changed: dict[str, object], same: bool) -> None:
    """Account with name, or two of e-mail, telephone and name with address, are the same person; one alone is not."""
    store = a_store(tmp_path)
    store.judge(the("A"), read("a.jpg"), a_campaign())
    claim = the("B", day=2, claimant=a_claimant(**changed))
    uses = store.judge(claim, read("b.jpg", number="5822"), a_campaign()).case.earlier_uses
    assert {same} == {one.same_person for one in uses or ()}


def test_device_address_and_code_are_met(tmp_path: Path) -> None:
    """Sender and code are shared things of two strangers."""
    store = a_store(tmp_path)
    sent = {"origin": Origin("192.0.2.1", "device-1", "web"), "purchase": a_purchase(code="CODE-77")}
    store.judge(the("A", **sent), read("a.jpg"), a_campaign())
    met = shared(store, the("B", day=2, claimant=OTHER, **sent), read("b.jpg", number="5822"))
    assert {("A", "address"), ("A", "device"), ("A", "code")} == met


def test_a_claim_never_meets_itself(tmp_path: Path) -> None:
    """The same claim handed in again is judged as it was, and has two verdicts."""
    store, terms = a_store(tmp_path), a_campaign(ONCE, LIMIT, DATE, GOODS)
    first = store.judge(the("A"), read("a.jpg"), terms).verdict
    assert first == store.judge(the("A"), read("a.jpg"), terms).verdict
    assert (first, first) == store.verdicts_of("A", terms)


def test_another_claim_under_a_known_id_is_refused(tmp_path: Path) -> None:
    """Whoever reuses an id is told so, and nothing is kept of it."""
    store = a_store(tmp_path)
    store.judge(the("A"), read("a.jpg"), a_campaign())
    with pytest.raises(ClaimError, match="another claim under this id"):
        store.judge(the("A", claimant=OTHER), read("a.jpg"), a_campaign())
    assert 1 == len(store.verdicts_of("A", a_campaign()))


def test_an_answer_takes_over_what_it_does_not_replace(tmp_path: Path) -> None:
    """The answer's documents stand in the places they replace, the others stay with their readings, and the request is known."""
    store, terms = a_store(tmp_path), a_campaign(DATE, GOODS)
    sent = (ClaimDocument("label.jpg", "label"), ClaimDocument("bad.jpg", "receipt"))
    label = a_reading(a_label(), document=a_document("label.jpg"))
    asked = store.judge(the("A", documents=sent), (label, *read("bad.jpg", purchase_date=None)), terms).verdict
    answer = the("B", day=9, answers=Answer("A", (1,)), documents=(ClaimDocument("good.jpg", "receipt"),))
    judged = store.judge(answer, read("good.jpg"), terms)
    assert (Decision.RESUBMIT, Decision.ACCEPT) == (asked.decision, judged.verdict.decision)
    assert ["label.jpg", "good.jpg"] == [one.path for one in judged.case.claim.documents]
    assert (label, *read("good.jpg")) == judged.case.readings
    request = judged.case.request
    assert request is not None
    assert (("proof-field",), asked.judged_at) == (request.clauses, request.asked_at)
    assert (the("A").submitted_at, ()) == (request.submitted_at, judged.case.earlier_uses)


def test_a_claim_and_its_answer_count_once_by_the_newest_decision(tmp_path: Path) -> None:
    """A third claim meets one earlier claim, under its first name, as its answer was decided."""
    store, terms = a_store(tmp_path), a_campaign(DATE, GOODS)
    store.judge(the("A"), read("bad.jpg", purchase_date=None), terms)
    answer = the("B", day=2, answers=Answer("A", (0,)), documents=(ClaimDocument("good.jpg", "receipt"),))
    store.judge(answer, read("good.jpg"), terms)
    uses = store.judge(the("C", day=3), read("c.jpg", number="5822"), terms).case.earlier_uses or ()
    assert {("A", "accept", the("A").submitted_at)} == {(one.claim_id, one.decided, one.submitted_at) for one in uses}


@pytest.mark.parametrize(("replaces", "claim"), [((5,), "A"), ((0, 0), "A"), ((0,), "unknown")])
def test_an_answer_that_fits_nothing_is_refused(tmp_path: Path, replaces: tuple[int, ...], claim: str) -> None:
    """An answer to an unknown claim, or for a document that is not there, is no claim."""
    store = a_store(tmp_path)
    store.judge(the("A"), read("a.jpg"), a_campaign())
    with pytest.raises(ClaimError):
        store.judge(the("B", answers=Answer(claim, replaces)), read("b.jpg"), a_campaign())


@pytest.mark.parametrize(("day", "decided"), [(9, None), (20, "void")])
def test_an_unanswered_request_becomes_void_when_its_day_has_passed(
    tmp_path: Path, day: int, decided: str | None
) -> None:
    """Where late answers are rejected, a claim whose answer never came counts no longer; before that it is open."""
    rules = DeadlineRules(answer_days=10)
    store = a_store(tmp_path)
    terms = a_campaign(DATE, GOODS, AnswerDeadline("3.5", "reject"), deadlines=rules)
    store.judge(the("A"), read("a.jpg", purchase_date=None), terms)
    uses = store.judge(the("B", day=day), read("b.jpg", number="5822"), terms).case.earlier_uses or ()
    assert {decided} == {one.decided for one in uses}


def test_campaigns_do_not_meet(tmp_path: Path) -> None:
    """The same receipt in another campaign is nobody's earlier use."""
    store = a_store(tmp_path)
    store.judge(the("A"), read("a.jpg"), a_campaign(ONCE))
    other = store.judge(the("B", campaign="other"), read("a.jpg"), a_campaign(ONCE, id="other"))
    assert () == other.case.earlier_uses


def test_nothing_personal_stands_open_in_the_database(tmp_path: Path) -> None:
    """Neither account, e-mail, name nor serial can be read from the files without the key."""
    store = a_store(tmp_path)
    store.judge(the("A", products=(Product(serial="SN-SECRET-1"),)), read("a.jpg"), a_campaign())
    store.engine.dispose()
    stored = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.suffix != ".key")
    for word in ("FI2112345600000785", "aino@example.com", "Aino", "SN-SECRET-1", "Kodinkoneet", "1299"):
        assert word.encode() not in stored


def test_another_key_opens_nothing(tmp_path: Path) -> None:
    """A store without its key is loud, not empty."""
    a_store(tmp_path).judge(the("A"), read("a.jpg"), a_campaign())
    (tmp_path / "claims.db.key").write_bytes(bytes(32))
    with pytest.raises(StoreError, match="key does not open"):
        a_store(tmp_path).verdicts_of("A", a_campaign())


def test_the_key_is_its_owners_alone(tmp_path: Path) -> None:
    """Nobody else may read the key file."""
    a_store(tmp_path)
    assert 0o600 == (tmp_path / "claims.db.key").stat().st_mode & 0o777


def _claim_at_once(folder: Path, name: str, gate: object) -> str:
    """The decision on a claim of the one person, made when the gate opens."""
    gate.wait()  # type: ignore[attr-defined]
    terms = a_campaign(ClaimsLimit("6.2", "reject", 3, "person"), DATE, GOODS)
    readings = read(f"{name}.jpg", number=f"99{name}", purchase_time=dt.time(int(name) % 24, int(name)))
    return str(a_store(folder).judge(the(name, day=int(name) % 28 + 1), readings, terms).verdict.decision)


def test_a_limit_holds_under_two_processes(tmp_path: Path) -> None:
    """Of twelve claims of one person that two processes judge at once, no more than three are accepted."""
    a_store(tmp_path)
    context = mp.get_context("spawn")
    with context.Manager() as manager, context.Pool(2) as pool:
        gate = manager.Barrier(2)
        names = [str(number) for number in range(1, 13)]
        decisions = pool.starmap(_claim_at_once, [(tmp_path, name, gate) for name in names], chunksize=1)
    assert 3 == decisions.count("accept")


def test_amounts_of_accepted_claims_are_remembered(tmp_path: Path) -> None:
    """What was granted comes back with the use, to the cent."""
    store = a_store(tmp_path)
    judged = store.judge(the("A"), read("a.jpg"), a_campaign(DATE, GOODS))
    uses = store.judge(the("B", day=2), read("b.jpg", number="5822"), a_campaign(DATE, GOODS)).case.earlier_uses or ()
    assert {judged.verdict.amount} == {one.amount for one in uses}
    assert judged.verdict.amount is None or isinstance(judged.verdict.amount.amount, Decimal)


def test_a_newer_store_is_refused(tmp_path: Path) -> None:
    """A database with steps that this version does not know is not written to."""
    store = a_store(tmp_path)
    with store.engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO schema_version VALUES (99)")
    with pytest.raises(StoreError, match="newer verify"):
        a_store(tmp_path)


@pytest.mark.parametrize("url", ["postgresql://host/claims", "sqlite://", "nonsense://x y"])
def test_another_database_is_refused(url: str) -> None:
    """What is no SQLite file is told to be none."""
    with pytest.raises(StoreError):
        Store.at(url)


def test_readings_of_the_same_file_are_kept_once(tmp_path: Path) -> None:
    """Two claims with the same file share its reading."""
    store = a_store(tmp_path)
    for number, claimant in enumerate((a_claimant(), OTHER)):
        store.judge(the(f"C{number}", claimant=claimant), read("a.jpg"), a_campaign())
    with store.engine.connect() as connection:
        assert 1 == connection.exec_driver_sql("SELECT count(*) FROM readings").scalar_one()


def test_seconds_are_no_part_of_what_is_kept(tmp_path: Path) -> None:
    """A reading that took longer is the same reading."""
    store = a_store(tmp_path)
    slow = tuple(replace(one, seconds=(("ocr", 9.0),)) for one in read("a.jpg"))
    store.judge(the("A"), slow, a_campaign())
    answer = the("B", answers=Answer("A"), documents=())
    assert read("a.jpg") == store.judge(answer, (), a_campaign()).case.readings
