"""Every number of a text: catalogued, left out by a rule, or open for a reviewer to see."""

from __future__ import annotations

import json
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raw_project import Project, write_document

from econlab import project as own
from econlab.cli import main
from econlab.errors import InputError
from econlab.evidence import building, catalogue, checking, coverage
from econlab.evidence.coverage import FIGURE, OPEN, RULES, Number
from econlab.evidence.tokens import plain
from econlab.showing.language import LABELS

DOCUMENTS = own.root().parent / "shared" / "documents"
SAMPLE = own.root().parent / "shared" / "samples" / "figures-annotated.jsonl"

beside = pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the documents are not beside the project")


def reasons(line: str, *printed: str) -> list[str]:
    return [number.reason for number in coverage.numbers([line], {1: printed})]


# What each rule explains, and what looks like it and stays open. A number that is no figure stands
# alone in its line, so that all numbers of the line have the reason.
EXPLAINED = {
    "footnote mark": [
        "trong nước<sup>12</sup>", "[^8] Xem", "theo CAICT [12].", "<sup>1</sup> Tính",
    ],
    "web page": [
        "<https://www.gov.cn/xinwen/2021-07/05/content_5622489.htm>", "www.a.vn/b%202022.pdf",
        "lúc 22:37:41", "Số lần đã xem:0",
    ],
    "document number": [
        "Quyết định số 411/QĐ-TTg", "số 13/2023/NĐ-CP", "11368-CV/VPTW", "theo Nghị quyết 52 vẫn còn",
        "NGHỊ QUYẾT 52**", "Nghị quyết số 52<sup>", "của Đề án 06; tỷ lệ", "Điều 105 quy định",
        "số: 81/2023/QH15", "SỐ: .....593.....", "Số 1069 Ngày", "ưu tiên số 1 để", "nền kinh tế số 1 là",
        "ISO/IEC 27 xxx", "TCVN 11930:2017", "浙政办发[2021]35号", "Decision 749 of", "(số 2691/CTr-BCSDCP)",
    ],
    "meeting or term": [
        "Hội nghị lần thứ 6 Ban", "kỳ họp thứ 8), Luật", "Kỳ họp Quốc hội thứ 6 Khóa XV", "(Phiên họp 8 của",
        "khóa 18", "Trung ương 5 của", "第60期", "总第383期",
    ],
    "date": [
        "năm 2022", "Năm 2023, cả nước", "2021-2025", "giai đoạn 2016 - 2020 là", "đến 2030.",
        "ngày 17/11/2022", "17-11-2022", "25/10/24", "từ ngày 27-30/11 tại", "ngày 10/10 hằng năm",
        "11/2023", "tháng 8", "tháng 9/2024", "2020-11-27", "ngày 01 tháng 7 năm 2014", "thế kỷ 21",
        "Luật Đầu tư 2020, Luật", "(Digital Vision 2045)", "2021年", "năm 2022 các doanh nghiệp",
        "năm 2022 doanh nghiệp", "năm 2021, 2022 lần lượt", "năm 2022 tỷ lệ",
    ],
    "duration or age": [
        "sau 10 năm thực hiện", "3 – 5 năm tới", "từ 6 đến 12 tháng", "trẻ dưới 6 tuổi", "QUA 5 NĂM",
        "**03** năm tới", "10-20-30 năm", "in 5 years", "72 giờ", "10 năm 2021-2030",
    ],
    "name": [
        "mạng 5G, 6G", "G20", "COVID-19", "Covid - 19", "CMCN 4.0", "CMCN 4.0 lần thứ tư", "phiên bản 2.0",
        "in 3D", "COP26", "M2M", "AI4VN", "CO2", "“1 + 4 + 4”", 'cụm "415" và', "BC NQ36:", "(VIIE 2203)",
        "nhóm 20 nền kinh tế lớn", "“Trung Quốc + 5 nước",
    ],
    "numbering": [
        "1. Một số", "## **2.1. Quan điểm", "#### **3.1 Mục tiêu", "1- Sơ kết", "- (3) Các bộ",
        "gồm: (1) sự phát triển", "“2. Lấy cải cách", "10) Kết", "Hình 3. Mô hình", "Lớp 4: Hạ tầng",
        "vòng 2 và", "mức độ 3, 4 tích hợp", "mức 4, chiếm", "giai đoạn 1, bàn giao", "Bảng 12",
    ],
    "part of the document": [
        "gồm 04 phần:", "03 trụ cột", "11 nhóm nhiệm vụ, giải pháp", "6 lĩnh vực chính",
        "17 Mục tiêu phát triển", "4 lớp 1 trục", "06 quan điểm", "4 chỉ số: (", "02 thành phần",
    ],
    "denominator": [
        "cứ 10.000 người dân", "bình quân 1 người sử dụng", "khai thác và sử dụng/1 bộ dữ liệu",
        "hộ / 100 dân", "thuê bao/1000 hộ",
    ],
}  # fmt: skip
NEAR_MISSES = {
    "footnote mark": [
        "[12 bộ]", "(^8)", "[1234]", "sup 12",
    ],
    "web page": [
        "www 5", "22:37", "https 3",
    ],
    "document number": [
        "dân số 100", "dân số 97.338.579 người", "tổng số 1.200 doanh nghiệp", "trong số 63 tỉnh",
        "kinh tế số 12%", "kinh tế số 11,91%", "kinh tế số 1%", "số 1 triệu", "chỉ số 0,66", "số 1,5",
        "một khoản 500 triệu đồng", "dự án 5.000 tỷ đồng", "quyết định 12 dự án", "theo báo cáo 63 tỉnh",
        "Luật 5 tỷ", "Nghị định 3 doanh nghiệp", "100/tháng", "5/trạm", "Số 12 trong", "12-mét",
    ],
    "meeting or term": [
        "lần 20", "mỗi lần 20 người", "hội nghị 500 đại biểu", "ủy ban 30 người", "xếp thứ 86",
        "thứ 4 thế giới", "Trung ương 20 cơ quan", "gấp 12 lần",
    ],
    "date": [
        "2.000 doanh nghiệp", "2000 doanh nghiệp", "đến 2000 doanh nghiệp", "có 2000 người dùng", "2000%",
        "2022 tỷ", "1.950.000 hộ", "2020,5", "3,2020", "3 5", "12.5", "đạt 3-5 nghìn", "tháng 12 tỷ",
        "ngày 20 nghìn giao dịch", "ngày 5 người", "thế kỷ", "20220", "1.2 tỷ", "43/53 dịch vụ",
        "ước 3-4 tầng",
    ],
    "duration or age": [
        "xếp hạng 45", "2,5 triệu giờ", "5 nămx", "7 ngàynh", "10 tuổ",
    ],
    "name": [
        "5 trạm", "5 Gbps", "10 GB", "20GB", "134MW", "top10", "TOP10", "USD5 tỷ", "7.0%", "4.0 lần",
        "đạt 7.0 điểm", "14.0", "4.05", '"415 doanh nghiệp"', "“4 + 4", "A1.000", "g20", "5g",
        "nhóm 20 nước", "3 D",
    ],
    "numbering": [
        "63 tỉnh, thành phố đã", "12 doanh nghiệp", "- 12 doanh nghiệp", "**41** bộ", "2.5 triệu người",
        "5.2 lần", "3-5 triệu", "1.200 hộ", "(12 bộ)", "(41%)", "(1,5)", "mức 6,5%", "mức 6,5", "mức 500",
        "mức 40 người", "mức 3 tỷ", "cấp 500", "nhóm 50 quốc gia", "phần 30", "Hình 1,5", "trang 12",
        "| 12 |",
    ],
    "part of the document": [
        "50 phần trăm", "12 phần mềm", "12 chữ ký số", "5 lớp học", "40 lĩnh vực", "50 nhiệm vụ",
        "120 trụ cột", "1.250 trụ cột", "3,5 phần", "8 nội dung", "4 chỉ số chính", "nhóm 12",
    ],
    "denominator": [
        "cứ 12 người", "bình quân 25 người", "bình quân 1,5 người", "43/100 hộ", "1 người",
        "cứ 100 doanh nghiệp", "cứ 1 triệu dân", "/1 tỷ",
    ],
}  # fmt: skip


