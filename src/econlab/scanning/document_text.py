"""Text files: decoded strictly, block by block, with nothing added or taken away."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator

from econlab.errors import InputError
from econlab.scanning.legacy_fonts import likely_encoding

# A piece ends at a line end, but holds no more characters than this.
LONGEST_PIECE = 1 << 20

# The four bytes of UTF-32 begin with the two of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip


def texts(blocks: Iterable[bytes], called: str) -> Iterator[str]:
    """Decode a text file, in pieces that end where lines end.

    Raises
    ------
    InputError
        At the first byte that is not of UTF-8, or of UTF-16 or UTF-32 where
        their byte order mark begins the file.
    """
    return in_lines(decoded(blocks, called))


def decoded(blocks: Iterable[bytes], called: str, encoding: str = "") -> Iterator[str]:
    """Decode blocks by the byte order mark that the first begins with, else as `encoding`, else as UTF-8."""
    decoder: codecs.IncrementalDecoder | None = None
    before = lines = 0
    for block in blocks:
        data = block
        if decoder is None:
            mark, encoding = _mark(block, encoding or "utf-8")
            data, before = block[len(mark) :], len(mark)
            decoder = codecs.getincrementaldecoder(encoding)()
        start = before - len(decoder.getstate()[0])
        try:
            text = decoder.decode(data)
        except UnicodeDecodeError as error:
            raise _undecodable(error, called, encoding, start, lines) from None
        _refuse_nul(text, data, called, before)
        before, lines = before + len(data), lines + text.count("\n")
        yield text
    if decoder is not None and decoder.getstate()[0]:
        start = before - len(decoder.getstate()[0])
        raise InputError(
            f"{called}: the last character is incomplete (byte {start + 1}, line {lines + 1}), so the file "
            "is cut off. Copy or download it again."
        )


def _mark(block: bytes, otherwise: str) -> tuple[bytes, str]:
    for mark, encoding in _MARKS:
        if block.startswith(mark):
            return mark, encoding
    return b"", otherwise


def in_lines(parts: Iterable[str]) -> Iterator[str]:
    r"""Join and cut texts so that each ends at a line end, ``\r\n`` being one.

    Examples
    --------
    >>> list(in_lines(["a\nb", "c\r", "\nd"]))
    ['a\n', 'bc\r\n', 'd']
    """
    kept = ""
    for part in parts:
        kept += part
        end = _end(kept)
        if end:
            yield kept[:end]
            kept = kept[end:]
    if kept:
        yield kept


def _end(text: str) -> int:
    """Where to cut: after the last line end, or in a line that is too long at a space."""
    end = text.rfind("\n") + 1
    # A file whose lines end in \r alone; the last \r could still be followed by \n.
    end = end or text.rfind("\r", 0, len(text) - 1) + 1
    if end or len(text) <= LONGEST_PIECE:
        return end
    return text.rfind(" ", 0, len(text) - 1) + 1 or len(text) - 1


def _refuse_nul(text: str, data: bytes, called: str, before: int) -> None:
    if "\0" in text:
        raise InputError(
            f"{called}: byte {before + data.find(0) + 1} is NUL, which no text holds. Expected text in "
            "UTF-8, or in UTF-16 with a byte order mark: save it as UTF-8."
        )


def _undecodable(error: UnicodeDecodeError, called: str, encoding: str, start: int, lines: int) -> InputError:
    data = bytes(error.object)
    at = start + error.start + 1
    line = lines + data[: error.start].count(b"\n") + 1
    likely = likely_encoding(data)
    hint = f"; it reads as Vietnamese in {likely}" if likely else ""
    how = f", or with: iconv -f {likely} -t UTF-8" if likely not in {"", "VNI"} else ""
    return InputError(
        f"{called}: byte {at} (line {line}) is 0x{data[error.start]:02X}, which is not "
        f"{encoding.upper()}{hint}. Expected UTF-8, or UTF-16 with a byte order mark. "
        f"Save it as UTF-8 in a text editor{how}."
    )
