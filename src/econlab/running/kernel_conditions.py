"""The conditions that a kernel starts in: a server forks only kernels that would start in its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

# What libraries read of the environment while they are imported: a server serves one state of it.
_READ_AT_START = (
    "ARROW_", "BLIS_", "GLIBC_", "GOTO_", "HOME", "IPYTHON", "KMP_", "LANG", "LC_", "LD_",
    "MALLOC_", "MATPLOTLIB", "MKL_", "MPL", "NPY_", "NUMEXPR_", "NUMPY_", "OMP_", "OPENBLAS_", "PANDAS_",
    "PYTHON", "SCIPY_", "TEMP", "TMP", "TZ", "VIRTUAL_ENV", "XDG_",
)  # fmt: skip


def conditions(environment: Mapping[str, str]) -> list[object]:
    """Return what a server must have in common with a kernel of an environment to fork it, as plain data.

    The variables of the environment that are read at start, the version of Python, the installed
    distributions, this package's own files, and what a process inherits from the one that starts
    it: namespaces, control group, limits, rights and processors.

    Raises
    ------
    OSError
        When what is installed cannot be read.
    """
    read = {name: value for name, value in environment.items() if name.startswith(_READ_AT_START)}
    return [sorted(read.items()), sys.version, installed(), _inherited()]


def installed() -> list[tuple[str, int]]:
    """Return the installed distributions and this package's own files, with when each last changed."""
    import site

    places = [*site.getsitepackages(), *([site.getusersitepackages()] if site.ENABLE_USER_SITE else [])]
    found = [
        (entry.path, entry.stat().st_mtime_ns)
        for place in places
        if Path(place).is_dir()
        for entry in os.scandir(place)
        if entry.name.endswith((".dist-info", ".egg-info", ".pth", "customize.py"))
    ]
    own = Path(__file__).resolve().parents[1].rglob("*.py")
    return sorted([*found, *((str(path), path.stat().st_mtime_ns) for path in own)])


# Of the lines in which the system tells of a process.
_KEPT = (
    "Umask", "Uid", "Gid", "Groups", "Cap", "NoNewPrivs", "Seccomp:", "Cpus_allowed:", "Mems_allowed:",
)  # fmt: skip


def _inherited() -> list[str]:
    process = Path("/proc/self")
    status = [line for line in _text(process / "status").splitlines() if line.startswith(_KEPT)]
    spaces = sorted(str(path.readlink()) for path in (process / "ns").iterdir())
    nice = str(os.getpriority(os.PRIO_PROCESS, 0))
    root = str((process / "root").readlink())
    return [*status, *spaces, nice, root, _text(process / "limits"), _text(process / "cgroup")]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="surrogateescape") if path.exists() else ""
