"""What runs need besides their notebook: data and declared inputs, as one file that can be sent."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from econlab.errors import InputError
from econlab.evidence import catalogue
from econlab.evidence.building import RAW_FOLDER
from econlab.running.fingerprints import Present
from econlab.running.hashes import visible

# A project's own settings of matplotlib, which a kernel finds in its working folder.
_SETTINGS = "matplotlibrc"
_SAME_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files of a project that runs may read.

    Attributes
    ----------
    key : str
        Hash of the content.
    content : bytes
        A zip file, the same for the same files.
    """

    key: str
    content: bytes


def bundle(notebooks: Iterable[Path], present: Present) -> Bundle:
    """Pack the data of a project, and the inputs that notebooks declare.

    Parameters
    ----------
    notebooks : iterable of pathlib.Path
        The notebooks that are to be run.
    present : Present
        The project as it was judged.

    Raises
    ------
    InputError
        When the data have changed since they were judged.
    """
    root = present.root
    declared = [root / name for notebook in notebooks for name in present.source(notebook).declared or {}]
    found = [*(root / RAW_FOLDER).rglob("*"), *declared, root / _SETTINGS]
    held = packed(below(root, found) | catalogue.held(root))
    if Present(root).data != present.data:
        raise InputError("The data changed while runs were being prepared. Run it again.")
    return held


def below(root: Path, paths: Iterable[Path]) -> dict[str, bytes]:
    """Return the contents of files below a folder, those that are there and not hidden, by their place."""
    return {name: path.read_bytes() for name, path in visible(paths, root).items()}


def packed(contents: Mapping[str, bytes]) -> Bundle:
    """Pack contents by the names that files with them are to have."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as written:
        for name in sorted(contents):
            about = zipfile.ZipInfo(name, _SAME_TIME)
            about.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(about, contents[name])
    return Bundle(sha256(content.getvalue()).hexdigest(), content.getvalue())


def unpacked(key: str, content: bytes | None, base: Path) -> Path | None:
    """Return the folder of a bundle below another, unpacked once; None where it has yet to be sent.

    Threads and processes may do this at the same time: the first one to be complete counts.
    """
    place = base / key[:16]
    if place.is_dir():
        return place
    if content is None:
        return None
    if sha256(content).hexdigest() != key:
        raise InputError("A bundle of data arrived altered. Run it again.")
    beside = Path(tempfile.mkdtemp(prefix="unpacking-", dir=base))
    with zipfile.ZipFile(io.BytesIO(content)) as sent:
        sent.extractall(beside)
    try:
        beside.rename(place)
    except OSError:  # another was first
        if not place.is_dir():
            raise
    return place


def added_in(place: Path) -> Path | None:
    """Return the folder of added data in an unpacked bundle; None where it has none."""
    return next((place / "added").glob("*"), None)


def linked(project: Path, folder: Path) -> Path:
    """Make a folder that holds what a project holds, for one run to work in; return the one to work in.

    What a run writes beside its outputs then reaches no other run. Where links are
    not to be had, the project itself is returned.
    """
    try:
        for path in project.iterdir():
            (folder / path.name).symlink_to(path, target_is_directory=path.is_dir())
    except OSError:
        return project
    return folder
