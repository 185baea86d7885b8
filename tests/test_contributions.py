"""What a digital economy added to the growth of GDP: worked by hand, and searched by brute force."""

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_evidence import about, accounts
from small_growth import GDPS, SHARES, SIZES

from econlab.errors import InputError
from econlab.evidence.intervals import Interval
from econlab.measures.contributions import Contribution, contribution, contributions, to_frame

SLOWLY = settings(deadline=None, max_examples=60)


def test_contribution_by_hand() -> None:
    """30 → 36 in a GDP of 100 → 110: 6 points of the 10 % by which GDP grew, 60 %."""
    by_size = contribution(accounts(size={2020: 30, 2021: 36}, gdp={2020: 100, 2021: 110}), 2020, 2021)
    by_share = contribution(
        accounts(share={2020: 30, 2021: 36 / 1.1}, gdp={2020: 100, 2021: 110}), 2020, 2021
    )
    for found in (by_size, by_share):
        assert found is not None
        assert found.points.value == pytest.approx(6)
        assert found.share is not None
        assert found.share.value == pytest.approx(60)


def test_a_contribution_of_the_whole_of_growth_is_one_hundred_per_cent() -> None:
    found = contribution(accounts(size={2020: 30, 2021: 40}, gdp={2020: 100, 2021: 110}), 2020, 2021)
    assert found is not None
    assert found.share is not None
    assert found.share.value == pytest.approx(100)


def test_a_digital_economy_that_shrinks_takes_from_growth() -> None:
    found = contribution(accounts(size={2020: 30, 2021: 25}, gdp={2020: 100, 2021: 110}), 2020, 2021)
    assert found is not None
    assert found.points.value == pytest.approx(-5)


def test_no_part_of_growth_where_gdp_may_not_have_grown() -> None:
    seen = accounts(size={2020: 30, 2021: 36}, gdp={2020: about(100, 1), 2021: about(101, 1)})
    found = contribution(seen, 2020, 2021)
    assert found is not None
    assert found.share is None
    assert found.points.value == pytest.approx(6)


def test_no_contribution_without_gdp_or_without_both_ends() -> None:
    assert contribution(accounts(size={2020: 30, 2021: 36}), 2020, 2021) is None
    assert contribution(accounts(size={2020: 30}, gdp={2020: 9, 2021: 10}), 2020, 2021) is None
    assert contribution(accounts(size={2021: 30}, gdp={2020: 9, 2021: 10}), 2020, 2021) is None


@given(SIZES, GDPS, SHARES, st.booleans())
@SLOWLY
def test_bounds_of_a_contribution_are_sharp(
    size: dict[int, Interval], gdp: dict[int, Interval], share: dict[int, Interval], by_size: bool
) -> None:
    seen = accounts(size=size, gdp=gdp) if by_size else accounts(share=share, gdp=gdp)
    found = contribution(seen, 2020, 2023)
    assert found is not None
    assert found.share is not None
    digital = size if by_size else share
    boxes = [digital[2020], digital[2023], gdp[2020], gdp[2023]]
    points, parts = [], []
    for d0, d1, y0, y1 in itertools.product(*({i.low, i.point, i.high} for i in boxes)):
        e0, e1 = (d0, d1) if by_size else (d0 * y0 / 100, d1 * y1 / 100)
        points.append(100 * (e1 - e0) / y0)
        parts.append(100 * (e1 - e0) / (y1 - y0))
    for interval, values in ((found.points, points), (found.share, parts)):
        room = 1e-9 * max(1.0, *map(abs, values))
        assert interval.low == pytest.approx(min(values), abs=room)
        assert interval.high == pytest.approx(max(values), abs=room)


@given(st.lists(st.tuples(st.floats(1, 100), st.floats(100, 300)), min_size=3, max_size=6))
@SLOWLY
def test_yearly_contributions_add_up_on_one_base(values: list[tuple[float, float]]) -> None:
    """Points of a year are per cent of GDP of the year before; on GDP of the first year they add up."""
    years = range(2020, 2020 + len(values))
    sizes, gdps = (dict(zip(years, column, strict=True)) for column in zip(*values, strict=True))
    *single, whole = contributions(accounts(size=sizes, gdp=gdps), years[0], years[-1])
    assert (whole.start, whole.end) == (years[0], years[-1])
    assert [(item.start, item.end) for item in single] == list(itertools.pairwise(years))
    added = sum(item.points.point * gdps[item.start] / gdps[years[0]] for item in single)
    assert whole.points.point == pytest.approx(added, abs=1e-7)


def test_one_year_is_told_once() -> None:
    seen = accounts(size={2020: 30, 2021: 36}, gdp={2020: 100, 2021: 110})
    assert len(contributions(seen, 2020, 2021)) == 1


def test_years_without_values_are_left_out_of_the_contributions() -> None:
    seen = accounts(size={2020: 30, 2022: 36, 2023: 37}, gdp={2020: 100, 2022: 110, 2023: 120})
    assert [(c.start, c.end) for c in contributions(seen, 2020, 2023)] == [(2022, 2023), (2020, 2023)]


TWO = {2020: 10, 2021: 11}


def test_a_contribution_cites_size_or_share_and_gdp() -> None:
    by_size = contribution(accounts(size=TWO, share=TWO, gdp=TWO), 2020, 2021)
    by_share = contribution(accounts(share=TWO, gdp=TWO), 2020, 2021)
    assert by_size is not None
    assert by_size.figures == ("gdp:first:2020", "gdp:first:2021", "size:first:2020", "size:first:2021")
    assert by_share is not None
    assert by_share.figures == ("gdp:first:2020", "gdp:first:2021", "share:first:2020", "share:first:2021")


@pytest.mark.parametrize(("start", "end"), [(2020, 2020), (2021, 2020)])
def test_an_empty_window_is_refused(start: int, end: int) -> None:
    with pytest.raises(InputError, match=f"the window {start} to {end} is empty"):
        contribution(accounts(size=TWO, gdp=TWO), start, end)


def test_the_table_of_contributions_has_a_gap_for_an_unknown_part() -> None:
    [row] = to_frame([Contribution(2020, 2021, about(6, 1), None, ())]).to_dict("records")
    assert (row["window"], row["points"], row["points_low"]) == ("2020–2021", 6, 5)
    assert math.isnan(row["part"])


def test_a_table_of_nothing_has_the_same_columns() -> None:
    assert list(to_frame([])) == list(to_frame([Contribution(2020, 2021, about(6, 1), None, ())]))
