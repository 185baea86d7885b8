"""Warm kernels, the serving side: a process that has imported the heavy libraries, and forks.

Run as a program by `econlab.running.kernels`. Nothing may start a thread or use a library
before the fork: a child would have the locks of threads that it does not have.
"""

from __future__ import annotations

import atexit
import builtins
import errno
import gc
import importlib
import io
import json
import os
import pkgutil
import selectors
import signal
import socket
import stat
import struct
import sys
import threading
import time
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NoReturn

from econlab.running.kernel_conditions import installed
from econlab.running.kernels import LENGTH, NUMBER, REFUSED, peer, received

# How long the server outlives its environment at most.
_LOOK_SECONDS = 0.5
_COMPARE_SECONDS = 5.0
_READ_SECONDS = 2.0
_STALE_SECONDS = 3600.0


def main() -> None:
    """Import the modules, and fork kernels until nobody wants one any more."""
    settings = json.loads(sys.argv[1])
    if not sys.flags.safe_path:
        del sys.path[0]
    interpreter, found = _identity(sys.executable), installed()
    given = dict(os.environ)
    _preload(settings["preload"])
    # Libraries set variables while they are imported, which a kernel would have too.
    added = {name: value for name, value in os.environ.items() if value and not given.get(name)}
    _check_threads()
    gc.collect()
    # Left alone by the collector, the pages of what is imported stay shared.
    gc.freeze()
    if os.fork():
        os._exit(0)
    listener = _listening(Path(settings["address"]))
    # Whoever started the server reads its output to the end, so from here on it can be asked.
    _redirect([os.open(os.devnull, os.O_RDWR)] * 3)
    asked = _Server(listener, interpreter, found, settings["idle_seconds"]).serve()
    if asked is None:
        os._exit(0)
    asked.become_kernel(added)


def _identity(path: str) -> tuple[int, int] | None:
    with suppress(OSError):
        found = os.lstat(path)
        return found.st_ino, found.st_ctime_ns
    return None


def _preload(names: Sequence[str]) -> None:
    # As a kernel sets it before a notebook imports matplotlib.
    os.environ["MPLBACKEND"] = os.environ.get("MPLBACKEND") or "module://matplotlib_inline.backend_inline"
    with _as_in_a_kernel():
        for name in names:
            try:
                module = importlib.import_module(name)
            except ModuleNotFoundError:
                # The notebook that imports it will say so.
                continue
            except Exception as error:  # noqa: BLE001
                _refuse(f"importing {name} failed ({type(error).__name__}: {error})")
            if name.startswith("econlab.") and hasattr(module, "__path__"):
                for found in pkgutil.iter_modules(module.__path__, f"{name}."):
                    importlib.import_module(found.name)


@contextmanager
def _as_in_a_kernel() -> Iterator[None]:
    """Let pandas, which asks while it is imported, see a kernel with its output, and not a terminal."""
    usual = sys.stdout
    builtins.get_ipython = lambda: SimpleNamespace(kernel=True)  # type: ignore[attr-defined]
    sys.stdout = io.TextIOWrapper(io.BytesIO(), encoding="UTF-8")
    try:
        yield
    finally:
        sys.stdout = usual
        del builtins.get_ipython  # type: ignore[attr-defined]


# Of the allocator that comes with pyarrow, which pandas imports: it prepares itself for a fork, and
# does without the thread in the child.
_SAFE_THREADS = ("jemalloc_bg_thd",)


def _check_threads() -> None:
    # OpenBLAS, which starts threads when it is imported, ends them before a fork: look after one.
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    named = [thread.name for thread in threading.enumerate() if thread is not threading.main_thread()]
    tasks = [task.joinpath("comm").read_text().strip() for task in Path("/proc/self/task").iterdir()]
    count = len([task for task in tasks if task not in _SAFE_THREADS]) - 1
    if named or count:
        _refuse(f"a library has started threads, which a fork would lose ({', '.join(named) or count})")


def _refuse(reason: str) -> NoReturn:
    os.write(1, reason.encode(errors="replace"))
    os._exit(REFUSED)


