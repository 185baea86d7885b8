"""Warm kernels are real kernels: everything here is done to kernels that run."""

import asyncio
import json
import logging
import os
import platform
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pytest
from jupyter_client import AsyncKernelManager, BlockingKernelClient, KernelManager
from jupyter_client.kernelspec import KernelSpec
from nbclient import NotebookClient
from nbclient.exceptions import DeadKernelError
from processes import is_running, until
from small_project import code, make_project, parameters, write_notebook

from econlab.cli import main as cli_main
from econlab.project import root
from econlab.running import kernels
from econlab.running.doing import Way
from econlab.running.kernels import Forked, NotWarmError, Order
from econlab.running.runs import run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kernels are forked on Linux only")

LAUNCH = ["python", "-m", "ipykernel_launcher", "-f", "{connection_file}"]
NOTEBOOKS = sorted((root() / "notebooks").glob("*.ipynb"))
LIGHT = ["ipykernel.ipkernel", "numpy"]


class Kernel:
    """A started kernel and a client of it."""

    def __init__(self, config: dict[str, Any] | None = None, **start: Any) -> None:
        self.manager = KernelManager()
        stanza = {"provisioner_name": kernels.PROVISIONER, "config": config or {}}
        self.manager._kernel_spec = KernelSpec(
            argv=LAUNCH, language="python", metadata={"kernel_provisioner": stanza}
        )
        self.manager.start_kernel(**start)
        self.client: BlockingKernelClient = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=120)

    @property
    def process(self) -> Forked:
        process = self.manager.provisioner.process
        assert isinstance(process, Forked), "the kernel is not warm"
        return process

    @property
    def is_warm(self) -> bool:
        return isinstance(self.manager.provisioner.process, Forked)

    def reply(self, code: str) -> dict[str, Any]:
        content: dict[str, Any] = self.client.execute_interactive(
            code, timeout=60, output_hook=lambda _: None
        )["content"]
        return content

    def value(self, expression: str, before: str = "") -> Any:
        """What an expression is, by way of JSON."""
        asked = {"it": f"__import__('json').dumps({expression})"}
        reply = self.client.execute(before, user_expressions=asked, store_history=False)
        content = self.client.get_shell_msg(timeout=60)
        while content["parent_header"].get("msg_id") != reply:
            content = self.client.get_shell_msg(timeout=60)
        assert content["content"]["status"] == "ok", content["content"]
        found = content["content"]["user_expressions"]["it"]
        assert found["status"] == "ok", found
        return json.loads(eval(found["data"]["text/plain"]))

    def stop(self) -> None:
        self.client.stop_channels()
        self.manager.shutdown_kernel()


@contextmanager
def started(config: dict[str, Any] | None = None, **start: Any) -> Iterator[Kernel]:
    kernel = Kernel(config, **start)
    try:
        yield kernel
    finally:
        kernel.stop()


def server_of(kernel: Kernel) -> int:
    return int(kernel.value("__import__('os').getppid()"))


