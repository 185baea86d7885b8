"""Small multiples: the main answers of many runs of one notebook, by the parameters that vary."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from textwrap import fill, shorten
from typing import TYPE_CHECKING, Literal, NamedTuple

from econlab.evidence.intervals import Interval
from econlab.showing.comparison import (
    MOST_LINES,
    MOST_PANELS,
    Answer,
    Axis,
    Comparison,
    Layout,
    Settings,
    Value,
    answers_drawn,
    layout,
    numbers_of,
    settings_of,
)
from econlab.showing.drawing import BLUE, GREEN, ORANGE, PAPER, Caption, as_svg, new_figure, write_around
from econlab.showing.language import Language, in_language, label, number
from econlab.showing.marks import below_title, line_sign, lines
from econlab.showing.page_phrases import WORDS
from econlab.showing.results import bounded_of, unit_of

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

_COLUMNS = 3
_LONGEST_NAME, _LONGEST_SOURCE = 28, 300

# Told apart in grey by marker and dash as well as by colour.
_Look = tuple[str, str, Literal["-", "--", ":", "-."]]
_LOOKS: tuple[_Look, ...] = (
    (BLUE, "o", "-"),
    (ORANGE, "s", "--"),
    (GREEN, "^", ":"),
    ("#000000", "D", "-."),
)


class Picture(NamedTuple):
    """A picture, and what it shows in words and numbers."""

    svg: bytes
    alt: str


@dataclass(frozen=True, slots=True)
class _Panel:
    answer: Answer
    title: str
    # By position along the panel, and by position among the series.
    numbers: dict[tuple[int, int], Interval]


def small_multiples(
    comparison: Comparison, *, name: str, title: str, language: Language = "en"
) -> Picture | None:
    """Draw the main answers that differ between runs, each with its bounds; None where none does.

    Parameters
    ----------
    comparison : Comparison
        The runs.
    name : str
        File stem of the chart.
    title : str
        What the runs are about.
    language : {"en", "vi"}
        Of the words around the answers.
    """
    arranged = layout(comparison)
    if arranged is None:
        return None
    blank = in_language(WORDS, language)["defaults"]
    names = [_named(value, blank) for value in arranged.along.values[: _most(arranged.along)]]
    panels = _panels(comparison, arranged, language, blank)
    columns = min(_COLUMNS, len(panels))
    rows = math.ceil(len(panels) / columns)
    with new_figure(_height(arranged, rows, len(names))) as figure:
        grid = below_title(figure, _signs(arranged.series, blank)).subplots(
            rows, columns, squeeze=False, sharey=not arranged.along.numeric, sharex=arranged.along.numeric
        )
        drawn = list(grid.flat)
        for axes, panel in zip(drawn, panels, strict=False):
            _draw(axes, panel, arranged, names, language)
            if axes not in grid[:, 0] and not arranged.along.numeric:
                axes.tick_params(labelleft=False)
        for axes in drawn[len(panels) :]:
            axes.set_visible(False)
        _name_scale(drawn[max(0, len(panels) - columns) : len(panels)], arranged.along)
        _same_scale(drawn, panels, upright=arranged.along.numeric)
        shown = _drawable(_titled(title, comparison, language), 200)
        source = _drawable(_sources(comparison, [panel.answer.name for panel in panels], language), 500)
        write_around(figure, Caption(shown, (), source, language))
        said = "; ".join(_said(panel, names, arranged, language, blank) for panel in panels)
        alt = _printable(f"{_titled(title, comparison, language)}. {said}.")
        return Picture(as_svg(figure, name, alt), alt)


def _titled(title: str, comparison: Comparison, language: Language) -> str:
    by = ", ".join(name for axis in comparison.axes for name in axis.names)
    stop = "" if title.endswith((".", "!", "?")) else "."
    return f"{title}{stop} {label('answers by', language)} {by}"


def _most(along: Axis) -> int | None:
    return None if along.numeric else MOST_LINES


def _height(arranged: Layout, rows: int, names: int) -> float:
    series = len(arranged.series.values) if arranged.series else 1
    each = 1.9 if arranged.along.numeric else 0.75 + names * max(0.2, 0.14 * series)
    return 0.9 + rows * each + (0.3 if arranged.series else 0)


def _panels(comparison: Comparison, arranged: Layout, language: Language, blank: str) -> list[_Panel]:
    along = {value: position for position, value in enumerate(arranged.along.values[: _most(arranged.along)])}
    series = {
        value: position for position, value in enumerate(arranged.series.values if arranged.series else [()])
    }
    settings = arranged.settings[:MOST_PANELS]
    answers = comparison.moving[: answers_drawn(len(settings))]
    numbers: dict[tuple[str, tuple[Settings, ...]], dict[tuple[int, int], Interval]] = {}
    for run in comparison.runs:
        facet = tuple(settings_of(run, axis.names) for axis in arranged.facets)
        at = along.get(settings_of(run, arranged.along.names))
        among = series[settings_of(run, arranged.series.names) if arranged.series else ()]
        for answer, told in numbers_of(run).items():
            if at is not None:
                numbers.setdefault((answer, facet), {}).setdefault((at, among), told)
    return [
        _Panel(answer, _title(answer, facet, language, blank), numbers.get((answer.name, facet), {}))
        for answer in answers
        for facet in settings
    ]


def _title(answer: Answer, facet: Sequence[Settings], language: Language, blank: str) -> str:
    unit = unit_of({"unit": answer.unit}, language)
    words = _drawable(answer.words, 100) + (f", {_drawable(unit)}" if unit else "")
    held = " · ".join(_named(value, blank) for value in facet)
    return fill(words, 34) + (f"\n{held}" if held else "")


def _named(values: Settings, blank: str) -> str:
    """Return what stands for the values of an axis: those that say something, if any does."""
    telling = [
        _shown(value)
        for value in values
        if value not in ("", None) and (len(values) == 1 or value != 0 or value is False)
    ]
    return _drawable(" · ".join(telling) or blank)


def _shown(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


@cache
def _letters() -> frozenset[int]:
    from matplotlib.font_manager import findfont, get_font

    return frozenset(get_font(findfont("DejaVu Sans")).get_charmap())


def _printable(text: str) -> str:
    """Return a text on one line without letters that no picture may have."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _drawable(text: str, width: int = _LONGEST_NAME) -> str:
    """Return a text on one line, shortened, with a question mark for letters that the font does not have."""
    return "".join(
        letter if ord(letter) in _letters() else "?"
        for letter in shorten(text, width, placeholder="…") or text[:width]
    )


