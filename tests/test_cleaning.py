"""One wrong cell in a copy of the project's own data, and what each printed form becomes."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raw_project import Cells, Project, bounds

from econlab.errors import InputError
from econlab.evidence import building
from econlab.evidence.cleaning import clean, expected_text
from econlab.evidence.periods import check_period
from econlab.evidence.printed import read_printed
from econlab.evidence.raw import RAW, Raw, read_raw
from econlab.evidence.vocabulary import Vocabulary, read_vocabulary

FIGURE = {"figure": "mic2023_size_2022"}
CHANGE = {"figure": "mic2023_size_multiple"}
SHARE = {"figure": "mic2023_share_2022"}
FLAGGED = {"figure": "party2024_share_chn_2022"}
DOCUMENT = {"document": "mic-2023-china-experience"}
SIZE = {"series": "digital_economy_size_caict_first", "place": "CHN", "period": "2022"}
DERIVED = SIZE | {"period": "2015"}
VILLAGES = {"series": "taobao_villages_alibaba_first", "period": "2017"}
PENETRATION = {"indicator": "digital_penetration_agriculture"}
RING = {"scheme": "vietnam_three_rings", "component": "ict"}
VIET_NAM = {"place": "VNM", "definition": "GSO"}


class Wrong(NamedTuple):
    """Cells changed in one row, and the column, the text and the expectation that the message names."""

    table: str
    row: Cells
    cells: Cells
    column: str
    found: str
    expected: str


def wrong(table: str, row: Cells, expected: str, /, **cells: str) -> Wrong:
    """A row that is wrong in the last of these cells."""
    return Wrong(table, row, cells, *list(cells.items())[-1], expected)


WRONG = [
    wrong("figures", FIGURE, "malformed number", printed="50,2,3 nghìn tỷ Nhân dân tệ"),
    wrong("figures", FIGURE, "no digits", printed="Nhân dân tệ"),
    wrong("figures", FIGURE, "no digits", printed=""),
    wrong("figures", FIGURE, "a change or a list of two figures", printed="từ 39,2 lên 50,2%"),
    wrong("figures", FIGURE, "'quan' is no known unit", printed="50,2 nghìn tỷ quan"),
    wrong("figures", FIGURE, "unit 'percent', but indicator digital_economy_size", printed="50,2%"),
    wrong("figures", SHARE, "unit 'VND', but indicator digital_economy_share_gdp", printed="41,5 đồng"),
    wrong("figures", FIGURE, "unit '', but indicator digital_economy_size", printed="50,2 nghìn tỷ"),
    wrong("figures", FIGURE, "unit 'person', but indicator digital_economy_size", printed="50,2 tỷ người"),
    wrong("figures", SHARE, "a share from 0 to 100", printed="141,5%"),
    wrong("figures", SHARE, "a share from 0 to 100", printed="-4,5%"),
    wrong("figures", FIGURE, "corrections.csv how", printed="550,000 USD"),
    wrong("figures", FIGURE, "(currency_inferred)", printed="hơn 05 nghìn tỉ đô"),
    wrong("figures", FIGURE, "places.csv (did you mean CHN", place="CHM"),
    wrong("figures", FIGURE, "a code of data/raw/vocabulary/places.csv", place=""),
    wrong("figures", FIGURE, "(did you mean digital_economy_size", indicator="digital_economy_sise"),
    wrong("figures", FIGURE, "a code of data/raw/vocabulary/definitions.csv", definition="caict"),
    wrong("figures", FIGURE, "vintages.csv (did you mean first", vintage="frist"),
    wrong("figures", FIGURE, "a code of data/raw/documents.csv", document="mic-2023"),
    wrong("figures", FIGURE, "statistic, target", kind="goal"),
    wrong("figures", FIGURE, "draft, reviewed", status="done"),
    wrong("figures", FIGURE, "counted from 1", line="0"),
    wrong("figures", FIGURE, "counted from 1", line=""),
    wrong("figures", FIGURE, "counted from 1", line="1²"),
    wrong("figures", FIGURE, "counted from 1", status="draft", line="16-17"),
    wrong("figures", FIGURE, "documents.csv", status="draft", document="x"),
    wrong("figures", FIGURE, "START/END", period="2016/2015"),
    wrong("figures", FIGURE, "START/END", period="2022-2016"),
    wrong("figures", FIGURE, "YYYY", period="20x2"),
    wrong("figures", FIGURE, "YYYY", period=""),
    wrong("figures", FIGURE, "a line number", line="9" * 5_000),
    wrong("figures", CHANGE, "decrease, increase", direction=""),
    wrong("figures", CHANGE, "decrease, increase", direction="up"),
    wrong("figures", FIGURE, "nothing, since the kind is statistic", direction="increase"),
    wrong("figures", FIGURE, "a filled cell", figure=""),
    wrong("documents", DOCUMENT, "en, vi", language="zh"),
    wrong("reference", SIZE, "a code of data/raw/vocabulary/series.csv", series="digital_economy"),
    wrong("reference", SIZE, "sources.csv (did you mean CAICT2023", source="CAICT1923"),
    wrong("reference", SIZE, "a code of data/raw/vocabulary/places.csv", place="China"),
    wrong("reference", SIZE, "conflicting, corroborated, recalled", status="reviewed"),
    wrong("reference", SIZE, "nominal, none, real", price_basis="current"),
    wrong("reference", SIZE, "YYYY-Qn", period="2022-Q5"),
    wrong("reference", SIZE, "malformed number", value="50.2.1"),
    wrong("reference", SIZE, "no digits", value=""),
    wrong("reference", SIZE, "another unit or indicator", value="two-thirds", unit=""),
    wrong("reference", SIZE, "'furlongs' is no known unit", unit="trillion furlongs"),
    wrong("reference", SIZE, "another unit or indicator", unit="percent"),
    wrong("reference", SIZE, "a currency of one country", unit="billion dollars"),
    wrong("reference", VILLAGES, "nothing between thousands", value="2.118"),
    wrong("reference", {"unit": "percent per year"}, "nothing between thousands", value="15,123"),
    wrong("reference", DERIVED, "the value 18.7; it gives 18.63", value="18.7", derived="22.6 - 3.97"),
    wrong("reference", DERIVED, "brackets", derived="gdp - 3.97"),
    wrong("reference", DERIVED, "can be zero", derived="22.6 / 0.0"),
    wrong("reference", DERIVED, "'over 18.6', which is no number", value="over 18.6", derived="22.6 - 4"),
    wrong("reference", DERIVED, "of zero", value="0", derived="2.5 - 2.5"),
    wrong("corrections", FLAGGED, "'50.2', which is what", expected="50.3"),
    wrong("corrections", FLAGGED, "a code of data/raw/figures.csv", figure="nobody"),
    wrong("corrections", FLAGGED, "why the printed figure is repaired", reason=""),
    wrong("corrections", FLAGGED, "drop, flag, override, scale", action="delete"),
    wrong("corrections", FLAGGED, "a factor above 0", action="scale", value="0"),
    wrong("corrections", FLAGGED, "a factor above 0", action="scale", value="-1"),
    wrong("corrections", FLAGGED, "a factor above 0", action="scale", value="abc"),
    wrong("corrections", FLAGGED, "a factor above 0", action="scale", value="inf"),
    wrong("corrections", FLAGGED, "a factor above 0", action="scale", value="1e999999"),
    wrong("corrections", FLAGGED, "a factor above 0", action="scale", value="1_000"),
    wrong("corrections", FLAGGED, "a factor above 0", action="scale", value="٣"),
    wrong("corrections", FLAGGED, "a factor to scale", action="scale", value=""),
    wrong("corrections", FLAGGED, "nothing to drop or flag", action="drop", value="1"),
    wrong("corrections", FLAGGED, "a printed form to override", action="override", value=""),
    wrong("corrections", FLAGGED, "cannot read", action="override", value="41;5"),
    wrong("defaults", VIET_NAM, "a code of data/raw/vocabulary/places.csv", place="VN"),
    wrong("defaults", VIET_NAM, "a code of data/raw/vocabulary/vintages.csv", gdp_vintage="newest"),
    wrong("defaults", VIET_NAM, "a year", start="20"),
    wrong("defaults", VIET_NAM, "a year", start="19٣٣"),
    wrong("coverage", {"reason": "figure"}, "how many there are", numbers="many"),
    wrong("coverage", {"reason": "figure"}, "how many there are", lines="-1"),
    wrong("defaults", VIET_NAM, "a year after the start, 2020", end="2019"),
    wrong("schemes", RING, "components of another scheme", maps_to="core, sectoral"),
    wrong("schemes", RING, "cloud is none", maps_to="core cloud"),
    wrong("schemes", RING, "a code of data/raw/vocabulary/indicators.csv", indicator="rings"),
    wrong("schemes", RING, "a code of data/raw/documents.csv", document="mic"),
    wrong("schemes", RING, "a number counted from 1", order="first"),
    wrong("schemes", RING, "a number counted from 1", line="0"),
    wrong("vocabulary/indicators", {"indicator": "taobao_villages"}, "stock", measure="level"),
    wrong(
        "vocabulary/indicators",
        {"indicator": "taobao_villages"},
        "a code of data/raw/vocabulary/units.csv",
        unit="hamlet",
    ),
    wrong(
        "vocabulary/indicators",
        PENETRATION,
        "topics.csv (did you mean digital_economy",
        topic="digital_econmy",
    ),
    wrong("vocabulary/indicators", PENETRATION, "a code of data/raw/vocabulary/topics.csv", topic=""),
    wrong(
        "vocabulary/indicators",
        PENETRATION,
        "(did you mean digital_economy_size",
        part_of="digital_economy_sise",
    ),
    wrong(
        "vocabulary/indicators", PENETRATION, "a code of data/raw/vocabulary/indicators.csv", part_of="CAICT"
    ),
    wrong(
        "vocabulary/series",
        {"series": SIZE["series"]},
        "a code of data/raw/vocabulary/indicators.csv",
        indicator="size",
    ),
    wrong(
        "vocabulary/series",
        {"series": SIZE["series"]},
        "a code of data/raw/vocabulary/vintages.csv",
        vintage="1st",
    ),
]


def refusal(project: Project) -> str:
    """The message of a build that fails, and that leaves the built tables as they were."""
    before = project.contents()
    assert set(before) == {"figures.csv", "reference.csv", "statements.csv", "datapackage.json"}
    with pytest.raises(InputError) as caught:
        building.build(project.root)
    assert project.contents() == before
    return str(caught.value)


@pytest.mark.parametrize("case", WRONG, ids=lambda case: f"{case.table}-{case.column}-{case.found}")
def test_one_wrong_cell_is_refused_with_its_place(case: Wrong, project: Project) -> None:
    line = project.change(case.table, case.row, **case.cells)
    message = refusal(project)
    named = f"data/raw/{case.table}"
    assert message.startswith(f"{named}.csv, line {line}, column {case.column}: ")
    assert case.found in message if case.found else "''" in message
    assert case.expected in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("table", "row", "cells"),
    [
        ("figures", FIGURE, {}),
        ("reference", SIZE, {"note": "the same value again"}),
        ("corrections", FLAGGED, {"action": "drop"}),
        ("documents", DOCUMENT, {}),
        ("vocabulary/places", {"place": "CHN"}, {"name_en": "Mainland China"}),
    ],
)
def test_what_is_there_twice_is_refused(table: str, row: Cells, cells: Cells, project: Project) -> None:
    first = project.change(table, row)
    again = project.add(table, row, **cells)
    message = refusal(project)
    assert f"{table.rpartition('/')[2]}.csv, line {again}, column {next(iter(row))}: found" in message
    assert f"line {first} has the same one" in message


@pytest.mark.parametrize("table", [*RAW, "vocabulary/units", "vocabulary/series"])
def test_a_missing_column_is_refused(table: str, project: Project) -> None:
    path = project.path(table)
    header, _, rest = path.read_text(encoding="utf-8").partition("\n")
    columns = header.split(",")
    path.write_text(",".join([*columns[:-1], "remark"]) + "\n" + rest, encoding="utf-8")
    message = refusal(project)
    assert f"{path.parent.name}/{path.name}, line 1: column {columns[-1]} is there 0 times" in message


@pytest.mark.parametrize("table", [*RAW, "vocabulary/places"])
def test_a_missing_file_is_refused(table: str, project: Project) -> None:
    project.path(table).unlink()
    assert f"/{project.path(table).name} is missing: expected it at {project.path(table)}" in refusal(project)


@pytest.mark.parametrize("table", ["figures", "reference", "vocabulary/places"])
def test_a_wrong_encoding_is_refused_with_its_line(table: str, project: Project) -> None:
    lines = project.path(table).read_bytes().split(b"\n")
    lines[6] += "\u0111".encode("utf-16-le")[::-1] + b"\xe9"
    project.path(table).write_bytes(b"\n".join(lines))
    message = refusal(project)
    assert f"{project.path(table).name}, line 7: byte 0x" in message
    assert "UTF-8" in message


BOUNDS = "[bounds]\nabout = 0\n"
SETTINGS = {
    "text": ('[bounds]\nabout = "x"\n', "about: found 'x', expected a number from 0 to below 1"),
    "too wide": ("[bounds]\nabout = 1.5\n", "about: found 1.5"),
    "one": ("[bounds]\nabout = 1\n", "about: found 1,"),
    "negative": ("[bounds]\nabout = -0.1\n", "about: found -0.1"),
    "not a number": ("[bounds]\nabout = nan\n", "about: found nan"),
    "true": ("[bounds]\nabout = true\n", "about: found True"),
    "false": ("[bounds]\nabout = false\n", "about: found False"),
    "missing": ("[bounds]\n", "cannot read the setting about"),
    "missing table": ("about = 0.05\n", "cannot read the setting about"),
    "no table": ("bounds = 3\n", "cannot read the setting about"),
    "not toml": ("[bounds]\nabout = 0,05\n", "line 2"),
    "nested": (f"[bounds]\nabout = {'[' * 9_999}{']' * 9_999}\n", "cannot read the setting about"),
    "thousands of digits": (f"[bounds]\nabout = 0x{'f' * 9_999}\n", "cannot read the setting about"),
    "no audit": (BOUNDS, "cannot read the setting open_end ('audit')"),
    "no open end": (f"{BOUNDS}[audit]\nnear = 0.05\n", "cannot read the setting open_end ('open_end')"),
    "open end of text": (
        f'{BOUNDS}[audit]\nopen_end = "2"\n',
        "open_end: found '2', expected a number from 1",
    ),
    "open end below one": (f"{BOUNDS}[audit]\nopen_end = 0.99\n", "open_end: found 0.99, expected"),
    "open end too far": (f"{BOUNDS}[audit]\nopen_end = 1000\n", "from 1 to below 1000."),
    "open end without end": (f"{BOUNDS}[audit]\nopen_end = inf\n", "open_end: found inf"),
    "open end nowhere": (f"{BOUNDS}[audit]\nopen_end = nan\n", "open_end: found nan"),
    "no near": (f"{BOUNDS}[audit]\nopen_end = 2\n", "Expected a table [audit] with near = a number from 0"),
    "near of one": (f"{BOUNDS}[audit]\nopen_end = 2\nnear = 1\n", "near: found 1, expected a number from 0"),
    "near below zero": (f"{BOUNDS}[audit]\nopen_end = 2\nnear = -0.1\n", "near: found -0.1, expected"),
    "near of yes": (f"{BOUNDS}[audit]\nopen_end = 2\nnear = true\n", "near: found True, expected"),
}


@pytest.mark.parametrize("name", SETTINGS)
def test_a_wrong_setting_is_refused(name: str, project: Project) -> None:
    text, says = SETTINGS[name]
    project.settings(text)
    message = refusal(project)
    assert message.startswith("data/raw/settings.toml")
    assert says in message


@pytest.mark.parametrize("ends", [(1, 0), (1.0, 0.0), (999.9, 0.999), (2, 0.05)])
def test_settings_at_their_limits_are_taken(ends: tuple[float, float], project: Project) -> None:
    project.settings(f"{BOUNDS}[audit]\nopen_end = {ends[0]}\nnear = {ends[1]}\n")
    tolerance = read_raw(project.root).tolerance
    assert (tolerance.open_end, tolerance.near) == ends


def test_a_missing_settings_file_is_refused(project: Project) -> None:
    (project.root / "data" / "raw" / "settings.toml").unlink()
    assert "Expected a table [bounds] with about = a number from 0 to below 1." in refusal(project)


def test_every_wrong_row_of_a_table_is_reported(project: Project) -> None:
    lines = {
        project.change("figures", FIGURE, place="Chine"): "place",
        project.change("figures", SHARE, period="20x2"): "period",
        project.change("figures", CHANGE, kind="rise"): "kind",
    }
    message = refusal(project)
    assert len(message.splitlines()) == 3
    for line, column in lines.items():
        assert f"data/raw/figures.csv, line {line}, column {column}: found" in message


# Cells that are wrong whatever the others hold, and those that cannot be judged while one is wrong.
WRONG_CELLS: dict[str, tuple[Cells, dict[str, set[str]]]] = {
    "figures": (
        {
            "document": "mic-2033", "line": "0", "printed": "50,2,3 nghìn tỷ", "place": "Chine",
            "indicator": "size", "definition": "Ministry", "vintage": "1st", "period": "20x2",
            "kind": "rise", "direction": "increase", "status": "seen",
        },
        {
            "document": {"printed"},
            "kind": {"direction"},
            "status": {"printed", "place", "indicator", "definition", "vintage", "period"},
        },
    ),
    "reference": (
        {
            "series": "size", "place": "Chine", "period": "20x2", "value": "1.2.3", "derived": "1 +",
            "unit": "quan", "price_basis": "current", "source": "nobody", "status": "seen",
        },
        {"value": {"derived"}, "unit": {"derived"}},
    ),
    "corrections": (
        {"figure": "nothing", "action": "mend", "value": "5", "reason": ""},
        {"action": {"value"}},
    ),
    "defaults": (
        {
            "place": "Chine", "definition": "Ministry", "vintage": "1st", "gdp_vintage": "2nd", "start": "19",
            "end": "20",
        },
        {},
    ),
    "schemes": (
        {"document": "mic-2033", "indicator": "size", "order": "x", "line": "0", "maps_to": "nothing"},
        {},
    ),
    "coverage": ({"numbers": "many", "lines": "-1"}, {}),
}  # fmt: skip
ROWS = {"figures": FIGURE, "reference": SIZE, "corrections": FLAGGED, "schemes": RING}
# What other tables lean on, and takes no time to be checked.
KEPT = ("documents", "sources")


@pytest.fixture(scope="module")
def raw(own_data: Project) -> Raw:
    return read_raw(own_data.root)


@pytest.mark.parametrize("table", WRONG_CELLS)
def test_all_mistakes_of_a_row_are_told_at_once_and_none_that_only_follows(table: str, raw: Raw) -> None:
    cells, hidden = WRONG_CELLS[table]
    right = next(row for row in raw.tables[table] if ROWS.get(table, {}).items() <= row.cells.items())
    kept = (*KEPT, "figures") if table == "corrections" else KEPT
    others = {name: rows if name in kept else () for name, rows in raw.tables.items()}
    # The components of schemes name one another.
    beside = [row for row in raw.tables["schemes"] if row is not right] if table == "schemes" else []
    for wrong in (*combinations(cells, 2), tuple(cells)):
        row = replace(right, cells={**right.cells, **{column: cells[column] for column in wrong}})
        with pytest.raises(InputError) as refused:
            clean(replace(raw, tables={**others, table: [row, *beside]}))
        place = rf"data/raw/{table}\.csv, line {row.line}, column (\w+): "
        told = [re.match(place, line) for line in str(refused.value).split("\n")]
        expected = set(wrong) - {column for cell in wrong for column in hidden.get(cell, ())}
        assert sorted(found[1] if found else "" for found in told) == sorted(expected)


def test_a_unit_is_not_held_against_an_indicator_that_is_none(project: Project) -> None:
    project.change("figures", FIGURE, printed="50,2%", indicator="size", place="Chine")
    lines = refusal(project).splitlines()
    assert ["column place" in lines[0], "column indicator" in lines[1]] == [True, True]
    assert len(lines) == 2


def test_wrong_rows_of_several_tables_are_told_at_once(project: Project) -> None:
    places = [
        ("documents", project.change("documents", DOCUMENT, language="fr"), "language"),
        ("defaults", project.change("defaults", VIET_NAM, start="x"), "start"),
        ("schemes", project.change("schemes", RING, order="x"), "order"),
    ]
    message = refusal(project).splitlines()
    starts = [f"data/raw/{table}.csv, line {line}, column {column}: " for table, line, column in places]
    assert [line.startswith(start) for line, start in zip(message, starts, strict=True)] == [True] * 3


def test_every_wrong_row_of_the_vocabulary_is_told(project: Project) -> None:
    indicator = project.change("vocabulary/indicators", PENETRATION, topic="x", measure="y", unit="z")
    series = project.change("vocabulary/series", {"series": SIZE["series"]}, definition="x")
    named = re.findall(r"vocabulary/(\w+)\.csv, line ([0-9]+), column (\w+): ", refusal(project))
    assert named == [
        *(("indicators", str(indicator), column) for column in ("topic", "measure", "unit")),
        ("series", str(series), "definition"),
    ]


def test_all_mistakes_of_a_statement_are_told_at_once(project: Project) -> None:
    row = project.rows("statements")[0]
    statement = {"statement": row["statement"]}
    line = project.change("statements", statement, document="x", line="0", stated="nothing at all")
    named = re.findall(rf"statements\.csv, line {line}, column (\w+): ", refusal(project))
    assert named == ["document", "line", "stated"]


# printed, indicator, then value, low, high, unit, qualifier: what a printed number means
MEANING = [
    ("41,5%", "digital_economy_share_gdp", "41.5", "41.45", "41.55", "percent", "exact"),
    ("khoảng 2,46 triệu người", "rural_outgoing_workers", "2460000", "2455000", "2465000", "person", "about"),
    ("trên 80%", "digital_economy_share_gdp", "80", "80", "100", "percent", "over"),
    ("trên 80%", "digital_economy_growth", "80", "80", "inf", "percent_per_year", "over"),
    ("ít nhất 30%", "digital_economy_share_gdp", "30", "30", "100", "percent", "at_least"),
    ("dưới 10%", "digital_economy_share_gdp", "10", "0", "10", "percent", "under"),
    ("không quá 10%", "digital_economy_growth", "10", "-inf", "10", "percent_per_year", "at_most"),
    ("10 – 20%", "digital_economy_growth", "", "10", "20", "percent_per_year", "range"),
    ("10 – 20%", "digital_economy_share_gdp", "", "10", "20", "percent", "range"),
    ("gấp 2,2 lần", "digital_economy_growth_multiple", "2.2", "2.15", "2.25", "multiple", "exact"),
    ("0,284%", "digital_economy_share_gdp", "0.284", "0.2835", "0.2845", "percent", "exact"),
    ("0,3%", "digital_economy_share_gdp", "0.3", "0.25", "0.35", "percent", "exact"),
    ("0%", "digital_economy_share_gdp", "0", "0", "0.5", "percent", "exact"),
    ("100%", "digital_economy_share_gdp", "100", "99.5", "100", "percent", "exact"),
    ("550.000 người", "rural_outgoing_workers", "550000", "549999.5", "550000.5", "person", "exact"),
    ("50,2 tỷ NDT", "digital_economy_size", "50200000000", "50150000000", "50250000000", "CNY", "exact"),
    ("-2,4%", "gdp_real_growth", "-2.4", "-2.45", "-2.35", "percent_per_year", "exact"),
    ("12", "ict_enterprises", "12", "11.5", "12.5", "enterprise", "exact"),
    ("3 điểm phần trăm", "digital_economy_growth_gap", "3", "2.5", "3.5", "percentage_point", "exact"),
]
# The same of a change, which may be told in per cent, in points or as a multiple.
MEANING_OF_CHANGES = [
    ("3%", "digital_penetration_agriculture", "3", "2.5", "3.5", "percent", "exact"),
    ("3 điểm phần trăm", "digital_economy_share_gdp", "3", "2.5", "3.5", "percentage_point", "exact"),
    ("gấp 2,2 lần", "digital_economy_size", "2.2", "2.15", "2.25", "multiple", "exact"),
    ("130%", "digital_economy_share_gdp", "130", "129.5", "130.5", "percent", "exact"),
    ("18,3%", "ict_industry_revenue", "18.3", "18.25", "18.35", "percent", "exact"),
    ("trên 5%", "digital_economy_share_gdp", "5", "5", "inf", "percent", "over"),
    ("3 tỉnh", "provinces_over_one_trillion_digital_economy", "3", "2.5", "3.5", "province", "exact"),
    ("3 tỷ USD", "digital_economy_size", "3000000000", "2500000000", "3500000000", "USD", "exact"),
]  # fmt: skip


def test_every_printed_form_means_what_the_data_model_says(project: Project) -> None:
    given = [*((row, FIGURE) for row in MEANING), *((row, CHANGE) for row in MEANING_OF_CHANGES)]
    for number, ((printed, indicator, *_), like) in enumerate(given):
        project.add("figures", like, figure=f"given_{number}", printed=printed, indicator=indicator)
    built = {row["figure"]: row for row in project.built("figures")}
    for number, ((printed, indicator, *expected), _) in enumerate(given):
        row = built[f"given_{number}"]
        assert (row["printed"], row["indicator"], *bounds(row)) == (printed, indicator, *expected)


def about(project: Project, width: str) -> None:
    project.settings(f"[bounds]\nabout = {width}\n\n[audit]\nopen_end = 2.0\nnear = 0.05\n")


# 0.05 of 20 is 1, besides the half of the last digit; nothing but "about" is widened.
def test_about_is_widened_by_the_setting(project: Project) -> None:
    project.change("figures", SHARE, printed="khoảng 20%")
    assert bounds(project.one(SHARE["figure"])) == ("20", "19.5", "20.5", "percent", "about")
    before = {row["figure"]: row for row in project.built("figures")}
    about(project, "0.05")
    assert bounds(project.one(SHARE["figure"])) == ("20", "18.5", "21.5", "percent", "about")
    for row in project.built("figures"):
        if row["qualifier"] != "about":
            assert row == before[row["figure"]]


def test_draft_rows_are_left_out_whatever_they_say(project: Project) -> None:
    before = project.built("figures")
    project.add(
        "figures", FIGURE, figure="draft", status="draft", printed="?", place="", indicator="", period=""
    )
    assert project.built("figures") == before
    project.change("figures", {"figure": "draft"}, status="reviewed")
    assert "column place: found ''" in refusal(project)


def correct(project: Project, figure: str, action: str, expected: str, value: str = "") -> None:
    row = {"figure": figure, "action": action, "expected": expected, "value": value, "reason": "by hand"}
    kept = [found for found in project.rows("corrections") if found["figure"] != figure]
    project.write("corrections", [*kept, row])


def test_a_dropped_figure_is_left_out(project: Project) -> None:
    before = project.built("figures")
    correct(project, "mic2023_size_2022", "drop", "50200000000000")
    assert project.built("figures") == [row for row in before if row["figure"] != "mic2023_size_2022"]


def test_the_size_of_china_in_2022(own_data: Project) -> None:
    row = own_data.one("mic2023_size_2022")
    assert bounds(row) == ("50200000000000", "50150000000000", "50250000000000", "CNY", "exact")


def test_an_overridden_figure_means_the_new_form_and_shows_the_old_one(project: Project) -> None:
    correct(project, "mic2023_size_2022", "override", "50200000000000", "trên 39,2 nghìn tỷ Nhân dân tệ")
    row = project.one("mic2023_size_2022")
    assert bounds(row) == ("39200000000000", "39200000000000", "inf", "CNY", "over")
    assert row["printed"] == "50,2 nghìn tỷ Nhân dân tệ"
    assert row["correction"] == "override: by hand"


def test_a_scaled_figure_is_scaled_with_its_bounds(project: Project) -> None:
    correct(project, "mic2023_size_2022", "scale", "50200000000000", "0.001")
    correct(project, "mic2023_growth_range", "scale", "10..20", "0.5")
    correct(project, "mic2023_threshold_cny", "scale", "1000000000000", "2")
    assert bounds(project.one("mic2023_size_2022")) == (
        "50200000000",
        "50150000000",
        "50250000000",
        "CNY",
        "exact",
    )
    assert bounds(project.one("mic2023_growth_range")) == ("", "5", "10", "percent_per_year", "range")
    assert bounds(project.one("mic2023_threshold_cny")) == (
        "2000000000000",
        "2000000000000",
        "inf",
        "CNY",
        "over",
    )
    assert project.one("mic2023_size_2022")["correction"] == "scale: by hand"


def test_a_flagged_figure_keeps_its_numbers(project: Project) -> None:
    before = project.one("mic2023_size_2022")
    correct(project, "mic2023_size_2022", "flag", "50200000000000")
    assert project.one("mic2023_size_2022") == before | {"correction": "flag: by hand"}


def test_an_ambiguous_form_is_accepted_once_a_correction_says_how_it_is_read(project: Project) -> None:
    project.change("figures", FIGURE, printed="550,000 USD")
    assert "ambiguous_separator" in refusal(project)
    correct(project, "mic2023_size_2022", "flag", "550000")
    assert bounds(project.one("mic2023_size_2022")) == ("550000", "549999.5", "550000.5", "USD", "exact")
    correct(project, "mic2023_size_2022", "override", "550000", "5,5 tỷ USD")
    assert bounds(project.one("mic2023_size_2022")) == (
        "5500000000",
        "5450000000",
        "5550000000",
        "USD",
        "exact",
    )


@pytest.mark.parametrize(
    ("printed", "text"),
    [("50,2%", "50.2"), ("10 – 20%", "10..20"), ("1.000 tỉ đồng", "1000000000000"), ("trên 80%", "80")],
)
def test_the_guard_of_a_correction_is_the_value_read(printed: str, text: str) -> None:
    assert expected_text(read_printed(printed)) == text


# 22.6 less 3.97: between 22.55 - 3.975 and 22.65 - 3.965, wider than 18.6 alone would be.
def test_a_derived_value_carries_the_rounding_of_its_operands(project: Project) -> None:
    (row,) = [
        row
        for row in project.built("reference")
        if row["figure"].startswith("digital_economy_size_caict_first:CHN:2015:")
    ]
    assert bounds(row) == ("18600000000000", "18575000000000", "18685000000000", "CNY", "exact")
    assert row["printed"] == "18.6 trillion CNY"
    assert row["price_basis"] == "nominal"


def test_the_value_of_a_derived_row_is_within_its_bounds(project: Project) -> None:
    project.change("reference", DERIVED, value="19", derived="9 + 9.5")
    (row,) = [
        row
        for row in project.built("reference")
        if row["figure"].startswith("digital_economy_size_caict_first:CHN:2015:")
    ]
    assert bounds(row)[:3] == ("19000000000000", "18450000000000", "19000000000000")


# value, unit, then what they mean
REFERENCE = [
    ("50.2", "trillion CNY", "50200000000000", "50150000000000", "50250000000000", "CNY", "exact"),
    ("50.20", "trillion CNY", "50200000000000", "50195000000000", "50205000000000", "CNY", "exact"),
    ("6.755", "billion USD", "6755000000", "6754500000", "6755500000", "USD", "exact"),
    ("over 4.0", "trillion CNY", "4000000000000", "4000000000000", "inf", "CNY", "over"),
    ("about 170", "billion USD", "170000000000", "169500000000", "170500000000", "USD", "about"),
]


@pytest.mark.parametrize(("value", "unit", "expected"), [(v, u, tuple(rest)) for v, u, *rest in REFERENCE])
def test_a_reference_value_is_as_precise_as_it_is_printed(
    value: str, unit: str, expected: tuple[str, ...], project: Project
) -> None:
    project.change("reference", SIZE, value=value, unit=unit)
    assert bounds(project.one("digital_economy_size_caict_first:CHN:2022:CAICT2023", "reference")) == expected


def test_a_rate_with_three_decimals_is_a_decimal(project: Project) -> None:
    rate = {"series": "exchange_rate_cny_usd_frb_first", "period": "2017"}
    project.change("reference", rate, value="6.757")
    (row,) = [row for row in project.built("reference") if row["printed"] == "6.757 CNY per USD"]
    assert bounds(row) == ("6.757", "6.7565", "6.7575", "CNY_per_USD", "exact")


def test_projections_are_forecasts_and_everything_else_of_the_reference_is_a_statistic(
    own_data: Project,
) -> None:
    rows = own_data.built("reference")
    assert {row["kind"] for row in rows if row["vintage"] == "projection"} == {"forecast"}
    assert {row["kind"] for row in rows if row["vintage"] != "projection"} == {"statistic"}


@pytest.mark.parametrize("table", ["figures", "reference"])
def test_built_numbers_are_in_order_and_have_a_unit(table: str, own_data: Project) -> None:
    for row in own_data.built(table):
        low, high = Decimal(row["low"]), Decimal(row["high"])
        assert low <= Decimal(row["value"] or row["low"]) <= high
        assert row["unit"]
        assert (row["value"] == "") == (row["qualifier"] == "range")
        assert (
            high == Decimal("inf") or row["qualifier"] not in ("over", "at_least") or row["unit"] == "percent"
        )


def test_cleaning_computes_without_touching_files(own_data: Project) -> None:
    raw = read_raw(own_data.root)
    before = own_data.contents()
    assert clean(raw) == clean(raw)
    assert own_data.contents() == before


@pytest.mark.parametrize(
    "period",
    [
        "2022",
        "1999",
        "2018-S1",
        "2019-Q4",
        "2016/2022",
        "2018-S1/2018-S2",
        "2019-Q1/2021-Q1",
        "2018-Q4/2019-Q1",
        "2023-01",
        "2022-12",
        "2023-01/2023-10",
        "2022-11/2023-02",
    ],
)
def test_a_period_is_a_moment_or_two(period: str) -> None:
    assert check_period(period) == period


@pytest.mark.parametrize(
    "period",
    [
        "", " 2022", "2022 ", "22", "20x2", "1899", "2100", "2022-S3", "2022-Q0", "2022-Q5", "2022-1",
        "2022-00", "2022-13", "2022-1O", "2022/2022-11", "2022-01/2023", "2022-11/2022-Q4", "2022-S1/2022-10",
        "2023-10/2023-01", "2023-05/2023-05", "2023-01-10", "2022-01/2022-02/2022-03", "11/2023",
        "2022-2016", "2016/2015", "2016/2016", "2016/", "/2016", "2016/2017/2018", "2019-Q4/2019-Q1",
        "2016-Q4/2016-S1", "2016/2017-Q1", "２０２２", "2022\n",
    ],
)  # fmt: skip
def test_anything_else_is_no_period(period: str) -> None:
    with pytest.raises(InputError, match="expected YYYY, YYYY-Sn, YYYY-Qn, YYYY-MM, or two of them"):
        check_period(period)


@given(st.integers(1900, 2099), st.integers(1900, 2099))
def test_a_window_ends_after_it_starts(start: int, end: int) -> None:
    if start < end:
        assert check_period(f"{start}/{end}") == f"{start}/{end}"
    else:
        with pytest.raises(InputError):
            check_period(f"{start}/{end}")


@pytest.fixture(scope="module")
def vocabulary(own_data: Project) -> Vocabulary:
    return read_vocabulary(own_data.root)


UNITS = [
    ("digital_economy_share_gdp", "", "statistic", "percent"),
    ("digital_economy_growth", "percent", "statistic", "percent_per_year"),
    ("digital_economy_growth", "percent", "change", "percent_per_year"),
    ("digital_economy_growth", "percentage_point", "change", "percentage_point"),
    ("digital_economy_growth", "percentage_point", "statistic", None),
    ("digital_economy_share_gdp", "percent_per_year", "statistic", None),
    ("digital_economy_share_gdp", "multiple", "statistic", None),
    ("digital_economy_share_gdp", "multiple", "change", "multiple"),
    ("digital_economy_size", "USD", "statistic", "USD"),
    ("digital_economy_size", "CNY", "change", "CNY"),
    ("digital_economy_size", "percent", "change", "percent"),
    ("digital_economy_size", "percent", "statistic", None),
    ("digital_economy_size", "", "statistic", None),
    ("digital_economy_size", "currency", "statistic", None),
    ("digital_economy_size", "XYZ", "statistic", None),
    ("gdp_nominal_usd", "USD", "statistic", "USD"),
    ("gdp_nominal_usd", "VND", "statistic", None),
    ("ict_enterprises", "", "statistic", "enterprise"),
    ("ict_enterprises", "person", "statistic", None),
]


@pytest.mark.parametrize(("indicator", "printed", "kind", "unit"), UNITS)
def test_an_indicator_takes_the_units_it_can_be_told_in(
    indicator: str, printed: str, kind: str, unit: str | None, vocabulary: Vocabulary
) -> None:
    if unit:
        assert vocabulary.unit_for(indicator, printed, kind=kind) == unit
    else:
        with pytest.raises(InputError, match=f"unit '{printed}', but indicator {indicator} is measured in"):
            vocabulary.unit_for(indicator, printed, kind=kind)


GRAINS = st.sampled_from(["{}", "{}-S1", "{}-S2", "{}-Q1", "{}-Q3", "{}-01", "{}-12"])
MOMENTS = st.tuples(st.integers(1900, 2099), GRAINS).map(lambda moment: moment[1].format(moment[0]))


@given(MOMENTS, MOMENTS)
def test_a_window_is_of_one_grain_and_ends_after_it_starts(start: str, end: str) -> None:
    def grain(moment: str) -> str:
        return f"{len(moment)}{moment[4:6].rstrip('01')}"

    if grain(start) == grain(end) and start < end:
        assert check_period(f"{start}/{end}") == f"{start}/{end}"
    else:
        with pytest.raises(InputError):
            check_period(f"{start}/{end}")


def test_a_part_is_told_in_the_unit_of_its_whole_or_in_per_cent(vocabulary: Vocabulary) -> None:
    for row in vocabulary.indicators.values():
        if row["part_of"]:
            whole = vocabulary.indicators[row["part_of"]]
            assert row["unit"] in (whole["unit"], "percent")
            assert row["indicator"] != row["part_of"]


def test_every_code_has_a_name_in_two_languages(vocabulary: Vocabulary) -> None:
    for table in ("places", "definitions", "vintages", "units", "topics", "indicators"):
        for code in getattr(vocabulary, table):
            assert vocabulary.name(table, code)
            assert vocabulary.name(table, code, "vi")
    assert vocabulary.name("places", "VNM", "vi") == "Việt Nam"
    assert vocabulary.name("vintages", "") == ""
