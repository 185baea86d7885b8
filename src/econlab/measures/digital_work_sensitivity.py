"""Which assumption matters for what digital work could account for: draws, swings and break-even values."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from econlab.errors import InputError
from econlab.evidence.intervals import Interval, columns
from econlab.faces import Faced
from econlab.measures.digital_work import SHORTFALL, Accounting, Assumption, Source, accounting
from econlab.measures.least_squares import drawn, spread

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from econlab.measures.least_squares import Levels

Enough = Literal["within", "below", "above", "always", "never"]


@dataclass(frozen=True, slots=True)
class Simulated:
    """What digital work could account for when every input is drawn within its range.

    Attributes
    ----------
    persons : Interval
        Median and percentile range of the persons held.
    share : Interval or None
        Those of their share of the shortfall, per cent, over the draws that have
        one; None where none has.
    whole : float
        Part of these draws, 0 to 1, in which digital work could account for all of it; NaN without any.
    none : float
        Part of all draws, 0 to 1, without a shortfall.
    draws, seed : int
        As asked for.
    confidence : float
        Part of the draws between the bounds, 0 to 1.
    rank_correlations : mapping of str to float
        Spearman's of the share with each input that varies, the closest first:
        counts and assumptions by their names in `Accounting.ranges`, and ``shortfall``.
    figures : tuple of str
        Ids of the figures behind counts and assumptions.
    """

    persons: Interval
    share: Interval | None
    whole: float
    none: float
    draws: int
    seed: int
    confidence: float
    rank_correlations: Mapping[str, float]
    figures: tuple[str, ...]


def simulate(
    sources: Iterable[Source],
    assumptions: Iterable[Assumption],
    draw_shortfall: Callable[[np.random.Generator, int], Levels],
    *,
    draws: int = 10_000,
    seed: int = 0,
    confidence: float = 0.95,
) -> Simulated:
    """Share of a shortfall that digital work could account for, over draws of all inputs.

    Counts, factors and the overlap are drawn uniformly within their ranges,
    independently of each other and of the shortfall. The ranges say what is
    possible and nothing of how likely: uniform draws are a convention, and the
    percentiles describe the assumptions, not the world.

    Draws come from ``numpy.random.default_rng(seed)``: one call ``uniform(low,
    high, (draws, inputs))`` for counts and then assumptions, in the order of
    `Accounting.ranges`, and then one call of `draw_shortfall`.

    Parameters
    ----------
    sources, assumptions : iterables of Source and of Assumption
        As in `econlab.measures.digital_work.accounting`.
    draw_shortfall : callable
        Takes the generator and the number of draws; returns as many shortfalls, in persons.
    draws : int
        How many, at least one.
    seed : int
        Of the draws.
    confidence : float
        Between 0 and 1.

    Raises
    ------
    InputError
        As in `econlab.measures.digital_work.accounting`; or when a range is open
        or there is no draw.
    """
    import numpy as np

    if draws < 1:
        raise InputError(f"draws: found {draws}; expected at least one.")
    model = accounting(sources, assumptions)
    ranges = model.ranges
    _check_closed(ranges)
    generator = np.random.default_rng(seed)
    inputs = dict(zip(ranges, drawn(list(ranges.values()), draws, generator).T, strict=True))
    missing = draw_shortfall(generator, draws)
    held = model.persons(inputs)
    some = missing > 0
    share = 100 * held[some] / missing[some]
    varied = {name: values[some] for name, values in (inputs | {SHORTFALL: missing}).items()}
    return Simulated(
        spread(held, confidence),
        spread(share, confidence) if len(share) else None,
        float((held[some] >= missing[some]).mean()) if len(share) else math.nan,
        float((~some).mean()),
        draws, seed, confidence, _rank_correlations(share, varied), model.cited(model.assumptions),
    )  # fmt: skip


def _check_closed(ranges: Mapping[str, Interval]) -> None:
    for name, within in ranges.items():
        if math.isinf(within.high):
            raise InputError(
                f"{name}: found the open range {within}, which cannot be drawn from; expected a closed one. "
                "For a count printed as 'more than', take the number printed and a factor that multiplies it."
            )


def _rank_correlations(share: Levels, inputs: Mapping[str, Levels]) -> dict[str, float]:
    """Spearman's correlation of the share with each input that varies, largest first."""
    import numpy as np
    import pandas as pd

    varied = {name: values for name, values in inputs.items() if len(values) and np.ptp(values) > 0}
    if not varied or np.ptp(share) == 0:
        return {}
    found = pd.DataFrame(varied).rank().corrwith(pd.Series(share).rank())
    ordered = sorted(found.items(), key=lambda item: (-abs(item[1]), str(item[0])))
    return {str(name): float(value) for name, value in ordered}


@dataclass(frozen=True, slots=True)
class Swing:
    """How far one input moves the share of the shortfall, all others at their middle.

    Attributes
    ----------
    name : str
        Of the input, as in `Accounting.ranges`, or ``shortfall``.
    low, high : float
        Share at the low and at the high end of the input's range, per cent; infinite at an
        open end, and where the shortfall can be zero.
    middle : float
        Share with every input at its middle, the same for all.
    range : Interval
        The ends of the input, and its middle.
    """

    name: str
    low: float
    high: float
    middle: float
    range: Interval

    @property
    def width(self) -> float:
        """Distance between the two shares, in percentage points."""
        return abs(self.high - self.low)


