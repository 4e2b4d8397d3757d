"""What the rules make of the records（核算结果）, written down for who asks in SQL.

Derived, so neither signed in the trail nor undone: made anew, it comes out the same.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from domain.cadence import Standing
from domain.dues import Due, DueState
from domain.dues_sheet import mark_of
from domain.meetings import MeetingState
from domain.months import Month
from domain.people import Branch
from storage.tables.standings import due_standings, duty_standings, standings_kept
from storage.tables.work import dues, meetings

_KEPT = select(standings_kept).where(standings_kept.c.branch_id == bindparam("branch_id"))
_ENDED = (
    select(meetings.c.id)
    .where(
        meetings.c.branch_id == bindparam("branch_id"),
        meetings.c.state == MeetingState.PUBLISHED.value,
        meetings.c.ends_at > bindparam("since"),
        meetings.c.ends_at <= bindparam("now"),
    )
    .limit(1)
)
_DUTIES = select(duty_standings).where(
    duty_standings.c.branch_id == bindparam("branch_id"),
    duty_standings.c.year >= bindparam("year"),
)
_DUES = select(dues.c.id, dues.c.member_id, dues.c.month, dues.c.amount).where(
    dues.c.branch_id == bindparam("branch_id"), dues.c.state == DueState.DUE.value
)
_MARKED = (
    select(due_standings)
    .join(dues, dues.c.id == due_standings.c.due_id)
    .where(dues.c.branch_id == bindparam("branch_id"))
)


class Standings:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def are_due(self, branch: Branch, entries: int, now: datetime) -> bool:
        """Whether something was signed since they were made, a day has begun or a meeting ended."""
        kept = self._connection.execute(_KEPT, {"branch_id": branch.id}).first()
        if kept is None or kept.entries != entries:
            return True
        if _day(kept.as_of, branch) != _day(now, branch):
            return True
        key = {"branch_id": branch.id, "since": kept.as_of, "now": now}
        return self._connection.scalar(_ENDED, key) is not None

    def done(self, branch_id: int, entries: int, now: datetime) -> None:
        """They are those of now, when the branch's trail was so long."""
        mine = standings_kept.c.branch_id == branch_id
        values = {"entries": entries, "as_of": now}
        if not self._connection.execute(update(standings_kept).where(mine), values).rowcount:
            self._connection.execute(insert(standings_kept), {"branch_id": branch_id, **values})

    def write_duties(
        self, branch_id: int, standings: Iterable[Standing], *, since: int, now: datetime
    ) -> None:  # fmt: skip
        """How each stretch of the years from `since` on stands; earlier years stay as they are."""
        key = {"branch_id": branch_id, "year": since}
        have = {row["key"]: row for row in self._connection.execute(_DUTIES, key).mappings()}
        wanted = {one.key: {"branch_id": branch_id, **_row(one)} for one in standings}
        self._match(duty_standings, have, wanted, now)

    def write_dues(
        self, branch: Branch, *, deferred: Mapping[int, Iterable[Month]],
        quarterly: Iterable[int], now: datetime,
    ) -> None:  # fmt: skip
        """How each unpaid month stands: due, overdue or deferred."""
        key, today, by_quarter = {"branch_id": branch.id}, _day(now, branch), set(quarterly)
        have = {row["due_id"]: row for row in self._connection.execute(_MARKED, key).mappings()}
        wanted = {}
        for row in self._connection.execute(_DUES, key):
            month = Month.read(row.month)
            mark = mark_of(
                Due(member_id=row.member_id, month=month, amount=row.amount),
                today,
                is_deferred=month in deferred.get(row.member_id, ()),
                is_quarterly=row.member_id in by_quarter,
            )
            wanted[row.id] = {"due_id": row.id, "mark": mark.value}
        self._match(due_standings, have, wanted, now)

    def _match(
        self, table: Table, have: Mapping[Any, Any], wanted: Mapping[Any, dict[str, Any]],
        now: datetime,
    ) -> None:  # fmt: skip
        """Let the rows be those wanted, all of them as of now."""
        fresh = [{**row, "as_of": now} for key, row in wanted.items() if key not in have]
        gone = [row["id"] for key, row in have.items() if key not in wanted]
        if fresh:
            self._connection.execute(insert(table), fresh)
        if gone:
            self._connection.execute(delete(table).where(table.c.id.in_(gone)))
        for key, row in wanted.items():
            if key in have and any(have[key][name] != value for name, value in row.items()):
                mine = update(table).where(table.c.id == have[key]["id"])
                self._connection.execute(mine.values(**row))
        still = [row["id"] for key, row in have.items() if key in wanted]
        if still:
            self._connection.execute(update(table).where(table.c.id.in_(still)).values(as_of=now))


def _row(one: Standing) -> dict[str, Any]:
    group = one.obligation.group
    return {
        "key": one.key,
        "year": one.turn.first.year,
        "duty": one.obligation.duty.value,
        "group_id": None if group is None else int(group),
        "turn": str(one.turn),
        "first_on": one.turn.since,
        "last_on": one.turn.until,
        "deadline": one.deadline,
        "status": one.status.value,
        "warning": one.warning,
        "least": one.obligation.least,
        "done": len(one.entries),
        "planned": len(one.planned),
        "unrecorded": len(one.unrecorded),
        "fulfilled_on": max((entry.on for entry in one.entries), default=None),
    }


def _day(moment: datetime, branch: Branch) -> date:
    return moment.astimezone(branch.timezone).date()
