"""`verify check --out`: verdict, page and pictures, written beside one another."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from builders import a_box
from click.testing import CliRunner

from verify.cli.check import command
from verify.codec import decode
from verify.document import IllegibleArea
from verify.receipt import Field, Reading

ROOT = Path(__file__).parent
(CLAIM,) = (ROOT.parent / "fixtures/receipts/claims").glob("*/microsoft-without-label/claim.json")


@dataclass(frozen=True)
class Stored:
    """A reader that has read everything before."""

    reading: Reading

    def read(self, source, *, wanted):  # noqa: ARG002 - what a reader is given; this one has read it before
        """The stored reading, whatever the source."""
        return self.reading


def blurred():
    """The stored reading of a receipt, its date hidden by a blur."""
    stored = decode(Reading, (ROOT / "golden/microsoft-without-label/reading-0.json").read_bytes())
    (page,) = stored.document.pages
    blur = (IllegibleArea(0, a_box(0.1, height=0.1), "blur"),)
    pages = (replace(page, legibility=replace(page.legibility, areas=blur)),)
    content = replace(stored.receipt, purchase_date=Field((), "illegible"))
    return replace(stored, document=replace(stored.document, pages=pages), content=content)


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_pictures_lie_beside_the_verdict_that_names_them(form, tmp_path, monkeypatch):
    """Whatever goes to stdout, the folder holds the verdict, the page, and each picture that the verdict names."""
    monkeypatch.setattr("verify.cli.check.prepared_reader", lambda _: Stored(blurred()))
    told = CliRunner().invoke(command, [str(CLAIM), "--out", str(tmp_path), "--format", form], catch_exceptions=False)
    verdict = json.loads((tmp_path / "microsoft-without-label.json").read_text(encoding="utf-8"))
    pictures = [name for step in verdict["next_steps"] for name in step["pictures"]]
    assert (0, "resubmit") == (told.exit_code, verdict["decision"])
    written = {"microsoft-without-label.html", "microsoft-without-label.json", *pictures}
    assert written == {path.name for path in tmp_path.iterdir()}
    assert pictures
    assert all((tmp_path / name).read_bytes().startswith(b"\xff\xd8") for name in pictures)


def test_without_a_folder_no_picture_is_named(monkeypatch):
    """A verdict on stdout names no file that nobody wrote."""
    monkeypatch.setattr("verify.cli.check.prepared_reader", lambda _: Stored(blurred()))
    told = CliRunner().invoke(command, [str(CLAIM), "--format", "json"], catch_exceptions=False)
    steps = json.loads(told.stdout)["next_steps"]
    assert any(step["areas"] for step in steps)
    assert not any(step["pictures"] for step in steps)