def _draw(axes: Axes, panel: _Panel, arranged: Layout, names: Sequence[str], language: Language) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    axes.set_title(panel.title, fontsize=8, loc="left")
    axes.tick_params(labelsize=7.5)
    values = [value[0] for value in arranged.along.values]
    count = len(arranged.series.values) if arranged.series else 1
    if not arranged.along.numeric:
        lines(axes, names, names)
        axes.tick_params(axis="y", labelsize=7.5)
    for among, look in zip(range(count), _LOOKS, strict=False):
        told = {at: found for (at, one), found in sorted(panel.numbers.items()) if one == among}
        if arranged.along.numeric:
            _curve(axes, {float(values[at] or 0): found for at, found in told.items()}, look)
        else:
            shift = (among - (count - 1) / 2) * -0.6 / count
            for at, found in told.items():
                _bar(axes, found, -at + shift, look)
    scale = axes.yaxis if arranged.along.numeric else axes.xaxis
    counted = all(found.low == found.high and found.low % 1 == 0 for found in panel.numbers.values())
    scale.set_major_locator(MaxNLocator(4, integer=counted))
    scale.set_major_formatter(FuncFormatter(lambda tick, _: number(float(tick), language)))
    if arranged.along.numeric:
        whole = all(isinstance(value, int) for value in values)
        axes.xaxis.set_major_locator(MaxNLocator(5, integer=whole))
        years = FuncFormatter(lambda tick, _: str(round(tick)) if whole else number(float(tick), language))
        axes.xaxis.set_major_formatter(years)


