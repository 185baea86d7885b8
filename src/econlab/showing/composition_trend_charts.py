"""A chart of where the core's share of a digital economy is going, by a line through log-ratios."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

from econlab.showing.drawing import BLUE, DASHED, INK, ORANGE, PAPER, Caption, Chart, captioned, new_figure
from econlab.showing.language import Language, bounded, label, number
from econlab.showing.marks import points, whole_years

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from econlab.evidence.intervals import Interval


class _Predicted(Protocol):
    @property
    def year(self) -> int: ...
    @property
    def core(self) -> Interval: ...
    @property
    def observed(self) -> Interval | None: ...
    @property
    def extrapolated(self) -> bool: ...


class _Trend(Protocol):
    @property
    def years(self) -> Sequence[int]: ...
    @property
    def predicted(self) -> Sequence[_Predicted]: ...
    @property
    def confidence(self) -> float: ...


def split_trend(trend: _Trend, *, caption: Caption) -> Chart:
    """Draw the core's share year by year, the line through its log-ratios, and its prediction band.

    Line and band are shares again. Years beyond those that the line rests on
    stand on grey, with the line dashed; years left out of it are hollow.

    Parameters
    ----------
    trend : econlab.measures.composition_trend.Trend
        As `econlab.measures.composition_trend.trend` gives it.
    caption : Caption
        Title, figures, source and language.
    """
    language = caption.language
    every = list(trend.predicted)
    inside = [item for item in every if not item.extrapolated]
    level = number(100 * trend.confidence, language)
    with new_figure() as figure:
        axes = figure.subplots()
        outside = label("extrapolated", language)
        for item in every:
            if item.extrapolated:
                axes.axvspan(item.year - 0.5, item.year + 0.5, color="#EEEEEE", linewidth=0, label=outside)
                outside = _UNNAMED
        _line(axes, every, 0.2, DASHED, band=f"{label('prediction band', language)}, {level} %")
        _line(axes, inside, 0.15, "-", line=f"{label('log-ratio line', language)}, n = {len(trend.years)}")
        for used, name in ((True, "observed"), (False, "left out")):
            seen = {i.year: i.observed for i in every if i.observed and (i.year in trend.years) == used}
            if seen:
                points(axes, seen, label(name, language), INK, "o", inside=ORANGE if used else PAPER)
        axes.set(xlabel=label("year", language), ylabel=label("core_share", language))
        axes.margins(x=0.03)
        whole_years(axes)
        axes.legend(fontsize=8)
        said = [_predicted(item, level, language) for item in every]
        return captioned("split_trend", figure, said, caption)


# A label that the legend leaves out.
_UNNAMED = "_nolegend_"


def _line(
    axes: Axes, items: Sequence[_Predicted], shade: float, dash: Any, *, band: str = _UNNAMED,
    line: str = _UNNAMED,
) -> None:  # fmt: skip
    """Draw the line through some years and its band, each with its name in the legend."""
    years = [item.year for item in items]
    low, high = [item.core.low for item in items], [item.core.high for item in items]
    axes.fill_between(years, low, high, color=BLUE, alpha=shade, linewidth=0, label=band)
    middle = [item.core.point for item in items]
    axes.plot(years, middle, color=BLUE, linewidth=1.6, label=line, linestyle=dash)


def _predicted(item: _Predicted, level: str, language: Language) -> str:
    told = [f"{label('observed', language)} {bounded(item.observed, language)} %"] if item.observed else []
    told.append(f"{label('log-ratio line', language)} {bounded(item.core, language)} % ({level} %)")
    told += [label("extrapolated", language)] if item.extrapolated else []
    return f"{item.year}: {', '.join(told)}"
