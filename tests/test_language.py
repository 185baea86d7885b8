"""Labels, sentences and numbers in English and Vietnamese, read by hand."""

import math
import string
import sys
from typing import Any

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from econlab.errors import InputError
from econlab.evidence.intervals import Interval
from econlab.measures import candidates, claims, growth
from econlab.measures.composition_trend import Predicted
from econlab.measures.targets import Target
from econlab.showing import language as words
from econlab.showing import phrases
from econlab.showing.language import (
    LABELS,
    LANGUAGES,
    SENTENCES,
    bounded,
    check_language,
    label,
    number,
    say,
    text,
)
from econlab.showing.result_phrases import RESULTS

# Letters that Vietnamese has and English does not.
VIETNAMESE = set("ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")
# Abbreviations and symbols that are the same in both.
SAME_IN_BOTH = {"gdp", "observations", ""}


def placeholders(sentence: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None)


# Words


@pytest.mark.parametrize(("key", "phrase"), [*LABELS.items(), *SENTENCES.items(), *RESULTS.items()])
def test_every_phrase_is_told_in_both_languages(key: str, phrase: tuple[str, str]) -> None:
    english, vietnamese = phrase
    if key in SAME_IN_BOTH:
        assert english == vietnamese
        return
    assert english.strip()
    assert vietnamese.strip()
    assert english != vietnamese
    assert VIETNAMESE & set(vietnamese.lower())
    assert not VIETNAMESE & set(english.lower())


def test_no_subject_has_another_meaning_for_a_key() -> None:
    labels = [*phrases.LABELS, *(key for one in words.SUBJECTS for key in one.LABELS)]
    sentences = [key for one in words.SUBJECTS for key in one.SENTENCES]
    assert len(labels) == len(set(labels)) == len(LABELS)
    assert len(sentences) == len(set(sentences)) == len(SENTENCES)


@pytest.mark.parametrize("key", sorted(SENTENCES))
def test_both_languages_tell_the_same_values(key: str) -> None:
    english, vietnamese = map(placeholders, SENTENCES[key])
    assert set(english) == set(vietnamese)
    assert all(name.isidentifier() for name in english), "every value has a name"
    assert english.count("**") == vietnamese.count("**")


@pytest.mark.parametrize("key", sorted(LABELS))
def test_labels_hold_no_placeholders(key: str) -> None:
    assert placeholders("".join(LABELS[key])) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", sorted(SENTENCES))
def test_every_sentence_can_be_told(key: str, language: words.Language) -> None:
    values: dict[str, object] = dict.fromkeys(placeholders(SENTENCES[key][0]), 1.5)
    told = text(key, language, **values)
    assert "{" not in told
    assert not values or {"en": "1.5", "vi": "1,5"}[language] in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_a_measure_says_has_a_label(language: words.Language) -> None:
    routes = {route.name for several in growth._ROUTES.values() for route in several}
    said = {growth.MISSING, growth.UNDEFINED, growth.OPEN_END, growth.GDP_FELL, ""}
    said |= routes | set(growth.PRICE_BASES) | set(claims.VERDICTS) | {"multiple", "growth"}
    said |= {*candidates.STATED}
    for key in said:
        assert isinstance(label(key, language), str)
    for verdict in claims.VERDICTS:
        assert f"claim: {verdict}" in SENTENCES


def test_what_was_asked_is_told_in_words() -> None:
    import econlab

    names = econlab.vocabulary()
    assert (
        words.asked(names, document="all", place="all", topic="all")
        == "All documents; all places; all topics"
    )
    one = words.asked(names, "vi", document="mic-2024", place="VNM", topic="all")
    assert one == "mic-2024; Việt Nam; mọi chủ đề"


def test_a_label_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        label("no such label")
    with pytest.raises(KeyError):
        text("no such sentence")
    with pytest.raises(KeyError):
        text("levels_title")


@pytest.mark.parametrize("found", ["fr", "", "EN", "en "])
def test_another_language_is_refused(found: str) -> None:
    for told in (check_language, lambda name: label("year", name), lambda name: text("levels_title", name)):
        with pytest.raises(InputError) as caught:
            told(found)
        assert str(caught.value) == f"language: found {found!r}, expected one of en, vi."
    assert [check_language(known) for known in LANGUAGES] == ["en", "vi"]


