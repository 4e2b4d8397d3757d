"""Meetings that come back（重复的会）."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, bindparam, select

from domain.agenda import AgendaLine
from domain.meetings import Meeting, MeetingKind, Scope
from domain.series import Series
from domain.times import Recurrence
from storage.changes import Changes, Row
from storage.holidays import Holidays
from storage.tables.series import series, series_agenda, series_members

_ONE = select(series).where(series.c.id == bindparam("series_id"))
_OF = (
    select(series)
    .where(
        series.c.branch_id == bindparam("branch_id"),
        series.c.done_to.is_not(None),
        series.c.ended_at.is_(None),
    )
    .order_by(series.c.id)
)
_NAMED = select(series_members.c.member_id).where(
    series_members.c.series_id == bindparam("series_id")
)
_AGENDA = (
    select(series_agenda)
    .where(series_agenda.c.series_id == bindparam("series_id"))
    .order_by(series_agenda.c.position)
)
_MINUTE = timedelta(minutes=1)


class SeriesBook:
    def __init__(self, connection: Connection, changes: Changes, holidays: Holidays) -> None:
        self._connection = connection
        self._changes = changes
        self._holidays = holidays

    def find(self, series_id: int) -> Series | None:
        row = self._connection.execute(_ONE, {"series_id": series_id}).mappings().first()
        return None if row is None else self._series(row)

    def of(self, branch_id: int) -> list[Series]:
        """Those that go on, in the order they were begun."""
        rows = self._connection.execute(_OF, {"branch_id": branch_id}).mappings()
        return [self._series(row) for row in rows]

    def propose(self, meeting: Meeting, rule: Recurrence, lasts: timedelta) -> int:
        """Write a series down that begins once this meeting, its first, is published; its id."""
        return self._changes.insert(
            series, **_shared(meeting), branch_id=meeting.branch_id, rule=str(rule),
            minutes=lasts // _MINUTE, created_by=meeting.created_by,
        )  # fmt: skip

    def begin(
        self, first: Meeting, named: Iterable[int], lines: Sequence[AgendaLine], done_to: date
    ) -> None:
        """It goes on as its first meeting was published: kind, who is expected, agenda."""
        assert first.series_id is not None
        self._changes.update(series, first.series_id, **_shared(first), done_to=done_to)
        for member_id in named:
            self._changes.insert(series_members, series_id=first.series_id, member_id=member_id)
        for position, line in enumerate(lines, start=1):
            self._changes.insert(
                series_agenda, series_id=first.series_id, position=position, text=line.text,
                link=line.link,
            )  # fmt: skip

    def named(self, series_id: int) -> list[int]:
        """Those expected at each of its meetings, where they were named one by one."""
        return list(self._connection.scalars(_NAMED, {"series_id": series_id}))

    def agenda(self, series_id: int) -> list[AgendaLine]:
        rows = self._connection.execute(_AGENDA, {"series_id": series_id})
        return [AgendaLine(row.text, row.link) for row in rows]

    def settle(self, series_id: int, done_to: date) -> None:
        """The occurrences up to this day are written down."""
        self._changes.update(series, series_id, done_to=done_to)

    def change(self, new: Series) -> None:
        """Another rule, length or place from now on."""
        self._changes.update(
            series, new.id, rule=str(new.rule), minutes=new.lasts // _MINUTE, place=new.place,
            done_to=new.done_to,
        )  # fmt: skip

    def end(self, series_id: int, at: datetime) -> None:
        """It does not come back any more（停止重复）."""
        self._changes.update(series, series_id, ended_at=at)

    def discard(self, series_id: int) -> None:
        """It was never begun."""
        self._changes.delete(series, series_id)

    def _series(self, row: Row) -> Series:
        return Series(
            id=row["id"],
            branch_id=row["branch_id"],
            kind=MeetingKind(row["kind"]),
            parts=tuple(MeetingKind(part) for part in row["parts"].split(",") if part),
            title=row["title"],
            place=row["place"],
            rule=self._holidays.bound(Recurrence.read(row["rule"]), row["branch_id"]),
            lasts=row["minutes"] * _MINUTE,
            scope=Scope(row["scope"]),
            group_id=row["group_id"],
            created_by=row["created_by"],
            done_to=row["done_to"],
            ended_at=row["ended_at"],
        )


def _shared(meeting: Meeting) -> dict[str, object]:
    return {
        "kind": meeting.kind.value,
        "parts": ",".join(part.value for part in meeting.parts),
        "title": meeting.title,
        "place": meeting.place,
        "scope": meeting.scope.value,
        "group_id": meeting.group_id,
    }
