"""Charts of how a digital economy grows beside GDP, and of the multiples that documents print."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from econlab.evidence.intervals import Interval
from econlab.showing.drawing import BLUE, GREEN, INK, ORANGE, Caption, Chart, captioned, new_figure
from econlab.showing.language import Language, bounds, label, number
from econlab.showing.marks import bands, points, whole_years

if TYPE_CHECKING:
    import pandas as pd

# Told apart in grey by marker and dash as well as by colour.
_COLOURS = {"nominal": BLUE, "mixed": ORANGE, "real": GREEN}
_MARKERS = {"nominal": "o", "mixed": "s", "real": "^"}
_DASHES = {"nominal": "", "mixed": (4, 2), "real": (1, 1)}


def levels(table: pd.DataFrame, *, caption: Caption) -> Chart:
    """Draw a digital economy and GDP, both as an index of the first year.

    Parameters
    ----------
    table : pandas.DataFrame
        Columns ``year``, ``series`` (``digital_economy`` or ``gdp``), ``index``,
        ``index_low``, ``index_high``.
    caption : Caption
        Title, figures, source and language.
    """
    import seaborn as sns

    language = caption.language
    shown = table.assign(name=[label(series, language) for series in table["series"]])
    names = [label(series, language) for series in ("digital_economy", "gdp")]
    colours = dict(zip(names, _COLOURS.values(), strict=False))
    with new_figure() as figure:
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
        axes.set(xlabel=label("year", language), ylabel=label("index", language))
        whole_years(axes)
        said = [_first_and_last(rows, str(name), language) for name, rows in shown.groupby("name")]
        return captioned("levels", figure, said, caption)


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
    caption: Caption,
) -> Chart:
    """Draw yearly multipliers with their bounds, by price basis, beside the stated multiples.

    Parameters
    ----------
    table : pandas.DataFrame
        Columns ``end`` (the year), ``basis``, ``multiplier``, ``multiplier_low``, ``multiplier_high``.
    stated : mapping of str to Interval
        Printed forms of published multiples, and their bounds.
    caption : Caption
        Title, figures, source and language.
    """
    import seaborn as sns

    language = caption.language
    known = table[table["multiplier_low"].notna()]
    shifts = {"nominal": -0.12, "mixed": 0.0, "real": 0.12}
    shown = known.assign(
        name=[label(basis, language) for basis in known["basis"]],
        at=[end + shifts[basis] for end, basis in zip(known["end"], known["basis"], strict=True)],
    )
    bases = [basis for basis in _COLOURS if basis in set(known["basis"])]
    names = [label(basis, language) for basis in bases]
    with new_figure() as figure:
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
        printed = bands(axes, stated, language, across=False)
        axes.axhline(1, color=INK, linewidth=0.8)
        axes.set(xlabel=label("year", language), ylabel=label("multiplier", language))
        whole_years(axes)
        said = [*(_year_by_year(shown[shown["name"] == name], name, language) for name in names), *printed]
        return captioned("multipliers", figure, said, caption)


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
    caption: Caption,
) -> Chart:
    """Draw every multiplier that the evidence gives beside the stated multiples.

    Parameters
    ----------
    table : pandas.DataFrame
        As `multipliers`, with the column ``start`` besides; one mark a row.
    stated : mapping of str to Interval
        Printed forms of published multiples, and their bounds.
    caption : Caption
        Title, figures, source and language.
    """
    language = caption.language
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
    with new_figure() as figure:
        axes = figure.subplots()
        for position, (_, colour, rows) in enumerate(lines):
            height = [-position] * len(rows)
            low, high = rows["multiplier_low"], rows["multiplier_high"]
            axes.hlines(height, low, high, color=colour, alpha=0.35, linewidth=5)
            axes.plot(rows["multiplier"], height, "|", color=INK, markersize=12)
        printed = bands(axes, stated, language, across=True)
        axes.set_yticks([-i for i in range(len(lines))], [f"{name} ({len(rows)})" for name, _, rows in lines])
        axes.set(xlabel=label("multiplier", language), ylabel="")
        said = [*(_spread(rows, name, language) for name, _, rows in lines if len(rows)), *printed]
        return captioned("claims", figure, said, caption)


def _spread(rows: pd.DataFrame, name: str, language: Language) -> str:
    least, most = (number(float(end), language, digits=3) for end in rows["multiplier"].agg(["min", "max"]))
    return f"{name}: {least} – {most}"


def fan(
    table: pd.DataFrame,
    *,
    recorded: Mapping[int, Interval],
    targets: Mapping[int, Interval],
    caption: Caption,
) -> Chart:
    """Draw the share of GDP that each multiplier leads to, beside the targets.

    Parameters
    ----------
    table : pandas.DataFrame
        Columns ``multiplier``, ``year``, ``low``, ``high``: the share in per cent over all
        GDP growth paths supposed.
    recorded, targets : mapping of int to Interval
        Shares by year, as recorded, and as targeted.
    caption : Caption
        Title, figures, source and language.
    """
    language = caption.language
    with new_figure() as figure:
        axes = figure.subplots()
        multiples = sorted(set(table["multiplier"]))
        for step, multiple in enumerate(multiples):
            rows = table[table["multiplier"] == multiple].sort_values("year")
            shade = str(0.85 - 0.6 * step / max(len(multiples) - 1, 1))
            axes.fill_between(rows["year"], rows["low"], rows["high"], color=shade, linewidth=0.5)
            last = rows.iloc[-1]
            axes.annotate(
                f"× {number(float(multiple), language)}", (last["year"], (last["low"] + last["high"]) / 2),
                xytext=(4, 0), textcoords="offset points", va="center", fontsize=8, color=INK,
            )  # fmt: skip
        points(axes, recorded, label("recorded", language), _COLOURS["nominal"], "o")
        points(axes, targets, label("target", language), _COLOURS["mixed"], "D")
        axes.set(xlabel=label("year", language), ylabel=label("share", language))
        whole_years(axes)
        axes.legend(loc="upper left")
        said = [
            *(_horizon(table[table["multiplier"] == multiple], language) for multiple in multiples),
            *(
                f"{label('target', language)} {year}: {number(share.point, language)} %"
                for year, share in sorted(targets.items())
            ),
        ]
        return captioned("fan", figure, said, caption)


def _horizon(rows: pd.DataFrame, language: Language) -> str:
    last = rows.sort_values("year").iloc[-1]
    low, high = bounds(float(last["low"]), float(last["high"]), language, digits=3)
    return f"× {number(float(last['multiplier']), language)}: {low} – {high} % ({int(last['year'])})"
