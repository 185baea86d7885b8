"""Charts that cite the figures they draw, with alternative text made from their data."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from econlab.evidence.intervals import Interval
from econlab.showing.audit import unit_names
from econlab.showing.drawing import (
    INK,
    Chart,
    at_the_end,
    bands,
    finished,
    key,
    lines,
    mark,
    new_figure,
    points,
    whole_years,
)
from econlab.showing.language import Language, bounded, label, number, quantity, scale_of

if TYPE_CHECKING:
    import pandas as pd

    from econlab.evidence.vocabulary import Vocabulary

    _Row = Mapping[str, Any]

# Told apart in grey by marker and dash as well as by colour (Okabe and Ito's palette).
_COLOURS = {"nominal": "#0072B2", "mixed": "#D55E00", "real": "#009E73"}
_MARKERS = {"nominal": "o", "mixed": "s", "real": "^"}
_DASHES = {"nominal": "", "mixed": (4, 2), "real": (1, 1)}


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
        return finished(
            "levels", figure, title=title, said=said, figures=figures, source=source, language=language
        )


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
        return finished(
            "multipliers", figure, title=title, said=said, figures=figures, source=source, language=language
        )


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
        return finished(
            "claims", figure, title=title, said=said, figures=figures, source=source, language=language
        )


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
        return finished(
            "fan", figure, title=title, said=said, figures=figures, source=source, language=language
        )


def _horizon(rows: pd.DataFrame, language: Language) -> str:
    last = rows.sort_values("year").iloc[-1]
    low, high = (number(float(last[end]), language, digits=3) for end in ("low", "high"))
    return f"× {number(float(last['multiplier']), language)}: {low} – {high} % ({int(last['year'])})"


# Statistics have the shape of their definition; what is not measured yet has a shape of its own.
_SHAPES = ("o", "s", "^", "v", "P", "X", "<", ">", "p", "h")
_AHEAD = {"target": "D", "forecast": "*"}
_INKS = (*_COLOURS.values(), "#8C4D7A", INK)


def rivals(
    table: pd.DataFrame,
    *,
    names: Vocabulary,
    title: str,
    figures: Sequence[str],
    source: str,
    language: Language = "en",
) -> Chart:
    """Draw what is told of one indicator side by side: a panel a place, a line a definition and release.

    Full marks are printed in the documents, hollow ones published elsewhere;
    nothing is joined, since no two marks need measure the same thing. An arrow
    stands for an open end. The values are written at the end of each line.

    Parameters
    ----------
    table : pandas.DataFrame
        As `econlab.evidence.rivals.side_by_side` gives it.
    names : Vocabulary
        Names of places, releases, indicators and units.
    title, figures, source, language
        As in `levels`.
    """
    panels = [_lanes(rows, names, language) for _, rows in table.groupby("place", sort=False)]
    scale, axis = _axis(table, names, language)
    styles = _styles(table)
    said = []
    with new_figure(height=1.7 + sum(0.35 + 0.2 * len(panel) for panel in panels)) as figure:
        drawn = figure.subplots(
            max(len(panels), 1), 1, sharex=True, squeeze=False,
            height_ratios=[len(panel) + 1 for panel in panels] or [1],
        )[:, 0]  # fmt: skip
        for axes, panel in zip(drawn, panels, strict=False):
            lanes = list(panel.values())
            lines(axes, list(panel), [str(rows[0]["period"]) for rows in lanes])
            for position, rows in enumerate(lanes):
                for row in rows:
                    mark(axes, _scaled(row, scale), -position, *styles[row["definition"], row["kind"]],
                         full=row["in_documents"])  # fmt: skip
                at_the_end(axes, "; ".join(_point(row, scale, language) for row in rows), -position)
            place = names.name("places", lanes[0][0]["place"], language)
            axes.set_title(place, loc="left", fontsize=10, fontweight="bold")
            said += [f"{place}, {name}: {_values(rows, names, language)}" for name, rows in panel.items()]
        drawn[-1].set_xlabel(axis)
        drawn[-1].xaxis.set_major_formatter(lambda value, _: number(value, language))
        if panels:
            shapes = _shapes(table)
            key(drawn[0], {label(name, language): shape for name, shape in shapes.items()})
        return finished(
            "rivals", figure, title=title, said=said, figures=figures, source=source, language=language
        )


def _lanes(rows: pd.DataFrame, names: Vocabulary, language: Language) -> dict[str, list[_Row]]:
    lanes: dict[str, list[_Row]] = {}
    for row in rows.to_dict("records"):
        kind = label(row["kind"], language) if row["kind"] in _AHEAD else ""
        release = names.name("vintages", row["vintage"], language)
        told = ", ".join(part for part in (kind, row["definition"], release) if part)
        lanes.setdefault(f"{row['period']}  {told}", []).append(row)
    return lanes


def _axis(table: pd.DataFrame, names: Vocabulary, language: Language) -> tuple[float, str]:
    if table.empty:
        return 1.0, ""
    first = table.iloc[0]
    scale, word = scale_of(float(table["value_low"].abs().max()), language)
    unit = f"{word} {unit_names(names, language)[first['unit']]}".strip()
    name = names.name("indicators", first["indicator"], language)
    return scale, ", ".join(part for part in (name, unit) if part)


def _styles(table: pd.DataFrame) -> dict[tuple[str, str], tuple[str, str]]:
    """Give each definition a colour and, where it stands for a statistic, a shape; the commonest first."""
    styles = {}
    for position, definition in enumerate(table["definition"].value_counts(sort=True).index):
        colour, shape = _INKS[position % len(_INKS)], _SHAPES[position % len(_SHAPES)]
        for kind in set(table["kind"]):
            styles[str(definition), str(kind)] = (colour, _AHEAD.get(kind, shape))
    return styles


def _scaled(row: _Row, scale: float) -> Interval:
    low, value, high = (float(row[f"value{end}"]) / scale for end in ("_low", "", "_high"))
    return Interval(low, high, None if math.isnan(value) else value)


def _point(row: _Row, scale: float, language: Language) -> str:
    told = _scaled(row, scale)
    if told.value is None:
        return bounded(told, language)
    sign = {told.low: "≥ ", told.high: "≤ "}.get(told.value, "") if told.width else ""
    return f"{sign}{number(told.value, language)}"


def _values(rows: Sequence[_Row], names: Vocabulary, language: Language) -> str:
    units = unit_names(names, language)
    return ", ".join(quantity(_scaled(row, 1.0), units[row["unit"]], language) for row in rows)


def _shapes(table: pd.DataFrame) -> dict[str, tuple[str, bool]]:
    """Name what a mark tells besides the definition: whether it is full, and what is not measured yet."""
    printed, kinds = set(table["in_documents"]), set(table["kind"])
    origins = {"in documents": True, "elsewhere": False}
    shapes = {name: ("o", full) for name, full in origins.items() if full in printed}
    return shapes | {kind: (shape, True) for kind, shape in _AHEAD.items() if kind in kinds}
