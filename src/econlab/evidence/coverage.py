"""Coverage: which numbers of a document are catalogued, which are left out by rule, which by nobody.

The written rule of what is no figure, and the count that shows nothing was missed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from econlab.evidence.periods import YEAR

FIGURE, OPEN = "figure", "open"
_NUMBER = re.compile(r"[0-9](?:[0-9.,]*[0-9])?")
_MONTH = r"[01]?[0-9]"
_DAY = r"[0-3]?[0-9]"
# Where a number ends, and what says that it counts something, whatever stands before it.
_END = r"(?![0-9]|[.,][0-9])"
_COUNTED = (
    "người|dân|hộ|doanh nghiệp|tỉnh|thành phố|huyện|xã|địa phương|bộ|cơ quan|đơn vị|nước|quốc gia|trạm"
    "|thuê bao|tài khoản|giao dịch|dịch vụ|ứng dụng|nền tảng|sản phẩm|dự án|hồ sơ|đại biểu|chứng thư"
    "|lần(?! lượt| thứ)|điểm"
    "|people|persons|households|enterprises|firms|times|points"
)
_LABEL = rf"{_END}(?! ?(?:{_COUNTED})\b)"
_MEASURED = re.compile(
    r"\**\s?(?:%|‰|phần trăm|per ?cent|nghìn|ngàn|triệu(?! tập)|t[ỷỉ](?! lệ| trọng| suất| giá| số)"
    r"|thousand|million|billion|trillion|USD|VND|CNY|RMB|NDT|nhân dân tệ)",
    re.IGNORECASE,
)
_LAWS = (
    "Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị|Kết luận|Luật|Đề án|Điều|Chương|Decree|Resolution"
    "|Decision|Circular|Law|Article|NGHỊ QUYẾT"
)
# What a number is that is no figure, in the order tried; each pattern spans the number it explains.
RULES: Mapping[str, re.Pattern[str]] = {
    rule: re.compile(pattern)
    for rule, pattern in {
        "footnote mark": r"<sup>[^<]*</sup>|\[\^?[0-9]{1,3}\]",
        "web page": r"(?:https?://|www\.)[^\s>]+|[0-9]+:[0-9]+:[0-9]+|đã xem: ?[0-9]+",
        "document number": (
            r"(?<![0-9.,])[0-9]+(?:[/-][0-9]{4})?[/-][A-ZĐ]{2}[\w./-]*"
            rf"|\b(?:{_LAWS})(?: số)?:? [0-9]+{_LABEL}|\bS[ốỐ]: ?\.*[0-9][0-9.]*|\bSố [0-9]+(?= Ngày)"
            rf"|\b[Ss]ố 1{_LABEL}|\bISO(?:/IEC)? [0-9]+|\bTCVN [0-9]+:{YEAR}|\[{YEAR}\][0-9]+号"
        ),
        "meeting or term": (
            r"\b(?:[Ll]ần|[Kk]ỳ họp|[Kk]ỳ họp Quốc hội|[Hh]ội nghị|[Đđ]ại hội) thứ [0-9]{1,2}\b"
            rf"|\b(?:[Pp]hiên họp|[Kk]hóa|[Kk]hoá|Trung ương) [0-9]{{1,2}}{_LABEL}|第[0-9]+"
        ),
        "date": (
            rf"\b{YEAR}-{_MONTH}-{_DAY}\b|(?<![0-9.,/]){_DAY}([/.-]){_MONTH}\1{YEAR}\b"
            rf"|(?<![0-9.,/]){_DAY}/{_MONTH}/[0-9]{{2}}\b|(?<![0-9.,/]){_MONTH}[/-]{YEAR}\b"
            rf"|\b[Nn]gày (?:{_DAY}[-–])?{_DAY}(?:[/-]{_MONTH})?{_LABEL}|\b[Tt]háng {_MONTH}{_LABEL}"
            rf"|\b[Nn]ăm {YEAR}{_END}|(?<![0-9.,]){YEAR}{_LABEL}|\b[Tt]hế kỷ [0-9]{{1,2}}\b"
        ),
        "duration or age": (
            r"(?<![0-9.,])[0-9]+(?:\s?[-–]\s?[0-9]+)*(?: đến [0-9]+)?\**"
            rf" (?:năm|NĂM|tháng|ngày|giờ|tuần|tuổi|years?|months?)\b(?! {YEAR}(?![-–]))"
        ),
        "name": (
            r"\b[0-9]{1,2}G\b|\b(?!USD|VND|CNY|RMB|NDT|TOP)[A-Z]{1,5}[0-9]+[A-Z]*\b(?![.,][0-9])"
            rf"|(?<![0-9.,])[0-9]\.0{_LABEL}|[Cc](?:ovid|OVID) ?- ?19\b|\b[0-9]D\b|“[0-9](?: \+ [0-9])+”"
            rf"|\"[0-9]+\"|\bVIIE [0-9]+|“Trung Quốc \+ [0-9]|\b[Nn]hóm 20 nền kinh tế\b"
        ),
        "numbering": (
            r"^[\s>#*_|“-]*\(?[0-9]{1,2}(?:\.[0-9]{1,2})*(?:[.:](?![0-9])|\)|-\s)|\([0-9]{1,2}\)"
            r"|^[\s>#*_]*[#*][\s>#*_]*[0-9]{1,2}(?:\.[0-9]{1,2})+\s"
            r"|\b(?:Hình|Bảng|Biểu|Lớp|Phần|Mục|Phụ lục|[Vv]òng|[Gg]iai đoạn|[Mm]ức(?: độ)?)"
            rf" [0-9]{{1,2}}{_LABEL}(?:, [0-9]{_LABEL})*"
        ),
        "part of the document": (
            r"(?<![0-9.,/])[0-9]{1,2} (?:phần(?! trăm| mềm| cứng| lớn)|quan điểm|trụ cột|nhóm nhiệm vụ"
            r"|cấu phần|thành phần|nguyên tắc|lớp(?! học)|trục|vòng|[Mm]ục tiêu|lĩnh vực chính|chức năng"
            r"|đặc trưng|chỉ số:)"
        ),
        "denominator": (
            rf"(?:[^\W\d_]\s?/ ?|\bcứ |\bbình quân )1(?:[.,]?0+)*{_END} (?:dân|người|hộ|bộ dữ liệu)\b"
        ),
    }.items()
}
# Rules that explain a number whatever is measured with it.
_ALWAYS = frozenset({"footnote mark", "web page"})


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a text, and why it is or is not a figure.

    Attributes
    ----------
    line : int
        Counted from 1.
    start : int
        Position of its first digit on the line.
    text : str
        The number with a few characters on either side.
    reason : str
        ``figure``, one of `RULES`, or ``open``.
    """

    line: int
    start: int
    text: str
    reason: str


