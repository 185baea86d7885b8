"""A sweep file asks for runs; every mistake in it is told with its line before anything starts."""

import itertools
import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as examples_of
from hypothesis import settings
from hypothesis import strategies as st
from laws import check_sweep
from small_project import make_project, parameters, write_notebook

from econlab.errors import InputError
from econlab.measures.growth import PRICE_BASES
from econlab.project import root as project_root
from econlab.running.choices import Choice, choose, known_codes
from econlab.running.parameters import Value, shown
from econlab.running.sweeps import MOST_RUNS, read_sweep

GROWTH = """\
place: str = "CHN"
definition: str = ""  # blank: the default
confidence: float = 0.9
draws: int = 2000
start: int = 0
end: int = 0
real: bool = True
note: str = ""
"""
TAKES = (
    "Its parameters: place (str), definition (str), confidence (float), draws (int), start (int), end (int), "
    "real (bool), note (str)."
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_project(tmp_path_factory.mktemp("sweeps"))
    write_notebook(root, "01_evidence", parameters('place: str = "all"\n'))
    write_notebook(root, "02_growth", parameters(GROWTH))
    write_notebook(root, "03_odd", parameters('place: str = "ATL"\nstart: int = 2016\nend: int = 2020\n'))
    return root


def sweep(root: Path, text: str) -> list[Choice]:
    path = root / "sweep.toml"
    path.write_text(text, encoding="utf-8")
    return read_sweep(path, root)


def changes(root: Path, text: str) -> list[dict[str, Value]]:
    return [dict(choice.changed) for choice in sweep(root, text)]


def mistakes(root: Path, text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        sweep(root, text)
    first, *told = str(caught.value).splitlines()
    assert first == f"sweep.toml has {len(told)} mistake{'s' if len(told) > 1 else ''}:"
    assert all(line.startswith("sweep.toml, line") for line in told)
    return [line.removeprefix("sweep.toml, ") for line in told]


def test_lists_multiply_in_the_order_written_and_the_last_varies_fastest(root: Path) -> None:
    assert changes(root, '[02_growth]\ndraws = [1, 2]\nreal = false\nplace = ["VNM", "CHN"]') == [
        {"place": "VNM", "draws": 1, "real": False},
        {"draws": 1, "real": False},
        {"place": "VNM", "draws": 2, "real": False},
        {"draws": 2, "real": False},
    ]


def test_an_empty_table_is_the_default_run(root: Path) -> None:
    [growth, evidence] = sweep(root, "[02_growth]\n[01_evidence]")
    assert (growth.name, growth.run, evidence.name, evidence.run) == (
        "02_growth", "default", "01_evidence", "default",
    )  # fmt: skip
    assert growth.values["draws"] == 2000


def test_an_array_of_tables_makes_cases_in_which_lists_multiply(root: Path) -> None:
    text = '[[02_growth]]\ndraws = [1, 2]\n[[02_growth]]\n[[02_growth]]\nplace = "VNM"\nreal = [true, false]'
    assert changes(root, text) == [
        {"draws": 1}, {"draws": 2}, {}, {"place": "VNM"}, {"place": "VNM", "real": False},
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "[02_growth]\nwindow = [{start = 2016, end = 2022}, {}, {end = [2018, 2019]}]\ndraws = [1, 2]",
        "[02_growth]\nwindow = [\n {start = 2016, end = 2022}, {},\n {end = [2018, 2019]}]\ndraws = [1, 2]",
        '[[02_growth]]\nwindow = [{start = 2016, end = 2022}, {}, {end = [2018, 2019]}]\n"draws" = [1, 2]',
        "02_growth.window = [{start = 2016, end = 2022}, {}, {end = [2018, 2019]}]\n02_growth.draws = [1, 2]",
        "02_growth = {window = [{start = 2016, end = 2022}, {}, {end = [2018, 2019]}], draws = [1, 2]}",
    ],
)
def test_joint_settings_multiply_with_the_rest_however_they_are_written(root: Path, text: str) -> None:
    windows: Sequence[dict[str, Value]] = [{"start": 2016, "end": 2022}, {}, {"end": 2018}, {"end": 2019}]
    assert changes(root, text) == [{**window, "draws": draws} for window in windows for draws in (1, 2)]


def test_headers_of_joint_settings_belong_to_the_case_above_them(root: Path) -> None:
    text = (
        "[[02_growth]]\ndraws = 1\n[[02_growth.window]]\nstart = 2016\n[[02_growth.window]]\nstart = 2017\n"
        "[[02_growth]]\nreal = false\n[[02_growth.window]]\nstart = 2018"
    )
    assert changes(root, text) == [
        {"draws": 1, "start": 2016}, {"draws": 1, "start": 2017}, {"start": 2018, "real": False},
    ]  # fmt: skip


def test_whole_numbers_stand_for_floats(root: Path) -> None:
    write_notebook(root, "04_rate", parameters("rate: float = 5.0\n"))
    [five, seven] = sweep(root, "[04_rate]\nrate = [5, 7]")
    assert (five.run, seven.run, type(seven.values["rate"])) == ("default", "rate-7.0", float)
    (root / "notebooks" / "04_rate.ipynb").unlink()


def test_a_run_asked_for_twice_is_told_and_runs_once(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = '[[02_growth]]\nplace = ["VNM", "CHN", "VNM"]\n[[02_growth]]\nconfidence = [0.90, 0.5]'
    assert [choice.run for choice in sweep(root, text)] == ["place-VNM", "default", "confidence-0.5"]
    assert capsys.readouterr().err == "sweep.toml: 2 of 5 runs left out as repeats of an earlier one.\n"


TABLE = "expected a table of parameters, below the notebook's name in brackets."
NOTEBOOKS = "Expected one of 01_evidence, 02_growth, 03_odd."
TEXT = "expected text in UTF-8. Put it in quotes."
WHOLE = "expected a whole number such as 2000."
REAL = "expected a finite number with a decimal point such as 0.9."
PLACE = "expected one of CHN, VNM."
JOINT = "Give joint settings a name that is no parameter."
WRITE = "Write [[02_growth.w]], or w = [{...}]."
TABLES = f"expected a parameter, or an array of tables that set some jointly. {WRITE}"
ONCE = "is set on line 2 already. Set it once: on its own, or in one array of tables."
EARLIER = "make an empty window. Give a start before the end."

# Whole files that are about something other than a parameter of 02_growth.
FILES = [
    ("", "line 1: found no table, expected one for each notebook to run, such as [01_evidence]."),
    ("\nplace = 'VNM'", f"line 2: place: found 'VNM', {TABLE}"),
    (
        "[02_growht]\nx = 3",
        f"line 1: There is no notebook '02_growht' (did you mean 02_growth?). {NOTEBOOKS}",
    ),
    ('["03_odd.ipynb"]', f"line 1: There is no notebook '03_odd.ipynb' (did you mean 03_odd?). {NOTEBOOKS}"),
    ('["\\u0000"]', f"line 1: There is no notebook '\\x00'. {NOTEBOOKS}"),
    ('"a\\nb" = 1', f"line 1: 'a\\nb': found 1, {TABLE}"),
    ("02_growth = [\n]", f"line 1: 02_growth: found an empty list, {TABLE}"),
    ("02_growth = [{},\n3]", f"line 2: 02_growth: found 3, {TABLE}"),
    ("02_growth = 1.5", f"line 1: 02_growth: found 1.5, {TABLE}"),
    ("[03_odd]\nplace = 'VNM'\nend = [2010, 2019]", f"line 3: start=2016 and end=2010 {EARLIER}"),
    ("\n[03_odd]", f"line 2: 03_odd.ipynb: the default of place, 'ATL': found 'ATL', {PLACE}"),
]

# What follows [02_growth], from line 2 on.
VALUES_AND_TABLES = [
    ("palce = ['VNM']", f"line 2: 02_growth has no parameter 'palce' (did you mean place?). {TAKES}"),
    ("w = []", f"line 2: 02_growth has no parameter 'w'. {TAKES}"),
    (
        "place = []",
        "line 2: place: found an empty list, expected at least one value. Remove it to leave the default.",
    ),
    ("place = [\n 'CHN',\n 'XXX',\n]", f"line 4: place: found 'XXX', {PLACE}"),
    (
        "definition = 'caict'",
        "line 2: definition: found 'caict', expected one of CAICT (did you mean CAICT?).",
    ),
    ("place = 5", "line 2: place: found 5, expected text in UTF-8 such as CHN. Put it in quotes."),
    ("note = 2024-01-31", f"line 2: note: found the date 2024-01-31, {TEXT}"),
    ("note = 10:00:00", f"line 2: note: found the time 10:00:00, {TEXT}"),
    ("note = false", f"line 2: note: found false, {TEXT}"),
    ('note = "\\u0000"', "line 2: note: found '\\x00', expected text in UTF-8."),
    ("draws = 2024-01-31 10:00:00Z", f"line 2: draws: found the date 2024-01-31 10:00:00+00:00, {WHOLE}"),
    ("draws = true", f"line 2: draws: found true, {WHOLE}"),
    ("draws = '500'", f"line 2: draws: found '500', {WHOLE} Write it without quotes."),
    ("draws = 'many'", f"line 2: draws: found 'many', {WHOLE}"),
    ("draws = 500.0", f"line 2: draws: found 500.0, {WHOLE}"),
    ("draws = 1_000_000_000_000_000_000", f"line 2: draws: found a number of more than 18 digits, {WHOLE}"),
    (f"draws = 0x{'f' * 9_999}", f"line 2: draws: found a number of more than 18 digits, {WHOLE}"),
    ("draws = 0", "line 2: draws: found 0, expected a number from 1 to 1000000."),
    ("draws = [[500]]", f"line 2: draws: found a list, {WHOLE}"),
    ("draws = [{start = 2016}]", f"line 2: draws: found a table, {WHOLE} {JOINT}"),
    ("draws.low = 5", f"line 2: draws: found a table, {WHOLE} {JOINT}"),
    ("confidence = true", f"line 2: confidence: found true, {REAL}"),
    ("confidence = inf", f"line 2: confidence: found inf, {REAL}"),
    ("confidence = -nan", f"line 2: confidence: found nan, {REAL}"),
    ("confidence = 1", "line 2: confidence: found 1.0, expected a number above 0 and below 1."),
    ("real = 1", "line 2: real: found 1, expected true or false such as true."),
    (
        "start = 1850",
        "line 2: start: found 1850, expected a number from 1900 to 2100, or 0 to leave it to the notebook.",
    ),
    ("[02_growth.w]\nstart = 2016", f"line 2: w: found a table, {TABLES}"),
    ("w = {start = 2016}", f"line 2: w: found a table, {TABLES}"),
    (
        "w = [{start = 2016},\n 'VNM']",
        "line 3: w: found 'VNM', expected a table of parameters, as the others are.",
    ),
    (
        "[[02_growth.w]]\n[[02_growth.w.x]]\nstart = 2016",
        "line 3: x: found a table in joint settings, expected parameters and values.",
    ),
    ("w = [{strat = 2016}]", f"line 2: 02_growth has no parameter 'strat' (did you mean start?). {TAKES}"),
    ("start = 2016\nw = [\n {end = 2018},\n {start = 2017}]", f"line 5: start {ONCE}"),
    ("w = [{start = 2016}]\nx = [{start = 2016}]", f"line 3: start {ONCE}"),
    ("start = [2016,\n 2020]\nend = 2018", f"lines 3 and 4: start=2020 and end=2018 {EARLIER}"),
    ("w = [{start = 2020, end = 2016}]", f"line 2: start=2020 and end=2016 {EARLIER}"),
]


@pytest.mark.parametrize(
    ("text", "said"), [*FILES, *((f"[02_growth]\n{text}", said) for text, said in VALUES_AND_TABLES)]
)
def test_a_mistake_is_told_with_its_line(root: Path, text: str, said: str) -> None:
    assert mistakes(root, text) == [said]


@pytest.mark.parametrize("text", ["[02_growth]\n[02_growth]", "[02_growth]\nplace = VNM"])
def test_what_is_no_toml_is_told_with_its_line(root: Path, text: str) -> None:
    [told] = mistakes(root, text)
    assert told.startswith("line 2: this is not TOML: ")


def test_every_mistake_is_told_in_the_order_of_lines(root: Path) -> None:
    text = """\
[02_growth]
palce = "VNM"
place = ["VNM", 5,
    "XXX"]
draws = [0, 3.5, 500]
start = [1850, 2020]
end = [2018, "2022"]
[04_nowhere]
draws = 0
[[01_evidence]]
[[01_evidence]]
place = "all"
x = [{place = "VNM", y = [{}]}]
"""
    told = mistakes(root, text)
    assert [line.split(":")[0] for line in told] == [
        "line 2", "line 3", "line 4", "line 5", "line 5", "line 6", "lines 6 and 7", "line 7",
        "line 8", "line 13", "line 13",
    ]  # fmt: skip


def test_a_notebook_that_cannot_be_read_is_told_with_the_line(root: Path) -> None:
    path = root / "notebooks" / "04_broken.ipynb"
    path.write_text("{", encoding="utf-8")
    [told] = mistakes(root, "[02_growth]\n[04_broken]\nx = 1")
    path.unlink()
    assert told.startswith("line 2: 04_broken.ipynb is not a notebook: expected JSON")


def test_a_huge_sweep_is_refused_without_telling_it_one_by_one(root: Path) -> None:
    draws = list(range(1, 1_001))
    text = f"[01_evidence]\n[02_growth]\ndraws = {draws}\nnote = {[str(one) for one in draws]}"
    [told] = mistakes(root, text)
    assert told == (
        "line 2: found 1,000,000 runs of 02_growth, and 1,000,001 in the whole file, "
        f"expected at most {MOST_RUNS:,}. Shorten a list, or split the file."
    )
    many = "\n".join(f"x{number} = [{{}}, {{}}]" for number in range(20_000))
    assert "found more than 10^15 runs" in mistakes(root, f"[02_growth]\n{many}")[0]


NOTES = st.text(st.characters(exclude_characters="\x00\x7f", exclude_categories=["Cs"]))
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "place": st.sampled_from(["CHN", "VNM"]),
    "definition": st.sampled_from(["", "CAICT"]),
    "confidence": st.floats(0.001, 0.999),
    "draws": st.integers(1, 1_000_000),
    "real": st.booleans(),
    "note": NOTES,
}
WINDOWS = st.fixed_dictionaries({"start": st.integers(2000, 2010)}, optional={"end": st.integers(2011, 2020)})


@st.composite
def sweeps(draw: st.DrawFn) -> tuple[str, list[dict[str, Value]]]:
    """Return the table of a notebook, and the settings of its runs."""
    names = draw(st.lists(st.sampled_from([*VALUES, "window"]), unique=True))
    lines, axes = ["[02_growth]"], []
    for name in names:
        if name == "window":
            windows = draw(st.lists(WINDOWS, min_size=1, max_size=3, unique_by=written))
            lines.append(f"{name} = [{', '.join(inline(window) for window in windows)}]")
            axes.append(windows)
        else:
            values = draw(st.lists(VALUES[name], min_size=1, max_size=3, unique=True))
            single = len(values) == 1 and draw(st.booleans())
            lines.append(f"{name} = {written(values[0]) if single else written(values)}")
            axes.append([{name: value} for value in values])
    runs = [
        dict(itertools.chain.from_iterable(one.items() for one in parts))
        for parts in itertools.product(*axes)
    ]
    assert len(runs) == math.prod(map(len, axes))
    return "\n".join(lines), runs


def written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def inline(table: dict[str, int]) -> str:
    return "{" + ", ".join(f"{name} = {value}" for name, value in table.items()) + "}"


@settings(deadline=None, max_examples=50)
@examples_of(sweeps())
def test_runs_are_the_product_and_those_of_the_command_line(
    root: Path, case: tuple[str, list[dict[str, Value]]]
) -> None:
    text, runs = case
    notebook = root / "notebooks" / "02_growth.ipynb"
    found = sweep(root, text)
    assert [
        {name: choice.values[name] for name in run} for choice, run in zip(found, runs, strict=True)
    ] == runs
    codes = known_codes(root)
    for choice in found[:3]:
        [same] = choose(
            [notebook], [f"{name}={shown(value)}" for name, value in choice.changed.items()], codes=codes
        )
        assert (same, same.run) == (choice, choice.run)
    assert len({choice.run for choice in found}) == len(runs)


def test_the_examples_are_valid(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root, codes = project_root(), {"price_basis": PRICE_BASES}
    found = read_sweep(root / "notebooks" / "sweep.toml", root, codes=codes)
    assert {choice.notebook for choice in found} == set((root / "notebooks").glob("*.ipynb"))
    _, text = (root / "README.md").read_text(encoding="utf-8").split("```toml\n")
    shown_to_readers = tmp_path / "readme.toml"
    shown_to_readers.write_text(text.partition("```")[0], encoding="utf-8")
    assert len(read_sweep(shown_to_readers, root, codes=codes)) == 9
    assert capsys.readouterr().err == ""


WRONG = [
    *("1", "-1", "0.5", "1e999", "nan", "true", '"VNM"', '"\\u0000"', "[]", "[1, 2]", "{}", "[{}]", "[[1]]"),
    *("2016", "2022", '["CHN", "VNM"]', "[{start = 2016, end = 2022}, {}]", "1979-05-27", "0x10", "9" * 30),
]
NAMES = ["place", "draws", "confidence", "start", "end", "real", "note", "window", "plce", '"a b"']
HEADERS = ["[02_growth]", "[[02_growth]]", "[[02_growth.window]]", "[01_evidence]", "[nowhere]"]
PAIRS = st.builds("{} = {}".format, st.sampled_from(NAMES), st.sampled_from(WRONG))


@settings(deadline=None)
@examples_of(st.lists(st.sampled_from(HEADERS) | PAIRS, max_size=8).map("\n".join))
def test_any_sweep_is_refused_with_lines_or_asks_for_runs_of_the_command_line(root: Path, text: str) -> None:
    check_sweep(text.encode(), root)
