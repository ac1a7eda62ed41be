"""The installed wheel is whole: campaigns, models' manifest and letters are inside it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CLAIM = ROOT / "fixtures/receipts/claims/sonos-welcome-2019/sonos-locked/claim.json"
PROGRAM = "import sys, verify, verify.cli; print(verify.__file__, file=sys.stderr); verify.cli.main()"


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A folder into which the wheel was unpacked, away from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run(
        [*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", folder, ROOT], check=True, capture_output=True
    )
    (wheel,) = folder.glob("*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--target", folder / "site", wheel], check=True, capture_output=True)
    return folder


def run(installed, *arguments):
    """Standard output of the installed program, started where no checkout is."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=installed,
        env={
            "PYTHONPATH": str(installed / "site"),
            "HOME": str(Path.home()),
            "PATH": "/usr/bin:/bin",
            "LANG": "C.UTF-8",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(installed / "site") in done.stderr.splitlines()[0]
    return done.stdout


@pytest.mark.engine
def test_a_wheel_judges_a_claim(installed):
    """Outside the checkout the campaigns are there, the models are prepared, and the claimant is asked in their language."""
    assert "sony-ro-cashback-2018" in run(installed, "campaigns", "list")

    verdict = json.loads(run(installed, "check", str(CLAIM), "--format", "json"))

    assert "resubmit" == verdict["decision"]
    assert verdict["next_steps"][0]["ask"]
