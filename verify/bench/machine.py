"""What a run was made on and with: a figure without its machine and versions cannot be compared."""

from __future__ import annotations

import os
import platform
import re
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from verify import __version__

DISTRIBUTION = "verify-proof-of-purchase"
_CPU_INFO = Path("/proc/cpuinfo")


def describe_machine() -> dict[str, str]:
    """Platform, processor, how many, memory and Python, as the system tells them."""
    memory_bytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "platform": platform.platform(),
        "processor": _processor(),
        "processors": str(os.cpu_count() or 1),
        "memory": f"{memory_bytes / 2**30:.1f} GiB",
        "python": platform.python_version(),
    }


def peer_versions() -> dict[str, str]:
    """Name to version of this program and of every package that it asks for and that is here."""
    try:
        wanted = requires(DISTRIBUTION) or []
    except PackageNotFoundError:  # run from a checkout that nobody installed
        wanted = []
    names = (re.match(r"[A-Za-z0-9._-]+", line) for line in wanted if "extra ==" not in line)
    found = {name[0]: _version(name[0]) for name in names if name}
    return {"verify": __version__} | {name: one for name, one in sorted(found.items()) if one}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _processor() -> str:
    """The processor's own name where Linux tells it, its architecture elsewhere."""
    text = _CPU_INFO.read_text(encoding="utf-8", errors="replace") if _CPU_INFO.is_file() else ""
    named = re.search(r"^model name\s*:\s*(.+)$", text, re.MULTILINE)
    return named[1] if named else platform.machine()
