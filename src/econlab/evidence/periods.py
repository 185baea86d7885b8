"""Periods: how a year, a part of one or a window of two is written, and which months it spans."""

from __future__ import annotations

import re

from econlab.errors import InputError

YEAR = "(?:19|20)[0-9]{2}"
A_PERIOD = "YYYY, YYYY-Sn, YYYY-Qn, YYYY-MM, or two of them as START/END"
# By their names and short names in English, in small letters; in Vietnamese they are numbers.
MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
SHORT_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip

_MOMENT = rf"{YEAR}(?:-S[12]|-Q[1-4]|-0[1-9]|-1[0-2])?"
_PERIOD = re.compile(rf"(?P<start>{_MOMENT})(?:/(?P<end>{_MOMENT}))?")


def check_period(period: str) -> str:
    """Return a period when it is well formed.

    A period is a year ``2022``, a half-year ``2018-S1``, a quarter ``2019-Q1``, a month
    ``2023-11``, or two of them ``2016/2022`` (ISO 8601): the window of an average, or the
    base and end of a change.

    Raises
    ------
    InputError
        When it is something else, mixes years with parts of years, or ends before it starts.

    Examples
    --------
    >>> check_period("2016/2022")
    '2016/2022'
    """
    match = _PERIOD.fullmatch(period)
    if match and match["end"]:
        grain = [re.sub("[0-9]", "", match[end]) + str(len(match[end])) for end in ("start", "end")]
        alike = grain[0] == grain[1]
        match = match if alike and match["start"] < match["end"] else None
    if not match:
        raise InputError(f"period {period!r}, expected {A_PERIOD}")
    return period


def months(moment: str) -> range:
    """Months that a year, half-year, quarter or month spans, counted from the start of the year 0.

    Of a window, those from the start of its first moment to the end of its last.

    Examples
    --------
    >>> [moment % 12 for moment in months("2019-Q1")], len(months("2019")), len(months("2019/2021"))
    ([0, 1, 2], 12, 36)
    """
    start, _, end = moment.partition("/")
    if end:
        return range(months(start).start, months(end).stop)
    year, _, part = start.partition("-")
    length = {"": 12, "S": 6, "Q": 3}.get(part[:1], 1)
    number = int(part.lstrip("SQ") or 1)
    first = 12 * int(year) + length * (number - 1)
    return range(first, first + length)
