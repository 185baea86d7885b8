"""How a chart is drawn: one style, a source line, alternative text, the same bytes everywhere."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from textwrap import fill
from typing import TYPE_CHECKING, Any, Literal
from xml.sax.saxutils import escape, quoteattr

from econlab.showing.language import Language, label

if TYPE_CHECKING:
    from matplotlib.figure import Figure

INK, PAPER = "#333333", "#FFFFFF"
# Of Okabe and Ito's palette, and others; told apart in grey by lightness, shape, dash or hatch too.
BLUE, ORANGE, GREEN, SKY, AMBER = "#0072B2", "#D55E00", "#009E73", "#56B4E9", "#F0C060"
GREY, SHADE, STRIPE = "#777777", "#CCCCCC", "#F4F4F4"
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


def write_around(figure: Figure, caption: Caption) -> None:
    """Write title and source line on a figure, and the decimals of its axes in the language.

    Written again, they replace what was there.
    """
    figure.suptitle(fill(caption.title, 85), fontsize=11, fontweight="bold", x=0.01, ha="left")
    cited = fill(f"{label('sources', caption.language)}: {caption.source}", 120)
    figure.supxlabel(cited, fontsize=7, color=INK, x=0.01, ha="left")
    if caption.language == "vi":
        _write_commas(figure)


def _write_commas(figure: Figure) -> None:
    from matplotlib.ticker import ScalarFormatter

    class Commas(ScalarFormatter):
        def __call__(self, x: float, pos: int | None = None) -> str:
            return super().__call__(x, pos).replace(".", ",")

    for axis in (one for axes in figure.axes for one in (axes.xaxis, axes.yaxis)):
        if type(axis.get_major_formatter()) is ScalarFormatter:
            axis.set_major_formatter(Commas())


def captioned(name: str, figure: Figure, said: Sequence[str], caption: Caption) -> Chart:
    """Write title and source line on a figure, and render it.

    Parameters
    ----------
    name : str
        File stem.
    figure : matplotlib.figure.Figure
        With its axes drawn.
    said : sequence of str
        The numbers drawn, in words, for the alternative text.
    caption : Caption
        Title, figures, source and language.

    Raises
    ------
    UserWarning
        When the font lacks a letter of a text.
    """
    write_around(figure, caption)
    alt = f"{caption.title}. {'; '.join(said)}." if said else f"{caption.title}."
    svg, png = as_svg(figure, name, alt), io.BytesIO()
    figure.savefig(png, format="png", dpi=_RESOLUTION, metadata={"Software": None})
    return Chart(name, svg, png.getvalue(), alt, tuple(caption.figures))


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
