"""Which counts of migrant workers a place has, and the years that are compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from econlab.errors import InputError, nearest
from econlab.evidence.series import Series, yearly_series
from econlab.faces import Faced
from econlab.measures.counterfactual import MINIMUM_YEARS

if TYPE_CHECKING:
    import pandas as pd

    from econlab.measures.identification import Stated

# Yearly counts of people, by the part they play: total is local plus outgoing, outgoing is between provinces
# plus within them, and those living in cities cut across both.
ROLES: Mapping[str, str] = {
    "total": "migrant_workers_total",
    "local": "migrant_workers_local",
    "outgoing": "migrant_workers_outgoing",
    "interprovincial": "migrant_workers_interprovincial",
    "in_city": "migrant_workers_in_city",
}
# Every count that a stated change may have been drawn from.
COUNTS = (*ROLES.values(), "rural_outgoing_workers")
# Last year before the pandemic, for a place whose documents state no change to compare with.
BEFORE_THE_PANDEMIC = 2019


@dataclass(frozen=True, slots=True)
class Migration(Faced):
    """The counts of migrant workers of a place, and the years that are compared.

    Attributes
    ----------
    place, definition : str
        Whose workers, by whose survey.
    role : str
        Which count is asked about, a key of `ROLES`.
    series : mapping of str to Series
        By role, those the evidence has.
    start, baseline_end : int
        First and last year of the trend before the event.
    compare : int
        Year after it.
    """

    place: str
    definition: str
    role: str
    series: Mapping[str, Series]
    start: int
    baseline_end: int
    compare: int

    @property
    def chosen(self) -> Series:
        """The count that is asked about."""
        return self.series[self.role]

    @property
    def trend_years(self) -> tuple[int, ...]:
        """Years of the trend before the event that the chosen count has."""
        return tuple(year for year in self.chosen.years if self.start <= year <= self.baseline_end)

    @property
    def after(self) -> tuple[int, ...]:
        """Years after the baseline that the chosen count has."""
        return tuple(year for year in self.chosen.years if year > self.baseline_end)


def select_migration(
    observations: pd.DataFrame,
    place: str,
    stated: Sequence[Stated] = (),
    *,
    series: str = "",
    years: tuple[int, int, int] = (0, 0, 0),
    recalled: bool = False,
) -> Migration | None:
    """Select counts and years for a place.

    What is not asked for comes from the change that a document states: the count
    by the name it gives, and its two years as end of the baseline and year to
    compare. Without one, the count with most years, its last year before the
    pandemic, and two years later or the next or last year there is. Where several
    changes are stated, the years are those of the first that names the count. The
    trend begins with the first year that all counts have, so that their trends can
    be compared and add up, or with the count's own where that leaves too few for a trend.

    Parameters
    ----------
    observations : pandas.DataFrame
        As `econlab.observations` gives them.
    place : str
        Code of the place.
    stated : sequence of Stated
        Changes that documents state of the place.
    series : str
        A key of `ROLES`; blank for the one stated.
    years : tuple of int
        First year and last year of the baseline, and the year to compare; 0 where not asked for.
    recalled : bool
        Whether values known from memory only may be used.

    Returns
    -------
    Migration or None
        None where the evidence counts no migrant workers of the place.

    Raises
    ------
    InputError
        When the count or a year asked for is not in the evidence, or the years are out of order.
    """
    if series and series not in ROLES:
        raise InputError(
            f"series: found {series!r}, expected one of {', '.join(ROLES)}{nearest(series, ROLES)}."
        )
    named = [role for change in stated for role, indicator in ROLES.items() if indicator == change.indicator]
    asked = series or next(iter(named), "")
    found, definition = _counts(observations, place, asked, recalled=recalled)
    if not found:
        return None
    if series and series not in found:
        raise InputError(
            f"series: the evidence has no yearly {ROLES[series]} of {place}; expected {', '.join(found)}."
        )
    longest = max(found, key=lambda role: len(found[role].years))
    role = series or next((role for role in named if role in found), longest)
    own = [change for change in stated if change.indicator == ROLES[role]]
    return Migration(place, definition, role, found, *_years(role, found, own or stated, years))


def _counts(
    observations: pd.DataFrame, place: str, asked: str, *, recalled: bool
) -> tuple[dict[str, Series], str]:
    """Return the counts of one definition, and its code: with the count asked for first, then with most."""
    by_definition: dict[str, dict[str, Series]] = {}
    for role, indicator in ROLES.items():
        every = _every_series(observations, indicator, place, recalled=recalled)
        for definition in {series.definition for series in every}:
            longest = _longest(series for series in every if series.definition == definition)
            by_definition.setdefault(definition, {})[role] = longest
    if not by_definition:
        return {}, ""

    def most(definition: str) -> tuple[bool, int]:
        counts = by_definition[definition]
        return asked in counts, sum(len(series.years) for series in counts.values())

    best = max(sorted(by_definition), key=most)
    return by_definition[best], best


def _years(
    role: str, counts: Mapping[str, Series], stated: Sequence[Stated], asked: tuple[int, int, int]
) -> tuple[int, int, int]:
    series = counts[role]
    known = series.years
    shown = ", ".join(map(str, known))
    before = max((year for year in known if year <= BEFORE_THE_PANDEMIC), default=BEFORE_THE_PANDEMIC)
    moments = (int(stated[0].start[:4]), int(stated[0].end[:4])) if stated else (before, 0)
    start, end, compare = asked
    end = end or moments[0]
    common = max(count.years[0] for count in counts.values())
    enough = [year for year in known if year <= end][: 1 - MINIMUM_YEARS]
    start = start or next((year for year in enough if year >= common), known[0])
    later = [year for year in known if year > end]
    compare = compare or moments[1] or next((year for year in later if year >= end + 2), known[-1])
    for name, year in (("baseline_start", start), ("baseline_end", end), ("compare", compare)):
        if year not in known:
            raise InputError(
                f"{name}: {series.indicator} of {series.place} has no {year}; expected one of {shown}."
            )
    if not start <= end < compare:
        raise InputError(
            f"baseline_start, baseline_end, compare: found {start}, {end}, {compare}; expected years in this "
            f"order, of {shown}."
        )
    return start, end, compare


def longest_series(
    observations: pd.DataFrame,
    indicator: str,
    place: str,
    years: Sequence[int] = (),
    *,
    recalled: bool = False,
) -> Series | None:
    """Return the yearly series of an indicator that has most years, whoever publishes it.

    Parameters
    ----------
    observations, place, recalled
        As in `select_migration`.
    indicator : str
        Code of the vocabulary.
    years : sequence of int
        Which it must have.

    Returns
    -------
    Series or None
        None where no series has these years.
    """
    every = _every_series(observations, indicator, place, recalled=recalled)
    enough = [series for series in every if series.covers(*years)]
    return _longest(enough) if enough else None


def _every_series(observations: pd.DataFrame, indicator: str, place: str, *, recalled: bool) -> list[Series]:
    """Return the yearly series of an indicator, by definition and release."""
    own = observations[(observations["place"] == place) & (observations["indicator"] == indicator)]
    return [
        series
        for definition in sorted(set(own["definition"]))
        for series in yearly_series(own, indicator, place=place, definition=definition, recalled=recalled)
    ]


def _longest(series: Iterable[Series]) -> Series:
    return max(series, key=lambda one: len(one.years))
