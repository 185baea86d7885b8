"""Indicators and places suggested for figures, with sentences written for these tests."""

import dataclasses
import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from econlab import project
from econlab.errors import InputError
from econlab.evidence.vocabulary import KINDS, Vocabulary, read_vocabulary
from econlab.scanning.places import PlaceNames, place_of
from econlab.scanning.suggestions import BEFORE, Suggester

VOCABULARY = read_vocabulary(project.root())
SUGGEST, NAMES = Suggester(VOCABULARY), PlaceNames(VOCABULARY)

# Text with the figure between angle brackets, its unit and kind, and what is suggested.
NAMED = [
    ("Tỷ trọng kinh tế số trong GDP của tỉnh năm 2025 đạt ‹18,2%›.", "percent", "statistic",
     "digital_economy_share_gdp"),
    ("Kinh tế số chiếm ‹khoảng 25%› GDP vào năm 2030", "percent", "target", "digital_economy_share_gdp"),
    ("Quy mô kinh tế số năm ngoái đạt ‹3,1 nghìn tỷ NDT›", "CNY", "statistic", "digital_economy_size"),
    ("By 2025 the digital economy had grown to ‹61 trillion yuan›.", "CNY", "statistic",
     "digital_economy_size"),
    ("The digital economy made up ‹two-fifths› of GDP", "percent", "statistic", "digital_economy_share_gdp"),
    ("Số thuê bao băng rộng di động ước đạt ‹92 triệu thuê bao›", "subscription", "statistic",
     "mobile_broadband_subscriptions"),
    ("Số thuê bao băng rộng di động tăng ‹3,3%› so với năm trước", "percent", "change",
     "mobile_broadband_subscriptions"),
    ("Doanh thu TMĐT cả năm đạt ‹22 tỷ USD›", "USD", "statistic", "ecommerce_revenue"),
    ("Online retail sales of physical goods came to ‹12.8 trillion yuan›", "CNY", "statistic",
     "goods_online_retail_sales"),
    ("Internet users were ‹81%› of the population.", "percent", "statistic",
     "internet_users_share_population"),
    ("Labor productivity growth averaged ‹5.1 percent a year›", "percent_per_year", "statistic",
     "labour_productivity_growth"),
    ("Tốc độ tăng năng suất lao động bình quân ‹5,9%/năm›", "percent_per_year", "target",
     "labour_productivity_growth"),
    ("About ‹4.1 million 5G base stations› were in service.", "station", "statistic", "base_stations_5g"),
    ("Về Chỉ số đổi mới sáng tạo toàn cầu: ‹thứ 44›", "rank", "statistic", "global_innovation_index_rank"),
    ("EGDI xếp ‹thứ 71›", "rank", "statistic", "e_government_development_rank"),
    ("Thương mại điện tử đạt tốc độ tăng trưởng ‹8,3%›", "percent", "statistic", "ecommerce_growth"),
    ("Its share of GDP went up, and the digital economy gained ‹10.3 percent›", "percent", "change",
     "digital_economy_size"),
]  # fmt: skip
NOT_NAMED = [
    # Another sentence, another clause, and what follows the next figure.
    ("Kinh tế số đóng góp vào GDP. Lạm phát là ‹3,2%›.", "percent", "statistic"),
    ("Kinh tế số đóng góp vào GDP; lạm phát là ‹3,2%›.", "percent", "statistic"),
    ("Inflation was ‹3.2%›, and the digital economy, as a share of GDP, grew.", "percent", "statistic"),
    # Part of a name; a unit that does not fit; a growth rate of what has none.
    ("The digital economy of the province reached ‹20%›", "percent", "statistic"),
    ("Tỷ trọng kinh tế số trong GDP là ‹12 MW›", "MW", "statistic"),
    ("Tỷ lệ hộ gia đình sử dụng cáp quang có tốc độ tăng trưởng ‹8,3%›", "percent", "statistic"),
    (
        "The digital economy gained ‹10.3 percent›, and its share of GDP rose to 40%",
        "percentage_point",
        "change",
    ),
    # Two names at once.
    ("đứng thứ ba về chính phủ số, chuyển đổi số và kinh tế số, thuộc ‹nhóm 30 nước›", "rank", "target"),
    # Nothing of the kind.
    ("Lợi nhuận sau thuế của ngân hàng đạt ‹12.000 tỷ đồng›", "VND", "statistic"),
    ("The unemployment rate fell to ‹4.1 per cent› in June", "percent", "statistic"),
    ("The province has ‹12 things›", "count", "statistic"),
    ("", "percent", "statistic"),
    ("Tăng ‹6%› so với cùng kỳ của toàn tỉnh", "percent", "change"),
]


