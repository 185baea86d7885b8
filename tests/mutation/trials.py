"""Tests run in forked children: once clean, to learn which lines each covers, then with one fault each."""

from __future__ import annotations

import ast
import gc
import json
import os
import re
import resource
import signal
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import _lru_cache_wrapper
from itertools import zip_longest
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest

from mutation.mutants import PACKAGE, ROOT, Mutant

# A test of this length is given that many times as long with a fault, and some seconds more.
PATIENCE, GRACE = 5, 10
MEMORY = 4 << 30
ADDRESS = re.compile(" at 0x[0-9a-f]+")
# Statistics are looked for in less than the usual number of examples, always the same.
EXAMPLES = 50
# In the names of tests that go through the whole evidence several times: too slow to ask for every fault.
WIDE = "rest_on_their_indicators_alone"


@dataclass
class Clean:
    """What a test does without a fault: how long it takes, and the lines of the modules that it runs."""

    seconds: float = 0.0
    lines: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))


@dataclass(frozen=True)
class Outcome:
    """What became of a mutant: ``killed`` and by which test, ``timeout``, or ``survived``."""

    status: str
    test: str = ""


def collected(files: Sequence[str], work: Callable[[Bench], None]) -> None:
    """Import the tests of some files once, and do some work with them."""

    class Loop:
        def pytest_configure(self) -> None:
            _settle_examples()

        @pytest.hookimpl(tryfirst=True)
        def pytest_runtestloop(self, session: pytest.Session) -> bool:
            if session.testsfailed:
                sys.exit("a file of tests cannot be imported")
            work(Bench([item for item in session.items if item.nodeid.split("::")[0] in files]))
            return True

    # A module that is named has its assertions rewritten: only its folder is, for its examples.
    named = {file if file.startswith("tests/") else file.rpartition("/")[0] for file in files}
    # A forked process has only the thread that forked it.
    os.environ.update(dict.fromkeys(("MKL_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1"))
    plugins = [f"-pno:{name}" for name in ("cacheprovider", "faulthandler", "nbval")]
    options = ["-q", "-q", "-s", "--no-summary", "-k", f"not {WIDE}", *plugins]
    with tempfile.TemporaryDirectory(prefix="mutants-") as scratch:
        status = pytest.main(
            [*options, f"--basetemp={scratch}/pytest", "-o", "addopts=--doctest-modules", *sorted(named)],
            [Loop()],
        )
    if status != pytest.ExitCode.OK:
        sys.exit(f"the tests could not be collected: {status!r}")


def _settle_examples() -> None:
    # Only now: pytest wants to see its plugins imported first.
    from hypothesis import HealthCheck, Phase, settings

    settings.register_profile(
        "mutation", derandomize=True, database=None, max_examples=EXAMPLES, deadline=None,
        phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    settings.load_profile("mutation")


class Bench:
    """Collected tests, and the functions that faults are put into."""

    def __init__(self, items: Sequence[pytest.Item]) -> None:
        self.items = {item.nodeid: item for item in items}
        gc.collect()
        known = gc.get_objects()
        self._functions: dict[str, list[FunctionType]] = defaultdict(list)
        for found in known:
            if isinstance(found, FunctionType) and found.__code__.co_filename.startswith(str(PACKAGE)):
                self._functions[found.__code__.co_filename].append(found)
        self._caches = [found for found in known if isinstance(found, _lru_cache_wrapper)]
        gc.freeze()

    def clean(self, file: str) -> dict[str, Clean]:
        """Run the tests of one file as they are; stop where one fails."""
        items = [item for name, item in self.items.items() if name.split("::")[0] == file]
        with _child(lambda tell: tell(_covered(items, self._caches)), 3600) as child:
            found, _ = child.wait()
        if not isinstance(found, dict):
            sys.exit(f"a test fails without any fault in the code, or its process ended: {found or file}")
        return {
            name: Clean(told["seconds"], {module: set(lines) for module, lines in told["lines"].items()})
            for name, told in found.items()
        }

    def tried(self, mutant: Mutant, tests: Sequence[str], seconds: float) -> Outcome:
        """Run tests with a fault in the code, until the first one fails."""
        items = [self.items[test] for test in tests]

        def body(tell: Callable[[Any], None]) -> None:
            for cache in self._caches:
                if (cache.__module__ or "").startswith("econlab"):
                    cache.cache_clear()
            if not self._install(mutant):
                tell("not installed")
                return
            _watched(items, tell)

        with _child(body, GRACE + PATIENCE * seconds) as child:
            found, status = child.wait()
        if isinstance(found, str):
            if found == "not installed":
                raise RuntimeError(f"no function holds {mutant.id}: {mutant.change}")
            return Outcome("killed", found)
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGALRM, signal.SIGKILL):
            return Outcome("timeout")
        return Outcome("survived") if status == 0 else Outcome("killed", f"status {status}")

    def _install(self, mutant: Mutant) -> bool:
        """Put a fault into the imported module; return whether it has reached a function or a name."""
        source, name = mutant.path.read_text(encoding="utf-8"), str(mutant.path)
        tree, faulty = ast.parse(source), mutant.tree(source)
        if mutant.runs:
            changed = _changed(compile(tree, name, "exec"), compile(faulty, name, "exec"))
            return self._replace(name, changed)
        module = sys.modules["econlab." + mutant.module.removesuffix(".py").replace("/", ".")]
        at = next(n for n, pair in enumerate(zip(tree.body, faulty.body, strict=True)) if _differ(*pair))
        code = compile(ast.Module([faulty.body[at]], []), name, "exec")
        return self._again(module, code)

    def _replace(self, file: str, changed: Mapping[CodeType, CodeType]) -> bool:
        reached = False
        for function in self._functions[file]:
            if (code := changed.get(function.__code__)) is not None:
                function.__code__ = code
                reached = True
        return reached

    def _again(self, module: ModuleType, code: CodeType) -> bool:
        """Execute one statement of a module again, and have what it defines take the place of what was."""
        before = dict(vars(module))
        exec(code, space := dict(before))
        changed = {name: value for name, value in space.items() if value is not before.get(name)}
        for name, value in changed.items():
            old = before.get(name)
            if isinstance(old, FunctionType) and isinstance(value, FunctionType):
                _take_defaults(old, value)
            elif isinstance(old, type) and isinstance(value, type):
                _take_attributes(old, value)
            else:
                _rename(old, value)
        return bool(changed)


def _differ(first: ast.AST, second: ast.AST) -> bool:
    return ast.dump(first) != ast.dump(second)


def _changed(clean: CodeType, faulty: CodeType) -> dict[CodeType, CodeType]:
    """Codes of a module that a fault changes, those around it included."""
    found = {clean: faulty} if clean != faulty else {}
    inner = [[code for code in outer.co_consts if isinstance(code, CodeType)] for outer in (clean, faulty)]
    for pair in zip(*inner, strict=False):
        found |= _changed(*pair)
    return found


def _take_defaults(old: FunctionType, new: FunctionType) -> None:
    if ADDRESS.sub("", repr(old.__defaults__)) != ADDRESS.sub("", repr(new.__defaults__)):
        old.__defaults__ = new.__defaults__
    if ADDRESS.sub("", repr(old.__kwdefaults__)) != ADDRESS.sub("", repr(new.__kwdefaults__)):
        old.__kwdefaults__ = new.__kwdefaults__


def _take_attributes(old: type, new: type) -> None:
    for name, value in vars(new).items():
        was = vars(old).get(name)
        pair = tuple(getattr(one, "__func__", getattr(one, "fget", one)) for one in (was, value))
        if all(isinstance(one, FunctionType) for one in pair):
            _take_defaults(*pair)  # type: ignore[arg-type]
        elif isinstance(value, int | float | str | tuple) and value != was and not name.startswith("__"):
            setattr(old, name, value)


def _rename(old: object, new: object) -> None:
    """Have every module that knows an object know another instead."""
    for module in [*sys.modules.values()]:
        for name, value in [*getattr(module, "__dict__", {}).items()]:
            if value is old and getattr(module, "__name__", "").startswith(("econlab", "test_", "small_")):
                setattr(module, name, new)


class _Child:
    def __init__(self, pid: int, pipe: int) -> None:
        self.pid, self._pipe = pid, pipe

    def wait(self) -> tuple[Any, int]:
        with os.fdopen(self._pipe, "rb") as stream:
            told = stream.read()
        _, status = os.waitpid(self.pid, 0)
        return (json.loads(told) if told else None), status


@contextmanager
def _child(body: Callable[[Callable[[Any], None]], None], seconds: float) -> Iterator[_Child]:
    """Run a body in a forked process, which ends by itself even where this one is killed."""
    with tempfile.TemporaryDirectory(prefix="mutant-") as scratch:
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            status = 3
            try:
                os.close(reading)
                _confine(scratch, seconds)

                with os.fdopen(writing, "wb") as stream:
                    body(lambda found: _send(stream, found))
                status = 0
            finally:
                os._exit(status)
        os.close(writing)
        try:
            yield _Child(pid, reading)
        finally:
            # What the tests started themselves.
            with suppress(ProcessLookupError):
                os.killpg(pid, signal.SIGKILL)


def _send(stream: Any, found: Any) -> None:
    stream.write(json.dumps(found).encode())
    stream.flush()


def _confine(scratch: str, seconds: float) -> None:
    os.setpgid(0, 0)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(int(10 * seconds) + 60)
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 5))
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    tempfile.tempdir = scratch
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)


