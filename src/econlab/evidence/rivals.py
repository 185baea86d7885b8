"""What is told of one quantity more than once: by other definitions, in other releases, on other lines."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from econlab.evidence.intervals import Interval, columns
from econlab.evidence.series import interval_of
from econlab.evidence.vocabulary import KINDS

if TYPE_CHECKING:
    import pandas as pd

    Record = Mapping[Any, Any]

_QUANTITY = ["indicator", "place", "period", "kind", "direction", "unit"]
_MEASURE = [*_QUANTITY, "definition", "vintage"]


def quantities(rows: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each quantity and value, however often and wherever it is told.

    Mentions of one indicator, place, period, kind, definition and release that
    have the same bounds are one row.

    Parameters
    ----------
    rows : pandas.DataFrame
        As `econlab.observations` gives them.

    Returns
    -------
    pandas.DataFrame
        Columns ``indicator``, ``place``, ``period``, ``kind``, ``direction``,
        ``unit``, ``definition``, ``vintage``, ``told_as`` (the direction of a
        change, the kind of anything else), ``value`` with ``value_low``,
        ``value_high`` and ``value_unit``, ``in_documents`` (whether a document
        prints it), ``mentions``, ``figures`` (their ids).
    """
    import pandas as pd

    told = []
    for key, group in rows.groupby([*_MEASURE, "low", "high"], sort=True):
        first = group.iloc[0]
        told.append(
            {
                **dict(zip(_MEASURE, key, strict=False)),
                "told_as": first["direction"] or first["kind"],
                **columns("value", interval_of(first)),
                "value_unit": first["unit"],
                "in_documents": bool((group["document"] != "").any()),
                "mentions": len(group),
                "figures": tuple(dict.fromkeys(group["figure"])),
            }
        )
    bounded = [*columns("value", None), "value_unit"]
    named = [*_MEASURE, "told_as", *bounded, "in_documents", "mentions", "figures"]
    return pd.DataFrame(told, columns=named)


def disagreements(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the printed statistics of which another value is told that cannot be the same number.

    The other value may be printed or published elsewhere, by another definition
    or in another release; that is what the reader is to see.

    Parameters
    ----------
    rows : pandas.DataFrame
        As `econlab.observations` gives them.

    Returns
    -------
    pandas.DataFrame
        A row for each indicator, place, period and unit, the widest gap first:
        ``values`` (how many different ones), the ``lowest`` and the ``highest``
        with bounds and unit, ``lowest_by`` and ``highest_by`` (definitions),
        ``gap`` (the least distance between them over the lower one, in per
        cent) and ``figures``.
    """
    found = _disputed(rows)
    return found[found["in_documents"].astype("bool")].reset_index(drop=True)


def _disputed(rows: pd.DataFrame) -> pd.DataFrame:
    import pandas as pd

    found = quantities(rows[rows["kind"] == "statistic"])
    told = [
        _disagreement(key, group)
        for key, group in found.groupby(_QUANTITY, sort=True)
        if _apart(group.to_dict("records"))
    ]
    ends = [
        name for end in ("lowest", "highest") for name in (*columns(end, None), f"{end}_unit", f"{end}_by")
    ]
    frame = pd.DataFrame(told, columns=[*_QUANTITY, "values", *ends, "gap", "in_documents", "figures"])
    return frame.sort_values("gap", ascending=False, kind="stable")


def _apart(rows: Sequence[Record]) -> bool:
    lowest, highest = min(row["value_high"] for row in rows), max(row["value_low"] for row in rows)
    return bool(lowest < highest)


def _disagreement(key: Iterable[str], group: pd.DataFrame) -> dict[str, Any]:
    lowest = group.loc[group["value_high"].idxmin()]
    highest = group.loc[group["value_low"].idxmax()]
    told: dict[str, Any] = dict(zip(_QUANTITY, key, strict=True)) | {"values": len(group)}
    for end, row in {"lowest": lowest, "highest": highest}.items():
        told |= columns(end, _value(row)) | {f"{end}_unit": row["unit"], f"{end}_by": row["definition"]}
    distance, lower = highest["value_low"] - lowest["value_high"], abs(lowest["value_high"])
    told |= {"gap": 100 * distance / lower if lower else math.inf}
    told |= {"in_documents": bool(group["in_documents"].any())}
    return told | {"figures": tuple(figure for ids in group["figures"] for figure in ids)}


def _value(row: Record) -> Interval:
    return interval_of({name: row[f"value{end}"] for name, end in _ENDS.items()})


_ENDS = {"value": "", "low": "_low", "high": "_high"}


def most_disputed(rows: pd.DataFrame) -> str:
    """Return the indicator with most `disagreements`; blank where there are none.

    Where several have as many, the one for which most disagreeing values are
    published besides, then the first by name.
    """
    found = _disputed(rows)
    printed = Counter(found[found["in_documents"].astype("bool")]["indicator"])
    published = Counter(found["indicator"])
    return min(printed, key=lambda code: (-printed[code], -published[code], code), default="")


def side_by_side(rows: pd.DataFrame, indicator: str, *, places: int = 2) -> pd.DataFrame:
    """Return all that is told of an indicator where its statistics disagree, with targets and forecasts.

    Parameters
    ----------
    rows : pandas.DataFrame
        As `econlab.observations` gives them.
    indicator : str
        Code of the vocabulary.
    places : int
        How many places at most: those with most disagreements.

    Returns
    -------
    pandas.DataFrame
        Rows of `quantities` in the unit that most of its disagreements have:
        every statistic of a period for which statistics disagree, and every
        target and forecast of these places. Sorted by place, the one with most
        disagreements first, then period.
    """
    disagreeing = _disputed(rows[rows["indicator"] == indicator])
    if disagreeing.empty:
        return quantities(rows.head(0))
    unit = Counter(disagreeing["unit"]).most_common(1)[0][0]
    disagreeing = disagreeing[disagreeing["unit"] == unit]
    first = [place for place, _ in Counter(sorted(disagreeing["place"])).most_common(places)]
    disputed = set(zip(disagreeing["place"], disagreeing["period"], strict=True))
    found = quantities(rows[(rows["indicator"] == indicator) & (rows["unit"] == unit)])
    kept = [
        row["place"] in first
        and (row["kind"] in ("target", "forecast") or (row["place"], row["period"]) in disputed)
        and row["kind"] != "change"
        for row in found.to_dict("records")
    ]
    ranks = {"place": first, "kind": KINDS}
    order = ["place", "period", "kind", "definition", "vintage", "value_low"]
    return (
        found[kept]
        .sort_values(order, key=lambda c: c.map(ranks[c.name].index) if c.name in ranks else c)
        .reset_index(drop=True)
    )
