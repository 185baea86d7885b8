"""How digital the sectors are, and what it would come to were some as digital as another: by hand."""

from collections.abc import Mapping

import pytest
from small_evidence import about, series

import econlab
from econlab.errors import InputError
from econlab.evidence.intervals import Interval
from econlab.evidence.series import Series
from econlab.measures.composition_evidence import SECTORS, sector_series
from econlab.measures.diffusion import what_if


def told(name: str, values: Mapping[str, Interval | float]) -> dict[str, Series]:
    return {sector: series(f"{name}_{sector}", {2022: value}) for sector, value in values.items()}


def test_what_if_by_hand() -> None:
    """Agriculture 10 of GDP from 10 to 50, industry 40 from 20 to 50: 4 and 12 points; services stay."""
    weights = told("weight", {"primary": 10, "secondary": 40, "tertiary": 50})
    penetrations = told("penetration", {"primary": 10, "secondary": 20, "tertiary": 50})
    found = what_if(weights, penetrations, 2022)
    assert (found.now.value, found.then.value, found.gain.value) == pytest.approx((34, 50, 16))
    assert [gain.value for gain in found.gains.values()] == pytest.approx([4, 12, 0])
    one = what_if(weights, penetrations, 2022, 15.0, ["primary"])
    assert (one.goal.value, one.gain.value) == (15, pytest.approx(0.5))
    assert what_if(weights, penetrations, 2022, 15.0).gain.value == pytest.approx(0.5), "others are above it"


def test_a_goal_that_is_a_sector_counts_once() -> None:
    """Services are 40 to 60 per cent digital, and industry as much: together 40 to 60 of 100."""
    weights = told("weight", {"secondary": 50, "tertiary": 50})
    penetrations = told("penetration", {"secondary": 20, "tertiary": Interval(40, 60, 50)})
    found = what_if(weights, penetrations, 2022)
    assert (found.then.low, found.then.high) == pytest.approx((40, 60))
    assert (found.gain.low, found.gain.high) == pytest.approx((10, 20))
    assert (found.gains["tertiary"].low, found.gains["tertiary"].high) == (0, 0)


def test_an_unknown_sector_is_refused() -> None:
    weights, penetrations = told("weight", {"tertiary": 1}), told("penetration", {"tertiary": 1})
    with pytest.raises(InputError, match=r"'tertiry' is none of tertiary \(did you mean tertiary\?\)"):
        what_if(weights, penetrations, 2022, "tertiry")


# The project's own data


def test_what_the_penetration_of_china_gives_is_near_the_published_share() -> None:
    """With the weights that NBS first published for 2022: 7.3, 39.9, 52.8."""
    seen = econlab.observations()
    penetrations = sector_series(seen, "digital_penetration_{}", place="CHN", definition="CAICT")
    weights = {
        name: Series("CHN", name, "NBS", "first", "percent", {2022: about(weight, 0.05)}, {2022: (name,)})
        for name, weight in zip(SECTORS, (7.3, 39.9, 52.8), strict=True)
    }
    found = what_if(weights, penetrations, 2022)
    assert 33.9 in found.now, "CAICT's own share of GDP"
    assert found.then.value == pytest.approx(44.7)
