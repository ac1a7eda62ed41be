"""The commands: every bad input ends in one line with a hint and the contract's status, never in a traceback."""

import copy
import io
import json
import subprocess
import sys
import zlib

import pikepdf
import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from PIL import Image
from test_contract import CLAIM

from verify import errors
from verify.cli import COMMANDS, EXIT_STATUS, one_line, verify
from verify.contract import schema_of
from verify.errors import ConfigError, VerifyError

CAMPAIGN = """
id = "test"
title = "Test"
zone = "Europe/Helsinki"
country = "FI"
accept_confidence = 0.9
reject_confidence = 0.95
products = "test.products.toml"
wanted = ["purchase_date"]

[[clauses]]
kind = "purchase-period"
ref = "1.1"
consequence = "reject"
says = "Bought in the period."
"""
PRODUCTS = 'example = true\n[[products]]\nname = "Surface Pro 6"\n'


def run(*arguments, status=0, environment=None):
    """What the program says on stdout and stderr, once its status is the expected one."""
    result = CliRunner().invoke(verify, [str(one) for one in arguments], env=environment)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert status == result.exit_code, result.output
    return result.stdout, result.stderr


def refused(*arguments, status, environment=None):
    """The one line on stderr with which the program refuses; nothing stands on stdout."""
    stdout, stderr = run(*arguments, status=status, environment=environment)
    assert "" == stdout
    (line,) = stderr.splitlines()
    assert line.startswith("verify: ")
    assert line.endswith(")"), "no hint"
    return line


@pytest.fixture
def desk(tmp_path):
    """A folder with a campaign's file."""
    (tmp_path / "test.toml").write_text(CAMPAIGN)
    (tmp_path / "test.products.toml").write_text(PRODUCTS)
    return tmp_path


def a_claim(folder, **values):
    """The path of the contract's claim in `folder`, with other values; it has no documents unless they are named."""
    path = folder / "claim.json"
    path.write_text(json.dumps({**copy.deepcopy(CLAIM), "documents": [], **values}))
    return path


def a_picture(path, *, size=(400, 300)):
    """A blank picture at `path`."""
    Image.new("RGB", size, "white").save(path)
    return path


def test_help_names_every_command():
    """`verify --help` lists the commands; each has a help of its own that says what it is for."""
    stdout, _ = run("--help")
    assert all(name in stdout for name in COMMANDS)
    for name in COMMANDS:
        assert "Usage: verify" in run(name, "--help")[0]


def test_start_up_is_light():
    """Asking for help imports no engine, no records and no codec."""
    code = "import sys; from verify.cli import verify; print(*sorted({'numpy', 'cv2', 'pydantic', 'rich', 'jinja2'} & set(sys.modules)))"
    assert "" == subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_every_error_has_its_status():
    """Each class of errors has the contract's exit status."""
    classes = {one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, VerifyError)}
    assert classes - {VerifyError} == set(EXIT_STATUS)
    assert [2, 3, 4, 5, 6, 7] == sorted(EXIT_STATUS.values())


def test_one_line():
    """An error is told in one line, whatever its message holds."""
    assert "verify: a b (do c)" == one_line(ConfigError("a\n\x1bb", hint="do\tc"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("[]", "not a JSON object"),
        ('{"schema": "claim/1", "colour": "red"}', "colour: unknown key"),
        (json.dumps({**CLAIM, "purchase": {"date": "soon"}}), "purchase.date: not a date"),
    ],
)
def test_no_claim(tmp_path, text, told):
    """What is no claim is refused with 2 and the place."""
    path = tmp_path / "claim.json"
    path.write_text(text)
    assert told in refused("check", path, status=2)


def test_claim_that_is_not_there(tmp_path):
    """A claim's file that is not there, or is a folder, is refused with 2."""
    assert "no such file" in refused("check", tmp_path / "none.json", status=2)
    assert "is a directory" in refused("check", tmp_path, status=2)


