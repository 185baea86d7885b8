"""Two numbers that are one figure, a range; and those that only look so: lists, changes, times."""

from __future__ import annotations

import re

from econlab.evidence.periods import YEAR
from econlab.scanning import cues as known
from econlab.scanning.finds import Finds
from econlab.scanning.numbers import Number, may_be_counted
from econlab.scanning.patterns import Tail, patterns
from econlab.scanning.readings import COUNT, read_range

_PERCENT = re.compile(r"\s?[^\W\d_%]*%")
# A dash after wide blanks that touches the next number is its sign.
_SIGN = re.compile(r"(?:\s{2,}|\s?\|\s?)[-−–](?=[0-9])")
# Verbs of a change from one number to another.
_CHANGING = frozenset({"tăng", "giảm", "nâng", "hạ", "lên", "xuống", "rút"})


def take_range(finds: Finds, number: Number) -> bool:
    """Take a range when a second end follows a number; True when the number is dealt with."""
    joint = patterns().joint.match(finds.small, number.last)
    if joint is None or _parts(finds, number, joint):
        return False
    other = patterns().tail(finds.small, joint.end())
    if number.unit == other.unit == " giờ" and joint["joint"].isalpha():
        finds.done = other.end  # from eight to five: times of the day
        return True
    begin, one = number.first, number.one
    if one in {"between", "giữa", "từ"} or (one == "from" and joint["joint"].isalpha()):
        begin = finds.small.rfind(one, 0, number.first)
    if other.unit or other.scales or number.is_amount:
        return _take_with_unit(finds, number, joint, other, begin)
    return _take_without(finds, number, joint, begin)


def _parts(finds: Finds, number: Number, joint: re.Match[str]) -> bool:
    """Whether what stands between two numbers parts them: a list, a change, a sign, a year."""
    word, one = joint["joint"], number.one
    if word in {"và", "and"} and one not in {"between", "giữa"}:
        return True
    if re.fullmatch(YEAR, joint["number"]) and not _PERCENT.match(finds.small, joint.end()):
        return True
    if _SIGN.match(finds.small, number.last) or _from_to(number, word):
        return True
    return word == "to" and number.is_amount and (one == "by" or known.direction(one, "") != "")


def _from_to(number: Number, word: str) -> bool:
    """Whether two numbers are the start and the end of a change, and so two figures."""
    if number.one == "from":
        return not number.pair.startswith(("rang", "vary", "varie"))
    if number.one != "từ" or word == "-" or number.before[-2:-1] in (["còn"], ["xuống"], ["khoảng"], ["mức"]):
        return False
    return not _CHANGING.isdisjoint(number.before[:-1])


def _form(finds: Finds, number: Number, joint: re.Match[str], begin: int) -> tuple[str, str]:
    """Return the words before a range and between its ends; "from" is no word of it."""
    head = finds.clear[begin : number.start]
    between = finds.clear[number.end : joint.start("number")]
    return (head[len("from") :] if number.one == "from" else head), between


def _take_with_unit(finds: Finds, number: Number, joint: re.Match[str], other: Tail, begin: int) -> bool:
    head, between = _form(finds, number, joint, begin)
    ends = (number.digits, joint["number"])
    for end in (other.end, other.named if other.unit else joint.end()):
        counted = other.scales and not other.unit and not number.money and may_be_counted(finds, end)
        tail = finds.clear[joint.end() : end]
        reading = read_range(head, ends, between, tail, finds.language, COUNT if counted else None)
        if reading is not None and reading.qualifier == "range":
            finds.keep(begin, end, reading, "range")
            return True
    return False


def _take_without(finds: Finds, number: Number, joint: re.Match[str], begin: int) -> bool:
    head, between = _form(finds, number, joint, begin)
    spelled, counted = joint["joint"].isalpha(), may_be_counted(finds, joint.end())
    told = begin < number.first or number.hedges or (number.one in known.RESULTS and not spelled)
    if counted or told:
        ends = (number.digits, joint["number"])
        reading = read_range(head, ends, between, "", finds.language, COUNT if counted else None)
        if reading is not None:
            finds.keep(begin, joint.end(), reading, "range")
            return True
    if spelled:
        return False
    finds.leave_out(joint.end())
    return True
