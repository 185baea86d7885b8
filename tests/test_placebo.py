"""Placebos and baselines: each is a shortfall that the procedure gives when called by hand."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_evidence import series

from econlab.errors import InputError
from econlab.evidence.series import Series
from econlab.measures.counterfactual import SCALES, Scale, counterfactual
from econlab.measures.placebo import placebo_summary, placebos, to_frame, windows

# A series that bends in 2016 and falls in 2020; 2014 has no value.
KNOWN = {
    2011: 100.0, 2012: 102.0, 2013: 103.0, 2015: 108.0, 2016: 104.0, 2017: 105.0, 2018: 107.0,
    2019: 108.0, 2020: 90.0, 2021: 109.0,
}  # fmt: skip


@pytest.fixture
def known() -> Series:
    return series("workers", KNOWN)


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("start", [0, 2012])
def test_placebos_are_shortfalls_at_earlier_cut_offs(known: Series, scale: Scale, start: int) -> None:
    found = placebos(known, end=2019, scale=scale, confidence=0.8, start=start)
    first = 2013 if start == 0 else 2015
    years = [2015, 2016, 2017, 2018, 2019]
    assert [(item.end, item.year) for item in found] == [
        (end, year) for end in (2013, *years) if end >= first for year in years if year > end
    ]
    for item in found:
        by_hand = counterfactual(
            known, [item.year], start=start, end=item.end, scale=scale, confidence=0.8
        ).shortfalls[0]
        for seen, expected in ((item.shortfall, by_hand.shortfall), (item.relative, by_hand.relative)):
            assert seen is not None
            assert expected is not None
            assert (seen.low, seen.point, seen.high) == pytest.approx(
                (expected.low, expected.point, expected.high), abs=1e-9
            )
        assert item.outside == by_hand.outside
        assert item.steps == item.year - item.end


def test_a_length_gives_every_placebo_as_many_years_as_the_trend(known: Series) -> None:
    """2014 has no value, so the four years up to 2016 begin in 2012."""
    found = placebos(known, end=2019, length=4)
    firsts = {2015: 2011, 2016: 2012, 2017: 2013, 2018: 2015}
    assert [(item.end, item.year) for item in found] == [
        (end, year) for end in firsts for year in (2016, 2017, 2018, 2019) if year > end
    ]
    for item in found:
        by_hand = counterfactual(known, [item.year], start=firsts[item.end], end=item.end).shortfalls[0]
        seen, expected = item.shortfall, by_hand.shortfall
        assert (seen.low, seen.high) == pytest.approx((expected.low, expected.high), abs=1e-9)


def test_a_placebo_knows_its_baseline_and_the_year_compared(known: Series) -> None:
    found = placebos(known, end=2019, length=4)
    one = next(item for item in found if (item.end, item.year) == (2016, 2018))
    assert one.figures == tuple(f"workers:first:{year}" for year in (2012, 2013, 2015, 2016, 2018))
    line = counterfactual(known, [2021], start=2016, end=2019)
    [beside] = placebo_summary(line, found)
    assert beside.figures == tuple(f"workers:first:{year}" for year in sorted(KNOWN) if year < 2020)


def test_too_short_a_length_is_refused(known: Series) -> None:
    with pytest.raises(InputError) as refused:
        placebos(known, end=2019, length=2)
    assert str(refused.value) == "length: found 2; a trend needs at least 3 years."
    assert placebos(known, end=2019, length=3)[0].end == 2013, "2011 to 2013 are three"


def test_nothing_after_the_cut_off_moves_a_placebo(known: Series) -> None:
    other = series("workers", {**KNOWN, 2020: 1.0, 2021: 1000.0})
    assert placebos(other, end=2019) == placebos(known, end=2019)


def test_a_baseline_without_a_year_to_spare_has_no_placebo(known: Series) -> None:
    assert placebos(known, start=2017, end=2019) == ()
    [summary] = placebo_summary(counterfactual(known, [2021], start=2017, end=2019), ())
    assert (summary.count, summary.below, summary.by_chance, summary.at_same_steps) == (0, 0, 0, 0)
    assert (summary.largest, summary.exceeds) == (None, None)


def test_a_summary_by_hand(known: Series) -> None:
    found = counterfactual(known, [2020, 2021], end=2019, confidence=0.8)
    tried = placebos(known, end=2019, confidence=0.8)
    one, two = placebo_summary(found, tried)
    assert one.count == 5 + 4 + 3 + 2 + 1
    assert one.by_chance == pytest.approx(1.5), "a tenth of 15 below an interval of 80 %"
    assert one.below == sum(item.shortfall.low > 0 for item in tried) > 0
    # From 2013 to 2015 there are two steps: the series has no 2014.
    assert (one.steps, one.at_same_steps, two.steps, two.at_same_steps) == (1, 4, 2, 4)
    for summary in (one, two):
        largest = max(item.shortfall.point for item in tried if item.steps == summary.steps)
        assert summary.largest is not None
        assert summary.largest.shortfall.point == largest
        assert summary.shortfall == found.shortfalls[summary.steps - 1].shortfall
    assert (one.exceeds, two.exceeds) == (True, False)
    assert one.largest is not None
    assert replace(one, shortfall=one.largest.shortfall).exceeds is False, "as large is not larger"


@given(st.lists(st.floats(50, 150), min_size=5, max_size=8), st.sampled_from([0.01, 1000.0]))
@settings(deadline=None, max_examples=15)
def test_the_unit_scales_placebos(values: list[float], unit: float) -> None:
    one, other = (
        placebos(series("workers", {2000 + at: by * value for at, value in enumerate(values)}), end=2010)
        for by in (1, unit)
    )
    assert [item.shortfall.point for item in other] == pytest.approx(
        [unit * item.shortfall.point for item in one], rel=1e-6, abs=1e-6 * unit
    )


# Baselines


def test_baselines_begin_a_year_later_each(known: Series) -> None:
    found = windows(known, 2021, end=2019, scale="logs", confidence=0.9)
    assert [item.years[0] for item in found] == [2011, 2012, 2013, 2015, 2016, 2017]
    assert len(found[-1].years) == 3
    for item in found:
        assert item == counterfactual(
            known, [2021], start=item.years[0], end=2019, scale="logs", confidence=0.9
        )


def test_too_short_a_baseline_is_refused(known: Series) -> None:
    for refused in (lambda: windows(known, 2021, end=2012), lambda: placebos(known, end=2012)):
        with pytest.raises(InputError, match=r"has values in 2 years up to 2012: 2011, 2012; a trend needs"):
            refused()


# Tables


def test_placebos_as_a_table(known: Series) -> None:
    found = placebos(known, end=2019)
    table = to_frame(found)
    assert len(table) == len(found) == 15
    last = table.iloc[-1]
    assert (last["end"], last["year"], last["steps"], last["outside"]) == (2018, 2019, 1, False)
    assert (last["shortfall_low"], last["shortfall"]) == (
        found[-1].shortfall.low, found[-1].shortfall.point,
    )  # fmt: skip
