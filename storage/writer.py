"""The one hand that writes（执笔人）: a thread, a connection, one commit for all who wait."""

import logging
from collections.abc import Callable
from concurrent.futures import Future
from datetime import date
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import TypeVar

from sqlalchemy import Connection, Engine

from domain.holidays import nothing_published
from storage.cellar import be_patient, rows_changed
from storage.job import Job
from storage.records import Records
from storage.trouble import Alarm, Trouble, name_of, trouble_of
from storage.visits import forget, remember
from storage.whereabouts import Whereabouts

log = logging.getLogger(__name__)

T = TypeVar("T")
TRIES = 3
"""How often a piece of work is tried in whose way another process was."""
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
        while jobs:
            jobs = self._keep_some(jobs)

    def _keep_some(self, jobs: list[Job]) -> list[Job]:
        """Keep as many as one commit can hold; those that come after it, in their order."""
        done, lost = self._try(jobs) if len(jobs) > 1 else (0, None)
        if lost is None:
            _tell(jobs[:done], None)
            for job in jobs[done : done + 1]:
                self._keep_alone(job)
            return jobs[done + 1 :]
        if _is_general(lost):
            _tell(jobs, lost)
            return []
        for number, job in enumerate(jobs):  # one of them spoilt it for all: each alone
            lost = self._keep_alone(job)
            if lost is not None and _is_general(lost):
                _tell(jobs[number + 1 :], lost)
                break
        return []

    def _keep_alone(self, job: Job) -> BaseException | None:
        """Why it was lost, None if it was kept."""
        for attempt in range(TRIES):
            done, lost = self._try([job], is_last=attempt == TRIES - 1)
            if lost is not None and not isinstance(lost, Trouble) and self._put_behind(job):
                job.fail(lost)
                return lost
            if done or lost is not None:
                _tell([job], lost)
                return lost
        lost = TimeoutError("other processes were always in its way")
        _tell([job], lost)
        return lost

    def _put_behind(self, job: Job) -> bool:
        """A mistake of its own takes its transaction along each time: it would come back for ever.

        That it came is written down without it.
        """
        if job.once is None:
            return False
        done, _ = self._try([Job(lambda _: None, job.once)])
        return bool(done)

    def _try(self, jobs: list[Job], *, is_last: bool = False) -> tuple[int, BaseException | None]:
        """How many were kept, and why it was none if the commit failed."""
        try:
            return self._commit(jobs, is_last=is_last), None
        except BaseException as error:
            return 0, self._complain(error)

    def _commit(self, jobs: list[Job], *, is_last: bool) -> int:
        """How many were done: the others come after one that another process was in the way of.

        Nobody waits long for another's lock while holding locks for many.
        """
        if (damage := self._alarm.trouble) is not None:
            raise damage
        with self._engine.begin() as connection:
            before = rows_changed(connection)
            if len(jobs) == 1:
                be_patient(connection)
            done = self._do(connection, jobs, is_last=is_last)
            after = rows_changed(connection)
        self._files.look()
        if self._complaint and (before is None or before != after):  # what only looks needs no room
            log.warning("the records can be written again")
            self._complaint = ""
        return done

    def _do(self, connection: Connection, jobs: list[Job], *, is_last: bool) -> int:
        fresh = remember(connection, [job.once for job in jobs if job.once])
        for place, job in enumerate(jobs):
            job.run(connection, fresh, self._published)
            if job.is_beaten(is_last=is_last):
                forget(connection, fresh | ({job.once} if job.once else set()))
                return place
        return len(jobs)

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
