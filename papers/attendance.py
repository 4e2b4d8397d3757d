"""Attendance to hand out（考勤导出）: the meetings with their numbers, and person by person."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.asking import Roll
from domain.attendance import Presence
from papers.roster import Words
from papers.sheets import Cell, Sheet, write_workbook

MEETING_COLUMNS = (
    "number", "start", "kind", "parts", "title", "place", "expected", "present", "excused",
    "absent", "unconfirmed", "observers", "elsewhere", "state",
)  # fmt: skip
DETAIL_COLUMNS = ("number", "start", "kind", "title", "name", "presence", "leave", "late",
                  "made_up")  # fmt: skip


def attendance_workbook(
    rolls: Sequence[Roll], names: Mapping[int, str], zone: ZoneInfo, title: str, words: Words, *,
    member_id: int = 0,
) -> bytes:  # fmt: skip
    """An .xlsx of these meetings, in their order; with `member_id` that member's rows only."""
    details = [cells for roll in rolls for cells in _details(roll, names, zone, words, member_id)]
    return write_workbook(
        [
            _sheet("meetings", MEETING_COLUMNS, [_meeting(roll, zone, words) for roll in rolls],
                   title, words),
            _sheet("details", DETAIL_COLUMNS, details, title, words),
        ]
    )  # fmt: skip


def _sheet(
    name: str, columns: Sequence[str], rows: Sequence[tuple[Cell, ...]], title: str, words: Words
) -> Sheet:
    return Sheet(
        name=words(f"asking.sheet.{name}"),
        title=title,
        headings=tuple(words(f"asking.column.{column}") for column in columns),
        rows=tuple(rows),
    )


def _meeting(roll: Roll, zone: ZoneInfo, words: Words) -> tuple[Cell, ...]:
    meeting, counts = roll.meeting, roll.counts
    parts = words("asking.separator").join(words(f"meeting.kind.{part}") for part in meeting.parts)
    return (
        meeting.id,
        _local(meeting.starts_at, zone),
        words(f"meeting.kind.{meeting.kind}"),
        parts,
        meeting.title,
        meeting.place,
        counts.expected,
        counts.present,
        counts.excused,
        counts.absent,
        counts.unconfirmed,
        counts.observers,
        counts.elsewhere,
        words(f"asking.state.{meeting.state}"),
    )


def _details(
    roll: Roll, names: Mapping[int, str], zone: ZoneInfo, words: Words, member_id: int
) -> list[tuple[Cell, ...]]:
    """A row for everybody on the list, in roster order."""
    meeting = roll.meeting
    rows: list[tuple[Cell, ...]] = []
    for one in roll.attendances:
        if member_id not in (0, one.member_id):
            continue
        unsaid = "presence.exempt" if one.is_exempt else "presence.unconfirmed"
        key = f"presence.{one.presence}" if one.presence else unsaid
        explained = one.presence is Presence.EXCUSED and one.leave is not None
        rows.append(
            (
                meeting.id,
                _local(meeting.starts_at, zone),
                words(f"meeting.kind.{meeting.kind}"),
                meeting.title,
                names[one.member_id],
                words(key),
                words(f"leave.{one.leave}") if explained else None,
                words("asking.late") if one.is_late_record else None,
                one.made_up_on if one.is_made_up else None,
            )
        )
    return rows


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    """By the branch's clock, as a file holds it: without a zone, to the minute."""
    return moment.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0)
