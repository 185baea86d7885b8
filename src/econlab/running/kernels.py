"""Warm kernels, the asking side: a kernel forked by a process that has imported the heavy libraries.

multiprocessing's forkserver ends with the program that started it. Here papermill's command
line, nbval and JupyterLab, all programs of their own, share one server; hence `kernel_server`.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import socket
import stat
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from econlab.running.hashes import hash_of
from econlab.running.kernel_conditions import conditions

# Imported before the fork, by import only: using some libraries before a fork hangs the child.
PRELOAD = (
    "ipykernel.ipkernel",
    "ipykernel.kernelapp",
    "ipykernel.debugger",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "sqlite3",
    "tornado.platform.asyncio",
    "numpy",
    "pandas",
    "pandas.io.formats.html",
    "pandas.io.formats.string",
    "matplotlib.pyplot",
    "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_svg",
    "seaborn",
    "statsmodels.api",
    "econlab.evidence",
    "econlab.measures",
    "econlab.showing",
    "econlab.running.results",
)

IDLE_SECONDS = 600.0
ANSWER_SECONDS = 5.0
_START_SECONDS = 120.0

PROVISIONER, SWITCH, IDLE = "econlab-warm", "ECONLAB_WARM_KERNELS", "ECONLAB_WARM_IDLE"

# A socket's path may have 107 bytes; the longest here ends in a name of 16 characters, '-' and a number.
_LONGEST_FOLDER = 107 - 24
# How many bytes the order has, before it; the number of the process and its exit code, after it.
LENGTH, NUMBER = struct.Struct("!I"), struct.Struct("!q")
_CREDENTIALS = struct.Struct("3i")
# The exit code where the server that would have told it has gone.
UNKNOWN_EXIT = 255
REFUSED = 3
_REFUSAL_SECONDS = 86_400.0


class NotWarmError(Exception):
    """Why a kernel is started in the ordinary way; `quiet` where that needs no saying."""

    def __init__(self, reason: str, *, quiet: bool = False) -> None:
        super().__init__(reason)
        self.quiet = quiet


@dataclass(frozen=True, slots=True)
class Order:
    """A kernel that is wanted.

    Attributes
    ----------
    interpreter : sequence of str
        The interpreter with its options.
    arguments : sequence of str
        What the kernel finds in ``sys.argv[1:]``.
    environment : mapping of str to str
        All of the kernel's environment.
    cwd : str
        Absolute path of its working folder.
    sockets : str
        What the names of its socket files begin with; empty where it talks over TCP.
    preload : sequence of str
        Modules that its server has imported.
    idle_seconds, answer_seconds : float
        After how long without kernels the server ends, and without an answer it is replaced.
    """

    interpreter: Sequence[str]
    arguments: Sequence[str]
    environment: Mapping[str, str]
    cwd: str
    sockets: str = ""
    preload: Sequence[str] = PRELOAD
    idle_seconds: float = IDLE_SECONDS
    answer_seconds: float = ANSWER_SECONDS


@dataclass(slots=True)
class Forked:
    """A forked kernel, with as much of `subprocess.Popen` as a provisioner asks for."""

    connection: socket.socket
    pid: int
    returncode: int | None = None
    stdin: IO[bytes] | None = None
    stdout: IO[bytes] | None = None
    stderr: IO[bytes] | None = None

    def poll(self) -> int | None:
        """Return the exit code, or None while the kernel runs."""
        if self.returncode is None:
            try:
                said = self.connection.recv(NUMBER.size, socket.MSG_DONTWAIT)
            except BlockingIOError:
                return None
            except OSError:
                said = b""
            self.returncode = NUMBER.unpack(said)[0] if len(said) == NUMBER.size else UNKNOWN_EXIT
            self.connection.close()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the exit, and return its code.

        Raises
        ------
        subprocess.TimeoutExpired
            When the kernel still runs after `timeout` seconds.
        """
        end = None if timeout is None else time.monotonic() + timeout
        while (code := self.poll()) is None:
            if end is not None and time.monotonic() > end:
                raise subprocess.TimeoutExpired("kernel", timeout or 0)
            time.sleep(0.005)
        return code

    def send_signal(self, signum: int) -> None:
        """Send a signal, unless the kernel has ended."""
        if self.poll() is None:
            os.kill(self.pid, signum)

    def terminate(self) -> None:
        """Ask the kernel to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End the kernel."""
        self.send_signal(signal.SIGKILL)


@contextmanager
def warm(wanted: bool = True) -> Iterator[None]:
    """Start the kernels of this program warm, whose kernelspecs do not say how they start.

    Parameters
    ----------
    wanted : bool, default True
        Whether to; a program that asks the user can pass the answer on.
    """
    from jupyter_client.provisioning.factory import KernelProvisionerFactory

    factory = KernelProvisionerFactory.instance()
    before = factory.default_provisioner_name
    if wanted and is_ours_to_choose():
        factory.default_provisioner_name = PROVISIONER
    try:
        yield
    finally:
        factory.default_provisioner_name = before


def is_ours_to_choose() -> bool:
    """Whether the default provisioner is Jupyter's own: a user who has chosen another one means it."""
    from jupyter_client.provisioning.factory import KernelProvisionerFactory

    return bool(KernelProvisionerFactory.instance().default_provisioner_name == "local-provisioner")


def check_possible() -> None:
    """Raise `NotWarmError` where no kernel can be warm: switched off, or another system than Linux."""
    if os.environ.get(SWITCH) == "0":
        raise NotWarmError(f"{SWITCH}=0", quiet=True)
    if sys.platform != "linux" or not hasattr(os, "fork"):
        raise NotWarmError("only on Linux is it safe to fork a process with these libraries")


