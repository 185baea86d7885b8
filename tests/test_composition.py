"""Core and sectoral part: what is printed of them reconciled on bounds, and what is said of them."""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from small_evidence import about, ends, observed, series, yearly

import econlab
from econlab.errors import InputError
from econlab.evidence.intervals import Interval
from econlab.evidence.series import Series
from econlab.measures.composition import Composition, compose
from econlab.measures.composition_claims import claim_by_year, claim_frame
from econlab.measures.composition_evidence import (
    compositions,
    counted,
    every_composition,
    reconciliation_frame,
    to_frame,
)
from econlab.measures.reconciliation import complete, reconcile

CORE, SECTORAL, WHOLE = "digital_industrialisation", "industrial_digitalisation", "digital_economy"
STEMS = {"core": CORE, "sectoral": SECTORAL, "whole": WHOLE}


def printed(measure: str, year: int = 2020, **bounds: Interval | float) -> list[Series]:
    """Series of one year: of ``core``, ``sectoral`` and ``whole``, those given."""
    unit = "CNY" if measure == "size" else "percent"
    return [series(f"{STEMS[name]}_{measure}", {year: told}, unit=unit) for name, told in bounds.items()]


def shares(of: Composition, period: int | str = 2020) -> dict[str, Interval]:
    return dict(of.split(period).shares)


# Parts and whole


def test_the_press_figures_of_2022_add_up_within_rounding() -> None:
    """7.77 + 4.91 = 12.68, printed 12.67: from 12.67 to 12.675 all three can be true."""
    found = reconcile({"core": about(7.77, 0.005), "sectoral": about(4.91, 0.005)}, about(12.67, 0.005))
    assert found.agreement == "within rounding"
    assert found.gap is not None
    assert found.gap.value == pytest.approx(0.01)
    assert ends(found.gap) == pytest.approx((-0.005, 0.025))
    assert ends(found.whole) == pytest.approx((12.67, 12.675))
    assert ends(found.parts["core"]) == pytest.approx((7.765, 7.77))
    assert ends(found.parts["sectoral"]) == pytest.approx((4.905, 4.91))


def test_the_average_of_viet_nam_adds_up_exactly() -> None:
    found = reconcile({"core": about(7.99, 0.005), "sectoral": about(4.89, 0.005)}, about(12.88, 0.005))
    assert found.agreement == "exact"
    assert found.whole.value == 12.88
    assert found.gap is not None
    assert ends(found.gap) == pytest.approx((-0.015, 0.015))
    assert found.gap.value == 0


def test_parts_that_cannot_add_up_are_said_to_be_irreconcilable() -> None:
    parts = {"core": about(9.2, 0.05), "sectoral": about(42.0, 0.05)}
    found = reconcile(parts, about(50.2, 0.05))
    assert (found.agreement, found.parts) == ("irreconcilable", parts)
    assert found.gap is not None
    assert found.gap.value == pytest.approx(1.0)
    assert ends(found.gap) == pytest.approx((0.85, 1.15))


def test_more_than_two_parts_reconcile_too() -> None:
    rings = {"ict": Interval.exact(8), "platforms": Interval(0, 5), "sectors": about(21, 0.5)}
    found = reconcile(rings, Interval.exact(30))
    assert ends(found.parts["platforms"]) == pytest.approx((0.5, 1.5))


@pytest.mark.parametrize("numbers", [(0.1, 0.2, 0.3), (1.1, 2.2, 3.3), (7e12, 0.3, 7e12 + 0.3)])
def test_numbers_that_add_up_on_paper_do(numbers: tuple[float, float, float]) -> None:
    core, sectoral, whole = map(Interval.exact, numbers)
    found = reconcile({"core": core, "sectoral": sectoral}, whole)
    assert found.agreement == "exact"
    assert found.gap is not None
    assert ends(found.gap) == pytest.approx((0, 0), abs=1e-3)


