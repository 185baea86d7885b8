"""The compositions that the evidence gives, and as tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from econlab.errors import InputError
from econlab.evidence.intervals import Interval, column_names, columns
from econlab.evidence.series import Series, yearly_series
from econlab.measures.composition import (
    COMPONENTS,
    FAMILIES,
    HUNDRED,
    PARTS,
    ROLES,
    Composition,
    Part,
    compose,
    family,
)

if TYPE_CHECKING:
    import pandas as pd

_OF_PARTS = [name for name, (_, component) in ROLES.items() if component != "digital_economy"]
_YEARLY = ""
SECTORS = ("primary", "secondary", "tertiary")


def compositions(
    observations: pd.DataFrame,
    place: str,
    definition: str,
    vintage: str | None = None,
    *,
    recalled: bool = False,
) -> tuple[Composition, ...]:
    """All compositions that the evidence gives for a place and a definition.

    Single years count as `econlab.evidence.series.yearly_series` has them;
    averages over a window START/END are kept beside them, but not hedged ones:
    "about 20 per cent" over a window is said of the years, and held against them
    by `econlab.measures.composition_claims`.

    Parameters
    ----------
    observations : pandas.DataFrame
        As `econlab.observations` gives them.
    place, definition : str
        Codes of the vocabulary.
    vintage : str, optional
        Only this release.
    recalled : bool
        Whether values known from memory only may be used.

    Returns
    -------
    tuple of Composition
        One for each vintage that prints a part, sorted by vintage. A size told
        in another currency than those of the parts is left out.

    Raises
    ------
    InputError
        When the evidence gives no split for them.
    """
    found = _found(observations, place, definition, vintage, recalled=recalled)
    if any(composition.splits for composition in found):
        return tuple(found)
    for composition in found:
        for finding in composition.findings:
            raise InputError(
                f"definition: {composition}, {finding.period}: {composition.why_not(finding.period)}."
            )
    of_parts = (observations["place"] == place) & observations["indicator"].isin(_OF_PARTS)
    others = ", ".join(sorted(set(observations["definition"][of_parts]))) or "another place, since none does"
    asked = definition if vintage is None else f"{definition} {vintage}"
    raise InputError(
        f"definition: {asked!r} does not split the digital economy of {place}; expected {others}."
    )


def _found(
    observations: pd.DataFrame, place: str, definition: str, vintage: str | None, *, recalled: bool
) -> list[Composition]:
    own = observations[
        (observations["place"] == place)
        & (observations["definition"] == definition)
        & observations["indicator"].isin(list(ROLES))
    ]
    found = []
    for names in FAMILIES:
        table = own[own["indicator"].isin([name for name in ROLES if family(name) == names])]
        drawn = _by_vintage(table, place, definition, recalled=recalled)
        every = [
            compose(tables.pop(_YEARLY, []), tables)
            for release, tables in drawn.items()
            if vintage in (None, release)
        ]
        # A single part in the words of another account says nothing of this one.
        found += [composition for composition in every if composition.splits or names == FAMILIES[0]]
    return found


def _by_vintage(
    own: pd.DataFrame, place: str, definition: str, *, recalled: bool
) -> dict[str, dict[str, list[Series]]]:
    """Series by vintage and by window of an average, of vintages that print a part."""
    averaged = own["period"].str.fullmatch(r"\d{4}/\d{4}") & (own["qualifier"] == "exact")
    windows = sorted(set(own["period"][averaged]))
    tables = {_YEARLY: own} | {w: own[averaged & (own["period"] == w)].assign(period=w[5:]) for w in windows}
    found: dict[str, dict[str, list[Series]]] = {}
    for window, table in tables.items():
        for indicator in ROLES:
            for series in yearly_series(
                table, indicator, place=place, definition=definition, recalled=recalled
            ):
                found.setdefault(series.vintage, {}).setdefault(window, []).append(series)
    return {
        vintage: {window: _in_one_currency(every) for window, every in by_window.items()}
        for vintage, by_window in sorted(found.items())
        if any(series.indicator in _OF_PARTS for every in by_window.values() for series in every)
    }


def _in_one_currency(every: Sequence[Series]) -> list[Series]:
    sizes = [series for series in every if ROLES[series.indicator][0] == "size"]
    of_parts = [series.unit for series in sizes if series.indicator in _OF_PARTS]
    currency = (of_parts or [series.unit for series in sizes] or [""])[0]
    return [series for series in every if series not in sizes or series.unit == currency]


def every_composition(observations: pd.DataFrame, *, recalled: bool = False) -> tuple[Composition, ...]:
    """Compositions of all places and definitions that have a split, for a comparison side by side."""
    parts = observations[observations["indicator"].isin(_OF_PARTS)]
    whose = sorted(set(zip(parts["place"], parts["definition"], strict=True)))
    return tuple(
        composition
        for place, definition in whose
        for composition in _found(observations, place, definition, None, recalled=recalled)
        if composition.splits
    )


def latest(every: Iterable[Composition]) -> tuple[Composition, ...]:
    """Return for each place and definition its last year alone, in the release that reaches furthest."""
    found: dict[tuple[str, str], Composition] = {}
    for composition in every:
        whose = (composition.place, composition.definition)
        if composition.years and (whose not in found or composition.years[-1:] > found[whose].years):
            last = str(composition.years[-1])
            found[whose] = replace(composition, splits={last: composition.splits[last]}, findings=())
    return tuple(found.values())


def within_years(composition: Composition, start: int, end: int) -> Composition:
    """Return a composition with the years of a window alone, averages left out."""
    years = [str(year) for year in composition.years if start <= year <= end]
    return replace(
        composition,
        splits={year: composition.splits[year] for year in years},
        findings=tuple(finding for finding in composition.findings if finding.period in years),
    )


def not_printed(composition: Composition, observations: pd.DataFrame) -> dict[str, tuple[Part, ...]]:
    """Parts that no figure prints, and that were inferred from the whole and the other part, by period."""
    indicator = dict(zip(observations["figure"], observations["indicator"], strict=True))
    printed = {
        period: {ROLES[indicator[figure]][1] for figure in split.cited()}
        for period, split in composition.splits.items()
    }
    return {
        period: tuple(part for part in PARTS if part not in known)
        for period, known in sorted(printed.items())
        if not known.issuperset(PARTS)
    }


def sector_series(
    observations: pd.DataFrame,
    pattern: str,
    *,
    place: str,
    definition: str,
    vintage: str | None = None,
    recalled: bool = False,
) -> dict[str, Series]:
    """Yearly series of the primary, secondary and tertiary sector, for `econlab.measures.decomposition`.

    Parameters
    ----------
    observations : pandas.DataFrame
        As `econlab.observations` gives them.
    pattern : str
        Indicator with ``{}`` for the sector: ``digital_penetration_{}``, ``{}_sector_share_gdp``.
    place, definition, vintage, recalled
        As in `compositions`.

    Raises
    ------
    InputError
        When a sector is missing, or has several releases and none is asked for.
    """
    found = {}
    for sector in SECTORS:
        every = yearly_series(
            observations, pattern.format(sector),
            place=place, definition=definition, vintage=vintage, recalled=recalled,
        )  # fmt: skip
        whose = f"{pattern.format(sector)} of {place} by {definition}"
        if not every:
            raise InputError(f"sectors: {whose} is missing; expected {', '.join(SECTORS)}.")
        if len(every) > 1:
            releases = ", ".join(series.vintage for series in every)
            raise InputError(f"vintage: {whose} has {len(every)} releases; expected one of {releases}.")
        found[sector] = every[0]
    return found


def to_frame(compositions: Iterable[Composition]) -> pd.DataFrame:
    """Compositions as a table, one row for each period and component.

    Returns
    -------
    pandas.DataFrame
        Columns ``place``, ``definition``, ``vintage``, ``period``, ``component``
        and, with bounds ``_low`` and ``_high``, ``share`` (per cent of the
        digital economy), ``size_trillion`` (of ``currency``) and ``share_gdp``
        (per cent); ``figures`` has the ids. Missing where it is not known.
    """
    import pandas as pd

    rows = [row for composition in compositions for row in _rows(composition)]
    return pd.DataFrame(
        rows, columns=[*_WHOSE, "period", "component", *column_names(*_BOUNDED), "currency", "figures"]
    )


_WHOSE = ("place", "definition", "vintage")
_BOUNDED = ("share", "size_trillion", "share_gdp")


def _rows(composition: Composition) -> Iterator[dict[str, object]]:
    for period, split in sorted(composition.splits.items()):
        for component in COMPONENTS:
            size = split.level("size", component)
            share = HUNDRED if component == "digital_economy" else split.shares[component]
            row: dict[str, object] = {name: getattr(composition, name) for name in _WHOSE}
            row |= {"period": period, "component": component, **columns("share", share)}
            row |= columns("size_trillion", size / 1e12 if size else None)
            row |= columns("share_gdp", split.level("share_gdp", component))
            yield row | {"currency": composition.currency, "figures": " ".join(split.cited())}


def reconciliation_frame(compositions: Iterable[Composition]) -> pd.DataFrame:
    """How parts and wholes agree, one row for each period and measure, and each finding besides.

    Returns
    -------
    pandas.DataFrame
        Columns ``place``, ``definition``, ``vintage``, ``period``, ``measure``;
        with bounds ``core``, ``sectoral``, ``digital_economy`` and ``gap`` (sum
        of the parts less the whole) in the unit of the measure, as clipped where
        they agree and as printed where not; ``agreement``, that of `Reconciled`
        or the kind of a `Finding`; ``figures``; and the unit of each bounded
        column in one of its own, ``core_unit`` and so on.
    """
    import pandas as pd

    bounded = column_names(*COMPONENTS, "gap")
    rows = []
    for composition in compositions:
        whose: dict[str, object] = {name: getattr(composition, name) for name in (*_WHOSE, "currency")}
        for split in composition.splits.values():
            for measure, held in split.measured.items():
                if held.agreement != "irreconcilable":
                    told = _held(held.parts, held.whole, held.gap)
                    kept = {"period": split.period, "measure": measure, "agreement": held.agreement}
                    rows.append(whose | told | kept | {"figures": " ".join(split.cited(measure))})
        for odd in composition.findings:
            told = _held(odd.parts, odd.whole, odd.gap)
            kept = {"period": odd.period, "measure": odd.measure, "agreement": odd.kind}
            rows.append(whose | told | kept | {"figures": " ".join(odd.figures)})
    table = pd.DataFrame(
        rows, columns=[*_WHOSE, "currency", "period", "measure", *bounded, "agreement", "figures"]
    )
    unit = table["currency"].where(table["measure"] == "size", "percent")
    table = table.assign(**{f"{name}_unit": unit for name in (*COMPONENTS, "gap")})
    return table.drop(columns="currency").sort_values([*_WHOSE, "period", "measure"], ignore_index=True)


def counted(checked: pd.DataFrame) -> dict[str, int]:
    """Count what `reconciliation_frame` holds: what was checked and agrees, how it does, and what is odd."""
    agreements = list(checked["agreement"])
    exact, rounding, inferred = map(agreements.count, ("exact", "within rounding", "inferred"))
    fitting = exact + rounding + inferred
    return {
        "checked": fitting, "exact": exact, "rounding": rounding, "inferred": inferred,
        "odd": len(agreements) - fitting,
    }  # fmt: skip


def _held(parts: Mapping[str, Interval], whole: Interval | None, gap: Interval | None) -> dict[str, object]:
    told: dict[str, object] = {}
    for name, bounds in (
        *((part, parts.get(part)) for part in PARTS),
        ("digital_economy", whole),
        ("gap", gap),
    ):
        told |= columns(name, bounds)
    return told
