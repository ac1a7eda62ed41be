"""Which marked tests run: absent on a desk skips and says so; absent under VERIFY_REQUIRE_ALL=1 fails."""

import os
import shutil
from pathlib import Path

import pytest
from world.press.fonts import fonts_are_here


def _lack(reason):
    """Skip on a desk; fail where everything is required."""
    if os.environ.get("VERIFY_REQUIRE_ALL") == "1":  # noqa: TID251 - the switch of the tests, not of the program
        pytest.fail(f"required here: {reason}")
    pytest.skip(reason)


@pytest.fixture(autouse=True)
def _engines_present(request):
    """Tests marked `engine` or `corpus` need the Tesseract program; the other engines come with the packages."""
    needs = request.node.get_closest_marker("engine") or request.node.get_closest_marker("corpus")
    if needs and shutil.which("tesseract") is None:
        _lack("the program tesseract (scripts/setup installs it)")


@pytest.fixture(scope="session")
def typefaces():
    """Drawing needs the typefaces of scripts/world/packages.txt."""
    if not fonts_are_here():
        _lack("the typefaces of scripts/world/packages.txt (scripts/setup --dev installs them)")


@pytest.fixture(scope="session")
def data_folder():
    """The folder of outside data sets that VERIFY_DATA names (tests marked `data`)."""
    named = os.environ.get("VERIFY_DATA")  # noqa: TID251 - documented for tests and benchmarks only
    if not named:
        pytest.skip("VERIFY_DATA names no folder of outside data sets")
    folder = Path(named)
    if not folder.is_dir():
        pytest.fail(f"VERIFY_DATA={named}: no such folder")
    return folder
