"""Charts of a digital economy in parts: what is drawn is the table, in grey, by ear and in both languages."""

import itertools
import re
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from chart_reading import SVG, check_accessible, check_ids, contrast, size, written

import econlab
from econlab.evidence import catalogue
from econlab.evidence.intervals import Interval, columns
from econlab.evidence.series import yearly_series
from econlab.measures import composition_evidence, composition_growth, composition_targets, decomposition
from econlab.measures.composition_targets import Implied
from econlab.measures.composition_trend import Trend, trend
from econlab.showing import (
    composition_charts,
    composition_growth_charts,
    composition_target_charts,
    composition_trend_charts,
    scheme_charts,
)
from econlab.showing.composition_areas import AREAS, PARTS
from econlab.showing.drawing import Caption, Chart
from econlab.showing.language import LANGUAGES, Language, bounded, label, number

HREF = "{http://www.w3.org/1999/xlink}href"
IDS = ("z:2016", "a:2022", "m<&>'\"")
SOURCE = "mic-2023-china-experience 79, 81; CAICT2017, CAICT2023"
NAMES = (
    "composition", "comparators", "split_trend", "contributions", "drivers", "schemes", "implied_targets",
)  # fmt: skip
CORE, SECTORAL, WHITE = "#0072b2", "#f0c060", "#ffffff"


@dataclass(frozen=True)
class Drawn:
    """What the seven charts are drawn from."""

    composition: pd.DataFrame
    comparators: pd.DataFrame
    trend: Trend
    contributions: pd.DataFrame
    drivers: pd.DataFrame
    schemes: list[Any]
    implied: Implied

    def chart(self, name: str, language: Language = "en", title: str = "A title") -> Chart:
        told: Any = {"caption": Caption(title, IDS, SOURCE, language)}
        names = econlab.vocabulary()
        draw: dict[str, Callable[[], Chart]] = {
            "composition": lambda: composition_charts.composition(self.composition, names=names, **told),
            "comparators": lambda: composition_charts.comparators(self.comparators, names=names, **told),
            "split_trend": lambda: composition_trend_charts.split_trend(self.trend, **told),
            "contributions": lambda: composition_growth_charts.contributions(self.contributions, **told),
            "drivers": lambda: composition_growth_charts.drivers(self.drivers, **told),
            "schemes": lambda: scheme_charts.schemes(self.schemes, **told),
            "implied_targets": lambda: composition_target_charts.implied_targets(self.implied, **told),
        }
        return draw[name]()


@pytest.fixture(scope="module")
def observations() -> pd.DataFrame:
    return econlab.observations()


@pytest.fixture(scope="module")
def data(observations: pd.DataFrame) -> Drawn:
    """China from 2016 to 2022, all last splits, and the targets of Viet Nam for 2030."""
    [china] = composition_evidence.compositions(observations, "CHN", "CAICT")
    [published] = yearly_series(
        observations, "industrial_digitalisation_share_gdp", place="CHN", definition="CAICT"
    )
    weights = composition_evidence.sector_series(
        observations, "{}_sector_share_gdp", place="CHN", definition="national_accounts", vintage="first"
    )
    penetrations = composition_evidence.sector_series(
        observations, "digital_penetration_{}", place="CHN", definition="CAICT"
    )
    every = composition_evidence.to_frame(composition_evidence.every_composition(observations))
    newest = every.groupby(["place", "definition", "vintage"])["period"].transform("max")
    return Drawn(
        composition_evidence.to_frame([china]),
        every[every["period"] == newest],
        trend(china, 2016, 2022, horizon=2030, without=(2017,), draws=50),
        composition_growth.contribution_frame(composition_growth.growth_contributions(china, 2016, 2022)),
        decomposition.divisia_frame(decomposition.divisia(weights, penetrations, 2016, 2022, published)),
        catalogue.schemes(),
        composition_targets.implied_targets(econlab.figures(), "VNM", 2030),
    )


