"""Answers known beforehand, found again in the audit of the project's own data."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from raw_project import Project

from econlab.evidence.catalogue import figures
from econlab.evidence.formulas import statement_formula
from econlab.evidence.intervals import Interval
from econlab.evidence.quantities import Quantity
from econlab.evidence.tolerances import printed_bounds
from econlab.showing.audit import audit

MIC, PARTY, ZHEJIANG = (
    "mic-2023-china-experience",
    "party-2024-digital-resolution",
    "zhejiang-2022-digital-reform",
)


@pytest.fixture(scope="module")
def found(own_data: Project) -> pd.DataFrame:
    return audit(own_data.root)


@pytest.fixture(scope="module")
def printed(own_data: Project) -> dict[str, dict[str, Any]]:
    return {row["figure"]: row for row in figures(own_data.root).to_dict("records")}


@pytest.fixture
def told(
    found: pd.DataFrame, printed: dict[str, dict[str, Any]], request: pytest.FixtureRequest
) -> dict[str, Any]:
    """The one statement at a place that states a printed form, over inputs printed so, with this verdict."""
    document, line, stated, over, verdict = request.param
    rows = found[(found["document"] == document) & (found["line"] == line)].to_dict("records")
    same = [
        row
        for row in rows
        if stated in row["printed"]
        and over <= {printed[i["figure"]]["printed"] for i in row["inputs"] if i["figure"] in printed}
    ]
    assert same, (
        f"no statement in {document}, line {line} that {stated} follows from {', '.join(sorted(over))}"
    )
    verdicts = [row["verdict"] for row in same]
    assert verdict in verdicts, f"{verdicts} in {document}, line {line}, and not {verdict}"
    return same[verdicts.index(verdict)]


def asked(*statement: Any) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("told", [pytest.param(statement, id=statement[2])], indirect=True)


SHARES = {"12,66%", "12,88%", "12,63%", "12,33%"}


@asked(PARTY, 1519, "12,62%", SHARES, "consistent")
def test_the_average_of_four_shares(told: dict[str, Any]) -> None:
    # the sum is 50.50
    assert told["value"] == pytest.approx(12.625)
    assert (told["stated_low"], told["stated_high"]) == (12.615, 12.625)


@asked(PARTY, 1480, "74 lần", {"628,5 Gbps", "46.976 Gbps"}, "consistent")
def test_a_rise_to_74_times(told: dict[str, Any]) -> None:
    assert told["value"] == pytest.approx(46976 / 628.5)
    assert told["value"] == pytest.approx(74.7, abs=0.05)
    assert "74.74" in told["why"]


RETAIL = {"2,05 nghìn tỷ nhân dân tệ", "khoảng 287 tỷ đô la Mỹ", "422,1 tỷ Nhân dân tệ"}


@asked(MIC, 127, "60 tỉ đô la Mỹ", RETAIL, "consistent")
def test_two_sums_at_one_exchange_rate_once_60_is_rounded(told: dict[str, Any]) -> None:
    # 2050 / 287 is 7.14 and 422.1 / 60 is 7.04
    assert told["value"] == pytest.approx(422.1e9 * 287 / 2050)
    assert told["high"] < 59.5e9
    assert "round" in told["why"]


@asked(ZHEJIANG, 57, "18.745,4 nhân dân tệ", {"1.212,45 tỷ nhân dân tệ"}, "consistent")
def test_sales_and_sales_per_head_give_the_population_of_the_census(
    told: dict[str, Any], printed: dict[str, dict[str, Any]]
) -> None:
    assert any(one["figure"].startswith("population") for one in told["inputs"])
    sales, per_head = (
        next(row for row in printed.values() if row["document"] == ZHEJIANG and form in row["printed"])
        for form in ("1.212,45 tỷ", "18.745,4")
    )
    known = {
        name: Quantity(Interval(row["low"], row["high"], row["value"]), row["unit"])
        for name, row in (("sales", sales), ("per_head", per_head))
    }
    implied = statement_formula("sales / per_head", known, lambda *_: known["sales"], "").bounds
    assert implied.value == pytest.approx(64.7e6, abs=0.05e6)
    # residents at the census of 2020: 64,567,588; at the end of the year 64.68 million
    assert 64.68e6 in implied
    assert (told["low"] <= told["stated_high"]) & (told["stated_low"] <= told["high"])


@asked(PARTY, 692, "50,2%", {"khoảng 41,5%"}, "contradiction")
def test_two_shares_of_one_year(told: dict[str, Any]) -> None:
    assert (told["stated_low"], told["stated_high"]) == (50.15, 50.25)
    assert (told["low"], told["high"]) == (41.45, 41.55)
    assert f"{MIC} 16" in told["why"]


@asked(PARTY, 692, "50,2%", {"50,2 nghìn tỷ Nhân dân tệ"}, "unit_error")
def test_the_digits_of_a_size_printed_as_a_share(told: dict[str, Any]) -> None:
    assert "CNY" in told["why"]
    assert f"{MIC} 16" in told["why"]
    assert pd.isna(told["value"])


@asked(PARTY, 1509, "198,24 triệu đồng", {"hơn 807 nghìn tỷ đồng/ngày"}, "unit_error")
def test_payments_in_million_that_can_only_be_in_million_billion(told: dict[str, Any]) -> None:
    # 807 trillion a day on 130 million / 530,043 a day = 245 days
    assert told["value"] == pytest.approx(807e12 * 130e6 / 530_043)
    assert "198.2 quadrillion" in told["why"]


@asked(PARTY, 1519, "16,5%", {"12,33%"}, "contradiction")
def test_two_agencies_with_two_measures(told: dict[str, Any]) -> None:
    assert "GSO" in told["why"]
    assert "MIC" in told["why"]
    assert "definition" in told["why"]


@asked(ZHEJIANG, 57, "4,6%", {"5,5%"}, "inconsistent")
def test_sales_that_rose_while_sales_per_head_fell(told: dict[str, Any]) -> None:
    assert (told["stated_low"], told["stated_high"]) == (-4.65, -4.55)
    # a population that grew by 5 per cent in one year would still leave a rise
    assert told["low"] > 0
    assert "document" not in told["why"]


def test_nothing_known_to_hold_is_called_wrong(
    found: pd.DataFrame, printed: dict[str, dict[str, Any]]
) -> None:
    """The same number printed twice, of the same thing, is never a contradiction."""
    for row in found.to_dict("records"):
        if len(row["inputs"]) == 1 and row["verdict"] == "contradiction":
            (one,) = row["inputs"]
            assert (
                printed_bounds({k: str(v) for k, v in printed[one["figure"]].items()}).value
                != row["stated_value"]
            )


def test_the_audit_reads_carefully(found: pd.DataFrame) -> None:
    assert len(found) > 200
    counts = found["verdict"].value_counts()
    assert counts["consistent"] > len(found) / 2
