"""Projects that a test may change, and where its processes start."""

import signal
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import settings
from raw_project import Project, own_project, write_document
from small_cluster import Cluster
from small_project import make_project

from econlab.evidence import building, checking

# How long an example takes is no law: a busy machine is to fail no test.
settings.register_profile("econlab", deadline=None)
settings.load_profile("econlab")


@pytest.fixture(scope="session")
def own_data(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A built copy of the project's own data, to be read only."""
    return own_project(tmp_path_factory.mktemp("own"))


@pytest.fixture
def project(own_data: Project, tmp_path: Path) -> Project:
    """A built copy of the project's own data, to be changed."""
    return own_data.copy(tmp_path / "project")


@pytest.fixture
def documented(project: Project) -> tuple[Project, Path]:
    """A project of three figures, and the folder with the one document that prints them."""
    ids = {"mic2023_size_2022", "mic2023_share_2022", "mic2023_multiple_chn"}
    project.write("figures", [row for row in project.rows("figures") if row["figure"] in ids])
    project.write(
        "documents", [row for row in project.rows("documents") if row["document"].startswith("mic-2023")]
    )
    for table in ("corrections", "statements", "schemes", "reference"):
        project.write(table, [])
    for figure, line in zip(sorted(ids), ("5", "2", "2"), strict=True):
        project.change("figures", {"figure": figure}, line=line)
    folder = project.root / "documents"
    folder.mkdir()
    lines = ["Report", "50,2 nghìn tỷ Nhân dân tệ, khoảng 41,5% GDP", "", "…", "tăng khoảng 3,7 lần", "end"]
    write_document(project, folder, "\n".join(lines) + "\n")
    checking.record_coverage(project.root, folder)
    building.build(project.root)
    return project, folder


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project without notebooks; beside it ``pids``, ``logs`` and the folder for what is temporary."""
    monkeypatch.setenv("ECONLAB_PROJECT", str(tmp_path / "project"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.setattr(tempfile, "tempdir", None)  # looked up anew
    for name in ("temporary", "pids", "logs"):
        (tmp_path / name).mkdir()
    return make_project(tmp_path / "project")


@pytest.fixture
def cluster(root: Path) -> Iterator[Cluster]:
    """A scheduler of Dask that nobody works for yet."""
    with ExitStack() as held:
        made = Cluster(root.parent / "logs", held)
        made.start_scheduler()
        yield made


@pytest.fixture(scope="session", autouse=True)
def kernel_folder() -> Iterator[Path]:
    """Where servers of warm kernels have their sockets while these tests run; without it they end."""
    # Not in pytest's own folder: the path of a socket has to be short.
    with tempfile.TemporaryDirectory(prefix="kernels-") as name, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", name)
        yield Path(name)


@pytest.fixture(scope="session", autouse=True)
def heard() -> None:
    """Have what a test starts hear Ctrl-C, which a shell has its background jobs ignore."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
