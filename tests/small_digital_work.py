"""Digital work of China as documents count it, with made-up assumptions, and the accounting written out."""

from collections.abc import Mapping

import numpy as np
from small_evidence import about

from econlab.evidence.intervals import Interval
from econlab.measures.digital_work import Assumption, Source

OPEN = float("inf")

# Over 550,000 sellers are the number printed times one or more; labellers and entrepreneurs are persons.
SOURCES = (
    Source("labellers", about(5e6, 0.5e6), ("labellers",), ("labelling",)),
    Source("sellers", Interval.exact(550_000), ("sellers_more", "sellers"), ("sellers_2021",)),
    Source("villagers", Interval.exact(2713), ("jobs_per_village", "villagers"), ("villages",)),
    Source("entrepreneurs", about(2.7e6, 50_000), ("entrepreneurs",), ("returned",)),
    Source("retail", about(350, 5), ("jobs_per_billion", "retail"), ("retail_2019", "retail_2021")),
)
ASSUMPTIONS = (
    Assumption("labellers", 5, 25, 100, "percent"),
    Assumption("sellers_more", 1, 3, OPEN, "times", least=1),
    Assumption("sellers", 10, 50, 100, "percent"),
    Assumption("jobs_per_village", 1000, 2000, OPEN, "person", figures=("jobs",)),
    Assumption("villagers", 10, 50, 100, "percent"),
    Assumption("entrepreneurs", 10, 50, 100, "percent"),
    Assumption("jobs_per_billion", 1000, 3000, OPEN, "person"),
    Assumption("retail", 10, 50, 100, "percent"),
    Assumption("overlap", 0, 100, 100, "percent"),
)
MISSING = Interval(1.2e6, 5.0e6, 3.1e6)

# Every input, in the order of the draws: low end, middle, high end.
INPUTS = {
    "labellers_count": (4.5e6, 5e6, 5.5e6),
    "sellers_count": (550_000, 550_000, 550_000),
    "villagers_count": (2713, 2713, 2713),
    "entrepreneurs_count": (2.65e6, 2.7e6, 2.75e6),
    "retail_count": (345, 350, 355),
    "labellers": (5, 15, 25),
    "sellers_more": (1, 2, 3),
    "sellers": (10, 30, 50),
    "jobs_per_village": (1000, 1500, 2000),
    "villagers": (10, 30, 50),
    "entrepreneurs": (10, 30, 50),
    "jobs_per_billion": (1000, 2000, 3000),
    "retail": (10, 30, 50),
    "overlap": (0, 50, 100),
}
MIDDLE = {name: middle for name, (_, middle, _) in INPUTS.items()}


def written_out(at: Mapping[str, float | np.ndarray]) -> np.ndarray:
    """Persons held, source by source, each person in the overlap taken off once."""
    every = [
        at["labellers_count"] * at["labellers"] / 100,
        at["sellers_count"] * at["sellers_more"] * at["sellers"] / 100,
        at["villagers_count"] * at["jobs_per_village"] * at["villagers"] / 100,
        at["entrepreneurs_count"] * at["entrepreneurs"] / 100,
        at["retail_count"] * at["jobs_per_billion"] * at["retail"] / 100,
    ]
    both = sum(every)
    return np.asarray(both - at["overlap"] / 100 * (both - np.maximum.reduce(every)))


def percent(name: str, low: float, high: float) -> Assumption:
    return Assumption(name, low, high, 100, "percent")


# A hundred sellers and two villages, some of whom stayed.
SELLERS = Source("sellers", Interval.exact(100), ("stayed",), ("s",))
VILLAGES = Source("villages", Interval.exact(2), ("jobs",), ("v",))
STAYED = percent("stayed", 30, 60)
JOBS = Assumption("jobs", 10, 20, OPEN, "person")
OVERLAP = percent("overlap", 0, 100)
