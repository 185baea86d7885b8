"""Charts of a digital economy in parts: its split by period, and beside those of others."""

from __future__ import annotations

import math
from collections.abc import Sequence
from textwrap import fill
from typing import TYPE_CHECKING, Any

from econlab.evidence.intervals import Interval
from econlab.showing.composition_areas import AREAS, PARTS, area_key
from econlab.showing.drawing import INK, PAPER, Caption, Chart, captioned, new_figure
from econlab.showing.language import Language, bounded, label
from econlab.showing.marks import at_the_end, bar_bounds, lines, short, value_axis
from econlab.showing.quantities import interval_in

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from econlab.evidence.vocabulary import Vocabulary

# Of numbers on the areas.
_INKS = {"core": PAPER, "sectoral": INK}
_WHOSE = ("place", "definition", "vintage")
# Letters of all tick labels beside each other.
_LINE_OF_TICKS = 112
# How many bars have room for bounds beside each other, and what share has room for a number, and
# for bounds too; the alternative text has them all.
_BARS_WITH_BOUNDS = 8
_ROOM, _ROOM_FOR_BOUNDS = 4.0, 10.0


def composition(
    table: pd.DataFrame,
    *,
    names: Vocabulary,
    caption: Caption,
) -> Chart:
    """Draw core and sectoral part as shares of a digital economy, a stacked bar a period.

    The border between them has its bounds. Below each bar stands what the whole
    is of GDP, and whose or which release it is where the table has several.

    Parameters
    ----------
    table : pandas.DataFrame
        As `econlab.measures.composition_evidence.to_frame` gives it.
    names : Vocabulary
        Names of places and releases.
    caption : Caption
        Title, figures, source and language.
    """
    language = caption.language
    splits = _splits(table)
    several = [name for name in _WHOSE if len({split["digital_economy"][name] for split in splits}) > 1]
    ends = len(splits) <= _BARS_WITH_BOUNDS
    ticks, said = [], []
    with new_figure() as figure:
        axes = figure.subplots()
        for position, split in enumerate(splits):
            told = [_period(split, language), *(_name(split, name, names, language) for name in several)]
            room = max(_LINE_OF_TICKS // len(splits), 6)
            below = [text for text in (*told, _of_gdp(split, language)) if text]
            ticks.append("\n".join(fill(text, room, break_long_words=False) for text in below))
            said.append(f"{', '.join(told)}: {_shares(split, language)}")
            _stack(axes, position, split, language, upright=True, ends=ends)
        axes.set_xticks(range(len(ticks)), ticks, fontsize=8 if ends else 7)
        # A bar of one period alone is not as wide as the chart.
        blank = max(4 - len(splits), 0) / 2
        axes.set(xlim=(-0.6 - blank, len(splits) - 0.4 + blank), ylim=(0, 100))
        axes.set_ylabel(label("share_of_digital_economy", language))
        value_axis(axes, language, upright=True)
        area_key(axes, PARTS if splits else (), language)
        return captioned("composition", figure, said, caption)


def comparators(
    table: pd.DataFrame,
    *,
    names: Vocabulary,
    caption: Caption,
) -> Chart:
    """Draw the split of several digital economies below each other, each under its definition.

    Definitions differ, so the bars show what each publisher calls core and the
    rest; the full names of the definitions stand below.

    Parameters
    ----------
    table : pandas.DataFrame
        As `econlab.measures.composition_evidence.to_frame` gives it, of several compositions.
    names : Vocabulary
        Names of places, definitions and releases.
    caption : Caption
        Title, figures, source and language.
    """
    language = caption.language
    splits = _splits(table)
    told = [_whose(split, names, language) for split in splits]
    rows = [f"{fill(which, 36)}\n{by}" for which, by in told]
    said = [
        f"{which}, {by}: {_shares(split, language)}" for (which, by), split in zip(told, splits, strict=True)
    ]
    with new_figure(height=1.9 + 0.42 * len(splits)) as figure:
        axes = figure.subplots()
        lines(axes, rows, [split["digital_economy"]["place"] for split in splits])
        for position, split in enumerate(splits):
            _stack(axes, -position, split, language, upright=False, ends=False)
            at_the_end(axes, _of_gdp(split, language), -position)
        axes.set(xlim=(0, 100))
        axes.set_xlabel(_defined(splits, names, language), fontsize=8)
        value_axis(axes, language, upright=False)
        area_key(axes, PARTS if splits else (), language)
        return captioned("comparators", figure, said, caption)


_Split = dict[str, dict[str, Any]]


def _splits(table: pd.DataFrame) -> list[_Split]:
    """Rows of one composition and period together, by component."""
    splits: dict[tuple[str, ...], _Split] = {}
    for row in table.to_dict("records"):
        whose = tuple(str(row[name]) for name in ("place", "definition", "vintage", "period"))
        told = {str(name): value for name, value in row.items()}
        splits.setdefault(whose, {})[told["component"]] = told
    for split in splits.values():
        split.setdefault("digital_economy", {**split["core"], "share_gdp_low": math.nan})
    return list(splits.values())


def _stack(axes: Axes, at: float, split: _Split, language: Language, *, upright: bool, ends: bool) -> None:
    """Draw the parts of a whole on top of each other, with the bounds of the border between them."""
    floor = 0.0
    for part in PARTS:
        share = _share(split, part)
        middle = floor + share.point / 2
        if upright:
            axes.bar(at, share.point, 0.8, bottom=floor, **AREAS[part])
        else:
            axes.barh(at, share.point, 0.7, left=floor, **AREAS[part])
        text = short(share, language)
        if ends and share.point >= _ROOM_FOR_BOUNDS:
            text = bounded(share, language).replace(" [", "\n[")
        if share.point >= _ROOM:
            axes.text(
                *((at, middle) if upright else (middle, at)), text,
                ha="center", va="center", fontsize=7.5, color=_INKS[part],
            )  # fmt: skip
        floor += share.point
    bar_bounds(axes, at, _share(split, "core"), upright=upright)


def _share(split: _Split, part: str) -> Interval:
    share = interval_in(split[part], "share")
    assert share is not None, "a composition has the shares of every period"
    return share


def _name(split: _Split, column: str, names: Vocabulary, language: Language) -> str:
    code = split["digital_economy"][column]
    return str(code) if column == "definition" else names.name(f"{column}s", code, language)


def _period(split: _Split, language: Language) -> str:
    first, _, last = str(split["digital_economy"]["period"]).partition("/")
    return f"{label('average', language)} {first}–{last}" if last else first


def _of_gdp(split: _Split, language: Language) -> str:
    share = interval_in(split["digital_economy"], "share_gdp")
    return f"{short(share, language)} {label('% of GDP', language)}" if share else ""


def _shares(split: _Split, language: Language) -> str:
    told = [f"{label(part, language)} {bounded(_share(split, part), language)} %" for part in PARTS]
    whole = interval_in(split["digital_economy"], "share_gdp")
    if whole:
        told.append(
            f"{label('digital_economy', language)} {bounded(whole, language)} {label('% of GDP', language)}"
        )
    return ", ".join(told)


def _whose(split: _Split, names: Vocabulary, language: Language) -> tuple[str, str]:
    """Place and period, definition and release."""
    definition, release = (_name(split, name, names, language) for name in ("definition", "vintage"))
    by = ", ".join(word for word in (definition, release) if word)
    return f"{_name(split, 'place', names, language)}, {_period(split, language)}", by


def _defined(splits: Sequence[_Split], names: Vocabulary, language: Language) -> str:
    codes = list(dict.fromkeys(split["digital_economy"]["definition"] for split in splits))
    told = "; ".join(f"{code}: {names.name('definitions', code, language)}" for code in codes)
    return "\n".join([label("share_of_digital_economy", language), fill(told, 100)]).strip()
