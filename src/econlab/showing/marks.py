"""What stands in a chart: marks with their bounds, lines, bars, scales, and keys to them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from econlab.evidence.intervals import Interval
from econlab.showing.drawing import INK, PAPER, SHADE, STRIPE
from econlab.showing.language import Language, bounded, label, number

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure, SubFigure


def points(
    axes: Axes, values: Mapping[int, Interval], name: str, colour: str, marker: str, *, inside: str = ""
) -> None:
    """Mark bounded values by year, in a colour and, where it is another one inside, that."""
    years = sorted(values)
    middle = [values[year].point for year in years]
    axes.errorbar(
        years, middle, yerr=arms([values[year] for year in years]), color=colour, marker=marker,
        markerfacecolor=inside or colour, linestyle="", capsize=3, label=name, zorder=5,
    )  # fmt: skip


def arms(values: Sequence[Interval]) -> list[list[float]]:
    """Return how far bounds lie below and above the points of values, as error bars take it."""
    return [[value.point - value.low for value in values], [value.high - value.point for value in values]]


def bar_bounds(axes: Axes, at: float, value: Interval, *, upright: bool, start: float = 0.0) -> None:
    """Draw the bounds of the end of a bar that begins at `start`; none where an end is open."""
    if not value.width or not math.isfinite(value.width):
        return
    style: dict[str, Any] = {"color": "black", "capsize": 3, "linewidth": 1.2, "linestyle": "", "zorder": 4}
    if upright:
        axes.errorbar([at], [start + value.point], yerr=arms([value]), **style)
    else:
        axes.errorbar([start + value.point], [at], xerr=arms([value]), **style)


def short(value: Interval, language: Language) -> str:
    """Return a number for a mark on a chart: one decimal, or two below one; the bounds without a point."""
    ends = (value.low, value.high) if value.value is None else (value.value,)
    return " – ".join(number(round(end, 1 if abs(end) >= 1 else 2), language) for end in ends)


def bands(axes: Axes, stated: Mapping[str, Interval], language: Language, *, across: bool) -> list[str]:
    """Shade what documents print, by printed form, and return it in words."""
    for printed, interval in stated.items():
        draw = axes.axvspan if across else axes.axhspan
        draw(interval.low, interval.high, color=SHADE, alpha=0.6, zorder=0)
        place = (interval.point, 1.0) if across else (1.0, interval.point)
        axes.annotate(
            printed, place, xycoords=("data", "axes fraction") if across else ("axes fraction", "data"),
            ha="center" if across else "right", va="bottom", fontsize=8, color=INK,
        )  # fmt: skip
    return [
        f"{label('printed', language)} “{printed}”: {bounded(i, language)}" for printed, i in stated.items()
    ]


def whole_years(axes: Axes) -> None:
    """Put ticks at whole years only."""
    from matplotlib.ticker import MaxNLocator

    axes.xaxis.set_major_locator(MaxNLocator(integer=True))


def lines(axes: Axes, names: Sequence[str], groups: Sequence[str]) -> None:
    """Name the lines of a panel from the top down, with every other group of them on a grey band."""
    axes.set_yticks([-position for position in range(len(names))], list(names), fontsize=8)
    axes.set_ylim(-len(names) + 0.4, 0.6)
    axes.margins(x=0.08)
    axes.grid(visible=False, axis="y")
    order = list(dict.fromkeys(groups))
    for position, group in enumerate(groups):
        if order.index(group) % 2:
            axes.axhspan(-position - 0.5, -position + 0.5, color=STRIPE, linewidth=0, zorder=0)


def mark(axes: Axes, value: Interval, height: float, colour: str, shape: str, *, full: bool) -> None:
    """Mark a value on a line with its bounds, or with an arrow towards the end that lies open beyond it."""
    if value.width and value.value in (value.low, value.high):
        axes.annotate(
            "", (value.point, height), xytext=(24 if value.value == value.low else -24, 0),
            textcoords="offset points", arrowprops={"arrowstyle": "<-", "color": colour, "linewidth": 1.5},
        )  # fmt: skip
    else:
        axes.plot([value.low, value.high], [height] * 2, "|-", color=colour, linewidth=1.5, markersize=8)
    if value.value is not None:
        axes.plot(
            value.value, height, shape, color=colour, markerfacecolor=colour if full else PAPER,
            markersize=10 if shape == "*" else 7, zorder=5,
        )  # fmt: skip


def at_the_end(axes: Axes, text: str, height: float) -> None:
    """Write a text at the right end of a line."""
    axes.annotate(
        text, (1, height), xycoords=("axes fraction", "data"), xytext=(4, 0), textcoords="offset points",
        va="center", fontsize=8, color=INK,
    )  # fmt: skip


def key(axes: Axes, marks: Mapping[str, tuple[str, bool]]) -> None:
    """Write a legend of shapes, full or hollow, above a panel."""
    from matplotlib.lines import Line2D

    handles = [
        Line2D(
            [], [], color=INK, marker=shape, linestyle="", label=name,
            markerfacecolor=INK if full else PAPER,
        )
        for name, (shape, full) in marks.items()
    ]  # fmt: skip
    axes.legend(
        handles=handles, loc="lower right", bbox_to_anchor=(1, 1), ncols=len(handles), fontsize=8,
        borderaxespad=2.4,
    )  # fmt: skip


def filled(colour: str, hatch: str = "", width: float = 0.6) -> dict[str, Any]:
    """Give the look of an area with an outline."""
    return {"facecolor": colour, "hatch": hatch, "edgecolor": INK, "linewidth": width}


def number_axes(axes: Axes, language: Language, *, across: bool, down: bool) -> None:
    """Write the numbers of the axes in the language."""
    for axis, asked in ((axes.xaxis, across), (axes.yaxis, down)):
        if asked:
            axis.set_major_formatter(lambda value, _: number(float(value), language))


def value_axis(axes: Axes, language: Language, *, upright: bool) -> None:
    """Write the numbers of the axis of values in the language, and keep the grid of that axis alone."""
    number_axes(axes, language, across=not upright, down=upright)
    axes.grid(visible=False, axis="x" if upright else "y")


def below_title(figure: Figure, handles: Sequence[Artist]) -> SubFigure:
    """Give what is below the title of a figure, with a legend on its upper edge."""
    body = figure.add_subfigure(figure.add_gridspec(1, 1)[0])
    if handles:
        body.legend(
            handles=list(handles), loc="outside upper left", ncols=4 if len(handles) == 4 else 3,
            fontsize=8, columnspacing=1.6, handletextpad=0.6, borderaxespad=0.3,
        )  # fmt: skip
    return body


def panels(body: SubFigure, count: int) -> list[Axes]:
    """Give panels, two a row where there are several."""
    wide = 2 if count > 1 else 1
    drawn = list(body.subplots(max(math.ceil(count / wide), 1), wide, squeeze=False).flat)
    for axes in drawn[max(count, 1) :]:
        axes.remove()
    return drawn


def area_sign(name: str, filling: Mapping[str, Any]) -> Artist:
    """Give the sign of an area for a legend."""
    from matplotlib.patches import Patch

    return Patch(label=name, **filling)


def line_sign(name: str, colour: str, shape: str = "", *, inside: str = "", dash: Any = "") -> Artist:
    """Give the sign of a mark or a line for a legend."""
    from matplotlib.lines import Line2D

    return Line2D(
        [], [], color=colour, marker=shape, linestyle=dash, label=name, markersize=6,
        markerfacecolor=inside or colour,
    )  # fmt: skip
