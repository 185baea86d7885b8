"""Which split of a digital economy an analysis uses, and what is needed beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from econlab.errors import InputError, nearest
from econlab.evidence.series import Series, yearly_series
from econlab.faces import Faced
from econlab.measures.accounts import GDP_DEFINITION
from econlab.measures.composition import ROLES, Composition
from econlab.measures.composition_evidence import SECTORS, every_composition, sector_series

if TYPE_CHECKING:
    import pandas as pd

_GDP = "gdp_nominal"
_PENETRATION, _WEIGHT = "digital_penetration_{}", "{}_sector_share_gdp"
# What splits, and what goes with them, are found from.
INDICATORS = (
    *ROLES,
    _GDP,
    *(pattern.format(sector) for pattern in (_PENETRATION, _WEIGHT) for sector in SECTORS),
)


@dataclass(frozen=True, slots=True)
class SplitSelection(Faced):
    """The composition and the window of an analysis, and why these.

    Attributes
    ----------
    composition : Composition
        What is analysed.
    others : tuple of Composition
        Other releases of the same definition.
    start, end : int
        First and last year; the same where a single year has a split.
    gdp : Series or None
        GDP at current prices, in the release that the default names.
    gdp_vintage : str
        That release; blank where none is recorded.
    recorded : mapping of str to str
        The recorded default they come from, with its reasons ``reason_en`` and
        ``reason_vi``; empty where none is recorded.
    """

    composition: Composition
    others: tuple[Composition, ...]
    start: int
    end: int
    gdp: Series | None
    gdp_vintage: str
    recorded: Mapping[str, str]

    @property
    def years(self) -> tuple[int, ...]:
        """Years of the window with a split."""
        return tuple(year for year in self.composition.years if self.start <= year <= self.end)

    @property
    def figures(self) -> tuple[str, ...]:
        """Ids of the figures behind the splits of these years, sorted."""
        return self.composition.cited(*self.years)


def select_split(
    observations: pd.DataFrame,
    recorded: Sequence[Mapping[str, str]],
    place: str,
    *,
    definition: str = "",
    start: int = 0,
    end: int = 0,
    recalled: bool = False,
) -> SplitSelection:
    """Select definition, release and window of a split for a place.

    What is not asked for comes from the first recorded default of the place whose
    definition splits its digital economy; without one, from the composition with
    most years, of those the last release. A window that is not asked for is that of
    the default, narrowed to the years with a split, or else all of these.

    Parameters
    ----------
    observations, recorded, place, definition, start, end, recalled
        As in `econlab.measures.selection.select`.

    Raises
    ------
    InputError
        When the evidence has no split for the place or definition, or none for a year asked for.
    """
    own = _with_years(observations, place, recalled=recalled)
    if not own:
        every = every_composition(observations, recalled=recalled)
        places = ", ".join(sorted({found.place for found in every if found.years}))
        raise InputError(
            f"place: the evidence splits no digital economy of {place} into an ICT core and a sectoral part; "
            f"expected one of {places or 'none: there is no evidence'}."
        )
    known = _definitions(own)
    if definition and definition not in known:
        raise InputError(
            f"definition: {definition!r} does not split the digital economy of {place}; "
            f"expected {', '.join(known)}{nearest(definition, known)}."
        )
    chosen, row = _preferred(own, recorded, definition)
    others = [found for found in own if found is not chosen and found.definition == chosen.definition]
    first, last = _window(chosen, row, start, end)
    vintage = row.get("gdp_vintage", "")
    gdp = _gdp(observations, place, vintage, recalled=recalled)
    return SplitSelection(chosen, tuple(others), first, last, gdp, vintage, row)


def _with_years(observations: pd.DataFrame, place: str, *, recalled: bool) -> list[Composition]:
    own = every_composition(observations[observations["place"] == place], recalled=recalled)
    return [found for found in own if found.years]


def _definitions(own: Iterable[Composition]) -> list[str]:
    return sorted({found.definition for found in own})


def _preferred(
    own: Sequence[Composition], recorded: Iterable[Mapping[str, str]], definition: str
) -> tuple[Composition, Mapping[str, str]]:
    """Return the composition of a place that its recorded default names, and the default, or the longest."""
    known = {definition} if definition else {found.definition for found in own}
    rows = (row for row in recorded if row["place"] == own[0].place and row["definition"] in known)
    row = next(rows, {})
    asked = definition or row.get("definition", "")
    of_one = [found for found in own if asked in ("", found.definition)]
    named = (found for found in of_one if found.vintage == row.get("vintage"))
    return next(named, max(of_one, key=lambda found: (len(found.years), found.vintage))), row


def _window(composition: Composition, row: Mapping[str, str], start: int, end: int) -> tuple[int, int]:
    years = composition.years
    usual = [year for year in years if row and int(row["start"]) <= year <= int(row["end"])] or years
    for name, year in (("start", start), ("end", end)):
        if year and year not in years:
            raise InputError(
                f"{name}: {composition} has no split for {year}; "
                f"expected one of {', '.join(map(str, years))}."
            )
    first, last = start or min(usual[0], end or usual[0]), end or max(usual[-1], start)
    if first > last:
        raise InputError(f"start, end: the window {first} to {last} is empty; expected start before end.")
    return first, last


def _gdp(observations: pd.DataFrame, place: str, vintage: str, *, recalled: bool) -> Series | None:
    found = yearly_series(observations, _GDP, place=place, definition=GDP_DEFINITION, recalled=recalled)
    named = [series for series in found if vintage in ("", series.vintage)]
    return named[0] if len(named) == 1 else None


def preferred_splits(
    observations: pd.DataFrame,
    recorded: Sequence[Mapping[str, str]],
    place: str,
    *,
    recalled: bool = False,
) -> tuple[Composition, ...]:
    """Return for a place one composition a definition: the release that an analysis of it would use."""
    own = _with_years(observations, place, recalled=recalled)
    return tuple(_preferred(own, recorded, definition)[0] for definition in _definitions(own))


@dataclass(frozen=True, slots=True)
class Sectors:
    """Primary, secondary and tertiary sector: how digital they are, and how much of GDP they make.

    Attributes
    ----------
    penetrations : mapping of str to Series
        By sector, the digital part of its value added, per cent.
    weights : mapping of str to Series
        By sector, its share of GDP, per cent.
    published : Series or None
        The sectoral part's published share of GDP, per cent.
    years : tuple of int
        Years of the window that all of them cover.
    """

    penetrations: Mapping[str, Series]
    weights: Mapping[str, Series]
    published: Series | None
    years: tuple[int, ...]


def sectors_of(observations: pd.DataFrame, selected: SplitSelection, *, recalled: bool = False) -> Sectors:
    """Put together what `econlab.measures.decomposition` takes for the split of an analysis.

    Weights are of the release of GDP that the recorded default names.

    Raises
    ------
    InputError
        When penetration or weight of a sector is not known, or no year of the window has all of them.
    """
    whole = selected.composition
    penetrations = sector_series(
        observations, _PENETRATION,
        place=whole.place, definition=whole.definition, vintage=whole.vintage, recalled=recalled,
    )  # fmt: skip
    weights = sector_series(
        observations, _WEIGHT, place=whole.place, definition=GDP_DEFINITION,
        vintage=selected.gdp_vintage or None, recalled=recalled,
    )  # fmt: skip
    shares = yearly_series(
        observations, "industrial_digitalisation_share_gdp",
        place=whole.place, definition=whole.definition, vintage=whole.vintage, recalled=recalled,
    )  # fmt: skip
    published = shares[0] if shares else None
    known = [*penetrations.values(), *weights.values(), *shares]
    years = tuple(
        year
        for year in range(selected.start, selected.end + 1)
        if all(series.covers(year) for series in known)
    )
    if not years:
        raise InputError(
            f"sectors: no year from {selected.start} to {selected.end} has penetration and weight of every "
            f"sector of {whole}."
        )
    return Sectors(penetrations, weights, published, years)
