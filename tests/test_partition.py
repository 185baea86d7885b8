"""The change of a whole along its parts: by hand, adding up, and with bounds that hold."""

import math
from collections.abc import Mapping
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_evidence import about, series

import econlab
from econlab.errors import InputError
from econlab.evidence.intervals import Interval
from econlab.evidence.series import Series, yearly_series
from econlab.measures.partition import Part, Partition, partition, to_frame

SCHEME = {"total": ("local", "outgoing"), "outgoing": ("far", "near")}
INF = math.inf


def counts(role: str, before: Interval | float, after: Interval | float) -> Series:
    return series(role, {2019: before, 2021: after}, unit="person")


# local 40 -> 45, far 20 -> 14, near 30 -> 32, so outgoing 50 -> 46, total 90 -> 91, and in cities 33 -> 30.
LEVELS = {
    "total": (90, 91),
    "local": (40, 45),
    "outgoing": (50, 46),
    "far": (20, 14),
    "near": (30, 32),
    "in_city": (33, 30),
}


def drawn(*roles: str, **options: tuple[str, ...]) -> Partition:
    given_series = {role: counts(role, *LEVELS[role]) for role in roles}
    return partition(given_series, SCHEME, 2019, 2021, beside=options.get("beside", ()))


def changes(parts: tuple[Part, ...]) -> dict[str, float | None]:
    return {part.name: part.change.value for part in parts}


# By hand


def test_a_nested_partition_by_hand() -> None:
    found = drawn("total", "local", "outgoing", "far", "in_city", beside=("in_city",))
    assert (found.place, found.definition, found.vintage, found.unit) == ("AAA", "D", "first", "person")
    assert (found.start, found.end) == (2019, 2021)
    assert (found.whole.before.value, found.whole.after.value, found.whole.change.value) == (90, 91, 1)
    assert changes(found.parts) == {"local": 5, "far": -6, "near": 2}
    assert changes(found.subtotals) == {"outgoing": -4}
    assert changes(found.beside) == {"in_city": -3}
    assert [part.inferred for part in found.parts] == [False, False, True]
    assert (found.residual, found.agreement) == (Interval.exact(0), "exact")


def test_shares_are_of_the_change_of_the_whole() -> None:
    found = drawn("total", "local", "outgoing", "far", "in_city", beside=("in_city",))
    shares = {part.name: part.share.value if part.share else None for part in (found.whole, *found.parts)}
    assert shares == {"total": 100, "local": 500, "far": -600, "near": 200}
    assert [part.share for part in found.beside] == [None], "it is no part"


def test_an_inferred_part_is_from_the_figures_of_all_it_was_inferred_from() -> None:
    near = drawn("total", "local", "outgoing", "far").parts[-1]
    assert near.figures == ("far:first:2019", "far:first:2021", "outgoing:first:2019", "outgoing:first:2021")
    assert (near.before.value, near.after.value) == (30, 32)


@pytest.mark.parametrize(
    ("roles", "parts", "inferred", "agreement"),
    [
        (("total", "local", "outgoing"), ("local", "outgoing"), (), "exact"),
        (("total", "local"), ("local", "outgoing"), ("outgoing",), "inferred"),
        (("local", "outgoing"), ("local", "outgoing"), ("total",), "inferred"),
        (("total", "local", "outgoing", "near"), ("local", "far", "near"), ("far",), "exact"),
        (("total", "local", "outgoing", "far", "near"), ("local", "far", "near"), (), "exact"),
        (("total", "local", "far"), ("local", "far", "near"), ("outgoing", "near"), "inferred"),
        (("local", "far", "near"), ("local", "far", "near"), ("total", "outgoing"), "inferred"),
        (("total", "far", "near"), ("local", "far", "near"), ("local", "outgoing"), "inferred"),
        # Outgoing is local's rest and the sum of its parts, and these two can be held against each other.
        (("total", "local", "far", "near"), ("local", "far", "near"), ("outgoing",), "exact"),
    ],
)
def test_what_is_missing_is_inferred_or_not_divided(
    roles: tuple[str, ...], parts: tuple[str, ...], inferred: tuple[str, ...], agreement: str
) -> None:
    found = drawn(*roles)
    assert changes(found.parts) == {part: LEVELS[part][1] - LEVELS[part][0] for part in parts}
    every = (found.whole, *found.subtotals, *found.parts)
    assert {part.name for part in every if part.inferred} == set(inferred)
    assert (found.residual.value, found.agreement) == (0, agreement)


