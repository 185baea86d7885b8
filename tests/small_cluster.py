"""A Dask cluster on loopback, whose processes a test may kill and start again."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from processes import until


class Cluster:
    """A scheduler and workers, each a process of its own."""

    def __init__(self, folder: Path, held: ExitStack) -> None:
        self.folder, self.held = folder, held
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        self.scheduler: Any = None
        self.workers: list[Any] = []
        self._mending = threading.Lock()

    def is_whole(self) -> bool:
        """Whether nothing has ended, and nothing is being started again."""
        with self._mending:
            return not any(process.poll() is not None for process in (self.scheduler, *self.workers))

    def start_scheduler(self) -> None:
        port = self.address.rpartition(":")[2]
        log = self.folder / "scheduler.log"
        self.scheduler = self._start(
            log, "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard"
        )
        until(lambda: "Scheduler at" in log.read_text(encoding="utf-8"))

    def start_worker(self, **environment: str) -> None:
        log = self.folder / f"worker-{len(list(self.folder.glob('worker-*')))}.log"
        self.workers.append(
            self._start(
                log,
                "distributed.cli.dask_worker",
                self.address,
                *("--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(self.folder)),
                **environment,
            )
        )
        until(lambda: "Registered to" in log.read_text(encoding="utf-8"))

    @contextmanager
    def supervised(self) -> Iterator[None]:
        """Start again what has ended, as whoever runs a cluster for others has it done."""
        over = threading.Event()

        def keep() -> None:
            while not over.wait(0.1):
                with self._mending:
                    if self.scheduler.poll() is not None:
                        self.start_scheduler()
                    for worker in [worker for worker in self.workers if worker.poll() is not None]:
                        self.workers.remove(worker)
                        self.start_worker()

        thread = threading.Thread(target=keep)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()

    def _start(self, log: Path, module: str, *arguments: str, **environment: str) -> Any:
        with log.open("w", encoding="utf-8") as file:
            process = subprocess.Popen(
                [sys.executable, "-m", module, *arguments],
                stdout=file,
                stderr=file,
                env=os.environ | environment,
            )
        self.held.callback(process.wait)
        self.held.callback(process.kill)
        return process
