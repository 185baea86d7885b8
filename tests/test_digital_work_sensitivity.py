"""Draws, swings and break-even values of digital work: against plain numpy, analytic formulas and by hand."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
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
from small_evidence import ends

from econlab.errors import InputError
from econlab.evidence.intervals import Interval
from econlab.measures.digital_work import Assumption, Source, persons
from econlab.measures.digital_work_sensitivity import (
    BreakEven,
    Simulated,
    break_even,
    break_even_frame,
    simulate,
    simulated_frame,
    tornado,
)

Draw = Callable[[np.random.Generator, int], np.ndarray]


def about_three_million(generator: np.random.Generator, count: int) -> np.ndarray:
    """Shortfalls about 3.1 million, with a standard error of 1.2 million: some draws have none."""
    return 3.1e6 + 1.2e6 * generator.standard_t(5, count)


def always(shortfall: float) -> Draw:
    return lambda generator, count: np.full(count, shortfall)


# Draws


def by_numpy(draws: int, seed: int) -> tuple[np.ndarray, np.ndarray, dict[str, np.ndarray]]:
    """Persons held, shortfalls, and inputs, one after the other from one generator."""
    generator = np.random.default_rng(seed)
    low, high = [pair[0] for pair in INPUTS.values()], [pair[2] for pair in INPUTS.values()]
    table = generator.uniform(low, high, (draws, len(INPUTS)))
    inputs = {name: table[:, at] for at, name in enumerate(INPUTS)}
    return written_out(inputs), about_three_million(generator, draws), inputs


def test_draws_by_plain_numpy() -> None:
    held, missing, _ = by_numpy(2000, 7)
    some = missing > 0
    share = 100 * held[some] / missing[some]
    found = simulate(SOURCES, ASSUMPTIONS, about_three_million, draws=2000, seed=7, confidence=0.9)
    assert (found.persons.low, found.persons.value, found.persons.high) == pytest.approx(
        tuple(np.percentile(held, [5, 50, 95]))
    )
    assert found.share is not None
    assert (found.share.low, found.share.value, found.share.high) == pytest.approx(
        tuple(np.percentile(share, [5, 50, 95]))
    )
    assert found.whole == pytest.approx(np.mean(share >= 100))
    assert found.none == pytest.approx(np.mean(missing <= 0))
    assert 0 < found.none < 0.1, "the example must have draws without a shortfall"
    assert (found.draws, found.seed, found.confidence) == (2000, 7, 0.9)
    assert found.figures == (
        "jobs", "labelling", "retail_2019", "retail_2021", "returned", "sellers_2021", "villages"
    )  # fmt: skip


def test_rank_correlations_by_plain_numpy() -> None:
    held, missing, inputs = by_numpy(2000, 7)
    some = missing > 0

    def ranks(values: np.ndarray) -> np.ndarray:
        return values[some].argsort().argsort()

    share = ranks(held / missing)
    expected = {
        name: np.corrcoef(ranks(values), share)[0, 1]
        for name, values in (inputs | {"shortfall": missing}).items()
        if name not in ("sellers_count", "villagers_count")  # one exact number each
    }
    found = simulate(SOURCES, ASSUMPTIONS, about_three_million, draws=2000, seed=7).rank_correlations
    assert dict(found) == pytest.approx(expected)
    sizes = [abs(value) for value in found.values()]
    assert sizes == sorted(sizes, reverse=True)
    assert found["shortfall"] < 0
    assert found["overlap"] < 0


def test_one_source_against_the_uniform_law() -> None:
    """30 to 60 of 100 people against 50: the share is uniform on 60 to 120, and a third of it is whole."""
    found = simulate([SELLERS], [STAYED], always(50), draws=100_000, seed=1, confidence=0.8)
    assert found.persons.value == pytest.approx(45, abs=0.25)
    assert ends(found.persons) == pytest.approx((33, 57), abs=0.25)
    assert ends(found.share) == pytest.approx((66, 114), abs=0.5)
    assert found.whole == pytest.approx(1 / 3, abs=0.01)
    assert found.none == 0
    assert dict(found.rank_correlations) == {"stayed": pytest.approx(1)}


def drawn(seed: int) -> Simulated:
    return simulate(SOURCES, ASSUMPTIONS, about_three_million, draws=500, seed=seed)


def test_a_seed_gives_the_same_draws() -> None:
    assert drawn(3) == drawn(3)
    assert drawn(3) != drawn(4)
    with_one_not_used = simulate(SOURCES, (STAYED, *ASSUMPTIONS), about_three_million, draws=500, seed=3)
    assert with_one_not_used == drawn(3)


numbers = st.floats(0, 1e6)
bounded = st.tuples(numbers, numbers).map(lambda pair: (min(pair), max(pair)))
parts = st.tuples(st.floats(0, 100), st.floats(0, 100)).map(lambda pair: (min(pair), max(pair)))


@settings(max_examples=50)
@given(st.lists(st.tuples(bounded, parts), min_size=1, max_size=3), parts, st.integers(0, 100))
def test_no_draw_leaves_the_bounds(
    box: list[tuple[tuple[float, float], tuple[float, float]]], overlap: tuple[float, float], seed: int
) -> None:
    sources = [Source(str(at), Interval(*count), (f"f{at}",), ()) for at, (count, _) in enumerate(box)]
    assumptions = [percent(f"f{at}", *part) for at, (_, part) in enumerate(box)] + [
        percent("overlap", *overlap)
    ]
    found = simulate(sources, assumptions, always(1), draws=50, seed=seed, confidence=1.0).persons
    bounds = persons(sources, assumptions)
    assert bounds.low <= found.low <= found.high <= bounds.high


def test_draws_without_a_shortfall_have_no_share() -> None:
    found = simulate([SELLERS], [STAYED], always(-1), draws=20)
    assert (found.share, found.none, dict(found.rank_correlations)) == (None, 1.0, {})
    assert math.isnan(found.whole)
    assert 30 <= found.persons.low <= found.persons.high <= 60
    assert found.seed == 0
    assert simulate([SELLERS], [STAYED], always(0), draws=20).none == 1.0, "nothing is missing"
    assert simulate([SELLERS], [STAYED], always(0.5), draws=1).none == 0.0, "half a person is"
    assert simulate([SELLERS], [STAYED], always(-1)).draws == 10_000


def test_inputs_that_are_exact_do_not_vary_the_share() -> None:
    found = simulate([SELLERS], [STAYED.at(50)], always(100), draws=20)
    assert (found.share, dict(found.rank_correlations)) == (Interval.exact(50), {})
    assert simulate([SELLERS], [STAYED.at(50)], always(50), draws=20).whole == 1, "just all of it is all"


def test_a_share_that_does_not_vary_correlates_with_nothing() -> None:
    nobody = simulate([replace(SELLERS, count=Interval.exact(0))], [STAYED], always(50), draws=20)
    assert (nobody.share, dict(nobody.rank_correlations)) == (Interval.exact(0), {})


def test_an_input_that_varies_by_less_than_one_correlates() -> None:
    jobs = Assumption("jobs", 1, 1.5, OPEN, "person")
    found = simulate([VILLAGES], [jobs], always(1), draws=20)
    assert dict(found.rank_correlations) == {"jobs": pytest.approx(1)}


def test_inputs_that_move_as_closely_are_told_by_name() -> None:
    """Of two draws the order of every input is that of the share, or its reverse."""
    found = simulate(SOURCES, ASSUMPTIONS, about_three_million, draws=2, seed=1).rank_correlations
    assert {round(value, 9) for value in found.values()} == {-1, 1}
    assert list(found) == sorted(found)


# Swings


def test_the_swing_of_every_input_by_hand() -> None:
    found = {swing.name: swing for swing in tornado(SOURCES, ASSUMPTIONS, MISSING)}
    assert found.keys() == INPUTS.keys() - {"sellers_count", "villagers_count"} | {"shortfall"}
    for name, (low, middle, high) in INPUTS.items():
        if low == high:
            continue
        at_ends = [100 * float(written_out(MIDDLE | {name: end})) / 3.1e6 for end in (low, high)]
        assert [found[name].low, found[name].high] == pytest.approx(at_ends), name
        assert found[name].range == Interval(low, high, middle)
    # 2,270,850 persons of 1.2 to 5 million; nobody or everybody of 2.1 million in the largest source too.
    assert (found["shortfall"].low, found["shortfall"].high) == pytest.approx((189.2375, 45.417))
    assert (found["overlap"].low, found["overlap"].high) == pytest.approx(
        (3_320_850 / 31e3, 1_220_850 / 31e3)
    )
    assert [swing.middle for swing in found.values()] == pytest.approx([2_270_850 / 31e3] * len(found))


def test_the_widest_swing_comes_first() -> None:
    found = tornado(SOURCES, ASSUMPTIONS, MISSING)
    widths = [swing.width for swing in found]
    assert widths == sorted(widths, reverse=True)
    assert [swing.name for swing in found][:2] == ["shortfall", "overlap"]


def test_an_open_end_swings_without_end() -> None:
    over = replace(SELLERS, count=Interval(100, OPEN, 100))
    found = tornado([over], [STAYED], Interval(-10, 90, 45))
    assert [(swing.name, swing.low, swing.high) for swing in found] == [
        ("sellers_count", 100, OPEN),
        ("shortfall", OPEN, 50),
        ("stayed", pytest.approx(30 / 0.45), pytest.approx(60 / 0.45)),
    ]  # fmt: skip
    less_than_one = tornado([SELLERS], [STAYED.at(50)], Interval(0.5, 2, 1))
    assert [(swing.low, swing.high) for swing in less_than_one] == [(10_000, 2500)]
    [swing, _] = tornado([SELLERS], [STAYED], Interval(0, 90, 45))
    assert (swing.name, swing.low, swing.high) == ("shortfall", OPEN, 50)
    nobody = tornado([replace(SELLERS, count=Interval.exact(0))], [STAYED], Interval(-10, 90, 45))
    assert {(swing.low, swing.high) for swing in nobody} == {(0, 0)}


# Break-even values


def only(found: tuple[BreakEven, ...]) -> dict[str, float | None]:
    return {one.name: one.value for one in found}


def test_break_even_by_hand() -> None:
    """Of 100 sellers 45 and of two villages 30 stay: 75, less half of the 30, 60 in all."""
    found = break_even([SELLERS, VILLAGES], [STAYED, JOBS, OVERLAP], Interval(50, 90, 72))
    assert only(found) == {
        "stayed": pytest.approx(57),  # 57 + 30 / 2
        "jobs": pytest.approx(24.75),  # 49.5 is more than 45, half of which are in both
        "overlap": pytest.approx(10),  # 75 - 3
    }
    assert [one.enough for one in found] == ["within", "above", "within"]
    assert [(one.low, one.high, one.limit) for one in found] == [(30, 60, 100), (10, 20, OPEN), (0, 100, 100)]


def test_a_value_beyond_what_is_possible_is_none() -> None:
    """Five times as many are missing as there are sellers; jobs have no limit."""
    stayed, jobs, overlap = break_even([SELLERS, VILLAGES], [STAYED, JOBS, OVERLAP], Interval(1, 900, 500))
    assert [(one.value, one.enough) for one in (stayed, overlap)] == [(None, "never")] * 2
    assert jobs.value == pytest.approx((500 - 45 / 2) / 2)
    assert (jobs.enough, jobs.limit) == ("above", OPEN)


def test_a_value_that_is_not_needed_is_none_but_reached() -> None:
    stayed, jobs, overlap = break_even([SELLERS, VILLAGES], [STAYED, JOBS, OVERLAP], Interval(1, 30, 20))
    assert [one.value for one in (stayed, jobs, overlap)] == [None] * 3
    assert [one.enough for one in (stayed, jobs, overlap)] == ["always"] * 3


def test_less_than_a_person_too_many_is_enough() -> None:
    """Villages hold 30 people; of half a seller, nobody or half a person is added to a lack of 29.8."""
    half = replace(SELLERS, count=Interval.exact(0.5))
    nobody_twice = OVERLAP.at(0)
    stayed, *_ = break_even([half, VILLAGES], [STAYED, JOBS.at(15), nobody_twice], Interval.exact(29.8))
    assert (stayed.value, stayed.enough) == (None, "always")
    stayed, *_ = break_even([half, VILLAGES], [STAYED, JOBS.at(15), nobody_twice], Interval.exact(30.6))
    assert (stayed.value, stayed.enough) == (None, "never")


def test_the_least_that_is_possible_is_a_value_too() -> None:
    """Villages hold all 30 people who are missing, so nobody of the sellers has to stay."""
    given = [STAYED, JOBS.at(15), OVERLAP.at(0)]
    stayed, *_ = break_even([SELLERS, VILLAGES], given, Interval.exact(30))
    assert (stayed.value, stayed.enough) == (pytest.approx(0), "below")


def test_a_value_below_the_range_is_told_so() -> None:
    (stayed,) = break_even([SELLERS], [STAYED], Interval(1, 30, 20))
    assert (stayed.value, stayed.enough) == (pytest.approx(20), "below")


@pytest.mark.parametrize("end", [25.0, 75.0])
def test_the_ends_of_a_range_are_within_it(end: float) -> None:
    (stayed,) = break_even([SELLERS], [percent("stayed", 25, 75)], Interval.exact(end))
    assert (stayed.value, stayed.enough) == (end, "within")


@pytest.mark.parametrize(("shortfall", "value"), [(100, 100), (0.5, 0.5)])
def test_the_limits_are_values_too(shortfall: float, value: float) -> None:
    assert only(break_even([SELLERS], [STAYED], Interval.exact(shortfall))) == {
        "stayed": pytest.approx(value)
    }
    nobody = replace(SELLERS, count=Interval.exact(0))
    assert only(break_even([nobody], [STAYED], Interval.exact(1))) == {"stayed": None}


@pytest.mark.parametrize("missing", [2.0e6, 3.1e6])
def test_a_break_even_value_put_back_gives_the_shortfall(missing: float) -> None:
    found = [
        one for one in break_even(SOURCES, ASSUMPTIONS, Interval.exact(missing)) if one.value is not None
    ]
    assert len(found) >= 3
    for one in found:
        assert one.value is not None
        put_back = [a.at(one.value if a.name == one.name else MIDDLE[a.name]) for a in ASSUMPTIONS]
        assert persons(SOURCES, put_back).value == pytest.approx(missing, rel=1e-12)


@given(st.floats(1, 1e8), st.floats(1, 1e7))
def test_any_break_even_of_an_open_number(missing: float, count: float) -> None:
    source = Source("villages", Interval.exact(count), ("jobs",), ())
    assert only(break_even([source], [JOBS], Interval.exact(missing))) == {
        "jobs": pytest.approx(missing / count)
    }


# Tables


def test_tables() -> None:
    table = break_even_frame(break_even([SELLERS], [STAYED], Interval.exact(500)))
    assert np.isnan(table["value"][0])
    assert (table["range_low"][0], table["range_high"][0]) == (30, 60)
    assert list(table.columns) == [
        "assumption", "value", "range", "range_low", "range_high", "limit", "unit", "enough"
    ]  # fmt: skip
    correlations = simulated_frame(simulate([SELLERS], [STAYED], always(50), draws=20))
    assert correlations.to_dict("list") == {"input": ["stayed"], "rank_correlation": [pytest.approx(1)]}


# Bad input


def test_an_open_range_cannot_be_drawn_from() -> None:
    with pytest.raises(InputError) as error:
        simulate([replace(SELLERS, count=Interval(100, OPEN, 100))], [STAYED], always(1))
    assert str(error.value) == (
        "sellers_count: found the open range 100 [100, inf], which cannot be drawn from; expected a closed "
        "one. For a count printed as 'more than', take the number printed and a factor that multiplies it."
    )


def test_draws_are_at_least_one() -> None:
    with pytest.raises(InputError, match=r"^draws: found 0; expected at least one\.$"):
        simulate([SELLERS], [STAYED], always(1), draws=0)


@pytest.mark.parametrize("shortfall", [Interval(-5, 5, 0), Interval(-5, -1), Interval(1, OPEN)])
@pytest.mark.parametrize("measure", [tornado, break_even])
def test_a_shortfall_must_have_a_point_above_zero(
    measure: Callable[..., object], shortfall: Interval
) -> None:
    with pytest.raises(InputError) as error:
        measure([SELLERS], [STAYED], shortfall)
    assert str(error.value) == (f"shortfall: found {shortfall}; expected a point above zero to account for.")


@pytest.mark.parametrize("measure", [tornado, break_even])
def test_every_input_needs_a_middle(measure: Callable[..., object]) -> None:
    open_jobs = Assumption("jobs", 10, OPEN, OPEN, "person")
    with pytest.raises(InputError, match=r"^jobs: found \[10, inf\], which has no middle; expected a closed"):
        measure([VILLAGES], [open_jobs], Interval.exact(5))