def test_a_series_without_both_years_is_not_used() -> None:
    given_series = {role: counts(role, *LEVELS[role]) for role in ("total", "local", "outgoing")}
    short = {
        "far": series("far", {2019: 20}, unit="person"),
        "in_city": series("c", {2021: 1}, unit="person"),
    }
    found = partition(given_series | short, SCHEME, 2019, 2021, beside=("in_city",))
    assert (tuple(changes(found.parts)), found.beside) == (("local", "outgoing"), ())


# Bounds


def test_bounds_by_hand() -> None:
    """Each level to half a person: a change to one, an inferred one to two, the residual to three."""
    rounded = {
        role: counts(role, *(about(value, 0.5) for value in LEVELS[role]))
        for role in ("total", "local", "outgoing", "far")
    }
    found = partition(rounded, SCHEME, 2019, 2021)
    ends = {part.name: (part.change.low, part.change.high) for part in (found.whole, *found.parts)}
    assert ends["total"] == pytest.approx((0, 2), abs=1e-9)
    assert ends["local"] == pytest.approx((4, 6))
    assert ends["near"] == pytest.approx((0, 4), abs=1e-9)
    assert (found.residual.low, found.residual.high) == pytest.approx((-3, 3))
    assert [part.share for part in found.parts] == [None] * 3, "the whole may not have changed"


def test_a_share_counts_a_series_once() -> None:
    """Outgoing is total less local: of a change of 10 to 20, 5 of them local, it has 50 to 75 per cent."""
    given_series = {
        "total": counts("total", 100, Interval(110, 120, 115)),
        "local": counts("local", 50, 55),
    }
    outgoing = partition(given_series, SCHEME, 2019, 2021).parts[1]
    assert outgoing.share is not None
    assert (outgoing.share.low, outgoing.share.high) == pytest.approx((50, 75))


def test_an_open_end_leaves_no_share() -> None:
    given_series = {
        "total": counts("total", 90, Interval(100, INF, 100)),
        "local": counts("local", 40, 45),
        "outgoing": counts("outgoing", 50, Interval(55, INF, 55)),
    }
    found = partition(given_series, SCHEME, 2019, 2021)
    assert (found.whole.change.low, found.whole.change.high) == (pytest.approx(10), INF)
    assert [part.share for part in found.parts] == [None, None]


def test_a_residual_that_rounding_allows() -> None:
    """Parts of 31.3 and 4.6 beside a whole printed as 35.8, as in China's digital economy of 2019."""
    given_series = {
        "total": counts("total", about(31.3, 0.05), about(35.8, 0.05)),
        "local": counts("local", about(6.4, 0.05), about(7.1, 0.05)),
        "outgoing": counts("outgoing", about(24.9, 0.05), about(28.8, 0.05)),
    }
    found = partition(given_series, SCHEME, 2019, 2021)
    assert found.agreement == "within rounding"
    assert found.residual.value == pytest.approx(-0.1)
    assert 0 in found.residual


@pytest.mark.parametrize("totals", [(90, 95), (86, 91)])
def test_the_worse_year_decides(totals: tuple[float, float]) -> None:
    given_series = {
        "total": counts("total", *totals),
        "local": counts("local", 40, 45),
        "outgoing": counts("outgoing", 50, 46),
    }
    found = partition(given_series, SCHEME, 2019, 2021)
    assert (found.agreement, found.residual.value) == ("irreconcilable", 4)


