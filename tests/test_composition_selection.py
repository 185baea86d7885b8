"""Which split an analysis uses, what stands beside it, and what the evidence is asked for by the notebook."""

from typing import Any

import pandas as pd
import pytest
from small_evidence import about, observed, row, series, yearly

import econlab
from econlab.errors import InputError, attempted
from econlab.measures import composition_selection, composition_targets, diffusion, sector_targets
from econlab.measures.composition import FAMILIES, compose
from econlab.measures.composition_claims import claim_by_year, counted, printed_split
from econlab.measures.composition_evidence import (
    SECTORS,
    compositions,
    every_composition,
    latest,
    not_printed,
    reconciliation_frame,
    within_years,
)
from econlab.measures.composition_selection import (
    preferred_splits,
    sectors_of,
    select_split,
)
from econlab.measures.composition_targets import every_implied
from econlab.measures.decomposition import divisia

CORE, SECTORAL, WHOLE = FAMILIES[0]
DEFAULT = {
    "place": "AAA", "definition": "D", "vintage": "first", "gdp_vintage": "first", "start": "2020",
    "end": "2021", "reason_en": "because", "reason_vi": "vì",
}  # fmt: skip


def split(values: dict[int, float], family: tuple[str, str, str] = FAMILIES[0], **cells: Any) -> list[Any]:
    """Rows of a core with the shares of GDP given and a sectoral part of 4 per cent."""
    told = {"unit": "percent"} | cells
    return [
        *yearly(f"{family[0]}_share_gdp", values, **told),
        *yearly(f"{family[1]}_share_gdp", dict.fromkeys(values, 4.0), **told),
    ]


@pytest.fixture
def seen() -> pd.DataFrame:
    return observed(
        *split({2019: 5.0, 2020: 6.0, 2021: 7.0, 2022: 8.0}),
        *split({2020: 9.0}, vintage="second"),
        *split({2021: 1.0}, definition="E"),
        *yearly("gdp_nominal", {2019: 90.0, 2021: 100.0}, definition="national_accounts"),
    )


# Selection


def test_a_default_gives_definition_release_window_and_reason(seen: pd.DataFrame) -> None:
    found = select_split(seen, [DEFAULT], "AAA")
    assert str(found.composition) == "AAA D first"
    assert (found.start, found.end, found.years) == (2020, 2021, (2020, 2021))
    assert found.figures == found.composition.cited(2020, 2021)
    assert set(found.figures) < set(found.composition.cited(*found.composition.years))
    assert [str(other) for other in found.others] == ["AAA D second"]
    assert found.recorded["reason_en"] == "because"
    assert found.gdp is not None
    assert found.gdp.values[2021].value == 100


def test_without_a_default_most_years_count(seen: pd.DataFrame) -> None:
    found = select_split(seen, [], "AAA")
    assert (str(found.composition), found.start, found.end) == ("AAA D first", 2019, 2022)
    assert found.recorded == {}


def test_a_default_without_a_split_does_not_count(seen: pd.DataFrame) -> None:
    found = select_split(seen, [DEFAULT | {"definition": "F"}, DEFAULT], "AAA")
    assert (found.composition.definition, found.start) == ("D", 2020)


def test_what_is_asked_for_wins(seen: pd.DataFrame) -> None:
    assert select_split(seen, [DEFAULT], "AAA", definition="E").composition.years == (2021,)
    found = select_split(seen, [DEFAULT], "AAA", start=2019, end=2022)
    assert found.years == (2019, 2020, 2021, 2022)
    assert select_split(seen, [DEFAULT], "AAA", start=2022).years == (2022,)
    assert select_split(seen, [DEFAULT], "AAA", end=2019).years == (2019,)
    assert select_split(seen, [DEFAULT], "AAA", end=2021).years == (2020, 2021)


def test_a_default_window_is_narrowed_to_the_years_with_a_split(seen: pd.DataFrame) -> None:
    wide = DEFAULT | {"start": "2010", "end": "2030"}
    assert select_split(seen, [wide], "AAA").years == (2019, 2020, 2021, 2022)
    elsewhere = DEFAULT | {"start": "2010", "end": "2012"}
    assert select_split(seen, [elsewhere], "AAA").start == 2019


