"""A run as it is watched: how far it has come, what it may take, and why it failed, in words."""

from __future__ import annotations

import re
import time

from econlab.running.progress import rewrite_line
from econlab.running.reports import Record

_START_SECONDS = 60
# A notebook that prints more runs away; the largest of the project leaves a hundredth of it.
_MOST_OUTPUT = 32 << 20
# What is kept of a text that a notebook printed which ran away.
_KEPT_OUTPUT = 100_000


class RunError(Exception):
    """Why a run failed, in words.

    Attributes
    ----------
    partial : dict, optional
        The notebook as far as it came, where it was begun.
    again : bool
        Whether another attempt may end otherwise.
    """

    def __init__(self, said: str, partial: Record | None = None, *, again: bool) -> None:
        super().__init__(said)
        self.partial = partial
        self.again = again


class Watch:
    """How far a run has come, and how much time it has left.

    Parameters
    ----------
    name : str
        Of the run, as it is shown.
    seconds : float, optional
        How long the run may take.
    memory : int, optional
        How many bytes its kernel may take.
    cells : bool
        Whether to show each cell on standard error as it starts.

    Attributes
    ----------
    late, flooded : str
        What is said of a run whose time is over, and of one that has printed too much; the latter
        is blank as long as it has not.
    """

    def __init__(self, name: str, *, seconds: float | None, memory: int | None, cells: bool) -> None:
        self.name, self.memory, self.cells = name, memory, cells
        self.flooded = ""
        self._printed = 0
        self.notebook: Record | None = None
        self.late = f"TimeoutError: the time of the run is over: {seconds:g} s" if seconds else ""
        self._cell: Record | None = None
        self._index = 0
        self._end = None if seconds is None else time.monotonic() + seconds

    def left(self, _: object = None) -> float | None:
        """Seconds left, more than none; None where there is no limit."""
        return None if self._end is None else max(self._end - time.monotonic(), 0.001)

    def start_timeout(self) -> int:
        """Whole seconds that the kernel may take to start."""
        left = self.left()
        return _START_SECONDS if left is None else min(_START_SECONDS, int(left) + 1)

    def is_late(self) -> bool:
        """Whether no time is left."""
        return self._end is not None and time.monotonic() >= self._end

    def begin(self, notebook: Record) -> None:
        """Remember the notebook, which grows as it runs."""
        self.notebook = notebook

    def cell_starts(self, cell: Record, cell_index: int) -> None:
        """Remember the cell at work."""
        self._cell, self._index = cell, cell_index
        if self.cells and self.notebook is not None:
            count = len(self.notebook["cells"])
            rewrite_line(f"{self.name}: cell {cell_index + 1} of {count}")

    def has_room(self, size: int) -> bool:
        """Whether an output of so many characters goes into the notebook besides those before."""
        self._printed += size
        if self._printed > _MOST_OUTPUT:
            self.flooded = (
                f"OutputError: the run prints more than {_MOST_OUTPUT >> 20} MB. Show a part, or write a file"
            )
        return not self.flooded

    def hint(self, error: str) -> str:
        """Return what may be done about an error of a name; blank where nothing is known."""
        if error == "FileNotFoundError":
            return (
                ". A run has data/raw, data/processed and the files that its notebook declares with "
                "'# inputs:' in its parameters cell"
            )
        if error == "MemoryError" and self.memory:
            return f". A run may take {self.memory / 2**30:.1f} GB here; fewer --workers leave more to each"
        return ""

    def failure(self, said: str, *, again: bool = True) -> RunError:
        """Return what ended a run from outside, written into the cell that was at work as well."""
        if self._cell is None:
            return RunError(said, self.notebook, again=again)
        name, _, rest = said.partition(": ")
        outputs = self._cell.setdefault("outputs", [])
        if self.flooded:
            outputs[:] = [_shortened(output) for output in outputs]
        outputs.append({"output_type": "error", "ename": name, "evalue": rest, "traceback": [said]})
        return RunError(f"Cell number {self._index + 1}: {said}", self.notebook, again=again)


def _shortened(output: Record) -> Record:
    return output | {"text": output["text"][:_KEPT_OUTPUT]} if "text" in output else output


def explained(error: BaseException) -> str:
    """Return why a notebook failed, in one paragraph without a traceback.

    Examples
    --------
    >>> explained(RuntimeError("Kernel died"))
    'RuntimeError: Kernel died'
    """
    name, message, where = type(error).__name__, str(error), ""
    if hasattr(error, "ename"):
        cell = f"[{error.exec_count}]" if error.exec_count else f"number {error.cell_index + 1}"  # type: ignore[attr-defined]
        name, message, where = error.ename, error.evalue, f"Cell {cell}: "  # type: ignore[attr-defined]
    without_colours = re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", message)
    return " ".join(f"{where}{name}: {without_colours}".split()).removesuffix(":")
