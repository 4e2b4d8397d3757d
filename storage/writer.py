"""The one hand that writes（执笔人）: a thread, a connection, one commit for all who wait."""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import date
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import TypeVar

from sqlalchemy import Engine

from domain.holidays import nothing_published
from storage.job import Job
from storage.records import Records
from storage.visits import remember

T = TypeVar("T")
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
        try:
            self._commit(jobs)
        except BaseException as error:
            if len(jobs) == 1:
                jobs[0].lose(error)
                return
            for job in jobs:  # one of them spoilt it for all: each alone, only the culprit is lost
                self._keep_alone(job)
        else:
            for job in jobs:
                job.tell()

    def _keep_alone(self, job: Job) -> None:
        try:
            self._commit([job])
        except BaseException as error:
            job.lose(error)
        else:
            job.tell()

    def _commit(self, jobs: list[Job]) -> None:
        with self._engine.begin() as connection:
            fresh = remember(connection, [job.once for job in jobs if job.once])
            for job in jobs:
                job.run(connection, fresh, self._published)
