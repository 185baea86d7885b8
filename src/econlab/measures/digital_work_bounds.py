"""How much of a shortfall digital work could account for: from no assumption to all of them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from econlab.errors import InputError, nearest
from econlab.evidence.intervals import Interval, columns
from econlab.faces import Faced
from econlab.measures.digital_work import MIDDLE, SHORTFALL, Accounting, Assumption, Source, accounting

if TYPE_CHECKING:
    import pandas as pd


def share_accounted_for(held: Interval, shortfall: Interval) -> Interval | None:
    """Share of a shortfall that so many persons could account for, per cent, above 100 too.

    None where there is no shortfall. Where it can be zero, the share is that of
    the shortfalls above zero, and its upper end is open.

    Examples
    --------
    >>> print(share_accounted_for(Interval(1, 2), Interval(4, 5)))
    [20, 50]
    >>> print(share_accounted_for(Interval(1, 2), Interval(-1, 5)))
    [20, inf]
    """
    if shortfall.high <= 0:
        return None
    if shortfall.low > 0:
        return 100 * held / shortfall
    low = 100 * held.low / shortfall.high
    high = math.inf if held.high else 0.0
    some = held.value is not None and shortfall.value is not None and shortfall.value > 0
    return Interval(low, high, 100 * held.point / shortfall.point if some else None)


@dataclass(frozen=True, slots=True)
class Rung(Faced):
    """What digital work could account for under some of the assumptions.

    Attributes
    ----------
    assumed : tuple of str
        Names of the assumptions made so far.
    added : str
        The last of them; blank where nothing is assumed; `MIDDLE` for all numbers at their middle.
    persons : Interval
        Persons held, as `persons` defines them.
    share : Interval or None
        That of the shortfall, per cent, above 100 too; None where there is no shortfall.
    figures : tuple of str
        Ids of the figures behind the counts and the assumptions made so far.
    """

    assumed: tuple[str, ...]
    added: str
    persons: Interval
    share: Interval | None
    figures: tuple[str, ...]

    @property
    def capped(self) -> Interval | None:
        """The share that can be accounted for, 0 to 100 per cent."""
        return self.share.clipped(0, 100) if self.share else None


def ladder(
    sources: Iterable[Source],
    assumptions: Iterable[Assumption],
    shortfall: Interval,
    *,
    order: Sequence[str] = (),
) -> tuple[Rung, ...]:
    """Share of a shortfall that digital work could account for, from no assumption to all of them.

    On the first rung every factor and the overlap lie anywhere between their
    logical limits: worst-case bounds in the manner of Manski, C. F. (1990),
    Nonparametric Bounds on Treatment Effects, American Economic Review 80(2),
    319-323. Each further rung adds one assumption, so what it takes to narrow the
    bounds is in the open. No rung is wider than the one before. On the last,
    every number, the shortfall too, is at its middle: a point, and no estimate.

    Parameters
    ----------
    sources, assumptions : iterables of Source and of Assumption
        As in `accounting`.
    shortfall : Interval
        Persons.
    order : sequence of str
        Names of the assumptions as they are to be added; as given by default.

    Raises
    ------
    InputError
        As in `accounting`; when `order` names an assumption that is not there, one
        of them twice, or not all; or a range or the shortfall has no middle.

    Examples
    --------
    Of a hundred sellers 30 to 60 per cent are supposed to have stayed; 80 people are missing:

    >>> sellers = Source("sellers", Interval.exact(100.0), ("stayed",), ())
    >>> stayed = Assumption("stayed", 30, 60, 100, "percent")
    >>> for rung in ladder([sellers], [stayed], Interval.exact(80.0)):
    ...     print(rung.added or "nothing", rung.share)
    nothing [0, 125]
    stayed [37.5, 75]
    middle 56.25 [56.25, 56.25]
    """
    assumptions = tuple(assumptions)
    whole = accounting(sources, assumptions)
    steps = _order(order, whole, [assumption.name for assumption in assumptions])
    rungs = []
    for count in range(len(steps) + 1):
        assumed = steps[:count]
        free = [one.unassumed for name, one in whole.assumptions.items() if name not in assumed]
        held = whole.supposing(free).bounds()
        added = assumed[-1] if assumed else ""
        rungs.append(Rung(assumed, added, held, share_accounted_for(held, shortfall), whole.cited(assumed)))
    if math.isnan(shortfall.point):
        raise InputError(f"{SHORTFALL}: found {shortfall}, which has no middle; expected a closed range.")
    held = Interval.exact(float(whole.persons(whole.middle)))
    share = share_accounted_for(held, Interval.exact(shortfall.point))
    return (*rungs, Rung(steps, MIDDLE, held, share, whole.cited(steps)))


def _order(order: Sequence[str], whole: Accounting, given: Sequence[str]) -> tuple[str, ...]:
    """Names of the assumptions that are used, in the order they are added."""
    for name in order:
        if name not in given:
            raise InputError(
                f"order: found {name!r}, none of {', '.join(given)}{nearest(name, given)}; "
                "expected names of assumptions."
            )
    steps = tuple(name for name in order or given if name in whole.assumptions)
    if sorted(steps) != sorted(whole.assumptions):
        raise InputError(
            f"order: found {', '.join(steps)}; expected each of {', '.join(whole.assumptions)} once."
        )
    return steps


def ladder_frame(rungs: Iterable[Rung]) -> pd.DataFrame:
    """Rungs as a table, one row each, from nothing assumed downwards.

    Returns
    -------
    pandas.DataFrame
        Columns ``rung`` (from 0), ``added``, with bounds ``persons``, ``share`` and
        ``capped`` (per cent), and ``figures``.
    """
    import pandas as pd

    return pd.DataFrame(
        [
            {
                "rung": at,
                "added": rung.added,
                **columns("persons", rung.persons),
                **columns("share", rung.share),
                **columns("capped", rung.capped),
                "figures": ", ".join(rung.figures),
            }
            for at, rung in enumerate(rungs)
        ]
    )
