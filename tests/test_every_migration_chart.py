"""Every chart of reverse migration: the same bytes, in grey, by ear and in both languages."""

import itertools
import re
import warnings
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from chart_reading import check_accessible, check_ids, contrast, size, written
from matplotlib.figure import Figure
from matplotlib.text import Text
from small_migration_charts import (
    IDS,
    MODULES,
    SOURCE,
    STATED,
    Drawings,
    Drawn,
    bars,
    drawings,
    example,
    panels,
)

from econlab.showing import digital_work_charts, partition_charts
from econlab.showing.language import LANGUAGES, Language, label


@pytest.fixture(scope="module")
def data() -> Drawn:
    return example()


@pytest.fixture(scope="module")
def drawn(data: Drawn) -> Drawings:
    return drawings(data, MODULES)


every_chart = pytest.mark.parametrize(
    ("name", "language"), list(itertools.product(MODULES, LANGUAGES)), ids=lambda part: part
)
either = pytest.mark.parametrize("language", LANGUAGES)


# The files


@every_chart
def test_the_drawing_is_accessible_svg_beside_a_picture(
    drawn: Drawings, name: str, language: Language
) -> None:
    chart, _ = drawn[name, language]
    check_accessible(chart)
    width, height = size(chart)
    assert width == 880
    assert 250 < height < 1200
    assert (chart.name, chart.figures) == (name, IDS)


@pytest.mark.parametrize("name", MODULES)
def test_the_same_data_gives_the_same_bytes_whatever_the_settings(
    data: Drawn, drawn: Drawings, name: str
) -> None:
    import matplotlib as mpl

    with mpl.rc_context({"font.size": 20, "axes.facecolor": "black", "hatch.linewidth": 4}):
        before = dict(mpl.rcParams)
        assert data.chart(name, "vi") == drawn[name, "vi"][0]
        assert dict(mpl.rcParams) == before


@every_chart
def test_ids_begin_with_the_name_of_the_chart(drawn: Drawings, name: str, language: Language) -> None:
    check_ids(drawn[name, language][0])


@pytest.mark.parametrize("name", MODULES)
def test_a_sign_that_the_font_lacks_is_an_error(data: Drawn, name: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pytest.raises(UserWarning, match=r"Glyph .* missing"):
            data.chart(name, title="数字经济")


@every_chart
def test_title_sources_and_numbers_are_in_the_language(
    drawn: Drawings, name: str, language: Language
) -> None:
    chart, _ = drawn[name, language]
    assert "A title" in written(chart)
    assert f"{label('sources', language)}: {SOURCE}" in written(chart)
    comma, point = (re.compile(rf"\d{sign}\d") for sign in (",", r"\."))
    other = {"en": comma, "vi": point}[language]
    quoted = (SOURCE, STATED.printed)
    texts = [text for text in written(chart) if not any(quote in text for quote in quoted)]
    assert not [text for text in texts if other.search(text)]
    assert "nan" not in chart.alt
    assert ".." not in chart.alt


def test_vietnamese_charts_hold_no_english_label(drawn: Drawings) -> None:
    for name in MODULES:
        english = {text for text in written(drawn[name, "en"][0]) if re.search("[a-z]{4}", text)}
        assert english & set(written(drawn[name, "vi"][0])) == {"A title"}, name


def texts_of(figure: Figure) -> list[Text]:
    """Every text that is shown, ticks outside their axis apart."""
    figure.draw_without_rendering()
    every = [text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()]
    outside = {
        tick
        for axes in panels(figure)
        for axis, (low, high) in ((axes.xaxis, axes.get_xlim()), (axes.yaxis, axes.get_ylim()))
        for at, tick in zip(axis.get_ticklocs(), axis.get_ticklabels(), strict=False)
        if not low <= at <= high
    }
    return [text for text in every if text not in outside]


@every_chart
def test_no_text_lies_on_another_or_leaves_the_picture(
    drawn: Drawings, name: str, language: Language
) -> None:
    _, figure = drawn[name, language]
    boxes = {text: Text.get_window_extent(text) for text in texts_of(figure)}
    assert len(boxes) > 10
    for text, box in boxes.items():
        assert figure.bbox.x0 <= box.x0 < box.x1 <= figure.bbox.x1, text.get_text()
        assert figure.bbox.y0 <= box.y0 < box.y1 <= figure.bbox.y1 + 1, text.get_text()
    for (one, a), (other, b) in itertools.combinations(boxes.items(), 2):
        # A point of the boxes is the space around letters.
        over = min(a.x1, b.x1) - max(a.x0, b.x0) > 1 and min(a.y1, b.y1) - max(a.y0, b.y0) > 1
        assert not over, (one.get_text(), other.get_text())


NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*|∞")


@every_chart
def test_the_words_hold_every_number_drawn(drawn: Drawings, name: str, language: Language) -> None:
    chart, figure = drawn[name, language]
    numeric = [axes.get_xticklabels() for axes in panels(figure)]
    if name in ("shortfalls", "associations"):
        numeric += [axes.get_yticklabels() for axes in panels(figure)]
    texts = {*texts_of(figure)} - {*itertools.chain(*numeric)}
    inside = [text.get_text() for text in texts if SOURCE not in text.get_text()]
    numbers = {number for text in inside for number in NUMBER.findall(text)}
    assert len(numbers) >= 5
    assert numbers - {*NUMBER.findall(chart.alt)} <= {"95"}, "the level of a band stands in the legend"


# Told apart in grey


@pytest.mark.parametrize(
    "styles",
    [
        partition_charts._BARS.values(),
        digital_work_charts._SIDES.values(),
        (digital_work_charts._WITHIN, digital_work_charts._BEYOND),
    ],
    ids=["waterfall", "tornado", "ladder"],
)
def test_areas_beside_each_other_differ_without_their_colour(styles: Sequence[dict[str, Any]]) -> None:
    for one, other in itertools.combinations(styles, 2):
        assert one["hatch"] != other["hatch"] or contrast(one["facecolor"], other["facecolor"]) > 1.5


# Nothing to draw


@either
@pytest.mark.parametrize("name", ["shortfalls", "ladder", "tornado", "associations"])
def test_nothing_to_draw_is_a_chart_without_marks(data: Drawn, name: str, language: Language) -> None:
    nothing = replace(data, against=(), rungs=(), swings=(), associations=())
    chart, figure = nothing.figure(name, language)
    assert chart.alt == "A title."
    assert bars(panels(figure)[0]) == []


def test_one_series_alone_has_the_whole_width(data: Drawn) -> None:
    for name, field in (("shortfalls", "against"), ("associations", "associations")):
        _, figure = replace(data, **{field: getattr(data, field)[:1]}).figure(name)
        [axes] = panels(figure)
        assert axes.get_position().width > 0.75
