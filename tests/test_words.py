"""What is said in one notebook, with its language, names and citations told once."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

import econlab
from econlab.evidence.intervals import Interval
from econlab.measures.targets import Target
from econlab.running.results import result
from econlab.showing import codebook, faces, language, tables
from econlab.showing.drawing import Caption
from econlab.showing.language import LANGUAGES, Language
from econlab.showing.words import Words

FIGURES = ["mic2023_share_2022", "mic2023_share_2021"]


@pytest.fixture(params=LANGUAGES)
def spoken(request: pytest.FixtureRequest) -> Language:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture
def words(spoken: Language) -> Words:
    return Words(econlab.observations(), econlab.vocabulary(), spoken)


def test_it_says_what_the_language_says(
    words: Words, spoken: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Any] = []
    monkeypatch.setattr("IPython.display.display", lambda *told, **options: shown.append((told, options)))
    words.say("work_none", figures=FIGURES, place="X")
    [([markdown], options)] = shown
    assert (
        markdown.data == language.text("work_none", spoken, place="X") == words.text("work_none", place="X")
    )
    assert options == {"metadata": language.traced(FIGURES)}
    assert words.label("year") == language.label("year", spoken)
    assert words.name("places", "CHN") == {"en": "China", "vi": "Trung Quốc"}[spoken]
    assert words.name("vintages", "") == ""


def test_a_result_shows_itself_in_the_language(
    words: Words, spoken: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Any] = []
    monkeypatch.setattr("IPython.display.display", lambda *told, **options: shown.append((told, options)))
    target = Target("VNM", 2030, Interval.exact(30.5), ("party2024_target_2030",))
    words.show(target)
    [([html], options)] = shown
    assert html.data == faces.html(target, spoken)
    assert {"en": "30.5", "vi": "30,5"}[spoken] in html.data
    assert options == {"metadata": language.traced(target.figures)}


def test_a_caption_and_an_origin_cite_their_figures_once(words: Words, spoken: Language) -> None:
    title = language.text("split_growth_title", spoken, who="X")
    source = tables.cite(words.observations, FIGURES)
    assert "mic-2023-china-experience" in source
    twice = (figure for figure in [*FIGURES, FIGURES[0]])
    assert words.caption("split_growth_title", twice, who="X") == Caption(
        title, sorted(FIGURES), source, spoken
    )
    origin = words.origin("split_growth_title", FIGURES, who="X")
    assert origin == {"label": title, "source": source, "figures": sorted(FIGURES)}
    assert result("answer_share", 1.5, **origin)["source"] == source


def test_tables_name_codes_and_references_tell_titles(words: Words, spoken: Language) -> None:
    frame = pd.DataFrame({"place": ["CHN"], "vintage": ["first"], "gdp_vintage": ["first"], "year": [2020]})
    shown = words.table(frame, ["place", "vintage", "gdp_vintage", "year"], figures=FIGURES)
    first = words.name("vintages", "first")
    assert shown.frame.to_numpy().tolist() == [[words.name("places", "CHN"), first, first, "2020"]]
    assert shown.figures == [tuple(FIGURES)]
    crossed = words.crossed(frame.assign(share=0.5), ["place"], "year", "share", heads={"year": "year"})
    assert crossed.frame.iloc[0].tolist() == [words.name("places", "CHN"), "0.5" if spoken == "en" else "0,5"]
    listed = words.references(iter(FIGURES))
    same = tables.references(words.observations, FIGURES, codebook.sources().rows, spoken)
    assert listed.frame.equals(same.frame)
    assert len(listed.frame) == 1
