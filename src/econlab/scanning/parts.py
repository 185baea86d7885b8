"""Parts of a whole: 2/3 of all, 43/53 services, 43 of 53 services, two-thirds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from econlab.evidence.periods import YEAR
from econlab.evidence.printed import Reading
from econlab.scanning import cues as known
from econlab.scanning.blocks import places_of
from econlab.scanning.finds import Finds, Found
from econlab.scanning.numbers import Number, thing_after
from econlab.scanning.patterns import GAP, NUMBER, patterns
from econlab.scanning.ranks import speaks_of_ranks
from econlab.scanning.readings import COUNT, read_whole, unit_of, unrounded, with_unit

_OF_MANY = re.compile(rf"{GAP}(?:out )?of (?:the |its |their |all |some )?({NUMBER})(?![%\w])")
# Fractions in words: what may stand below the line.
_DENOMINATORS = {
    "vi": ("ba", "tư", "bốn", "năm", "sáu", "bảy", "tám", "mười"),
    "en": ("third", "quarter", "fourth", "fifth", "sixth", "seventh", "eighth", "tenth"),
}
_ENGLISH_FRACTION = re.compile(
    rf"\b(?:one|two|three|four|five|seven|nine)[- ](?:{'|'.join(_DENOMINATORS['en'])})s?\b"
)
# With these words after it a denominator is another word: part of thirty, a private part, part of this year.
_OTHER_WORDS = {
    "tư": "liệu|nhân|duy|vấn|pháp|tưởng|cách|thục|bản|lợi|thế(?! giới)",
    "năm": rf"mươi|trăm|{YEAR}|nay|này|đó|ngoái|trước|sau|qua|tới|tài|học(?! sinh)",
}
_VIETNAMESE_FRACTION = re.compile(
    r"\b(?:một|hai|ba|bốn|năm|bảy|chín) phần (?:"
    + "|".join(rf"{word}\b(?! (?:{_OTHER_WORDS.get(word, 'mươi|trăm')})\b)" for word in _DENOMINATORS["vi"])
    + ")"
)
# What stands in each fraction and is found far faster; how far before it the fraction may begin.
_IN_FRACTIONS = {
    " phần ": (_VIETNAMESE_FRACTION, len("chín")),
    **dict.fromkeys(_DENOMINATORS["en"], (_ENGLISH_FRACTION, len("seven-"))),
}
_LONGEST_FRACTION = 32
_PART_OF_TIME = re.compile(r"\b(?:first|last|next|past|previous|other)\s$")
# What a bare 1/3 is taken to be a part of.
_WHOLE = {"vi": "tổng số", "en": "of the total"}
# Parts of a whole whatever is counted after them, where the words say so.
_SIMPLE = frozenset({"1/2", "1/3", "2/3", "1/4", "3/4", "1/5", "2/5"})
_OF_WHOLE = re.compile(rf"{GAP}(?:số|tổng|diện tích|of)\b")
_SHARE_BEFORE = re.compile(r"% ?\($")


def take_part(finds: Finds, number: Number) -> None:
    """Take two numbers with a slash between them where the first is a part of the second."""
    labelled = number.one.rstrip(".") in known.LABELS and number.pair not in known.NO_LABEL
    if labelled or number.one in {"lúc", "page"} or number.digits in {"24/7", "24/24"}:
        return
    if not (_share(finds, number) or _place(finds, number)):
        _counted_part(finds, number)


def take_of_many(finds: Finds, number: Number) -> bool:
    """Take 43 of 53 services; True when the number is dealt with."""
    many = _OF_MANY.match(finds.small, number.last)
    if many is None or not number.digits.isdigit():
        return False
    noun, end = thing_after(finds, many.end())
    tail = patterns().tail(finds.small, many.end())
    if tail.unit:
        noun, end = unit_of(tail.unit), tail.end
    if noun is not None and not re.fullmatch(YEAR, many[1]):
        reading = finds.read(number.head, number.digits, "", noun)
        if reading is not None:
            finds.keep(number.first, end, unrounded(reading), "part")
    return True


def _share(finds: Finds, number: Number) -> bool:
    """Take 2/3 where the words say that it is a share of all: 2/3 dân số, hơn 1/2 số trạm."""
    end, reading = number.end, None
    of_all = patterns().whole.match(finds.small, end)
    if of_all:
        reading = read_whole(finds.clear[number.first : of_all.end()], finds.language)
    if reading is None or reading.unit != "percent":
        told = number.digits in _SIMPLE and (number.hedges or _OF_WHOLE.match(finds.small, end))
        reading = _read_part_of_whole(finds, number) if told else None
    if reading is None:
        return False
    finds.keep(number.first, end, reading, "fraction")
    return True


def _place(finds: Finds, number: Number) -> bool:
    """Take a part that reads as it stands: 43/53 dịch vụ, or the rank 25/194."""
    first = number.start if number.head == "hạng " else number.first
    for last in dict.fromkeys((number.last, number.end)):
        reading = read_whole(finds.clear[first:last], finds.language)
        if reading is None:
            continue
        of_nations = 190 <= int(number.digits.partition("/")[2].strip()) <= 200 and not reading.unit
        if reading.unit in {"country", ""} and (of_nations or speaks_of_ranks(finds, number)):
            reading = with_unit(reading, "rank")
        finds.keep(first, last, reading, "part")
        return True
    return False


def _counted_part(finds: Finds, number: Number) -> None:
    """Take a part of something counted whose noun is not known: 8/9 chỉ tiêu."""
    sides = [side.strip() for side in number.digits.split("/")]
    if any(re.fullmatch(YEAR, side) for side in sides):
        return
    part, whole = map(int, sides)
    noun, end = thing_after(finds, number.last)
    told = number.hedges or number.one in known.SHARES
    if noun is None and told and 0 < part < whole <= 10 and number.digits[0] != "0":
        reading = _read_part_of_whole(finds, number)
        if reading is not None:
            finds.keep(number.first, number.end, reading, "fraction")
        return
    if noun is None and _SHARE_BEFORE.search(finds.small, max(0, number.first - 4), number.first):
        noun = COUNT
    if noun is not None and part <= whole:
        reading = finds.read(number.head, str(part), "", noun)
        if reading is not None:
            finds.keep(number.first, end, unrounded(reading), "part")


def _read_part_of_whole(finds: Finds, number: Number) -> Reading | None:
    """Read 1/3 as a share, where words before it say that it is one."""
    return read_whole(f"{number.head}{number.digits} {_WHOLE[finds.language]}", finds.language)


def spelled_fractions(finds: Finds) -> list[Found]:
    """Find two-thirds and ba phần tư; not the half, nor a third in an ordering or of a figure.

    All other figures of the block have been found, and are in order.
    """
    spelled = {match.span(): match for match in _spelled(finds.small)}
    found: list[Found] = []
    starts = [figure.start for figure in finds.figures]
    for (_, end), match in sorted(spelled.items()):
        at = bisect_left(starts, end)
        before = [*finds.figures[max(0, at - 1) : at], *found[-1:]]
        taken = max((figure.end for figure in before), default=0)
        fraction = _spelled_fraction(finds, match, taken)
        found += [fraction] if fraction else []
    return found


def _spelled(small: str) -> Iterator[re.Match[str]]:
    """Find what is printed as a fraction in words."""
    for sign, (pattern, before) in _IN_FRACTIONS.items():
        for at in places_of(sign, small):
            match = pattern.search(small, max(0, at - before), at + _LONGEST_FRACTION)
            if match and match.start() < at:
                yield match


def _spelled_fraction(finds: Finds, spelled: re.Match[str], taken: int) -> Found | None:
    """Read a spelled fraction with its hedge, or without, behind where the figure before it ends."""
    small, (start, end) = finds.small, spelled.span()
    if _PART_OF_TIME.search(small, max(0, start - 12), start) or _numbers_a_part(small, spelled):
        return None
    head = patterns().head.match(small[max(0, start - 64) : start][::-1])
    assert head is not None  # it matches nothing at least
    first = start - head.end("hedges")
    while first < start and small[first].isspace():
        first += 1
    for begin in dict.fromkeys((first, start)):
        form = finds.clear[begin:start] + spelled[0]
        reading = read_whole(form, finds.language) if begin >= taken else None
        if reading is not None:
            return Found(begin, end, reading, "fraction")
    return None


def _numbers_a_part(small: str, spelled: re.Match[str]) -> bool:
    """Whether what looks like a Vietnamese fraction is the number of a chapter and of a part of it."""
    *_, before = small[max(0, spelled.start() - 12) : spelled.start()].split() or [""]
    return " phần " in spelled[0] and before in known.LABELS
