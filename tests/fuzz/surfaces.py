"""What strangers can hand econlab, surface by surface: bytes in, laws checked.

An input decides everything, the random choices of a law too, so that a kept one is the same case for ever.
"""

from __future__ import annotations

import gc
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

import laws
from small_project import make_project, parameters, write_notebook

from econlab.evidence import noun_words, number_words, unit_words
from econlab.evidence.formulas import WITH_TEXT
from econlab.evidence.intervals import Interval
from econlab.evidence.lexicon import spellings
from econlab.evidence.quantities import FUNCTIONS, Quantity
from econlab.evidence.raw import RAW

FOLDER = Path(__file__).parent
SEEDS, FOUND = FOLDER / "seeds", FOLDER / "found"
LANGUAGES = ("auto", "vi", "en")
NOTEBOOK = """\
place: str = "CHN"
definition: str = ""
confidence: float = 0.9
draws: int = 2000
start: int = 0
end: int = 0
real: bool = True
note: str = ""
growth_low: float = 5.0
growth_high: float = 8.0
"""
# Between a parameters cell, or a whole notebook, and what is given with -p, a line each.
ARGUMENTS = "\n---\n"


@dataclass(frozen=True, slots=True)
class Surface:
    """One surface: its laws, what inputs are made of, and how long they may be."""

    check: Callable[[bytes], None]
    words: tuple[str, ...]
    longest: int

    def seeds(self, name: str) -> Iterator[Path]:
        """Yield the kept inputs of the surface, those that once broke a law last."""
        for folder in (SEEDS / name, FOUND / name):
            yield from sorted(path for path in folder.glob("*") if path.is_file())


@cache
def scratch() -> tempfile.TemporaryDirectory[str]:
    """Return a folder that is removed when the process ends."""
    return tempfile.TemporaryDirectory(prefix="econlab-fuzz-")


@cache
def folder() -> Path:
    """Return a folder for the files of inputs, with a project of few notebooks."""
    root = make_project(Path(scratch().name))
    write_notebook(root, "01_evidence", parameters('place: str = "all"\n'))
    write_notebook(root, "02_growth", parameters(NOTEBOOK))
    return root


def text_of(content: bytes) -> str:
    """Return any bytes as a text; those that are no UTF-8 as lone surrogates."""
    return content.decode("utf-8", "surrogateescape")


def printed(content: bytes) -> None:
    """Check a printed form, in both languages."""
    for language in laws.MARKS:
        laws.check_printed(text_of(content), language)


def scan(content: bytes) -> None:
    """Check a scan of a text, whole and in pieces."""
    text, random = text_of(content), Random(content)
    language = random.choice(LANGUAGES)
    laws.check_scan(text, language)
    laws.check_alone(text, language)
    laws.check_cuts(text, [random.randrange(10_000) for _ in range(random.randint(1, 4))], language)


def growth(content: bytes) -> None:
    """Check that a form repeated many times is scanned in time that grows as its length does."""
    if form := text_of(content)[:32]:
        laws.check_calls(form, 1 << 9)
        gc.collect()
        gc.freeze()  # what is there now is in no collection of garbage, which is otherwise most of the time
        laws.check_time(form, (1 << 11, 1 << 14))
        gc.unfreeze()


def tables(content: bytes) -> None:
    """Check a raw table, in the project whose other tables are in order."""
    where = folder() / "raw"
    where.mkdir(exist_ok=True)
    laws.check_raw(content, where, Random(content))


def formulas(content: bytes) -> None:
    """Check a formula, as one of a statement and as printed arithmetic."""
    formula, random = text_of(content), Random(content)
    figures = {
        name: Quantity(Interval(low, high, value), unit)
        for name, (low, value, high, unit) in laws.NAMED.items()
    }
    laws.check_formula(formula, figures, random)
    laws.check_arithmetic(formula, random)


def sweeps(content: bytes) -> None:
    """Check a sweep file."""
    laws.check_sweep(content, folder())


def arguments(content: bytes) -> None:
    """Check a parameters cell, or a notebook, with what is asked of it."""
    asked, _, given = text_of(content).partition(ARGUMENTS)
    if asked.startswith("{"):
        notebook = folder() / "notebooks" / "03_asked.ipynb"
        notebook.write_bytes(asked.encode("utf-8", "surrogateescape"))
    else:
        notebook = write_notebook(folder(), "03_asked", parameters(asked or NOTEBOOK))
    try:
        laws.check_parameters(notebook, given.splitlines(), folder())
    finally:
        notebook.unlink()


def _listed(*tables: Mapping[str, str]) -> Iterator[str]:
    for table in tables:
        for phrases in table.values():
            yield from spellings(phrases)


