"""Building: ``data/raw/`` becomes ``data/processed/``, byte for byte the same for the same rows."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from econlab import project
from econlab.evidence import audit
from econlab.evidence.cleaning import COLUMNS, clean
from econlab.evidence.descriptor import descriptor
from econlab.evidence.raw import read_raw
from econlab.evidence.stacking import added_files
from econlab.evidence.tables import as_csv
from econlab.scratch import exclusive, scratch

RAW_FOLDER = Path("data", "raw")
PROCESSED_FOLDER = Path("data", "processed")
DESCRIPTOR = "datapackage.json"


def build(root: Path | None = None) -> Path:
    """Clean ``data/raw/`` into ``data/processed/``.

    Byte for byte the same for the same raw files, which are the project's own
    only. The old files stay as they were until every new one is complete.

    Parameters
    ----------
    root : pathlib.Path, optional
        The project folder; found from the working folder by default.

    Returns
    -------
    pathlib.Path
        The folder written.

    Raises
    ------
    InputError
        When a raw row is wrong; nothing is written then.
    """
    root = root or project.root()
    with project.alone():
        contents = processed(root)
    folder = root / PROCESSED_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with scratch(folder, ".build-") as unfinished:
        for name, content in contents.items():
            (unfinished / name).write_bytes(content)
        with exclusive(folder):
            for name in contents:
                (unfinished / name).replace(folder / name)
    return folder


def processed(root: Path) -> dict[str, bytes]:
    """Return what ``data/processed/`` should hold, by file name, the descriptor last.

    With data of one's own (`econlab.project.added`), what it would hold with them.

    Raises
    ------
    InputError
        When a raw row is wrong.
    """
    raw = read_raw(root)
    figures, reference = clean(raw)
    tables = {
        "figures.csv": as_csv(COLUMNS, figures).encode(),
        "reference.csv": as_csv(COLUMNS, reference).encode(),
        "statements.csv": as_csv(audit.COLUMNS, audit.judged(raw, figures, reference)).encode(),
    }
    told = json.dumps(descriptor(raw, raw_hashes(root), tables), indent=2, ensure_ascii=False) + "\n"
    return {**tables, DESCRIPTOR: told.encode()}


def raw_hashes(root: Path) -> dict[str, str]:
    """Return the SHA-256 of each raw file, by its path in ``data/raw/``, with those of one's own."""
    folder = root / RAW_FOLDER
    found = sorted([*folder.glob("*.csv"), *folder.glob("*.toml"), *folder.glob("vocabulary/*.csv")])
    files = {path.relative_to(folder).as_posix(): path for path in found} | added_files()
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}
