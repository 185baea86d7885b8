"""The change of a whole along parts that exclude each other, and what cuts across them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from econlab.errors import InputError, nearest
from econlab.evidence.intervals import Interval, columns, monotone
from econlab.evidence.series import Series, united
from econlab.faces import Faced
from econlab.measures.reconciliation import Agreement, added, reconcile
from econlab.measures.windows import check_window

if TYPE_CHECKING:
    import pandas as pd

# Each whole, and the parts it divides into; the first is the whole of all. A part may be divided in turn.
Scheme = Mapping[str, Sequence[str]]
# A level as a sum of series, each with its sign: {"outgoing": 1, "interprovincial": -1}.
# In a tree none counts twice.
_Sum = Mapping[str, int]

_BEST_FIRST: tuple[Agreement, ...] = ("inferred", "exact", "within rounding", "irreconcilable")


@dataclass(frozen=True, slots=True)
class Part(Faced):
    """The change of one part between two years.

    Attributes
    ----------
    name : str
        Its role, such as ``local``.
    before, after : Interval
        Levels of the first and the last year.
    change : Interval
        The second less the first.
    share : Interval or None
        Of the change of the whole, per cent: negative where the part moved the
        other way. None where that change can be zero, and for what cuts across the parts.
    inferred : bool
        Whether no series gives it, but a whole less the other parts, or the sum of its parts.
    figures : tuple of str
        Ids of the figures used.
    """

    name: str
    before: Interval
    after: Interval
    change: Interval
    share: Interval | None
    inferred: bool
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Partition(Faced):
    """The change of a whole between two years, along parts that exclude each other.

    Attributes
    ----------
    place, definition, vintage, unit : str
        As in the series.
    start, end : int
        First and last year.
    whole : Part
        What is divided.
    parts : tuple of Part
        The finest division that is known of both years, in the order of the scheme.
    subtotals : tuple of Part
        Parts that were divided in turn.
    beside : tuple of Part
        What cuts across the parts, and adds up to nothing with them.
    residual : Interval
        Change of the whole less those of the parts, with what rounding leaves open.
    agreement : {"exact", "within rounding", "inferred", "irreconcilable"}
        The worst that `reconcile` finds, in either year, of wholes known apart
        from their parts; ``inferred`` where there is none, so that nothing was
        tested; ``irreconcilable`` also where an inferred part of counts is below zero.
    """

    place: str
    definition: str
    vintage: str
    unit: str
    start: int
    end: int
    whole: Part
    parts: tuple[Part, ...]
    subtotals: tuple[Part, ...]
    beside: tuple[Part, ...]
    residual: Interval
    agreement: Agreement


def partition(
    series: Mapping[str, Series], scheme: Scheme, start: int, end: int, *, beside: Sequence[str] = ()
) -> Partition:
    """Divide the change of a whole between two years among its parts.

    ``change_i = V_i,end - V_i,start``; with the residual the points of the parts
    add up to that of the whole. In each division one series may be missing: it is
    the whole less the other parts, or the sum of the parts. Where more are
    missing, the part is not divided. Each level is thus a sum of series, of which
    each counts once, and ``share_i = 100 change_i / change`` is, in the change of
    each series taken alone, only rising or only falling; so all bounds are sharp
    as far as series are known independently. They are not narrowed by what
    parts and whole leave for each other.

    Parameters
    ----------
    series : mapping of str to Series
        By role; what does not have both years is not used.
    scheme : mapping of str to sequence of str
        Roles of the parts, for the role of the whole, which comes first, and of
        each part that is divided in turn.
    start, end : int
        First and last year.
    beside : sequence of str
        Roles of series that cut across the parts; left out where a year is missing.

    Raises
    ------
    InputError
        When the window is empty, the scheme is no tree, a role is not in it, the
        series are not of one place, definition, vintage and unit, or do not
        suffice for the whole and a division of it.

    Examples
    --------
    >>> def counts(indicator, before, after):
    ...     values = {2019: Interval.exact(before), 2021: Interval.exact(after)}
    ...     return Series("AAA", indicator, "D", "first", "person", values, {})
    >>> given = {"total": counts("t", 90, 96), "away": counts("a", 50, 47), "far": counts("f", 30, 25)}
    >>> found = partition(given, {"total": ("home", "away"), "away": ("far", "near")}, 2019, 2021)
    >>> [(part.name, part.change.value, part.inferred) for part in found.parts]
    [('home', 9, True), ('far', -5, False), ('near', 2, True)]
    """
    check_window(start, end)
    _check_scheme(scheme)
    _check_series(series, scheme, beside)
    known = {role: one for role, one in series.items() if one.covers(start, end)}
    top = next(iter(scheme))
    sums = _sums(known, scheme)
    leaves, subtotals = _divided(top, scheme, sums)
    if leaves == [top]:
        raise InputError(
            f"series: with both {start} and {end} there are {', '.join(known) or 'none'}; expected all but "
            f"one of {', '.join([top, *scheme[top]])}."
        )
    ends = _Ends(known, start, end)
    rest = _added((sums[top], 1), *((sums[leaf], -1) for leaf in leaves))
    one = next(iter(known.values()))
    return Partition(
        one.place, one.definition, one.vintage, one.unit, start, end,
        ends.part(top, sums[top], sums[top]),
        tuple(ends.part(role, sums[role], sums[top]) for role in leaves),
        tuple(ends.part(role, sums[role], sums[top]) for role in subtotals),
        tuple(ends.part(role, {role: 1}) for role in beside if role in known),
        _total(rest, ends.changes), _agreement(scheme, sums, ends),
    )  # fmt: skip


class _Ends:
    """What series give for two years."""

    def __init__(self, known: Mapping[str, Series], start: int, end: int) -> None:
        self.before = {role: one.values[start] for role, one in known.items()}
        self.after = {role: one.values[end] for role, one in known.items()}
        self.changes = {role: self.after[role] - self.before[role] for role in known}
        self.figures = {role: one.cited(start, end) for role, one in known.items()}

    def part(self, name: str, own: _Sum, whole: _Sum | None = None) -> Part:
        """Return the change of a level, and its share in that of a whole."""
        return Part(
            name, _total(own, self.before), _total(own, self.after), _total(own, self.changes),
            self._share(own, whole) if whole else None, own != {name: 1},
            united(*(self.figures[role] for role in own)),
        )  # fmt: skip

    def _share(self, own: _Sum, whole: _Sum) -> Interval | None:
        roles = sorted({*own, *whole})
        changes = [self.changes[role] for role in roles]
        if 0 in _total(whole, self.changes) or not all(math.isfinite(one.width) for one in changes):
            return None

        def share(*points: float) -> float:
            at = dict(zip(roles, points, strict=True))
            return 100 * _at(own, at) / _at(whole, at)

        return monotone(share, *changes)


def _at(own: _Sum, points: Mapping[str, float]) -> float:
    return sum(sign * points[role] for role, sign in own.items())


def _total(own: _Sum, values: Mapping[str, Interval]) -> Interval:
    """Sum up intervals; a single one stays as it is."""
    terms = [values[role] if sign > 0 else -values[role] for role, sign in own.items()]
    return sum(terms[1:], start=terms[0]) if terms else Interval.exact(0.0)


def _check_scheme(scheme: Scheme) -> None:
    roles: set[str] = set()
    for whole, parts in scheme.items():
        if roles and whole not in roles:
            raise InputError(
                f"scheme: {whole} is divided, but it is no part of those before; expected a tree."
            )
        roles.add(whole)
        if len(parts) < 2:
            raise InputError(
                f"scheme: {whole} has the parts {', '.join(parts) or 'none'}; expected two or more."
            )
        for part in parts:
            if part in roles:
                raise InputError(f"scheme: {part} stands in it twice; expected a tree.")
            roles.add(part)
    if not roles:
        raise InputError("scheme: found none; expected a whole and its parts.")


def _check_series(series: Mapping[str, Series], scheme: Scheme, beside: Sequence[str]) -> None:
    divided = dict.fromkeys([*scheme, *(part for parts in scheme.values() for part in parts)])
    for role in beside:
        if role in divided:
            raise InputError(f"beside: {role} is in the scheme; expected what cuts across its parts.")
    roles = [*divided, *beside]
    for role in series:
        if role not in roles:
            raise InputError(
                f"series: found {role!r}{nearest(role, roles)}; expected roles among {', '.join(roles)}."
            )
    whose = {role: (one.place, one.definition, one.vintage, one.unit) for role, one in series.items()}
    first = next(iter(whose), "")
    for role, own in whose.items():
        if own != whose[first]:
            raise InputError(
                f"series: {role} is of {' '.join(own)}, but {first} of {' '.join(whose[first])}; "
                "expected one place, definition, vintage and unit."
            )


def _sums(given: Iterable[str], scheme: Scheme) -> dict[str, _Sum]:
    """Write each level that is given or can be inferred as a sum of the given ones."""
    sums: dict[str, _Sum] = {role: {role: 1} for role in given}
    while True:
        inferred = {}
        for whole, parts in scheme.items():
            missing = [role for role in (whole, *parts) if role not in sums]
            if missing == [whole]:
                inferred[whole] = _added(*((sums[part], 1) for part in parts))
            elif len(missing) == 1:
                others = ((sums[part], -1) for part in parts if part != missing[0])
                inferred[missing[0]] = _added((sums[whole], 1), *others)
        if not inferred:
            return sums
        sums.update(inferred)


def _added(*signed: tuple[_Sum, int]) -> _Sum:
    """Add up sums, each with a sign, leaving out what cancels."""
    total: dict[str, int] = {}
    for one, sign in signed:
        for role, own in one.items():
            total[role] = total.get(role, 0) + sign * own
    return {role: sign for role, sign in total.items() if sign}


def _divided(role: str, scheme: Scheme, sums: Mapping[str, _Sum]) -> tuple[list[str], list[str]]:
    """Return the finest parts of a role that are known, and those between it and them."""
    parts = scheme.get(role, ())
    if not parts or not all(name in sums for name in (role, *parts)):
        return [role], []
    leaves: list[str] = []
    between: list[str] = []
    for part in parts:
        finer, below = _divided(part, scheme, sums)
        leaves += finer
        between += [part, *below] if finer != [part] else []
    return leaves, between


def _agreement(scheme: Scheme, sums: Mapping[str, _Sum], ends: _Ends) -> Agreement:
    """Return the worst agreement of a whole with its parts, where series give both independently."""
    found: list[Agreement] = ["inferred"]
    for values in (ends.before, ends.after):
        for whole, parts in scheme.items():
            if not all(role in sums for role in (whole, *parts)):
                continue
            gap = _added((sums[whole], 1), *((sums[part], -1) for part in parts))
            if gap:
                left = added(values[role] for role, sign in gap.items() if sign > 0)
                given = {role: values[role] for role, sign in gap.items() if sign < 0}
                found.append(reconcile(given, left).agreement)
        inferred = [_total(own, values) for role, own in sums.items() if own != {role: 1}]
        if min(one.low for one in values.values()) >= 0 and any(one.high < 0 for one in inferred):
            found.append("irreconcilable")
    return max(found, key=_BEST_FIRST.index)


def to_frame(found: Iterable[Partition]) -> pd.DataFrame:
    """Partitions as a table, one row for each whole, part, subtotal, residual and what is beside.

    Returns
    -------
    pandas.DataFrame
        ``counts_as`` says which of these a row is; ``share`` is in per cent of the
        change of the whole. Rows of parts and residual add up to the whole.
    """
    import pandas as pd

    return pd.DataFrame([row for one in found for row in _rows(one)])


def _rows(one: Partition) -> Iterable[dict[str, object]]:
    told = {name: getattr(one, name) for name in ("place", "definition", "vintage", "unit", "start", "end")}
    by_kind = {
        "whole": (one.whole,),
        "part": one.parts,
        "subtotal": one.subtotals,
        "beside": one.beside,
    }
    for kind, parts in by_kind.items():
        for part in parts:
            yield {
                **told,
                "counts_as": kind,
                "name": part.name,
                **columns("before", part.before),
                **columns("after", part.after),
                **columns("change", part.change),
                **columns("share", part.share),
                "inferred": part.inferred,
                "agreement": one.agreement,
                "figures": " ".join(part.figures),
            }
    # The residual is a change only, of the whole less all of its parts.
    behind = united(*(part.figures for part in (one.whole, *one.parts)))
    empty = {**columns("before", None), **columns("after", None)}
    yield {
        **told, "counts_as": "residual", "name": "", **empty, **columns("change", one.residual),
        **columns("share", None), "inferred": True, "agreement": one.agreement,
        "figures": " ".join(behind),
    }  # fmt: skip
