"""A digital economy in two parts: the ICT core and the sectors that digital technology changes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from econlab.errors import InputError, nearest
from econlab.evidence.intervals import Interval, monotone
from econlab.evidence.series import Series, united
from econlab.faces import Faced
from econlab.measures.reconciliation import Reconciled, complete, reconcile, within

Part = Literal["core", "sectoral"]
Component = Literal["core", "sectoral", "digital_economy"]
Measure = Literal["share_digital_economy", "size", "share_gdp"]
Kind = Literal["irreconcilable", "routes disagree", "missing part"]

PARTS: tuple[Part, ...] = get_args(Part)
COMPONENTS: tuple[Component, ...] = get_args(Component)
# What the split is drawn from; where two cannot agree, the first of them wins.
MEASURES: tuple[Measure, ...] = get_args(Measure)
# Names of core, sectoral part and whole: in most accounts, and in satellite accounts of ICT and e-commerce.
FAMILIES: tuple[tuple[str, str, str], ...] = (
    ("digital_industrialisation", "industrial_digitalisation", "digital_economy"),
    ("ict_industry", "ecommerce_non_ict", "ict_and_ecommerce"),
)
# By family, the measure and the component that each indicator gives.
_ROLES: tuple[Mapping[str, tuple[Measure, Component]], ...] = tuple(
    {
        f"{stem}_{measure}": (measure, component)
        for measure in MEASURES
        for component, stem in zip(COMPONENTS, family, strict=True)
        if (measure, component) != ("share_digital_economy", "digital_economy")
    }
    for family in FAMILIES
)
ROLES = {indicator: role for roles in _ROLES for indicator, role in roles.items()}
# The whole, in per cent of itself.
HUNDRED = Interval.exact(100.0)


@dataclass(frozen=True, slots=True)
class Split(Faced):
    """How a digital economy divides in one year, or on average over a window.

    Attributes
    ----------
    period : str
        A year, or START/END of an average.
    shares : mapping of str to Interval
        Of ``core`` and ``sectoral``, per cent of the digital economy. Bounds and
        point of one are a hundred less those of the other; the point is the
        first that a measure gives within the bounds, else the first moved to them.
    measured : mapping of str to Reconciled
        Parts and whole by ``share_digital_economy`` (per cent of the digital
        economy), ``size`` (currency) and ``share_gdp`` (per cent of GDP), those known.
    figures : mapping of str to tuple of str
        Ids of the figures behind each of these.
    """

    period: str
    shares: Mapping[Part, Interval]
    measured: Mapping[Measure, Reconciled]
    figures: Mapping[Measure, tuple[str, ...]]

    def level(self, measure: Measure, component: Component) -> Interval | None:
        """Size or share of a part or the whole; None where it is not known or irreconcilable."""
        found = self.measured.get(measure)
        if found is None or found.agreement == "irreconcilable":
            return None
        return found.whole if component == "digital_economy" else found.parts[component]

    def cited(self, *measures: Measure) -> tuple[str, ...]:
        """Ids of the figures behind some measures, or behind all, sorted."""
        chosen = measures or tuple(self.figures)
        return united(*(self.figures.get(name, ()) for name in chosen))


@dataclass(frozen=True, slots=True)
class Finding:
    """What does not fit together in a composition.

    Attributes
    ----------
    period : str
        A year, or START/END of an average.
    kind : {"irreconcilable", "routes disagree", "missing part"}
        Parts that cannot add up to the whole; a measure whose split cannot be
        the one that a preferred measure gives, and so does not count; or one
        part printed, with neither the other nor the whole.
    measure : str
        As in `Split`.
    parts : mapping of str to Interval
        Parts as printed; of routes that disagree, the shares by this one.
    whole : Interval or None
        As printed.
    gap : Interval or None
        Sum of the parts less the whole; of routes that disagree, the core's
        share by this one less that by the others.
    figures : tuple of str
        Ids of the figures behind the measure.
    """

    period: str
    kind: Kind
    measure: Measure
    parts: Mapping[str, Interval]
    whole: Interval | None
    gap: Interval | None
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Composition(Faced):
    """The two parts of one digital economy by one definition, period by period.

    Attributes
    ----------
    place, definition, vintage : str
        Whose digital economy, by whose measure, in which release.
    currency : str
        Of the sizes; blank where none is known.
    splits : mapping of str to Split
        By year, and by START/END for averages; only where the split is known.
    findings : tuple of Finding
        What does not fit together.
    """

    place: str
    definition: str
    vintage: str
    currency: str
    splits: Mapping[str, Split]
    findings: tuple[Finding, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """Years with a split, in order; averages left out."""
        return tuple(sorted(int(period) for period in self.splits if "/" not in period))

    def split(self, period: int | str) -> Split:
        """Return the split of a year, or of an average START/END.

        Raises
        ------
        InputError
            When it is not known, with the reason.
        """
        if str(period) not in self.splits:
            raise InputError(f"{self}, {period}: {self.why_not(period)}.")
        return self.splits[str(period)]

    def why_not(self, period: int | str) -> str:
        """Say why a period has no split."""
        found = next((finding for finding in self.findings if finding.period == str(period)), None)
        if found is None:
            return f"neither part is known; expected one of {', '.join(sorted(self.splits)) or 'no period'}"
        shown = (
            f"{' and '.join(f'{name} {bounds}' for name, bounds in found.parts.items())} by {found.measure}"
        )
        if found.kind == "missing part":
            missing = next(part for part in PARTS if part not in found.parts)
            return f"{shown}, but the part {missing} is missing, and so is the whole"
        return f"{shown} cannot add up to {found.whole}; see {', '.join(found.figures)}"

    def cited(self, *periods: int | str) -> tuple[str, ...]:
        """Ids of the figures behind the splits of the periods, sorted."""
        known = [self.splits[str(period)] for period in periods if str(period) in self.splits]
        return united(*(split.cited() for split in known))

    def __str__(self) -> str:
        """Place, definition and vintage."""
        return " ".join(word for word in (self.place, self.definition, self.vintage) if word)


_Printed = Mapping[Measure, Mapping[Component, Series]]


def compose(yearly: Sequence[Series], averages: Mapping[str, Sequence[Series]] | None = None) -> Composition:
    """Put a digital economy together from what is printed of its parts and its whole.

    Shares of the digital economy, sizes and shares of GDP are each reconciled
    with their whole (see `reconcile`); where one of three is not printed, the
    two others give it. Each then gives the core's share of the whole,
    ``100 c / (c + s)``. These routes are intersected in the order of `MEASURES`:
    the printed share states the split itself, sizes stand before shares of GDP,
    which were divided by one more rounded number. A route that cannot be the
    same number as those before it does not count, and is a finding.

    Parameters
    ----------
    yearly : sequence of Series
        Of indicators named by one of `FAMILIES` and a measure of `MEASURES`.
    averages : mapping of str to sequence of Series, optional
        By START/END, series with one value, the average over that window.

    Raises
    ------
    InputError
        When there are no series, one is of another indicator, they mix families,
        places, definitions, vintages or currencies, or a share lies outside 0 and 100.

    Examples
    --------
    >>> def sizes(indicator, size):
    ...     return Series("AAA", indicator, "D", "first", "CNY", {2022: Interval.exact(size)}, {})
    >>> parts = [sizes("digital_industrialisation_size", 2), sizes("industrial_digitalisation_size", 8)]
    >>> print(compose(parts).split(2022).shares["core"])
    20 [20, 20]
    """
    tables = {"": tuple(yearly)} | {window: tuple(found) for window, found in (averages or {}).items()}
    every = [series for found in tables.values() for series in found]
    _check(every)
    splits: dict[str, Split] = {}
    findings: list[Finding] = []
    for window, found in tables.items():
        for year in sorted({year for series in found for year in series.years}):
            split, odd = _split(window or str(year), year, _by_role(found, year))
            findings += odd
            splits |= {split.period: split} if split else {}
    sizes = [series.unit for series in every if ROLES[series.indicator][0] == "size"]
    first = every[0]
    return Composition(
        first.place, first.definition, first.vintage, sizes[0] if sizes else "", splits, tuple(findings)
    )


def _check(every: Sequence[Series]) -> None:
    if not every:
        raise InputError("series: none given; expected those of the parts and the whole.")
    for one in every:
        if one.indicator not in ROLES:
            raise InputError(f"{one.indicator}: is no part of a whole{nearest(one.indicator, ROLES)}.")
        if one.unit == "percent":
            _check_shares(one)
    _check_alike(every)


def _check_shares(series: Series) -> None:
    for year, share in series.values.items():
        if share.low > 100 or share.high < 0:
            raise InputError(
                f"{series.indicator}: {series.place} by {series.definition} has {share} per cent in {year}; "
                f"expected a share between 0 and 100; see {', '.join(series.cited(year))}."
            )


def family(indicator: str) -> tuple[str, str, str]:
    """Return the family of an indicator, one of `ROLES`."""
    return next(names for names, roles in zip(FAMILIES, _ROLES, strict=True) if indicator in roles)


def _check_alike(every: Sequence[Series]) -> None:
    for one in every:
        if family(one.indicator) != family(every[0].indicator):
            raise InputError(
                f"indicator: {every[0].indicator} and {one.indicator} are of different accounts."
            )
    sizes = [series for series in every if ROLES[series.indicator][0] == "size"]
    for name, compared in (("place", every), ("definition", every), ("vintage", every), ("unit", sizes)):
        for one in compared:
            ours, other = getattr(compared[0], name), getattr(one, name)
            if ours != other:
                raise InputError(
                    f"{name}: {compared[0].indicator} has {ours!r} and {one.indicator} {other!r}; parts and "
                    f"whole must have one {name}, so put them together one {name} at a time."
                )


def _by_role(found: Iterable[Series], year: int) -> _Printed:
    roles: dict[Measure, dict[Component, Series]] = {}
    for series in found:
        if series.covers(year):
            measure, component = ROLES[series.indicator]
            roles.setdefault(measure, {})[component] = series
    return roles


def _split(period: str, year: int, printed: _Printed) -> tuple[Split | None, list[Finding]]:
    """Reconcile what is printed for a period; the split, where it is known, and what does not fit."""
    cited = {
        name: united(*(series.cited(year) for series in printed[name].values()))
        for name in MEASURES
        if name in printed
    }
    measured: dict[Measure, Reconciled] = {}
    findings: list[Finding] = []
    for measure, figures in cited.items():
        parts, whole = _known(printed[measure], measure, year)
        found = complete(parts, whole, PARTS)
        if found and measure == "share_gdp" and found.whole.high > 100:
            clipped = reconcile(found.parts, found.whole.clipped(0, 100))
            found = replace(clipped, gap=found.gap, agreement=found.agreement)
        if found:
            measured[measure] = found
        if parts and (found is None or found.agreement == "irreconcilable"):
            kind: Kind = "irreconcilable" if found else "missing part"
            gap = found.gap if found else None
            findings.append(Finding(period, kind, measure, parts, whole, gap, figures))
    core, odd = _core_share(period, measured, cited)
    if core is None:
        return None, findings
    findings = [finding for finding in findings if finding.kind != "missing part"]
    shares: dict[Part, Interval] = {"core": core, "sectoral": (100 - core).clipped(0, 100)}
    measured |= _filled(printed, year, measured, shares)
    return Split(period, shares, measured, cited), [*findings, *odd]


def _known(
    printed: Mapping[Component, Series], measure: Measure, year: int
) -> tuple[dict[str, Interval], Interval | None]:
    """Parts and whole by one measure, those that are printed."""
    known = {name: _bounds(series, year) for name, series in printed.items()}
    whole = HUNDRED if measure == "share_digital_economy" else known.get("digital_economy")
    return {part: known[part] for part in PARTS if part in known}, whole


def _bounds(series: Series, year: int) -> Interval:
    value = series.values[year]
    return value.clipped(0, 100) if series.unit == "percent" else value


def _core_share(
    period: str, measured: Mapping[Measure, Reconciled], cited: Mapping[Measure, tuple[str, ...]]
) -> tuple[Interval | None, list[Finding]]:
    """Intersect the core's share by each route, and say which routes cannot be the same number."""
    routes = {name: _share_of(held) for name, held in measured.items() if held.agreement != "irreconcilable"}
    kept: Interval | None = None
    points: list[float] = []
    odd: list[Finding] = []
    for measure, share in routes.items():
        if kept is not None and not kept.overlaps(share):
            shares = {"core": share, "sectoral": 100 - share}
            gap = share - kept
            odd.append(Finding(period, "routes disagree", measure, shares, HUNDRED, gap, cited[measure]))
            continue
        kept = within(kept, share) if kept else share
        points += [] if share.value is None else [share.value]
    if kept is None or not points:
        return kept, odd
    inside = next((point for point in points if point in kept), min(max(points[0], kept.low), kept.high))
    return Interval(kept.low, kept.high, inside), odd


def _share_of(found: Reconciled) -> Interval:
    """Bounds of ``100 c / (c + s)``: sharp, since the parts are clipped to what the whole leaves."""
    return monotone(_percent, found.parts["core"], found.parts["sectoral"])


def _percent(part: float, other: float) -> float:
    # 0 over 0, and an open end over itself, where floats would say NaN; other corners open both sides.
    if part == 0 or math.isinf(part):
        return 100.0 * (part > 0)
    return 100 * part / (part + other)


def _filled(
    printed: _Printed, year: int, measured: Mapping[Measure, Reconciled], shares: Mapping[Part, Interval]
) -> Iterator[tuple[Measure, Reconciled]]:
    """Sizes and shares of GDP of the parts where only the whole is printed, by the shares of the whole."""
    for measure in ("size", "share_gdp"):
        if measure not in measured and "digital_economy" in printed.get(measure, {}):
            whole = _bounds(printed[measure]["digital_economy"], year)
            parts: dict[str, Interval] = {part: whole * share / 100 for part, share in shares.items()}
            yield measure, Reconciled(parts, whole, None, "inferred")