def test_sentences_write_numbers_in_their_language() -> None:
    values: dict[str, Any] = {
        "basis": "nominal", "start": 2016, "end": 2022, "digital": Interval(14.17, 14.29, 14.23),
        "gdp": None, "multiplier": 1234.5678, "share": Interval(5, 6),
    }  # fmt: skip
    assert text("window", "en", **values) == (
        "On the nominal basis the digital economy grew 14.23 [14.17, 14.29] % a year from 2016 to 2022 and "
        "GDP – %: a multiplier of **1235**. Its share of GDP grew [5, 6] % a year."
    )
    assert text("window", "vi", **values) == (
        "Trên cơ sở nominal, kinh tế số tăng 14,23 [14,17; 14,29] %/năm từ 2016 đến 2022, GDP tăng – %: "
        "hệ số **1235**. Tỷ trọng trong GDP tăng [5; 6] %/năm."
    )


def test_what_is_not_given_is_told_of_the_result() -> None:
    year = Predicted(2025, Interval(18, 20, 19), Interval(80, 82, 81), None, True)
    told = text("split_extrapolated", "vi", of=year, years=(2024, 2025), sectoral=80.5)
    assert told.startswith("Theo đường xu thế, năm 2025 lõi chiếm 19 [18; 20] %, ")
    assert "80,5 %. Các năm 2024, 2025 là" in told
    with pytest.raises(KeyError, match="years"):
        text("split_extrapolated", of=year)
    with pytest.raises(KeyError, match="core"):
        text("split_extrapolated", years=(2024, 2025))


def test_a_value_with_braces_is_told_as_it_is() -> None:
    assert text("levels_title", who="{x} {0}").endswith("{x} {0}")


def test_saying_shows_the_sentence_as_markdown(monkeypatch: pytest.MonkeyPatch) -> None:
    import IPython.display

    shown: list[tuple[Any, Any]] = []
    monkeypatch.setattr(IPython.display, "display", lambda one, metadata: shown.append((one, metadata)))
    say("levels_title", "vi", who="VNM")
    say("levels_title", "vi", who="VNM", figures=iter(["b", "a", "b"]))
    say("levels_title", "vi", who="VNM", figures=pd.Series(["b", "a", "b"]))
    for one, _ in shown:
        assert isinstance(one, IPython.display.Markdown)
        assert one.data == text("levels_title", "vi", who="VNM")
    assert [metadata for _, metadata in shown] == [{}, *[{"econlab": {"figures": ["a", "b"]}}] * 2]


def test_a_sentence_of_a_result_leads_to_its_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    import IPython.display

    shown: list[Any] = []
    monkeypatch.setattr(IPython.display, "display", lambda one, metadata: shown.append(metadata))
    target = Target("VNM", 2030, Interval.exact(30.0), ("b", "a"))
    say("split_targets_title", of=target)
    say("split_targets_title", of=target, figures=["c"])
    assert [metadata["econlab"]["figures"] for metadata in shown] == [["a", "b"], ["c"]]


# Numbers

BY_HAND = [
    # value, English, Vietnamese
    (0, "0", "0"),
    (0.0, "0", "0"),
    (-0.0, "0", "0"),
    (-1e-9 + 1e-9, "0", "0"),
    (1.69349, "1.693", "1,693"),
    (-1.69349, "-1.693", "-1,693"),
    (2.5, "2.5", "2,5"),
    (3.0, "3", "3"),
    (14.043, "14.04", "14,04"),
    (99.996, "100", "100"),
    (100.04, "100", "100"),
    (1234.5678, "1235", "1235"),
    (2031, "2031", "2031"),
    (9999.4, "9999", "9999"),
    (9999.96, "10,000", "10.000"),
    (-9999.96, "-10,000", "-10.000"),
    (10000.0, "10,000", "10.000"),
    (10000, "10,000", "10.000"),
    (1234567.8, "1,235,000", "1.235.000"),
    (1234567, "1,234,567", "1.234.567"),
    (-1234567, "-1,234,567", "-1.234.567"),
    (2460000.0, "2,460,000", "2.460.000"),
    (50.2e12, "50,200,000,000,000", "50.200.000.000.000"),
    (0.01234567, "0.01235", "0,01235"),
    (0.5, "0.5", "0,5"),
    (-0.00012, "-0.00012", "-0,00012"),
    (1.5e-20, "1.5e-20", "1,5e-20"),
    (1.2345e20, "1.234e+20", "1,234e+20"),
    (math.inf, "∞", "∞"),
    (-math.inf, "-∞", "-∞"),
    (math.nan, "", ""),
    (None, "", ""),
    ("inf", "∞", "∞"),
    ("-inf", "-∞", "-∞"),
    ("22,6 nghìn tỷ", "22,6 nghìn tỷ", "22,6 nghìn tỷ"),
]


