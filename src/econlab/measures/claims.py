"""Published multiples and growth rates, held against everything the evidence gives."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from econlab.evidence.intervals import Interval, columns
from econlab.evidence.series import interval_of
from econlab.faces import Faced
from econlab.measures.candidates import INDICATORS as OF_CANDIDATES
from econlab.measures.candidates import STATED, distinct
from econlab.measures.growth import Multiplier

if TYPE_CHECKING:
    import pandas as pd

Quantity = Literal["multiple", "growth"]
Verdict = Literal["reproduced", "by single years only", "not reproduced", "not testable"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
_QUANTITIES: dict[str, Quantity] = {
    "digital_economy_growth_multiple": "multiple",
    "digital_economy_growth": "growth",
}
# What claims and all they are held against are found from.
INDICATORS = tuple(dict.fromkeys([*OF_CANDIDATES, *_QUANTITIES]))


@dataclass(frozen=True, slots=True)
class Claim(Faced):
    """A multiple of GDP growth, or a growth rate, that a document prints.

    Attributes
    ----------
    figure : str
        Id of the printed figure; the first, where the same form is printed again.
    place : str
        Whose digital economy.
    quantity : {"multiple", "growth"}
        Growth over GDP growth, or growth in per cent a year.
    stated : Interval
        What is printed, with its bounds.
    printed : str
        Its printed form.
    figures : tuple of str
        All figures that state the same.
    """

    figure: str
    place: str
    quantity: Quantity
    stated: Interval
    printed: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tested(Faced):
    """A claim beside the candidates that could have given it.

    Attributes
    ----------
    claim : Claim
        What was printed.
    candidates : int
        How many candidates have a value.
    reproduced_by : tuple of Multiplier
        Candidates whose bounds overlap the stated bounds.
    nearest : Multiplier or None
        The candidate whose point value is nearest; None where there is none.
    low, high : float
        Lowest and highest point value of the candidates.
    published_by : tuple of str
        Ids of reference values that print the same, which is no test of it.
    """

    claim: Claim
    candidates: int
    reproduced_by: tuple[Multiplier, ...]
    nearest: Multiplier | None
    low: float
    high: float
    published_by: tuple[str, ...]

    @property
    def longer(self) -> tuple[Multiplier, ...]:
        """Those that reproduce it over a window of more than one year."""
        return tuple(item for item in self.reproduced_by if item.end - item.start > 1)

    @property
    def windows(self) -> tuple[tuple[int, int], ...]:
        """Windows that reproduce it, first and last year, each once."""
        return tuple(sorted({(item.start, item.end) for item in self.reproduced_by}))

    @property
    def verdict(self) -> Verdict:
        """Whether candidates give it, over more than one year or not."""
        if not self.candidates:
            return "not testable"
        if not self.reproduced_by:
            return "not reproduced"
        return "reproduced" if self.longer else "by single years only"


def printed_claims(observations: pd.DataFrame) -> tuple[Claim, ...]:
    """Multiples and growth rates of digital economies that the documents print.

    Figures of the same place, quantity and bounds are one claim.
    """
    printed = observations["line"].notna() & (observations["kind"] == "statistic")
    rows = observations[printed & observations["indicator"].isin(_QUANTITIES)]
    claims: dict[tuple[object, ...], Claim] = {}
    for row in rows.to_dict("records"):
        quantity, stated = _QUANTITIES[row["indicator"]], interval_of(row)
        key = (row["place"], quantity, stated.low, stated.high)
        first = claims.get(key)
        claims[key] = Claim(
            figure=first.figure if first else row["figure"],
            place=row["place"],
            quantity=quantity,
            stated=stated,
            printed=first.printed if first else row["printed"],
            figures=(*(first.figures if first else ()), row["figure"]),
        )
    return tuple(sorted(claims.values(), key=lambda claim: (claim.place, claim.quantity, claim.figure)))


def stated_multiples(observations: pd.DataFrame, place: str) -> dict[str, Interval]:
    """Printed forms of the multiples of GDP growth that documents state of a place, and their bounds."""
    return {
        claim.printed: claim.stated
        for claim in printed_claims(observations)
        if claim.place == place and claim.quantity == "multiple"
    }


def hold_claim(claim: Claim, found: Sequence[Multiplier], observations: pd.DataFrame) -> Tested:
    """Hold a claim against candidates of a place.

    A candidate reproduces it when the two can be the same number: when their
    bounds overlap. Rounding alone is then never a contradiction. A growth rate is
    held only against rates computed from sizes and shares, since a rate that the
    issuer states would confirm itself.

    Parameters
    ----------
    claim : Claim
        What a document prints.
    found : sequence of Multiplier
        As `candidates` gives them.
    observations : pandas.DataFrame
        Where to look for reference values that print the same.
    """
    if claim.quantity == "growth":
        found = _rates_once(item for item in found if item.route not in STATED)
    valued = [(item, value) for item in found if (value := _quantity(item, claim.quantity))]
    reproduced = tuple(item for item, value in valued if value.overlaps(claim.stated))
    aim = claim.stated.point
    # An open end leaves a candidate without a point, and so without a distance.
    pointed = [(item, value) for item, value in valued if math.isfinite(value.point)]
    nearest = min(pointed, key=lambda pair: abs(pair[1].point - aim), default=None)
    points = [value.point for _, value in pointed]
    return Tested(
        claim, len(valued), reproduced, nearest[0] if nearest else None,
        min(points, default=float("nan")), max(points, default=float("nan")),
        _published(claim, observations),
    )  # fmt: skip


def _rates_once(multipliers: Iterable[Multiplier]) -> list[Multiplier]:
    """Return one multiplier for each growth rate of the digital economy, whatever GDP it is held against."""
    once = {(item.definition, item.start, item.end, item.digital_growth): item for item in multipliers}
    return list(once.values())


def _published(claim: Claim, observations: pd.DataFrame) -> tuple[str, ...]:
    indicator = next(name for name, quantity in _QUANTITIES.items() if quantity == claim.quantity)
    rows = observations[
        (observations["place"] == claim.place)
        & (observations["indicator"] == indicator)
        & observations["line"].isna()
        & (observations["kind"] == "statistic")
    ]
    same = [row for row in rows.to_dict("records") if interval_of(row).overlaps(claim.stated)]
    return tuple(sorted(str(row["source"]) for row in same))


def _quantity(item: Multiplier, quantity: Quantity) -> Interval | None:
    return item.multiplier if quantity == "multiple" else item.digital_growth


def examples(tested: Iterable[Tested]) -> list[Multiplier]:
    """For each claim, the longest windows that reproduce it; where none does, the nearest candidate."""
    chosen: list[Multiplier] = []
    for item in tested:
        chosen += _longest(item.reproduced_by) or ([item.nearest] if item.nearest else [])
    return list(distinct(chosen))


def _longest(multipliers: Iterable[Multiplier]) -> list[Multiplier]:
    """Return the longest window of each place, definition, basis and route, in the order found.

    Of rates that issuers state, each release counts by itself.
    """
    longest: dict[tuple[str, ...], Multiplier] = {}
    for one in multipliers:
        release = one.vintage if one.route in STATED else ""
        key = (one.place, one.definition, one.basis, one.route, release)
        if key not in longest or one.end - one.start > longest[key].end - longest[key].start:
            longest[key] = one
    return list(longest.values())


def elsewhere(
    tested: Iterable[Tested], found: Mapping[str, Sequence[Multiplier]]
) -> list[tuple[Claim, Multiplier]]:
    """Windows of other places that give a multiple which no long window of its own place gives.

    Only windows of more than one year count, and of each place, definition,
    basis and route only the longest.
    """
    leads: list[tuple[Claim, Multiplier]] = []
    for item in tested:
        if item.claim.quantity == "multiple" and not item.longer:
            others = (one for place in sorted(set(found) - {item.claim.place}) for one in found[place])
            same = (
                one
                for one in others
                if one.multiplier and one.multiplier.overlaps(item.claim.stated) and one.end - one.start > 1
            )
            leads += [(item.claim, one) for one in _longest(same)]
    return leads


def to_frame(tested: Iterable[Tested]) -> pd.DataFrame:
    """Tested claims as a table, one row each."""
    import pandas as pd

    return pd.DataFrame(
        [
            {
                "printed": item.claim.printed,
                "place": item.claim.place,
                "quantity": item.claim.quantity,
                **columns("stated", item.claim.stated),
                "candidates": item.candidates,
                "range": float("nan"),
                "range_low": item.low,
                "range_high": item.high,
                "reproduced_by": len(item.reproduced_by),
                "longer": len(item.longer),
                "verdict": item.verdict,
                "published_by": ", ".join(item.published_by),
                "figures": " ".join(item.claim.figures),
            }
            for item in tested
        ]
    )
