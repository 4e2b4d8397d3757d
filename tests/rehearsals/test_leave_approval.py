"""Leave that waits for approval: who decides, what each reads, and what the group sees meanwhile."""

from datetime import timedelta

import pytest

from cards.attendance import MarkAnswer
from cards.delegation import SaveDelegation
from cards.leave_approval import DecideLeave, NextLeave
from domain.attendance import Answer, Approval, Presence
from domain.meetings import MeetingKind, Scope
from domain.people import Office, Trust
from storage import Signature
from tests.rehearsals.conftest import MONDAY
from tests.rehearsals.gatherings import publish
from tests.rehearsals.test_delegation import appoint
from tests.rehearsals.test_people import forges, listed

FRIDAY = MONDAY.replace(hour=14, minute=30) + timedelta(days=4)
BOTH = pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)
ZHAO, CHEN, YANG = 3, 6, 7
CUSTOM = "请假须批准，本支部约定"


@pytest.fixture
def strict(play):
    """A branch where leave is approved."""
    decide(play, leave_approval="on")
    return play


def decide(play, **settings):
    def work(records):
        for name, value in settings.items():
            records.branches.set(1, name, value)
        records.audit.sign(Signature(branch_id=1, actor_id=1, action="x", at=play.clock.now))

    play.app.writer.submit(work).result()


async def announce(play):
    await play.whispers("wang", "/meeting 周五14:30-16:30 主题党日：学习党章 @三楼会议室")
    await play.presses("wang", "发布")


async def test_without_the_switch_a_leave_counts_as_it_is_asked_for(play):
    await announce(play)

    assert "已记下：请假。" in await play.presses("chen", "请假")
    assert "请假1" in play.group[-1]
    assert listed(play, 1)["陈静"].approval is None


@BOTH
async def test_a_leave_waits_until_the_secretary_approves_it(strict):
    await announce(strict)
    assert f"已记下：请假待批。批了会告诉您（{CUSTOM}）" in await strict.presses("chen", "请假")
    await strict.presses("chen", "病")
    assert "参加0｜请假0" in strict.group[-1]
    assert listed(strict, 1)["陈静"].is_waiting

    asked = strict.private("wang")[-1]
    assert "陈静同志请假：【主题党日】学习党章" in asked
    assert "类别：病" in asked or "类别：未说明" in asked
    assert CUSTOM in asked
    assert "已批准陈静同志请假" in await strict.presses("wang", "批准")

    assert "请假已批：【主题党日】学习党章" in strict.private("chen")[-1]
    if strict.stage.abilities.can_edit_later:
        assert "参加0｜请假1" in strict.group[-1]
    assert listed(strict, 1)["陈静"].presence is Presence.EXCUSED
    assert "陈静" not in "".join(strict.group)


async def test_who_is_refused_is_told_kindly_and_may_choose_again(strict):
    await announce(strict)
    await strict.presses("chen", "请假")
    assert "没有批准陈静同志请假" in await strict.presses("wang", "不批")

    told = strict.private("chen")[-1]
    assert "这次请假没有批下来" in told
    assert "能来就点“参加”" in told
    chen = listed(strict, 1)["陈静"]
    assert (chen.answer, chen.approval, chen.presence) == (None, Approval.REFUSED, None)

    await strict.presses("chen", "请假")
    assert listed(strict, 1)["陈静"].is_waiting
    assert "陈静同志请假" in strict.private("wang")[-1]
    await strict.presses("chen", "参加")
    chen = listed(strict, 1)["陈静"]
    assert (chen.answer, chen.approval) == (Answer.COMING, None)


async def test_a_leave_taken_back_or_decided_twice_is_no_longer_decided(strict):
    await announce(strict)
    await strict.presses("chen", "请假")
    card = strict.card_with("wang", "批准")
    await strict.presses("chen", "参加")

    assert "已经处理，或本人已改了" in await strict.presses("wang", "批准", on=card)
    assert listed(strict, 1)["陈静"].answer is Answer.COMING


async def test_asking_twice_asks_the_secretary_once(strict):
    await announce(strict)
    for _ in range(2):
        await strict.presses("chen", "请假")

    assert sum("陈静同志请假" in text for text in strict.private("wang")) == 1


async def test_one_that_is_approved_stays_so_when_it_is_pressed_again(strict):
    await announce(strict)
    await strict.presses("chen", "请假")
    await strict.presses("wang", "批准")
    await strict.presses("chen", "请假")

    assert listed(strict, 1)["陈静"].approval is Approval.GRANTED


@BOTH
async def test_the_deputy_decides_while_the_secretary_is_away(strict):
    appoint(strict, ZHAO, Office.DEPUTY_SECRETARY)
    await announce(strict)
    await forges(strict, "wang", SaveDelegation(1, ZHAO, Trust.ALL, FRIDAY.date()))
    before = len(strict.private("wang"))
    await strict.presses("chen", "请假")

    assert "陈静同志请假" in strict.private("zhao")[-1]
    assert len(strict.private("wang")) == before
    assert "已批准陈静同志请假" in await strict.presses("zhao", "批准")
    assert listed(strict, 1)["陈静"].approval is Approval.GRANTED


async def test_a_deputy_who_does_not_act_decides_nothing(strict):
    appoint(strict, ZHAO, Office.DEPUTY_SECRETARY)
    await announce(strict)
    await strict.presses("chen", "请假")

    assert "请假由书记批准" in await forges(strict, "zhao", DecideLeave(1, CHEN, True))
    assert listed(strict, 1)["陈静"].is_waiting


