"""Which accounts are used: the recorded default, what is asked for instead, and what is refused."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import pytest
from small_evidence import observed, yearly

import econlab
from econlab.errors import InputError
from econlab.evidence.intervals import Interval
from econlab.measures.selection import Selection, bases, every_default, select

SIZE, SHARE = "digital_economy_size", "digital_economy_share_gdp"


def default(**cells: str) -> dict[str, str]:
    recorded = {"place": "AAA", "definition": "D", "vintage": "first", "gdp_vintage": "first"}
    recorded |= {"start": "2020", "end": "2022", "reason_en": "because", "reason_vi": "vì"}
    return recorded | cells


EVIDENCE = observed(
    *yearly(SIZE, {2020: 10, 2021: 11, 2022: 12, 2023: 14}),
    *yearly(SIZE, {2020: 9, 2021: 10, 2022: 11}, vintage="revised"),
    *yearly(SIZE, {2022: 11, 2023: 12}, vintage="late"),
    *yearly(SHARE, {2021: 20, 2022: 21, 2023: 22, 2024: 23, 2025: 24}, definition="OTHER", unit="percent"),
    *yearly("gdp_nominal", dict.fromkeys(range(2020, 2026), 100.0)),
    *yearly("gdp_real_growth", dict.fromkeys(range(2020, 2026), 5.0)),
    *yearly(SHARE, {2020: 1, 2021: 2}, place="REM", status="recalled", unit="percent"),
    *yearly("gdp_nominal", {2020: 1, 2021: 2}, place="REM"),
    *yearly(SHARE, {2021: 2}, place="ONE", unit="percent"),
    *yearly("gdp_nominal", {2021: 2}, place="ONE"),
)


def chosen(place: str = "AAA", recorded: Sequence[Mapping[str, str]] = (), **asked: Any) -> Selection:
    return select(EVIDENCE, recorded, place, **asked)


def refusal(place: str = "AAA", recorded: Sequence[Mapping[str, str]] = (), **asked: Any) -> str:
    with pytest.raises(InputError) as caught:
        chosen(place, recorded, **asked)
    return str(caught.value)


def vintages(seen: Selection) -> list[str]:
    return [accounts.vintage for accounts in seen.alternatives]


# The recorded default


def test_the_recorded_default_is_taken_with_its_reasons() -> None:
    seen = chosen(recorded=[default(vintage="revised", start="2021")])
    assert (seen.accounts.definition, seen.accounts.vintage, seen.accounts.gdp_vintage) == (
        "D", "revised", "first",
    )  # fmt: skip
    assert (seen.start, seen.end) == (2021, 2022)
    assert (seen.recorded["reason_en"], seen.recorded["reason_vi"]) == ("because", "vì")


def test_the_first_of_several_defaults_is_preferred() -> None:
    rows = [default(place="BBB"), default(end="2023"), default(definition="OTHER", start="2021")]
    assert (chosen(recorded=rows).accounts.definition, chosen(recorded=rows).end) == ("D", 2023)
    assert chosen(recorded=rows).recorded is rows[1]
    assert chosen(recorded=rows, definition="OTHER").start == 2021


def test_alternatives_are_the_releases_that_cover_the_window_the_chosen_first() -> None:
    seen = chosen(recorded=[default(vintage="revised")])
    assert vintages(seen) == ["revised", "first"]
    assert seen.alternatives[0] is seen.accounts


def test_a_later_window_has_other_alternatives() -> None:
    assert vintages(chosen(recorded=[default()], start=2022, end=2023)) == ["first", "late"]


# What is asked for instead


def test_the_window_can_be_moved_at_either_end() -> None:
    assert (chosen(recorded=[default()], start=2021).start, chosen(recorded=[default()], start=2021).end) == (
        2021, 2022,
    )  # fmt: skip
    assert chosen(recorded=[default()], end=2023).end == 2023
    assert chosen(recorded=[default()], end=2023).accounts.vintage == "first"


def test_another_definition_has_its_own_default() -> None:
    rows = [default(), default(definition="OTHER", start="2022", end="2024")]
    seen = chosen(recorded=rows, definition="OTHER")
    assert (seen.accounts.definition, seen.start, seen.end) == ("OTHER", 2022, 2024)


def test_another_definition_without_a_default_spans_all_of_its_years() -> None:
    seen = chosen(recorded=[default()], definition="OTHER")
    assert (seen.accounts.definition, seen.start, seen.end) == ("OTHER", 2021, 2025)
    assert seen.recorded == {}


def test_without_a_default_the_accounts_with_most_years_are_taken() -> None:
    seen = chosen()
    assert (seen.accounts.definition, seen.start, seen.end) == ("OTHER", 2021, 2025)


def test_alternatives_never_mix_definitions() -> None:
    """Without a default every definition competes; the others are no releases of the chosen one."""
    seen = chosen(start=2021, end=2023)
    assert seen.accounts.definition == "OTHER"
    assert {accounts.definition for accounts in seen.alternatives} == {"OTHER"}


def test_recalled_values_only_when_asked_for() -> None:
    assert chosen("REM", recalled=True).accounts.years() == (2020, 2021)
    message = refusal("REM")
    assert message.startswith("place: ")
    assert "REM" in message
    assert "set recalled to true" in message


# Refusals: each names the parameter, what was found, and what is expected


def test_a_place_without_a_digital_economy() -> None:
    message = refusal("BBB")
    assert "BBB" in message
    assert "another place" in message


def test_a_definition_that_is_not_of_the_place() -> None:
    message = refusal(definition="GSO")
    assert message.startswith("definition: 'GSO'")
    assert "AAA" in message
    assert "expected D, OTHER" in message


@pytest.mark.parametrize(("start", "end"), [(2022, 2021), (2022, 2022), (0, 2020), (2022, 0)])
def test_an_empty_window(start: int, end: int) -> None:
    message = refusal(recorded=[default()], start=start, end=end)
    assert message.startswith("start, end: ")
    assert f"the window {start or 2020} to {end or 2022} is empty" in message
    assert "2020, 2021, 2022, 2023" in message


@pytest.mark.parametrize(("name", "year"), [("start", 2019), ("end", 2031)])
def test_a_year_without_a_value(name: str, year: int) -> None:
    message = refusal(recorded=[default()], **{name: year})
    assert message.startswith(f"{name}: AAA D has no value for {year}")
    assert "expected one of 2020, 2021, 2022, 2023" in message


def test_a_place_with_a_single_year() -> None:
    message = refusal("ONE")
    assert message.startswith("place: ONE D has one year only, 2021, and growth needs two")


def test_a_default_that_asks_for_vintages_that_are_not_there() -> None:
    message = refusal(recorded=[default(gdp_vintage="census")])
    assert message.startswith("defaults.csv: AAA D asks for the vintages first, GDP census")
    assert "first, GDP first; " in message


def test_a_default_whose_window_is_not_covered() -> None:
    assert refusal(recorded=[default(end="2030")]).startswith("end: AAA D has no value for 2030")


def test_every_recorded_default_is_selected_in_order() -> None:
    rows = [default(definition="OTHER", start="2021", end="2024"), default()]
    seen = every_default(EVIDENCE, rows)
    assert seen == (chosen(recorded=rows), chosen(recorded=rows, definition="D"))
    assert [(one.accounts.definition, one.end) for one in seen] == [("OTHER", 2024), ("D", 2022)]


def test_a_recorded_default_may_rest_on_recalled_values() -> None:
    rows = [default(place="REM", start="2020", end="2021")]
    [seen] = every_default(EVIDENCE, rows, recalled=True)
    assert (seen.accounts.place, seen.start, seen.end) == ("REM", 2020, 2021)
    with pytest.raises(InputError, match="recalled"):
        every_default(EVIDENCE, rows)


# Bases of a way to a target


def test_bases_are_the_last_shares_of_the_chosen_and_of_the_recorded_definitions() -> None:
    rows = [default(), default(definition="OTHER", start="2021", end="2024"), default(place="REM")]
    seen = bases(EVIDENCE, rows, chosen(recorded=rows))
    assert list(seen) == ["D", "OTHER"]
    assert seen["D"][0] == 2022
    assert seen["D"][1].value == pytest.approx(12), "size over GDP, in per cent"
    assert seen["OTHER"][:2] == (2024, Interval.exact(23))
    assert {figure.partition(":")[0] for figure in seen["D"].figures} == {SIZE, "gdp_nominal"}
    assert all(figure.endswith(":2022") for figure in seen["D"].figures)
    turned = bases(EVIDENCE, rows, chosen(recorded=rows, definition="OTHER"))
    assert list(turned) == ["OTHER", "D"]


def test_a_base_is_the_share_at_the_end_of_the_chosen_window() -> None:
    rows = [default()]
    assert bases(EVIDENCE, rows, chosen(recorded=rows, end=2023))["D"][0] == 2023


def test_a_definition_without_a_share_is_no_base() -> None:
    only = observed(*yearly(SIZE, {2020: 10, 2022: 12}), *yearly("gdp_real_growth", {2021: 5}))
    assert bases(only, [], select(only, [], "AAA")) == {}


# The project's own data


@pytest.fixture(scope="module")
def observations() -> pd.DataFrame:
    return econlab.observations()


def test_every_recorded_default_selects_itself(observations: pd.DataFrame) -> None:
    rows = econlab.defaults()
    assert len(rows) >= 4
    for recorded in rows:
        seen = select(observations, rows, recorded["place"], definition=recorded["definition"])
        assert seen.recorded == recorded
        assert (seen.accounts.vintage, seen.accounts.gdp_vintage) == (
            recorded["vintage"], recorded["gdp_vintage"],
        )  # fmt: skip
        assert (str(seen.start), str(seen.end)) == (recorded["start"], recorded["end"])
        assert recorded["reason_en"]
        assert recorded["reason_vi"]


@pytest.mark.parametrize(
    ("place", "definition", "years"), [("CHN", "CAICT", (2016, 2022)), ("VNM", "GSO", (2020, 2024))]
)
def test_the_default_of_a_place(
    observations: pd.DataFrame, place: str, definition: str, years: tuple[int, int]
) -> None:
    seen = select(observations, econlab.defaults(), place)
    assert (seen.accounts.definition, (seen.start, seen.end)) == (definition, years)


def test_the_two_bases_of_viet_nam_differ(observations: pd.DataFrame) -> None:
    rows = econlab.defaults()
    seen = bases(observations, rows, select(observations, rows, "VNM"))
    assert list(seen) == ["GSO", "MIC"]
    assert {base.year for base in seen.values()} == {2024}
    assert not seen["GSO"][1].overlaps(seen["MIC"][1])


@pytest.mark.parametrize("place", ["NOR", "EU"])
def test_a_place_whose_digital_economy_nobody_measures(observations: pd.DataFrame, place: str) -> None:
    with pytest.raises(InputError, match="another place, since none does"):
        select(observations, econlab.defaults(), place)
