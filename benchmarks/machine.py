"""What the numbers were measured with and on; nothing that names the machine or its user."""

import os
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Any

LIBRARIES = (
    "numpy", "pandas", "scipy", "statsmodels", "matplotlib", "seaborn", "papermill", "nbclient", "ipykernel",
    "jupyter-client", "openpyxl", "pyarrow", "quantulum3", "pyduckling-native-phihos",
)  # fmt: skip


def load() -> float | None:
    """Return how many processes wanted a processor during the last minute; None where nobody counts."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else None


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def described(about: Mapping[str, Any], commit: Mapping[str, Any], before: float | None) -> list[str]:
    """Return sentences about the machine, the versions and how busy it was.

    Parameters
    ----------
    about, commit : mapping
        What pytest-benchmark tells of the machine and of the state of the project.
    before : float or None
        The load before the first measurement.
    """
    return [
        f"econlab {version('econlab')}{_state(commit)}",
        f"Processor: {about['cpu'].get('brand_raw') or about['machine']}, {cores()} usable{_memory()}",
        f"System: {about['system']} {'.'.join(about['release'].split('.')[:2])}, {about['machine']}",
        f"{about['python_implementation']} {about['python_version']}; {', '.join(_versions())}",
        f"Load average before: {_busy(before)}",
    ]


def _state(commit: Mapping[str, Any]) -> str:
    """Return the commit, where the project is one of git's."""
    if commit["id"] in {"unversioned", "unknown"}:
        return ""
    return f", commit {commit['id'][:10]}{', with changes' if commit['dirty'] else ''}"


def _memory() -> str:
    if "SC_PHYS_PAGES" not in getattr(os, "sysconf_names", {}):
        return ""
    return f"; {os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2**30:.0f} GB of memory"


def _busy(before: float | None) -> str:
    if before is None:
        return "not counted here"
    quiet = before < 0.25 * cores()
    return f"{before:.1f} ({'quiet' if quiet else 'other work ran, which moves ratios too'})"


def _versions() -> Iterator[str]:
    for name in LIBRARIES:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            continue