def test_what_cannot_be_is_refused_in_one_message(seen: pd.DataFrame) -> None:
    for asked, message in (
        ({"place": "BBB"}, "splits no digital economy of BBB .* expected one of AAA"),
        ({"place": "AAA", "definition": "F"}, "'F' does not split the digital economy of AAA; expected D, E"),
        ({"place": "AAA", "start": 2018}, "start: AAA D first has no split for 2018; expected one of 2019"),
        ({"place": "AAA", "end": 2030}, "end: AAA D first has no split for 2030"),
        ({"place": "AAA", "start": 2022, "end": 2019}, "the window 2022 to 2019 is empty"),
    ):
        place, rest = asked.pop("place"), asked
        with pytest.raises(InputError, match=message):
            select_split(seen, [DEFAULT], str(place), **rest)  # type: ignore[arg-type]


def test_one_split_a_definition_is_preferred(seen: pd.DataFrame) -> None:
    found = preferred_splits(seen, [DEFAULT], "AAA")
    assert [str(one) for one in found] == ["AAA D first", "AAA E first"]
    assert preferred_splits(seen, [DEFAULT], "BBB") == ()
    recalled = observed(*split({2020: 5.0}, status="recalled"))
    assert preferred_splits(recalled, [], "AAA") == ()
    assert len(preferred_splits(recalled, [], "AAA", recalled=True)) == 1


def test_a_refusal_is_returned_and_a_bug_is_raised(seen: pd.DataFrame) -> None:
    found, why = attempted(select_split, seen, [DEFAULT], "BBB")
    assert found is None
    assert why.startswith("place: the evidence splits")
    with pytest.raises(KeyError):
        attempted(select_split, seen, [{"place": "AAA"}], "AAA")


# Compositions side by side


def test_the_last_year_of_each_definition_in_the_release_that_reaches_furthest(seen: pd.DataFrame) -> None:
    found = latest(every_composition(seen))
    assert [(str(one), one.years) for one in found] == [("AAA D first", (2022,)), ("AAA E first", (2021,))]
    newer = observed(*split({2020: 6.0, 2024: 7.0}, vintage="b"), *split({2023: 5.0}, vintage="a"))
    assert [(one.vintage, one.years) for one in latest(every_composition(newer))] == [("b", (2024,))]
    alone = observed(*split({2020: 6.0, 2023: 5.0}, vintage="a"), *split({2024: 7.0}, vintage="b"))
    assert [(one.vintage, one.years) for one in latest(every_composition(alone))] == [("b", (2024,))]
    alike = observed(*split({2024: 7.0}, vintage="b"), *split({2024: 5.0}, vintage="a"))
    assert [one.vintage for one in latest(every_composition(alike))] == ["a"]


def test_a_window_keeps_years_and_drops_averages() -> None:
    average = [r | {"period": "2019/2022"} for r in split({2022: 6.0})]
    [found] = compositions(observed(*split({2019: 5.0, 2020: 6.0, 2022: 8.0}), *average), "AAA", "D")
    assert "2019/2022" in found.splits
    assert sorted(within_years(found, 2020, 2022).splits) == ["2020", "2022"]


def test_a_window_keeps_what_does_not_fit_in_its_years() -> None:
    """Parts of 6 and 4 beside a whole of 20, in the two years that a third measure still splits."""
    whole = yearly(f"{WHOLE}_share_gdp", {2019: 20.0, 2020: 20.0}, unit="percent")
    sizes = [
        *yearly(f"{CORE}_size", {2019: 3.0, 2020: 3.0}),
        *yearly(f"{SECTORAL}_size", {2019: 9.0, 2020: 9.0}),
    ]
    [found] = compositions(observed(*split({2019: 6.0, 2020: 6.0}), *whole, *sizes), "AAA", "D")
    assert [finding.period for finding in found.findings] == ["2019", "2020"]
    assert [finding.period for finding in within_years(found, 2020, 2022).findings] == ["2020"]


