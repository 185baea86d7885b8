"""Where the project is, the folder that holds ``data/raw/figures.csv``, and where data of one's own are."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from econlab.errors import InputError

MARKER = Path("data", "raw", "figures.csv")
# Names a folder of tables that are read after those of the project.
ADDED = "ECONLAB_DATA"
# Unlike the environment, this is each thread's own: a worker may serve several projects at a time.
_chosen: ContextVar[Path | None] = ContextVar("the project of a block", default=None)
_alone: ContextVar[bool] = ContextVar("whether a block has the project's own data only", default=False)


def root() -> Path:
    """Find the project folder.

    Inside `within`, its folder. Else the first of these that holds
    ``data/raw/figures.csv``: the folder named by the environment variable
    ``ECONLAB_PROJECT``; the working folder or a folder above it; a folder above
    this package, which is how a notebook run from anywhere finds the checkout
    that econlab was installed from.

    Returns
    -------
    pathlib.Path
        The absolute path of the project folder.

    Raises
    ------
    InputError
        When ``ECONLAB_PROJECT`` names a folder that is no project, or no
        project is found.
    """
    chosen = _chosen.get()
    if chosen is not None:
        return chosen
    named = os.environ.get("ECONLAB_PROJECT")
    if named:
        folder = Path(named).expanduser().resolve()
        if not (folder / MARKER).is_file():
            raise InputError(f"ECONLAB_PROJECT is {named!r}, but {folder / MARKER} is not there.")
        return folder
    for start in (Path.cwd(), Path(__file__).resolve().parent):
        for folder in (start, *start.parents):
            if (folder / MARKER).is_file():
                return folder
    raise InputError(
        f"No econlab project here: {MARKER.as_posix()} was found neither in {Path.cwd()} nor above it. "
        "Work inside a project folder, or set ECONLAB_PROJECT to one."
    )


@contextmanager
def within(folder: Path | None) -> Iterator[None]:
    """Have `root` find a folder for as long as a block lasts; as ever, where it is None."""
    token = _chosen.set(folder)
    try:
        yield
    finally:
        _chosen.reset(token)


def added() -> Path | None:
    """Find the folder of data that are read after the project's own.

    It is the one named by the environment variable ``ECONLAB_DATA``, which kernels and
    workers inherit. Inside `within` and `alone` there is none.

    Returns
    -------
    pathlib.Path or None
        Its absolute path; None where none is named.

    Raises
    ------
    InputError
        When what is named is no folder.
    """
    named = os.environ.get(ADDED)
    if not named or _alone.get() or _chosen.get() is not None:
        return None
    folder = Path(named).expanduser().resolve()
    if not folder.is_dir():
        raise InputError(
            f"{ADDED} is {named!r}, but {folder} is no folder. Name a folder with tables such as "
            "reference.csv, by its whole path."
        )
    return folder


@contextmanager
def adding(folder: Path | None) -> Iterator[None]:
    """Have `added` find a folder for as long as a block lasts, in every thread and process it starts.

    As ever, where it is None.

    Raises
    ------
    InputError
        When it is no folder.
    """
    if folder is None:
        yield
        return
    if not folder.is_dir():
        raise InputError(f"--data {folder}: found no such folder, expected one with tables.")
    before = os.environ.get(ADDED)
    os.environ[ADDED] = str(folder.resolve())
    try:
        yield
    finally:
        if before is None:
            del os.environ[ADDED]
        else:
            os.environ[ADDED] = before


@contextmanager
def alone() -> Iterator[None]:
    """Have `added` find nothing for as long as a block lasts."""
    token = _alone.set(True)
    try:
        yield
    finally:
        _alone.reset(token)
