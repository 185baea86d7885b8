"""Which accounts an analysis uses: the documented default for a place, or what a user asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from econlab.errors import InputError
from econlab.faces import Faced
from econlab.measures.accounts import Accounts, definitions_of, find_accounts
from econlab.measures.targets import Base

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Selection(Faced):
    """The accounts and the window of an analysis, and why these.

    Attributes
    ----------
    accounts : Accounts
        What is analysed.
    alternatives : tuple of Accounts
        The same definition in every vintage that covers both ends of the
        window, `accounts` first.
    start, end : int
        First and last year.
    recorded : mapping of str to str
        The recorded default they come from, with its reasons ``reason_en`` and
        ``reason_vi``; empty where none is recorded.
    """

    accounts: Accounts
    alternatives: tuple[Accounts, ...]
    start: int
    end: int
    recorded: Mapping[str, str]


def select(
    observations: pd.DataFrame,
    recorded: Sequence[Mapping[str, str]],
    place: str,
    *,
    definition: str = "",
    start: int = 0,
    end: int = 0,
    recalled: bool = False,
) -> Selection:
    """Select definition, vintages and window for a place.

    What is not asked for comes from the first recorded default for the place and
    definition; without one, from the accounts that cover most years.

    Parameters
    ----------
    observations : pandas.DataFrame
        As `econlab.observations` gives them.
    recorded : sequence of mappings
        Rows with ``place``, ``definition``, ``vintage``, ``gdp_vintage``,
        ``start`` and ``end``, the preferred first.
    place : str
        Code of the place.
    definition : str
        Whose measure; blank for the recorded default.
    start, end : int
        First and last year; 0 for the recorded default.
    recalled : bool
        Whether values known from memory only may be used.

    Raises
    ------
    InputError
        When the evidence has no digital economy for the place or definition,
        or the window is empty or lacks a value at one of its ends.
    """
    measured = definitions_of(observations, place)
    if not measured or (definition and definition not in measured):
        raise InputError(
            f"definition: {definition!r} does not measure the digital economy of {place} in the evidence; "
            f"expected {', '.join(measured) or 'another place, since none does'}."
        )
    rows = [row for row in recorded if row["place"] == place and definition in ("", row["definition"])]
    found = [
        accounts
        for whose in ([rows[0]["definition"]] if rows else [definition] if definition else measured)
        for accounts in find_accounts(observations, place, whose, recalled=recalled)
    ]
    if not found:
        raise InputError(
            f"place: the evidence for {place} has no yearly size or share of its digital economy"
            f"{'' if recalled else ' but recalled ones; set recalled to true to use those'}."
        )
    preferred = _preferred(found, rows[0] if rows else None)
    first, last = _window(preferred, rows[0] if rows else None, start, end)
    same = [a for a in found if a is not preferred and a.definition == preferred.definition]
    others = [a for a in same if {first, last} <= set(a.years())]
    return Selection(preferred, (preferred, *others), first, last, rows[0] if rows else {})


def _preferred(found: Sequence[Accounts], row: Mapping[str, str] | None) -> Accounts:
    if row is None:
        return max(found, key=lambda accounts: len(accounts.years()))
    wanted = (row["vintage"], row["gdp_vintage"])
    for accounts in found:
        if (accounts.vintage, accounts.gdp_vintage) == wanted:
            return accounts
    raise InputError(
        f"defaults.csv: {row['place']} {row['definition']} asks for the vintages {', GDP '.join(wanted)}; "
        f"the evidence has {'; '.join(f'{a.vintage}, GDP {a.gdp_vintage}' for a in found)}."
    )


def _window(accounts: Accounts, row: Mapping[str, str] | None, start: int, end: int) -> tuple[int, int]:
    years = accounts.years()
    if len(years) < 2:
        raise InputError(
            f"place: {accounts.place} {accounts.definition} has one year only, {years[0]}, "
            "and growth needs two; expected another place or definition."
        )
    first = start or (int(row["start"]) if row else years[0])
    last = end or (int(row["end"]) if row else years[-1])
    check_ends(accounts, first, last)
    return first, last


def check_ends(accounts: Accounts, first: int, last: int) -> None:
    """Raise an InputError when a window is empty, or accounts lack a value at one of its ends."""
    years = accounts.years()
    shown = ", ".join(map(str, years))
    if first >= last:
        raise InputError(
            f"start, end: the window {first} to {last} is empty; expected start before end, "
            f"of the years {shown}."
        )
    for name, year in (("start", first), ("end", last)):
        if year not in years:
            raise InputError(
                f"{name}: {accounts.place} {accounts.definition} has no value for {year}; "
                f"expected one of {shown}."
            )


def every_default(
    observations: pd.DataFrame, recorded: Sequence[Mapping[str, str]], *, recalled: bool = False
) -> tuple[Selection, ...]:
    """Accounts and window of each recorded default, in their order; arguments as for `select`."""
    return tuple(
        select(observations, recorded, row["place"], definition=row["definition"], recalled=recalled)
        for row in recorded
    )


def bases(
    observations: pd.DataFrame,
    recorded: Sequence[Mapping[str, str]],
    selected: Selection,
    *,
    recalled: bool = False,
) -> dict[str, Base]:
    """Last year and share of GDP of a place by each definition, the bases of a way to a target.

    Returns
    -------
    dict of str to Base
        By definition, the last year of its window and the share then; the selected
        definition first, then the other recorded defaults of the place.
    """
    place, chosen = selected.accounts.place, selected.accounts.definition
    others = [row["definition"] for row in recorded if row["place"] == place and row["definition"] != chosen]
    every = [
        selected,
        *(select(observations, recorded, place, definition=d, recalled=recalled) for d in others),
    ]
    return {
        one.accounts.definition: Base(one.end, share, one.accounts.cited_share(one.end))
        for one in every
        if (share := one.accounts.share_in(one.end))
    }
