"""Published multiples and growth rates, held against every candidate of the evidence."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from small_evidence import about, observed, row, yearly

import econlab
from econlab.evidence.cleaning import IMPLIED
from econlab.evidence.intervals import Interval
from econlab.measures import claims
from econlab.measures.candidates import all_candidates, candidates, distinct
from econlab.measures.claims import (
    VERDICTS,
    Claim,
    elsewhere,
    examples,
    hold_claim,
    printed_claims,
    stated_multiples,
    to_frame,
)
from econlab.measures.growth import GDP_FELL, PRICE_BASES, UNDEFINED, Multiplier

SIZE, SHARE = "digital_economy_size", "digital_economy_share_gdp"
GROWTH, MULTIPLE = "digital_economy_growth", "digital_economy_growth_multiple"
NOTHING = observed()


def candidate(ratio: Interval | None, start: int = 2020, end: int = 2022, **cells: Any) -> Multiplier:
    growth = (None, about(5, 0.1))
    given = Multiplier(
        "AAA", "D", "first", "first", start, end, "nominal", "sizes and GDP", *growth, ratio, "", ()
    )  # fmt: skip
    return replace(given, **cells)


def multiple(value: float, half: float = 0.05, place: str = "AAA") -> Claim:
    return Claim("c", place, "multiple", about(value, half), f"{value} times", ("c",))


def rate(value: float, half: float = 0.5) -> Claim:
    return Claim("g", "AAA", "growth", about(value, half), f"{value}%", ("g",))


def held(claim: Claim, *found: Multiplier, beside: pd.DataFrame = NOTHING) -> claims.Tested:
    return hold_claim(claim, found, beside)


# Verdicts


def test_a_claim_that_a_long_window_gives_is_reproduced() -> None:
    tested = held(multiple(3), candidate(about(3, 0.1)), candidate(about(9, 0.1)))
    assert tested.verdict == "reproduced"
    assert (tested.candidates, len(tested.reproduced_by), len(tested.longer)) == (2, 1, 1)
    assert (tested.low, tested.high) == (3, 9)


def test_a_claim_that_only_single_years_give() -> None:
    tested = held(multiple(3), candidate(about(3, 0.1), 2020, 2021), candidate(about(2, 0.1)))
    assert tested.verdict == "by single years only"
    assert tested.longer == ()
    assert tested.windows == ((2020, 2021),)


def test_a_claim_that_nothing_gives() -> None:
    near, far = candidate(about(2, 0.1)), candidate(about(9, 0.1))
    tested = held(multiple(3), far, near)
    assert (tested.verdict, tested.reproduced_by, tested.nearest) == ("not reproduced", (), near)
    assert held(multiple(7), near, far).nearest is far


def test_a_claim_without_candidates_is_not_testable() -> None:
    tested = held(multiple(3), candidate(None))
    assert tested.verdict == "not testable"
    assert (tested.candidates, tested.nearest) == (0, None)
    assert math.isnan(tested.low)


def test_the_verdicts_are_these_four() -> None:
    assert VERDICTS == ("reproduced", "by single years only", "not reproduced", "not testable")


def test_rounding_alone_is_no_contradiction() -> None:
    """3.7, printed, is anything from 3.65 to 3.75; so the bounds have to touch, not the points."""
    claim = replace(multiple(3.7), stated=Interval(3.65, 3.75, 3.7))
    assert held(claim, candidate(Interval(3.5, 3.65, 3.6))).verdict == "reproduced"
    assert held(claim, candidate(Interval(3.5, 3.649, 3.6))).verdict == "not reproduced"


def test_the_windows_that_reproduce_a_claim_are_told_once_in_order() -> None:
    tested = held(
        multiple(3),
        candidate(about(3, 0.1), 2021, 2024),
        candidate(about(3, 0.1), 2020, 2021),
        candidate(about(3, 0.1), 2021, 2024, basis="real"),
    )
    assert tested.windows == ((2020, 2021), (2021, 2024))


def test_an_open_end_does_not_hide_the_nearest_candidate() -> None:
    """Without a point there is no distance; a NaN among the distances would win or lose at random."""
    opened, near, far = candidate(Interval(8, math.inf)), candidate(about(2, 0.1)), candidate(about(7, 0.1))
    for found in ([opened, near, far], [far, opened, near], [near, far, opened]):
        tested = held(multiple(3), *found)
        assert tested.nearest is near
        assert (tested.low, tested.high, tested.candidates) == (2, 7, 3)
    assert held(multiple(10), opened, near).verdict == "reproduced"


# Growth claims


def test_a_growth_claim_is_held_against_computed_growth() -> None:
    computed = candidate(None, digital_growth=about(20, 0.1))
    assert held(rate(20), computed).reproduced_by == (computed,)
    assert held(rate(25), computed).verdict == "not reproduced"


def test_a_growth_rate_counts_once_for_each_window() -> None:
    growth = about(20, 0.1)
    computed = [candidate(None, 2020, end, digital_growth=growth, basis=basis)
                for end in (2021, 2022) for basis in PRICE_BASES]  # fmt: skip
    computed.append(candidate(None, 2021, 2022, digital_growth=growth))
    assert held(rate(20), *computed).candidates == 3


@pytest.mark.parametrize("route", ["stated growth", "stated growth and gap", "stated averages"])
def test_an_issuers_own_rate_does_not_confirm_itself(route: str) -> None:
    own = candidate(about(4, 0.1), digital_growth=about(20, 0.1), route=route)
    assert held(rate(20), own).verdict == "not testable"
    assert held(multiple(4), own).verdict == "reproduced", "over GDP growth it is a test of a multiple"


def test_a_multiple_is_not_held_against_growth() -> None:
    assert (
        held(multiple(20), candidate(about(4, 0.1), digital_growth=about(20, 0.1))).verdict
        == "not reproduced"
    )


# What is published elsewhere, which tests nothing


def test_a_reference_value_that_prints_the_same_is_named() -> None:
    beside = observed(
        row(MULTIPLE, 2016, about(2.5, 0.05), place="WLD", source="OXF"),
        row(MULTIPLE, 2017, about(2.7, 0.05), place="WLD", source="OTHER"),
        row(MULTIPLE, 2016, about(2.5, 0.05), place="CHN", source="ELSEWHERE"),
        row(GROWTH, 2016, about(2.5, 0.05), place="WLD", source="RATE"),
        row(MULTIPLE, 2016, about(2.5, 0.05), place="WLD", line=7, document="d", source="PRINTED"),
        row(MULTIPLE, 2016, about(2.5, 0.05), place="WLD", kind="target", source="AIM"),
    )
    tested = held(multiple(2.5, place="WLD"), beside=beside)
    assert tested.published_by == ("OXF",)
    assert tested.verdict == "not testable"


# Reading the claims


def printed(figure: str, indicator: str, value: Interval, **cells: Any) -> dict[str, Any]:
    told = {"figure": figure, "line": 3, "document": "d", "printed": f"form of {figure}"}
    return row(indicator, "2016/2022", value, **(told | cells))


def test_what_documents_print_is_claimed() -> None:
    seen = printed_claims(observed(
        printed("m", MULTIPLE, about(3.7, 0.05)),
        printed("g", GROWTH, Interval(10, 20)),
        printed("aim", GROWTH, about(20, 0.5), kind="target"),
        printed("size", SIZE, about(2.2, 0.05)),
        row(MULTIPLE, "2016/2022", about(3.7, 0.05)),
    ))  # fmt: skip
    assert [(claim.figure, claim.quantity, claim.stated) for claim in seen] == [
        ("g", "growth", Interval(10, 20)), ("m", "multiple", about(3.7, 0.05)),
    ]  # fmt: skip


def test_the_same_claim_printed_again_is_one_with_all_its_figures() -> None:
    [claim] = printed_claims(
        observed(printed("b", MULTIPLE, about(3, 0.5)), printed("a", MULTIPLE, about(3, 0.5)))
    )
    assert (claim.figure, claim.printed, claim.figures) == ("b", "form of b", ("b", "a"))


@pytest.mark.parametrize("other", [Interval(2.5, 3.2, 3), Interval(2.8, 3.5, 3)])
def test_claims_that_share_one_end_are_two(other: Interval) -> None:
    seen = printed_claims(observed(printed("a", MULTIPLE, about(3, 0.5)), printed("b", MULTIPLE, other)))
    assert [claim.figures for claim in seen] == [("a",), ("b",)]


def test_the_same_number_of_another_place_is_another_claim() -> None:
    seen = printed_claims(
        observed(printed("a", MULTIPLE, about(3, 0.5)), printed("b", MULTIPLE, about(3, 0.5), place="BBB"))
    )
    assert [claim.place for claim in seen] == ["AAA", "BBB"]


def test_the_multiples_stated_of_a_place() -> None:
    seen = observed(
        printed("m", MULTIPLE, about(3.7, 0.05)),
        printed("g", GROWTH, Interval(10, 20)),
        printed("b", MULTIPLE, about(3, 0.5), place="BBB"),
    )
    assert stated_multiples(seen, "AAA") == {"form of m": about(3.7, 0.05)}
    assert stated_multiples(seen, "CCC") == {}


# Examples and leads


def test_examples_are_the_longest_windows_of_each_way() -> None:
    long, short = candidate(about(3, 0.1), 2018, 2022), candidate(about(3, 0.1), 2020, 2022)
    real = candidate(about(3, 0.1), 2020, 2021, basis="real")
    assert examples([held(multiple(3), short, long, real)]) == [long, real]
    assert examples([held(multiple(3), long, short)]) == [long]


def test_where_nothing_reproduces_the_nearest_is_the_example() -> None:
    near, far = candidate(about(2, 0.1)), candidate(about(9, 0.1))
    assert examples([held(multiple(3), far, near)]) == [near]
    assert examples([held(multiple(3))]) == []


def test_every_release_of_a_stated_rate_is_an_example() -> None:
    one, two = (
        candidate(about(3, 0.1), route="stated growth", vintage=v, figures=(v,)) for v in ("2019", "2020")
    )
    assert examples([held(multiple(3), one, two)]) == [one, two]


def test_an_example_of_two_claims_is_shown_once() -> None:
    both = candidate(about(3, 0.1))
    assert examples([held(multiple(3), both), held(multiple(3.05), both)]) == [both]


def test_leads_are_long_windows_of_other_places() -> None:
    lead = candidate(about(3, 0.1), 2018, 2022, place="BBB")
    found = {
        "AAA": [candidate(about(3, 0.1), place="AAA")],
        "BBB": [
            candidate(about(3, 0.1), place="BBB"),
            lead,
            candidate(about(3, 0.1), 2010, 2011, place="BBB"),
        ],
        "CCC": [candidate(about(9, 0.1), place="CCC"), candidate(None, place="CCC")],
    }
    open_claim = held(multiple(3), candidate(about(3, 0.1), 2020, 2021))
    assert elsewhere([open_claim], found) == [(open_claim.claim, lead)]
    assert elsewhere([held(multiple(3), candidate(about(3, 0.1)))], found) == [], "it is reproduced at home"
    assert elsewhere([held(rate(3))], found) == [], "a growth rate is no multiple"


# Candidates


def of(*rows: dict[str, Any], recalled: bool = False) -> tuple[Multiplier, ...]:
    return candidates(observed(*rows), "AAA", recalled=recalled)


def valued(found: Sequence[Multiplier]) -> list[tuple[str, str, int, int, float]]:
    return [(m.route, m.basis, m.start, m.end, round(m.multiplier.point, 4)) for m in found if m.multiplier]


LEVELS = [
    *yearly(SIZE, {2020: 10, 2021: 11, 2022: 12.1}),
    *yearly("gdp_nominal", {2020: 100, 2021: 105, 2022: 110.25}),
    *yearly("gdp_real_growth", {2021: 4, 2022: 4}),
]


def test_every_window_and_basis_is_a_candidate() -> None:
    """Digital growth is 10 %, GDP growth 5 % nominal and 4 % real in every window: 2, 2.5, and real
    digital growth is 1.1 / 1.05 × 1.04 - 1 = 8.952 %, over 4 % 2.2381.
    """
    assert sorted(valued(of(*LEVELS))) == [
        (route, basis, start, end, value)
        for route, basis, value in [
            ("sizes and GDP", "nominal", 2.0),
            ("sizes and real GDP", "mixed", 2.5),
            ("sizes, GDP and real GDP", "real", 2.2381),
        ]
        for start, end in [(2020, 2021), (2020, 2022), (2021, 2022)]
    ]


def test_a_stated_rate_is_a_candidate_of_its_year() -> None:
    found = of(*LEVELS, row(GROWTH, 2022, about(20, 0.5), figure="stated"))
    stated = [m for m in found if m.route == "stated growth"]
    assert valued(stated) == [
        ("stated growth", "nominal", 2021, 2022, 4.0), ("stated growth", "mixed", 2021, 2022, 5.0),
    ]  # fmt: skip
    assert stated[0].figures == ("gdp_nominal:AAA:first:2021", "gdp_nominal:AAA:first:2022", "stated")
    assert stated[1].figures == ("gdp_real_growth:AAA:first:2022", "stated")
    assert stated[0].multiplier is not None
    assert stated[0].multiplier.low == pytest.approx(19.5 / 5)


def test_a_stated_gap_gives_gdp_growth_and_sharp_bounds() -> None:
    """14 % stated, 6 points above GDP: 14 / 8 = 1.75; bounds count the 14 once."""
    found = of(
        row(SHARE, 2022, 30, unit="percent"),
        row(GROWTH, 2022, about(14, 0.5)),
        row("digital_economy_growth_gap", 2022, about(6, 0.5), unit="percentage_point"),
    )
    [item] = [m for m in found if m.route == "stated growth and gap"]
    assert (item.start, item.end, item.basis, item.gdp_vintage) == (2021, 2022, "nominal", IMPLIED)
    assert item.multiplier is not None
    assert item.multiplier.value == pytest.approx(1.75)
    assert item.multiplier.low == pytest.approx(14.5 / 9)
    assert item.multiplier.high == pytest.approx(13.5 / 7)


def test_stated_averages_of_one_window_and_release() -> None:
    def average(indicator: str, value: float, **cells: Any) -> dict[str, Any]:
        return row(indicator, "2006/2016", about(value, 0.05), vintage="2018", **cells)

    found = of(
        row(SHARE, 2016, 6.5, unit="percent", vintage="2018"),
        average("digital_economy_real_growth", 5.6),
        average("gdp_real_growth", 1.4),
        average("gdp_real_growth", 1.6) | {"vintage": "2019"},
        average("gdp_real_growth", 1.7) | {"period": "2006/2017"},
        average("gdp_real_growth", 1.8) | {"line": 4},
    )
    assert valued(found) == [("stated averages", "real", 2006, 2016, 4.0)]


def test_a_stated_average_at_current_prices_over_real_gdp_is_mixed() -> None:
    stated = {"vintage": "2018", "unit": "percent_per_year"}
    found = of(
        row(SHARE, 2016, 6.5, unit="percent", vintage="2018"),
        row(GROWTH, "2006/2016", about(7.0, 0.05), **stated),
        row("gdp_real_growth", "2006/2016", about(1.4, 0.05), **stated),
    )
    [item] = found
    assert valued(found) == [("stated averages", "mixed", 2006, 2016, 5.0)]
    assert (item.digital_growth, item.gdp_growth) == (about(7.0, 0.05), about(1.4, 0.05))


def test_a_stated_rate_over_gdp_that_may_have_stood_still_has_no_value() -> None:
    found = of(
        *yearly(SIZE, {2021: 10, 2022: 11}),
        row("gdp_real_growth", 2022, about(0.2, 0.5)),
        row(GROWTH, 2022, about(20, 0.5)),
    )
    [item] = [m for m in found if m.route == "stated growth"]
    assert (item.multiplier, item.note) == (None, UNDEFINED)


def test_recalled_values_are_candidates_only_when_asked_for() -> None:
    rows = [
        *LEVELS,
        row(SIZE, 2023, 15, status="recalled"),
        row("gdp_nominal", 2023, 120),
        row(GROWTH, 2022, about(20, 0.5), status="recalled"),
        row("digital_economy_growth_gap", 2022, about(6, 0.5), status="recalled"),
    ]
    without, with_them = of(*rows), of(*rows, recalled=True)
    assert all_candidates(observed(*rows)) == {"AAA": without}
    assert {m.end for m in without} == {2021, 2022}
    assert not any(m.route.startswith("stated") for m in without)
    assert 2023 in {m.end for m in with_them}
    assert {"stated growth", "stated growth and gap"} <= {m.route for m in with_them}


def test_what_two_releases_share_counts_once() -> None:
    one = candidate(about(3, 0.1), vintage="a", figures=("x",))
    again = candidate(about(3, 0.1), vintage="b", figures=("x",))
    other = candidate(about(3, 0.1), vintage="b", figures=("y",))
    assert list(distinct([one, again, other])) == [one, other]
    windows = [replace(one, start=2019), replace(one, end=2023)]
    assert list(distinct([one, *windows])) == [one, *windows]


def test_candidates_of_every_place() -> None:
    rows = observed(*LEVELS, *yearly(SIZE, {2020: 1, 2021: 2}, place="BBB"))
    found = all_candidates(rows)
    assert list(found) == ["AAA", "BBB"]
    assert found["AAA"] == candidates(rows, "AAA")
    assert found["BBB"] == ()


# The project's own data


@pytest.fixture(scope="module")
def observations() -> pd.DataFrame:
    return econlab.observations()


@pytest.fixture(scope="module")
def found(observations: pd.DataFrame) -> dict[str, tuple[Multiplier, ...]]:
    return all_candidates(observations)


@pytest.fixture(scope="module")
def tested(observations: pd.DataFrame, found: dict[str, tuple[Multiplier, ...]]) -> dict[str, claims.Tested]:
    printed = printed_claims(observations)
    return {claim.figure: hold_claim(claim, found[claim.place], observations) for claim in printed}


def test_the_claims_that_documents_print(tested: dict[str, claims.Tested]) -> None:
    told = {
        (t.claim.place, t.claim.quantity, t.claim.stated.low, t.claim.stated.high) for t in tested.values()
    }
    assert told >= {
        ("CHN", "growth", 10, 20), ("CHN", "multiple", 3.65, 3.75), ("WLD", "multiple", 2.45, 2.55),
        ("VNM", "multiple", 2.5, 3.5), ("VNM", "growth", 19.5, 20.5),
    }  # fmt: skip


def test_the_multiple_printed_for_china_comes_from_2020_alone(tested: dict[str, claims.Tested]) -> None:
    claim = tested["mic2023_multiple_chn"]
    assert claim.verdict == "by single years only"
    assert {end for _, end in claim.windows} == {2020}
    assert {one.basis for one in claim.reproduced_by} == {"nominal"}
    assert claim.published_by == ()
    assert claim.candidates > 100


def test_the_year_2020_gives_that_multiple_by_hand(tested: dict[str, claims.Tested]) -> None:
    """35.8 → 39.2 trillion is 9.50 %, over nominal GDP growth of about 2.5 %."""
    [one] = [m for m in tested["mic2023_multiple_chn"].reproduced_by if m.route == "sizes and GDP"]
    assert one.digital_growth is not None
    assert one.gdp_growth is not None
    assert one.digital_growth.value == pytest.approx(100 * (39.2 / 35.8 - 1))
    assert 2.4 < one.gdp_growth.point < 2.7


def test_no_window_from_2016_to_2022_gives_the_multiple_of_china(
    found: dict[str, tuple[Multiplier, ...]], tested: dict[str, claims.Tested]
) -> None:
    whole = [m for m in found["CHN"] if (m.start, m.end) == (2016, 2022) and m.multiplier]
    assert {m.basis for m in whole} == set(PRICE_BASES)
    assert not any(
        m.multiplier.overlaps(tested["mic2023_multiple_chn"].claim.stated) for m in whole if m.multiplier
    )
    assert max(m.multiplier.high for m in whole if m.multiplier) < 2.7


def test_the_multiple_printed_for_the_world_was_published_but_is_not_testable(
    tested: dict[str, claims.Tested],
) -> None:
    claim = tested["mic2023_multiple_wld"]
    assert (claim.verdict, claim.published_by, claim.candidates) == ("not testable", ("OXF2017",), 0)


def test_the_growth_printed_for_china_is_reproduced(tested: dict[str, claims.Tested]) -> None:
    claim = tested["mic2023_growth_range"]
    assert claim.verdict == "reproduced"
    assert (2016, 2022) in claim.windows


def test_the_growth_printed_for_viet_nam_comes_from_one_window(tested: dict[str, claims.Tested]) -> None:
    """On MIC's shares and at constant prices, 2022 to 2024; at current prices it grew 24 % a year."""
    claim = tested["party2024_growth"]
    assert claim.windows == ((2022, 2024),)
    assert [(m.definition, m.basis) for m in claim.reproduced_by] == [("MIC", "real")]
    assert "MIC2023" in claim.published_by, "the ministry states it, which is no test"


