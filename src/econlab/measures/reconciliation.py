"""Parts held against their whole, on bounds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from econlab.errors import InputError
from econlab.evidence.intervals import Interval

Agreement = Literal["exact", "within rounding", "inferred", "irreconcilable"]
# Relative slack for numbers that add up on paper but not in binary.
_SLACK = 1e-12


@dataclass(frozen=True, slots=True)
class Reconciled:
    """Parts and their whole, each clipped to what the others leave for it.

    Attributes
    ----------
    parts : mapping of str to Interval
        Bounds that some choice of the others completes to the whole, with the
        printed point, moved to the nearer bound where it lies outside; as they
        were given where no choice adds up.
    whole : Interval
        Likewise.
    gap : Interval or None
        Sum of the parts less the whole, as given; None where one of them was
        inferred from the others.
    agreement : {"exact", "within rounding", "inferred", "irreconcilable"}
        The points add up; only the bounds do; one of them was inferred; or no
        choice within the bounds adds up.
    """

    parts: Mapping[str, Interval]
    whole: Interval
    gap: Interval | None
    agreement: Agreement


def reconcile(parts: Mapping[str, Interval], whole: Interval) -> Reconciled:
    """Hold parts against their whole.

    Some choice within the bounds adds up when zero lies in the sum of the parts
    less the whole. Each part is then clipped to the whole less the other parts,
    and the whole to the sum of the parts; for one linear equation these bounds
    are sharp, and clipping once is enough.

    Parameters
    ----------
    parts : mapping of str to Interval
        At least two, which exclude each other.
    whole : Interval
        In the same unit.

    Raises
    ------
    InputError
        When there are less than two parts.

    Examples
    --------
    >>> printed = {"core": Interval(7.765, 7.775, 7.77), "sectoral": Interval(4.905, 4.915, 4.91)}
    >>> found = reconcile(printed, Interval(12.665, 12.675, 12.67))
    >>> found.agreement, round(found.whole.low, 3), found.whole.high
    ('within rounding', 12.67, 12.675)
    """
    if len(parts) < 2:
        raise InputError(f"parts: {' '.join(parts) or 'none'} given; expected two or more, and their whole.")
    total = added(parts.values())
    gap, slack = total - whole, _SLACK * abs(whole.low)
    if gap.low > slack or gap.high < -slack:
        return Reconciled(dict(parts), whole, gap, "irreconcilable")
    exact = gap.value is not None and abs(gap.value) <= slack
    # Numbers that add up on paper leave nothing, whatever binary makes of them.
    gap = Interval(min(gap.low, 0.0), max(gap.high, 0.0), 0.0) if exact else gap
    clipped = {
        name: within(part, whole - added(other for key, other in parts.items() if key != name))
        for name, part in parts.items()
    }
    return Reconciled(clipped, within(whole, total), gap, "exact" if exact else "within rounding")


def complete(
    parts: Mapping[str, Interval], whole: Interval | None, names: Iterable[str]
) -> Reconciled | None:
    """Reconcile parts with their whole, inferring the one that is not given.

    Without the whole it is the sum of the parts; without one part, this is the
    whole less the others, and not below zero.

    Parameters
    ----------
    parts : mapping of str to Interval
        Those known, none below zero.
    whole : Interval or None
        None where it is not known.
    names : iterable of str
        All parts there are.

    Returns
    -------
    Reconciled or None
        None where more than one is missing.
    """
    missing = [name for name in names if name not in parts]
    if len(missing) + (whole is None) > 1:
        return None
    if whole is None:
        return Reconciled(dict(parts), added(parts.values()), None, "inferred")
    if not missing:
        return reconcile(parts, whole)
    left = whole - added(parts.values())
    if left.high < 0:
        return Reconciled(dict(parts), whole, -left, "irreconcilable")
    found = reconcile({**parts, missing[0]: left.clipped(0, left.high)}, whole)
    return Reconciled(found.parts, found.whole, None, "inferred")


def added(intervals: Iterable[Interval]) -> Interval:
    """Sum of independent numbers; zero for none."""
    return sum(intervals, start=Interval.exact(0.0))


def within(own: Interval, left: Interval) -> Interval:
    """Return the numbers that lie in both of two intervals that overlap, with the point nearest to its own.

    They overlap up to the slack of binary numbers.
    """
    low, high = sorted((max(own.low, left.low), min(own.high, left.high)))
    return Interval(low, high, None if own.value is None else min(max(own.value, low), high))