def cases(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(rule, line) for rule, lines in table.items() for line in lines]


def test_every_rule_is_tried_both_ways_and_has_a_name_in_two_languages() -> None:
    assert EXPLAINED.keys() == NEAR_MISSES.keys() == RULES.keys()
    assert LABELS.keys() >= RULES.keys()


@pytest.mark.parametrize(("rule", "line"), cases(EXPLAINED))
def test_what_is_no_figure_is_left_out_by_its_rule(rule: str, line: str) -> None:
    assert rule in reasons(line)
    assert OPEN not in reasons(line)


@pytest.mark.parametrize(("rule", "line"), cases(NEAR_MISSES))
def test_what_only_looks_like_it_stays_open(rule: str, line: str) -> None:
    assert rule not in reasons(line)
    assert OPEN in reasons(line) or not reasons(line)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("mức độ 3, 40 dịch vụ", ["numbering", OPEN]),
        ("vòng 3 và 40 dịch vụ", ["numbering", OPEN]),
        ("xếp thứ 86 năm 2020", [OPEN, "date"]),
        ("đạt 45 năm 2025", [OPEN, "date"]),
        ("Kế hoạch 10 năm 2021-2030", ["duration or age", "date", "date"]),
        ("5G + 10 Gigabit", ["name", OPEN]),
        ("Nghị quyết 52 với 12 dự án và 5%", ["document number", OPEN, OPEN]),
        ("cứ 12 người có 5 máy", [OPEN, OPEN]),
        ("đạt 3/5 mục tiêu", [OPEN, OPEN]),
        ("5/10 người", [OPEN, OPEN]),
        ("Năm 2022, 12 bộ, 5 trạm, 3,5%", ["date", OPEN, OPEN, OPEN]),
    ],
)
def test_the_numbers_of_a_line_are_told_apart(line: str, expected: list[str]) -> None:
    assert reasons(line) == expected