def test_three_times_in_viet_nam_is_the_ministrys(tested: dict[str, claims.Tested]) -> None:
    claim = tested["party2024_multiple"]
    assert claim.verdict == "reproduced"
    assert {m.definition for m in claim.longer} == {"MIC"}
    assert (2021, 2024) in claim.windows
    assert "party2024_multiple_review" in claim.claim.figures


def test_leads_for_the_multiple_of_china(
    tested: dict[str, claims.Tested], found: dict[str, tuple[Multiplier, ...]]
) -> None:
    leads = [m for claim, m in elsewhere(tested.values(), found) if claim.figure == "mic2023_multiple_chn"]
    assert {("USA", 2006, 2016), ("VNM", 2021, 2023)} <= {(m.place, m.start, m.end) for m in leads}
    assert all(m.end - m.start > 1 and m.place != "CHN" for m in leads)


def test_no_candidate_stands_twice(found: dict[str, tuple[Multiplier, ...]]) -> None:
    for place, items in found.items():
        assert {m.place for m in items} <= {place}
        keys = [(m.start, m.end, m.basis, m.route, m.figures, m.multiplier) for m in items]
        assert len(keys) == len(set(keys))


def test_where_gdp_may_have_stood_still_no_candidate_has_a_value(
    found: dict[str, tuple[Multiplier, ...]],
) -> None:
    items = [m for several in found.values() for m in several]
    assert any(m.note == UNDEFINED for m in items)
    for m in items:
        if m.gdp_growth and m.gdp_growth.low < 0 < m.gdp_growth.high:
            assert m.multiplier is None
        if m.multiplier and m.gdp_growth and m.gdp_growth.high < 0:
            assert m.note == GDP_FELL