async def test_the_leader_decides_on_the_own_groups_meeting_and_on_no_other(strict):
    publish(strict, starts_at=FRIDAY, kind=MeetingKind.GROUP_MEETING, scope=Scope.GROUP,
            group="二组", title="组务")  # fmt: skip
    publish(strict, starts_at=FRIDAY)
    for meeting in (1, 2):
        await forges(strict, "yang", MarkAnswer(meeting, Answer.LEAVE))

    assert "杨帆同志请假：【党小组会】组务" in strict.private("liu")[-1]
    assert "组务" not in "".join(strict.private("wang"))
    assert "请假由书记批准" in await forges(strict, "liu", DecideLeave(2, YANG, True))
    await strict.presses("liu", "批准")
    assert listed(strict, 1)["杨帆"].approval is Approval.GRANTED
    assert listed(strict, 2)["杨帆"].approval is Approval.WAITING


async def test_who_approves_the_leave_of_others_asks_nobody(strict):
    await announce(strict)

    assert "已记下：请假。" in await strict.presses("wang", "请假")
    assert "请假由书记批准" not in await forges(strict, "wang", DecideLeave(1, 1, True))
    assert listed(strict, 1)["王建国"].presence is Presence.EXCUSED


async def test_the_secretary_sees_who_waits_and_who_was_refused(strict):
    await announce(strict)
    await strict.presses("chen", "请假")
    await strict.presses("yang", "请假")
    await strict.presses("wang", "不批", on=strict.card_with("wang", "不批"))
    assert "请假待批：陈静" in await strict.whispers("wang", "/attendance #1")

    await strict.until(FRIDAY + timedelta(hours=2))
    await strict.whispers("wang", "/meeting")
    await strict.presses("wang", "11月6日 周五 14:30 主题党日")
    card = await strict.presses("wang", "记到会")
    assert "待陈静" in card
    assert "○杨帆" in card
    assert "待=请假待批" in card
    shown = await strict.whispers("wang", "/attendance #1")
    assert "杨帆（请假未批）" in shown
    assert "请假未批" in await strict.whispers("yang", "/me")
    assert "请假待批" in await strict.whispers("chen", "/me")


async def test_a_leave_asked_for_after_the_start_is_marked_for_those_who_read_names(play):
    await announce(play)
    await play.until(FRIDAY + timedelta(minutes=10))
    await play.presses("chen", "请假")
    await play.presses("chen", "事")
    await play.presses("yang", "请假")
    await play.until(FRIDAY + timedelta(hours=3))

    shown = await play.whispers("wang", "/attendance #1")
    assert "请假：陈静（事、开会后请假）、杨帆（开会后请假）" in shown
    assert "开会后请假" in await play.whispers("chen", "/me")
    assert "开会后" not in "".join(play.group)


async def test_a_leave_asked_for_before_the_start_is_not(play):
    await announce(play)
    await play.presses("chen", "请假")
    await play.until(FRIDAY + timedelta(hours=3))

    assert "请假：陈静\n" in await play.whispers("wang", "/attendance #1") + "\n"


async def test_it_waits_for_the_morning(strict):
    await announce(strict)
    await strict.until(MONDAY.replace(hour=23))
    await strict.presses("chen", "请假")
    assert not any("同志请假" in text for text in strict.private("wang"))

    await strict.until(MONDAY.replace(day=3, hour=7))
    assert any("陈静同志请假" in text for text in strict.private("wang"))


@BOTH
async def test_those_that_wait_are_decided_one_after_the_other_from_the_list(strict):
    await announce(strict)
    await strict.presses("yang", "请假")
    await strict.presses("chen", "请假")
    await strict.whispers("wang", "/attendance #1")
    assert "陈静同志请假" in await strict.presses("wang", "待批")
    both = await strict.presses("wang", "批准")
    assert "已批准陈静同志请假" in both
    assert "杨帆同志请假" in both
    last = await strict.presses("wang", "批准", on=strict.card_with("wang", "批准"))
    assert "已批准杨帆同志请假" in last
    assert "[批准]" not in last

    assert [listed(strict, 1)[name].approval for name in ("陈静", "杨帆")] == [
        Approval.GRANTED, Approval.GRANTED,
    ]  # fmt: skip
    assert "[待批]" not in await strict.whispers("wang", "/attendance #1")
    assert "没有待批的请假" in await forges(strict, "wang", NextLeave(1))


async def test_who_only_keeps_the_record_is_not_offered_to_decide(strict):
    await announce(strict)
    await strict.presses("chen", "请假")

    assert "[待批]" not in await strict.whispers("li", "/attendance #1")
    assert "请假由书记批准" in await forges(strict, "li", NextLeave(1))


async def test_in_english(strict):
    await announce(strict)
    assert "your leave waits for approval" in await strict.presses("emma", "请假")
    await strict.presses("wang", "批准")

    assert "There is one item for you" not in strict.private("emma")[-1]
    assert "Your leave is approved: [Theme day] 学习党章" in strict.private("emma")[-1]
    assert "leave to be approved" not in await strict.whispers("emma", "/me")


async def test_nobody_else_decides(strict):
    await announce(strict)
    await strict.presses("chen", "请假")

    for user in ("yang", "chen", "li"):
        assert "请假由书记批准" in await forges(strict, user, DecideLeave(1, CHEN, True))
        assert listed(strict, 1)["陈静"].is_waiting
