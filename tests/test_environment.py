"""The three lists of packages say the same: pyproject.toml, environment.yml, requirements.lock."""

import ast
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

PROJECT = Path(__file__).resolve().parents[1]

# What conda-forge or the import statement calls a package, where it is not what pip calls it.
CONDA_NAMES = {
    "great-tables": "great_tables",
    "jupyter-client": "jupyter_client",
    "matplotlib": "matplotlib-base",
}
IMPORT_NAMES = {
    "axe_playwright_python": "axe-playwright-python",
    "great_tables": "great-tables",
    "IPython": "ipython",
    "docx": "python-docx",
    "jupyter_client": "jupyter-client",
    "yaml": "pyyaml",
}

# Compared with where they are installed, and needed by no test: other_scanners.py says so.
COMPARED = {"duckling", "quantulum3"}
# Installed by make fuzz, apart from all else.
FUZZED = {"atheris"}

ONE_BOUND = re.compile(r"(?P<name>[a-z0-9_-]+)(?P<bound>[<>=!~]=?.*)?")
PINNED = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ;\\]+)", re.MULTILINE)


def pyproject() -> dict[str, Any]:
    project: dict[str, Any] = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))[
        "project"
    ]
    return project


def bounds(requirements: list[str]) -> dict[str, SpecifierSet]:
    return {parsed.name: parsed.specifier for parsed in map(Requirement, requirements)}


def expected_in_conda(project: dict[str, Any]) -> dict[str, SpecifierSet]:
    extras = project["optional-dependencies"]
    wanted = bounds(project["dependencies"] + extras["lab"] + extras["test"])
    named = {CONDA_NAMES.get(name, name): bound for name, bound in wanted.items()}
    return {"python": SpecifierSet(project["requires-python"]), "pip": SpecifierSet(), **named}


def listed_in_conda(text: str) -> dict[str, SpecifierSet]:
    listed = {}
    for entry in yaml.safe_load(text)["dependencies"]:
        if isinstance(entry, str):
            match = ONE_BOUND.fullmatch(entry)
            assert match, f"environment.yml: {entry!r} is not a name and a bound"
            listed[match["name"]] = SpecifierSet(match["bound"] or "")
    return listed


def differences(expected: dict[str, SpecifierSet], listed: dict[str, SpecifierSet]) -> list[str]:
    missing = [f"{name} is missing" for name in sorted(expected.keys() - listed.keys())]
    extra = [f"{name} is not in pyproject.toml" for name in sorted(listed.keys() - expected.keys())]
    unequal = [
        f"{name}: {listed[name]} is not {expected[name]}"
        for name in sorted(expected.keys() & listed.keys())
        if expected[name] != listed[name]
    ]
    return missing + extra + unequal


def conda_text() -> str:
    return (PROJECT / "environment.yml").read_text(encoding="utf-8")


def test_environment_yml_lists_the_packages_of_pyproject() -> None:
    assert differences(expected_in_conda(pyproject()), listed_in_conda(conda_text())) == []


def test_environment_yml_adds_econlab_itself_and_nothing_else_with_pip() -> None:
    environment = yaml.safe_load(conda_text())
    assert environment["name"] == "econlab"
    assert environment["channels"] == ["conda-forge"]
    assert [entry for entry in environment["dependencies"] if not isinstance(entry, str)] == [
        {"pip": ["-e ."]}
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  - pandas>=2.2\n", "  - pandas>=2.1\n", "pandas: >=2.1 is not >=2.2"),
        ("  - pandas>=2.2\n", "  - pandas\n", "pandas:  is not >=2.2"),
        ("  - pandas>=2.2\n", "", "pandas is missing"),
        ("  - pip\n", "  - pip\n  - polars>=1.0\n", "polars is not in pyproject.toml"),
        ("python>=3.11", "python>=3.12", "python: >=3.12 is not >=3.11"),
    ],
)
def test_a_difference_in_environment_yml_is_found(old: str, new: str, said: str) -> None:
    text = conda_text()
    assert text.count(old) == 1
    assert differences(expected_in_conda(pyproject()), listed_in_conda(text.replace(old, new))) == [said]


