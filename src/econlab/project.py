"""Where the project is: the folder that holds ``data/raw/figures.csv``."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from econlab.errors import InputError

MARKER = Path("data", "raw", "figures.csv")
# Unlike the environment, this is each thread's own: a worker may serve several projects at a time.
_chosen: ContextVar[Path | None] = ContextVar("the project of a block", default=None)


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
