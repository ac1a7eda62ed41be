"""The plots of a run: reliability, risk at coverage, seconds by stage, characters misread, engines side by side.

What a plot shows stands in a table beside it or in its alternative text; a plot is there to be seen at a glance.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import quantiles
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from verify.bench.calibration import SAFE_RISK, Calibration
from verify.bench.plots import BAND, DASHES, INK, MARKERS, MISSING, PAPER, RIGHT, SERIES, SOFT, WRONG, Plot, draw
from verify.bench.run import Run
from verify.bench.tally import Tally
from verify.report.wording import per_cent

if TYPE_CHECKING:
    from verify.bench.plots import Axes

LARGEST_DOT = 120.0
"""Area in square points of the bin that holds most values (chosen)."""
CURVES = len(SERIES)
RISK_TICKS = (0, 0.5, 1, 2, 5, 10, 20, 50, 100)
"""Per cent."""
LEAST_SECONDS = 1e-3
"""Where a logarithmic axis begins: what cost less stands there."""
OUTCOMES = ((RIGHT, ""), (WRONG, "////"), (MISSING, ""))
"""Colour and hatching of right, wrong and not found."""
ROW_INCHES = 0.34
"""Of a plot with a row for each thing (chosen: table rows' rhythm)."""


def reliability_chart(name: str, calibration: Calibration) -> Markup:
    """Stated against true share right; on the diagonal a confidence means what it says."""
    bins = calibration.bins

    def paint(axes: Axes) -> None:
        axes.plot((0, 1), (0, 1), color=SOFT, linestyle="--", linewidth=1)
        least = min(min(one.confidence, one.interval[0]) for one in bins)
        stated = [one.confidence for one in bins]
        most = max(one.count for one in bins)
        axes.vlines(stated, stated, [one.right for one in bins], color=WRONG, linewidth=3, alpha=0.35)
        low, high = zip(*(one.interval for one in bins), strict=True)
        axes.vlines(stated, low, high, color=RIGHT, linewidth=1.2)
        areas = [max(LARGEST_DOT * one.count / most, 12) for one in bins]
        axes.scatter(stated, [one.right for one in bins], areas, color=RIGHT, zorder=3)
        axes.set(xlim=(least - 0.04, 1.03), ylim=(least - 0.04, 1.03), xlabel="confidence", ylabel="share right")
        axes.set_aspect("equal")

    alt = "Reliability: " + "; ".join(
        f"{per_cent(one.confidence)} sure, {per_cent(one.right)} right of {one.count}" for one in bins
    )
    return draw(Plot(f"reliability-{name}", alt, 4.2, 4.0), paint)


def coverage_chart(calibrations: Mapping[str, Calibration]) -> Markup:
    """Share of wrong values among those taken, from the surest down, for all fields and for each."""
    named = list(calibrations.items())[: CURVES + 1]

    def paint(axes: Axes) -> None:
        _root_scale(axes, [point.risk for _, one in named for point in one.curve])
        axes.axhline(100 * SAFE_RISK, color=WRONG, linewidth=1.2, linestyle=(0, (1, 1.5)))
        for index, (name, one) in reversed(list(enumerate(named))):
            look: dict[str, Any] = _series(index - 1) if index else {"color": INK, "linewidth": 2.2}
            points = [(100 * point.coverage, 100 * point.risk) for point in one.curve]
            axes.plot(*zip(*points, strict=True), label=name, drawstyle="steps-pre", **look)
            if not index and one.safe:
                axes.plot(100 * one.safe.coverage, 100 * one.safe.risk, "o", color=WRONG, markersize=8, zorder=5)
        axes.set(xlim=(0, 101), xlabel="taken, % of all true values", ylabel="wrong, % of those taken")
        axes.legend(loc="upper left", bbox_to_anchor=(1.01, 1), borderaxespad=0, fontsize=9, reverse=True)

    told = [f"{name}: {_safe_words(one)}" for name, one in named]
    return draw(Plot("coverage", "Risk at coverage. " + "; ".join(told), 6.6, 4.0), paint)


def _root_scale(axes: Axes, risks: Sequence[float]) -> None:
    """An axis that grows with the root of the risk: half a per cent is seen beside a tenth."""
    axes.set_yscale("function", functions=(lambda risk: (risk * (risk > 0)) ** 0.5, lambda root: root**2))
    top = 100 * max((*risks, 4 * SAFE_RISK))
    axes.set_ylim(0, min(top * 1.1, 100))
    axes.set_yticks([tick for tick in RISK_TICKS if tick <= top * 1.1])
    axes.yaxis.set_major_formatter("{x:g}")


def _safe_words(calibration: Calibration) -> str:
    safe = calibration.safe
    return f"{per_cent(safe.coverage)} of values at {per_cent(safe.risk)} wrong" if safe else "none is safe enough"


def _series(index: int) -> dict[str, Any]:
    return {"color": SERIES[index], "linestyle": DASHES[index], "linewidth": 1.4}


def stages_chart(run: Run, stages: Sequence[str]) -> Markup:
    """Seconds a page by stage: median, quartiles, 5th and 95th percentile."""
    read = [one for one in run.documents if one.pages and one.seconds]
    spans = [_spread([one.seconds.get(stage, 0.0) / one.pages for one in read]) for stage in stages]

    def paint(axes: Axes) -> None:
        for row, (low, first, middle, third, high) in enumerate(spans):
            axes.hlines(row, low, high, color=SOFT, linewidth=1.2)
            axes.hlines(row, first, third, color=RIGHT, linewidth=7)
            axes.plot(middle, row, "o", color=INK, markersize=5)
        axes.set_xscale("log")
        axes.xaxis.set_major_formatter(lambda seconds, _: f"{seconds:g} s")
        axes.set(ylim=(len(spans) - 0.5, -0.5), xlabel="seconds a page")
        axes.set_yticks(range(len(stages)), stages)
        axes.grid(visible=False, axis="y")

    alt = "Seconds a page. " + "; ".join(
        f"{stage}: median {span[2]:.3f}" for stage, span in zip(stages, spans, strict=True)
    )
    return draw(Plot("stages", alt, 6.4, 0.9 + ROW_INCHES * len(stages)), paint)


def _spread(values: Sequence[float]) -> tuple[float, float, float, float, float]:
    """5th percentile, quartiles with the median between, 95th percentile."""
    shown = [max(value, LEAST_SECONDS) for value in values]
    if len(shown) == 1:
        return (shown[0],) * 5
    twentieths = quantiles(shown, n=20, method="inclusive")
    return twentieths[0], twentieths[4], twentieths[9], twentieths[14], twentieths[18]


def severity_chart(steps: Mapping[str, Tally]) -> Markup:
    """Right, wrong and not found by how badly documents are damaged."""

    def paint(axes: Axes) -> None:
        for place, counts in enumerate(steps.values()):
            shares = [100 * part / counts.total for part in (counts.right, counts.wrong, counts.missing)]
            starts = (0, shares[0], shares[0] + shares[1])
            for share, start, (colour, hatch) in zip(shares, starts, OUTCOMES, strict=True):
                axes.bar(place, share, 0.7, start, color=colour, hatch=hatch, edgecolor=PAPER, linewidth=0)
            low, high = counts.interval
            axes.vlines(place, 100 * low, 100 * high, color=INK, linewidth=1.2)
        axes.set(ylim=(0, 100), ylabel="values, %", xlabel="severity of the worst damage")
        axes.set_xticks(range(len(steps)), [f"{name}\nn = {counts.total}" for name, counts in steps.items()])
        axes.grid(visible=False, axis="x")

    alt = "; ".join(
        f"severity {name}: {per_cent(one.recall)} right, {one.wrong} wrong of {one.total}"
        for name, one in steps.items()
    )
    return draw(Plot("severity", alt, 5.6, 3.4), paint)


def characters_chart(rates: Sequence[float]) -> Markup:
    """Share of documents up to a character error rate."""
    ordered = sorted(rates)

    def paint(axes: Axes) -> None:
        shares = [100 * (index + 1) / len(ordered) for index in range(len(ordered))]
        axes.fill_between([100 * rate for rate in ordered], shares, step="post", color=BAND, alpha=0.5)
        axes.plot([100 * rate for rate in ordered], shares, drawstyle="steps-post", color=RIGHT, linewidth=2)
        axes.set(xlim=(0, None), ylim=(0, 102), xlabel="character error rate, %", ylabel="documents up to it, %")

    middle = ordered[len(ordered) // 2]
    return draw(
        Plot("characters", f"Half of the documents have an error rate up to {per_cent(middle)}", 4.6, 2.8), paint
    )


def engines_chart(engines: Sequence[str], fields: Mapping[str, Sequence[Tally | None]]) -> Markup:
    """The recall of each field by each engine, with its interval."""

    def paint(axes: Axes) -> None:
        for place, engine in enumerate(engines[:CURVES]):
            rows = [(row, counts[place]) for row, counts in enumerate(fields.values())]
            shift = (place - (len(engines) - 1) / 2) * 0.22
            told = [(row + shift, one.recall, *one.interval) for row, one in rows if one and one.total]
            for row, _, low, high in told:
                axes.hlines(row, 100 * low, 100 * high, color=SERIES[place], linewidth=1.4)
            axes.plot(
                [100 * recall for _, recall, _, _ in told], [row for row, *_ in told],
                MARKERS[place], color=SERIES[place], markersize=5, linestyle="none", label=engine,
            )  # fmt: skip
        axes.set(xlim=(0, 102), ylim=(len(fields) - 0.5, -0.5), xlabel="right, % of all (95 % interval)")
        axes.set_yticks(range(len(fields)), list(fields))
        axes.grid(visible=False, axis="y")
        axes.legend(
            loc="upper center", bbox_to_anchor=(0.5, 1 + 0.9 / (len(fields) + 1)), ncols=len(engines), fontsize=9
        )

    alt = "Right by field and engine; the table has the figures"
    return draw(Plot("engines", alt, 6.8, 1.3 + ROW_INCHES * len(fields)), paint)