def lock_text() -> str:
    return (PROJECT / "requirements.lock").read_text(encoding="utf-8")


def locked() -> dict[str, set[str]]:
    versions: dict[str, set[str]] = {}
    for match in PINNED.finditer(lock_text()):
        versions.setdefault(match["name"], set()).add(match["version"])
    return versions


def direct_requirements() -> list[Requirement]:
    whole = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = whole["project"]["optional-dependencies"].values()
    groups = [whole["build-system"]["requires"], whole["project"]["dependencies"], *extras]
    return [Requirement(text) for group in groups for text in group]


@pytest.mark.parametrize("requirement", direct_requirements(), ids=str)
def test_the_lock_holds_a_version_that_fits(requirement: Requirement) -> None:
    versions = locked().get(requirement.name, set())
    assert versions, f"{requirement.name} is not in requirements.lock: run make lock"
    unfit = [version for version in versions if version not in requirement.specifier]
    assert not unfit, (
        f"requirements.lock has {requirement.name} {unfit}, not {requirement.specifier}: run make lock"
    )


def test_every_locked_requirement_has_hashes() -> None:
    joined = re.sub(r"\\\n\s*", " ", lock_text())
    requirements = [line for line in joined.splitlines() if line and not line.startswith("#")]
    assert len(requirements) == len(PINNED.findall(lock_text()))
    assert [line for line in requirements if not re.search(r" --hash=sha256:[0-9a-f]{64}\b", line)] == []


def test_what_make_fuzz_installs_is_pinned_with_hashes() -> None:
    text = (PROJECT / "tests" / "fuzz" / "requirements.txt").read_text(encoding="utf-8")
    lines = [line for line in re.sub(r"\\\n\s*", " ", text).splitlines() if not line.startswith("#")]
    assert [line.partition("==")[0] for line in lines] == sorted(FUZZED)
    assert all(re.fullmatch(r"[a-z]+==[0-9.]+( +--hash=sha256:[0-9a-f]{64})+", line) for line in lines)


def test_the_lock_names_no_host_and_no_option() -> None:
    assert "://" not in lock_text()
    assert (
        re.findall(r"^\s*-.*", re.sub(r"^ {4}--hash=.*\n", "", lock_text(), flags=re.MULTILINE), re.MULTILINE)
        == []
    )


def test_the_hook_formats_with_the_locked_ruff() -> None:
    hooks = yaml.safe_load((PROJECT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    [revision] = [repo["rev"] for repo in hooks["repos"] if repo["repo"].endswith("/ruff-pre-commit")]
    assert {revision.removeprefix("v")} == locked()["ruff"]


def imported_packages(folder: Path) -> set[str]:
    names: set[str] = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.partition(".")[0])
    return {IMPORT_NAMES.get(name, name) for name in names - sys.stdlib_module_names - {"econlab"}}


def test_what_econlab_imports_is_declared() -> None:
    project = pyproject()
    extras = project["optional-dependencies"]
    wanted = [one for name in ("cluster", "documents", "export", "lab", "parquet") for one in extras[name]]
    declared = bounds(project["dependencies"] + wanted).keys()
    assert sorted(imported_packages(PROJECT / "src") - declared) == []


def test_what_tests_and_benchmarks_import_is_declared() -> None:
    project = pyproject()
    extras = project["optional-dependencies"]
    declared = bounds(project["dependencies"] + extras["browser"] + extras["test"]).keys()
    folders = [PROJECT / "tests", PROJECT / "benchmarks"]
    own = {
        name for folder in folders for path in folder.rglob("*.py") for name in (path.stem, path.parent.name)
    }
    imported = set().union(*map(imported_packages, folders))
    assert sorted(imported - declared - own) == sorted(COMPARED | FUZZED)


def test_the_version_is_the_same_wherever_it_is_written() -> None:
    version = pyproject()["version"]
    citation = yaml.safe_load((PROJECT / "CITATION.cff").read_text(encoding="utf-8"))
    assert str(citation["version"]) == version
    assert f"econlab {version} " in (PROJECT / "LICENSE-data").read_text(encoding="utf-8")
