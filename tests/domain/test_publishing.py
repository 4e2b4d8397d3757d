"""When a draft goes out by itself, and when a meeting is held again."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.meetings import Meeting, MeetingKind, MeetingState
from domain.publishing import goes_now, next_like, publishing_hour
from domain.refusal import Refusal
from domain.settings import BranchSettings

SHANGHAI, NEW_YORK = ZoneInfo("Asia/Shanghai"), ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 2, 10, 0, tzinfo=SHANGHAI)
FRIDAY = datetime(2026, 11, 6, 14, 30, tzinfo=SHANGHAI)
USUAL = BranchSettings()


def draft(starts_at=FRIDAY, **values):
    return Meeting(
        id=1, branch_id=1, kind=MeetingKind.THEME_DAY, title="", starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2), **values,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "hour"),
    [
        (NOW.replace(day=3), NOW.replace(day=3)),
        (NOW.replace(day=3, hour=22), NOW.replace(day=4, hour=7)),
        (NOW.replace(day=3, hour=3), NOW.replace(day=3, hour=7)),
        (FRIDAY - timedelta(minutes=1), FRIDAY - timedelta(minutes=1)),
    ],
)
def test_at_night_it_waits_for_the_morning(wanted, hour):
    assert publishing_hour(draft(), wanted, NOW, SHANGHAI, USUAL) == hour


@pytest.mark.parametrize(
    ("meeting", "wanted", "why"),
    [
        (draft(), NOW, "publishing.refused.past"),
        (draft(), FRIDAY, "publishing.refused.after_the_start"),
        (draft(NOW.replace(day=3, hour=6)), NOW.replace(hour=23),
         "publishing.refused.after_the_start"),
        (draft(state=MeetingState.PUBLISHED), NOW.replace(day=3), "meeting.refused.not_a_draft"),
    ],
)  # fmt: skip
def test_an_hour_that_cannot_be_is_refused(meeting, wanted, why):
    with pytest.raises(Refusal) as refused:
        publishing_hour(meeting, wanted, NOW, SHANGHAI, USUAL)
    assert refused.value.key == why


@pytest.mark.parametrize(
    ("meeting", "now", "goes"),
    [
        (draft(), NOW, False),
        (draft(publish_at=NOW), NOW, True),
        (draft(publish_at=NOW), NOW - timedelta(seconds=1), False),
        (draft(publish_at=NOW), NOW.replace(hour=23), False),
        (draft(publish_at=NOW, state=MeetingState.CANCELLED), NOW, False),
    ],
)
def test_it_goes_once_its_hour_has_come_and_it_is_day(meeting, now, goes):
    assert goes_now(meeting, now, SHANGHAI, USUAL) is goes


@pytest.mark.parametrize(
    ("last", "zone", "start"),
    [
        (datetime(2026, 10, 9, 14, 30, tzinfo=SHANGHAI), SHANGHAI, FRIDAY),
        (datetime(2026, 10, 26, 10, 0, tzinfo=SHANGHAI), SHANGHAI, NOW.replace(day=9)),
        (datetime(2026, 10, 26, 10, 1, tzinfo=SHANGHAI), SHANGHAI, NOW.replace(minute=1)),
        (datetime(2026, 10, 30, 19, 0, tzinfo=NEW_YORK), NEW_YORK,
         datetime(2026, 11, 6, 19, 0, tzinfo=NEW_YORK)),
    ],
)  # fmt: skip
def test_like_last_time_is_the_next_same_weekday_and_hour(last, zone, start):
    assert next_like(draft(last), NOW, zone) == (start, start + timedelta(hours=2))