def folder() -> Path:
    """Return the folder of the sockets, which nobody but the user can enter.

    Raises
    ------
    NotWarmError
        When it belongs to somebody else, or is open to others.
    """
    name = f"econlab-kernels-{os.geteuid()}"
    above = [os.environ.get("XDG_RUNTIME_DIR", ""), tempfile.gettempdir(), "/tmp"]
    for parent in above:
        path = Path(parent, name)
        if path.is_absolute() and len(os.fsencode(path)) <= _LONGEST_FOLDER and os.access(parent, os.W_OK):
            break
    else:
        raise NotWarmError(f"there is no folder with a short path for sockets: tried {', '.join(above)}")
    with suppress(FileExistsError):
        path.mkdir(mode=0o700)
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & 0o077:
        raise NotWarmError(f"{path} is not a folder of this user alone")
    return path


def fork(order: Order, streams: Sequence[int]) -> Forked:
    """Have a kernel forked, by a server that is started when there is none.

    Parameters
    ----------
    order : Order
        The kernel.
    streams : sequence of int
        Descriptors of its standard input, output and error.

    Raises
    ------
    NotWarmError
        When no server can be had.
    """
    own = folder()
    try:
        address = own / f"{fingerprint(order)}.socket"
    except OSError as error:
        raise NotWarmError(f"what is installed cannot be read ({error})") from error
    with suppress(OSError, EOFError):
        return _asked(order, streams, address)
    with _locked(own):
        try:
            return _asked(order, streams, address)
        except _HungError as hung:
            # A process of another namespace has no number here.
            if hung.pid > 1:
                with suppress(OSError):
                    os.kill(hung.pid, signal.SIGKILL)
        except (OSError, EOFError):
            pass
        _start_server(order, address)
        try:
            return _asked(order, streams, address)
        except (OSError, EOFError) as error:
            reason = str(error) or "it has gone"
            raise NotWarmError(f"the kernel server does not answer ({reason})") from error


def fingerprint(order: Order) -> str:
    """Return what tells the server that can fork a kernel from others, as sixteen characters."""
    state = [list(order.interpreter), list(order.preload), order.idle_seconds, conditions(order.environment)]
    return hash_of(state)[:16]


class _HungError(OSError):
    """A server took the connection and does not answer."""

    def __init__(self, pid: int) -> None:
        super().__init__(f"process {pid} does not answer")
        self.pid = pid


def peer(connection: socket.socket) -> tuple[int, int]:
    """Return the process and the user at the other end of a socket."""
    told = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size)
    pid, user, _ = _CREDENTIALS.unpack(told)
    return pid, user


def received(connection: socket.socket, size: int) -> bytes:
    """Return so many bytes of a socket.

    Raises
    ------
    EOFError
        When the other end has closed it before.
    """
    parts = bytearray()
    while len(parts) < size:
        part = connection.recv(size - len(parts))
        if not part:
            raise EOFError
        parts += part
    return bytes(parts)


def _asked(order: Order, streams: Sequence[int], address: Path) -> Forked:
    found = address.lstat()
    if not stat.S_ISSOCK(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & 0o077:
        raise NotWarmError(f"{address} is not a socket of this user alone")
    content = json.dumps(
        {
            "arguments": list(order.arguments),
            "environment": dict(order.environment),
            "cwd": order.cwd,
            "sockets": order.sockets,
        }
    ).encode()
    connection = socket.socket(socket.AF_UNIX)
    try:
        connection.settimeout(order.answer_seconds)
        connection.connect(str(address))
        pid, user = peer(connection)
        if user != os.geteuid():
            raise NotWarmError(f"{address} is served by another user")
        try:
            socket.send_fds(connection, [LENGTH.pack(len(content))], streams)
            connection.sendall(content)
            kernel = NUMBER.unpack(received(connection, NUMBER.size))[0]
        except TimeoutError:
            raise _HungError(pid) from None
        connection.settimeout(None)
    except BaseException:
        connection.close()
        raise
    return Forked(connection, kernel)


@contextmanager
def _locked(own: Path) -> Iterator[None]:
    import fcntl

    end = time.monotonic() + _START_SECONDS
    with (own / "lock").open("a") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > end:
                    raise NotWarmError("another program has been starting a kernel server for long") from None
                time.sleep(0.02)
        yield


def _start_server(order: Order, address: Path) -> None:
    refusal = address.with_suffix(".refused")
    with suppress(FileNotFoundError):
        if time.time() - refusal.stat().st_mtime < _REFUSAL_SECONDS:
            raise NotWarmError(refusal.read_text(encoding="utf-8"))
    settings = {"address": str(address), "preload": list(order.preload), "idle_seconds": order.idle_seconds}
    command = [*order.interpreter, "-m", "econlab.running.kernel_server", json.dumps(settings)]
    try:
        done = subprocess.run(
            command,
            cwd=address.parent,
            env=dict(order.environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            start_new_session=True,
            timeout=_START_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotWarmError(f"the kernel server cannot be started ({error})") from error
    if done.returncode == 0:
        return
    if done.returncode == REFUSED:
        reason = done.stdout.decode(errors="replace").strip()
        refusal.write_text(reason, encoding="utf-8")
        raise NotWarmError(reason)
    said = done.stderr.decode(errors="replace").strip().splitlines() or [f"exit code {done.returncode}"]
    raise NotWarmError(f"the kernel server ended at once ({said[-1]})")


_said: set[str] = set()


def say(reason: NotWarmError) -> None:
    """Log why a kernel starts in the ordinary way, each reason once in a program."""
    level = logging.DEBUG if reason.quiet else logging.WARNING
    if str(reason) not in _said:
        _said.add(str(reason))
        logging.getLogger(__name__).log(level, "Kernels start afresh and import everything: %s.", reason)
