"""Standing leave: filled in, not asked about, still expected, and one's own word goes before it."""

from datetime import timedelta

import pytest

from cards.leaves import EndLeave, PickLeave
from domain.attendance import Answer, Leave, tally
from tests.rehearsals.conftest import MONDAY, text_of
from tests.rehearsals.gatherings import publish
from tests.rehearsals.test_people import forges, listed, on_both, opens_person

CHEN = 6
FRIDAY = MONDAY + timedelta(days=4)


async def takes_leave(play, name, span="11月3日至11月30日", leave="病"):
    await opens_person(play, name)
    await play.presses("wang", "请长假")
    await play.presses("wang", leave)
    return await play.whispers("wang", span)


async def announce(play, when="11月6日14:30"):
    await play.whispers("wang", f"/meeting {when} 主题党日：学习党章 @三楼")
    await play.presses("wang", "发布")


@on_both
async def test_a_meeting_of_that_time_begins_as_on_leave(play):
    assert "11月3日至11月30日" in await takes_leave(play, "陈静")
    await announce(play)

    chen = listed(play, 1)["陈静"]
    assert (chen.answer, chen.leave, chen.is_standing_leave) == (Answer.LEAVE, Leave.SICK, True)
    assert "应到11｜参加0｜请假1" in play.group[-1]
    await play.until(FRIDAY.replace(hour=14))
    assert not any("主题党日" in text for text in play.private("chen"))
    assert any("方便时点一下" in text for text in play.private("zhao"))
    assert tally(listed(play, 1).values()).expected == 11


@on_both
async def test_a_meeting_announced_already_follows(play):
    before = publish(play, starts_at=FRIDAY)
    after = publish(play, starts_at=FRIDAY + timedelta(days=40))

    await takes_leave(play, "陈静")

    assert listed(play, before)["陈静"].is_standing_leave
    assert listed(play, after)["陈静"].answer is None


async def test_the_secretary_sees_that_it_is_a_standing_one(play):
    await takes_leave(play, "陈静")
    await announce(play)
    await play.whispers("wang", "/meeting")
    await play.presses("wang", "11月6日 周五 14:30 主题党日")
    card = await play.presses("wang", "记到会")

    assert "长陈静" in card
    assert "请假：陈静（病、长假）" in await play.whispers("wang", "/attendance #1")


async def test_they_may_come_all_the_same(play):
    await announce(play)
    await takes_leave(play, "陈静")
    await play.presses("chen", "参加")
    await opens_person(play, "赵敏")
    await play.presses("wang", "请长假")
    await play.presses("wang", "事")
    await play.whispers("wang", "今天起")

    assert listed(play, 1)["陈静"].answer is Answer.COMING
    assert listed(play, 1)["赵敏"].leave is Leave.PERSONAL


async def test_what_somebody_said_themselves_is_left_alone(play):
    await announce(play)
    await play.presses("chen", "参加")
    await takes_leave(play, "陈静")

    assert listed(play, 1)["陈静"].answer is Answer.COMING


@on_both
async def test_it_can_be_ended_early(play):
    await takes_leave(play, "陈静")
    await announce(play)
    await play.waits(days=1)
    assert "长假：病" in await opens_person(play, "陈静")

    assert "已销假" in await play.presses("wang", "销假")

    assert listed(play, 1)["陈静"].answer is None
    assert "[请长假]" in await opens_person(play, "陈静")
    assert "已失效" in await forges(play, "wang", EndLeave(CHEN))


async def test_undo_takes_the_leave_and_what_it_filled_in_back(play):
    await announce(play)
    await takes_leave(play, "陈静")

    assert "已撤销" in await play.whispers("wang", "/undo")

    assert listed(play, 1)["陈静"].answer is None
    assert "应到11｜参加0｜请假0" in text_of(
        [one for one in play.stage.messages if one.chat == play.stage.group][-1]
    )


async def test_a_meeting_moved_out_of_the_time_waits_for_an_answer(play):
    await announce(play)
    await takes_leave(play, "陈静", "11月5日至11月7日")
    assert listed(play, 1)["陈静"].is_standing_leave

    await play.whispers("wang", "/meeting")
    await play.presses("wang", "11月6日 周五 14:30 主题党日")
    await play.presses("wang", "改时间")
    await play.whispers("wang", "11月13日14:30")
    await play.presses("wang", "确认改")

    assert listed(play, 1)["陈静"].answer is None


@pytest.mark.parametrize(
    ("span", "why"),
    [
        ("2026-11-30至2026-11-03", "早于开始"),
        ("9月1日至9月30日", "已经过去"),
        ("很久", "日期"),
        ("2020-01-01至2027-01-01", "超过一年"),
        ("11月3日至2099年1月1日", "太长"),
    ],
)
async def test_nonsense_days_are_answered_by_a_sentence(play, span, why):
    assert why in await takes_leave(play, "陈静", span)
    await announce(play)

    assert listed(play, 1)["陈静"].answer is None


async def test_a_member_cannot_write_leave_down(play):
    assert "陈静" not in await forges(play, "chen", PickLeave(CHEN, Leave.SICK))
    await play.whispers("chen", "11月3日起")
    await announce(play)
    assert listed(play, 1)["陈静"].answer is None
