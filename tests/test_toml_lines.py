"""Every place in a TOML file has the line on which a person finds it."""

import tomllib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given as examples_of
from hypothesis import settings
from hypothesis import strategies as st
from laws import check_toml, places

from econlab.errors import InputError
from econlab.running.toml_lines import lines_of, read_toml

TEXT = """\
# [not a table]
when = 1979-05-27 07:32:00 # a space within
'q.r' = '''a
"" ''' # "
[a]
"b = c" . d = [ # ]
  1, "]", [2,
    3], {x = 1, y.z = [4,
    5]},
]
[[a.t]]
empty = ""
five = \"\"\"\"\"a\"\"\"\"\"
escaped = "\\"]"
[a.t.sub]
x = {}
[[ a . "t" ]]
[b.c.d]
[b]
last = 1"""


def test_every_kind_of_place_has_its_line() -> None:
    lines = lines_of(TEXT)
    assert set(lines) == {place for place, _ in places(tomllib.loads(TEXT))}
    assert {".".join(map(str, place)): line for place, line in lines.items()} == {
        "": 1, "when": 2, "q.r": 3,
        "a": 5, "a.b = c": 6, "a.b = c.d": 6, "a.b = c.d.0": 7, "a.b = c.d.1": 7, "a.b = c.d.2": 7,
        "a.b = c.d.2.0": 7, "a.b = c.d.2.1": 8, "a.b = c.d.3": 8, "a.b = c.d.3.x": 8, "a.b = c.d.3.y": 8,
        "a.b = c.d.3.y.z": 8, "a.b = c.d.3.y.z.0": 8, "a.b = c.d.3.y.z.1": 9,
        "a.t": 11, "a.t.0": 11, "a.t.0.empty": 12, "a.t.0.five": 13, "a.t.0.escaped": 14,
        "a.t.0.sub": 15, "a.t.0.sub.x": 16, "a.t.1": 17,
        "b.c": 18, "b.c.d": 18, "b": 19, "b.last": 20,
    }  # fmt: skip


# Bare, quoted, escaped and dotted keys, and characters that mean something elsewhere.
KEYS = ("plain", "9-_", '"q.r"', "'l # = ['", '"\\u0041\\" ="', "d.e", "f . 'g]' . \"h\"", '""', "inf")
BREAKS = st.sampled_from(["", " ", "\n", '\n  # ], } "\n', "\t\n\n"])


class Writer:
    """Writes TOML in every style, and marks each value so that its line can be found in the text."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.marks = 0

    def value(self, depth: int) -> str:
        kinds = ["number", "text", "literal", "long", "long literal", "list", "table"]
        match self.draw(st.sampled_from(kinds if depth else kinds[:5])):
            case "list":
                items = [self.value(depth - 1) for _ in range(self.draw(st.integers(0, 3)))]
                spaced = [self.draw(BREAKS) + item + self.draw(BREAKS) for item in items]
                return "[" + ",".join(spaced) + self.draw(BREAKS) + "]"
            case "table":
                return "{ " + ", ".join(self.pairs(depth - 1)) + " }"
            case kind:
                self.marks += 1
                mark = f"m{self.marks};"
                return {
                    "number": str(70_000 + self.marks),
                    "text": f'"{mark} [ # \\\\"',
                    "literal": f"'{mark} = \\'",
                    "long": f'"""{mark}\n[x]\\""" # ""\ny = 1\\\n ""\'\'\'"""""',
                    "long literal": f"'''{mark}\n[x] ''\n\"\"\"''''",
                }[kind]

    def pairs(self, depth: int) -> list[str]:
        keys = self.draw(st.lists(st.sampled_from(KEYS), max_size=3, unique=True))
        return [f"{key} ={self.draw(st.sampled_from(['', ' ']))}{self.value(depth)}" for key in keys]


@st.composite
def documents(draw: st.DrawFn) -> str:
    writer = Writer(draw)
    lines = writer.pairs(2)
    array = False
    for number in range(draw(st.integers(0, 4))):
        headers = [f"[t{number}]", f'[ u{number} . "k.k" ] # x', "[[array]]"]
        inside = [f"[[array.sub]] # {number}", f"[array.in{number}]"]
        header = draw(st.sampled_from(headers + inside if array else headers))
        array = array or header == "[[array]]"
        lines += [header, *writer.pairs(2), draw(st.sampled_from(["", "# [x]"]))]
    return "\n".join(lines)


