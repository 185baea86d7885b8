"""Elasticity of a digital economy to GDP over a short series, with what it cannot show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from econlab.evidence.intervals import Interval
from econlab.evidence.series import Series, united
from econlab.faces import Faced
from econlab.measures.accounts import Accounts
from econlab.measures.growth import PriceBasis
from econlab.measures.least_squares import drawn, fitted, leave_one_out, slopes, spread

if TYPE_CHECKING:
    from econlab.measures.least_squares import Levels

# With fewer, less than three degrees of freedom are left for a standard error.
MINIMUM_OBSERVATIONS = 5


@dataclass(frozen=True, slots=True)
class Elasticity(Faced):
    """Slope of log size of the digital economy on log GDP, with its uncertainty.

    Attributes
    ----------
    place, definition, start, end, basis
        As in `econlab.measures.growth.Multiplier`.
    years : tuple of int
        The observations used.
    estimate : Interval or None
        Slope with its confidence interval from Student's t and HAC standard
        errors; None where it is refused.
    standard_error : float
        HAC standard error with small-sample correction; NaN where refused.
    degrees_of_freedom : int
        Observations less two.
    lags : int
        Lags of the Bartlett kernel.
    leave_one_out : Interval or None
        Lowest and highest slope when one year is left out.
    measurement : Interval or None
        Median and percentile range of the slope when every printed value is
        drawn anew within its bounds, from every vintage in turn.
    vintages : tuple of str
        Vintages drawn from, digital economy and GDP.
    confidence : float
        Of `estimate` and `measurement`.
    note : str
        Why it is refused.
    figures : tuple of str
        Ids of the figures and reference values used.
    """

    place: str
    definition: str
    start: int
    end: int
    basis: PriceBasis
    years: tuple[int, ...]
    estimate: Interval | None
    standard_error: float
    degrees_of_freedom: int
    lags: int
    leave_one_out: Interval | None
    measurement: Interval | None
    vintages: tuple[str, ...]
    confidence: float
    note: str
    figures: tuple[str, ...] = ()


def elasticity(
    accounts: Sequence[Accounts],
    start: int,
    end: int,
    basis: PriceBasis,
    *,
    confidence: float = 0.95,
    draws: int = 2000,
    seed: int = 0,
) -> Elasticity:
    """Estimate ``ln E_t = a + b ln Y_t + u_t`` by least squares.

    Standard errors and intervals as `econlab.measures.least_squares.fitted` has
    them. Both series trend, and with so few years neither a unit root nor
    cointegration can be tested: the slope describes the window, and is no effect
    of GDP on the digital economy.

    Parameters
    ----------
    accounts : sequence of Accounts
        The same place and definition in one or more vintages; the first is
        estimated, all are drawn from.
    start, end : int
        First and last year.
    basis : {"nominal", "mixed", "real"}
        Prices of the two levels, as in `econlab.measures.growth.Multiplier`.
    confidence : float
        Between 0 and 1.
    draws : int
        Number of draws within the printed bounds, over all vintages together.
    seed : int
        Of the draws.

    Returns
    -------
    Elasticity
        Without an estimate, and with the reason, for fewer than
        `MINIMUM_OBSERVATIONS` years.

    Examples
    --------
    A digital economy that is the square of GDP:

    >>> def levels(power):
    ...     known = {2016 + t: Interval.exact((100 * 1.05**t) ** power) for t in range(5)}
    ...     return Series("AAA", "size", "D", "first", "CNY", known, {})
    >>> seen = Accounts("AAA", "D", "first", "first", levels(2), None, levels(1), None)
    >>> round(elasticity([seen], 2016, 2020, "nominal").estimate.point, 6)
    2.0
    """
    first = accounts[0]
    years = _years(first, start, end, basis)
    refused = Elasticity(
        first.place, first.definition, start, end, basis, years, None, float("nan"),
        len(years) - 2, 0, None, None, (), confidence,
        f"{len(years)} years with all values; an elasticity needs at least {MINIMUM_OBSERVATIONS}",
        _cited([first], years, basis),
    )  # fmt: skip
    if len(years) < MINIMUM_OBSERVATIONS:
        return refused
    digital, gdp = _levels(first, years, basis, _points)
    fit = fitted(digital[0], gdp[0], confidence)
    usable = [a for a in accounts if _years(a, start, end, basis) == years]
    measured = _measurement(usable, years, basis, confidence, draws, seed)
    return Elasticity(
        first.place, first.definition, start, end, basis, years, fit.slope, fit.standard_error,
        fit.degrees_of_freedom, fit.lags, leave_one_out(digital[0], gdp[0]), measured,
        tuple(f"{a.vintage}, GDP {a.gdp_vintage}" for a in usable), confidence, "",
        _cited(usable, years, basis),
    )  # fmt: skip


# Series from which the two log levels follow, real GDP aside, in order of preference.
_NEEDED: dict[PriceBasis, tuple[tuple[str, ...], ...]] = {
    "nominal": (("size", "gdp"), ("share", "gdp"), ("size", "share")),
    "mixed": (("size",), ("share", "gdp")),
    "real": (("share",), ("size", "gdp")),
}


def _years(accounts: Accounts, start: int, end: int, basis: PriceBasis) -> tuple[int, ...]:
    """Years of the window for which both levels are known, real ones chained without a gap."""
    used = _sources(accounts, start, end, basis).values()
    years = [year for year in range(start, end + 1) if used and all(s.covers(year) for s in used)]
    if basis != "nominal":
        years = [year for year in years if accounts.real_factor(years[0], year) is not None]
    return tuple(years)


def _sources(accounts: Accounts, start: int, end: int, basis: PriceBasis) -> dict[str, Series]:
    """Series that cover most years; implied GDP, size over share, only where there is no other."""
    known = {name: series for name in ("size", "share", "gdp") if (series := getattr(accounts, name))}

    def covered(names: tuple[str, ...]) -> int:
        return sum(all(known[name].covers(year) for name in names) for year in range(start, end + 1))

    choices = [names for names in _NEEDED[basis] if known.keys() >= set(names)]
    if accounts.gdp:
        choices = [names for names in choices if names != ("size", "share")]
    best = max(choices, key=covered, default=())
    return {name: known[name] for name in best}


def _cited(accounts: Sequence[Accounts], years: Sequence[int], basis: PriceBasis) -> tuple[str, ...]:
    """Ids of the figures behind both levels in the years, sorted."""
    found: list[tuple[str, ...]] = []
    for one in accounts if years else ():
        found += [series.cited(*years) for series in _sources(one, years[0], years[-1], basis).values()]
        if basis != "nominal" and one.gdp_real_growth:
            found.append(one.gdp_real_growth.cited(*range(years[0] + 1, years[-1] + 1)))
    return united(*found)


def _levels(
    accounts: Accounts,
    years: Sequence[int],
    basis: PriceBasis,
    pick: Callable[[Sequence[Interval]], Levels],
) -> tuple[Levels, Levels]:
    """Return log levels of the digital economy and GDP, shape (draws, years)."""
    import numpy as np

    picked = {
        name: np.log(pick([series.values[year] for year in years]))
        for name, series in _sources(accounts, years[0], years[-1], basis).items()
    }
    if basis == "real":
        real = _real_index(accounts, years, pick)
        return (picked["share"] if "share" in picked else picked["size"] - picked["gdp"]) + real, real
    size = picked["size"] if "size" in picked else picked["share"] + picked["gdp"]
    if basis == "mixed":
        return size, _real_index(accounts, years, pick)
    return size, picked["gdp"] if "gdp" in picked else picked["size"] - picked["share"]


def _real_index(
    accounts: Accounts, years: Sequence[int], pick: Callable[[Sequence[Interval]], Levels]
) -> Levels:
    import numpy as np

    series = accounts.gdp_real_growth
    assert series is not None, "years without real growth are refused before"
    span = range(years[0] + 1, years[-1] + 1)
    steps = np.log1p(pick([series.values[year] for year in span]) / 100)
    chained = np.concatenate([np.zeros((len(steps), 1)), np.cumsum(steps, axis=1)], axis=1)
    return chained[:, [year - years[0] for year in years]]


def _points(intervals: Sequence[Interval]) -> Levels:
    import numpy as np

    return np.array([[interval.point for interval in intervals]])


def _measurement(
    accounts: Sequence[Accounts],
    years: Sequence[int],
    basis: PriceBasis,
    confidence: float,
    draws: int,
    seed: int,
) -> Interval:
    import numpy as np

    generator = np.random.default_rng(seed)

    def within(count: int) -> Callable[[Sequence[Interval]], Levels]:
        return lambda intervals: drawn(intervals, count, generator)

    counts = [len(part) for part in np.array_split(np.arange(draws), len(accounts)) if len(part)]
    found = [slopes(*_levels(a, years, basis, within(n))) for a, n in zip(accounts, counts, strict=False)]
    return spread(np.concatenate(found), confidence)