def test_document_that_is_not_there(desk):
    """A claim one of whose documents is not there is refused with 3 and the document's name."""
    claim = a_claim(desk, documents=[{"path": "gone.jpg"}])
    assert "gone.jpg: no such file" in refused("check", claim, "--campaign", desk / "test.toml", status=3)


def test_unknown_campaign(desk):
    """A campaign that nobody knows is refused with 4, and the known ones are named."""
    assert "nobody-knows" in refused("check", a_claim(desk, campaign="nobody-knows"), status=4)
    assert "none.toml" in refused("check", a_claim(desk), "--campaign", desk / "none.toml", status=4)


def test_a_claim_names_no_files(desk):
    """A claim is a stranger's text: the campaign it names is never a path."""
    assert "by id" in refused("check", a_claim(desk, campaign=str(desk / "test.toml")), status=4)


def test_answers_without_a_store(desk):
    """A claim that completes an earlier one is refused with 5 where there is no store."""
    claim = a_claim(desk, answers={"claim_id": "C-000100"})
    assert "answers C-000100" in refused("check", claim, "--campaign", desk / "test.toml", status=5)


@pytest.mark.parametrize(
    ("name", "value"), [("VERIFY_PROFILE", "lazy"), ("VERIFY_ENGINE", "magic"), ("VERIFY_SECOND_LOOKS", "many")]
)
def test_wrong_settings(desk, name, value):
    """A setting that cannot be is refused with 5 and the variable's name or value."""
    line = refused("check", a_claim(desk), "--campaign", desk / "test.toml", status=5, environment={name: value})
    assert value in line


@pytest.mark.parametrize(
    "arguments",
    [
        ("dance",),
        ("check",),
        ("check", "claim.json", "--format", "pdf"),
        ("check", "claim.json", "--fail-on", "maybe"),
        ("read",),
        ("batch", "nowhere.jsonl", "--out", "out.jsonl"),
        ("schema", "receipt"),
    ],
)
def test_wrong_usage(arguments):
    """Wrong usage ends with 2 and says what is right."""
    assert "Error: " in run(*arguments, status=2)[1]


@pytest.mark.parametrize("name", ["claim", "verdict", "truth", "campaign", "readings", "failure", "claim-truth"])
def test_schema(name):
    """Every published schema is valid JSON Schema 2020-12."""
    Draft202012Validator.check_schema(json.loads(run("schema", name)[0]))


def test_campaigns(desk):
    """Campaigns are listed, shown clause by clause, and checked; what is none is refused with 4."""
    assert run("campaigns", "list")[0]
    shown, _ = run("campaigns", "show", desk / "test.toml")
    assert all(word in shown for word in ("1.1", "purchase-period", "reject", "Bought in the period."))
    linted, _ = run("campaigns", "lint", desk / "test.toml")
    assert "period: none named" in linted
    assert "example list" in linted
    (desk / "bad.toml").write_text(CAMPAIGN + 'colour = "red"\n')
    assert "colour" in refused("campaigns", "lint", desk / "bad.toml", status=4)


def test_doctor_misses_a_program(tmp_path):
    """Where Tesseract is not on the path, the doctor says how to get it and ends with 5."""
    stdout, stderr = run("doctor", status=5, environment={"PATH": str(tmp_path)})
    assert "apt install tesseract-ocr" in stdout
    assert "missing" in stderr


def test_batch_dry_run(desk):
    """A dry run says what would fail, reads no document and writes nothing."""
    source = desk / "claims.jsonl"
    lines = ({**CLAIM, "documents": []}, {**CLAIM, "id": "C-2", "documents": [{"path": "gone.jpg"}]}, {"id": "C-3"})
    source.write_text("".join(json.dumps(line) + "\n" for line in lines))
    out = desk / "out.jsonl"
    stdout, _ = run("batch", source, "--out", out, "--campaign", desk / "test.toml", "--dry-run")
    failures = [json.loads(line) for line in stdout.splitlines() if line.startswith("{")]
    assert ["C-2", "C-3"] == [failure["claim_id"] for failure in failures]
    assert not out.exists()


