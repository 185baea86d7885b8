"""Hashes by which something is known to be what it was: plain data, a file, the files of a folder."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path


def hash_of(content: object) -> str:
    """Return the SHA-256 of plain data, as JSON writes them.

    Examples
    --------
    >>> hash_of(["place", 2024])[:8], hash_of(["place", 2024.0])[:8]
    ('a9c1afdf', 'e04a53b4')
    """
    return sha256(json.dumps(content).encode()).hexdigest()


def hash_of_file(path: Path) -> str:
    """Return the SHA-256 of the content of a file."""
    return sha256(path.read_bytes()).hexdigest()


def hash_of_files(paths: Iterable[Path], folder: Path) -> str:
    """Return one hash of files below a folder and their places, in whatever order they are found.

    Parameters
    ----------
    paths : iterable of pathlib.Path
        Those that `visible` passes over do not count.
    folder : pathlib.Path
        Their places are told from here.
    """
    return hash_of(sorted([name, hash_of_file(path)] for name, path in visible(paths, folder).items()))


def visible(paths: Iterable[Path], folder: Path) -> dict[str, Path]:
    """Return the files among paths, by their place below a folder; not those that a dot hides."""
    places = {path.relative_to(folder): path for path in paths}
    return {
        place.as_posix(): path
        for place, path in places.items()
        if not any(part.startswith(".") for part in place.parts) and path.is_file()
    }