def cut(text: str) -> tuple[str, str, str]:
    before, _, rest = text.partition("‹")
    printed, _, after = rest.partition("›")
    return before, printed, after


@pytest.mark.parametrize(("text", "unit", "kind", "indicator"), NAMED)
def test_an_indicator_is_suggested_where_its_name_stands(
    text: str, unit: str, kind: str, indicator: str
) -> None:
    assert SUGGEST.indicator(*cut(text), unit, kind) == indicator


@pytest.mark.parametrize(("text", "unit", "kind"), NOT_NAMED)
def test_nothing_is_suggested_where_no_name_stands(text: str, unit: str, kind: str) -> None:
    assert SUGGEST.indicator(*cut(text), unit, kind) == ""


def test_a_name_may_reach_into_the_printed_figure() -> None:
    text = "Cả nước có ‹1.200 doanh nghiệp kỳ lân›"
    assert SUGGEST.indicator(*cut(text), "enterprise", "statistic") == "unicorn_enterprises"
    assert SUGGEST.indicator("the digital", "economy: 20%", " of GDP", "percent", "statistic") == (
        "digital_economy_share_gdp"
    )


def test_the_fuller_of_two_names_is_suggested() -> None:
    text = "Số thuê bao băng rộng di động trên 100 dân là ‹95 thuê bao/100 dân›"
    assert SUGGEST.indicator(*cut(text), "per_100_people", "statistic") == (
        "mobile_broadband_subscriptions_per_100_people"
    )


def test_what_is_far_from_the_figure_is_not_looked_at() -> None:
    before = "The digital economy, as a share of GDP, " + "x " * BEFORE + "was "
    assert SUGGEST.indicator(before, "40%", "", "percent", "statistic") == ""


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Kinh tế số của Trung Quốc, Hoa Kỳ và Mỹ", ["CHN", "USA", "USA"]),
        ("VIỆT NAM đứng sau Singapore, trên Lào", ["VNM", "SGP", ""]),
        ("China's and Viet Nam’s exports to the U.S. and the EU", ["CHN", "VNM", "USA", "EU"]),
        ("The UK, Germany and Norway", ["GBR", "", "NOR"]),
        ("Chiết Giang, Zhejiang, Hà Nội, Ha Noi, Hanoi", ["CN-ZJ", "CN-ZJ", "VN-HN", "VN-HN", "VN-HN"]),
        ("trung bình thế giới, toàn cầu, globally, the global average", ["WLD"] * 4),
        ("châu Phi; Châu Phi; Africa", ["AFRICA"] * 3),
        # Longer names first, and names inside of words.
        ("South Korea, North Korea, Republic of Korea", ["KOR", "", "KOR"]),
        ("South Africa, sub-Saharan Africa, Latin America, Bắc Mỹ", ["", "", "", ""]),
        ("Indiana, Chinatown, ThaiBev, USD, EUR", []),
    ],
)
def test_places_are_found_in_order(text: str, places: list[str]) -> None:
    found = NAMES.found_in(text)
    assert [code for _, code in found] == places
    assert [position for position, _ in found] == sorted(position for position, _ in found)