@pytest.fixture(scope="module")
def drawn(data: Drawn) -> dict[tuple[str, Language], Chart]:
    return {(name, language): data.chart(name, language) for name in NAMES for language in LANGUAGES}


every_chart = pytest.mark.parametrize(
    ("name", "language"), list(itertools.product(NAMES, LANGUAGES)), ids=lambda part: part
)
either = pytest.mark.parametrize("language", LANGUAGES)


def batched(items: Sequence[Any], size: int) -> list[Sequence[Any]]:
    return [items[at : at + size] for at in range(0, len(items), size)]


def words(chart: Chart) -> str:
    return " ".join(written(chart))


@dataclass(frozen=True)
class Area:
    """A bar of a drawing, in points from its left and upper end."""

    fill: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


def keys(root: ET.Element) -> list[ET.Element]:
    """Every element of a legend."""
    legends = [g for g in root.iter(f"{SVG}g") if (g.get("id") or "").startswith("legend")]
    return [element for legend in legends for element in legend.iter()]


def areas(chart: Chart, group: str = "axes_1") -> list[Area]:
    """Bars of a panel in the order of drawing; keys, panels and stripes have no outline of 0.6."""
    root = ET.fromstring(chart.svg.decode())
    [panel] = [g for g in root.iter(f"{SVG}g") if g.get("id") == group]
    found = []
    for path in panel.iter(f"{SVG}path"):
        style = path.get("style", "")
        fill = re.search(r"fill: (#\w{6}|url)", style)
        if path in keys(root) or "stroke-width: 0.6" not in style or not fill:
            continue
        corners = [
            (float(x), float(y)) for x, y in re.findall(r"[ML] ([\d.-]+) ([\d.-]+)", path.get("d", ""))
        ]
        across, down = zip(*corners, strict=True)
        found.append(Area(fill[1], min(across), max(across), min(down), max(down)))
    return found


# The files


@every_chart
def test_the_drawing_is_accessible_svg_beside_a_picture(
    drawn: dict[tuple[str, Language], Chart], name: str, language: Language
) -> None:
    chart = drawn[name, language]
    check_accessible(chart)
    width, height = size(chart)
    assert width == 880
    assert 350 < height < 1200
    assert (chart.name, chart.figures) == (name, IDS)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_data_gives_the_same_bytes_whatever_the_settings(
    data: Drawn, drawn: dict[tuple[str, Language], Chart], name: str
) -> None:
    import matplotlib as mpl

    with mpl.rc_context({"font.size": 20, "axes.facecolor": "black", "hatch.linewidth": 4}):
        before = dict(mpl.rcParams)
        assert data.chart(name, "vi") == drawn[name, "vi"]
        assert dict(mpl.rcParams) == before


@every_chart
def test_ids_begin_with_the_name_of_the_chart(
    drawn: dict[tuple[str, Language], Chart], name: str, language: Language
) -> None:
    check_ids(drawn[name, language])


