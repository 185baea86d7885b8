"""What drives the sectoral part of a digital economy: penetration of the sectors, and their weights."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from econlab.errors import InputError
from econlab.evidence.intervals import Interval, columns, monotone
from econlab.evidence.series import Series, united
from econlab.faces import Faced
from econlab.measures.reconciliation import added
from econlab.measures.windows import check_window

if TYPE_CHECKING:
    import pandas as pd


def log_mean(a: float, b: float) -> float:
    """Logarithmic mean of two numbers above zero, ``(a - b) / (ln a - ln b)``, and a where they are equal.

    Raises
    ------
    ValueError
        When one of them is zero or less.

    Examples
    --------
    >>> round(log_mean(1.0, math.e), 6)
    1.718282
    """
    if a <= 0 or b <= 0:
        raise ValueError(f"a logarithmic mean needs numbers above zero, found {a} and {b}")
    apart = (a - b) / b
    if apart == 0:
        return a
    # Near one, ln of the rounded ratio would lose the digits that the difference keeps.
    return (a - b) / (math.log1p(apart) if abs(apart) < 0.5 else math.log(a / b))


@dataclass(frozen=True, slots=True)
class Effect(Faced):
    """What one sector did to the sectoral share.

    Attributes
    ----------
    sector : str
        As the weights and penetrations name it; blank for all together.
    penetration : Interval
        Because it became more digital, in percentage points of GDP.
    structure : Interval
        Because its weight in GDP changed, in percentage points of GDP.
    """

    sector: str
    penetration: Interval
    structure: Interval


@dataclass(frozen=True, slots=True)
class Divisia(Faced):
    """Change of a share of GDP, by penetration and structure of the sectors.

    Attributes
    ----------
    start, end : int
        First and last year.
    sectors : tuple of Effect
        One for each sector.
    total : Effect
        Their sums.
    computed : Interval
        Change of the sum of weight times penetration, in percentage points of
        GDP: penetration and structure together, exactly.
    published : Interval or None
        Change of the published share; None where none was given.
    residual : Interval or None
        What the published change has beyond the computed one.
    figures : tuple of str
        Ids of the figures used.
    """

    start: int
    end: int
    sectors: tuple[Effect, ...]
    total: Effect
    computed: Interval
    published: Interval | None
    residual: Interval | None
    figures: tuple[str, ...]

    @property
    def explained(self) -> Literal["rounding", "more than rounding", "none"]:
        """What the residual can be: rounding alone where zero is within its bounds; ``none`` without one."""
        if self.residual is None:
            return "none"
        return "rounding" if 0 in self.residual else "more than rounding"


def divisia(
    weights: Mapping[str, Series],
    penetrations: Mapping[str, Series],
    start: int,
    end: int,
    published: Series | None = None,
) -> Divisia:
    """Decompose the change of ``S = sum_i w_i p_i / 100`` into penetration and structure.

    The additive logarithmic mean Divisia index, LMDI-I: with V_i = w_i p_i / 100
    and L the `log_mean`,

        penetration_i = L(V_i,end, V_i,start) ln(p_i,end / p_i,start),
        structure_i   = L(V_i,end, V_i,start) ln(w_i,end / w_i,start),

    which add up to the change of V_i without a remainder, and change their sign
    with the direction of time. Formula (5) of Ang, B. W. (2005), The LMDI approach to
    decomposition analysis: a practical guide, Energy Policy 33, 867-871.

    Bounds of an effect are sharp where `_effect` can tell that they lie at the
    corners, and enclose it elsewhere. Those of the totals take sectors to be
    independent, which encloses, since weights in truth make way for each other.

    Parameters
    ----------
    weights : mapping of str to Series
        By sector, its share of GDP, per cent.
    penetrations : mapping of str to Series
        By the same sectors, the digital part of its value added, per cent.
    start, end : int
        First and last year.
    published : Series, optional
        The sectoral part's published share of GDP, per cent.

    Raises
    ------
    InputError
        When the window is empty, the sectors are not the same, a value is missing or
        can be zero, series are of several places or definitions, or weights add up
        to more than a hundred.

    Examples
    --------
    A sector of 40 per cent of GDP, of which 20 per cent are digital and then 25:

    >>> def shares(first, last):
    ...     known = {2016: Interval.exact(first), 2022: Interval.exact(last)}
    ...     return Series("AAA", "share", "D", "first", "percent", known, {})
    >>> found = divisia({"secondary": shares(40, 40)}, {"secondary": shares(20, 25)}, 2016, 2022)
    >>> print(found.total.penetration, found.total.structure)
    2 [2, 2] 0 [0, 0]
    """
    check_window(start, end)
    check_sectors(weights, penetrations, (start, end))
    if published:
        _check_alike("published share", [published, *penetrations.values()], (start, end))
    ends = {
        name: tuple(series[name].values[year] for series in (weights, penetrations) for year in (start, end))
        for name in weights
    }
    sectors = tuple(
        Effect(name, _effect(p0, p1, w0, w1), _effect(w0, w1, p0, p1))
        for name, (w0, w1, p0, p1) in ends.items()
    )
    total = Effect("", added(e.penetration for e in sectors), added(e.structure for e in sectors))
    computed = added(
        monotone(lambda w0, w1, p0, p1: (w1 * p1 - w0 * p0) / 100, *known) for known in ends.values()
    )
    change = published.values[end] - published.values[start] if published else None
    used = [*weights.values(), *penetrations.values(), *([published] if published else [])]
    figures = united(*(series.cited(start, end) for series in used))
    residual = change - computed if change else None
    return Divisia(start, end, sectors, total, computed, change, residual, figures)


def _effect(x0: Interval, x1: Interval, z0: Interval, z1: Interval) -> Interval:
    """Effect of a factor x on the product ``V = x z / 100``, ``L(V1, V0) ln(x1 / x0)``.

    It is monotone in z0 and in z1, since L is. Its slope in x1 has the sign of
    ``1 - k I(q)`` with ``k = ln(z1 / z0)``, ``q = ln(V1 / V0)`` and
    ``I(q) = integral of (1 - t) exp(-q t) over 0 to 1``, at most ``exp(|q|) / 2``;
    by symmetry, that in x0 the sign of ``-(1 + k I(-q))``. So while
    ``|k| exp(|q|) < 2`` over all bounds, the extremes are at the corners: z would
    have to change by a factor of seven, or V against it. Else log-mean and
    log-ratio are bounded each for itself.
    """
    k = monotone(lambda first, last: math.log(last / first), z0, z1)
    q = monotone(lambda a, b, c, d: math.log(b * d / (a * c)), x0, x1, z0, z1)
    if max(abs(k.low), abs(k.high)) * math.exp(max(abs(q.low), abs(q.high))) < 2:
        return monotone(lambda a, b, c, d: log_mean(b * d, a * c) * math.log(b / a) / 100, x0, x1, z0, z1)
    mean = monotone(lambda a, b, c, d: log_mean(b * d, a * c) / 100, x0, x1, z0, z1)
    return mean * monotone(lambda first, last: math.log(last / first), x0, x1)


def check_sectors(
    weights: Mapping[str, Series], penetrations: Mapping[str, Series], years: tuple[int, ...]
) -> None:
    """Raise an InputError unless both are of the same sectors, and shares above zero in the years."""
    missing = sorted(set(weights) ^ set(penetrations))
    if missing or not weights:
        raise InputError(
            f"sectors: {', '.join(missing) or 'none'} has no weight or no penetration; "
            "expected both for the same sectors."
        )
    _check_alike("weight", list(weights.values()), years)
    _check_alike("penetration", list(penetrations.values()), years)
    places = {series.place for series in (*weights.values(), *penetrations.values())}
    if len(places) > 1:
        raise InputError(f"place: weights and penetrations are of {', '.join(sorted(places))}; expected one.")
    for year in years:
        whole = added(series.values[year] for series in weights.values())
        if whole.low > 100:
            raise InputError(f"weights: those of {year} add up to {whole} per cent of GDP, above 100.")


def _check_alike(what: str, every: Sequence[Series], years: tuple[int, ...]) -> None:
    """Refuse series that lack a year, hold a share that is zero or above 100, or are of two definitions."""
    for series in every:
        whose = f"{series.indicator} of {series.place} by {series.definition}"
        for year in years:
            if not series.covers(year):
                raise InputError(f"{what}: {whose} has no value for {year}; expected one.")
            share = series.values[year]
            if share.low <= 0 or share.low > 100:
                raise InputError(
                    f"{what}: {whose} has {share} per cent in {year}; expected a share above zero, "
                    f"which has a logarithm, and of at most 100; see {', '.join(series.cited(year))}."
                )
        if (series.place, series.definition) != (every[0].place, every[0].definition):
            raise InputError(
                f"{what}: {whose} beside {every[0].indicator} of {every[0].place} by {every[0].definition}; "
                "expected one place and one definition."
            )


def divisia_frame(found: Divisia) -> pd.DataFrame:
    """Effects as a table: a row for each sector, their total and, where published, the residual.

    Returns
    -------
    pandas.DataFrame
        Columns ``sector`` (``total`` and ``residual`` below the sectors), and
        with bounds ``penetration``, ``structure`` and ``change``, in percentage points of GDP.
    """
    import pandas as pd

    rows: list[dict[str, object]] = [
        {
            "sector": effect.sector or "total",
            **columns("penetration", effect.penetration),
            **columns("structure", effect.structure),
            **columns(
                "change", found.computed if effect is found.total else effect.penetration + effect.structure
            ),
        }
        for effect in (*found.sectors, found.total)
    ]
    for name in ("residual", "published"):
        change: Interval | None = getattr(found, name)
        rows += [{"sector": name, **columns("change", change)}] if change else []
    return pd.DataFrame(rows)
