"""Vietnamese from before Unicode: fonts that draw Vietnamese letters for the characters of other languages.

A text set in ``.VnTime`` holds the codes of TCVN3 (ABC), one in ``VNI-Times``
those of VNI; read as the Latin letters that the codes usually stand for, *tỷ*
is *tû* or *tyû*. Digits, commas and dots are the same everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

# The letters of the codes A1 to FE of TCVN 5712; B0 to B4 are marks alone.
_TCVN3_LETTERS = (
    "ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợù"
    "Ỗủũúụừửữứựỳỷỹýỵ"
)
TCVN3: Mapping[int, str] = {0xA1 + at: letter for at, letter in enumerate(_TCVN3_LETTERS)}

# VNI writes the mark after its letter: grave, hook, tilde, acute and dot below, alone and over â and ă.
_VNI_MARKS = {
    "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ù": "\u0301", "ï": "\u0323",
    "â": "\u0302", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303", "á": "\u0302\u0301",
    "ä": "\u0302\u0323",
    "ê": "\u0306", "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303", "é": "\u0306\u0301",
    "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_LETTERS = {"æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ", "ñ": "đ"}
VNI: Mapping[int, str] = {
    ord(case(code)): case(letter)
    for code, letter in (_VNI_MARKS | _VNI_LETTERS).items()
    for case in (str.lower, str.upper)
}

# How often these stand in a text tells whether it was read in the right encoding.
_COMMON = frozenset((
    "của", "và", "các", "được", "năm", "đến", "tỷ", "đồng", "triệu", "nghìn", "người", "tăng", "đạt", "giá",
    "trị", "tế", "số", "với", "là", "những", "khoảng", "trên", "nước",
))  # fmt: skip
_SCARCE = 3
_HIGH = re.compile("[\x80-\U0010ffff]")


def encoding_of(font: str) -> Mapping[int, str] | None:
    """Return what the codes of a font stand for, or None for a font of Unicode's time.

    Examples
    --------
    >>> "§Çu t­".translate(encoding_of("ABCDEF+.VnTime"))
    'Đầu tư'
    >>> encoding_of("TimesNewRomanPSMT") is None
    True
    """
    name = font.rpartition("+")[2].lower()
    if name.startswith(".vn"):
        return TCVN3
    return VNI if name.startswith("vni-") else None


def replace(characters: list[str], font_of: Callable[[int], str]) -> None:
    """Replace the characters of older fonts in place.

    Parameters
    ----------
    characters : list of str
        One each; those that are drawn in such a font become what it draws.
    font_of : callable
        The name of the font of the character at an index.
    """
    if not _TELLING.search("".join(characters)):
        return
    for at, character in enumerate(characters):
        if character != "-" and ord(character) not in _CODES:
            continue
        font = font_of(at)
        encoding = encoding_of(font)
        if encoding is None or (character == "-" and not _is_letter(characters, at, encoding)):
            continue
        letter = "ư" if character == "-" else character.translate(encoding)
        # A font such as .VnTimeH draws capitals for the codes of small letters.
        characters[at] = letter.upper() if encoding is TCVN3 and font.endswith("H") else letter


def _is_letter(characters: list[str], at: int, encoding: Mapping[int, str]) -> bool:
    """Whether a hyphen is the ư of TCVN3, whose code PDF also reads as a hyphen: it touches letters only."""
    beside = [*characters[max(at - 1, 0) : at], *characters[at + 1 : at + 2]]
    return encoding is TCVN3 and any(map(str.isalpha, beside)) and not any(map(str.isdigit, beside))


_CODES = TCVN3.keys() | VNI.keys()
# The codes that are no letters of Vietnamese in Unicode: without one of them, no font needs to be asked for.
_TELLING = re.compile(
    f"[{''.join(map(chr, sorted(_CODES - set(map(ord, 'ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý')))))}]"
)


def likely_encoding(data: bytes) -> str:
    """Name the encoding from before Unicode in which bytes read as Vietnamese; empty where none stands out.

    Returns
    -------
    str
        As iconv calls it: ``CP1258``, ``TCVN5712-1``; or ``VNI``, which it does not know.

    Examples
    --------
    >>> likely_encoding("Năm 2023, giá trị đạt 5 tỷ đồng".encode("cp1258", "ignore"))
    ''
    >>> likely_encoding("kinh tÕ sè cña c¶ n­íc ®¹t 5 tû ®ång".encode("latin-1"))
    'TCVN5712-1'
    """
    readings = {
        "CP1258": data.decode("cp1258", "replace"),
        "TCVN5712-1": data.decode("latin-1").translate(TCVN3),
        "VNI": data.decode("latin-1").translate(VNI),
    }
    found = {name: _common_words(text) for name, text in readings.items()}
    best = max(found, key=lambda name: found[name])
    return best if found[best] >= _SCARCE else ""


def _common_words(text: str) -> int:
    words = unicodedata.normalize("NFC", text).lower().split()
    return sum(word in _COMMON and bool(_HIGH.search(word)) for word in words)
