"""How many people digital work could keep where they live: what is counted, and what has to be assumed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from econlab.errors import InputError, nearest
from econlab.evidence.intervals import OUTWARD, Interval, columns
from econlab.evidence.series import united
from econlab.faces import Faced

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from econlab.measures.least_squares import Levels

# The assumption about people counted in more than one source, in per cent.
OVERLAP = "overlap"
# What else moves the share, beside counts and assumptions.
SHORTFALL = "shortfall"
# The rung below all assumptions: every number at its middle.
MIDDLE = "middle"


@dataclass(frozen=True, slots=True)
class Assumption(Faced):
    """A number that no figure gives, and the range it is taken to lie in.

    Attributes
    ----------
    name : str
        As the sources name it among their factors; `OVERLAP` for the part of
        the people in the smaller sources who are in the largest one too, per cent.
    low, high : float
        The range, an assumption.
    limit : float
        No value can lie above it, whatever is assumed: 100 for a part in per
        cent, infinite for jobs per village.
    unit : str
        ``percent`` is divided by a hundred where it multiplies; any other is taken as it is.
    least : float
        No value can lie below it. One for a multiple of a count printed as "more than".
    figures : tuple of str
        Ids of the figures or sources that the range rests on; none where it is a judgement.

    Raises
    ------
    InputError
        Unless ``0 <= least <= low <= high <= limit``.
    """

    name: str
    low: float
    high: float
    limit: float
    unit: str
    least: float = 0.0
    figures: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a range that is out of order or leaves what is possible."""
        if not 0 <= self.least <= self.low <= self.high <= self.limit or math.isinf(self.low):
            raise InputError(
                f"assumption {self.name}: found {self.low:.12g} to {self.high:.12g} {self.unit}; expected "
                f"a range within {self.least:.12g} to {self.limit:.12g}, the lower end first."
            )

    @property
    def range(self) -> Interval:
        """What is assumed; it has a point only where it is one number."""
        return Interval(self.low, self.high, self.low if self.low == self.high else None)

    @property
    def unassumed(self) -> Assumption:
        """The same number with nothing assumed: anywhere between the logical limits."""
        return replace(self, low=self.least, high=self.limit)

    def at(self, value: float) -> Assumption:
        """Return the assumption that the number is this one."""
        return replace(self, low=value, high=value)


