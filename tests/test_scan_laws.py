"""What holds of a scan of any text, and that no text is slow to scan."""

import gc
import unicodedata
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from laws import check_alone, check_calls, check_cuts, check_scan, check_time

from econlab.scanning.documents import Piece
from econlab.scanning.scan import ScannedFigure, scan, scan_pieces

# Everything that a rule may look for, and what breaks a careless one.
LOOKED_FOR = (
    "khoảng trên dưới gần hơn đạt tăng giảm từ đến lên xuống còn so với năm quý tháng ngày thứ hạng nhóm "
    "top gấp lần nghìn triệu tỷ tỉ tỉnh trăm vạn đồng USD VND người hộ doanh nghiệp phần điểm % tuổi giờ "
    "lượt mục tiêu phấn đấu dự báo ước tính lần lượt là và tương ứng trong đó mỗi trung bình thời gian "
    "tối thiểu trở lên Việt Nam about over nearly from to between and by times per cent percent "
    "percentage points million billion bn tn pp US$ $ € rose fell target expected two-thirds third half "
    "of people a year Q1 Table Figure No. ISO "
)
NUMBERS = [
    "1", "07", "3,5", "0,284", "20,000", "45.500", "1.212,45", "1,212.45", "4500", "2022", "2016 – 2022",
    "25/194", "43/53", "02/08", "2/3", "12/2023/TT-BTC", "1.2.3.4", "5G", "4.0", "Covid-19",
    "+84 24 3943 5602", "10 – 20", "2-3", "-0,3", "−1.5", "1 000 000", "１２３", "٣٫٥", "½", "10²", "1e5",
    "9" * 400, "1,", ".5", "**1,6**", "24,5%**<sup>8</sup>", "[^3]", "(khoảng 07 nghìn tỉ USD)", "60%左右",
    "02 năm", "0", "00", "1/0",
]  # fmt: skip
SIGNS = [
    " ", "  ", "\n", "\n\n", "\t", "\u00a0", "\u202f", ", ", ". ", "; ", ": ", " (", ") ", " - ", " – ",
    "/", "**", "_", "|", "- ", "# ", "1. ", "<sup>", "</sup>", "&nbsp;", "&lt;", "http://a.vn/1,2%", "~",
    "≈", "“", "”", "\u200b", "\u200f", "\u202e", "\ufeff", "\u0301", "\x00", "\x0b", "\x0c", "\x1c", "\x85",
    "\u2028", "\r\n", "\r", "\ud800", "\udfff", "中国", "مليون", "😀", "İ", "ß", "ﬁ",
]  # fmt: skip
WORDS = LOOKED_FOR.split()
PARTS = st.sampled_from(WORDS) | st.sampled_from(NUMBERS) | st.sampled_from(SIGNS)
SPACED = st.lists(PARTS, max_size=25).map(" ".join)
JOINED = st.lists(PARTS, max_size=25).map("".join)
ANY = st.text(st.characters(), max_size=60)
TEXTS = (SPACED | JOINED | ANY) | (SPACED | JOINED).map(lambda text: unicodedata.normalize("NFD", text))
LANGUAGES = st.sampled_from(["auto", "vi", "en"])


@settings(deadline=None)
@given(TEXTS, LANGUAGES)
@example("\ud800 5% \x00 khoảng", "auto")
@example("9" * 10_000 + "%", "vi")
@example("1" + "." * 5_000 + "5", "vi")
@example("1" + ",000" * 2_000 + " tỷ", "en")
@example("\u0301\u030125%\u0301", "vi")
@example("5 tỷ tỷ tỷ tỷ", "vi")
@example("10 – 5%; 5 – 10 – 15%", "vi")
@example("thứ 0, thứ 99999999999999999999", "vi")
@example("20 seven-eighths, hai phần ba phần tư", "auto")
@example("2/`20 người, hạng 25/`194, 2/\x1c20 người", "vi")
@example(f"tháng {'9' * 5_000}, quý {'9' * 5_000}/2022, January {'9' * 5_000}", "auto")
def test_a_record_says_what_the_text_prints(text: str, language: str) -> None:
    check_scan(text, language)


@settings(deadline=None)
@given(SPACED, LANGUAGES)
def test_a_record_is_what_its_form_reads_by_itself(text: str, language: str) -> None:
    check_alone(text, language)


def what(found: Sequence[ScannedFigure], moved: int = 0) -> list[tuple[object, ...]]:
    """Say what was found where, but for what the text around it may add."""
    return [
        (one.start + moved, one.printed, one.value, one.low, one.high, one.qualifier, one.unit)
        for one in found
    ]


CLEAN = st.lists(st.sampled_from(WORDS) | st.sampled_from(NUMBERS[:24]), max_size=12).map(" ".join)


@settings(deadline=None)
@given(CLEAN, CLEAN, st.sampled_from(["vi", "en"]))
def test_a_paragraph_is_scanned_as_if_it_stood_alone(first: str, second: str, language: str) -> None:
    opening = f"{first}.\n\n"
    together = what(scan(opening + second, language))
    assert together == [*what(scan(opening, language)), *what(scan(second, language), len(opening))]