def test_parts_of_nothing_that_are_nothing_add_up() -> None:
    nothing = Interval.exact(0.0)
    assert reconcile({"core": nothing, "sectoral": nothing}, nothing).agreement == "exact"


@pytest.mark.parametrize("parts", [{}, {"core": Interval.exact(1)}])
def test_a_missing_part_is_refused(parts: Mapping[str, Interval]) -> None:
    with pytest.raises(InputError, match=r"parts: (none|core) given; expected two or more"):
        reconcile(parts, Interval.exact(2))


def test_the_missing_one_of_three_is_inferred() -> None:
    core, sectoral, names = about(7.0, 0.5), about(5.0, 0.5), ("core", "sectoral")
    whole = complete({"core": core, "sectoral": sectoral}, None, names)
    rest = complete({"core": core}, about(9.0, 0.5), names)
    assert whole is not None
    assert rest is not None
    assert (whole.agreement, rest.agreement) == ("inferred", "inferred")
    assert ends(whole.whole) == pytest.approx((11, 13))
    assert ends(rest.parts["sectoral"]) == pytest.approx((1, 3))
    assert rest.parts["sectoral"].value == 2
    assert complete({"core": core}, None, names) is None


def test_an_inferred_part_is_not_below_zero() -> None:
    found = complete({"core": Interval(9, 100)}, about(10.0, 0.5), ("core", "sectoral"))
    assert found is not None
    assert ends(found.parts["sectoral"]) == pytest.approx((0, 1.5))
    assert ends(found.parts["core"]) == pytest.approx((9, 10.5))


def test_a_part_above_its_whole_is_irreconcilable() -> None:
    found = complete({"core": about(12.0, 0.5)}, about(10.0, 0.5), ("core", "sectoral"))
    assert found is not None
    assert found.agreement == "irreconcilable"


numbers = st.floats(0.001, 1e6)
digits = st.integers(-2, 3)


def rounded(number: float, to: int) -> Interval:
    return about(round(number, to), 0.5 * 10.0**-to)


@given(numbers, numbers, digits, digits, digits)
def test_rounding_never_makes_consistent_parts_irreconcilable(
    core: float, sectoral: float, one: int, two: int, three: int
) -> None:
    parts = {"core": rounded(core, one), "sectoral": rounded(sectoral, two)}
    found = reconcile(parts, rounded(core + sectoral, three))
    assert found.agreement in ("exact", "within rounding")
    slack = 1e-9 * (core + sectoral) + 1e-9
    for bounds, truth in (
        (found.parts["core"], core), (found.parts["sectoral"], sectoral), (found.whole, core + sectoral),
    ):  # fmt: skip
        assert bounds.low - slack <= truth <= bounds.high + slack


@given(numbers, numbers, st.floats(-5, 5), st.floats(0, 10), st.floats(0, 10), st.floats(0, 10))
def test_each_end_of_reconciled_parts_can_be_completed(
    core: float, sectoral: float, gap: float, one: float, two: float, three: float
) -> None:
    found = reconcile(
        {"core": about(core, one), "sectoral": about(sectoral, two)}, about(core + sectoral + gap, three)
    )
    assume(found.agreement != "irreconcilable")
    slack = 1e-9 * (core + sectoral + 10)
    for own, other in (("core", "sectoral"), ("sectoral", "core")):
        left = found.whole - found.parts[other]
        for end in ends(found.parts[own]):
            assert left.low - slack <= end <= left.high + slack


@given(numbers, numbers, st.floats(-5, 5), st.floats(0, 2), st.floats(0, 2))
def test_wider_bounds_stay_reconcilable(
    core: float, sectoral: float, gap: float, half: float, more: float
) -> None:
    def agreed(width: float) -> bool:
        parts = {"core": about(core, width), "sectoral": about(sectoral, width)}
        return reconcile(parts, about(core + sectoral + gap, width)).agreement != "irreconcilable"

    assert agreed(half + more) or not agreed(half)


# The split


