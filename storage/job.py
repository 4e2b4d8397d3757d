"""One piece of work for the writer（一件待办）: asked for, done in a savepoint, told."""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import date
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from storage.cellar import savepoint
from storage.records import Records
from storage.trouble import Trouble, trouble_of

BEATEN = ("40001", "40P01", "55P03")
"""PostgreSQL's words for: another process was there first; try again（并发冲突）."""
TAKEN = "23505"
"""… and for: the same row is there already, which only another process can have written."""


class NotKept(Exception):
    """The commit failed: nothing of this work was kept, and nobody may be told otherwise.

    `is_foreseen` where the database is to blame; the writer has said so in the log already.
    `is_passing` where the same may go well later.
    """

    def __init__(self, cause: BaseException) -> None:
        super().__init__(str(cause))
        self.is_foreseen = isinstance(cause, Trouble)
        self.is_passing = isinstance(cause, Trouble) and cause.kind.is_passing


class AlreadyDone(Exception):
    """This work was done before; nothing was changed."""


class Job:
    def __init__(self, work: Callable[[Records], Any], once: str | None) -> None:
        self.once = once
        self.future: Future[Any] = Future()
        self._work = work
        self._answer: Any = None
        self._error: Exception | None = None

    def run(
        self,
        connection: Connection,
        fresh: set[str],
        published: Callable[[date], bool | None],
    ) -> None:
        """Do the work in a savepoint; an error of its own is remembered, and told later.

        Trouble of the database is nobody's own: it is raised, for the whole transaction.
        """
        self._answer = self._error = None
        try:
            if self.once:
                _take(self.once, fresh)
            with savepoint(connection):
                records = Records(connection, published)
                self._answer = self._work(records)
                if records.changes.made:
                    raise RuntimeError("changes were made and not signed")
        except Exception as error:
            if trouble_of(error) is not None:
                raise
            self._error = error

    def is_beaten(self, *, is_last: bool) -> bool:
        """Whether another process was in its way, so that it should be done once more.

        Who finds the same row there the last time, too, has made a mistake of their own.
        """
        state = getattr(getattr(self._error, "orig", None), "sqlstate", None)
        if not isinstance(self._error, DBAPIError):
            return False
        return state in BEATEN or (state == TAKEN and not is_last)

    def lose(self, cause: BaseException) -> None:
        lost = NotKept(cause)
        lost.__cause__ = cause
        self.future.set_exception(lost)

    def fail(self, error: BaseException) -> None:
        """It was done with, and came to nothing."""
        self.future.set_exception(error)

    def tell(self) -> None:
        if self._error is None:
            self.future.set_result(self._answer)
        else:
            self.future.set_exception(self._error)


def _take(once: str, fresh: set[str]) -> None:
    """Claim a first time; a second one in the same batch finds it gone."""
    if once not in fresh:
        raise AlreadyDone(once)
    fresh.remove(once)
