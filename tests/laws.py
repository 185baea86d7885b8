"""What holds of any input, whoever thought it up: laws that property tests and the fuzzer share.

Each ``check_*`` raises where a law is broken. An `InputError` is an answer like any other.
"""

from __future__ import annotations

import gc
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random
from time import process_time
from types import FrameType

from econlab.errors import attempted
from econlab.evidence import audit
from econlab.evidence.cleaning import COLUMNS, clean
from econlab.evidence.formulas import DIGITS, evaluate, printed_arithmetic, statement_formula
from econlab.evidence.intervals import Interval
from econlab.evidence.lexicon import lexicon
from econlab.evidence.periods import check_period
from econlab.evidence.printed import LONGEST_FORM, Reading, read_printed
from econlab.evidence.quantities import Quantity
from econlab.evidence.raw import KEYS, RAW, Raw, read_raw
from econlab.evidence.statements import VERDICTS
from econlab.evidence.tables import MESSAGES_SHOWN, Row, as_csv, read_table
from econlab.evidence.vocabulary import DIRECTIONS, KINDS
from econlab.project import root as project_root
from econlab.running.choices import LONGEST_RUN_ID, Choice, choose, known_codes
from econlab.running.parameters import Parameter, declared, shown
from econlab.running.sweeps import read_sweep
from econlab.running.toml_lines import Place, TomlFile, read_toml
from econlab.scanning.documents import Piece
from econlab.scanning.scan import ScannedFigure, scan, scan_pieces

QUALIFIERS = {"exact", "about", "over", "at_least", "under", "at_most", "range"}
INFINITY = Decimal("Infinity")


# --- printed figures -------------------------------------------------------------------------

# An independent printer: what a document of each language writes.
MARKS = {"vi": (".", ","), "en": (",", ".")}
HEDGES = {
    "vi": {
        "exact": "", "about": "khoảng ", "over": "trên ", "at_least": "ít nhất ", "under": "dưới ",
        "at_most": "tối đa ",
    },
    "en": {
        "exact": "", "about": "about ", "over": "more than ", "at_least": "at least ", "under": "under ",
        "at_most": "at most ",
    },
}  # fmt: skip
UNITS = {
    "": ("", ""),
    "percent": ("%", " per cent"),
    "percent_per_year": ("%/năm", " per cent a year"),
    "percentage_point": (" điểm phần trăm", " percentage points"),
    "multiple": (" lần", " times"),
    "CNY": (" Nhân dân tệ", " CNY"),
    "USD": (" USD", " US dollars"),
    "VND": (" đồng", " VND"),
    "person": (" người", " people"),
    "enterprise": (" doanh nghiệp", " enterprises"),
    "GB": (" GB", " GB"),
}


def printed_number(number: Decimal, language: str) -> str:
    """Print a number with the separators of a language, never so that they could mean something else."""
    thousands, decimal = MARKS[language]
    whole, _, places = f"{number.copy_abs():f}".partition(".")
    groups = [whole[max(end - 3, 0) : end] for end in range(len(whole), 0, -3)][::-1]
    # Three digits after the one separator of a number could be thousands: a zero more says what they are.
    places += "0" if len(places) == 3 and len(groups) == 1 else ""
    return ("-" if number < 0 else "") + thousands.join(groups) + (decimal + places if places else "")


def printed_form(ends: Sequence[Decimal], qualifier: str, unit: str, language: str) -> str:
    """Print a value with its hedge, or the two ends of a range."""
    after = UNITS[unit][language == "en"]
    if len(ends) == 1:
        return HEDGES[language][qualifier] + printed_number(ends[0], language) + after
    joint = " – " if ends[0] < 0 else {"vi": " đến ", "en": " to "}[language]
    return joint.join(printed_number(end, language) for end in ends) + after


def check_print_and_read(ends: Sequence[Decimal], qualifier: str, unit: str, language: str) -> None:
    """What is printed is what is read: value, unit and hedge, or the two ends of a range."""
    form = printed_form(ends, qualifier, unit, language)
    if len(form) > LONGEST_FORM:
        return
    reading = read_printed(form, language)
    assert (reading.unit, reading.qualifier) == (unit, qualifier), form
    if qualifier == "range":
        assert (reading.value, reading.low, reading.high) == (None, *ends), form
    else:
        (value,) = ends
        assert reading.value == value, form
        assert (reading.low == value) == (qualifier in {"over", "at_least"}), form
        assert (reading.high == value) == (qualifier in {"under", "at_most"}), form


