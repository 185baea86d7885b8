"""Runs: which of those asked for have to be done, and the report gathered from all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from econlab.errors import InputError, nearest
from econlab.evidence import building, catalogue
from econlab.running.choices import Choice, Codes, Ranges, choose, known_codes
from econlab.running.doing import Sweep, Way
from econlab.running.fingerprints import Present
from econlab.running.gathering import gather
from econlab.running.parameters import RANGES
from econlab.running.progress import Progress
from econlab.running.reports import Record, earlier, failure, unwritable, writable


class Interrupted(KeyboardInterrupt):
    """Ctrl-C, after all that was complete has been kept."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended.

    Attributes
    ----------
    notebook, run : str
        File stem of the notebook, and name of the run.
    outcome : str
        ``done``, ``failed`` or ``skipped``.
    """

    notebook: str
    run: str
    outcome: str


def run(
    notebooks: Sequence[str],
    parameters: Sequence[str],
    *,
    root: Path,
    output: Path | None = None,
    way: Way | None = None,
) -> list[Record]:
    """Execute notebooks with the same parameters, and return what a script goes on with.

    This is `chosen`, then `run_choices`.

    Parameters
    ----------
    notebooks : sequence of str
        File stems in the project's ``notebooks`` folder; none means all of them.
    parameters : sequence of str
        ``name=value`` texts, for all of these notebooks.
    root : pathlib.Path
        The project folder.
    output : pathlib.Path, optional
        Where the report goes; ``reports`` in the project when not given.
    way : Way, optional
        How they are to be done.

    Returns
    -------
    list of dict
        The record of each run; its ``outcome`` is ``done``, ``failed`` or ``skipped``.

    Raises
    ------
    InputError, Interrupted
        As `chosen` and `run_choices`.
    """
    choices = chosen(notebooks, parameters, root=root)
    outcomes = run_choices(choices, root=root, output=output, way=way)
    folder = output or root / "reports"
    return [
        failure(one.notebook, one.run, folder)
        if one.outcome == "failed"
        else earlier(one.notebook, one.run, folder) | {"outcome": one.outcome}
        for one in outcomes
    ]


def chosen(
    notebooks: Sequence[str],
    parameters: Sequence[str],
    *,
    root: Path,
    codes: Codes | None = None,
    ranges: Ranges | None = None,
) -> list[Choice]:
    """Return one checked run for each notebook named.

    Parameters
    ----------
    notebooks, parameters, root
        As for `run`.
    codes : mapping of str to collection of str, optional
        Parameter name to the codes it may take, besides those of the vocabulary.
    ranges : mapping of str to Range, optional
        Parameter name to the numbers it may take, besides `RANGES`.

    Raises
    ------
    InputError
        When a notebook is not there, or a parameter is wrong.
    """
    return choose(
        find(root, notebooks),
        parameters,
        codes={**known_codes(root), **(codes or {})},
        ranges={**RANGES, **(ranges or {})},
    )


def run_choices(
    choices: Sequence[Choice], *, root: Path, output: Path | None = None, way: Way | None = None
) -> list[Outcome]:
    """Execute runs, several at a time, and gather the report from every run so far.

    A run is skipped where nothing it depends on has changed since it was last
    done, and its outputs are as it left them. Otherwise it replaces the earlier
    run of the same notebook with the same parameters once it is complete. One that
    fails leaves the earlier one as it was, and the other runs go on.

    Parameters
    ----------
    choices : sequence of Choice
        The runs, all checked, each once.
    root : pathlib.Path
        The project folder.
    output : pathlib.Path, optional
        Where the report goes; ``reports`` in the project when not given.
    way : Way, optional
        How they are to be done.

    Returns
    -------
    list of Outcome
        How each run ended, in the order asked.

    Raises
    ------
    InputError
        When declared inputs are not there, a translation cannot be read, the built data
        are older than the raw tables, a row of one's own data is wrong, the output folder
        cannot be written, no scheduler answers, or a worker differs from this machine.
    Interrupted
        On Ctrl-C, with what is complete kept.
    """
    way = way or Way()
    present = Present(root)
    for notebook, language in dict.fromkeys((choice.notebook, choice.language) for choice in choices):
        present.source(notebook)  # refuses declared inputs that are not there
        present.translation(notebook, language)  # and one that cannot be read
    folder = writable(output or root / "reports")
    progress = Progress(len(choices))
    _make_data(root, progress)
    sweep = Sweep(choices, present, folder, progress, way)
    due = sweep.due()
    if due:
        present.tables()  # refuses wrong rows of one's own data, while the report is as it was
    try:
        sweep.do(due)
    except KeyboardInterrupt:
        raise Interrupted(_interrupted(progress)) from None
    finally:
        try:
            gather(folder, root)
        except OSError as error:
            raise InputError(unwritable(folder, error)) from None
        finally:
            progress.summary()
    return [Outcome(choice.name, choice.run, sweep.outcomes[choice.name, choice.run]) for choice in choices]


def _interrupted(progress: Progress) -> str:
    kept = progress.counts["done"] + progress.counts["skipped"]
    return (
        f"interrupted: {kept} of {progress.total} runs are complete and kept. "
        "Give the same command again to go on."
    )


def find(root: Path, names: Sequence[str]) -> list[Path]:
    """Return the notebooks of a project that names stand for, each once.

    Parameters
    ----------
    root : pathlib.Path
        The project folder.
    names : sequence of str
        File stems, or paths of files in ``notebooks``; none means all of them. A
        file whose name begins with a dot is none.

    Raises
    ------
    InputError
        When there is no such notebook.
    """
    folder = root / "notebooks"
    there = {path.stem: path for path in sorted(folder.glob("[!.]*.ipynb"))}
    if not there:
        raise InputError(f"{folder}: there is no notebook to run.")
    return list(dict.fromkeys(_named(name, there) for name in names)) or list(there.values())


def _named(name: str, there: Mapping[str, Path]) -> Path:
    if name in there:
        return there[name]
    for path in there.values():
        if name == path.name or Path(name).resolve() == path.resolve():
            return path
    raise InputError(missing(name, there))


def missing(name: str, there: Iterable[str]) -> str:
    """Return what is wrong where no notebook has a name, given the names of those that are there."""
    names = list(there)
    return f"There is no notebook {name!r}{nearest(name, names)}. Expected one of {', '.join(names)}."


def _make_data(root: Path, progress: Progress) -> None:
    if (root / "data" / "processed" / "datapackage.json").is_file():
        catalogue.check_current(root)
    else:
        progress.say("data/processed is not there: building it from data/raw.")
        building.build(root)
