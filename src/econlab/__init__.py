"""Figures printed in policy documents, as traceable data with honest bounds.

The map, in the order the data flow:

`econlab.scanning`
    documents become drafts: `scan` finds every printed figure of a text.
`econlab.evidence`
    what is printed becomes data: `read_printed`, `Interval`, `build`, `check`,
    `figures`, `reference`, `observations`, `statements`, `vocabulary`, `defaults`.
`econlab.measures`
    what the data mean: growth multipliers (`growth`, `elasticity`, `targets`,
    `claims`), core and sectors (`composition`, `decomposition`), reverse
    migration (`identification`, `counterfactual`, `digital_work`).
`econlab.showing`
    what people see: `audit`, charts, `tables`, `published`, `exports`, `language`, `pages`.
`econlab.running`
    notebooks at work: `record` keeps a named result, ``econlab run`` collects them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from econlab.faces import drawn_by

if TYPE_CHECKING:
    from econlab.errors import InputError as InputError
    from econlab.evidence.building import build as build
    from econlab.evidence.catalogue import defaults as defaults
    from econlab.evidence.catalogue import figures as figures
    from econlab.evidence.catalogue import observations as observations
    from econlab.evidence.catalogue import reference as reference
    from econlab.evidence.catalogue import statements as statements
    from econlab.evidence.catalogue import vocabulary as vocabulary
    from econlab.evidence.checking import check as check
    from econlab.evidence.intervals import Interval as Interval
    from econlab.evidence.printed import Reading as Reading
    from econlab.evidence.printed import read_printed as read_printed
    from econlab.running.results import record as record
    from econlab.scanning.scan import scan as scan
    from econlab.showing.audit import audit as audit

_HOME = {
    "InputError": "econlab.errors",
    "Interval": "econlab.evidence.intervals",
    "Reading": "econlab.evidence.printed",
    "audit": "econlab.showing.audit",
    "build": "econlab.evidence.building",
    "check": "econlab.evidence.checking",
    "defaults": "econlab.evidence.catalogue",
    "figures": "econlab.evidence.catalogue",
    "observations": "econlab.evidence.catalogue",
    "read_printed": "econlab.evidence.printed",
    "record": "econlab.running.results",
    "reference": "econlab.evidence.catalogue",
    "scan": "econlab.scanning.scan",
    "statements": "econlab.evidence.catalogue",
    "vocabulary": "econlab.evidence.catalogue",
}
drawn_by("econlab.showing.faces")
__all__ = sorted(_HOME)  # noqa: PLE0605  # the names of _HOME, nothing else


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that ``import econlab`` is quick."""
    if name not in _HOME:
        raise AttributeError(f"module 'econlab' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    """Public names."""
    return sorted({*globals(), *_HOME})
