"""At which hours a notice may be said（通知的时刻）: what the bot times waits for the day."""

from datetime import datetime
from zoneinfo import ZoneInfo

from domain.notices import Notice, NoticeKind
from domain.quiet import after_the_night, is_quiet
from domain.settings import BranchSettings

TIMED = frozenset(
    {
        NoticeKind.MEETING_REMINDER,
        NoticeKind.CLOSING,
        NoticeKind.MINUTES_OPEN,
        NoticeKind.OLM_STEPS,
        NoticeKind.OLM_AFTER,
        NoticeKind.TALK_NOTED,
        NoticeKind.RECTIFY,
        NoticeKind.DUES_CALL,
        NoticeKind.DUES_CONFIRMED,
        NoticeKind.DUES_TAKEN_BACK,
        NoticeKind.DUES_ASSESSMENT,
        NoticeKind.DUES_ALERT,
        NoticeKind.LEAVE_ASKED,
        NoticeKind.LEAVE_DECIDED,
        NoticeKind.MADE_UP,
        NoticeKind.LONG_ABSENCE,
        NoticeKind.RHYTHM_ASKED,
        NoticeKind.RHYTHM_DECIDED,
        NoticeKind.DIGEST_DRAFT,
        NoticeKind.OBLIGATIONS,
        NoticeKind.POST_REMINDER,
        NoticeKind.UNPUBLISHED,
        NoticeKind.WITHHELD,
        NoticeKind.UNREACHED,
        NoticeKind.ENTRUSTED,
        NoticeKind.TRUST_ENDED,
        NoticeKind.ELECTED,
        NoticeKind.SERIES_COMING,
        NoticeKind.FALLS_DUE,
        NoticeKind.PROBATION_APPLY,
    }
)
"""The bot alone chooses their hour（机器人自己定的时间）."""

TIMED_CARDS = ("dues:", "dues_waiting:")
"""So are those of these cards; the others follow somebody's word."""

MAY_BE_TYPED = frozenset(
    {
        NoticeKind.NUDGE,
        NoticeKind.GROUP_NUDGE,
        NoticeKind.DIGEST,
        NoticeKind.DIGEST_PRIVATE,
    }
)
"""The bot chooses their hour by day; one that is due at night was wished for then（现在发）."""


def waits_until(
    notice: Notice, now: datetime, zone: ZoneInfo, settings: BranchSettings
) -> datetime | None:
    """The end of the reader's quiet hours, for what the bot times itself and is late with.

    None if it may be said now: it is day, or somebody has chosen this hour.
    """
    if notice.is_opened:
        return None
    is_timed = notice.kind in TIMED or notice.subject.startswith(TIMED_CARDS)
    if not is_quiet(now, zone, settings) or not (is_timed or notice.kind in MAY_BE_TYPED):
        return None
    is_wished = notice.due_at > now or is_quiet(notice.due_at, zone, settings)
    return None if is_wished and not is_timed else after_the_night(now, zone, settings)
