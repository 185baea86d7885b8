"""JupyterLab over warm kernels: its own server on loopback, asked as the page in a browser asks it."""

import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from lab_server import Lab, jupyterlab
from processes import is_running, until

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="kernels are forked on Linux only"),
    pytest.mark.skipif(find_spec("jupyterlab") is None, reason="JupyterLab is not installed (extra lab)"),
]

WHO = "import os, sys\nprint(os.getpid(), os.getppid(), 'pandas' in sys.modules, 'x' in globals())\nx = 1"


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[Lab]:
    own = tmp_path / "own"
    own.mkdir()
    with jupyterlab(own, tmp_path) as made:
        yield made


def test_a_warm_kernel_lives_in_jupyterlab_as_any_other(lab: Lab) -> None:
    assert "econlab-warm" in lab.ask("GET", "kernelspecs")["kernelspecs"]
    kernel = lab.ask("POST", "kernels", {"name": "econlab-warm"})["id"]
    printed, reply = lab.execute(kernel, WHO)
    first, server, *state = printed.split()
    assert (state, reply["status"]) == (["True", "False"], "ok")
    assert b"econlab.running.kernel_server" in Path("/proc", server, "cmdline").read_bytes()

    printed, reply = lab.execute(
        kernel, "import time\nprint('begun', flush=True)\ntime.sleep(600)", interrupt=True
    )
    assert (printed, reply["status"], reply["ename"]) == ("begun\n", "error", "KeyboardInterrupt")
    assert lab.execute(kernel, "print(x)")[0] == "1\n"

    lab.ask("POST", f"kernels/{kernel}/restart")
    second, _, *state = lab.execute(kernel, WHO)[0].split()
    assert (second != first, state) == (True, ["True", "False"])
    assert not is_running(int(first))

    lab.ask("DELETE", f"kernels/{kernel}")
    until(lambda: not is_running(int(second)))
    assert lab.ask("GET", "kernels") == []
