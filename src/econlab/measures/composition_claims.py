"""What a document says of the two shares of a digital economy, held against each year."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from econlab.evidence.intervals import Interval, columns
from econlab.evidence.tolerances import Tolerance, readings
from econlab.measures.composition import FAMILIES, Composition

if TYPE_CHECKING:
    import pandas as pd

Row = Mapping[Any, Any]
Change = Literal["fell", "rose", "open", ""]


@dataclass(frozen=True, slots=True)
class ClaimedYear:
    """What a document says of the two shares, held against one year.

    Attributes
    ----------
    year : int
        Which year.
    core, sectoral : Interval
        Shares of the digital economy, per cent.
    core_reading, sectoral_reading : str
        The first innocent reading of the printed figure that the year agrees
        with (see `econlab.evidence.tolerances.readings`): ``holds``, ``cut_off``
        or ``rounded_off``; empty where none does.
    core_change, sectoral_change : str
        Since the year before it in the composition: ``fell``, ``rose``, or
        ``open`` where rounding hides which; empty for the first year.
    figures : tuple of str
        Ids of the figures behind the year and, for the change, the one before.
    """

    year: int
    core: Interval
    sectoral: Interval
    core_reading: str
    sectoral_reading: str
    core_change: Change
    sectoral_change: Change
    figures: tuple[str, ...]


def printed_split(figures: pd.DataFrame, composition: Composition) -> tuple[Row, Row] | None:
    """Return the hedged shares that a document prints of core and sectoral part over a window of years.

    Parameters
    ----------
    figures : pandas.DataFrame
        As `econlab.figures` gives them.
    composition : Composition
        Of whose place and definition they are said.

    Returns
    -------
    tuple of two mappings, or None
        Rows of `figures` for `claim_by_year`, the first pair that one document
        prints for one period; None where there is none.
    """
    own = figures[
        (figures["place"] == composition.place)
        & (figures["definition"] == composition.definition)
        & (figures["kind"] == "statistic")
        & (figures["qualifier"] != "exact")
        & ~figures["correction"].str.startswith("flag")
        & figures["period"].str.contains("/")
    ]
    for _, group in own.groupby(["document", "period"]):
        rows = {row["indicator"]: row for row in reversed(group.to_dict("records"))}
        core, sectoral = (f"{stem}_share_digital_economy" for stem in FAMILIES[0][:2])
        if core in rows and sectoral in rows:
            return rows[core], rows[sectoral]
    return None


def claim_by_year(composition: Composition, core_claim: Row, sectoral_claim: Row) -> tuple[ClaimedYear, ...]:
    """Judge "about 20 per cent and falling, over 80 per cent and rising" year by year.

    Parameters
    ----------
    composition : Composition
        What it is said of.
    core_claim, sectoral_claim : mapping
        The two printed figures, rows of `econlab.figures`.
    """
    of_core, of_sectoral = _readings(core_claim), _readings(sectoral_claim)
    found = []
    before: int | None = None
    for year in composition.years:
        shares = composition.split(year).shares
        last = composition.split(before).shares if before else None
        found.append(
            ClaimedYear(
                year, shares["core"], shares["sectoral"],
                _reading(of_core, shares["core"]), _reading(of_sectoral, shares["sectoral"]),
                _change(last["core"], shares["core"]) if last else "",
                _change(last["sectoral"], shares["sectoral"]) if last else "",
                composition.cited(*([before] if before else []), year),
            )
        )  # fmt: skip
        before = year
    return tuple(found)


def _readings(claim: Row) -> dict[str, Interval]:
    """Readings of a row of a data frame, open ends as they are printed."""
    row = {str(name): "" if value != value else str(value) for name, value in claim.items()}  # noqa: PLR0124
    return readings(row, Tolerance(open_end=math.inf, near=0.0))


def _reading(claimed: Mapping[str, Interval], share: Interval) -> str:
    return next((name for name, bounds in claimed.items() if bounds.overlaps(share)), "")


def _change(before: Interval, after: Interval) -> Change:
    if before.overlaps(after):
        return "open"
    return "fell" if after.high < before.low else "rose"


def counted(years: Sequence[ClaimedYear]) -> dict[str, int]:
    """Count the years, those in which each printed share holds, and which way the core moved."""
    moved = [item.core_change for item in years]
    return {
        "n": len(years),
        "core_holds": sum(bool(item.core_reading) for item in years),
        "sectoral_holds": sum(bool(item.sectoral_reading) for item in years),
        **{way: moved.count(way) for way in ("fell", "rose", "open")},
    }


def claim_frame(years: Iterable[ClaimedYear]) -> pd.DataFrame:
    """Judged years as a table, one row each, bounds in columns of their own."""
    import pandas as pd

    return pd.DataFrame(
        [
            {
                "year": item.year,
                **columns("core", item.core),
                "core_reading": item.core_reading,
                "core_change": item.core_change,
                **columns("sectoral", item.sectoral),
                "sectoral_reading": item.sectoral_reading,
                "sectoral_change": item.sectoral_change,
                "figures": " ".join(item.figures),
            }
            for item in years
        ]
    )
