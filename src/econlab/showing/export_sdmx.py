"""SDMX-CSV 2.0: observations with the standard's own column names, and series that mix nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from econlab.evidence.tables import as_csv
from econlab.showing.exports import Dataset

_AGENCY, _VERSION = "ECONLAB", "1.0.0"
_UNSPECIFIED, _NOT_APPLICABLE = "_X", "_Z"

DIMENSIONS = (
    "FREQ", "REF_AREA", "INDICATOR", "DEFINITION", "VINTAGE", "KIND", "DIRECTION", "PRICE_BASIS",
    "UNIT_MEASURE", "MENTION", "TIME_PERIOD",
)  # fmt: skip
ATTRIBUTES = (
    "OBS_STATUS", "UNIT_MULT", "LOWER_BOUND", "UPPER_BOUND", "QUALIFIER", "COMMENT_OBS", "FIGURE", "SOURCE",
    "SOURCE_LINE", "STATUS", "CORRECTION", "NOTE",
)  # fmt: skip

# Tables that observe no place at a time, and the columns that identify a row of them; a parameter of a
# run, which they do not name, is an attribute, since the run identifies it.
_OTHERS = {"statements": ("statement",), "results": ("notebook", "run", "name")}
_RENAMED = {"value": "OBS_VALUE", "low": "LOWER_BOUND", "high": "UPPER_BOUND", "unit": "UNIT_MEASURE"}

_STATUSES = {"recalled": "V", "conflicting": "U"}
_MOMENT = re.compile(r"(?P<year>\d{4})(?:-(?P<grain>[SQ])?(?P<part>\d+))?")
_MONTHS = {"S": 6, "Q": 3, "M": 1}


def to_sdmx(table: Dataset) -> str:
    """Return a table as an SDMX-CSV 2.0 data message, each row information about one observation.

    Figures and reference values have the dimensions `DIMENSIONS` and the attributes
    `ATTRIBUTES`, and these rules:

    - ``KIND`` and ``DIRECTION`` are dimensions, so that no target, forecast or change
      shares a series with statistics, nor a decrease with increases; values stay as
      printed. ``UNIT_MEASURE`` is one, since an indicator may be told in several currencies.
    - ``MENTION`` counts printings that agree in every other dimension and the period, in
      the order of the table, since an observation has one value.
    - ``OBS_STATUS`` has codes of CL_OBS_STATUS: O where only bounds are printed, V for a
      value known from memory, U where sources conflict, F for a forecast, E for what is
      hedged, A for the rest; blank for a target, which observes nothing.
    - ``LOWER_BOUND`` and ``UPPER_BOUND`` are doubles of XML Schema: INF and -INF for open ends.
    - A window ``2016/2022`` is a time range of SDMX: ``2016-01-01/P7Y``, first day and duration.

    A statement is identified by its id and a result by notebook, run and name; their
    other columns are attributes.

    Parameters
    ----------
    table : Dataset
        Figures, reference, statements or results.
    """
    if table.name in _OTHERS:
        return _other(table)
    rows = _observations(table)
    return _message(table.name, [*DIMENSIONS, "OBS_VALUE", *ATTRIBUTES], rows)


def _message(name: str, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    flow = {"STRUCTURE": "dataflow", "STRUCTURE_ID": f"{_AGENCY}:{name.upper()}({_VERSION})", "ACTION": "I"}
    return as_csv([*flow, *columns], ({**flow, **row} for row in rows))


def _observations(table: Dataset) -> list[dict[str, str]]:
    seen: Counter[tuple[str, ...]] = Counter()
    rows = []
    for row in table.rows:
        found = _dimensions(row)
        key = tuple(found.values())
        seen[key] += 1
        rows.append({**found, "MENTION": str(seen[key]), **_observed(row)})
    return rows


def _dimensions(row: Mapping[str, str]) -> dict[str, str]:
    return {
        "FREQ": _frequency(row["period"]),
        "REF_AREA": row["place"],
        "INDICATOR": row["indicator"],
        "DEFINITION": row["definition"] or _UNSPECIFIED,
        "VINTAGE": row["vintage"] or _UNSPECIFIED,
        "KIND": row["kind"],
        "DIRECTION": row["direction"] or _NOT_APPLICABLE,
        "PRICE_BASIS": {"": _UNSPECIFIED, "none": _NOT_APPLICABLE}.get(
            row["price_basis"], row["price_basis"]
        ),
        "UNIT_MEASURE": row["unit"],
        "TIME_PERIOD": time_period(row["period"]),
    }


def _observed(row: Mapping[str, str]) -> dict[str, str]:
    return {
        "OBS_VALUE": row["value"],
        "OBS_STATUS": _observation_status(row),
        "UNIT_MULT": "0",
        "LOWER_BOUND": _double(row["low"]),
        "UPPER_BOUND": _double(row["high"]),
        "QUALIFIER": row["qualifier"],
        "COMMENT_OBS": row["printed"],
        "FIGURE": row["figure"],
        "SOURCE": row["document"] or row["source"],
        "SOURCE_LINE": row["line"],
        "STATUS": row["status"],
        "CORRECTION": row["correction"],
        "NOTE": row["note"],
    }


def _observation_status(row: Mapping[str, str]) -> str:
    """Return the code of CL_OBS_STATUS of a figure, blank where none fits.

    Examples
    --------
    >>> told = {"value": "80", "kind": "statistic", "status": "reviewed", "qualifier": "over"}
    >>> _observation_status(told), _observation_status({**told, "kind": "target"})
    ('E', '')
    """
    if not row["value"]:
        return "O"
    if row["kind"] == "target":
        return ""
    if row["status"] in _STATUSES:
        return _STATUSES[row["status"]]
    if row["kind"] == "forecast":
        return "F"
    return "A" if row["qualifier"] == "exact" else "E"


def _frequency(period: str) -> str:
    """Return the code of CL_FREQ for the grain of a period; a window of several has none.

    Examples
    --------
    >>> [_frequency(period) for period in ("2022", "2018-S1", "2019-Q1", "2023-11", "2016/2022")]
    ['A', 'S', 'Q', 'M', '_Z']
    """
    if "/" in period:
        return _NOT_APPLICABLE
    return _grain(period) or "A"


def _grain(moment: str) -> str:
    """Return S, Q or M for a part of a year, and nothing for a year."""
    found = _MOMENT.fullmatch(moment)
    if found is None or found["part"] is None:
        return ""
    return found["grain"] or "M"


def time_period(period: str) -> str:
    """Return a period as SDMX writes it.

    Years, half-years, quarters and months are written alike. A window is a time
    range, from the first day of its first period to the end of its last.

    Examples
    --------
    >>> time_period("2019-Q1"), time_period("2016/2022"), time_period("2020-11/2022-07")
    ('2019-Q1', '2016-01-01/P7Y', '2020-11-01/P21M')
    >>> time_period("2019-Q1/2021-Q1")
    '2019-01-01/P27M'
    """
    first, _, last = period.partition("/")
    if not last:
        return period
    if not _grain(first):
        return f"{first}-01-01/P{int(last) - int(first) + 1}Y"
    start, end = _first_month(first), _first_month(last) + _MONTHS[_grain(last)]
    return f"{start // 12:04}-{start % 12 + 1:02}-01/P{end - start}M"


def _first_month(moment: str) -> int:
    """Return the first month of a part of a year, counted from the year 0."""
    year, part = moment.split("-")
    return int(year) * 12 + (int(part.strip("SQ")) - 1) * _MONTHS[_grain(moment)]


def _double(cell: str) -> str:
    return {"inf": "INF", "-inf": "-INF"}.get(cell, cell)


def _other(table: Dataset) -> str:
    keys = _OTHERS[table.name]
    names = {column.name: _RENAMED.get(column.name, column.name.upper()) for column in table.columns}
    rest = [names[column.name] for column in table.columns if column.name not in (*keys, "value")]
    numbers = {column.name for column in table.columns if column.kind == "number"}
    rows = (
        {names[name]: _double(cell) if name in numbers else cell for name, cell in row.items()}
        for row in table.rows
    )
    return _message(table.name, [*(names[key] for key in keys), "OBS_VALUE", *rest], rows)
