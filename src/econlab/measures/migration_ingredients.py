"""What the analysis of reverse migration needs of a place, and what the evidence has of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from econlab.measures.migration import COUNTS, ROLES
from econlab.measures.migration_work import KINDS

if TYPE_CHECKING:
    import pandas as pd

    from econlab.measures.identification import Stated


@dataclass(frozen=True, slots=True)
class Ingredient:
    """Something the analysis needs of a place, and what the evidence has of it.

    Attributes
    ----------
    role : str
        Key of `ROLES` or `KINDS`, or ``stated_change``, ``quarter_end``.
    indicator : str
        Code of the vocabulary.
    definition : str
        Whose measure; blank where there is none.
    periods : tuple of str
        Those with a value.
    figures : tuple of str
        Ids.
    """

    role: str
    indicator: str
    definition: str
    periods: tuple[str, ...]
    figures: tuple[str, ...]


def ingredients(
    observations: pd.DataFrame, place: str, stated: Sequence[Stated] = (), *, recalled: bool = False
) -> tuple[Ingredient, ...]:
    """List what the analysis of a place needs and which periods the evidence has, or none.

    Parameters
    ----------
    observations, place, stated, recalled
        As in `select_migration`.
    """
    wanted = {**ROLES, "quarter_end": COUNTS[-1], **{name: kind.indicator for name, kind in KINDS.items()}}
    rows = observations[(observations["place"] == place) & (observations["kind"] == "statistic")]
    rows = rows[~rows["correction"].str.startswith("flag")]
    rows = rows if recalled else rows[rows["status"] != "recalled"]
    changes = [
        Ingredient("stated_change", change.indicator, "", (f"{change.start}/{change.end}",), (change.figure,))
        for change in stated
    ] or [Ingredient("stated_change", "", "", (), ())]
    return (
        *changes,
        *(_ingredient(rows[rows["indicator"] == code], role, code) for role, code in wanted.items()),
    )


def _ingredient(rows: pd.DataFrame, role: str, indicator: str) -> Ingredient:
    definitions = ", ".join(sorted(set(rows["definition"])))
    return Ingredient(
        role, indicator, definitions, tuple(sorted(set(rows["period"]))), tuple(sorted(set(rows["figure"])))
    )


def ingredients_frame(found: Sequence[Ingredient]) -> pd.DataFrame:
    """Ingredients as a table, one row each; blank periods where the evidence has none."""
    import pandas as pd

    return pd.DataFrame(
        [
            {
                "ingredient": item.role,
                "indicator": item.indicator,
                "definition": item.definition,
                "periods": _spans(item.periods),
                "figures": item.figures,
            }
            for item in found
        ]
    )


def _spans(periods: Sequence[str]) -> str:
    """Write consecutive years as spans: 2015–2019, 2021."""
    spans: list[list[str]] = []
    for period in periods:
        follows = spans and period.isdigit() and spans[-1][-1].isdigit()
        if follows and int(period) == int(spans[-1][-1]) + 1:
            spans[-1].append(period)
        else:
            spans.append([period])
    return ", ".join(span[0] if len(span) == 1 else f"{span[0]}–{span[-1]}" for span in spans)