def sockets(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*/*") if path.is_socket())


@pytest.fixture
def own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder without a server yet; those of the test end with it."""
    folder = Path("/tmp", f"k{os.getpid()}-{random.randrange(10**6)}")
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    yield folder
    shutil.rmtree(folder)


def test_a_kernel_has_imported_what_takes_long() -> None:
    with started() as kernel:
        loaded = set(kernel.value("sorted(sys.modules)", "import sys"))
        assert {"pandas", "seaborn", "statsmodels.api", "econlab.measures.growth"} <= loaded
        assert kernel.manager.transport == "ipc"
        assert kernel.manager.provisioner.pid == kernel.value("__import__('os').getpid()")


def test_each_kernel_starts_clean() -> None:
    leave = """
import os, sys, pandas, matplotlib, logging, warnings
left = 1
pandas.set_option("display.max_rows", 7)
matplotlib.rcParams["figure.dpi"] = 7
os.environ["LEFT"] = "1"
sys.path.append("/left")
os.chdir("/")
sys.modules["left"] = pandas
"""
    seen = (
        "['left' in globals(), pandas.get_option('display.max_rows'), matplotlib.rcParams['figure.dpi'],"
        " 'LEFT' in os.environ, '/left' in sys.path, os.getcwd(), 'left' in sys.modules]"
    )
    with started() as first, started() as second:
        first.reply(leave)
        assert first.value(seen) == [True, 7, 7, True, True, "/", True]
        expected = [False, 60, 100, False, False, str(Path.cwd()), False]
        assert second.value(seen, "import os, sys, pandas, matplotlib") == expected
        assert server_of(first) == server_of(second)
    with started() as third:
        assert third.value(seen, "import os, sys, pandas, matplotlib") == expected


STATE = """
import gc, json, locale, logging, os, signal, sys, warnings
import econlab, matplotlib, numpy, pandas, seaborn, statsmodels.api, matplotlib.pyplot as plt
warnings.simplefilter("ignore")
state = {
    "environment": {name: value for name, value in os.environ.items()},
    "cwd": os.getcwd(),
    "umask": os.umask(0o022),
    "path": sys.path,
    "flags": str(sys.flags),
    "argv": [*sys.argv[:-1], *sys.orig_argv[:-1]],
    "pandas": {name: str(pandas.get_option(name)) for name in pandas._config.config._registered_options},
    "matplotlib": {name: str(value) for name, value in matplotlib.rcParams.items()},
    "interactive": matplotlib.is_interactive(),
    "numpy": [str(numpy.get_printoptions()), str(numpy.geterr())],
    "signals": {one.name: str(signal.getsignal(one)).split(" at ")[0] for one in signal.Signals},
    "filters": sorted(str(one) for one in warnings.filters),
    "handlers": [str(one) for one in logging.getLogger().handlers],
    "locale": locale.setlocale(locale.LC_ALL),
    "limits": [gc.get_threshold(), sys.getrecursionlimit()],
    "events": {name: len(calls) for name, calls in get_ipython().events.callbacks.items()},
    "group": [os.getsid(0) == os.getpid(), os.getpgid(0) == os.getpid()],
    "builtins": sorted(name for name in dir(__builtins__)),
    "main": sorted(name for name in vars(sys.modules["__main__"]) if name.startswith("__")),
}
"""


def test_a_warm_kernel_is_in_the_state_of_a_cold_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environment = {**os.environ, "LANG": "C.UTF-8", "ONE_OF_ITS_OWN": "1"}
    with started(env=environment, cwd=str(tmp_path)) as kernel:
        assert kernel.is_warm
        found = kernel.value("state", STATE)
    monkeypatch.setenv(kernels.SWITCH, "0")
    with started(env=environment, cwd=str(tmp_path)) as kernel:
        assert not kernel.is_warm
        expected = kernel.value("state", STATE)
    assert found == expected


def test_interrupt_and_the_kernel_goes_on() -> None:
    with started() as kernel:
        sleep = "import time\nready = 1\nprint('now')\ntime.sleep(300)"
        # Otherwise what is sent soon after an error is not executed.
        sent = kernel.client.execute(sleep, stop_on_error=False)
        while kernel.client.get_iopub_msg(timeout=60)["msg_type"] != "stream":
            pass
        kernel.manager.interrupt_kernel()
        message = kernel.client.get_shell_msg(timeout=60)
        while message["parent_header"]["msg_id"] != sent:
            message = kernel.client.get_shell_msg(timeout=60)
        assert message["content"]["ename"] == "KeyboardInterrupt"
        assert kernel.value("ready + 1") == 2


@pytest.mark.parametrize("now", [True, False])
def test_restart(now: bool) -> None:
    with started() as kernel:
        kernel.reply("left = 1")
        for _ in range(2):
            before = kernel.process.pid
            kernel.manager.restart_kernel(now=now)
            kernel.client.wait_for_ready(timeout=60)
            assert kernel.is_warm
            assert kernel.process.pid == kernel.value("__import__('os').getpid()") != before
            assert not is_running(before)
            assert kernel.value("'left' in globals()") is False


@pytest.mark.parametrize(
    ("code", "exit_code"),
    [("os._exit(7)", 7), ("os.kill(os.getpid(), 9)", -9), ("os.kill(os.getpid(), 11)", -11)],
)
def test_death_is_known_with_its_exit_code(code: str, exit_code: int) -> None:
    kernel = Kernel()
    process = kernel.process
    kernel.client.execute(f"import os\n{code}")
    until(lambda: not kernel.manager.is_alive())
    assert process.returncode == exit_code
    kernel.stop()


def test_a_kernel_that_dies_ends_the_notebook_and_the_run(tmp_path: Path) -> None:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("import os\nos._exit(3)")])
    with kernels.warm(), pytest.raises(DeadKernelError):
        NotebookClient(notebook).execute()
    nbformat.write(notebook, tmp_path / "dies.ipynb")
    done = papermill(tmp_path / "dies.ipynb", tmp_path / "out.ipynb", "-k", "econlab-warm")
    assert done.returncode != 0
    assert "DeadKernelError" in done.stderr


def test_shutdown_runs_what_is_registered_and_exits_with_zero(tmp_path: Path) -> None:
    kernel = Kernel()
    process = kernel.process
    leave = (
        f"import atexit, pathlib\natexit.register(pathlib.Path({str(tmp_path / 'bye')!r}).write_text, 'bye')"
    )
    kernel.reply(leave)
    kernel.stop()
    assert process.returncode == 0
    assert (tmp_path / "bye").read_text() == "bye"
    assert not is_running(process.pid)


def test_environment_and_working_folder_are_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OF_THE_CLIENT", "1")
    seen = "[os.getcwd(), os.environ.get('OWN'), os.environ.get('OF_THE_CLIENT'), os.getenv('TZ')]"
    with started(cwd="below", env={**os.environ, "OWN": "ọ", "TZ": "Asia/Ho_Chi_Minh"}) as kernel:
        assert kernel.value(seen, "import os") == [str(tmp_path / "below"), "ọ", "1", "Asia/Ho_Chi_Minh"]
        assert kernel.value("__import__('time').tzname")[0] == "+07"
        said = kernel.value("__import__('subprocess').run(['env'], capture_output=True).stdout.decode()")
        assert "OWN=ọ" in said
    environment = {name: value for name, value in os.environ.items() if name != "OF_THE_CLIENT"}
    with started(env=environment) as kernel:
        assert kernel.value(seen, "import os") == [str(tmp_path), None, None, None]


def test_random_numbers_differ() -> None:
    draw = "[random.random(), numpy.random.random(), numpy.random.default_rng().random()]"
    with started() as first, started() as second:
        found = [kernel.value(draw, "import random, numpy") for kernel in (first, second)]
    assert all(one != other for one, other in zip(*found, strict=True))


def test_standard_streams(tmp_path: Path) -> None:
    # Under pytest, IPython's kernel leaves the descriptors to what they are.
    write = "import os, sys\nfor number in (1, 2):\n    os.write(number, b'direct')\n"
    with (tmp_path / "said").open("wb") as file, started(stdout=file, stderr=subprocess.STDOUT) as kernel:
        assert kernel.is_warm
        assert kernel.value("sys.__stdin__.read()", write) == ""
        # Before the kernel ends: it may tell of the interrupt that its shutdown begins with.
        assert (tmp_path / "said").read_bytes() == b"directdirect"

    kernel = Kernel(stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    process = kernel.process
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b"asked\n")
    process.stdin.close()
    assert kernel.value("sys.__stdin__.read()", write) == "asked\n"
    assert process.stdout.read(6) == b"direct"
    kernel.stop()
    assert process.stdout.closed


def test_a_kernel_ends_with_its_client(own_folder: Path) -> None:
    code = (
        "import time\nfrom test_kernels import LIGHT, Kernel\nkernel = Kernel({'preload': LIGHT})\n"
        "print(kernel.process.pid, kernel.manager.provisioner._sockets, flush=True)\ntime.sleep(300)"
    )
    client = client_process(code)
    assert client.stdout is not None
    pid, prefix = client.stdout.readline().split()
    assert is_running(int(pid))
    assert any(name.startswith(Path(prefix).name) for name in sockets(own_folder))
    client.kill()
    client.communicate()
    until(lambda: not is_running(int(pid)))
    until(lambda: not any(name.startswith(Path(prefix).name) for name in sockets(own_folder)))


def client_process(code: str, **more: Any) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **more,
    )


def test_clients_that_start_together_share_one_server(own_folder: Path) -> None:
    code = (
        "from test_kernels import LIGHT, Kernel, server_of\nkernel = Kernel({'preload': LIGHT})\n"
        "print(server_of(kernel), kernel.is_warm)\nkernel.stop()"
    )
    clients = [client_process(code) for _ in range(3)]
    said = [client.communicate(timeout=300) for client in clients]
    assert [client.returncode for client in clients] == [0, 0, 0], said
    assert len({out for out, _ in said}) == 1
    assert said[0][0].split()[1] == "True"
    assert len([name for name in sockets(own_folder) if name.endswith(".socket")]) == 1


def test_kernels_survive_their_server_and_the_next_gets_a_new_one(own_folder: Path) -> None:
    kernel = Kernel({"preload": LIGHT})
    process, server = kernel.process, server_of(kernel)
    os.kill(server, signal.SIGKILL)
    until(lambda: not is_running(server))
    assert kernel.manager.is_alive()
    assert kernel.value("1 + 1") == 2
    with started({"preload": LIGHT}) as second:
        assert second.is_warm
        assert server_of(second) not in (server, os.getpid())
        kernel.manager.restart_kernel()
        kernel.client.wait_for_ready(timeout=60)
        assert server_of(kernel) == server_of(second)
    kernel.stop()
    # Nobody was left to tell the exit code, but the end was seen.
    assert process.returncode == kernels.UNKNOWN_EXIT
    assert not is_running(process.pid)


def test_the_death_of_a_kernel_without_a_server_is_seen(own_folder: Path) -> None:
    kernel = Kernel({"preload": LIGHT})
    server = server_of(kernel)
    os.kill(server, signal.SIGKILL)
    until(lambda: not is_running(server))
    os.kill(kernel.process.pid, signal.SIGKILL)
    until(lambda: not kernel.manager.is_alive())
    kernel.stop()


def test_a_hung_server_is_replaced(own_folder: Path) -> None:
    config = {"preload": LIGHT, "answer_seconds": 0.5}
    with started(config) as first:
        hung = server_of(first)
        os.kill(hung, signal.SIGSTOP)
        with started(config) as second:
            assert second.is_warm
            assert server_of(second) != hung
            until(lambda: not is_running(hung))
            assert first.value("1 + 1") == 2


def test_another_environment_gets_another_server(own_folder: Path) -> None:
    with (
        started({"preload": LIGHT}) as first,
        started({"preload": LIGHT}, env={**os.environ, "UNRELATED": "1"}) as same,
        started({"preload": LIGHT}, env={**os.environ, "OMP_NUM_THREADS": "1"}) as other,
    ):
        assert server_of(first) == server_of(same) != server_of(other)
        assert other.value("__import__('os').environ['OMP_NUM_THREADS']") == "1"
        assert first.value("'OMP_NUM_THREADS' in __import__('os').environ") is False


def order(**environment: str) -> Order:
    return Order([sys.executable], ["-f", "x"], environment, "/")


def test_what_a_server_and_a_kernel_must_have_in_common(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import site

    usual = kernels.fingerprint(order())
    assert kernels.fingerprint(order(PLACE="VNM", PWD="/", JPY_PARENT_PID="1")) == usual
    for name in ("PYTHONPATH", "OMP_NUM_THREADS", "LD_LIBRARY_PATH", "MPLCONFIGDIR", "IPYTHONDIR", "LC_ALL"):
        assert kernels.fingerprint(order(**{name: "1"})) != usual, name
    mask = os.umask(0o077)
    try:
        assert kernels.fingerprint(order()) != usual
    finally:
        os.umask(mask)
    assert kernels.fingerprint(order()) == usual
    monkeypatch.setattr(site, "getsitepackages", lambda: [str(tmp_path)])
    (tmp_path / "pandas-3.1.dist-info").mkdir()
    before = kernels.fingerprint(order())
    (tmp_path / "pandas-3.1.dist-info").rename(tmp_path / "pandas-3.2.dist-info")
    assert kernels.fingerprint(order()) != before


def test_the_servers_own_files_are_the_users_alone(own_folder: Path) -> None:
    with started({"preload": LIGHT}) as kernel:
        folder = kernels.folder()
        assert folder.parent == own_folder
        assert folder.stat().st_mode & 0o777 == 0o700
        [address] = folder.glob("*.socket")
        assert address.stat().st_mode & 0o777 == 0o600
        assert all(len(str(path)) <= 107 for path in folder.iterdir())
        assert len(sockets(own_folder)) == 6
        address.chmod(0o666)
        with pytest.raises(NotWarmError, match="not a socket of this user alone"):
            kernels._asked(order(), [], address)
        address.chmod(0o600)
        kernel.reply("1")
    assert sockets(own_folder) == [address.name]


def test_a_server_ends_when_idle_and_not_before(own_folder: Path) -> None:
    config = {"preload": LIGHT, "idle_seconds": 0.2}
    with started(config) as kernel:
        server = server_of(kernel)
        time.sleep(1.5)
        assert is_running(server)
    until(lambda: not is_running(server))
    assert sockets(own_folder) == []
    with started(config) as kernel:
        assert kernel.is_warm


def test_idle_seconds_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    from econlab.running.provisioner import WarmProvisioner

    assert WarmProvisioner().idle_seconds == 600
    monkeypatch.setenv(kernels.IDLE, "30")
    assert WarmProvisioner().idle_seconds == 30
    monkeypatch.setenv(kernels.IDLE, "soon")
    assert WarmProvisioner().idle_seconds == 600


@pytest.mark.parametrize("change", ["removed, as make clean does", "upgraded"])
def test_a_server_ends_when_its_environment_is(change: str, own_folder: Path, tmp_path: Path) -> None:
    here = Path(sys.prefix)
    subprocess.run(
        [sys._base_executable, "-m", "venv", "--without-pip", str(tmp_path / "venv")],  # type: ignore[attr-defined]
        check=True,
        timeout=120,
    )
    packages = next(here.glob("lib/python*/site-packages"))
    path = os.pathsep.join([str(packages), str(root() / "src")])
    code = (
        "import os\nfrom test_kernels import LIGHT, Kernel, server_of\nkernel = Kernel({'preload': LIGHT})\n"
        "print(server_of(kernel), kernel.is_warm)\nkernel.stop()"
    )
    done = subprocess.run(
        [tmp_path / "venv" / "bin" / "python", "-c", code],
        cwd=Path(__file__).parent,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    server, warm = done.stdout.split()
    assert warm == "True"
    assert is_running(int(server))
    if change == "upgraded":
        (next((tmp_path / "venv").glob("lib/python*/site-packages")) / "pandas-9.9.dist-info").mkdir()
    else:
        shutil.rmtree(tmp_path / "venv")
    until(lambda: not is_running(int(server)))
    assert sockets(own_folder) == []


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    monkeypatch.setattr(kernels, "_said", set())
    name = kernels.__name__
    return lambda: [
        record.getMessage()
        for record in caplog.records
        if record.name == name and record.levelno >= logging.WARNING
    ]


def test_a_library_that_starts_threads_is_not_forked(
    own_folder: Path, tmp_path: Path, logged: Callable[[], list[str]]
) -> None:
    text = "import threading, time\n"
    text += "threading.Thread(target=time.sleep, args=[9], name='busy', daemon=True).start()"
    (tmp_path / "starts_threads.py").write_text(text)
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    config = {"preload": ["numpy", "starts_threads"]}
    for _ in range(2):
        with started(config, env=environment) as kernel:
            assert not kernel.is_warm
            assert kernel.value("1 + 1") == 2
    [said] = logged()
    assert "a library has started threads, which a fork would lose (busy)" in said
    assert sockets(own_folder) == []


def test_a_library_that_fails_or_is_not_there(
    own_folder: Path, tmp_path: Path, logged: Callable[[], list[str]]
) -> None:
    (tmp_path / "fails.py").write_text("1 / 0")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    with started({"preload": [*LIGHT, "not_there"]}, env=environment) as kernel:
        assert kernel.is_warm
    with started({"preload": ["fails"]}, env=environment) as kernel:
        assert not kernel.is_warm
    [said] = logged()
    assert "importing fails failed (ZeroDivisionError: division by zero)" in said


@pytest.mark.parametrize("platform", ["darwin", "win32", "without fork"])
def test_elsewhere_kernels_start_as_ever_and_say_so_once(
    platform: str, monkeypatch: pytest.MonkeyPatch, logged: Callable[[], list[str]]
) -> None:
    with monkeypatch.context() as patch:
        if platform == "without fork":
            patch.delattr(os, "fork")
        else:
            patch.setattr(kernels.sys, "platform", platform)
        for _ in range(2):
            with pytest.raises(NotWarmError) as error:
                kernels.check_possible()
            kernels.say(error.value)
    [said] = logged()
    assert said.startswith("Kernels start afresh and import everything: only on Linux")


def test_without_fork_a_kernel_starts_as_ever(
    monkeypatch: pytest.MonkeyPatch, logged: Callable[[], list[str]]
) -> None:
    monkeypatch.delattr(os, "fork")
    with started() as kernel:
        assert not kernel.is_warm
        assert kernel.manager.transport == "tcp"
        assert kernel.value("1 + 1") == 2
    assert len(logged()) == 1


def test_switched_off_a_kernel_starts_as_ever_and_nothing_is_said(
    monkeypatch: pytest.MonkeyPatch, logged: Callable[[], list[str]]
) -> None:
    monkeypatch.setenv(kernels.SWITCH, "0")
    with started() as kernel:
        assert not kernel.is_warm
    assert logged() == []


def test_a_folder_that_others_can_enter_is_not_used(
    own_folder: Path, logged: Callable[[], list[str]]
) -> None:
    (own_folder / f"econlab-kernels-{os.geteuid()}").mkdir()
    (own_folder / f"econlab-kernels-{os.geteuid()}").chmod(0o755)
    with started({"preload": LIGHT}) as kernel:
        assert not kernel.is_warm
    [said] = logged()
    assert said.endswith("is not a folder of this user alone.")


def test_a_link_in_place_of_the_folder_is_not_followed(own_folder: Path, tmp_path: Path) -> None:
    (own_folder / f"econlab-kernels-{os.geteuid()}").symlink_to(tmp_path)
    with pytest.raises(NotWarmError, match="not a folder of this user alone"):
        kernels.folder()


def test_a_folder_with_a_long_path_is_passed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    long = tmp_path / ("x" * 90)
    long.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(long))
    assert long not in kernels.folder().parents


@pytest.mark.parametrize("given", ["matplotlibrc", "PYTHONPATH", "independent"])
def test_what_is_read_at_start_in_the_working_folder_asks_for_an_ordinary_start(
    given: str, tmp_path: Path, logged: Callable[[], list[str]]
) -> None:
    more: dict[str, Any] = {"cwd": str(tmp_path)}
    if given == "matplotlibrc":
        (tmp_path / "matplotlibrc").write_text("figure.dpi: 33\n")
    elif given == "PYTHONPATH":
        more["env"] = {**os.environ, "PYTHONPATH": "below"}
    else:
        more["independent"] = True
    with started(**more) as kernel:
        assert not kernel.is_warm
        if given == "matplotlibrc":
            assert kernel.value("matplotlib.rcParams['figure.dpi']", "import matplotlib") == 33
    [said] = logged()
    assert given in said


def test_other_kernels_are_started_as_ever(logged: Callable[[], list[str]], tmp_path: Path) -> None:
    manager = KernelManager()
    stanza = {"provisioner_name": kernels.PROVISIONER}
    manager._kernel_spec = KernelSpec(
        argv=[sys.executable, "-c", "import time; time.sleep(300)"], metadata={"kernel_provisioner": stanza}
    )
    manager.start_kernel()
    assert not isinstance(manager.provisioner.process, Forked)
    assert manager.transport == "tcp"
    manager.shutdown_kernel(now=True)
    assert logged() == []


def test_an_address_that_is_asked_for_is_kept() -> None:
    manager = KernelManager(ip="127.0.0.1", shell_port=0)
    manager.ip = "0.0.0.0"
    manager._kernel_spec = KernelSpec(
        argv=LAUNCH, metadata={"kernel_provisioner": {"provisioner_name": kernels.PROVISIONER}}
    )
    manager.start_kernel(stderr=subprocess.DEVNULL)
    assert isinstance(manager.provisioner.process, Forked)
    assert (manager.transport, manager.ip) == ("tcp", "0.0.0.0")
    manager.shutdown_kernel(now=True)


def test_a_process_that_a_notebook_forks_does_not_hide_the_end_of_the_kernel() -> None:
    kernel = Kernel()
    fork = "import os, time, warnings\nwarnings.simplefilter('ignore')\nchild = os.fork()\n"
    fork += "if not child:\n    os.setsid()\n    time.sleep(60)\n    os._exit(0)"
    kernel.reply(fork)
    child = kernel.value("child")
    os.kill(server_of(kernel), signal.SIGKILL)
    os.kill(kernel.process.pid, signal.SIGKILL)
    until(lambda: not kernel.manager.is_alive())
    os.kill(child, signal.SIGKILL)
    kernel.stop()


def test_an_asynchronous_manager() -> None:
    async def life() -> int | None:
        manager = AsyncKernelManager(kernel_name="econlab-warm")
        await manager.start_kernel()
        client = manager.client()
        client.start_channels()
        await client.wait_for_ready(timeout=60)
        process = manager.provisioner.process
        assert isinstance(process, Forked)
        assert (await client.execute_interactive("1 + 1", timeout=60))["content"]["status"] == "ok"
        client.stop_channels()
        await manager.shutdown_kernel()
        return process.returncode

    assert asyncio.run(life()) == 0


def test_the_debugger_answers() -> None:
    with started() as kernel:
        content = {"type": "request", "seq": 1, "command": "debugInfo", "arguments": {}}
        message = kernel.client.session.msg("debug_request", content)
        kernel.client.control_channel.send(message)
        reply = kernel.client.get_control_msg(timeout=60)
        while reply["msg_type"] != "debug_reply":
            reply = kernel.client.get_control_msg(timeout=60)
        assert reply["content"]["success"]


def papermill(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "papermill", "--no-progress-bar", *map(str, arguments)],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def parent_told(notebook: Path) -> tuple[int, bool]:
    [cell] = [cell for cell in nbformat.read(notebook, 4).cells if "getppid" in cell.source]
    pid, loaded = cell.outputs[0]["text"].split()
    return int(pid), loaded == "True"


def test_papermill_by_name_and_by_default_share_a_server(tmp_path: Path) -> None:
    told = nbformat.v4.new_code_cell("import os, sys\nprint(os.getppid(), 'pandas' in sys.modules)")
    notebook = nbformat.v4.new_notebook(cells=[told])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, tmp_path / "in.ipynb")
    default = {"JUPYTER_DEFAULT_PROVISIONER_NAME": kernels.PROVISIONER}
    for name, done in {
        "named": papermill(tmp_path / "in.ipynb", tmp_path / "named.ipynb", "-k", "econlab-warm"),
        "default": papermill(tmp_path / "in.ipynb", tmp_path / "default.ipynb", **default),
        "cold": papermill(tmp_path / "in.ipynb", tmp_path / "cold.ipynb"),
    }.items():
        assert done.returncode == 0, (name, done.stderr)
    assert parent_told(tmp_path / "named.ipynb") == parent_told(tmp_path / "default.ipynb")
    assert parent_told(tmp_path / "named.ipynb")[1]
    assert not parent_told(tmp_path / "cold.ipynb")[1]
    kept = nbformat.read(tmp_path / "default.ipynb", 4).metadata["kernelspec"]
    assert kept == notebook.metadata["kernelspec"]


