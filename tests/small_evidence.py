"""Series, accounts and observations of a few made-up figures, for the tests of measures and showing."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from econlab.evidence.intervals import Interval
from econlab.evidence.series import Series
from econlab.measures.accounts import Accounts

Values = Mapping[int, Interval | float]

_BLANK = {
    "figure": "", "place": "AAA", "indicator": "", "definition": "D", "vintage": "first", "period": "",
    "kind": "statistic", "direction": "", "value": float("nan"), "low": float("nan"), "high": float("nan"),
    "unit": "CNY", "qualifier": "exact", "price_basis": "nominal", "status": "reviewed", "correction": "",
    "document": "", "line": None, "printed": "", "source": "S", "note": "",
}  # fmt: skip


def about(value: float, half: float) -> Interval:
    """The interval of a printed value, `half` each way."""
    return Interval(value - half, value + half, value)


def ends(interval: Interval | None) -> tuple[float, float]:
    """The bounds of an interval that there is."""
    assert interval is not None
    return (interval.low, interval.high)


def series(indicator: str, values: Values, *, unit: str = "CNY", vintage: str = "first") -> Series:
    bounded = {y: v if isinstance(v, Interval) else Interval.exact(float(v)) for y, v in values.items()}
    origins = {year: (f"{indicator}:{vintage}:{year}",) for year in values}
    return Series("AAA", indicator, "D", vintage, unit, bounded, origins)


def accounts(
    size: Values | None = None,
    share: Values | None = None,
    gdp: Values | None = None,
    real: Values | None = None,
    *,
    vintage: str = "first",
) -> Accounts:
    """Accounts of the place AAA by the definition D, from the series that are given."""
    return Accounts(
        "AAA", "D", vintage, "first",
        series("size", size, vintage=vintage) if size else None,
        series("share", share, unit="percent", vintage=vintage) if share else None,
        series("gdp", gdp) if gdp else None,
        series("real", real, unit="percent_per_year") if real else None,
    )  # fmt: skip


def row(indicator: str, period: int | str, value: Interval | float, **cells: Any) -> dict[str, Any]:
    """One row of `econlab.observations`; cells not given are those of a reviewed statistic."""
    interval = value if isinstance(value, Interval) else Interval.exact(float(value))
    told = {"indicator": indicator, "period": str(period), "low": interval.low, "high": interval.high}
    told |= {"value": float("nan") if interval.value is None else interval.value}
    whose = "national_accounts" if indicator.startswith("gdp") else "D"
    made = _BLANK | told | {"definition": whose} | cells
    return made | {"figure": cells.get("figure") or f"{indicator}:{made['place']}:{made['vintage']}:{period}"}


def observed(*rows: Mapping[str, Any]) -> pd.DataFrame:
    """Rows as `econlab.observations` gives them."""
    frame = pd.DataFrame(list(rows), columns=list(_BLANK))
    return frame.astype({"value": "float64", "low": "float64", "high": "float64", "line": "Int64"})


def yearly(indicator: str, values: Values, **cells: Any) -> list[dict[str, Any]]:
    """One row a year."""
    return [row(indicator, year, value, **cells) for year, value in values.items()]
