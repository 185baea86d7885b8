"""A copy of the project's own raw tables, in which a test changes a cell or a row."""

import csv
import hashlib
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from econlab.evidence import building
from econlab.evidence.cleaning import clean
from econlab.evidence.raw import RAW, read_raw

Cells = dict[str, str]


@dataclass(frozen=True)
class Project:
    root: Path

    @property
    def processed(self) -> Path:
        return self.root / "data" / "processed"

    def path(self, table: str) -> Path:
        return self.root / "data" / "raw" / f"{table}.csv"

    def rows(self, table: str) -> list[Cells]:
        with self.path(table).open(encoding="utf-8", newline="") as text:
            return list(csv.DictReader(text))

    def write(self, table: str, rows: Sequence[Mapping[str, str]]) -> None:
        with self.path(table).open("r", encoding="utf-8", newline="") as text:
            columns = next(csv.reader(text))
        with self.path(table).open("w", encoding="utf-8", newline="") as text:
            writer = csv.DictWriter(text, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)

    def change(self, table: str, row: Mapping[str, str], **cells: str) -> int:
        """Change cells of the first row that has all of `row`; return its line in the file."""
        rows = self.rows(table)
        at = next(n for n, found in enumerate(rows) if row.items() <= found.items())
        rows[at] |= cells
        self.write(table, rows)
        return at + 2

    def add(self, table: str, row: Mapping[str, str], **cells: str) -> int:
        """Add a copy of that first row with other cells; return its line in the file."""
        rows = self.rows(table)
        rows.append(next(found for found in rows if row.items() <= found.items()) | cells)
        self.write(table, rows)
        return len(rows) + 1

    def built(self, table: str) -> list[Cells]:
        """Clean the raw tables without writing, and return the figures or the reference values."""
        return dict(zip(("figures", "reference"), clean(read_raw(self.root)), strict=True))[table]

    def judged(self) -> list[Cells]:
        """Judge the statements without writing, and return them with what is suggested."""
        return list(csv.DictReader(building.processed(self.root)["statements.csv"].decode().splitlines()))

    def one(self, figure: str, table: str = "figures") -> Cells:
        (found,) = [row for row in self.built(table) if row["figure"] == figure]
        return found

    def contents(self) -> dict[str, tuple[bytes, int]]:
        """Everything in data/processed, with the time of its last change."""
        return {
            path.relative_to(self.processed).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
            for path in self.processed.rglob("*")
        }

    def settings(self, text: str) -> None:
        (self.root / "data" / "raw" / "settings.toml").write_text(text, encoding="utf-8")

    def copy(self, to: Path) -> "Project":
        shutil.copytree(self.root / "data", to / "data")
        return Project(to)


def bounds(row: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(row[column] for column in ("value", "low", "high", "unit", "qualifier"))


def own_project(to: Path) -> Project:
    """Copy the raw tables of the project under test, and build them."""
    from econlab.project import root

    for name in (*(f"{table}.csv" for table in RAW), "settings.toml"):
        (to / "data" / "raw").mkdir(parents=True, exist_ok=True)
        shutil.copy(root() / "data" / "raw" / name, to / "data" / "raw" / name)
    shutil.copytree(root() / "data" / "raw" / "vocabulary", to / "data" / "raw" / "vocabulary")
    building.build(to)
    return Project(to)


def write_document(project: Project, folder: Path, text: str) -> None:
    """Write the text of the one document of a project, and build with its hash."""
    content = text.encode()
    (folder / f"{project.rows('documents')[0]['document']}.txt").write_bytes(content)
    project.change("documents", {}, sha256=hashlib.sha256(content).hexdigest())
    building.build(project.root)
