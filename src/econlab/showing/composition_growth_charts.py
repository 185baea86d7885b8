"""Charts of what added to the growth of a digital economy, and of what moved its sectoral part."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from econlab.evidence.intervals import Interval
from econlab.showing.composition_areas import AREAS, PARTS, area_key
from econlab.showing.drawing import INK, Caption, Chart, captioned, new_figure
from econlab.showing.language import Language, bounded, label
from econlab.showing.marks import bar_bounds, short, value_axis
from econlab.showing.quantities import interval_in

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    _Groups = Mapping[str, Mapping[str, Interval]]


def contributions(table: pd.DataFrame, *, caption: Caption) -> Chart:
    """Draw what core and sectoral part added to growth: year by year, and over the window on its own scale.

    Parameters
    ----------
    table : pandas.DataFrame
        As `econlab.measures.composition_growth.contribution_frame` gives it.
    caption : Caption
        Title, figures, source and language.
    """
    language = caption.language
    groups: dict[str, dict[str, Interval]] = {}
    growths: dict[str, Interval | None] = {}
    for row in table.to_dict("records"):
        points = interval_in(row, "points")
        if points:
            groups.setdefault(str(row["window"]), {})[str(row["part"])] = points
            growths[str(row["window"])] = interval_in(row, "growth")
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
        area_key(drawn[0], (*PARTS, "both parts") if groups else (), language)
        unit = label("percentage points", language)
        return captioned("contributions", figure, _said(groups, unit, language), caption)


def _length(window: str) -> int:
    start, _, end = window.partition("–")
    return int(end) - int(start)


# Rows that are no sector, and not made of effects.
_ALONE = ("residual", "published")


def drivers(table: pd.DataFrame, *, caption: Caption) -> Chart:
    """Draw what penetration and structure of each sector did to the sectoral share of GDP.

    Parameters
    ----------
    table : pandas.DataFrame
        As `econlab.measures.decomposition.divisia_frame` gives it.
    caption : Caption
        Title, figures, source and language.
    """
    language = caption.language
    groups: dict[str, dict[str, Interval]] = {}
    for row in table.to_dict("records"):
        sector = str(row["sector"])
        found = {name: interval_in(row, name) for name in ("penetration", "structure", "change")}
        bars = {name: value for name, value in found.items() if value}
        groups[label(sector, language)] = {sector: bars["change"]} if sector in _ALONE else bars
    areas = list(dict.fromkeys(name for bars in groups.values() for name in bars))
    with new_figure() as figure:
        axes = figure.subplots()
        _grouped(axes, groups, language)
        unit = label("percentage points of GDP", language)
        axes.set_ylabel(unit)
        area_key(axes, [area for area in areas if area not in _ALONE], language)
        return captioned("drivers", figure, _said(groups, unit, language), caption)


def _grouped(axes: Axes, groups: _Groups, language: Language) -> None:
    """Draw bars with bounds side by side, a group a tick, values at their ends."""
    most = max((len(bars) for bars in groups.values()), default=1)
    width = 0.86 / most
    for position, bars in enumerate(groups.values()):
        for step, (name, value) in enumerate(bars.items()):
            if not math.isfinite(value.point):
                continue
            at = position + (step - (len(bars) - 1) / 2) * width
            axes.bar(at, value.point, width * 0.94, **AREAS[name])
            bar_bounds(axes, at, value, upright=True)
            up = value.point >= 0
            end = value.high if up else value.low
            axes.annotate(
                short(value, language), (at, end if math.isfinite(end) else value.point),
                xytext=(0, 3 if up else -3), textcoords="offset points",
                ha="center", va="bottom" if up else "top", fontsize=7, color=INK,
            )  # fmt: skip
    axes.axhline(0, color=INK, linewidth=0.8)
    axes.set_xticks(range(len(groups)), list(groups), fontsize=8)
    axes.set_xlim(-0.55, max(len(groups), 1) - 0.45)
    axes.margins(y=0.08)
    value_axis(axes, language, upright=True)


def _said(groups: _Groups, unit: str, language: Language) -> list[str]:
    return [
        f"{group}: "
        + ", ".join(f"{label(name, language)} {bounded(value, language)}" for name, value in bars.items())
        + f" {unit}"
        for group, bars in groups.items()
    ]
