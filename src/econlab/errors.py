"""The one error that is a user's to mend, and the hint that goes with it."""

from collections.abc import Iterable


class InputError(ValueError):
    """A mistake in what econlab was given: a row, a figure, a parameter, a file.

    Its text is the whole message: which file and line or parameter, what was
    found, what was expected and what to do. The command line prints it without
    a traceback.
    """


def nearest(text: str, allowed: Iterable[str]) -> str:
    """Return a hint at the allowed words close to a text, or nothing.

    Examples
    --------
    >>> nearest("palce", ["place", "draws"])
    ' (did you mean place?)'
    """
    from difflib import get_close_matches

    close = get_close_matches(text, list(allowed), n=3)
    return f" (did you mean {' or '.join(close)}?)" if close else ""
