"""TOML files with the line of every key and list item, which the standard library does not tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from econlab.errors import InputError, counted

Place = tuple[str | int, ...]

# A string comes whole, however many lines it has; what is no string, comment or mark is a bare word.
_PIECE = re.compile(
    r"""
      (?P<string> "{3}(?:\\.|[^\\])*?"{3,5} | '{3}.*?'{3,5} | "(?:\\.|[^"\\])*" | '[^']*' )
    | (?P<skipped> [ \t]+ | \#[^\n]* )
    | (?P<mark> [\[\]{},=\n] )
    | (?P<word> [^][{},=\n \t"'\#]+ | . )
    """,
    re.VERBOSE | re.DOTALL,
)
_BARE_KEY = re.compile("[A-Za-z0-9_-]+")
# The time that dotted keys take grows as the square of their parts.
_DEEPEST = 64
_TOO_DEEP = re.compile(rf"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){{{_DEEPEST}}}""")
_LARGEST = 1 << 24


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A TOML file as it was read, with the mistakes found in it.

    Attributes
    ----------
    name : str
        Of the file, as mistakes begin with it.
    data : mapping
        What the standard library reads from it.
    lines : mapping of place to int
        What `lines_of` tells.
    mistakes : dict of str to int
        The text of each mistake so far, and its line.
    """

    name: str
    data: Mapping[str, object] = field(default_factory=dict)
    lines: Mapping[Place, int] = field(default_factory=dict)
    mistakes: dict[str, int] = field(default_factory=dict)

    def line(self, place: Place) -> int:
        """Return the line of a place."""
        # A line above is better than none, should the standard library read more than is known here.
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def at(self, *lines: int) -> str:
        """Return the file and lines, as a mistake begins."""
        return f"{self.name}, line{'s' if len(lines) > 1 else ''} {' and '.join(map(str, lines))}"

    def refuse(self, said: str, *lines: int) -> None:
        """Keep a mistake that stands on some lines."""
        self.mistakes[f"{self.at(*lines)}: {said}"] = lines[0]

    def refusal(self) -> InputError:
        """Return all mistakes as one error, in the order of their lines."""
        by_line = sorted(self.mistakes, key=self.mistakes.__getitem__)
        return InputError("\n".join([f"{self.name} has {counted(len(by_line), 'mistake')}:", *by_line]))


def read_toml(path: Path) -> TomlFile:
    """Read a TOML file: UTF-8, with or without a byte order mark, lines ending in LF or CRLF.

    Raises
    ------
    InputError
        When the file cannot be opened, has more than 16 MB or keys of more than 64
        parts, or is not TOML in UTF-8; then with the line.
    """
    toml = TomlFile(path.name)
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as error:
        raise InputError(f"{path}: the file cannot be opened ({error.strerror}).") from error
    if len(content) > _LARGEST:
        raise InputError(f"{path.name}: found more than {_LARGEST:,} bytes. Split the file.")
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
        if found := _TOO_DEEP.search(text):
            toml.refuse(
                f"a key has more than {_DEEPEST} parts. Shorten it.", text.count("\n", 0, found.start()) + 1
            )
            raise toml.refusal()
        return TomlFile(path.name, tomllib.loads(text), lines_of(text))
    except UnicodeDecodeError as error:
        byte = error.object[error.start]
        toml.refuse(
            f"byte {byte:#04x} is not UTF-8. Save the file with UTF-8 encoding.",
            error.object[: error.start].count(b"\n") + 1,
        )
    except tomllib.TOMLDecodeError as error:
        _refuse_syntax(toml, str(error), text)
    except RecursionError:
        raise InputError(f"{path.name}: lists or tables are nested too deeply. Nest fewer.") from None
    except InputError:
        raise
    except ValueError:
        # Python reads no whole number of more than 4300 digits, and tells no line.
        raise InputError(f"{path.name}: a number has thousands of digits. Shorten it.") from None
    raise toml.refusal()


def _refuse_syntax(toml: TomlFile, said: str, text: str) -> None:
    # Errors have the attributes lineno and colno from Python 3.14 on; their text tells the same in all.
    what, line = said, text.rstrip("\n").count("\n") + 1
    if told := re.fullmatch(r"(.*) \(at (?:line (\d+), (column \d+)|end of document)\)", said, re.DOTALL):
        line = int(told[2] or line)
        what = f"{told[1]} ({told[3] or 'at the end of the file'})"
    hint = "Texts stand in quotes, lists and the names of tables in brackets, and no key comes twice."
    toml.refuse(f"this is not TOML: {what}. {hint}", line)


class _Piece(NamedTuple):
    """A word, string or mark of a TOML text; a mark of a single character is never a string."""

    text: str
    start: int
    line: int


def lines_of(text: str) -> dict[Place, int]:
    r"""Return the line of every key, table and list item of a TOML text.

    A place is the way to a value in what ``tomllib.loads`` returns: the names of
    keys, and positions in lists from 0. A key stands on the line of its name, an
    item of a list, and an inline table in it, where it begins, and a table on the
    line of its header, or of the first key that opens it. All of TOML 1.0 is
    understood: bare, quoted and dotted keys, tables, arrays of tables, inline
    tables, lists and strings over several lines, and comments. Line breaks in
    inline tables, as in TOML 1.1, are too.

    Parameters
    ----------
    text : str
        A text that ``tomllib.loads`` reads without an error, lines ending in ``\n``.

    Examples
    --------
    >>> lines_of("[a]\nb.c = [1,\n2]")
    {(): 1, ('a',): 1, ('a', 'b'): 2, ('a', 'b', 'c'): 2, ('a', 'b', 'c', 0): 2, ('a', 'b', 'c', 1): 3}
    """
    return _Scanner(text).lines


def _pieces(text: str) -> Iterator[_Piece]:
    line = 1
    for match in _PIECE.finditer(text):
        if match.lastgroup != "skipped":
            yield _Piece(match.group(), match.start(), line)
        line += match.group().count("\n")
    yield _Piece("", len(text), line)


class _Scanner:
    """Follows a text that is known to be TOML, so it need not say what is wrong."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Place, int] = {(): 1}
        self._text = text
        self._pieces = list(_pieces(text))
        self._at = 0
        self._table: Place = ()
        # How many tables each array of tables has so far.
        self._counts: dict[Place, int] = {}
        while (piece := self._piece).text:
            if piece.text == "\n":
                self._at += 1
            elif piece.text == "[":
                self._header()
            else:
                self._pair(self._table)

    @property
    def _piece(self) -> _Piece:
        return self._pieces[min(self._at, len(self._pieces) - 1)]

    def _header(self) -> None:
        line = self._piece.line
        several = self._pieces[self._at + 1].text == "["
        self._at += 2 if several else 1
        *above, name = self._key("]")
        place: Place = ()
        for part in above:
            place = (*place, part)
            self.lines.setdefault(place, line)
            if place in self._counts:
                place = (*place, self._counts[place] - 1)
        place = (*place, name)
        if several:
            self.lines.setdefault(place, line)
            self._counts[place] = self._counts.get(place, 0) + 1
            place = (*place, self._counts[place] - 1)
        self.lines[place] = line
        self._table = place
        self._at += 2 if several else 1

    def _key(self, closing: str) -> list[str]:
        """Return the parts of a key, and stop at the mark that closes it."""
        start = self._piece.start
        while self._piece.text not in {closing, ""}:
            self._at += 1
        return _parts(self._text[start : self._piece.start].strip(" \t"))

    def _pair(self, place: Place) -> None:
        line = self._piece.line
        for part in self._key("="):
            place = (*place, part)
            self.lines.setdefault(place, line)
        self._at += 1
        self._value(place)

    def _value(self, place: Place) -> None:
        self.lines.setdefault(place, self._piece.line)
        if self._piece.text in {"[", "{"}:
            self._inside(place, "]" if self._piece.text == "[" else "}")
            return
        # A date and a time with a space between them are two words.
        self._at += 1
        while self._piece.text not in {",", "]", "}", "\n", ""}:
            self._at += 1

    def _inside(self, place: Place, closing: str) -> None:
        self._at += 1
        item = 0
        while self._piece.text not in {closing, ""}:
            if self._piece.text in {",", "\n"}:
                self._at += 1
            elif closing == "}":
                self._pair(place)
            else:
                self._value((*place, item))
                item += 1
        self._at += 1


def _parts(key: str) -> list[str]:
    if _BARE_KEY.fullmatch(key):
        return [key]
    # The standard library knows best how quotes, escapes and dots in a key are read.
    parts: list[str] = []
    inner: object = tomllib.loads(f"{key} = 0")
    while isinstance(inner, dict):
        [(part, inner)] = inner.items()
        parts.append(part)
    return parts
