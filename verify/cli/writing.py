"""How results leave: JSON for people and programs, files whole."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from verify.errors import ConfigError


def dump(plain: dict[str, Any]) -> str:
    """`plain` as JSON: two spaces, letters as they are."""
    return json.dumps(plain, ensure_ascii=False, indent=2)


def write_text(path: Path, text: str) -> None:
    """Write `text` to `path`, whose folder is made; ConfigError where that cannot be."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, data: bytes) -> None:
    """Write `data` to `path`, whose folder is made; ConfigError where that cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise ConfigError(f"{path}: {(error.strerror or str(error)).lower()}", hint="name another folder") from error
