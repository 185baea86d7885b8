"""Tables for reading: nothing cut short, nothing run as HTML, bounds and sources beside the numbers."""

import math
import re
from html.parser import HTMLParser

import pandas as pd
import pytest
from small_evidence import about, observed, row

import econlab
from econlab.evidence.intervals import Interval, columns
from econlab.measures import claims, growth, targets
from econlab.measures.selection import select
from econlab.showing.language import LANGUAGES, Language, label
from econlab.showing.tables import Table, cite, cited, crossed, references, table

HOSTILE = "<script>alert('1')</script><img src=x onerror=alert(1)> & \"quoted\" -->"


class Cells(HTMLParser):
    """The tags of a piece of HTML, and the text of its cells."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.cells: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag in ("td", "th"):
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.cells:
            self.cells[-1] += data.rstrip("\n ")


def frame(*rows: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame(list(rows))


def cells(shown: Table) -> list[list[str]]:
    return [list(cells) for cells in shown.frame.itertuples(index=False)]


# Columns chosen


def test_a_column_with_bounds_is_shown_with_them_in_each_language() -> None:
    seen = frame(
        {"year": 2020, **columns("share", about(14.25, 0.05))},
        {"year": 2021, **columns("share", Interval.exact(1500.5))},
        {"year": 2022, **columns("share", None)},
        {"year": 2023, **columns("share", Interval(80, math.inf, 80))},
    )
    english, vietnamese = (table(seen, ["year", "share"], language) for language in LANGUAGES)
    assert list(english.frame) == ["year", "share of GDP, %"]
    assert list(vietnamese.frame) == ["năm", "tỷ trọng trong GDP, %"]
    assert cells(english) == [
        ["2020", "14.25 [14.2, 14.3]"], ["2021", "1500"], ["2022", "–"], ["2023", "80 [80, ∞]"],
    ]  # fmt: skip
    assert cells(vietnamese) == [
        ["2020", "14,25 [14,2; 14,3]"], ["2021", "1500"], ["2022", "–"], ["2023", "80 [80; ∞]"],
    ]  # fmt: skip


def test_bounds_without_a_point_are_shown_alone() -> None:
    seen = frame({"range": math.nan, "range_low": 1.5, "range_high": 2.5})
    assert cells(table(seen, ["range"])) == [["[1.5, 2.5]"]]


def test_numbers_words_and_texts() -> None:
    seen = frame(
        {"basis": "nominal", "end": 2020, "candidates": 12345, "gdp_path": 6.5, "printed": "gấp 3 lần"},
        {"basis": "real", "end": 2021, "candidates": 7, "gdp_path": math.nan, "printed": "3.5"},
    )
    names = ["basis", "end", "candidates", "gdp_path", "printed"]
    assert cells(table(seen, names, "vi")) == [
        ["danh nghĩa / danh nghĩa", "2020", "12.345", "6,5", "gấp 3 lần"],
        ["thực / thực (đồng nhất thức tỷ trọng)", "2021", "7", "", "3.5"],
    ]


@pytest.mark.parametrize("verdict", claims.VERDICTS)
def test_verdicts_are_told_in_the_language(verdict: str) -> None:
    shown = table(frame({"verdict": verdict}), ["verdict"], "vi")
    assert cells(shown) == [[label(verdict, "vi")]]


def test_missing_texts_are_blank() -> None:
    seen = frame({"printed": None, "gdp_path": 1.0}, {"printed": "x", "gdp_path": None})
    assert cells(table(seen, ["printed", "gdp_path"])) == [["", "1"], ["x", ""]]


def test_a_table_of_nothing_has_its_headers() -> None:
    shown = table(growth.to_frame([]), ["basis", "multiplier"])
    assert list(shown.frame) == [label("basis"), label("multiplier")]
    assert cells(shown) == []
    assert label("multiplier") in shown._repr_html_()


def test_a_column_without_a_label_is_an_error() -> None:
    with pytest.raises(KeyError, match="unheard"):
        table(frame({"unheard": 1}), ["unheard"])


# How it shows itself


def test_hostile_text_is_text() -> None:
    seen = frame({"printed": HOSTILE, **columns("share", None)})
    html = table(seen, ["printed", "share"])._repr_html_()
    found = Cells(html)
    assert found.tags <= {"table", "thead", "tbody", "tr", "th", "td"}
    assert HOSTILE in found.cells
    assert "<script" not in html


def test_a_hostile_header_is_text() -> None:
    html = Table(frame({HOSTILE: 1}))._repr_html_()
    assert HOSTILE in Cells(html).cells
    assert "<script" not in html


def test_nothing_is_cut_short() -> None:
    long = "nguồn " * 200
    seen = frame(*({"printed": f"{at} {long}", "year": at} for at in range(300)))
    shown = table(seen, ["year", "printed"])
    with pd.option_context("display.max_rows", 5, "display.max_colwidth", 10, "display.width", 20):
        html, plain = shown._repr_html_(), repr(shown)
    assert len([cell for cell in Cells(html).cells if long.strip() in cell]) == 300
    assert plain.count(long.strip()) == 300
    assert "..." not in html + plain


def test_wide_tables_keep_every_column() -> None:
    shown = Table(frame({f"column {at}": at for at in range(60)}))
    with pd.option_context("display.max_columns", 4):
        html, plain = shown._repr_html_(), repr(shown)
    for at in range(60):
        assert f"column {at}" in html
        assert f"column {at}" in plain


def test_rows_are_not_numbered() -> None:
    shown = table(frame({"year": 2020}), ["year"])
    assert Cells(shown._repr_html_()).cells == ["year", "2020"]
    assert repr(shown).split() == ["year", "2020"]


# One quantity across another


def required(language: Language) -> Table:
    bases = {"GSO": targets.Base(2024, about(14, 0.5)), "MIC": targets.Base(2024, Interval.exact(18))}
    goals = [
        targets.Target("VNM", year, Interval.exact(share), ()) for year, share in ((2030, 30.0), (2045, 50.0))
    ]
    needed = targets.required_table(bases, goals, [5.0, 7.5])
    return crossed(needed, ["target_year", "definition", "base"], "gdp_path", "required_multiplier", language)


def test_one_row_for_each_combination_and_one_column_for_each_value() -> None:
    shown = required("vi")
    assert list(shown.frame) == [
        label("target_year", "vi"), label("definition", "vi"), label("base", "vi"),
        f"{label('gdp_path', 'vi')}: 5", f"{label('gdp_path', 'vi')}: 7,5",
    ]  # fmt: skip
    assert [row[:3] for row in cells(shown)] == [
        ["2030", "GSO", "14 [13,5; 14,5]"], ["2045", "GSO", "14 [13,5; 14,5]"],
        ["2030", "MIC", "18"], ["2045", "MIC", "18"],
    ]  # fmt: skip


def test_the_cells_are_those_of_their_row_and_column() -> None:
    for told, base, years, goal in zip(
        cells(required("en")), (14, 14, 18, 18), (6, 21, 6, 21), (30, 50, 30, 50), strict=True
    ):
        for cell, path in zip(told[3:], (5, 7.5), strict=True):
            expected = ((goal / base) ** (1 / years) * (1 + path / 100) - 1) / (path / 100)
            assert float(cell.split()[0]) == pytest.approx(expected, rel=5e-4)


def test_columns_come_in_order_of_their_values() -> None:
    seen = frame(*({"year": 2020, "gdp_path": path, "multiple": 1.0} for path in (10.0, 5.0, 7.0)))
    heads = list(crossed(seen, ["year"], "gdp_path", "multiple").frame)[1:]
    assert [head.rpartition(": ")[2] for head in heads] == ["5", "7", "10"]


def test_a_row_of_a_crossed_table_came_from_what_all_of_its_cells_did() -> None:
    seen = frame(
        {"year": 2020, "gdp_path": 5.0, "multiple": 1.0, "figures": "b a"},
        {"year": 2021, "gdp_path": 5.0, "multiple": 1.0, "figures": "c"},
        {"year": 2020, "gdp_path": 7.0, "multiple": 2.0, "figures": "a d"},
        {"year": 2021, "gdp_path": 7.0, "multiple": 2.0, "figures": ""},
    )
    shown = crossed(seen, ["year"], "gdp_path", "multiple")
    assert list(shown.figures) == [["a", "b", "d"], ["c"]]
    bare = crossed(seen.drop(columns="figures"), ["year"], "gdp_path", "multiple")
    assert list(bare.figures) == []


def test_every_row_came_from_what_the_whole_table_did_unless_it_says_otherwise() -> None:
    seen = frame({"year": 2020}, {"year": 2021})
    assert list(table(seen, ["year"], figures=iter("ba")).figures) == [("b", "a")] * 2
    assert list(table(seen.assign(figures="c"), ["year"], figures="ba").figures) == [("c",)] * 2


def test_a_crossed_table_of_nothing_is_empty() -> None:
    shown = crossed(targets.required_table({}, [], []), ["target_year"], "gdp_path", "required_multiplier")
    assert shown.frame.empty
    assert isinstance(shown._repr_html_(), str)


def test_a_combination_that_is_missing_is_an_error() -> None:
    seen = frame(
        {"year": 2020, "gdp_path": 5.0, "multiple": 1.0},
        {"year": 2021, "gdp_path": 5.0, "multiple": 1.0},
        {"year": 2020, "gdp_path": 7.0, "multiple": 1.0},
    )
    with pytest.raises(ValueError, match="Length of values"):
        crossed(seen, ["year"], "gdp_path", "multiple")


# Where figures were printed

SEEN = observed(
    row("x", 2020, 1, figure="a", document="mic-2023", line=24),
    row("x", 2020, 1, figure="b", document="mic-2023", line=16),
    row("x", 2020, 1, figure="c", document="mic-2023", line=16),
    row("x", 2020, 1, figure="d", document="cri-2020", line=105),
    row("x", 2020, 1, figure="e", source="CAICT2017"),
    row("x", 2020, 1, figure="f", source="BEA2019"),
    row("x", 2020, 1, figure="g", source="CAICT2017"),
).assign(source=lambda t: t["source"].where(t["document"] == "", ""))


def test_documents_come_first_with_their_lines_then_sources() -> None:
    assert cite(SEEN, ["g", "a", "d", "f", "b", "e", "c"]) == (
        "cri-2020 105; mic-2023 16, 24; BEA2019, CAICT2017"
    )


def test_only_what_is_cited_is_named() -> None:
    assert cite(SEEN, ["a"]) == "mic-2023 24"
    assert cite(SEEN, ["e"]) == "CAICT2017"
    assert cite(SEEN, []) == ""
    assert cite(SEEN, ["unknown"]) == ""


def test_figures_may_come_as_any_iterable() -> None:
    assert cite(SEEN, (figure for figure in "ab")) == cite(SEEN, {"a", "b"}) == "mic-2023 16, 24"


# The project's own data


@pytest.fixture(scope="module")
def observations() -> pd.DataFrame:
    return econlab.observations()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_window_of_china(observations: pd.DataFrame, language: Language) -> None:
    seen = select(observations, econlab.defaults(), "CHN").accounts
    found = [growth.multiplier(seen, 2016, 2022, basis) for basis in growth.PRICE_BASES]
    shown = table(
        growth.to_frame(found), ["basis", "digital_growth", "multiplier", "route", "note"], language
    )
    assert (
        cells(shown)[0]
        == {
            "en": ["nominal / nominal", "14.23 [14.17, 14.29]", "1.685 [1.677, 1.692]", "sizes and GDP", ""],
            "vi": [
                "danh nghĩa / danh nghĩa",
                "14,23 [14,17; 14,29]",
                "1,685 [1,677; 1,692]",
                "quy mô và GDP",
                "",
            ],
        }[language]
    )


def test_sources_of_china_are_named_with_lines(observations: pd.DataFrame) -> None:
    seen = select(observations, econlab.defaults(), "CHN").accounts
    told = cite(observations, seen.cited_window(2016, 2022, ("size", "gdp")))
    assert re.search(r"^mic-2023-china-experience \d+(, \d+)*; ", told)
    assert "CAICT2017" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_claim_can_be_shown(observations: pd.DataFrame, language: Language) -> None:
    held = [claims.hold_claim(claim, (), observations) for claim in claims.printed_claims(observations)]
    names = ["printed", "place", "quantity", "stated", "candidates", "range", "verdict", "published_by"]
    shown = table(claims.to_frame(held), names, language)
    assert len(shown.frame) == len(held)
    assert set(shown.frame[label("verdict", language)]) == {label("not testable", language)}
    assert set(shown.frame[label("range", language)]) == {"–"}


# Names of codes


def test_codes_and_units_are_told_by_their_names() -> None:
    money = {"value_unit": "CNY", **columns("value", about(50.2e12, 0.05e12))}
    share = {"value_unit": "percent", **columns("value", Interval(30, 100, 30))}
    coded = ("indicator", "place", "vintage", "told_as")
    size = ("digital_economy_size", "CHN", "first", "statistic")
    target = ("digital_economy_share_gdp", "VNM", "", "target")
    seen = frame(
        {**dict(zip(coded, size, strict=True)), **money}, {**dict(zip(coded, target, strict=True)), **share}
    )
    names, wanted = econlab.vocabulary(), [*coded, "value"]
    shown = table(seen, wanted, "vi", names=names)
    assert list(shown.frame) == ["chỉ tiêu", "nơi", "lần công bố", "được nêu là", "giá trị"]
    assert cells(shown)[0][1:] == [
        "Trung Quốc", "Theo công bố lần đầu", "thống kê", "50,2 [50,15; 50,25] nghìn tỷ CNY",
    ]  # fmt: skip
    assert cells(shown)[1] == ["Tỷ trọng kinh tế số trong GDP", "Việt Nam", "", "mục tiêu", "30 [30; 100] %"]
    codes = table(seen, wanted)
    assert cells(codes)[1] == ["digital_economy_share_gdp", "VNM", "", "target", "30 [30, 100]"]


def test_a_table_with_sentences_is_aligned_to_the_left() -> None:
    seen = frame({"why": "a sentence", "line": 7})
    html = table(seen, ["line", "why"])._repr_html_()
    assert 'class="dataframe prose"' in html
    assert html.count('style="text-align:left"') == 4
    numbers = table(seen, ["line"])._repr_html_()
    assert ('class="dataframe"' in numbers, "left" in numbers) == (True, False)


def test_a_result_is_cited_by_its_figures() -> None:
    seen = observed(
        row("share", 2022, 1.0, figure="a", document="mic", line=16, source=""),
        row("share", 2022, 1.0, figure="b"),
    )
    told = cited(frame({"figures": ("a", "b")}, {"figures": ()}), seen)
    assert list(told["printed_in"]) == ["mic 16; S", ""]


def test_a_column_may_have_the_head_of_another_label() -> None:
    seen = pd.DataFrame({"year": [2020, 2021], "sector": ["primary", "total"], "share": [1.5, 2.5]})
    shown = table(seen, ["sector", "share"], heads={"share": "share_digital_economy"}).frame
    assert list(shown) == ["sector", "share of the digital economy"]
    assert list(shown["sector"]) == ["primary sector", "all sectors"]
    across = crossed(seen, ["sector"], "year", "share", heads={"year": "weight_share"}).frame
    assert list(across)[1:] == ["weight in GDP, %: 2020", "weight in GDP, %: 2021"]


def test_one_word_may_mean_two_things_in_two_columns() -> None:
    seen = pd.DataFrame({"core_change": ["open", ""], "sectoral_reading": ["", "holds"]})
    assert cells(table(seen, ["core_change", "sectoral_reading"])) == [
        ["rounding hides which", "does not hold"],
        ["first year", "holds"],
    ]


def test_rows_keep_the_figures_they_came_from_beside_the_html() -> None:
    frame = pd.DataFrame({"place": ["CHN", "VNM"], "figures": ["a b", ("c",)]})
    found = table(frame, ["place"])
    data, metadata = found._repr_mimebundle_()
    assert metadata == {"econlab": {"rows": [["a", "b"], ["c"]]}}
    assert data["text/html"] == found._repr_html_()
    assert table(frame[["place"]], ["place"])._repr_mimebundle_()[1] == {}


# Our own words in Vietnamese


def test_a_column_with_its_vietnamese_beside_it_is_shown_in_the_language() -> None:
    seen = frame(
        {"says": "It grew.", "says_vi": "Nó tăng.", "title": "A & B", "title_vi": ""},
        {"says": "It <fell>.", "says_vi": "", "title": "C", "title_vi": "Đ"},
    )
    english, vietnamese = (table(seen, ["says", "title"], language) for language in LANGUAGES)
    assert cells(english) == [["It grew.", "A & B"], ["It <fell>.", "C"]]
    assert cells(vietnamese) == [["Nó tăng.", "A & B"], ["It <fell>.", "Đ"]]
    assert "lang=" not in english._repr_html_()
    html = vietnamese._repr_html_()
    assert html.count('<span lang="en">') == 2
    assert ">Nó tăng.</td>" in html
    assert '<span lang="en">A &amp; B</span>' in html
    assert '><span lang="en">It &lt;fell&gt;.</span></td>' in html
    assert list(Cells(html).cells)[2:] == ["Nó tăng.", "A & B", "It <fell>.", "Đ"]


def test_a_note_within_a_reason_is_marked_as_english() -> None:
    seen = frame(
        {"why": "Chưa kiểm tra được. no total at hand", "note": "no total at hand"},
        {"why": "Khớp.", "note": "told apart"},
        {"why": "Khớp & đủ.", "note": ""},
    )
    html = table(seen, ["why"], "vi")._repr_html_()
    assert '>Chưa kiểm tra được. <span lang="en">no total at hand</span></td>' in html
    assert html.count("lang=") == 1
    assert ">Khớp &amp; đủ.</td>" in html
    assert "lang=" not in table(seen, ["why"])._repr_html_()


# References

WORKS = [
    {"source": "mic", "title": "A report", "title_vi": "Báo cáo", "publisher": "A ministry",
     "publisher_vi": "Một bộ", "date": "2023-07-04"},
    {"source": "GSO", "title": "A yearbook", "title_vi": "", "publisher": "An office", "publisher_vi": "",
     "date": "2025"},
    {"source": "WDI", "title": "Not cited", "title_vi": "", "publisher": "", "publisher_vi": "", "date": ""},
]  # fmt: skip
PRINTED = pd.DataFrame(
    {
        "figure": ["b", "a", "c", "d"],
        "document": ["mic", "mic", "", ""],
        "line": [24, 16, None, None],
        "source": ["", "", "GSO", "WDI"],
    }
)


def test_references_name_documents_with_their_lines_and_then_publications() -> None:
    listed = references(PRINTED, ["c", "b", "a", "c"], WORKS)
    assert list(listed.frame.columns) == ["cited as", "title", "published by", "date"]
    assert cells(listed) == [
        ["mic 16, 24", "A report", "A ministry", "2023-07-04"],
        ["GSO", "A yearbook", "An office", "2025"],
    ]
    assert [list(ids) for ids in listed.figures] == [["a", "b"], ["c"]]


def test_references_in_vietnamese_mark_the_titles_that_are_english() -> None:
    listed = references(PRINTED, ["a", "c"], WORKS, "vi")
    assert [row[1] for row in cells(listed)] == ["Báo cáo", "A yearbook"]
    assert '<span lang="en">A yearbook</span>' in listed._repr_html_()
    assert '<span lang="en">A report</span>' not in listed._repr_html_()


def test_without_figures_there_are_no_references() -> None:
    assert cells(references(PRINTED, [], WORKS)) == []