@pytest.mark.parametrize("name", NAMES)
def test_a_sign_that_the_font_lacks_is_an_error(data: Drawn, name: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pytest.raises(UserWarning, match=r"Glyph .* missing"):
            data.chart(name, title="数字经济")


@every_chart
def test_title_sources_and_numbers_are_in_the_language(
    drawn: dict[tuple[str, Language], Chart], name: str, language: Language
) -> None:
    chart = drawn[name, language]
    assert "A title" in written(chart)
    assert f"{label('sources', language)}: {SOURCE}" in written(chart)
    comma, point = (re.compile(rf"\d{sign}\d") for sign in (",", r"\."))
    other = {"en": comma, "vi": point}[language]
    assert not [text for text in written(chart) if other.search(text) and SOURCE not in text]
    assert "nan" not in chart.alt
    assert ".." not in chart.alt


def test_vietnamese_charts_hold_no_english_label(drawn: dict[tuple[str, Language], Chart]) -> None:
    same = {"A title", "Malaysia, 2023", "Singapore, 2022"}
    for name in NAMES:
        english = {text for text in written(drawn[name, "en"]) if re.search("[a-z]{4}", text)}
        shared = english & set(written(drawn[name, "vi"]))
        assert {text for text in shared if "-" not in text} <= same, name


# Composition


def share_of(table: pd.DataFrame, period: str, component: str) -> Interval:
    [row] = table[(table["period"] == period) & (table["component"] == component)].to_dict("records")
    return Interval(row["share_low"], row["share_high"], row["share"])


def test_bars_of_a_composition_have_the_heights_of_its_shares(
    data: Drawn, drawn: dict[tuple[str, Language], Chart]
) -> None:
    bars = areas(drawn["composition", "en"])
    assert [bar.fill for bar in bars] == [CORE, SECTORAL] * 7
    for year, (core, sectoral) in zip(range(2016, 2023), batched(bars, 2), strict=True):
        share = share_of(data.composition, str(year), "core")
        assert share.value is not None
        assert core.height / (core.height + sectoral.height) == pytest.approx(share.value / 100, abs=1e-3)
        assert sectoral.bottom == pytest.approx(core.top, abs=0.02)
        assert (core.left, core.right) == (sectoral.left, sectoral.right)


@either
def test_shares_bounds_and_the_share_of_gdp_are_written(
    drawn: dict[tuple[str, Language], Chart], language: Language
) -> None:
    texts = written(drawn["composition", language])
    expected = {
        "en": {"22.8", "[22.79, 22.85]", "77.2", "18.3", "81.7", "30.3 % of GDP", "41.5 % of GDP"},
        "vi": {"22,8", "[22,79; 22,85]", "77,2", "18,3", "81,7", "30,3 % của GDP", "41,5 % của GDP"},
    }
    assert expected[language] <= set(texts)
    assert {label("core", language), label("sectoral", language)} <= set(texts)
    assert label("share_of_digital_economy", language) in texts


@either
def test_the_words_hold_every_split(
    data: Drawn, drawn: dict[tuple[str, Language], Chart], language: Language
) -> None:
    for year in range(2016, 2023):
        core, sectoral = (share_of(data.composition, str(year), part) for part in PARTS)
        told = (
            f"{year}: {label('core', language)} {bounded(core, language)} %, "
            f"{label('sectoral', language)} {bounded(sectoral, language)} %"
        )
        assert told in drawn["composition", language].alt


def test_what_differs_between_bars_is_named_below_them(observations: pd.DataFrame) -> None:
    table = composition_evidence.to_frame(composition_evidence.compositions(observations, "VNM", "GSO"))
    told: Any = {"names": econlab.vocabulary(), "caption": Caption("t", (), "s")}
    texts = words(composition_charts.composition(table, **told))
    assert "2022 Released in September 2023 12.9 % of GDP" in texts
    assert "average 2020–2024" in texts
    assert "General Statistics" not in texts
    alone = composition_charts.composition(table[table["vintage"] == "2025-01"], **told)
    assert "Released" not in words(alone)
    assert "\n" not in alone.alt


def made(core: Interval, *, gdp: Interval | None = None, period: str = "2022") -> pd.DataFrame:
    """A table of one made-up composition."""
    shares = {"core": core, "sectoral": 100 - core, "digital_economy": Interval.exact(100.0)}
    return pd.DataFrame(
        [
            {
                "place": "CHN",
                "definition": "CAICT",
                "vintage": "first",
                "period": period,
                "component": part,
                **columns("share", share),
                **columns("share_gdp", gdp),
            }
            for part, share in shares.items()
        ]
    )


@pytest.mark.parametrize("name", ["composition", "comparators"])
def test_a_border_has_its_bounds(data: Drawn, name: str) -> None:
    """The whole is as long as a hundred, so the line of the bounds is as long as their distance."""
    table = made(Interval(20, 45, 30))
    chart = replace(data, **{name: table}).chart(name)
    core, sectoral = areas(chart)
    root = ET.fromstring(chart.svg.decode())
    [collection] = [g for g in root.iter(f"{SVG}g") if (g.get("id") or "").startswith("LineCollection")]
    [path] = [e for e in collection.iter(f"{SVG}path") if "L" in e.get("d", "")]
    (x0, y0), (x1, y1) = re.findall(r"[ML] ([\d.-]+) ([\d.-]+)", path.get("d", ""))
    if name == "composition":
        hundred = core.height + sectoral.height
        ends = sorted((core.bottom - float(y)) / hundred for y in (y0, y1))
    else:
        hundred = core.width + sectoral.width
        ends = sorted((float(x) - core.left) / hundred for x in (x0, x1))
    assert ends == [pytest.approx(0.20, abs=2e-3), pytest.approx(0.45, abs=2e-3)]


@pytest.mark.parametrize("name", ["composition", "comparators"])
def test_a_range_without_a_point_is_drawn_in_its_middle_and_told_by_its_bounds(
    data: Drawn, name: str
) -> None:
    chart = replace(data, **{name: made(Interval(20, 30))}).chart(name)
    core, sectoral = areas(chart)
    total = core.height + sectoral.height if name == "composition" else core.width + sectoral.width
    assert (core.height if name == "composition" else core.width) / total == pytest.approx(0.25, abs=1e-3)
    assert "ICT core [20, 30] %, sectoral part [70, 80] %" in chart.alt
    assert "[20, 30]" in words(chart) or "20 – 30" in words(chart)
    assert "GDP" not in words(chart)


@pytest.mark.parametrize("name", ["composition", "comparators"])
def test_a_part_too_small_for_a_number_has_it_in_words_alone(data: Drawn, name: str) -> None:
    chart = replace(data, **{name: made(Interval.exact(1.5))}).chart(name)
    assert "1.5" not in written(chart)
    assert "ICT core 1.5 %" in chart.alt


def test_numbers_stand_in_the_middle_of_their_bars(data: Drawn) -> None:
    chart = replace(data, composition=made(Interval.exact(20.0))).chart("composition")
    places = re.findall(r"<!-- (20|80) -->.*?translate\(([\d.]+) ([\d.]+)\)", chart.svg.decode(), re.DOTALL)
    found = [(text, float(x), float(y)) for text, x, y in places]
    for share, bar in zip(("20", "80"), areas(chart), strict=True):
        middle = (bar.top + bar.bottom) / 2
        assert [text for text, x, y in found if bar.left < x < bar.right and abs(y - middle) < 5] == [share]


def test_many_bars_keep_their_labels_apart(data: Drawn) -> None:
    """Each tick label is narrower than the distance of two bars: 8 points a letter are 5 wide at most."""
    table = pd.concat(
        [made(Interval(19, 21, 20), gdp=Interval.exact(40.0), period=str(year)) for year in range(2008, 2024)]
    )
    chart = replace(data, composition=table).chart("composition")
    bars = [bar for bar in areas(chart) if bar.fill == CORE]
    apart = bars[1].left - bars[0].left
    below = [
        text for text in written(chart) if re.fullmatch(r"\d{4}|40 % of|GDP|40 % of GDP|40 %|of GDP", text)
    ]
    assert len(below) >= 32
    assert max(map(len, below)) * 5 < apart + 10
    assert "[19, 21]" not in written(chart), "no room for bounds"
    assert "20 [19, 21] %" in chart.alt


def test_one_bar_is_not_as_wide_as_the_chart(data: Drawn) -> None:
    chart = replace(data, composition=made(Interval.exact(20.0))).chart("composition")
    core, _ = areas(chart)
    assert core.width < 576 / 4
    assert core.left + core.width / 2 == pytest.approx((36 + 576) / 2, abs=20), "in the middle"


# Comparators


def test_each_digital_economy_stands_under_its_definition(
    data: Drawn, drawn: dict[tuple[str, Language], Chart]
) -> None:
    names = econlab.vocabulary()
    for language in LANGUAGES:
        chart = drawn["comparators", language]
        texts = words(chart)
        rows = data.comparators[data.comparators["component"] == "core"]
        for row in rows.to_dict("records"):
            release = names.name("vintages", row["vintage"], language)
            assert f"{row['definition']}, {release}" in texts
            assert names.name("places", row["place"], language) in texts
            full = names.name("definitions", row["definition"], language)
            assert f"{row['definition']}: {full}" in texts
            share = Interval(row["share_low"], row["share_high"], row["share"])
            assert f"{label('core', language)} {bounded(share, language)} %" in chart.alt


def test_bars_of_comparators_have_the_lengths_of_the_shares(
    data: Drawn, drawn: dict[tuple[str, Language], Chart]
) -> None:
    bars = areas(drawn["comparators", "vi"])
    shares = data.comparators.loc[data.comparators["component"] == "core", "share"]
    assert len(bars) == 2 * len(shares) >= 20
    for share, (core, sectoral) in zip(shares, batched(bars, 2), strict=True):
        assert core.width / (core.width + sectoral.width) == pytest.approx(share / 100, abs=1e-3)
        assert sectoral.left == pytest.approx(core.right, abs=0.02)
    tops = [core.top for core in bars[::2]]
    assert tops == sorted(tops), "the first row stands on top"
    assert min(b - a for a, b in itertools.pairwise(tops)) > bars[0].height


def test_parts_alone_are_enough_to_compare(data: Drawn) -> None:
    parts = data.comparators[data.comparators["component"] != "digital_economy"]
    chart = replace(data, comparators=parts).chart("comparators")
    assert len(areas(chart)) == len(parts)
    assert "% of GDP" not in words(chart)


# Trend


def marks(chart: Chart) -> dict[str, list[tuple[float, float]]]:
    """Centres of the round marks inside the panel, by their filling."""
    root = ET.fromstring(chart.svg.decode())
    shapes = {path.get("id"): path.get("d", "") for path in root.iter(f"{SVG}path")}
    found: dict[str, list[tuple[float, float]]] = {}
    for use in root.iter(f"{SVG}use"):
        fill = re.search(r"fill: (#\w{6})", use.get("style", ""))
        if fill and use not in keys(root) and "C" in shapes.get((use.get(HREF) or "#")[1:], ""):
            found.setdefault(fill[1], []).append((float(use.get("x", 0)), float(use.get("y", 0))))
    return found


def test_years_used_are_full_and_years_left_out_hollow(drawn: dict[tuple[str, Language], Chart]) -> None:
    found = marks(drawn["split_trend", "en"])
    assert len(found["#d55e00"]) == 6
    assert len(found[WHITE]) == 1
    heights = [y for _, y in sorted(found["#d55e00"])]
    assert heights == sorted(heights), "the core's share falls from year to year"


def test_the_line_goes_through_the_fitted_shares(
    data: Drawn, drawn: dict[tuple[str, Language], Chart]
) -> None:
    """On the scale that the marks of the observed shares give."""
    chart = drawn["split_trend", "en"]
    seen = {item.year: item.observed for item in data.trend.predicted if item.year in data.trend.years}
    at = dict(zip(sorted(seen), sorted(marks(chart)["#d55e00"]), strict=True))
    first, last = seen[2016], seen[2022]
    assert first is not None
    assert last is not None
    a_point = (at[2022][1] - at[2016][1]) / (last.point - first.point)
    strokes = [
        [(float(x), float(y)) for x, y in re.findall(r"[ML] ([\d.-]+) ([\d.-]+)", path.get("d", ""))]
        for path in ET.fromstring(chart.svg.decode()).iter(f"{SVG}path")
        if re.search(r"fill: none.*stroke: #0072b2.*stroke-width: 1.6", path.get("style", ""))
    ]
    dashed, solid = (stroke for stroke in strokes if len(stroke) > 3)
    assert (len(dashed), len(solid)) == (15, 7), "to the horizon, and within the years of the line"
    for item, (_, height) in zip(data.trend.predicted, dashed, strict=True):
        expected = at[2016][1] + (item.core.point - first.point) * a_point
        assert height == pytest.approx(expected, abs=0.1)
    assert dashed[:7] == solid


@either
def test_the_trend_is_told_in_words(
    data: Drawn, drawn: dict[tuple[str, Language], Chart], language: Language
) -> None:
    chart = drawn["split_trend", language]
    texts = written(chart)
    assert f"{label('log-ratio line', language)}, n = 6" in texts
    assert f"{label('prediction band', language)}, 95 %" in texts
    for name in ("observed", "left out", "extrapolated"):
        assert label(name, language) in texts
    for item in data.trend.predicted:
        said = f"{label('log-ratio line', language)} {bounded(item.core, language)} % (95 %)"
        assert said in chart.alt
        assert item.observed is None or bounded(item.observed, language) in chart.alt
    assert chart.alt.count(label("extrapolated", language)) == 8


def test_a_trend_without_horizon_has_no_years_beyond(data: Drawn) -> None:
    short = replace(data.trend, predicted=tuple(i for i in data.trend.predicted if not i.extrapolated))
    chart = replace(data, trend=short).chart("split_trend")
    assert label("extrapolated") not in chart.alt + words(chart)


# Contributions and drivers


def test_bars_of_contributions_have_the_heights_of_the_points(
    data: Drawn, drawn: dict[tuple[str, Language], Chart]
) -> None:
    chart = drawn["contributions", "en"]
    yearly, longer = areas(chart, "axes_1"), areas(chart, "axes_2")
    assert (len(yearly), len(longer)) == (18, 3)
    table = data.contributions
    for bars, rows in ((yearly, table.iloc[:-2]), (longer, table.iloc[-2:])):
        for group, (core, sectoral, both) in zip(
            batched(rows.to_dict("records"), 2), batched(bars, 3), strict=True
        ):
            assert [bar.fill for bar in (core, sectoral, both)] == [CORE, SECTORAL, WHITE]
            growth = group[0]["growth"]
            for bar, row in zip((core, sectoral), group, strict=True):
                assert bar.height / both.height == pytest.approx(row["points"] / growth, abs=3e-3)
            assert core.height + sectoral.height == pytest.approx(both.height, abs=0.05), "they add up"


@either
def test_the_words_hold_every_contribution(
    data: Drawn, drawn: dict[tuple[str, Language], Chart], language: Language
) -> None:
    chart = drawn["contributions", language]
    for row in data.contributions.to_dict("records"):
        points = Interval(row["points_low"], row["points_high"], row["points"])
        assert f"{label(row['part'], language)} {bounded(points, language)}" in chart.alt
        assert number(round(row["points"], 1 if row["points"] >= 1 else 2), language) in written(chart)
        assert row["window"] in written(chart)
    assert label("points_of_growth", language) in written(chart)


def test_a_part_that_shrank_points_down(data: Drawn) -> None:
    table = data.contributions.head(2).copy()
    table.loc[0, ["points", "points_low", "points_high"]] = [-2.0, -2.5, -1.5]
    chart = replace(data, contributions=table).chart("contributions")
    core, sectoral, both = areas(chart)
    assert core.top == pytest.approx(both.bottom, abs=0.02), "below zero, where the others begin"
    assert sectoral.bottom == pytest.approx(both.bottom, abs=0.02)
    assert {"-2", "2016–2017"} <= set(written(chart))
    assert "axes_2" not in chart.svg.decode(), "no window beside a single year"


def test_a_contribution_with_an_open_end_can_be_drawn(data: Drawn) -> None:
    table = data.contributions.copy()
    table.loc[1, "points_high"] = float("inf")
    chart = replace(data, contributions=table).chart("contributions")
    assert "[15.42, ∞]" in chart.alt
    assert len(areas(chart)) == 18


def test_bars_of_drivers_have_the_heights_of_the_effects(
    data: Drawn, drawn: dict[tuple[str, Language], Chart]
) -> None:
    bars = areas(drawn["drivers", "en"])
    assert len(bars) == 4 * 3 + 2, "sectors and their total by three, residual and published change by one"
    expected = [
        row[name]
        for row in data.drivers.to_dict("records")
        for name in ("penetration", "structure", "change")
        if row[name] == row[name]
    ]
    a_point = bars[-1].height / 10.5
    zero = bars[-1].bottom
    for bar, points in zip(bars, expected, strict=True):
        assert bar.height / a_point == pytest.approx(abs(points), abs=0.02)
        assert (bar.bottom if points > 0 else bar.top) == pytest.approx(zero, abs=0.02)


@either
def test_the_words_hold_every_driver(
    data: Drawn, drawn: dict[tuple[str, Language], Chart], language: Language
) -> None:
    chart = drawn["drivers", language]
    for row in data.drivers.to_dict("records"):
        change = Interval(row["change_low"], row["change_high"], row["change"])
        assert f"{label(row['sector'], language)}: " in chart.alt
        assert bounded(change, language) in chart.alt
        assert label(row["sector"], language) in written(chart)
    assert label("percentage points of GDP", language) in written(chart)
    assert {label("penetration", language), label("structure", language)} <= set(written(chart))


# Schemes


@either
def test_schemes_name_every_component_with_its_line(
    data: Drawn, drawn: dict[tuple[str, Language], Chart], language: Language
) -> None:
    chart = drawn["schemes", language]
    texts = words(chart)
    for row in data.schemes:
        assert f"{row[f'name_{language}']} ({label('line', language)} {row['line']})" in texts
        assert label(row["scheme"], language) in texts
        assert row["document"] in texts
        assert f"{label(row['scheme'], language)}: {row[f'name_{language}']}" in chart.alt


def joins(chart: Chart) -> list[bool]:
    """Lines between boxes, and whether each is drawn through."""
    root = ET.fromstring(chart.svg.decode())
    return [
        "stroke-dasharray" not in path.get("style", "")
        for g in root.iter(f"{SVG}g")
        if (g.get("id") or "").startswith("line2d")
        for path in g.iterfind(f"{SVG}path")
        if path not in keys(root)
    ]


@either
def test_each_pair_is_joined_once_and_dashed_where_it_is_not_clean(
    drawn: dict[tuple[str, Language], Chart], language: Language
) -> None:
    chart = drawn["schemes", language]
    assert sorted(joins(chart)) == [False, True, True, True, True, True]
    partly = [
        said
        for said in chart.alt.split("; ")
        if said.rstrip(".").endswith(label("corresponds in part", language))
    ]
    [pair] = partly
    assert {"en": "Platform digital economy", "vi": "Kinh tế số nền tảng"}[language] in pair
    assert label("corresponds in part", language) in written(chart)


@pytest.mark.parametrize("end", ["sectoral", "platforms"])
def test_either_end_can_tell_that_a_pair_is_not_clean(data: Drawn, end: str) -> None:
    rows = [{**row, "note": "not clean" if row["component"] == end else ""} for row in data.schemes]
    pair = "Sectoral part (industrial digitalisation) – Platform digital economy (ring 2)"
    assert f"{pair}: corresponds in part" in replace(data, schemes=rows).chart("schemes").alt


def test_without_an_unclean_pair_there_is_no_dashed_line(data: Drawn) -> None:
    clean = [{**row, "note": ""} for row in data.schemes]
    chart = replace(data, schemes=clean).chart("schemes")
    assert all(joins(chart))
    assert label("corresponds in part") not in words(chart) + chart.alt


def test_texts_stay_within_their_boxes(data: Drawn, drawn: dict[tuple[str, Language], Chart]) -> None:
    """A box is 26 letters wide and four lines high."""
    for language in LANGUAGES:
        for row in data.schemes:
            name = row[f"name_{language}"]
            assert len(name) <= 26 * 3
        assert max(len(text) for text in written(drawn["schemes", language]) if SOURCE not in text) <= 30


# Implied targets


def test_the_targets_leave_one_per_cent_for_platforms(drawn: dict[tuple[str, Language], Chart]) -> None:
    bars = areas(drawn["implied_targets", "en"])
    assert len(bars) == 6, "each part in the stacked bar and on its own line"
    wide = sum(bar.width for bar in bars) / 60
    assert [bar.width / wide for bar in bars] == pytest.approx([8, 8, 21, 21, 1, 1], abs=0.02)
    starts = [(bar.left - bars[0].left) / wide for bar in bars]
    assert starts == pytest.approx([0, 0, 8, 8, 29, 29], abs=0.02)


@either
def test_the_words_hold_the_targets_and_what_they_leave(
    drawn: dict[tuple[str, Language], Chart], language: Language
) -> None:
    chart = drawn["implied_targets", language]
    of_gdp, of_whole = label("% of GDP", language), label("% of the digital economy", language)
    for said in (f"≥ 30 {of_gdp}", f"≥ 8 {of_gdp}", f"≥ 70 {of_whole} = 21 {of_gdp}", f": 1 {of_gdp}"):
        assert said in chart.alt
    assert chart.alt.endswith(f"{label('targets fit', language)}.")
    assert label("targets fit", language) in written(chart)


def test_targets_that_cannot_be_just_met_lead_back_from_their_sum(data: Drawn) -> None:
    exact = Interval.exact
    tight = composition_targets.implied(Interval(19.5, 20.5, 20), exact(8.0), exact(70.0), year=2030)
    chart = replace(data, implied=tight).chart("implied_targets")
    industry, sectoral, left, whole = areas(chart)
    a_point = whole.width / 20
    assert whole.fill == WHITE
    assert industry.width / a_point == pytest.approx(8, abs=0.02)
    assert (sectoral.right - whole.left) / a_point == pytest.approx(22, abs=0.02)
    assert (left.left - whole.left) / a_point == pytest.approx(20, abs=0.02), "back to the whole"
    assert "-2 [-2.15, -1.85] % of GDP" in chart.alt
    # 8 / 0.3 of GDP, the same whatever the total is.
    assert chart.alt.endswith("The three targets can hold together only from a total of 26.67 % of GDP.")


def test_targets_that_exclude_each_other_are_said_to(data: Drawn) -> None:
    exact = Interval.exact
    never = composition_targets.implied(exact(90.0), exact(40.0), exact(70.0), year=2030)
    chart = replace(data, implied=never).chart("implied_targets")
    assert chart.alt.endswith("The three targets exclude each other.")


# Told apart in grey


@pytest.mark.parametrize(
    "beside",
    [
        ("core", "sectoral", "both parts"),
        ("core", "sectoral", "platforms"),
        ("penetration", "structure", "change"),
    ],
)
def test_areas_beside_each_other_differ_without_their_colour(beside: tuple[str, ...]) -> None:
    for one, other in itertools.combinations((AREAS[name] for name in beside), 2):
        assert one["hatch"] != other["hatch"] or contrast(one["facecolor"], other["facecolor"]) > 1.5


def test_numbers_on_areas_can_be_read() -> None:
    """A contrast of 4.5 to 1, as WCAG asks of text."""
    for part, ink in composition_charts._INKS.items():
        assert contrast(AREAS[part]["facecolor"], ink) > 4.4


# Nothing to draw


@either
@pytest.mark.parametrize("name", [name for name in NAMES if name != "implied_targets"])
def test_nothing_to_draw_is_a_chart_without_marks(data: Drawn, name: str, language: Language) -> None:
    nothing = replace(
        data,
        composition=data.composition.head(0),
        comparators=data.comparators.head(0),
        contributions=data.contributions.head(0),
        drivers=data.drivers.head(0),
        schemes=[],
        trend=replace(data.trend, years=(), predicted=()),
    )
    chart = nothing.chart(name, language)
    assert chart.alt == "A title."
    assert areas(chart) == []
