"""The imports point one way, measures only compute, and importing econlab is quick."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "econlab"

# Which other parts of econlab each part may import. cli may import every part, and so may the
# package's own __init__, which lists the public names; no part imports either of the two.
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "faces": set(),
    "project": {"errors"},
    "scratch": set(),
    "evidence": {"errors", "faces", "project", "scratch"},
    "scanning": {"errors", "project", "evidence"},
    "measures": {"errors", "evidence", "faces"},
    "showing": {"errors", "project", "evidence", "scanning"},
    "running": {"errors", "project", "scratch", "evidence", "scanning", "showing"},
}
MAY_IMPORT |= {"cli": set(MAY_IMPORT), "__init__": set(MAY_IMPORT), "__main__": {"cli"}}

# A measure takes frames and numbers and returns results: it reads no file, draws and prints nothing.
NOT_IMPORTED_BY_MEASURES = {
    "IPython",
    "glob",
    "io",
    "matplotlib",
    "os",
    "pathlib",
    "seaborn",
    "shutil",
    "subprocess",
    "tempfile",
}
NOT_CALLED_BY_MEASURES = {"input", "open", "print"}

# Imported inside the functions that use them, so that `import econlab` is quick.
HEAVY = {
    "IPython",
    "distributed",
    "great_tables",
    "ipykernel",
    "ipywidgets",
    "jinja2",
    "jupyter_client",
    "lxml",
    "matplotlib",
    "nbclient",
    "nbconvert",
    "nbformat",
    "openpyxl",
    "pandas",
    "papermill",
    "pyarrow",
    "pypdfium2",
    "scipy",
    "seaborn",
    "statsmodels",
}
# Jupyter, and the process that workers are forked from, alone import these files.
IMPORTED_BY_OTHERS = {Path("running", "provisioner.py"), Path("running", "worker.py")}


class Import(NamedTuple):
    """One imported name: in which file and line, and whether importing the file imports it."""

    path: Path
    line: int
    name: str
    at_once: bool

    @property
    def part(self) -> str:
        """The part of econlab that imports: the first folder or file below the package."""
        return self.path.parts[0].removesuffix(".py")

    @property
    def library(self) -> str:
        return self.name.partition(".")[0]

    def __str__(self) -> str:
        return f"{self.path.as_posix()}:{self.line} imports {self.name}"


def parsed(package: Path) -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(package.rglob("*.py")):
        yield path.relative_to(package), ast.parse(path.read_text(encoding="utf-8"))


def imported_names(node: ast.Import | ast.ImportFrom, path: Path) -> list[str]:
    """Absolute dotted names: ``from a import b`` imports ``a.b``."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    here = ["econlab", *path.parent.parts]
    above = here[: len(here) + 1 - node.level] if node.level else []
    base = [*above, *([node.module] if node.module else [])]
    return [".".join([*base, alias.name]) for alias in node.names]


def is_put_off(node: ast.AST) -> bool:
    if isinstance(node, ast.If):
        return "TYPE_CHECKING" in ast.unparse(node.test)
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)


def imports_below(node: ast.AST, path: Path, *, at_once: bool = True) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            for name in imported_names(child, path):
                yield Import(path, child.lineno, name, at_once)
        yield from imports_below(child, path, at_once=at_once and not is_put_off(child))


def imports(package: Path) -> list[Import]:
    return [found for path, tree in parsed(package) for found in imports_below(tree, path)]


def wrong_arrows(package: Path) -> list[str]:
    wrong = []
    for found in imports(package):
        if found.library != "econlab":
            continue
        target = found.name.split(".")[1] if "." in found.name else "__init__"
        if target != found.part and target not in MAY_IMPORT.get(found.part, set()):
            wrong.append(str(found))
    return wrong


def impurities(package: Path) -> list[str]:
    found = [
        str(one)
        for one in imports(package)
        if one.part == "measures" and one.library in NOT_IMPORTED_BY_MEASURES
    ]
    for path, tree in parsed(package):
        if path.parts[0] != "measures":
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                called = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                if called in NOT_CALLED_BY_MEASURES:
                    found.append(f"{path.as_posix()}:{node.lineno} calls {called}")
    return found


def heavy_at_import(package: Path) -> list[str]:
    return [
        str(found)
        for found in imports(package)
        if found.at_once and found.library in HEAVY and found.path not in IMPORTED_BY_OTHERS
    ]


