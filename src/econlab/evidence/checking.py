"""Checking: whether the built tables are current, and figures and documents agree, number by number."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from econlab import project
from econlab.errors import InputError
from econlab.evidence import coverage
from econlab.evidence.building import PROCESSED_FOLDER, RAW_FOLDER, processed
from econlab.evidence.catalogue import built, coverage_counts, raw_rows
from econlab.evidence.cleaning import clean
from econlab.evidence.raw import RAW, REVIEWED, read_raw
from econlab.evidence.tables import Row, as_csv


def check(root: Path | None = None, documents: Path | None = None) -> list[str]:
    """Check the processed tables against the raw ones, and those against the documents.

    Parameters
    ----------
    root : pathlib.Path, optional
        The project folder.
    documents : pathlib.Path, optional
        A folder with the texts, named ``<document>.txt``. With it, the hash of
        each text and the line and printed form of each figure are checked too.

    Returns
    -------
    list of str
        One problem each; empty when all is well.

    Raises
    ------
    InputError
        When the raw tables, or data of one's own beside them, cannot be cleaned, or
        `documents` is no folder.
    """
    root = root or project.root()
    with project.alone():
        problems = [
            f"data/processed/{name} is not what data/raw gives: run econlab build."
            for name, content in processed(root).items()
            if _bytes(root / PROCESSED_FOLDER / name) != content
        ]
    if project.added() is not None:
        built(root)
    if documents is not None:
        if not documents.is_dir():
            raise InputError(
                f"documents: {documents} is no folder; expected one with the texts of documents.csv."
            )
        problems += _check_documents(root, documents)
    return problems


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _check_documents(root: Path, folder: Path) -> list[str]:
    problems = _check_figures(root, folder)
    with project.alone():
        if not problems and _counted(root, folder) != coverage_counts(root):
            problems.append(
                "raw/coverage.csv does not count these documents and figures: "
                "add --record to count them anew."
            )
    return problems


def _check_figures(root: Path, folder: Path) -> list[str]:
    printed = raw_rows("figures", root)
    problems: list[str] = []
    for document in raw_rows("documents", root):
        rows = [row for row in printed if row["document"] == document["document"]]
        content = _bytes(folder / f"{document['document']}.txt")
        problems += _check_text(document, content, folder, len(rows))
        if content is not None:
            problems += _check_lines(rows, _lines(content))
    return problems


def _check_text(document: Row, content: bytes | None, folder: Path, figures: int) -> Iterator[str]:
    if content is None:
        yield f"{document['document']}.txt is not in {folder}: {figures} figures not checked."
    elif (found := hashlib.sha256(content).hexdigest()) != document["sha256"]:
        yield (
            f"{document.file}, line {document.line}, column sha256: the text {document['document']}.txt "
            f"has {found}. It is another version; its lines may have moved."
        )


def _lines(content: bytes) -> list[str]:
    return content.decode("utf-8", errors="replace").removesuffix("\n").split("\n")


def _check_lines(rows: Sequence[Row], lines: Sequence[str]) -> Iterator[str]:
    mentions = Counter(_mention(row) for row in rows)
    for row in rows:
        number = int(row["line"])
        if number > len(lines):
            yield str(row.error("line", f"a line of {row['document']}, which has {len(lines)}"))
            continue
        stretch = "\n".join(lines[number - 1 : number + row["printed"].count("\n")])
        times = len(coverage.occurrences(row["printed"], stretch))
        if not times:
            elsewhere = [str(n) for n, line in enumerate(lines, 1) if row["printed"] in line][:5]
            where = f"it stands on line {', '.join(elsewhere)}" if elsewhere else "it stands nowhere there"
            yield str(row.error("printed", f"what line {number} of {row['document']} prints; {where}"))
        elif mentions[_mention(row)] > times:
            yield str(
                row.error("printed", f"one row a mention; it has {mentions[_mention(row)]}, printed {times}")
            )


def _mention(row: Row) -> tuple[str, ...]:
    return tuple(row[column] for column in ("line", "printed", "place", "indicator", "definition", "period"))


def uncovered(root: Path, documents: Path) -> dict[str, list[coverage.Number]]:
    """Say of every number of the documents whether it is catalogued, left out by rule, or open.

    Parameters
    ----------
    root : pathlib.Path
        The project folder.
    documents : pathlib.Path
        A folder with the texts, named ``<document>.txt``.

    Returns
    -------
    dict of str to list of Number
        By document, those whose text is in the folder.
    """
    printed: dict[str, dict[int, list[str]]] = {}
    for row in raw_rows("figures", root):
        if row["status"] == REVIEWED:
            by_line = printed.setdefault(row["document"], {})
            # A figure that is split over lines covers its part of each.
            for line, part in enumerate(row["printed"].split("\n"), int(row["line"])):
                by_line.setdefault(line, []).append(part.strip())
    contents = {
        row["document"]: _bytes(documents / f"{row['document']}.txt") for row in raw_rows("documents", root)
    }
    return {
        document: coverage.numbers(_lines(content), printed.get(document, {}))
        for document, content in contents.items()
        if content is not None
    }


def _counted(root: Path, documents: Path) -> list[dict[str, str]]:
    return [
        {"document": document, "reason": reason, "numbers": str(numbers), "lines": str(lines)}
        for document, found in uncovered(root, documents).items()
        for reason, (numbers, lines) in coverage.counted(found).items()
    ]


def record_coverage(root: Path, documents: Path) -> None:
    """Count the numbers of the documents by what became of them, and keep the counts in ``coverage.csv``.

    Raises
    ------
    InputError
        When a raw row is wrong, a text is missing or of another version, or a figure does not
        stand where its row says; nothing is written then.
    """
    clean(read_raw(root))
    problems = _check_figures(root, documents)
    if problems:
        raise InputError(f"raw/coverage.csv stays as it is, since not all is well: {problems[0]}")
    text = as_csv(RAW["coverage"], _counted(root, documents))
    (root / RAW_FOLDER / "coverage.csv").write_bytes(text.encode())
