"""Charts of a stated change, of shortfalls and of parts: what is drawn is what was measured."""

import math
from dataclasses import replace

import pytest
from chart_reading import written
from small_evidence import about
from small_migration_charts import (
    CANDIDATES,
    IDS,
    LEVELS,
    MILLION,
    PARTITION,
    SOURCE,
    STATED,
    Drawings,
    Drawn,
    bars,
    candidate,
    drawings,
    example,
    marks,
    marks_of,
    millions,
    panels,
    row_names,
    spans,
)

import econlab
from econlab.evidence.intervals import Interval
from econlab.measures import identification
from econlab.measures.change_candidates import candidates
from econlab.showing import counterfactual_charts, identification_charts
from econlab.showing.drawing import PAPER, Caption


@pytest.fixture(scope="module")
def data() -> Drawn:
    return example()


@pytest.fixture(scope="module")
def drawn(data: Drawn) -> Drawings:
    return drawings(data, ("identified", "shortfalls", "waterfall"))


# Which series it is


def test_known_answers_stand_beside_the_printed_number(data: Drawn) -> None:
    codes = [code for code in data.names.indicators if code.startswith("migrant_workers")]
    codes = [code for code in codes if not code.endswith("_change")] + ["rural_outgoing_workers"]
    [stated] = identification.stated_changes(econlab.figures(), codes, "CHN")
    found = candidates(econlab.observations(), data.names, codes, "CHN", first=2018, last=2023)
    known = replace(data, stated=stated, matches=identification.identify(stated, found))
    chart, figure = known.figure("identified")
    rows = row_names(panels(figure)[0])
    assert rows[0].startswith("Rural labour working away, end of quarter\n2019-Q1 → 2021-Q1")
    cities = "Migrant workers living in cities and towns"
    told = [
        (
            "2019-Q1 → 2021-Q1, also published: -2.46 [-2.47, -2.45]",
            "gives the printed number",
            "within the years printed",
            "other series",
        ),
        (
            f"{cities}, 2019 → 2021, also published: -1.91 [-1.925, -1.895]",
            "gives another number",
            "dates as printed",
            "series as named",
        ),
        (
            f"{cities}, 2019 → 2022, also published: -2.44 [-2.455, -2.425]",
            "comes near it",
            "other dates",
            "series as named",
        ),
    ]
    for change, *remarks in told:
        assert ", ".join([f"{change} million persons", *remarks]) in chart.alt


def test_candidates_stand_at_their_change_in_the_order_of_their_rank(drawn: Drawings) -> None:
    chart, figure = drawn["identified", "en"]
    [axes] = panels(figure)
    assert marks(axes, "o") == [(pytest.approx(-2.46), 0)]
    assert marks(axes, "s") == [(pytest.approx(-2.53), -1), (pytest.approx(-2.44), -2)]
    assert marks(axes, "D") == [(pytest.approx(-1.91), -3), (pytest.approx(4.27), -4)]
    band = next(patch for patch in axes.patches if patch.get_linewidth() == 2.0)
    assert (band.get_x(), band.get_x() + band.get_width()) == (pytest.approx(-2.465), pytest.approx(-2.455))
    assert chart.alt.startswith(
        "A title. printed “khoảng 2,46 triệu người”, 2019 → 2021: -2.46 [-2.465, -2.455] million persons; "
        "Rural labour working away, end of quarter, 2019-Q1 → 2021-Q1: -2.46 [-2.47, -2.45] million persons, "
        "gives the printed number, within the years printed, other series; "
    )


def test_what_repeats_a_candidate_is_a_word_and_no_mark(drawn: Drawings) -> None:
    chart, figure = drawn["identified", "en"]
    rows = row_names(panels(figure)[0])
    assert rows[1] == "Outgoing migrant workers\n2019 → 2021, also published"
    assert len(rows) == 5
    assert chart.alt.endswith("; candidates not drawn: 2."), "the two that differ, of other dates"


def test_a_change_known_only_as_published_is_said_to_be(data: Drawn) -> None:
    only = identification.identify(STATED, [candidate(-2.53, route="published change")])
    _, figure = replace(data, matches=only).figure("identified")
    assert row_names(panels(figure)[0]) == ["Outgoing migrant workers\n2019 → 2021, published change"]


