"""Charts of whether two yearly series move together."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import fill
from typing import TYPE_CHECKING, Protocol

from econlab.evidence.intervals import Interval
from econlab.showing.drawing import (
    BLUE,
    INK,
    ORANGE,
    PAPER,
    Caption,
    Chart,
    captioned,
    new_figure,
    write_around,
)
from econlab.showing.language import Language, bounded, label, number
from econlab.showing.marks import below_title, line_sign, number_axes, panels
from econlab.showing.quantities import measured

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

    from econlab.evidence.vocabulary import Vocabulary


class _Association(Protocol):
    @property
    def outcome(self) -> str: ...
    @property
    def driver(self) -> str: ...
    @property
    def form(self) -> str: ...
    @property
    def years(self) -> Sequence[int]: ...
    @property
    def n(self) -> int: ...
    @property
    def slope(self) -> Interval: ...
    @property
    def permutation_p(self) -> float: ...
    @property
    def exchangeable(self) -> bool: ...
    @property
    def points(self) -> Sequence[tuple[int, Interval, Interval]]: ...


def associations(
    found: Sequence[_Association], *, units: Mapping[str, str], names: Vocabulary, caption: Caption
) -> Chart:
    """Draw each association as a scatter of years and the line through them.

    Years left out of the line are hollow. Above each panel stand the number of
    years, the slope with its bounds and the p-value of the permutations.

    Parameters
    ----------
    found : sequence of econlab.measures.association.Association
        A panel each.
    units : mapping of str to str
        Code of the unit of each outcome, and of each driver of levels.
    names : Vocabulary
        Names of indicators and units.
    caption : Caption
        Title, figures, source and language.
    """
    language = caption.language
    said, drawn = [], []
    with new_figure(height=1.5 + 2.7 * max(math.ceil(len(found) / 2), 1)) as figure:
        body = below_title(figure, _year_key(found, language))
        for axes, one in zip(panels(body, len(found)), found, strict=False):
            scaled = _axis_units(one, units, names, language)
            drawn.append((axes, *_scattered(axes, one, scaled)))
            said.append(_described(axes, one, scaled, names, language))
        # Where the years have room is known once everything else has its place.
        write_around(figure, caption)
        figure.draw_without_rendering()
        for axes, marks, line in drawn:
            _name_years(axes, marks, line)
        return captioned("associations", figure, said, caption)


@dataclass(frozen=True, slots=True)
class _Units:
    """Scales of both axes of a scatter, and their units with the word of the scale."""

    x_scale: float
    x_unit: str
    y_scale: float
    y_unit: str


def _axis_units(one: _Association, units: Mapping[str, str], names: Vocabulary, language: Language) -> _Units:
    across, up = [x for _, x, _ in one.points], [y for _, _, y in one.points]
    driver = "percent" if one.form == "differences" else units[one.driver]
    return _Units(
        *measured(across, driver, names, language), *measured(up, units[one.outcome], names, language)
    )


# Places in a panel, in the units of its axes.
_Places = list[tuple[float, float]]


def _scattered(
    axes: Axes, one: _Association, units: _Units
) -> tuple[dict[int, tuple[float, float]], _Places]:
    """Draw the years and the line of a panel, and return where the years are, and points along the line."""
    places = {}
    for year, x, y in one.points:
        across, up = x / units.x_scale, y / units.y_scale
        places[year] = (across.point, up.point)
        axes.plot([across.low, across.high], [up.point] * 2, color=INK, linewidth=0.9)
        axes.plot([across.point] * 2, [up.low, up.high], color=INK, linewidth=0.9)
        inside = BLUE if year in one.years else PAPER
        axes.plot(*places[year], "o", color=INK, markersize=6, markerfacecolor=inside, zorder=5)
    used = [places[year] for year in one.years]
    slope = one.slope.point * units.x_scale / units.y_scale
    left, right = min(x for x, _ in used), max(x for x, _ in used)
    centre, height = (sum(ends) / one.n for ends in zip(*used, strict=True))
    steps = [left + (right - left) * step / 40 for step in range(41)]
    line = [(x, height + slope * (x - centre)) for x in steps]
    axes.plot(*zip(*line, strict=True), color=ORANGE, linewidth=1.6)
    return places, line


def _described(axes: Axes, one: _Association, units: _Units, names: Vocabulary, language: Language) -> str:
    """Write title and axes of a panel, and return them with its years in words."""
    outcome, driver = (names.name("indicators", code, language) for code in (one.outcome, one.driver))
    changes = one.form == "differences"
    up = [label("change since the year before", language)] if changes else []
    across = [driver, label("growth", language) if changes else units.x_unit]
    slope = bounded(one.slope * (units.x_scale / units.y_scale), language, digits=3)
    chance = f"n = {one.n}, p = {number(one.permutation_p, language, digits=2)}"
    chance += "" if one.exchangeable else f" ({label('p not valid', language)})"
    strength = [f"{label('slope', language)} {slope}", chance]
    axes.set_title("\n".join([fill(outcome, 46), *strength]), loc="left", fontsize=9)
    axes.set_xlabel(",\n".join(across), fontsize=8)
    axes.set_ylabel(",\n".join([*up, units.y_unit]), fontsize=8)
    axes.tick_params(labelsize=8)
    axes.margins(0.14)
    number_axes(axes, language, across=True, down=True)
    told = [_year_in_words(point, one, units, language) for point in one.points]
    what = f"{outcome} ({', '.join([*up, units.y_unit])}) – {', '.join(across)}"
    return f"{what}: {', '.join(strength)}; {'; '.join(told)}"


def _year_in_words(
    point: tuple[int, Interval, Interval], one: _Association, units: _Units, language: Language
) -> str:
    year, x, y = point
    ends = [bounded(x / units.x_scale, language), bounded(y / units.y_scale, language, digits=5)]
    left_out = "" if year in one.years else f" ({label('left out of the slope', language)})"
    return f"{year} {' → '.join(ends)}{left_out}"


def _year_key(found: Sequence[_Association], language: Language) -> list[Artist]:
    if not found:
        return []
    some = any(year not in one.years for one in found for year, _, _ in one.points)
    kinds = {"year of the slope": BLUE} | ({"left out of the slope": PAPER} if some else {})
    marks = [line_sign(label(kind, language), INK, "o", inside=colour) for kind, colour in kinds.items()]
    return [*marks, line_sign(label("slope", language), ORANGE, dash="-")]


# Where a year may stand: points to the right and up of its mark, times how far; the first that will do.
_AROUND = [(16, 7), (16, -7), (-16, 7), (-16, -7), (0, 11), (0, -11), (19, 0), (-19, 0)]
_HOW_FAR = (1.0, 1.6, 2.2, 2.8)
# From farther than this many points a thin line leads back to the mark.
_BESIDE = 20.0
# Half the width, and the height, that a year of 7 points needs clear of marks and lines, and of other years.
_CLEAR_OF_MARKS, _CLEAR_OF_YEARS = (14.0, 8.0), (20.0, 8.0)


def _name_years(axes: Axes, places: Mapping[int, tuple[float, float]], line: _Places) -> None:
    """Write each year beside its mark, clear of the line, of other marks and of other years."""
    at = axes.transData.transform([*places.values(), *line]) * 72 / axes.figure.dpi
    drawn = [(float(x), float(y)) for x, y in at]
    marks = drawn[: len(places)]
    years: _Places = []
    for year, own in zip(places, marks, strict=True):
        found = _place_for(own, marks, [place for place in drawn if place != own], years)
        years.append(found)
        leading = {"arrowstyle": "-", "color": INK, "linewidth": 0.6, "shrinkA": 0, "shrinkB": 3}
        axes.annotate(
            str(year), places[year], xytext=(found[0] - own[0], found[1] - own[1]),
            textcoords="offset points", fontsize=7, ha="center", va="center", color=INK, zorder=6,
            arrowprops=leading if math.dist(found, own) > _BESIDE else None,
        )  # fmt: skip


def _place_for(
    own: tuple[float, float], marks: _Places, drawn: _Places, years: _Places
) -> tuple[float, float]:
    """Find a free place for the year of a mark: beside it and beside no other, or else farther away."""
    around = [(own[0] + far * x, own[1] + far * y) for far in _HOW_FAR for x, y in _AROUND]
    for place in around:
        away = math.dist(place, own)
        others = [math.dist(place, mark) for mark in marks if mark != own]
        told_apart = away > _BESIDE or min(others, default=math.inf) > 1.5 * away
        if (
            told_apart
            and _is_clear(place, drawn, _CLEAR_OF_MARKS)
            and _is_clear(place, years, _CLEAR_OF_YEARS)
        ):
            return place
    return around[0]


def _is_clear(place: tuple[float, float], others: _Places, room: tuple[float, float]) -> bool:
    return all(abs(place[0] - x) > room[0] or abs(place[1] - y) > room[1] for x, y in others)