def encrypted_pdf(path):
    """A PDF that asks for a password."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(path, encryption=pikepdf.Encryption(owner="o", user="u"))


def long_pdf(path):
    """A PDF of 500 pages."""
    pdf = pikepdf.new()
    for _ in range(500):
        pdf.add_blank_page()
    pdf.save(path)


def huge_png(path):
    """A small file that declares 100 megapixels."""
    path.write_bytes(declared(10_000, 10_000))


def flat_png(path):
    """A picture of no height."""
    path.write_bytes(declared(0, 0))


def declared(width, height):
    """A PNG whose header declares this size."""
    file = io.BytesIO()
    Image.new("L", (1, 1)).save(file, "PNG")
    data = bytearray(file.getvalue())
    data[16:24] = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4, "big")
    return bytes(data)


def truncated_jpeg(path):
    """The first half of a picture's header."""
    a_picture(path)
    path.write_bytes(path.read_bytes()[:100])


UNREADABLE = {
    "text.pdf": (lambda path: path.write_text("milk and bread"), "unsupported"),
    "archive.zip": (lambda path: path.write_bytes(b"PK\x03\x04" + bytes(50)), "unsupported"),
    "empty.jpg": (lambda path: path.write_bytes(b""), "empty"),
    "cut.jpg": (truncated_jpeg, "corrupt"),
    "locked.pdf": (encrypted_pdf, "encrypted"),
    "long.pdf": (long_pdf, "too-large"),
    "huge.png": (huge_png, "too-large"),
    "flat.png": (flat_png, "empty"),
    "gone.jpg": (lambda _: None, "not-there"),
}


@pytest.mark.engine
def test_read_what_cannot_be_read(tmp_path):
    """Files that cannot be opened are entries with their cause and one line each; the rest are read; the status is 3."""
    a_picture(tmp_path / "blank.png")
    for name, (make, _) in UNREADABLE.items():
        make(tmp_path / name)
    files = [tmp_path / name for name in ("blank.png", *UNREADABLE)]
    stdout, stderr = run("read", "--format", "json", *files, status=3, environment={"VERIFY_SECOND_LOOKS": "0"})
    answer = json.loads(stdout)
    assert [] == [error.message for error in Draft202012Validator(schema_of("readings")).iter_errors(answer)]
    assert [str(file) for file in files] == [document["path"] for document in answer["documents"]]
    assert [1] + [0] * len(UNREADABLE) == [document["pages"] for document in answer["documents"]]
    causes = {document["path"]: document["legibility"]["causes"] for document in answer["documents"][1:]}
    assert {str(tmp_path / name): [cause] for name, (_, cause) in UNREADABLE.items()} == causes
    told = [line for line in stderr.splitlines() if line.startswith("verify: ")]
    assert len(UNREADABLE) == len(told)
    assert all(line.endswith(")") for line in told)


@pytest.mark.engine
@pytest.mark.parametrize("form", ["text", "html"])
def test_read_for_people(tmp_path, form):
    """A document is shown as text and as a page."""
    stdout, _ = run("read", "--format", form, a_picture(tmp_path / "blank.png"))
    assert "blank.png" in stdout


@pytest.mark.engine
def test_missing_language_pack(tmp_path):
    """Where Tesseract lacks a language that it should read, the status is 5 and the package is named."""
    environment = {"VERIFY_ENGINE": "tesseract", "TESSDATA_PREFIX": str(tmp_path)}
    (tmp_path / "eng.traineddata").write_bytes(b"")
    line = refused("read", a_picture(tmp_path / "blank.png"), status=5, environment=environment)
    assert "apt install tesseract-ocr-" in line


