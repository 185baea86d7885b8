"""Drafts: scanned figures as rows for a person to review, beside the rows that are there already."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from econlab.errors import InputError, counted
from econlab.evidence.cleaning import plain_number
from econlab.evidence.coverage import occurrences
from econlab.evidence.printed import read_printed
from econlab.evidence.raw import DRAFT, KEYS, RAW
from econlab.evidence.shapes import UnreadableFigure
from econlab.evidence.tables import A_LINE, Row, read_table
from econlab.project import MARKER
from econlab.scanning.insertion import Cells, Table, alone, write
from econlab.scanning.scan import ScannedFigure, language_of

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class ScannedText:
    """A document that was scanned to be reviewed.

    Attributes
    ----------
    document : str
        Its id in the catalogue, as `document_id` gives it.
    path : pathlib.Path
        The file it was scanned from.
    text : str
        What the places of the figures refer to.
    figures : sequence of ScannedFigure
        In the order of the text.
    language : str
        ``vi``, ``en``, or ``auto`` to tell by the text.
    """

    document: str
    path: Path
    text: str
    figures: Sequence[ScannedFigure]
    language: str = "auto"

    @property
    def name(self) -> str:
        """The file in messages, which may have a name that is not UTF-8."""
        return str(self.path).encode("utf-8", "replace").decode()

    @property
    def content(self) -> bytes:
        """The text as a file holds it."""
        return self.text.encode("utf-8", "replace")

    @property
    def sha256(self) -> str:
        """Hash of the text as a file holds it."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Added:
    """What came of a scanned document.

    Attributes
    ----------
    document, name : str
        Its id, and the file it was scanned from.
    found, added : int
        How many figures it has, and how many of them are new drafts.
    is_new : bool
        Whether the document itself was added to ``documents.csv``.
    is_kept : bool
        Whether there is a file that holds its text, and is named for the document.
    """

    document: str
    name: str
    found: int
    added: int
    is_new: bool
    is_kept: bool


def document_id(name: str) -> str:
    """Return the id that a document gets from the stem of its file.

    Raises
    ------
    InputError
        When nothing of it is left.

    Examples
    --------
    >>> document_id("mic-2025-report"), document_id("Báo cáo Đề án 2025")
    ('mic-2025-report', 'bao-cao-de-an-2025')
    """
    if _ID.fullmatch(name):
        return name
    letters = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    plain = "".join(sign for sign in letters if sign.isascii()).lower()
    made = re.sub("[^a-z0-9]+", "-", plain).strip("-")
    if not made:
        raise InputError(
            f"{name}: found no letter or digit to name the document by, expected a file name such as "
            "mic-2025-report.pdf. Rename the file."
        )
    return made


def project_of(figures: Path) -> Path:
    """Return the project whose figures a file holds, after a look at its tables.

    Raises
    ------
    InputError
        When the file is not the ``data/raw/figures.csv`` of a project, or a table is malformed.
    """
    path = figures.resolve()
    root = path.parents[2] if len(path.parents) > 2 else path.parent
    if path != root / MARKER or not path.is_file():
        raise InputError(
            f"--into {figures}: is not the {MARKER.as_posix()} of a project; drafts can go nowhere else. "
            "Give the path of that file."
        )
    rows = {
        table: read_table(
            path.with_name(f"{table}.csv"), RAW[table], key=KEYS[table], name=f"data/raw/{table}.csv"
        )
        for table in ("documents", "figures")
    }
    for row in rows["figures"]:
        row.counted("line", A_LINE)
    return root


def waiting(figures: Iterable[Row]) -> dict[str, int]:
    """Count the drafts among the rows of ``figures.csv``, which wait for review, by document."""
    return dict(Counter(row["document"] for row in figures if row["status"] == DRAFT))


def add_drafts(figures: Path, scanned: Sequence[ScannedText], texts: Path | None = None) -> list[Added]:
    """Add the figures of documents to a catalogue, as drafts, but for those it has.

    Rows that are there stay as they are, byte for byte. A figure is there already
    where a row of its document and line, whatever its status, has its printed form
    or one that stands in the same place, as after a person has mended it. Either
    everything is written or nothing, and by one process at a time.

    Parameters
    ----------
    figures : pathlib.Path
        ``data/raw/figures.csv`` of a project.
    scanned : sequence of ScannedText
        The documents.
    texts : pathlib.Path, optional
        A folder in which to keep the texts as ``<document>.txt``.

    Returns
    -------
    list of Added
        One for each document, in their order.

    Raises
    ------
    InputError
        When a table is malformed, a document is in ``documents.csv`` with another text, two
        documents have one id, or a file of the folder has another text.
    """
    _check_ids(scanned)
    with alone(figures.resolve().parent):
        root = project_of(figures)
        catalogue, known = Table(root / MARKER), Table((root / MARKER).with_name("documents.csv"))
        for one in scanned:
            _check_text(one, known, texts)
        added = [_add(one, catalogue, known, texts) for one in scanned]
        kept = {} if texts is None else {_kept_as(one, texts): one.content for one in scanned}
        new = {path: content for path, content in kept.items() if not path.exists()}
        # Figures last: a document without figures does no harm, figures without their document would.
        write(new, [table for table in (known, catalogue) if table.is_changed])
        return added