# Words of the rules, each of which explains by itself.
LABELLED = {
    "document number": [
        "Nghị quyết", "Nghị định", "Quyết định", "Thông tư", "Chỉ thị", "Kết luận", "Luật", "Đề án", "Điều",
        "Chương", "NGHỊ QUYẾT", "Decree", "Resolution", "Decision", "Circular", "Law", "Article",
    ],
    "numbering": [
        "Hình", "Bảng", "Biểu", "Lớp", "Phần", "Mục", "Phụ lục", "Vòng", "vòng", "giai đoạn", "mức", "Mức độ",
    ],
    "meeting or term": ["phiên họp", "Phiên họp", "khóa", "Khoá", "Trung ương"],
    "date": ["ngày", "Ngày", "tháng", "Tháng"],
}  # fmt: skip
PARTS = [
    "phần", "quan điểm", "trụ cột", "nhóm nhiệm vụ", "cấu phần", "thành phần", "nguyên tắc", "lớp", "trục",
    "vòng", "mục tiêu", "Mục tiêu", "lĩnh vực chính", "chức năng", "đặc trưng", "chỉ số:",
]  # fmt: skip
SPANS_OF_TIME = ["năm", "NĂM", "tháng", "ngày", "giờ", "tuần", "tuổi", "year", "years", "month", "months"]
THINGS = [
    "người", "dân", "hộ", "doanh nghiệp", "tỉnh", "thành phố", "huyện", "xã", "địa phương", "bộ", "cơ quan",
    "đơn vị", "nước", "quốc gia", "trạm", "thuê bao", "tài khoản", "giao dịch", "dịch vụ", "ứng dụng",
    "nền tảng", "sản phẩm", "dự án", "hồ sơ", "đại biểu", "chứng thư", "lần", "điểm", "people", "persons",
    "households", "enterprises", "firms", "times", "points",
]  # fmt: skip
MEASURES = [
    "%", " %", "‰", " phần trăm", " percent", " per cent", " nghìn", " ngàn", " triệu", " tỷ", " tỉ",
    " thousand", " million", " billion", " trillion", " USD", " VND", " CNY", " RMB", " NDT", " nhân dân tệ",
    "** triệu",
]  # fmt: skip


@pytest.mark.parametrize(("rule", "label"), cases(LABELLED))
def test_a_number_after_a_label_is_part_of_it_unless_it_counts_something(rule: str, label: str) -> None:
    assert reasons(f"{label} 3") == [rule]
    assert reasons(f"{label} 3 của") == [rule]
    assert reasons(f"{label} 3,5") == [OPEN]
    for thing in [*(f" {thing}" for thing in THINGS), *MEASURES]:
        assert reasons(f"{label} 3{thing}") == [OPEN], thing


