"""Where runs are done: a pool of workers, which may be lost; both kinds are standard executors."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Protocol

from econlab.errors import InputError
from econlab.running import work
from econlab.running.bundles import Bundle
from econlab.running.work import Finished


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
        from econlab.running.processes import Processes, processors

        return Processes(min(workers or processors(), most), ready)
    if workers is not None:
        raise InputError(
            f"--workers {workers}: found --scheduler as well, which has workers of its own. Leave one out."
        )
    from econlab.running.cluster import Cluster

    return Cluster(scheduler)