def test_definitions_are_named_where_candidates_differ_in_them(data: Drawn) -> None:
    several = [candidate(-2.5), candidate(-2.4, definition="CAICT")]
    _, figure = replace(data, matches=identification.identify(STATED, several)).figure("identified")
    names = {data.names.name("definitions", code) for code in ("NBS", "CAICT")}
    assert {row.rpartition("2021, ")[2] for row in row_names(panels(figure)[0])} == names


def test_the_best_candidates_are_kept_where_there_are_too_many(data: Drawn) -> None:
    caption = Caption("A title", IDS, SOURCE)
    chart = identification_charts.identified(STATED, data.matches, names=data.names, caption=caption, most=4)
    assert chart.alt.endswith("candidates not drawn: 3.")
    assert "-2.46 [-2.47" in chart.alt
    assert "-2.44" not in chart.alt, "those of the very dates go first"


@pytest.mark.parametrize("ends", [(-math.inf, -2.0), (-3.0, math.inf), (-math.inf, math.inf)])
def test_an_open_end_of_what_is_stated_runs_to_the_edge(data: Drawn, ends: tuple[float, float]) -> None:
    stated = replace(STATED, change=Interval(*ends) * MILLION)
    _, figure = replace(data, stated=stated).figure("identified")
    [axes] = panels(figure)
    band = next(patch for patch in axes.patches if patch.get_linewidth() == 2.0)
    shown = (band.get_x(), band.get_x() + band.get_width())
    expected = [end if math.isfinite(end) else edge for end, edge in zip(ends, axes.get_xlim(), strict=True)]
    assert shown == pytest.approx(expected)


def test_a_stated_percentage_is_drawn_in_per_cent(data: Drawn) -> None:
    stated = replace(STATED, unit="percent", change=about(-1.4, 0.05))
    found = [replace(one, relative=about(-1.41, 0.01)) for one in CANDIDATES[:1]]
    chart, figure = replace(data, stated=stated, matches=identification.identify(stated, found)).figure(
        "identified"
    )
    assert "-1.41 [-1.42, -1.4] %, gives the printed number" in chart.alt
    assert panels(figure)[0].get_xlabel() == "change, %"


def test_marks_of_candidates_differ_in_shape() -> None:
    assert len({shape for _, shape in identification_charts._AGREEMENTS.values()}) == len(
        identification_charts._AGREEMENTS
    )


def test_a_change_that_nothing_can_be_held_against_stands_alone(data: Drawn) -> None:
    chart = replace(data, matches=()).chart("identified")
    assert chart.alt.count("million persons") == 1


# Shortfalls


def test_each_series_has_its_years_its_trend_and_its_band(data: Drawn, drawn: Drawings) -> None:
    _, figure = drawn["shortfalls", "en"]
    assert len(panels(figure)) == len(data.against) == 3
    axes, found = panels(figure)[0], data.against[0]
    seen = {x: (y, line.get_markerfacecolor()) for line in axes.lines for x, y in marks_of(line)}
    assert {year: y for year, (y, _) in seen.items()} == pytest.approx(LEVELS)
    assert {year for year, (_, inside) in seen.items() if inside != PAPER} == set(range(2015, 2020))
    [band] = axes.collections[:1]
    edges = {(float(x), round(float(y), 6)) for x, y in band.get_paths()[0].vertices}
    for year, fitted in found.fitted:
        assert {(year, round(fitted.low / MILLION, 6)), (year, round(fitted.high / MILLION, 6))} <= edges
    straight, prolonged = (line for line in axes.lines if line.get_linewidth() == 1.6)
    assert (straight.get_xdata()[-1], prolonged.get_xdata()[0]) == (2019, 2019)
    assert [*straight.get_ydata(), *prolonged.get_ydata()[1:]] == pytest.approx(
        [fitted.point / MILLION for _, fitted in found.fitted]
    )


