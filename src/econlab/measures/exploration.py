"""One choice of place, definition, window and target, and what follows from it at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from econlab.errors import InputError, attempted
from econlab.evidence.intervals import Interval
from econlab.evidence.series import united
from econlab.faces import Faced
from econlab.measures.accounts import definitions_of
from econlab.measures.growth import Multiplier, multipliers
from econlab.measures.selection import Selection, check_ends, select
from econlab.measures.targets import Required, Target, required_growth, share_path, share_targets

if TYPE_CHECKING:
    import pandas as pd

# A target is far enough ahead to plan for; one that nobody printed is so much more of GDP in so many years.
FAR, YEARS_AHEAD, MORE_OF_GDP = 5, 10, 10.0


@dataclass(frozen=True, slots=True)
class Exploration(Faced):
    """What the evidence and a supposed growth of GDP say of one choice.

    Attributes
    ----------
    place, definition : str
        Whose digital economy, and by whose measure.
    start, end : int
        The window.
    multipliers : tuple of Multiplier
        Of the window, one for each price basis.
    shares : mapping of int to Interval
        Share of GDP by year of the window, per cent, where it is known.
    path : mapping of int to Interval
        Share on the way to the target, from the last year known on.
    target : Target
        What is to be reached.
    required : Required or None
        What it asks for; None where no share is known before its year.
    figures : tuple of str
        Ids of the figures and reference values behind it.
    """

    place: str
    definition: str
    start: int
    end: int
    multipliers: tuple[Multiplier, ...]
    shares: Mapping[int, Interval]
    path: Mapping[int, Interval]
    target: Target
    required: Required | None
    figures: tuple[str, ...]


class Explorer:
    """What can be chosen, and what follows; the accounts of a place are looked for once.

    Parameters
    ----------
    observations : pandas.DataFrame
        As `econlab.observations` gives them.
    recorded : sequence of mappings
        As for `select`.
    """

    def __init__(self, observations: pd.DataFrame, recorded: Sequence[Mapping[str, str]]) -> None:
        self._observations, self._recorded = observations, recorded
        self._found: dict[tuple[str, str], Selection | None] = {}
        self._goals: dict[str, tuple[Target, ...]] = {}

    def places(self) -> tuple[str, ...]:
        """Places whose digital economy the evidence follows over a window, sorted."""
        return tuple(
            place for place in sorted(set(self._observations["place"])) if self.definitions(str(place))
        )

    def definitions(self, place: str) -> tuple[str, ...]:
        """Definitions with a window for a place, that of its documented default first."""
        usual = [row["definition"] for row in self._recorded if row["place"] == place]
        every = dict.fromkeys([*usual, *definitions_of(self._observations, place)])
        return tuple(definition for definition in every if self._selected(place, definition))

    def selection(self, place: str, definition: str) -> Selection:
        """Accounts and window of a place by default.

        Raises
        ------
        InputError
            When the evidence has none.
        """
        found = self._selected(place, definition)
        if found is None:
            raise InputError(
                f"place, definition: the evidence follows no digital economy of {place} {definition} "
                "over a window."
            )
        return found

    def _selected(self, place: str, definition: str) -> Selection | None:
        if (place, definition) not in self._found:
            self._found[place, definition], _ = attempted(
                select, self._observations, self._recorded, place, definition=definition
            )
        return self._found[place, definition]

    def goal(self, place: str, definition: str) -> Target:
        """The next target that a document prints for a place; where none does, one that is only supposed."""
        if place not in self._goals:
            self._goals[place] = share_targets(self._observations, place)
        year, share = self._base(self.selection(place, definition))
        for printed in self._goals[place]:
            if printed.year >= year + FAR:
                return printed
        supposed = min(share.point + MORE_OF_GDP, 100.0) if share else 50.0
        return Target(place, year + YEARS_AHEAD, Interval.exact(round(supposed, 1)), ())

    @staticmethod
    def _base(found: Selection) -> tuple[int, Interval | None]:
        known = found.accounts.shares()
        last = max(known, default=found.end)
        return last, known.get(last)

    def explore(
        self,
        place: str,
        definition: str,
        *,
        window: tuple[int, int],
        gdp_growth: float,
        target_share: float,
        target_year: int,
    ) -> Exploration:
        """Return what follows from one choice.

        Parameters
        ----------
        place, definition : str
            Codes of the vocabulary.
        window : tuple of int
            First and last year, the first before the last.
        gdp_growth : float
            Supposed until the target, per cent a year, above zero.
        target_share : float
            Share of GDP to be reached, per cent.
        target_year : int
            When.

        Raises
        ------
        InputError
            When the evidence follows no such digital economy, the window is empty or lacks a value
            at one of its ends, or GDP does not grow.
        """
        found = self.selection(place, definition)
        accounts, (start, end) = found.accounts, window
        check_ends(accounts, start, end)
        if gdp_growth <= 0:
            raise InputError(f"gdp_growth: found {gdp_growth:g}, expected a number above 0, per cent a year.")
        target = Target(place, target_year, Interval.exact(target_share), ())
        year, base = self._base(found)
        required = required_growth(base, year, target, gdp_growth) if base and year < target_year else None
        path: dict[int, Interval] = {}
        if base and required:
            years = range(year, target_year + 1)
            path = dict(
                zip(years, share_path(base, years, required.multiplier.point, gdp_growth), strict=True)
            )
        grown = multipliers(accounts, start, end)
        shares = {year: share for year, share in accounts.shares().items() if start <= year <= end}
        cited = united(*(one.figures for one in grown), accounts.cited(*shares, year))
        return Exploration(place, definition, start, end, grown, shares, path, target, required, cited)
