"""Many runs over a pool: a few ahead of the workers, results as they come, what failed once more."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from typing import Any, Generic, Protocol, TypeVar

from econlab.errors import InputError
from econlab.running.bundles import Bundle
from econlab.running.executors import LostError, Pool
from econlab.running.progress import Progress
from econlab.running.watching import explained
from econlab.running.work import Finished, perform

_Asked = TypeVar("_Asked")

# How often a run may be at work when its worker dies.
_MOST_LOSSES = 3
# Tasks with the pool for each that it does at a time, so that no worker waits for the next one.
_AHEAD = 2
_BEAT_SECONDS = 0.5


class Handed(Protocol):
    """What is handed to a worker: a dataclass with `content` for the data, where it has asked for them."""

    @property
    def name(self) -> str:
        """What it is called."""


@dataclass(slots=True)
class _Job(Generic[_Asked]):
    asked: _Asked
    task: Any
    attempts: int = 1
    losses: int = 0


class Batch(Generic[_Asked]):
    """Runs on their way through a pool.

    Parameters
    ----------
    pool : Pool
        Where the runs are done.
    held : Bundle
        The data, for workers that lack them.
    landed : callable
        Takes what was asked, and what came of it.
    progress : Progress
        Told when there is something to show.
    retry : int
        How often a failed run is tried again.
    work : callable
        What a worker does with a task: a function it can import.
    room : callable
        Whether one more may be begun now.
    """

    def __init__(
        self,
        pool: Pool,
        held: Bundle,
        landed: Callable[[_Asked, Finished], None],
        progress: Progress,
        *,
        retry: int = 0,
        work: Callable[[Any], Finished] = perform,
        room: Callable[[], bool] = lambda: True,
    ) -> None:
        self._pool, self._held, self._landed = pool, held, landed
        self._progress, self._retry = progress, retry
        self._work, self._room = work, room
        self._again: deque[_Job[_Asked]] = deque()
        self._flying: dict[Future[Any], _Job[_Asked]] = {}

    def work_off(self, asked: Iterable[tuple[_Asked, Handed]]) -> None:
        """Do all runs.

        Raises
        ------
        InputError
            When the pool has nobody to do them (any more), or a worker differs from this machine.
        """
        ahead = iter(asked)
        self._pool.open(self._held)
        while True:
            try:
                slots = self._pool.slots()
                self._fill(ahead, slots)
                if not self._flying:
                    return
                done, _ = wait(self._flying, timeout=_BEAT_SECONDS, return_when=FIRST_COMPLETED)
                # The last first: those that lack the data then go again in the order they went in.
                for future in [one for one in reversed(self._flying) if one in done]:
                    self._land(future)
                self._progress.beat(min(len(self._flying), slots), slots)
            except LostError:
                self._recover()

    def _fill(self, ahead: Iterator[tuple[_Asked, Handed]], slots: int) -> None:
        """Hand over as many tasks as are to be with the pool."""
        while len(self._flying) < _AHEAD * slots and not self._is_alone():
            if self._again:
                job = self._again.popleft()
                if job.losses and self._flying:
                    self._again.appendleft(job)
                    return
            else:
                following = next(ahead, None) if self._room() else None
                if following is None:
                    return
                job = _Job(*following)
            try:
                self._flying[self._pool.submit(self._work, job.task)] = job
            except Exception as error:
                self._again.appendleft(job)
                if self._pool.is_loss(error):
                    raise LostError from error
                raise

    def _is_alone(self) -> bool:
        """Whether a run is at work that may have ended a worker: no other is to be lost with it."""
        return any(job.losses for job in self._flying.values())

    def _land(self, future: Future[Any]) -> None:
        error = None if future.cancelled() else future.exception()
        if future.cancelled() or (error is not None and self._pool.is_loss(error)):
            raise LostError from error
        job = self._flying.pop(future)
        if error is not None:
            self._end(job, _failed(explained(error), again=True))
            return
        finished = self._pool.result(future)
        if finished.lacks:
            self._again.appendleft(replace(job, task=replace(job.task, content=self._held.content)))
        elif finished.differs:
            raise InputError(
                f"A worker differs from this machine: {finished.differs}. Install the same there "
                "(requirements.lock), and start it anew."
            )
        else:
            self._end(job, finished)

    def _end(self, job: _Job[_Asked], finished: Finished) -> None:
        if finished.record["outcome"] == "failed" and finished.again and job.attempts <= self._retry:
            self._progress.say(f"{job.task.name}: tried again after: {finished.record['error']}")
            self._again.append(replace(job, attempts=job.attempts + 1, losses=0))
        else:
            self._landed(job.asked, finished)

    def _recover(self) -> None:
        """Take back what was on its way, and open the pool anew."""
        flying, self._flying = self._flying, {}
        for future, job in flying.items():
            complete = future.done() and not future.cancelled() and future.exception() is None
            if complete:
                self._flying[future] = job
                self._land(future)
                continue
            future.cancel()
            lost = replace(job, losses=job.losses + self._pool.blames)
            if lost.losses < _MOST_LOSSES:
                self._again.append(lost)
            else:
                said = f"Its worker died each of {_MOST_LOSSES} times, perhaps for want of memory"
                self._end(lost, _failed(said, again=False))
        self._progress.say(
            f"A worker died: its {self._progress.noun}s are done again."
            if self._pool.blames
            else "The scheduler was lost: waiting for it to come back; what was not complete is sent again."
        )
        self._pool.open(self._held)


def _failed(said: str, *, again: bool) -> Finished:
    return Finished({"outcome": "failed", "error": said, "duration": 0.0}, again=again)