def told(added: Sequence[Added], figures: Path) -> list[str]:
    """Return what was added and what to do next, in lines.

    Parameters
    ----------
    added : sequence of Added
        As `add_drafts` gives it.
    figures : pathlib.Path
        What `add_drafts` was given.
    """
    lines = []
    for one in added:
        there = one.found - one.added
        lines.append(
            f"{one.document}: {counted(one.found, 'figure')} in {one.name}, "
            f"{counted(one.added, 'draft')} added" + (f", {there} there already." if there else ".")
        )
    new = [one.document for one in added if one.is_new]
    if new:
        lines.append(f"New in {figures.with_name('documents.csv')}: {', '.join(new)}.")
        lines.append("  Next: write title, issuer and date there.")
    if any(one.added for one in added):
        lines.append(
            f"Next: in {figures} complete the drafts (place, indicator, definition, period), set the status "
            "of each to reviewed, delete what is no figure; then econlab build."
        )
    drawn = [one.name for one in added if one.is_new and not one.is_kept]
    if drawn:
        lines.append(
            f"Lines are those of the text drawn from {', '.join(drawn)}: to keep it, scan again with "
            "--text DIR as well."
        )
    return lines


def _check_ids(scanned: Sequence[ScannedText]) -> None:
    names: dict[str, str] = {}
    for one in scanned:
        if one.document in names:
            raise InputError(
                f"{one.name}: found the id {one.document}, which {names[one.document]} has as well; expected "
                "another for each document. Rename one of the files."
            )
        names[one.document] = one.name


def _check_text(one: ScannedText, known: Table, texts: Path | None) -> None:
    """Refuse a document that goes by the name of another text."""
    for row in known.rows:
        if row.cells["document"] == one.document and row.cells["sha256"] != one.sha256:
            raise InputError(
                f"{one.name}: raw/documents.csv has {one.document} with sha256 "
                f"{row.cells['sha256'] or 'blank'}, expected {one.sha256}, that of the text scanned. In "
                "another text figures stand elsewhere: scan the one that the catalogue was made from, or "
                "rename the file to have this one as a document of its own."
            )
    if texts is None:
        return
    path = _kept_as(one, texts)
    try:
        texts.mkdir(parents=True, exist_ok=True)
        same = not path.exists() or path.read_bytes() == one.content
    except OSError as error:
        raise InputError(f"--text {texts}: {path.name} cannot be kept there ({error.strerror}).") from None
    if not same:
        raise InputError(
            f"--text {texts}: {path.name} is there and holds another text. Move it away, or name "
            "another folder."
        )


def _kept_as(one: ScannedText, texts: Path) -> Path:
    return texts / f"{one.document}.txt"


def _add(one: ScannedText, catalogue: Table, known: Table, texts: Path | None) -> Added:
    own = [row for row in catalogue.rows if row.cells["document"] == one.document]
    new = _missing(one, [row.cells for row in own])
    is_new = bool(one.figures) and all(row.cells["document"] != one.document for row in known.rows)
    language = language_of(one.text) if one.language == "auto" else one.language
    if is_new:
        known.insert([_document(one, language)], lambda cells: (cells["document"],))
    taken = {row.cells["figure"] for row in catalogue.rows}
    drafts = [_draft(figure, name, one.document, language) for figure, name in _named(one, new, taken)]
    catalogue.insert(drafts, _place)
    is_kept = texts is not None or (
        one.path.name == f"{one.document}.txt" and one.path.is_file() and one.path.read_bytes() == one.content
    )
    return Added(one.document, one.name, len(one.figures), len(new), is_new, is_kept)


def _document(one: ScannedText, language: str) -> Cells:
    return dict.fromkeys(RAW["documents"], "") | {
        "document": one.document,
        "title": f"to be written ({_one_line(Path(one.name).name)})",
        "language": language,
        "sha256": one.sha256,
    }


def _one_line(name: str) -> str:
    return " ".join(name.split())