@pytest.mark.parametrize("thing", [*(f" {thing}" for thing in THINGS), *MEASURES])
def test_a_year_counts_nothing(thing: str) -> None:
    assert reasons(f"đạt 2000{thing}") == [OPEN]
    assert reasons("đạt 2000 của") == ["date"]


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize(("rule", "line"), [("name", "CMCN 4.0"), ("name", "G20"), ("numbering", "(3)")])
def test_a_measured_number_is_no_name(rule: str, line: str, measure: str) -> None:
    assert reasons(line) == [rule]
    assert reasons(f"{line}{measure}") == ([rule] if line == "(3)" else [OPEN])


@pytest.mark.parametrize("currency", ["USD", "VND", "CNY", "RMB", "NDT"])
def test_a_currency_is_no_name(currency: str) -> None:
    assert reasons(f"{currency}5") == [OPEN]


@pytest.mark.parametrize("words", ["năm 2022 tỷ lệ", "năm 2022 tỷ trọng", "2022 tỷ suất", "2022 triệu tập"])
def test_a_word_that_begins_like_a_scale_is_none(words: str) -> None:
    assert reasons(words) == ["date"]


@pytest.mark.parametrize("part", PARTS)
def test_parts_of_the_document_are_few(part: str) -> None:
    assert reasons(f"gồm 4 {part}") == reasons(f"gồm 04 {part} chính") == ["part of the document"]
    assert (
        reasons(f"gồm 400 {part}") == reasons(f"gồm 1.250 {part}") == reasons(f"đạt 3/4 {part}")[:1] == [OPEN]
    )


@pytest.mark.parametrize("other", ["phần trăm", "phần mềm", "phần cứng", "phần lớn", "lớp học"])
def test_longer_words_are_no_parts_of_the_document(other: str) -> None:
    assert reasons(f"gồm 4 {other}") == [OPEN]


@pytest.mark.parametrize("span", SPANS_OF_TIME)
def test_a_span_of_time_is_no_figure(span: str) -> None:
    assert reasons(f"trong 10 {span} qua") == ["duration or age"]
    assert reasons(f"thứ 10 {span} 2022") == [OPEN, "date"]
    assert reasons(f"trong 1,5 {span}") == reasons(f"1.500 {span}") == [OPEN]


# Printed forms


@pytest.mark.parametrize(
    ("printed", "line", "spans"),
    [
        ("9,9", "tăng 19,9%", []),
        ("9,9%", "tăng 19,9%", []),
        ("19", "tăng 19,9%", []),
        ("9,9", "tăng 9,9 và 9,9%", [(5, 8), (12, 15)]),
        ("5", "1.5 và 5.000 và 5", [(16, 17)]),
        ("5", "đạt 5.", [(4, 5)]),
        ("5.000", "15.000", []),
        ("5.000", "5.000.000", []),
        ("5.000 doanh nghiệp", "có 5.000 doanh nghiệp.", [(3, 21)]),
        ("khoảng 9", "khoảng 90", []),
        ("khoảng 9", "khoảng 9", [(0, 8)]),
        ("**80%**", "trên **80%**", [(5, 12)]),
        ("(1)", "(1) (1)", [(0, 3), (4, 7)]),
        ("a.b", "acb", []),
    ],
)
def test_a_printed_form_stands_by_itself(printed: str, line: str, spans: list[tuple[int, int]]) -> None:
    assert coverage.occurrences(printed, line) == spans


def test_a_catalogued_number_is_a_figure_whatever_rule_fits() -> None:
    assert reasons("Nghị quyết 52 và 5G", "52") == [FIGURE, "name"]
    assert reasons("10 – 20%", "10 – 20%") == [FIGURE, FIGURE]
    assert reasons("tăng 19,9%", "9,9%") == [OPEN]


def test_numbers_know_their_place() -> None:
    found = coverage.numbers(["", "đạt 1.212,45 tỷ. Năm 2022"], {2: ["1.212,45 tỷ"]})
    # With twenty characters on either side.
    assert found == [
        Number(2, 4, "đạt 1.212,45 tỷ. Năm 2022", FIGURE),
        Number(2, 21, "ạt 1.212,45 tỷ. Năm 2022", "date"),
    ]


# Counts


FOUND = [
    Number(1, 0, "1.", "numbering"),
    Number(1, 5, "5%", FIGURE),
    Number(2, 0, "2022", "date"),
    Number(3, 0, "2023", "date"),
    Number(3, 9, "2024", "date"),
    Number(5, 0, "7", OPEN),
    Number(5, 4, "2024", "date"),
    Number(6, 4, "2024", "date"),
]


