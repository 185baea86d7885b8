"""Charts of reverse migration: which series a number is from, what is missing, and which part moved."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from textwrap import fill
from typing import TYPE_CHECKING, Any, Protocol

from econlab.evidence.intervals import Interval
from econlab.showing.drawing import (
    BLUE,
    DASHED,
    INK,
    ORANGE,
    PAPER,
    Caption,
    Chart,
    area_sign,
    at_the_end,
    below_title,
    captioned,
    filled,
    line_sign,
    lines,
    mark,
    measured,
    new_figure,
    number_axes,
    panels,
    whole_years,
)
from econlab.showing.language import Language, bounded, label, number

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

    from econlab.evidence.vocabulary import Vocabulary

_GREY, _SHADE = "#777777", "#CCCCCC"
_DOTTED: Any = (0, (1, 0.8))
_BAND: Mapping[str, Any] = {"color": BLUE, "alpha": 0.2, "linewidth": 0}


def _signed(value: Interval, language: Language) -> str:
    """Write a change: its bounds, and a plus before what cannot be negative."""
    return ("+" if value.low > 0 and value.value is not None else "") + bounded(value, language)


# Which series a stated change is drawn from


class _Stated(Protocol):
    @property
    def printed(self) -> str: ...
    @property
    def start(self) -> str: ...
    @property
    def end(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def change(self) -> Interval: ...


class _Candidate(Protocol):
    @property
    def place(self) -> str: ...
    @property
    def indicator(self) -> str: ...
    @property
    def definition(self) -> str: ...
    @property
    def vintage(self) -> str: ...
    @property
    def start(self) -> str: ...
    @property
    def end(self) -> str: ...
    @property
    def route(self) -> str: ...


class _Match(Protocol):
    @property
    def candidate(self) -> _Candidate: ...
    @property
    def compared(self) -> Interval: ...
    @property
    def agreement(self) -> str: ...
    @property
    def dates(self) -> str: ...
    @property
    def same_indicator(self) -> bool: ...
    @property
    def repeats(self) -> bool: ...


_AGREEMENTS = {"reproduces": (BLUE, "o"), "near": (ORANGE, "s"), "differs": (_GREY, "D")}
_TABLES = {"definition": "definitions", "vintage": "vintages"}


def identified(
    stated: _Stated, matches: Sequence[_Match], *, names: Vocabulary, caption: Caption, most: int = 12
) -> Chart:
    """Draw a stated change as a band, and beside it what published series give, best match on top.

    Candidates that differ are drawn where they have the very dates of the
    statement; how many others there are is said below. What repeats a candidate
    by another route is no mark of its own.

    Parameters
    ----------
    stated : econlab.measures.identification.Stated
        The change, its dates and its printed form.
    matches : sequence of econlab.measures.identification.Match
        As `econlab.measures.identification.identify` ranks them.
    names : Vocabulary
        Names of indicators, definitions, releases and units.
    caption : Caption
        Title, figures, source and language.
    most : int
        How many candidates are drawn.
    """
    language = caption.language
    once = [match for match in matches if not match.repeats]
    repeated = {_whose(match.candidate) for match in matches if match.repeats}
    shown = _shown(once, most)
    values = [stated.change, *(match.compared for match in shown)]
    scale, unit = measured(values, stated.unit, names, language)
    asked = f"{label('printed', language)} “{stated.printed}”, {stated.start} → {stated.end}"
    said = [f"{asked}: {_signed(stated.change / scale, language)} {unit}"]
    agreements = [name for name in _AGREEMENTS if name in {match.agreement for match in shown}]
    handles = [line_sign(label(f"agreement: {name}", language), *_AGREEMENTS[name]) for name in agreements]
    with new_figure(height=1.9 + 0.42 * len(shown)) as figure:
        axes = below_title(figure, handles).subplots()
        rows = _candidate_rows(shown, repeated, names, language)
        lines(axes, rows, [match.agreement for match in shown])
        for position, match in enumerate(shown):
            value = match.compared / scale
            mark(axes, value, -position, *_AGREEMENTS[match.agreement], full=True)
            remarks = _remarks(match, language)
            at_the_end(axes, f"{_signed(value, language)}\n{remarks}", -position)
            told = f"{rows[position]}: {_signed(value, language)} {unit}".replace("\n", ", ")
            said.append(f"{told}, {label(f'agreement: {match.agreement}', language)}, {remarks}")
        _stated_band(axes, stated.change / scale, asked)
        below = [f"{label('change', language)}, {unit}"]
        if len(shown) < len(once):
            below.append(f"{label('candidates not drawn', language)}: {len(once) - len(shown)}")
            said.append(below[-1])
        axes.set_xlabel("\n".join(below), fontsize=9)
        number_axes(axes, language, across=True, down=False)
        return captioned("identified", figure, said, caption)


def _whose(one: _Candidate) -> tuple[str, ...]:
    """Return what a candidate shares with the one that repeats it by another route."""
    return one.place, one.indicator, one.definition, one.vintage, one.start, one.end


def _shown(matches: Sequence[_Match], most: int) -> list[_Match]:
    """Matches of the very dates, and the best of the others that do not differ, as ranked."""
    dated = [match for match in matches if match.dates == "same"]
    others = [match for match in matches if match.dates != "same" and match.agreement != "differs"]
    kept = [*dated[:most], *others[: max(most - len(dated), 0)]]
    return [match for match in matches if match in kept]


def _candidate_rows(
    shown: Sequence[_Match], repeated: Collection[tuple[str, ...]], names: Vocabulary, language: Language
) -> list[str]:
    """Indicator of each candidate; below it its dates, what else tells it apart, and what was published."""
    every = [match.candidate for match in shown]
    several = [column for column in _TABLES if len({getattr(one, column) for one in every}) > 1]
    rows = []
    for one in every:
        told = [f"{one.start} → {one.end}"]
        told += [names.name(_TABLES[column], getattr(one, column), language) for column in several]
        if one.route == "published change":
            told.append(label("published", language))
        elif _whose(one) in repeated:
            told.append(label("also published", language))
        below = ", ".join(part for part in told if part)
        rows.append(f"{names.name('indicators', one.indicator, language)}\n{below}")
    return rows


def _remarks(match: _Match, language: Language) -> str:
    """Tell whether a candidate has the dates that the document gives, and is what it names."""
    series = "series: named" if match.same_indicator else "series: other"
    return f"{label(f'dates: {match.dates}', language)}, {label(series, language)}"


def _stated_band(axes: Axes, stated: Interval, asked: str) -> None:
    """Shade what is stated, up to the edge where an end is open, and quote it above."""
    ends = [end for end in (stated.low, stated.high) if math.isfinite(end)]
    left, right = axes.get_xlim()
    left, right = min([left, *ends]), max([right, *ends])
    low, high = max(stated.low, left), min(stated.high, right)
    axes.axvspan(low, high, color=_SHADE, linewidth=2.0, zorder=0.5)
    axes.set_xlim(left, right)
    axes.annotate(
        asked, ((low + high) / 2, 1), xycoords=("data", "axes fraction"), xytext=(0, 3),
        textcoords="offset points", ha="center", va="bottom", fontsize=8, color=INK,
    )  # fmt: skip


# What is missing against the trend


class _Shortfall(Protocol):
    @property
    def year(self) -> int: ...
    @property
    def observed(self) -> Interval: ...
    @property
    def expected(self) -> Interval: ...
    @property
    def shortfall(self) -> Interval: ...
    @property
    def outside(self) -> bool: ...


class _Counterfactual(Protocol):
    @property
    def indicator(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def years(self) -> Sequence[int]: ...
    @property
    def confidence(self) -> float: ...
    @property
    def observed(self) -> Sequence[tuple[int, Interval]]: ...
    @property
    def fitted(self) -> Sequence[tuple[int, Interval]]: ...
    @property
    def shortfalls(self) -> Sequence[_Shortfall]: ...


def shortfalls(found: Sequence[_Counterfactual], *, year: int, names: Vocabulary, caption: Caption) -> Chart:
    """Draw each series, the trend of the years before, its prediction band, and what later years lack.

    Years that the trend rests on are full marks, later ones hollow; the line
    between a later mark and the trend is the shortfall.

    Parameters
    ----------
    found : sequence of econlab.measures.counterfactual.Counterfactual
        A panel each.
    year : int
        Whose shortfall is written above the panel, where the series has it.
    names : Vocabulary
        Names of indicators and units.
    caption : Caption
        Title, figures, source and language.
    """
    language = caption.language
    said = []
    with new_figure(height=1.5 + 2.3 * max(math.ceil(len(found) / 2), 1)) as figure:
        body = below_title(figure, _trend_key(found[0].confidence, language) if found else ())
        for axes, one in zip(panels(body, len(found)), found, strict=False):
            levels = [value for _, value in (*one.observed, *one.fitted)]
            scale, unit = measured(levels, one.unit, names, language)
            _trend(axes, one, scale)
            name = names.name("indicators", one.indicator, language)
            axes.set_title(
                "\n".join([fill(name, 46), *_missing(one, year, scale, language)]), loc="left", fontsize=9
            )
            axes.set_ylabel(unit, fontsize=8)
            axes.tick_params(labelsize=8)
            whole_years(axes)
            number_axes(axes, language, across=False, down=True)
            said.append(f"{name}, {unit}: {_year_by_year(one, scale, language)}")
        return captioned("shortfalls", figure, said, caption)


def _trend(axes: Axes, one: _Counterfactual, scale: float) -> None:
    """Draw trend and band, marks, and the line from each later mark to the trend."""
    fitted = {year: value / scale for year, value in one.fitted}
    low, high = [value.low for value in fitted.values()], [value.high for value in fitted.values()]
    axes.fill_between(list(fitted), low, high, **_BAND)
    last = max(one.years)
    before, after = [year for year in fitted if year <= last], [year for year in fitted if year >= last]
    for years, dash in ((before, "-"), (after, DASHED)):
        line = [fitted[year].point for year in years]
        axes.plot(years, line, color=BLUE, linewidth=1.6, linestyle=dash)
    for lack in one.shortfalls:
        ends = (lack.observed.point / scale, lack.expected.point / scale)
        axes.plot([lack.year] * 2, ends, color=ORANGE, linewidth=1.8, linestyle=_DOTTED, zorder=3)
    for year, level in one.observed:
        value = level / scale
        inside = INK if year in one.years else PAPER
        axes.errorbar(
            [year], [value.point], yerr=[[value.point - value.low], [value.high - value.point]], color=INK,
            marker="o", markersize=5, markerfacecolor=inside, capsize=2, zorder=5,
        )  # fmt: skip


def _missing(one: _Counterfactual, year: int, scale: float, language: Language) -> list[str]:
    return [
        f"{year}, {label('below the trend', language)}: {_lack(lack, scale, language)}"
        for lack in one.shortfalls
        if lack.year == year
    ]


def _lack(lack: _Shortfall, scale: float, language: Language) -> str:
    return bounded(lack.shortfall / scale, language, digits=3)


def _year_by_year(one: _Counterfactual, scale: float, language: Language) -> str:
    """Every year of a panel in words."""
    seen, trend, lacking = dict(one.observed), dict(one.fitted), {lack.year: lack for lack in one.shortfalls}
    told = []
    for year in sorted({*seen, *trend}):
        parts = []
        if year in seen:
            level = bounded(seen[year] / scale, language, digits=5)
            parts.append(f"{label('published level', language)} {level}")
        if year in trend:
            parts.append(f"{label('trend', language)} {bounded(trend[year] / scale, language)}")
        if year in lacking:
            parts.append(f"{label('below the trend', language)} {_lack(lacking[year], scale, language)}")
            parts += [label("below the band", language)] if lacking[year].outside else []
        told.append(f"{year} {', '.join(parts)}")
    return "; ".join(told)


def _trend_key(confidence: float, language: Language) -> list[Artist]:
    level = number(100 * confidence, language)
    return [
        line_sign(label("year of the trend", language), INK, "o"),
        line_sign(label("later year", language), INK, "o", inside=PAPER),
        line_sign(label("trend", language), BLUE, dash="-"),
        line_sign(label("trend prolonged", language), BLUE, dash=DASHED),
        area_sign(f"{label('prediction band', language)}, {level} %", _BAND),
        line_sign(label("below the trend", language), ORANGE, dash=_DOTTED),
    ]


# The change of a whole, part by part


class _Part(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def change(self) -> Interval: ...
    @property
    def share(self) -> Interval | None: ...
    @property
    def inferred(self) -> bool: ...


class _Partition(Protocol):
    @property
    def unit(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def whole(self) -> _Part: ...
    @property
    def parts(self) -> Sequence[_Part]: ...
    @property
    def beside(self) -> Sequence[_Part]: ...
    @property
    def residual(self) -> Interval: ...


_BARS: Mapping[str, dict[str, Any]] = {
    "rise": filled("#F0C060", "//"),
    "fall": filled(BLUE),
    "left over": filled("#56B4E9", "xx"),
    "whole change": filled(PAPER, width=1.6),
    "cuts across": filled("#BBBBBB", ".."),
}


def waterfall(partition: _Partition, *, names: Vocabulary, caption: Caption) -> Chart:
    """Draw the change of a whole as the changes of its parts, each from where the one above ends.

    What the parts leave of the whole stands as a residual, and below a line
    what cuts across the parts and does not add up with them.

    Parameters
    ----------
    partition : econlab.measures.partition.Partition
        With bounds, which stand at the ends of the bars.
    names : Vocabulary
        Names of units.
    caption : Caption
        Title, figures, source and language.
    """
    language = caption.language
    every = [*partition.parts, partition.whole, *partition.beside]
    scale, unit = measured([part.change for part in every], partition.unit, names, language)
    steps = _steps(partition, scale)
    kinds = [kind for kind in _BARS if kind in {step.kind for step in steps}]
    moved = f"{label('change', language)} {partition.start} → {partition.end}, {unit}"
    said = [moved]
    with new_figure(height=1.9 + 0.45 * len(steps)) as figure:
        axes = below_title(
            figure, [area_sign(label(kind, language), _BARS[kind]) for kind in kinds]
        ).subplots()
        rows = [_step_row(step, language) for step in steps]
        lines(axes, rows, [""] * len(steps))
        for position, step in enumerate(steps):
            axes.barh(-position, step.change.point, 0.6, left=step.start, **_BARS[step.kind])
            _ends(axes, -position, step)
            told = [_signed(step.change, language)]
            if step.share:
                share = bounded(step.share, language, digits=3)
                told.append(f"{share} {label('% of the change', language)}")
            at_the_end(axes, "\n".join(told), -position)
            beside = [label("cuts across", language)] if step.kind == "cuts across" else []
            said.append(f"{rows[position]}: {', '.join([*told, *beside])}")
        axes.axvline(0, color=INK, linewidth=0.8, zorder=1)
        if partition.beside:
            axes.axhline(len(partition.beside) - len(steps) + 0.5, color=INK, linewidth=0.8)
        axes.set_xlabel(moved, fontsize=9)
        number_axes(axes, language, across=True, down=False)
        return captioned("waterfall", figure, said, caption)


@dataclass(frozen=True, slots=True)
class _Step:
    """A bar: how long it is, where it begins, and what it is."""

    name: str
    change: Interval
    start: float
    kind: str
    share: Interval | None = None
    inferred: bool = False


def _steps(partition: _Partition, scale: float) -> list[_Step]:
    """Return parts from where the one before ends, what they leave, the whole, and what cuts across."""
    steps: list[_Step] = []
    reached = 0.0
    for part in partition.parts:
        change = part.change / scale
        kind = "rise" if change.point >= 0 else "fall"
        steps.append(_Step(part.name, change, reached, kind, part.share, part.inferred))
        reached += change.point
    whole = _Step(partition.whole.name, partition.whole.change / scale, 0.0, "whole change")
    # Sums of binary fractions miss each other by less than anything that is printed.
    if not math.isclose(reached, whole.change.point, rel_tol=1e-9, abs_tol=1e-9):
        steps.append(_Step("residual", partition.residual / scale, reached, "left over"))
    beside = [
        _Step(part.name, part.change / scale, 0.0, "cuts across", part.share, part.inferred)
        for part in partition.beside
    ]
    return [*steps, whole, *beside]


def _step_row(step: _Step, language: Language) -> str:
    told = label("residual" if step.kind == "left over" else f"part: {step.name}", language)
    return f"{told} ({label('by difference', language)})" if step.inferred else told


def _ends(axes: Axes, height: float, step: _Step) -> None:
    """Draw the bounds of the end of a bar, and from a part the way down to the bar below."""
    value, end = step.change, step.start + step.change.point
    axes.errorbar(
        [end], [height], xerr=[[value.point - value.low], [value.high - value.point]],
        color="black", capsize=3, linewidth=1.2, linestyle="", zorder=4,
    )  # fmt: skip
    if step.kind in ("rise", "fall", "left over"):
        axes.plot([end] * 2, [height - 0.3, height - 0.7], color=INK, linewidth=0.8)
