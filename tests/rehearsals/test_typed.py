"""参加, 请假 and 签到 typed in private, for whom a button is far away."""

from datetime import timedelta

import pytest

from domain.attendance import Answer
from domain.meetings import Scope
from tests.rehearsals.conftest import MONDAY
from tests.rehearsals.gatherings import publish

FRIDAY = MONDAY.replace(day=6, hour=14)
on_both = pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)


def answer_of(play, meeting_id, name):
    def work(records):
        ids = {one: number for number, one in records.people.names(1).items()}
        return records.attendance.find(meeting_id, ids[name])

    return play.app.reader.submit(work).result()


@on_both
async def test_typing_it_is_as_good_as_the_button(play):
    meeting = publish(play, starts_at=FRIDAY)

    assert "已记下：参加" in await play.whispers("chen", "参加")
    assert answer_of(play, meeting, "陈静").answer is Answer.COMING
    assert "已记下：请假" in await play.whispers("chen", " 请假 ")
    assert answer_of(play, meeting, "陈静").answer is Answer.LEAVE


async def test_whoever_reads_english_types_english(play):
    meeting = publish(play, starts_at=FRIDAY)
    await play.whispers("emma", "coming")

    def work(records):
        return [one.answer for one in records.attendance.of(meeting) if one.answer]

    assert play.app.reader.submit(work).result() == [Answer.COMING]


async def test_checking_in_works_from_half_an_hour_before(play):
    meeting = publish(play, starts_at=FRIDAY)

    assert "30 分钟" in await play.whispers("chen", "签到")
    await play.until(FRIDAY - timedelta(minutes=20))
    assert "已签到" in await play.whispers("chen", "签到")
    assert answer_of(play, meeting, "陈静").checked_in_at is not None


@on_both
async def test_of_two_meetings_it_asks_which(play):
    first = publish(play, starts_at=FRIDAY)
    second = publish(play, starts_at=FRIDAY + timedelta(days=7))

    assert "哪次会" in await play.whispers("chen", "参加")
    assert answer_of(play, first, "陈静").answer is None
    await play.presses("chen", "11月13日")
    assert answer_of(play, first, "陈静").answer is None
    assert answer_of(play, second, "陈静").answer is Answer.COMING


async def test_only_meetings_one_is_expected_at_count(play):
    mine = publish(play, starts_at=FRIDAY)
    publish(play, starts_at=FRIDAY + timedelta(days=7), scope=Scope.NAMED, named=("李敏",))

    assert "已记下：参加" in await play.whispers("chen", "参加")
    assert answer_of(play, mine, "陈静").answer is Answer.COMING


async def test_where_nothing_is_open_a_sentence_says_so(play):
    assert "没有等您答复的会" in await play.whispers("chen", "参加")


async def test_in_the_group_it_is_only_a_word(play):
    meeting = publish(play, starts_at=FRIDAY)

    await play.says("chen", "参加")

    assert answer_of(play, meeting, "陈静").answer is None


async def test_a_stranger_is_told_to_claim_a_name_first(play):
    publish(play, starts_at=FRIDAY)

    assert "已记下" not in await play.whispers("guest", "参加")


async def test_it_can_be_taken_back(play):
    meeting = publish(play, starts_at=FRIDAY)
    await play.whispers("chen", "参加")

    assert "已撤销" in await play.whispers("chen", "/undo")

    assert answer_of(play, meeting, "陈静").answer is None