def importers(package: Path, files: set[Path]) -> list[str]:
    names = {".".join(["econlab", *path.with_suffix("").parts]) for path in files}
    return [str(found) for found in imports(package) if found.name in names]


def test_imports_point_one_way() -> None:
    assert wrong_arrows(PACKAGE) == []


def test_every_part_has_its_rule() -> None:
    parts = {path.parts[0].removesuffix(".py") for path, _ in parsed(PACKAGE)}
    assert parts - MAY_IMPORT.keys() == set()


def test_measures_read_no_file_and_draw_and_print_nothing() -> None:
    assert impurities(PACKAGE) == []


def test_importing_econlab_imports_no_heavy_library() -> None:
    assert heavy_at_import(PACKAGE) == []
    assert importers(PACKAGE, IMPORTED_BY_OTHERS) == []


@pytest.mark.parametrize(
    ("path", "line", "allowed"),
    [
        ("evidence/a.py", "from econlab.errors import InputError", True),
        ("evidence/a.py", "from econlab.evidence import intervals", True),
        ("evidence/a.py", "from .intervals import Interval", True),
        ("evidence/a.py", "import econlab.measures.growth", False),
        ("evidence/a.py", "from ..measures import growth", False),
        ("evidence/a.py", "from .. import measures", False),
        ("evidence/a.py", "def f():\n    from econlab import showing", False),
        ("evidence/a.py", "import econlab", False),
        ("errors.py", "from econlab.project import root", False),
        ("errors.py", "from .project import root", False),
        ("measures/a.py", "from econlab.evidence.intervals import Interval", True),
        ("measures/a.py", "from econlab.project import root", False),
        ("measures/a.py", "from econlab.showing.charts import chart", False),
        ("showing/a.py", "from econlab.running.results import record", False),
        ("running/a.py", "from econlab.showing import pages", True),
        ("running/a.py", "from econlab.measures import growth", False),
        ("running/a.py", "from econlab.cli import main", False),
        ("cli.py", "from econlab.running import runs", True),
        ("__init__.py", "from econlab.measures.growth import multiplier", True),
        ("__init__.py", "from .cli import main", False),
        ("__main__.py", "from econlab.cli import main", True),
        ("a_new_part.py", "from econlab.errors import InputError", False),
    ],
)
def test_an_arrow_that_points_back_is_found(tmp_path: Path, path: str, line: str, allowed: bool) -> None:
    write(tmp_path / path, line)
    assert (wrong_arrows(tmp_path) == []) is allowed


@pytest.mark.parametrize(
    ("line", "allowed"),
    [
        ("import pandas", True),
        ("from pathlib import Path", False),
        ("def f():\n    import os.path", False),
        ("import matplotlib.pyplot as plt", False),
        ("def f():\n    from IPython.display import display", False),
        ("def f():\n    print('a')", False),
        ("with open('a'):\n    pass", False),
        ("import codecs\ncodecs.open('a')", False),
    ],
)
def test_a_measure_that_reads_draws_or_prints_is_found(tmp_path: Path, line: str, allowed: bool) -> None:
    write(tmp_path / "measures" / "a.py", line)
    assert (impurities(tmp_path) == []) is allowed
    write(tmp_path / "showing" / "a.py", "import matplotlib\nprint('a')")
    assert (impurities(tmp_path) == []) is allowed


@pytest.mark.parametrize(
    ("line", "allowed"),
    [
        ("import pandas", False),
        ("try:\n    from papermill import execute_notebook\nexcept ImportError:\n    pass", False),
        ("def f():\n    import pandas", True),
        ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import pandas", True),
    ],
)
def test_a_heavy_import_is_found(tmp_path: Path, line: str, allowed: bool) -> None:
    write(tmp_path / "showing" / "a.py", line)
    assert (heavy_at_import(tmp_path) == []) is allowed


def write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text + "\n", encoding="utf-8")


def test_the_map_names_every_module() -> None:
    text = (PACKAGE.parents[1] / "ARCHITECTURE.md").read_text(encoding="utf-8").partition("## The modules")[2]
    tables = re.findall(r"\| `(\w+)` \| subject \|\n\|---\|---\|\n((?:\|.*\n)+)", text)
    named = {
        (part, name)
        for part, rows in tables
        for row in rows.splitlines()
        for name in re.findall("`(\\w+)`", row.split("|")[1])
    }
    there = {(path.parent.name, path.stem) for path in PACKAGE.glob("*/*.py") if path.stem != "__init__"}
    assert named == there