def test_nbval_over_a_notebook() -> None:
    options = ["--nbval", "--nbval-current-env", "--nbval-cell-timeout=300", "-q"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options, str(NOTEBOOKS[1])],
        cwd=root(),
        env={**os.environ, "JUPYTER_DEFAULT_PROVISIONER_NAME": kernels.PROVISIONER},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert " passed" in done.stdout


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_outputs_are_those_of_an_ordinary_kernel(notebook: Path) -> None:
    """The stored outputs come from ordinary kernels; the charts among them are compared as text."""
    with kernels.warm():
        check_outputs(notebook)


@pytest.mark.skipif(platform.machine() not in ("x86_64", "AMD64"), reason="names kinds of x86-64")
@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_outputs_are_those_of_an_older_processor(notebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Processors add up in other orders, so that the last bits differ; what is shown does not."""
    wide = np.show_config(mode="dicts")["SIMD Extensions"].get("found", [])  # type: ignore[call-overload]
    monkeypatch.setenv("NPY_DISABLE_CPU_FEATURES", " ".join(wide))
    monkeypatch.setenv("OPENBLAS_CORETYPE", "Nehalem")
    check_outputs(notebook)


def check_outputs(notebook: Path) -> None:
    stored = nbformat.read(notebook, 4)
    executed = nbformat.read(notebook, 4)
    NotebookClient(executed, resources={"metadata": {"path": str(notebook.parent)}}).execute()
    assert executed.metadata["kernelspec"] == stored.metadata["kernelspec"]
    for before, after in zip(stored.cells, executed.cells, strict=True):
        assert outputs(after) == outputs(before), before.source


def outputs(cell: Any) -> list[Any]:
    kept = [dict(output) for output in cell.get("outputs", [])]
    for output in kept:
        output["data"] = {kind: it for kind, it in output.get("data", {}).items() if kind != "image/png"}
    return kept


@pytest.mark.parametrize("cold", [False, True])
def test_econlab_run_forks_its_kernels_unless_told_otherwise(
    cold: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project(tmp_path / "project")
    monkeypatch.setenv("ECONLAB_PROJECT", str(project))
    told = "import sys\nfrom econlab.running.results import record\n"
    told += "record('loaded', int('pandas' in sys.modules))"
    write_notebook(project, "01_small", parameters("n: int = 0"), code(told))
    [record] = run([], [], root=project, way=Way(cold=cold))
    assert record["outcome"] == "done", record
    assert record["results"][0]["value"] == (0 if cold else 1)
    assert cli_main(["run", "--fresh", *(["--cold"] if cold else [])]) == 0


def test_warm_is_for_one_block_and_leaves_a_users_choice_alone() -> None:
    from jupyter_client.provisioning.factory import KernelProvisionerFactory

    factory = KernelProvisionerFactory.instance()
    usual = factory.default_provisioner_name
    with kernels.warm():
        assert factory.default_provisioner_name == kernels.PROVISIONER
    assert factory.default_provisioner_name == usual == "local-provisioner"
    with kernels.warm(False):
        assert factory.default_provisioner_name == usual
    factory.default_provisioner_name = "another"
    try:
        with kernels.warm():
            assert factory.default_provisioner_name == "another"
    finally:
        factory.default_provisioner_name = usual


def test_many_kernels_in_a_row_leave_nothing_behind(own_folder: Path) -> None:
    with started() as kernel:
        server = server_of(kernel)
    process = Path("/proc", str(server))

    def held() -> tuple[int, int, int, int]:
        children = (process / "task" / str(server) / "children").read_text().split()
        mine = len(list(Path("/proc/self/fd").iterdir()))
        return len(list((process / "fd").iterdir())), len(children), len(sockets(own_folder)), mine

    for _ in range(5):
        Kernel().stop()
    before, resident = held(), memory(process)
    for number in range(30):
        kernel = Kernel()
        assert server_of(kernel) == server
        if number % 3 == 0:
            kernel.client.stop_channels()
            kernel.manager.shutdown_kernel(now=True)
        else:
            kernel.stop()
    until(lambda: held() == before)
    assert memory(process) - resident < 2_000


def memory(process: Path) -> int:
    """Resident memory in kB."""
    [line] = [line for line in (process / "status").read_text().splitlines() if line.startswith("VmRSS")]
    return int(line.split()[1])