def test_shares_are_clipped_to_what_the_other_leaves() -> None:
    """22 to 24 and 75 to 77.5 leave 22.5 to 24 and 76 to 77.5."""
    found = shares(
        compose(printed("share_digital_economy", core=Interval(22, 24), sectoral=Interval(75, 77.5)))
    )
    assert ends(found["core"]) == pytest.approx((22.5, 24))
    assert ends(found["sectoral"]) == pytest.approx((76, 77.5))


def test_three_routes_are_intersected() -> None:
    """China 2022: 18.3 and 81.7; 9.2 and 41.0 of 50.2; 7.6 and 33.9 of 41.5, each half a digit each way."""
    found = compose(
        printed("share_digital_economy", core=about(18.3, 0.05), sectoral=about(81.7, 0.05))
        + printed("size", core=about(9.2, 0.05), sectoral=about(41.0, 0.05), whole=about(50.2, 0.05))
        + printed("share_gdp", core=about(7.6, 0.05), sectoral=about(33.9, 0.05), whole=about(41.5, 0.05))
    )
    split = found.split(2020)
    assert found.findings == ()
    assert (split.shares["core"].value, split.shares["sectoral"].value) == (18.3, 81.7)
    assert ends(split.shares["core"]) == pytest.approx((18.25, 18.35)), "the printed shares are the sharpest"
    assert {name: held.agreement for name, held in split.measured.items()} == dict.fromkeys(
        ("share_digital_economy", "size", "share_gdp"), "exact"
    )
    assert split.level("share_gdp", "sectoral") == found.split("2020").measured["share_gdp"].parts["sectoral"]
    assert split.cited("size") == tuple(sorted(f"{stem}_size:first:2020" for stem in STEMS.values()))
    assert len(split.cited()) == 8


def test_sizes_alone_give_the_split() -> None:
    """The most the core can have is 9.25 of 9.25 + 40.95, which is a whole of 50.2."""
    found = compose(
        printed("size", core=about(9.2, 0.05), sectoral=about(41.0, 0.05), whole=about(50.2, 0.05))
    )
    assert ends(shares(found)["core"]) == pytest.approx((100 * 9.15 / 50.2, 100 * 9.25 / 50.2))
    assert shares(found)["core"].value == pytest.approx(100 * 9.2 / 50.2)
    assert found.currency == "CNY"


def test_one_share_gives_the_other() -> None:
    found = compose(printed("share_digital_economy", sectoral=about(85.3, 0.05)))
    assert shares(found)["core"].value == pytest.approx(14.7)
    assert found.split(2020).measured["share_digital_economy"].agreement == "inferred"


def test_shares_of_the_whole_size_the_parts() -> None:
    found = compose(
        printed("share_digital_economy", core=about(15.0, 0.05), sectoral=about(85.0, 0.05))
        + printed("size", whole=Interval.exact(40.0))
    )
    assert ends(found.split(2020).level("size", "core")) == pytest.approx((5.98, 6.02))
    assert found.split(2020).level("share_gdp", "core") is None
    of_gdp = compose(
        printed("share_digital_economy", core=15.0, sectoral=85.0) + printed("share_gdp", whole=40.0)
    )
    assert ends(of_gdp.split(2020).level("share_gdp", "sectoral")) == pytest.approx((34, 34))


def test_the_point_is_the_first_that_lies_in_all_bounds() -> None:
    """The printed 20 is less than 20.2, the least by sizes; their own point is within 19.5 to 20.5."""
    share = printed("share_digital_economy", core=about(20.0, 0.5), sectoral=about(80.0, 0.5))
    size = printed("size", core=about(20.4, 0.2), sectoral=Interval.exact(79.6), whole=about(100.0, 0.2))
    found = shares(compose(share + size))["core"]
    assert 20 not in found
    assert found.value == pytest.approx(20.4)