def numbers(lines: Sequence[str], printed: Mapping[int, Sequence[str]]) -> list[Number]:
    """Say of every number of a text whether it is catalogued or left out, and by which rule.

    Parameters
    ----------
    lines : sequence of str
        The text.
    printed : mapping of int to sequence of str
        The printed forms catalogued on each line.
    """
    found = []
    for position, line in enumerate(lines, 1):
        spans = {FIGURE: [s for form in printed.get(position, ()) for s in occurrences(form, line)]}
        spans |= {rule: [match.span() for match in pattern.finditer(line)] for rule, pattern in RULES.items()}
        for match in _NUMBER.finditer(line):
            tried = {FIGURE, *_ALWAYS} if _MEASURED.match(line, match.end()) else spans.keys()
            inside = (r for r, s in spans.items() if r in tried and _inside(match.start(), s))
            reason = next(inside, OPEN)
            around = line[max(0, match.start() - 20) : match.end() + 20].strip()
            found.append(Number(position, match.start(), around, reason))
    return found


def occurrences(printed: str, line: str) -> list[tuple[int, int]]:
    """Return where a printed form stands on a line by itself, not as a part of a longer number."""
    before = r"(?<![0-9])(?<![0-9][.,])" if printed[:1].isdigit() else ""
    after = r"(?![0-9])(?![.,][0-9])" if printed[-1:].isdigit() else ""
    return [match.span() for match in re.finditer(before + re.escape(printed) + after, line)]


def _inside(position: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)


def counted(found: Sequence[Number]) -> dict[str, tuple[int, int]]:
    """Count numbers and lines of each reason, in the order figure, rules, open."""
    by_reason = Counter(number.reason for number in found)
    lines: dict[str, set[int]] = defaultdict(set)
    for number in found:
        lines[number.reason].add(number.line)
    return {r: (by_reason[r], len(lines[r])) for r in (FIGURE, *RULES, OPEN) if by_reason[r]}


def without_figure(found: Sequence[Number]) -> dict[int, list[str]]:
    """Return the lines that have digits and no catalogued figure, with the reasons why."""
    reasons: dict[int, list[str]] = defaultdict(list)
    for number in found:
        reasons[number.line].append(number.reason)
    return {line: sorted(set(why)) for line, why in reasons.items() if FIGURE not in why}


def grouped(lines: Mapping[int, Sequence[str]]) -> dict[str, str]:
    """Return the lines of each combination of reasons, runs of them told as one.

    Examples
    --------
    >>> grouped({3: ["date"], 4: ["date"], 9: ["date", "open"]})
    {'date': '3-4', 'date, open': '9'}
    """
    by_reason: dict[str, list[int]] = defaultdict(list)
    for line, reasons in sorted(lines.items()):
        by_reason[", ".join(reasons)].append(line)
    return {reason: ", ".join(_runs(found)) for reason, found in sorted(by_reason.items())}


def _runs(lines: Sequence[int]) -> list[str]:
    runs: list[list[int]] = []
    for line in lines:
        if runs and line == runs[-1][-1] + 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    return [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]
