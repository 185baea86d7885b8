"""A chart of what is told of one quantity side by side, by definition and release."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from econlab.evidence.intervals import Interval
from econlab.showing.drawing import BLUE, GREEN, INK, ORANGE, Caption, Chart, captioned, new_figure
from econlab.showing.language import Language, bounded, label, number, quantity
from econlab.showing.marks import at_the_end, key, lines, mark, number_axes
from econlab.showing.quantities import interval_in, measured, unit_names

if TYPE_CHECKING:
    import pandas as pd

    from econlab.evidence.vocabulary import Vocabulary

    _Row = Mapping[str, Any]

# Statistics have the shape of their definition; what is not measured yet has a shape of its own.
_SHAPES = ("o", "s", "^", "v", "P", "X", "<", ">", "p", "h")
_AHEAD = {"target": "D", "forecast": "*"}
_INKS = (BLUE, ORANGE, GREEN, "#8C4D7A", INK)


def rivals(
    table: pd.DataFrame,
    *,
    names: Vocabulary,
    caption: Caption,
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
    caption : Caption
        Title, figures, source and language.
    """
    language = caption.language
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
        number_axes(drawn[-1], language, across=True, down=False)
        if panels:
            shapes = _shapes(table)
            key(drawn[0], {label(name, language): shape for name, shape in shapes.items()})
        return captioned("rivals", figure, said, caption)


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
    values = [_value(row) for row in table.to_dict("records")]
    scale, unit = measured(values, first["unit"], names, language)
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


def _value(row: _Row) -> Interval:
    value = interval_in(row, "value")
    assert value is not None, "every figure has bounds"
    return value


def _scaled(row: _Row, scale: float) -> Interval:
    """Return the value of a row in a scale, not widened as a quotient is: a point may be one of its ends."""
    value = _value(row)
    point = None if value.value is None else value.value / scale
    return Interval(value.low / scale, value.high / scale, point)


def _point(row: _Row, scale: float, language: Language) -> str:
    told = _scaled(row, scale)
    if told.value is None:
        return bounded(told, language)
    sign = {told.low: "≥ ", told.high: "≤ "}.get(told.value, "") if told.width else ""
    return f"{sign}{number(told.value, language)}"


def _values(rows: Sequence[_Row], names: Vocabulary, language: Language) -> str:
    units = unit_names(names, language)
    return ", ".join(quantity(_value(row), units[row["unit"]], language) for row in rows)


def _shapes(table: pd.DataFrame) -> dict[str, tuple[str, bool]]:
    """Name what a mark tells besides the definition: whether it is full, and what is not measured yet."""
    printed, kinds = set(table["in_documents"]), set(table["kind"])
    origins = {"in documents": True, "elsewhere": False}
    shapes = {name: ("o", full) for name, full in origins.items() if full in printed}
    return shapes | {kind: (shape, True) for kind, shape in _AHEAD.items() if kind in kinds}