# Python makes no number of so many digits.
LONG = "9" * 4_400
PUNCTUATION = (
    ",", ".", ";", ":", "(", ")", "–", "-", "/", "%", "$", "€", "**", "_", "|", "#", "~", "≈", "≥", "+", "−",
    "½", "²", "\u00a0", "\u0301", "\u200b", "`", "\x1c", "\u2028", "<b>",
)  # fmt: skip
NUMERALS = (
    "0", "1", "07", "3,5", "0,284", "20.000", "1.212,45", "2022", "2016/2022", "43/53", "10²", "1e5", "-",
)  # fmt: skip
HEDGES = tuple(
    _listed(
        number_words.BEFORE,
        number_words.AFTER,
        number_words.BETWEEN,
        number_words.SCALES,
        number_words.FRACTIONS,
    )
)
UNITS = tuple(
    _listed(
        unit_words.SHARES,
        unit_words.MONEY,
        unit_words.CASED_MONEY,
        unit_words.MEASURES,
        unit_words.DENOMINATORS,
    )
)
NOUNS = tuple(_listed(noun_words.NOUNS))[::5]
PROSE = (
    "năm 2022", "so với", "quý 1", "tháng 3", "từ năm", "lần lượt là", "và", "mục tiêu", "dự báo", "Việt Nam",
    "Bảng 1", "in 2022", "compared with", "respectively", "target", "forecast", "Table 2", "\n", "\n\n", "| ",
    "- ", "1. ", "http://", "<sup>1</sup>", "&nbsp;",
)  # fmt: skip
PRINTED = (*PUNCTUATION, *NUMERALS, *HEDGES, *UNITS, *NOUNS)
CELLS = (
    ",", "\n", '"', '""', "\r\n", "\r", "a", "b", "CHN", "VNM", "CAICT", "MIC", "STATED", "2022", "2016/2022",
    "2022-Q1", "statistic", "target", "change", "increase", "decrease", "reviewed", "draft", "½", "nominal",
    "mic-2023-china-experience", "digital_economy_size", "digital_economy_share_gdp", "override", "scale",
    "digital_economy_growth", "mic2023_size_2022", "mic2023_share_2022", "50,2%", "khoảng 10 – 20%", "rank",
    "gấp 2,2 lần", "drop", "flag", "corroborated", "billion CNY", "percent", "22.6 - 3.97", "CAICT2023",
    "growth(mic2023_size_2022, mic2023_size_2022)", "digital_economy_size_caict_first", "1e9", "9" * 30,
    *(",".join(columns) for columns in RAW.values()),
)  # fmt: skip
FORMULA = (
    *FUNCTIONS, *WITH_TEXT, *laws.NAMED, "(", ")", ", ", " + ", " - ", " * ", " / ", "-", "1", "0", "100",
    "0.5", "2.50", "1e3", '"', "'", "#", "\n", "lambda: ", "[", "]", "**", "if", "change(a, b)",
    "yearly_growth(a, b, 2)", 'reference("s", "CHN", "2022")', 'possible(0, 100, "USD")', "between(1, 2)",
)  # fmt: skip
TOML = (
    "[02_growth]\n", "[[02_growth]]\n", "[01_evidence]\n", "[[02_growth.window]]\n", "window = [{", "}]",
    "place = ", "definition = ", "confidence = ", "draws = ", "start = ", "end = ", "real = ", "note = ",
    "growth_low = ", "[", "]", "{", "}", ", ", "\n", "=", ".", '"CHN"', '"VNM"', '"CAICT"', "true", "false",
    "0.5", "2016", "2022", "inf", "nan", "1e3", "0x10", "1_000", '"', "'", '"""', "'''", "# ", "\\",
    "\\u0041", "1979-05-27 07:32:00", "\r\n", "\ufeff",
)  # fmt: skip
ASKED = (
    "place", "definition", "confidence", "draws", "start", "end", "real", "note", "growth_low",
    "growth_high", ": ", "str", "int", "float", "bool", " = ", "=", "  # ", "type: ", "\n", ARGUMENTS, "CHN",
    "VNM", "true", "False", "0.5", "2016", "1e3", "1_0", "-0.0", "inf", "nan", '"', "'", "[", "]", "(", ")",
    "{", "}", "\\", "\x00", "None", "9" * 19, "1e999", '{"cells": [', '"metadata"', '"tags": ["parameters"]',
    '"source"', '"nbformat": 4', '"kernelspec"', '"name"', "null", "٣",
)  # fmt: skip

SURFACES: Mapping[str, Surface] = {
    "printed": Surface(printed, PRINTED, 310),
    "scan": Surface(scan, (*PRINTED, *PROSE, LONG), 6_000),
    "growth": Surface(growth, (*PRINTED[: len(PUNCTUATION) + len(NUMERALS)], *HEDGES, *PROSE), 32),
    "tables": Surface(tables, (*CELLS, LONG), 6_000),
    "formulas": Surface(formulas, FORMULA, 1_010),
    "sweeps": Surface(sweeps, (*TOML, LONG), 6_000),
    "parameters": Surface(arguments, (*ASKED, LONG), 6_000),
}
