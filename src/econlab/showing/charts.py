"""Charts that cite the figures they draw, with alternative text made from their data."""

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
from econlab.showing.language import Language, label, number

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Told apart in grey by marker and dash as well as by colour (Okabe and Ito's palette).
_COLOURS = {"nominal": "#0072B2", "mixed": "#D55E00", "real": "#009E73"}
_MARKERS = {"nominal": "o", "mixed": "s", "real": "^"}
_DASHES = {"nominal": "", "mixed": (4, 2), "real": (1, 1)}
_INK, _BAND = "#333333", "#CCCCCC"
_SIZE = (8.0, 4.6)
_RESOLUTION = 110

_STYLE = {
    "font.family": ["DejaVu Sans"],
    "font.size": 10.0,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "grid.color": "#E5E5E5",
    "axes.edgecolor": _INK,
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
def _figure() -> Iterator[Figure]:
    import seaborn as sns
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    style: dict[Any, Any] = {**sns.axes_style("whitegrid"), **_STYLE}
    with rc_context(style):
        yield Figure(figsize=_SIZE, layout="constrained")


def _chart(
    name: str, figure: Figure, alt: str, figures: Sequence[str], source: str, language: Language
) -> Chart:
    """Write the source line under a figure and render it; a missing glyph is an error."""
    figure.supxlabel(
        fill(f"{label('sources', language)}: {source}", 120), fontsize=7, color=_INK, x=0.01, ha="left"
    )
    svg, png = io.BytesIO(), io.BytesIO()
    with warnings.catch_warnings():
        warnings.filterwarnings("error", message="Glyph .* missing")
        figure.savefig(svg, format="svg", metadata={"Date": None, "Creator": None})
        figure.savefig(png, format="png", dpi=_RESOLUTION, metadata={"Software": None})
    return Chart(name, _accessible(svg.getvalue().decode(), name, alt), png.getvalue(), alt, tuple(figures))


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


def levels(
    table: pd.DataFrame, *, title: str, figures: Sequence[str], source: str, language: Language = "en"
) -> Chart:
    """Draw a digital economy and GDP, both as an index of the first year.

    Parameters
    ----------
    table : pandas.DataFrame
        Columns ``year``, ``series`` (``digital_economy`` or ``gdp``), ``index``,
        ``index_low``, ``index_high``.
    title : str
        What is shown.
    figures : sequence of str
        Ids of the values drawn.
    source : str
        Where they were printed.
    language : {"en", "vi"}
        Of the labels.
    """
    import seaborn as sns

    shown = table.assign(name=[label(series, language) for series in table["series"]])
    names = [label(series, language) for series in ("digital_economy", "gdp")]
    colours = dict(zip(names, _COLOURS.values(), strict=False))
    with _figure() as figure:
        axes = figure.subplots()
        for name, rows in shown.groupby("name", sort=False):
            low, high = rows["index_low"], rows["index_high"]
            axes.fill_between(rows["year"], low, high, color=colours[name], alpha=0.25)
        if len(shown):
            sns.lineplot(
                shown, x="year", y="index", hue="name", style="name", hue_order=names, style_order=names,
                palette=colours, markers=["o", "s"], dashes=["", (4, 2)], errorbar=None, ax=axes,
            )  # fmt: skip
            axes.legend(title="")
        _finish(axes, title, label("year", language), label("index", language))
        _whole_years(axes)
        said = [_first_and_last(rows, str(name), language) for name, rows in shown.groupby("name")]
        return _chart("levels", figure, _alternative(title, said), figures, source, language)


def _first_and_last(rows: pd.DataFrame, name: str, language: Language) -> str:
    first, last = rows.iloc[0], rows.iloc[-1]
    return (
        f"{name}: {number(float(first['index']), language)} ({first['year']}) → "
        f"{number(float(last['index']), language)} ({last['year']})"
    )


def multipliers(
    table: pd.DataFrame,
    *,
    stated: Mapping[str, Interval],
    title: str,
    figures: Sequence[str],
    source: str,
    language: Language = "en",
) -> Chart:
    """Draw yearly multipliers with their bounds, by price basis, beside the stated multiples.

    Parameters
    ----------
    table : pandas.DataFrame
        Columns ``end`` (the year), ``basis``, ``multiplier``, ``multiplier_low``, ``multiplier_high``.
    stated : mapping of str to Interval
        Printed forms of published multiples, and their bounds.
    title, figures, source, language
        As in `levels`.
    """
    import seaborn as sns

    known = table[table["multiplier_low"].notna()]
    shifts = {"nominal": -0.12, "mixed": 0.0, "real": 0.12}
    shown = known.assign(
        name=[label(basis, language) for basis in known["basis"]],
        at=[end + shifts[basis] for end, basis in zip(known["end"], known["basis"], strict=True)],
    )
    bases = [basis for basis in _COLOURS if basis in set(known["basis"])]
    names = [label(basis, language) for basis in bases]
    with _figure() as figure:
        axes = figure.subplots()
        if len(shown):
            sns.lineplot(
                shown, x="at", y="multiplier", hue="name", style="name", hue_order=names, style_order=names,
                palette=[_COLOURS[basis] for basis in bases], markers=[_MARKERS[basis] for basis in bases],
                dashes=[_DASHES[basis] for basis in bases], markersize=7, errorbar=None, ax=axes,
            )  # fmt: skip
            axes.legend(title="")
        for basis in bases:
            rows = shown[shown["basis"] == basis]
            axes.vlines(rows["at"], rows["multiplier_low"], rows["multiplier_high"], color=_COLOURS[basis])
        _bands(axes, stated, across=False)
        axes.axhline(1, color=_INK, linewidth=0.8)
        _finish(axes, title, label("year", language), label("multiplier", language))
        _whole_years(axes)
        said = [_year_by_year(shown[shown["name"] == name], name, language) for name in names]
        return _chart("multipliers", figure, _alternative(title, said), figures, source, language)


def _year_by_year(rows: pd.DataFrame, name: str, language: Language) -> str:
    values = (
        f"{year} {number(float(value), language, digits=3)}"
        for year, value in zip(rows["end"], rows["multiplier"], strict=True)
        if value == value  # noqa: PLR0124  # a range has no point to tell
    )
    return f"{name}: {', '.join(values)}"


def claims(
    table: pd.DataFrame,
    *,
    stated: Mapping[str, Interval],
    title: str,
    figures: Sequence[str],
    source: str,
    language: Language = "en",
) -> Chart:
    """Draw every multiplier that the evidence gives beside the stated multiples.

    Parameters
    ----------
    table : pandas.DataFrame
        As `multipliers`, with the column ``start`` besides; one mark a row.
    stated : mapping of str to Interval
        Printed forms of published multiples, and their bounds.
    title, figures, source, language
        As in `levels`.
    """
    known = table[table["multiplier_low"].notna()]
    one_year = known["end"] - known["start"] == 1
    lines = [
        (
            f"{label(basis, language)}, {label(length, language)}",
            _COLOURS[basis],
            known[(known["basis"] == basis) & (one_year if length == "single" else ~one_year)],
        )
        for basis in _COLOURS
        for length in ("single", "several")
    ]
    with _figure() as figure:
        axes = figure.subplots()
        for position, (_, colour, rows) in enumerate(lines):
            height = [-position] * len(rows)
            low, high = rows["multiplier_low"], rows["multiplier_high"]
            axes.hlines(height, low, high, color=colour, alpha=0.35, linewidth=5)
            axes.plot(rows["multiplier"], height, "|", color=_INK, markersize=12)
        _bands(axes, stated, across=True)
        axes.set_yticks([-i for i in range(len(lines))], [f"{name} ({len(rows)})" for name, _, rows in lines])
        _finish(axes, title, label("multiplier", language), "")
        said = [_spread(rows, name, language) for name, _, rows in lines if len(rows)]
        return _chart("claims", figure, _alternative(title, said), figures, source, language)


def _spread(rows: pd.DataFrame, name: str, language: Language) -> str:
    least, most = (number(float(end), language, digits=3) for end in rows["multiplier"].agg(["min", "max"]))
    return f"{name}: {least} – {most}"


def fan(
    table: pd.DataFrame,
    *,
    recorded: Mapping[int, Interval],
    targets: Mapping[int, Interval],
    title: str,
    figures: Sequence[str],
    source: str,
    language: Language = "en",
) -> Chart:
    """Draw the share of GDP that each multiplier leads to, beside the targets.

    Parameters
    ----------
    table : pandas.DataFrame
        Columns ``multiplier``, ``year``, ``low``, ``high``: the share in per cent over all
        GDP growth paths supposed.
    recorded, targets : mapping of int to Interval
        Shares by year, as recorded, and as targeted.
    title, figures, source, language
        As in `levels`.
    """
    with _figure() as figure:
        axes = figure.subplots()
        multiples = sorted(set(table["multiplier"]))
        for step, multiple in enumerate(multiples):
            rows = table[table["multiplier"] == multiple].sort_values("year")
            shade = str(0.85 - 0.6 * step / max(len(multiples) - 1, 1))
            axes.fill_between(rows["year"], rows["low"], rows["high"], color=shade, linewidth=0.5)
            last = rows.iloc[-1]
            axes.annotate(
                f"× {number(float(multiple), language)}", (last["year"], (last["low"] + last["high"]) / 2),
                xytext=(4, 0), textcoords="offset points", va="center", fontsize=8, color=_INK,
            )  # fmt: skip
        _points(axes, recorded, label("recorded", language), _COLOURS["nominal"], "o")
        _points(axes, targets, label("target", language), _COLOURS["mixed"], "D")
        _finish(axes, title, label("year", language), label("share", language))
        _whole_years(axes)
        axes.legend(loc="upper left")
        said = [
            f"{label('target', language)} {year}: {number(share.point, language)} %"
            for year, share in sorted(targets.items())
        ]
        return _chart("fan", figure, _alternative(title, said), figures, source, language)


def _alternative(title: str, said: Sequence[str]) -> str:
    return f"{title}. {'; '.join(said)}." if said else f"{title}."


def _points(axes: Axes, shares: Mapping[int, Interval], name: str, colour: str, marker: str) -> None:
    years = sorted(shares)
    values = [shares[year].point for year in years]
    spread = [
        [shares[year].point - shares[year].low for year in years],
        [shares[year].high - shares[year].point for year in years],
    ]
    axes.errorbar(
        years, values, yerr=spread, color=colour, marker=marker, linestyle="", capsize=3, label=name, zorder=5
    )


def _bands(axes: Axes, stated: Mapping[str, Interval], *, across: bool) -> None:
    for printed, interval in stated.items():
        draw = axes.axvspan if across else axes.axhspan
        draw(interval.low, interval.high, color=_BAND, alpha=0.6, zorder=0)
        place = (interval.point, 1.0) if across else (1.0, interval.point)
        axes.annotate(
            printed, place, xycoords=("data", "axes fraction") if across else ("axes fraction", "data"),
            ha="center" if across else "right", va="bottom", fontsize=8, color=_INK,
        )  # fmt: skip


def _whole_years(axes: Axes) -> None:
    from matplotlib.ticker import MaxNLocator

    axes.xaxis.set_major_locator(MaxNLocator(integer=True))


def _finish(axes: Axes, title: str, across: str, up: str) -> None:
    assert axes.figure is not None, "axes are drawn in a figure"
    axes.figure.suptitle(fill(title, 85), fontsize=11, fontweight="bold", x=0.01, ha="left")
    axes.set_xlabel(across)
    axes.set_ylabel(up)