def test_numbers_and_lines_are_counted_by_reason() -> None:
    assert coverage.counted(FOUND) == {FIGURE: (1, 1), "date": (5, 4), "numbering": (1, 1), OPEN: (1, 1)}
    assert list(coverage.counted(FOUND)) == [FIGURE, "date", "numbering", OPEN]
    assert coverage.counted([]) == {}


def test_lines_without_a_figure_say_why() -> None:
    assert coverage.without_figure(FOUND) == {2: ["date"], 3: ["date"], 5: ["date", OPEN], 6: ["date"]}


def test_lines_are_told_as_runs() -> None:
    assert coverage.grouped(coverage.without_figure(FOUND)) == {"date": "2-3, 6", "date, open": "5"}
    assert coverage.grouped({}) == {}
    assert coverage.grouped({9: ["date"], 7: ["date"], 8: ["date"], 11: ["date"]}) == {"date": "7-9, 11"}


# Laws

PIECES = [
    "2022", "12", "5.000", "3,5", "43/53", "10", "%", " ", " ", ", ", "-", "/", " tỷ", " năm ", "số ",
    "Nghị quyết ", "(", ")", "<sup>", "</sup>", "https://", "\n", "1. ", "5G", "4.0", "người", " bộ",
    "ngày ", "“", "”", "**",
]  # fmt: skip
LINES = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join).map(lambda text: text.replace("\n", " ")),
    st.sampled_from([line for _, line in [*cases(EXPLAINED), *cases(NEAR_MISSES)]]),
    st.text(alphabet="0123456789.,/-% Gănmsố<>[]():", max_size=30),
)
PRINTED = st.lists(st.sampled_from(["12", "5.000", "3,5", "2022", "43/53", "10 tỷ", "5", "**"]), max_size=4)


@given(st.lists(LINES, max_size=4), PRINTED)
def test_every_number_has_exactly_one_reason(lines: list[str], printed: list[str]) -> None:
    found = coverage.numbers(lines, {1: printed})
    assert {number.reason for number in found} <= {FIGURE, *RULES, OPEN}
    places = [(number.line, number.start) for number in found]
    assert len(set(places)) == len(places)
    for position, line in enumerate(lines, 1):
        starts = [start for at, start in places if at == position]
        runs = [
            at
            for at, sign in enumerate(line)
            if sign in "0123456789" and line[at - 1 : at] not in set("0123456789.,")
        ]
        assert set(runs) <= set(starts)
        assert all(line[start] in "0123456789" for start in starts)
    counts = coverage.counted(found)
    assert sum(numbers for numbers, _ in counts.values()) == len(found)
    without = coverage.without_figure(found)
    assert set(without) | {n.line for n in found if n.reason == FIGURE} == {n.line for n in found}


@given(LINES, PRINTED, PRINTED)
def test_another_printed_form_never_loses_a_number(line: str, printed: list[str], more: list[str]) -> None:
    before, after = reasons(line, *printed), reasons(line, *printed, *more)
    assert len(before) == len(after)
    assert all(new in (old, FIGURE) for old, new in zip(before, after, strict=True))


@given(
    st.text(alphabet="0123456789.,% aố", max_size=20),
    st.text(alphabet="0123456789.,% aố", min_size=1, max_size=4),
)
def test_an_occurrence_is_the_form_itself(line: str, printed: str) -> None:
    for start, end in coverage.occurrences(printed, line):
        assert line[start:end] == printed
        assert not (printed[0].isdigit() and line[start - 1 : start].isdigit())
        assert not (printed[-1].isdigit() and line[end : end + 1].isdigit())


# Checking a project against its documents

DOCUMENT = "mic-2023-china-experience"
FIGURE_ROW = {"figure": "mic2023_size_2022"}
STALE = "raw/coverage.csv does not count these documents and figures: add --record to count them anew."
TEXT = "Report 5G\n50,2 nghìn tỷ Nhân dân tệ, khoảng 41,5% GDP\n12 bộ\n\ntăng khoảng 3,7 lần\nend\n"

Documented = tuple[Project, Path]


def counts(project: Project) -> list[tuple[str, ...]]:
    return [tuple(row.values()) for row in project.rows("coverage")]