def test_the_printed_share_wins_over_sizes_and_those_over_shares_of_gdp() -> None:
    share = printed("share_digital_economy", core=about(20.0, 0.05), sectoral=about(80.0, 0.05))
    size = printed("size", core=about(30.0, 0.05), sectoral=about(70.0, 0.05))
    gdp = printed("share_gdp", core=about(4.0, 0.05), sectoral=about(6.0, 0.05))
    all_three, two = compose(gdp + size + share), compose(gdp + size)
    assert shares(all_three)["core"].value == 20
    assert [(odd.kind, odd.measure) for odd in all_three.findings] == [
        ("routes disagree", "size"), ("routes disagree", "share_gdp"),
    ]  # fmt: skip
    assert all_three.findings[0].gap is not None
    assert all_three.findings[0].gap.value == pytest.approx(10)
    assert {part: share.value for part, share in all_three.findings[0].parts.items()} == pytest.approx(
        {"core": 30, "sectoral": 70}
    )
    assert shares(two)["core"].value == 30
    assert [odd.measure for odd in two.findings] == ["share_gdp"]


def test_irreconcilable_parts_are_found_and_the_other_measures_still_count() -> None:
    wrong = printed("size", core=about(9.2, 0.05), sectoral=about(42.0, 0.05), whole=about(50.2, 0.05))
    gdp = printed("share_gdp", core=about(4.0, 0.05), sectoral=about(6.0, 0.05))
    found = compose(wrong + gdp)
    [odd] = found.findings
    assert (odd.period, odd.kind, odd.measure) == ("2020", "irreconcilable", "size")
    assert odd.whole == about(50.2, 0.05)
    assert odd.gap is not None
    assert odd.gap.value == pytest.approx(1)
    assert len(odd.figures) == 3
    assert shares(found)["core"].value == 40
    assert found.split(2020).level("size", "core") is None
    alone = compose(wrong)
    assert alone.years == ()
    with pytest.raises(
        InputError, match=r"AAA D first, 2020: core .* and sectoral .* by size cannot add up to"
    ):
        alone.split(2020)


def test_a_missing_part_is_found_and_said() -> None:
    found = compose(printed("share_gdp", core=Interval(9, 100)))
    assert [odd.kind for odd in found.findings] == ["missing part"]
    with pytest.raises(InputError, match="the part sectoral is missing, and so is the whole"):
        found.split(2020)
    with pytest.raises(InputError, match="2019: neither part is known; expected one of no period"):
        found.split(2019)


@given(st.floats(0.5, 50), st.floats(0.5, 50), st.floats(20, 200), digits, digits, digits)
def test_the_true_split_lies_within_the_bounds(
    core: float, sectoral: float, gdp: float, one: int, two: int, three: int
) -> None:
    """However the three measures are rounded, they agree, and hold the truth."""
    whole = core + sectoral
    assume(100 * whole / gdp < 99)

    def told(measure: str, scale: float, to: int, **true: float) -> list[Series]:
        bounds = {name: rounded(scale * value, to) for name, value in true.items()}
        return printed(
            measure, **{name: Interval(max(b.low, 0), b.high, b.value) for name, b in bounds.items()}
        )

    found = compose(
        told("share_digital_economy", 100 / whole, max(one, 0), core=core, sectoral=sectoral)
        + told("size", 1, max(two, 0), core=core, sectoral=sectoral, whole=whole)
        + told("share_gdp", 100 / gdp, max(three, 0), core=core, sectoral=sectoral, whole=whole)
    )
    assert [odd for odd in found.findings if odd.kind != "missing part"] == []
    split = found.split(2020)
    truth = 100 * core / whole
    assert split.shares["core"].low - 1e-9 <= truth <= split.shares["core"].high + 1e-9
    assert split.shares["core"].low + split.shares["sectoral"].high == pytest.approx(100)
    assert split.shares["core"].high + split.shares["sectoral"].low == pytest.approx(100)
    assert split.shares["core"].point + split.shares["sectoral"].point == pytest.approx(100)


# Bad input


def test_an_open_end_is_no_obstacle() -> None:
    """Over 3 beside 9, the whole not told: at least a quarter is core."""
    found = compose(printed("size", core=Interval(3, math.inf, 3), sectoral=9.0))
    assert ends(shares(found)["core"]) == pytest.approx((25, 100))


