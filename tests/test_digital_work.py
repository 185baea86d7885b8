"""Persons whom digital work could keep at home: by hand, by trying every corner, and up the ladder."""

import math
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise, product
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_digital_work import (
    ASSUMPTIONS,
    INPUTS,
    JOBS,
    MIDDLE,
    MISSING,
    OPEN,
    OVERLAP,
    SELLERS,
    SOURCES,
    STAYED,
    VILLAGES,
    percent,
    written_out,
)  # fmt: skip
from small_evidence import about, ends

from econlab.errors import InputError
from econlab.evidence.intervals import Interval
from econlab.measures.digital_work import Assumption, Source, assumptions_frame, persons
from econlab.measures.digital_work_bounds import Rung, ladder, ladder_frame, share_accounted_for

# Persons


@pytest.mark.parametrize(("overlap", "expected"), [(0, 100), (50, 80), (100, 60)])
def test_people_counted_twice_by_hand(overlap: float, expected: float) -> None:
    """60 of 100 sellers and 40 in two villages: 100 if nobody is both, 60 if all villagers sell."""
    held = persons([SELLERS, VILLAGES], [STAYED.at(60), JOBS.at(20), percent("overlap", overlap, overlap)])
    assert (held.low, held.value, held.high) == (expected, expected, expected)


def test_three_groups_in_the_largest() -> None:
    """10, 20 and 70: of the 30 in the smaller two, a fifth are in the largest too."""
    groups = [Source(str(size), Interval.exact(size), (), ()) for size in (10, 70, 20)]
    assert persons(groups, [percent("overlap", 20, 20)]).value == pytest.approx(94)


def test_bounds_by_hand() -> None:
    """30 + 20 to 60 + 40; the lower end has all of the 20 among the 30."""
    held = persons([SELLERS, VILLAGES], [STAYED, JOBS, percent("overlap", 0, 100)])
    assert ends(held) == pytest.approx((30, 100))
    assert held.value is None, "a range has no point"


def test_one_source_has_no_overlap() -> None:
    assert ends(persons([SELLERS], [STAYED])) == pytest.approx((30, 60))
    assert ends(persons([SELLERS], [STAYED, percent("overlap", 40, 60)])) == pytest.approx((30, 60))


def test_digital_work_of_china() -> None:
    low = {name: first for name, (first, _, _) in INPUTS.items()} | {"overlap": 100}
    high = {name: last for name, (_, _, last) in INPUTS.items()} | {"overlap": 0}
    assert ends(persons(SOURCES, ASSUMPTIONS)) == pytest.approx(
        (float(written_out(low)), float(written_out(high)))
    )
    middle = [one.at(MIDDLE[one.name]) for one in ASSUMPTIONS]
    assert persons(SOURCES, middle).value == pytest.approx(float(written_out(MIDDLE)))
    # 750,000, 330,000, 1,220,850, 810,000 and 210,000; half of all but the largest are in it.
    assert persons(SOURCES, middle).value == pytest.approx(1_220_850 + 2_100_000 / 2)


def test_nothing_of_an_open_number_is_nothing() -> None:
    """However many jobs a village has, no village has none of them."""
    open_jobs = Assumption("jobs", 0, OPEN, OPEN, "person")
    assert ends(persons([replace(VILLAGES, count=Interval.exact(0))], [open_jobs])) == (0, 0)
    held = persons([SELLERS, VILLAGES], [STAYED, open_jobs, percent("overlap", 0, 100)])
    assert ends(held) == pytest.approx((30, math.inf))
    assert persons([SELLERS, VILLAGES], [STAYED, open_jobs, percent("overlap", 100, 100)]).high == math.inf


numbers = st.floats(0, 1e6)
ranges = st.tuples(numbers, numbers).map(lambda pair: (min(pair), max(pair)))
parts = st.tuples(st.floats(0, 100), st.floats(0, 100)).map(lambda pair: (min(pair), max(pair)))
Box = list[tuple[tuple[float, float], tuple[float, float]]]


def boxed(box: Box, overlap: tuple[float, float]) -> tuple[list[Source], list[Assumption]]:
    """A source for each pair of bounds, of its count and of its own per cent; and one factor for all."""
    sources = [Source(str(at), Interval(*count), (f"f{at}", "all"), ()) for at, (count, _) in enumerate(box)]
    own = [percent(f"f{at}", *part) for at, (_, part) in enumerate(box)]
    return sources, [*own, Assumption("all", 0.5, 2, OPEN, "times"), percent("overlap", *overlap)]


