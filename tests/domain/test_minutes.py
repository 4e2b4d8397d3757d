"""What is read from the lines somebody types into a record."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from domain.meetings import Meeting, MeetingKind, MeetingState
from domain.minutes import (
    Minutes,
    check_held,
    check_wordy,
    check_writable,
    is_due_at,
    read_topics,
    typed_lines,
    usual_chair,
)
from domain.people import Member, Office
from domain.refusal import Refusal


def test_numbers_in_front_of_items_go():
    typed = "1. 学习党章\n（2）讨论\n③ 其他"

    assert [line.text for line in read_topics(typed)] == ["学习党章", "讨论", "其他"]


def person(number, *offices):
    return Member(id=number, branch_id=1, name="", offices=frozenset(offices))


def test_the_secretary_leads_else_the_deputy_else_nobody_is_guessed():
    deputy, secretary = person(1, Office.DEPUTY_SECRETARY), person(2, Office.SECRETARY)

    assert usual_chair([deputy, secretary, person(3)]) == 2
    assert usual_chair([deputy, person(3)]) == 1
    assert usual_chair([person(3)]) is None


CLOSED_AT = datetime(2026, 11, 6, 17, tzinfo=UTC)
MINUTES = Minutes(id=1, meeting_id=1, kind=MeetingKind.THEME_DAY)


def meeting(state):
    return Meeting(id=1, branch_id=1, kind=MeetingKind.THEME_DAY, title="", starts_at=CLOSED_AT,
                   ends_at=CLOSED_AT, state=state)  # fmt: skip


def test_what_is_confirmed_is_locked():
    check_writable(MINUTES)
    with pytest.raises(Refusal, match="locked"):
        check_writable(replace(MINUTES, confirmed_at=CLOSED_AT))


@pytest.mark.parametrize("kind", MeetingKind)
def test_no_word_is_kept_of_criticism(kind):
    record = replace(MINUTES, kind=kind)
    if kind not in (MeetingKind.ORGANIZATIONAL_LIFE_MEETING, MeetingKind.DEMOCRATIC_APPRAISAL):
        check_wordy(record)
        return
    with pytest.raises(Refusal, match="wordless"):
        check_wordy(record)


@pytest.mark.parametrize("state", MeetingState)
def test_only_what_is_closed_has_a_record(state):
    if state is MeetingState.CLOSED:
        check_held(meeting(state))
        return
    with pytest.raises(Refusal, match="not_closed"):
        check_held(meeting(state))


def test_an_open_record_is_asked_about_after_the_days_the_branch_has_settled():
    assert is_due_at(CLOSED_AT, 3) == datetime(2026, 11, 9, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        (" \n \n", "empty"),
        ("议题\n" * 20, None),
        ("议题\n" * 21, "too_many"),
        ("题" * 100, None),
        ("题" * 101, "too_long"),
        ("1. " + "题" * 100, None),
    ],
)
def test_twenty_lines_of_a_hundred_characters_at_most(typed, key):
    if key is None:
        assert len(typed_lines(typed)) == typed.rstrip().count("\n") + 1
        return
    with pytest.raises(Refusal, match=key):
        typed_lines(typed)
