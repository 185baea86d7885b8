"""What a run depends on, and whether an earlier run of the same still stands."""

from __future__ import annotations

import json
import os
import platform
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from econlab.errors import InputError
from econlab.evidence import reads
from econlab.evidence.catalogue import held  # has the look-ups that `reads` asks
from econlab.evidence.stacking import added_files, added_told
from econlab.running.choices import Choice
from econlab.running.hashes import hash_of, hash_of_file, hash_of_files
from econlab.running.reports import Record, damage, earlier, failed_before, read_json
from econlab.running.translations import Translation, read

# Where the search for what econlab runs on begins: each brings what it requires, and pandas works with
# pyarrow where that is there, without requiring it.
_PACKAGES = ("econlab", "papermill", "pandas", "pyarrow", "numpy", "statsmodels", "matplotlib", "seaborn")
MISSING = "not installed"

# The only tags that change what a notebook does.
_WORKING_TAGS = frozenset({"parameters", "raises-exception", "skip-execution"})

NEVER = "no earlier run"
DAMAGED = "the record of the earlier run is damaged"
_DECLARATION = re.compile(r"^[ \t]*#[ \t]*inputs:(.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Source:
    """What identifies a notebook.

    Attributes
    ----------
    sha256 : str
        Hash of what is written in its cells and of their language.
    declared : mapping of str to str, or None
        Hashes of the files that it declares as inputs, by path in the project;
        None where it declares nothing.
    """

    sha256: str
    declared: Mapping[str, str] | None


class Present:
    """What runs of a project depend on, as it is now; each thing is looked up once, when it is asked for.

    Parameters
    ----------
    root : pathlib.Path
        The project folder.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._sources: dict[Path, Source] = {}
        self._translations: dict[tuple[Path, str], Translation | None] = {}
        self._answers: dict[str, str] = {}
        self._tables: dict[str, str] = {}

    @cached_property
    def library(self) -> str:
        """Hash of every file of econlab."""
        package = Path(__file__).resolve().parents[1]
        return hash_of_files((path for path in package.rglob("*") if path.suffix != ".pyc"), package)

    @cached_property
    def versions(self) -> dict[str, str]:
        """Version of Python, and of every installed package that econlab needs directly or indirectly."""
        return {"python": platform.python_version(), **_installed(_PACKAGES)}

    @cached_property
    def settings(self) -> str:
        """Hash of a user's own settings of matplotlib and IPython, which kernels read as they start."""
        known = dict.fromkeys(path.resolve() for path in _settings(self.root) if path.is_file())
        return hash_of([[path.name, hash_of_file(path)] for path in known])

    @cached_property
    def data(self) -> str:
        """Hash of all raw and built data, and of those added to them."""
        data = self.root / "data"
        own = hash_of_files(
            (path for name in ("raw", "processed") for path in (data / name).rglob("*")), data
        )
        more = {name: hash_of_file(path) for name, path in added_files().items()}
        return hash_of([own, more]) if more else own

    @cached_property
    def added(self) -> list[Record]:
        """Tables of one's own that are read after those of the project, as `added_told` gives them."""
        return added_told()

    def source(self, notebook: Path) -> Source:
        """Return what identifies a notebook.

        Raises
        ------
        InputError
            When it declares inputs that are not there.
        """
        if notebook not in self._sources:
            self._sources[notebook] = _source(notebook, self.root)
        return self._sources[notebook]

    def translation(self, notebook: Path, language: str) -> Translation | None:
        """Return what a notebook says in a language; None in its own, and where nothing is kept.

        Raises
        ------
        InputError
            When what is kept cannot be read.
        """
        if (notebook, language) not in self._translations:
            self._translations[notebook, language] = read(notebook, language)
        return self._translations[notebook, language]

    def tables(self) -> Mapping[str, str]:
        """Return the hash of each table that look-ups read, by its place in the project.

        Raises
        ------
        InputError
            When a row of one's own data is wrong.
        """
        if not self._tables:
            self._tables = {name: sha256(content).hexdigest() for name, content in held(self.root).items()}
        return self._tables

    def answer(self, door: str, filters: reads.Filters) -> str:
        """Return the hash of what a look-up finds."""
        question = json.dumps([door, filters])
        if question not in self._answers:
            self._answers[question] = reads.ask(door, filters, self.root)
        return self._answers[question]

    def fingerprint(self, notebook: Path, language: str) -> Record:
        """Return what a run of a notebook depends on, for its record; its parameters and versions apart."""
        source, translation = self.source(notebook), self.translation(notebook, language)
        return {
            "notebook": source.sha256,
            "library": self.library,
            "settings": self.settings,
            "data": self.data,
            "declared": None if source.declared is None else dict(source.declared),
            "translation": translation and translation.sha256,
        }


def why_run(choice: Choice, present: Present, folder: Path) -> str:
    """Return why a run has to be done, in words; blank where an earlier run still stands.

    Parameters
    ----------
    choice : Choice
        The notebook and its parameters.
    present : Present
        What runs depend on now.
    folder : pathlib.Path
        The folder of the report.

    Raises
    ------
    InputError
        When the notebook declares inputs that are not there, or its translation cannot be read.
    """
    source = present.source(choice.notebook)
    translation = present.translation(choice.notebook, choice.language)
    try:
        if failed_before(choice.name, choice.run, folder):
            return "the earlier run failed"
        record = earlier(choice.name, choice.run, folder)
        return (
            _code_change(record, choice, source, present)
            or _translation_change(record, translation)
            or _data_change(record, source, present)
            or damage(record, folder)
        )
    except FileNotFoundError:
        return NEVER
    except (AttributeError, LookupError, OSError, RecursionError, TypeError, ValueError):
        return DAMAGED


def _code_change(record: Record, choice: Choice, source: Source, present: Present) -> str:
    before = record["fingerprint"]
    if before["notebook"] != source.sha256:
        return "the notebook has changed"
    # As text, where 1, 1.0 and true differ.
    if json.dumps(record["parameters"]) != json.dumps(dict(choice.values)):
        return "the parameters have changed"
    if before["library"] != present.library:
        return "the library has changed"
    if record["versions"] != present.versions:
        return _version_change(record["versions"], present.versions)
    if before["settings"] != present.settings:
        return "settings of matplotlib or IPython have changed"
    return ""


def _translation_change(record: Record, translation: Translation | None) -> str:
    before = record["fingerprint"]["translation"]
    return "" if before == (translation and translation.sha256) else "the translation has changed"


def _version_change(before: Mapping[str, str], now: Mapping[str, str]) -> str:
    found = {name: (before.get(name, MISSING), now.get(name, MISSING)) for name in sorted({*before, *now})}
    return next(f"{name} {was} is now {has}" for name, (was, has) in found.items() if was != has)


def _data_change(record: Record, source: Source, present: Present) -> str:
    before, read = record["fingerprint"], record["reads"]
    declared = dict(source.declared or {})
    for name in sorted({*(before["declared"] or {}), *declared}):
        if (before["declared"] or {}).get(name) != declared.get(name):
            return f"data have changed: {name}"
    for one in read:
        if not one["sha256"]:
            return f"data of another project are read: {reads.shown(one['door'], one['filters'])}"
    if before["data"] == present.data:
        return ""
    if not read and before["declared"] is None:
        return "data have changed, and the notebook does not tell which of them it reads"
    for one in read:
        if one["sha256"] != present.answer(one["door"], one["filters"]):
            return f"data have changed: {reads.shown(one['door'], one['filters'])}"
    return ""


def _source(notebook: Path, root: Path) -> Source:
    content = read_json(notebook)
    metadata = content.get("metadata", {})
    language = metadata.get("kernelspec", {}).get("language") or metadata.get("language_info", {}).get("name")
    declared: dict[str, str] | None = None
    for cell in content["cells"]:
        if "parameters" in cell["metadata"].get("tags", []):
            declared = _declared("".join(cell["source"]), notebook, root)
            break
    return Source(hash_of([language, [_cell(cell) for cell in content["cells"]]]), declared)


def _cell(cell: Mapping[str, Any]) -> list[Any]:
    tags = sorted(_WORKING_TAGS.intersection(cell["metadata"].get("tags", [])))
    return [cell["cell_type"], "".join(cell["source"]), tags, cell.get("attachments")]


def _declared(source: str, notebook: Path, root: Path) -> dict[str, str] | None:
    """Return the hashes of the files that lines such as ``# inputs: prices/*.csv, extra.csv`` declare."""
    lines = _DECLARATION.findall(source)
    if not lines:
        return None
    found: dict[str, str] = {}
    for pattern in (part.strip() for line in lines for part in line.split(",") if part.strip()):
        inside = not PurePosixPath(pattern).is_absolute() and ".." not in PurePosixPath(pattern).parts
        files = [path for path in root.glob(pattern) if path.is_file()] if inside else []
        if not files:
            raise InputError(
                f"{notebook.name}: '# inputs: {pattern}' names no file of the project. "
                "Give a path or a pattern below the project folder, such as data/extra/*.csv."
            )
        found |= {path.relative_to(root).as_posix(): hash_of_file(path) for path in files}
    return dict(sorted(found.items()))


def _installed(names: Iterable[str]) -> dict[str, str]:
    """Return the versions of packages and of all that they require, as far as it is installed."""
    from importlib.metadata import PackageNotFoundError, distribution

    found: dict[str, str] = {}
    waiting, looked_for = list(names), set()
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in looked_for:
            continue
        looked_for.add(name)
        try:
            about = distribution(name).metadata
        except PackageNotFoundError:
            continue
        found[name] = about["Version"]
        required = (text for text in about.get_all("Requires-Dist") or [] if "extra ==" not in text)
        waiting += [re.split(r"[^A-Za-z0-9._-]", text, maxsplit=1)[0] for text in required]
    return {name: found.get(name, MISSING) for name in sorted({*found, *names})}


def _settings(root: Path) -> list[Path]:
    """Return the files in which a user may have set something that shows in outputs, where they may be."""
    # Unlike Path.home, this works for a user without a home folder.
    home, given = Path(os.path.expanduser("~")), os.environ  # noqa: PTH111
    configured = Path(given.get("XDG_CONFIG_HOME") or home / ".config", "matplotlib")
    matplotlib = Path(given.get("MPLCONFIGDIR") or configured)
    named = Path(given.get("MATPLOTLIBRC") or matplotlib)
    folders = (root, named, matplotlib, home / ".matplotlib")
    profile = Path(given.get("IPYTHONDIR") or home / ".ipython", "profile_default")
    configurations = [
        profile / f"ipython_{name}config.{end}" for name in ("", "kernel_") for end in ("py", "json")
    ]
    return [
        named,
        *(folder / "matplotlibrc" for folder in folders),
        *configurations,
        *profile.glob("startup/*.*py"),
    ]