def tried(box: Box, overlap: tuple[float, float]) -> list[float]:
    """Persons held at every corner and every middle."""
    found = []
    for both, every, *at in product(*map(grid, [overlap, (0.5, 2), *(pair for one in box for pair in one)])):
        held = [count * part / 100 * every for count, part in zip(at[::2], at[1::2], strict=True)]
        found.append(sum(held) - both / 100 * (sum(held) - max(held)))
    return found


def grid(pair: Sequence[float]) -> tuple[float, float, float]:
    return (pair[0], (pair[0] + pair[1]) / 2, pair[1])


@given(st.lists(st.tuples(ranges, parts), min_size=1, max_size=2), parts)
def test_bounds_are_those_of_every_corner(box: Box, overlap: tuple[float, float]) -> None:
    held = persons(*boxed(box, overlap))
    found = tried(box, overlap)
    assert ends(held) == pytest.approx((min(found), max(found)), rel=1e-9, abs=1e-6)


@given(st.lists(st.integers(1, 10**7), min_size=4, max_size=4), st.integers(0, 700))
def test_bounds_hold_the_exact_numbers_that_floats_round(sevenths: list[int], both: int) -> None:
    count, part, other_count, other_part = (number / 7 for number in sevenths)
    overlap = both / 7
    sources = [
        Source("a", Interval(0, count), ("all", "b"), ()),
        Source("c", Interval(0, other_count), ("d",), ()),
    ]
    factors = [
        Assumption(name, 0, high, OPEN, "times")
        for name, high in (("all", 1 / 7), ("b", part), ("d", other_part))
    ]
    most = sorted(
        [Fraction(count) * Fraction(1 / 7) * Fraction(part), Fraction(other_count) * Fraction(other_part)]
    )
    exact = most[1] + most[0] * (1 - Fraction(overlap) / 100)
    assert exact <= persons(sources, [*factors, percent("overlap", overlap, 100)]).high


# The share of a shortfall


def test_share_by_hand() -> None:
    share = share_accounted_for(Interval(1e6, 2e6, 1.5e6), Interval(2e6, 4e6, 3e6))
    assert share is not None
    assert (share.low, share.value, share.high) == pytest.approx((25, 50, 100))


def test_a_shortfall_that_can_be_zero_leaves_the_upper_end_open() -> None:
    held = Interval(1, 2, 1.5)
    assert share_accounted_for(held, Interval(0, 4, 3)) == Interval(25, math.inf, 50)
    assert share_accounted_for(held, Interval(-5, 4, -1)) == Interval(25, math.inf)
    assert share_accounted_for(held, Interval(-5, 4)) == Interval(25, math.inf)
    assert share_accounted_for(held, Interval(-5, 4, 0)) == Interval(25, math.inf)
    assert share_accounted_for(held, Interval(-5, 4, 0.5)) == Interval(25, math.inf, 300)
    assert share_accounted_for(held, Interval(-5, 0.5)) == Interval(200, math.inf)
    closed = share_accounted_for(held, Interval(0.5, 4, 3))
    assert closed is not None
    assert closed.high == pytest.approx(400), "less than one is not nothing"
    assert share_accounted_for(Interval.exact(0), Interval(-1, 4, 2)) == Interval.exact(0)


@pytest.mark.parametrize("high", [0.0, -1.0])
def test_without_a_shortfall_there_is_no_share(high: float) -> None:
    assert share_accounted_for(Interval(1, 2), Interval(-5, high)) is None
    rungs = ladder([SELLERS], [STAYED], Interval(-5, high))
    assert [rung.share for rung in rungs] == [rung.capped for rung in rungs] == [None, None, None]
    assert rungs[1].persons.high == pytest.approx(60)


# The ladder


def test_the_ladder_by_hand() -> None:
    """100 sellers and two villages against 50 to 200 persons; in the middle 45, and half of 30 more."""
    overlap = percent("overlap", 50, 50)
    found = ladder([SELLERS, VILLAGES], [STAYED, JOBS, overlap], Interval(50, 200, 100))
    assert [rung.added for rung in found] == ["", "stayed", "jobs", "overlap", "middle"]
    assert [rung.assumed for rung in found][1:3] == [("stayed",), ("stayed", "jobs")]
    expected = [(0, OPEN), (30, OPEN), (30, 100), (40, 80), (60, 60)]
    for rung, (low, high) in zip(found, expected, strict=True):
        assert ends(rung.persons) == pytest.approx((low, high))
    assert [ends(rung.share) for rung in found] == [
        (0, OPEN), pytest.approx((15, OPEN)), pytest.approx((15, 200)), pytest.approx((20, 160)), (60, 60)
    ]  # fmt: skip
    assert [ends(rung.capped) for rung in found][2:] == [
        pytest.approx((15, 100)), pytest.approx((20, 100)), (60, 60)
    ]  # fmt: skip


