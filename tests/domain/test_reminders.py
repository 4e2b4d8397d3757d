"""Turns of plain reminders, and what may stand in one."""

from dataclasses import replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from domain.refusal import Refusal
from domain.reminders import (
    Reminder,
    first_turn,
    is_moved,
    is_outrun,
    keep_turn,
    notice_key,
    notice_subject,
    read_subject,
    reminder_text,
    turn_after,
    turn_to_say,
)
from domain.times import Once, Recurrence, Shift, Weekly

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


ONCE = Reminder(id=3, branch_id=1, text="交周报", next_at=at(11, 6))


@pytest.mark.parametrize(
    ("text", "key", "params"),
    [
        ("", "remind.refused.no_text", {}),
        (" \n\u200b", "remind.refused.no_text", {}),
        ("长" * 201, "refused.too_long", {"limit": 200}),
        ("长" * 300, "refused.too_long", {"limit": 200}),
        ("行\n" * 101, "refused.too_long", {"limit": 200}),
    ],
)
def test_the_refusal_says_what_is_wrong_with_a_text(text, key, params):
    with pytest.raises(Refusal) as caught:
        reminder_text(text)
    assert (caught.value.key, caught.value.params) == (key, params)


def test_the_first_turn_is_to_come():
    now = at(11, 6, 17, 29)
    assert first_turn(FRIDAYS, now) == at(11, 6)
    assert first_turn(Once(at(11, 6), None, True), now) == at(11, 6)
    with pytest.raises(Refusal) as caught:
        first_turn(Once(now, None, False), now)
    assert caught.value.key == "remind.refused.no_hour"


def test_a_preview_confirmed_late_takes_the_next_turn_or_is_over():
    assert keep_turn(ONCE, at(11, 6, 17, 29), SHANGHAI) == at(11, 6)
    assert keep_turn(weekly(at(11, 6)), at(11, 6), SHANGHAI) == at(11, 13)
    for late in (ONCE, replace(ONCE, next_at=None)):
        with pytest.raises(Refusal) as caught:
            keep_turn(late, at(11, 6), SHANGHAI)
        assert caught.value.key == "remind.refused.over"


def test_what_comes_once_is_neither_outrun_nor_moved_and_has_no_next():
    assert turn_to_say(ONCE, at(12, 6), SHANGHAI) == at(11, 6)
    assert turn_to_say(replace(ONCE, next_at=None), at(12, 6), SHANGHAI) is None
    assert turn_to_say(replace(weekly(at(11, 6)), next_at=None), at(12, 6), SHANGHAI) is None
    assert turn_after(ONCE, at(11, 6), SHANGHAI) is None
    assert turn_after(weekly(at(11, 6)), at(11, 6), SHANGHAI) == at(11, 13)
    assert not is_outrun(ONCE, at(11, 6), at(12, 6), SHANGHAI)
    assert not is_moved(ONCE, at(11, 6), SHANGHAI)


def test_a_turn_whose_day_became_a_day_off_is_reckoned_anew():
    rule = replace(FRIDAYS, shift=Shift.AFTER).on(lambda day: day.isoweekday() < 5)
    moved = replace(weekly(at(11, 6)), rule=rule)

    assert turn_to_say(moved, at(11, 5), SHANGHAI) == at(11, 9)
    monday = replace(moved, next_at=at(11, 9))
    assert turn_to_say(monday, at(11, 9), SHANGHAI) == at(11, 9)
    assert is_moved(moved, at(11, 6), SHANGHAI)
    assert not is_moved(moved, at(11, 9), SHANGHAI)
    assert not is_moved(weekly(at(11, 6)), at(11, 7), SHANGHAI)
    assert turn_to_say(weekly(at(11, 7)), at(11, 5), SHANGHAI) == at(11, 7)


def test_keys_and_subjects_stay_as_they_are():
    assert notice_key(3, at(11, 6, 7), SHANGHAI) == "reminder:3:2026-11-06"
    assert notice_subject(3, at(11, 6, 17, 30)) == "3:20261106T0930"
    assert read_subject("3:20261106T0930") == (3, at(11, 6))
