"""A chart of targets for a digital economy and its parts that are just met, and of what they leave."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING, Protocol

from econlab.showing.composition_areas import AREAS
from econlab.showing.drawing import INK, Caption, Chart, captioned, new_figure
from econlab.showing.language import Language, bounded, label
from econlab.showing.marks import at_the_end, bar_bounds, lines, short, value_axis

if TYPE_CHECKING:
    from econlab.evidence.intervals import Interval


class _Implied(Protocol):
    @property
    def year(self) -> int: ...
    @property
    def total(self) -> Interval: ...
    @property
    def industry(self) -> Interval: ...
    @property
    def sectoral(self) -> Interval: ...
    @property
    def sectoral_gdp(self) -> Interval: ...
    @property
    def platforms(self) -> Interval: ...
    @property
    def needed_total(self) -> Interval: ...
    @property
    def feasible(self) -> bool: ...
    @property
    def feasible_at_minimum(self) -> bool: ...


def implied_targets(implied: _Implied, *, caption: Caption) -> Chart:
    """Draw targets that are just met as parts of the least digital economy, and what they leave.

    The whole is a stacked bar, and each part stands again on its own line with
    its bounds. Where industry and sectors exceed the whole, what is left is
    drawn back from their end to that of the whole.

    Parameters
    ----------
    implied : econlab.measures.composition_targets.Implied
        As `econlab.measures.composition_targets.implied_targets` gives it.
    caption : Caption
        Title, figures, source and language.
    """
    language = caption.language
    parts = {
        "core": (0.0, implied.industry),
        "sectoral": (implied.industry.point, implied.sectoral_gdp),
        "platforms": (implied.industry.point + implied.sectoral_gdp.point, implied.platforms),
    }
    told, verdict = _told(implied, language), _verdict(implied, language)
    with new_figure(height=3.6) as figure:
        axes = figure.subplots()
        lines(axes, list(told), ["", "", "", ""])
        for position, (name, (start, value)) in enumerate(parts.items(), 1):
            for height in (0, -position) if implied.platforms.point >= 0 else (-position,):
                axes.barh(height, value.point, 0.6, left=start, **AREAS[name])
            bar_bounds(axes, -position, value, upright=False, start=start)
        if implied.platforms.point < 0:
            axes.barh(0, implied.total.point, 0.6, **AREAS["both parts"])
        bar_bounds(axes, 0, implied.total, upright=False)
        axes.axvline(implied.total.point, color=INK, linewidth=1.0, linestyle=(0, (4, 3)), zorder=1)
        for position, text in enumerate(told.values()):
            at_the_end(axes, text, -position)
        axes.set_xlim(0, 1.08 * max(implied.total.high, *(start + v.high for start, v in parts.values())))
        axes.set_xlabel(f"{label('share', language)}, {implied.year}\n{fill(verdict, 90)}", fontsize=9)
        value_axis(axes, language, upright=False)
        said = [f"{name.replace(chr(10), ' ')}: {text.replace(chr(10), ' ')}" for name, text in told.items()]
        return captioned("implied_targets", figure, [*said, verdict], caption)


def _told(implied: _Implied, language: Language) -> dict[str, str]:
    """Return what stands at the end of each line, by its name."""
    of_gdp = label("% of GDP", language)
    of_whole = f"{short(implied.sectoral, language)} {label('% of the digital economy', language)}"
    return {
        label("target: total", language): f"≥ {bounded(implied.total, language)} {of_gdp}",
        label("target: industry", language): f"≥ {bounded(implied.industry, language)} {of_gdp}",
        label("target: sectoral", language): (
            f"≥ {of_whole}\n= {bounded(implied.sectoral_gdp, language)} {of_gdp}"
        ),
        label("target: platforms", language): f"{bounded(implied.platforms, language)} {of_gdp}",
    }


def _verdict(implied: _Implied, language: Language) -> str:
    if implied.feasible_at_minimum:
        return label("targets fit", language)
    if implied.feasible:
        needed = bounded(implied.needed_total, language)
        return f"{label('targets fit from', language)} {needed} {label('% of GDP', language)}"
    return label("targets exclude each other", language)