def test_with_nothing_assumed_the_share_lies_anywhere() -> None:
    first = ladder(SOURCES, ASSUMPTIONS, MISSING)[0]
    assert (ends(first.persons), ends(first.share), ends(first.capped)) == ((0, OPEN), (0, OPEN), (0, 100))


def test_all_assumptions_and_all_in_the_middle() -> None:
    *_, last, middle = ladder(SOURCES, ASSUMPTIONS, MISSING)
    assert last.persons == persons(SOURCES, ASSUMPTIONS)
    assert middle.persons.value == pytest.approx(2_270_850)
    assert middle.share is not None
    assert middle.share.value == pytest.approx(100 * 2_270_850 / 3.1e6)
    assert middle.assumed == last.assumed == tuple(one.name for one in ASSUMPTIONS)


def narrows(rungs: Sequence[Rung]) -> bool:
    """Whether each rung lies in the one before, to the last digit."""
    bounds = [(rung.persons, rung.share, rung.capped) for rung in rungs]
    return all(
        before.low <= after.low <= after.high <= before.high
        for one, other in pairwise(bounds)
        for before, after in zip(one, other, strict=True)
        if before and after
    )


@given(
    st.lists(st.tuples(ranges, parts), min_size=1, max_size=4),
    parts,
    st.tuples(st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6)),
    st.randoms(use_true_random=False),
)
def test_no_rung_is_wider_than_the_one_before(
    box: Box, overlap: tuple[float, float], missing: tuple[int, int], shuffled: Random
) -> None:
    sources, assumptions = boxed(box, overlap)
    names = [one.name for one in assumptions]
    shuffled.shuffle(names)
    assert narrows(ladder(sources, assumptions, Interval(min(missing), max(missing)), order=names))


def test_the_order_of_the_assumptions_is_a_choice() -> None:
    given_order = ladder(SOURCES, ASSUMPTIONS, MISSING)
    names = [one.name for one in reversed(ASSUMPTIONS)]
    reverse = ladder(SOURCES, ASSUMPTIONS, MISSING, order=names)
    assert reverse[1].assumed == ("overlap",)
    assert (reverse[0], reverse[-1].persons) == (given_order[0], given_order[-1].persons)
    assert reverse[-2].share == given_order[-2].share
    assert narrows(given_order)
    assert narrows(reverse)


def test_a_multiple_of_what_is_printed_as_more_than_is_at_least_one() -> None:
    more = Assumption("more", 1, 3, OPEN, "times", least=1)
    first, second, _ = ladder([replace(SELLERS, factors=("more",))], [more], Interval(50, 200, 100))
    assert ends(first.persons) == pytest.approx((100, OPEN))
    assert ends(second.persons) == pytest.approx((100, 300))


def test_assumptions_that_no_source_uses_are_left_out() -> None:
    """So that one list of ranges serves a place with fewer figures."""
    found = ladder([SELLERS], (*ASSUMPTIONS, STAYED), MISSING, order=["jobs_per_village", "stayed"])
    assert [rung.added for rung in found] == ["", "stayed", "middle"]


def test_figures_are_those_of_the_counts_and_of_the_assumptions_made() -> None:
    counts = {"labelling", "sellers_2021", "villages", "returned", "retail_2019", "retail_2021"}
    found = {rung.added: rung.figures for rung in ladder(SOURCES, ASSUMPTIONS, MISSING)}
    assert found[""] == found["sellers"] == tuple(sorted(counts))
    assert found["jobs_per_village"] == found["middle"] == tuple(sorted({*counts, "jobs"}))


# Tables


def test_tables() -> None:
    table = ladder_frame(ladder([SELLERS], [STAYED], Interval(50, 200, 100)))
    assert list(table["added"]) == ["", "stayed", "middle"]
    assert list(table["share_high"]) == pytest.approx([200, 120, 45])
    assert list(table["capped_high"]) == pytest.approx([100, 100, 45])
    assert np.isnan(table["persons"][1])
    assert table["persons"][2] == 45
    told = assumptions_frame(ASSUMPTIONS).set_index("assumption")
    assert list(told) == ["range", "range_low", "range_high", "least", "limit", "unit", "figures"]
    assert list(told.loc["jobs_per_village"])[1:] == [1000, 2000, 0, OPEN, "person", ("jobs",)]
    assert told["figures"]["overlap"] == ()