def recorded(documented: Documented, text: str = TEXT) -> Documented:
    """Write another text, record its coverage and build."""
    project, folder = documented
    write_document(project, folder, text)
    checking.record_coverage(project.root, folder)
    building.build(project.root)
    return project, folder


def test_what_became_of_every_number_is_recorded(documented: Documented) -> None:
    project, folder = recorded(documented)
    assert counts(project) == [
        (DOCUMENT, "figure", "3", "2"),
        (DOCUMENT, "name", "1", "1"),
        (DOCUMENT, "open", "1", "1"),
    ]
    assert catalogue.coverage_counts(project.root) == project.rows("coverage")
    assert checking.check(project.root, folder) == []


def test_recording_again_gives_the_same_bytes(documented: Documented) -> None:
    project, folder = recorded(documented)
    before = project.path("coverage").read_bytes()
    checking.record_coverage(project.root, folder)
    assert project.path("coverage").read_bytes() == before
    assert before.endswith(b"\n")
    assert b"\r" not in before


def test_counts_that_are_out_of_date_are_reported(documented: Documented) -> None:
    project, folder = recorded(documented)
    project.write("coverage", project.rows("coverage")[:-1])
    building.build(project.root)
    assert checking.check(project.root) == []
    assert checking.check(project.root, folder) == [STALE]
    checking.record_coverage(project.root, folder)
    building.build(project.root)
    assert checking.check(project.root, folder) == []


def test_a_figure_less_is_a_number_open(documented: Documented) -> None:
    project, folder = recorded(documented)
    project.write(
        "figures", [row for row in project.rows("figures") if row["figure"] != FIGURE_ROW["figure"]]
    )
    building.build(project.root)
    assert checking.check(project.root, folder) == [STALE]
    checking.record_coverage(project.root, folder)
    assert (DOCUMENT, "open", "2", "2") in counts(project)


def test_a_draft_covers_no_number(documented: Documented) -> None:
    project, folder = recorded(documented)
    before = counts(project)
    like = {"line": "3", "printed": "12 bộ", "indicator": "ministries"}
    project.add("figures", FIGURE_ROW, figure="draft", status="draft", **like)
    building.build(project.root)
    checking.record_coverage(project.root, folder)
    assert counts(project) == before
    project.change("figures", {"figure": "draft"}, status="reviewed")
    checking.record_coverage(project.root, folder)
    assert counts(project) == [(DOCUMENT, "figure", "4", "3"), (DOCUMENT, "name", "1", "1")]


def test_a_mention_printed_once_is_no_two_rows(documented: Documented) -> None:
    project, folder = recorded(documented)
    line = project.add("figures", FIGURE_ROW, figure="again")
    building.build(project.root)
    first = next(
        n for n, row in enumerate(project.rows("figures"), 2) if row["figure"] == "mic2023_size_2022"
    )
    assert checking.check(project.root, folder) == [
        f"data/raw/figures.csv, line {number}, column printed: found '50,2 nghìn tỷ Nhân dân tệ', "
        "expected one row a mention; it has 2, printed 1."
        for number in (first, line)
    ]
    recorded(documented, TEXT.replace("GDP", "GDP, tức 50,2 nghìn tỷ Nhân dân tệ"))
    assert checking.check(project.root, folder) == []


def test_the_same_words_may_say_two_things(documented: Documented) -> None:
    project, folder = recorded(documented)
    project.add("figures", FIGURE_ROW, figure="of_another", place="VNM")
    building.build(project.root)
    assert checking.check(project.root, folder) == []


@pytest.mark.parametrize(
    "line", ["150,2 nghìn tỷ Nhân dân tệ, khoảng 41,5%", "1.50,2 nghìn tỷ Nhân dân tệ, khoảng 41,5%"]
)
def test_a_form_inside_a_longer_number_is_not_the_form(line: str, documented: Documented) -> None:
    project, folder = recorded(documented)
    write_document(project, folder, TEXT.replace("50,2 nghìn tỷ Nhân dân tệ, khoảng 41,5%", line))
    (problem,) = checking.check(project.root, folder)
    assert "column printed: found '50,2 nghìn tỷ Nhân dân tệ', expected what line 2" in problem


