"""Nothing that econlab starts can be reached from another machine."""

import ipaddress
import struct
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from processes import started, until
from small_project import code, make_project, parameters, write_notebook

TCP = [Path("/proc/net/tcp"), Path("/proc/net/tcp6")]
LISTENS = "0A"

pytestmark = pytest.mark.skipif(not TCP[0].exists(), reason="reads the sockets of processes in /proc")


def address_of(written: str) -> str:
    """The address that Linux writes as words of its own byte order."""
    words = [int(written[at : at + 8], 16) for at in range(0, len(written), 8)]
    packed = struct.pack(f"={len(words)}I", *words)
    return str(ipaddress.ip_address(packed))


def listened_at() -> dict[str, str]:
    """Addresses that are listened at, by the inode of the socket."""
    rows = [line.split() for table in TCP if table.exists() for line in table.read_text().splitlines()[1:]]
    return {row[9]: address_of(row[1].partition(":")[0]) for row in rows if row[3] == LISTENS}


def processes_of(mark: str) -> Iterator[Path]:
    """Processes with a text in their environment, which those they start inherit."""
    for path in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if mark.encode() in (path / "environ").read_bytes():
                yield path


def parent_of(process: Path) -> Path:
    return Path("/proc", (process / "stat").read_text().rpartition(")")[2].split()[1])


def sockets_of(process: Path) -> set[str]:
    found = set()
    for path in (process / "fd").glob("*"):
        with suppress(OSError):
            found.add(str(path.readlink()).removeprefix("socket:[").rstrip("]"))
    return found


def test_sockets_of_a_process_are_seen() -> None:
    import socket

    for host, family in (("127.0.0.1", socket.AF_INET), ("0.0.0.0", socket.AF_INET)):
        with socket.create_server((host, 0), family=family):
            seen = listened_at()
            assert host in {seen[one] for one in sockets_of(Path("/proc/self")) & seen.keys()}


@pytest.mark.parametrize("options", [["--cold"], ["--workers", "2"]])
def test_kernels_and_workers_listen_on_this_machine_only(tmp_path: Path, options: list[str]) -> None:
    root = make_project(tmp_path / "project")
    here, go = tmp_path / "here", tmp_path / "go"
    here.mkdir()
    waits = (
        f"import os, pathlib, time\npathlib.Path({str(here)!r}, str(os.getpid())).touch()\n"
        f"while not os.path.exists({str(go)!r}): time.sleep(0.05)"
    )
    for name in ("01", "02"):
        write_notebook(root, name, parameters("n: int = 0\n"), code(waits))
    with started("-m", "econlab.cli", "run", *options, ECONLAB_PROJECT=str(root)) as run:
        try:
            until(lambda: list(here.iterdir()) or run.poll() is not None)
            kernels = [Path("/proc", path.name) for path in here.iterdir()]
            # A warm kernel has the environment of the server that it was forked from.
            processes = {*processes_of(str(root)), *kernels, *map(parent_of, kernels)}
            listening = listened_at()
            held = {process.name: sockets_of(process) & listening.keys() for process in processes}
        finally:
            go.touch()
        _, said = run.communicate(timeout=120)
    assert run.returncode == 0, said
    assert kernels
    reached = {listening[one] for sockets in held.values() for one in sockets}
    assert [one for one in reached if not ipaddress.ip_address(one).is_loopback] == []
    # Those of ordinary kernels are seen, so that there is something to be wrong.
    assert reached or "--cold" not in options
