"""A chart of which published series a stated change was drawn from."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Protocol

from econlab.evidence.intervals import Interval
from econlab.showing.drawing import BLUE, GREY, INK, ORANGE, SHADE, Caption, Chart, captioned, new_figure
from econlab.showing.language import Language, label, signed
from econlab.showing.marks import at_the_end, below_title, line_sign, lines, mark, number_axes
from econlab.showing.quantities import measured

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from econlab.evidence.vocabulary import Vocabulary


class _Stated(Protocol):
    @property
    def printed(self) -> str: ...
    @property
    def start(self) -> str: ...
    @property
    def end(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def change(self) -> Interval: ...


class _Candidate(Protocol):
    @property
    def place(self) -> str: ...
    @property
    def indicator(self) -> str: ...
    @property
    def definition(self) -> str: ...
    @property
    def vintage(self) -> str: ...
    @property
    def start(self) -> str: ...
    @property
    def end(self) -> str: ...
    @property
    def route(self) -> str: ...


class _Match(Protocol):
    @property
    def candidate(self) -> _Candidate: ...
    @property
    def compared(self) -> Interval: ...
    @property
    def agreement(self) -> str: ...
    @property
    def dates(self) -> str: ...
    @property
    def same_indicator(self) -> bool: ...
    @property
    def repeats(self) -> bool: ...


_AGREEMENTS = {"reproduces": (BLUE, "o"), "near": (ORANGE, "s"), "differs": (GREY, "D")}
_TABLES = {"definition": "definitions", "vintage": "vintages"}


def identified(
    stated: _Stated, matches: Sequence[_Match], *, names: Vocabulary, caption: Caption, most: int = 12
) -> Chart:
    """Draw a stated change as a band, and beside it what published series give, best match on top.

    Candidates that differ are drawn where they have the very dates of the
    statement; how many others there are is said below. What repeats a candidate
    by another route is no mark of its own.

    Parameters
    ----------
    stated : econlab.measures.identification.Stated
        The change, its dates and its printed form.
    matches : sequence of econlab.measures.identification.Match
        As `econlab.measures.identification.identify` ranks them.
    names : Vocabulary
        Names of indicators, definitions, releases and units.
    caption : Caption
        Title, figures, source and language.
    most : int
        How many candidates are drawn.
    """
    language = caption.language
    once = [match for match in matches if not match.repeats]
    repeated = {_whose(match.candidate) for match in matches if match.repeats}
    shown = _shown(once, most)
    values = [stated.change, *(match.compared for match in shown)]
    scale, unit = measured(values, stated.unit, names, language)
    asked = f"{label('printed', language)} “{stated.printed}”, {stated.start} → {stated.end}"
    said = [f"{asked}: {signed(stated.change / scale, language)} {unit}"]
    agreements = [name for name in _AGREEMENTS if name in {match.agreement for match in shown}]
    handles = [line_sign(label(f"agreement: {name}", language), *_AGREEMENTS[name]) for name in agreements]
    with new_figure(height=1.9 + 0.42 * len(shown)) as figure:
        axes = below_title(figure, handles).subplots()
        rows = _candidate_rows(shown, repeated, names, language)
        lines(axes, rows, [match.agreement for match in shown])
        for position, match in enumerate(shown):
            value = match.compared / scale
            mark(axes, value, -position, *_AGREEMENTS[match.agreement], full=True)
            remarks = _remarks(match, language)
            at_the_end(axes, f"{signed(value, language)}\n{remarks}", -position)
            told = f"{rows[position]}: {signed(value, language)} {unit}".replace("\n", ", ")
            said.append(f"{told}, {label(f'agreement: {match.agreement}', language)}, {remarks}")
        _stated_band(axes, stated.change / scale, asked)
        below = [f"{label('change', language)}, {unit}"]
        if len(shown) < len(once):
            below.append(f"{label('candidates not drawn', language)}: {len(once) - len(shown)}")
            said.append(below[-1])
        axes.set_xlabel("\n".join(below), fontsize=9)
        number_axes(axes, language, across=True, down=False)
        return captioned("identified", figure, said, caption)


def _whose(one: _Candidate) -> tuple[str, ...]:
    """Return what a candidate shares with the one that repeats it by another route."""
    return one.place, one.indicator, one.definition, one.vintage, one.start, one.end


def _shown(matches: Sequence[_Match], most: int) -> list[_Match]:
    """Matches of the very dates, and the best of the others that do not differ, as ranked."""
    dated = [match for match in matches if match.dates == "same"]
    others = [match for match in matches if match.dates != "same" and match.agreement != "differs"]
    kept = [*dated[:most], *others[: max(most - len(dated), 0)]]
    return [match for match in matches if match in kept]


def _candidate_rows(
    shown: Sequence[_Match], repeated: Collection[tuple[str, ...]], names: Vocabulary, language: Language
) -> list[str]:
    """Indicator of each candidate; below it its dates, what else tells it apart, and what was published."""
    every = [match.candidate for match in shown]
    several = [column for column in _TABLES if len({getattr(one, column) for one in every}) > 1]
    rows = []
    for one in every:
        told = [f"{one.start} → {one.end}"]
        told += [names.name(_TABLES[column], getattr(one, column), language) for column in several]
        if one.route == "published change":
            told.append(label("published", language))
        elif _whose(one) in repeated:
            told.append(label("also published", language))
        below = ", ".join(part for part in told if part)
        rows.append(f"{names.name('indicators', one.indicator, language)}\n{below}")
    return rows


def _remarks(match: _Match, language: Language) -> str:
    """Tell whether a candidate has the dates that the document gives, and is what it names."""
    series = "series: named" if match.same_indicator else "series: other"
    return f"{label(f'dates: {match.dates}', language)}, {label(series, language)}"


def _stated_band(axes: Axes, stated: Interval, asked: str) -> None:
    """Shade what is stated, up to the edge where an end is open, and quote it above."""
    ends = [end for end in (stated.low, stated.high) if math.isfinite(end)]
    left, right = axes.get_xlim()
    left, right = min([left, *ends]), max([right, *ends])
    low, high = max(stated.low, left), min(stated.high, right)
    axes.axvspan(low, high, color=SHADE, linewidth=2.0, zorder=0.5)
    axes.set_xlim(left, right)
    axes.annotate(
        asked, ((low + high) / 2, 1), xycoords=("data", "axes fraction"), xytext=(0, 3),
        textcoords="offset points", ha="center", va="bottom", fontsize=8, color=INK,
    )  # fmt: skip
