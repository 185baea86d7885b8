"""What a scan finds: a table for people; CSV and JSON Lines for machines, a figure a line."""

from __future__ import annotations

import csv
import json
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import cast

from econlab.errors import counted
from econlab.evidence.cleaning import plain_number
from econlab.evidence.vocabulary import KINDS
from econlab.scanning.scan import ScannedFigure
from econlab.showing.language import scale_of
from econlab.showing.phrases import UNIT_SIGNS

COLUMNS = ScannedFigure._fields
# The columns of the table and how wide they are; a blank stands between two of them.
_WIDTHS = {"at": 10, "printed": 32, "value": 34, "hedge": 8, "kind": 12}
_HEAD = {
    "at": "line",
    "printed": "printed",
    "value": "value [low, high] unit",
    "hedge": "hedge",
    "kind": "kind",
}
_ARROWS = {"increase": " ↑", "decrease": " ↓"}


@dataclass(slots=True)
class Tally:
    """What is counted of the figures of a document, or of several.

    Attributes
    ----------
    figures : int
        How many there are.
    kinds, flags : Counter of str
        How many of each kind, and with each flag.
    flagged : int
        How many have a flag at all.
    """

    figures: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    flags: Counter[str] = field(default_factory=Counter)
    flagged: int = 0

    def count(self, figure: ScannedFigure) -> None:
        """Count one figure more."""
        self.figures += 1
        self.kinds[figure.kind] += 1
        if figure.flags:
            self.flagged += 1
            self.flags.update(figure.flags)

    def add(self, other: Tally) -> None:
        """Count the figures of another tally too."""
        self.figures += other.figures
        self.kinds += other.kinds
        self.flags += other.flags
        self.flagged += other.flagged


@dataclass(frozen=True, slots=True)
class Form:
    """How figures are written, part by part, so that nothing has to be held back.

    Attributes
    ----------
    start : str
        What comes first.
    title : callable
        What comes before the figures of a document, given its id.
    row : callable
        A figure.
    finish : callable
        What comes after the figures of a document, given whether there were any.
    end : callable
        What comes last, given how many documents were read, how many were not, and the tally of all.
    """

    start: str
    title: Callable[[str], str]
    row: Callable[[ScannedFigure], str]
    finish: Callable[[bool], str]
    end: Callable[[int, int, Tally], str]


@lru_cache(maxsize=1000)
def _confidence(share: float) -> str:
    return plain_number(Decimal(f"{share:.4f}"))


# JSON Lines

_LINE = "{" + ", ".join(f'"{name}": %s' for name in COLUMNS) + "}\n"


def as_json(figure: ScannedFigure) -> str:
    """Return a figure as one line of JSON; an open end is null."""
    one = figure
    return _LINE % (
        _quoted(one.document),
        one.line,
        "null" if one.page is None else one.page,
        "null" if one.paragraph is None else one.paragraph,
        one.start,
        one.end,
        _quoted(one.printed),
        _number(one.value),
        _number(one.low),
        _number(one.high),
        *map(_code, cast(tuple[str, ...], one[_CODED])),
        _list(one.flags),
        _confidence(one.confidence),
    )


# From the qualifier to the indicator: codes, of which a text has a few again and again.
_CODED = slice(COLUMNS.index("qualifier"), COLUMNS.index("indicator") + 1)
_quoted = json.JSONEncoder(ensure_ascii=False).encode
_code = lru_cache(maxsize=10_000)(_quoted)


@lru_cache(maxsize=1000)
def _list(flags: tuple[str, ...]) -> str:
    return _quoted(list(flags))


def _number(number: Decimal | None) -> str:
    return plain_number(number) if number is not None and number.is_finite() else "null"


# CSV


class _Returned:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


_csv = csv.writer(_Returned(), lineterminator="\n")


def as_csv(figure: ScannedFigure) -> str:
    """Return a figure as a row of CSV; an open end is ``inf`` or ``-inf``, flags are joined by ``|``."""
    one = figure
    numbers = (
        "" if one.value is None else plain_number(one.value),
        plain_number(one.low),
        plain_number(one.high),
    )
    ends = ("|".join(one.flags), _confidence(one.confidence))
    codes = cast(tuple[str, ...], one[_CODED])
    return str(_csv.writerow((*one[: COLUMNS.index("value")], *numbers, *codes, *ends)))


# The table


def as_row(figure: ScannedFigure) -> str:
    """Return a figure as lines of a table 100 columns wide: what is suggested and doubtful below it."""
    cells = {
        "at": where(figure),
        "printed": _clean(figure.printed),
        "value": amount(figure),
        "hedge": "" if figure.qualifier == "exact" else figure.qualifier.replace("_", " "),
        "kind": figure.kind + _ARROWS.get(figure.direction, ""),
    }
    return _laid(cells) + _remarks(figure)


