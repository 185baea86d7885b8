"""A printed form cleared of marks, and cut into numbers, words and signs."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import NamedTuple

_INLINE_TAG = re.compile(
    r"</?(?:b|i|u|s|em|strong|span|font|mark|small|del|ins|a|code)(?:\s[^<>]*)?>", re.IGNORECASE
)
_OTHER_TAG = re.compile(r"</?(?!su[bp]\b)[a-z][^<>]*>", re.IGNORECASE)
# A mark between digits stays: without it two numbers would read as one.
_EMPHASIS = re.compile(r"(?<![0-9*_`])[*_`]++|(?<![*_`])[*_`]++(?![0-9])|(?<![0-9~])~~++|(?<!~)~~++(?![0-9])")
_ESCAPE = re.compile(r"\\(?=[*_`~.%()+<>-])")
# What takes no room in print. U+202E is none of it: what follows is shown from right to left.
INVISIBLE = (
    "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u2060\u2061\u2062\u2063\u2064"
    "\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff"
)
_INVISIBLE = dict.fromkeys(map(ord, INVISIBLE))
_FOOTNOTE = re.compile(
    r"(?<!^10)(?<![^0-9.,]10)(?<![\W\d_]m)(?<![\W\d_]km)(?:<(sup|sub)>[^<>]*</\1>|\[\^?[0-9]{1,3}\]"
    "|[\u00b9\u00b2\u00b3\u2070\u2074-\u207e\u2080-\u208e])(?![0-9])",
    re.IGNORECASE,
)


def plain(printed: str) -> str:
    """Return the printed form in NFC without Markdown, tags, footnote marks, invisible characters.

    A raised mark after a metre, after a bare 10 or between digits stays, as it
    may be an exponent. Blanks of every kind become one space, block tags and
    line ends one line end.

    Examples
    --------
    >>> plain("chiếm **24,5%**<sup>8</sup>")
    'chiếm 24,5%'
    """
    text = unicodedata.normalize("NFC", html.unescape(_INLINE_TAG.sub("", printed)))
    text = _ESCAPE.sub("", _EMPHASIS.sub("", text.translate(_INVISIBLE)))
    text = _FOOTNOTE.sub("", text.replace("m<sup>2</sup>", "m²").replace("％", "%"))
    lines = (" ".join(line.split()) for line in _OTHER_TAG.sub("\n", text).splitlines())
    return "\n".join(line for line in lines if line)


class Token(NamedTuple):
    """A number, a word or a sign, with the blanks before it and the form it is looked up by."""

    text: str
    key: str
    gap: str

    @property
    def is_number(self) -> bool:
        """Whether the token is written in digits."""
        return self.text[0] in "0123456789"


_TOKEN = re.compile(r"(\s*)([0-9][0-9.,]*|[^\W\d_]+|\S)")


def tokens_of(text: str) -> list[Token]:
    """Cut a text into numbers, words and single signs."""
    return [Token(word, word.casefold(), gap) for gap, word in _TOKEN.findall(text)]