@pytest.mark.engine
def test_check(desk):
    """A claim has its verdict in all three formats; it fits the schema; --out keeps it; --fail-on turns it into 1."""
    a_picture(desk / "receipt.jpg")
    claim = a_claim(desk, documents=[{"path": "receipt.jpg", "kind": "receipt"}])
    options = (claim, "--campaign", desk / "test.toml")
    stdout, _ = run("check", *options, "--format", "json", "--out", desk / "out")
    answer = json.loads(stdout)
    assert [] == [error.message for error in Draft202012Validator(schema_of("verdict")).iter_errors(answer)]
    assert {"C-000123.json", "C-000123.html"} == {path.name for path in (desk / "out").iterdir()}
    assert answer == json.loads((desk / "out" / "C-000123.json").read_text())
    assert answer["decision"].upper() in run("check", *options)[0]
    assert run("check", *options, "--format", "html", "--fail-on", "review,resubmit,reject", status=1)[0].startswith(
        "<!doctype html>"
    )


@pytest.mark.engine
def test_batch_resumes(desk):
    """A batch that was killed goes on where it stopped: the same lines as in one run, none lost, none twice."""
    a_picture(desk / "receipt.jpg")
    claims = [{**CLAIM, "id": f"C-{number}", "documents": [{"path": "receipt.jpg"}]} for number in range(3)]
    source, whole, parts = desk / "claims.jsonl", desk / "whole.jsonl", desk / "parts.jsonl"
    source.write_text("".join(json.dumps(claim) + "\n" for claim in claims) + "nonsense\n")
    options = ("batch", source, "--campaign", desk / "test.toml", "--workers", "1")
    run(*options, "--out", whole)
    lines = source.read_text().splitlines(keepends=True)
    source.write_text(lines[0])
    run(*options, "--out", parts)
    source.write_text("".join(lines))
    with parts.open("ab") as file:
        file.write(b'{"schema": "verdict/1", "claim_id": "C-')
    stdout, _ = run(*options, "--out", parts, "--resume", "--report", desk / "report")
    assert told(whole) == told(parts)
    assert "failure   1" in stdout
    assert "C-2" in (desk / "report" / "index.html").read_text()
    assert {"C-1.html", "C-2.html"} == {path.name for path in (desk / "report" / "claims").iterdir()}


@pytest.mark.engine
def test_claims_of_one_batch_meet(desk):
    """The same file in two claims of a batch is an earlier use for the second; the same batch begun anew is as it was."""
    a_picture(desk / "receipt.jpg")
    source, out = desk / "claims.jsonl", desk / "out.jsonl"
    claims = [{**CLAIM, "id": f"C-{number}", "documents": [{"path": "receipt.jpg"}]} for number in range(2)]
    source.write_text("".join(json.dumps(claim) + "\n" for claim in claims))
    options = ("batch", source, "--campaign", desk / "test.toml", "--workers", "1", "--out", out)
    run(*options)
    first = told(out)
    run(*options)
    assert first == told(out)
    uses = [{(one["claim_id"], one["what"]) for one in line["earlier_uses"]} for line in first]
    assert set() == uses[0]
    assert ("C-0", "file") in uses[1]


@pytest.mark.engine
def test_a_store_is_remembered(desk):
    """With --store a second claim meets the first, and an answer completes it."""
    a_picture(desk / "receipt.jpg")
    sent = [{"path": "receipt.jpg", "kind": "receipt"}]
    options = ("--campaign", desk / "test.toml", "--store", f"sqlite:///{desk / 'claims.db'}", "--format", "json")
    run("check", a_claim(desk, documents=sent), *options)
    again = json.loads(run("check", a_claim(desk, id="C-2", documents=sent), *options)[0])
    assert ("C-000123", "file") in {(one["claim_id"], one["what"]) for one in again["earlier_uses"]}
    answer = a_claim(desk, id="C-3", answers={"claim_id": "C-000123"})
    assert ["receipt.jpg"] == [one["path"] for one in json.loads(run("check", answer, *options)[0])["documents"]]


def test_a_store_that_is_none(desk):
    """A store that cannot be one is refused with 7."""
    claim = a_claim(desk)
    assert "not a store" in refused(
        "check", claim, "--campaign", desk / "test.toml", "--store", "mysql://localhost/claims", status=7
    )


def told(path):
    """The lines of a batch, seconds aside."""
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    return [{key: value for key, value in line.items() if key != "seconds"} for line in lines]
