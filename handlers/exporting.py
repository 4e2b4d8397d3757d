"""Attendance as a file（考勤导出）, for those who may read the names in it."""

from collections.abc import Sequence

from cards.asking import ExportMeeting, ExportPeriod
from cards.rolls import period_name
from chat import Reply, Send
from domain.asking import Roll
from domain.exports import Export, Kind
from domain.months import Month
from domain.periods import Period
from domain.refusal import Refusal
from handlers.request import Request
from papers.attendance import attendance_workbook
from storage.rolls import roll_of, rolls_of


def export_period(request: Request, press: ExportPeriod) -> list[Reply]:
    """The meetings of these months, of one member if one is named."""
    try:
        period = Period(Month.read(press.first), Month.read(press.last))
    except ValueError:
        raise Refusal("refused.stale") from None
    rolls = rolls_of(request.records, request.home, period, request.me)
    member_id = press.member_id
    if member_id:
        rolls = [roll for roll in rolls if roll.of(member_id) is not None]
    export = Export(what=Kind.ATTENDANCE, period=period)
    return _file(request, rolls, period_name(period, request.words), export, member_id=member_id)


def export_meeting(request: Request, press: ExportMeeting) -> list[Reply]:
    """One meeting."""
    roll = roll_of(request.records, request.home, press.meeting_id, request.me)
    if roll is None:
        raise Refusal("asking.refused.no_meeting")
    day = roll.meeting.starts_at.astimezone(request.zone)
    export = Export(what=Kind.ATTENDANCE, meeting_id=roll.meeting.id)
    return _file(request, [roll], f"{day:%Y-%m-%d} #{roll.meeting.id}", export)


def _file(
    request: Request, rolls: Sequence[Roll], what: str, export: Export, *, member_id: int = 0
) -> list[Reply]:  # fmt: skip
    """Only what the asker may read goes into it."""
    readable = [roll for roll in rolls if roll.sees_names]
    if not request.is_private:
        raise Refusal("refused.private_only")
    if not readable:
        raise Refusal("asking.refused.nothing_to_export")
    names = request.records.people.names(request.home.id)
    title = request.words("asking.sheet.title", branch=request.home.name, what=what)
    data = attendance_workbook(
        readable, names, request.zone, title, request.words, member_id=member_id
    )
    return [Send(f"{title}.xlsx", data, request.words("asking.exported"), export.facts)]
