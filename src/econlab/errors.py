"""The one error that is a user's to mend, and the hint that goes with it."""

from collections.abc import Callable, Iterable
from typing import ParamSpec, TypeVar

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")


# Texts beyond it are no misspelt words, and take long to compare.
_LONGEST_WORD = 200


class InputError(ValueError):
    """A mistake in what econlab was given: a row, a figure, a parameter, a file.

    Its text is the whole message: which file and line or parameter, what was
    found, what was expected and what to do. The command line prints it without
    a traceback, and so does a notebook.
    """

    def _render_traceback_(self) -> list[str]:
        return [f"{type(self).__name__}: {self}"]


def nearest(text: str, allowed: Iterable[str]) -> str:
    """Return a hint at the allowed words close to a text in whatever case, or nothing.

    Examples
    --------
    >>> nearest("palce", ["place", "draws"]), nearest("usd", ["USD", "VND"])
    (' (did you mean place?)', ' (did you mean USD?)')
    """
    from difflib import get_close_matches

    if len(text) > _LONGEST_WORD:
        return ""
    words = {word.casefold(): word for word in allowed}
    close = [words[word] for word in get_close_matches(text.casefold(), words, n=3)]
    return f" (did you mean {' or '.join(close)}?)" if close else ""


def counted(count: int, noun: str) -> str:
    """Return how many there are of something.

    Examples
    --------
    >>> counted(1, "run"), counted(2, "run")
    ('1 run', '2 runs')
    """
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def utf8(content: bytes, name: str) -> str:
    """Return the text of a file.

    Raises
    ------
    InputError
        When it is not UTF-8, with the line.
    """
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise InputError(
            f"{name}, line {line}: byte {content[error.start]:#04x} is not UTF-8. "
            "Save the file with UTF-8 encoding."
        ) from None


def attempted(
    call: Callable[_Arguments, _Result], *args: _Arguments.args, **kwargs: _Arguments.kwargs
) -> tuple[_Result | None, str]:
    """Return what a call gives, or None and why it refused its input.

    For what goes on then: a notebook of whose measures one does not apply, a check that is one of several.

    Examples
    --------
    >>> def half(number: int) -> int:
    ...     if number % 2:
    ...         raise InputError(f"number: {number} is odd.")
    ...     return number // 2
    >>> attempted(half, 4), attempted(half, 3)
    ((2, ''), (None, 'number: 3 is odd.'))
    """
    try:
        return call(*args, **kwargs), ""
    except InputError as refused:
        return None, str(refused)
