"""`verify doctor`: what is installed, what is missing, how to get it.

Nothing here may need what it looks for: libraries are imported by name, one by one, and what their import says is told.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from os import W_OK, access

import click

from verify.cli import EXIT_STATUS
from verify.config import Settings, load_settings
from verify.errors import ConfigError

LANGUAGES = ("dan", "deu", "eng", "fin", "fra", "ita", "nld", "nor", "ron", "spa", "swe")

PACKAGES = {
    "cv2": (
        "opencv-python",
        "apt install libgl1 libglib2.0-0; of OpenCV's packages only opencv-python may be installed",
    ),
    "onnx": ("onnx", ""),
    "onnxruntime": ("onnxruntime", ""),
    "rapidocr": ("rapidocr", ""),
    "PIL": ("pillow", ""),
    "pi_heif": ("pi-heif", ""),
    "pypdfium2": ("pypdfium2", ""),
    "pdfplumber": ("pdfplumber", ""),
    "pytesseract": ("pytesseract", ""),
    "zxingcpp": ("zxing-cpp", ""),
    "pyzbar.pyzbar": ("pyzbar", "apt install libzbar0"),
    "stdnum": ("python-stdnum", ""),
    "rapidfuzz": ("rapidfuzz", ""),
    "holidays": ("holidays", ""),
    "babel": ("babel", ""),
}
"""Module: (the package that brings it, what the system must bring for it)."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is looked at."""

    name: str
    found: str | None
    """Its version or place; None: it is missing."""
    remedy: str = ""


@click.command("doctor")
@click.option("--prepare", is_flag=True, help="Make the models now, so that the first document need not wait.")
def command(*, prepare: bool) -> None:
    """Say what is installed and what is missing; exit 5 where something needed is missing."""
    settings = load_settings()
    checks = [*_programs(), *_packages()]
    if prepare and all(check.found for check in checks):
        _prepare(settings)
    checks += _places(settings)
    for check in checks:
        sign = "✓" if check.found else "✗"
        click.echo(f"{sign} {check.name:22} {check.found or 'missing: ' + check.remedy}")
    missing = sum(not check.found for check in checks)
    if missing:
        click.echo(f"verify: {missing} missing (the remedy stands beside each)", err=True)
        raise SystemExit(EXIT_STATUS[ConfigError])


def _programs() -> Iterator[Check]:
    """Tesseract and its languages."""
    program = shutil.which("tesseract")
    yield Check("tesseract", program, "apt install tesseract-ocr")
    installed = _languages(program) if program else frozenset()
    for language in LANGUAGES:
        found = "installed" if language in installed else None
        yield Check(f"tesseract {language}", found, f"apt install tesseract-ocr-{language}")


def _languages(program: str) -> frozenset[str]:
    """The language packs that Tesseract names; none where it cannot even say that."""
    try:
        asked = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=30, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    return frozenset(asked.stdout.split())


def _packages() -> Iterator[Check]:
    """Each library, really imported: a wheel may be there and the system's library that it needs may not."""
    for module, (package, system) in PACKAGES.items():
        try:
            import_module(module)
            yield Check(package, version(package))
        except (ImportError, PackageNotFoundError) as error:
            reason = " ".join(str(error).split())
            yield Check(package, None, f"{system or f'pip install {package}'} ({reason})")


def _places(settings: Settings) -> Iterator[Check]:
    """The cache folder and the models in it."""
    folder = settings.cache_folder
    nearest = next(place for place in (folder, *folder.parents) if place.exists())
    writable = nearest.is_dir() and access(nearest, W_OK)
    yield Check("cache folder", str(folder) if writable else None, f"{folder} cannot be written: set VERIFY_CACHE")
    yield Check("models", _models(settings), "they come with the package rapidocr, see above")


def _models(settings: Settings) -> str | None:
    """Whether the models are prepared; not being so is no fault while they can be."""
    try:
        prepared = import_module("verify.recognize.models").are_prepared(settings.cache_folder)
    except (ImportError, ConfigError):
        return None
    return "prepared" if prepared else "prepared on first use, or by `verify doctor --prepare`"


def _prepare(settings: Settings) -> None:
    click.echo(f"preparing the models in {settings.cache_folder}", err=True)
    import_module("verify.recognize.models").prepare_models(settings.cache_folder)