def test_the_table_of_claims(tested: dict[str, claims.Tested]) -> None:
    table = to_frame(tested.values()).set_index("printed")
    china = table.loc["khoảng 3,7 lần"]
    assert (china["verdict"], china["longer"], china["place"]) == ("by single years only", 0, "CHN")
    assert (china["stated"], china["stated_low"], china["stated_high"]) == (3.7, 3.65, 3.75)
    assert china["range_low"] < 1.5
    assert china["range_high"] > 4
    world = table.loc["khoảng 2,5 lần"]
    assert (world["verdict"], world["published_by"]) == ("not testable", "OXF2017")
    assert math.isnan(world["range_low"])
    assert set(table["verdict"]) <= set(VERDICTS)


# What has to be looked up


def test_claims_and_candidates_rest_on_their_indicators_alone() -> None:
    everything, asked = econlab.observations(), econlab.observations(indicator=claims.INDICATORS)
    assert len(asked) < len(everything) / 4
    for recalled in (False, True):
        found, again = (all_candidates(table, recalled=recalled) for table in (everything, asked))
        assert again == {place: found[place] for place in again}
        assert not any(found[place] for place in found.keys() - again.keys())
        # As text, since two that are not a number are not equal.
        assert [str(hold_claim(one, again[one.place], asked)) for one in printed_claims(asked)] == [
            str(hold_claim(one, found[one.place], everything)) for one in printed_claims(everything)
        ]
