"""The one hand that writes（执笔人）: a thread, a connection, one commit for all who wait."""

import logging
from collections.abc import Callable
from concurrent.futures import Future
from datetime import date
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import TypeVar

from sqlalchemy import Engine

from domain.holidays import nothing_published
from storage.cellar import rows_changed
from storage.job import Job
from storage.records import Records
from storage.trouble import Alarm, Trouble, name_of, trouble_of
from storage.visits import remember
from storage.whereabouts import Whereabouts

log = logging.getLogger(__name__)

T = TypeVar("T")
BATCH = 64
"""How many pieces of work share a commit at most, so that the first need not wait long."""


class Writer:
    """Does each piece of work in a savepoint, and all that wait in one transaction.

    An error rolls back its own work only and is handed to whoever asked. Answers are told after
    the commit, never before.
    """

    def __init__(
        self, engine: Engine, published: Callable[[date], bool | None] = nothing_published,
        alarm: Alarm | None = None,
    ) -> None:  # fmt: skip
        self._engine = engine
        self._files = Whereabouts(engine)
        self._alarm = alarm or Alarm()
        self._complaint = ""
        self._name = name_of(str(engine.url))
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
        lost = self._try(jobs)
        if lost is None or len(jobs) == 1 or _is_general(lost):
            return _tell(jobs, lost)
        for number, job in enumerate(jobs):  # one of them spoilt it for all: each alone
            lost = self._try([job])
            if lost is not None and _is_general(lost):
                return _tell(jobs[number:], lost)
            _tell([job], lost)
        return None

    def _try(self, jobs: list[Job]) -> BaseException | None:
        """Keep them all; why that was not possible, None if it was."""
        try:
            self._commit(jobs)
        except BaseException as error:
            return self._complain(error)
        return None

    def _commit(self, jobs: list[Job]) -> None:
        if (damage := self._alarm.trouble) is not None:
            raise damage
        with self._engine.begin() as connection:
            before = rows_changed(connection)
            fresh = remember(connection, [job.once for job in jobs if job.once])
            for job in jobs:
                job.run(connection, fresh, self._published)
            after = rows_changed(connection)
        self._files.look()
        if self._complaint and (before is None or before != after):  # what only looks needs no room
            log.warning("the records can be written again")
            self._complaint = ""

    def _complain(self, error: BaseException) -> BaseException:
        """Say foreseen trouble when it begins or changes, not for each piece of work it meets."""
        trouble = trouble_of(error, self._name)
        if trouble is None:
            return error
        if trouble is not self._alarm.trouble and str(trouble) != self._complaint:
            end = (
                "the bot stops" if trouble.kind.is_damage else "nothing is kept until this is over"
            )
            log.error("%s; %s", trouble, end)
            self._complaint = str(trouble)
            if isinstance(error, Trouble):
                self._files.rescue()
        self._alarm.ring(trouble)
        return trouble


def _is_general(lost: BaseException) -> bool:
    return isinstance(lost, Trouble) and lost.kind.is_general


def _tell(jobs: list[Job], lost: BaseException | None) -> None:
    for job in jobs:
        if lost is None:
            job.tell()
        else:
            job.lose(lost)
