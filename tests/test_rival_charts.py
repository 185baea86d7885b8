"""The chart of what is told side by side: every value in words, told apart in grey, never joined."""

import math
import re
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from chart_reading import SVG, check_accessible, size, written
from small_evidence import about, observed, row

import econlab
from econlab.evidence.intervals import Interval
from econlab.evidence.rivals import side_by_side
from econlab.showing import rival_charts
from econlab.showing.drawing import Caption, Chart
from econlab.showing.language import LANGUAGES, Language, label, quantity

IDS = ("z:2016", "a:2022", "m<&>'\"")
SOURCE = "mic-2023-china-experience 16, 24; CAICT2017, CAICT2018"
SHARES = observed(
    *(
        row("digital_economy_share_gdp", year, value, unit="percent", place="VNM", **cells)
        for year, value, cells in (
            (2022, about(12.63, 0.005), {"document": "d", "definition": "GSO", "vintage": "2024"}),
            (2022, about(12.83, 0.005), {"definition": "GSO", "vintage": "2025-01"}),
            (2022, about(14.26, 0.005), {"document": "d", "definition": "MIC"}),
            (2022, Interval(16, 18), {"definition": "MIC"}),
            (2030, Interval(30, 100, 30), {"definition": "POLICY", "vintage": "", "kind": "target"}),
            (2035, Interval(0, 60, 60), {"definition": "MIC", "vintage": "", "kind": "forecast"}),
        )
    )
)
SIDE = side_by_side(SHARES, "digital_economy_share_gdp")


def rivals(table: pd.DataFrame = SIDE, language: Language = "en") -> Chart:
    caption = Caption("A title", IDS, SOURCE, language)
    return rival_charts.rivals(table, names=econlab.vocabulary(), caption=caption)


def shapes(chart: Chart) -> list[tuple[str, str, str]]:
    """Outline, edge and filling of every marker inside the panels of a drawing, ends of bounds aside."""
    root = ET.fromstring(chart.svg.decode())
    outlines = {path.get("id"): path.get("d", "") for path in root.iter(f"{SVG}path")}
    found = []
    for use in root.iter(f"{SVG}use"):
        outline = outlines[(use.get("{http://www.w3.org/1999/xlink}href") or "")[1:]]
        style = use.get("style", "")
        fill, stroke = (re.search(rf"{part}: (#\w{{6}})", style) for part in ("fill", "stroke"))
        is_end = outline.count("L") == 1 and "C" not in outline
        if fill and stroke and stroke[1] != "#333333" and not is_end:
            found.append((outline, stroke[1], fill[1]))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_rivals_tell_every_value_with_its_bounds_in_words(language: Language) -> None:
    chart = rivals(language=language)
    for value in (about(12.63, 0.005), about(12.83, 0.005), about(14.26, 0.005), Interval(16, 18)):
        assert quantity(value, "%", language) in chart.alt
    names = econlab.vocabulary()
    place = names.name("places", "VNM", language)
    release = names.name("vintages", "2025-01", language)
    assert f"{place}, 2022  GSO, {release}: " in chart.alt
    assert f"{place}, 2030  {label('target', language)}, POLICY: " in chart.alt
    assert (chart.name, chart.figures) == ("rivals", IDS)
    texts = written(chart)
    assert f"2022  GSO, {release}" in texts
    assert {"≥ 30", "≤ 60", label("in documents", language), label("elsewhere", language)} <= set(texts)
    assert f"{names.name('indicators', 'digital_economy_share_gdp', language)}, %" in texts


def test_rivals_are_told_apart_without_colour() -> None:
    drawn = shapes(rivals())
    assert len(drawn) == 5, "the range has bounds and no point"
    outlines = [outline for outline, _, _ in drawn]
    gso, again, mic, target, forecast = outlines
    assert gso == again, "two releases of one definition have one shape"
    assert len({gso, mic, target, forecast}) == 4
    full = [fill == stroke for _, stroke, fill in drawn]
    assert full == [True, False, True, False, False], "hollow where no document prints it"
    assert {fill for _, stroke, fill in drawn if fill != stroke} == {"#ffffff"}


def test_rivals_are_never_joined() -> None:
    root = ET.fromstring(rivals().svg.decode())
    for path in root.iter(f"{SVG}path"):
        if re.search(r"stroke: #(?!333333|e5e5e5|000000)", path.get("style", "")):
            corners = re.findall(r"[ML] ([\d.-]+) ([\d.-]+)", path.get("d", ""))
            heights = [float(y) for _, y in corners]
            assert "fill: none" not in path.get("style", "") or max(heights) - min(heights) < 10


def test_rivals_grow_by_their_lines_and_are_the_same_bytes() -> None:
    few, many = rivals(SIDE[SIDE["period"] == "2022"]), rivals()
    assert size(many)[1] - size(few)[1] == pytest.approx(2 * 0.2 * 110, abs=1)
    assert rivals() == many
    check_accessible(many)


def test_rivals_in_money_share_one_scale() -> None:
    rows = observed(
        row("digital_economy_size", 2022, about(50.2e12, 0.05e12), document="d", definition="CAICT"),
        row("digital_economy_size", 2022, about(4e11, 5e9), definition="NBS"),
    ).assign(place="CHN")
    chart = rivals(side_by_side(rows, "digital_economy_size"))
    assert {"50.2", "0.4"} <= set(written(chart))
    assert any(text.endswith(", trillion CNY") for text in written(chart))
    assert "50.2 [50.15, 50.25] trillion CNY" in chart.alt
    assert "400 [395, 405] billion CNY" in chart.alt


def test_an_open_lower_end_does_not_set_the_scale() -> None:
    rows = observed(
        row("digital_economy_size", 2022, about(4e11, 5e9), document="d", definition="CAICT"),
        row("digital_economy_size", 2022, Interval(-math.inf, 3e11, 3e11), definition="NBS"),
    ).assign(place="CHN")
    texts = written(rivals(side_by_side(rows, "digital_economy_size")))
    assert {"400", "≤ 300"} <= set(texts)
    assert any(text.endswith(", billion CNY") for text in texts)


def test_rivals_of_nothing_are_a_chart_without_marks() -> None:
    chart = rivals(SIDE.head(0))
    assert chart.alt == "A title."
    assert shapes(chart) == []
