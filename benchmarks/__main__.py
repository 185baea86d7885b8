"""Measure econlab beside what its users would use instead: ``make bench``.

``python benchmarks [SUBJECT]`` measures everything, or one subject (``scan`` for
``bench_scan.py``). The page ``RESULTS.md`` is written by a whole run alone, at its end
and only when everything was measured; other runs print it. ``ECONLAB_BENCH=quick`` measures
one short pair of each, to see that all works. ``ECONLAB_BENCH_RUNS`` is how many runs the
longest sweep has (100). Progress is told on standard error.
"""

import os
import sys
import tempfile
from collections.abc import Mapping
from contextlib import redirect_stdout
from pathlib import Path

import machine
import pytest
from measured import FILES, HERE, RESULTS, Measured

WRONG = 2
OPTIONS = (
    "-v", "-s", "--tb=short", "--no-header", "--no-showlocals", "--benchmark-quiet", "-p", "no:cacheprovider",
    "-o", f"python_files={FILES}", "-o", "python_functions=bench_*", "-o", "pythonpath=tests benchmarks",
    "-o", "filterwarnings=default", "-o", "console_output_style=count", "-W", "ignore::ResourceWarning",
)  # fmt: skip


def main(arguments: list[str], environment: Mapping[str, str], folder: Path) -> int:
    """Measure, with files in a folder of its own, and return the exit code."""
    subjects = {path.stem.removeprefix("bench_"): path for path in sorted(HERE.glob(FILES))}
    mode, runs = environment.get("ECONLAB_BENCH") or "full", environment.get("ECONLAB_BENCH_RUNS") or "100"
    wrong = [name for name in arguments if name not in subjects]
    if wrong:
        return refused(f"found {wrong[0]!r}, expected a subject: {', '.join(subjects)}")
    if mode not in {"full", "quick"}:
        return refused(f"ECONLAB_BENCH: found {mode!r}, expected full or quick")
    if not runs.isdecimal() or int(runs) < 10:
        return refused(f"ECONLAB_BENCH_RUNS: found {runs!r}, expected a whole number, 10 or more")
    measured = Measured(mode == "quick", int(runs), machine.load())
    paths = [str(subjects[name]) for name in arguments] or [str(HERE)]
    with redirect_stdout(sys.stderr):
        code = pytest.main([*OPTIONS, f"--basetemp={folder}", *paths], [measured])
    if code:
        return refused("not everything was measured (above), so that no page is made", code=1)
    if arguments or measured.quick:
        print(measured.page(), end="")
    else:
        write(RESULTS, measured.page())
    return 0


def refused(sentence: str, code: int = WRONG) -> int:
    """Tell why there are no results."""
    print(f"benchmarks: {sentence}.", file=sys.stderr)
    return code


def write(path: Path, text: str) -> None:
    """Put a page in the place of an earlier one, whole."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    unfinished.write_text(text, encoding="utf-8", newline="\n")
    unfinished.replace(path)


if __name__ == "__main__":
    # The server of warm kernels is one of its own, outlasts what is slower, and ends with this folder.
    with tempfile.TemporaryDirectory(prefix="bench-") as runtime:
        os.environ |= {"XDG_RUNTIME_DIR": runtime, "ECONLAB_WARM_IDLE": "3600"}
        sys.exit(main(sys.argv[1:], os.environ, Path(runtime, "files")))
