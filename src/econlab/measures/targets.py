"""What a target for the digital economy's share of GDP asks of growth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from econlab.evidence.intervals import Interval, as_interval, column_names, columns, monotone
from econlab.evidence.series import combine, interval_of, united
from econlab.faces import Faced

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Target(Faced):
    """A share to be reached by a year, as documents print it.

    Attributes
    ----------
    place : str
        Code of the place.
    year : int
        When it is to be reached.
    share : Interval
        Per cent of GDP, or of the whole that the indicator names. A target of "at
        least" or "over" asks for its lower end only, so its bounds are that one number.
    figures : tuple of str
        Ids of the figures that print it.
    """

    place: str
    year: int
    share: Interval
    figures: tuple[str, ...]


def share_targets(
    figures: pd.DataFrame, place: str, indicator: str = "digital_economy_share_gdp"
) -> tuple[Target, ...]:
    """Targets for a share, by default that of the digital economy in GDP, by year.

    Where documents repeat a target of one definition, its bounds are those on which all agree.
    Targets for a window of years and flagged figures are left out.
    """
    rows = figures[
        (figures["place"] == place)
        & (figures["indicator"] == indicator)
        & (figures["kind"] == "target")
        & ~figures["correction"].str.startswith("flag")
        & figures["period"].str.fullmatch(r"\d{4}")
    ]
    targets = []
    for (period, _), group in rows.groupby(["period", "definition"]):
        asked = [_asked(row) for row in group.to_dict("records")]
        targets.append(Target(place, int(str(period)), combine(asked), tuple(sorted(group["figure"]))))
    return tuple(sorted(targets, key=lambda target: target.year))


def _asked(row: dict[str, object]) -> Interval:
    printed = interval_of(row)
    return Interval.exact(printed.low) if row["qualifier"] in ("over", "at_least") else printed


@dataclass(frozen=True, slots=True)
class Required(Faced):
    """Growth that a target asks for, from a base year on.

    Attributes
    ----------
    base_year, target_year : int
        The years between which the share has to rise.
    gdp_growth : Interval
        GDP growth supposed, per cent a year.
    digital_growth : Interval
        Growth of the digital economy needed, per cent a year, at the prices of GDP growth.
    multiplier : Interval
        That over GDP growth.
    """

    base_year: int
    target_year: int
    gdp_growth: Interval
    digital_growth: Interval
    multiplier: Interval


def required_growth(base: Interval, base_year: int, target: Target, gdp_growth: Interval | float) -> Required:
    """Growth of the digital economy that lifts its share from a base to a target.

    With n years between, GDP growth g and shares s,
    ``e = (s_target / s_base)^(1/n) (1 + g) - 1`` and ``m = e / g``. Growth rates
    are nominal when g is, real when g is.

    Parameters
    ----------
    base : Interval
        Share of GDP in `base_year`, per cent.
    base_year : int
        Before the year of the target.
    target : Target
        What is to be reached.
    gdp_growth : Interval or float
        Per cent a year, above zero.

    Raises
    ------
    ValueError
        When the base is not before the target, or GDP growth can be zero or less.

    Examples
    --------
    >>> goal = Target("VNM", 2030, Interval.exact(30.0), ())
    >>> print(required_growth(Interval.exact(15.0), 2024, goal, 7.0).multiplier)
    2.872 [2.872, 2.872]
    """
    growth = as_interval(gdp_growth)
    if base_year >= target.year:
        raise ValueError(f"the base year {base_year} is not before the target year {target.year}")
    if growth.low <= 0:
        raise ValueError(f"GDP growth must be above zero, found {growth}")
    years = target.year - base_year

    def needed(first: float, last: float, g: float) -> float:
        return 100 * (float((last / first) ** (1 / years)) * (1 + g / 100) - 1)

    digital = monotone(needed, base, target.share, growth)
    ratio = monotone(lambda first, last, g: needed(first, last, g) / g, base, target.share, growth)
    return Required(base_year, target.year, growth, digital, ratio)


def share_path(
    base: Interval, years: Sequence[int], multiplier: float, gdp_growth: float
) -> tuple[Interval, ...]:
    """Share of GDP, year by year, when the digital economy grows at a multiple of GDP growth.

    ``s_t = s_base ((1 + m g) / (1 + g))^t``, at most 100.

    Parameters
    ----------
    base : Interval
        Share in the first of `years`, per cent.
    years : sequence of int
        The base year and those after it.
    multiplier : float
        Digital growth over GDP growth, both on the same price basis.
    gdp_growth : float
        Per cent a year.
    """
    step = (1 + multiplier * gdp_growth / 100) / (1 + gdp_growth / 100)
    return tuple((base * step ** (year - years[0])).clipped(0, 100) for year in years)


def horizon(base_year: int, targets: Sequence[Target]) -> range:
    """Years from a base to the last of the targets; ten more where none of them comes after it.

    Examples
    --------
    >>> horizon(2022, [Target("VNM", 2030, Interval.exact(30.0), ())]), horizon(2022, [])
    (range(2022, 2031), range(2022, 2033))
    """
    ahead = [target.year for target in targets if target.year > base_year]
    return range(base_year, max(ahead, default=base_year + 10) + 1)


class Base(NamedTuple):
    """Where a way to a target begins.

    Attributes
    ----------
    year : int
        The last year known.
    share : Interval
        Share of GDP then, per cent.
    figures : tuple of str
        Ids of the figures and reference values behind it.
    """

    year: int
    share: Interval
    figures: tuple[str, ...] = ()


_REQUIRED = [
    "definition", "base_year", "target_year", *column_names("base", "target_share"), "gdp_path",
    *column_names("required_growth", "required_multiplier"), "figures",
]  # fmt: skip


def required_table(
    bases: Mapping[str, Base], targets: Sequence[Target], gdp_growth: Sequence[float]
) -> pd.DataFrame:
    """Growth that each target asks for, from each base, over each path of GDP growth.

    Parameters
    ----------
    bases : mapping of str to Base
        By definition.
    targets : sequence of Target
        Those not after a base year are left out for it.
    gdp_growth : sequence of float
        Per cent a year.

    Returns
    -------
    pandas.DataFrame
        Columns ``definition``, ``base_year``, ``target_year``, ``gdp_path``, and
        with bounds ``base``, ``target_share``, ``required_growth``, ``required_multiplier``;
        ``figures`` has the ids behind base and target.
    """
    import pandas as pd

    rows = []
    for definition, base in bases.items():
        for target in (target for target in targets if target.year > base.year):
            for growth in gdp_growth:
                needed = required_growth(base.share, base.year, target, growth)
                rows.append(
                    {
                        "definition": definition,
                        "base_year": base.year,
                        "target_year": target.year,
                        **columns("base", base.share),
                        **columns("target_share", target.share),
                        "gdp_path": growth,
                        **columns("required_growth", needed.digital_growth),
                        **columns("required_multiplier", needed.multiplier),
                        "figures": " ".join(united(base.figures, target.figures)),
                    }
                )
    return pd.DataFrame(rows, columns=_REQUIRED)


def fan_table(
    base: Interval, years: Sequence[int], multipliers: Sequence[float], gdp_growth: Sequence[float]
) -> pd.DataFrame:
    """Bounds of the share of GDP for each multiplier, over all paths of GDP growth.

    Returns
    -------
    pandas.DataFrame
        Columns ``multiplier``, ``year``, ``low``, ``high``, the shares in per cent.
    """
    import pandas as pd

    rows = []
    for multiple in multipliers:
        paths = [share_path(base, years, multiple, growth) for growth in gdp_growth]
        for year, shares in zip(years, zip(*paths, strict=True), strict=True):
            low, high = min(share.low for share in shares), max(share.high for share in shares)
            rows.append({"multiplier": multiple, "year": year, "low": low, "high": high})
    return pd.DataFrame(rows, columns=["multiplier", "year", "low", "high"])
