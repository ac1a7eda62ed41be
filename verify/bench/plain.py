"""Folders of documents of which nothing is known: read for time, failures and legibility, never for accuracy."""

from __future__ import annotations

from pathlib import Path

SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".heic", ".heif", ".pdf", ".xml"})
"""What files that can be read are usually called; what they are, their first bytes say later."""


def is_document(path: Path) -> bool:
    """Whether the file at `path` is called like a document."""
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(".") and path.is_file()


def find_plain(folder: Path) -> tuple[Path, ...]:
    """Every document in `folder` and below."""
    return tuple(path for path in sorted(folder.rglob("*")) if is_document(path))
