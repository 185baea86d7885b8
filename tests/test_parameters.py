"""A notebook's own parameters are read as papermill reads them, and every value is checked."""

import json
import logging
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import papermill
import pytest
from hypothesis import given as examples_of
from hypothesis import settings
from hypothesis import strategies as st
from laws import check_parameters
from papermill.translators import PythonTranslator
from small_project import code, make_project, markdown, notebook, parameters, write_notebook

from econlab.errors import InputError
from econlab.measures.growth import PRICE_BASES
from econlab.running.choices import Choice, choose, known_codes, planned, run_id
from econlab.running.declarations import declarations, read_declarations
from econlab.running.parameters import RANGES, Parameter, declared, shown

PROJECT = Path(__file__).resolve().parents[1]

CELL = """\
# What to compare
place: str = "CHN"  # place: ISO code
definition: str = ""  # empty: the documented choice
confidence: float = 0.9  # level of the interval
draws: int = 2000  # random draws
start: int = 0
end: int = 0
real = True
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path)


@pytest.fixture
def growth(root: Path) -> Path:
    return write_notebook(root, "02_growth", markdown("# Growth"), parameters(CELL))


def chosen(root: Path, growth: Path, *arguments: str) -> Choice:
    codes = {**known_codes(root), "price_basis": PRICE_BASES}
    [choice] = choose([growth], arguments, codes=codes)
    return choice


def refusal(root: Path, growth: Path, *arguments: str) -> str:
    with pytest.raises(InputError) as caught:
        chosen(root, growth, *arguments)
    return str(caught.value)


def test_the_parameters_cell_is_read(growth: Path) -> None:
    read = declared(growth)
    assert read["place"] == Parameter("place", "str", "CHN", "place: ISO code")
    assert read["confidence"] == Parameter("confidence", "float", 0.9, "level of the interval")
    assert read["real"] == Parameter("real", "bool", True)
    assert list(read) == ["place", "definition", "confidence", "draws", "start", "end", "real"]


def test_without_arguments_every_parameter_has_its_default(root: Path, growth: Path) -> None:
    choice = chosen(root, growth)
    assert choice.values["draws"] == 2000
    assert choice.changed == {}
    assert choice.run == "default"


def test_values_are_read_by_the_declared_type(root: Path, growth: Path) -> None:
    choice = chosen(root, growth, "place=VNM", "confidence=1e-1", "draws=+500", "real=False", "start=2016")
    assert choice.changed == {
        "place": "VNM",
        "confidence": 0.1,
        "draws": 500,
        "start": 2016,
        "real": False,
    }
    assert choice.run == "confidence-0.1_draws-500_place-VNM_real-false_start-2016"


def test_a_value_equal_to_the_default_makes_the_default_run(root: Path, growth: Path) -> None:
    assert chosen(root, growth, "place=CHN", "confidence=0.90", "definition=").run == "default"


@pytest.mark.parametrize(
    ("argument", "said"),
    [
        (
            "palce=VNM",
            "no parameter 'palce' (did you mean place?). Its parameters: place (str), definition (str)",
        ),
        ("place", "-p place: expected name=value"),
        ("=VNM", "-p =VNM: expected name=value"),
        ("draws=3.5", "-p draws=3.5: found '3.5', expected a whole number such as 2000"),
        ("draws=1_000", "expected a whole number"),
        ("draws=٣", "expected a whole number"),
        ("draws=0", "-p draws=0: found 0, expected a number from 1 to 1000000"),
        ("confidence=nan", "expected a finite number"),
        ("confidence=inf", "expected a finite number"),
        ("confidence=0,9", "expected a finite number with a decimal point such as 0.9"),
        ("confidence=٠.٥", "expected a finite number"),
        ("confidence=0.1_5", "expected a finite number"),
        ("confidence=1", "expected a number above 0 and below 1"),
        ("real=yes", "expected true or false such as true"),
        ("place=XXX", "-p place=XXX: found 'XXX', expected one of CHN, VNM."),
        ("place=", "expected one of CHN, VNM"),
        ("place=\udcff", "expected text in UTF-8 such as CHN."),
        ("definition=\udcff", "expected text in UTF-8."),
        ("definition=caict", "expected one of CAICT"),
        ("start=1850", "expected a number from 1900 to 2100, or 0 to leave it to the notebook"),
    ],
)
def test_a_wrong_argument_is_named(root: Path, growth: Path, argument: str, said: str) -> None:
    assert said in refusal(root, growth, argument)


def test_a_parameter_given_twice_is_refused(root: Path, growth: Path) -> None:
    assert "-p place is given twice: 'CHN' and 'VNM'" in refusal(root, growth, "place=CHN", "place=VNM")


def test_a_window_must_not_be_empty(root: Path, growth: Path) -> None:
    assert "start=2020 and end=2016 make an empty window" in refusal(root, growth, "start=2020", "end=2016")
    assert chosen(root, growth, "start=2020").values["end"] == 0


def test_a_parameter_must_be_in_every_notebook(root: Path, growth: Path) -> None:
    other = write_notebook(root, "03_other", parameters('place: str = "VNM"\n'))
    both = choose([growth, other], ["place=VNM"], codes=known_codes(root))
    assert [choice.run for choice in both] == ["place-VNM", "default"]
    with pytest.raises(InputError, match="03_other has no parameter 'draws'"):
        choose([growth, other], ["draws=500"], codes=known_codes(root))


def test_price_bases_are_those_of_the_measures(root: Path) -> None:
    basis = write_notebook(root, "04_basis", parameters('price_basis: str = "nominal"\n'))
    assert chosen(root, basis, "price_basis=real").values["price_basis"] == "real"
    assert "expected one of mixed, nominal, real" in refusal(root, basis, "price_basis=constant")


EVIDENCE = 'document: str = "all"\nplace: str = "all"\ntopic: str = "all"\nlanguage: str = "en"\n'


@pytest.fixture
def evidence(root: Path) -> Path:
    return write_notebook(root, "01_evidence", parameters(EVIDENCE))


def test_all_stands_for_every_code_where_the_notebook_says_so(
    root: Path, growth: Path, evidence: Path
) -> None:
    assert chosen(root, evidence).run == "default"
    assert chosen(root, evidence, "document=all", "place=all", "topic=all").run == "default"
    one = chosen(root, evidence, "document=report-2024", "place=VNM", "topic=economy")
    assert one.changed == {"document": "report-2024", "place": "VNM", "topic": "economy"}
    assert "-p place=all: found 'all', expected one of CHN, VNM." in refusal(root, growth, "place=all")


@pytest.mark.parametrize(
    ("argument", "said"),
    [
        ("document=report-2023", "found 'report-2023', expected all, or one of report-2024"),
        ("document=", "expected all, or one of report-2024"),
        ("place=XXX", "found 'XXX', expected all, or one of CHN, VNM."),
        ("topic=econmy", "found 'econmy', expected all, or one of economy (did you mean economy?)."),
        ("topic=All", "expected all, or one of economy"),
        ("language=all", "found 'all', expected one of en, vi"),
    ],
)
def test_a_wrong_document_place_or_topic_is_named(
    root: Path, evidence: Path, argument: str, said: str
) -> None:
    assert said in refusal(root, evidence, argument)


def test_a_default_outside_the_codes_is_found(root: Path) -> None:
    path = write_notebook(root, "05_default", parameters('place: str = "ATL"\n'))
    assert "05_default.ipynb: the default of place, 'ATL'" in refusal(root, path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("not json", "is not a notebook: expected JSON"),
        ("\ufeff{}", "is not a notebook: expected JSON"),
        ("[]", "expected cells and nbformat 4"),
        ('{"nbformat": 3, "worksheets": []}', "expected cells and nbformat 4"),
        ("[" * 100_000, "is not a notebook: expected JSON"),
        ('{"cells": [1, {"metadata": null}], "nbformat": 4}', "has no cell tagged 'parameters'"),
        (
            '{"cells": [{"metadata": {"tags": ["parameters"]}, "source": [1]}], "nbformat": 4}',
            "the cell tagged 'parameters' has no text",
        ),
    ],
)
def test_a_file_that_is_no_notebook_is_named(root: Path, content: str, said: str) -> None:
    path = root / "notebooks" / "bad.ipynb"
    path.write_text(content, encoding="utf-8")
    assert said in refusal(root, path)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (code("x = 1"), "has no cell tagged 'parameters'"),
        (parameters('note: str = "a=b"'), "the line of parameter 'note' cannot be read"),
        (parameters("x: int = "), "the parameters cell, line 1"),
        (parameters("x: list[str] = []"), "'x' is list[str] = [], expected one of the types"),
        (parameters("x: int = 1.5"), "'x' is int = 1.5"),
        (parameters("x = 2 * 3"), "'x': found 2 * 3, expected a plain value"),
        (parameters("unit: int = 1"), "'unit' has the name of a column of results.csv"),
        (parameters('x: str = "\udce1"'), "the parameters cell cannot be read"),
        (parameters("x: int = " + "(" * 1_000 + "1" + ")" * 1_000), "the parameters cell"),
        (parameters("x = {[]: 1}"), "'x': found {[]: 1}, expected a plain value"),
        (parameters("x: float = 1e999"), "'x' is float = 1e999, expected one of the types"),
        (parameters("x: int = 1000000000000000000"), "a value of that type: text in UTF-8, a whole number"),
        (parameters('x: str = "\\x00"'), "'x' is str = "),
    ],
)
def test_a_parameters_cell_that_cannot_be_read_is_named(
    root: Path, cell: dict[str, object], said: str
) -> None:
    message = refusal(root, write_notebook(root, "bad", cell))
    assert message.startswith("bad.ipynb")
    assert said in message


@contextmanager
def quiet() -> Iterator[None]:
    """Keep papermill from warning of what it cannot read."""
    logging.disable(logging.WARNING)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)


@pytest.mark.parametrize(
    "path", [path.relative_to(PROJECT) for path in sorted(PROJECT.glob("notebooks/*.ipynb"))], ids=str
)
def test_own_notebooks_are_read_as_papermill_reads_them(path: Path) -> None:
    found = read_declarations(PROJECT / path)[1]
    assert list(found.values()) == [
        tuple(entry.values()) for entry in papermill.inspect_notebook(PROJECT / path).values()
    ]


# What declarations are made of, with every break of a line and blank that Python knows.
PIECES = (
    *("x", "ab_c", "é", ":", " : ", "=", " = ", "==", "#", "  # ", "type:", " type: ", "int", "list[a]"),
    *('"', "'", "1", "'a'", "[1,", "2]", "(", ")", ",", " ", "\t", "\xa0", "\n", "\r\n", "\x0b", "\x1c"),
)  # fmt: skip
LINES = (
    "x: int = 1  # help",
    "y = [1,",
    "  2]  # type: list of all",
    "# z = 1",
    "z: 'str' = \"a#b\"",
    "a = b = 1",
)
CELLS = (
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
    | st.lists(st.sampled_from([*LINES, *PIECES]), max_size=8).map("\n".join)
    | st.text()
)


@settings(deadline=None)
@examples_of(CELLS)
def test_any_cell_is_read_as_papermill_reads_it(cell: str) -> None:
    with quiet():
        theirs = {entry.name: tuple(entry) for entry in PythonTranslator.inspect({"source": cell})}
    assert list(declarations(cell).items()) == list(theirs.items())


@pytest.mark.parametrize(
    ("kernel", "language", "said"),
    [
        ({}, {"name": "python"}, "the parameters cannot be read (No kernel name found"),
        ({"name": "k"}, {}, "the parameters cannot be read (No language found"),
        ({"name": "k", "language": "python"}, {"name": "tcl"}, "No parameter translator functions specified"),
        ({"name": "k"}, {"name": "scala"}, "the line of parameter 'draws' cannot be read"),
    ],
)
def test_a_notebook_in_another_language_is_left_to_papermill(
    root: Path, kernel: dict[str, str], language: dict[str, str], said: str
) -> None:
    path = root / "notebooks" / "01.ipynb"
    about = {"kernelspec": kernel, "language_info": language}
    content = notebook(parameters("draws = 5")) | {"metadata": about}
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(InputError) as caught, quiet():
        declared(path)
    assert said in str(caught.value)


def test_the_parameters_of_a_notebook_are_read_without_papermill(growth: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from econlab.running.parameters import declared; "
        f"declared(Path({str(growth)!r})); "
        "print(sorted({'papermill', 'nbformat', 'pandas', 'jinja2'} & sys.modules.keys()))"
    )
    said = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert said.stdout == "[]\n"


def test_a_folder_with_braces_is_a_folder_like_any_other(tmp_path: Path) -> None:
    root = make_project(tmp_path / "a {place} b")
    assert chosen(root, write_notebook(root, "01", parameters("draws: int = 5"))).values == {"draws": 5}


def test_a_whole_default_of_a_float_is_a_float(root: Path) -> None:
    default = declared(write_notebook(root, "01", parameters("rate: float = 2")))["rate"].default
    assert (default, type(default)) == (2.0, float)


def test_planned_runs_are_one_a_line_and_counted(root: Path, growth: Path) -> None:
    note = write_notebook(root, "03_note", parameters('note: str = ""\n'))
    hostile = [chosen(root, note, f"note={text}") for text in ("a, b", "x\ny", "Việt-Nam")]
    choices = [chosen(root, growth), chosen(root, growth, "place=VNM", "real=false"), *hostile]
    assert planned(choices).splitlines() == [
        "02_growth (default): the defaults",
        "02_growth (place-VNM_real-false): place=VNM, real=false",
        f"03_note ({hostile[0].run}): note='a, b'",
        f"03_note ({hostile[1].run}): note='x\\ny'",
        f"03_note ({hostile[2].run}): note=Việt-Nam",
        "",
        "02_growth: 2 runs",
        "03_note: 3 runs",
        "In all: 5 runs",
    ]
    assert planned([]) == "\nIn all: 0 runs"


@pytest.mark.parametrize(
    ("kind", "value", "taken"),
    [
        ("float", 2, 2.0),
        ("float", 0.1, 0.1),
        ("int", -3, -3),
        ("bool", False, False),
        ("str", "true", "true"),
        ("str", "", ""),
    ],
)
def test_a_typed_value_is_taken_as_the_declared_type(kind: str, value: object, taken: object) -> None:
    accepted = Parameter("x", kind, "").accept(value, where="here")
    assert (accepted, type(accepted)) == (taken, type(taken))


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("str", [True, 5, 2.5, "\x00"]),
        ("int", [True, 2.5, "5", 10**400]),
        ("float", [True, "2.5", float("inf"), 10**400]),
        ("bool", [1, 0.0, "true"]),
    ],
)
def test_no_other_type_stands_for_the_declared_one(kind: str, values: list[object]) -> None:
    for value in (*values, None, [], {}, b"1"):
        with pytest.raises(InputError, match=r"^here: found .+, expected .+\."):
            Parameter("x", kind, "").accept(value, where="here")


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_notebook(make_project(tmp_path_factory.mktemp("asked")), "02_growth", parameters(CELL))


NAMES = ["place", "definition", "confidence", "draws", "start", "end", "real", "", "x"]
TEXTS = st.text() | st.integers().map(str) | st.floats().map(str)
ODD = st.sampled_from(["VNM", "2016", "2022", "1_0", "٣", "1e999", "-0.0", "+5", " 5", "True", "\ud800", "="])
ARGUMENTS = st.builds("{}={}".format, st.sampled_from(NAMES), TEXTS | ODD) | TEXTS


@settings(deadline=None)
@examples_of(st.lists(ARGUMENTS, max_size=4))
def test_any_arguments_are_refused_or_make_a_run_that_can_be_asked_for_again(
    asked: Path, arguments: list[str]
) -> None:
    check_parameters(asked, arguments, asked.parents[1])


TYPES = st.sampled_from(["", ": str", ": int", ": float", ": bool", ": list"])
DEFAULTS = st.text() | st.integers() | st.floats() | st.booleans() | st.binary() | st.lists(st.integers())


@settings(deadline=None)
@examples_of(
    st.sampled_from(["", ": str", ": int", ": float", ": bool", ": list"]), DEFAULTS.map(repr) | TEXTS
)
def test_any_default_is_refused_or_one_that_can_be_given(asked: Path, kind: str, default: str) -> None:
    root = asked.parents[1]
    notebook = write_notebook(root, "03_default", parameters(f"x{kind} = {default}"))
    try:
        check_parameters(notebook, [], root)
    finally:
        notebook.unlink()


VALUES = st.text() | st.integers() | st.floats(allow_nan=False) | st.booleans()


@examples_of(st.lists(st.dictionaries(st.sampled_from(["a", "a_b", "b"]), VALUES, min_size=1), min_size=2))
def test_different_values_never_share_a_run(settings: list[dict[str, str | float]]) -> None:
    runs = {run_id(one) for one in settings}
    assert all(re.fullmatch(r"[A-Za-z0-9._+-]{1,80}", name) for name in runs)
    as_given = {tuple(sorted((name, shown(value)) for name, value in one.items())) for one in settings}
    assert len(as_given) == len(runs)


def test_ranges_cover_the_years_of_both_spellings() -> None:
    assert RANGES["start"] == RANGES["end_year"]
