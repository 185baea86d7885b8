"""One notebook executed in a real kernel: its own environment, its own folder, killed where it must be."""

from __future__ import annotations

import json
import logging
import math
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from queue import Empty
from typing import Any

from econlab.running import kernels
from econlab.running.declarations import as_papermill_path
from econlab.running.parameters import Value
from econlab.running.reports import Record, scrubbed
from econlab.running.watching import RunError, Watch, explained

_OUTPUTS = ("stream", "display_data", "execute_result", "error")
# Whom the system ends first where memory runs out, from -1000 to 1000: a kernel, not who waits for it.
_FIRST_TO_GO = 500

# The kernels of this process by the sweep they work for, and the sweeps that have been halted.
_kernels: dict[int, str] = {}
_halted: set[str] = set()
_guard = threading.Lock()


def execute(
    source: Path,
    changed: Mapping[str, Value],
    *,
    folder: Path,
    environment: Mapping[str, str],
    watch: Watch,
    sweep: str,
    cold: bool,
) -> Record:
    """Execute a notebook, and return it without times, folders and random names.

    Parameters
    ----------
    source : pathlib.Path
        The file of the notebook.
    changed : mapping of str to value
        The parameters that differ from its defaults.
    folder : pathlib.Path
        The kernel's working folder.
    environment : mapping of str to str
        What the kernel has in its environment besides this process's own.
    watch : Watch
        Told of every cell; knows how long the run may take.
    sweep : str
        What to halt it with.
    cold : bool
        Whether the kernel is started afresh, with all its imports.

    Raises
    ------
    RunError
        When it does not come to its end.
    """
    import papermill

    # What it writes of kernels that die or are late is told in the run's own words.
    logging.getLogger("papermill").setLevel(logging.CRITICAL)
    with _failing(watch):
        executed = papermill.execute_notebook(
            as_papermill_path(source),
            None,
            # Without the defaults, so that a run has one notebook however it was asked for.
            parameters=dict(changed),
            progress_bar=False,
            record_timing=False,
            # Kernels talk over TCP on this machine only, and would warn of that at every start.
            extra_arguments=["--log-level=ERROR"],
            shutdown_kernel="immediate",
            start_timeout=watch.start_timeout(),
            timeout_func=watch.left,
            on_notebook_start=watch.begin,
            on_cell_start=watch.cell_starts,
            kernel_manager_class=_manager_class(
                sweep, environment, watch, connection=source.with_name("kernel.json"), cold=cold
            ),
            # Not papermill's cwd, which is the whole process's: a worker may have many threads.
            resources={"metadata": {"path": str(folder)}},
        )
    return scrubbed(executed)


@contextmanager
def _failing(watch: Watch) -> Iterator[None]:
    """Have what ends a run in a block raised as a `RunError`."""
    from jupyter_client.kernelspec import NoSuchKernel
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillException, PapermillExecutionError

    try:
        yield
    except PapermillExecutionError as error:
        again = error.ename != "InputError"  # what econlab refuses, it refuses again
        raise RunError(explained(error) + watch.hint(error.ename), watch.notebook, again=again) from None
    except CellTimeoutError:
        raise watch.failure(watch.late) from None
    except DeadKernelError as error:
        raise watch.failure(watch.flooded or explained(error), again=not watch.flooded) from None
    except NoSuchKernel as error:
        raise RunError(explained(error), again=False) from None
    except (PapermillException, KeyError, OSError, RuntimeError, ValueError) as error:
        raise watch.failure(watch.late if watch.is_late() else explained(error)) from None


def _manager_class(
    sweep: str, environment: Mapping[str, str], watch: Watch, *, connection: Path, cold: bool
) -> type[Any]:
    """Return a kernel manager that gives its kernel an environment of its own.

    The environment of the process would be that of other runs in it as well. The
    kernel is known to `halt` and `end` for as long as it lives, and the file that
    tells how to reach it goes with the folder of the run, however that ends.
    """
    from jupyter_client.manager import AsyncKernelManager
    from traitlets import default

    class Manager(AsyncKernelManager):
        known = 0

        def has_room(self, size: int) -> bool:
            """Whether the notebook has room for an output; a kernel whose has not is killed."""
            if watch.has_room(size):
                return True
            with _guard:
                _kill([self.known])
            return False

        @default("client_factory")
        def _client_factory_default(self) -> Any:
            return _client_class()

        async def start_kernel(self, **kwargs: Any) -> None:  # type: ignore[override]
            self.connection_file = str(connection)
            if not cold and self.kernel_spec is not None:
                _warm(self.kernel_spec.metadata)
            await super().start_kernel(**kwargs, env={**os.environ, **environment})
            with _guard:
                self.known = int(getattr(self.provisioner, "pid", None) or 0)
                if self.known:
                    _kernels[self.known] = sweep
                if sweep in _halted:
                    _kill([self.known])
            _bound(self.known, watch.memory)

        async def cleanup_resources(self, restart: bool = False) -> None:  # type: ignore[override]
            with _guard:
                _kernels.pop(self.known, None)
            await super().cleanup_resources(restart=restart)

    return Manager


