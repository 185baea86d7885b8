"""How far a sweep has come, on standard error: a line that is rewritten, or lines for a log."""

from __future__ import annotations

import math
import sys
import time
from collections import Counter

from econlab.errors import counted

# Seconds between two lines of a log; a terminal's line is rewritten at every beat.
_QUIET_SECONDS = 30.0
_MOST_NAMED = 5


def rewrite_line(text: str) -> None:
    """Put a text in place of the last line of a terminal on standard error."""
    sys.stderr.write(f"\r\033[K{text}")
    sys.stderr.flush()


class Progress:
    """The counts of a sweep, and what is said of it.

    Parameters
    ----------
    total : int
        How many runs were asked for.
    noun : str
        What a run is called.
    """

    def __init__(self, total: int, noun: str = "run") -> None:
        self.total, self.noun = total, noun
        self.counts: Counter[str] = Counter()
        self.failures: list[str] = []
        self._seconds = 0.0
        self._start = self._said = time.monotonic()
        self._terminal = sys.stderr.isatty()

    def say(self, line: str) -> None:
        """Write a line that stays."""
        clear = "\r\033[K" if self._terminal else ""
        sys.stderr.write(f"{clear}{line}\n")
        sys.stderr.flush()

    def ended(self, name: str, outcome: str, seconds: float = 0.0) -> None:
        """Count a run that was ``done``, ``failed`` or ``skipped``."""
        self.counts[outcome] += 1
        if outcome == "failed":
            self.failures.append(name)
        if outcome != "skipped":
            self._seconds += seconds

    @property
    def open(self) -> int:
        """How many runs have yet to end."""
        return self.total - self.counts.total()

    def left(self, slots: int) -> float | None:
        """Seconds left: the mean of the runs so far, for the rounds that are left; None before the first."""
        tried = self.counts["done"] + self.counts["failed"]
        return math.ceil(self.open / slots) * self._seconds / tried if tried else None

    def beat(self, running: int, slots: int) -> None:
        """Show how things stand, where it is time to."""
        if self.total < 2:
            return
        now = time.monotonic()
        if self._terminal:
            rewrite_line(self.line(running, slots))
        elif now - self._said >= _QUIET_SECONDS:
            self._said = now
            self.say(self.line(running, slots))

    def line(self, running: int, slots: int) -> str:
        """Return how things stand, in one line."""
        parts = [f"{self.counts['done']} of {self.total} {self.noun}s done", f"{running} running"]
        parts += [
            f"{self.counts[outcome]} {outcome}" for outcome in ("failed", "skipped") if self.counts[outcome]
        ]
        left = self.left(slots)
        return ", ".join(parts) + ("" if left is None else f"; about {duration(left)} left")

    def summary(self) -> None:
        """Say how a sweep of more than one run has ended."""
        if self.total < 2:
            return
        parts = [f"{self.counts[outcome]} {outcome}" for outcome in ("done", "failed", "skipped")]
        if self.open:
            parts.append(f"{self.open} not done")
        took = duration(time.monotonic() - self._start)
        self.say(f"{counted(self.total, self.noun)}: {', '.join(parts)}, in {took}")
        if self.failures:
            more = len(self.failures) - _MOST_NAMED
            named = ", ".join(self.failures[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
            self.say(f"Failed: {named}")


def duration(seconds: float) -> str:
    """Return a time in the units that matter.

    Examples
    --------
    >>> duration(3.21), duration(75), duration(7500)
    ('3.2 s', '1 min 15 s', '2 h 5 min')
    """
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s"
