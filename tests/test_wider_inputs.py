"""Every measure of bounded numbers: a wider input never gives a narrower output.

Inputs narrowed to points are among those tried, so each result also holds all that points inside give.
"""

from collections.abc import Mapping, Sequence
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laws import Computed, check_enclosing
from small_evidence import accounts, series

from econlab.evidence.intervals import Interval
from econlab.evidence.tolerances import signed
from econlab.measures.accounts import growth_rate
from econlab.measures.composition_trend import log_ratio, share_of
from econlab.measures.decomposition import divisia
from econlab.measures.digital_work import Assumption, Source, persons
from econlab.measures.digital_work_bounds import share_accounted_for
from econlab.measures.growth import PRICE_BASES, multiplier
from econlab.measures.partition import partition
from econlab.measures.reconciliation import complete, reconcile
from econlab.measures.targets import Target, required_growth, share_path

Bounds = Sequence[Interval]
Found = Mapping[str, Interval | None]


def of_share(inputs: Bounds) -> Found:
    return {"ratio": log_ratio(inputs[0]), "share": share_of(log_ratio(inputs[0]))}


def effects(inputs: Bounds) -> Found:
    first, last = inputs[:4], inputs[4:]
    weights = {name: series(name, {1: first[n], 2: last[n]}, unit="percent") for n, name in enumerate("ab")}
    digital = {
        name: series(name, {1: first[n], 2: last[n]}, unit="percent") for n, name in enumerate("ab", 2)
    }
    found = divisia(weights, digital, 1, 2, published=series("s", {1: inputs[0], 2: inputs[1]}))
    by_sector = {
        f"{one.sector} {what}": getattr(one, what)
        for one in (*found.sectors, found.total)
        for what in ("penetration", "structure")
    }
    return {**by_sector, "computed": found.computed, "residual": found.residual}


def held(inputs: Bounds) -> Found:
    counts, ranges = inputs[:2], inputs[2:5]
    sources = [Source(name, counts[n], (f"of {name}",), ()) for n, name in enumerate("ab")]
    names = ("of a", "of b", "overlap")
    assumptions = [
        Assumption(name, one.low, one.high, 100, "percent") for name, one in zip(names, ranges, strict=True)
    ]
    found = persons(sources, assumptions)
    shortfall = Interval(round(inputs[5].low), round(inputs[5].high))
    return {"persons": found, "share": share_accounted_for(found, shortfall)}


def divided(inputs: Bounds) -> Found:
    given_series = {
        name: series(name, {1: inputs[2 * n], 2: inputs[2 * n + 1]}) for n, name in enumerate("wab")
    }
    found = partition(given_series, {"w": ("a", "c"), "a": ("b", "d")}, 1, 2)
    parts = {f"{part.name} change": part.change for part in (*found.parts, *found.subtotals)}
    shares = {f"{part.name} share": part.share for part in (*found.parts, *found.subtotals)}
    return {**parts, **shares, "residual": found.residual}


def held_together(inputs: Bounds) -> Found:
    found = reconcile({"a": inputs[0], "b": inputs[1]}, inputs[2])
    left = complete({"a": inputs[0]}, inputs[2], ("a", "b"))
    inferred = left.parts["b"] if left and left.agreement == "inferred" else None
    if found.agreement == "irreconcilable":
        return {"inferred": inferred}
    return {**found.parts, "whole": found.whole, "inferred": inferred}


def asked(inputs: Bounds) -> Found:
    found = required_growth(inputs[0], 2024, Target("AAA", 2030, inputs[1], ()), inputs[2])
    *_, reached = share_path(inputs[0], (2024, 2025, 2026), 1.5, 6.0)
    return {"growth": found.digital_growth, "multiplier": found.multiplier, "reached": reached}


def grown(inputs: Bounds) -> Found:
    sizes, gdps = ({2020: one, 2022: other} for one, other in (inputs[:2], inputs[2:4]))
    real = {2021: inputs[4], 2022: inputs[4]}
    evidence = accounts(size=sizes, gdp=gdps, real=real)
    found = {basis: multiplier(evidence, 2020, 2022, basis) for basis in PRICE_BASES}
    return {
        f"{basis} {what}": getattr(one, what)
        for basis, one in found.items()
        for what in ("multiplier", "digital_growth", "gdp_growth")
    }


def changed(inputs: Bounds) -> Found:
    row = {"kind": "change", "direction": "decrease"}
    return {unit: signed(row | {"unit": unit}, inputs[0]) for unit in ("percent", "multiple")}


MEASURES: Mapping[str, tuple[Computed, Sequence[tuple[float, float]]]] = {
    "growth rate": (lambda inputs: {"rate": growth_rate(inputs[0], 7)}, [(0.01, 100)]),
    "log-ratio": (of_share, [(0.1, 99.9)]),
    "decomposition": (effects, [(0.1, 50)] * 8),
    "digital work": (held, [(0, 1e6), (0, 1e6), (0, 100), (0, 100), (0, 100), (-1e5, 1e6)]),
    "partition": (divided, [(50, 100), (120, 200), (20, 50), (20, 60), (1, 20), (1, 20)]),
    "reconciliation": (held_together, [(0, 10), (0, 10), (5, 20)]),
    "required growth": (asked, [(1, 50), (1, 100), (0.1, 30)]),
    "multiplier": (grown, [(10, 20), (21, 60), (100, 150), (151, 400), (0.5, 12)]),
    "a change": (changed, [(0.1, 100)]),
}


@pytest.mark.parametrize("name", MEASURES)
@settings(deadline=None, max_examples=60)
@given(data=st.data(), random=st.randoms(use_true_random=False))
def test_a_wider_input_never_gives_a_narrower_output(name: str, data: st.DataObject, random: Random) -> None:
    compute, ranges = MEASURES[name]
    wide = [Interval(*sorted(data.draw(st.tuples(st.floats(*ends), st.floats(*ends))))) for ends in ranges]
    check_enclosing(compute, wide, random)