@pytest.mark.parametrize(
    "text",
    [
        "US$ 30 billion, 20 US dollars, 5 Chinese yuan",
        "30 triệu đô la Mỹ, 10 tỷ đồng Việt Nam, nhiều đô la\nMỹ",
        "Châu Mỹ, Nam Mỹ, Mỹ Tho, Mỹ Đình",
        "tiếng Việt, Ấn Độ Dương, Indian Ocean, Đông Nam Á",
        "Chỉ số đổi mới sáng tạo toàn cầu",
        "xếp thứ 46 trên thế giới, the best in the world, its worldwide turnover",
    ],
)
def test_currencies_and_other_names_are_no_places(text: str) -> None:
    assert NAMES.found_in(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Unemployment was 3.6% in Malaysia and ‹1.2%› in Thailand", "THA"),
        ("so với ‹vị trí 44› của Thái Lan, Việt Nam còn thấp", "THA"),
        ("Nhật Bản là ‹-5,0%›, EU là -4,0%", "JPN"),
        ("chiếm ‹30%› tổng số của thế giới", "WLD"),
        ("Trung Quốc có 250 doanh nghiệp, chiếm ‹30%› của thế giới", "CHN"),
        ("Trong ‹3› năm tới, Hàn Quốc sẽ dẫn đầu", "KOR"),
        ("Tại Đài Loan là ‹5%›", ""),
        ("Tốc độ là ‹5%›", None),
    ],
)
def test_the_place_of_a_figure_is_among_those_of_its_sentence(text: str, place: str | None) -> None:
    before, printed, after = cut(text)
    whole = before + printed + after
    assert place_of(NAMES.found_in(whole), whole, len(before), len(before + printed)) == place


words = st.sampled_from(
    [word for row in VOCABULARY.indicators.values() for word in f"{row['name_en']} {row['name_vi']}".split()]
)
texts = st.one_of(st.text(max_size=60), st.lists(words, max_size=25).map(" ".join))


@given(
    texts,
    texts,
    texts,
    st.sampled_from(["", "count", "no such unit", *VOCABULARY.units]),
    st.sampled_from(KINDS),
)
def test_an_indicator_suggested_can_have_the_unit_of_the_figure(
    before: str, printed: str, after: str, unit: str, kind: str
) -> None:
    code = SUGGEST.indicator(before, printed, after, unit, kind)
    if code:
        try:
            VOCABULARY.unit_for(code, unit, kind=kind)
        except InputError:
            pytest.fail(f"{code} cannot have the unit {unit!r}")


@given(texts, texts)
def test_places_found_are_of_the_vocabulary_and_in_order(first: str, second: str) -> None:
    text = f"{first} Việt Nam {second}"
    found = NAMES.found_in(text)
    assert {code for _, code in found} <= {"", *VOCABULARY.places}
    assert [at for at, _ in found] == sorted({at for at, _ in found})
    assert all(0 <= at < len(text) for at, _ in found)
    countries = [code for _, code in found if code != "WLD"] or [code for _, code in found]
    assert place_of(found, text, len(text), len(text)) == (countries[-1] if found else None)


def test_the_order_of_the_vocabulary_changes_nothing() -> None:
    reordered = dataclasses.replace(
        VOCABULARY,
        indicators=dict(reversed(VOCABULARY.indicators.items())),
        places=dict(reversed(VOCABULARY.places.items())),
        units=dict(reversed(VOCABULARY.units.items())),
    )
    turned = Suggester(reordered)
    for text, unit, kind, indicator in NAMED:
        assert turned.indicator(*cut(text), unit, kind) == indicator
    assert PlaceNames(reordered).found_in("Trung Quốc, China, Lào") == NAMES.found_in(
        "Trung Quốc, China, Lào"
    )


def test_only_codes_of_the_vocabulary_are_suggested() -> None:
    few = dataclasses.replace(VOCABULARY, places={"VNM": VOCABULARY.places["VNM"]})
    assert PlaceNames(few).found_in("China, Vietnam") == [(0, ""), (7, "VNM")]
    none = Vocabulary({}, {}, {}, {}, {}, {}, {})
    assert {code for _, code in PlaceNames(none).found_in("China, Vietnam")} == {""}
    assert (
        Suggester(none).indicator("The digital economy made up ", "40%", " of GDP", "percent", "statistic")
        == ""
    )


def test_a_suggester_can_be_sent_to_another_process() -> None:
    sent, names = pickle.loads(pickle.dumps((SUGGEST, NAMES)))
    assert names.found_in("Zhejiang") == NAMES.found_in("Zhejiang")
    text, unit, kind, indicator = NAMED[0]
    assert sent.indicator(*cut(text), unit, kind) == indicator


def test_every_place_is_found_by_the_names_of_the_vocabulary() -> None:
    for code, row in VOCABULARY.places.items():
        for name in {row["name_en"], row["name_vi"]}:
            if re.fullmatch(r"[^\W\d_][^\d(),]*", name) and code not in ("WLD", "HIC"):
                assert NAMES.found_in(name) == [(0, code)]
