"""Presses that are worked on in another order than they were made: what was said last stands."""

from datetime import timedelta
from itertools import count, permutations

import pytest

from cards.attendance import CheckIn, ExplainLeave, MarkAnswer
from cards.dues import ClaimPaid, WithdrawClaim
from cards.recording import CloseMeeting, RecordPresence
from cards.signups import SignUp, Withdraw
from domain.attendance import Answer, Leave, Presence
from domain.dues import DueState
from domain.meetings import MeetingKind
from domain.months import Month
from domain.signups import Wish
from schedules.housekeeping import keep_tidy
from tests.rehearsals.conftest import MONDAY
from tests.rehearsals.gatherings import publish
from tests.rehearsals.out_of_turn import Hall

CHEN = 6
TOMORROW = MONDAY + timedelta(days=1)


@pytest.fixture
def meeting(play):
    return publish(play, starts_at=TOMORROW, kind=MeetingKind.ORGANIZATIONAL_LIFE_MEETING)


@pytest.fixture
def hall(play):
    return Hall(play)


def listed(play, meeting, user="chen"):
    def read(records):
        account = records.accounts.find("rehearsal", user)
        member = records.people.in_branch(account.id, 1, MONDAY.date())
        return records.attendance.find(meeting, member.id)

    return play.app.reader.submit(read).result()


def wishes(play, meeting):
    read = play.app.reader.submit(lambda records: records.signups.of(meeting)).result()
    return {one.wish for one in read}


def coming(meeting):
    return MarkAnswer(meeting, Answer.COMING)


def leave(meeting):
    return MarkAnswer(meeting, Answer.LEAVE)


async def test_an_older_answer_changes_nothing_and_is_told_what_stands(play, meeting, hall):
    first, second = hall.does("chen", coming(meeting)), hall.does("chen", leave(meeting))

    _, late = await hall.deliver(second, first)

    assert listed(play, meeting).answer is Answer.LEAVE
    assert late == "以您后来选的为准：请假。"


@pytest.mark.parametrize("turn", list(permutations(range(3))), ids=str)
async def test_in_whatever_order_three_answers_arrive_the_last_one_stands(
    play, meeting, hall, turn
):
    visits = [hall.does("chen", press(meeting)) for press in (coming, leave, coming)]

    await hall.deliver(*[visits[number] for number in turn])

    assert listed(play, meeting).answer is Answer.COMING


async def test_others_and_other_meetings_are_not_held_up(play, meeting, hall):
    other = publish(play, starts_at=TOMORROW)
    early = hall.does("chen", coming(other))
    earlier = hall.does("li", coming(meeting))
    late = hall.does("chen", leave(meeting))

    await hall.deliver(late, earlier, early)

    assert listed(play, other).answer is Answer.COMING
    assert listed(play, meeting, "li").answer is Answer.COMING
    assert listed(play, meeting).answer is Answer.LEAVE


async def test_a_newer_press_that_was_refused_overtakes_nothing(play, meeting, hall):
    early = hall.does("chen", leave(meeting))
    play.clock.now = TOMORROW + timedelta(minutes=1)
    refused = hall.does("chen", coming(meeting))

    said, _ = await hall.deliver(refused, early)

    assert "会已经开始" in said
    assert listed(play, meeting).answer is Answer.LEAVE


async def test_what_was_taken_back_does_not_come_again_with_an_older_press(play, meeting, hall):
    play.clock.now = TOMORROW
    impatient, again = (hall.does("chen", CheckIn(meeting)) for _ in range(2))
    undo = hall.undoes("chen")

    *_, late = await hall.deliver(again, undo, impatient)

    assert listed(play, meeting).checked_in_at is None
    assert "以您后来的操作为准" in late


async def test_an_undo_never_takes_back_what_was_done_after_it(play, meeting, hall):
    first, undo, second = (
        hall.does("chen", coming(meeting)), hall.undoes("chen"), hall.does("chen", leave(meeting))
    )  # fmt: skip

    *_, late = await hall.deliver(first, second, undo)

    assert listed(play, meeting).answer is Answer.LEAVE
    assert "之后您又有操作" in late


