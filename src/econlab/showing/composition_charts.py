"""Charts of a digital economy in parts: its split, how that moves, what drives it, what targets leave."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import fill
from typing import TYPE_CHECKING, Any, Protocol

from econlab.evidence.intervals import Interval
from econlab.showing.drawing import (
    INK,
    PAPER,
    Chart,
    at_the_end,
    finished,
    lines,
    new_figure,
    whole_years,
)
from econlab.showing.language import Language, bounded, label, number

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from econlab.evidence.vocabulary import Vocabulary

    _Row = Mapping[str, Any]
    _Groups = Mapping[str, Mapping[str, Interval]]


@dataclass(frozen=True, slots=True)
class _Style:
    """How an area is filled: told apart in grey by lightness and hatching as well as by colour."""

    colour: str
    hatch: str
    ink: str

    @property
    def filling(self) -> dict[str, Any]:
        return {"facecolor": self.colour, "hatch": self.hatch, "edgecolor": INK, "linewidth": 0.6}


_STYLES: Mapping[str, _Style] = {
    "core": _Style("#0072B2", "", PAPER),
    "sectoral": _Style("#F0C060", "", INK),
    "both parts": _Style(PAPER, "", INK),
    "penetration": _Style("#00664B", "", PAPER),
    "structure": _Style("#CDB4DB", "//", INK),
    "change": _Style(PAPER, "", INK),
    "residual": _Style("#BBBBBB", "..", INK),
    "published": _Style("#777777", "", PAPER),
    "platforms": _Style(PAPER, "///", INK),
}
_LINE, _SEEN = "#0072B2", "#D55E00"
PARTS = ("core", "sectoral")
_WHOSE = ("place", "definition", "vintage")
# Letters of all tick labels beside each other.
_LINE_OF_TICKS = 112
# How many bars have room for bounds beside each other, and what share has room for a number, and
# for bounds too; the alternative text has them all.
_BARS_WITH_BOUNDS = 8
_ROOM, _ROOM_FOR_BOUNDS = 4.0, 10.0


def composition(
    table: pd.DataFrame,
    *,
    names: Vocabulary,
    title: str,
    figures: Sequence[str],
    source: str,
    language: Language = "en",
) -> Chart:
    """Draw core and sectoral part as shares of a digital economy, a stacked bar a period.

    The border between them has its bounds. Below each bar stands what the whole
    is of GDP, and whose or which release it is where the table has several.

    Parameters
    ----------
    table : pandas.DataFrame
        As `econlab.measures.composition_evidence.to_frame` gives it.
    names : Vocabulary
        Names of places and releases.
    title : str
        What is shown.
    figures : sequence of str
        Ids of the values drawn.
    source : str
        Where they were printed.
    language : {"en", "vi"}
        Of the labels.
    """
    splits = _splits(table)
    several = [name for name in _WHOSE if len({split["digital_economy"][name] for split in splits}) > 1]
    ends = len(splits) <= _BARS_WITH_BOUNDS
    ticks, said = [], []
    with new_figure() as figure:
        axes = figure.subplots()
        for position, split in enumerate(splits):
            told = [_period(split, language), *(_name(split, name, names, language) for name in several)]
            room = max(_LINE_OF_TICKS // len(splits), 6)
            below = [text for text in (*told, _of_gdp(split, language)) if text]
            ticks.append("\n".join(fill(text, room, break_long_words=False) for text in below))
            said.append(f"{', '.join(told)}: {_shares(split, language)}")
            _stack(axes, position, split, language, upright=True, ends=ends)
        axes.set_xticks(range(len(ticks)), ticks, fontsize=8 if ends else 7)
        # A bar of one period alone is not as wide as the chart.
        blank = max(4 - len(splits), 0) / 2
        axes.set(xlim=(-0.6 - blank, len(splits) - 0.4 + blank), ylim=(0, 100))
        axes.set_ylabel(label("share_of_digital_economy", language))
        _only(axes, "y")
        _key(axes, PARTS if splits else (), language)
        return finished(
            "composition", figure, title=title, said=said, figures=figures, source=source, language=language
        )


def comparators(
    table: pd.DataFrame,
    *,
    names: Vocabulary,
    title: str,
    figures: Sequence[str],
    source: str,
    language: Language = "en",
) -> Chart:
    """Draw the split of several digital economies below each other, each under its definition.

    Definitions differ, so the bars show what each publisher calls core and the
    rest; the full names of the definitions stand below.

    Parameters
    ----------
    table : pandas.DataFrame
        As `econlab.measures.composition_evidence.to_frame` gives it, of several compositions.
    names : Vocabulary
        Names of places, definitions and releases.
    title, figures, source, language
        As in `composition`.
    """
    splits = _splits(table)
    told = [_whose(split, names, language) for split in splits]
    rows = [f"{fill(which, 36)}\n{by}" for which, by in told]
    said = [
        f"{which}, {by}: {_shares(split, language)}" for (which, by), split in zip(told, splits, strict=True)
    ]
    with new_figure(height=1.9 + 0.42 * len(splits)) as figure:
        axes = figure.subplots()
        lines(axes, rows, [split["digital_economy"]["place"] for split in splits])
        for position, split in enumerate(splits):
            _stack(axes, -position, split, language, upright=False, ends=False)
            at_the_end(axes, _of_gdp(split, language), -position)
        axes.set(xlim=(0, 100))
        axes.set_xlabel(_defined(splits, names, language), fontsize=8)
        _only(axes, "x")
        _key(axes, PARTS if splits else (), language)
        return finished(
            "comparators", figure, title=title, said=said, figures=figures, source=source, language=language
        )


_Split = dict[str, dict[str, Any]]


def _splits(table: pd.DataFrame) -> list[_Split]:
    """Rows of one composition and period together, by component."""
    splits: dict[tuple[str, ...], _Split] = {}
    for row in table.to_dict("records"):
        whose = tuple(str(row[name]) for name in ("place", "definition", "vintage", "period"))
        told = {str(name): value for name, value in row.items()}
        splits.setdefault(whose, {})[told["component"]] = told
    for split in splits.values():
        split.setdefault("digital_economy", {**split["core"], "share_gdp_low": math.nan})
    return list(splits.values())


def _stack(axes: Axes, at: float, split: _Split, language: Language, *, upright: bool, ends: bool) -> None:
    """Draw the parts of a whole on top of each other, with the bounds of the border between them."""
    floor = 0.0
    for part in PARTS:
        share, style = _share(split, part), _STYLES[part]
        middle = floor + share.point / 2
        if upright:
            axes.bar(at, share.point, 0.8, bottom=floor, **style.filling)
        else:
            axes.barh(at, share.point, 0.7, left=floor, **style.filling)
        text = _short(share, language)
        if ends and share.point >= _ROOM_FOR_BOUNDS:
            text = bounded(share, language).replace(" [", "\n[")
        if share.point >= _ROOM:
            axes.text(
                *((at, middle) if upright else (middle, at)), text,
                ha="center", va="center", fontsize=7.5, color=style.ink,
            )  # fmt: skip
        floor += share.point
    _bounds(axes, at, _share(split, "core"), upright=upright)


def _held(row: _Row, name: str) -> Interval | None:
    value, low, high = (float(row[f"{name}{end}"]) for end in ("", "_low", "_high"))
    return None if math.isnan(low) else Interval(low, high, None if math.isnan(value) else value)


def _share(split: _Split, part: str) -> Interval:
    share = _held(split[part], "share")
    assert share is not None, "a composition has the shares of every period"
    return share


def _name(split: _Split, column: str, names: Vocabulary, language: Language) -> str:
    code = split["digital_economy"][column]
    return str(code) if column == "definition" else names.name(f"{column}s", code, language)


def _period(split: _Split, language: Language) -> str:
    first, _, last = str(split["digital_economy"]["period"]).partition("/")
    return f"{label('average', language)} {first}–{last}" if last else first


def _of_gdp(split: _Split, language: Language) -> str:
    share = _held(split["digital_economy"], "share_gdp")
    return f"{_short(share, language)} {label('% of GDP', language)}" if share else ""


def _shares(split: _Split, language: Language) -> str:
    told = [f"{label(part, language)} {bounded(_share(split, part), language)} %" for part in PARTS]
    whole = _held(split["digital_economy"], "share_gdp")
    if whole:
        told.append(
            f"{label('digital_economy', language)} {bounded(whole, language)} {label('% of GDP', language)}"
        )
    return ", ".join(told)


def _whose(split: _Split, names: Vocabulary, language: Language) -> tuple[str, str]:
    """Place and period, definition and release."""
    definition, release = (_name(split, name, names, language) for name in ("definition", "vintage"))
    by = ", ".join(word for word in (definition, release) if word)
    return f"{_name(split, 'place', names, language)}, {_period(split, language)}", by


def _defined(splits: Sequence[_Split], names: Vocabulary, language: Language) -> str:
    codes = list(dict.fromkeys(split["digital_economy"]["definition"] for split in splits))
    told = "; ".join(f"{code}: {names.name('definitions', code, language)}" for code in codes)
    return "\n".join([label("share_of_digital_economy", language), fill(told, 100)]).strip()


def _short(value: Interval, language: Language) -> str:
    """One decimal, or two below one, for a mark on a chart; the bounds where no point is known."""
    ends = (value.low, value.high) if value.value is None else (value.value,)
    return " – ".join(number(round(end, 1 if abs(end) >= 1 else 2), language) for end in ends)


def _bounds(axes: Axes, at: float, value: Interval, *, upright: bool, from_zero: float = 0.0) -> None:
    """Draw the bounds of the end of a bar."""
    if not value.width or not math.isfinite(value.width):
        return
    middle = from_zero + value.point
    around = [[value.point - value.low], [value.high - value.point]]
    style: dict[str, Any] = {"color": "black", "capsize": 3, "linewidth": 1.2, "linestyle": "", "zorder": 4}
    if upright:
        axes.errorbar([at], [middle], yerr=around, **style)
    else:
        axes.errorbar([middle], [at], xerr=around, **style)


def _only(axes: Axes, direction: str) -> None:
    """Keep the grid in one direction, below the bars."""
    axes.set_axisbelow(True)
    axes.grid(visible=False, axis="x" if direction == "y" else "y")


def _key(axes: Axes, areas: Sequence[str], language: Language) -> None:
    """Write a legend of areas above the chart."""
    from matplotlib.patches import Patch

    if areas:
        handles = [Patch(label=label(area, language), **_STYLES[area].filling) for area in areas]
        axes.legend(
            handles=handles, loc="lower left", bbox_to_anchor=(0, 1), ncols=len(areas), fontsize=8,
            borderaxespad=0.2,
        )  # fmt: skip


class _Predicted(Protocol):
    @property
    def year(self) -> int: ...
    @property
    def core(self) -> Interval: ...
    @property
    def observed(self) -> Interval | None: ...
    @property
    def extrapolated(self) -> bool: ...


class Trend(Protocol):
    """What `split_trend` draws: a `econlab.measures.composition_trend.Trend`."""

    @property
    def years(self) -> Sequence[int]:
        """Years the line rests on."""

    @property
    def predicted(self) -> Sequence[_Predicted]:
        """Every year from the first to the horizon."""

    @property
    def confidence(self) -> float:
        """Of the band."""


def split_trend(
    trend: Trend, *, title: str, figures: Sequence[str], source: str, language: Language = "en"
) -> Chart:
    """Draw the core's share year by year, the line through its log-ratios, and its prediction band.

    Line and band are shares again. Years beyond those that the line rests on
    stand on grey, with the line dashed; years left out of it are hollow.

    Parameters
    ----------
    trend : Trend
        As `econlab.measures.composition_trend.trend` gives it.
    title, figures, source, language
        As in `composition`.
    """
    every = list(trend.predicted)
    inside = [item for item in every if not item.extrapolated]
    level = number(100 * trend.confidence, language)
    with new_figure() as figure:
        axes = figure.subplots()
        outside = label("extrapolated", language)
        for item in every:
            if item.extrapolated:
                axes.axvspan(item.year - 0.5, item.year + 0.5, color="#EEEEEE", linewidth=0, label=outside)
                outside = "_nolegend_"
        for items, shade, dash, name in (
            (every, 0.2, (4, 2), "_nolegend_"),
            (inside, 0.15, "", "log-ratio line"),
        ):
            years = [item.year for item in items]
            axes.fill_between(
                years, [item.core.low for item in items], [item.core.high for item in items],
                color=_LINE, alpha=shade, linewidth=0,
                label=f"{label('prediction band', language)}, {level} %" if dash else "_nolegend_",
            )  # fmt: skip
            told = name if name.startswith("_") else f"{label(name, language)}, n = {len(trend.years)}"
            axes.plot(
                years, [item.core.point for item in items], color=_LINE, linewidth=1.6, label=told,
                linestyle=(0, dash) if dash else "-",
            )  # fmt: skip
        for used, name in ((True, "observed"), (False, "left out")):
            seen = {i.year: i.observed for i in every if i.observed and (i.year in trend.years) == used}
            if seen:
                _observed(axes, seen, label(name, language), full=used)
        axes.set(xlabel=label("year", language), ylabel=label("core_share", language))
        axes.margins(x=0.03)
        whole_years(axes)
        axes.legend(fontsize=8)
        said = [_predicted(item, level, language) for item in every]
        return finished(
            "split_trend", figure, title=title, said=said, figures=figures, source=source, language=language
        )


def _observed(axes: Axes, seen: Mapping[int, Interval], name: str, *, full: bool) -> None:
    middle = [share.point for share in seen.values()]
    around = [
        [share.point - share.low for share in seen.values()],
        [share.high - share.point for share in seen.values()],
    ]
    axes.errorbar(
        list(seen), middle, yerr=around, color=INK, marker="o", markersize=6, linestyle="", capsize=3,
        markerfacecolor=_SEEN if full else PAPER, markeredgecolor=INK, label=name, zorder=5,
    )  # fmt: skip


def _predicted(item: _Predicted, level: str, language: Language) -> str:
    told = [f"{label('observed', language)} {bounded(item.observed, language)} %"] if item.observed else []
    told.append(f"{label('log-ratio line', language)} {bounded(item.core, language)} % ({level} %)")
    told += [label("extrapolated", language)] if item.extrapolated else []
    return f"{item.year}: {', '.join(told)}"


def contributions(
    table: pd.DataFrame, *, title: str, figures: Sequence[str], source: str, language: Language = "en"
) -> Chart:
    """Draw what core and sectoral part added to growth: year by year, and over the window on its own scale.

    Parameters
    ----------
    table : pandas.DataFrame
        As `econlab.measures.composition_growth.contribution_frame` gives it.
    title, figures, source, language
        As in `composition`.
    """
    groups: dict[str, dict[str, Interval]] = {}
    growths: dict[str, Interval | None] = {}
    for row in table.to_dict("records"):
        points = _held(row, "points")
        if points:
            groups.setdefault(str(row["window"]), {})[str(row["part"])] = points
            growths[str(row["window"])] = _held(row, "growth")
    for window, growth in growths.items():
        groups[window] |= {"both parts": growth} if growth else {}
    yearly = {window: bars for window, bars in groups.items() if _length(window) == 1}
    longer = {window: bars for window, bars in groups.items() if window not in yearly}
    panels = [panel for panel in (yearly, longer) if panel] or [{}]
    with new_figure() as figure:
        drawn = figure.subplots(
            1, len(panels), squeeze=False, width_ratios=[len(panel) + 0.5 for panel in panels]
        )[0]
        for axes, panel in zip(drawn, panels, strict=True):
            _grouped(axes, panel, language)
        drawn[0].set_ylabel(label("points_of_growth", language))
        _key(drawn[0], (*PARTS, "both parts") if groups else (), language)
        unit = label("percentage points", language)
        return finished(
            "contributions", figure, title=title, said=_said(groups, unit, language), figures=figures,
            source=source, language=language,
        )  # fmt: skip


def _length(window: str) -> int:
    start, _, end = window.partition("–")
    return int(end) - int(start)


# Rows that are no sector, and not made of effects.
_ALONE = ("residual", "published")


def drivers(
    table: pd.DataFrame, *, title: str, figures: Sequence[str], source: str, language: Language = "en"
) -> Chart:
    """Draw what penetration and structure of each sector did to the sectoral share of GDP.

    Parameters
    ----------
    table : pandas.DataFrame
        As `econlab.measures.decomposition.divisia_frame` gives it.
    title, figures, source, language
        As in `composition`.
    """
    groups: dict[str, dict[str, Interval]] = {}
    for row in table.to_dict("records"):
        sector = str(row["sector"])
        found = {name: _held(row, name) for name in ("penetration", "structure", "change")}
        bars = {name: value for name, value in found.items() if value}
        groups[label(sector, language)] = {sector: bars["change"]} if sector in _ALONE else bars
    areas = list(dict.fromkeys(name for bars in groups.values() for name in bars))
    with new_figure() as figure:
        axes = figure.subplots()
        _grouped(axes, groups, language)
        unit = label("percentage points of GDP", language)
        axes.set_ylabel(unit)
        _key(axes, [area for area in areas if area not in _ALONE], language)
        return finished(
            "drivers", figure, title=title, said=_said(groups, unit, language), figures=figures,
            source=source, language=language,
        )  # fmt: skip


def _grouped(axes: Axes, groups: _Groups, language: Language) -> None:
    """Draw bars with bounds side by side, a group a tick, values at their ends."""
    most = max((len(bars) for bars in groups.values()), default=1)
    width = 0.86 / most
    for position, bars in enumerate(groups.values()):
        for step, (name, value) in enumerate(bars.items()):
            if not math.isfinite(value.point):
                continue
            at = position + (step - (len(bars) - 1) / 2) * width
            axes.bar(at, value.point, width * 0.94, **_STYLES[name].filling)
            _bounds(axes, at, value, upright=True)
            up = value.point >= 0
            end = value.high if up else value.low
            axes.annotate(
                _short(value, language), (at, end if math.isfinite(end) else value.point),
                xytext=(0, 3 if up else -3), textcoords="offset points",
                ha="center", va="bottom" if up else "top", fontsize=7, color=INK,
            )  # fmt: skip
    axes.axhline(0, color=INK, linewidth=0.8)
    axes.set_xticks(range(len(groups)), list(groups), fontsize=8)
    axes.set_xlim(-0.55, max(len(groups), 1) - 0.45)
    axes.margins(y=0.08)
    axes.yaxis.set_major_formatter(lambda value, _: number(float(value), language))
    _only(axes, "y")


def _said(groups: _Groups, unit: str, language: Language) -> list[str]:
    return [
        f"{group}: "
        + ", ".join(f"{label(name, language)} {bounded(value, language)}" for name, value in bars.items())
        + f" {unit}"
        for group, bars in groups.items()
    ]


# How a note of schemes.csv says that components correspond in part only.
_UNCLEAN = "not clean"


def schemes(
    rows: Sequence[Mapping[str, str]],
    *,
    title: str,
    figures: Sequence[str],
    source: str,
    language: Language = "en",
) -> Chart:
    """Draw how documents divide a digital economy: a column a scheme, lines between what corresponds.

    A line is dashed where the note of one of its ends says that the mapping is not clean.

    Parameters
    ----------
    rows : sequence of mapping
        As `econlab.evidence.catalogue.schemes` gives them.
    title, figures, source, language
        As in `composition`.
    """
    columns: dict[str, list[Mapping[str, str]]] = {}
    for row in sorted(rows, key=lambda row: int(row["order"])):
        columns.setdefault(row["scheme"], []).append(row)
    columns = {scheme: columns[scheme] for scheme in dict.fromkeys(row["scheme"] for row in rows)}
    tallest = max((len(column) for column in columns.values()), default=1)
    with new_figure(height=1.6 + 0.95 * tallest) as figure:
        axes = figure.subplots()
        axes.set_axis_off()
        axes.set(xlim=(0, max(len(columns), 1)), ylim=(-tallest, 0.45))
        places = {}
        for at, (scheme, column) in enumerate(columns.items()):
            _heading(axes, at + 0.5, label(scheme, language), sorted({row["document"] for row in column}))
            for step, row in enumerate(column):
                places[row["component"]] = (at + 0.5, -(step + 0.5) * tallest / len(column))
                _box(axes, places[row["component"]], row, language)
        pairs = _pairs(rows)
        for (one, other), clean in pairs.items():
            _join(axes, *sorted((places[one], places[other])), clean=clean)
        _line_key(axes, set(pairs.values()), language)
        return finished(
            "schemes", figure, title=title, said=_mapped(rows, pairs, language), figures=figures,
            source=source, language=language,
        )  # fmt: skip


_BOX = (0.36, 0.34)


def _heading(axes: Axes, at: float, name: str, documents: Sequence[str]) -> None:
    axes.text(at, 0.42, fill(name, 26), ha="center", va="top", fontsize=9, fontweight="bold", color=INK)
    axes.text(at, 0.0, "\n".join(documents), ha="center", va="bottom", fontsize=7, color=INK)


def _box(axes: Axes, at: tuple[float, float], row: Mapping[str, str], language: Language) -> None:
    from matplotlib.patches import Rectangle

    wide, high = _BOX
    axes.add_patch(
        Rectangle(
            (at[0] - wide, at[1] - high), 2 * wide, 2 * high, facecolor="#F4F4F4", edgecolor=INK, zorder=3
        )
    )
    name = fill(row[f"name_{language}"], 26)
    axes.text(
        *at, f"{name}\n({label('line', language)} {row['line']})",
        ha="center", va="center", fontsize=8, color=INK, zorder=4,
    )  # fmt: skip


def _pairs(rows: Sequence[Mapping[str, str]]) -> dict[tuple[str, str], bool]:
    """Components that correspond, each pair once in the order of the rows, and whether cleanly."""
    found: dict[tuple[str, str], bool] = {}
    for row in rows:
        for other in row["maps_to"].split():
            own = (row["component"], other)
            pair = own if own[::-1] not in found else own[::-1]
            found[pair] = found.get(pair, True) and _UNCLEAN not in row["note"]
    return found


def _join(axes: Axes, left: tuple[float, float], right: tuple[float, float], *, clean: bool) -> None:
    wide = _BOX[0]
    axes.plot(
        [left[0] + wide, right[0] - wide], [left[1], right[1]], color=INK,
        linewidth=1.8 if clean else 1.0, linestyle="-" if clean else (0, (4, 3)), zorder=2,
    )  # fmt: skip


def _line_key(axes: Axes, kinds: set[bool], language: Language) -> None:
    from matplotlib.lines import Line2D

    looks: dict[bool, tuple[str, float, Any]] = {
        True: ("corresponds", 1.8, "-"),
        False: ("corresponds in part", 1.0, (0, (4, 3))),
    }
    handles = [
        Line2D([], [], color=INK, linewidth=width, linestyle=dash, label=label(name, language))
        for clean, (name, width, dash) in looks.items()
        if clean in kinds
    ]
    if handles:
        axes.legend(
            handles=handles, loc="upper center", bbox_to_anchor=(0.5, 0), ncols=2, fontsize=8, handlelength=4
        )


def _mapped(
    rows: Sequence[Mapping[str, str]], pairs: Mapping[tuple[str, str], bool], language: Language
) -> list[str]:
    names = {row["component"]: row[f"name_{language}"] for row in rows}
    boxes = [f"{label(row['scheme'], language)}: {names[row['component']]}" for row in rows]
    return boxes + [
        f"{names[one]} – {names[other]}: "
        + label("corresponds" if clean else "corresponds in part", language)
        for (one, other), clean in pairs.items()
    ]


class Implied(Protocol):
    """What `implied_targets` draws: a `econlab.measures.composition_targets.Implied`."""

    @property
    def year(self) -> int:
        """When the targets are to be reached."""

    @property
    def total(self) -> Interval:
        """Least share of GDP of the digital economy."""

    @property
    def industry(self) -> Interval:
        """Least share of GDP of the digital-technology industry."""

    @property
    def sectoral(self) -> Interval:
        """Least share of the digital economy of the sectors."""

    @property
    def sectoral_gdp(self) -> Interval:
        """The same of GDP."""

    @property
    def platforms(self) -> Interval:
        """What is left."""

    @property
    def needed_total(self) -> Interval:
        """Least share of GDP for which all can hold."""

    @property
    def feasible(self) -> bool:
        """Whether all can hold together."""

    @property
    def feasible_at_minimum(self) -> bool:
        """Whether they can while each is just met."""


def implied_targets(
    implied: Implied, *, title: str, figures: Sequence[str], source: str, language: Language = "en"
) -> Chart:
    """Draw targets that are just met as parts of the least digital economy, and what they leave.

    The whole is a stacked bar, and each part stands again on its own line with
    its bounds. Where industry and sectors exceed the whole, what is left is
    drawn back from their end to that of the whole.

    Parameters
    ----------
    implied : Implied
        As `econlab.measures.composition_targets.implied_targets` gives it.
    title, figures, source, language
        As in `composition`.
    """
    parts = {
        "core": (0.0, implied.industry),
        "sectoral": (implied.industry.point, implied.sectoral_gdp),
        "platforms": (implied.industry.point + implied.sectoral_gdp.point, implied.platforms),
    }
    of_gdp = label("% of GDP", language)
    of_whole = f"{_short(implied.sectoral, language)} {label('% of the digital economy', language)}"
    told = {
        label("target: total", language): f"≥ {bounded(implied.total, language)} {of_gdp}",
        label("target: industry", language): f"≥ {bounded(implied.industry, language)} {of_gdp}",
        label("target: sectoral", language): (
            f"≥ {of_whole}\n= {bounded(implied.sectoral_gdp, language)} {of_gdp}"
        ),
        label("target: platforms", language): f"{bounded(implied.platforms, language)} {of_gdp}",
    }
    with new_figure(height=3.6) as figure:
        axes = figure.subplots()
        lines(axes, list(told), ["", "", "", ""])
        for position, (name, (start, value)) in enumerate(parts.items(), 1):
            for height in (0, -position) if implied.platforms.point >= 0 else (-position,):
                axes.barh(height, value.point, 0.6, left=start, **_STYLES[name].filling)
            _bounds(axes, -position, value, upright=False, from_zero=start)
        if implied.platforms.point < 0:
            axes.barh(0, implied.total.point, 0.6, **_STYLES["both parts"].filling)
        _bounds(axes, 0, implied.total, upright=False)
        axes.axvline(implied.total.point, color=INK, linewidth=1.0, linestyle=(0, (4, 3)), zorder=1)
        for position, text in enumerate(told.values()):
            at_the_end(axes, text, -position)
        axes.set_xlim(0, 1.08 * max(implied.total.high, *(start + v.high for start, v in parts.values())))
        verdict = _verdict(implied, language)
        axes.set_xlabel(f"{label('share', language)}, {implied.year}\n{fill(verdict, 90)}", fontsize=9)
        axes.xaxis.set_major_formatter(lambda value, _: number(float(value), language))
        _only(axes, "x")
        said = [f"{name.replace(chr(10), ' ')}: {text.replace(chr(10), ' ')}" for name, text in told.items()]
        return finished(
            "implied_targets", figure, title=title, said=[*said, verdict], figures=figures, source=source,
            language=language,
        )  # fmt: skip


def _verdict(implied: Implied, language: Language) -> str:
    if implied.feasible_at_minimum:
        return label("targets fit", language)
    if implied.feasible:
        needed = bounded(implied.needed_total, language)
        return f"{label('targets fit from', language)} {needed} {label('% of GDP', language)}"
    return label("targets exclude each other", language)
