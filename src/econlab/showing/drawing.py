"""How a chart is drawn: one style, a source line, alternative text, the same bytes everywhere."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from textwrap import fill
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from econlab.evidence.intervals import Interval
from econlab.showing.language import Language, bounded, label

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK, PAPER, _BAND, _STRIPE = "#333333", "#FFFFFF", "#CCCCCC", "#F4F4F4"
_WIDTH, _HEIGHT = 8.0, 4.6
_RESOLUTION = 110

# The first lines are seaborn's style "whitegrid", whose import would take longer than a drawing.
_STYLE: dict[Any, Any] = {
    **dict.fromkeys(("axes.facecolor", "figure.facecolor"), "white"),
    **dict.fromkeys(("axes.labelcolor", "text.color", "xtick.color", "ytick.color"), ".15"),
    **dict.fromkeys(("axes.axisbelow", "axes.grid", "patch.force_edgecolor"), True),
    **dict.fromkeys(("axes.spines.bottom", "axes.spines.left"), True),
    **dict.fromkeys(("xtick.bottom", "xtick.top", "ytick.left", "ytick.right"), False),
    **dict.fromkeys(("xtick.direction", "ytick.direction"), "out"),
    "grid.linestyle": "-",
    "lines.solid_capstyle": "round",
    "patch.edgecolor": "w",
    "font.family": ["DejaVu Sans"],
    "font.size": 10.0,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "grid.color": "#E5E5E5",
    "axes.edgecolor": INK,
    "hatch.linewidth": 0.8,
    "legend.frameon": False,
    "svg.hashsalt": "econlab",
    "svg.fonttype": "path",
    "text.parse_math": False,
}


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn chart.

    Attributes
    ----------
    name : str
        File stem.
    svg, png : bytes
        The picture, the same bytes for the same data.
    alt : str
        What it shows, in words and numbers.
    figures : tuple of str
        Ids of the figures and reference values drawn.
    """

    name: str
    svg: bytes
    png: bytes
    alt: str
    figures: tuple[str, ...]

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        data = {"image/svg+xml": self.svg.decode(), "image/png": self.png, "text/plain": self.alt}
        return data, {"econlab": {"chart": self.name, "figures": list(self.figures)}}


@contextmanager
def new_figure(height: float = _HEIGHT) -> Iterator[Figure]:
    """Give an empty figure in the style of econlab, whatever the user's own settings.

    Parameters
    ----------
    height : float
        In inches; every figure is 8 inches wide.
    """
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context(_STYLE):
        yield Figure(figsize=(_WIDTH, height), layout="constrained")


def finished(
    name: str,
    figure: Figure,
    *,
    title: str,
    said: Sequence[str],
    figures: Sequence[str],
    source: str,
    language: Language,
) -> Chart:
    """Write title and source line on a figure, and render it.

    Parameters
    ----------
    name : str
        File stem.
    figure : matplotlib.figure.Figure
        With its axes drawn.
    title : str
        What is shown.
    said : sequence of str
        The numbers drawn, in words, for the alternative text.
    figures : sequence of str
        Ids of the figures and reference values drawn.
    source : str
        Where they were printed.
    language : {"en", "vi"}
        Of the source line.

    Raises
    ------
    UserWarning
        When the font lacks a letter of a text.
    """
    write_around(figure, title=title, source=source, language=language)
    alt = f"{title}. {'; '.join(said)}." if said else f"{title}."
    svg, png = as_svg(figure, name, alt), io.BytesIO()
    figure.savefig(png, format="png", dpi=_RESOLUTION, metadata={"Software": None})
    return Chart(name, svg, png.getvalue(), alt, tuple(figures))


def write_around(figure: Figure, *, title: str, source: str, language: Language) -> None:
    """Write a title above a figure, and where its numbers were printed below it."""
    figure.suptitle(fill(title, 85), fontsize=11, fontweight="bold", x=0.01, ha="left")
    cited = fill(f"{label('sources', language)}: {source}", 120)
    figure.supxlabel(cited, fontsize=7, color=INK, x=0.01, ha="left")


def as_svg(figure: Figure, name: str, alt: str) -> bytes:
    """Return a figure as SVG with its alternative text, the same bytes everywhere.

    Raises
    ------
    UserWarning
        When the font lacks a letter of a text.
    """
    svg = io.BytesIO()
    with warnings.catch_warnings():
        warnings.filterwarnings("error", message="Glyph .* missing")
        figure.savefig(svg, format="svg", metadata={"Date": None, "Creator": None})
    return _accessible(svg.getvalue().decode(), name, alt)


_PLACES = re.compile(r'(?<= d="| x="| y=")[^"]*(?=")|translate\([^)]*\)')
_LONG = re.compile(r"(\.\d\d)\d+")
_HASHED = re.compile(r"(?<=id=\")[a-z][0-9a-f]{10}(?=\")|(?<=#)[a-z][0-9a-f]{10}\b")


def _accessible(svg: str, name: str, alt: str) -> bytes:
    """Give a drawing its alternative text, places of two decimals, and numbers for ids.

    More decimals differ between processors, and so do the ids that Matplotlib makes
    of them; a stored chart would then differ too.
    """
    svg = svg[svg.index("<svg") :]
    svg = _PLACES.sub(lambda match: _LONG.sub(r"\1", match[0]), svg)
    ids: dict[str, str] = {}
    svg = _HASHED.sub(lambda match: ids.setdefault(match[0], f"{name}-{len(ids) + 1}"), svg)
    svg = svg.replace("<svg", f"<svg role='img' aria-label={quoteattr(alt)}", 1)
    return svg.replace(">", f"><title>{escape(alt)}</title>", 1).encode()


def points(axes: Axes, values: Mapping[int, Interval], name: str, colour: str, marker: str) -> None:
    """Mark bounded values by year."""
    years = sorted(values)
    middle = [values[year].point for year in years]
    below = [values[year].point - values[year].low for year in years]
    above = [values[year].high - values[year].point for year in years]
    axes.errorbar(
        years, middle, yerr=[below, above], color=colour, marker=marker, linestyle="", capsize=3,
        label=name, zorder=5,
    )  # fmt: skip


def bands(axes: Axes, stated: Mapping[str, Interval], language: Language, *, across: bool) -> list[str]:
    """Shade what documents print, by printed form, and return it in words."""
    for printed, interval in stated.items():
        draw = axes.axvspan if across else axes.axhspan
        draw(interval.low, interval.high, color=_BAND, alpha=0.6, zorder=0)
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
            axes.axhspan(-position - 0.5, -position + 0.5, color=_STRIPE, linewidth=0, zorder=0)


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
