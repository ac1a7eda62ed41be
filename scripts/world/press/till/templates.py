"""A till's layout is text: one template a printed line, filled with what the sale knows.

``{name}`` is a value, ``{name_}`` its caption, ``{name?}`` a value that may be absent. ``|`` separates cells: the first
stands at the left edge, the last at the right one, those between at even distances or where ``@62 `` (flush right at
62 %) or ``@<62 `` (flush left) puts them.
A line may begin with flags in angle brackets: ``b`` bold, ``w`` wide, ``t`` tall, ``i`` white on black, ``x`` boxed,
``s`` small, ``m`` in the middle, ``r`` at the right edge, ``.`` dots before the last cell, ``+`` only where more than one
piece is sold. A line of one repeated sign (``----``), ``line`` or ``double`` is a rule; an empty one a gap.
A line is left out where a value that it names is absent.

>>> [run.text for run in filled("<b>{total_}|{total}", {"total_": "SUMME", "total": Span("12,90", "total")}).runs]
['SUMME', '12,90']
>>> filled("{points_} {points}", {"points_": "Punkte"}) is None
True
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from world.press.till.rows import Anchor, Gap, Line, Row, Rule, Run, Span

Value = str | Span | tuple[Span, ...]
Values = Mapping[str, Value]
_NAMED = re.compile(r"\{(\w+)(\??)\}")
_FLAGS = re.compile(r"<([bwtixsmr.+]+)>")
_STOP = re.compile(r"@(<?)(\d+) ")


def all_filled(templates: tuple[str, ...], values: Values) -> Iterator[Line]:
    """The lines of `templates` of which nothing is absent."""
    for template in templates:
        line = filled(template, values)
        if line is not None:
            yield line


def filled(template: str, values: Values) -> Line | None:
    """One line; None where it is left out."""
    if not template:
        return Gap()
    if template in {"line", "double"} or (len(template) > 3 and len(set(template)) <= 2 and "{" not in template):
        return Rule(template if template in {"line", "double"} else template[: len(set(template))])
    found = _FLAGS.match(template)
    flags = found[1] if found else ""
    body = template[found.end() :] if found else template
    if any(not values.get(name) for name, can_lack in _NAMED.findall(body) if not can_lack and not name.endswith("_")):
        return None
    if "+" in flags and not values.get("several"):
        return None
    runs = tuple(run for run in _runs(body.split("|"), flags, values) if run.text.strip())
    return _flagged(runs, flags) if runs else None


def _flagged(runs: tuple[Run, ...], flags: str) -> Row:
    return Row(
        runs,
        bold="b" in flags,
        wide=2 if "w" in flags else 1,
        tall=2 if "t" in flags else 1,
        small="s" in flags,
        inverse="i" in flags,
        boxed="x" in flags,
        leader="." if "." in flags else "",
    )


def _runs(cells: list[str], flags: str, values: Values) -> Iterator[Run]:
    """The cells at their places."""
    for place, cell in enumerate(cells):
        stop = _STOP.match(cell)
        spans = _trimmed(spans_of(cell[stop.end() :] if stop else cell, values), keep=bool(set("ix") & set(flags)))
        if not spans:
            continue
        at, anchor = _place(place, len(cells), flags)
        if stop:
            at, anchor = int(stop[2]) / 100, "l" if stop[1] else "r"
        yield Run(spans, at, anchor)


def _place(place: int, count: int, flags: str) -> tuple[float, Anchor]:
    if "m" in flags:
        return 0.5, "m"
    if "r" in flags:
        return 1.0, "r"
    return (0.0, "l") if place == 0 else ((place + 1) / count, "r")


def spans_of(cell: str, values: Values) -> Iterator[Span]:
    """Fixed text and values in their order; a colon that a caption has is not said twice."""
    at, said = 0, ""
    for named in (*_NAMED.finditer(cell), None):
        fixed = cell[at : named.start() if named else len(cell)]
        if said.endswith(":"):
            fixed = fixed.removeprefix(":")
        if fixed:
            yield Span(fixed)
        if named is None:
            return
        value = "" if _says_nothing(named[1], values) else values.get(named[1], "")
        spans = value if isinstance(value, tuple) else (Span(value) if isinstance(value, str) else value,)
        yield from spans
        said = "".join(span.text for span in spans)
        at = named.end()


def _says_nothing(name: str, values: Values) -> bool:
    """Whether `name` is the caption of a value that is known to be absent."""
    return name.endswith("_") and not values.get(name[:-1], "caption alone")


def _trimmed(spans: Iterator[Span], *, keep: bool) -> tuple[Span, ...]:
    """Without empty spans, and without spaces at the end unless they are to be kept."""
    kept = tuple(span for span in spans if span.text)
    while kept and not keep and not kept[-1].text.strip():
        kept = kept[:-1]
    return kept
