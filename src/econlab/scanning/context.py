"""What the words around a figure say: its kind, its direction, its period and a unit that stands apart."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from econlab.scanning import cues as known
from econlab.scanning.patterns import counted_things
from econlab.scanning.periods import Mention
from econlab.scanning.readings import counted_units, currency_of, unit_of

# How far from a figure its sentence is looked at, in characters.
_SENTENCE = 500
# How far the start and the end of a line are looked for, in characters.
_LONGEST_LINE = 2000
# How soon after a target another figure goes on with it, in characters.
_SOON = 160
# How many lines a sentence may go on over.
_LINES = 6
# How far a heading is taken to speak for what follows it, with a number and without.
_REACH, _PLAIN_REACH = 8000, 800
# What a sentence says of its figures: aims, a turn to what is, forecasts. Each begins with a letter, and
# no group or word boundary stands before it, which would make a search far slower; what is found is
# looked at for a boundary.
_AIMED = (
    r"mục tiêu(?! đề ra| này)|phấn đấu|phân đấu|chỉ tiêu|bảo đảm(?<!phải bảo đảm)|đảm bảo(?<!phải đảm bảo)"
    r"|nỗ lực đưa|bắt buộc|ưu tiên bố trí"
    r"|target(?:s|ed|ing)?\b|aim(?:s|ed|ing)?\b|goals?\b|objectives?\b|plan(?:s|ned)? to\b|striv(?:e"
    r"|es|ing)\b|pledged"
    r"|committed to|needs? to\b|needed\b|should\b|require(?:s|d)? to\b"
)
_TURNED = r"tuy nhiên|hiện nay|hiện mới|however\b"
_FORESEEN = (
    r"dự báo|dự kiến|dự tính|dự đoán|triển vọng|kỳ vọng|có thể (?:giúp|tăng|giảm|đạt|lên|mang)|sẽ\b(?! bị)"
    r"|forecasts?\b|expected to\b|is expected|are expected|project(?:ed|ions?|ing)\b|projects (?:that"
    r"|growth|inflation|retail)|expects?\b"
    r"|predict(?:ed|s|ions?)?\b|outlook|set to\b|will\b|would\b|likely to\b|anticipate[ds]?\b"
)
_AIM, _TURN = re.compile(_AIMED), re.compile(_TURNED)
_SAID = re.compile(f"{_AIMED}|{_TURNED}|{_FORESEEN}")
_TARGET_AFTER = (" target", " goal", " inflation target")
# Before a word of aims these say that it is met, left behind or another's.
_NOT_AN_AIM = (
    "vượt ", "đã đạt ", "so với ", "exceeded ", "exceeding ", "missed ", "from ", "its ", "như ", "theo ",
)  # fmt: skip
# What is printed so is asked for, where the sentence does not say that it is had.
_AT_LEAST = re.compile(r"tối thiểu|ít nhất [^%]*%")
_SURE_FORECAST = re.compile(r"dự báo|dự kiến|sẽ|forecast|projected|projection|expect|will|would")
_CHANGE_AFTER = re.compile(
    r"[ \x1f-](?:(?:year[- ]on[- ]year|annual|net|rate|point|percentage) )*"
    r"(?:(?P<up>increases?|rises?|gains?|jump|hikes?|higher|more than (?:a|in|the)|surge|above (?:its"
    r"|the|their|last))"
    r"|(?P<down>decreases?|falls?|declines?|drops?|lower|fewer|reductions?|cuts?|contraction|losses"
    r"|less than (?:a|in|the)|below (?:its|the|their|last)))\b"
)
_JOINED = re.compile(
    r"[^.;:\n0-9]{0,45}\b(?:and|và|or|hoặc|hay|rồi|,)\s*(?:[a-z]+ by\s*|by\s*)?| or |\s*[,(]\s*|, with "
)
_YEAR_ON_YEAR = re.compile(
    r"cùng k[ỳì]|năm trước|năm ngoái|year[- ]on[- ]year|yoy|y/y|a year (?:earlier|ago|before)"
    r"|(?:previous|last|preceding) year|year over year"
)
_BULLET = re.compile(r"\s*(?:[-•▪*+–\x1f]|\(?[0-9a-zđ]{1,2}[.)])")
_INDEX_WORDS = re.compile(r"chỉ số|điểm số|\bindex\b|\bscore")
_NUMBERED = re.compile(r"\b(?:tổng số|số lượng|số|number of|total of)\s+")
# Subjects whose numbers are of people or of jobs, without a noun that is counted.
_PEOPLE = (
    (re.compile(r"\bdân số\b(?! (?:đô thị|trong độ tuổi) chiếm)|\bpopulation\b"), "person"),
    (re.compile(r"\bpayroll|\bjobs?\b"), "job"),
    (re.compile(r"\b(?:un)?employment\b|\b(?:un)?employed\b|labour force|\bthất nghiệp"), "person"),
)
_MONEY_WORDS = re.compile(
    r"doanh thu|giá trị|kim ngạch|vốn|chi phí|doanh số|lợi nhuận|ngân sách|xuất khẩu|nhập khẩu|quy mô"
    r"|đầu tư|thu nhập|thuế|lãi|\blỗ\b|\bnộp|\bthu\b|\bchi\b|\bnợ\b|\btrả\b|\bvay\b|\bgóp|trị giá"
    r"|lương|phạt|tiền|\bgiá\b"
    r"|revenue|turnover|\bsales|profit|exports|imports|investment|spending|income|budget|\bpaid\b"
    r"|\bcosts?\b|\bworth\b|\bearned\b|\blost\b"
)
_POINTS_LATER = re.compile(r"[^.;\n0-9]{0,80}?(?:điểm phần trăm|percentage points?)")
_MONTH_BEFORE = re.compile(
    r"[^.;,\n0-9]{0,40}?(?:(?:tháng|quý) trước|tháng liền kề|(?:previous|last) (?:month|quarter)"
    r"|month[- ]on[- ]month|quarter[- ]on[- ]quarter|m/m|q/q)"
)
_OTHER_FIGURE = re.compile(r"\([^)]*[0-9]")
_IN_YEAR = re.compile(
    r"[ \x1f(]+(?:(?:gdp|grdp|người) )?(?:trong |vào |của |cho |đến |tới )?(?:cả |cuối |đầu "
    r"|hết )?(?:năm |quý [ivx\d]+[/ ]|giai đoạn |tháng )?(?:năm )?"
    r"|[ \x1f(]+(?:(?:growth|increase|rise|inflation|decline|expansion) )?(?:in|during|for"
    r"|at the end of|by|as of|over|through|between)(?: the)?(?: (?:end of|period|year|january"
    r"|february|march|april"
    r"|may|june|july|august|september|october|november|december|first|second|third|fourth|quarter"
    r"|half|of))* ?"
)
# A line that begins so goes on the sentence of the line before.
_GOES_ON = re.compile(
    r"[ \t\x1f]*(?:[^\W\d_A-ZĐÁÀẢÃẠĂÂÊÉÍÓÔƠÚƯÝ]"
    r"|[0-9$€£(](?![0-9]{0,2}(?:\.[0-9]+)*[.):]?\s+[^\W\d_]*[A-ZĐ])(?![0-9]*[.)]\s))"
)
_AGAINST = re.compile(
    r"[^.;:\n0-9]{0,40}\b(?:against|compared (?:with|to)|versus|up from|down from|so với(?: mức)?"
    r"|thay vì|an increase of|a decrease of)\s*[^.;:\n0-9]{0,6}"
    r"(?:năm \d{4} là )?"
)
_OF_THEM = re.compile(
    r"[^.;:\n0-9]{0,40}(?:trong đó|including|of which|of whom|of them|gồm|bao gồm|,|\band"
    r"|\bvà)[^.;:\n0-9]{0,16}"
)
_AIMS = re.compile(
    r"(?:#+ *)?(?:(?:điều|mục|phần) )?(?:[ivx]{1,4}[.):]|[0-9]{1,2}(?:\.[0-9]{1,2})*[.):]?|[a-zđ][.)])? *"
    r"(?:(?:các |một số |những |hệ thống )?(?:mục tiêu|chỉ tiêu)|tầm nhìn|(?:key |main |specific "
    r"|overall )?(?:targets?|goals|objectives))\b"
)
_RESULTS_OF = re.compile(
    r"kết quả|(?<!giải pháp )thực hiện|tình hình|đánh giá|được nêu|đề ra|results|progress|review"
)
# How a heading is numbered, from the highest rank down; the last are without number.
_LEVELS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:#+ *)?(?:phần|chương|part|chapter) [ivx0-9]",
        r"(?:#+ *)?(?:[ivx]{1,4}[.)]|(?:điều|article) [0-9]{1,3}\b)",
        r"(?:#+ *)?[0-9]{1,2}[.)]?\s",
        r"(?:#+ *)?[0-9]{1,2}\.[0-9]{1,2}[.)]?\s",
        r"(?:#+ *)?[0-9]{1,2}(?:\.[0-9]{1,2}){2,3}[.)]?\s",
        r"#",
        r"[a-zđ][.)]\s",
    )
)
_PLAIN = len(_LEVELS)
_HAS_FIGURE = re.compile(r"[0-9](?:%|[.,][0-9]| (?:tỷ|tỉ|triệu|nghìn|percent|per cent|million|billion))")
_DONE = re.compile(r"\bđã\b|\bđang\b|đến nay|hiện nay|hiện có|\bhas\b|\bhave\b|\bhad\b")
_HAPPENED = re.compile(f"{_TURNED}|\\b(?:is|are|was|were|rose|fell|grew|[a-z]{{3,}}ed)\\b")


class Context:
    """The words and periods of one block, asked for one figure after the other.

    Parameters
    ----------
    clear, small : str
        The block as it is searched, and in small letters.
    mentions : sequence of Mention
        The periods named in it, in order.
    """

    def __init__(self, clear: str, small: str, mentions: Sequence[Mention]) -> None:
        self.clear, self.small, self.mentions = clear, small, mentions
        self._starts = [mention.start for mention in mentions]
        years = [(m.period[:4], m.ahead) for m in mentions if "/" not in m.period and not m.base]
        self._to_come = Counter(year for year, ahead in years if ahead)
        self._come = Counter(year for year, ahead in years if not ahead)
        # The year of which the text speaks most as of one that has come.
        self._present = max(sorted(self._come), key=self._come.__getitem__, default="")
        self._aims_level, self._aims_until, self._aims_period = 0, 0, ""
        self._lines_until, self._list_kind, self._list_period = 0, "", ""
        self._last = (0, "", "")
        self._said_in = (-1, 0, "")
        self._in_list = False
        self._line_from = self._line_to = 0
        self._money, self._counted, self._counted_at = "", "", -1
        self._last_unit, self._last_end = "", -1

    def sentence(self, start: int) -> int:
        """Return where the sentence of a place begins."""
        small, floor = self.small, max(0, start - start % _SENTENCE - _SENTENCE)
        line = small.rfind("\n", floor, start) + 1
        # In a paragraph of short lines a line end ends no sentence.
        for _ in range(_LINES):
            if (
                line < 2
                or line <= floor
                or small[line - 2] in ".:;!?|\n\x1f\f"
                or not _GOES_ON.match(self.clear, line)
            ):
                break
            line = small.rfind("\n", floor, line - 1) + 1
        stop = small.rfind(". ", floor, start)
        if stop > line and small[stop - 2 : stop - 1] == ".":  # U.S. and the like end no sentence
            stop = small.rfind(". ", floor, stop)
        return max(line, stop + 1, floor)

    # -- kind and direction -------------------------------------------------------------------------

    def kind(self, start: int, end: int, opened: int) -> tuple[str, str]:
        """Return the kind and the direction of a figure whose sentence begins at `opened`."""
        direction, gap = self._direction(start, end, opened)
        if gap:
            self._last = (end, "change", direction)
            return "change", direction
        said = (
            self._told(start, end, opened)
            or self._said(opened, start)
            or self._ahead(opened, start)
            or self._gone_on(start)
        )
        if not said and not self.in_table(start):
            said = self._heading(start)
        if said == "forecast" and direction and not _SURE_FORECAST.search(self.small, opened, start):
            said = ""
        kind = said or ("change" if direction else "statistic")
        direction = direction if kind == "change" else ""
        self._last = (end, kind, direction)
        return kind, direction

    def _told(self, start: int, end: int, opened: int) -> str:
        """Whether the words that touch a figure call it a target: its 2% target, tối thiểu 70%."""
        if self.small.startswith(_TARGET_AFTER, end):
            return "target"
        if _AT_LEAST.match(self.small, start, end) and not _DONE.search(self.small, opened, start):
            return "target"
        before = self.small[max(0, start - 16) : start].rstrip()
        return "target" if before.endswith(("bảo đảm", "đảm bảo")) and "phải" not in before else ""

    def _direction(self, start: int, end: int, opened: int) -> tuple[str, bool]:
        """Return whether the words around say that something rose or fell by the figure.

        And whether it is the gap between two things ("cao hơn 18,6 điểm"), which is one
        whatever else the sentence speaks of.
        """
        small = self.small
        before = small[max(opened, start - 64) : start].split()
        at = len(before) - 1
        while at >= 0 and before[at] in known.CHANGE_FILLERS:
            at -= 1
        last = before[at].lstrip("(") if at >= 0 else ""
        previous = before[at - 1] if at > 0 else ""
        if last == "trưởng" and previous == "tăng":
            at -= 1
            last, previous = "tăng", before[at - 1] if at > 0 else ""
        if last in known.LEVELS:
            return "", False
        found = known.direction(last, previous)
        if not found and "by" in before[at + 1 :]:
            found = self._verb_before_by(before[: at + 1])
        if found:
            return ("", False) if previous in known.RATES else (found, last == "hơn")
        after = _CHANGE_AFTER.match(small, end)
        if after is not None:
            return "increase" if after["up"] else "decrease", False
        done, kind, direction = self._last
        level = self.small.startswith((" of gdp", " gdp", " of the "), end)
        joined = (
            not level
            and kind == "change"
            and opened <= done <= start
            and _JOINED.fullmatch(small, done, start)
        )
        return direction if joined else "", False

    @staticmethod
    def _verb_before_by(before: Sequence[str]) -> str:
        """Find the verb in "raised its key interest rate for the first time by"."""
        for at in range(len(before) - 1, max(-1, len(before) - 14), -1):
            word = before[at]
            if word[-1] in ".,;:" or word in known.LEVELS or word[0].isdigit():
                return ""
            if found := known.direction(word, "") or known.RAISED.get(word, ""):
                return found
        return ""

    def _said(self, opened: int, start: int) -> str:
        """Whether the sentence speaks of a target or a forecast before a place."""
        begun, done, said = self._said_in
        if begun != opened:
            done, said = opened, ""
        if start > done:
            for match in _SAID.finditer(self.small, done, start):
                before = self.small[max(0, match.start() - 2) : match.start()]
                # A word that goes on, or a figure's own: "the 2% target".
                if before[-1:].isalnum() or before[:1] == "%" or before[:1].isdigit():
                    continue
                if (
                    self.small[match.end() : match.end() + 2].strip().startswith("|")
                ):  # the heading of a column
                    continue
                if _TURN.match(self.small, match.start()):
                    said = ""
                elif not _AIM.match(self.small, match.start()):
                    said = "forecast"
                elif before[-1:] == "(" and self.small.find(")", match.end(), start) >= 0:
                    continue
                elif not self.small.endswith(_NOT_AN_AIM, max(0, match.start() - 10), match.start()):
                    said = "target"
            self._said_in = (opened, start, said)
        return said

    def _ahead(self, opened: int, start: int) -> str:
        """A figure for a year to come, "by 2030", is a target."""
        at = bisect_left(self._starts, start) - 1
        if at < 0 or self.mentions[at].start < opened:
            return ""
        mention = self.mentions[at]
        year = mention.period[:4]
        to_come = mention.ahead and year >= self._present and self._to_come[year] >= self._come[year]
        return "target" if to_come and not _DONE.search(self.small, mention.end, start) else ""

    def _gone_on(self, start: int) -> str:
        """A figure soon after a target, in its paragraph and with no word of what has come, is one too."""
        done, kind, _ = self._last
        if kind != "target" or not 0 <= start - done <= _SOON:
            return ""
        between = self.small[done:start]
        if "\n" in between or _DONE.search(between) or _HAPPENED.search(between):
            return ""
        at = bisect_left(self._starts, done)
        named = self.mentions[at : bisect_left(self._starts, start)]
        return "target" if all(mention.ahead for mention in named) else ""

    def in_table(self, start: int) -> bool:
        """Whether a place stands in the row of a table, whose columns have headings of their own."""
        row = self.small[self.small.rfind("\n", max(0, start - 200), start) + 1 : start]
        return "|" in row or "\t" in row

    def _heading(self, start: int) -> str:
        """Return what the heading says under which a place stands, or the line that opens its list."""
        if not self._line_from <= start < self._line_to or start - self._line_from >= _LONGEST_LINE:
            self._enter_line(start)
        if self._in_list and self._list_kind:
            said = self._list_kind
        else:
            said = "target" if start < self._aims_until else ""
        return "" if said and _DONE.search(self.small, max(0, start - 80), start) else said

    def _enter_line(self, start: int) -> None:
        """Turn to the line of a place, and read the lines before it."""
        self._line_from = self.small.rfind("\n", max(0, start - _LONGEST_LINE), start) + 1
        stop = self.small.find("\n", start, start + _LONGEST_LINE)
        self._line_to = stop if stop >= 0 else start + _LONGEST_LINE
        self._read_lines(self._line_from)

    def _read_lines(self, line: int) -> None:
        """Read the lines up to one for headings and openings of lists."""
        small = self.small
        while self._lines_until < line:
            stop = small.find("\n", self._lines_until)
            stop = len(small) if stop < 0 else stop
            text = small[self._lines_until : stop].replace("\x1f", "").strip()
            if text:
                self._read_line(text, self._lines_until, stop)
            self._lines_until = stop + 1
        self._in_list = _BULLET.match(small, line) is not None

    def _read_line(self, text: str, begin: int, stop: int) -> None:
        if text[-1] == ":":
            self._list_kind = "target" if _aims_at(text) else ""
            self._list_period = self._nearest(bisect_left(self._starts, stop), begin)
        elif (self._list_kind or self._list_period) and not _BULLET.match(text):
            self._list_kind = self._list_period = ""
        if len(text) < 160 and text[-1] not in ".;," and "|" not in text:
            self._read_heading(text, begin, stop)

    def _read_heading(self, text: str, begin: int, stop: int) -> None:
        """Enter a section of aims, or leave one at a heading of its rank or a higher one."""
        if _AIMS.match(text) and not _RESULTS_OF.search(text):
            level = _level(text)
            self._aims_level, self._aims_until = level, stop + (_REACH if level < _PLAIN else _PLAIN_REACH)
            self._aims_period = self._nearest(bisect_left(self._starts, stop), begin)
        elif stop < self._aims_until and _level(text) <= self._aims_level and not _HAS_FIGURE.search(text):
            self._aims_until = 0

    # -- period -------------------------------------------------------------------------------------

    def period(self, start: int, end: int, opened: int, kind: str) -> str:
        """Return the period printed nearest, with its base where a change names it."""
        if not self.mentions:
            return ""
        at = bisect_left(self._starts, start)
        closed = self._closed(end)
        found = self._right_after(at, end) or self._nearest(at, opened) or self._following(at, end, closed)
        if not found:
            found = self._nearest(at, self._paragraph(start))
        if not found and not self.in_table(start):
            self._heading(start)
            found = self._list_period if self._in_list else ""
            found = found or (self._aims_period if start < self._aims_until else "")
        if kind == "change" and found and "/" not in found:
            return self._since(found, end, (opened, at), closed)
        return found

    def _paragraph(self, start: int) -> int:
        """Return where the lines begin that go on to the one of a place."""
        floor = max(0, start - _LONGEST_LINE)
        line = self.small.rfind("\n", floor, start)
        for _ in range(_LINES):
            if line <= floor or not _GOES_ON.match(self.clear, line + 1):
                break
            line = self.small.rfind("\n", floor, line)
        return line

    def _closed(self, end: int) -> int:
        """Return where the sentence of a figure that ends at a place ends itself."""
        stop = self.small.find(". ", end, end + 200)
        line = self.small.find("\n", end, end + 200)
        if line >= 0 and _GOES_ON.match(self.clear, line + 1):
            line = self.small.find("\n", line + 1, end + 200)
        return min((at for at in (stop, line) if at >= 0), default=end + 200)

    def _right_after(self, at: int, end: int) -> str:
        """Return the period that follows with nothing but a few words between: 5,6% trong năm 2015."""
        if at >= len(self.mentions):
            return ""
        mention = self.mentions[at]
        if mention.base or mention.start - end > 36 or self.small.startswith(":", mention.end):
            return ""
        return mention.period if _IN_YEAR.fullmatch(self.small, end, mention.start) else ""

    def _nearest(self, at: int, floor: int) -> str:
        for mention in reversed(self.mentions[max(0, at - 8) : at]):
            if mention.start < floor:
                return ""
            if not mention.base:
                return mention.period
        return ""

    def _following(self, at: int, closed_from: int, closed: int) -> str:
        """Return the first period after a figure, unless it is that of another one in brackets."""
        for mention in self.mentions[at : at + 4]:
            if mention.start >= closed or self.small.startswith(":", mention.end):
                return ""
            if _OTHER_FIGURE.search(self.small, closed_from, mention.start):
                return ""
            if not mention.base:
                return mention.period
        return ""

    def _since(self, period: str, end: int, near: tuple[int, int], closed: int) -> str:
        """Return a period with the base of a change that ends in it."""
        opened, at = near
        for mention in self.mentions[max(0, at - 3) : at]:
            if mention.base and opened <= mention.start and len(mention.period) == len(period):
                return f"{mention.period}/{period}" if mention.period < period else period
        base = self.mentions[at] if at < len(self.mentions) else None
        if base is not None and base.base and base.start - end < 60 and base.start < closed:
            if len(base.period) == len(period) and base.period < period:
                return f"{base.period}/{period}"
            if base.period[:4] < period[:4] and len(base.period) == 4:
                return f"{base.period}{period[4:]}/{period}"
        if len(period) == 7 and period[5] != "S" and _MONTH_BEFORE.match(self.small, end):
            return f"{_month_before(period)}/{period}"
        if _YEAR_ON_YEAR.search(self.small, end, min(closed, end + 60)):
            return f"{int(period[:4]) - 1}{period[4:]}/{period}"
        return period

    # -- unit ---------------------------------------------------------------------------------------

    def subject(self, start: int, end: int, opened: int, *, decimal: bool, scaled: bool) -> str:
        """Return the unit of a figure printed without one; empty when the sentence does not say it.

        It stands later in the sentence (percentage points), or is what the sentence counts:
        "the number of users reached 561 million".
        """
        small = self.small
        if decimal and _POINTS_LATER.match(small, end):
            return "percentage_point"
        if opened <= self._last_end <= start and _AGAINST.fullmatch(small, self._last_end, start):
            return self._last_unit
        if decimal and not scaled:
            return "index" if _INDEX_WORDS.search(small, opened, start) else ""
        if opened <= self._counted_at <= start and _OF_THEM.fullmatch(small, self._counted_at, start):
            return self._counted
        people = next((unit for words, unit in _PEOPLE if words.search(small, opened, start)), "")
        return people or self._counted_by(opened, start, scaled=scaled)

    def _counted_by(self, opened: int, start: int, *, scaled: bool) -> str:
        """Return what the clause counts, or else the sentence; the last currency where it speaks of money."""
        small = self.small
        clause = max(small.rfind(sign, opened, start) for sign in (", ", "; ", ": ", "(")) + 1
        for begin in dict.fromkeys((max(opened, clause), opened)):
            if scaled and _MONEY_WORDS.search(small, begin, start):
                return self._money
            numbered = _NUMBERED.search(small, begin, start)
            noun = self._noun(numbered.end() if numbered else begin, start) if numbered or scaled else ""
            if noun:
                return noun
        return ""

    def _noun(self, begin: int, end: int) -> str:
        """Return the code of the first thing that is counted in a stretch of text; no length of time."""
        for match in counted_things().finditer(self.small, begin, end):
            unit = unit_of(f" {match[0]}")
            if unit is not None and unit.code not in known.DURATIONS:
                return unit.code
        return ""

    def note(self, end: int, unit: str) -> None:
        """Remember what was counted last, and in which currency amounts were."""
        self._last_unit, self._last_end = unit, end
        if currency := currency_of(unit):
            self._money = currency
        elif unit in counted_units():
            self._counted, self._counted_at = unit, end


def _month_before(period: str) -> str:
    """Return the month or quarter before one."""
    year, part = int(period[:4]), period[5:]
    if part[0] == "Q":
        return f"{year}-Q{int(part[1]) - 1}" if part != "Q1" else f"{year - 1}-Q4"
    return f"{year}-{int(part) - 1:02}" if part != "01" else f"{year - 1}-12"


def _aims_at(text: str) -> bool:
    return _AIM.search(text) is not None


def _level(text: str) -> int:
    """Return the rank of a heading, 0 the highest; `_PLAIN` for one without number."""
    return next((level for level, pattern in enumerate(_LEVELS) if pattern.match(text)), _PLAIN)
