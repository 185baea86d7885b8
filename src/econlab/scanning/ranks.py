"""Places in an ordering: hạng 44, thứ 3, top 10, 7th in the world, from 74 to 59."""

from __future__ import annotations

import re

from econlab.evidence.periods import YEAR
from econlab.evidence.printed import Reading
from econlab.scanning import cues as known
from econlab.scanning.finds import Finds
from econlab.scanning.numbers import Number, thing_after
from econlab.scanning.patterns import GAP, NUMBER
from econlab.scanning.readings import hedges_of, unrounded, with_unit

_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_ORDINAL = re.compile(rf"(?:{'|'.join(sorted(_ORDINAL_ENDINGS))})\b")
_AMONG = re.compile(rf"{GAP}(?:out of|of|among) (?:the )?{NUMBER}(?![%.,0-9])")
_RANKED_AFTER = re.compile(
    r"\s?(?:thế giới|toàn cầu|khu vực|châu|asean|cả nước|toàn quốc|trên thế giới|trên bảng|trong|về"
    r"|đông nam|/"
    r"|place|in the world|globally|worldwide|out of|among|largest|biggest|highest)"
)
_TOP_AFTER = re.compile(r"[^.,;\n]{0,40}?(?:đầu\b|nhất\b|phát triển|có chỉ số)")
_RANK_CONTEXT = re.compile(r"hạng|xếp|vị trí|rank|place")
_YEAR_AFTER = re.compile(rf" \(?(?:năm|in) {YEAR}(?! (?:và|and|-|–))")


def take_ordinal(finds: Finds, number: Number) -> bool:
    """Take a rank such as 3rd of 40; True for every ordinal: those of events and centuries are no figures."""
    small = finds.small
    if small[number.end : number.end + 2] not in _ORDINAL_ENDINGS:
        return False
    ordinal = _ORDINAL.match(small, number.end)
    if ordinal is None:
        return False
    among = _AMONG.match(small, ordinal.end())
    if number.one in known.RANKING or among or _RANKED_AFTER.match(small, ordinal.end()):
        reading = finds.read("rank ", number.digits, "")
        end = thing_after(finds, among.end())[1] if among else ordinal.end()
        if reading is not None:
            finds.keep(number.start, end, reading, "rank")
    return True


def take_rank(finds: Finds, number: Number) -> None:
    """Take a number that the words before it may call a rank: hạng 44, thứ 4 ASEAN."""
    told = re.search("hạng|vị trí|rank|position", number.head.casefold()) or number.one in known.RANKING
    told = told or _follows(finds, number)
    if "lần" in number.before[-1:] or not (told or _RANKED_AFTER.match(finds.small, number.last)):
        return
    reading = finds.read(number.head, number.digits, "")
    if reading is not None and not reading.unit:
        reading = _as_rank(reading)
    if reading is not None:
        finds.keep(number.first, number.end, reading, "rank")


def take_next_rank(finds: Finds, number: Number) -> bool:
    """Take a bare number that is a place after another: tăng 15 bậc từ 74 lên 59."""
    moved = number.one in {"từ", "lên", "xuống", "from", "to", "còn"}
    if not (moved or is_of_year(finds, number)) or not _follows(finds, number):
        return False
    reading = finds.read(number.head, number.digits, "")
    if reading is not None:
        finds.keep(number.first, number.last, _as_rank(reading), "rank")
    return True


def take_top(finds: Finds, number: Number, tail: str) -> bool:
    """Take a place in an ordering that names what is ordered: nhóm 4 nước dẫn đầu."""
    if "top" not in hedges_of(number.head):
        return False
    if f"(g{number.digits})" in finds.small[number.last : number.last + 40]:
        return True
    reading = finds.read(number.head, number.digits, tail)
    if reading is None or not (_TOP_AFTER.match(finds.small, number.last) or number.head.startswith("t")):
        reading = finds.read("", number.digits, tail)
        if reading is not None:
            finds.keep(number.start, number.last, reading, "counted")
        return reading is not None
    finds.keep(number.first, number.last, reading, "rank")
    return True


def is_of_year(finds: Finds, number: Number) -> bool:
    """Whether a year follows a number to say when it was so: 59 năm 2023."""
    return _YEAR_AFTER.match(finds.small, number.last) is not None


def speaks_of_ranks(finds: Finds, number: Number) -> bool:
    """Whether the sentence speaks of an ordering right before a number."""
    small, floor = finds.small, max(0, number.first - 60)
    opened = max(floor, *(small.rfind(sign, floor, number.first) for sign in ("\n", ". ")))
    return _RANK_CONTEXT.search(small, opened, number.start) is not None


def _follows(finds: Finds, number: Number) -> bool:
    """Whether the figure before, in the same sentence, is a place in an ordering."""
    if not finds.figures or finds.figures[-1].reading.unit != "rank":
        return False
    between = finds.small[finds.figures[-1].end : number.first]
    return len(between) < 60 and not re.search(r"[.\n]", between)


def _as_rank(reading: Reading) -> Reading:
    return unrounded(with_unit(reading, "rank"))