@dataclass(frozen=True, slots=True)
class Source:
    """Something counted whose numbers may have kept people where they live.

    Attributes
    ----------
    name : str
        What is counted.
    count : Interval
        How many are new since the baseline; the whole stock where no base is known.
    factors : tuple of str
        Names of the assumptions that turn the count into persons by multiplying it.
    figures : tuple of str
        Ids of the figures that give the count.

    Raises
    ------
    InputError
        When the count can be below zero, or the overlap is among the factors.
    """

    name: str
    count: Interval
    factors: tuple[str, ...]
    figures: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse a count below zero, and the overlap as a factor."""
        if self.count.low < 0:
            raise InputError(f"source {self.name}: found a count of {self.count}; expected none below zero.")
        if OVERLAP in self.factors:
            raise InputError(f"source {self.name}: found the factor {OVERLAP!r}, which is between sources.")

    @property
    def count_name(self) -> str:
        """Name of the count among the inputs: a source may be named as an assumption is."""
        return f"{self.name}_count"


@dataclass(frozen=True, slots=True)
class Accounting(Faced):
    """Sources with the assumptions they use; made by `accounting`, which checks them.

    Attributes
    ----------
    sources : tuple of Source
        As given.
    assumptions : mapping of str to Assumption
        Those that a source uses, and the overlap of several sources, as given.
    """

    sources: tuple[Source, ...]
    assumptions: Mapping[str, Assumption]

    @property
    def ranges(self) -> dict[str, Interval]:
        """Bounds of every input, counts first, by `Source.count_name`, then assumptions."""
        counts = {source.count_name: source.count for source in self.sources}
        return counts | {name: assumption.range for name, assumption in self.assumptions.items()}

    @property
    def middle(self) -> dict[str, float]:
        """Every input at its point: the printed one of a count, the middle of a range.

        Raises
        ------
        InputError
            When a range is open, or a count that was printed without a point.
        """
        for name, within in self.ranges.items():
            if math.isnan(within.point):
                raise InputError(f"{name}: found {within}, which has no middle; expected a closed range.")
        return {name: within.point for name, within in self.ranges.items()}

    def persons(self, at: Mapping[str, float | Levels]) -> Levels:
        """Persons held, as `persons` defines them, with the inputs at the given numbers or draws."""
        import numpy as np

        def factor(name: str) -> Levels:
            return np.asarray(at[name], float) / (100 if self.assumptions[name].unit == "percent" else 1)

        held = []
        for source in self.sources:
            product = np.asarray(at[source.count_name], float)
            for name in source.factors:
                product = _times(product, factor(name))
            held.append(product)
        # Sorted, the smaller sources and the largest each rise with every input, to the last digit.
        *smaller, largest = np.sort(np.stack(np.broadcast_arrays(*held)), axis=0)
        rest: Levels = np.sum(smaller, axis=0)
        together: Levels = largest + _times(rest, 1 - factor(OVERLAP)) if smaller else largest
        return together

    def bounds(self) -> Interval:
        """Persons held, with every input anywhere in its range."""
        import numpy as np

        ranges = self.ranges
        # It rises in every input but the overlap, so two of the corners are the extremes.
        ends = {name: np.array([within.low, within.high]) for name, within in ranges.items()}
        if OVERLAP in ends:
            ends[OVERLAP] = ends[OVERLAP][::-1]
        low, high = (float(end) for end in self.persons(ends))
        value = None
        if all(within.value is not None for within in ranges.values()):
            value = float(self.persons(self.middle))
        if any(within.width for within in ranges.values()):
            low, high = low * (1 - OUTWARD), high * (1 + OUTWARD)
        return Interval(low, high, value)

    def supposing(self, assumptions: Iterable[Assumption]) -> Accounting:
        """Return the same sources with other ranges for some assumptions."""
        return replace(self, assumptions=dict(self.assumptions) | {a.name: a for a in assumptions})

    def cited(self, names: Iterable[str]) -> tuple[str, ...]:
        """Figures behind all counts and the named assumptions."""
        behind = (source.figures for source in self.sources)
        return united(*behind, *(self.assumptions[name].figures for name in names))


def _times(a: Levels, b: Levels) -> Levels:
    """Product in which nothing times an open end is nothing, where floats would say NaN."""
    import numpy as np

    with np.errstate(invalid="ignore"):
        product: np.ndarray[Any, np.dtype[np.float64]] = np.where((a == 0) | (b == 0), 0.0, a * b)
    return product


def accounting(sources: Iterable[Source], assumptions: Iterable[Assumption]) -> Accounting:
    """Sources with the assumptions they use.

    Assumptions that no source uses are left out, so that one list serves places
    that have different figures; the overlap is used where there are several sources.

    Raises
    ------
    InputError
        When there is no source, a factor or the overlap has no assumption, a name
        occurs twice or is one that results use, or the overlap is no part in per cent.
    """
    sources, assumptions = tuple(sources), tuple(assumptions)
    if not sources:
        raise InputError("sources: found none; expected at least one.")
    names = [source.count_name for source in sources] + [assumption.name for assumption in assumptions]
    for name in names:
        if names.count(name) > 1 or name in (SHORTFALL, MIDDLE):
            raise InputError(
                f"inputs: found {name!r} {'more than once' if names.count(name) > 1 else 'among them'}; "
                f"expected counts and assumptions to have different names, none {SHORTFALL} or {MIDDLE}."
            )
    known = {assumption.name: assumption for assumption in assumptions}
    needed = {name: f"factor of {source.name}" for source in sources for name in source.factors}
    if len(sources) > 1:
        needed[OVERLAP] = "people counted in more than one source"
    for name, what in needed.items():
        if name not in known:
            raise InputError(
                f"assumptions: found none named {name!r}, {what}; expected its range{nearest(name, known)}."
            )
    if OVERLAP in needed and (known[OVERLAP].unit, known[OVERLAP].limit) != ("percent", 100):
        raise InputError(
            f"assumption {OVERLAP}: found the unit {known[OVERLAP].unit!r} and the limit "
            f"{known[OVERLAP].limit:g}; expected percent and 100."
        )
    return Accounting(sources, {name: one for name, one in known.items() if name in needed})


def persons(sources: Iterable[Source], assumptions: Iterable[Assumption]) -> Interval:
    """Persons whom digital work could keep where they live.

    With n_k the count of source k, f its factors and o the overlap,

        p_k = n_k prod_f f,    D = sum_k p_k - o (sum_k p_k - max_k p_k) / 100,

    so that o = 0 counts nobody twice and o = 100 takes everybody to be in the
    largest source too. Those are the most and the least that people in several
    groups can be (Fréchet, M. (1935), Généralisation du théorème des probabilités
    totales, Fundamenta Mathematicae 25, 379-387), so that every case lies between.

    D rises in every count and factor and falls in the overlap: the bounds are sharp.

    Raises
    ------
    InputError
        As in `accounting`.

    Examples
    --------
    >>> sellers = Source("sellers", Interval.exact(100.0), ("stayed",), ())
    >>> villages = Source("villages", Interval.exact(2.0), ("jobs",), ())
    >>> stayed = Assumption("stayed", 20, 50, 100, "percent")
    >>> jobs = Assumption("jobs", 10, 20, float("inf"), "person")
    >>> overlap = Assumption("overlap", 0, 100, 100, "percent")
    >>> print(persons([sellers, villages], [stayed, jobs, overlap]))
    [20, 90]
    """
    return accounting(sources, assumptions).bounds()


def assumptions_frame(assumptions: Iterable[Assumption]) -> pd.DataFrame:
    """Assumptions as a table, one row each, with what their range rests on.

    Returns
    -------
    pandas.DataFrame
        Columns ``assumption``, ``range`` with bounds, ``least``, ``limit``, ``unit`` and
        ``figures``, none where the range is a judgement.
    """
    import pandas as pd

    return pd.DataFrame(
        [
            {
                "assumption": one.name,
                **columns("range", one.range),
                "least": one.least,
                "limit": one.limit,
                "unit": one.unit,
                "figures": one.figures,
            }
            for one in assumptions
        ]
    )
