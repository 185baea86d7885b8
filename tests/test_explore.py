"""The panel: what follows from a choice, held against the measures and arithmetic by hand."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import econlab
from econlab.errors import InputError
from econlab.evidence.series import Record
from econlab.measures import claims, exploration
from econlab.measures.growth import PRICE_BASES, multiplier
from econlab.showing import explore
from econlab.showing.words import Words

USUAL: Record = {"place": "VNM", "gdp_growth": 6.5}


@pytest.fixture(scope="module")
def explorer() -> exploration.Explorer:
    return exploration.Explorer(econlab.observations(indicator=claims.INDICATORS), econlab.defaults())


def panel_of(explorer: exploration.Explorer, language: Any = "en", **beginning: Any) -> explore.Panel:
    words = Words(econlab.observations(indicator=claims.INDICATORS), econlab.vocabulary(), language)
    return explore.Panel(explorer, words, {**USUAL, **beginning})


def test_the_usual_choice_is_the_documented_one_and_the_next_target(explorer: exploration.Explorer) -> None:
    chosen = panel_of(explorer).chosen
    assert (chosen["definition"], chosen["window"]) == ("GSO", (2020, 2024))
    assert (chosen["target_share"], chosen["target_year"]) == (30.0, 2030)
    assert explorer.definitions("VNM") == ("GSO", "MIC")
    assert {"CHN", "VNM", "SGP"} <= set(explorer.places())
    assert "NOR" not in explorer.places()


def test_what_follows_is_what_the_measures_say(explorer: exploration.Explorer) -> None:
    explored, sentences = panel_of(explorer, gdp_growth=7.0).told()
    accounts = explorer.selection("VNM", "GSO").accounts
    assert explored.multipliers == tuple(multiplier(accounts, 2020, 2024, basis) for basis in PRICE_BASES)
    # From 13.17 per cent in 2024 to 30 in 2030 while GDP grows 7 per cent a year.
    assert explored.required.multiplier.value == pytest.approx(((30 / 13.17) ** (1 / 6) * 1.07 - 1) / 0.07)
    assert list(explored.path) == list(range(2024, 2031))
    assert explored.path[2030].point == pytest.approx(30.0)
    assert "3.248" in sentences[1]
    assert "3,248" in panel_of(explorer, "vi", gdp_growth=7.0).told()[1][1]


@settings(max_examples=30, deadline=None)
@given(growth=st.floats(0.5, 15), share=st.floats(1, 100), year=st.integers(2025, 2050))
def test_the_way_ends_at_the_target(
    explorer: exploration.Explorer, growth: float, share: float, year: int
) -> None:
    explored = explorer.explore(
        "VNM", "MIC", window=(2021, 2024), gdp_growth=growth, target_share=share, target_year=year
    )
    assert explored.path[year].point == pytest.approx(share)


def test_a_target_that_is_past_asks_for_nothing(explorer: exploration.Explorer) -> None:
    explored, sentences = panel_of(explorer, target_year=2024).told()
    assert (explored.required, explored.path) == (None, {})
    assert "nothing can be said" in sentences[1]
    assert panel_of(explorer, target_year=2024).chart().alt.endswith("of a way to 30 %.")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"place": "NOR"}, "follows no digital economy of NOR"),
        ({"definition": "CAICT"}, "follows no digital economy of VNM CAICT"),
        ({"start": 2019}, "start: VNM GSO has no value for 2019; expected one of 2020"),
        ({"start": 2024, "end": 2020}, "the window 2024 to 2020 is empty"),
        ({"gdp_growth": 0.0}, "gdp_growth: found 0"),
    ],
)
def test_a_choice_that_cannot_be_is_told_in_a_sentence(
    explorer: exploration.Explorer, given: dict[str, Any], said: str
) -> None:
    with pytest.raises(InputError, match=re.escape(said)):
        panel_of(explorer, **given).told()


def test_without_a_front_end_it_is_a_chart_that_cites(explorer: exploration.Explorer) -> None:
    panel = panel_of(explorer)
    data, metadata = panel._repr_mimebundle_()
    assert set(data) == {"image/svg+xml", "image/png", "text/plain"}
    assert metadata["econlab"]["figures"]
    assert set(metadata["econlab"]["figures"]) <= set(econlab.observations()["figure"])
    assert panel._repr_mimebundle_()[0] == data, "the same bytes again"


def test_the_controls_draw_what_they_say(explorer: exploration.Explorer) -> None:
    pytest.importorskip("ipywidgets")
    panel = panel_of(explorer)
    place, definition, window, growth, share, year, said, chart = panel.widget.children
    first = chart.value
    growth.value = 7.0
    assert "3.248" in said.value
    assert chart.value != first
    definition.value = "MIC"
    assert window.value == (2021, 2024)
    assert "Viet Nam, MIC, 2021–2024" in said.value
    window.value = (2022, 2024)
    assert "Viet Nam, MIC, 2022–2024" in said.value
    place.value = "CHN"
    assert definition.value == "CAICT"
    assert "China, CAICT, 2016–2022" in said.value
    share.value, year.value = 60.0, 2035
    assert "60 % of GDP in 2035" in said.value
    window.value = (2020, 2020)
    assert "the window 2020 to 2020 is empty" in said.value


def test_a_front_end_without_ipywidgets_is_told_what_to_install(
    explorer: exploration.Explorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(explore, "_is_live", lambda: True)
    monkeypatch.setattr(explore, "find_spec", lambda name: None)
    with pytest.raises(InputError, match=r"pip install 'econlab\[lab\]'"):
        panel_of(explorer)
