"""The search of a block: which numbers are figures, from where to where, and what they read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from econlab.evidence.printed import THOUSANDS_OR_DECIMALS, Reading
from econlab.evidence.words import Unit
from econlab.scanning import cues as known
from econlab.scanning.blocks import BLANK
from econlab.scanning.patterns import (
    CANDIDATE,
    GAP,
    MONTH,
    MONTH_NUMBERS,
    NUMBER,
    OTHER_DIGIT,
    VIETNAMESE,
    YEAR,
    Tail,
    patterns,
)
from econlab.scanning.periods import Mention, Periods
from econlab.scanning.readings import (
    COUNT,
    hedged,
    hedges_after,
    hedges_of,
    read_form,
    read_range,
    read_whole,
    unit_of,
    unrounded,
    with_unit,
)

_DIGITS = "0123456789"
_OTHER_DIGIT_BEFORE = re.compile(rf"{OTHER_DIGIT}[.,]?$")
_OTHER_DIGIT_AFTER = re.compile(rf"[.,]?{OTHER_DIGIT}")
# What follows it on its line is shown from right to left, and 5.1 as 1.5.
_TURNED_ROUND = "\u202e"
_LETTERS = r"[^\W\d_]+"
_NEXT_WORD = re.compile(rf"{GAP}({_LETTERS})")
# An English noun with what stands before it: 5G base stations, major categories, new homes.
_ENGLISH_NOUN = re.compile(
    rf"{GAP}(?:(?:[a-z]+|[0-9]g|u\.[a-z]\.)[ \x1f-]){{0,4}}?([a-z]{{2,}}(?<!s)s|people|children|women"
    rf"|men)(?![\w-])"
)
_SEPARATOR = re.compile(
    r"[\s|]*(?:[,;/]|[,;]?\s*\b(?:và|and|or|hoặc|hay|rồi|lên|lên đến|lên tới|xuống|xuống còn|to)\b)[\s|]*"
    r"(?:(?:khoảng|trên|gần|hơn|about|nearly|over)\b\s*)?"
)
_LIST = re.compile(r"\s*(?:,|;|-|–|to|and|or|và|đến|,\s*and|,\s*và|hoặc)\s*")
_OF_MANY = re.compile(rf"{GAP}(?:out )?of (?:the |its |their |all |some )?({NUMBER})(?![%\w])")
_TWO_WORDS = re.compile(rf"\s?({_LETTERS})(?: {_LETTERS})?")
_PLAN_YEARS = re.compile(rf" (?:năm )?{YEAR} ?[-–]")
_SECTION = re.compile(
    r"[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}\.?[ \t]+[A-ZĐÁÀẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬÉÈÊẾÍÓÔỐỒỔƠỚỨỦÝ]"
    r"|[0-9]{1,2}[ \t]{2,}[A-ZĐ]"
)
_EQUATION = re.compile(r"\s?=\s?[0-9]")
_GOES = re.compile(
    r"\b(?:go|goes|going|went|ris\w+|rose|grew|grow\w*|increas\w+|lift\w*|rais\w+|push\w*|climb\w*"
    r"|shot|mov\w+|revis\w+|bring\w*|brought|add\w*) (?:it |them |that )?$"
)
_UP_TO = re.compile(r"up to\s*")
_CALLED = re.compile(
    r"(?:điện thoại|đt|tel|phone|fax|hotline|tổng đài|đường dây nóng|call)(?: số)?\s?[:.]?\s?\+?$|\+$"
    r"|isbn|issn|doi"
)
# What the last word before a number to call ends with.
_CALLS = ("thoại", "đt", "tel", "phone", "fax", "hotline", "đài", "nóng", "call", "số", "+")
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_ORDINAL = re.compile(rf"(?:{'|'.join(sorted(_ORDINAL_ENDINGS))})\b")
_AMONG = re.compile(rf"{GAP}(?:out of|of|among) (?:the )?{NUMBER}(?![%.,0-9])")
# A scale of one letter is taken to go on from figure to figure, no farther than this.
_SHORT_REACH = 200
_SHORT = re.compile(r"m(?![^\W\d_])|(?:bn|tn|mn)(?![^\W\d_])")
_FRACTION = re.compile(
    r"\b(?:one|two|three|four|five|seven|nine)[- ](?:thirds?|quarters?|fourths?|fifths?|sixths?"
    r"|sevenths?|eighths?|tenths?)\b"
    r"|\b(?:một|hai|ba|bốn) phần (?:ba|tư|năm)\b"
)
# One of these is in each of them, and is found far faster.
_FRACTION_PARTS = (
    "third", "quarter", "fourth", "fifth", "sixth", "seventh", "eighth", "tenth", "phần ba", "phần tư",
    "phần năm",
)  # fmt: skip
_PART_OF_TIME = re.compile(r"\b(?:first|last|next|past|previous|other)\s$")
# What a bare 1/3 is taken to be a part of.
_WHOLE = {"vi": "tổng số", "en": "of the total"}
_SMALLER = re.compile(r"\s[1-9][0-9]{0,2}(?=\s)")
# The names before a number that make it a part of them: one in English, two in Vietnamese.
_CAPITALISED = r"[A-ZĐÁÀÂÊÔƠƯÚÝ][\w&.-]*"
_NAMES = {
    1: re.compile(rf"[^.!?:;\s|\x1f-][ \x1f][\"“‘']?{_CAPITALISED}[ \x1f]$"),
    2: re.compile(rf"[^.!?:;\s|\x1f-][ \x1f]{_CAPITALISED} {_CAPITALISED}[ \x1f]$"),
}
# Parts of a whole whatever is counted after them, where the words say so.
_SIMPLE = frozenset({"1/2", "1/3", "2/3", "1/4", "3/4", "1/5", "2/5"})
_OF_WHOLE = re.compile(rf"{GAP}(?:số|tổng|diện tích|of)\b")
# The hour of a day, which is no length of time.
_HOUR = re.compile(
    r"\s?(?:sáng|trưa|chiều|tối|đêm|ngày|hôm|rưỡi|[0-5]?[0-9] phút|đến [0-9]{1,2} giờ)|,? ngày"
)
_MERIDIEM = re.compile(r"\s?(?:a\.?m\b|p\.?m\b)")
# The most frequent of all numbers of four digits, taken without a look at its words.
_PLAIN_YEARS = ("năm 20", "năm 19")
_PERCENT = re.compile(r"\s?[^\W\d_%]*%")
# A dash after wide blanks that touches the next number is its sign.
_SIGN = re.compile(r"(?:\s{2,}|\s?\|\s?)[-−–](?=[0-9])")
_HEADING = re.compile(r"\s(?:[A-ZĐ]{2,}|[A-ZĐ][^\W\d_]+\n)")
_SHARE_BEFORE = re.compile(r"% ?\($")
_YEAR_AFTER = re.compile(rf" \(?(?:năm|in) {YEAR}(?! (?:và|and|-|–))")
# Units after which a year may follow that they belong to.
_OF_THE_CALENDAR = ("năm", "quý", "tháng", "ngày")
_BEFORE_YEAR = re.compile(rf"{GAP}(?:{'|'.join(_OF_THE_CALENDAR)}) {YEAR}")
_MONTH_AFTER = re.compile(rf"(?:st|nd|rd|th)?(?: of)?[ \x1f](?:{'|'.join(MONTH_NUMBERS)})\b|{GAP}tháng [0-9]")
_PART_YEAR = re.compile(
    rf"\s?(?:/\s?{YEAR}|của năm|ước|đầu|cuối|vừa qua|qua\b|năm\b|đạt\b|nay\b|kể từ|of (?:the (?:year"
    rf"|fiscal)|{YEAR}|this|last)"
    rf"|to (?:january|february|march|april|june|july|august|september|october|november|december)"
    rf"|ended|ending)"
)
_RANKED_AFTER = re.compile(
    r"\s?(?:thế giới|toàn cầu|khu vực|châu|asean|cả nước|toàn quốc|trên thế giới|trên bảng|trong|về"
    r"|đông nam|/"
    r"|place|in the world|globally|worldwide|out of|among|largest|biggest|highest)"
)
_TOP_AFTER = re.compile(r"[^.,;\n]{0,40}?(?:đầu\b|nhất\b|phát triển|có chỉ số)")
# Words that the reader knows before a number and that are no part of the figure itself.
_VERB = re.compile(
    r"(?:xếp|đứng|ranks?|ranked|ranking|estimated at|estimated to be|put at|as many as|as much as)\s+$"
    r"|(?:in the|among the|vào|xếp|đứng|thuộc|trong|ở|ranks?|ranked|ước(?: tính)? đạt(?=\s+\w+\s+$)"
    r"|estimated at"
    r"|an estimated(?=\s+[$\w]+\s+$))\s+",
    re.IGNORECASE,
)
_RANK_CONTEXT = re.compile(r"hạng|xếp|vị trí|rank|place")
_PERIOD_BEFORE = re.compile(r"(?:quý [ivx1-4]+|\bq[1-4]|[0-9] tháng)\s?[/.-]$")
# How far the words around a number are looked at for their language.
_AROUND = 120
# A hedge that stands apart from its figure, in the same clause and before any other number.
_DETACHED = re.compile(
    r"(?<![^\W\d_])(?:ước tính|ước chừng|estimated)\s[^.,;:()\n0-9]{0,80}$"
    r"|(?<![^\W\d_])(?:ước|khoảng(?! thời| cách| trống| không)|an estimate of"
    r"|estimate of)(?: [^\W\d_]+){1,4}\s*$"
)


@dataclass(slots=True)
class Found:
    """A figure on its way: where it stands in the clear text, what it reads, by what evidence."""

    start: int
    end: int
    reading: Reading
    sort: str


class _Bare(NamedTuple):
    """A number without a unit, which may take that of the number after it."""

    start: int
    end: int
    head: str
    digits: str
    sort: str


class _Number(NamedTuple):
    """A number with the words that belong to it, and the words before those."""

    start: int
    end: int
    digits: str
    first: int
    last: int
    money: str
    hedges: str
    tail: Tail
    unit: str
    before: list[str]
    one: str
    opens_line: bool

    @property
    def pair(self) -> str:
        return " ".join(self.before[-2:])


class Search:
    """The search through one block, from its start to its end.

    Parameters
    ----------
    clear, small : str
        The block as `econlab.scanning.blocks.Block` has it.
    language : {"vi", "en"}
        Whose separators the document uses.
    sure : bool
        Whether the user has said so; otherwise the words around a number may say another.
    """

    def __init__(self, clear: str, small: str, language: str, *, sure: bool) -> None:
        self.clear, self.small = clear, small
        self.language, self.sure = language, sure
        self.figures: list[Found] = []
        # Where numbers begin that may show as others than their digits say, so that none is read.
        self.unsure: list[int] = []
        self.periods = Periods(small)
        self._bare: list[_Bare] = []
        self._done = 0
        self._labelled_until = -1
        self._called_until = -1
        self._hour_until = -1
        # Where the last number ends that was taken with its words.
        self._taken = 0
        self._at = 0
        self._short_until = -1000
        self._patterns = patterns()
        self._turned_round = _TURNED_ROUND in clear

    def run(self) -> tuple[list[Found], list[Mention]]:
        """Return the figures and the periods of the block, each in order."""
        clear = self.clear
        for start in self._digits():
            match = CANDIDATE.match(clear, start)
            assert match is not None  # a number is at least a digit
            self._done = end = match.end()
            kind = match.lastgroup
            if self._shows_otherwise(start, end):
                self.unsure.append(start)
            elif kind == "number":
                if end - start == 4 and self.small.startswith(_PLAIN_YEARS, start - 4):
                    self.periods.year(start, end, match[0])
                else:
                    self._number(match)
            elif kind == "part":
                self._part(match)
            else:
                self.periods.compound(kind or "", match)
        self._settle()
        self.figures.sort(key=lambda figure: figure.start)
        self.figures += self._spelled_fractions()
        self.figures.sort(key=lambda figure: figure.start)
        return self.figures, self.periods.mentions

    def _shows_otherwise(self, start: int, end: int) -> bool:
        clear = self.clear
        if clear[max(0, start - 2) : end + 2].isascii() and not self._turned_round:
            return False
        if self._turned_round and clear.find(_TURNED_ROUND, clear.rfind("\n", 0, start) + 1, start) >= 0:
            return True
        before = _OTHER_DIGIT_BEFORE.search(clear, max(0, start - 2), start)
        return bool(before or _OTHER_DIGIT_AFTER.match(clear, end))

    def _digits(self) -> Iterator[int]:
        """Yield where the next digits begin, behind what is done by then.

        Each digit is looked for by itself, and no farther than to its next place: many times
        faster than a search for a set of characters.
        """
        clear, far = self.clear, len(self.clear)  # what is not there, -1, becomes far by the remainder
        ahead = [clear.find(digit) % (far + 1) for digit in _DIGITS]
        while (start := min(ahead)) < far:
            yield start
            done = self._done
            while done < far and clear[done] in _DIGITS:
                done += 1
            for digit, at in enumerate(ahead):
                if at < done:
                    ahead[digit] = clear.find(_DIGITS[digit], done) % (far + 1)

    def _spelled_fractions(self) -> list[Found]:
        """Find two-thirds and three quarters; not the half, nor a third in an ordering or of a figure."""
        small = self.small
        spans = {
            match.span()
            for part in _FRACTION_PARTS
            for at in _places_of(part, small)
            if (match := _FRACTION.search(small, max(0, at - len("bốn phần ")), at + len("quarters ")))
        }
        found: list[Found] = []
        starts = [figure.start for figure in self.figures]
        for start, end in sorted(spans):
            at = bisect_left(starts, end)
            before = [*self.figures[max(0, at - 1) : at], *found[-1:]]
            taken = max((figure.end for figure in before), default=0)
            fraction = self._spelled_fraction(start, end, taken)
            found += [fraction] if fraction else []
        return found

    def _spelled_fraction(self, start: int, end: int, taken: int) -> Found | None:
        """Read a spelled fraction with its hedge, or without, behind where the figure before it ends."""
        small = self.small
        if _PART_OF_TIME.search(small, max(0, start - 12), start):
            return None
        head = self._patterns.head.match(small[max(0, start - 64) : start][::-1])
        assert head is not None
        first = start - head.end("hedges")
        while first < start and small[first].isspace():
            first += 1
        for begin in dict.fromkeys((first, start)):
            reading = read_whole(self.clear[begin:end], self.language) if begin >= taken else None
            if reading is not None:
                return Found(begin, end, reading, "fraction")
        return None

    # -- what stands around a number --------------------------------------------------------------

    def _with_words(self, match: re.Match[str]) -> _Number:
        """Take the words that belong to a number, and those before them."""
        start, end = match.span()
        self._at = start
        small = self.small
        head = self._patterns.head.match(small[max(start - 64, self._taken) : start][::-1])
        tail = self._patterns.tail(small, end)
        assert head is not None  # it matches nothing at least
        last, unit = tail.end, tail.unit
        calendar = unit and unit.endswith(_OF_THE_CALENDAR)
        if calendar and _BEFORE_YEAR.match(small, tail.scaled, tail.named + 5):
            unit, last = "", tail.scaled
        if "\n" in unit and self._begins_anew(tail):
            unit, last = "", tail.scaled
        money, hedges = head["money"], head["hedges"]
        if money:
            unit = ""
            rate = self._patterns.per.match(small, tail.scaled)
            last = rate.end() if rate else tail.scaled
            late = self._patterns.after.match(small, last)
            last = late.end() if late else last
        first = start - head.end()
        if first < start:
            first = self._without_verb(first, start)
        left = small[first - 40 if first > 40 else 0 : first]
        if "\n\n" in left:
            left = left[left.rindex("\n\n") + 1 :]
        before = (left.replace("(", " ") if "(" in left else left).split()[-4:]
        bare = left.rstrip(" \t\x1f>#•▪-–+|(")
        return _Number(
            start, end, match[0], first, last, money, hedges, tail, unit,
            before, before[-1] if before else "", not bare or bare[-1] == "\n",
        )  # fmt: skip

    def _without_verb(self, first: int, start: int) -> int:
        """Return where the words before a number begin that belong to it, without a verb before them."""
        small = self.small
        while first < start and small[first].isspace():
            first += 1
        if small.startswith("> ", first) and small[max(0, first - 1) : first] in {"", "\n"}:
            first += len("> ")  # a quotation
        first += _verb(small[first:start])
        if small.startswith("up to", first) and _GOES.search(small, max(0, first - 16), first):
            first += _UP_TO.match(small, first).end() - first  # type: ignore[union-attr]
        if small.startswith("trên ", first) and self.figures and 0 <= first - self.figures[-1].end <= 1:
            first += len("trên ")
        return first

    def _begins_anew(self, tail: Tail) -> bool:
        """Whether what was taken for a unit opens another line: a counted thing with a capital letter."""
        unit = unit_of(tail.unit)
        first = self.clear[tail.named - len(tail.unit.lstrip())]
        return unit is not None and unit.kind == "count" and first.isupper()

    def _joined_before(self, start: int) -> bool:
        """Whether a number goes on something before it: a name, a rate, the part of another number."""
        before = self.small[start - 1] if start else " "
        if before.isalnum() and before < "\u2e80":
            return self._patterns.head.match(self.small[max(0, start - 12) : start][::-1])["money"] is None  # type: ignore[index]
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

    # -- one number ---------------------------------------------------------------------------------

    def _number(self, match: re.Match[str]) -> None:
        if self._joined_before(match.start()):
            return
        number = self._with_words(match)
        measured = self._measured(number)
        if self._is_year(number, measured) and not self._is_denominator(number):
            self.periods.year(number.start, number.end, number.digits)
        elif self._is_no_figure(number, measured):
            return
        elif self.small[number.end : number.end + 2] in _ORDINAL_ENDINGS and (
            ordinal := _ORDINAL.match(self.small, number.end)
        ):
            self._ordinal(number, ordinal)
        elif self._is_named(number, measured) or self._range(number) or self._hyphened(number):
            return
        elif number.unit or number.tail.scales or number.money:
            self._with_unit(number)
        else:
            self._without_unit(number)

    def _is_no_figure(self, number: _Number, measured: bool) -> bool:
        """Whether a number is a rate's denominator, one to call, a section, a time or an equation."""
        if self._is_denominator(number) or (not measured and self._telephone(number)):
            return True
        if number.opens_line and _SECTION.match(self.clear, number.start):
            return True
        if _MERIDIEM.match(self.small, number.end):
            return True
        return (
            "=" in self.small[number.last : number.last + 2]
            and _EQUATION.match(self.small, number.last) is not None
        )

    def _is_named(self, number: _Number, measured: bool) -> bool:
        """Whether a number counts lines, or is a label or a part of a name."""
        if measured:
            return number.unit == " index" and self._in_name(number)
        return self._numbers_a_line(number) or self._is_label(number) or self._in_name(number)

    def _measured(self, number: _Number) -> bool:
        if number.money or number.tail.scales:
            return True
        unit = unit_of(number.unit) if number.unit else None
        return unit is not None and unit.kind != "count" and unit.code not in known.DURATIONS

    def _is_denominator(self, number: _Number) -> bool:
        one, first = number.one, number.first
        if one.endswith("/") and self.small[max(0, first - 4) : first].rstrip().endswith("/"):
            return _PERIOD_BEFORE.search(self.small, max(0, first - 12), first) is None
        if one == "quân" and number.pair == "bình quân" and number.digits in {"1", "01"}:
            return True
        return one in {"per", "cứ", "every", "mỗi"} and number.digits.strip("0., ") == "1"

    def _is_year(self, number: _Number, measured: bool) -> bool:
        digits = number.digits
        if len(digits) != 4 or digits[:2] not in {"19", "20"} or not digits.isdigit():
            return False
        if measured:
            return number.one in {"năm", "constant"} and not number.tail.scales
        hedged = bool(hedges_of(self.clear[number.first : number.start]) - {"under"})
        counted = bool(number.unit) and (hedged or digits.endswith("00"))
        return not (counted and number.one not in known.YEAR_WORDS)

    def _telephone(self, number: _Number) -> bool:
        """Whether a number is one to call, or goes on one."""
        digits = number.digits
        goes_on = self._called_until >= 0 and number.start - self._called_until <= 2
        long = digits[0] == "0" and len(digits) > 3 and digits[1] not in ".,"
        if goes_on or long or (not number.unit and self._is_called(number)):
            self._called_until = number.end
            return True
        return False

    def _is_called(self, number: _Number) -> bool:
        """Whether the words before a number say that it is one to call, or the number of a book."""
        first, one = number.first, number.one
        left = self.small[first - 24 if first > 24 else 0 : first]
        told = one.rstrip(":.").endswith(_CALLS) or one in {"", ":", "."}
        told = told or "isbn" in left or "issn" in left or "doi" in left
        return told and _CALLED.search(left) is not None

    def _numbers_a_line(self, number: _Number) -> bool:
        after = self.small[number.end : number.end + 2]
        if not number.opens_line and after[:1] != ")":
            return False
        if number.opens_line and (after[:1] in {".", ")", ":", "/"} or "." in number.digits):
            return not number.unit
        if (
            number.opens_line
            and after in {" -", " –"}
            and self._patterns.joint.match(self.small, number.end) is None
        ):
            return not number.unit
        listed = number.digits.isdigit() and len(number.digits) <= 2
        if listed and number.opens_line and _HEADING.match(self.clear, number.end):
            return True
        return listed and after[:1] == ")" and self.small[number.start - 1 : number.start] == "("

    def _is_label(self, number: _Number) -> bool:
        digits, one, pair = number.digits, number.one.rpartition("/")[2].rstrip("."), number.pair
        day = (len(digits) <= 2 or digits[0] == "0") and digits.isdigit()
        if day and _MONTH_AFTER.match(self.small, number.end) and _at_most(31, digits):
            return True
        if one == "tháng" and (dotted := re.fullmatch(rf"({MONTH})\.({YEAR})", digits)):
            self.periods.year(number.start, number.end, dotted[2], f"-{int(dotted[1]):02}")
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

    def _in_name(self, number: _Number) -> bool:
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
        return _NAMES[1 if self.language == "en" else 2].search(left) is not None

    # -- two numbers --------------------------------------------------------------------------------

    def _range(self, number: _Number) -> bool:
        """Take a range when a second end follows; True when the number is dealt with."""
        joint = self._patterns.joint.match(self.small, number.last)
        if joint is None or self._parts(number, joint):
            return False
        other = self._patterns.tail(self.small, joint.end())
        if number.unit == other.unit == " giờ" and joint["joint"].isalpha():
            self._done = other.end  # from eight to five: times of the day
            return True
        begin, one = number.first, number.one
        if one in {"between", "giữa", "từ"} or (one == "from" and joint["joint"].isalpha()):
            begin = self.small.rfind(one, 0, number.first)
        if other.unit or other.scales or number.unit or number.tail.scales or number.money:
            return self._range_with_unit(number, joint, other, begin)
        return self._range_without(number, joint, begin)

    def _parts(self, number: _Number, joint: re.Match[str]) -> bool:
        """Whether what stands between two numbers parts them: a list, a change, a sign, a year."""
        word, one = joint["joint"], number.one
        if word in {"và", "and"} and one not in {"between", "giữa"}:
            return True
        if re.fullmatch(YEAR, joint["number"]) and not _PERCENT.match(self.small, joint.end()):
            return True
        if _SIGN.match(self.small, number.last) or self._from_to(number, word):
            return True
        amount = number.unit or number.tail.scales or number.money
        return word == "to" and bool(amount) and (one == "by" or known.direction(one, "") != "")

    def _range_form(self, number: _Number, joint: re.Match[str], begin: int) -> tuple[str, str]:
        """Return the words before a range and between its ends; "from" is no word of it."""
        head = self.clear[begin : number.start]
        between = self.clear[number.end : joint.start("number")]
        return (head[len("from") :] if number.one == "from" else head), between

    def _range_with_unit(self, number: _Number, joint: re.Match[str], other: Tail, begin: int) -> bool:
        head, between = self._range_form(number, joint, begin)
        ends = (number.digits, joint["number"])
        for end in (other.end, other.named if other.unit else joint.end()):
            counted = other.scales and not other.unit and not number.money and self._noun(end)
            tail = self.clear[joint.end() : end]
            reading = read_range(head, ends, between, tail, self.language, COUNT if counted else None)
            if reading is not None and reading.qualifier == "range":
                self._keep(begin, end, reading, "range")
                return True
        return False

    def _range_without(self, number: _Number, joint: re.Match[str], begin: int) -> bool:
        head, between = self._range_form(number, joint, begin)
        spelled, noun = joint["joint"].isalpha(), self._noun(joint.end())
        told = begin < number.first or number.hedges or (number.one in known.RESULTS and not spelled)
        if noun or told:
            ends = (number.digits, joint["number"])
            reading = read_range(head, ends, between, "", self.language, COUNT if noun else None)
            if reading is not None:
                self._keep(begin, joint.end(), reading, "range")
                return True
        if spelled:
            return False
        self._settle()
        self._done = joint.end()
        return True

    def _from_to(self, number: _Number, word: str) -> bool:
        """Whether two numbers are the start and the end of a change, and so two figures."""
        if number.one == "from":
            return not number.pair.startswith(("rang", "vary", "varie"))
        rising = {"tăng", "giảm", "nâng", "hạ", "lên", "xuống", "rút"}
        if (
            number.one != "từ"
            or word == "-"
            or number.before[-2:-1] in (["còn"], ["xuống"], ["khoảng"], ["mức"])
        ):
            return False
        return bool(set(number.before[:-1]) & rising)

    def _hyphened(self, number: _Number) -> bool:
        """Deal with 50-megawatt and 5-year: the first is an amount, the second a name."""
        small = self.small
        if (
            small[number.last : number.last + 1] not in {"-", "‑"}
            or not small[number.last + 1 : number.last + 2].isalpha()
        ):
            return False
        if number.unit:
            return False
        tail = self._patterns.tail(small, number.last + 1)
        unit = unit_of(f" {tail.unit}")
        if unit is not None and unit.kind != "count" and unit.code not in known.DURATIONS:
            reading = self._read(
                self.clear[number.first : number.start],
                number.digits,
                self.clear[number.end : number.last] + " " + self.clear[number.last + 1 : tail.end],
            )
            if reading is not None:
                self._keep(number.first, tail.end, reading, "measured")
                return True
        if number.tail.scales:
            return False
        if number.money and tail.scales:
            scales = self.clear[number.last + 1 : tail.end]
            reading = self._read(self.clear[number.first : number.start], number.digits, f" {scales}")
            if reading is not None:
                self._keep(number.first, tail.end, reading, "measured")
                return True
        self._settle()
        self._done = number.last
        return True

    # -- a number with a unit -----------------------------------------------------------------------

    def _with_unit(self, number: _Number) -> None:
        unit = unit_of(number.unit)
        if unit is not None and unit.code in known.DURATIONS:
            if not self._is_part_of_year(number, unit.code):
                self._take(number, "duration")
        elif unit is not None and unit.kind == "count":
            head, tail = self._form(number)
            if "rank" in hedges_of(head):
                self._rank(number, head)
            elif not self._top(number, head, tail):
                self._take(number, "counted")
        elif unit is None and self._scaled(number):
            return
        else:
            self._take(number, "scaled" if unit is None and not number.money else "measured")

    def _form(self, number: _Number) -> tuple[str, str]:
        """Return the words of a number before and after its digits."""
        return self.clear[number.first : number.start], self.clear[number.end : number.last]

    def _scaled(self, number: _Number) -> bool:
        """Take an amount without unit that goes on in a smaller scale, by the year, or in what it counts."""
        if self._compound(number):
            return True
        if number.money:
            return False
        head, tail = self._form(number)
        if self._dong_a_year(number, head):
            return True
        noun, end = self._thing(number.last)
        reading = self._read(head, number.digits, tail, noun) if noun is not None else None
        if reading is None:
            return False
        self._keep(number.first, end, reading, "counted" if noun is not COUNT else "noun")
        return True

    def _take(self, number: _Number, sort: str) -> None:
        """Take a number with the words that belong to it, or as many of them as can be read."""
        first, last = number.first, number.last
        head, tail = self._form(number)
        if number.one in {"từ", "from"} and "at_least" in hedges_after(tail):
            first = self.small.rfind(number.one, 0, first)
            head = self.clear[first : number.start]
        reading = self._read(head, number.digits, tail)
        short = _SHORT.match(self.small, number.end) is not None
        if reading is None and short and self._short_until > number.first - _SHORT_REACH:
            reading, last = self._read(head, number.digits, " million"), number.end + 1
        if reading is None:
            first, last, reading = self._less(number)
        if reading is not None:
            self._short_until = last if short else self._short_until
            self._keep(first, last, reading, sort, self.clear[number.end : last])

    def _compound(self, number: _Number) -> bool:
        """Take 1 tỷ 200 triệu đồng, whose smaller scale comes after the larger."""
        smaller = _SMALLER.match(self.small, number.tail.scaled) if number.tail.scales else None
        if smaller is None:
            return False
        other = self._patterns.tail(self.small, smaller.end())
        reading = read_whole(self.clear[number.first : other.end], self.language) if other.scales else None
        if reading is None:
            return False
        self._keep(number.first, other.end, reading, "measured")
        return True

    def _dong_a_year(self, number: _Number, head: str) -> bool:
        """Take 20 triệu/năm, whose currency a Vietnamese text need not print."""
        scaled = number.tail.scaled
        rate = self._patterns.per.match(self.small, scaled) if number.tail.scales else None
        if rate is None or self.small[scaled] != "/":
            return False
        scales, per = self.clear[number.end : scaled], self.clear[scaled : rate.end()]
        reading = self._read(head, number.digits, f"{scales} đồng{per}")
        if reading is None:
            return False
        self._keep(
            number.first, rate.end(), with_unit(reading, reading.unit, "currency_inferred"), "measured"
        )
        return True

    def _less(self, number: _Number) -> tuple[int, int, Reading | None]:
        """Read less of a form that does not read whole: without hedges, then without what comes last."""
        clear, tail = self.clear, number.tail
        ends = [number.last, tail.named if number.unit else -1, tail.scaled, number.end]
        for last in dict.fromkeys(end for end in ends if end >= number.end):
            for first in (number.first, number.start):
                reading = self._read(clear[first : number.start], number.digits, clear[number.end : last])
                if reading is not None:
                    return first, last, reading
        return number.first, number.last, None

    def _is_part_of_year(self, number: _Number, code: str) -> bool:
        """Whether months or quarters are a part of a year, as in the first 9 months of 2023."""
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

    def _is_hour(self, number: _Number) -> bool:
        """Whether hours are a time of the day: lúc 10 giờ, từ 8 giờ đến 17 giờ."""
        if number.one == "lúc" or _HOUR.match(self.small, number.last):
            return True
        return number.one == "đến" and number.first - self._hour_until == len(" đến ")

    def _top(self, number: _Number, head: str, tail: str) -> bool:
        """Take a place in an ordering that names what is ordered: nhóm 4 nước dẫn đầu."""
        if "top" not in hedges_of(head):
            return False
        if f"(g{number.digits})" in self.small[number.last : number.last + 40]:
            return True
        reading = self._read(head, number.digits, tail)
        if reading is None or not (_TOP_AFTER.match(self.small, number.last) or head.startswith("t")):
            reading = self._read("", number.digits, tail)
            if reading is not None:
                self._keep(number.start, number.last, reading, "counted")
            return reading is not None
        self._keep(number.first, number.last, reading, "rank")
        return True

    def _thing(self, last: int) -> tuple[Unit | None, int]:
        """Return what is counted by the words after a number, and where its name ends."""
        english = _ENGLISH_NOUN.match(self.small, last)
        if english and not set(english[0].replace("-", " ").split()[:-1]) & known.STOP:
            end = english.end()
            for begin in range(last, end):
                if self.small[begin] in " \x1f\n-":
                    unit = unit_of(" " + self.small[begin + 1 : end])
                    if unit is not None and unit.kind == "count":
                        return unit, end
            if english[1] not in known.STOP:
                return COUNT, end
        return (COUNT, last) if self._noun(last) else (None, last)

    def _noun(self, last: int) -> str:
        """Return the word after a number when it may be a noun."""
        match = _NEXT_WORD.match(self.small, last)
        if match is None or match[1] in known.STOP or self.clear[match.start(1)].isupper():
            return ""
        return match[1]

    # -- a number without ---------------------------------------------------------------------------

    def _without_unit(self, number: _Number) -> None:
        small = self.small
        head = self.clear[number.first : number.start]
        kinds = hedges_of(head)
        if kinds & {"rank", "top"} or number.one in known.RANKED:
            self._rank(number, head)
            return
        if _PLAN_YEARS.match(small, number.last):
            return
        many = _OF_MANY.match(small, number.last)
        if many and number.digits.isdigit():
            self._of_many(number, many, head)
            return
        marks = re.split("[.,]", number.digits)
        decimal = len(marks) > 1
        noun, end = self._thing(number.last)
        if noun is not None and (not decimal or len(marks[-1]) == 3):
            if self._is_part_of_text(number.last):
                self._settle()
                self._done = number.last
                return
            reading = self._read(head, number.digits, "", noun)
            if reading is not None:
                self._keep(number.first, end, reading, "counted" if noun is not COUNT else "noun")
            return
        table = (
            "|" in small[max(0, number.first - 3) : number.first]
            or "|" in small[number.last : number.last + 3]
        )
        version = re.fullmatch(r"[0-9]\.0", number.digits) and not kinds
        yearly = _YEAR_AFTER.match(small, number.last)
        if self._goes_on_ranking(number):
            reading = self._read(head, number.digits, "")
            if reading is not None:
                self._keep(number.first, number.last, unrounded(with_unit(reading, "rank")), "rank")
            return
        told = number.one in known.RESULTS or yearly
        sort = (
            "" if version else "hedged" if kinds else "decimal" if decimal else "result" if told
            else "cell" if table else ""
        )  # fmt: skip
        if self._bare and not _SEPARATOR.fullmatch(small, self._bare[-1].end, number.first):
            self._settle()
        self._bare.append(_Bare(number.first, number.last, head, number.digits, sort))
        self._done = self._taken = number.last

    def _goes_on_ranking(self, number: _Number) -> bool:
        """Whether a bare number is a place that follows another: tăng 15 bậc từ 74 lên 59."""
        yearly = _YEAR_AFTER.match(self.small, number.last) is not None
        moved = number.one in {"từ", "lên", "xuống", "from", "to", "còn"}
        return (moved or yearly) and self._after_a_rank(number.first)

    def _after_a_rank(self, first: int) -> bool:
        """Whether the figure before, in the same sentence, is a place in an ordering."""
        if not self.figures or self.figures[-1].reading.unit != "rank":
            return False
        between = self.small[self.figures[-1].end : first]
        return len(between) < 60 and not re.search(r"[.\n]", between)

    def _is_part_of_text(self, last: int) -> bool:
        """Whether the words after a number name a part of the text: 3 phần, 8 nhóm nhiệm vụ."""
        match = _TWO_WORDS.match(self.small, last)
        return match is not None and (match[1] in known.PARTS or match[0].strip() in known.PART_PAIRS)

    def _ordinal(self, number: _Number, ordinal: re.Match[str]) -> None:
        """Take a rank such as 3rd of 40; the ordinals of events and centuries are none."""
        among = _AMONG.match(self.small, ordinal.end())
        if number.one in known.RANKING or among or _RANKED_AFTER.match(self.small, ordinal.end()):
            reading = self._read("rank ", number.digits, "")
            end = self._thing(among.end())[1] if among else ordinal.end()
            if reading is not None:
                self._keep(number.start, end, reading, "rank")

    def _rank(self, number: _Number, head: str) -> None:
        small = head.casefold()
        told = re.search("hạng|vị trí|rank|position", small) or number.one in known.RANKING
        told = told or self._after_a_rank(number.first)
        if "lần" in number.before[-1:] or not (told or _RANKED_AFTER.match(self.small, number.last)):
            return
        reading = self._read(head, number.digits, "")
        if reading is not None and not reading.unit:
            reading = unrounded(with_unit(reading, "rank"))
        if reading is not None:
            self._keep(number.first, number.end, reading, "rank")

    def _of_many(self, number: _Number, many: re.Match[str], head: str) -> None:
        noun, end = self._thing(many.end())
        tail = self._patterns.tail(self.small, many.end())
        if tail.unit:
            noun, end = unit_of(tail.unit), tail.end
        if noun is None or re.fullmatch(YEAR, many[1]):
            return
        reading = self._read(head, number.digits, "", noun)
        if reading is not None:
            self._keep(number.first, end, unrounded(reading), "part")

    # -- keeping ------------------------------------------------------------------------------------

    def _read(self, head: str, digits: str, tail: str, unit: Unit | None = None) -> Reading | None:
        return read_form(head, digits, tail, self._convention(digits), unit)

    def _convention(self, digits: str) -> str:
        """Whose separators a number has: those of the words around it, where its digits do not tell."""
        if self.sure or not THOUSANDS_OR_DECIMALS.fullmatch(digits):
            return self.language
        around = self.small[max(0, self._at - _AROUND) : self._at + _AROUND]
        vietnamese = len(VIETNAMESE.findall(around))
        if self.language == "vi":
            return "vi" if vietnamese or len(around) < _AROUND else "en"
        return "vi" if vietnamese > len(around) // 20 else "en"

    def _keep(self, first: int, last: int, reading: Reading, sort: str, tail: str = "") -> None:
        if self._bare:
            if tail and reading.unit and _SEPARATOR.fullmatch(self.small, self._bare[-1].end, first):
                self._share_unit(tail)
            self._settle()
        if reading.qualifier == "exact" and sort != "rank" and self._is_hedged_apart(first):
            reading = hedged(reading)
        first, last = self._emphasised(first, last)
        self.figures.append(Found(first, last, reading, sort))
        self._done = self._taken = last

    def _is_hedged_apart(self, first: int) -> bool:
        """Whether a hedge stands some words before a figure: ước tính cả năm."""
        left = self.small[first - 90 if first > 90 else 0 : first]
        if "ước" in left or "khoảng" in left or "estimate" in left:
            return _DETACHED.search(self.small, max(0, first - 90), first) is not None
        return False

    def _emphasised(self, first: int, last: int) -> tuple[int, int]:
        """Take in the marks of emphasis that open right before a figure and close in it or after it."""
        clear = self.clear
        if clear.find(BLANK, max(0, first - 1), last) < 0:
            return first, last
        opened, closed = first, last
        while opened and clear[opened - 1] == BLANK:
            opened -= 1
        while closed < len(clear) and clear[closed] == BLANK:
            closed += 1
        before, after = first - opened, min(closed - last, 3)
        inside = [len(marks) for marks in re.findall(f"{BLANK}+", clear[first:last]) if len(marks) <= 3]
        if len(inside) % 2 and before not in inside and after >= inside[-1]:
            return first, last + inside[-1]
        if not before or before > 3:
            return first, last
        if before in inside:
            return opened, last
        return (opened, last + before) if after >= before else (first, last)

    def _share_unit(self, tail: str) -> None:
        """Give the numbers of an enumeration the unit that stands once, after the last of them."""
        for bare in self._bare:
            reading = self._read(bare.head, bare.digits, tail)
            if reading is not None:
                self.figures.append(Found(bare.start, bare.end, reading, "shared"))
        self._bare.clear()

    def _settle(self) -> None:
        """Decide on the numbers that no unit followed."""
        for bare in self._bare:
            reading = self._read(bare.head, bare.digits, "") if bare.sort else None
            if reading is not None:
                self.figures.append(Found(bare.start, bare.end, reading, bare.sort))
        self._bare.clear()

    # -- parts of a whole, and periods --------------------------------------------------------------

    def _part(self, match: re.Match[str]) -> None:
        if self._joined_before(match.start()):
            return
        number = self._with_words(match)
        labelled = number.one.rstrip(".") in known.LABELS and number.pair not in known.NO_LABEL
        if labelled or number.one in {"lúc", "page"} or match[0] in {"24/7", "24/24"}:
            return
        if not (self._share(number, match[0]) or self._place(number, match[0])):
            self._counted_part(number, match[0])

    def _share(self, number: _Number, printed: str) -> bool:
        """Take 2/3 where the words say that it is a share of all: 2/3 dân số, hơn 1/2 số trạm."""
        end, reading = number.end, None
        of_all = self._patterns.whole.match(self.small, end)
        if of_all:
            reading = read_whole(self.clear[number.first : of_all.end()], self.language)
        if reading is not None and reading.unit == "percent":
            self._keep(number.first, end, reading, "fraction")
            return True
        if printed in _SIMPLE and (number.hedges or _OF_WHOLE.match(self.small, end)):
            reading = self._read_part_of_whole(number, printed)
            if reading is not None:
                self._keep(number.first, end, reading, "fraction")
                return True
        return False

    def _place(self, number: _Number, printed: str) -> bool:
        """Take a part that reads as it stands: 43/53 dịch vụ, or the rank 25/194."""
        first = number.start if self.small[number.first : number.start] == "hạng " else number.first
        for last in dict.fromkeys((number.last, number.end)):
            reading = read_whole(self.clear[first:last], self.language)
            if reading is None:
                continue
            of_nations = 190 <= int(printed.partition("/")[2].strip()) <= 200 and not reading.unit
            if reading.unit in {"country", ""} and (of_nations or self._ranks(number)):
                reading = with_unit(reading, "rank")
            self._keep(first, last, reading, "part")
            return True
        return False

    def _ranks(self, number: _Number) -> bool:
        """Whether the sentence speaks of an ordering right before a number."""
        floor = max(0, number.first - 60)
        opened = max(floor, *(self.small.rfind(sign, floor, number.first) for sign in ("\n", ". ")))
        return _RANK_CONTEXT.search(self.small, opened, number.start) is not None

    def _counted_part(self, number: _Number, printed: str) -> None:
        """Take a part of something counted whose noun is not known: 8/9 chỉ tiêu."""
        if any(re.fullmatch(YEAR, side.strip()) for side in printed.split("/")):
            return
        part, whole = (int(text.strip()) for text in printed.split("/"))
        noun, end = self._thing(number.last)
        told = number.hedges or number.one in known.SHARES
        if noun is None and told and 0 < part < whole <= 10 and printed[0] != "0":
            reading = self._read_part_of_whole(number, printed)
            if reading is not None:
                self._keep(number.first, number.end, reading, "fraction")
            return
        if noun is None and _SHARE_BEFORE.search(self.small, max(0, number.first - 4), number.first):
            noun = COUNT
        if noun is not None and part <= whole:
            reading = self._read(self.clear[number.first : number.start], str(part), "", noun)
            if reading is not None:
                self._keep(number.first, end, unrounded(reading), "part")

    def _read_part_of_whole(self, number: _Number, printed: str) -> Reading | None:
        """Read 1/3 as a share, where words before it say that it is one."""
        head = self.clear[number.first : number.start]
        return read_whole(f"{head}{printed} {_WHOLE[self.language]}", self.language)


def _places_of(part: str, text: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))


def _at_most(limit: int, digits: str) -> bool:
    """Whether digits are a whole number up to a limit; Python makes no number of thousands of digits."""
    return digits.isdigit() and len(digits) < 10 and int(digits) <= limit


def _verb(head: str) -> int:
    """Return how long the verb is that an ordering begins with, which is no part of the figure."""
    match = _VERB.match(head)
    return match.end() if match else 0
