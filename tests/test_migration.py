"""Which counts of migrant workers are used and which years compared: asked for, stated, or by default."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_evidence import observed, yearly
from small_migration import COUNTS, people, stated, viet_nam

import econlab
from econlab.errors import InputError
from econlab.evidence.intervals import Interval
from econlab.measures.identification import stated_changes
from econlab.measures.migration import COUNTS as CODES
from econlab.measures.migration import ROLES, Migration, longest_series, select_migration

EVERY = dict.fromkeys(range(2010, 2023), 5.0)


def chosen(frame: pd.DataFrame, *args: Any, **asked: Any) -> Migration:
    found = select_migration(frame, "AAA", *args, **asked)
    assert found is not None
    return found


def years(found: Migration) -> tuple[int, int, int]:
    return found.start, found.baseline_end, found.compare


def refused(frame: pd.DataFrame, *args: Any, **asked: Any) -> str:
    with pytest.raises(InputError) as error:
        select_migration(frame, "AAA", *args, **asked)
    return str(error.value)


@pytest.fixture
def seen() -> pd.DataFrame:
    return observed(*people("total", EVERY), *people("in_city", dict.fromkeys(range(2016, 2023), 3.0)))


# The count


def test_a_stated_change_gives_count_and_years(seen: pd.DataFrame) -> None:
    found = chosen(seen, [stated(start="2018", end="2021")])
    assert (found.place, found.definition, found.role) == ("AAA", "D", "in_city")
    assert years(found) == (2016, 2018, 2021)
    assert found.chosen is found.series["in_city"]
    assert found.trend_years == (2016, 2017, 2018)
    assert found.after == (2019, 2020, 2021, 2022)


def test_parts_of_years_are_stated_as_their_years(seen: pd.DataFrame) -> None:
    assert years(chosen(seen, [stated(start="2018-Q1", end="2020-Q1")])) == (2016, 2018, 2020)


def test_without_a_stated_change_the_longest_count_and_the_last_year_before_the_pandemic(
    seen: pd.DataFrame,
) -> None:
    found = chosen(seen)
    assert (found.role, *years(found)) == ("total", 2016, 2019, 2021)


def test_of_counts_as_long_the_first_role_counts() -> None:
    frame = observed(*people("in_city", EVERY), *people("outgoing", EVERY))
    assert chosen(frame).role == "outgoing"


def test_what_is_asked_for_wins(seen: pd.DataFrame) -> None:
    change = [stated()]
    assert chosen(seen, change, series="total").role == "total"
    assert years(chosen(seen, change, series="total")) == (2016, 2019, 2021)
    assert years(chosen(seen, change, years=(2017, 0, 0))) == (2017, 2019, 2021)
    assert years(chosen(seen, change, years=(0, 2018, 0))) == (2016, 2018, 2021)
    assert years(chosen(seen, change, years=(0, 0, 2022))) == (2016, 2019, 2022)
    assert years(chosen(seen, change, years=(2017, 2020, 2022))) == (2017, 2020, 2022)


def test_a_count_that_is_stated_but_not_known_is_replaced_by_the_longest(seen: pd.DataFrame) -> None:
    found = chosen(seen, [stated(indicator=ROLES["local"], start="2017")])
    assert (found.role, *years(found)) == ("total", 2010, 2017, 2021)
    quarters = chosen(seen, [stated(indicator="rural_outgoing_workers", start="2019-Q1", end="2021-Q1")])
    assert (quarters.role, *years(quarters)) == ("total", 2016, 2019, 2021)


def test_of_several_stated_changes_the_years_are_those_of_the_one_that_names_the_count(
    seen: pd.DataFrame,
) -> None:
    several = [
        stated(indicator="rural_outgoing_workers", start="2011-Q1", end="2012-Q1"),
        stated(start="2018", end="2020"),
        stated(start="2017", end="2022"),
    ]
    assert (chosen(seen, several).role, *years(chosen(seen, several))) == ("in_city", 2016, 2018, 2020)
    # Of a count that none of them names, the first tells the years.
    assert years(chosen(seen, several, series="total")) == (2010, 2011, 2012)


def test_no_definition_is_mixed_with_another() -> None:
    frame = observed(
        *people("total", EVERY), *people("local", EVERY, definition="E"), *people("outgoing", {2019: 1.0})
    )
    found = chosen(frame)
    assert (found.definition, sorted(found.series)) == ("D", ["outgoing", "total"])
    # Of two that count as much, the first; one that has the count asked for or stated goes before both.
    assert (
        chosen(observed(*people("local", EVERY, definition="E"), *people("total", EVERY))).definition == "D"
    )
    assert chosen(frame, series="local").definition == "E"
    assert chosen(frame, [stated(indicator=ROLES["local"])]).definition == "E"


def test_the_release_with_most_years_counts() -> None:
    frame = observed(
        *people("total", {2018: 1.0, 2019: 1.0, 2020: 1.0, 2021: 1.0}),
        *people("total", {2019: 2.0, 2021: 2.0}, vintage="second"),
    )
    assert chosen(frame).chosen.vintage == "first"


def test_only_statistics_of_single_years_of_the_place_count() -> None:
    assert select_migration(observed(*people("total", EVERY, kind="target")), "AAA") is None
    assert select_migration(observed(*people("total", EVERY, place="BBB")), "AAA") is None
    assert select_migration(observed(*people("total", EVERY, correction="flag: wrong")), "AAA") is None
    assert select_migration(observed(*yearly("rural_outgoing_workers", EVERY)), "AAA") is None
    half_years = observed(*yearly(ROLES["total"], {"2019-S1": 1.0, "2021-S1": 2.0}))  # type: ignore[dict-item]
    assert select_migration(half_years, "AAA") is None
    assert select_migration(observed(), "AAA", series="total") is None


def test_values_from_memory_count_when_asked_for() -> None:
    frame = observed(*people("total", EVERY, status="recalled"))
    assert select_migration(frame, "AAA") is None
    assert chosen(frame, recalled=True).role == "total"


# The years


def test_years_that_the_count_has_not_are_gone_round() -> None:
    """A survey of every second year: 2018 is its last before the pandemic, 2020 two years later."""
    every_second = dict.fromkeys(range(2010, 2023, 2), 5.0)
    assert years(chosen(observed(*people("total", every_second)))) == (2010, 2018, 2020)
    until_2020 = {2017: 1.0, 2018: 1.0, 2019: 1.0, 2020: 1.0}
    assert years(chosen(observed(*people("total", until_2020)))) == (2017, 2019, 2020)
    # Two years are enough to compare, though not for a trend.
    assert years(chosen(observed(*people("total", {2019: 1.0, 2021: 1.0})))) == (2019, 2019, 2021)


@pytest.mark.parametrize(
    ("other", "start"), [(2005, 2010), (2012, 2012), (2017, 2017), (2018, 2010), (2020, 2010)]
)
def test_trends_begin_together_where_that_leaves_three_years(other: int, start: int) -> None:
    later = dict.fromkeys(range(other, 2023), 3.0)
    frame = observed(*people("in_city", later), *people("total", EVERY))
    assert years(chosen(frame, series="total")) == (start, 2019, 2021)
    assert years(chosen(frame, series="total", years=(2011, 0, 0))) == (2011, 2019, 2021)


def test_each_message(seen: pd.DataFrame) -> None:
    only = observed(*people("in_city", dict.fromkeys((2016, 2019, 2021), 3.0)))
    assert refused(only, series="in_cty") == (
        "series: found 'in_cty', expected one of total, local, outgoing, interprovincial, in_city "
        "(did you mean in_city?)."
    )
    assert refused(seen, series="local") == (
        "series: the evidence has no yearly migrant_workers_local of AAA; expected total, in_city."
    )
    what = "migrant_workers_in_city of AAA has no"
    assert (
        refused(only, years=(2015, 0, 0)) == f"baseline_start: {what} 2015; expected one of 2016, 2019, 2021."
    )
    assert (
        refused(only, years=(0, 2018, 0)) == f"baseline_end: {what} 2018; expected one of 2016, 2019, 2021."
    )
    assert refused(only, years=(0, 0, 2030)) == f"compare: {what} 2030; expected one of 2016, 2019, 2021."
    assert refused(only, [stated(start="2017")]).startswith(f"baseline_end: {what} 2017;")
    assert refused(only, [stated(end="2020")]).startswith(f"compare: {what} 2020;")
    assert refused(only, years=(2019, 2016, 2021)) == (
        "baseline_start, baseline_end, compare: found 2019, 2016, 2021; expected years in this order, of "
        "2016, 2019, 2021."
    )


@pytest.mark.parametrize("asked", [(0, 2021, 0), (0, 0, 2019), (0, 0, 2016)])
def test_the_year_compared_is_after_the_baseline(asked: tuple[int, int, int]) -> None:
    frame = observed(*people("in_city", dict.fromkeys((2016, 2019, 2021), 3.0)))
    assert "expected years in this order" in refused(frame, [stated()], years=asked)


def test_years_that_begin_or_end_at_the_pandemic_have_to_be_asked_for() -> None:
    later = observed(*people("total", dict.fromkeys((2020, 2021, 2022), 3.0)))
    assert refused(later) == (
        "baseline_end: migrant_workers_total of AAA has no 2019; expected one of 2020, 2021, 2022."
    )
    assert years(chosen(later, years=(0, 2021, 2022))) == (2020, 2021, 2022)
    earlier = observed(*people("total", dict.fromkeys((2017, 2018, 2019), 3.0)))
    assert refused(earlier).startswith(
        "baseline_start, baseline_end, compare: found 2017, 2019, 2019; expected"
    )
    assert years(chosen(earlier, years=(0, 2018, 0))) == (2017, 2018, 2019)


# Any series of a place


def test_the_longest_series_whoever_publishes_it() -> None:
    frame = observed(
        *yearly("sales", {2019: 1.0, 2021: 1.0}, definition="B"),
        *yearly("sales", {2019: 2.0, 2020: 2.0}, definition="A"),
        *yearly("sales", {2019: 3.0, 2020: 3.0, 2022: 3.0}, definition="A", vintage="second"),
        *yearly("sales", {2021: 4.0}, definition="C", status="recalled"),
    )

    def value(*wanted: int, **more: bool) -> float | None:
        found = longest_series(frame, "sales", "AAA", wanted, **more)
        return found.values[found.years[0]].value if found else None

    assert value() == 3
    assert value(2019, 2020) == 3
    assert value(2021) == value(2019, 2021) == 1
    assert value(2020, 2021) is None
    assert value(2018) is None
    assert longest_series(frame, "sales", "BBB") is None
    assert longest_series(frame, "jobs", "AAA") is None
    only = frame[frame["status"] == "recalled"]
    assert longest_series(only, "sales", "AAA") is None
    assert longest_series(only, "sales", "AAA", recalled=True) is not None


spans = st.dictionaries(
    st.sampled_from(sorted(ROLES)), st.sets(st.integers(2000, 2025), min_size=1, max_size=8), min_size=1
)


@settings(deadline=None, max_examples=20)
@given(spans, st.data())
def test_more_figures_never_lose_a_count(known: dict[str, set[int]], data: st.DataObject) -> None:
    """Of one definition: each count that some rows give, all rows give with at least the same years."""
    every = [line for role, found in known.items() for line in people(role, dict.fromkeys(found, 1.0))]
    some = data.draw(st.lists(st.sampled_from(range(len(every))), unique=True))
    for role, indicator in ROLES.items():
        more = longest_series(observed(*every), indicator, "AAA")
        fewer = longest_series(observed(*(every[at] for at in some)), indicator, "AAA")
        assert set(more.years if more else ()) == known.get(role, set())
        assert more is not None or fewer is None
        assert set(fewer.years if fewer else ()) <= known.get(role, set())


# China and Viet Nam


def test_china_by_the_change_that_the_paper_states() -> None:
    observations = econlab.observations(place="CHN")
    change = stated_changes(econlab.figures(), CODES, "CHN")
    found = select_migration(observations, "CHN", change)
    assert found is not None
    assert (found.definition, found.role, *years(found)) == ("NBS", "in_city", 2016, 2019, 2021)
    assert found.after == (2020, 2021, 2022, 2023, 2024)
    assert tuple(found.series) == tuple(ROLES)
    wrong_year = found.chosen.values[2022] - found.chosen.values[2019]
    assert wrong_year.value == pytest.approx(-2.44e6)


def test_china_without_the_paper() -> None:
    found = select_migration(econlab.observations(place="CHN"), "CHN")
    assert found is not None
    assert (found.role, *years(found)) == ("total", 2016, 2019, 2021)


def test_viet_nam_has_no_counts_yet() -> None:
    observations = econlab.observations(place="VNM")
    assert stated_changes(econlab.figures(), CODES, "VNM") == ()
    assert select_migration(observations, "VNM") is None
    assert select_migration(observations, "VNM", series="in_city", years=(2016, 2019, 2021)) is None
    # A count that does not exist is a mistake all the same.
    with pytest.raises(InputError, match="series: found 'city'"):
        select_migration(observations, "VNM", series="city")


def test_viet_nam_as_soon_as_its_figures_are_added() -> None:
    found = select_migration(viet_nam(), "VNM", [stated(place="VNM")])
    assert found is not None
    assert (found.place, found.definition, found.role, *years(found)) == (
        "VNM",
        "GSO",
        "in_city",
        2016,
        2019,
        2021,
    )
    assert {role: set(one.years) for role, one in found.series.items()} == {
        role: set(values) for role, values in COUNTS.items()
    }
    assert found.series["total"].values[2021] == Interval.exact(204_000)
    assert found.chosen.origins[2021] == ("migrant_workers_in_city:VNM:first:2021",)
