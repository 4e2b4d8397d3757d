"""Meetings（会议）."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select, true

from domain.meetings import Meeting, MeetingKind, MeetingState, Scope
from storage.changes import Changes, Row
from storage.ready import Ready
from storage.tables.work import agenda, meeting_members, meetings, parts

_WHOLE = select(meetings, parts.c.kind.label("part")).outerjoin(
    parts, parts.c.meeting_id == meetings.c.id
)
_ONE = Ready(_WHOLE.where(meetings.c.id == bindparam("meeting_id")).order_by(parts.c.id))
_PARTS = select(parts).where(parts.c.meeting_id == bindparam("meeting_id")).order_by(parts.c.id)
_LINES = select(agenda).where(agenda.c.meeting_id == bindparam("meeting_id"))
_OF = _WHOLE.where(
    meetings.c.branch_id == bindparam("branch_id"),
    meetings.c.starts_at >= bindparam("since"),
    meetings.c.starts_at < bindparam("until"),
).order_by(meetings.c.starts_at, meetings.c.id, parts.c.id)
_EARLIEST = _WHOLE.order_by(meetings.c.starts_at, meetings.c.id, parts.c.id)


LOOKED_BACK = 200
"""How many rows back it is looked for last time's meeting of a kind."""


class Meetings:
    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes

    def find(self, meeting_id: int) -> Meeting | None:
        rows = _ONE.mappings(self._connection, meeting_id=meeting_id)
        return _meeting(rows) if rows else None

    def of(self, branch_id: int, since: datetime, until: datetime) -> list[Meeting]:
        """Those that start within the stretch, drafts and cancelled ones too, in order."""
        return self._read(_OF, branch_id=branch_id, since=since, until=until)

    def of_series(self, series_id: int) -> list[Meeting]:
        """The occurrences of a series, whatever became of them, in order."""
        return self._read(_EARLIEST.where(meetings.c.series_id == series_id))

    def open_of(self, branch_id: int) -> list[Meeting]:
        """Published and not yet closed, the earliest first."""
        published = meetings.c.state == MeetingState.PUBLISHED.value
        return self._read(_EARLIEST.where(meetings.c.branch_id == branch_id, published))

    def draft(self, meeting: Meeting) -> int:
        """Write a new meeting down with its parts; its id."""
        values = {
            "branch_id": meeting.branch_id,
            "kind": meeting.kind.value,
            "title": meeting.title,
            "place": meeting.place,
            "starts_at": meeting.starts_at,
            "ends_at": meeting.ends_at,
            "scope": meeting.scope.value,
            "group_id": meeting.group_id,
            "state": meeting.state.value,
            "created_by": meeting.created_by,
            "publish_at": meeting.publish_at,
            "series_id": meeting.series_id,
            "series_on": meeting.series_on,
            "for_year": meeting.for_year,
        }
        meeting_id = self._changes.insert(meetings, **values)
        self.contain(meeting_id, meeting.parts)
        return meeting_id

    def change(self, meeting_id: int, **values: Any) -> None:
        """Set columns: kind, title, place, starts_at, ends_at, scope, group_id, state …"""
        self._changes.update(meetings, meeting_id, **values)

    def contain(self, meeting_id: int, kinds: Iterable[MeetingKind]) -> None:
        """Which records are kept within this gathering（含…）."""
        wanted = [kind.value for kind in kinds]
        have = self._connection.execute(_PARTS, {"meeting_id": meeting_id}).all()
        for row in have:
            if row.kind not in wanted:
                self._changes.delete(parts, row.id)
        for kind in wanted:
            if kind not in {row.kind for row in have}:
                self._changes.insert(parts, meeting_id=meeting_id, kind=kind)

    def expect(self, meeting_id: int, member_ids: Iterable[int]) -> None:
        """Write down who is expected（应到）; those there already stay as they are."""
        query = select(meeting_members).filter_by(meeting_id=meeting_id)
        have = {row.member_id: row for row in self._connection.execute(query).all()}
        wanted = list(member_ids)
        for member_id in wanted:
            if member_id not in have:
                self._changes.insert(
                    meeting_members, meeting_id=meeting_id, member_id=member_id,
                    is_expected=True, is_late_record=False,
                )  # fmt: skip
        for member_id, row in have.items():
            if member_id not in wanted:
                self._changes.delete(meeting_members, row.id)

    def named(self, meeting_id: int) -> list[int]:
        """The ids of those on its list, in no order."""
        query = select(meeting_members.c.member_id).filter_by(meeting_id=meeting_id)
        return list(self._connection.scalars(query))

    def discard(self, meeting_id: int) -> None:
        """A draft nobody has seen goes without a trace but in the trail."""
        self.expect(meeting_id, [])
        self.contain(meeting_id, [])
        for row in self._connection.execute(_LINES, {"meeting_id": meeting_id}).all():
            self._changes.delete(agenda, row.id)
        self._changes.delete(meetings, meeting_id)

    def at_hand(self, branch_id: int) -> list[Meeting]:
        """Drafts, those still open and those postponed, the earliest first."""
        states = [MeetingState.PUBLISHED, MeetingState.DRAFT, MeetingState.POSTPONED]
        wanted = meetings.c.state.in_([state.value for state in states])
        query = _EARLIEST.where(meetings.c.branch_id == branch_id, wanted)
        return self._read(query)

    def to_publish(self, now: datetime, branch_id: int | None = None) -> list[Meeting]:
        """Drafts whose set hour has come（定时发布）, of one branch or of all."""
        draft = meetings.c.state == MeetingState.DRAFT.value
        here = true() if branch_id is None else meetings.c.branch_id == branch_id
        return self._read(_EARLIEST.where(meetings.c.publish_at <= now, draft, here))

    def latest(self, branch_id: int, now: datetime) -> list[Meeting]:
        """The last one begun of each kind, published and not called off, the latest first."""
        held = [MeetingState.PUBLISHED.value, MeetingState.CLOSED.value]
        query = _WHOLE.where(
            meetings.c.branch_id == branch_id,
            meetings.c.state.in_(held),
            meetings.c.starts_at <= now,
        )
        last: dict[MeetingKind, Meeting] = {}
        order = query.order_by(meetings.c.starts_at.desc(), meetings.c.id.desc(), parts.c.id)
        for meeting in self._read(order.limit(LOOKED_BACK)):
            last.setdefault(meeting.kind, meeting)
        return list(last.values())

    def last_like(self, meeting: Meeting) -> Meeting | None:
        """The last one of its kind, for the same people, that was closed before it began."""
        query = _WHOLE.where(
            meetings.c.branch_id == meeting.branch_id,
            meetings.c.kind == meeting.kind.value,
            meetings.c.scope == meeting.scope.value,
            meetings.c.group_id.is_not_distinct_from(meeting.group_id),
            meetings.c.state == MeetingState.CLOSED.value,
            meetings.c.starts_at < meeting.starts_at,
        )
        order = query.order_by(meetings.c.starts_at.desc(), meetings.c.id.desc(), parts.c.id)
        return next(iter(self._read(order.limit(len(MeetingKind)))), None)

    def closed_since(self, branch_id: int, since: datetime) -> list[Meeting]:
        """Those closed lately, the latest first: they may be looked at and reopened."""
        query = _WHOLE.where(
            meetings.c.branch_id == branch_id,
            meetings.c.state == MeetingState.CLOSED.value,
            meetings.c.closed_at >= since,
        )
        return self._read(
            query.order_by(meetings.c.starts_at.desc(), meetings.c.id.desc(), parts.c.id)
        )

    def _read(self, query: Select[Any], **key: Any) -> list[Meeting]:
        """One row comes for each part of a gathering, or one where it has none."""
        rows = self._connection.execute(query, key).mappings()
        return [_meeting(list(of_one)) for _, of_one in groupby(rows, lambda row: row["id"])]


def _meeting(rows: Sequence[Row]) -> Meeting:
    row = rows[0]
    return Meeting(
        id=row["id"],
        branch_id=row["branch_id"],
        kind=MeetingKind(row["kind"]),
        title=row["title"],
        place=row["place"],
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
        parts=tuple(MeetingKind(one["part"]) for one in rows if one["part"]),
        scope=Scope(row["scope"]),
        group_id=row["group_id"],
        state=MeetingState(row["state"]),
        recorder_id=row["recorder_id"],
        created_by=row["created_by"],
        published_at=row["published_at"],
        closed_at=row["closed_at"],
        is_quiet=row["is_quiet"],
        publish_at=row["publish_at"],
        series_id=row["series_id"],
        series_on=row["series_on"],
        for_year=row["for_year"],
    )