def _bar(axes: Axes, found: Interval, height: float, look: _Look) -> None:
    """Mark a number on a line with its bounds; an arrow stands for an end that lies open."""
    colour, marker, _ = look
    ends = [end for end in (found.low, found.value, found.high) if end is not None and math.isfinite(end)]
    if not ends:
        return
    axes.plot([min(ends), max(ends)], [height] * 2, "-", color=colour, linewidth=1.5)
    for end, shape, place in ((found.low, "<", min(ends)), (found.high, ">", max(ends))):
        axes.plot(place, height, "|" if math.isfinite(end) else shape, color=colour, markersize=5)
    if found.value is not None and math.isfinite(found.value):
        axes.plot(found.value, height, marker, color=colour, markeredgecolor=PAPER, markersize=5.5, zorder=5)


def _curve(axes: Axes, told: dict[float, Interval], look: _Look) -> None:
    """Draw numbers along a scale with their bounds; an open end is drawn no further than the number."""
    colour, marker, dash = look
    known = {at: found for at, found in sorted(told.items()) if math.isfinite(found.point)}
    middle = [found.point for found in known.values()]
    low = [found.low if math.isfinite(found.low) else found.point for found in known.values()]
    high = [found.high if math.isfinite(found.high) else found.point for found in known.values()]
    axes.fill_between(list(known), low, high, color=colour, alpha=0.2, linewidth=0)
    axes.plot(
        list(known), middle, linestyle=dash, marker=marker, markevery=math.ceil(len(known) / 12) or 1,
        color=colour, markersize=4, linewidth=1.2,
    )  # fmt: skip


def _name_scale(lowest: Sequence[Axes], along: Axis) -> None:
    """Name the scale below the lowest panels."""
    for axes in lowest:
        axes.set_xlabel(_drawable(along.names[0]) if along.numeric else "", fontsize=8)
        axes.tick_params(labelbottom=True)


def _same_scale(drawn: Sequence[Axes], panels: Sequence[_Panel], *, upright: bool) -> None:
    """Give the panels of one answer one scale."""
    groups: dict[str, list[Axes]] = {}
    for axes, panel in zip(drawn, panels, strict=False):
        groups.setdefault(panel.answer.name, []).append(axes)
    for group in groups.values():
        limits = [axes.get_ylim() if upright else axes.get_xlim() for axes in group]
        low, high = min(low for low, _ in limits), max(high for _, high in limits)
        for axes in group:
            (axes.set_ylim if upright else axes.set_xlim)(low, high)


def _signs(series: Axis | None, blank: str) -> list[Artist]:
    """Return what the colours stand for."""
    if series is None:
        return []
    name = " · ".join(map(_drawable, series.names))
    return [
        line_sign(f"{name}: {_named(value, blank)}", colour, marker, dash=dash)
        for value, (colour, marker, dash) in zip(series.values, _LOOKS, strict=False)
    ]


def _said(panel: _Panel, names: Sequence[str], arranged: Layout, language: Language, blank: str) -> str:
    """Return the lowest and the highest number of a panel, and where each stands."""
    told = {
        place: found.point for place, found in sorted(panel.numbers.items()) if math.isfinite(found.point)
    }
    what = " ".join(panel.title.split())
    if not told:
        return f"{what}: –"
    series = [_named(value, blank) for value in arranged.series.values] if arranged.series else [""]

    def at(place: tuple[int, int]) -> str:
        where = " · ".join(filter(None, (names[place[0]], series[place[1]])))
        return f"{number(told[place], language)} ({where})"

    lowest, highest = min(told, key=told.__getitem__), max(told, key=told.__getitem__)
    return (
        f"{what}: {at(lowest)}" if told[lowest] == told[highest] else f"{what}: {at(lowest)} – {at(highest)}"
    )


def _sources(comparison: Comparison, answers: Iterable[str], language: Language) -> str:
    """Return where the figures behind some answers were printed, each once, as far as there is room."""
    drawn = set(answers)
    every = (
        one.get("source") or ""
        for run in comparison.runs
        for one in run["results"]
        if one["name"] in drawn and bounded_of(one)
    )
    parts = list(dict.fromkeys(part for source in every for part in source.split("; ") if part))
    kept = parts
    while len("; ".join(kept)) > _LONGEST_SOURCE:
        kept = kept[:-1]
    more = f"; {label('and more', language)} ({len(parts) - len(kept)})" if len(kept) < len(parts) else ""
    return ("; ".join(kept) or "results.csv") + more
