"""Ten thousand branches: who has written something is visited first, nobody waits for ever."""

import asyncio
from datetime import timedelta

from bot.clock import FEW
from bot.rounds import Rounds
from cards.attendance import MarkAnswer
from domain.attendance import Answer
from domain.notices import NoticeKind, NoticeState
from schedules import TIMETABLE
from storage import Signature
from tests.rehearsals.conftest import MONDAY
from tests.rehearsals.gatherings import publish
from tests.rehearsals.out_of_turn import Hall

BELL, OTHER = TIMETABLE[:2]
PATIENCE = 10.0


def test_every_branch_is_visited_and_each_of_them_once():
    rounds = Rounds()
    rounds.learn({1: 0, 2: 0, 3: 0}, {})

    assert list(rounds.turn(BELL)) == [1, 2, 3]


def test_where_something_was_written_the_bell_comes_first():
    rounds = Rounds()
    rounds.learn({1: 0, 2: 0, 3: 0}, {})
    rounds.learn({1: 0, 2: 0, 3: 1}, {})

    assert list(rounds.turn(BELL)) == [3, 1, 2, 3]
    assert list(rounds.turn(OTHER)) == [3, 1, 2, 3]
    assert list(rounds.turn(BELL)) == [1, 2, 3]


def test_what_is_written_meanwhile_is_looked_at_before_the_round_is_over():
    rounds = Rounds()
    rounds.learn({1: 0, 2: 0, 3: 0, 4: 0}, {})
    turn = rounds.turn(BELL)

    assert next(turn) == 1
    rounds.learn({1: 0, 2: 0, 3: 0, 4: 7}, {})
    assert list(turn) == [4, 2, 3, 4]


def test_a_branch_whose_hour_has_come_is_visited_by_that_bell_at_once():
    rounds = Rounds()
    rounds.learn({1: 0, 2: 0}, {BELL: [2]})

    assert list(rounds.turn(BELL)) == [2, 1, 2]
    assert list(rounds.turn(OTHER)) == [1, 2]


def test_busy_branches_never_keep_the_others_waiting_for_ever():
    rounds = Rounds()
    rounds.learn({1: 0, 2: 0, 3: 0}, {})
    seen = []
    for number, branch_id in enumerate(rounds.turn(BELL), start=1):
        seen.append(branch_id)
        if number < 6:
            rounds.learn({1: number, 2: 0, 3: 0}, {})

    assert {2, 3} <= set(seen)


async def test_with_many_branches_none_is_waited_for_and_whoever_answers_is_reminded(play):
    hall, meeting = Hall(play), publish(play, starts_at=MONDAY + timedelta(days=3))

    def found(records):
        for number in range(FEW):
            branch_id = records.branches.add(
                name=f"第{number}支部", timezone="Asia/Shanghai", language="zh_CN", at=MONDAY
            )
            records.audit.sign(
                Signature(branch_id=branch_id, actor_id=None, action="test", at=MONDAY)
            )

    def reminded(records):
        home = records.branches.ids()[0]
        return records.notices.of(home, [NoticeKind.MEETING_REMINDER], [NoticeState.DUE])

    play.app.writer.submit(found).result()
    await play.app.clock.catch_up()
    await hall.deliver(hall.does("chen", MarkAnswer(meeting, Answer.COMING)))
    assert not play.app.reader.submit(reminded).result()

    play.app.clock.start()
    try:
        async with asyncio.timeout(PATIENCE):
            while not await asyncio.wrap_future(play.app.reader.submit(reminded)):  # noqa: ASYNC110
                await asyncio.sleep(0.02)
    finally:
        await play.app.clock.stop()