def check_ends(one: Reading | ScannedFigure) -> None:
    """A value lies in its bounds, and only a hedge opens an end."""
    assert one.qualifier in QUALIFIERS
    assert all(isinstance(bound, Decimal) and not bound.is_nan() for bound in (one.low, one.high))
    assert one.low <= one.high
    if one.value is None:
        assert one.qualifier == "range"
        assert one.low.is_finite()
        assert one.high.is_finite()
    else:
        assert one.value.is_finite()
        assert one.low <= one.value <= one.high
    assert one.low.is_finite() or one.qualifier in {"under", "at_most"}
    assert one.high.is_finite() or one.qualifier in {"over", "at_least"}


@cache
def unit_codes() -> frozenset[str]:
    """Return every simple unit code a figure can have; a rate joins two, as ``CNY_per_person``."""
    return frozenset(unit.code for unit in lexicon().units.values())


def is_rate(code: str) -> bool:
    """Whether a unit code is a rate that can be read: ``CNY_per_person``, ``per_100_people``."""
    thing, *parts = f"_{code}".split("_per_")
    known = lexicon()
    taken = {*known.denominators.values(), *known.regularly.values()}
    return bool(parts) and thing[1:] in {"", *unit_codes()} and taken.issuperset(parts)


def check_reading(reading: Reading) -> None:
    """What is read has a value unless it is a range, and a unit that is known."""
    check_ends(reading)
    assert (reading.value is None) == (reading.qualifier == "range")
    assert not reading.unit or reading.unit in unit_codes() or is_rate(reading.unit), reading.unit


def read(text: str, language: str, about: Decimal = Decimal(0)) -> Reading | None:
    """Read a printed form; None where it is refused."""
    reading, refusal = attempted(read_printed, text, language, about)
    assert reading or refusal.startswith("cannot read the printed figure ")
    return reading


def check_printed(text: str, language: str, about: Decimal = Decimal("0.05")) -> None:
    """Any text is read or refused, "about" only widens, and what was read is read again when printed."""
    narrow, wide = read(text, language), read(text, language, about)
    assert (narrow is None) == (wide is None)
    if narrow is None or wide is None:
        return
    check_reading(narrow)
    check_reading(wide)
    assert wide.low <= narrow.low <= narrow.high <= wide.high
    assert narrow == replace(wide, low=narrow.low, high=narrow.high)
    ends = (narrow.low, narrow.high) if narrow.value is None else (narrow.value,)
    if narrow.unit in UNITS:
        for printed in MARKS:
            check_print_and_read(ends, narrow.qualifier, narrow.unit, printed)


# --- scans -----------------------------------------------------------------------------------


def check_scan(text: str, language: str) -> list[ScannedFigure]:
    """Every record lies in the text and says what the text prints there."""
    found = scan(text, language, "d")
    assert [one.printed for one in found] == [text[one.start : one.end] for one in found]
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert [one.line for one in found] == [text.count("\n", 0, one.start) + 1 for one in found]
    for one in found:
        check_record(one)
    return found


def check_record(one: ScannedFigure) -> None:
    """Check what one record must be by itself."""
    assert 0 <= one.start < one.end
    assert re.search("[0-9]", one.printed) or one.value is not None
    assert one.printed == one.printed.strip()
    assert (one.document, one.page, one.paragraph) == ("d", None, None)
    check_ends(one)
    assert one.kind in KINDS
    assert one.direction in {"", *DIRECTIONS}
    assert not one.direction or one.kind == "change"
    assert one.currency == (one.unit.partition("_per_")[0] if one.currency else "")
    assert 0 <= one.confidence <= 1
    if one.period:
        check_period(one.period)


def check_cuts(text: str, cuts: Sequence[int], language: str) -> None:
    """The cuts between the pieces of a text do not matter."""
    ends = [0, *sorted(cut % (len(text) + 1) for cut in cuts), len(text)]
    pieces = [Piece(text[start:end]) for start, end in pairwise(ends)]
    assert list(scan_pieces(pieces, language, "d")) == scan(text, language, "d")


def check_alone(text: str, language: str) -> None:
    """A record is what its form reads by itself."""
    for one in scan(text, language):
        alike = [
            reading
            for reading in (read(one.printed, language) for language in MARKS)
            if reading and (reading.unit, reading.qualifier) == (one.unit, one.qualifier)
        ]
        said = [(reading.value, reading.low, reading.high) for reading in alike]
        assert not said or (one.value, one.low, one.high) in said, (one, said)


