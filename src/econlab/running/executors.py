"""Where runs are done: processes of this machine, or a Dask cluster; both standard executors."""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import os
import signal
import socket
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager, suppress
from importlib import import_module
from pathlib import Path
from tempfile import gettempdir
from types import ModuleType
from typing import Any, Protocol, cast
from urllib.parse import urlsplit

from econlab.errors import InputError
from econlab.running import executing, work
from econlab.running.bundles import Bundle, unpacked
from econlab.running.work import Finished
from econlab.scratch import scratch

# A cluster that answers not at all is wrong in its address, or down.
CONNECT_SECONDS = 5
LEAST_MEMORY = 2 << 30
_STARTS = 3
# What is raised where the process that starts others is killed while it starts one.
_STARTER_KILLED = (EOFError, ConnectionError)
# How long a scheduler that was lost is waited for.
RETURN_SECONDS = 60
_ASK_SECONDS = 2.0


class LostError(Exception):
    """Who did the runs is gone, and with it what had not yet been given back."""


class Pool(Protocol):
    """Where runs are done; it may be lost, and had anew.

    Attributes
    ----------
    blames : bool
        Whether a run may be why it was lost: a run at work when it was.
    memory : int, optional
        How many bytes a run may take; None where whoever started its workers decides.
    """

    blames: bool
    memory: int | None

    def open(self, held: Bundle) -> None:
        """Have somebody to do runs, anew after they were lost.

        Parameters
        ----------
        held : Bundle
            The data, where the workers can share them.

        Raises
        ------
        InputError
            When there is nobody to be had.
        """

    def submit(self, function: Callable[[Any], Finished], task: Any) -> Future[Any]:
        """Hand over a task."""

    def result(self, future: Future[Any]) -> Finished:
        """Return what came of a task that was done."""

    def slots(self) -> int:
        """Return how many runs it does at a time.

        Raises
        ------
        LostError
            When it is gone.
        """

    def is_loss(self, error: BaseException) -> bool:
        """Whether a future failed because who did it is gone."""

    def stop(self, sweep: str) -> None:
        """End the runs of a sweep that are at work, and take no more."""

    def close(self) -> None:
        """Let go of everything."""


def pool(
    workers: int | None, scheduler: str | None, *, most: int, ready: Callable[[], None] = work.ready
) -> Pool:
    """Return where runs are done: on a cluster where a scheduler is named, else in processes.

    Parameters
    ----------
    workers : int, optional
        How many processes; as many as there are processors when not given.
    scheduler : str, optional
        Address of a Dask scheduler.
    most : int
        How many runs there are, so that no process is started for nothing.
    ready : callable
        What a process of this machine does first: a function it can import.

    Raises
    ------
    InputError
        When a scheduler is named with a number of workers, or Dask is not installed.
    """
    if scheduler is None:
        return Processes(min(workers or processors(), most), ready)
    if workers is not None:
        raise InputError(
            f"--workers {workers}: found --scheduler as well, which has workers of its own. Leave one out."
        )
    return Cluster(scheduler)