def test_an_inferred_part_of_counts_cannot_be_below_zero() -> None:
    given_series = {"total": counts("total", 90, 40), "local": counts("local", 40, 45)}
    assert partition(given_series, SCHEME, 2019, 2021).agreement == "irreconcilable"
    for total in (45, about(44.9, 0.2)):
        nobody = {"total": counts("total", 90, total), "local": counts("local", 40, 45)}
        assert partition(nobody, SCHEME, 2019, 2021).agreement == "inferred", "nobody is a count"
    debts = {"total": counts("total", -90, -95), "local": counts("local", -40, -45)}
    assert partition(debts, SCHEME, 2019, 2021).agreement == "inferred", "what is no count may"


# Laws

levels = st.tuples(st.integers(0, 500), st.integers(0, 500), st.sampled_from([0.0, 0.5, 1.0]))
five = st.fixed_dictionaries(dict.fromkeys(("total", "local", "outgoing", "far", "near"), levels))


def rounded_series(found: Mapping[str, tuple[int, int, float]]) -> dict[str, Series]:
    return {role: counts(role, about(a, half), about(b, half)) for role, (a, b, half) in found.items()}


@given(five, st.sets(st.sampled_from(["outgoing", "far", "near"]), max_size=3))
def test_points_and_residual_add_up_to_the_whole(
    found: dict[str, tuple[int, int, float]], left_out: set[str]
) -> None:
    """Whatever is given or missing, and whether or not it agrees."""
    own = partition(
        {role: one for role, one in rounded_series(found).items() if role not in left_out}, SCHEME, 2019, 2021
    )
    points = [part.change.point for part in own.parts]
    assert own.whole.change.value == sum(points) + own.residual.point
    for part in (*own.parts, *own.subtotals, own.whole):
        assert part.change.value == part.after.point - part.before.point


@given(five, st.randoms(use_true_random=False))
def test_no_choice_within_the_rounding_escapes_the_bounds(
    found: dict[str, tuple[int, int, float]], choose: Random
) -> None:
    own = partition(
        {role: one for role, one in rounded_series(found).items() if role != "near"}, SCHEME, 2019, 2021
    )
    at = {
        role: choose.uniform(b - half, b + half) - choose.uniform(a - half, a + half)
        for role, (a, b, half) in found.items()
    }
    at["near"] = at["outgoing"] - at["far"]
    slack = 1e-6
    for part in (own.whole, *own.parts, *own.subtotals):
        assert part.change.low - slack <= at[part.name] <= part.change.high + slack
        if part.share:
            share = 100 * at[part.name] / at["total"]
            assert part.share.low - slack <= share <= part.share.high + slack
    rest = at["total"] - at["local"] - at["far"] - at["near"]
    assert own.residual.low - slack <= rest <= own.residual.high + slack


# Errors


@pytest.mark.parametrize(
    ("scheme", "message"),
    [
        ({}, "scheme: found none; expected a whole and its parts."),
        ({"total": ("local",)}, "scheme: total has the parts local; expected two or more."),
        ({"total": ()}, "scheme: total has the parts none; expected two or more."),
        (
            {"total": ("local", "outgoing"), "city": ("a", "b")},
            "scheme: city is divided, but it is no part of those before; expected a tree.",
        ),
        (
            {"total": ("local", "outgoing"), "outgoing": ("far", "local")},
            "scheme: local stands in it twice; expected a tree.",
        ),
        ({"total": ("local", "total")}, "scheme: total stands in it twice; expected a tree."),
    ],
)
def test_a_scheme_that_is_no_tree_is_refused(scheme: Mapping[str, tuple[str, ...]], message: str) -> None:
    with pytest.raises(InputError) as refused:
        partition({}, scheme, 2019, 2021)
    assert str(refused.value) == message


def test_an_empty_window_is_refused() -> None:
    with pytest.raises(InputError, match="the window 2021 to 2021 is empty"):
        partition({}, SCHEME, 2021, 2021)


