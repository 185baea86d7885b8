"""English and Vietnamese: how labels, numbers and sentences about them are written."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from string import Formatter
from typing import TYPE_CHECKING, Any, Literal

from econlab.errors import InputError
from econlab.evidence.intervals import Interval, Ties, rounded
from econlab.showing import (
    audit_phrases,
    composition_phrases,
    export_phrases,
    growth_phrases,
    migration_phrases,
    overview_phrases,
    phrases,
)
from econlab.showing.phrases import SCALES

if TYPE_CHECKING:
    from econlab.evidence.vocabulary import Vocabulary

Language = Literal["en", "vi"]
LANGUAGES: tuple[Language, ...] = ("en", "vi")

SUBJECTS = (
    overview_phrases, audit_phrases, growth_phrases, composition_phrases, migration_phrases, export_phrases,
)  # fmt: skip
LABELS: dict[str, tuple[str, str]] = phrases.LABELS | {
    key: words for one in SUBJECTS for key, words in one.LABELS.items()
}
SENTENCES: dict[str, tuple[str, str]] = {
    key: words for one in SUBJECTS for key, words in one.SENTENCES.items()
}


def text(key: str, language: Language = "en", *, of: object = None, **values: object) -> str:
    """Return a sentence with its numbers written in the language.

    Intervals are written with their bounds, years and counts (int) in full, a tuple
    with commas.

    Parameters
    ----------
    key : str
        Of the sentence.
    language : {"en", "vi"}
        In which it is told.
    of : result of a measure, optional
        What the sentence tells of: where a value is not given, its attribute of that name.
    **values
        What is told, by its name in the sentence.

    Raises
    ------
    KeyError
        When there is no such sentence, or a value of it is missing.
    """
    sentence = SENTENCES[key][LANGUAGES.index(check_language(language))]
    for _, name, _, _ in Formatter().parse(sentence):
        if name and name not in values and hasattr(of, name):
            values[name] = getattr(of, name)
    return sentence.format(**{name: _written(value, language) for name, value in values.items()})


def say(
    key: str, language: Language = "en", *, of: object = None, figures: Iterable[str] = (), **values: object
) -> None:
    """Show a sentence as an output of a notebook.

    Parameters
    ----------
    key, language, of, **values
        As for `text`.
    figures : iterable of str, optional
        As for `tell`; without them those of what it tells of.

    Raises
    ------
    KeyError
        As `text` does.
    """
    tell(text(key, language, of=of, **values), figures=[*figures] or getattr(of, "figures", ()))


def tell(sentence: str, *, figures: Iterable[str] = ()) -> None:
    """Show Markdown as an output of a notebook.

    Parameters
    ----------
    sentence : str
        What is shown.
    figures : iterable of str, optional
        Ids of the figures, reference values or statements that its numbers came from,
        which it leads to in the report.
    """
    from IPython.display import Markdown, display

    display(Markdown(sentence), metadata=traced(figures))


def traced(figures: Iterable[str]) -> dict[str, dict[str, list[str]]]:
    """Return the metadata by which an output of a notebook leads to figures in the report.

    Examples
    --------
    >>> traced(["b", "a", "b"]), traced([])
    ({'econlab': {'figures': ['a', 'b']}}, {})
    """
    ids = sorted(set(figures))
    return {"econlab": {"figures": ids}} if ids else {}


def _written(value: object, language: Language) -> str:
    if value is None or isinstance(value, Interval):
        return bounded(value, language)
    if isinstance(value, tuple):
        return ", ".join(_written(one, language) for one in value)
    return number(value, language) if isinstance(value, float) else str(value)


def label(key: str, language: Language = "en") -> str:
    """Return the label of a quantity, column or verdict.

    Raises
    ------
    KeyError
        When there is no such label.
    """
    return LABELS[key][LANGUAGES.index(check_language(language))]


def in_language(words: Mapping[str, tuple[str, str]], language: Language) -> dict[str, str]:
    """Return the words of one language, of pairs of English and Vietnamese.

    Examples
    --------
    >>> in_language({"line": ("line", "dòng")}, "vi")
    {'line': 'dòng'}
    """
    position = LANGUAGES.index(language)
    return {key: pair[position] for key, pair in words.items()}


def own_words(row: Mapping[str, Any], column: str, language: Language = "en") -> tuple[str, Language]:
    """Return what data tell in our own words, and its language: English where they have no Vietnamese.

    Parameters
    ----------
    row : mapping
        With the column, in English, and beside it the same in Vietnamese, as ``says`` and ``says_vi``.
    column : str
        Its name.
    language : {"en", "vi"}
        The one asked for.

    Examples
    --------
    >>> own_words({"says": "It grew.", "says_vi": "Tăng."}, "says", "vi")
    ('Tăng.', 'vi')
    >>> own_words({"says": "It grew.", "says_vi": ""}, "says", "vi")
    ('It grew.', 'en')
    """
    if language == "vi" and row[f"{column}_vi"]:
        return str(row[f"{column}_vi"]), "vi"
    return str(row[column]), "en"


def in_pieces(text: str, english: Iterable[str]) -> list[tuple[str, str]]:
    """Cut a Vietnamese text where it holds something in English; return each piece with its language.

    That of the text itself is blank. Nothing is cut out of a longer word: no GSO of GSO_2024.

    Examples
    --------
    >>> in_pieces("Chưa kiểm tra được. no total", ["no total"])
    [('Chưa kiểm tra được. ', ''), ('no total', 'en')]
    >>> in_pieces("GSO_2024", ["GSO"])
    [('GSO_2024', '')]
    """
    for part in filter(None, english):
        whole = rf"(?<!\w){part}(?!\w)" if part.isalnum() else re.escape(part)
        if found := re.search(whole, text):
            before, after = text[: found.start()], text[found.end() :]
            pieces = [*in_pieces(before, english), (part, "en"), *in_pieces(after, english)]
            return [piece for piece in pieces if piece[0]]
    return [(text, "")]


def check_language(language: str) -> Language:
    """Return a language that econlab speaks.

    Raises
    ------
    InputError
        When it is another one.
    """
    for known in LANGUAGES:
        if language == known:
            return known
    raise InputError(f"language: found {language!r}, expected one of {', '.join(LANGUAGES)}.")


def asked(names: Vocabulary, language: Language = "en", *, document: str, place: str, topic: str) -> str:
    """Return what a reader asked for, in words: a document, a place and a topic, or all of them."""
    every = {"documents": document, "places": place, "topics": topic}
    return "; ".join(
        label(f"all {table}", language)
        if code == "all"
        else code
        if table == "documents"
        else names.name(table, code, language)
        for table, code in every.items()
    )


def number(value: float | str | None, language: Language = "en", *, digits: int = 4) -> str:
    """Return a number for reading: a float rounded to significant digits, an int in full.

    Parameters
    ----------
    value : number, str or None
        A text is returned as it is, apart from ``inf`` and ``-inf``; None is blank.
    language : {"en", "vi"}
        Vietnamese has a decimal comma and points between thousands.
    digits : int
        Significant digits of a float.

    Examples
    --------
    >>> number(1.69349), number(2460000.0), number(2031), number("inf")
    ('1.693', '2,460,000', '2031', '∞')
    >>> number(1234567.8, "vi"), number(0.01234567, "vi")
    ('1.235.000', '0,01235')
    """
    return _number(value, language, digits, "even")


def bounds(
    low: float | str | None, high: float | str | None, language: Language = "en", *, digits: int = 4
) -> tuple[str, str]:
    """Return two bounds for reading, as `number` does; from the middle of two numbers they go outwards.

    Examples
    --------
    >>> bounds(12.655, 12.665), bounds(1.6767, "inf", "vi")
    (('12.65', '12.67'), ('1,677', '∞'))
    """
    return _number(low, language, digits, "down"), _number(high, language, digits, "up")


def _number(value: float | str | None, language: Language, digits: int, ties: Ties) -> str:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, str) or not math.isfinite(value):
        return {"inf": "∞", "-inf": "-∞"}.get(str(value), str(value))
    text = f"{value:,}" if isinstance(value, int) else _in_digits(value, digits, ties)
    if abs(float(text.replace(",", ""))) < 10_000:
        text = text.replace(",", "")
    return text.translate(str.maketrans(",.", ".,")) if language == "vi" else text


def _in_digits(value: float, digits: int, ties: Ties) -> str:
    value = rounded(value, digits, ties)
    magnitude = math.floor(math.log10(abs(value))) if value else 0
    if not -6 < magnitude < 15:
        return f"{value:.{digits}g}"
    text = f"{value:,.{max(digits - 1 - magnitude, 0)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def bounded(interval: Interval | None, language: Language = "en", *, digits: int = 4) -> str:
    """Return a number with its bounds, or the bounds alone where there is no point.

    Bounds that read like the number are left out; None is a dash.

    Examples
    --------
    >>> bounded(Interval(1.6767, 1.6924, 1.6849)), bounded(Interval(10, 20), "vi")
    ('1.685 [1.677, 1.692]', '[10; 20]')
    """
    if interval is None:
        return "–"
    point = "" if interval.value is None else number(float(interval.value), language, digits=digits)
    low, high = bounds(float(interval.low), float(interval.high), language, digits=digits)
    # Bounds that widening alone has parted are one number, and it may be in the middle of two.
    if low == high or rounded(interval.low, 10) == rounded(interval.high, 10):
        return point or low
    return f"{point} [{low}{';' if language == 'vi' else ','} {high}]".strip()


def signed(change: Interval, language: Language = "en") -> str:
    """Return a change with its bounds, and a plus before what cannot be negative.

    Examples
    --------
    >>> signed(Interval(2.4, 2.6, 2.5)), signed(Interval(-0.1, 0.3, 0.1))
    ('+2.5 [2.4, 2.6]', '0.1 [-0.1, 0.3]')
    """
    return ("+" if change.low > 0 and change.value is not None else "") + bounded(change, language)


def quantity(interval: Interval | None, unit: str, language: Language = "en") -> str:
    """Return a number with its bounds, a scale word and the name or sign of its unit.

    Examples
    --------
    >>> quantity(Interval(50.15e12, 50.25e12, 50.2e12), "CNY")
    '50.2 [50.15, 50.25] trillion CNY'
    >>> quantity(Interval(18.45, 18.55, 18.5), "%", "vi")
    '18,5 [18,45; 18,55] %'
    """
    if interval is None:
        return bounded(None, language)
    reached = max((abs(end) for end in (interval.low, interval.high) if math.isfinite(end)), default=0.0)
    scale, word = scale_of(reached, language)
    return " ".join(part for part in (bounded(interval / scale, language), word, unit) if part)


def scale_of(reached: float, language: Language = "en") -> tuple[float, str]:
    """Return the largest scale that a number reaches, and its word; 1 and a blank below a million.

    Examples
    --------
    >>> scale_of(50.2e12), scale_of(4500.0, "vi")
    ((1000000000000.0, 'trillion'), (1.0, ''))
    """
    found = next(((scale, words) for scale, words in SCALES if reached >= scale), (1.0, ("", "")))
    return found[0], found[1][LANGUAGES.index(language)]
