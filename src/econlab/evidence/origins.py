"""Where each figure and each statement stands, read without what analyses need."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from econlab.evidence import catalogue

TABLES, STATEMENTS = ("figures.csv", "reference.csv"), "statements.csv"
_KEPT = ("printed", "document", "line", "source")

Origin = Mapping[str, str]


def origins(root: Path) -> Mapping[str, Origin]:
    """Return where every figure and reference value was printed, and every statement made, by its id.

    Those of one's own data are among them.

    Parameters
    ----------
    root : pathlib.Path
        The project folder.

    Returns
    -------
    mapping of str to mapping
        Of a figure ``printed``, ``document``, ``line`` and ``source``, of a statement
        ``says``, ``says_vi``, ``document`` and ``line``, as in ``data/processed``; empty where
        that has not been built.

    Raises
    ------
    InputError
        When a row of one's own data is wrong.
    """
    held = catalogue.built(root)
    names = (*TABLES, STATEMENTS)
    return _read(tuple(held[name] for name in names)) if held.keys() >= set(names) else {}


# Compared by their bytes, which takes less time than parsing them.
@lru_cache(maxsize=2)
def _read(tables: tuple[bytes, ...]) -> Mapping[str, Origin]:
    *figures, statements = tables
    found = {row["figure"]: {name: row[name] for name in _KEPT} for table in figures for row in _rows(table)}
    told = {
        row["statement"]: {name: row[name] for name in ("says", "says_vi", "document", "line")}
        for row in _rows(statements)
    }
    return told | found


def _rows(table: bytes) -> csv.DictReader[str]:
    return csv.DictReader(io.StringIO(table.decode("utf-8"), newline=""))
