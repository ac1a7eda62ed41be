"""Figures to plots: SVG that stands inside a page, drawn by matplotlib, which nothing else of the program needs.

A plot has no colours of its own: it is drawn in stand-ins that become the page's CSS variables, so that it follows the
page into the dark and onto paper. Its text stays text: it can be searched, read aloud and takes the page's typeface.
The same figures give the same bytes: identifiers are salted with the plot's name, and no date is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from verify.errors import ConfigError

if TYPE_CHECKING:
    from matplotlib.axes import Axes as Axes  # noqa: PLC0414 - for those who paint: nobody else imports matplotlib

VARIABLES = (
    "ink",
    "paper",
    "soft",
    "rule",
    "right",
    "wrong",
    "missing",
    "band",
    "series-1",
    "series-2",
    "series-3",
    "series-4",
    "series-5",
)
"""The page's colours that plots are drawn in."""

INK, PAPER, SOFT, RULE, RIGHT, WRONG, MISSING, BAND, *SERIES = (
    f"#0000{shade:02x}" for shade, _ in enumerate(VARIABLES, start=1)
)
"""Their stand-ins while matplotlib draws: near-blacks that nothing else uses."""

MARKERS = "osD^v"
DASHES = ("-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1)))
"""A shape and a dash for each of `SERIES`, so that no plot rests on colour alone."""

CSS_PX_AN_INCH = 96
"""CSS Values and Units, 6.2: plots are shown as large as they are drawn, and smaller where there is no room."""

STYLE: dict[Any, object] = {
    "svg.fonttype": "none",
    "text.parse_math": False,
    "font.size": 10,
    "font.sans-serif": ["DejaVu Sans"],  # comes with matplotlib: widths are reckoned with it on every machine
    "axes.edgecolor": SOFT,
    "axes.labelcolor": INK,
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": RULE,
    "grid.linewidth": 0.6,
    "text.color": INK,
    "xtick.color": SOFT,
    "ytick.color": SOFT,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "legend.frameon": False,
}


@dataclass(frozen=True, slots=True)
class Plot:
    """What a plot is called, what it says to who cannot see it, and how large it is drawn."""

    name: str
    """Unique on its page: identifiers inside begin with it."""
    alt: str
    width: float
    """Inches, with 10-point text; the page scales it."""
    height: float


def require_matplotlib() -> None:
    """ConfigError where matplotlib is not there; to be asked before a run that may take hours."""
    try:
        import matplotlib.figure  # noqa: F401, PLC0415 - an optional extra: only a report with plots needs it
    except ImportError as error:
        raise ConfigError(
            "the plots of a report need matplotlib", hint="pip install 'verify-proof-of-purchase[bench]'"
        ) from error


def draw(plot: Plot, paint: Callable[[Axes], None]) -> Markup:
    """The SVG of what `paint` draws onto axes."""
    require_matplotlib()
    from matplotlib import rc_context  # noqa: PLC0415 - as above
    from matplotlib.figure import Figure  # noqa: PLC0415

    with rc_context({**STYLE, "svg.hashsalt": plot.name}):
        figure = Figure(figsize=(plot.width, plot.height), layout="constrained")
        paint(figure.subplots())
        target = StringIO()
        figure.savefig(
            target, format="svg", transparent=True, metadata=dict.fromkeys(("Creator", "Date", "Format", "Type"))
        )
    return _inline(target.getvalue(), plot)


def _inline(svg: str, plot: Plot) -> Markup:
    """The drawing alone, in the page's colours and typeface, with a name for who cannot see it."""
    body = svg[svg.index("<svg") :]
    body = re.sub(r"<metadata>.*?</metadata>|<style.*?</style>|<!--.*?-->", "", body, flags=re.DOTALL)
    body = re.sub(r"font-family: [^;\"]*; ", "", body)
    body = re.sub(r'(\bid="|href="#|url\(#)', rf"\g<1>{plot.name}-", body)
    for colour, variable in zip((INK, PAPER, SOFT, RULE, RIGHT, WRONG, MISSING, BAND, *SERIES), VARIABLES, strict=True):
        body = re.sub(rf'(: |fill="|stroke="){colour}', rf"\g<1>var(--{variable})", body)
    view = re.search(r'viewBox="[^"]*"', body)
    inside = body[body.index(">") + 1 :]
    width = f"max-width:{plot.width * CSS_PX_AN_INCH:.0f}px"
    head = f'<svg class="plot" style="{width}" role="img" aria-label="{escape(plot.alt)}" {view[0] if view else ""}>'
    # matplotlib escapes the text that it draws, and we the only text that it does not.
    return Markup(head + re.sub(r"\s*\n\s*", "\n", inside).strip())  # noqa: S704
