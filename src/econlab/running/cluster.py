"""Runs on a Dask cluster, which others have started."""

from __future__ import annotations

import asyncio
import logging
import socket
import time
import warnings
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import suppress
from importlib import import_module
from typing import Any, cast
from urllib.parse import urlsplit

from econlab.errors import InputError
from econlab.running import executing
from econlab.running.bundles import Bundle
from econlab.running.executors import LostError
from econlab.running.work import Finished

# A cluster that answers not at all is wrong in its address, or down.
_CONNECT_SECONDS = 5
# How long a scheduler that was lost is waited for.
RETURN_SECONDS = 60
_ASK_SECONDS = 2.0


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
                    self._address, timeout=_CONNECT_SECONDS, set_as_default=False
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
    socket.create_connection((host, port), timeout=_CONNECT_SECONDS).close()


class _StrangerError(OSError):
    """Something listens, and is no Dask scheduler."""


def _greet(address: str) -> None:
    """Raise OSError where what listens does not answer as a scheduler: a client of Dask would hang there."""
    with ThreadPoolExecutor(1) as apart:  # from an event loop that may run here
        try:
            kind = apart.submit(asyncio.run, asyncio.wait_for(_kind(address), _CONNECT_SECONDS)).result()
        except TimeoutError:
            raise _StrangerError(f"it said nothing for {_CONNECT_SECONDS} s") from None
        except Exception:  # noqa: BLE001  # Dask reads whatever it is sent as if a scheduler had sent it
            raise _StrangerError("it does not speak as one") from None
    if kind != "Scheduler":
        raise _StrangerError(f"it is a Dask {kind}")


async def _kind(address: str) -> str:
    """Return what a part of a Dask cluster says it is."""
    core: Any = import_module("distributed.core")
    given = import_module("distributed.security").Security().get_connection_args("client")
    comm = await core.connect(address, timeout=_CONNECT_SECONDS, **given)
    try:
        return str((await core.send_recv(comm, op="identity"))["type"])
    finally:
        comm.abort()
