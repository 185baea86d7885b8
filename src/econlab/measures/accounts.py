"""A digital economy and its GDP on one definition: the inputs of every growth measure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from math import prod
from typing import TYPE_CHECKING

from econlab.evidence.cleaning import IMPLIED
from econlab.evidence.intervals import Interval, column_names, columns, monotone
from econlab.evidence.series import Series, united, yearly_series
from econlab.faces import Faced

if TYPE_CHECKING:
    import pandas as pd

GDP_DEFINITION = "national_accounts"
# What accounts are found from.
INDICATORS = ("digital_economy_size", "digital_economy_share_gdp", "gdp_nominal", "gdp_real_growth")


@dataclass(frozen=True, slots=True)
class Accounts(Faced):
    """Yearly series of one digital economy, by one definition, and of the GDP beside it.

    Attributes
    ----------
    place, definition : str
        Whose digital economy, and by whose measure.
    vintage, gdp_vintage : str
        Which release of the digital economy, and of GDP; the latter `IMPLIED`
        where no GDP is used but what size over share gives.
    size : Series or None
        Value added of the digital economy at current prices.
    share : Series or None
        Its share of GDP, in per cent.
    gdp : Series or None
        GDP at current prices.
    gdp_real_growth : Series or None
        Growth of GDP at constant prices, per cent a year.
    """

    place: str
    definition: str
    vintage: str
    gdp_vintage: str
    size: Series | None
    share: Series | None
    gdp: Series | None
    gdp_real_growth: Series | None

    def years(self) -> tuple[int, ...]:
        """Years for which the size or the share of the digital economy is known."""
        known = [series.years for series in (self.size, self.share) if series]
        return tuple(sorted({year for years in known for year in years}))

    def windows(self) -> Iterator[tuple[int, int]]:
        """All pairs of such years, the earlier first."""
        return combinations(self.years(), 2)

    def share_in(self, year: int) -> Interval | None:
        """Share of GDP in a year, per cent; size over GDP where no share is published."""
        if self.share and self.share.covers(year):
            return self.share.values[year]
        if self.size and self.gdp and self.size.covers(year) and self.gdp.covers(year):
            return self.size.values[year] / self.gdp.values[year] * 100
        return None

    def shares(self) -> dict[int, Interval]:
        """Share of GDP by year, per cent, as `share_in` gives it; years without one are left out."""
        return {year: share for year in self.years() if (share := self.share_in(year))}

    def cited_share(self, year: int) -> tuple[str, ...]:
        """Ids of the figures behind the share of GDP in a year, sorted."""
        if self.share and self.share.covers(year):
            return self.share.cited(year)
        return united(*(series.cited(year) for series in (self.size, self.gdp) if series))

    def level(self, what: str, year: int) -> Interval | None:
        """Level at current prices of the ``digital_economy`` or of ``gdp`` in a year.

        Where it is not published it follows from share and the other level.
        """
        size, share, gdp = (
            series.values[year] if series and series.covers(year) else None
            for series in (self.size, self.share, self.gdp)
        )
        if what == "gdp":
            return gdp or (size / share * 100 if size and share and not self.gdp else None)
        return size or (share * gdp / 100 if share and gdp else None)

    def real_factor(self, start: int, end: int) -> Interval | None:
        """Growth factor of real GDP over a window, by chaining the yearly rates.

        1 for an empty window; None where a rate is missing.
        """
        years = range(start + 1, end + 1)
        if self.gdp_real_growth is None or not self.gdp_real_growth.covers(*years):
            return None
        rates = [self.gdp_real_growth.values[year] for year in years]
        points = [rate.value for rate in rates]
        known = [1 + point / 100 for point in points if point is not None]
        return Interval(
            prod(1 + rate.low / 100 for rate in rates),
            prod(1 + rate.high / 100 for rate in rates),
            prod(known) if len(known) == len(points) else None,
        )

    def cited(self, *years: int) -> tuple[str, ...]:
        """Ids of the figures behind size, share and GDP in the years, sorted."""
        return united(*(series.cited(*years) for series in (self.size, self.share, self.gdp) if series))

    def cited_window(self, start: int, end: int, known: Iterable[str]) -> tuple[str, ...]:
        """Ids of the figures behind the growth factors `known` of a window: ``size``, ``gdp``, ...

        Of size, GDP and share the two ends count, of ``real`` growth every year within.
        """
        named = {"size": self.size, "gdp": self.gdp, "share": self.share}
        ends = [series.cited(start, end) for name in known if (series := named.get(name))]
        if "real" in known and self.gdp_real_growth:
            ends.append(self.gdp_real_growth.cited(*range(start + 1, end + 1)))
        return united(*ends)


def factor(series: Series | None, start: int, end: int) -> Interval | None:
    """Ratio of the last to the first value of a window; None where one of them is missing."""
    if series is None or not series.covers(start, end):
        return None
    return series.values[end] / series.values[start]


def growth_rate(ratio: Interval, years: int) -> Interval:
    """Compound growth in per cent a year of a ratio over a number of years.

    Examples
    --------
    >>> print(growth_rate(Interval(2.15, 2.25, 2.2), 6))
    14.04 [13.61, 14.47]
    """
    return monotone(lambda r: rate(r, years), ratio)


def rate(ratio: float, years: int) -> float:
    """Compound growth in per cent a year, ``100 ((last / first)^(1 / years) - 1)``."""
    return 100 * (float(ratio ** (1 / years)) - 1)


def find_accounts(
    observations: pd.DataFrame, place: str, definition: str, *, recalled: bool = False
) -> tuple[Accounts, ...]:
    """All accounts that the evidence gives for a place and a definition.

    Parameters
    ----------
    observations : pandas.DataFrame
        As `econlab.observations` gives them.
    place, definition : str
        Codes of the vocabulary.
    recalled : bool
        Whether values known from memory only may be used.

    Returns
    -------
    tuple of Accounts
        One for each vintage of the digital economy and each of GDP, and one
        with implied GDP where size and share are known, in the order of vintages.
        A size told in another currency than GDP is left out.
    """
    table = observations

    def drawn(indicator: str, whose: str) -> dict[str, Series]:
        found = yearly_series(table, indicator, place=place, definition=whose, recalled=recalled)
        return {series.vintage: series for series in found}

    sizes, shares = drawn("digital_economy_size", definition), drawn("digital_economy_share_gdp", definition)
    gdps, rates = drawn("gdp_nominal", GDP_DEFINITION), drawn("gdp_real_growth", GDP_DEFINITION)
    found = []
    for vintage in sorted({*sizes, *shares}):
        size, share = sizes.get(vintage), shares.get(vintage)
        for gdp_vintage in sorted({*gdps, *rates}):
            gdp, real = gdps.get(gdp_vintage), rates.get(gdp_vintage)
            comparable = None if size and gdp and size.unit != gdp.unit else size
            if comparable or share:
                found.append(Accounts(place, definition, vintage, gdp_vintage, comparable, share, gdp, real))
        if size and share:
            found.append(Accounts(place, definition, vintage, IMPLIED, size, share, None, None))
    return tuple(found)


def definitions_of(observations: pd.DataFrame, place: str) -> tuple[str, ...]:
    """Definitions by which the digital economy of a place is measured in the evidence."""
    rows = observations[
        (observations["place"] == place)
        & observations["indicator"].isin(["digital_economy_size", "digital_economy_share_gdp"])
        & (observations["kind"] == "statistic")
    ]
    return tuple(sorted(set(rows["definition"])))


def level_index(accounts: Accounts, start: int, end: int) -> pd.DataFrame:
    """Digital economy and GDP at current prices, as an index of the first year of a window.

    Returns
    -------
    pandas.DataFrame
        Columns ``year``, ``series`` (``digital_economy``, ``gdp``), ``index``,
        ``index_low``, ``index_high``; a row for each level known.
    """
    import pandas as pd

    rows = []
    for what in ("digital_economy", "gdp"):
        base = accounts.level(what, start)
        for year in range(start, end + 1):
            level = accounts.level(what, year)
            if base and level:
                ratio = Interval.exact(100.0) if year == start else level / base * 100
                rows.append({"year": year, "series": what, **columns("index", ratio)})
    return pd.DataFrame(rows, columns=["year", "series", *column_names("index")])


def to_frame(accounts: Accounts, start: int, end: int) -> pd.DataFrame:
    """Series of a window as a table, one row a year.

    Returns
    -------
    pandas.DataFrame
        Columns ``year`` and, for ``size_trillion`` and ``gdp_trillion`` (trillions
        of the currency at current prices), ``share`` (per cent) and
        ``gdp_real_growth`` (per cent a year), the value and its bounds ``_low``
        and ``_high``; ``figures`` has the ids.
    """
    import pandas as pd

    rows = []
    for year in range(start, end + 1):
        row: dict[str, object] = {"year": year}
        cited: list[tuple[str, ...]] = []
        for name in ("size", "share", "gdp", "gdp_real_growth"):
            series: Series | None = getattr(accounts, name)
            known = series.values.get(year) if series else None
            money = name in ("size", "gdp")
            row |= columns(f"{name}_trillion" if money else name, known / 1e12 if known and money else known)
            cited += [series.cited(year)] if series else []
        rows.append(row | {"figures": " ".join(united(*cited))})
    return pd.DataFrame(rows)
