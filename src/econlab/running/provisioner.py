"""The kernel provisioner by which Jupyter starts warm kernels; named in a kernelspec, or the default."""

from __future__ import annotations

import asyncio
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import Float, List, Unicode

from econlab.running import kernels
from econlab.running.kernels import Forked, NotWarmError, Order

_LAUNCHER = ["-m", "ipykernel_launcher"]
_TAKEN = {"env", "cwd", "stdin", "stdout", "stderr", "kernel_id", "extra_arguments"}
# How long a kernel's beginning and end are awaited here; then the client's own waiting goes on.
_WAIT_SECONDS = 1.0
_LOOK_SECONDS = 0.005


class WarmProvisioner(LocalProvisioner):
    """Starts IPython kernels by a fork where that is safe, and in the ordinary way elsewhere."""

    preload = List(
        Unicode(), list(kernels.PRELOAD), config=True, help="Modules that are imported before the fork."
    )
    idle_seconds = Float(
        config=True, help="After how long without kernels the server ends; ECONLAB_WARM_IDLE, or 600."
    )
    answer_seconds = Float(
        kernels.ANSWER_SECONDS, config=True, help="After how long without an answer the server is replaced."
    )
    _sockets = ""
    _kernel: Forked | None = None

    def _idle_seconds_default(self) -> float:
        try:
            return float(os.environ.get(kernels.IDLE, kernels.IDLE_SECONDS))
        except ValueError:
            return kernels.IDLE_SECONDS

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Choose sockets in a folder of the user, which no other program can take as it can a port."""
        try:
            kernels.check_possible()
            self._choose_sockets(kernels.folder())
        except NotWarmError as reason:
            kernels.say(reason)
        return await super().pre_launch(**kwargs)

    def _choose_sockets(self, folder: Path) -> None:
        manager = self.parent
        if manager is None or any(manager.ports) or (manager.transport, manager.ip) != ("tcp", "127.0.0.1"):
            return
        if _arguments(self.kernel_spec.argv) is None:
            return
        manager.transport = "ipc"
        manager.ip = self._sockets = str(folder / secrets.token_hex(8))
        manager.cache_ports = False

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Have the kernel forked, or start it as any other."""
        try:
            kernels.check_possible()
            order = self._order(cmd, kwargs)
            self._kernel = await asyncio.to_thread(_forked, order, kwargs)
        except NotWarmError as reason:
            kernels.say(reason)
            self._kernel = None
            return await super().launch_kernel(cmd, **kwargs)
        self.process = self._kernel  # type: ignore[assignment]
        self.pid = self.pgid = self._kernel.pid
        self.cwd = order.cwd
        await self._bound()
        return self.connection_info

    async def _bound(self) -> None:
        """Await the kernel's sockets: who connects before tries again only after a tenth of a second."""
        ports = self.parent.ports if self.parent and self._sockets else []
        missing = [Path(f"{self._sockets}-{port}") for port in ports]
        end = time.monotonic() + _WAIT_SECONDS
        while missing and self._runs() and time.monotonic() < end:
            await asyncio.sleep(_LOOK_SECONDS)
            missing = [path for path in missing if not path.exists()]

    def _order(self, cmd: list[str], kwargs: Mapping[str, Any]) -> Order:
        split = _arguments(cmd)
        if split is None or cmd[0] != sys.executable:
            raise NotWarmError(f"{cmd[0]} is not this interpreter with IPython's kernel", quiet=True)
        more = [name for name, value in kwargs.items() if value and name not in _TAKEN]
        if more:
            raise NotWarmError(f"a fork cannot give the kernel {', '.join(more)}")
        cwd = Path(kwargs.get("cwd") or "").absolute()
        environment = dict(kwargs["env"])
        _check_start(cwd, environment)
        # As an ordinary start sets it, for notebooks that look.
        environment["JPY_PARENT_PID"] = str(os.getpid())
        return Order(
            interpreter=cmd[: split - 2],
            arguments=cmd[split:],
            environment=environment,
            cwd=str(cwd),
            sockets=self._sockets,
            preload=self.preload,
            idle_seconds=self.idle_seconds,
            answer_seconds=self.answer_seconds,
        )

    async def shutdown_requested(self, restart: bool = False) -> None:  # noqa: ARG002
        """Await the exit: the manager would look for it only every tenth of a second."""
        await self._exit()

    async def kill(self, restart: bool = False) -> None:
        """Kill the kernel, and await its exit."""
        await super().kill(restart)
        await self._exit()

    async def _exit(self) -> None:
        end = time.monotonic() + _WAIT_SECONDS
        while self._runs() and time.monotonic() < end:
            await asyncio.sleep(_LOOK_SECONDS)

    def _runs(self) -> bool:
        return self._kernel is not None and self._kernel.poll() is None

    async def send_signal(self, signum: int) -> None:
        """Send a signal to the kernel and what it has started, unless it has ended."""
        if self._kernel is None or self._runs():
            await super().send_signal(signum)


def _arguments(cmd: Sequence[str]) -> int | None:
    """Return where the arguments of IPython's kernel begin; other kernels have None."""
    places = range(1, len(cmd))
    return next((at + 2 for at in places if list(cmd[at : at + 2]) == _LAUNCHER), None)


def _check_start(cwd: Path, environment: Mapping[str, str]) -> None:
    if not cwd.is_dir():
        raise NotWarmError(f"{cwd} is not there", quiet=True)
    # Both are read at start, in the folder where the kernel works.
    if (cwd / "matplotlibrc").exists():
        raise NotWarmError(f"{cwd} has a matplotlibrc")
    path = environment.get("PYTHONPATH")
    if path and not all(map(os.path.isabs, path.split(os.pathsep))):
        raise NotWarmError(f"PYTHONPATH has a relative folder ({path})")


def _forked(order: Order, kwargs: Mapping[str, Any]) -> Forked:
    pipes: dict[str, Any] = {}
    with ExitStack() as lent, ExitStack() as kept:

        def descriptor(name: str, usual: int | None, earlier: int | None = None) -> int:
            given = kwargs.get(name)
            if given == subprocess.PIPE:
                read, write = os.pipe()
                theirs, ours, mode = (read, write, "wb") if name == "stdin" else (write, read, "rb")
                lent.callback(os.close, theirs)
                pipes[name] = kept.enter_context(os.fdopen(ours, mode))
                return theirs
            if given == subprocess.STDOUT and earlier is not None:
                return earlier
            if given is None and usual is not None and _is_open(usual):
                return usual
            if given is None or given == subprocess.DEVNULL:
                null = os.open(os.devnull, os.O_RDWR)
                lent.callback(os.close, null)
                return null
            return given if isinstance(given, int) else int(given.fileno())

        stdin = descriptor("stdin", None)
        stdout = descriptor("stdout", 1)
        process = kernels.fork(order, [stdin, stdout, descriptor("stderr", 2, stdout)])
        kept.pop_all()
    process.stdin, process.stdout, process.stderr = map(pipes.get, ("stdin", "stdout", "stderr"))
    return process


def _is_open(descriptor: int) -> bool:
    try:
        os.fstat(descriptor)
    except OSError:
        return False
    return True