def test_a_series_that_is_nowhere_in_the_scheme_is_refused() -> None:
    with pytest.raises(InputError) as refused:
        partition({"locla": counts("local", 1, 2)}, SCHEME, 2019, 2021, beside=("in_city",))
    assert str(refused.value) == (
        "series: found 'locla' (did you mean local?); expected roles among total, outgoing, local, far, "
        "near, in_city."
    )


def test_what_is_beside_the_parts_is_none_of_them() -> None:
    with pytest.raises(InputError) as refused:
        drawn("total", "local", beside=("local",))
    assert str(refused.value) == "beside: local is in the scheme; expected what cuts across its parts."


@pytest.mark.parametrize(
    "cells", [{"place": "BBB"}, {"definition": "E"}, {"vintage": "2024"}, {"unit": "percent"}], ids=str
)
def test_series_that_do_not_belong_together_are_refused(cells: dict[str, str]) -> None:
    local = replace(counts("local", 40, 45), **cells)  # type: ignore[arg-type]
    with pytest.raises(InputError) as refused:
        partition({"total": counts("total", 90, 91), "local": local}, SCHEME, 2019, 2021)
    told = {"place": "AAA", "definition": "D", "vintage": "first", "unit": "person"} | cells
    assert str(refused.value) == (
        f"series: local is of {' '.join(told.values())}, but total of AAA D first person; expected one "
        "place, definition, vintage and unit."
    )


def test_too_few_series_are_refused() -> None:
    with pytest.raises(InputError) as refused:
        drawn("total", "far")
    assert str(refused.value) == (
        "series: with both 2019 and 2021 there are total, far; expected all but one of total, "
        "local, outgoing."
    )
    with pytest.raises(InputError, match="there are none; expected"):
        drawn()


# Tables


def test_rows_of_parts_and_residual_add_up_to_the_whole() -> None:
    found = drawn("total", "local", "outgoing", "far", "in_city", beside=("in_city",))
    frame = to_frame([found, found])
    one = frame.head(7)
    assert list(one["counts_as"]) == ["whole", "part", "part", "part", "subtotal", "beside", "residual"]
    assert list(one["name"]) == ["total", "local", "far", "near", "outgoing", "in_city", ""]
    whole = one["counts_as"] == "whole"
    assert (
        one.loc[one["counts_as"].isin(["part", "residual"]), "change"].sum() == one.loc[whole, "change"].sum()
    )
    assert list(one["share"].dropna()) == [100, 500, -600, 200, -400]
    assert set(zip(one["start"], one["end"], strict=True)) == {(2019, 2021)}
    assert list(one["before"].dropna()) == [90, 40, 20, 30, 50, 33]
    assert list(one["after"].dropna()) == [91, 45, 14, 32, 46, 30]
    assert one["inferred"].iloc[-1], "no document prints a residual"
    assert set(one["agreement"]) == {"exact"}
    assert len(frame) == 14
    behind = {name: set(ids.split()) for name, ids in zip(one["name"], one["figures"], strict=True)}
    assert behind[""] == behind["total"] | behind["local"] | behind["far"] | behind["near"]


# The project's own data

COUNTS = ("total", "local", "outgoing", "interprovincial", "in_city")


def test_migrant_workers_of_china_2021_against_2019() -> None:
    observations = econlab.observations()
    given_series = {
        role: yearly_series(
            observations, f"migrant_workers_{role}", place="CHN", definition="NBS", vintage="first"
        )[0]
        for role in COUNTS
    }
    scheme = {"total": ("local", "outgoing"), "outgoing": ("interprovincial", "intraprovincial")}
    found = partition(given_series, scheme, 2019, 2021, beside=("in_city",))
    assert [part.name for part in found.parts] == ["local", "interprovincial", "intraprovincial"]
    assert (found.agreement, found.residual.value) == ("exact", 0)
