"""What the ledger lacks, line by line（台账还缺什么）, and the button that leads to its mending."""

from cards.collecting import ShowGrid, ShowWaiting
from cards.meetings import OpenMeeting
from cards.minutes import ShowMinutes
from cards.moments import month_name, short_day
from cards.obligations import ShowDuties
from cards.recording import OpenRecord
from cards.rectification import ShowItem
from chat import Press
from domain.beats import Beat
from domain.gaps import DuesGap, DutyGap, Gap, ItemGap, Lack, MeetingGap
from domain.people import Branch
from locales import Words


def gap_line(gap: Gap, branch: Branch, words: Words) -> str:
    """Such as 11月27日 主题党日：2位到会情况未确认."""
    key = f"taking.gap.{gap.lack}"
    match gap:
        case MeetingGap(meeting=meeting, record=record, member_ids=people):
            kind = words(f"meeting.short.{record or meeting.kind}")
            day = short_day(meeting.starts_at.astimezone(branch.timezone).date(), words)
            name = words("taking.meeting", day=day, kind=kind)
            if gap.lack is Lack.ATTENDANCE:
                return words(key, meeting=name, count=len(people))
            return words(key, meeting=name)
        case DuesGap(month=month, member_ids=people):
            return words(key, month=month_name(month, words), count=len(people))
        case DutyGap(standing=standing):
            duty = words(f"obligations.duty.{standing.obligation.duty}")
            return words(key, duty=duty, stretch=_stretch(gap, words))
        case ItemGap(item=item):
            return words(key, text=item.text, day=short_day(item.due_on, words))


def mend(gap: Gap, branch_id: int) -> Press:
    """Where it is mended."""
    match gap:
        case MeetingGap(lack=Lack.ATTENDANCE, meeting=meeting):
            return OpenRecord(meeting.id, 0)
        case MeetingGap(lack=Lack.MINUTES | Lack.MINUTES_CHANGED, meeting=meeting, record=record):
            return ShowMinutes(meeting.id, record or meeting.kind)
        case MeetingGap(meeting=meeting):
            return OpenMeeting(meeting.id)
        case DuesGap(lack=Lack.CLAIMED):
            return ShowWaiting(branch_id, 0)
        case DuesGap(month=month):
            return ShowGrid(branch_id, str(month), 0)
        case DutyGap(standing=standing):
            return ShowDuties(str(standing.turn.first), branch_id)
        case ItemGap(item=item):
            return ShowItem(branch_id, item.id)


def _stretch(gap: DutyGap, words: Words) -> str:
    turn = gap.standing.turn
    if turn.beat is Beat.MONTH:
        return month_name(turn.first, words)
    if turn.beat is Beat.YEAR:
        return words("obligations.turn.year", year=turn.first.year)
    return words(f"obligations.turn.{turn.beat}.{turn.number}")
