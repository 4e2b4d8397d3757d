"""The one hand that writes（执笔人）: a thread, a connection, one commit for all who wait."""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import date
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import TypeVar

from sqlalchemy import Engine

from domain.holidays import nothing_published
from storage.cellar import be_patient
from storage.job import Job
from storage.records import Records
from storage.visits import forget, remember

T = TypeVar("T")
TRIES = 3
BATCH = 64
"""How many pieces of work share a commit at most, so that the first need not wait long."""


class Writer:
    """Does each piece of work in a savepoint, and all that wait in one transaction.

    An error rolls back its own work only and is handed to whoever asked. Answers are told after
    the commit, never before.
    """

    def __init__(
        self, engine: Engine, published: Callable[[date], bool | None] = nothing_published
    ) -> None:
        self._engine = engine
        self._published = published
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._door = Lock()
        self._closed = False
        self._thread = Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def submit(self, work: Callable[[Records], T], *, once: str | None = None) -> Future[T]:
        """Queue a piece of work; the future holds its answer as soon as it is kept.

        Work with the same `once` is done a single time, even if it ends in a refusal; the next
        one gets `AlreadyDone`.
        """
        job = Job(work, once)
        with self._door:
            if self._closed:
                raise RuntimeError("the writer has gone home")
            self._jobs.put(job)
        return job.future

    def close(self) -> None:
        """Finish what was asked for, then put the pen down."""
        with self._door:
            self._closed = True
            self._jobs.put(None)
        self._thread.join()
        self._engine.dispose()

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            self._keep([job, *self._waiting()])

    def _waiting(self) -> list[Job]:
        """What else has come meanwhile, up to a full batch."""
        jobs: list[Job] = []
        while len(jobs) < BATCH - 1:
            try:
                job = self._jobs.get_nowait()
            except Empty:
                break
            if job is None:
                self._jobs.put(None)  # for `_run` to find
                break
            jobs.append(job)
        return jobs

    def _keep(self, jobs: list[Job]) -> None:
        jobs = [job for job in jobs if job.future.set_running_or_notify_cancel()]
        while jobs:
            jobs = self._keep_some(jobs)

    def _keep_some(self, jobs: list[Job]) -> list[Job]:
        """Keep as many as one commit can hold; those that come after it, in their order."""
        if len(jobs) == 1:
            self._keep_alone(jobs[0])
            return []
        try:
            done = self._commit(jobs)
        except BaseException:
            for job in jobs:  # one of them spoilt it for all: each alone, only the culprit is lost
                self._keep_alone(job)
            return []
        for job in jobs[:done]:
            job.tell()
        for job in jobs[done : done + 1]:
            self._keep_alone(job)
        return jobs[done + 1 :]

    def _keep_alone(self, job: Job) -> None:
        try:
            for attempt in range(TRIES):
                if self._commit([job], is_last=attempt == TRIES - 1):
                    return job.tell()
        except BaseException as error:
            return job.lose(error)
        return job.lose(TimeoutError("other processes were always in its way"))

    def _commit(self, jobs: list[Job], *, is_last: bool = False) -> int:
        """How many of them were done: the others come after one that another process was in the
        way of. Nobody waits long for another's lock while holding locks for many."""
        with self._engine.begin() as connection:
            if len(jobs) == 1:
                be_patient(connection)
            fresh = remember(connection, [job.once for job in jobs if job.once])
            for place, job in enumerate(jobs):
                job.run(connection, fresh, self._published)
                if job.is_beaten(is_last=is_last):
                    forget(connection, fresh | ({job.once} if job.once else set()))
                    return place
        return len(jobs)
