"""The product may be shipped by anyone under Apache-2.0: nothing it installs is GPL or AGPL."""

import re
from importlib.metadata import distribution
from pathlib import Path

import pytest

LOCK = Path(__file__).parent.parent / "requirements.txt"
COPYLEFT = re.compile(
    r"(?<!lesser )(?<!lesser\n)gnu (affero )?general public license|(?<![a-z])a?gpl(?![a-z])", re.IGNORECASE
)
LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)

# Texts that name the GPL without the package being under it, each looked at by eye.
EXPLAINED = {
    "matplotlib": "FreeType may be taken under the FTL or the GPL-2: the FTL is taken",
    "ml-dtypes": "Eigen is MPL-2.0, whose text names the GPL as a possible secondary licence",
    "numpy": "libgfortran and libgcc under the GCC runtime exception, which lifts the GPL from what links them",
    "onnxruntime": "Eigen is MPL-2.0, whose text names the GPL as a possible secondary licence",
    "opencv-python": "FFmpeg and Qt are LGPL-2.1, whose text speaks of the GPL",
    "pathspec": "MPL-2.0, whose text names the GPL as a possible secondary licence",
    "pillow": "FreeType may be taken under the FTL or the GPL-2: the FTL is taken; liblzma's library part is public domain",
    "python-stdnum": "LGPL-2.1, whose text speaks of the GPL",
    "shapely": "GEOS is LGPL-2.1, whose text speaks of the GPL",
    "typing-extensions": "the history in the Python licence says which releases were GPL-compatible",
}


def installed():
    """(name, distribution) of every locked package that this platform installs."""
    for line in LOCK.read_text().splitlines():
        name, found, rest = line.partition("==")
        if found and "sys_platform == 'never'" not in rest:
            try:
                yield name, distribution(name)
            except ModuleNotFoundError:
                assert ";" in rest, f"{name} is locked without a marker, and not installed"


def naming_copyleft(package):
    """Licence files of `package` that name the GPL or AGPL."""
    return [
        str(file)
        for file in package.files or ()
        if LICENCE_FILE.search(file.name) and COPYLEFT.search(Path(str(file.locate())).read_text(errors="replace"))
    ]


@pytest.mark.parametrize(("name", "package"), [pytest.param(*one, id=one[0]) for one in installed()])
def test_no_package_is_gpl(name, package):
    """No package's metadata puts it under the GPL or AGPL, and no licence text it bundles does unexplained."""
    declared = " ".join((package.metadata.get("License-Expression") or "", *package.metadata.get_all("Classifier", ())))

    assert not COPYLEFT.search(declared.replace("GPL-3.0-or-later WITH GCC-exception-3.1", ""))
    assert bool(naming_copyleft(package)) == (name in EXPLAINED)
