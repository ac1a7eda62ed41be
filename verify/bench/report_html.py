"""A run as one HTML page that needs nothing else: what costs most first, then every figure, then the failures themselves.

The page is for who wants to know what is better. It opens with the dozen figures of ``summary.py``, each leading to its
section; a section stands only where the run has something to say in it. The first of several runs, one an engine, is the
page's subject; the others stand beside it in a section of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from verify.bench import report_parts as parts
from verify.bench.calibration import SAFE_RISK, calibrate_run
from verify.bench.characters import tally_text
from verify.bench.comparison import compare_runs
from verify.bench.costs import cost_of
from verify.bench.decisions import (
    DECISIONS,
    by_campaign,
    by_scenario,
    confusion_rows,
    count_decisions,
    lacking_earlier,
    tally_terms,
    worst_first,
)
from verify.bench.gallery import MOST, hang_gallery
from verify.bench.legibility import tally_alarms, tally_unreadable
from verify.bench.run import Run
from verify.bench.strata import confusion, tally_symbologies
from verify.bench.summary import mebibytes, summarise
from verify.report.page import render_page

PACKAGE = "verify.bench"
CHANGES = 150
"""Changed values that are listed (chosen); all are counted."""

TITLES = {
    "decisions": "Decisions",
    "fields": "Fields",
    "strata": "By kind of document",
    "characters": "Text",
    "barcodes": "Barcodes",
    "legibility": "Legibility",
    "calibration": "Calibration",
    "cost": "Time and memory",
    "engines": "Engines",
    "against": "Since the last run",
    "failures": "Failures",
}
"""Sections in their order, each a template of its name."""


def html_report(runs: Sequence[Run], *, last: Run | None = None, most: int = MOST) -> str:
    """The page of `runs` over one dataset; `last` is what the first is held against, `most` how many failures are shown."""
    run = runs[0]
    gallery = hang_gallery(run, most=most)
    values = {**_figures(run), **_plots(run), **_beside(runs, last), "gallery": gallery}
    sections = {anchor: title for anchor, title in TITLES.items() if anchor in set(_present(values))}
    return render_page(
        "run.html.j2",
        package=PACKAGE,
        run=run,
        figures=summarise(run, last),
        rooms={room.field for room in gallery},
        sections=sections,
        mebibytes=mebibytes,
        safe_risk=SAFE_RISK,
        **values,
    )


def _figures(run: Run) -> dict[str, Any]:
    """What the tables show."""
    claims = run.claims
    return {
        "groups": parts.group_fields(run),
        "strata": tuple(parts.cut_strata(run)),
        "kinds": confusion(run.documents, "kind"),
        "text": tally_text(run.documents),
        "symbologies": tally_symbologies(run.documents),
        "unreadable": tally_unreadable(run.documents),
        "alarms": tally_alarms(run.documents),
        "states": parts.count_states(run),
        "causes": parts.count_causes(run),
        "decided": count_decisions(claims),
        "decisions": DECISIONS,
        "confusion": confusion_rows(count_decisions(claims)),
        "campaigns": by_campaign(claims),
        "scenarios": by_scenario(claims),
        "worst": worst_first(claims),
        "terms": tally_terms(claims),
        "waiting": lacking_earlier(claims),
        "cost": cost_of(run),
        "unlabelled": sum(not one.labelled for one in run.documents),
    }


def _plots(run: Run) -> dict[str, Any]:
    calibrations = calibrate_run(run)
    return {
        "calibrations": calibrations,
        "reliability_charts": parts.chart_reliability(calibrations),
        "coverage_chart": parts.chart_coverage(calibrations),
        "characters_chart": parts.chart_characters(run),
        "severity_chart": parts.chart_severities(run),
        "stages_chart": parts.chart_stages(run, cost_of(run)),
    }


def _beside(runs: Sequence[Run], last: Run | None) -> dict[str, Any]:
    """The last run and the other engines."""
    against = compare_runs(last, runs[0]) if last else None
    moved = {one.field: one for one in against.fields} if against else {}
    changed = [one for one in against.cells if (one.before, one.after) != ("right", "right")] if against else []
    engines = parts.stand_side_by_side(runs)
    return {
        "last": last,
        "against": against,
        "moved": moved,
        "cells": changed,
        "most_cells": CHANGES,
        "engines": engines,
    }


def _present(values: Mapping[str, Any]) -> Iterator[str]:
    """The sections that have something to say."""
    told = {
        "fields": values["groups"],
        "strata": values["strata"] or values["severity_chart"],
        "characters": values["text"].documents,
        "barcodes": "barcodes" in values["groups"],
        "legibility": values["states"],
        "calibration": values["calibrations"],
        "decisions": values["decided"].claims or values["waiting"],
        "cost": values["cost"].stages,
        "engines": values["engines"],
        "against": values["against"],
        "failures": values["gallery"],
    }
    yield from (name for name, something in told.items() if something)
