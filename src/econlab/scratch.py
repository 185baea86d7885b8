"""Unfinished work, apart until it is complete: folders that outlive no process, and one writer at a time."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LOCK = ".lock"
# A folder without a lock belongs to a process that is about to take it, or was killed just then.
_ABANDONED_SECONDS = 3600.0


@contextmanager
def scratch(parent: Path, prefix: str) -> Iterator[Path]:
    """Make a folder for as long as a block lasts, and clear those that killed processes left.

    A folder is in use while its process holds the lock on a file in it, which the
    system releases however the process ends. Other users' folders are left alone.
    Where the system has no such locks, nothing is cleared but one's own.

    Parameters
    ----------
    parent : pathlib.Path
        Where to make it.
    prefix : str
        What its name begins with, and the names of those to clear.
    """
    clear(parent, prefix)
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
    held = _lock_file_in(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if held is not None:
            os.close(held)


def clear(parent: Path, prefix: str) -> None:
    """Remove the folders of a user's processes that are no longer there."""
    for folder in parent.glob(f"{prefix}*"):
        try:
            about = folder.lstat()
            mine = not hasattr(os, "getuid") or about.st_uid == os.getuid()
            if mine and _is_left(folder, time.time() - about.st_mtime):
                shutil.rmtree(folder, ignore_errors=True)
        except OSError:  # another process was quicker
            continue


@contextmanager
def exclusive(folder: Path) -> Iterator[None]:
    """Have other processes that ask the same wait while a block changes a folder.

    The system lets go of the folder however the process ends, and nothing is left in it. Where it
    cannot be held, as on Windows and on some network file systems, nobody waits.

    Parameters
    ----------
    folder : pathlib.Path
        A folder that is there.
    """
    held = _lock_folder(folder)
    try:
        yield
    finally:
        if held is not None:
            os.close(held)


def _lock_folder(folder: Path) -> int | None:
    try:
        import fcntl
    except ImportError:
        return None
    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX)
    except OSError:
        os.close(opened)
        return None
    return opened


def _lock_file_in(folder: Path) -> int | None:
    try:
        import fcntl
    except ImportError:
        return None
    beside = folder / f"{_LOCK}.new"
    held = os.open(beside, os.O_CREAT | os.O_RDWR, 0o600)
    fcntl.flock(held, fcntl.LOCK_EX)
    beside.rename(folder / _LOCK)  # only now, so that no lock is ever seen that nobody holds
    return held


def _is_left(folder: Path, age: float) -> bool:
    try:
        import fcntl
    except ImportError:
        return False
    try:
        found = os.open(folder / _LOCK, os.O_RDWR)
    except FileNotFoundError:
        return age > _ABANDONED_SECONDS
    try:
        fcntl.flock(found, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(found)
    return True
