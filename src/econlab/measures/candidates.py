"""Every growth multiplier that the evidence gives: the candidates for a published one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from econlab.evidence.cleaning import IMPLIED
from econlab.evidence.intervals import Interval, monotone
from econlab.evidence.series import interval_of, yearly_series
from econlab.measures.accounts import INDICATORS as OF_ACCOUNTS
from econlab.measures.accounts import Accounts, definitions_of, find_accounts
from econlab.measures.growth import PRICE_BASES, UNDEFINED, Multiplier, PriceBasis, multiplier

if TYPE_CHECKING:
    import pandas as pd

# What candidates are found from, and so all that has to be looked up for them.
INDICATORS = (
    *OF_ACCOUNTS,
    "digital_economy_growth",
    "digital_economy_growth_gap",
    "digital_economy_real_growth",
)
# Routes by what issuers state of growth: its rate, with the gap to GDP growth, as the average of a window.
STATED = STATED_RATE, STATED_GAP, STATED_AVERAGES = (
    "stated growth",
    "stated growth and gap",
    "stated averages",
)


def all_candidates(
    observations: pd.DataFrame, *, recalled: bool = False
) -> dict[str, tuple[Multiplier, ...]]:
    """Candidates of every place in the evidence, by place."""
    return {
        str(place): candidates(rows, str(place), recalled=recalled)
        for place, rows in observations.groupby("place")
    }


def candidates(observations: pd.DataFrame, place: str, *, recalled: bool = False) -> tuple[Multiplier, ...]:
    """Every multiplier that the evidence gives for a place.

    All definitions, vintages of the digital economy and of GDP, price bases and
    windows; besides, the growth rates that issuers state themselves, over GDP
    growth, over themselves less the gap to it that they state, and over the
    average they state for the same window.

    Parameters
    ----------
    observations : pandas.DataFrame
        As `econlab.observations` gives them.
    place : str
        Code of the place.
    recalled : bool
        Whether values known from memory only may be used.
    """
    if not recalled:
        observations = observations[observations["status"] != "recalled"]
    found: list[Multiplier] = []
    for definition in definitions_of(observations, place):
        for accounts in find_accounts(observations, place, definition, recalled=recalled):
            for start, end in accounts.windows():
                found += [multiplier(accounts, start, end, basis) for basis in PRICE_BASES]
            found += _stated_rates(observations, accounts)
        found += _stated_gaps(observations, place, definition)
    found += _stated_averages(observations, place)
    return tuple(distinct(found))


def distinct(multipliers: Iterable[Multiplier]) -> Iterator[Multiplier]:
    """Leave out what two releases give from the very same figures."""
    seen = set()
    for item in multipliers:
        key = (item.start, item.end, item.basis, item.route, item.figures, item.multiplier)
        if key not in seen:
            seen.add(key)
            yield item


def _stated_rates(observations: pd.DataFrame, accounts: Accounts) -> Iterator[Multiplier]:
    """Growth of single years as the issuer states it, over GDP growth of one vintage."""
    for stated in yearly_series(
        observations, "digital_economy_growth",
        place=accounts.place, definition=accounts.definition, recalled=True,
    ):  # fmt: skip
        for year in stated.years:
            for basis, (gdp, cited) in _gdp_growth(accounts, year).items():
                digital = stated.values[year]
                whose = (accounts.place, accounts.definition, stated.vintage, accounts.gdp_vintage)
                figures = (*stated.cited(year), *cited)
                yield _over(whose, (year - 1, year), basis, STATED_RATE, (digital, gdp), figures)


def _gdp_growth(accounts: Accounts, year: int) -> dict[PriceBasis, tuple[Interval, tuple[str, ...]]]:
    """GDP growth of a year under a nominal growth rate: nominal, and real as a mixture."""
    growth: dict[PriceBasis, tuple[Interval, tuple[str, ...]]] = {}
    gdp, real = accounts.gdp, accounts.gdp_real_growth
    if gdp and gdp.covers(year - 1, year):
        rise = monotone(lambda last, first: 100 * (last / first - 1), gdp.values[year], gdp.values[year - 1])
        growth["nominal"] = (rise, gdp.cited(year - 1, year))
    if real and real.covers(year):
        growth["mixed"] = (real.values[year], real.cited(year))
    return growth


def _stated_gaps(observations: pd.DataFrame, place: str, definition: str) -> Iterator[Multiplier]:
    """Stated growth over itself less the gap to nominal GDP growth that the issuer states."""
    rates, gaps = (
        yearly_series(observations, indicator, place=place, definition=definition, recalled=True)
        for indicator in ("digital_economy_growth", "digital_economy_growth_gap")
    )
    for rate, gap in ((rate, gap) for rate in rates for gap in gaps if rate.vintage == gap.vintage):
        for year in sorted(set(rate.years) & set(gap.years)):
            digital, apart = rate.values[year], gap.values[year]
            whose = (place, definition, rate.vintage, IMPLIED)
            figures = (*rate.cited(year), *gap.cited(year))
            item = _over(
                whose,
                (year - 1, year),
                "nominal",
                STATED_GAP,
                (digital, digital - apart),
                figures,
            )
            # The growth rate stands on both sides of the ratio; counted once, the bounds are sharp.
            if item.multiplier:
                yield replace(item, multiplier=monotone(lambda e, d: e / (e - d), digital, apart))


def _stated_averages(observations: pd.DataFrame, place: str) -> Iterator[Multiplier]:
    """Average growth of a window over average GDP growth of the same window, both as stated."""
    rows = observations[
        (observations["place"] == place)
        & (observations["kind"] == "statistic")
        & observations["line"].isna()
        & observations["period"].str.fullmatch(r"\d{4}/\d{4}")
    ].to_dict("records")
    gdps = [row for row in rows if row["indicator"] == "gdp_real_growth"]
    bases: Mapping[str, PriceBasis] = {
        "digital_economy_growth": "mixed",
        "digital_economy_real_growth": "real",
    }
    for digital in (row for row in rows if row["indicator"] in bases):
        for gdp in (row for row in gdps if _together(row, digital)):
            start, end = map(int, digital["period"].split("/"))
            whose = (place, digital["definition"], digital["vintage"], gdp["vintage"])
            growth = (interval_of(digital), interval_of(gdp))
            figures = (digital["figure"], gdp["figure"])
            yield _over(whose, (start, end), bases[digital["indicator"]], STATED_AVERAGES, growth, figures)


def _together(one: Mapping[Any, Any], other: Mapping[Any, Any]) -> bool:
    return bool(one["period"] == other["period"] and one["vintage"] == other["vintage"])


def _over(
    whose: tuple[str, str, str, str],
    window: tuple[int, int],
    basis: PriceBasis,
    route: str,
    growth: tuple[Interval, Interval],
    figures: Iterable[str],
) -> Multiplier:
    """Multiplier from two growth rates that are known independently: digital economy, GDP."""
    digital, gdp = growth
    ratio = None if 0 in gdp else digital / gdp
    note = "" if ratio else UNDEFINED
    return Multiplier(*whose, *window, basis, route, digital, gdp, ratio, note, tuple(sorted(figures)))
