"""Made-up counts of migrant workers and of digital work, for a place that has no figures of its own."""

from typing import Any

import pandas as pd
from small_evidence import Values, about, observed, row, yearly

from econlab.evidence.intervals import Interval
from econlab.measures.identification import Stated
from econlab.measures.migration import ROLES

INF = float("inf")

# Thousands. The line through the years to 2019 has mean 103 and slope 1.8, so it leads to 109.3 in 2021.
IN_CITY = {2016: 100.0, 2017: 103.0, 2018: 103.0, 2019: 106.0, 2020: 104.0, 2021: 100.0, 2022: 110.0}
COUNTS: dict[str, dict[int, float]] = {
    "total": {2019: 200.0, 2021: 204.0},
    "local": {2019: 80.0, 2021: 92.0},
    "outgoing": {2019: 120.0, 2021: 112.0},
    "interprovincial": {2019: 60.0, 2021: 50.0},
    "in_city": IN_CITY,
}


def people(role: str, values: Values, **cells: Any) -> list[dict[str, Any]]:
    """Rows of a count of migrant workers, by the part it plays."""
    return yearly(ROLES[role], values, **({"unit": "person"} | cells))


def stated(change: Interval | float = -6000.0, **cells: Any) -> Stated:
    """A change of those living in cities between 2019 and 2021."""
    bounds = change if isinstance(change, Interval) else about(change, 500.0)
    told: dict[str, Any] = {
        "figure": "stated", "place": "AAA", "indicator": ROLES["in_city"], "start": "2019", "end": "2021",
        "unit": "person", "change": bounds, "document": "doc", "line": 7, "printed": "6",
    }  # fmt: skip
    return Stated(**(told | cells))


def viet_nam() -> pd.DataFrame:
    """Everything that the analysis asks for, as if of Viet Nam, beside figures of another place."""
    whose = {"place": "VNM", "definition": "GSO"}
    work: list[tuple[str, int | str, Interval | float, str]] = [
        ("rural_outgoing_workers", "2019-Q1", 118_000.0, "person"),
        ("rural_outgoing_workers", "2021-Q1", 112_000.0, "person"),
        ("data_labelling_workers", 2022, about(4000.0, 500.0), "person"),
        ("ecommerce_livestream_sellers", 2021, Interval(1000.0, INF, 1000.0), "person"),
        ("taobao_villages", 2019, 10.0, "village"),
        ("taobao_villages", 2021, 14.0, "village"),
        ("taobao_village_jobs", 2021, 700.0, "person"),
        ("return_home_entrepreneurs", 2018, 1000.0, "person"),
        ("return_home_entrepreneurs", 2020, 1400.0, "person"),
        ("return_home_entrepreneurs", 2022, 2000.0, "person"),
        ("return_home_entrepreneurs_digital_share", 2020, 40.0, "percent"),
        ("rural_online_retail_sales", 2019, 20e9, "VND"),
        ("rural_online_retail_sales", 2021, 50e9, "VND"),
        ("rural_online_retail_jobs", 2021, 1000.0, "person"),
        ("rural_employed_persons", 2021, 500_000.0, "person"),
        ("urban_population", 2019, 900_000.0, "person"),
        ("urban_population", 2021, 1_000_000.0, "person"),
        ("rural_population", 2021, 800_000.0, "person"),
    ]
    return observed(
        *(
            line
            for role, values in COUNTS.items()
            for line in people(role, {year: 1000 * value for year, value in values.items()}, **whose)
        ),
        *(row(indicator, year, value, unit=unit, **whose) for indicator, year, value, unit in work),
        *people("in_city", dict.fromkeys(range(2000, 2025), 1.0)),
        *yearly("taobao_villages", {2019: 1.0, 2020: 2.0, 2021: 3.0}, unit="village"),
    )
