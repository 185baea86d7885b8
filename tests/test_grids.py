"""Numbers in tables: each gets the year over it, the label before it and the unit that either names."""

import io
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_documents import Line, drawn, saved

from econlab.scanning.documents import read_pieces
from econlab.scanning.grids import Grids
from econlab.scanning.scan import ScannedFigure, scan, scan_pieces

SHARE = ["Tỷ lệ xã có mạng (%)", "9,8", "10,6", "11,5"]
LINES = ["Thuê bao băng rộng (nghìn)", "212", "230", "251"]
ROWS = [["Chỉ tiêu", "2023", "2024", "2025"], SHARE, LINES]
EXPECTED = [
    ("9,8", Decimal("9.8"), "percent", "2023"),
    ("10,6", Decimal("10.6"), "percent", "2024"),
    ("11,5", Decimal("11.5"), "percent", "2025"),
    ("212", Decimal(212_000), "", "2023"),
    ("230", Decimal(230_000), "", "2024"),
    ("251", Decimal(251_000), "", "2025"),
]


def barred(rows: Sequence[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(row)} |\n" for row in rows]
    return "".join([lines[0], "|---" * len(rows[0]) + "|\n", *lines[1:]])


def tabbed(rows: Sequence[Sequence[str]]) -> str:
    return "".join("\t".join(row) + "\n" for row in rows)


def read(figures: Sequence[ScannedFigure]) -> list[tuple[str, Decimal | None, str, str]]:
    return [(one.printed, one.value, one.unit, one.period) for one in figures]


def from_markdown(path: Path) -> None:
    path.with_suffix(".md").write_text(f"Kết quả của tỉnh\n\n{barred(ROWS)}", encoding="utf-8")


def from_html(path: Path) -> None:
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    path.with_suffix(".html").write_text(f"<meta charset=utf-8><table>{cells}</table>", encoding="utf-8")


def from_docx(path: Path) -> None:
    document = docx.Document()
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for cell, text in zip(table._cells, [cell for row in ROWS for cell in row], strict=True):
        cell.text = text
    path.with_suffix(".docx").write_bytes(saved(document).getvalue())


@pytest.mark.parametrize("written", [from_markdown, from_html, from_docx])
def test_cells_have_the_year_over_them_and_the_unit_of_their_row(
    written: Callable[[Path], None], tmp_path: Path
) -> None:
    written(tmp_path / "table")
    (path,) = tmp_path.iterdir()
    figures = list(scan_pieces(read_pieces(path), "vi"))
    assert read(figures) == EXPECTED
    assert {figure.kind for figure in figures} == {"statistic"}
    assert all("unit_displaced" in figure.flags for figure in figures)


def test_columns_of_a_pdf_are_told_by_the_space_between_them() -> None:
    rows = [["Indicator", "2023", "2024", "2030 target"], ["Users (%)", "9.8", "10.6", "90"]]
    columns = (40, 240, 290, 340)
    lines = [
        Line(cell, x, 500 - 16 * at)
        for at, row in enumerate(rows)
        for x, cell in zip(columns, row, strict=True)
    ]
    figures = list(scan_pieces(read_pieces(drawn(lines)), "en"))
    assert read(figures) == [
        ("9.8", Decimal("9.8"), "percent", "2023"),
        ("10.6", Decimal("10.6"), "percent", "2024"),
        ("90", Decimal(90), "percent", "2030"),
    ]
    assert [figure.kind for figure in figures] == ["statistic", "statistic", "target"]


def test_a_caption_gives_the_unit_where_no_cell_does_but_not_to_what_is_counted() -> None:
    text = "Bảng 2. Kết quả\nĐơn vị tính: tỷ đồng\n\n" + barred(
        [["Chỉ tiêu", "2024"], ["Doanh thu phần mềm", "1.250"], ["Số xã", "112"], ["Tỷ trọng (%)", "4,5"]]
    )
    assert read(scan(text, "vi")) == [
        ("1.250", Decimal(1_250_000_000_000), "VND", "2024"),
        ("112", Decimal(112), "", "2024"),
        ("4,5", Decimal("4.5"), "percent", "2024"),
    ]


def test_a_column_of_units_gives_each_row_its_own() -> None:
    text = tabbed(
        [
            ["STT", "Chỉ tiêu", "Đơn vị tính", "Năm 2024", "Năm 2025"],
            ["1", "Doanh thu", "triệu USD", "35", "41"],
            ["2", "Tỷ lệ", "%", "7", "8"],
        ]
    )
    assert [(value, unit, period) for _, value, unit, period in read(scan(text, "vi"))] == [
        (Decimal(35_000_000), "USD", "2024"),
        (Decimal(41_000_000), "USD", "2025"),
        (Decimal(7), "percent", "2024"),
        (Decimal(8), "percent", "2025"),
    ]


def test_rows_may_be_years_and_headings_name_units_and_currencies() -> None:
    text = barred(
        [["Year", "Exports (US$ billion)", "Users, %"], ["2022", "1.5", "40.1"], ["2023", "1.7", "41.3"]]
    )
    assert [(value, unit, period) for _, value, unit, period in read(scan(text, "en"))] == [
        (Decimal("1.5e9"), "USD", "2022"),
        (Decimal("40.1"), "percent", "2022"),
        (Decimal("1.7e9"), "USD", "2023"),
        (Decimal("41.3"), "percent", "2023"),
    ]


def test_a_column_is_of_targets_by_its_heading_and_of_a_place_by_its_name() -> None:
    text = barred(
        [
            ["Indicator", "Viet Nam, 2024", "Viet Nam, 2030 target", "China, 2024"],
            ["Share of GDP", "18%", "30%", "43%"],
        ]
    )
    assert [(one.kind, one.period, one.place) for one in scan(text, "en")] == [
        ("statistic", "2024", "VNM"),
        ("target", "2030", "VNM"),
        ("statistic", "2024", "CHN"),
    ]


def test_a_table_of_aims_tells_what_has_come_from_what_is_to_come() -> None:
    text = "Năm 2024 có kết quả.\n\nBảng 1. Mục tiêu đến năm 2030\n\n" + barred(
        [["Chỉ tiêu", "2024", "2030"], ["Tỷ lệ dùng (%)", "40", "70"]]
    )
    assert [(one.kind, one.period) for one in scan(text, "vi")] == [("statistic", "2024"), ("target", "2030")]


def test_a_heading_inside_of_a_table_does_not_end_it() -> None:
    text = tabbed([["Chỉ tiêu", "2023", "2024"], ["Tỷ lệ (%)", "5", "6"]]) + "II. Hạ tầng\n"
    text += tabbed([["Phủ sóng (%)", "71", "72"]])
    assert [one.period for one in scan(text, "vi")] == ["2023", "2024", "2023", "2024"]


def test_a_table_has_its_own_headings_and_none_of_the_one_before_it() -> None:
    first = barred([["Chỉ tiêu", "2019", "2020"], ["Tỷ lệ (%)", "5", "6"]])
    second = barred([["Ngành", "Nam", "Nữ"], ["May (%)", "41", "59"]])
    periods = [one.period for one in scan(f"{first}\nBảng 2. Lao động theo giới\n\n{second}", "vi")]
    assert periods == ["2019", "2020", "", ""]


def test_prose_behind_a_tab_is_no_cell() -> None:
    text = "1.\tNăm 2024, kinh tế số của cả nước ước đạt 18,3% GDP và tăng hơn 20% so với năm trước đó.\n"
    small = text.lower()
    at = small.index("18,3%")
    assert Grids(small, [(at, at + 5)]).cell(at, at + 5) is None


@pytest.mark.parametrize("opening", ["-", "•", "1.", "a)", ""])
def test_an_item_of_a_list_is_no_row_of_a_table(opening: str) -> None:
    text = f"Mục tiêu đến năm 2030:\n{opening}\tPhát triển hạ tầng\n{opening}\tĐạt 50% GDP\n"
    if opening:
        assert [(one.kind, one.period) for one in scan(text, "vi")] == [("target", "2030")]
    small = text.lower()
    at = small.index("50%")
    assert Grids(small, [(at, at + 3)]).cell(at, at + 3) is None


CELL = st.text(st.sampled_from("abcđê (%),"), min_size=1, max_size=12).map(lambda text: f"từ {text}")
NUMBER = st.integers(1, 9999).map(lambda number: f"{number / 10:.1f}".replace(".", ","))


@given(st.data(), st.sampled_from([barred, tabbed]), st.integers(1, 6), st.integers(1, 5))
def test_every_cell_is_under_its_own_heading(
    data: st.DataObject, written: Callable[[Sequence[Sequence[str]]], str], columns: int, rows: int
) -> None:
    years = [str(2001 + at) for at in range(columns)]
    table = [["Chỉ tiêu", *years]]
    table += [
        [data.draw(CELL), *data.draw(st.lists(NUMBER, min_size=columns, max_size=columns))]
        for _ in range(rows)
    ]
    small = written(table).lower()
    spans, at = [], small.index("2001") + 5 * columns
    for row in table[1:]:
        at = small.index(row[0].lower(), at) + len(row[0])
        for number in row[1:]:
            at = small.index(number, at)
            spans.append((at, at + len(number)))
            at += len(number)
    grids = Grids(small, spans)
    for place, span in enumerate(spans):
        cell = grids.cell(*span)
        assert cell is not None
        assert small[slice(*cell.headings[0])].strip() == years[place % columns]
        assert small[slice(*cell.label)].strip() == table[1 + place // columns][0].strip().lower()


def test_a_stream_of_tables_is_read_like_a_file() -> None:
    stream = io.BytesIO(barred(ROWS).encode())
    assert read(list(scan_pieces(read_pieces(stream), "vi"))) == EXPECTED
