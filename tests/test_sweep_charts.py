"""Small multiples draw every answer with its bounds, tell lines apart in grey, and never fail on a text."""

import math
import re
from itertools import product
from typing import Any, get_args
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure
from small_runs import Record, answering, run_of

from econlab.showing import sweep_charts
from econlab.showing.comparison import MOST_LINES, MOST_PANELS, compare
from econlab.showing.language import Language
from econlab.showing.sweep_charts import Picture, small_multiples

SVG = "{http://www.w3.org/2000/svg}"


def grid(language: str = "en", **axes: Any) -> list[Record]:
    return [
        answering(
            run_of(language=language, **dict(zip(axes, values, strict=True))),
            growth=(number + 1.5, number + 1.0, number + 2.5),
            share=10.0 - number,
            claim="not testable",
        )
        for number, values in enumerate(product(*axes.values()))
    ]


def drawn(runs: list[Record], language: Language = "en") -> Picture:
    drawing = small_multiples(compare(runs, language), name="01_growth", title="How fast?", language=language)
    assert drawing is not None
    return drawing


@pytest.fixture
def figures(monkeypatch: pytest.MonkeyPatch) -> list[Figure]:
    """The figures that are drawn, to be looked into."""
    seen: list[Figure] = []
    render = sweep_charts.as_svg
    monkeypatch.setattr(
        sweep_charts, "as_svg", lambda figure, *more: seen.append(figure) or render(figure, *more)
    )
    return seen


def panels(figure: Figure) -> list[Any]:
    return [axes for axes in figure.axes if axes.get_visible()]


def test_each_answer_that_differs_has_a_panel_with_its_bounds(figures: list[Figure]) -> None:
    drawn(grid(place=["CHN", "VNM", "MYS"]))
    growth, share = panels(figures[0])
    assert [growth.get_title("left"), share.get_title("left")] == [
        "growth of output, %",
        "share of output, %",
    ]
    assert [label.get_text() for label in growth.get_yticklabels()] == ["CHN", "MYS", "VNM"]
    spans = [tuple(line.get_xdata()) for line in growth.lines if len(line.get_xdata()) == 2]
    assert spans == [(1.0, 2.5), (3.0, 4.5), (2.0, 3.5)]
    dots = [line.get_xdata()[0] for line in growth.lines if line.get_marker() == "o"]
    assert dots == [1.5, 3.5, 2.5]


def test_a_scale_runs_from_left_to_right_with_bounds_around_the_line(figures: list[Figure]) -> None:
    drawn(grid(basis=["real", "mixed"], start=[2016, 2018, 2022]))
    growth, share = panels(figures[0])
    assert share.get_xlabel() == "start"
    lines = [(list(line.get_xdata()), list(line.get_ydata())) for line in growth.lines]
    assert lines == [([2016, 2018, 2022], [4.5, 5.5, 6.5]), ([2016, 2018, 2022], [1.5, 2.5, 3.5])]
    band = growth.collections[0].get_paths()[0].vertices
    assert {2.5 + 3, 1.0 + 3, 1.0 + 5, 2.5 + 5} <= {float(y) for _, y in band}
    assert re.search(r"basis: mixed.*basis: real", drawn_text(figures[0]))


def drawn_text(figure: Figure) -> str:
    from matplotlib.text import Text

    return " | ".join(text.get_text() for text in figure.findobj(Text) if text.get_text())


def test_lines_are_told_apart_in_grey() -> None:
    looks = sweep_charts._LOOKS
    for one, other in product(looks, looks):
        if one is not other:
            assert one[1] != other[1]
            assert one[2] != other[2]
            assert one[0] != other[0]


def test_the_panels_of_one_answer_share_a_scale(figures: list[Figure]) -> None:
    drawn(grid(place=[f"P{number}" for number in range(5)], start=list(range(6))))
    shown = panels(figures[0])
    assert len(shown) == 10
    assert len({axes.get_ylim() for axes in shown[:5]}) == 1
    assert len({axes.get_ylim() for axes in shown}) == 2


def test_no_more_is_drawn_than_can_be_read(figures: list[Figure]) -> None:
    drawn(grid(place=[f"P{number}" for number in range(20)], start=list(range(30))))
    drawn(grid(place=[f"P{number}" for number in range(MOST_LINES + 9)]))
    assert len(panels(figures[0])) == MOST_PANELS
    assert {len(axes.get_yticks()) for axes in panels(figures[1])} == {MOST_LINES}