def scan_all(text: str) -> int:
    """Scan a text and count its figures without keeping them."""
    return sum(1 for _ in scan_pieces([Piece(text)], "vi"))


def repeated(form: str, size: int) -> str:
    """Write a form again and again, up to a size."""
    return form * (size // len(form))


def calls(text: str) -> int:
    """How often a scan calls a function, of Python or of C: the same on every machine."""
    count = 0

    def counted(frame: FrameType, event: str, called: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(counted)
    try:
        scan_all(text)
    finally:
        sys.setprofile(None)
    return count


def check_calls(form: str, size: int = 1 << 11) -> None:
    """Calls grow no faster than the text."""
    smaller, larger = repeated(form, size), repeated(form, 4 * size)
    scan_all(larger)  # what is built once or remembered is there now
    few, many = calls(smaller), calls(larger)
    assert many <= 5 * few + 1_000


def scan_time(text: str) -> float:
    """Processor time of a scan, collection of garbage left out."""
    gc.collect()
    gc.disable()
    try:
        start = process_time()
        scan_all(text)
        return process_time() - start
    finally:
        gc.enable()


@cache
def ordinary_time(size: int) -> float:
    """Processor time of words without figures."""
    text = repeated("các từ ", size)
    return min(scan_time(text) for _ in range(3))


def check_time(form: str, lengths: tuple[int, int]) -> None:
    """A character of a long text takes about as long as one of a short text.

    Work that grows as a square takes sixteen to sixty-four times as long. Calls do not show what one
    call does, as a regular expression that looks back. So each text is timed beside a short one, or
    beside ordinary words where these take longer, in the same process, and again while the machine
    seems busy: only a ratio that stays too large fails, on a slow machine as on a fast one.
    """
    short, long = (repeated(form, length) for length in lengths)
    least = max(ordinary_time(lengths[0]), min(scan_time(short) for _ in range(5)))
    allowed = 2.5 * least * lengths[1] / lengths[0]
    taken = scan_time(long)
    for _ in range(4):
        if taken <= allowed:
            break
        taken = min(taken, scan_time(long))
    assert taken <= allowed


# --- raw tables ------------------------------------------------------------------------------

SMALL = {
    "figures": {
        "mic2023_size_2022", "mic2023_share_2022", "mic2023_multiple_chn", "mic2023_africa_networks_share",
    },
    "corrections": {"mic2023_africa_networks_share"},
    "statements": set[str](),
    "schemes": set[str](),
    "defaults": {"CHN"},
    "reference": {"digital_economy_size_caict_first", "exchange_rate_cny_usd_frb_first"},
}  # fmt: skip
# What names rows of another table that an input may leave out.
NAMED_BY = {"figures": ("corrections", "statements")}


@cache
def small_raw() -> Raw:
    """Return the raw tables of the project under test, with few rows in the long ones."""
    raw = read_raw(project_root())
    few = {
        name: [row for row in raw.tables[name] if row[RAW[name][0]] in kept] for name, kept in SMALL.items()
    }
    return replace(raw, tables={**raw.tables, **few})


def table_of(content: bytes) -> str:
    """Return which raw table a CSV file begins as; figures where it begins as none."""
    header = content.partition(b"\n")[0].decode("utf-8", "replace").strip()
    return next((name for name, columns in RAW.items() if header == ",".join(columns)), "figures")


def built(raw: Raw) -> tuple[str, ...]:
    """Return the built tables of raw ones, or the lines of what is wrong with them in any order."""
    cleaned, refusal = attempted(clean, raw)
    if cleaned is None:
        return ("refused", *sorted(refusal.splitlines()))
    figures, reference = cleaned
    statements, refusal = attempted(audit.judged, raw, figures, reference)
    if statements is None:
        return ("refused", *sorted(refusal.splitlines()))
    for row in (*figures, *reference):
        check_bounds(row, "value", "low", "high")
        assert row["unit"] in raw.vocabulary.units
    for row in statements:
        assert row["verdict"] in VERDICTS
        check_bounds(row, "value", "low", "high")
        check_bounds(row, "stated_value", "stated_low", "stated_high")
    return (as_csv(COLUMNS, figures), as_csv(COLUMNS, reference), as_csv(audit.COLUMNS, statements))


def check_bounds(row: Mapping[str, str], value: str, low: str, high: str) -> None:
    """The value of a row lies in its bounds, where it has them."""
    numbers = [float(row[column]) for column in (low, value, high) if row[column]]
    assert numbers == sorted(numbers), row


def check_raw(content: bytes, folder: Path, random: Random) -> None:
    """A raw table is read back as it was, and built the same whatever the order of its rows."""
    table = table_of(content)
    path = folder / f"{table}.csv"
    rows = check_table(path, content, RAW[table], KEYS[table])
    if rows is None:
        return
    raw = small_raw()
    fewer = {name: [] for name in NAMED_BY.get(table, ())}
    raw = replace(raw, tables={**raw.tables, **fewer, table: rows})
    first = built(raw)
    assert built(raw) == first
    if first[0] == "refused" and len(first) > MESSAGES_SHOWN:
        return
    shuffled = random.sample(rows, len(rows))
    assert built(replace(raw, tables={**raw.tables, table: shuffled})) == first


def check_table(path: Path, content: bytes, columns: Sequence[str], key: Sequence[str]) -> list[Row] | None:
    """A table is refused in one message, or its cells are read back when they are written again."""
    path.write_bytes(content)
    rows, refusal = attempted(read_table, path, columns, key=key)
    if rows is None:
        assert refusal.startswith(f"{path.parent.name}/{path.name}, line ")
        return None
    lines = [row.line for row in rows]
    assert lines == sorted(set(lines))
    assert not lines or 1 < lines[-1] <= len(re.findall("\r\n|\r|\n", content.decode())) + 1
    cells = [dict(row.cells) for row in rows]
    path.write_bytes(as_csv(columns, cells).encode())
    assert [dict(row.cells) for row in read_table(path, columns, key=key)] == cells
    return rows


# --- formulas --------------------------------------------------------------------------------

# The figures that a formula may name: bounds, value and unit.
NAMED = {
    "a": (9, 10, 11, "CNY"), "b": (19, 20, 21, "CNY"), "d": (0.9, 1, 1.1, "CNY"), "u": (1, 2, 4, "USD"),
    "g": (9.5, 10, 10.5, "percent"), "m": (1.9, 2, 2.1, "multiple"), "p": (40, 41, 42, "percent"),
    "q": (50, 50.5, 51, "percent"), "r": (10, None, 20, "percent_per_year"), "n": (4, 4, 4, "person"),
    "z": (-1, 0, 1, "CNY"), "o": (80, 80, float("inf"), "CNY"),
}  # fmt: skip
STATED = ("percent", "multiple", "", "percentage_point", "percent_per_year", "CNY")


def published(series: str, place: str, period: str) -> Quantity:
    """Give a quantity for any name of a reference value."""
    return Quantity(Interval.exact(float(len(series + place + period))), "CNY")


def computed(formula: str, figures: Mapping[str, Quantity], stated: str) -> Quantity | str:
    """Compute a formula, or return why it is refused."""
    found, refusal = attempted(statement_formula, formula, figures, published, stated)
    assert found or refusal
    return found or refusal


def inside(interval: Interval, random: Random) -> Interval:
    """Return an interval within another, often a single point of it."""
    low, high = max(interval.low, -1e6), min(interval.high, 1e6)
    ends = [random.choice([low, high, random.uniform(low, high)]) for _ in "12"]
    return Interval.exact(ends[0]) if random.random() < 0.5 else Interval(min(ends), max(ends))


def check_formula(formula: str, figures: Mapping[str, Quantity], random: Random) -> None:
    """Bounds of a formula hold what every narrower input gives, and it is refused or computed alike."""
    stated = random.choice(STATED)
    wide = computed(formula, figures, stated)
    if isinstance(wide, str):
        return
    within = {name: replace(one, bounds=inside(one.bounds, random)) for name, one in figures.items()}
    narrow = computed(formula, within, stated)
    if isinstance(narrow, str):
        assert "the lower end first" in narrow, (formula, narrow)
        return
    assert (wide.unit, wide.otherwise) == (narrow.unit, narrow.otherwise)
    slack = 1e-9 * max(1.0, *(min(abs(end), 1e300) for end in (narrow.bounds.low, narrow.bounds.high)))
    assert wide.bounds.low - slack <= narrow.bounds.low, (formula, wide, narrow, within)
    assert narrow.bounds.high <= wide.bounds.high + slack, (formula, wide, narrow, within)


def check_arithmetic(formula: str, random: Random) -> None:
    """Bounds of printed arithmetic hold whatever the rounding hid."""
    bounds, refusal = attempted(printed_arithmetic, formula)
    if bounds is None:
        assert refusal
        return
    low, value, high = bounds
    assert low <= value <= high
    if not (low.is_finite() and high.is_finite()):
        return
    true = evaluate(formula, number=lambda text: hidden(text, random))
    slack = max(abs(Fraction(low)), abs(Fraction(high))) * Fraction(1, 10 ** (DIGITS - 1))
    assert Fraction(low) - slack <= true <= Fraction(high) + slack, formula


def hidden(text: str, random: Random) -> Fraction:
    """Return a number that rounds to a printed one."""
    if text in {*"123456789", "100"}:
        return Fraction(text)
    places = len(text.partition(".")[2])
    return Fraction(Decimal(text)) + Fraction(random.randint(-8, 8), 16 * 10**places)


# --- sweeps and parameters -------------------------------------------------------------------


def places(value: object, place: Place = ()) -> Iterator[tuple[Place, object]]:
    """Yield every value in what TOML says, with the way to it."""
    yield place, value
    pairs: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        pairs = list(value.items())
    elif isinstance(value, list):
        pairs = list(enumerate(value))
    for part, inner in pairs:
        yield from places(inner, (*place, part))


def check_toml(path: Path) -> TomlFile | None:
    """A file is refused, with its name, or every place in it has a line of it."""
    document, refusal = attempted(read_toml, path)
    if document is None:
        assert path.name in refusal
        return None
    text = path.read_bytes().decode("utf-8-sig")
    assert set(document.lines) == {place for place, _ in places(document.data)}
    last = text.count("\n") + 1
    assert all(1 <= line <= last for line in document.lines.values())
    return document


def check_sweep(content: bytes, root: Path) -> None:
    """A sweep file is refused with its mistakes, or each of its runs is that of the command line."""
    path = root / "sweep.toml"
    path.write_bytes(content)
    document = check_toml(path)
    choices, refusal = attempted(read_sweep, path, root)
    if choices is None:
        assert path.name in refusal
        if document is not None:
            first, *told = refusal.splitlines()
            assert first == f"sweep.toml has {len(told)} mistake{'s' if len(told) > 1 else ''}:"
            assert all(re.match(r"sweep\.toml, lines? [0-9]+(?: and [0-9]+)?: ", line) for line in told)
        return
    assert document is not None
    assert len({(choice.notebook, choice.run) for choice in choices}) == len(choices)
    for choice in choices[:20]:
        check_choice(choice, root)


def check_choice(choice: Choice, root: Path) -> None:
    """The values of a run are of their types, and chosen again when they are written as arguments."""
    for parameter in declared(choice.notebook).values():
        check_taken(choice.values[parameter.name], parameter)
    assert re.fullmatch(rf"[A-Za-z0-9._+-]{{1,{LONGEST_RUN_ID}}}", choice.run)
    assert choice.run not in {".", ".."}
    for values in (choice.changed, choice.values):
        arguments = [f"{name}={shown(value)}" for name, value in values.items()]
        assert choose([choice.notebook], arguments, codes=known_codes(root)) == [choice]


def check_taken(value: object, parameter: Parameter) -> None:
    """A value that was taken is of the declared type, and taken again however it is given."""
    assert type(value).__name__ == parameter.type
    assert parameter.accept(value, where="here") == value
    assert parameter.parse(shown(value)) == value  # type: ignore[arg-type]


def check_parameters(notebook: Path, arguments: Sequence[str], root: Path) -> None:
    """A notebook and what is asked of it are refused, or make a run that can be asked for again."""
    parameters, refusal = attempted(declared, notebook)
    if parameters is None:
        assert refusal.startswith(notebook.name)
        return
    for parameter in parameters.values():
        check_taken(parameter.default, parameter)
    chosen, refusal = attempted(choose, [notebook], arguments, codes=known_codes(root))
    if chosen is None:
        assert refusal
        return
    (choice,) = chosen
    assert choice.values.keys() == parameters.keys()
    check_choice(choice, root)


# --- functions of bounded numbers ------------------------------------------------------------

Computed = Callable[[Sequence[Interval]], Mapping[str, Interval | None]]


def check_enclosing(compute: Computed, wide: Sequence[Interval], random: Random) -> None:
    """A wider input never gives a narrower output, so results hold all that points inside give."""
    narrow = [inside(interval, random) for interval in wide]
    outer, inner = compute(wide), compute(narrow)
    for name, found in inner.items():
        around = outer.get(name)
        if found is None or around is None:
            continue
        slack = 1e-9 * max(1.0, *(min(abs(end), 1e300) for end in (found.low, found.high)))
        assert around.low - slack <= found.low, (name, wide, narrow)
        assert found.high <= around.high + slack, (name, wide, narrow)