def test_nothing_is_recorded_of_a_text_that_is_not_the_one_catalogued(documented: Documented) -> None:
    project, folder = recorded(documented)
    before, text = project.contents(), (folder / f"{DOCUMENT}.txt")
    kept = project.path("coverage").read_bytes()

    def refused(says: str) -> None:
        with pytest.raises(InputError, match=says):
            checking.record_coverage(project.root, folder)
        assert project.path("coverage").read_bytes() == kept

    content = text.read_bytes()
    text.write_bytes(content + b"one more line\n")
    refused(r"^raw/coverage\.csv stays as it is, since not all is well: .*It is another version")
    text.unlink()
    refused("is not in .*: 3 figures not checked")
    text.write_bytes(content)
    project.change("figures", FIGURE_ROW, line="5")
    refused("expected what line 5 of .* prints; it stands on line 2")
    project.change("figures", FIGURE_ROW, line="x")
    refused("column line: found 'x', expected a line number")
    assert project.contents() == before


def test_the_numbers_of_a_missing_text_are_not_told(documented: Documented) -> None:
    project, folder = recorded(documented)
    assert list(checking.uncovered(project.root, folder)) == [DOCUMENT]
    (folder / f"{DOCUMENT}.txt").unlink()
    assert checking.uncovered(project.root, folder) == {}


def test_the_command_shows_what_is_open_and_records(
    documented: Documented, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project, folder = documented
    monkeypatch.setenv("ECONLAB_PROJECT", str(project.root))
    write_document(project, folder, TEXT)
    assert main(["check", "--documents", str(folder)]) == 1
    shown = capsys.readouterr().out.splitlines()
    assert shown == [
        STALE,
        f"{DOCUMENT}: 5 numbers, 3 of them in figures, on 2 lines.",
        "  left out by rule: name 1",
        "  lines with digits and no figure (name): 1",
        "  lines with digits and no figure (open): 3",
        "  in no figure and under no rule, line 3: 12 bộ",
    ]
    for _ in range(2):
        assert main(["check", "--documents", str(folder), "--record"]) == 0
        assert capsys.readouterr().out.splitlines() == [*shown[1:], "All is well: data and documents agree."]
    assert main(["check", "--documents", str(folder)]) == 0


@pytest.mark.parametrize("words", [["--record"], ["--record", "--documents", "nowhere"]])
def test_recording_without_the_documents_is_a_mistake(
    words: list[str],
    documented: Documented,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    project, _ = documented
    before = project.path("coverage").read_bytes()
    monkeypatch.setenv("ECONLAB_PROJECT", str(project.root))
    monkeypatch.chdir(project.root)
    assert main(["check", *words]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("econlab: ")
    assert said.err.count("\n") == 1
    assert project.path("coverage").read_bytes() == before


# The five documents


@beside
def test_no_number_of_the_documents_is_open(own_data: Project) -> None:
    found = checking.uncovered(own_data.root, DOCUMENTS)
    assert found.keys() == {row["document"] for row in own_data.rows("documents")}
    left = [(document, n.line, n.text) for document, told in found.items() for n in told if n.reason == OPEN]
    assert left == []


@beside
def test_every_number_of_the_documents_is_counted_once(own_data: Project) -> None:
    for document, found in checking.uncovered(own_data.root, DOCUMENTS).items():
        text = (DOCUMENTS / f"{document}.txt").read_text(encoding="utf-8")
        assert len(found) == len(re.findall(r"[0-9](?:[.,]*[0-9])*", text))


@beside
def test_every_rule_leaves_something_out(own_data: Project) -> None:
    found = checking.uncovered(own_data.root, DOCUMENTS)
    assert {number.reason for told in found.values() for number in told} == {FIGURE, *RULES}


# The sample has the value and the kind of every record; one duration is no figure by our rule.
DURATION = "20 năm trước"


@pytest.mark.skipif(not SAMPLE.is_file(), reason="the annotated sample is not beside the project")
def test_every_record_of_the_sample_is_catalogued(own_data: Project) -> None:
    told = [json.loads(line) for line in SAMPLE.read_text(encoding="utf-8").splitlines()]
    expected = Counter(
        (r["document"], r["line"], plain(r["printed"]), r["kind"], Decimal(str(r["value"]))) for r in told
    )
    built = Counter(
        (r["document"], int(r["line"]), plain(r["printed"]), r["kind"], Decimal(r["value"] or "NaN"))
        for r in own_data.built("figures")
    )
    missing = expected - built
    assert {printed for _, _, printed, *_ in missing} == {DURATION}
    assert sum(missing.values()) == 1