def test_nothing_is_no_obstacle() -> None:
    found = compose(printed("size", core=about(0.0, 0.0), sectoral=Interval(0, 9)))
    assert ends(shares(found)["core"]) == (0, 0)


def test_parts_from_two_definitions_are_refused() -> None:
    core, sectoral = printed("share_gdp", core=8.0, sectoral=5.0)
    other = Series(
        "AAA", sectoral.indicator, "OTHER", "first", "percent", sectoral.values, sectoral.origins
    )  # fmt: skip
    with pytest.raises(
        InputError, match=rf"definition: {CORE}_share_gdp has 'D' and {SECTORAL}_share_gdp 'OTHER'"
    ):
        compose([core, other])


def test_sizes_in_two_currencies_are_refused() -> None:
    core, sectoral = printed("size", core=8.0, sectoral=5.0)
    dollars = Series("AAA", sectoral.indicator, "D", "first", "USD", sectoral.values, sectoral.origins)
    with pytest.raises(InputError, match=r"unit: .* has 'CNY' and .* 'USD'"):
        compose([core, dollars])


@pytest.mark.parametrize("share", [about(101, 0.5), Interval(-3, -1)])
@pytest.mark.parametrize("measure", ["share_digital_economy", "share_gdp"])
def test_shares_above_one_hundred_are_refused(measure: str, share: Interval) -> None:
    with pytest.raises(
        InputError, match=rf"{CORE}_{measure}: AAA by D has .* in 2020; expected a share between"
    ):
        compose(printed(measure, core=share, sectoral=Interval.exact(5)))


def test_a_share_of_the_whole_is_a_share() -> None:
    found = shares(compose(printed("share_digital_economy", core=100.0, sectoral=0.0)))
    assert (found["core"].value, found["sectoral"].value) == (100, 0)


def test_other_indicators_and_nothing_are_refused() -> None:
    with pytest.raises(InputError, match=r"digital_economy_sizes: .* \(did you mean digital_economy_size"):
        compose([series("digital_economy_sizes", {2020: 1.0})])
    with pytest.raises(InputError, match="series: none given"):
        compose([])


# From the evidence


def rows(measure: str, name: str, values: Mapping[int, float], **cells: Any) -> list[dict[str, Any]]:
    unit = "CNY" if measure == "size" else "percent"
    return yearly(f"{STEMS[name]}_{measure}", values, **({"unit": unit} | cells))


def test_each_release_is_a_composition() -> None:
    seen = observed(
        *rows("share_gdp", "core", {2020: 8, 2021: 8.5}), *rows("share_gdp", "sectoral", {2020: 4, 2021: 4}),
        *rows("share_gdp", "core", {2020: 9}, vintage="second"),
        *rows("share_gdp", "sectoral", {2020: 3}, vintage="second"),
        *rows("share_gdp", "whole", {2020: 5}, vintage="whole only"),
    )  # fmt: skip
    first, second = compositions(seen, "AAA", "D")
    assert (str(first), first.years, second.years) == ("AAA D first", (2020, 2021), (2020,))
    assert compositions(seen, "AAA", "D", "second") == (second,)
    assert shares(second)["core"].value == pytest.approx(75)


def test_averages_stand_beside_the_years_but_hedged_ones_do_not_count() -> None:
    def told(period: str, core: float, **cells: Any) -> list[dict[str, Any]]:
        both = [rows("share_gdp", name, {2020: v})[0] for name, v in (("core", core), ("sectoral", 5.0))]
        return [row | {"period": period} | cells for row in both]

    seen = observed(*told("2020", 5.0), *told("2020/2024", 15.0), *told("2010/2015", 20.0, qualifier="about"))
    [found] = compositions(seen, "AAA", "D")
    assert sorted(found.splits) == ["2020", "2020/2024"]
    assert found.years == (2020,)
    assert shares(found, "2020/2024")["core"].value == 75


