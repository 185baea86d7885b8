"""What the catalogue holds for a choice of document, place and topic: figures, verdicts, coverage."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from econlab.evidence.audit import SUGGESTED
from econlab.evidence.coverage import FIGURE, OPEN
from econlab.evidence.statements import VERDICTS
from econlab.evidence.tables import Row
from econlab.evidence.vocabulary import KINDS

if TYPE_CHECKING:
    import pandas as pd

    Record = Mapping[Any, Any]

ALL = "all"


def choose(
    table: pd.DataFrame,
    indicators: Mapping[str, Row],
    *,
    document: str = ALL,
    place: str = ALL,
    topic: str = ALL,
) -> pd.DataFrame:
    """Return the rows of one document, place and topic; ``all`` leaves one of them open.

    Parameters
    ----------
    table : pandas.DataFrame
        As `econlab.figures` gives it.
    indicators : mapping of str to Row
        The rows of ``indicators.csv``, which name the topic of each.
    document, place, topic : str
        Codes, or ``all``.
    """
    wanted = {"document": document, "place": place}
    for column, code in wanted.items():
        if code != ALL:
            table = table[table[column] == code]
    if topic != ALL:
        within = {code for code, row in indicators.items() if row["topic"] == topic}
        table = table[table["indicator"].isin(within)]
    return table.reset_index(drop=True)


def beside(chosen: pd.DataFrame, reference: pd.DataFrame) -> pd.DataFrame:
    """Stack figures with the published values of the same indicators and places.

    Values known from memory only are left out.
    """
    import pandas as pd

    same = set(zip(chosen["indicator"], chosen["place"], strict=True))
    kept = [pair in same for pair in zip(reference["indicator"], reference["place"], strict=True)]
    published = reference[kept]
    return pd.concat([chosen, published[published["status"] != "recalled"]], ignore_index=True)


def counts(chosen: pd.DataFrame) -> dict[str, int]:
    """Count mentions, those of each kind, different indicators, and documents."""
    kinds = Counter(chosen["kind"])
    told = {"mentions": len(chosen), **{kind: kinds[kind] for kind in KINDS}}
    return told | {f"{column}s": chosen[column].nunique() for column in ("indicator", "document")}


def by_topic(chosen: pd.DataFrame, indicators: Mapping[str, Row]) -> pd.DataFrame:
    """Count mentions by topic and kind.

    Returns
    -------
    pandas.DataFrame
        Columns ``topic``, a count for each of `KINDS`, ``mentions`` and
        ``indicators`` (how many different ones); most mentions first.
    """
    topics = [indicators[code]["topic"] for code in chosen["indicator"]]
    return _counted(chosen.assign(topic=topics), "topic", other="indicator")


def by_indicator(chosen: pd.DataFrame, first: int = 10) -> pd.DataFrame:
    """Count mentions by indicator and kind, for the indicators with most mentions.

    Returns
    -------
    pandas.DataFrame
        Columns ``indicator``, a count for each of `KINDS`, ``mentions``,
        ``places`` (how many different ones) and ``figures`` (their ids).
    """
    return _counted(chosen, "indicator", other="place").head(first)


def _counted(rows: pd.DataFrame, by: str, *, other: str) -> pd.DataFrame:
    import pandas as pd

    told = []
    for code, group in rows.groupby(by, sort=True):
        kinds = Counter(group["kind"])
        counts = {kind: kinds[kind] for kind in KINDS} | {"mentions": len(group)}
        counts |= {f"{other}s": group[other].nunique()}
        told.append({by: code, **counts, "figures": tuple(group["figure"])})
    named = [by, *KINDS, "mentions", f"{other}s", "figures"]
    return pd.DataFrame(told, columns=named).sort_values("mentions", ascending=False, kind="stable")


def concerning(
    statements: pd.DataFrame,
    figures: pd.DataFrame,
    indicators: Mapping[str, Row],
    *,
    document: str = ALL,
    place: str = ALL,
    topic: str = ALL,
) -> list[str]:
    """Return the ids of the statements of a document that rest on a figure of a place and topic.

    Parameters
    ----------
    statements : pandas.DataFrame
        As `econlab.statements` gives them.
    figures, indicators
        As in `choose`.
    document, place, topic : str
        Codes, or ``all``.
    """
    rows = statements if document == ALL else statements[statements["document"] == document]
    if place == ALL and topic == ALL:
        return list(rows["statement"])
    ids = set(choose(figures, indicators, place=place, topic=topic)["figure"])
    return [
        str(row["statement"])
        for row in rows.to_dict("records")
        if not ids.isdisjoint({row["stated"], *row["inputs"].split()})
    ]


def by_verdict(audited: pd.DataFrame) -> pd.DataFrame:
    """Count an audit by verdict.

    Parameters
    ----------
    audited : pandas.DataFrame
        With the columns ``statement`` and ``verdict``.

    Returns
    -------
    pandas.DataFrame
        A row for each of the verdicts: ``verdict``, ``statements`` (those that
        a reader wrote down), ``suggestions`` (those that the catalogue makes), and the
        ids of these, ``statement_ids`` and ``suggestion_ids``.
    """
    import pandas as pd

    ids: dict[tuple[str, bool], list[str]] = {}
    for statement, verdict in zip(audited["statement"], audited["verdict"], strict=True):
        ids.setdefault((verdict, statement.startswith(SUGGESTED)), []).append(statement)
    told = []
    for verdict in VERDICTS:
        stated, suggested = (tuple(ids.get((verdict, kind), ())) for kind in (False, True))
        counts = {"statements": len(stated), "suggestions": len(suggested)}
        told.append({"verdict": verdict, **counts, "statement_ids": stated, "suggestion_ids": suggested})
    return pd.DataFrame(told)


def told(verdicts: pd.DataFrame) -> dict[str, int]:
    """Return the counts of `by_verdict` for a sentence: each verdict, ``all``, and ``wrong``.

    Suggestions count as well; ``wrong`` is what is neither consistent nor in need of a reference.
    """
    sums = verdicts["statements"] + verdicts["suggestions"]
    found = {str(name): int(count) for name, count in zip(verdicts["verdict"], sums, strict=True)}
    wrong = sum(count for name, count in found.items() if name not in ("consistent", "needs_reference"))
    return found | {"all": sum(found.values()), "wrong": wrong}


def findings(audited: pd.DataFrame) -> pd.DataFrame:
    """Return what does not hold in an audit, in its order, ready to be read.

    Parameters
    ----------
    audited : pandas.DataFrame
        As `econlab.audit` gives it.

    Returns
    -------
    pandas.DataFrame
        Columns ``document``, ``line``, ``verdict``, ``says`` and ``says_vi``
        (blank for a suggestion), ``stated`` (as printed), ``recomputed``,
        ``why``, ``note``, ``figures`` (ids of the inputs; of the statement itself
        where it has none).
    """
    import pandas as pd

    rows = audited[audited["verdict"] != "consistent"]
    told = [
        {
            "document": row["document"],
            "line": int(row["line"]),
            "verdict": row["verdict"],
            "says": row["says"],
            "says_vi": row["says_vi"],
            "stated": row["printed"],
            "recomputed": row["recomputed"],
            "why": row["why"],
            "note": row["note"],
            "figures": tuple(one["figure"] for one in row["inputs"]) or (row["statement"],),
        }
        for row in rows.to_dict("records")
    ]
    return pd.DataFrame(told, columns=list(_FOUND))


_FOUND = (
    "document", "line", "verdict", "says", "says_vi", "stated", "recomputed", "why", "note", "figures",
)  # fmt: skip


def coverage(counts: Iterable[Mapping[str, str]], document: str = ALL) -> pd.DataFrame:
    """Say of each document what became of the numbers in its text.

    Parameters
    ----------
    counts : iterable of mapping
        The rows of ``coverage.csv``.
    document : str
        Id of a document, or ``all``.

    Returns
    -------
    pandas.DataFrame
        A row for each document that was counted: ``document``, ``numbers``,
        ``in_figures``, ``by_rule`` (left out by a written rule), ``open`` (in
        neither), and ``covered`` (those not open, per cent of ``numbers``).
    """
    import pandas as pd

    by_document: dict[str, Counter[str]] = {}
    for row in counts:
        if document in (ALL, row["document"]):
            by_document.setdefault(row["document"], Counter())[row["reason"]] += int(row["numbers"])
    told = [{"document": name, **_became(found)} for name, found in by_document.items()]
    return pd.DataFrame(told, columns=["document", *_became(Counter())])


def whole(covered: pd.DataFrame) -> dict[str, float]:
    """Return the sums over all documents of a table of `coverage`."""
    sums = {name: int(covered[name].sum()) for name in ("in_figures", "by_rule", "open")}
    return _became(Counter({FIGURE: sums["in_figures"], OPEN: sums["open"], "": sums["by_rule"]}))


def _became(found: Counter[str]) -> dict[str, float]:
    numbers = found.total()
    return {
        "numbers": numbers,
        "in_figures": found[FIGURE],
        "by_rule": numbers - found[FIGURE] - found[OPEN],
        "open": found[OPEN],
        "covered": 100 * (numbers - found[OPEN]) / numbers if numbers else math.nan,
    }


def reasons(counts: Iterable[Mapping[str, str]], document: str = ALL) -> pd.DataFrame:
    """Count the numbers left out by each rule: columns ``reason`` and ``numbers``, most first."""
    import pandas as pd

    found: Counter[str] = Counter()
    for row in counts:
        if document in (ALL, row["document"]) and row["reason"] not in (FIGURE, OPEN):
            found[row["reason"]] += int(row["numbers"])
    return pd.DataFrame(found.most_common(), columns=["reason", "numbers"])


def mentioned(documents: Collection[Mapping[str, str]], chosen: pd.DataFrame) -> pd.DataFrame:
    """Return the documents of the chosen figures: title, issuer, date, mentions and their ids."""
    import pandas as pd

    ids: dict[str, list[str]] = {}
    for document, figure in zip(chosen["document"], chosen["figure"], strict=True):
        ids.setdefault(document, []).append(figure)
    told = [
        {name: row[name] for name in _DOCUMENT} | {"mentions": len(found), "figures": tuple(found)}
        for row in documents
        if (found := ids.get(row["document"]))
    ]
    return pd.DataFrame(told, columns=[*_DOCUMENT, "mentions", "figures"])


_DOCUMENT = ("document", "title", "title_vi", "issuer", "issuer_vi", "date")
