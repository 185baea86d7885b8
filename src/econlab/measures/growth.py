"""How fast a digital economy grows relative to GDP: multipliers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, get_args

from econlab.evidence.intervals import Interval, column_names, columns, monotone
from econlab.faces import Faced
from econlab.measures.accounts import Accounts, factor, growth_rate, rate
from econlab.measures.windows import check_window, window_name

if TYPE_CHECKING:
    import pandas as pd

PriceBasis = Literal["nominal", "mixed", "real"]
PRICE_BASES: tuple[PriceBasis, ...] = get_args(PriceBasis)
# Why there is no multiplier, or what to mind about it.
MISSING = "no values for this basis at both ends"
UNDEFINED = "not defined: GDP growth can be zero"
OPEN_END = "open end: GDP growth can be zero"
GDP_FELL = "GDP fell"


@dataclass(frozen=True, slots=True)
class Multiplier(Faced):
    """Growth of a digital economy over growth of GDP, for one window and one price basis.

    Attributes
    ----------
    place, definition, vintage, gdp_vintage : str
        What was measured, as in `Accounts`.
    start, end : int
        First and last year of the window.
    basis : str
        ``nominal``: both growth rates at current prices. ``mixed``: digital
        growth at current prices over GDP growth at constant prices, which adds
        inflation to one side only. ``real``: both at constant prices, the
        digital one through the identity size = share x GDP, which takes the
        digital economy to have the prices of GDP.
    route : str
        What the growth rates were computed from.
    digital_growth, gdp_growth : Interval or None
        Compound growth in per cent a year; None where the evidence lacks a value.
    multiplier : Interval or None
        Their ratio; None where it is not defined.
    note : str
        Why it is not defined, or what to mind.
    figures : tuple of str
        Ids of the figures and reference values used.
    """

    place: str
    definition: str
    vintage: str
    gdp_vintage: str
    start: int
    end: int
    basis: PriceBasis
    route: str
    digital_growth: Interval | None
    gdp_growth: Interval | None
    multiplier: Interval | None
    note: str
    figures: tuple[str, ...]

    def __str__(self) -> str:
        """One line: what, when, on which basis, how much."""
        shown = self.multiplier or self.note
        return f"{self.place} {self.definition} {self.start}-{self.end} {self.basis}: {shown}"


Formula = Callable[..., float]


@dataclass(frozen=True, slots=True)
class _Route:
    """One way to the two growth factors of a window: from which known factors, and how.

    The factors named are known independently of each other, so a formula over
    all of them at once has sharp bounds.
    """

    name: str
    known: tuple[str, ...]
    digital: Formula
    gdp: Formula


_IMPLIED_GDP = ("size", "share")

# In order of preference. The arguments are growth factors over the window: e of the
# digital economy and y of GDP at current prices, s of the share, r of real GDP.
_ROUTES: Mapping[PriceBasis, tuple[_Route, ...]] = {
    "nominal": (
        _Route("sizes and GDP", ("size", "gdp"), lambda e, y: e, lambda e, y: y),
        _Route("sizes and shares", _IMPLIED_GDP, lambda e, s: e, lambda e, s: e / s),
        _Route("shares and GDP", ("share", "gdp"), lambda s, y: s * y, lambda s, y: y),
    ),
    "mixed": (
        _Route("sizes and real GDP", ("size", "real"), lambda e, r: e, lambda e, r: r),
        _Route(
            "shares, GDP and real GDP", ("share", "gdp", "real"), lambda s, y, r: s * y, lambda s, y, r: r
        ),
    ),
    "real": (
        _Route("shares and real GDP", ("share", "real"), lambda s, r: s * r, lambda s, r: r),
        _Route(
            "sizes, GDP and real GDP", ("size", "gdp", "real"), lambda e, y, r: e / y * r, lambda e, y, r: r
        ),
    ),
}


def _factors(accounts: Accounts, start: int, end: int) -> dict[str, Interval]:
    found = {
        "size": factor(accounts.size, start, end),
        "gdp": factor(accounts.gdp, start, end),
        "share": factor(accounts.share, start, end),
        "real": accounts.real_factor(start, end),
    }
    return {name: interval for name, interval in found.items() if interval}


def multiplier(accounts: Accounts, start: int, end: int, basis: PriceBasis) -> Multiplier:
    """Growth of the digital economy over growth of GDP in a window.

    ``m = ((E_end / E_start)^(1/n) - 1) / ((Y_end / Y_start)^(1/n) - 1)`` with n
    years between the ends; a window of one year gives the yearly multiplier.
    On the real basis E is share times real GDP.

    Parameters
    ----------
    accounts : Accounts
        The series to use.
    start, end : int
        First and last year, `start` before `end`.
    basis : {"nominal", "mixed", "real"}
        Price basis, as in `Multiplier`.

    Returns
    -------
    Multiplier
        Without a value, and with the reason, where a value is missing in the
        evidence or GDP growth can be zero.

    Raises
    ------
    InputError
        When the window is empty.

    Examples
    --------
    A digital economy that grows 10 % a year while GDP grows 4 %:

    >>> from econlab.evidence.series import Series
    >>> def levels(first, last):
    ...     known = {2020: Interval.exact(first), 2022: Interval.exact(last)}
    ...     return Series("AAA", "size", "D", "first", "CNY", known, {})
    >>> seen = Accounts("AAA", "D", "first", "first", levels(20, 24.2), None, levels(100, 108.16), None)
    >>> print(multiplier(seen, 2020, 2022, "nominal"))
    AAA D 2020-2022 nominal: 2.5 [2.5, 2.5]
    """
    check_window(start, end)
    factors, years = _factors(accounts, start, end), end - start
    identity = (accounts.place, accounts.definition, accounts.vintage, accounts.gdp_vintage, start, end)
    route = _route(accounts, factors, basis)
    if route is None:
        return Multiplier(*identity, basis, "", None, None, None, MISSING, ())
    given = [factors[name] for name in route.known]
    digital = monotone(lambda *known: rate(route.digital(*known), years), *given)
    gdp = monotone(lambda *known: rate(route.gdp(*known), years), *given)
    value, note = None, ""
    if gdp.low < 0 < gdp.high:
        note = UNDEFINED
    elif 0 in gdp:
        value = _half_open(digital, gdp)
        note = OPEN_END if value else UNDEFINED
    else:
        value = monotone(
            lambda *known: rate(route.digital(*known), years) / rate(route.gdp(*known), years), *given
        )
        note = GDP_FELL if gdp.high < 0 else ""
    cited = accounts.cited_window(start, end, route.known)
    return Multiplier(*identity, basis, route.name, digital, gdp, value, note, cited)


def _route(accounts: Accounts, factors: Mapping[str, Interval], basis: PriceBasis) -> _Route | None:
    """Return the first route whose factors are known; implied GDP only where it is asked for."""
    allowed = (route for route in _ROUTES[basis] if route.known != _IMPLIED_GDP or not accounts.gdp)
    return next((route for route in allowed if factors.keys() >= set(route.known)), None)


def _half_open(digital: Interval, gdp: Interval) -> Interval | None:
    if gdp.width == 0 or digital.low <= 0:
        return None
    if gdp.low == 0:
        return Interval(digital.low / gdp.high, float("inf"))
    return Interval(float("-inf"), digital.low / gdp.low)


def multipliers(accounts: Accounts, start: int, end: int) -> tuple[Multiplier, ...]:
    """Multipliers of a window on each of `PRICE_BASES`, as `multiplier` gives them."""
    return tuple(multiplier(accounts, start, end, basis) for basis in PRICE_BASES)


def yearly_multipliers(
    accounts: Accounts, start: int, end: int, *bases: PriceBasis
) -> tuple[Multiplier, ...]:
    """Multipliers of the single years of a window whose two ends are known.

    Parameters
    ----------
    accounts : Accounts
        The series to use.
    start, end : int
        First and last year.
    *bases : {"nominal", "mixed", "real"}
        Price bases, one after the other; all of them where none is named.
    """
    known = set(accounts.years())
    return tuple(
        multiplier(accounts, first, last, basis)
        for basis in bases or PRICE_BASES
        for first, last in pairwise(range(start, end + 1))
        if {first, last} <= known
    )


@dataclass(frozen=True, slots=True)
class ShareGrowth(Faced):
    """Compound growth of the digital economy's share of GDP in a window.

    Attributes
    ----------
    growth : Interval
        In per cent a year.
    figures : tuple of str
        Ids of the figures and reference values used.
    """

    start: int
    end: int
    growth: Interval
    figures: tuple[str, ...]


def share_growth(accounts: Accounts, start: int, end: int) -> ShareGrowth | None:
    """Compound growth of the digital economy's share of GDP, in per cent a year.

    Where it is above zero, the digital economy grew faster than GDP, whatever the
    price basis. None where the evidence lacks a value.

    Raises
    ------
    InputError
        When the window is empty.
    """
    check_window(start, end)
    factors = _factors(accounts, start, end)
    if "share" in factors:
        known, ratio = ["share"], factors["share"]
    elif factors.keys() >= {"size", "gdp"}:
        known, ratio = ["size", "gdp"], factors["size"] / factors["gdp"]
    else:
        return None
    cited = accounts.cited_window(start, end, known)
    return ShareGrowth(start, end, growth_rate(ratio, end - start), cited)


def to_frame(multipliers: Iterable[Multiplier]) -> pd.DataFrame:
    """Multipliers as a table, one row each, bounds in columns of their own.

    Returns
    -------
    pandas.DataFrame
        Growth rates in per cent a year; missing values where nothing is defined.
    """
    import pandas as pd

    rows = []
    for item in multipliers:
        row: dict[str, object] = {name: getattr(item, name) for name in _SHOWN}
        row |= {"window": window_name(item.start, item.end)}
        for name in _BOUNDED:
            row |= columns(name, getattr(item, name))
        rows.append(row | {"note": item.note, "figures": " ".join(item.figures)})
    return pd.DataFrame(rows, columns=[*_SHOWN, "window", *column_names(*_BOUNDED), "note", "figures"])


_SHOWN = ("place", "definition", "vintage", "gdp_vintage", "start", "end", "basis", "route")
_BOUNDED = ("digital_growth", "gdp_growth", "multiplier")