@settings(deadline=None)
@examples_of(documents())
def test_any_toml_has_the_line_of_every_value(text: str) -> None:
    lines = lines_of(text)
    read = list(places(tomllib.loads(text)))
    assert set(lines) == {place for place, _ in read}
    for place, value in read:
        if isinstance(value, str | int):
            mark = str(value).partition(";")[0]
            start = text.index(mark + (";" if isinstance(value, str) else ""))
            assert lines[place] == text[:start].count("\n") + 1


@settings(deadline=None)
@examples_of(documents(), st.lists(st.tuples(st.integers(0, 999), st.text(max_size=3)), max_size=3))
def test_any_text_is_refused_or_has_the_line_of_every_place(
    tmp_path_factory: pytest.TempPathFactory, text: str, slips: list[tuple[int, str]]
) -> None:
    for at, slip in slips:
        text = text[: at % (len(text) + 1)] + slip + text[at % (len(text) + 1) + 1 :]
    path = tmp_path_factory.getbasetemp() / "slip.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    check_toml(path)


@pytest.mark.parametrize("text", ["a = {\n b = 1,\n c = [2,\n 3], # x\n}\nd = 4"])
def test_breaks_in_inline_tables_as_in_toml_1_1(text: str) -> None:
    lines = lines_of(text)
    assert (lines["a", "b"], lines["a", "c", 1], lines["d",]) == (2, 4, 6)


@pytest.mark.parametrize("text", ["[", "[[a", "a", "a = [1", "a = {b = ", '"', "= = =", "}{", "a = ]"])
def test_what_is_no_toml_comes_to_an_end(text: str) -> None:
    with suppress(tomllib.TOMLDecodeError):
        assert lines_of(text)[()] == 1


def refusal(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_toml(path)
    return str(caught.value)


def test_a_byte_order_mark_and_crlf_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b'\xef\xbb\xbf[a]\r\nb = [1,\r\n"""x\r\ny"""]\r\n')
    document = read_toml(path)
    assert document.data == {"a": {"b": [1, "x\ny"]}}
    assert document.line(("a", "b", 1)) == 3
    assert document.line(("a", "b", 7)) == 2
    assert document.line(("c",)) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'a = 1\nb = "\xe9"', "a.toml, line 2: byte 0xe9 is not UTF-8. Save the file with UTF-8 encoding."),
        ("a = 1\n".encode("utf-16"), "a.toml, line 1: byte 0xff is not UTF-8."),
        (
            b"a = 1\nb = VNM\n",
            "a.toml, line 2: this is not TOML: Invalid value (column 5). Texts stand in quotes",
        ),
        (b"a = 1\nb = [2,\n\n", "a.toml, line 2: this is not TOML: "),
        (b"a = 1\r\na = 2\r\n", "a.toml, line 2: this is not TOML: Cannot overwrite a value (column "),
        (b"[a]\n[a]\n", "a.toml, line 2: this is not TOML: Cannot declare"),
        (b"a = 2024-13-01", "a.toml, line 1: this is not TOML: "),
        (b"a = 1\n\x00", "a.toml, line 2: this is not TOML: "),
    ],
)
def test_what_is_no_toml_in_utf_8_is_told_with_its_line(tmp_path: Path, content: bytes, said: str) -> None:
    assert f"a.toml has 1 mistake:\n{said}" in refusal(tmp_path / "a.toml", content)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a = " + b"[" * 9_999 + b"]" * 9_999, "nested too deeply. Nest fewer."),
        (b"a = " + b"9" * 9_999, "a number has thousands of digits. Shorten it."),
    ],
)
def test_what_python_cannot_read_is_told(tmp_path: Path, content: bytes, said: str) -> None:
    assert said in refusal(tmp_path / "a.toml", content)


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.toml", tmp_path):
        with pytest.raises(InputError) as caught:
            read_toml(path)
        assert str(caught.value).startswith(f"{path}: the file cannot be opened (")