@pytest.mark.parametrize(("value", "english", "vietnamese"), BY_HAND)
def test_numbers_by_hand(value: float | str | None, english: str, vietnamese: str) -> None:
    assert (number(value), number(value, "vi")) == (english, vietnamese)


@pytest.mark.parametrize(("digits", "written"), [(1, "3"), (2, "3.1"), (3, "3.14"), (6, "3.14159")])
def test_digits_are_significant_ones(digits: int, written: str) -> None:
    assert number(math.pi, digits=digits) == written
    assert number(math.pi / 1000, digits=digits) == f"{math.pi / 1000:.{digits + 2}f}"


@given(st.floats(), st.sampled_from(LANGUAGES), st.integers(1, 12))
@example(sys.float_info.max, "vi", 4)
@example(5e-324, "en", 4)
@example(-5e-324, "vi", 1)
def test_every_float_can_be_written(value: float, language: words.Language, digits: int) -> None:
    written = number(value, language, digits=digits)
    assert "nan" not in written
    assert bool(written) == (not math.isnan(value))


def read(written: str, language: words.Language) -> float:
    if language == "vi":
        written = written.translate(str.maketrans(",.", ".,"))
    return float(written.replace(",", "").replace("∞", "inf"))


@given(st.floats(allow_nan=False, allow_infinity=False, allow_subnormal=False), st.sampled_from(LANGUAGES))
def test_what_is_written_reads_as_the_number(value: float, language: words.Language) -> None:
    """Four significant digits: within half of the last, a relative 5 in 10 000."""
    if abs(value) < 1e308:
        assert read(number(value, language), language) == pytest.approx(value, rel=5.01e-4)


@given(st.integers(-(10**18), 10**18), st.sampled_from(LANGUAGES))
def test_counts_are_written_in_full(value: int, language: words.Language) -> None:
    plain = number(value, language).replace("." if language == "vi" else ",", "")
    assert plain == str(value)


@given(st.floats(1e-5, 1e14))
def test_a_negative_number_is_the_number_with_a_minus(value: float) -> None:
    assert number(-value) == f"-{number(value)}"


# Bounds


@pytest.mark.parametrize(
    ("interval", "english", "vietnamese"),
    [
        (Interval(1.6767, 1.6924, 1.6849), "1.685 [1.677, 1.692]", "1,685 [1,677; 1,692]"),
        (Interval(10, 20), "[10, 20]", "[10; 20]"),
        (Interval(80, math.inf, 80), "80 [80, ∞]", "80 [80; ∞]"),
        (Interval(-math.inf, -4), "[-∞, -4]", "[-∞; -4]"),
        (Interval(-math.inf, math.inf), "[-∞, ∞]", "[-∞; ∞]"),
        (Interval(-0.5, 0.5, 0), "0 [-0.5, 0.5]", "0 [-0,5; 0,5]"),
        (Interval.exact(2.2), "2.2", "2,2"),
        (Interval(2.20001, 2.20002), "2.2", "2,2"),
        # A bound in the middle of two numbers goes outwards.
        (Interval(12.655, 12.665, 12.66), "12.66 [12.65, 12.67]", "12,66 [12,65; 12,67]"),
        (Interval(-12.665, -12.655), "[-12.67, -12.65]", "[-12,67; -12,65]"),
        (Interval.exact(1500.5), "1500", "1500"),
        (Interval(1500.5 - 1e-10, 1500.5 + 1e-10, 1500.5), "1500", "1500"),
        (Interval.exact(15000), "15,000", "15.000"),
        (Interval(14000, 16000, 15000), "15,000 [14,000, 16,000]", "15.000 [14.000; 16.000]"),
        (None, "–", "–"),
    ],
)
def test_bounds_by_hand(interval: Interval | None, english: str, vietnamese: str) -> None:
    assert (bounded(interval), bounded(interval, "vi")) == (english, vietnamese)


def test_the_digits_of_bounds_can_be_chosen() -> None:
    assert bounded(Interval(1.6767, 1.6924, 1.6849), digits=3) == "1.68 [1.68, 1.69]"


def test_a_point_of_a_whole_number_type_is_written_like_the_bounds() -> None:
    assert bounded(Interval(12345678, 12345678, 12345678)) == "12,350,000"


@given(st.lists(st.floats(allow_nan=False), min_size=3, max_size=3), st.sampled_from(LANGUAGES))
def test_every_interval_can_be_written(ends: list[float], language: words.Language) -> None:
    low, value, high = sorted(ends)
    written = bounded(Interval(low, high, value), language)
    assert number(low, language) in written
    assert number(high, language) in written
