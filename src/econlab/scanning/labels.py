"""Numbers that are no figures: years, labels, parts of names, times of the day, numbers to call."""

from __future__ import annotations

import re

from econlab.evidence.periods import YEAR
from econlab.scanning import cues as known
from econlab.scanning.finds import Finds
from econlab.scanning.numbers import Number
from econlab.scanning.patterns import GAP, MONTH, MONTH_NUMBERS, patterns
from econlab.scanning.periods import Periods
from econlab.scanning.readings import hedges_of

_LETTERS = r"[^\W\d_]+"
_LIST = re.compile(r"\s*(?:,|;|-|–|to|and|or|và|đến|,\s*and|,\s*và|hoặc)\s*")
_TWO_WORDS = re.compile(rf"\s?({_LETTERS})(?: {_LETTERS})?")
_SECTION = re.compile(
    r"[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}\.?[ \t]+[A-ZĐÁÀẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬÉÈÊẾÍÓÔỐỒỔƠỚỨỦÝ]"
    r"|[0-9]{1,2}[ \t]{2,}[A-ZĐ]"
)
_EQUATION = re.compile(r"\s?=\s?[0-9]")
_CALLED = re.compile(
    r"(?:điện thoại|đt|tel|phone|fax|hotline|tổng đài|đường dây nóng|call)(?: số)?\s?[:.]?\s?\+?$|\+$"
    r"|isbn|issn|doi"
)
# What the last word before a number to call ends with.
_CALLS = ("thoại", "đt", "tel", "phone", "fax", "hotline", "đài", "nóng", "call", "số", "+")
# The names before a number that make it a part of them: one in English, two in Vietnamese.
_CAPITALISED = r"[A-ZĐÁÀÂÊÔƠƯÚÝ][\w&.-]*"
_NAMES = {
    1: re.compile(rf"[^.!?:;\s|\x1f-][ \x1f][\"“‘']?{_CAPITALISED}[ \x1f]$"),
    2: re.compile(rf"[^.!?:;\s|\x1f-][ \x1f]{_CAPITALISED} {_CAPITALISED}[ \x1f]$"),
}
# The hour of a day, which is no length of time.
_HOUR = re.compile(
    r"\s?(?:sáng|trưa|chiều|tối|đêm|ngày|hôm|rưỡi|[0-5]?[0-9] phút|đến [0-9]{1,2} giờ)|,? ngày"
)
_MERIDIEM = re.compile(r"\s?(?:a\.?m\b|p\.?m\b)")
_HEADING = re.compile(r"\s(?:[A-ZĐ]{2,}|[A-ZĐ][^\W\d_]+\n)")
_MONTH_AFTER = re.compile(rf"(?:st|nd|rd|th)?(?: of)?[ \x1f](?:{'|'.join(MONTH_NUMBERS)})\b|{GAP}tháng [0-9]")
_PART_YEAR = re.compile(
    rf"\s?(?:/\s?{YEAR}|của năm|ước|đầu|cuối|vừa qua|qua\b|năm\b|đạt\b|nay\b|kể từ|of (?:the (?:year"
    rf"|fiscal)|{YEAR}|this|last)"
    rf"|to (?:january|february|march|april|june|july|august|september|october|november|december)"
    rf"|ended|ending)"
)
_PERIOD_BEFORE = re.compile(r"(?:quý [ivx1-4]+|\bq[1-4]|[0-9] tháng)\s?[/.-]$")