def test_parts_that_no_figure_prints_are_named() -> None:
    seen = observed(
        *split({2020: 6.0}),
        row(f"{CORE}_share_gdp", 2021, 7.0, unit="percent"),
        row(f"{WHOLE}_share_gdp", 2021, 12.0, unit="percent"),
    )
    [found] = compositions(seen, "AAA", "D")
    assert found.years == (2020, 2021)
    assert not_printed(found, seen) == {"2021": ("sectoral",)}


def test_satellite_accounts_of_ict_and_e_commerce_are_a_family_of_their_own() -> None:
    seen = observed(*split({2020: 6.0}, FAMILIES[1]), *yearly("digital_economy_share_gdp", {2020: 50.0}))
    [found] = compositions(seen, "AAA", "D")
    assert found.split(2020).shares["core"].value == pytest.approx(60)
    # A lone indicator of the other family makes no composition, and joins none.
    lone = observed(*split({2020: 6.0}), row(f"{FAMILIES[1][0]}_share_gdp", 2020, 1.0, unit="percent"))
    assert [one.split(2020).shares["core"].value for one in compositions(lone, "AAA", "D")] == [60]
    with pytest.raises(InputError, match="are of different accounts"):
        compose(
            [
                series(f"{FAMILIES[0][0]}_share_gdp", {2020: 6.0}, unit="percent"),
                series(f"{FAMILIES[1][1]}_share_gdp", {2020: 4.0}, unit="percent"),
            ]
        )


def test_the_whole_that_open_ends_give_stays_below_a_hundred_per_cent_of_gdp() -> None:
    """A core of 9 per cent or more beside 5: the whole has 14 to 100, so the core has at most 95."""
    core = about(54.5, 45.5)
    found = compose(
        [
            series(f"{CORE}_share_gdp", {2020: core}, unit="percent"),
            series(f"{SECTORAL}_share_gdp", {2020: 5.0}, unit="percent"),
        ]
    )
    [whole, most] = [found.split(2020).level("share_gdp", name) for name in ("digital_economy", "core")]  # type: ignore[arg-type]
    assert whole is not None
    assert most is not None
    assert (whole.low, whole.high) == pytest.approx((14, 100))
    assert (most.low, most.high) == pytest.approx((9, 95))
    assert found.split(2020).measured["share_gdp"].agreement == "inferred"


def test_each_measure_is_told_in_its_unit() -> None:
    sizes = [*yearly(f"{CORE}_size", {2020: 3.0}), *yearly(f"{SECTORAL}_size", {2020: 9.0})]
    table = reconciliation_frame(compositions(observed(*split({2020: 6.0}), *sizes), "AAA", "D"))
    units = dict(zip(table["measure"], table["core_unit"], strict=True))
    assert units == {"share_gdp": "percent", "size": "CNY"}
    assert list(table["gap_unit"]) == list(table["core_unit"])


# What documents say, drivers, targets


def test_the_printed_split_of_china_is_held_against_its_years() -> None:
    china = select_split(econlab.observations(), econlab.defaults(), "CHN")
    said = printed_split(econlab.figures(), china.composition)
    assert said is not None
    assert [row["figure"] for row in said] == ["mic2023_core_share", "mic2023_sectoral_share"]
    for one in said:
        figures = econlab.figures()
        without = figures[figures["figure"] != one["figure"]]
        assert printed_split(without, china.composition) is None, "one share alone is no split"
    judged = claim_by_year(within_years(china.composition, 2016, 2022), *said)
    # "About 20" rounds 15 to 25 to tens; 80 or more holds from 2019 on; only 2022 against 2021 is open.
    assert counted(judged) == {
        "n": 7, "core_holds": 7, "sectoral_holds": 4, "fell": 5, "rose": 0, "open": 1,
    }  # fmt: skip


def test_no_document_prints_a_split_of_malaysia() -> None:
    found = select_split(econlab.observations(), econlab.defaults(), "MYS")
    assert found.composition.definition == "DOSM"
    assert printed_split(econlab.figures(), found.composition) is None