def processors() -> int:
    """Return how many processors this process may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


def share_of_memory(workers: int) -> int | None:
    """Return the bytes of this machine's memory, or of its control group's, for each of some workers.

    At least what the libraries of a notebook want; None where the system does not tell.
    """
    try:
        most = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
        with suppress(OSError, ValueError):  # no control group, or one without a limit
            most = min(most, int(Path("/sys/fs/cgroup/memory.max").read_text(encoding="ascii")))
    except (AttributeError, OSError, ValueError):
        return None
    return max(most // workers, LEAST_MEMORY)


class Processes:
    """Processes of this machine, which end with this one in whatever way it ends.

    Parameters
    ----------
    workers : int
        How many.
    ready : callable
        What each does first.
    """

    blames = True

    def __init__(self, workers: int, ready: Callable[[], None] = work.ready) -> None:
        self._workers, self._ready = workers, ready
        self.memory = share_of_memory(workers)
        self._held = ExitStack()
        self._stop: Any = None
        self._executor: ProcessPoolExecutor | None = None
        forks = "forkserver" in multiprocessing.get_all_start_methods()
        self._context = multiprocessing.get_context("forkserver" if forks else "spawn")
        if forks:
            self._context.set_forkserver_preload(["econlab.running.worker"])
            from multiprocessing import forkserver

            with deaf():
                forkserver.ensure_running()  # imports while the runs are prepared

    def open(self, held: Bundle) -> None:
        """Start new processes, once more where what starts them is killed meanwhile."""
        for _ in range(_STARTS - 1):
            with suppress(*_STARTER_KILLED):
                self._start(held)
                return
        self._start(held)

    def _start(self, held: Bundle) -> None:
        self.close()
        folder = self._held.enter_context(scratch(Path(gettempdir()), work.PREFIX))
        unpacked(held.key, held.content, folder)
        stop, self._stop = self._context.Pipe(duplex=False)
        initial = (stop, folder, dict(os.environ))
        self._executor = ProcessPoolExecutor(
            self._workers, self._context, initializer=work.begin, initargs=initial
        )
        with deaf(), _without_main():
            for _ in range(self._workers):
                self._executor.submit(self._ready)

    def submit(self, function: Callable[[Any], Finished], task: Any) -> Future[Any]:
        """Hand over a task, what comes of which is left in a file."""
        if self._executor is None:
            raise LostError
        try:
            return self._executor.submit(work.left, function, task)
        except _STARTER_KILLED as error:
            raise LostError from error

    def result(self, future: Future[Any]) -> Finished:
        """Return what a task has left, and remove its file."""
        return work.taken(future.result())

    def slots(self) -> int:
        """Return how many processes there are."""
        return self._workers

    def is_loss(self, error: BaseException) -> bool:
        """Whether a process has died, which ends the executor."""
        return isinstance(error, BrokenProcessPool | CancelledError | LostError)

    def stop(self, sweep: str) -> None:  # noqa: ARG002
        """End the processes and their kernels."""
        if self._stop is not None:
            self._stop.close()
            self._stop = None

    def close(self) -> None:
        """End the processes, after what is at work unless they were stopped."""
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None
        self.stop("")
        self._held.close()


@contextmanager
def deaf() -> Iterator[None]:
    """Have what starts in a block not hear Ctrl-C before it is ready for it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _without_main() -> Iterator[None]:
    """Have processes that start in a block not run the program's own script, of which they need nothing."""
    before = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = before


def _hush() -> None:
    # Dask gives its loggers levels of their own, so that of their parent says nothing.
    names = [name for name in logging.getLogger().manager.loggerDict if name.startswith("distributed")]
    for name in [*names, "tornado.application", "asyncio"]:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    # What a task needs is sent with it, since nothing is shared.
    warnings.filterwarnings("ignore", message="Sending large graph")


def _knock(address: str) -> None:
    """Raise OSError where nothing listens: a client of Dask that finds nobody ends in a long traceback."""
    parts = urlsplit(address)
    try:
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if parts.scheme not in ("tcp", "tls", "ws", "wss") or not host or not port:
        raise ValueError("not of the form tcp://host:port")
    socket.create_connection((host, port), timeout=CONNECT_SECONDS).close()


class _StrangerError(OSError):
    """Something listens, and is no Dask scheduler."""


def _greet(address: str) -> None:
    """Raise OSError where what listens does not answer as a scheduler: a client of Dask would hang there."""
    with ThreadPoolExecutor(1) as apart:  # from an event loop that may run here
        try:
            kind = apart.submit(asyncio.run, asyncio.wait_for(_kind(address), CONNECT_SECONDS)).result()
        except TimeoutError:
            raise _StrangerError(f"it said nothing for {CONNECT_SECONDS} s") from None
        except Exception:  # noqa: BLE001  # Dask reads whatever it is sent as if a scheduler had sent it
            raise _StrangerError("it does not speak as one") from None
    if kind != "Scheduler":
        raise _StrangerError(f"it is a Dask {kind}")