def test_a_whole_in_another_currency_is_left_out() -> None:
    seen = observed(
        *rows("size", "core", {2020: 3}), *rows("size", "sectoral", {2020: 9}),
        *rows("size", "whole", {2020: 2}, unit="USD"),
    )  # fmt: skip
    [found] = compositions(seen, "AAA", "D")
    assert found.split(2020).measured["size"].agreement == "inferred"
    assert shares(found)["core"].value == 25


def test_where_the_parts_are_in_two_currencies_that_of_the_core_counts() -> None:
    seen = observed(
        *rows("size", "core", {2020: 3}), *rows("size", "sectoral", {2020: 9}, unit="USD"),
        *rows("share_gdp", "core", {2020: 3}), *rows("share_gdp", "sectoral", {2020: 9}),
    )  # fmt: skip
    [found] = compositions(seen, "AAA", "D")
    assert found.currency == "CNY"


def test_recalled_values_count_only_when_asked_for() -> None:
    seen = observed(
        *rows("share_gdp", "core", {2020: 3}, status="recalled"), *rows("share_gdp", "sectoral", {2020: 9})
    )
    with pytest.raises(InputError, match="the part core is missing"):
        compositions(seen, "AAA", "D")
    assert compositions(seen, "AAA", "D", recalled=True)[0].years == (2020,)


def test_a_definition_without_parts_is_refused_and_the_others_named() -> None:
    seen = observed(*rows("share_gdp", "core", {2020: 3}), *rows("share_gdp", "whole", {2020: 9}))
    with pytest.raises(InputError, match="'E' does not split the digital economy of AAA; expected D"):
        compositions(seen, "AAA", "E")
    with pytest.raises(InputError, match=r"'D second' does not split .* expected D"):
        compositions(seen, "AAA", "D", "second")
    with pytest.raises(InputError, match="expected another place"):
        compositions(seen, "BBB", "D")


# Tables


def test_the_table_of_a_composition() -> None:
    table = to_frame([compose(printed("size", core=3e12, sectoral=9e12))])
    assert list(table["component"]) == ["core", "sectoral", "digital_economy"]
    assert list(table["share"]) == pytest.approx([25, 75, 100])
    assert list(table["size_trillion"]) == pytest.approx([3, 9, 12])
    assert table["share_gdp"].isna().all()
    assert set(table["currency"]) == {"CNY"}
    assert table["figures"][0] == f"{CORE}_size:first:2020 {SECTORAL}_size:first:2020"
    of_gdp = to_frame([compose(printed("share_gdp", core=10.0, sectoral=30.0))])
    assert list(of_gdp["share_gdp"]) == [10, 30, 40]


def test_the_table_of_agreement_has_what_fits_and_what_does_not() -> None:
    size = printed("size", core=3.0, sectoral=9.0, whole=12.0)
    gdp = printed("share_gdp", core=30.0, sectoral=90.0, whole=99.0)
    table = reconciliation_frame([compose(size + gdp)])
    assert list(zip(table["measure"], table["agreement"], strict=True)) == [
        ("share_gdp", "irreconcilable"), ("size", "exact"),
    ]  # fmt: skip
    assert list(table.index) == [0, 1]
    assert list(table["gap"]) == [21, 0]
    assert list(table["digital_economy"]) == [99, 12]


def test_what_was_checked_is_counted_by_how_it_agrees() -> None:
    exact = printed("size", core=3.0, sectoral=9.0, whole=12.0)
    odd = printed("share_gdp", core=30.0, sectoral=90.0, whole=99.0)
    inferred = printed("size", year=2021, core=4.0, whole=16.0)
    rounded = [
        *printed("size", year=2022, core=about(7.77, 0.005), sectoral=about(4.91, 0.005)),
        *printed("size", year=2022, whole=about(12.67, 0.005)),
    ]
    lone = printed("size", year=2023, core=5.0)
    every = [compose(known) for known in (exact + odd, inferred, rounded, lone)]
    counts = counted(reconciliation_frame(every))
    assert counts == {"checked": 3, "exact": 1, "rounding": 1, "inferred": 1, "odd": 2}
    assert counts["odd"] == sum(len(composition.findings) for composition in every)
    assert not any(counted(reconciliation_frame([])).values())


