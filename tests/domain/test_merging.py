"""Two entries of one person become one: which row stands, and what only two people can have done."""

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from domain.attendance import Answer, Attendance, Presence
from domain.dues import Due, DueState
from domain.merging import Doubles, check_pair, choose_meeting, choose_month, doubles
from domain.months import Month
from domain.refusal import Refusal

NOW = datetime(2026, 11, 2, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
NOVEMBER = Month(2026, 11)

NOTHING = Attendance(member_id=1)
STANDING = Attendance(member_id=1, answer=Answer.LEAVE)
ANSWERED = Attendance(member_id=1, answer=Answer.COMING, answered_at=NOW)
CAME = Attendance(member_id=1, checked_in_at=NOW)
EXCUSED = Attendance(member_id=1, recorded=Presence.EXCUSED)
ABSENT = Attendance(member_id=1, recorded=Presence.ABSENT)
RISING = [NOTHING, STANDING, ANSWERED, CAME, EXCUSED]


def due(state: DueState, month: Month = NOVEMBER) -> Due:
    return Due(member_id=1, month=month, amount=Decimal("5.00"), state=state)


@pytest.mark.parametrize("weaker", range(4))
def test_the_secretarys_word_goes_before_a_check_in_and_that_before_an_answer(weaker):
    stronger = RISING[weaker + 1]

    assert not choose_meeting(RISING[weaker], stronger, "")
    assert choose_meeting(stronger, RISING[weaker], "")
    assert choose_meeting(RISING[weaker], RISING[weaker], "") if weaker < 3 else True


def test_nobody_was_there_twice():
    with pytest.raises(Refusal) as caught:
        choose_meeting(CAME, CAME, "党课")
    assert (caught.value.key, caught.value.params) == (
        "merging.refused.both_present", {"title": "党课"}
    )  # fmt: skip


def test_two_different_records_are_left_to_the_secretary():
    assert choose_meeting(ABSENT, ABSENT, "党课")
    with pytest.raises(Refusal) as caught:
        choose_meeting(ABSENT, EXCUSED, "党课")
    assert (caught.value.key, caught.value.params) == ("merging.refused.meeting", {"title": "党课"})


@pytest.mark.parametrize(
    ("kept", "gone", "stands"),
    [
        (DueState.DUE, DueState.DUE, True),
        (DueState.DUE, DueState.CLAIMED, False),
        (DueState.CLAIMED, DueState.DUE, True),
        (DueState.CLAIMED, DueState.CLAIMED, True),
        (DueState.CLAIMED, DueState.CONFIRMED, False),
        (DueState.CONFIRMED, DueState.CLAIMED, True),
    ],
)
def test_the_month_that_is_further_on_stands(kept, gone, stands):
    assert choose_month(due(kept), due(gone)) is stands


def test_a_month_confirmed_twice_is_refused():
    with pytest.raises(Refusal) as caught:
        choose_month(due(DueState.CONFIRMED), due(DueState.CONFIRMED))
    assert (caught.value.key, caught.value.params) == ("merging.refused.month", {"month": NOVEMBER})


def test_only_what_both_have_is_decided():
    kept = ({1: ANSWERED, 2: CAME}, [due(DueState.DUE), due(DueState.DUE, Month(2026, 9))])
    gone = ({2: NOTHING, 3: CAME}, [due(DueState.CLAIMED), due(DueState.DUE, Month(2026, 8))])

    assert doubles(kept, gone, {2: "党课"}) == Doubles(meetings={2: True}, months={NOVEMBER: False})


def test_a_meeting_both_were_at_is_named():
    with pytest.raises(Refusal) as caught:
        doubles(({2: CAME}, []), ({2: CAME}, []), {2: "党课"})
    assert caught.value.params == {"title": "党课"}
    with pytest.raises(Refusal) as caught:
        doubles(({2: CAME}, []), ({2: CAME}, []), {})
    assert caught.value.params == {"title": ""}


@pytest.mark.parametrize(
    ("kept", "gone", "is_same"), [("李明", "李明", True), ("李明", "赵敏", False)]
)
def test_only_two_entries_of_one_name_are_merged(kept, gone, is_same):
    check_pair("李明", "李明", is_same=False)
    with pytest.raises(Refusal) as caught:
        check_pair(kept, gone, is_same=is_same)
    assert caught.value.key == "merging.refused.names"
