"""Turns of plain reminders, and what may stand in one."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from domain.refusal import Refusal
from domain.reminders import (
    Reminder,
    is_outrun,
    notice_key,
    notice_subject,
    read_subject,
    reminder_text,
    turn_to_say,
)
from domain.times import Recurrence, Weekly

SHANGHAI, NEW_YORK = ZoneInfo("Asia/Shanghai"), ZoneInfo("America/New_York")
FRIDAYS = Recurrence(Weekly((5,)), time(17, 30))


def at(month: int, day: int, hour: int = 17, minute: int = 30) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


def weekly(next_at: datetime) -> Reminder:
    return Reminder(id=3, branch_id=1, text="交周报", next_at=next_at, rule=FRIDAYS)


@pytest.mark.parametrize(
    ("now", "turn"),
    [
        (at(11, 5), at(11, 6)),
        (at(11, 6), at(11, 6)),
        (at(11, 13, 17, 29), at(11, 6)),
        (at(11, 13), at(11, 13)),
        (at(12, 12, 9, 0), at(12, 11)),
    ],
)
def test_of_what_was_slept_through_only_the_latest_is_said(now, turn):
    assert turn_to_say(weekly(at(11, 6)), now, SHANGHAI) == turn


def test_a_turn_is_outrun_by_the_next_one():
    assert not is_outrun(weekly(at(11, 6)), at(11, 6), at(11, 13, 17, 29), SHANGHAI)
    assert is_outrun(weekly(at(11, 6)), at(11, 6), at(11, 13), SHANGHAI)


def test_the_hour_that_comes_twice_has_one_key():
    first, second = (datetime(2026, 11, 1, 1, 30, tzinfo=NEW_YORK, fold=fold) for fold in (0, 1))

    assert notice_key(3, first, NEW_YORK) == notice_key(3, second, NEW_YORK)


def test_a_subject_is_read_back():
    assert read_subject(notice_subject(3, at(11, 6))) == (3, at(11, 6))


def test_a_text_is_cleaned_line_by_line():
    assert reminder_text(" 交\x00表 \n\n\u202e第二行\u200b") == "交表\n第二行"
    assert len(reminder_text("长" * 200)) == 200


@pytest.mark.parametrize("text", ["", " \n\u200b", "长" * 201, "行\n" * 101])
def test_an_empty_or_endless_text_is_refused(text):
    with pytest.raises(Refusal):
        reminder_text(text)
