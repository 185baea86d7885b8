"""How a chart is drawn: one style, a source line, alternative text, the same bytes everywhere."""

from __future__ import annotations

import io
import math
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from textwrap import fill
from typing import TYPE_CHECKING, Any, Literal
from xml.sax.saxutils import escape, quoteattr

from econlab.evidence.intervals import Interval
from econlab.showing.audit import unit_names
from econlab.showing.language import Language, bounded, label, number, scale_of

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure, SubFigure

    from econlab.evidence.vocabulary import Vocabulary

INK, PAPER, _BAND, _STRIPE = "#333333", "#FFFFFF", "#CCCCCC", "#F4F4F4"
# Two of Okabe and Ito's palette; told apart in grey by shape, dash or hatch too.
BLUE, ORANGE = "#0072B2", "#D55E00"
DASHED: Any = (0, (4, 2))
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


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands around a chart whatever it shows.

    Attributes
    ----------
    title : str
        What is shown.
    figures : sequence of str
        Ids of the figures and reference values drawn.
    source : str
        Where they were printed.
    language : {"en", "vi"}
        Of every word on the chart but the title and the source.
    """

    title: str
    figures: Sequence[str]
    source: str
    language: Language = "en"


@contextmanager
def new_figure(
    height: float = _HEIGHT, *, layout: Literal["constrained"] | None = "constrained"
) -> Iterator[Figure]:
    """Give an empty figure in the style of econlab, whatever the user's own settings.

    Parameters
    ----------
    height : float
        In inches; every figure is 8 inches wide.
    layout : {"constrained", None}
        Whether room is found for everything that is drawn; None leaves it to the caller.
    """
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context(_STYLE):
        yield Figure(figsize=(_WIDTH, height), layout=layout)


def write_around(figure: Figure, *, title: str, source: str, language: Language) -> None:
    """Write title and source line on a figure, and the decimals of its axes in the language.

    Written again, they replace what was there.
    """
    figure.suptitle(fill(title, 85), fontsize=11, fontweight="bold", x=0.01, ha="left")
    cited = fill(f"{label('sources', language)}: {source}", 120)
    figure.supxlabel(cited, fontsize=7, color=INK, x=0.01, ha="left")
    if language == "vi":
        _write_commas(figure)


def _write_commas(figure: Figure) -> None:
    from matplotlib.ticker import ScalarFormatter

    class Commas(ScalarFormatter):
        def __call__(self, x: float, pos: int | None = None) -> str:
            return super().__call__(x, pos).replace(".", ",")

    for axis in (one for axes in figure.axes for one in (axes.xaxis, axes.yaxis)):
        if type(axis.get_major_formatter()) is ScalarFormatter:
            axis.set_major_formatter(Commas())


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


def captioned(name: str, figure: Figure, said: Sequence[str], caption: Caption) -> Chart:
    """Finish a figure with a caption; `said` is what the alternative text tells besides the title."""
    return finished(
        name, figure, title=caption.title, said=said, figures=caption.figures, source=caption.source,
        language=caption.language,
    )  # fmt: skip


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


def filled(colour: str, hatch: str = "", width: float = 0.6) -> dict[str, Any]:
    """Give the look of an area with an outline."""
    return {"facecolor": colour, "hatch": hatch, "edgecolor": INK, "linewidth": width}


def measured(
    values: Iterable[Interval], unit: str, names: Vocabulary, language: Language
) -> tuple[float, str]:
    """Give the scale of several numbers, and their unit with the word of the scale."""
    ends = (abs(end) for value in values for end in (value.low, value.high))
    scale, word = scale_of(max((end for end in ends if math.isfinite(end)), default=0.0), language)
    return scale, f"{word} {unit_names(names, language)[unit]}".strip()


def number_axes(axes: Axes, language: Language, *, across: bool, down: bool) -> None:
    """Write the numbers of the axes in the language, on a grid below the marks."""
    axes.set_axisbelow(True)
    for axis, asked in ((axes.xaxis, across), (axes.yaxis, down)):
        if asked:
            axis.set_major_formatter(lambda value, _: number(float(value), language))


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