# What a document says


ABOUT_20 = {"value": 20.0, "low": 19.5, "high": 20.5, "qualifier": "about", "unit": "percent"}
OVER_80 = {"value": 80.0, "low": 80.0, "high": 100.0, "qualifier": "over", "unit": "percent"}


def test_a_claim_is_judged_year_by_year() -> None:
    core = {
        2016: about(26.0, 0.05),
        2017: about(22.8, 0.05),
        2018: about(22.85, 0.05),
        2019: about(19.9, 0.05),
    }
    found = compose([series(f"{CORE}_share_digital_economy", core, unit="percent")])
    judged = claim_by_year(found, ABOUT_20, OVER_80)
    assert [item.core_reading for item in judged] == ["", "rounded_off", "rounded_off", "holds"]
    assert [item.sectoral_reading for item in judged] == ["", "", "", "holds"]
    assert [item.core_change for item in judged] == ["", "fell", "open", "fell"]
    assert [item.sectoral_change for item in judged] == ["", "rose", "open", "rose"]
    assert judged[1].figures == tuple(f"{CORE}_share_digital_economy:first:{year}" for year in (2016, 2017))
    assert list(claim_frame(judged)["sectoral"]) == pytest.approx([74, 77.2, 77.15, 80.1])


# The project's own data


@pytest.fixture(scope="module")
def evidence() -> pd.DataFrame:
    return econlab.observations()


def test_china_from_2016_to_2022(evidence: pd.DataFrame) -> None:
    [china] = compositions(evidence, "CHN", "CAICT", "first")
    assert china.years == tuple(range(2016, 2023))
    assert (shares(china, 2016)["core"].value, shares(china, 2022)["core"].value) == (22.8, 18.3)
    assert (shares(china, 2016)["sectoral"].value, shares(china, 2022)["sectoral"].value) == (77.2, 81.7)
    split = china.split(2022)
    sizes = [split.level("size", name) for name in ("core", "sectoral", "digital_economy")]
    assert [size.value for size in sizes if size] == [9.2e12, 41.0e12, 50.2e12]
    assert [odd.kind for odd in china.findings] == []
    assert china.split(2019).measured["size"].agreement == "within rounding", (
        "7.1 + 28.8 = 35.9, printed 35.8"
    )


def test_the_words_on_china_year_by_year(evidence: pd.DataFrame) -> None:
    [china] = compositions(evidence, "CHN", "CAICT", "first")
    claims = econlab.figures().set_index("figure")
    judged = claim_by_year(
        china, claims.loc["mic2023_core_share"].to_dict(), claims.loc["mic2023_sectoral_share"].to_dict()
    )
    assert {item.year for item in judged if item.sectoral_reading} == {2019, 2020, 2021, 2022}
    assert all(item.core_reading for item in judged)
    assert {item.year for item in judged if item.core_change != "fell"} == {2016, 2022}


def test_viet_nam_by_its_statistics_office(evidence: pd.DataFrame) -> None:
    releases = {found.vintage: found for found in compositions(evidence, "VNM", "GSO")}
    average = releases["2025-01"].split("2020/2024").measured["share_gdp"]
    assert (average.parts["core"].value, average.parts["sectoral"].value, average.whole.value) == (
        7.99,
        4.89,
        12.88,
    )
    assert average.agreement == "exact"
    assert releases["2023-12"].split(2022).measured["share_gdp"].agreement == "within rounding"


def test_comparators_stand_side_by_side(evidence: pd.DataFrame) -> None:
    found = {(one.place, one.definition) for one in every_composition(evidence)}
    assert found >= {("CHN", "CAICT"), ("G47_CAICT", "CAICT-global"), ("SGP", "IMDA"), ("VNM", "GSO")}
