"""Six months without taking part: said to the secretary, once, and to nobody else."""

import pytest

from domain.attendance import Presence
from domain.meetings import MeetingState
from domain.people import Mark
from domain.spans import Span
from storage import Signature
from tests.rehearsals.conftest import MONDAY
from tests.rehearsals.gatherings import publish, record

BOTH = pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)
SAID = "没有参加组织生活的记录"
CHEN = 6


def month(play, number, year=2026, **states):
    """A closed theme day of that month; all were there but the named."""
    everybody = play.app.reader.submit(lambda records: records.people.of(1, MONDAY.date())).result()
    meeting = publish(play, starts_at=MONDAY.replace(year=year, month=number, day=15))
    there = dict.fromkeys([one.name for one in everybody], Presence.PRESENT)
    record(play, meeting, {**there, **states}, close=True)
    return meeting


def said(play, user="wang"):
    return [text for text in play.private(user) if SAID in text]


@BOTH
async def test_after_six_months_the_secretary_is_told_once(play):
    for number in range(5, 11):
        month(play, number, 陈静=Presence.ABSENT)
    month(play, 4)

    await play.waits(hours=25)
    [text] = said(play)
    assert "陈静同志：2026年5月—10月没有参加组织生活的记录" in text
    assert "请先关心、核实是否有正当理由；怎么认定，由支部大会讨论决定（党章第九条）" in text
    assert "脱党" not in text

    month(play, 11, 陈静=Presence.ABSENT)
    await play.until(MONDAY.replace(month=12, day=20))
    assert len(said(play)) == 1
    for user in ("chen", "li", "zhao", "zhang"):
        assert said(play, user) == []
    assert not any(SAID in text or "陈静" in text for text in play.group)


async def test_five_months_are_not_yet_it(play):
    for number in range(6, 11):
        month(play, number, 陈静=Presence.ABSENT)
    month(play, 5)

    await play.waits(hours=25)
    assert said(play) == []


@pytest.mark.parametrize("how", ["leave", "elsewhere", "made_up", "came"])
async def test_a_month_with_a_reason_does_not_count(play, how):
    states = {"leave": Presence.EXCUSED, "elsewhere": Presence.ELSEWHERE, "came": Presence.PRESENT}
    month(play, 4)
    for number in range(5, 11):
        here = states.get(how, Presence.ABSENT) if number == 8 else Presence.ABSENT
        meeting = month(play, number, 陈静=here)
        if how == "made_up" and number == 8:
            play.app.writer.submit(lambda r, m=meeting: made_up(r, m, play)).result()

    await play.waits(hours=25)
    assert said(play) == []


def made_up(records, meeting, play):
    records.attendance.make_up(meeting, CHEN, MONDAY.date(), by=1)
    sign(records, play)


def sign(records, play):
    records.audit.sign(Signature(branch_id=1, actor_id=1, action="x", at=play.clock.now))


async def test_nobody_is_pointed_out_where_no_meeting_was_closed_or_contact_is_lost(play):
    month(play, 4)
    for number in range(5, 11):
        publish(play, starts_at=MONDAY.replace(month=number, day=15), state=MeetingState.PUBLISHED)
    await play.waits(hours=25)
    assert said(play) == []

    for number in range(5, 11):
        month(play, number, 陈静=Presence.ABSENT)

    def lose(records):
        records.stays.mark(CHEN, Mark.LOST, Span(MONDAY.date()))
        sign(records, play)

    play.app.writer.submit(lose).result()
    await play.waits(hours=25)
    assert said(play) == []


async def test_who_comes_back_and_stays_away_again_is_a_new_case(play):
    for number in range(1, 7):
        month(play, number, 陈静=Presence.ABSENT)
    await play.until(MONDAY.replace(day=3))
    assert len(said(play)) == 1

    for number in range(7, 11):
        month(play, number, 陈静=Presence.ABSENT)
    await play.until(MONDAY.replace(day=4))
    assert len(said(play)) == 1
    month(play, 11)
    month(play, 12, 陈静=Presence.ABSENT)
    for number in range(1, 6):
        month(play, number, year=2027, 陈静=Presence.ABSENT)
    await play.until(MONDAY.replace(year=2027, month=6, day=2))
    assert len(said(play)) == 2
    assert "2026年12月至2027年5月" in said(play)[-1] or "12" in said(play)[-1]


async def test_in_english(play):
    for number in range(5, 11):
        month(play, number, 陈静=Presence.ABSENT)
    month(play, 4)
    await play.whispers("wang", "/me")
    await play.presses("wang", "English")
    await play.waits(hours=25)

    [text] = [one for one in play.private("wang") if "nothing recorded of taking part" in one]
    assert "the general meeting decides (Party Constitution, Art. 9)" in text
