"""Where each sector stands against the part of it that a target wants to be digital."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from econlab.evidence.intervals import Interval, columns, monotone
from econlab.evidence.series import hull, interval_of, united, yearly_series
from econlab.measures.accounts import GDP_DEFINITION

if TYPE_CHECKING:
    import pandas as pd

Met = Literal["met", "not met", "undecided"]

TARGET = "digital_economy_share_each_sector"
# The digital economy within a sector as a share of whole GDP, by the sector whose weight it is over.
DIGITAL = {
    "primary": "digital_economy_agriculture_share_gdp",
    "secondary": "digital_economy_industry_share_gdp",
    "tertiary": "digital_economy_services_share_gdp",
}
_WEIGHT = "{}_sector_share_gdp"
# What sectors and their targets are found from.
INDICATORS = (TARGET, *DIGITAL.values(), *map(_WEIGHT.format, DIGITAL))


@dataclass(frozen=True, slots=True)
class SectorStand:
    """One sector against a target for each sector.

    Attributes
    ----------
    place, definition, vintage : str
        Whose measure of the digital part.
    sector : str
        primary, secondary or tertiary.
    period : str
        Year, or START/END of an average.
    penetration : Interval
        Digital part of the sector's value added, per cent.
    target : Interval
        Per cent of each sector.
    target_year : str
        When it is to be reached.
    met : {"met", "not met", "undecided"}
        The last where rounding leaves both possible.
    figures : tuple of str
        Ids behind penetration and target, sorted.
    """

    place: str
    definition: str
    vintage: str
    sector: str
    period: str
    penetration: Interval
    target: Interval
    target_year: str
    met: Met
    figures: tuple[str, ...]


def sector_stands(observations: pd.DataFrame, *, recalled: bool = False) -> tuple[SectorStand, ...]:
    """Hold the digital part of every sector against the targets that documents set for each sector.

    ``penetration = 100 · (digital part over GDP) / (mean weight of the sector in GDP)``,
    over the years that the digital part is an average of. Weights of all
    releases of GDP count, since the issuers do not say which one they divide by.

    Parameters
    ----------
    observations : pandas.DataFrame
        As `econlab.observations` gives them.
    recalled : bool
        Whether values known from memory only may be used.

    Returns
    -------
    tuple of SectorStand
        For each place with such a target and each definition and release that
        tells all three sectors for a period whose weights are known.
    """
    targets = observations[(observations["indicator"] == TARGET) & (observations["kind"] == "target")]
    kept = observations if recalled else observations[observations["status"] != "recalled"]
    return tuple(
        stand
        for target in targets.to_dict("records")
        for stand in _of_place(kept[kept["place"] == target["place"]], target)
    )


def _of_place(rows: pd.DataFrame, target: dict[str, object]) -> Iterator[SectorStand]:
    told = rows[rows["indicator"].isin(DIGITAL.values()) & (rows["kind"] == "statistic")]
    for (definition, vintage, period), group in told.groupby(["definition", "vintage", "period"]):
        digital = {row["indicator"]: row for row in group.to_dict("records")}
        weights = {sector: found for sector in DIGITAL if (found := _weight(rows, sector, str(period)))}
        if min(len(digital), len(weights)) < len(DIGITAL):
            continue
        for sector, indicator in DIGITAL.items():
            weight, origins = weights[sector]
            penetration = monotone(_penetration, interval_of(digital[indicator]), weight)
            figures = united([str(digital[indicator]["figure"]), str(target["figure"])], origins)
            aim = interval_of(target)
            yield SectorStand(
                str(target["place"]), str(definition), str(vintage), sector, str(period), penetration, aim,
                str(target["period"]), _met(penetration, aim), figures,
            )  # fmt: skip


def _penetration(digital: float, weight: float) -> float:
    return 100 * digital / weight


def _weight(rows: pd.DataFrame, sector: str, period: str) -> tuple[Interval, tuple[str, ...]] | None:
    """Mean weight of a sector over the years of a period; None where a year has none."""
    releases = yearly_series(
        rows, _WEIGHT.format(sector), place=rows["place"].iloc[0], definition=GDP_DEFINITION
    )
    first, _, last = period.partition("/")
    years = range(int(first), int(last or first) + 1)
    every = [[series for series in releases if series.covers(year)] for year in years]
    if not all(every):
        return None
    yearly = [
        hull([series.values[year] for series in known]) for year, known in zip(years, every, strict=True)
    ]
    origins = united(*(one.cited(year) for year, known in zip(years, every, strict=True) for one in known))
    return monotone(lambda *weights: sum(weights) / len(weights), *yearly), origins


def _met(penetration: Interval, target: Interval) -> Met:
    if penetration.low >= target.low:
        return "met"
    return "not met" if penetration.high < target.low else "undecided"


def stands_frame(stands: Sequence[SectorStand]) -> pd.DataFrame:
    """Sectors against targets as a table: one row each, with bounds and the ids in ``figures``."""
    import pandas as pd

    return pd.DataFrame(
        [
            {
                "place": stand.place,
                "definition": stand.definition,
                "vintage": stand.vintage,
                "sector": stand.sector,
                "period": stand.period,
                **columns("penetration", stand.penetration),
                **columns("target_share_sector", stand.target),
                "target_year": stand.target_year,
                "stand": stand.met,
                "figures": stand.figures,
            }
            for stand in stands
        ]
    )
