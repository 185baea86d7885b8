"""Every estimator against `reference/estimators.csv`, which its generator writes without any of them."""

from __future__ import annotations

import csv
import runpy
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from small_evidence import accounts, series

from econlab.evidence.intervals import Interval
from econlab.measures.association import associate
from econlab.measures.composition import compose
from econlab.measures.composition_trend import trend
from econlab.measures.contributions import contribution
from econlab.measures.counterfactual import Scale, counterfactual
from econlab.measures.decomposition import divisia
from econlab.measures.elasticity import elasticity
from econlab.measures.growth import multiplier, share_growth
from econlab.measures.least_squares import fitted, leave_one_out, predicted, spread
from econlab.measures.targets import Target, required_growth

FOLDER = Path(__file__).with_name("reference")
REFERENCE = runpy.run_path(str(FOLDER / "estimators.py"))
with (FOLDER / "estimators.csv").open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.DictReader(table))


def numbers(name: str) -> np.ndarray:
    return np.array(REFERENCE[name], dtype=float)


def yearly(name: str, first: int = 2016) -> dict[int, float]:
    return {first + at: float(number) for at, number in enumerate(REFERENCE[name])}


def line(name: str) -> dict[str, float]:
    x, y = numbers(f"{name}_X"), numbers(f"{name}_Y")
    plain, robust = fitted(y, x, 0.95, hac=False), fitted(y, x, 0.95)
    ahead, left = predicted(y, x, np.array([33.0]), 0.95), leave_one_out(y, x)
    return {
        "slope": plain.slope.point,
        "standard error": plain.standard_error,
        "residual": ahead.residual,
        "slope low": plain.slope.low,
        "newey west": robust.standard_error,
        "lags": robust.lags,
        "slope high newey west": robust.slope.high,
        "falls": robust.falls,
        "ahead": ahead.values[0].point,
        "ahead error": ahead.standard_errors[0],
        "ahead high": ahead.values[0].high,
        "without one low": left.low,
        "without one high": left.high,
    }


def association() -> dict[str, float]:
    found = associate(
        series("workers", yearly("ORDERED_Y")), series("sales", yearly("ORDERED_X")), form="levels", draws=10
    )
    return {
        "slope": found.slope.point,
        "newey west": found.standard_error,
        "correlation": found.correlation,
        "permutation p": found.permutation_p,
    }


def of_sizes() -> dict[str, float]:
    seen = [accounts(size=yearly("SIZES"), gdp=yearly("OUTPUTS"))]
    found = elasticity(seen, 2016, 2021, "nominal", draws=10, confidence=0.9)
    assert found.estimate is not None
    assert found.leave_one_out is not None
    return {
        "estimate": found.estimate.point,
        "standard error": found.standard_error,
        "low": found.estimate.low,
        "without one low": found.leave_one_out.low,
    }


def of_the_core() -> dict[str, float]:
    share = series("digital_industrialisation_share_digital_economy", yearly("CORES"), unit="percent")
    found = trend(compose([share]), 2016, 2021, horizon=2024, draws=10)
    ahead = found.predicted[-1].core
    return {
        "slope": found.slope.point,
        "falls": found.falls,
        "ahead low": ahead.low,
        "ahead": ahead.point,
        "ahead high": ahead.high,
    }


def shortfall(scale: Scale) -> dict[str, float]:
    known = series("workers", yearly("WORKERS") | {2022: REFERENCE["WORKERS_THEN"]})
    [found] = counterfactual(known, [2022], end=2020, scale=scale).shortfalls
    lacking = found.shortfall
    return {"value": lacking.point, "low": lacking.low, "high": lacking.high, "p": found.p}


def of_sectors(sector: str) -> dict[str, float]:
    given = [
        {
            name: series(f"{what}_{name}", dict(zip((2016, 2022), ends, strict=True)), unit="percent")
            for name, ends in REFERENCE[f"{what.upper()}S"].items()
        }
        for what in ("weight", "penetration")
    ]
    found = divisia(*given, 2016, 2022)
    effect = {one.sector: one for one in found.sectors}.get(sector, found.total)
    return {"penetration": effect.penetration.point, "structure": effect.structure.point}


def growing() -> dict[str, float | None]:
    seen = accounts(size=yearly("SIZES"), gdp=yearly("OUTPUTS"))
    found, share, added = (measure(seen, 2016, 2021) for measure in (nominal, share_growth, contribution))
    base = Interval.exact(100 * REFERENCE["SIZES"][-1] / REFERENCE["OUTPUTS"][-1])
    goal = Target("AAA", 2027, Interval.exact(60.0), ())
    return {
        "digital": found.digital_growth.value,
        "gdp": found.gdp_growth.value,
        "multiplier": found.multiplier.value,
        "share": share.growth.value,
        "contribution": added.share.value,
        "required multiplier": required_growth(base, 2021, goal, 7.0).multiplier.value,
    }


def nominal(seen: Any, start: int, end: int) -> Any:
    return multiplier(seen, start, end, "nominal")


def drawn() -> dict[str, float]:
    found = spread(numbers("DRAWS"), 0.9)
    return {"low": found.low, "middle": found.point, "high": found.high}


ESTIMATED: Mapping[tuple[str, str], Callable[[], Mapping[str, float | None]]] = {
    ("line", "Norris"): lambda: line("NORRIS"),
    ("line", "short"): lambda: line("SHORT"),
    ("line", "long"): lambda: line("LONG"),
    ("association", "levels"): association,
    ("elasticity", "nominal"): of_sizes,
    ("trend of the core", "shares"): of_the_core,
    ("shortfall", "levels"): lambda: shortfall("levels"),
    ("shortfall", "logs"): lambda: shortfall("logs"),
    ("divisia", "primary"): lambda: of_sectors("primary"),
    ("divisia", "secondary"): lambda: of_sectors("secondary"),
    ("divisia", "tertiary"): lambda: of_sectors("tertiary"),
    ("divisia", "all"): lambda: of_sectors(""),
    ("growth", "six years"): growing,
    ("spread", "draws"): drawn,
}


def test_the_table_is_what_its_generator_writes() -> None:
    assert (FOLDER / "estimators.csv").read_text("utf-8") == REFERENCE["table"]()


@pytest.mark.parametrize("given", ESTIMATED, ids=" ".join)
def test_an_estimator_gives_the_reference(given: tuple[str, str]) -> None:
    expected = {row["name"]: float(row["value"]) for row in ROWS if (row["estimator"], row["input"]) == given}
    found = ESTIMATED[given]()
    assert {name: found[name] for name in expected} == pytest.approx(expected, rel=1e-9, abs=1e-12)


def test_every_row_has_an_estimator() -> None:
    assert {(row["estimator"], row["input"]) for row in ROWS} == set(ESTIMATED)