def _draft(figure: ScannedFigure, name: str, document: str, language: str) -> Cells:
    return dict.fromkeys(RAW["figures"], "") | {
        "figure": name,
        "document": document,
        "line": str(figure.line),
        "printed": figure.printed,
        "place": figure.place,
        "indicator": figure.indicator,
        "period": figure.period,
        "kind": figure.kind,
        "direction": figure.direction,
        "status": DRAFT,
        "note": _note(figure, language),
    }


def _note(figure: ScannedFigure, language: str) -> str:
    """Return what a reviewer has to know: how sure the scan is, where to look, and what is doubtful."""
    parts = [f"scan {figure.confidence:.2f}"]
    if figure.page is not None:
        parts.append(f"page {figure.page}")
    if figure.paragraph is not None:
        parts.append(f"paragraph {figure.paragraph}")
    parts += [flag.replace("_", " ") for flag in figure.flags]
    if not _reads_alike(figure, language):
        ends = {"low": figure.low, "high": figure.high} if figure.value is None else {"": figure.value}
        scanned = " to ".join(plain_number(end) for end in ends.values())
        parts.append(f"scanned as {scanned} {figure.unit}".rstrip() + " and reads otherwise by itself")
    return "; ".join(parts)


def _reads_alike(figure: ScannedFigure, language: str) -> bool:
    """Whether the build will read the printed form, by itself, as it was scanned in its sentence."""
    try:
        reading = read_printed(figure.printed, language)
    except UnreadableFigure:
        return False
    # A noun without a code reads as no unit, which the indicator then gives.
    unit = "" if figure.unit.startswith("count") else figure.unit
    return (reading.value, reading.unit) == (figure.value, unit)


# Which figures are there already


def _missing(one: ScannedText, rows: Iterable[Cells]) -> list[ScannedFigure]:
    """Return the figures that no row stands for.

    A row stands for a figure of its line and form, the first for the first and so on;
    a row of another form, as a person has mended it, for what stands in the same place.
    """
    places = _Places(one)
    rest = Counter((int(row["line"]), row["printed"]) for row in rows)
    mentions = [(figure.line, figure.printed) for figure in one.figures]
    for mention in rest.keys() - set(mentions):
        places.take(mention, rest.pop(mention))
    for at, mention in enumerate(mentions):
        if rest[mention] and at in places.free:
            rest[mention] -= 1
            places.free.remove(at)
    for mention in sorted(+rest):
        places.take(mention, rest[mention])
    return [figure for at, figure in enumerate(one.figures) if at in places.free]


class _Places:
    """The figures of a text by place, and which of them no row stands for yet."""

    def __init__(self, one: ScannedText) -> None:
        self._text = one.text
        self._lines = [0, *(match.end() for match in re.finditer("\n", one.text)), len(one.text)]
        self._starts = [figure.start for figure in one.figures]
        self._ends = [figure.end for figure in one.figures]
        self.free = set(range(len(one.figures)))

    def take(self, mention: tuple[int, str], times: int) -> None:
        """Have rows stand for the first figures that meet their printed form."""
        for start, end in self._stands(*mention):
            met = range(bisect_right(self._ends, start), bisect_left(self._starts, end))
            if times and self.free.intersection(met):
                self.free.difference_update(met)
                times -= 1

    def _stands(self, line: int, printed: str) -> list[tuple[int, int]]:
        """Return where a printed form stands that begins on a line."""
        if not printed or line >= len(self._lines):
            return []
        start = self._lines[line - 1]
        stretch = self._text[start : self._lines[min(line + printed.count("\n"), len(self._lines) - 1)]]
        return [(start + begin, start + end) for begin, end in occurrences(printed, stretch)]


def _place(cells: Cells) -> tuple[str, int]:
    return cells["document"], int(cells["line"])


def _named(
    one: ScannedText, new: Collection[ScannedFigure], taken: set[str]
) -> Iterator[tuple[ScannedFigure, str]]:
    """Name new figures by document, line and their place among the figures of the line."""
    stem = re.sub("[^a-z0-9]+", "_", one.document.lower()).strip("_")
    # Formulas name figures, and a name starts with a letter.
    stem = stem if stem[:1].isalpha() else f"d{stem}"
    wanted = {(figure.start, figure.end) for figure in new}
    on_line: Counter[int] = Counter()
    for figure in one.figures:
        on_line[figure.line] += 1
        if (figure.start, figure.end) not in wanted:
            continue
        number = on_line[figure.line]
        while (name := f"{stem}_l{figure.line}_{number}") in taken:
            number += 1
        taken.add(name)
        yield figure, name
