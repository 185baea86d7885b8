"""Sectors against a target for each of them: by hand, and what must not be mixed."""

import math
from typing import Any

import pandas as pd
import pytest
from small_evidence import about, row

import econlab
from econlab.evidence.intervals import Interval
from econlab.measures.sector_targets import DIGITAL, TARGET, sector_stands, stands_frame

AIM = row(TARGET, 2025, Interval(10, 100, 10), kind="target", unit="percent", definition="POLICY")


def digital(period: str = "2021/2022", **cells: Any) -> list[dict[str, Any]]:
    shares = {"primary": 0.6, "secondary": 4.0, "tertiary": 9.0}
    return [row(DIGITAL[s], period, about(v, 0.05), unit="percent", **cells) for s, v in shares.items()]


def weights(*years: int, vintage: str = "first", primary: float = 10.0) -> list[dict[str, Any]]:
    shares = {"primary": primary, "secondary": 40.0, "tertiary": 45.0}
    return [
        row(f"{s}_sector_share_gdp", year, v, unit="percent", definition="national_accounts", vintage=vintage)
        for year in years
        for s, v in shares.items()
    ]


def stands(*rows: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {stand.sector: stand for stand in sector_stands(pd.DataFrame([AIM, *rows]), **more)}


def test_by_hand() -> None:
    found = stands(*digital(), *weights(2021, 2022))
    assert [stand.penetration.point for stand in found.values()] == pytest.approx([6, 10, 20])
    assert found["primary"].penetration.low == pytest.approx(5.5)
    assert [stand.met for stand in found.values()] == ["not met", "undecided", "met"]
    assert {stand.target.low for stand in found.values()} == {10}
    assert found["tertiary"].figures == tuple(sorted(found["tertiary"].figures))
    assert len(found["tertiary"].figures) == 4, "the digital part, two weights and the target"


def test_every_release_of_the_weights_counts() -> None:
    found = stands(*digital(), *weights(2021, 2022), *weights(2021, 2022, vintage="revised", primary=12.0))
    primary = found["primary"].penetration
    assert (primary.low, primary.high) == pytest.approx((100 * 0.55 / 12, 100 * 0.65 / 10))


@pytest.mark.parametrize(
    "rows",
    [
        # a year of the average, or a sector, has no value
        [*digital(), *weights(2021)],
        [*digital()[:2], *weights(2021, 2022)],
        # parts of two definitions, of two releases, and targets for the parts
        [*digital()[:2], *digital(definition="E")[2:], *weights(2021, 2022)],
        [*digital()[:2], *digital(vintage="revised")[2:], *weights(2021, 2022)],
        [*digital(kind="target"), *weights(2021, 2022)],
        # values of another place, and from memory only
        [*digital(place="BBB"), *weights(2021, 2022)],
        [*digital(status="recalled"), *weights(2021, 2022)],
        [],
    ],
)
def test_nothing_is_mixed_or_made_up(rows: list[dict[str, Any]]) -> None:
    assert stands(*rows) == {}


def test_values_from_memory_count_when_asked_for() -> None:
    assert len(stands(*digital("2022", status="recalled"), *weights(2022), recalled=True)) == 3


def test_viet_nam_by_its_statistics_office() -> None:
    found = {s.sector: s for s in sector_stands(econlab.observations()) if s.period == "2020/2022"}
    # 0.05 of 11.9 to 14.9, 6.11 of 33.7 to 38.5, and 6.59 of 41 to 42 per cent of GDP
    assert found["primary"].penetration.low > 100 * 0.045 / 14.86
    assert found["primary"].penetration.high < 100 * 0.055 / 11.87
    assert 15.5 < found["secondary"].penetration.low < found["secondary"].penetration.high < 18.5
    assert [found[sector].met for sector in ("primary", "secondary", "tertiary")] == ["not met", "met", "met"]
    assert {stand.definition for stand in found.values()} == {"GSO"}


def test_the_table() -> None:
    table = stands_frame(sector_stands(pd.DataFrame([AIM, *digital(), *weights(2021, 2022)])))
    assert list(table["sector"]) == ["primary", "secondary", "tertiary"]
    assert list(table["stand"]) == ["not met", "undecided", "met"]
    assert math.isclose(table["penetration"][1], 10)
    assert all(AIM["figure"] in ids and len(ids) == 4 for ids in table["figures"])
    assert stands_frame(()).empty
