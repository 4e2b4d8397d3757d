"""Two processes write to one PostgreSQL: nothing is lost, and each branch's trail stays one chain."""

import random
import time
from datetime import timedelta
from threading import Barrier, Event, Thread

import pytest
from sqlalchemy import text

from bot.reception import Reception
from chat import Abilities, Account, Incoming, Place, Pressed, Wrote
from domain.attendance import Answer
from domain.meetings import Meeting, MeetingKind, MeetingState, Scope
from domain.people import MemberKind
from handlers import Defaults
from storage import AlreadyDone, NotKept, Signature, Writer, open_cellar
from tests.storage.kit import NOON, TODAY, connection_of

PEOPLE, ROUNDS = 8, 5
ABILITIES = Abilities(can_edit_later=True, can_pop_up=True, max_buttons=100, is_abroad=True)
HOUSE = Defaults(timezone="Asia/Shanghai", language="zh_CN")


@pytest.fixture
def which():
    return "postgresql"


@pytest.fixture
def other(database):
    """The other process's pen."""
    writer = Writer(open_cellar(database))
    yield writer
    writer.close()


def found(number):
    """A branch of some people with a meeting tomorrow; its id and the meeting's."""

    def work(records):
        branch_id = records.branches.add(
            name=f"第{number}支部", timezone="Asia/Shanghai", language="zh_CN", at=NOON
        )
        records.branches.bind(branch_id, "telegram", f"-{number}")
        members = []
        for place in range(PEOPLE):
            members.append(records.people.add(branch_id, f"党员{place}", on=TODAY))
            records.people.be(members[-1], MemberKind.FULL, on=TODAY)
            account_id = records.accounts.meet("telegram", f"{number}{place:02}", "zh_CN")
            claim = records.accounts.claim(account_id, members[-1], NOON)
            records.accounts.decide(claim, is_right=True, by=None, at=NOON)
        meeting_id = records.meetings.draft(
            Meeting(
                id=0, branch_id=branch_id, kind=MeetingKind.THEME_DAY, title="学习党章",
                place="会议室", starts_at=NOON + timedelta(days=1),
                ends_at=NOON + timedelta(days=1, hours=2), parts=(), scope=Scope.ALL,
                state=MeetingState.PUBLISHED, created_by=members[0],
            )
        )  # fmt: skip
        records.meetings.expect(meeting_id, members)
        records.audit.sign(
            Signature(branch_id=branch_id, actor_id=None, action="found", at=NOON, can_undo=False)
        )
        return branch_id, meeting_id

    return work


def press(number, place, meeting_id, answer, order):
    return Incoming(
        key=f"telegram:{order}", order=order, place=Place("telegram", f"-{number}"),
        account=Account("telegram", f"{number}{place:02}"), at=NOON + timedelta(seconds=order),
        what=Pressed(f"att:{meeting_id}:{answer}"),
    )  # fmt: skip


def submit(writer, visit):
    reception = Reception(visit=visit, abilities=ABILITIES, defaults=HOUSE)
    return writer.submit(reception.receive, once=visit.key)


def answers(writer, meeting_id):
    return [one.answer for one in writer.submit(lambda r: r.attendance.of(meeting_id)).result()]


def entries(branch_id):
    query = text("SELECT count(*) FROM audit WHERE branch_id = :id AND action = 'att'")
    return lambda records: connection_of(records).scalar(query, {"id": branch_id})


def test_both_press_the_same_meetings_and_every_press_is_kept_once(writer, other):
    meetings = {n: writer.submit(found(n)).result() for n in range(1, 4)}
    chance, order, work = random.Random(7), 0, {writer: [], other: []}
    for turn in range(ROUNDS):
        answer = "coming" if turn % 2 == 0 else "leave"
        for number, (_, meeting_id) in meetings.items():
            for place in range(PEOPLE):
                order += 1
                pen = (writer, other)[place % 2]  # one person's presses come to one process
                work[pen].append(press(number, place, meeting_id, answer, order))
    for visits in work.values():
        visits.sort(key=lambda visit: (visit.order // (PEOPLE * len(meetings)), chance.random()))
    kept, begin = [], Barrier(2)

    def run(pen):
        begin.wait()
        kept.extend([submit(pen, visit) for visit in work[pen]])

    threads = [Thread(target=run, args=(pen,)) for pen in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(one.result(timeout=30) for one in kept)

    for branch_id, meeting_id in meetings.values():
        assert answers(writer, meeting_id) == [Answer.COMING] * PEOPLE
        assert writer.submit(entries(branch_id)).result() == PEOPLE * ROUNDS
        assert writer.submit(lambda r, b=branch_id: r.audit.broken_at(b)).result() is None


def test_one_update_brought_to_both_counts_once(writer, other):
    branch_id, meeting_id = writer.submit(found(1)).result()
    visits = [press(1, place, meeting_id, "coming", place + 1) for place in range(PEOPLE)]
    told = [submit(pen, visit) for visit in visits for pen in (writer, other)]

    outcomes = [type(one.exception(timeout=30)) for one in told]
    assert outcomes.count(AlreadyDone) == outcomes.count(type(None)) == PEOPLE
    assert writer.submit(entries(branch_id)).result() == PEOPLE


def test_a_newcomer_met_by_both_is_one_account(writer, other):
    for number in range(20):
        visit = Incoming(
            key=f"a:{number}", order=number, place=Place("telegram", "5", is_private=True),
            account=Account("telegram", f"new{number}"), at=NOON, what=Wrote("你好"),
        )  # fmt: skip
        both = [submit(writer, visit), submit(other, Incoming(**_parts(visit), key=f"b:{number}"))]
        errors = {type(one.exception(timeout=30)).__name__ for one in both}
        assert errors == {"Refused"}, "both are told, neither of a mistake of ours"


def _parts(visit):
    names = ("order", "place", "account", "at", "what")
    return {name: getattr(visit, name) for name in names}


def test_who_waits_for_a_branch_reads_the_setting_that_was_changed_meanwhile(writer, other):
    branch_id, _ = writer.submit(found(1)).result()
    held = Event()

    def change(records):
        records.branches.take(branch_id)
        records.branches.set(branch_id, "dues_day", "7")
        held.set()
        until = time.monotonic() + 10
        while not connection_of(records).scalar(SOMEBODY_WAITS) and time.monotonic() < until:
            pass
        records.audit.sign(
            Signature(branch_id=branch_id, actor_id=None, action="set", at=NOON, can_undo=False)
        )

    changing = writer.submit(change)
    assert held.wait(10)
    waiting = other.submit(lambda records: records.branches.take(branch_id).settings)
    changing.result(timeout=10)

    assert waiting.result(timeout=10).dues_day == 7


SOMEBODY_WAITS = text(
    "SELECT 1 FROM pg_locks WHERE locktype IN ('transactionid', 'tuple') AND NOT granted "
    "AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
)


def test_who_must_wait_too_long_is_not_kept_and_comes_again(writer, other):
    branch_id, meeting_id = writer.submit(found(1)).result()
    visit = press(1, 0, meeting_id, "coming", 1)
    begin, end = Barrier(2), Barrier(2)

    def hold(records):
        records.branches.take(branch_id)
        begin.wait(10)
        end.wait(60)

    holding = writer.submit(hold)
    begin.wait(10)
    with pytest.raises(NotKept):
        submit(other, visit).result(timeout=40)
    end.wait(10)
    holding.result(timeout=10)

    assert submit(other, visit).result(timeout=10)
    assert answers(other, meeting_id)[0] is Answer.COMING
