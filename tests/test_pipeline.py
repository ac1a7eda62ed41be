"""The straight path, with engines that see what they are told."""

import datetime as dt

import pytest
from builders import a_campaign, a_claim, a_label, a_reading, a_receipt
from doubles import RECEIPT, Raising, Scanning, Seeing, a_picture

from verify.claim import Answer, Case
from verify.document import Source
from verify.errors import ConfigError, DocumentError, EngineError
from verify.pipeline import ALL_FIELDS, Reader, load_source, recall_nothing, verify_claim
from verify.verdict import Decision


def test_reading_names_what_saw_it():
    """A reading carries the document's digest, the engines and models that saw it, and seconds by stage."""
    source = a_picture()
    reading = Reader(Seeing(RECEIPT), (Scanning("4006381333931"),)).read(source)
    assert (source.name, source.digest) == (reading.document.name, reading.document.digest)
    assert (("scanning", "1"), ("seeing", "1")) == reading.document.engines
    assert (("eye", "ab" * 32),) == reading.document.models
    assert {"load", "ocr", "barcodes", "recognize", "extract"} == {stage for stage, _ in reading.seconds}
    assert all(spent >= 0 for _, spent in reading.seconds)


def test_reading_says_what_is_printed():
    """What the engine read becomes fields with ink."""
    receipt = Reader(Seeing(RECEIPT)).read(a_picture()).receipt
    assert dt.date(2019, 2, 1) == receipt.purchase_date.value
    assert "1299.00" == str(receipt.total.value)


def test_twice_the_same():
    """The same bytes and engines give the same reading, whatever was read before."""
    reader = Reader(Seeing(RECEIPT))
    first = reader.read(a_picture())
    reader.read(a_picture("other.png", size=(300, 300)))
    assert first == reader.read(a_picture())


@pytest.mark.parametrize(
    ("data", "cause"), [(b"", "empty"), (b"milk and bread", "unsupported"), (b"\xff\xd8\xff\xe0broken", "corrupt")]
)
def test_what_cannot_be_opened(data, cause):
    """A document that cannot be opened is a reading without pages, with the cause; opening it strictly raises."""
    reader = Reader(Raising(AssertionError()))
    reading = reader.read(Source("x", data))
    assert (cause, (), None) == (reading.document.problem, reading.document.pages, reading.content)
    with pytest.raises(DocumentError):
        reader.read_opened(Source("x", data))


def test_engine_trouble_is_raised():
    """An engine in trouble is no empty page: EngineError, whatever it threw."""
    with pytest.raises(EngineError, match="raising failed"):
        Reader(Raising(OSError("wires cut"))).read(a_picture())


def test_second_looks_are_bounded():
    """The witness looks at no more regions than allowed, and only at those wanted."""
    doubtful = ("Esimerkki Kodinkoneet Oy", "KUITTI", "O1.0Z.2019", "Surface Pro 6 l299,00", "YHTEENSÄ EUR")
    witness = Seeing(("01.02.2019",), name="witness")
    for looks, wanted in ((0, ALL_FIELDS), (1, ALL_FIELDS), (2, ALL_FIELDS), (2, frozenset())):
        reading = Reader(Seeing(doubtful), (), witness, looks).read(a_picture(), wanted=wanted)
        assert len(reading.document.second_looks) <= (looks if wanted else 0)


def test_the_second_witness_knows_the_language():
    """Where the first witness leaves a doubt, the one of the document's language is asked, if there is any."""
    reader = Reader(Seeing(()), (), Seeing((), name="any"), 1, lambda language: Seeing((), name=str(language)))
    for reading, name in ((a_reading(a_receipt(language="fi")), "fi"), (a_reading(a_label()), "None")):
        assert ["any", name] == [witness.name for witness in reader._witnesses_for(reading)]
    assert () == Reader(Seeing(()))._witnesses_for(a_reading(a_receipt()))


def test_a_settled_doubt_is_not_looked_at_again():
    """Witnesses are asked one after another, until the doubt is gone."""
    doubtful = ("Esimerkki Kodinkoneet Oy", "KUITTI", "O1.0Z.2019", "Surface Pro 6 l299,00", "YHTEENSÄ EUR")
    blind, other = Seeing((), name="blind"), Seeing((), name="other")
    looks = Reader(Seeing(doubtful), (), blind, 1, lambda _: other).read(a_picture()).document.second_looks
    assert ["blind", "other"][: len(looks)] == [look.engine for look in looks]
    assert looks


def test_verdict_depends_on_nothing_else():
    """A claim is judged when it was submitted, unless a moment is given; the clock is never asked."""
    claim, campaign, reader = a_claim(), a_campaign(), Reader(Seeing(RECEIPT))
    first = verify_claim(claim, (a_picture("receipt.jpg"),), campaign, reader)
    assert (claim.id, claim.submitted_at, campaign.id) == (first.claim_id, first.judged_at, first.campaign_id)
    assert isinstance(first.decision, Decision)
    assert first == verify_claim(claim, (a_picture("receipt.jpg"),), campaign, reader)
    later = claim.submitted_at + dt.timedelta(days=3)
    assert later == verify_claim(claim, (a_picture("receipt.jpg"),), campaign, reader, judged_at=later).judged_at


def test_recall_is_handed_in():
    """What is remembered comes from the caller: the case that `recall` makes is the one judged."""
    moment = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)

    def recall(claim, readings, judged_at):
        return Case(claim, readings, moment, earlier_uses=())

    verdict = verify_claim(a_claim(), (a_picture("receipt.jpg"),), a_campaign(), Reader(Seeing(RECEIPT)), recall=recall)
    assert moment == verdict.judged_at


def test_answers_need_a_store():
    """A claim that completes an earlier one cannot be judged where nobody remembers that one."""
    claim = a_claim(answers=Answer("C-000100"))
    with pytest.raises(ConfigError, match="answers C-000100"):
        recall_nothing(claim, (), claim.submitted_at)


def test_load_source(tmp_path):
    """A file is read under the name that the claim gives it; what is not there is said so."""
    (tmp_path / "a.txt").write_bytes(b"ink")
    assert Source("called", b"ink") == load_source(tmp_path / "a.txt", "called")
    for missing in (tmp_path / "b.txt", tmp_path, tmp_path / "a\0b"):
        with pytest.raises(DocumentError) as caught:
            load_source(missing, "called")
        assert "not-there" == caught.value.cause
        assert caught.value.message.startswith("called: ")


def test_all_fields():
    """Every single field, and those of product lines, is worth a second look where nobody says otherwise."""
    assert {"purchase_date", "total", "description", "serial"} <= ALL_FIELDS
