"""Charts of what a series lacks against the trend of the years before."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from textwrap import fill
from typing import TYPE_CHECKING, Any, Protocol

from econlab.evidence.intervals import Interval
from econlab.showing.drawing import BLUE, DASHED, INK, ORANGE, PAPER, Caption, Chart, captioned, new_figure
from econlab.showing.language import Language, bounded, label, number
from econlab.showing.marks import area_sign, arms, below_title, line_sign, number_axes, panels, whole_years
from econlab.showing.quantities import measured

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

    from econlab.evidence.vocabulary import Vocabulary

_DOTTED: Any = (0, (1, 0.8))
_BAND: Mapping[str, Any] = {"color": BLUE, "alpha": 0.2, "linewidth": 0}


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
            [year], [value.point], yerr=arms([value]), color=INK, marker="o", markersize=5,
            markerfacecolor=inside, capsize=2, zorder=5,
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