def _redirect(descriptors: Sequence[int]) -> None:
    for target, descriptor in enumerate(descriptors):
        os.dup2(descriptor, target)
    for descriptor in set(descriptors):
        os.close(descriptor)


def _listening(address: Path) -> socket.socket:
    _sweep(address.parent)
    address.unlink(missing_ok=True)
    listener = socket.socket(socket.AF_UNIX)
    mask = os.umask(0o177)
    listener.bind(str(address))
    os.umask(mask)
    listener.listen(128)
    listener.setblocking(False)
    return listener


def _sweep(folder: Path) -> None:
    """Remove the socket files that killed kernels and servers left."""
    for path in folder.iterdir():
        with suppress(OSError):
            found = path.lstat()
            if stat.S_ISSOCK(found.st_mode) and time.time() - found.st_mtime > _STALE_SECONDS:
                with socket.socket(socket.AF_UNIX) as caller:
                    if caller.connect_ex(str(path)) == errno.ECONNREFUSED:
                        path.unlink()


@dataclass(slots=True)
class _Asked:
    """A kernel that a client wants, in the process that is to become it."""

    connection: socket.socket
    streams: Sequence[int]
    order: Mapping[str, Any]

    def become_kernel(self, added: Mapping[str, str]) -> NoReturn:
        """Do as the order says, be a kernel, and exit; `added` is what imports put in the environment."""
        code = 1
        try:
            self._take_over({**added, **self.order["environment"]})
            _run_kernel(self.order["arguments"])
            code = 0
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else int(left.code is not None)
        except BaseException:  # noqa: BLE001
            if self._is_awaited():
                traceback.print_exc(file=sys.__stderr__)
        finally:
            # Threads first and handlers after them, as the interpreter itself ends. The rest, taking
            # apart what is imported, only costs time and copies the pages that the server shares.
            getattr(threading, "_shutdown")()  # noqa: B009
            atexit._run_exitfuncs()
            for stream in (sys.__stdout__, sys.__stderr__):
                if stream is not None:
                    with suppress(OSError, ValueError):
                        stream.flush()
            os._exit(code)

    def _is_awaited(self) -> bool:
        """Whether the client is still there: a folder that went with one that was killed is no news."""
        try:
            return self.connection.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT) != b""
        except BlockingIOError:
            return True
        except OSError:
            return False

    def _take_over(self, environment: Mapping[str, str]) -> None:
        os.setsid()
        _redirect(self.streams)
        os.environ.clear()
        os.environ.update(environment)
        time.tzset()
        os.chdir(self.order["cwd"])
        if "numpy" in sys.modules:
            # The standard library's generator seeds itself again after a fork.
            sys.modules["numpy"].random.seed()
        threading.Thread(target=_end_with_client, args=[self.connection], daemon=True).start()
        # A process that the notebook forks must not keep the client from learning of the kernel's end.
        os.register_at_fork(after_in_child=self.connection.close)


