"""Those who only look things up（查阅）: a few threads whose connections cannot write."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from typing import TypeVar

from sqlalchemy import Engine

from domain.holidays import nothing_published
from storage.cellar import READERS
from storage.records import Records
from storage.trouble import READ_ONLY, Alarm, trouble_of

T = TypeVar("T")


class NotRead(Exception):
    """The records could not be looked into; the same may go well later."""


class Reader:
    """Runs a piece of reading on the records as they stand; presses never wait behind it."""

    def __init__(
        self, engine: Engine, published: Callable[[date], bool | None] = nothing_published,
        alarm: Alarm | None = None,
    ) -> None:  # fmt: skip
        self._alarm = alarm or Alarm()
        self._engine = engine
        self._published = published
        self._pool = ThreadPoolExecutor(READERS, thread_name_prefix="reader")

    def submit(self, work: Callable[[Records], T]) -> Future[T]:
        return self._pool.submit(self._read, work)

    def close(self) -> None:
        self._pool.shutdown()
        self._engine.dispose()

    def _read(self, work: Callable[[Records], T]) -> T:
        try:
            with self._engine.connect() as connection, connection.begin():
                return work(Records(connection, self._published))
        except Exception as error:
            trouble = trouble_of(error)
            if trouble is None or trouble.kind is READ_ONLY:
                raise  # who tries to write here has made a mistake
            self._alarm.ring(trouble)
            raise NotRead(str(trouble)) from error