def _run(items: Sequence[pytest.Item]) -> None:
    for item, following in zip_longest(items, items[1:]):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)


class _Failure:
    """Ends the process at the first failure, before anything is written about it."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[Any]) -> None:
        if call.excinfo and not issubclass(call.excinfo.type, pytest.skip.Exception):
            self._tell(item.nodeid)
            os._exit(1)


def _watched(items: Sequence[pytest.Item], tell: Callable[[Any], None]) -> None:
    items[0].config.pluginmanager.register(_Failure(tell))
    _run(items)


class _Contexts:
    """Tells a measurement which part of which test is running."""

    def __init__(self, coverage: Any, caches: Iterable[Any]) -> None:
        self._coverage, self._caches = coverage, caches
        self.seconds: dict[str, float] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        for cache in self._caches:
            if (cache.__module__ or "").startswith("econlab.evidence"):
                cache.cache_clear()
        start = time.process_time()
        found = yield
        self.seconds[item.nodeid] = round(time.process_time() - start, 4)
        return found

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        self._coverage.switch_context(f"{item.nodeid}|setup")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_call(self, item: pytest.Item) -> None:
        self._coverage.switch_context(f"{item.nodeid}|call")


def _covered(items: Sequence[pytest.Item], caches: Iterable[Any]) -> Any:
    """Run tests under measurement; return what each did, or the name of the first that failed."""
    import coverage

    failed: list[str] = []
    measured = coverage.Coverage(
        data_file=None, config_file=False, include=[f"{PACKAGE}/evidence/*", f"{PACKAGE}/measures/*"]
    )
    contexts = _Contexts(measured, caches)
    manager = items[0].config.pluginmanager
    manager.register(contexts)

    class Failed:
        def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
            if report.failed:
                failed.append(report.nodeid)

    manager.register(Failed())
    measured.start()
    _run(items)
    measured.stop()
    if failed:
        return failed[0]
    told = {
        item.nodeid: {"seconds": contexts.seconds[item.nodeid], "lines": defaultdict(set)} for item in items
    }
    data = measured.get_data()
    for path in data.measured_files():
        module = Path(path).relative_to(PACKAGE).as_posix()
        for line, names in data.contexts_by_lineno(path).items():
            for name in names:
                _note(told, items, module, line, name)
    for test in told.values():
        test["lines"] = {module: sorted(lines) for module, lines in test["lines"].items()}
    return told


def _note(told: dict[str, Any], items: Sequence[pytest.Item], module: str, line: int, context: str) -> None:
    test, _, phase = context.rpartition("|")
    if test not in told:
        return
    told[test]["lines"][module].add(line)
    if phase == "setup":
        # What a wider fixture runs, it runs once, for every test that asks for it.
        shared = next(_wide(item) for item in items if item.nodeid == test)
        for item in items:
            if shared & _wide(item):
                told[item.nodeid]["lines"][module].add(line)


def _wide(item: pytest.Item) -> set[str]:
    known = getattr(getattr(item, "_fixtureinfo", None), "name2fixturedefs", {})
    wide = {name for name, (*_, last) in known.items() if last.scope != "function"}
    return wide - {"heard", "kernel_folder"}


def files_of_tests(modules: Iterable[str]) -> tuple[str, ...]:
    """Tests that may notice a fault: those that import an analysis module, and its own examples.

    Tests of what is shown and run are left out: the modules have tests of their own, and a fault that
    is put into this process does not reach the processes which those start.
    """
    own = {f"test_{module.rpartition('/')[2].removesuffix('.py')}" for module in modules}
    known = {f"econlab.{module.removesuffix('.py').replace('/', '.')}" for module in modules}
    tests = ROOT / "tests"
    imported = {path.stem: _imports(path) for path in tests.glob("*.py")}
    helpers = {name for name, found in imported.items() if name.startswith("small_") and found & known}
    apart = {"econlab.cli", "econlab.running", "econlab.showing", "processes", "subprocess"}
    chosen = {name for name, found in imported.items() if found & (known | helpers)}
    chosen = {name for name in chosen if name.startswith("test_") and not _parents(imported[name]) & apart}
    tests_of = (f"tests/{name}.py" for name in sorted(chosen | (own & imported.keys())))
    return (*tests_of, *(f"src/econlab/{module}" for module in modules))


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def _parents(names: Iterable[str]) -> set[str]:
    return {".".join(name.split(".")[:n]) for name in names for n in range(1, name.count(".") + 2)}