def _end_with_client(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.recv(1)
    os._exit(1)


def _run_kernel(arguments: Sequence[str]) -> None:
    from importlib.util import find_spec

    from ipykernel.kernelapp import IPKernelApp

    launcher = find_spec("ipykernel_launcher")
    sys.argv = [(launcher and launcher.origin) or "ipykernel_launcher", *arguments]
    sys.orig_argv = [sys.executable, "-m", "ipykernel_launcher", *arguments]
    app = IPKernelApp.instance()
    # The kernel ends with its client, not with the process that forked it, which is what would be watched.
    app.parent_handle = 1
    app.initialize(arguments)  # type: ignore[no-untyped-call]
    app.start()  # type: ignore[no-untyped-call]


class _Server:
    """Forks a kernel for each client, and tells it the kernel's number and, in the end, its exit code.

    Parameters
    ----------
    listener : socket.socket
        Where clients ask.
    interpreter : tuple of int, optional
        What identified the interpreter when the server was started.
    found : sequence
        What was installed then.
    idle_seconds : float
        How long it stays without a kernel.
    """

    def __init__(
        self,
        listener: socket.socket,
        interpreter: tuple[int, int] | None,
        found: Sequence[tuple[str, int]],
        idle_seconds: float,
    ) -> None:
        self.listener = listener
        self.address = listener.getsockname()
        self.identities = (_identity(self.address), interpreter)
        self.found = found
        self.idle_seconds = idle_seconds
        self.kernels: dict[int, tuple[socket.socket, str]] = {}
        self.used = self.compared = time.monotonic()

    def serve(self) -> _Asked | None:
        """Return None when the server is to end, and in each forked process what was asked of it."""
        wake, woken = socket.socketpair()
        wake.setblocking(False)
        woken.setblocking(False)
        signal.set_wakeup_fd(wake.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        with selectors.DefaultSelector() as selector, wake, woken:
            selector.register(self.listener, selectors.EVENT_READ)
            selector.register(woken, selectors.EVENT_READ)
            while not self._is_over():
                ready = {key.fileobj for key, _ in selector.select(_LOOK_SECONDS)}
                if woken in ready:
                    woken.recv(4096)
                    self._bury()
                if self.listener in ready and (asked := self._answer()):
                    break
            else:
                asked = None
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        self.listener.close()
        return asked

    def _is_over(self) -> bool:
        if (_identity(self.address), _identity(sys.executable)) != self.identities:
            # The environment has been removed or made anew, or another server has taken the address.
            if _identity(self.address) == self.identities[0]:
                self._leave()
            return True
        if not self.kernels and (self._is_idle() or self._is_outdated()) and self._locked():
            self._leave()
            return True
        return False

    def _is_idle(self) -> bool:
        return time.monotonic() - self.used > self.idle_seconds

    def _is_outdated(self) -> bool:
        """Whether something was installed or edited, so that nobody asks this server any more."""
        if time.monotonic() - self.compared < _COMPARE_SECONDS:
            return False
        self.compared = time.monotonic()
        with suppress(OSError):
            return installed() != self.found
        return True

    def _locked(self) -> bool:
        """Whether no client is starting a server: it would find this one, and ask."""
        import fcntl

        self.lock = Path(self.address).with_name("lock").open("a")
        try:
            fcntl.flock(self.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self.lock.close()
            return False
        return True

    def _leave(self) -> None:
        with suppress(OSError):
            Path(self.address).unlink()

    def _bury(self) -> None:
        while self.kernels:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            connection, sockets = self.kernels.pop(pid)
            for number in range(1, 6 if sockets else 1):
                with suppress(OSError):
                    Path(f"{sockets}-{number}").unlink()
            with connection, suppress(OSError):
                connection.send(NUMBER.pack(os.waitstatus_to_exitcode(status)), socket.MSG_DONTWAIT)
            self.used = time.monotonic()

    def _answer(self) -> _Asked | None:
        try:
            connection, _ = self.listener.accept()
        except OSError:
            return None
        streams: list[int] = []
        try:
            order = _read(connection, streams)
            pid = os.fork()
        except (OSError, EOFError, ValueError, struct.error):
            # A client that has gone or is none of ours, or no room for another process.
            connection.close()
            pid = -1
        if pid == 0:
            for other, _ in self.kernels.values():
                other.close()
            return _Asked(connection, streams, order)
        for stream in streams:
            os.close(stream)
        if pid > 0:
            self.kernels[pid] = (connection, order["sockets"])
            # The kernel of a client that has gone sees that too, and ends.
            with suppress(OSError):
                connection.sendall(NUMBER.pack(pid))
        return None


def _read(connection: socket.socket, streams: list[int]) -> dict[str, Any]:
    connection.settimeout(_READ_SECONDS)
    if peer(connection)[1] != os.geteuid():
        raise PermissionError
    head, found, _, _ = socket.recv_fds(connection, LENGTH.size, 3)
    streams += found
    order: dict[str, Any] = json.loads(received(connection, LENGTH.unpack(head)[0]))
    if len(streams) != 3:
        raise ValueError
    connection.settimeout(None)
    return order


if __name__ == "__main__":
    main()