async def test_the_later_reason_of_a_leave_stands(play, meeting, hall):
    asked = hall.does("chen", leave(meeting))
    sick, duty = (
        hall.does("chen", ExplainLeave(meeting, why), private=True)
        for why in (Leave.SICK, Leave.OFFICIAL)
    )

    *_, late = await hall.deliver(asked, duty, sick)

    assert listed(play, meeting).leave is Leave.OFFICIAL
    assert late == "已记下：公。"


async def test_what_the_secretary_recorded_last_stands(play, meeting, hall):
    play.clock.now = TOMORROW
    member = listed(play, meeting).member_id
    present, absent = (
        hall.does("wang", RecordPresence(meeting, member, presence, 0), private=True)
        for presence in (Presence.PRESENT, Presence.ABSENT)
    )

    await hall.deliver(absent, present)

    assert listed(play, meeting).recorded is Presence.ABSENT


async def test_of_two_wishes_only_the_one_withdrawn_later_goes(play, meeting, hall):
    speak = hall.does("chen", SignUp(meeting, Wish.SPEAK))
    withdraw = hall.does("chen", Withdraw(meeting))
    comment = hall.does("chen", SignUp(meeting, Wish.COMMENT))

    await hall.deliver(comment, withdraw, speak)

    assert wishes(play, meeting) == {Wish.COMMENT}


async def test_paid_and_withdrawn_arrive_the_other_way_round(play, hall):
    await play.until(MONDAY + timedelta(days=7))
    paid = hall.does("chen", ClaimPaid("2026-11", 1), private=True)
    withdrawn = hall.does("chen", WithdrawClaim("2026-11", 1), private=True)

    await hall.deliver(withdrawn, paid)

    month = Month.read("2026-11")
    due = play.app.reader.submit(lambda records: records.dues.find(CHEN, month)).result()
    assert due.state is DueState.DUE


async def test_after_a_quiet_week_the_numbers_begin_anew_and_count(play):
    other = publish(play, starts_at=MONDAY + timedelta(days=20))
    hall = Hall(play, numbers=count(1000))
    await hall.deliver(hall.does("chen", coming(other)))
    play.clock.now += timedelta(days=8)
    anew = Hall(play)

    await anew.deliver(anew.does("chen", leave(other)))

    assert listed(play, other).answer is Answer.LEAVE


async def test_another_evening_is_not_compared_with_this_one(play, meeting, hall):
    for _ in range(3):
        await hall.deliver(hall.does("chen", coming(meeting)))
    anew = Hall(play, series="rehearsal:another")

    await anew.deliver(anew.does("chen", leave(meeting)))

    assert listed(play, meeting).answer is Answer.LEAVE


def remembered(play):
    """What is remembered of 陈静's latest presses."""

    def read(records):
        account = records.accounts.find("rehearsal", "chen")
        kept = records.kept_of(CHEN, account.id).get("latest_presses", [])
        return [row["subject"] for row in kept]

    return play.app.reader.submit(read).result()


async def test_what_was_pressed_last_is_forgotten_after_a_day(play, meeting, hall):
    await hall.deliver(hall.does("chen", coming(meeting)))
    assert remembered(play) == [f"answer:{meeting}"]

    later = MONDAY + timedelta(days=1, seconds=1)
    play.app.writer.submit(lambda records: keep_tidy(records, later)).result()
    assert remembered(play) == []


async def test_who_wished_what_is_not_even_kept_for_that_day(play, meeting, hall):
    await hall.deliver(hall.does("chen", SignUp(meeting, Wish.SPEAK)))
    assert remembered(play) == [f"speak:{meeting}"]

    play.clock.now = TOMORROW
    await hall.deliver(hall.does("wang", CloseMeeting(meeting, "as_is"), private=True))
    assert remembered(play) == []