@settings(deadline=None)
@given(TEXTS, st.lists(st.integers(0, 10_000), max_size=8), LANGUAGES)
@example("tăng từ 10% lên 90%, khoảng 07 nghìn tỉ USD trong năm 2022", list(range(60)), "auto")
@example("a\r\nđạt 5\r\n% và 7%\r", list(range(30)), "vi")
def test_the_cuts_between_pieces_do_not_matter(text: str, cuts: list[int], language: str) -> None:
    check_cuts(text, cuts, language)


def test_a_record_stands_on_the_page_where_it_begins() -> None:
    cut = ["Năm 2022 đạt 5,1% và tăng ", "7,2% so với 2021.\n", "Có 63 tỉnh.\n"]
    found = list(scan_pieces([Piece(text, page=page) for page, text in enumerate(cut, 1)], "vi", "d"))
    assert [(one.printed, one.page) for one in found] == [("5,1%", 1), ("7,2%", 2), ("63 tỉnh", 3)]
    assert "".join(cut)[found[1].start : found[1].end] == found[1].printed


def test_pieces_are_taken_as_they_are_needed() -> None:
    """A document of any size fits: figures come out before all of it has been read."""
    taken = []

    def endless() -> Iterator[Piece]:
        for number in range(10_000):
            taken.append(number)
            yield Piece("Năm 2022, tỷ lệ này đạt 5,1% trong cả nước.\n" * 20)

    found = scan_pieces(endless(), "vi")
    assert next(found).printed == "5,1%"
    assert len(taken) < 1_000


# What a careless pattern or a look around every number makes slow: one word, sign or figure a million times.
REPEATED = {
    "digits": "1", "zeros": "0", "dots": ".", "commas": ",", "numbered": "1.", "listed": "1,",
    "grouped": "1,1,1,", "thousands": "1.000.", "spaced": "1 ", "spaced thousands": "000 ",
    "about": "khoảng ", "from": "từ ", "to": "đến ", "about in English": "about ", "or more": "trở lên ",
    "scale": "tỷ ", "scales": "nghìn tỷ ", "million": "million ", "year": "năm ",
    "year and number": "năm 2", "bracket": "(", "closing": ")", "brackets": "()", "percent": "%",
    "minus": "-", "dash": "- ", "en dash": "–", "date": "1/1/", "slash": "/", "dollar": "$",
    "dollars": "US$", "stars": "**", "star": "*", "underscores": "_", "space": " ",
    "no-break space": "\u00a0", "lines": "\n", "returns": "\r\n", "tabs": "\t", "invisible": "\u200b",
    "combining": "\u0301", "letter": "a", "letters": "ab ", "capital": "A", "tag": "<sup>",
    "half a tag": "<", "closing tag": "</", "entity": "&nbsp;", "ampersand": "&", "link": "http://",
    "link mark": "[^", "bar": "|", "hash": "#", "address": "a.b@", "domain": "a.", "Chinese": "中",
    "surrogate": "\ud800", "wide digit": "１", "decree": "12/2023/", "number sign": "số ", "ordinal": "thứ ",
    "respectively": "lần lượt ", "plus": "+", "one and a sign": "1-", "one and a word": "1 từ ",
    "ranges": "1 – 2 – ", "half a range": "từ 1 đến ",
}  # fmt: skip
# Texts of one figure after another without the end of a sentence, where a look back or ahead adds up.
FIGURES = {
    "shares": "5% ", "shares with commas": "5%, ", "shares in brackets": "(5%) ", "open brackets": "(5% ",
    "enumeration": "5, ", "enumeration with and": "5 và ", "changes": "tăng 5% ",
    "from to": "từ 5% lên 6% ", "of years": "5% năm 2022 ", "of places": "5% Việt Nam ",
    "of targets": "mục tiêu 5% ", "sums": "1 tỷ đồng ", "ranks": "1/63 ", "ranges": "5 – 6% ",
    "rows": "| 5% ", "lines": "5%\n", "paragraphs": "5%\n\n", "bold": "**5**% ",
    "footnotes": "5%<sup>1</sup> ", "people": "5 người ", "hedged": "khoảng 5% ",
    "respectively": "lần lượt là 5%, ", "detached hedge": "ước tính 5% ",
}  # fmt: skip
# A short text and a long one. What the scanner promises to survive goes up to a megabyte; what is all
# figures is stopped first, but for what is remembered of a whole paragraph.
LENGTHS, LENGTHS_OF_FIGURES = (1 << 13, 1 << 17), (1 << 11, 1 << 15)
LONGER = {
    **dict.fromkeys(("digits", "dots", "commas", "about"), (1 << 14, 1 << 20)),
    **dict.fromkeys(("of places", "of years"), (1 << 11, 1 << 16)),
}
CASES = [
    *(pytest.param(form, LONGER.get(name, LENGTHS), id=name) for name, form in REPEATED.items()),
    *(
        pytest.param(form, LONGER.get(name, LENGTHS_OF_FIGURES), id=f"figures: {name}")
        for name, form in FIGURES.items()
    ),
]


@pytest.fixture(scope="module")
def frozen() -> Iterator[None]:
    """Keep what is there now out of every collection of garbage, which is otherwise most of the time."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.parametrize(("form", "lengths"), CASES)
def test_calls_grow_no_faster_than_the_text(form: str, lengths: tuple[int, int]) -> None:
    check_calls(form)


@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize(("form", "lengths"), CASES)
def test_time_grows_no_faster_than_the_text(form: str, lengths: tuple[int, int]) -> None:
    check_time(form, lengths)
