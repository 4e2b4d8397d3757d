"""When something may be said, and when it waits for the reader's morning."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.notice_hours import waits_until
from domain.notices import Notice, NoticeKind, Verdict, again_at, judge
from domain.settings import BranchSettings

SHANGHAI = ZoneInfo("Asia/Shanghai")
LONDON = ZoneInfo("Europe/London")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=SHANGHAI)


def notice(kind: NoticeKind, due_at: datetime, subject: str = "1") -> Notice:
    return Notice(id=1, branch_id=1, kind=kind, subject=subject, due_at=due_at, member_id=1)


@pytest.mark.parametrize(
    ("one", "now", "until"),
    [
        (notice(NoticeKind.MEETING_REMINDER, at(5, 14)), at(5, 21, 59), None),
        (notice(NoticeKind.MEETING_REMINDER, at(5, 14)), at(5, 22), at(6, 7)),
        (notice(NoticeKind.MEETING_REMINDER, at(5, 14)), at(6, 6, 59), at(6, 7)),
        (notice(NoticeKind.MEETING_REMINDER, at(5, 14)), at(6, 7), None),
        (notice(NoticeKind.CLOSING, at(5, 20)), at(5, 23), at(6, 7)),
        (notice(NoticeKind.DUES_CALL, at(5, 9)), at(5, 23), at(6, 7)),
        (notice(NoticeKind.CARD, at(5, 9), "dues:2026-11"), at(5, 23), at(6, 7)),
        (notice(NoticeKind.NUDGE, at(5, 20)), at(5, 23), at(6, 7)),
        (notice(NoticeKind.NUDGE, at(5, 23)), at(5, 23), None),  # 现在发
        (notice(NoticeKind.DIGEST, at(5, 9)), at(5, 23), at(6, 7)),
        (notice(NoticeKind.DIGEST, at(6, 9)), at(5, 23), None),  # 发, the evening before
        (notice(NoticeKind.REMINDER, at(5, 20)), at(5, 23), None),  # the secretary's own hour
        (notice(NoticeKind.CARD, at(5, 21), "check_in:1"), at(5, 22, 5), None),
        (notice(NoticeKind.CANCELLED, at(5, 23)), at(5, 23), None),
    ],
)
def test_what_the_bot_times_itself_waits_for_the_morning_and_what_was_typed_does_not(
    one, now, until
):
    assert waits_until(one, now, SHANGHAI, BranchSettings()) == until


def test_the_night_is_the_readers_own():
    one = notice(NoticeKind.CLOSING, at(5, 10))

    assert waits_until(one, at(5, 10), SHANGHAI, BranchSettings()) is None
    morning = datetime(2026, 11, 5, 7, tzinfo=LONDON)
    assert waits_until(one, at(5, 10), LONDON, BranchSettings()) == morning


def test_what_is_of_no_use_any_more_is_not_said():
    assert judge(notice(NoticeKind.CARD, at(5, 9)), at(5, 21)) is Verdict.SEND
    assert judge(notice(NoticeKind.CARD, at(5, 9)), at(5, 21, 1)) is Verdict.STALE


@pytest.mark.parametrize(
    ("kind", "days", "verdict"),
    [
        (NoticeKind.PROBATION_APPLY, 30, Verdict.SEND),
        (NoticeKind.PROBATION_APPLY, 30.01, Verdict.STALE),
        (NoticeKind.DUES_CALL, 10, Verdict.SEND),
        (NoticeKind.DUES_CALL, 10.01, Verdict.STALE),
    ],
)
def test_what_has_no_limit_of_its_own_keeps_for_a_month(kind, days, verdict):
    assert judge(notice(kind, at(1, 9)), at(1, 9) + timedelta(days=days)) is verdict


@pytest.mark.parametrize(
    ("attempts", "verdict"), [(0, Verdict.SEND), (7, Verdict.SEND), (8, Verdict.GIVE_UP)]
)
def test_after_eight_faults_of_our_own_it_is_given_up(attempts, verdict):
    one = replace(notice(NoticeKind.CLOSING, at(5, 9)), attempts=attempts)

    assert judge(one, at(5, 10)) is verdict


@pytest.mark.parametrize(
    ("waited", "rest"), [(0, 2), (8, 2), (12, 3), (120, 30), (240, 60), (9999, 60)]
)
def test_the_longer_it_has_waited_the_longer_it_rests(waited, rest):
    now = at(5, 9) + timedelta(seconds=waited)

    assert again_at(notice(NoticeKind.CLOSING, at(5, 9)), now) == now + timedelta(seconds=rest)


def test_a_lane_is_one_chat_or_one_member():
    private = notice(NoticeKind.CLOSING, at(5, 9))

    assert private.lane == "member:1"
    assert replace(private, chat_id=7).lane == "chat:7"
