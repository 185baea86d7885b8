"""A digital economy and its GDP on one definition: nothing is mixed, nothing made up."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_evidence import about, accounts, observed, row, series, yearly

import econlab
from econlab.evidence.cleaning import IMPLIED
from econlab.evidence.intervals import Interval
from econlab.measures.accounts import (
    Accounts,
    definitions_of,
    factor,
    find_accounts,
    growth_rate,
    level_index,
    rate,
    to_frame,
)

SIZE, SHARE = "digital_economy_size", "digital_economy_share_gdp"


@pytest.fixture(scope="module")
def observations() -> pd.DataFrame:
    return econlab.observations()


def found(*rows: dict[str, object], recalled: bool = False) -> tuple[Accounts, ...]:
    return find_accounts(observed(*rows), "AAA", "D", recalled=recalled)


# Growth rates


@pytest.mark.parametrize(
    ("ratio", "years", "percent"),
    [
        (1.21, 2, 10.0),
        (2.0, 10, 7.177346),  # 2^0.1 = 1.0717735
        (2.2, 6, 14.043476),  # ln 2.2 / 6 = 0.7884574 / 6 = 0.1314096, e^0.1314096 = 1.1404348
        (0.81, 2, -10.0),
        (1.0, 7, 0.0),
        (0.0, 3, -100.0),
    ],
)
def test_compound_growth_by_hand(ratio: float, years: int, percent: float) -> None:
    assert rate(ratio, years) == pytest.approx(percent, abs=1e-6)


@given(st.floats(0.01, 100), st.integers(1, 40))
def test_compounding_the_rate_gives_the_ratio_back(ratio: float, years: int) -> None:
    assert (1 + rate(ratio, years) / 100) ** years == pytest.approx(ratio, rel=1e-9)


def test_growth_rate_keeps_the_bounds() -> None:
    # 2.15 and 2.25: ln = 0.7654678, 0.8109302; a sixth of it: 0.1275780, 0.1351550.
    known = growth_rate(about(2.2, 0.05), 6)
    assert known.low == pytest.approx(100 * math.expm1(math.log(2.15) / 6))
    assert known.high == pytest.approx(100 * math.expm1(math.log(2.25) / 6))
    assert (round(known.low, 2), round(known.high, 2)) == (13.61, 14.47)


def test_factor_is_last_over_first() -> None:
    known = factor(series("size", {2016: about(20, 1), 2018: about(30, 1)}), 2016, 2018)
    assert known is not None
    assert known.value == 1.5
    assert (known.low, known.high) == (pytest.approx(29 / 21), pytest.approx(31 / 19))


def test_factor_of_a_missing_value_is_none() -> None:
    assert factor(None, 2016, 2018) is None
    assert factor(series("size", {2016: 1.0}), 2016, 2018) is None


# One digital economy


def test_years_and_windows_are_those_of_size_or_share() -> None:
    seen = accounts(size={2016: 1, 2019: 2}, share={2016: 10, 2020: 12}, gdp={2012: 9, 2016: 10})
    assert seen.years() == (2016, 2019, 2020)
    assert list(seen.windows()) == [(2016, 2019), (2016, 2020), (2019, 2020)]


def test_a_published_share_goes_before_one_computed() -> None:
    seen = accounts(size={2020: 30, 2021: 33}, share={2020: about(29, 0.5)}, gdp={2020: 100, 2021: 110})
    assert seen.share_in(2020) == about(29, 0.5)
    computed = seen.share_in(2021)
    assert computed is not None
    assert computed.value == pytest.approx(30)
    assert seen.share_in(2022) is None
    assert seen.shares() == {2020: about(29, 0.5), 2021: computed}


def test_years_without_a_share_are_left_out() -> None:
    assert accounts(size={2020: 30, 2021: 33}, gdp={2021: 110, 2022: 120}).shares().keys() == {2021}


def test_a_level_that_is_not_published_follows_from_the_other_two() -> None:
    by_share = accounts(share={2020: about(30, 0.5)}, gdp={2020: 200})
    digital = by_share.level("digital_economy", 2020)
    assert digital is not None
    assert (digital.value, digital.low, digital.high) == (60, pytest.approx(59), pytest.approx(61))

    implied = accounts(size={2020: about(60, 1)}, share={2020: 30})
    gdp = implied.level("gdp", 2020)
    assert gdp is not None
    assert (gdp.value, gdp.low) == (pytest.approx(200), pytest.approx(59 / 0.3))


def test_gdp_is_never_patched_with_implied_years() -> None:
    """Between two GDPs of different making there would be a jump that nobody measured."""
    seen = accounts(size={2020: 60, 2021: 70}, share={2020: 30, 2021: 30}, gdp={2020: 190})
    assert seen.level("gdp", 2021) is None


def test_a_level_of_nothing_known_is_none() -> None:
    assert accounts(share={2020: 30}).level("digital_economy", 2020) is None
    assert accounts(size={2020: 30}).level("gdp", 2020) is None


def test_real_factor_chains_the_yearly_rates() -> None:
    seen = accounts(size={2020: 1}, real={2021: about(5, 0.5), 2022: about(2, 0.05)})
    known = seen.real_factor(2020, 2022)
    assert known is not None
    assert known.value == pytest.approx(1.05 * 1.02)
    assert (known.low, known.high) == (pytest.approx(1.045 * 1.0195), pytest.approx(1.055 * 1.0205))


def test_real_factor_ignores_the_rate_of_the_first_year() -> None:
    assert accounts(size={2020: 1}, real={2020: 50, 2021: 5}).real_factor(2020, 2021) == Interval.exact(1.05)


def test_real_factor_of_an_empty_window_is_one() -> None:
    assert accounts(size={2020: 1}, real={2021: 5}).real_factor(2020, 2020) == Interval.exact(1)


def test_real_factor_needs_every_rate() -> None:
    gap = accounts(size={2020: 1}, real={2021: 5, 2023: 5})
    assert gap.real_factor(2020, 2023) is None
    assert accounts(size={2020: 1}).real_factor(2020, 2020) is None


def test_real_factor_has_no_point_where_a_rate_has_none() -> None:
    known = accounts(size={2020: 1}, real={2021: Interval(4, 6), 2022: 5}).real_factor(2020, 2022)
    assert known is not None
    assert known.value is None
    assert (known.low, known.high) == (pytest.approx(1.04 * 1.05), pytest.approx(1.06 * 1.05))


def test_years_cite_size_share_and_gdp() -> None:
    years = {2020: 1.0, 2021: 1.0}
    seen = accounts(size=years, share=years, gdp=years, real=years)
    assert seen.cited(2021) == ("gdp:first:2021", "share:first:2021", "size:first:2021")


def test_a_window_cites_the_ends_and_the_rates_that_are_used_and_nothing_else() -> None:
    years = {2020: 1.0, 2021: 1.0, 2022: 1.0}
    seen = accounts(size=years, share=years, gdp=years, real=years)
    assert seen.cited_window(2020, 2022, ("size", "gdp")) == (
        "gdp:first:2020", "gdp:first:2022", "size:first:2020", "size:first:2022",
    )  # fmt: skip
    assert seen.cited_window(2020, 2022, ("share", "real")) == (
        "real:first:2021", "real:first:2022", "share:first:2020", "share:first:2022",
    )  # fmt: skip
    assert seen.cited_window(2020, 2022, ()) == ()


# Drawing accounts from the evidence


def test_every_pair_of_vintages_is_an_account_of_its_own() -> None:
    drawn = found(
        *yearly(SIZE, {2020: 10}, vintage="old"),
        *yearly(SIZE, {2020: 11, 2021: 12}, vintage="new"),
        *yearly("gdp_nominal", {2020: 100, 2021: 110}, vintage="first"),
        *yearly("gdp_real_growth", {2021: 5}, vintage="final"),
    )
    assert [(a.vintage, a.gdp_vintage) for a in drawn] == [
        ("new", "final"), ("new", "first"), ("old", "final"), ("old", "first"),
    ]  # fmt: skip
    by_pair = {(a.vintage, a.gdp_vintage): a for a in drawn}
    old = by_pair["old", "first"].size
    assert old is not None
    assert old.years == (2020,), "the year that only the other vintage has is not borrowed"
    assert by_pair["new", "final"].gdp is None
    assert by_pair["new", "first"].gdp_real_growth is None


def test_accounts_with_implied_gdp_use_no_published_gdp() -> None:
    drawn = found(
        *yearly(SIZE, {2020: 30}),
        *yearly(SHARE, {2020: 30}, unit="percent"),
        *yearly("gdp_nominal", {2020: 101}),
    )
    assert [a.gdp_vintage for a in drawn] == ["first", IMPLIED]
    assert drawn[1].gdp is None
    assert drawn[1].level("gdp", 2020) == Interval.exact(30) / Interval.exact(30) * 100


def test_implied_gdp_takes_size_and_share_of_one_vintage() -> None:
    drawn = found(
        *yearly(SIZE, {2020: 30}, vintage="a"), *yearly(SHARE, {2020: 30}, vintage="b", unit="percent")
    )
    assert drawn == ()


def test_a_size_in_another_currency_is_not_held_against_gdp() -> None:
    dollars = yearly(SIZE, {2020: 5}, unit="USD")
    gdp = yearly("gdp_nominal", {2020: 100}, unit="CNY")
    assert found(*dollars, *gdp) == ()
    [alone] = found(*dollars, *gdp, *yearly(SHARE, {2020: 30}, unit="percent"))[:1]
    assert alone.size is None
    assert alone.share is not None


def test_a_series_is_in_one_currency() -> None:
    [seen] = found(
        *yearly(SIZE, {2020: 30, 2021: 33}, unit="CNY"),
        *yearly(SIZE, {2022: 5}, unit="USD"),
        *yearly("gdp_nominal", {2020: 100, 2021: 110}),
    )
    assert seen.size is not None
    assert (seen.size.unit, seen.size.years) == ("CNY", (2020, 2021))


@pytest.mark.parametrize("kind", ["target", "forecast", "change"])
def test_only_statistics_are_accounts(kind: str) -> None:
    rows = [*yearly(SHARE, {2025: 20}, kind=kind, unit="percent"), *yearly("gdp_nominal", {2025: 100})]
    assert found(*rows) == ()
    assert definitions_of(observed(*rows), "AAA") == ()


def test_other_places_and_definitions_stay_out() -> None:
    rows = [*yearly("gdp_nominal", {2020: 100}), *yearly(SIZE, {2020: 1}, definition="OTHER")]
    rows += [*yearly(SIZE, {2020: 1}, place="BBB"), *yearly("gdp_nominal", {2020: 7}, definition="OTHER")]
    assert found(*rows) == ()
    assert definitions_of(observed(*rows), "AAA") == ("OTHER",)


def test_recalled_values_only_when_asked_for() -> None:
    rows = [*yearly(SHARE, {2020: 30}, status="recalled"), *yearly("gdp_nominal", {2020: 100})]
    assert found(*rows) == ()
    assert len(found(*rows, recalled=True)) == 1


def test_a_flagged_figure_does_not_count() -> None:
    rows = [
        row(SHARE, 2022, 50.2, correction="flag: not a share"),
        row(SHARE, 2022, 41.5, figure="right"),
        row("gdp_nominal", 2022, 100),
    ]
    [seen] = found(*rows)
    assert seen.share_in(2022) == Interval.exact(41.5)
    assert "right" in seen.cited(2022)


# Tables


def test_level_index_starts_at_exactly_one_hundred() -> None:
    seen = accounts(size={2020: about(20, 1), 2022: about(30, 1)}, gdp={2020: 100, 2021: 105, 2022: 110})
    table = level_index(seen, 2020, 2022)
    assert list(zip(table["series"], table["year"], strict=True)) == [
        ("digital_economy", 2020), ("digital_economy", 2022), ("gdp", 2020), ("gdp", 2021), ("gdp", 2022),
    ]  # fmt: skip
    first = table[table["year"] == 2020]
    assert (first[["index", "index_low", "index_high"]] == 100).all(axis=None)
    last = table[(table["year"] == 2022) & (table["series"] == "digital_economy")].iloc[0]
    assert last["index"] == pytest.approx(150)
    assert (last["index_low"], last["index_high"]) == (
        pytest.approx(2900 / 21),
        pytest.approx(3100 / 19),
    )


def test_level_index_without_levels_has_columns() -> None:
    table = level_index(accounts(share={2020: 1, 2021: 2}), 2020, 2021)
    assert list(table) == ["year", "series", "index", "index_low", "index_high"]
    assert table.empty


def test_the_table_tells_money_in_trillions_and_leaves_gaps() -> None:
    seen = accounts(size={2020: about(22.6e12, 0.05e12)}, share={2020: 30, 2021: 31}, real={2021: 5})
    table = to_frame(seen, 2020, 2021)
    assert list(table["year"]) == [2020, 2021]
    first, last = table.to_dict("records")
    assert (first["size_trillion"], first["size_trillion_low"]) == (
        pytest.approx(22.6),
        pytest.approx(22.55),
    )
    assert math.isnan(last["size_trillion"])
    assert math.isnan(first["gdp_trillion_low"])
    assert (last["share"], last["gdp_real_growth"]) == (31, 5)
    assert first["figures"] == "share:first:2020 size:first:2020"
    assert last["figures"] == "real:first:2021 share:first:2021"


# The project's own data


def test_china_by_caict_as_first_published(observations: pd.DataFrame) -> None:
    drawn = find_accounts(observations, "CHN", "CAICT")
    [seen] = [a for a in drawn if (a.vintage, a.gdp_vintage) == ("first", "first")]
    assert seen.size is not None
    assert seen.gdp is not None
    assert seen.size.unit == seen.gdp.unit == "CNY"
    assert [str(seen.size.values[year] / 1e12) for year in (2016, 2022)] == [
        "22.6 [22.55, 22.65]",
        "50.2 [50.15, 50.25]",
    ]
    assert seen.share_in(2022) == about(41.5, 0.05)
    assert "mic2023_size_2022" in seen.cited(2022)


def test_the_share_that_repeats_a_size_is_not_used(observations: pd.DataFrame) -> None:
    """One document prints the 50.2 trillion as 50.2 per cent of GDP."""
    for seen in find_accounts(observations, "CHN", "CAICT", recalled=True):
        share = seen.share_in(2022)
        assert share is None or 50.2 not in share
        assert "party2024_share_chn_2022" not in seen.cited(*seen.years())


def test_size_over_gdp_is_the_published_share_of_china(observations: pd.DataFrame) -> None:
    """CAICT divides by GDP as first published, so the identity must hold within rounding."""
    drawn = find_accounts(observations, "CHN", "CAICT")
    [seen] = [a for a in drawn if (a.vintage, a.gdp_vintage) == ("first", "first")]
    assert seen.size is not None
    assert seen.gdp is not None
    assert seen.share is not None
    years = [y for y in range(2016, 2023) if seen.share.covers(y) and seen.size.covers(y)]
    assert years == list(range(2016, 2023))
    for year in years:
        computed = seen.size.values[year] / seen.gdp.values[year] * 100
        assert computed.overlaps(seen.share.values[year]), year


def test_no_account_of_the_evidence_mixes_currencies_or_vintages(observations: pd.DataFrame) -> None:
    for place in sorted(set(observations["place"])):
        for definition in definitions_of(observations, place):
            for seen in find_accounts(observations, place, definition, recalled=True):
                known = [s for s in (seen.size, seen.share) if s]
                assert {s.vintage for s in known} == {seen.vintage}
                assert {s.definition for s in known} == {definition}
                gdps = [s for s in (seen.gdp, seen.gdp_real_growth) if s]
                assert {s.vintage for s in gdps} <= {seen.gdp_vintage}
                if seen.size and seen.gdp:
                    assert seen.size.unit == seen.gdp.unit
