"""Windows of years: first and last."""

from __future__ import annotations

from econlab.errors import InputError


def check_window(start: int, end: int) -> None:
    """Raise an InputError when a window is empty."""
    if start >= end:
        raise InputError(f"start, end: the window {start} to {end} is empty; expected start before end.")


def window_name(start: int, end: int) -> str:
    """Return a window as tables have it.

    Examples
    --------
    >>> window_name(2016, 2022)
    '2016–2022'
    """
    return f"{start}–{end}"
