"""The public names, and what importing them costs."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from builders import a_campaign, a_claim
from doubles import RECEIPT, Seeing, a_picture

import verify
from verify import Decision, Reader, verify_claim


def test_every_public_name_is_there():
    """Each name that the package lists can be imported from it, and stands in exactly one module."""
    assert sorted(verify.__all__) == sorted(verify._HOME_OF)
    assert sum(len(names) for names in verify._HOMES.values()) == len(verify._HOME_OF)
    for name in verify.__all__:
        assert getattr(verify, name).__module__.startswith(verify._HOME_OF[name])
    assert set(verify.__all__) <= set(dir(verify))


def test_unknown_name():
    """A name that the package has not is an AttributeError, as everywhere."""
    with pytest.raises(AttributeError, match="no attribute 'magic'"):
        verify.magic  # noqa: B018


def test_importing_costs_nothing():
    """`import verify` alone imports no other module of the package."""
    code = "import sys, verify; print(*[name for name in sys.modules if name.startswith('verify.')])"
    assert "" == subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_from_python():
    """A claim is judged from Python by public names alone."""
    verdict = verify_claim(a_claim(), [a_picture("receipt.jpg")], a_campaign(), Reader(Seeing(RECEIPT)))
    assert isinstance(verdict.decision, Decision)


def test_the_five_lines_are_those_of_the_docstring():
    """What the package's docstring shows is five statements beside its imports, each with public names."""
    code = "\n".join(line[4:] for line in verify.__doc__.splitlines() if line.startswith("    "))
    names = compile(code, "docstring", "exec").co_names
    assert {"default_reader", "load_campaign", "load_source", "parse_claim", "verify_claim"} <= set(names)
    assert code.count("\n") <= 6
    assert (Path(verify.__file__).parent / "py.typed").is_file()


@pytest.mark.engine
def test_the_readme_runs(tmp_path, monkeypatch):
    """The README's five lines of Python judge a claim that lies in the current folder."""
    root = Path(verify.__file__).parent.parent
    (code,) = re.findall(r"```python\n(.*?)```", (root / "README.md").read_text("utf-8"), re.DOTALL)
    shutil.copytree(root / "fixtures/receipts/claims/sonos-welcome-2019/sonos-locked", tmp_path / "claim")
    monkeypatch.chdir(tmp_path / "claim")
    names = {}
    exec(code, names)
    assert Decision.RESUBMIT == names["verdict"].decision
