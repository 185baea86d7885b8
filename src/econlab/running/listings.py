"""The pages of every figure and every statement: written once, and again when the data have changed."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from econlab.errors import InputError
from econlab.evidence import catalogue, stacking
from econlab.evidence.building import PROCESSED_FOLDER
from econlab.evidence.origins import STATEMENTS, TABLES
from econlab.running.hashes import hash_of, hash_of_file
from econlab.showing.language import LANGUAGES, Language, in_language
from econlab.showing.tracing import page_name

# What the pages are made from; the descriptor has the hashes of all raw tables.
_READ = (*TABLES, STATEMENTS, "datapackage.json")
_PAGES = ("evidence", "audit")


def drawn_from(root: Path) -> str:
    """Return the hash of the data that the pages are made from; blank where they have not been built.

    Data of one's own are among them.
    """
    paths = [root / PROCESSED_FOLDER / name for name in _READ]
    if not all(path.is_file() for path in paths):
        return ""
    added = {name: hash_of_file(path) for name, path in stacking.added_files().items()}
    return hash_of([[hash_of_file(path) for path in paths], added])


def listings(root: Path) -> dict[str, bytes]:
    """Return the pages in each language, the tables they are made from, and what they load.

    Parameters
    ----------
    root : pathlib.Path
        The project.

    Returns
    -------
    dict of str to bytes
        Files by their place in the report; none where the data are older than the
        raw tables, which every notebook refuses too.
    """
    from econlab.showing.evidence_pages import AUDIT_CSV, EVIDENCE_CSV, assets

    try:
        made, held = _pages(root), catalogue.built(root)
    except InputError:
        return {}
    first, second = (held[name] for name in TABLES)
    return {
        **made,
        EVIDENCE_CSV: first + second.partition(b"\n")[2],
        AUDIT_CSV: held[STATEMENTS],
        **{f"assets/{name}": content for name, content in assets().items()},
    }


def _pages(root: Path) -> dict[str, bytes]:
    from econlab.showing.audit import audit
    from econlab.showing.evidence_pages import Titles, audit_page, evidence_page

    observations, names = catalogue.observations(root), catalogue.vocabulary(root)
    sources = [row.cells for row in catalogue.raw_rows("sources", root)]
    added = stacking.added_told()
    titles = Titles.of(catalogue.documents(root), sources)
    stated = {row["statement"]: row["stated"] for row in catalogue.statements(root).to_dict("records")}
    made = {}
    for language in LANGUAGES:
        found = audit(root, language=language)
        evidence = evidence_page(observations, names, titles, language, added=added)
        checked = audit_page(found, stated, observations, titles, language, added=added)
        made[page_name("evidence", language)] = evidence.encode()
        made[page_name("audit", language)] = checked.encode()
    return made


def all_names() -> tuple[str, ...]:
    """Return every file that `listings` may give."""
    from econlab.showing.evidence_pages import (
        AUDIT_CSV,
        COMPONENT,
        COMPONENT_STYLE,
        EVIDENCE_CSV,
        OWN_SCRIPT,
    )

    loaded = (f"assets/{name}" for name in (COMPONENT, COMPONENT_STYLE, OWN_SCRIPT))
    named = (page_name(page, language) for page in _PAGES for language in LANGUAGES)
    return (*named, EVIDENCE_CSV, AUDIT_CSV, *loaded)


def titled(files: Collection[str], language: Language) -> dict[str, str]:
    """Return what the pages of a language are called, and their files, where they were made."""
    from econlab.showing.evidence_phrases import WORDS

    words = in_language(WORDS, language)
    named = {words[page]: page_name(page, language) for page in _PAGES}
    return {title: name for title, name in named.items() if name in files}
