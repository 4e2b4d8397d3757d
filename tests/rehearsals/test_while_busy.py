"""A press is answered whatever else is going on: long reports, and planners with many branches."""

import asyncio
from datetime import timedelta
from threading import Barrier, Event

from cards.attendance import MarkAnswer
from domain.attendance import Answer
from storage import Signature
from storage.cellar import READERS
from tests.rehearsals.conftest import MONDAY
from tests.rehearsals.gatherings import publish
from tests.rehearsals.out_of_turn import Hall

PATIENCE = 5.0
BRANCHES = 30


async def test_a_press_does_not_wait_for_reports(play):
    hall, meeting = Hall(play), publish(play, starts_at=MONDAY + timedelta(days=1))
    over, begun = Event(), Barrier(READERS + 1)

    def report(_):
        begun.wait(PATIENCE)
        over.wait()

    reports = [play.app.reader.submit(report) for _ in range(READERS)]
    try:
        await asyncio.to_thread(begun.wait, PATIENCE)
        press = hall.does("chen", MarkAnswer(meeting, Answer.COMING))
        async with asyncio.timeout(PATIENCE):
            [said] = await hall.deliver(press)
        assert "已记下：参加" in said
        assert not any(one.done() for one in reports)
    finally:
        over.set()


async def test_a_press_does_not_wait_until_the_bells_have_rung_for_everybody(play):
    hall, meeting = Hall(play), publish(play, starts_at=MONDAY + timedelta(days=1))

    def found(records):
        for number in range(BRANCHES):
            branch_id = records.branches.add(
                name=f"第{number}支部", timezone="Asia/Shanghai", language="zh_CN", at=MONDAY
            )
            records.audit.sign(
                Signature(branch_id=branch_id, actor_id=None, action="test", at=MONDAY)
            )

    play.app.writer.submit(found).result()
    ringing = asyncio.create_task(play.app.clock.ring_all())
    answered = 0
    while not ringing.done():
        await hall.deliver(hall.does("chen", MarkAnswer(meeting, Answer.COMING)))
        answered += not ringing.done()
    await ringing

    assert answered >= 5, "the bells left no room between two branches"
