"""The front page compares many runs: a table filtered without a script, failures apart, what is left out."""

import math
import re
from collections.abc import Sequence
from html.parser import HTMLParser
from itertools import product
from typing import Any

import pytest
from small_runs import Record, answering, failing, run_of

from econlab.showing.comparison import compare
from econlab.showing.front import MOST_ANSWERS, MOST_CARDS, MOST_CHOICES, MOST_OPEN, MOST_ROWS, index
from econlab.showing.notebook_pages import page as page_of
from econlab.showing.page_phrases import WORDS
from econlab.showing.results import RESULT_TYPE

HOSTILE = '<script>alert("x")</script>'


class Seen(HTMLParser):
    """The elements of a page with what stands in each cell, and the text of all."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.rows: list[list[str]] = []
        self.classes: list[set[str]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "tr":
            self.rows.append([])
            self.classes.append(set((dict(attrs).get("class") or "").split()))
        elif tag in ("th", "td"):
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] = f"{self.rows[-1][-1]} {data.strip()}".strip()

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for found, attributes in self.elements if found == tag]


def grid(**axes: Any) -> list[Record]:
    return [
        answering(
            run_of(**dict(zip(axes, values, strict=True))),
            growth=(number + 0.5, number, math.inf),
            verdict=f"seen {number}",
            coverage=100,
        )
        for number, values in enumerate(product(*axes.values()))
    ]


def page(runs: Sequence[Record], language: Any = "en", **more: Any) -> str:
    done = [run for run in runs if run["outcome"] != "failed"]
    comparisons = {"01_growth": compare(done, language)} if len(done) > 1 else {}
    return index(runs, language=language, comparisons=comparisons, **more)


MANY = grid(place=["CHN", "VNM", HOSTILE], start=[0, 2016])


def shown(text: str, *chosen: str) -> list[list[str]]:
    """The rows of the first table that its style sheet shows, where options are chosen."""
    rules = re.findall(r'#runs-1:has\(\[value="(\w+)"\]:checked\) tbody tr:not\(\.(\w+)\)', text)
    assert all(option == row for option, row in rules)
    hidden = {option for option, _ in rules if option in chosen}
    seen = Seen(text)
    body = zip(seen.rows[1:], seen.classes[1:], strict=True)
    return [row for row, classes in body if hidden <= classes]


def option(text: str, name: str, value: str) -> str:
    """The option of a filter, as it stands in the page."""
    [label] = re.findall(rf"<label>{name} <select.*?</select>", text, re.DOTALL)
    return {said: found for found, said in re.findall(r'<option value="(\w+)">([^<]*)<', label)}[value]


def test_many_runs_are_a_table_with_what_differs_between_them() -> None:
    seen = Seen(page(MANY))
    assert seen.rows[0] == ["Page", "place", "start", "growth of output %", "verdict of output"]
    assert seen.rows[1] == ["Page", HOSTILE, "0", "4.5 [4, ∞]", "seen 4"]
    assert seen.rows[3] == ["Page", "CHN", "0", "0.5 [0, ∞]", "seen 0"]
    assert len(seen.rows) == len(MANY) + 1
    assert seen.all("article") == []
    links = [link for link in seen.all("a") if link.get("aria-label")]
    assert {
        "href": "runs/01_growth/place-CHN_start-0/01_growth.html",
        "aria-label": "Page: place-CHN_start-0",
    } in links


def test_a_cell_leads_to_its_result_in_the_page_of_its_run() -> None:
    runs = grid(place=["CHN", "VNM", HOSTILE], start=[0, 2016])
    runs[0]["results"][0]["figures"] = ["a"]
    links = [link["href"] for link in Seen(page(runs)).all("a") if link.get("class") == "traced"]
    assert links == ["runs/01_growth/place-CHN_start-0/01_growth.html#result:answer_growth"]
    one = {"output_type": "display_data", "metadata": {}, "data": {RESULT_TYPE: runs[0]["results"][0]}}
    cell = {"cell_type": "code", "id": "one", "source": "", "metadata": {}, "execution_count": 1}
    notebook = {"cells": [cell | {"outputs": [one]}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    assert 'id="result:answer_growth"' in page_of(notebook, title="t", language="en")


def test_the_table_is_filtered_by_style_sheet_alone() -> None:
    text = page(MANY)
    assert [len(shown(text)), len(shown(text, ""))] == [6, 6]
    assert [row[1:3] for row in shown(text, option(text, "start", "2016"))] == [
        [HOSTILE, "2016"],
        ["CHN", "2016"],
        ["VNM", "2016"],
    ]
    both = (option(text, "start", "2016"), option(text, "place", "VNM"))
    assert [row[1:3] for row in shown(text, *both)] == [["VNM", "2016"]]
    assert HOSTILE not in text
    assert "<script" not in text


def test_filters_and_tables_are_named_for_all_readers() -> None:
    seen = Seen(page(MANY))
    assert [tag for tag, _ in seen.elements if tag in ("fieldset", "legend", "select")] == [
        *("fieldset", "legend"),
        *("select", "select"),
    ]
    assert len(seen.all("label")) == 2
    [frame] = [at for at in seen.all("div") if "runs" in (at.get("class") or "")]
    assert frame == {"class": "scroll runs", "role": "group", "tabindex": "0", "aria-label": "Runs"}
    assert all(heading["scope"] in ("col", "row") for heading in seen.all("th"))


def test_each_notebook_has_filters_of_its_own() -> None:
    other = [run | {"notebook": "02_targets"} for run in MANY]
    comparisons = {"01_growth": compare(MANY), "02_targets": compare(other)}
    text = index([*MANY, *other], comparisons=comparisons)
    assert len(re.findall(r"#runs-1:has", text)) == len(re.findall(r"#runs-2:has", text)) == 5
    ids = [at["id"] for _, at in Seen(text).elements if at.get("id")]
    assert len(ids) == len(set(ids))


def test_few_runs_are_cards_below_their_comparison() -> None:
    runs = MANY[:MOST_CARDS]
    seen = Seen(page(runs, charts={"01_growth": ("comparisons/01_growth.svg", f"Growth {HOSTILE}")}))
    assert len(seen.all("article")) == MOST_CARDS
    assert seen.all("select") == []
    assert seen.all("img") == [
        {"src": "comparisons/01_growth.svg", "alt": f"Growth {HOSTILE}", "loading": "lazy"}
    ]
    assert {"href": "comparisons/01_growth.svg"} in seen.all("a")


def test_what_is_the_same_in_all_runs_is_said_once() -> None:
    runs = grid(place=["CHN", "VNM"], start=[0, 2016, 2018], draws=[500])
    seen = Seen(page(runs))
    assert "draws" not in seen.rows[0]
    assert re.search(r"In all runs\s+draws 500\s+language en", seen.text)


def test_what_changes_no_number_and_what_has_no_room_is_said() -> None:
    runs = [
        answering(run_of(place=place, basis=basis), **{f"a{number}": place + 0.5 for number in range(15)})
        for place, basis in product(range(3), ["real", "mixed"])
    ]
    text = Seen(page(runs)).text
    assert "No number among the main answers depends on: basis." in text
    assert "Not drawn for want of room: 3 more panels." in text
    assert f"Not shown for want of room: {15 - MOST_ANSWERS} more answers." in text


def test_a_parameter_of_many_values_has_a_column_and_no_filter() -> None:
    seen = Seen(page(grid(start=list(range(MOST_CHOICES + 1)), place=["CHN", "VNM"])))
    assert seen.rows[0][1:3] == ["start", "place"]
    assert len(seen.all("select")) == 1


def test_a_very_long_table_is_cut_and_says_so() -> None:
    runs = grid(start=list(range(MOST_ROWS + 1)))
    seen = Seen(page(runs))
    assert len(seen.rows) == MOST_ROWS + 1
    assert "The first 2000 runs are shown." in seen.text


def test_failures_among_many_runs_stand_above_them_and_are_folded_when_many() -> None:
    some = [failing(run_of(place=f"P{number}"), partial="failed/a.ipynb") for number in range(MOST_OPEN)]
    lost = failing(run_of(place="lost"))
    few, many = Seen(page([*MANY, *some])), Seen(page([*MANY, *some, lost]))
    for seen, opened in ((few, {"class": "failures", "open": None}), (many, {"class": "failures"})):
        assert opened in seen.all("details")
        assert seen.text.index("Cell [3]: LookupError") < seen.text.index("Runs shown")
    assert f"failed ({MOST_OPEN + 1})" in many.text
    assert many.text.count("place-lost") == 1
    assert len(many.rows) == len(MANY) + 1


def test_runs_that_all_failed_are_listed() -> None:
    runs = [failing(run_of(place=f"P{number}")) for number in range(MOST_CARDS + 1)]
    seen = Seen(page(runs))
    assert seen.text.count("LookupError") == len(runs)
    assert "How fast?" in seen.text
    assert len(Seen(page(runs[:2])).all("article")) == 2


def test_the_one_run_that_went_well_among_failures_is_shown_in_full() -> None:
    runs = [failing(run_of(place=f"P{number}")) for number in range(MOST_CARDS)]
    seen = Seen(page([*runs, MANY[0]]))
    assert len(seen.all("article")) == 1
    assert "growth of output" in seen.text


@pytest.mark.parametrize("key", WORDS)
def test_the_words_of_the_page_are_two_and_leave_room_for_the_same(key: str) -> None:
    english, vietnamese = WORDS[key]
    assert english.strip() != vietnamese.strip()
    assert english.count("{}") == vietnamese.count("{}")


def test_the_page_speaks_vietnamese() -> None:
    runs = [run | {"language": "vi"} for run in MANY]
    seen = Seen(page(runs, "vi"))
    assert seen.rows[0][0] == "Trang"
    assert "4,5 [4; ∞]" in seen.rows[1]
    assert {"Chỉ hiện", "Các lần chạy"} <= set(seen.text.split("\n"))
    assert "mặc định" in Seen(page(grid(place=["", "CHN", "VNM"], start=[1, 2]), "vi")).rows[1]


def test_a_title_in_another_language_than_the_page_is_marked() -> None:
    other = run_of("02_trade", "vi") | {"title": "Thương mại", "question": "Bao nhiêu?"}
    text = page([run_of(), other])
    assert '<h2 id="notebook-1">How fast?</h2>\n<p>Faster than GDP?</p>' in text
    assert '<h2 id="notebook-2" lang="vi">Thương mại</h2>\n<p lang="vi">Bao nhiêu?</p>' in text
    both = page([other, run_of("02_trade") | {"run": "other"}])
    assert '<h2 id="notebook-1">How fast?</h2>\n<p>Faster than GDP?</p>' in both


def test_the_same_runs_make_the_same_page_in_any_order() -> None:
    assert page(MANY) == page(MANY[::-1])