# Bad input


@pytest.mark.parametrize(
    ("low", "high", "found"),
    [(60, 30, "60 to 30"), (-5, 30, "-5 to 30"), (30, 100.5, "30 to 100.5"), (math.nan, 30, "nan to 30")],
)
def test_a_range_out_of_order_is_refused(low: float, high: float, found: str) -> None:
    with pytest.raises(InputError) as error:
        percent("stayed", low, high)
    assert str(error.value) == (
        f"assumption stayed: found {found} percent; expected a range within 0 to 100, the lower end first."
    )


def test_a_range_of_nothing_but_infinity_is_refused() -> None:
    with pytest.raises(InputError, match="jobs: found inf to inf person; expected a range within 0 to inf"):
        Assumption("jobs", OPEN, OPEN, OPEN, "person")


def test_a_source_that_cannot_be_is_refused() -> None:
    with pytest.raises(InputError) as error:
        Source("villages", about(1, 2), ("jobs",), ())
    assert str(error.value) == "source villages: found a count of 1 [-1, 3]; expected none below zero."
    with pytest.raises(InputError) as error:
        Source("villages", about(1, 1), ("overlap",), ())
    assert str(error.value) == "source villages: found the factor 'overlap', which is between sources."


def test_what_is_missing_is_named() -> None:
    with pytest.raises(InputError, match=r"^sources: found none; expected at least one\.$"):
        persons([], [STAYED])
    with pytest.raises(InputError) as error:
        persons([SELLERS], [percent("stayd", 0, 1)])
    assert str(error.value) == (
        "assumptions: found none named 'stayed', factor of sellers; expected its range (did you mean stayd?)."
    )
    with pytest.raises(InputError) as error:
        persons([SELLERS, VILLAGES], [STAYED, JOBS])
    assert str(error.value) == (
        "assumptions: found none named 'overlap', people counted in more than one source; expected its range."
    )


def test_names_must_differ() -> None:
    with pytest.raises(InputError) as error:
        persons([SELLERS, SELLERS], [STAYED, OVERLAP])
    assert str(error.value) == (
        "inputs: found 'sellers_count' more than once; expected counts and assumptions to have different "
        "names, none shortfall or middle."
    )
    with pytest.raises(InputError, match="inputs: found 'stayed' more than once"):
        persons([SELLERS], [STAYED, STAYED.at(40)])
    with pytest.raises(InputError, match="inputs: found 'shortfall' among them"):
        persons([replace(SELLERS, factors=("shortfall",))], [percent("shortfall", 0, 1)])


def test_the_overlap_is_a_part_in_per_cent() -> None:
    with pytest.raises(InputError) as error:
        persons([SELLERS, VILLAGES], [STAYED, JOBS, Assumption("overlap", 0, 1, 1, "ratio")])
    assert str(error.value) == (
        "assumption overlap: found the unit 'ratio' and the limit 1; expected percent and 100."
    )


def test_an_order_must_name_each_assumption_once() -> None:
    assumptions = [STAYED, JOBS, OVERLAP]
    with pytest.raises(InputError) as error:
        ladder([SELLERS, VILLAGES], assumptions, MISSING, order=["stayed", "job", "overlap"])
    assert str(error.value) == (
        "order: found 'job', none of stayed, jobs, overlap (did you mean jobs?); "
        "expected names of assumptions."
    )
    for order in (["stayed", "jobs"], ["stayed", "jobs", "jobs", "overlap"]):
        with pytest.raises(InputError) as error:
            ladder([SELLERS, VILLAGES], assumptions, MISSING, order=order)
        assert str(error.value) == (
            f"order: found {', '.join(order)}; expected each of stayed, jobs, overlap once."
        )


def test_an_open_range_has_no_middle() -> None:
    with pytest.raises(InputError) as error:
        ladder([replace(SELLERS, count=Interval(100, OPEN))], [STAYED], MISSING)
    assert str(error.value) == (
        "sellers_count: found [100, inf], which has no middle; expected a closed range."
    )
    with pytest.raises(InputError, match=r"^shortfall: found \[1, inf\], which has no middle"):
        ladder([SELLERS], [STAYED], Interval(1, OPEN))
    over = replace(SELLERS, count=Interval(100, OPEN, 100))
    assert ladder([over], [STAYED], MISSING)[-1].persons.value == 45, "more than 100 has the point 100"
