"""When an occurrence is written down and goes out, and how a series goes on once it is changed."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.meetings import Meeting, MeetingKind, MeetingState, Scope
from domain.refusal import Refusal
from domain.series import (
    Series,
    change,
    check_comes,
    goes_out_at,
    period_end,
    read_change,
    turn_to_write,
)
from domain.settings import BranchSettings
from domain.times import Recurrence

SHANGHAI, NEW_YORK = ZoneInfo("Asia/Shanghai"), ZoneInfo("America/New_York")
USUAL = BranchSettings()
FRIDAYS = "monthly:2fri@14:30"
WEDNESDAYS = "weekly:3@14:30"


def at(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def series(rule: str = FRIDAYS, done_to: str | None = "2026-11-13", **values) -> Series:
    return Series(
        id=7, branch_id=1, kind=MeetingKind.THEME_DAY, title="学习党章", place="三楼会议室",
        rule=Recurrence.read(rule), lasts=timedelta(hours=2),
        done_to=date.fromisoformat(done_to) if done_to else None, **values,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "done_to", "now", "turn"),
    [
        (FRIDAYS, "2026-11-13", "2026-12-04 08:59", None),
        (FRIDAYS, "2026-11-13", "2026-12-04 09:00", "2026-12-11 14:30"),
        (FRIDAYS, "2026-12-11", "2026-12-04 09:00", None),
        (FRIDAYS, "2026-11-13", "2026-12-11 14:30", None),  # that one is past, the next far off
        (FRIDAYS, "2026-11-13", "2027-03-08 10:00", "2027-03-12 14:30"),  # after a long sleep
        (FRIDAYS, None, "2026-12-04 09:00", None),
        (WEDNESDAYS, "2026-11-11", "2026-11-11 14:29", None),
        (WEDNESDAYS, "2026-11-11", "2026-11-11 16:29", None),  # the last one is still on
        (WEDNESDAYS, "2026-11-11", "2026-11-11 16:30", "2026-11-18 14:30"),
        ("daily@14:30", "2026-11-11", "2026-11-11 16:30", "2026-11-12 14:30"),
        ("monthly:31@09:00", "2026-10-31", "2026-11-25 10:00", "2026-11-30 09:00"),
        ("fortnightly:2026-11-04@09:00", "2026-11-04", "2026-11-12 10:00", "2026-11-18 09:00"),
    ],
)
def test_the_next_is_written_down_a_week_ahead_and_never_twice(rule, done_to, now, turn):
    found = turn_to_write(series(rule, done_to), at(now), SHANGHAI, USUAL)

    assert found == (at(turn) if turn else None)


def test_what_has_ended_comes_back_no_more():
    ended = series(ended_at=at("2026-11-20 10:00"))

    assert turn_to_write(ended, at("2026-12-05 10:00"), SHANGHAI, USUAL) is None


@pytest.mark.parametrize(
    ("turn", "now", "goes_at"),
    [
        ("2026-12-11 14:30", "2026-12-04 09:00", "2026-12-05 09:00"),
        ("2026-12-11 14:30", "2026-11-20 09:00", "2026-12-05 09:00"),
        ("2026-12-11 14:30", "2026-12-09 16:00", "2026-12-10 09:00"),
        ("2026-12-11 14:30", "2026-12-09 09:00", "2026-12-10 09:00"),
        ("2026-12-11 14:30", "2026-12-11 07:30", "2026-12-11 09:00"),
        ("2026-12-11 14:30", "2026-12-11 10:00", "2026-12-11 10:00"),
        ("2026-12-11 08:30", "2026-12-10 22:30", "2026-12-11 07:00"),
        ("2026-12-11 06:30", "2026-12-10 22:30", None),
        ("2026-12-11 07:00", "2026-12-10 22:30", None),
        ("2026-12-11 12:00", "2026-12-11 07:30", "2026-12-11 09:00"),
    ],
)
def test_it_goes_out_in_the_morning_or_at_once_if_that_is_late(turn, now, goes_at):
    found = goes_out_at(at(turn), at(now), SHANGHAI, USUAL)

    assert found == (at(goes_at) if goes_at else None)


def test_half_past_two_stays_half_past_two_when_summer_time_begins():
    weekly = series("weekly:7@14:30", "2027-03-07")
    turn = turn_to_write(weekly, at("2027-03-13 10:00", NEW_YORK), NEW_YORK, USUAL)
    meeting = weekly.meeting_at(turn)

    assert meeting.starts_at.isoformat() == "2027-03-14T14:30:00-04:00"
    assert meeting.ends_at.isoformat() == "2027-03-14T16:30:00-04:00"
    assert meeting.series_on == date(2027, 3, 14)


@pytest.mark.parametrize(
    ("rule", "day", "end"),
    [
        ("daily@09:00", "2026-11-13", "2026-11-13"),
        (WEDNESDAYS, "2026-11-13", "2026-11-15"),
        (FRIDAYS, "2026-11-13", "2026-11-30"),
        ("quarterly:2/5@09:00", "2026-11-05", "2026-12-31"),
        ("yearly:7/1@09:00", "2026-07-01", "2026-12-31"),
    ],
)
def test_a_period_has_had_its_one(rule, day, end):
    found = period_end(Recurrence.read(rule), date.fromisoformat(day))

    assert found == date.fromisoformat(end)


def test_a_month_of_weekly_meetings_still_has_its_last_friday():
    old = series(WEDNESDAYS, "2026-11-11")
    course = change(old, replace(old, rule=Recurrence.read("monthly:lastfri@14:30")), [], NOW)

    assert course.done_to == date(2026, 11, 15)


def test_a_rule_years_away_is_refused():
    with pytest.raises(Refusal) as refused:
        check_comes(Recurrence.read("yearly:2/5mon@09:00"), at("2026-11-02 10:00"))
    assert refused.value.key == "when.refused.too_far"


NOW = at("2026-12-05 10:00")
PUBLISHED = replace(series().meeting_at(at("2026-11-13 14:30")), id=1,
                    state=MeetingState.PUBLISHED)  # fmt: skip
DRAFT = replace(series().meeting_at(at("2026-12-11 14:30")), id=2)
CALLED_OFF = replace(DRAFT, state=MeetingState.CANCELLED)


@pytest.mark.parametrize(
    ("rule", "ahead", "moved", "done_to"),
    [
        ("monthly:3fri@15:00", [PUBLISHED, DRAFT], ["2026-12-18 15:00"], "2026-12-18"),
        ("monthly:2fri@09:00", [PUBLISHED, DRAFT], ["2026-12-11 09:00"], "2026-12-11"),
        ("monthly:1fri@15:00", [PUBLISHED, DRAFT], ["2027-01-01 15:00"], "2027-01-01"),
        ("monthly:3fri@15:00", [PUBLISHED, CALLED_OFF], [], "2026-12-31"),
        ("monthly:2fri@09:00", [PUBLISHED, CALLED_OFF], [], "2026-12-11"),
        (WEDNESDAYS, [PUBLISHED, DRAFT], ["2026-12-09 14:30"], "2026-12-09"),
    ],
)
def test_drafts_follow_a_new_rule_and_no_month_has_two(rule, ahead, moved, done_to):
    old = series(done_to="2026-12-11")
    course = change(old, replace(old, rule=Recurrence.read(rule)), ahead, NOW)

    assert [turn for _, turn in course.moved] == [at(text) for text in moved]
    assert course.done_to == date.fromisoformat(done_to)


@pytest.mark.parametrize(
    ("text", "rule", "hours", "place"),
    [
        ("15:00", "monthly:2fri@15:00", 2, "三楼会议室"),
        ("下午三点到四点", "monthly:2fri@15:00", 1, "三楼会议室"),
        ("每月5日", "monthly:5@14:30", 2, "三楼会议室"),
        ("每周三19:00-20:00 @四楼", "weekly:3@19:00", 1, "四楼"),
        ("@四楼", "monthly:2fri@14:30", 2, "四楼"),
    ],
)
def test_what_is_not_said_stays(text, rule, hours, place):
    new = read_change(text, series(), NOW)

    assert (str(new.rule), new.lasts, new.place) == (rule, timedelta(hours=hours), place)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "series.refused.not_understood"),
        ("周五15:00", "series.refused.not_understood"),
        ("每周三19:00 党课", "series.refused.not_understood"),
        ("14:30", "series.refused.same"),
        ("3点", "when.refused.ambiguous"),
        ("16:00-15:00", "when.refused.unreadable"),
    ],
)
def test_what_is_not_understood_changes_nothing(text, why):
    with pytest.raises(Refusal) as refused:
        read_change(text, series(), NOW)
    assert refused.value.key == why


def test_an_occurrence_has_what_the_series_has_and_its_own_day():
    every = series(
        WEDNESDAYS, parts=(MeetingKind.PARTY_LECTURE,), scope=Scope.GROUP, group_id=3, created_by=5
    )
    coming = every.coming(at("2026-11-20 10:00"))

    assert next(coming) == Meeting(
        id=0, branch_id=1, kind=MeetingKind.THEME_DAY, title="学习党章", place="三楼会议室",
        parts=(MeetingKind.PARTY_LECTURE,), scope=Scope.GROUP, group_id=3, created_by=5,
        starts_at=at("2026-11-25 14:30"), ends_at=at("2026-11-25 16:30"), series_id=7,
        series_on=date(2026, 11, 25),
    )  # fmt: skip
    assert next(coming).starts_at == at("2026-12-02 14:30")


@pytest.mark.parametrize(
    ("now", "is_fine"), [("2026-04-30 10:00", True), ("2026-04-29 10:00", False)]
)
def test_the_next_turn_may_be_three_years_away_to_the_day(now, is_fine):
    fifth_monday = Recurrence.read("yearly:4/5mon@09:00")  # 30 April 2029
    if is_fine:
        check_comes(fifth_monday, at(now))
        return
    with pytest.raises(Refusal, match="too_far"):
        check_comes(fifth_monday, at(now))


def test_a_draft_that_begins_this_minute_does_not_follow_any_more():
    old = series(done_to="2026-12-11")
    new = replace(old, rule=Recurrence.read("monthly:2fri@16:00"))

    assert change(old, new, [PUBLISHED, DRAFT], DRAFT.starts_at).moved == ()


def test_a_new_rule_keeps_to_the_branchs_calendar():
    new = read_change("工作日9:00", series(), NOW, lambda day: day.day == 10)

    assert new.rule.next_after(NOW) == at("2026-12-10 09:00")