def test_the_line_of_a_shortfall_runs_from_what_was_seen_to_the_trend(data: Drawn, drawn: Drawings) -> None:
    _, figure = drawn["shortfalls", "en"]
    lacking = [line for line in panels(figure)[0].lines if line.get_linewidth() == 1.8]
    for line, one in zip(lacking, data.against[0].shortfalls, strict=True):
        assert list(line.get_xdata()) == [one.year] * 2
        assert list(line.get_ydata()) == pytest.approx([LEVELS[one.year], one.expected.point / MILLION])


def test_one_shortfall_is_written_and_all_are_said(drawn: Drawings) -> None:
    chart, figure = drawn["shortfalls", "en"]
    # Line 104 + 1.98 (t - 2017), s = 0.10954, so 111.92 +- 3.1824 s sqrt(1 + 1/5 + 16/10).
    told = "trend 111.9 [111.3, 112.5], below the trend 2.92 [2.33, 3.51], below the band"
    assert f"2021 published 109 [108.99, 109.01], {told}" in chart.alt
    assert "2015 published 100.1 [100.09, 100.11], trend " in chart.alt
    title = panels(figure)[0].get_title(loc="left")
    assert title == "Migrant workers living in cities and towns\n2021, below the trend: 2.92 [2.33, 3.51]"
    assert panels(figure)[0].get_ylabel() == "million persons"


def test_a_year_that_was_not_compared_is_not_written(data: Drawn) -> None:
    caption = Caption("A title", IDS, SOURCE)
    chart = counterfactual_charts.shortfalls(data.against[:1], year=2030, names=data.names, caption=caption)
    assert not [text for text in written(chart) if "2030" in text]


# Waterfall


def test_each_part_begins_where_the_one_above_ends(drawn: Drawings) -> None:
    _, figure = drawn["waterfall", "en"]
    ends = [(0, 0, 4.27), (-1, 0.49, 4.27), (-2, 0.49, 1.74), (-3, 0, 1.74), (-4, -1.91, 0)]
    assert spans(panels(figure)[0]) == [pytest.approx(end) for end in ends]
    assert row_names(panels(figure)[0]) == [
        "local", "across provinces", "away within the province (by difference)", "all migrant workers",
        "living in cities",
    ]  # fmt: skip


def test_rise_fall_whole_and_what_cuts_across_look_different(drawn: Drawings) -> None:
    _, figure = drawn["waterfall", "en"]
    looks = [(bar.get_facecolor(), bar.get_hatch()) for bar in bars(panels(figure)[0])]
    assert looks[0] == looks[2]
    assert len(set(looks)) == 4


def test_the_words_hold_changes_shares_and_what_is_inferred(drawn: Drawings) -> None:
    chart, _ = drawn["waterfall", "en"]
    assert chart.alt == (
        "A title. change 2019 → 2021, million persons; "
        "local: +4.27 [4.26, 4.28], 245 [243, 247] % of the change; "
        "across provinces: -3.78 [-3.79, -3.77], -217 [-219, -215] % of the change; "
        "away within the province (by difference): +1.25 [1.24, 1.26], "
        "72 [70, 74] % of the change; all migrant workers: +1.74 [1.73, 1.75]; "
        "living in cities: -1.91 [-1.92, -1.9], cuts across the parts."
    )


def test_what_the_parts_leave_is_a_bar_of_its_own(data: Drawn) -> None:
    short = replace(PARTITION, parts=PARTITION.parts[:2], residual=millions(1.25, 0.03))
    chart, figure = replace(data, partition=short).figure("waterfall")
    assert spans(panels(figure)[0])[2] == (-2, pytest.approx(0.49), pytest.approx(1.74))
    assert "residual: +1.25 [1.22, 1.28]; all migrant workers" in chart.alt


def test_bounds_stand_at_the_ends_of_bars(data: Drawn) -> None:
    wide = replace(PARTITION.parts[0], change=Interval(3, 5, 4.27) * MILLION)
    _, figure = replace(data, partition=replace(PARTITION, parts=(wide, *PARTITION.parts[1:]))).figure(
        "waterfall"
    )
    [segment] = panels(figure)[0].collections[0].get_segments()
    assert [tuple(point) for point in segment] == [pytest.approx((3, 0)), pytest.approx((5, 0))]