class Labels:
    """Which numbers of a block are no figures, asked in their order, for labels and calls go on.

    Parameters
    ----------
    finds : Finds
        The figures of the block so far.
    periods : Periods
        Takes a month that is printed as a label: tháng 5.2023.
    """

    def __init__(self, finds: Finds, periods: Periods) -> None:
        self.clear, self.small = finds.clear, finds.small
        self._periods = periods
        self._names = _NAMES[1 if finds.language == "en" else 2]
        # Where the last number ends that was a label, one to call or an hour.
        self._labelled_until = self._called_until = self._hour_until = -1

    def are_joined(self, start: int) -> bool:
        """Whether digits go on something before them: a name, a rate, the part of another number."""
        before = self.small[start - 1] if start else " "
        if before == " ":
            return False
        if before.isalnum() and before < "\u2e80":
            head = patterns().head.match(self.small[max(0, start - 12) : start][::-1])
            assert head is not None  # it matches nothing at least
            return head["money"] is None
        if before == "%":
            return True
        if before in ".,-–/'’_:=" and start > 1:
            other = self.small[start - 2]
            if (
                before in "/-."
                and re.match(YEAR, self.small[start : start + 4])
                and _PERIOD_BEFORE.search(self.small, max(0, start - 12), start)
            ):
                return False
            return other.isalnum() and (before != "-" or other < "\u2e80")
        return False

    def is_year(self, number: Number) -> bool:
        """Whether a number is a year, and not the end of a rate."""
        digits = number.digits
        if len(digits) != 4 or digits[:2] not in {"19", "20"} or not digits.isdigit():
            return False
        if number.is_measured:
            told = number.one in {"năm", "constant"} and not number.tail.scales
        else:
            hedged = bool(hedges_of(number.head) - {"under"})
            counted = bool(number.unit) and (hedged or digits.endswith("00"))
            told = not counted or number.one in known.YEAR_WORDS
        return told and not self._is_denominator(number)

    def is_no_figure(self, number: Number) -> bool:
        """Whether a number is a rate's denominator, one to call, a section, a time or an equation."""
        if self._is_denominator(number) or (not number.is_measured and self._is_called(number)):
            return True
        if number.opens_line and _SECTION.match(self.clear, number.start):
            return True
        if _MERIDIEM.match(self.small, number.end):
            return True
        return (
            "=" in self.small[number.last : number.last + 2]
            and _EQUATION.match(self.small, number.last) is not None
        )

    def is_named(self, number: Number) -> bool:
        """Whether a number counts lines, or is a label or a part of a name."""
        if number.is_measured:
            return number.unit == " index" and self._in_name(number)
        return self._numbers_a_line(number) or self._is_label(number) or self._in_name(number)

    def is_part_of_year(self, number: Number, code: str) -> bool:
        """Whether a length of time is a part of a year, a day or a plan: the first 9 months of 2023."""
        if code == "hour":
            self._hour_until = number.last if self._is_hour(number) else -1
            return self._hour_until >= 0
        if code == "year":
            if number.one in known.PLANNING:
                return True
            return re.match(rf"\s{YEAR}(?![-–])", self.small[number.last : number.last + 6]) is not None
        if code not in {"month", "quarter", "week"}:
            return False
        if number.one in {"first", "last", "đầu"} or number.pair in {
            "lũy kế",
            "luỹ kế",
            "tính chung",
            "kết quả",
        }:
            return True
        return _PART_YEAR.match(self.small, number.last) is not None

    def is_part_of_text(self, last: int) -> bool:
        """Whether the words after a number name a part of the text: 3 phần, 8 nhóm nhiệm vụ."""
        match = _TWO_WORDS.match(self.small, last)
        return match is not None and (match[1] in known.PARTS or match[0].strip() in known.PART_PAIRS)

    def _is_hour(self, number: Number) -> bool:
        """Whether hours are a time of the day: lúc 10 giờ, từ 8 giờ đến 17 giờ."""
        if number.one == "lúc" or _HOUR.match(self.small, number.last):
            return True
        return number.one == "đến" and number.first - self._hour_until == len(" đến ")

    def _is_denominator(self, number: Number) -> bool:
        one, first = number.one, number.first
        if one.endswith("/") and self.small[max(0, first - 4) : first].rstrip().endswith("/"):
            return _PERIOD_BEFORE.search(self.small, max(0, first - 12), first) is None
        if one == "quân" and number.pair == "bình quân" and number.digits in {"1", "01"}:
            return True
        return one in {"per", "cứ", "every", "mỗi"} and number.digits.strip("0., ") == "1"

    def _is_called(self, number: Number) -> bool:
        """Whether a number is one to call, or goes on one."""
        digits = number.digits
        goes_on = self._called_until >= 0 and number.start - self._called_until <= 2
        long = digits[0] == "0" and len(digits) > 3 and digits[1] not in ".,"
        if goes_on or long or (not number.unit and self._is_said_to_be_called(number)):
            self._called_until = number.end
            return True
        return False

    def _is_said_to_be_called(self, number: Number) -> bool:
        """Whether the words before a number say that it is one to call, or the number of a book."""
        first, one = number.first, number.one
        left = self.small[first - 24 if first > 24 else 0 : first]
        told = one.rstrip(":.").endswith(_CALLS) or one in {"", ":", "."}
        told = told or "isbn" in left or "issn" in left or "doi" in left
        return told and _CALLED.search(left) is not None

    def _numbers_a_line(self, number: Number) -> bool:
        after = self.small[number.end : number.end + 2]
        if not number.opens_line and after[:1] != ")":
            return False
        if number.opens_line and (after[:1] in {".", ")", ":", "/"} or "." in number.digits):
            return not number.unit
        if (
            number.opens_line
            and after in {" -", " –"}
            and patterns().joint.match(self.small, number.end) is None
        ):
            return not number.unit
        listed = number.digits.isdigit() and len(number.digits) <= 2
        if listed and number.opens_line and _HEADING.match(self.clear, number.end):
            return True
        return listed and after[:1] == ")" and self.small[number.start - 1 : number.start] == "("

    def _is_label(self, number: Number) -> bool:
        digits, one, pair = number.digits, number.one.rpartition("/")[2].rstrip("."), number.pair
        day = (len(digits) <= 2 or digits[0] == "0") and digits.isdigit()
        if day and _MONTH_AFTER.match(self.small, number.end) and _at_most(31, digits):
            return True
        if one == "tháng" and (dotted := re.fullmatch(rf"({MONTH})\.({YEAR})", digits)):
            self._periods.year(number.start, number.end, dotted[2], f"-{int(dotted[1]):02}")
            return True
        if one == "cấp" and (len(digits) > 2 or not digits.isdigit()):
            return False
        if one == "mức" and digits in {"1", "2", "3", "4", "5"} and not number.unit:
            return True
        if one in known.CALENDAR:
            labelled = _at_most(known.CALENDAR[one], digits)
        elif one in MONTH_NUMBERS:
            labelled = _at_most(31, digits)
        else:
            labelled = one in known.LABELS or pair in known.LABEL_PAIRS
        labelled = labelled and pair not in known.NO_LABEL
        if not labelled and self._labelled_until >= 0 and not number.unit:
            labelled = _LIST.fullmatch(self.small, self._labelled_until, number.first) is not None
        self._labelled_until = number.end if labelled else -1
        return labelled

    def _in_name(self, number: Number) -> bool:
        """Whether a number without unit is a part of a name: 5G, Boeing 737."""
        if (number.unit and number.unit != " index") or number.hedges:
            return False
        after = self.small[number.end : number.end + 1]
        if after.isalpha() and (after < "\u2e80" or after in "号期届次章条"):
            return True
        if not number.digits.isdigit():
            return False
        left = self.clear[max(0, number.first - 40) : number.first]
        if not any(word.lstrip("\"“‘'")[:1].isupper() for word in left.split()[-1:]):
            return False
        return self._names.search(left) is not None


def _at_most(limit: int, digits: str) -> bool:
    """Whether digits are a whole number up to a limit; Python makes no number of thousands of digits."""
    return digits.isdigit() and len(digits) < 10 and int(digits) <= limit