def test_open_ends_and_ranges_without_a_point_are_marked(figures: list[Figure]) -> None:
    told = [(1.5, 1.0, math.inf), (2.0, -math.inf, 3.0), (None, 4.0, 5.0), (math.inf, None, None)]
    drawn([answering(run_of(place=f"P{number}"), growth=one) for number, one in enumerate(told)])
    [growth] = panels(figures[0])
    assert [line.get_marker() for line in growth.lines if len(line.get_xdata()) == 1] == [
        *("|", ">", "o"),
        *("<", "|", "o"),
        *("|", "|"),
    ]
    drawn([answering(run_of(start=number), growth=one) for number, one in enumerate(told)])
    [curve] = panels(figures[1])[0].lines
    assert [float(found) for found in curve.get_ydata()] == [1.5, 2.0, 4.5]


def test_what_is_drawn_is_told_in_words() -> None:
    drawing = drawn(grid(place=["CHN", "VNM"], start=[1, 2, 3]))
    assert drawing.alt == (
        "How fast? Answers by start, place. growth of output, %: 1.5 (1 · CHN) – 6.5 (3 · VNM); "
        "share of output, %: 5 (3 · VNM) – 10 (1 · CHN)."
    )
    root = ET.fromstring(drawing.svg)
    assert (root.get("role"), root.get("aria-label")) == ("img", drawing.alt)
    assert root.findtext(f"{SVG}title") == drawing.alt


@pytest.mark.parametrize("language", get_args(Language))
def test_the_chart_speaks_the_language_and_names_its_sources(
    language: Language, figures: list[Figure]
) -> None:
    drawing = drawn(grid(language, place=["CHN", "VNM"]), language)
    text = drawn_text(figures[0])
    assert {"en": "Sources: report-2024 7", "vi": "Nguồn: report-2024 7"}[language] in text
    assert {"en": "1.5 (CHN)", "vi": "1,5 (CHN)"}[language] in drawing.alt


def test_a_long_list_of_sources_is_cut_and_counted(figures: list[Figure]) -> None:
    runs = grid(place=["CHN", "VNM"])
    runs[0]["results"][0]["source"] = "; ".join(f"document-{number} {number}" for number in range(90))
    drawn(runs)
    assert re.search(r"document-0 0; .*; and more \(\d\d\)", drawn_text(figures[0]).replace("\n", " "))


def test_the_same_runs_make_the_same_bytes_whatever_the_settings_of_a_user() -> None:
    runs = grid(place=["CHN", "VNM"])
    with mpl.rc_context({"font.size": 20, "axes.facecolor": "black", "svg.hashsalt": None}):
        other = drawn(runs[::-1])
    assert drawn(runs) == other


def test_a_comparison_without_a_difference_is_not_drawn() -> None:
    runs = [answering(run_of(place=place), growth=1.5) for place in ("CHN", "VNM")]
    assert small_multiples(compare(runs), name="a", title="b") is None


def test_a_blank_value_is_named(figures: list[Figure]) -> None:
    joint = [("CHN", "", 0), ("VNM", "GSO", 2016), ("", "", 0)]
    runs = [
        answering(run_of(place=place, definition=definition, start=start), growth=float(number))
        for number, (place, definition, start) in enumerate(joint)
    ]
    drawn(runs)
    names = [label.get_text() for label in panels(figures[0])[0].get_yticklabels()]
    assert names == ["default", "CHN", "VNM · GSO · 2016"]


TEXTS = st.text(max_size=60) | st.sampled_from(
    ["$x^{", "中国", "a\nb", "%s {0}", "_hidden", "", "Việt Nam", "&<>\"'"]
)


@settings(deadline=None, max_examples=10)
@given(TEXTS, TEXTS, TEXTS)
def test_any_text_can_be_drawn(first: str, second: str, words: str) -> None:
    runs = [
        answering(run_of(place=place, basis=basis), growth=number + 0.5)
        for number, (place, basis) in enumerate(product({first, second, "CHN"}, {"real", second}))
    ]
    for run in runs:
        run["results"][0] |= {"label": words, "source": words, "unit": words}
    drawing = small_multiples(compare(runs), name="a", title=words)
    assert drawing is not None
    ET.fromstring(drawing.svg)
