"""How digital each sector is, and what it would come to were some as digital as another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from econlab.errors import InputError, nearest
from econlab.evidence.intervals import Interval, as_interval, columns, monotone
from econlab.evidence.series import Series, united
from econlab.measures.decomposition import check_sectors

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Sectoral share of GDP, were some sectors as digital as another.

    Attributes
    ----------
    year : int
        Of the weights and penetrations.
    goal : Interval
        Penetration that they reach, per cent.
    now, then : Interval
        Sum of weight times penetration as it is and as it would be, per cent of GDP.
    gain : Interval
        The difference, in percentage points of GDP.
    gains : mapping of str to Interval
        That of each sector.
    figures : tuple of str
        Ids of the figures used.
    """

    year: int
    goal: Interval
    now: Interval
    then: Interval
    gain: Interval
    gains: Mapping[str, Interval]
    figures: tuple[str, ...]


def what_if(
    weights: Mapping[str, Series],
    penetrations: Mapping[str, Series],
    year: int,
    reached: str | Interval | float = "tertiary",
    sectors: Collection[str] | None = None,
) -> WhatIf:
    """Sectoral share of GDP if sectors reached the penetration of another, or a target.

    ``sum_i w_i max(p_i, r) / 100`` over the sectors that reach r, and
    ``w_i p_i / 100`` for the others; a sector above r keeps its own. Weights stay
    as they are: an upper end of a scale, and no forecast.

    Parameters
    ----------
    weights, penetrations : mapping of str to Series
        As in `econlab.measures.decomposition.divisia`.
    year : int
        Which year.
    reached : str, Interval or float
        A sector, or a penetration in per cent.
    sectors : collection of str, optional
        Those that reach it; all by default.

    Raises
    ------
    InputError
        As in `econlab.measures.decomposition.divisia`; or when a sector named is none of them.

    Examples
    --------
    Industry is 40 per cent of GDP and 20 per cent digital; services are 50, and 50:

    >>> def shares(**known):
    ...     return {
    ...         sector: Series("AAA", sector, "D", "first", "percent", {2022: Interval.exact(share)}, {})
    ...         for sector, share in known.items()
    ...     }
    >>> print(what_if(shares(secondary=40, tertiary=50), shares(secondary=20, tertiary=50), 2022).gain)
    12 [12, 12]
    """
    check_sectors(weights, penetrations, (year,))
    names = list(weights)
    for name in (*(sectors or ()), *([reached] if isinstance(reached, str) else [])):
        if name not in names:
            raise InputError(f"sectors: {name!r} is none of {', '.join(names)}{nearest(name, names)}.")
    own = [penetrations[name].values[year] for name in names]
    # A sector's penetration that is also the goal is one number, and must be one argument.
    goal = penetrations[reached].values[year] if isinstance(reached, str) else as_interval(reached)
    at = names.index(reached) if isinstance(reached, str) else len(names)
    arguments = [*(weights[name].values[year] for name in names), *own, *([goal] if at == len(names) else [])]

    def gained(*known: float) -> list[float]:
        w, p = known[: len(names)], known[len(names) :]
        raised = [name in (names if sectors is None else sectors) for name in names]
        return [up * a * max(p[at] - b, 0.0) / 100 for up, a, b in zip(raised, w, p, strict=False)]

    def total(*known: float) -> float:
        return sum(a * b for a, b in zip(known[: len(names)], known[len(names) :], strict=False)) / 100

    used = [*weights.values(), *penetrations.values()]
    return WhatIf(
        year,
        goal,
        monotone(total, *arguments),
        monotone(lambda *known: total(*known) + sum(gained(*known)), *arguments),
        monotone(lambda *known: sum(gained(*known)), *arguments),
        {name: monotone(lambda *known, i=i: gained(*known)[i], *arguments) for i, name in enumerate(names)},
        united(*(series.cited(year) for series in used)),
    )


def to_frame(
    weights: Mapping[str, Series], penetrations: Mapping[str, Series], years: Iterable[int]
) -> pd.DataFrame:
    """How digital each sector is and how much of GDP it makes, one row for each year and sector.

    Returns
    -------
    pandas.DataFrame
        Columns ``year``, ``sector`` and, with bounds, ``penetration`` and ``weight`` (per cent);
        ``figures`` has the ids of both.
    """
    import pandas as pd

    return pd.DataFrame(
        [
            {
                "year": year,
                "sector": sector,
                **columns("penetration", penetrations[sector].values[year]),
                **columns("weight", weights[sector].values[year]),
                "figures": (*penetrations[sector].cited(year), *weights[sector].cited(year)),
            }
            for year in years
            for sector in penetrations
        ]
    )