def test_the_sectors_of_china() -> None:
    seen = econlab.observations()
    china = select_split(seen, econlab.defaults(), "CHN")
    found = sectors_of(seen, china)
    assert (found.years[0], found.years[-1]) == (2016, 2022)
    # 8.6 x 6.2 + 39.8 x 17.0 + 51.6 x 29.6 = 2257.28; 7.3 x 10.5 + 39.9 x 24.0 + 52.8 x 44.7 = 3394.41.
    driven = divisia(found.weights, found.penetrations, 2016, 2022, found.published)
    assert driven.computed.value == pytest.approx(33.9441 - 22.5726, abs=1e-3)
    assert driven.published is not None
    assert driven.published.value == pytest.approx(33.9 - 23.4)
    assert driven.explained == "more than rounding"
    table = diffusion.to_frame(found.weights, found.penetrations, (2022,))
    assert list(table["sector"]) == ["primary", "secondary", "tertiary"]
    assert list(table["penetration"]) == [10.5, 24.0, 44.7]
    assert list(table["weight"]) == [7.3, 39.9, 52.8]
    printed = seen.set_index("figure")["value"]
    assert [sorted(printed[list(ids)]) for ids in table["figures"]] == [
        [7.3, 10.5],
        [24.0, 39.9],
        [44.7, 52.8],
    ]


@pytest.mark.parametrize(
    ("place", "missing"),
    [("VNM", "digital_penetration_primary"), ("G47_CAICT", "primary_sector_share_gdp")],
)
def test_sectors_that_are_not_known_are_named(place: str, missing: str) -> None:
    seen = econlab.observations()
    found = select_split(seen, econlab.defaults(), place)
    with pytest.raises(InputError, match=missing):
        sectors_of(seen, found)


def test_sectors_known_from_memory_count_only_when_asked_for() -> None:
    told = {"unit": "percent", "status": "recalled"}
    rows = [
        *split({2020: 6.0}),
        *(one for name in SECTORS for one in yearly(f"digital_penetration_{name}", {2020: 10.0}, **told)),
        *(
            row(f"{name}_sector_share_gdp", 2020, 30.0, definition="national_accounts", unit="percent")
            for name in SECTORS
        ),
    ]
    found = select_split(observed(*rows), [], "AAA")
    with pytest.raises(InputError, match="sectors: digital_penetration_primary of AAA by D is missing"):
        sectors_of(observed(*rows), found)
    assert sectors_of(observed(*rows), found, recalled=True).years == (2020,)


def test_every_place_and_year_with_three_targets() -> None:
    [found] = every_implied(econlab.figures())
    assert (found.place, found.year, found.platforms.value) == ("VNM", 2030, 1.0)


# What has to be looked up


def test_splits_and_their_targets_rest_on_their_indicators_alone() -> None:
    asked = {
        *composition_selection.INDICATORS,
        *sector_targets.INDICATORS,
        *composition_targets.INDICATORS.values(),
    } & econlab.vocabulary().indicators.keys()
    everything, narrowed = econlab.observations(), econlab.observations(indicator=asked)
    assert every_implied(econlab.figures(indicator=asked)) == every_implied(econlab.figures())
    for recalled in (False, True):
        found = every_composition(everything, recalled=recalled)
        assert every_composition(narrowed, recalled=recalled) == found
        assert sector_targets.sector_stands(narrowed, recalled=recalled) == sector_targets.sector_stands(
            everything, recalled=recalled
        )
        for place, definition in sorted({(one.place, one.definition) for one in found}):
            selected, again = (
                attempted(
                    select_split, table, econlab.defaults(), place, definition=definition, recalled=recalled
                )
                for table in (everything, narrowed)
            )
            assert again == selected
            if selected[0]:
                sectors = [
                    attempted(sectors_of, table, selected[0], recalled=recalled)
                    for table in (everything, narrowed)
                ]
                assert sectors[0] == sectors[1]