def where(figure: ScannedFigure) -> str:
    """Return the place in the document: a page or paragraph where there is one, and the line.

    Examples
    --------
    >>> from econlab.scanning.scan import ScannedFigure
    >>> one = ScannedFigure._make([None] * len(COLUMNS))._replace(line=16)
    >>> where(one), where(one._replace(page=3)), where(one._replace(paragraph=12))
    ('16', 'p. 3, 16', '¶ 12')
    """
    if figure.page is not None:
        return f"p. {figure.page}, {figure.line}"
    return f"¶ {figure.paragraph}" if figure.paragraph is not None else str(figure.line)


def amount(figure: ScannedFigure) -> str:
    """Return the value of a figure with its bounds, scale word and unit, every digit kept."""
    ends = [end for end in (figure.low, figure.high) if end.is_finite()]
    factor, word = scale_of(max((float(abs(end)) for end in ends), default=0.0))
    scale = Decimal(int(factor))
    value = "" if figure.value is None else _grouped(figure.value / scale)
    if figure.low != figure.high:
        value = f"{value} [{_grouped(figure.low / scale)}, {_grouped(figure.high / scale)}]".strip()
    sign = UNIT_SIGNS.get(figure.unit, (figure.unit,))[0]
    return " ".join(part for part in (value, word, sign or figure.unit) if part)


def _grouped(number: Decimal) -> str:
    whole, dot, rest = plain_number(number).partition(".")
    if whole.endswith("inf"):
        return whole.replace("inf", "∞")
    return (f"{int(whole):,}" if len(whole.lstrip("-")) > 4 else whole) + dot + rest


def _remarks(figure: ScannedFigure) -> str:
    suggested = ", ".join(part for part in (figure.period, figure.place, figure.indicator) if part)
    doubts = ", ".join(flag.replace("_", " ") for flag in figure.flags)
    remarks = [suggested, f"! {doubts}" if doubts else ""]
    indent = " " * (_WIDTHS["at"] + 3)
    lines = [line for part in remarks if part for line in _wrapped(part, 100 - len(indent))]
    return "".join(f"{indent}{line}\n" for line in lines)


def _laid(cells: Mapping[str, str]) -> str:
    """Lay cells side by side, each wrapped in its column."""
    columns = [_wrapped(cells[name], width) or [""] for name, width in _WIDTHS.items()]
    lines = []
    for at in range(max(map(len, columns))):
        parts = [column[at] if at < len(column) else "" for column in columns]
        padded = (
            part + " " * (width - _width(part)) for part, width in zip(parts, _WIDTHS.values(), strict=True)
        )
        lines.append(" ".join(padded).rstrip() + "\n")
    return "".join(lines)


def _wrapped(text: str, width: int) -> list[str]:
    """Break a text into lines of a width as a terminal counts it, between words where that is possible."""
    lines, line = [], ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if _width(joined) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        line = word
        while _width(line) > width:
            cut = next(at for at in range(len(line), 0, -1) if at == 1 or _width(line[:at]) <= width)
            lines.append(line[:cut])
            line = line[cut:]
    return [*lines, line] if line else lines


def _width(text: str) -> int:
    """Count the columns that a text takes in a terminal: none for a combining mark, two for a wide sign."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def _clean(text: str) -> str:
    """Return a text as one line, without what would move a terminal's cursor."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _counts(read: int, unread: int, tally: Tally) -> str:
    told = f"{counted(unread, 'document')} could not be read.\n" if unread else ""
    if not read:
        return told
    lines = [f"{counted(tally.figures, 'figure')} in {counted(read, 'document')}"]
    if tally.kinds:
        kinds = [kind for kind in KINDS if tally.kinds[kind]]
        lines[0] += ": " + ", ".join(f"{kind} {tally.kinds[kind]}" for kind in kinds)
    if tally.flagged:
        flags = sorted(tally.flags.items(), key=lambda item: (-item[1], item[0]))
        named = ", ".join(f"{flag.replace('_', ' ')} {count}" for flag, count in flags)
        lines.append(f"To be looked at: {tally.flagged} ({named})")
    return ".\n".join(lines) + f".\n{told}"


FORMS: Mapping[str, Form] = {
    "table": Form(
        "",
        lambda document: f"{_clean(document)}\n\n{_laid(_HEAD)}",
        as_row,
        lambda any_figure: "\n" if any_figure else "No figures.\n\n",
        _counts,
    ),
    "csv": Form(",".join(COLUMNS) + "\n", lambda _: "", as_csv, lambda _: "", lambda *_: ""),
    "jsonl": Form("", lambda _: "", as_json, lambda _: "", lambda *_: ""),
}