@cache
def _client_class() -> type[Any]:
    """Return a client that takes a kernel to be ready once it answers, and its outputs while there is room.

    Jupyter's own waits for readiness until nothing has come for a fifth of a second, so as to lose
    what belongs to no cell; nbclient passes that over.
    """
    from jupyter_client.asynchronous.client import AsyncKernelClient
    from jupyter_client.channels import AsyncZMQSocketChannel
    from traitlets import Type

    class Outputs(AsyncZMQSocketChannel):
        has_room: Callable[[int], bool]

        async def get_msg(self, timeout: float | None = None) -> dict[str, Any]:  # type: ignore[override]
            message: dict[str, Any] = await super().get_msg(timeout)
            if message["msg_type"] in _OUTPUTS and not self.has_room(len(json.dumps(message["content"]))):
                message["msg_type"], message["content"] = "stream", {"name": "stderr", "text": ""}
            return message

    class Client(AsyncKernelClient):
        iopub_channel_class = Type(Outputs)

        def start_channels(self, *which: Any, **named: Any) -> None:
            super().start_channels(*which, **named)
            self.iopub_channel.has_room = self.parent.has_room  # type: ignore[union-attr]

        async def wait_for_ready(self, timeout: float | None = None) -> None:
            end = time.monotonic() + (math.inf if timeout is None else timeout)
            while not await self._answers():
                if not await self.is_alive():
                    raise RuntimeError("Kernel died before replying to kernel_info")
                if time.monotonic() > end:
                    raise RuntimeError(f"Kernel didn't respond in {timeout:g} seconds")

        async def _answers(self) -> bool:
            """Whether the kernel replies, and its outputs come through as well."""
            self.kernel_info()
            with suppress(Empty):
                reply = await self.get_shell_msg(timeout=1)
                await self.get_iopub_msg(timeout=0.2)
                return bool(reply["msg_type"] == "kernel_info_reply")
            return False

    return Client


def _warm(kernelspec: dict[str, Any]) -> None:
    """Have a kernel started warm where neither its kernelspec nor the user has chosen otherwise.

    Unlike `kernels.warm` this says nothing of other kernels in the process.
    """
    if kernels.is_ours_to_choose():
        kernelspec.setdefault("kernel_provisioner", {"provisioner_name": kernels.PROVISIONER})


def _bound(pid: int, memory: int | None) -> None:
    """Have a kernel stop where memory runs out, and nothing else on the machine."""
    with suppress(OSError):
        Path(f"/proc/{pid}/oom_score_adj").write_text(str(_FIRST_TO_GO), encoding="ascii")
    if memory is None or sys.platform != "linux":
        return
    import resource

    with suppress(OSError):  # it has ended already
        _, most = resource.prlimit(pid, resource.RLIMIT_DATA)
        less = memory if most == resource.RLIM_INFINITY else min(memory, most)
        resource.prlimit(pid, resource.RLIMIT_DATA, (less, most))


def halt(sweep: str) -> None:
    """Kill the kernels that work for a sweep in this process, and every later one as it starts."""
    with _guard:
        _halted.add(sweep)
        _kill([pid for pid, owner in _kernels.items() if owner == sweep])


def is_halted(sweep: str) -> bool:
    """Whether a sweep has been halted in this process."""
    return sweep in _halted


def end() -> None:
    """End this process at once, and its kernels with it."""
    with _guard:
        _kill(list(_kernels))
        os._exit(1)


def _kill(kernels: list[int]) -> None:
    for pid in kernels:
        with suppress(OSError):
            if pid and hasattr(os, "killpg"):
                os.killpg(pid, signal.SIGKILL)  # a kernel leads a group of its own
            elif pid:
                os.kill(pid, signal.SIGTERM)
