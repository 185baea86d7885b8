"""Runs in processes of this machine, which end with the one that started them."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import gettempdir
from types import ModuleType
from typing import Any

from econlab.running import work
from econlab.running.bundles import Bundle, unpacked
from econlab.running.executors import LostError
from econlab.running.work import Finished
from econlab.scratch import scratch

_LEAST_MEMORY = 2 << 30
_STARTS = 3
# What is raised where the process that starts others is killed while it starts one.
_STARTER_KILLED = (EOFError, ConnectionError)


def processors() -> int:
    """Return how many processors this process may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


def _share_of_memory(workers: int) -> int | None:
    """Return the bytes of this machine's memory, or of its control group's, for each of some workers.

    At least what the libraries of a notebook want; None where the system does not tell.
    """
    try:
        most = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
        with suppress(OSError, ValueError):  # no control group, or one without a limit
            most = min(most, int(Path("/sys/fs/cgroup/memory.max").read_text(encoding="ascii")))
    except (AttributeError, OSError, ValueError):
        return None
    return max(most // workers, _LEAST_MEMORY)


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

    def __init__(self, workers: int, ready: Callable[[], None]) -> None:
        self._workers, self._ready = workers, ready
        self.memory = _share_of_memory(workers)
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
