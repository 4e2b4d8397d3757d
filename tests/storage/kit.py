"""A branch to keep records of, and the pen to keep them with."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from threading import Event
from typing import Any

import pytest
from sqlalchemy import text

from domain.people import MemberKind
from storage import Records, Signature, Writer

NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)

ON_SQLITE = pytest.mark.parametrize("which", ["sqlite"], indirect=True)
ON_POSTGRESQL = pytest.mark.parametrize("which", ["postgresql"], indirect=True)


@dataclass
class Branch:
    """第三支部 with 王书记 and 李明, and the pen to write in its records."""

    writer: Writer
    id: int = 0
    wang: int = 0
    li: int = 0

    def do(self, work: Callable[[Records], Any]) -> Any:
        """One piece of work, kept."""
        return self.writer.submit(work).result()

    def visit(
        self, work: Callable[[Records], Any], *, by: int | None = None, action: str = "test",
        at: datetime = NOON, can_undo: bool = True,
    ) -> Any:  # fmt: skip
        """The same, signed as one visit of that member's."""
        actor = self.wang if by is None else by

        def signed(records: Records) -> Any:
            answer = work(records)
            records.audit.sign(
                Signature(
                    branch_id=self.id, actor_id=actor, action=action, at=at, can_undo=can_undo
                )
            )
            return answer

        return self.do(signed)

    def rows(self, query: str) -> list[Any]:
        """What stands in the tables, as they are."""
        return list(self.do(lambda records: connection_of(records).execute(text(query)).all()))

    def spoil(self, statement: str) -> None:
        """Go behind the records' back."""
        self.do(lambda records: connection_of(records).execute(text(statement)).close())


def connection_of(records: Records) -> Any:
    return records.changes._connection


def seed(records: Records) -> Branch:
    """Found the branch."""
    branch_id = records.branches.add(
        name="第三支部", timezone="Asia/Shanghai", language="zh_CN", at=NOON
    )
    ids = []
    for name in ("王书记", "李明"):
        ids.append(records.people.add(branch_id, name, on=date(2020, 1, 1)))
        records.people.be(ids[-1], MemberKind.FULL, on=date(2020, 1, 1))
    records.audit.sign(
        Signature(branch_id=branch_id, actor_id=ids[0], action="setup", at=NOON, can_undo=False)
    )
    return Branch(writer=None, id=branch_id, wang=ids[0], li=ids[1])  # type: ignore[arg-type]


@contextmanager
def busy(writer: Writer) -> Iterator[None]:
    """What is asked for meanwhile has to wait, and so comes into one batch."""
    begun, done = Event(), Event()
    work = writer.submit(lambda _: (begun.set(), done.wait(30)))
    assert begun.wait(30)
    try:
        yield
    finally:
        done.set()
    work.result()


def later(**delay: float) -> datetime:
    return NOON + timedelta(**delay)
