"""Who need not attend, and who attends elsewhere: in no number of the meeting, yet with a vote."""

from datetime import timedelta

import pytest

from cards.changing import AskMark, EndMark
from cards.recording import RecordPresence
from domain.attendance import Answer, Presence, tally
from domain.meetings import MeetingKind
from domain.people import Mark
from tests.rehearsals.conftest import MONDAY
from tests.rehearsals.gatherings import publish, record
from tests.rehearsals.test_people import forges, listed, opens_person

BOTH = pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)
FRIDAY = MONDAY.replace(hour=14, minute=30) + timedelta(days=4)
CHEN, SUN = 6, 10
GENERAL = MeetingKind.GENERAL_MEETING


async def exempts(play, name, span="今天起"):
    await opens_person(play, name)
    await play.presses("wang", "更多")
    asked = await play.presses("wang", "免考勤")
    assert "经支部同意可免考勤（本支部约定）" in asked
    return await play.whispers("wang", span)


@BOTH
async def test_whoever_is_exempt_is_not_expected_and_is_still_counted_in_the_vote(play):
    card = await exempts(play, "孙桂兰")
    assert "已记下：免考勤，11月2日起。" in card
    assert "免考勤：11月2日起" in card
    await play.whispers("wang", "/meeting 11月6日14:30 党员大会：年度计划 @三楼")
    await play.presses("wang", "发布")

    assert "应到10｜参加0" in play.group[-1]
    assert "孙桂兰" not in "".join(play.group)
    await play.whispers("wang", "/meeting")
    day = next(one for one in labels(play, "wang") if "6日" in one)
    assert "应到会有表决权 10" in await play.presses("wang", day)
    assert "免考勤：孙桂兰" in await play.whispers("wang", "/attendance #1")


async def test_a_meeting_announced_already_follows_and_follows_back(play):
    publish(play, starts_at=FRIDAY, kind=GENERAL)
    await exempts(play, "陈静")
    assert tally(listed(play, 1).values()).expected == 10
    assert listed(play, 1)["陈静"].is_listed

    assert "已结束：免考勤" in await forges(play, "wang", EndMark(CHEN, Mark.EXEMPT))
    assert tally(listed(play, 1).values()).expected == 11
    assert not listed(play, 1)["陈静"].is_exempt


async def test_it_holds_for_its_while_only(play):
    for day in (4, 5, 30, 31):
        publish(play, starts_at=MONDAY.replace(day=1) + timedelta(days=day - 1), kind=GENERAL)
    await exempts(play, "陈静", "11月5日至11月30日")

    assert [listed(play, one)["陈静"].is_exempt for one in (1, 2, 3, 4)] == [
        False, True, True, False,
    ]  # fmt: skip


async def test_they_may_come_all_the_same_and_nobody_nudges_them(play):
    await exempts(play, "陈静")
    await play.whispers("wang", "/meeting 11月6日14:30 党员大会：年度计划 @三楼")
    await play.presses("wang", "发布")
    await play.until(FRIDAY - timedelta(minutes=10))
    assert not any("方便时点一下" in text for text in play.private("chen"))
    assert any("方便时点一下" in text for text in play.private("zhao"))

    await play.presses("chen", "签到")
    chen = listed(play, 1)["陈静"]
    assert chen.presence is Presence.PRESENT
    assert tally([chen]).present == 0
    await play.whispers("wang", "/meeting")
    day = next(one for one in labels(play, "wang") if "6日" in one)
    await play.presses("wang", day)
    record_card = await play.presses("wang", "记到会")
    assert "✔陈静" in record_card
    assert "到：陈静（免考勤）" in await play.whispers("wang", "/attendance #1")


async def test_the_rest_that_came_does_not_take_in_the_exempt(play):
    publish(play, starts_at=FRIDAY, kind=GENERAL)
    await exempts(play, "孙桂兰")
    await play.until(FRIDAY + timedelta(minutes=10))
    await play.whispers("wang", "/meeting")
    day = next(one for one in labels(play, "wang") if "6日" in one)
    await play.presses("wang", day)
    assert "免孙桂兰" in await play.presses("wang", "记到会")
    await play.presses("wang", "其余全到")

    assert listed(play, 1)["孙桂兰"].presence is None
    assert listed(play, 1)["陈静"].presence is Presence.PRESENT


async def test_only_those_who_run_the_branch_exempt_anybody(play):
    assert "这件事由书记" in await forges(play, "li", AskMark(SUN, Mark.EXEMPT))


@BOTH
async def test_a_mobile_member_who_attends_elsewhere_stands_apart(play):
    publish(play, starts_at=FRIDAY)
    await play.until(FRIDAY + timedelta(minutes=10))
    refused = await forges(play, "wang", RecordPresence(1, CHEN, "elsewhere", 0))
    assert "没有记为流动党员" in refused

    await forges(play, "wang", AskMark(CHEN, Mark.MOBILE))
    await play.whispers("wang", "11月2日起")
    await play.whispers("wang", "/meeting")
    day = next(one for one in labels(play, "wang") if "6日" in one)
    await play.presses("wang", day)
    await play.presses("wang", "记到会")
    for _ in range(6):
        try:
            await play.presses("wang", "○陈静")
            break
        except LookupError:
            await play.presses("wang", "下一页")
    await play.presses("wang", "异地参加")

    counts = tally(listed(play, 1).values())
    assert (counts.expected, counts.present, counts.elsewhere) == (10, 0, 1)
    shown = await play.whispers("wang", "/attendance #1")
    assert "异地参加：陈静" in shown
    assert "应到10" in shown
    assert "在流入地参加" in await play.whispers("chen", "/me")


async def test_in_english(play):
    record_of = publish(play, starts_at=FRIDAY)
    await play.until(FRIDAY + timedelta(hours=3))
    record(play, record_of, {"吴迪": Presence.ELSEWHERE})

    assert "attended elsewhere" in await play.whispers("emma", "/me")
    assert listed(play, 1)["吴迪"].answer is not Answer.COMING


def labels(play, user):
    rows = play.stage.seen_by(user)[-1].card.rows
    return [button.label for row in rows for button in row]
