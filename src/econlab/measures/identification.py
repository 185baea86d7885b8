"""Which published series a stated change was drawn from: candidates held against it, and ranked."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, get_args

from econlab.errors import InputError
from econlab.evidence.intervals import Interval, columns
from econlab.evidence.periods import months
from econlab.evidence.series import interval_of, united
from econlab.evidence.tolerances import signed
from econlab.faces import Faced
from econlab.measures.change_candidates import Candidate, candidates, what_changed

if TYPE_CHECKING:
    import pandas as pd

    from econlab.evidence.vocabulary import Vocabulary

Agreement = Literal["reproduces", "near", "differs"]
Dates = Literal["same", "within", "other"]

# Ends this near to each other, relative to the larger, are one number: binary rounding moves them less.
_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Stated:
    """A change between two dates that a document prints.

    Attributes
    ----------
    figure : str
        Id of the printed figure.
    place, indicator : str
        What the document says has changed, codes of the vocabulary.
    start, end : str
        Between which dates, as the document has them.
    unit : str
        Of the change: that of the indicator, ``percent``, ``percentage_point`` or ``multiple``.
    change : Interval
        Negative for a decrease; for a multiple, what the first value was multiplied by.
    document : str
        Id of the document.
    line : int
        Its line.
    printed : str
        The printed form.
    """

    figure: str
    place: str
    indicator: str
    start: str
    end: str
    unit: str
    change: Interval
    document: str
    line: int
    printed: str


@dataclass(frozen=True, slots=True)
class Match(Faced):
    """A candidate held against a stated change.

    Attributes
    ----------
    candidate : Candidate
        What was held against it.
    compared : Interval
        Its change in the unit of the stated one.
    distance : float
        Between the two points, relative to the stated one; infinite where one is not known.
    agreement : {"reproduces", "near", "differs"}
        Both can be the same number; their points are close; or neither.
    dates : {"same", "within", "other"}
        The dates stated; parts of the periods stated, such as the first quarters of two years; or others.
    same_indicator : bool
        Whether the candidate is what the document says has changed.
    repeats : bool
        Whether the same change of the same series stands before it by the other
        route, so that this one confirms nothing more.
    """

    candidate: Candidate
    compared: Interval
    distance: float
    agreement: Agreement
    dates: Dates
    same_indicator: bool
    repeats: bool


@dataclass(frozen=True, slots=True)
class Identification:
    """A stated change, and what it may have been drawn from.

    Attributes
    ----------
    stated : Stated
        What a document prints.
    first, last : int
        Years that no candidate lies outside of.
    matches : tuple of Match
        The candidates, the likeliest first.
    """

    stated: Stated
    first: int
    last: int
    matches: tuple[Match, ...]

    @property
    def named(self) -> Match | None:
        """The likeliest that is what the document names, between the very dates stated."""
        told = (match for match in self.matches if match.same_indicator and match.dates == "same")
        return next(told, None)

    @property
    def best(self) -> Match | None:
        """The likeliest of all."""
        return next(iter(self.matches), None)

    def cited(self, most: int | None = None) -> tuple[str, ...]:
        """Ids of the stated figure and of those behind the likeliest candidates, `most` of them or all."""
        return united([self.stated.figure], *(match.candidate.figures for match in self.matches[:most]))


def stated_changes(figures: pd.DataFrame, indicators: Iterable[str], place: str) -> tuple[Stated, ...]:
    """Changes of some indicators of a place that documents print with two dates.

    Flagged figures are left out, and so are gaps to something else, which have one
    date. A rise by some ranks is negative: 1 is the best.

    Parameters
    ----------
    figures : pandas.DataFrame
        As `econlab.figures` gives them.
    indicators : iterable of str
        Codes of what may have changed.
    place : str
        Code of the place.

    Returns
    -------
    tuple of Stated
        In the order of documents and lines.
    """
    rows = figures[
        (figures["place"] == place)
        & figures["indicator"].isin(list(indicators))
        & (figures["kind"] == "change")
        & ~figures["correction"].str.startswith("flag")
        & figures["period"].str.contains("/", regex=False)
    ]
    found = []
    for row in rows.to_dict("records"):
        start, end = row["period"].split("/")
        told = {column: str(row[column]) for column in ("kind", "direction", "unit")}
        change = signed(told, interval_of(row))
        found.append(
            Stated(
                row["figure"], place, row["indicator"], start, end, row["unit"],
                -change if row["unit"] == "rank" else change,
                row["document"], int(row["line"]), row["printed"],
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.document, one.line, one.figure)))


def identify(stated: Stated, found: Iterable[Candidate], *, near: float = 0.05) -> tuple[Match, ...]:
    """Candidates for a stated change, the likeliest first.

    A stated change in the unit of a candidate, or in percentage points of a
    percentage, is held against the difference; one in per cent or a multiple,
    against the relative change. A candidate reproduces it where the rounding of
    both leaves room for one number. Bounds that only touch leave none, since each
    of the values would have been rounded from the very edge; an open end leaves
    room for all beyond it.

    Ranked by agreement, then dates, then whether the candidate is what the
    document names and compares like seasons, then distance. It is a search: the
    more candidates, the more of them agree by chance (see `counted`).

    Parameters
    ----------
    stated : Stated
        What a document prints.
    found : iterable of Candidate
        As `econlab.measures.change_candidates.candidates` gives them. What cannot be compared is
        left out, and the stated figure itself.
    near : float
        Relative distance of points up to which a candidate is near.

    Raises
    ------
    InputError
        When `near` is below zero.

    Examples
    --------
    >>> fall = Stated("f", "AAA", "workers", "2019", "2021", "person", Interval(-25, -15, -20), "d", 1, "20")
    >>> def quarters(before, after):
    ...     whose = ("AAA", "workers", "D", "first", "person", "stock", "2019-Q1", "2021-Q1", "quarter", True)
    ...     levels = (Interval.exact(before), Interval.exact(after), Interval.exact(after - before))
    ...     return Candidate(*whose, "difference of levels", *levels, None, ())
    >>> [(one.agreement, one.dates) for one in identify(fall, [quarters(100, 74), quarters(100, 82)])]
    [('reproduces', 'within'), ('differs', 'within')]
    """
    if not near >= 0:
        raise InputError(f"near: found {near:g}, expected 0 or more.")
    held = [
        _match(stated, one, compared, near)
        for one in found
        if stated.figure not in one.figures and (compared := _compared(stated, one))
    ]
    ranked: list[Match] = []
    seen: set[tuple[str, ...]] = set()
    for match in sorted(held, key=_place_in_rank):
        key = what_changed(match.candidate)
        ranked.append(replace(match, repeats=key in seen))
        seen.add(key)
    return tuple(ranked)


def identifications(
    observations: pd.DataFrame,
    names: Vocabulary,
    indicators: Iterable[str],
    stated: Iterable[Stated],
    *,
    recalled: bool = False,
) -> tuple[Identification, ...]:
    """Hold against each stated change all that the evidence gives from a year before it to a year after it.

    Parameters
    ----------
    observations, names, indicators, recalled
        As in `econlab.measures.change_candidates.candidates`.
    stated : iterable of Stated
        As `stated_changes` gives them.
    """
    indicators = tuple(indicators)
    found = []
    for change in stated:
        first, last = int(change.start[:4]) - 1, int(change.end[:4]) + 1
        every = candidates(
            observations, names, indicators, change.place, first=first, last=last, recalled=recalled
        )
        found.append(Identification(change, first, last, identify(change, every)))
    return tuple(found)


def _compared(stated: Stated, one: Candidate) -> Interval | None:
    """Return the change of a candidate in the unit of the stated one, or None."""
    points = stated.unit == "percentage_point" and one.unit in ("percent", "percent_per_year")
    if points or stated.unit == one.unit:
        return one.change
    if stated.unit == "percent":
        return one.relative
    if stated.unit == "multiple" and one.relative:
        return one.relative / 100 + 1
    return None


def _match(stated: Stated, one: Candidate, compared: Interval, near: float) -> Match:
    aim = stated.change.point
    apart = abs(compared.point - aim)
    distance = 0.0 if apart == 0 else apart / abs(aim) if aim else math.inf
    distance = math.inf if math.isnan(distance) else distance
    agreement: Agreement = "near" if distance <= near else "differs"
    if _share_a_number(stated.change, compared):
        agreement = "reproduces"
    same_indicator = one.indicator == stated.indicator
    return Match(one, compared, distance, agreement, _dates(stated, one), same_indicator, repeats=False)


def _share_a_number(one: Interval, other: Interval) -> bool:
    """Whether two intervals have more in common than the end of two roundings."""
    low, high = max(one.low, other.low), min(one.high, other.high)
    slack = _SLACK * max((abs(end) for end in (low, high) if math.isfinite(end)), default=0.0)
    exact = min(one.width, other.width) <= slack
    return high - low > slack or (exact and high - low >= -slack)


def _dates(stated: Stated, one: Candidate) -> Dates:
    pairs = [(months(stated.start), months(one.start)), (months(stated.end), months(one.end))]
    if all(own == other for own, other in pairs):
        return "same"
    inside = all(own.start <= other.start and other.stop <= own.stop for own, other in pairs)
    return "within" if inside else "other"


def _place_in_rank(match: Match) -> tuple[int | bool | float | str, ...]:
    return (
        get_args(Agreement).index(match.agreement),
        get_args(Dates).index(match.dates),
        not match.same_indicator,
        not match.candidate.same_season,
        match.distance,
        *what_changed(match.candidate),
        match.candidate.route,
    )


def counted(matches: Iterable[Match]) -> dict[str, int]:
    """How many candidates there were, and how many of them agree: how easy a number is to hit.

    What repeats another candidate by the other route is not counted again.

    Returns
    -------
    dict of str to int
        ``candidates``, ``reproduce``, ``near``; and of those that reproduce and
        those that are near, ``..._dates``: how many have the very dates stated;
        ``..._name``: are what the document names; ``..._both``.
    """
    once = [match for match in matches if not match.repeats]
    counts = {"candidates": len(once)}
    for name, agreement in (("reproduce", "reproduces"), ("near", "near")):
        agreeing = [match for match in once if match.agreement == agreement]
        dated = [match for match in agreeing if match.dates == "same"]
        counts[name] = len(agreeing)
        counts[f"{name}_dates"] = len(dated)
        counts[f"{name}_name"] = sum(match.same_indicator for match in agreeing)
        counts[f"{name}_both"] = sum(match.same_indicator for match in dated)
    return counts


def to_frame(matches: Sequence[Match]) -> pd.DataFrame:
    """Matches as a table, one row each, ranked from 1; bounds in columns of their own.

    Returns
    -------
    pandas.DataFrame
        ``relative`` is in per cent of ``before``, ``distance`` a fraction of the stated change.
    """
    import pandas as pd

    return pd.DataFrame(
        [
            {
                "rank": rank,
                "place": one.place,
                "indicator": one.indicator,
                "definition": one.definition,
                "vintage": one.vintage,
                "measure": one.measure,
                "unit": one.unit,
                "grain": one.grain,
                "start": one.start,
                "end": one.end,
                "same_season": one.same_season,
                "route": one.route,
                **columns("before", one.before),
                **columns("after", one.after),
                **columns("change", one.change),
                **columns("relative", one.relative),
                "distance": match.distance,
                "agreement": match.agreement,
                "dates": match.dates,
                "same_indicator": match.same_indicator,
                "repeats": match.repeats,
                "figures": " ".join(one.figures),
            }
            for rank, match in enumerate(matches, start=1)
            for one in [match.candidate]
        ]
    )
