"""The records of meetings（会议记录）, one for each kind of meeting within a gathering."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select

from domain.elections import Ballots
from domain.meetings import Meeting, MeetingKind
from domain.minutes import MinuteLine, Minutes, Vote
from domain.quorum import VoteKind
from storage.changes import Changes
from storage.tables.minutes import minute_lines, minutes

_OF = (
    select(minutes)
    .where(minutes.c.meeting_id.in_(bindparam("meeting_ids", expanding=True)))
    .order_by(minutes.c.id)
)
_LINES = (
    select(minute_lines)
    .where(
        minute_lines.c.minutes_id == bindparam("minutes_id"),
        minute_lines.c.section == bindparam("section"),
    )
    .order_by(minute_lines.c.position)
)

_LINES_OF_ALL = (
    select(minute_lines)
    .where(minute_lines.c.minutes_id.in_(bindparam("minutes_ids", expanding=True)))
    .order_by(minute_lines.c.minutes_id, minute_lines.c.position)
)

TOPIC = "topic"
RESOLUTION = "resolution"


class MinuteBook:
    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes

    def of(self, meeting_id: int) -> list[Minutes]:
        """The gathering's own record first, then those of its parts."""
        return self.of_all([meeting_id])

    def of_all(self, meeting_ids: Sequence[int]) -> list[Minutes]:
        rows = self._connection.execute(_OF, {"meeting_ids": list(meeting_ids)})
        return [_minutes(row) for row in rows]

    def begin(self, meeting: Meeting, *, chair_id: int | None) -> list[MeetingKind]:
        """A record for each kind that has none yet; which are new."""
        have = {one.kind for one in self.of(meeting.id)}
        fresh = [kind for kind in meeting.records if kind not in have]
        for kind in fresh:
            self._changes.insert(
                minutes, meeting_id=meeting.id, kind=kind.value, chair_id=chair_id, is_public=False
            )
        return fresh

    def set(self, minutes_id: int, **values: Any) -> None:
        """Change chair_id or is_public."""
        self._changes.update(minutes, minutes_id, **values)

    def lines(self, minutes_id: int, section: str) -> list[MinuteLine]:
        rows = self._connection.execute(_LINES, {"minutes_id": minutes_id, "section": section})
        return [_line(row) for row in rows]

    def lines_of_all(self, minutes_ids: Sequence[int]) -> dict[tuple[int, str], list[MinuteLine]]:
        """The same for several records, by record and section; no entry where there are none."""
        found: dict[tuple[int, str], list[MinuteLine]] = {}
        for row in self._connection.execute(_LINES_OF_ALL, {"minutes_ids": list(minutes_ids)}):
            found.setdefault((row.minutes_id, row.section), []).append(_line(row))
        return found

    def write(self, minutes_id: int, section: str, lines: Sequence[MinuteLine]) -> None:
        """These lines instead of those there were."""
        key = {"minutes_id": minutes_id, "section": section}
        for row in self._connection.execute(_LINES, key).all():
            self._changes.delete(minute_lines, row.id)
        for position, line in enumerate(lines, start=1):
            vote = line.vote
            self._changes.insert(
                minute_lines, **key, position=position, text=line.text,
                yes=vote and vote.yes, no=vote and vote.no, abstain=vote and vote.abstain,
                vote=line.kind and line.kind.value, written=line.written or None,
                **_counted(line.ballots),
            )  # fmt: skip

    def confirm(self, minutes_id: int, *, by: int, at: datetime, counted: int) -> None:
        self._changes.update(minutes, minutes_id, confirmed_at=at, confirmed_by=by, counted=counted)

    def reopen(self, minutes_id: int, at: datetime) -> None:
        """The trail keeps who had confirmed it, and when."""
        self._changes.update(
            minutes, minutes_id, confirmed_at=None, confirmed_by=None, reopened_at=at
        )


def _minutes(row: Any) -> Minutes:
    return Minutes(
        id=row.id,
        meeting_id=row.meeting_id,
        kind=MeetingKind(row.kind),
        chair_id=row.chair_id,
        is_public=row.is_public,
        confirmed_at=row.confirmed_at,
        reopened_at=row.reopened_at,
        counted=row.counted,
    )


def _line(row: Any) -> MinuteLine:
    return MinuteLine(
        row.text,
        vote=None if row.yes is None else Vote(row.yes, row.no, row.abstain),
        kind=None if row.vote is None else VoteKind(row.vote),
        written=row.written or 0,
        ballots=_ballots(row),
    )


COUNTS = ("seats", "issued", "returned", "candidates", "elected")


def _counted(ballots: Ballots | None) -> dict[str, Any]:
    if ballots is None:
        return {}
    tallies = ",".join(map(str, ballots.tallies)) or None
    return {**{name: getattr(ballots, name) for name in COUNTS}, "tallies": tallies}


def _ballots(row: Any) -> Ballots | None:
    if row.seats is None:
        return None
    tallies = tuple(map(int, row.tallies.split(","))) if row.tallies else ()
    return Ballots(**{name: getattr(row, name) for name in COUNTS}, tallies=tallies)
