"""Where each figure stands: its printed form and its place, read without what analyses need."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from econlab.evidence.catalogue import PROCESSED_FOLDER

TABLES = ("figures.csv", "reference.csv")

Origin = Mapping[str, str]


def origins(root: Path) -> Mapping[str, Origin]:
    """Return where every figure and reference value was printed, by its id.

    Parameters
    ----------
    root : pathlib.Path
        The project folder.

    Returns
    -------
    mapping of str to mapping
        ``printed``, ``document``, ``line`` and ``source``, as in ``data/processed``;
        empty where that has not been built.
    """
    paths = [root / PROCESSED_FOLDER / name for name in TABLES]
    if not all(path.is_file() for path in paths):
        return {}
    return _read(tuple((path, path.stat().st_mtime_ns, path.stat().st_size) for path in paths))


@lru_cache(maxsize=2)
def _read(stamped: tuple[tuple[Path, int, int], ...]) -> Mapping[str, Origin]:
    found = {}
    for path, _, _ in stamped:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found[row["figure"]] = {name: row[name] for name in ("printed", "document", "line", "source")}
    return found