async def _kind(address: str) -> str:
    """Return what a part of a Dask cluster says it is."""
    core: Any = import_module("distributed.core")
    given = import_module("distributed.security").Security().get_connection_args("client")
    comm = await core.connect(address, timeout=CONNECT_SECONDS, **given)
    try:
        return str((await core.send_recv(comm, op="identity"))["type"])
    finally:
        comm.abort()


class Cluster:
    """A Dask cluster, which others have started.

    Parameters
    ----------
    address : str
        Of its scheduler.
    """

    blames = False
    memory: int | None = None

    def __init__(self, address: str) -> None:
        try:
            import distributed
        except ImportError:
            raise InputError(
                "--scheduler: Dask is not installed. Install it with pip install 'econlab[cluster]'."
            ) from None
        self._distributed: Any = distributed
        self._address = address
        self._client: Any = None
        self._executor: Any = None
        self._asked, self._slots = 0.0, 1
        self._known = False

    def open(self, held: Bundle) -> None:  # noqa: ARG002  # its workers ask for the data
        """Connect, as soon as the scheduler answers."""
        self.close()
        # What Dask writes of lost connections is told in econlab's words.
        _hush()
        end = time.monotonic() + (RETURN_SECONDS if self._known else 0)
        while True:
            try:
                _knock(self._address)
                _greet(self._address)
                self._client = self._distributed.Client(
                    self._address, timeout=CONNECT_SECONDS, set_as_default=False
                )
                break
            except (OSError, ValueError, ImportError) as error:
                if time.monotonic() >= end or not isinstance(error, OSError):
                    raise InputError(self._unreachable(error)) from None
                time.sleep(0.5)
        self._known, self._asked = True, 0.0
        self._executor = self._client.get_executor(pure=False, retries=0)

    def submit(self, function: Callable[[Any], Finished], task: Any) -> Future[Any]:
        """Hand over a task."""
        return cast("Future[Any]", self._executor.submit(function, task))

    def result(self, future: Future[Any]) -> Finished:
        """Return what came of a task."""
        return cast("Finished", future.result())

    def _unreachable(self, error: Exception) -> str:
        if self._known:
            return (
                f"--scheduler {self._address}: it was lost, and has not come back for {RETURN_SECONDS} s. "
                "What is complete is kept: start it, and give the same command again."
            )
        why = " ".join(str(error).split()) or type(error).__name__
        stranger = isinstance(error, _StrangerError)
        return (
            f"--scheduler {self._address}: "
            f"{'what listens there is no Dask scheduler' if stranger else 'nothing answers there'} ({why}). "
            "Give the address that 'dask scheduler' prints, such as tcp://192.0.2.1:8786."
        )

    def slots(self) -> int:
        """Return how many threads the workers have, at least one."""
        if self._client is None or self._client.status != "running":
            raise LostError
        if time.monotonic() - self._asked > _ASK_SECONDS:
            try:
                self._slots = max(1, sum(self._client.nthreads().values()))
            except Exception as error:  # Dask raises what its network library raises
                raise LostError from error
            self._asked = time.monotonic()
        return self._slots

    def is_loss(self, error: BaseException) -> bool:
        """Whether the scheduler is gone, which cancels what it had."""
        return isinstance(error, CancelledError) or type(error).__name__ in (
            "FutureCancelledError",
            "CommClosedError",
        )

    def stop(self, sweep: str) -> None:
        """Cancel what waits, and kill the kernels that are at work."""
        if self._client is not None and self._client.status == "running":
            with suppress(Exception):
                self._client.run(executing.halt, sweep, on_error="ignore")

    def close(self) -> None:
        """Close the connection, which has the scheduler forget what it was asked for."""
        if self._client is not None:
            with suppress(Exception):
                self._client.close(timeout=2)
            self._client = None
