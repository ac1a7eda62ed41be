"""One HTML page that needs nothing else: pictures, styles and the one script are inside.

Everything from a document is escaped, and the page's own security policy lets nothing be loaded and no other script run.
Other packages with reports of their own share the frame, its colours and its policy.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from verify.report.wording import per_cent

OURS = "verify.report"
TEMPLATES = "templates"


def render_page(template: str, *, package: str = OURS, **values: object) -> str:
    """`template` of `package`, in this package's frame: our style and the package's own, the package's script and its digest."""
    script = _resource(package, "page.js")
    style = _resource(OURS, "page.css") + ("" if package == OURS else _resource(package, "page.css"))
    return _environment(package).get_template(template).render(
        # Files of this program, not a document's text.
        script=Markup(script), style=Markup(style), script_digest=_digest(script), **values,  # noqa: S704
    )  # fmt: skip


def data_uri(picture: bytes, media_type: str) -> str:
    """`picture` as an address that holds it."""
    return f"data:{media_type};base64,{base64.b64encode(picture).decode()}"


@cache
def _environment(package: str) -> Environment:
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(one, TEMPLATES) for one in dict.fromkeys((package, OURS))]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["per_cent"] = per_cent
    return environment


@cache
def _resource(package: str, name: str) -> str:
    return files(package).joinpath(TEMPLATES, name).read_text(encoding="utf-8")


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
