"""What targets for the whole, the core and the sectoral part imply when they are taken together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from econlab.errors import InputError
from econlab.evidence.intervals import Interval, column_names, columns, monotone
from econlab.evidence.series import combine, united
from econlab.faces import Faced
from econlab.measures.composition import COMPONENTS, Component, Composition
from econlab.measures.targets import Target, required_growth, share_targets

if TYPE_CHECKING:
    import pandas as pd

# What each target is a share of: GDP, GDP, and the digital economy.
INDICATORS: Mapping[str, str] = {
    "total": "digital_economy_share_gdp",
    "industry": "digital_technology_industry_share_gdp",
    "sectoral": "sectoral_digital_economy_share_digital_economy",
}
# In percentage points, for targets that just fit on paper but not in binary.
_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Implied(Faced):
    """Three targets of one year taken together, and what they leave for platforms.

    Attributes
    ----------
    place : str
        Code of the place.
    year : int
        When they are to be reached.
    total, industry : Interval
        Least share of GDP of the digital economy and of the digital-technology
        industry (the ICT ring), per cent.
    sectoral : Interval
        Least share of the digital economy of the sectors (the third ring), per cent.
    sectoral_gdp : Interval
        The same of GDP where total and sectoral share are just met, ``T s / 100``.
    platforms : Interval
        What is left for the second ring, per cent of GDP, where all three are
        just met, ``T (1 - s / 100) - I``; below zero, they exclude each other there.
    needed_total : Interval
        Least share of GDP of the digital economy for which all can hold,
        ``max(T, I / (1 - s / 100))``; from there on up to 100 they can.
    largest_industry : Interval
        Share of GDP up to which the industry can exceed its target while the
        two others are just met, ``T (1 - s / 100)``.
    largest_sectoral : Interval
        Share of the digital economy up to which the sectors can, ``100 (1 - I / T)``.
    figures : tuple of str
        Ids of the figures that print the targets.
    """

    place: str
    year: int
    total: Interval
    industry: Interval
    sectoral: Interval
    sectoral_gdp: Interval
    platforms: Interval
    needed_total: Interval
    largest_industry: Interval
    largest_sectoral: Interval
    figures: tuple[str, ...]

    @property
    def feasible(self) -> bool:
        """Whether all can hold together, for some share of the digital economy of at most 100 per cent."""
        return self.needed_total.low <= 100 + _SLACK

    @property
    def feasible_at_minimum(self) -> bool:
        """Whether they can while each is just met, which needs platforms of zero or more."""
        return self.platforms.high >= -_SLACK

    def platforms_up_to(self, total: Interval | float) -> Interval:
        """Most that platforms can have at a share of the digital economy in GDP, per cent of GDP.

        What is left when industry and sectors just meet their targets; below
        zero, they cannot both be met.
        """
        return monotone(_left, total, self.industry, self.sectoral)


def _left(total: float, industry: float, sectoral: float) -> float:
    return total * (100 - sectoral) / 100 - industry


def implied(
    total: Interval,
    industry: Interval,
    sectoral: Interval,
    *,
    place: str = "",
    year: int = 0,
    figures: Iterable[str] = (),
) -> Implied:
    """Take three targets together.

    The rings exclude each other and make up the digital economy, so platforms
    have ``P = T - I - s T / 100``. T stands twice in it, and is counted once.

    Parameters
    ----------
    total, industry : Interval
        Least shares of GDP, per cent; an "at least" is its lower end.
    sectoral : Interval
        Least share of the digital economy, per cent.
    place, year, figures
        Where they come from.

    Raises
    ------
    InputError
        When a share lies outside 0 and 100, that of the digital economy is zero
        or that of the sectors leaves nothing for the others.

    Examples
    --------
    >>> print(implied(Interval.exact(30.0), Interval.exact(8.0), Interval.exact(70.0)).platforms.value)
    1.0
    """
    for name, share in (("total", total), ("industry", industry), ("sectoral", sectoral)):
        if share.low < 0 or share.high > 100:
            raise InputError(f"{name}: a target of {share} per cent; expected a share between 0 and 100.")
    if total.low <= 0 or sectoral.high >= 100:
        raise InputError(
            f"total, sectoral: {total} and {sectoral} per cent; expected some digital economy, "
            "and a sectoral part that leaves a share of it to the others."
        )
    return Implied(
        place, year, total, industry, sectoral,
        monotone(lambda t, s: t * s / 100, total, sectoral),
        monotone(_left, total, industry, sectoral),
        monotone(lambda t, i, s: max(t, 100 * i / (100 - s)), total, industry, sectoral),
        monotone(lambda t, s: t * (100 - s) / 100, total, sectoral),
        monotone(lambda t, i: max(0.0, 100 * (1 - i / t)), total, industry),
        tuple(sorted(figures)),
    )  # fmt: skip


def implied_targets(figures: pd.DataFrame, place: str, year: int) -> Implied:
    """Take the targets that documents set for a place and year together.

    Parameters
    ----------
    figures : pandas.DataFrame
        As `econlab.figures` gives them.
    place : str
        Code of the place.
    year : int
        When they are to be reached.

    Raises
    ------
    InputError
        When one of the three is missing, or they are no shares.
    """
    found: dict[str, list[Target]] = {
        name: [target for target in share_targets(figures, place, indicator) if target.year == year]
        for name, indicator in INDICATORS.items()
    }
    for name, targets in found.items():
        if not targets:
            raise InputError(
                f"{name}: no document sets a target of {place} for {INDICATORS[name]} in {year}; "
                "expected a figure of the kind target."
            )
    shares = {name: combine([target.share for target in targets]) for name, targets in found.items()}
    ids = united(*(target.figures for targets in found.values() for target in targets))
    return implied(**shares, place=place, year=year, figures=ids)


def every_implied(figures: pd.DataFrame) -> tuple[Implied, ...]:
    """Every place and year for which documents set all three targets, taken together."""
    asked = figures[(figures["kind"] == "target") & figures["indicator"].isin(list(INDICATORS.values()))]
    found = []
    for place in sorted(set(asked["place"])):
        years = [
            {target.year for target in share_targets(figures, place, indicator)}
            for indicator in INDICATORS.values()
        ]
        found += [implied_targets(figures, place, year) for year in sorted(set.intersection(*years))]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class RequiredPart(Faced):
    """Growth that a target asks of the whole or of a part, from the base of one definition.

    Attributes
    ----------
    definition, vintage : str
        Whose base.
    component : str
        ``digital_economy``, ``core``, or ``sectoral``: all outside the core, platforms included.
    base_year, target_year : int
        The years between which the share of GDP has to change.
    base, target : Interval
        Shares of GDP, per cent.
    gdp_growth : Interval
        Supposed, per cent a year.
    growth : Interval
        Needed, per cent a year, at the prices of GDP growth; below that of GDP
        where the base already exceeds the target.
    figures : tuple of str
        Ids of the figures behind base and targets.
    """

    definition: str
    vintage: str
    component: Component
    base_year: int
    target_year: int
    base: Interval
    target: Interval
    gdp_growth: Interval
    growth: Interval
    figures: tuple[str, ...]


def required_parts(
    compositions: Iterable[Composition], targets: Implied, gdp_growth: Sequence[Interval | float]
) -> tuple[RequiredPart, ...]:
    """Growth that the targets ask of each part, from the last split of each definition.

    A definition splits its digital economy in two, the targets in three rings:
    the core has to reach the industry's target, and the sectoral part, which
    holds platforms and sectors, what the total leaves beside it, ``T - I``. With
    the third ring alone as its target, platforms would count twice.

    Parameters
    ----------
    compositions : iterable of Composition
        Bases; those without shares of GDP before the target year give nothing.
    targets : Implied
        What is to be reached.
    gdp_growth : sequence of Interval or float
        Assumptions, per cent a year, each above zero.

    Raises
    ------
    ValueError
        When GDP growth can be zero or less.
    """
    goals: Mapping[Component, Interval] = {
        "digital_economy": targets.total,
        "core": targets.industry,
        "sectoral": targets.total - targets.industry,
    }
    found = []
    for composition in compositions:
        for component in COMPONENTS:
            base = _last(composition, component, targets.year)
            if base:
                goal = Target(targets.place, targets.year, goals[component], targets.figures)
                found += [_required(composition, component, base, goal, growth) for growth in gdp_growth]
    return tuple(found)


def _last(composition: Composition, component: Component, before: int) -> tuple[int, Interval] | None:
    """Year and share of GDP in the last year before a target."""
    for year in sorted(composition.years, reverse=True):
        share = composition.split(year).level("share_gdp", component)
        if year < before and share:
            return year, share
    return None


def _required(
    composition: Composition,
    component: Component,
    base: tuple[int, Interval],
    goal: Target,
    gdp_growth: Interval | float,
) -> RequiredPart:
    year, share = base
    if share.low <= 0:
        raise InputError(
            f"{component}: {composition} has {share} per cent of GDP in {year}; growth needs more."
        )
    needed = required_growth(share, year, goal, gdp_growth)
    cited = composition.split(year).cited("share_gdp")
    return RequiredPart(
        composition.definition, composition.vintage, component, year, goal.year, share, goal.share,
        needed.gdp_growth, needed.digital_growth, united(cited, goal.figures),
    )  # fmt: skip


def required_frame(found: Iterable[RequiredPart]) -> pd.DataFrame:
    """Required growth as a table, one row for each definition, component and path of GDP.

    Returns
    -------
    pandas.DataFrame
        Columns ``definition``, ``vintage``, ``component``, ``base_year``,
        ``target_year`` and, with bounds, ``base``, ``target`` (per cent of GDP),
        ``gdp_growth``, ``growth`` (per cent a year); ``figures``.
    """
    import pandas as pd

    told = ("definition", "vintage", "component", "base_year", "target_year")
    bounded = ("base", "target", "gdp_growth", "growth")
    rows = []
    for item in found:
        row: dict[str, object] = {name: getattr(item, name) for name in told}
        for name in bounded:
            row |= columns(name, getattr(item, name))
        rows.append(row | {"figures": " ".join(item.figures)})
    return pd.DataFrame(rows, columns=[*told, *column_names(*bounded), "figures"])