def tornado(
    sources: Iterable[Source], assumptions: Iterable[Assumption], shortfall: Interval
) -> tuple[Swing, ...]:
    """How far each input moves the share of a shortfall, one at a time, the widest swing first.

    Inputs that are one exact number are left out. What two inputs do together is not shown.

    Raises
    ------
    InputError
        As in `econlab.measures.digital_work.accounting`; or when a range has no
        middle, or the shortfall's point is not above zero.

    Examples
    --------
    >>> sellers = Source("sellers", Interval.exact(100.0), ("stayed",), ())
    >>> stayed = Assumption("stayed", 30, 60, 100, "percent")
    >>> [(one.name, one.low, one.high) for one in tornado([sellers], [stayed], Interval(50, 200, 100))]
    [('shortfall', 90.0, 22.5), ('stayed', 30.0, 60.0)]
    """
    import numpy as np

    model, missing = accounting(sources, assumptions), _point(shortfall)
    middle = model.middle
    held = float(model.persons(middle))
    centre = 100 * held / missing
    swings = []
    for name, within in model.ranges.items():
        low, high = 100 * model.persons(middle | {name: np.array([within.low, within.high])}) / missing
        swings.append(Swing(name, float(low), float(high), centre, _centred(within)))
    low, high = (_share(held, end) for end in (shortfall.low, shortfall.high))
    swings.append(Swing(SHORTFALL, low, high, centre, _centred(shortfall)))
    moving = [swing for swing in swings if swing.range.width]
    return tuple(sorted(moving, key=lambda swing: (-swing.width, swing.name)))


def _share(held: float, missing: float) -> float:
    if missing > 0:
        return 100 * held / missing
    return math.inf if held else 0.0


def _centred(within: Interval) -> Interval:
    return Interval(within.low, within.high, within.point)


def _point(shortfall: Interval) -> float:
    if not shortfall.point > 0:
        raise InputError(f"{SHORTFALL}: found {shortfall}; expected a point above zero to account for.")
    return shortfall.point


@dataclass(frozen=True, slots=True)
class BreakEven(Faced):
    """Value of one assumption at which digital work could account for the whole shortfall.

    Attributes
    ----------
    name, unit : str
        Of the assumption.
    value : float or None
        All others at their middle; None where no value between the logical limits is the one.
    low, high : float
        The range assumed.
    limit : float
        No value can lie above it.
    enough : {"within", "below", "above", "always", "never"}
        Where the value lies beside the range assumed; or, where there is none,
        whether every value between the logical limits is enough, or none.
    """

    name: str
    unit: str
    value: float | None
    low: float
    high: float
    limit: float
    enough: Enough


def break_even(
    sources: Iterable[Source], assumptions: Iterable[Assumption], shortfall: Interval
) -> tuple[BreakEven, ...]:
    """Value of each assumption at which the persons held are the shortfall's point, in the order given.

    Every other input is at its middle. The persons held are continuous and only
    rise, or only fall, in each assumption, so halving finds the value.

    Raises
    ------
    InputError
        As in `tornado`.

    Examples
    --------
    Of a hundred sellers 30 to 60 per cent are supposed to have stayed; 72 people are missing:

    >>> sellers = Source("sellers", Interval.exact(100.0), ("stayed",), ())
    >>> stayed = Assumption("stayed", 30, 60, 100, "percent")
    >>> [one] = break_even([sellers], [stayed], Interval.exact(72.0))
    >>> one.value, one.enough
    (72.0, 'above')
    """
    model, missing = accounting(sources, assumptions), _point(shortfall)
    return tuple(_break_even(model, one, missing) for one in model.assumptions.values())


def _break_even(model: Accounting, one: Assumption, missing: float) -> BreakEven:
    middle = model.middle

    def beyond(value: float) -> float:
        return float(model.persons(middle | {one.name: value})) - missing

    worst, best = sorted((one.least, one.limit), key=beyond)
    value = _crossing(beyond, worst, best) if beyond(worst) <= 0 <= beyond(best) else None
    enough: Enough
    if value is None:
        enough = "always" if beyond(best) >= 0 else "never"
    else:
        enough = "below" if value < one.low else "above" if value > one.high else "within"
    return BreakEven(one.name, one.unit, value, one.low, one.high, one.limit, enough)


def _crossing(function: Callable[[float], float], below: float, above: float) -> float:
    """Where a function that rises from `below` to `above`, whichever is the larger number, is zero."""
    if math.isinf(above):
        above = max(2 * below, 1.0)
        while function(above) < 0:
            above *= 2
    while (middle := (below + above) / 2) not in (below, above):
        if function(middle) >= 0:
            above = middle
        else:
            below = middle
    return above


def simulated_frame(found: Simulated) -> pd.DataFrame:
    """Inputs of the draws as a table, one row each, that which moves with the share most closely first.

    Returns
    -------
    pandas.DataFrame
        Columns ``input`` and ``rank_correlation``.
    """
    import pandas as pd

    return pd.DataFrame(found.rank_correlations.items(), columns=["input", "rank_correlation"])


def break_even_frame(found: Iterable[BreakEven]) -> pd.DataFrame:
    """Break-even values as a table, one row an assumption, in the order given.

    Returns
    -------
    pandas.DataFrame
        Columns ``assumption``, ``value`` (NaN where there is none), ``range`` with
        bounds, ``limit``, ``unit`` and ``enough``.
    """
    import pandas as pd

    return pd.DataFrame(
        [
            {
                "assumption": one.name,
                "value": math.nan if one.value is None else one.value,
                **columns("range", Interval(one.low, one.high)),
                "limit": one.limit,
                "unit": one.unit,
                "enough": one.enough,
            }
            for one in found
        ]
    )
