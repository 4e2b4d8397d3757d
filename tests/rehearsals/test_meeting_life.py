"""A meeting's life after it was announced: moved, put off, called off."""

from datetime import timedelta

import pytest

from cards.meetings import CancelMeeting
from cards.moving import ConfirmMove, Postpone
from chat import encode
from domain.attendance import Answer
from domain.meetings import MeetingKind, MeetingState, Scope
from tests.rehearsals.conftest import MONDAY, labels, out_of_reach
from tests.rehearsals.gatherings import answer, publish, sign

FRIDAY = MONDAY.replace(day=6, hour=14, minute=30)
LINE = "/meeting 周五14:30-16:30 主题党日：学习党章 @三楼会议室"
BOTH = pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)


def posted(play):
    """What the group has read about meetings; the dues of the month come by themselves."""
    return [text for text in play.group if "党费" not in text]


async def call(play, line=LINE):
    await play.whispers("wang", line)
    await play.presses("wang", "发布")


async def desk(play, label="11月6日 周五 14:30 主题党日"):
    await play.whispers("wang", "/meeting")
    await play.presses("wang", label)
    if "改动" in labels(play.stage.seen_by("wang")[-1]):
        await play.presses("wang", "改动")


async def move(play, words, *, label="11月6日 周五 14:30 主题党日"):
    await desk(play, label)
    await play.presses("wang", "改时间")
    return await play.whispers("wang", words)


async def test_a_moved_meeting_takes_its_answers_along_and_tells_those_who_come_once(play):
    await call(play)
    await play.presses("li", "参加")
    await play.presses("zhao", "请假")
    before = len(play.group)

    preview = await move(play, "周六9:00")
    assert "原定：11月6日 周五 14:30–16:30 三楼会议室" in preview
    assert "改为：11月7日 周六 09:00–11:00 三楼会议室" in preview
    assert "选了参加的1位同志" in preview
    assert "11月6日 周五" in play.group[-1]
    await play.presses("wang", "确认改")

    assert len(play.group) == before
    assert "11月7日 周六 09:00–11:00 三楼会议室" in play.group[-1]
    assert "应到11｜参加1｜请假1" in play.group[-1]
    told = [text for text in play.private("li") if "改到" in text]
    assert told == [
        "【主题党日】学习党章\n改到周六09:00，三楼会议室（原定周五14:30）。\n您已选：参加。\n[改请假]"
    ]
    assert not any("改到" in text for text in play.private("zhao") + play.private("chen"))


async def test_pressed_twice_it_is_moved_and_told_once(play):
    await call(play)
    await play.presses("li", "参加")
    await move(play, "周六9:00")
    preview = play.card_with("wang", "确认改")
    await play.presses("wang", "确认改", on=preview)
    await play.stage.sends_wire("wang", preview, encode(ConfirmMove(1, True)))
    await play.settle()

    assert len([text for text in play.private("li") if "改到" in text]) == 1


async def test_reminder_nudge_and_check_in_follow_the_new_hour(play):
    await call(play)
    await play.presses("li", "参加")
    await move(play, "11月9日9:00")
    await play.presses("wang", "确认改")

    await play.until(MONDAY.replace(day=7))
    assert not any("【签到】" in text for text in play.group)
    assert not any(text.startswith("明天") for text in play.private("li"))
    await play.until(MONDAY.replace(day=9, hour=8))

    assert any(text.startswith("明天09:00 主题党日") for text in play.private("li"))
    assert sum("方便时点一下" in text for text in play.private("chen")) == 1
    assert "【签到】主题党日 09:00" in play.group[-1]
    assert sum("【签到】" in text for text in play.group) == 1


async def test_the_place_alone_can_change(play):
    await call(play)
    await play.presses("li", "参加")
    assert "改为：11月6日 周五 14:30–16:30 四楼会议室" in await move(play, "@四楼会议室")
    await play.presses("wang", "确认改")

    assert "四楼会议室" in play.group[-1]
    assert "有变动：周五14:30，四楼会议室。" in play.private("li")[-1]


@pytest.mark.parametrize("play", ["poor"], indirect=True)
async def test_where_a_card_cannot_be_redrawn_a_new_one_says_the_new_hour(play):
    await call(play)
    await play.presses("li", "参加")
    await move(play, "周六9:00")
    await play.presses("wang", "确认改")
    assert "11月7日 周六 09:00–11:00" in play.group[-1]
    assert "[参加] [请假]" in play.group[-1]

    await desk(play, "11月7日 周六 09:00 主题党日")
    await play.presses("wang", "取消会")
    await play.presses("wang", "取消会")
    assert "已取消" in play.group[-1]
    assert "[参加]" not in play.group[-1]


async def test_another_line_before_the_yes_proposes_something_else(play):
    await call(play)
    await move(play, "周六9:00")
    await play.whispers("wang", "周日10:00")
    await play.presses("wang", "确认改")

    assert "11月8日 周日 10:00–12:00" in play.group[-1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("2020-01-01 09:00", "已经过了"),
        ("今天9:00", "已经过了"),
        ("@三楼会议室", "都没有变"),
        ("换个时间吧", "没看懂"),
        ("每周五9:00", "没看懂"),
        ("@月薪8000元的家", "收入"),
    ],
)
async def test_what_cannot_be_is_answered_by_a_sentence_and_nothing_moves(play, words, said):
    await call(play)
    assert said in await move(play, words)

    assert "11月6日 周五 14:30–16:30 三楼会议室" in play.group[-1]


@pytest.mark.parametrize("state", [MeetingState.CLOSED, MeetingState.CANCELLED])
async def test_what_is_over_or_called_off_is_not_moved(play, state):
    await call(play)
    await move(play, "周六9:00")
    preview = play.card_with("wang", "确认改")

    def end(records):
        records.meetings.change(1, state=state.value)
        sign(records, play.clock())

    play.app.writer.submit(end).result()
    said = {MeetingState.CLOSED: "已结束", MeetingState.CANCELLED: "已取消"}[state]

    assert said in await play.presses("wang", "确认改", on=preview)


async def test_once_somebody_has_checked_in_it_stays(play):
    await call(play)
    await play.until(FRIDAY - timedelta(minutes=20))
    await play.presses("li", "签到")
    await desk(play)

    assert "已有同志签到" in await play.presses("wang", "改时间")


async def test_a_proposal_that_waited_until_its_hour_is_refused(play):
    await call(play)
    await move(play, "今天10:20")
    await play.waits(minutes=25)

    assert "已经过了" in await play.presses("wang", "确认改")


@pytest.mark.parametrize(
    "change", [{"place": "一楼大厅"}, {"starts_at": FRIDAY + timedelta(hours=1)},
               {"state": MeetingState.POSTPONED.value}],
)  # fmt: skip
async def test_a_proposal_another_has_overtaken_is_refused(play, change):
    """What stood under 原定 is no longer so; a yes would silently take the other change back."""
    await call(play)
    await move(play, "周六9:00")

    def overtake(records):
        records.meetings.change(1, **change)
        sign(records, play.clock())

    play.app.writer.submit(overtake).result()

    assert "刚才有变动" in await play.presses("wang", "确认改")
    assert "11月7日" not in play.group[-1]


async def test_only_who_calls_meetings_changes_them(play):
    await call(play)
    card = play.card_with("chen", "参加")
    for press in (ConfirmMove(1, True), Postpone(1, True), CancelMeeting(1, True)):
        await play.stage.sends_wire("chen", card, encode(press))
        await play.settle()

    assert "11月6日 周五 14:30" in play.group[-1]
    assert "[参加]" in play.group[-1]


async def test_a_clash_is_named_and_needs_a_second_tap(play):
    await call(play)
    publish(play, starts_at=MONDAY.replace(day=7, hour=10, minute=0),
            kind=MeetingKind.COMMITTEE_MEETING, scope=Scope.COMMITTEE)  # fmt: skip
    preview = await move(play, "周六9:00")
    assert "时间相冲：11月7日 周六 10:00 支委会，有3位同志两边都应到。" in preview

    again = await play.presses("wang", "确认改")
    assert "仍要改" in again
    assert "时间相冲" in again
    assert "11月6日" in play.group[-1]
    await play.presses("wang", "仍要改")

    assert "11月7日 周六 09:00" in play.group[-1]


async def test_meetings_of_different_people_or_one_after_another_do_not_clash(play):
    await call(play)
    publish(play, starts_at=MONDAY.replace(day=7, hour=11, minute=0))

    assert "相冲" not in await move(play, "周六9:00-11:00")


async def test_told_at_night_they_read_it_in_the_morning_and_of_two_moves_the_last(play):
    await call(play)
    await play.presses("li", "参加")
    play.clock.now = MONDAY.replace(hour=23)
    await move(play, "周六9:00")
    await play.presses("wang", "确认改")
    await move(play, "周日9:00", label="11月7日 周六 09:00 主题党日")
    await play.presses("wang", "确认改")
    assert not any("改到" in text for text in play.private("li"))

    await play.until(MONDAY.replace(day=3, hour=8))
    [told] = [text for text in play.private("li") if "改到" in text]
    assert "改到周日09:00" in told
    assert "原定周五14:30" in told


@pytest.mark.parametrize(("label", "said"), [("取消会", "现已取消"), ("延期", "现延期")])
async def test_called_off_before_they_read_of_a_move_they_are_told_of_the_hour_they_know(
    play, label, said
):
    await call(play)
    await play.presses("li", "参加")
    play.clock.now = MONDAY.replace(hour=23)
    await move(play, "周六9:00")
    await play.presses("wang", "确认改")
    await desk(play, "11月7日 周六 09:00 主题党日")
    await play.presses("wang", label)
    await play.presses("wang", label)
    before = len(play.private("li"))
    await play.until(MONDAY.replace(day=3, hour=9))

    assert len(play.private("li")) == before + 1
    assert f"原定周五14:30，{said}" in play.private("li")[-1]


async def test_put_off_twice_in_a_night_they_are_told_once(play):
    await call(play)
    await play.presses("li", "参加")
    play.clock.now = MONDAY.replace(hour=23)
    before = len(play.private("li"))
    await desk(play)
    await play.presses("wang", "延期")
    await play.presses("wang", "延期")
    await move(play, "周六9:00", label="延期 11月6日 周五 14:30 主题党日")
    await play.presses("wang", "确认改")
    play.clock.now = MONDAY.replace(hour=23, minute=5)
    await desk(play, "11月7日 周六 09:00 主题党日")
    await play.presses("wang", "延期")
    await play.presses("wang", "延期")
    await play.until(MONDAY.replace(day=3, hour=9))

    assert len(play.private("li")) == before + 1
    assert "14:30，现延期" in play.private("li")[-1]


async def test_a_move_that_cannot_wait_is_told_at_once(play):
    await call(play, "/meeting 周二8:30 主题党日：学习党章")
    await play.presses("li", "参加")
    play.clock.now = MONDAY.replace(hour=23)
    await move(play, "周三8:30", label="11月3日 周二 08:30 主题党日")
    await play.presses("wang", "确认改")

    assert "改到" in play.private("li")[-1]


async def test_whom_no_message_reaches_the_secretary_is_told(play):
    meeting_id = publish(play, starts_at=FRIDAY)
    answer(play, meeting_id, {"李敏": Answer.COMING, "陈静": Answer.COMING})
    out_of_reach(play, "chen")
    await move(play, "周六9:00")

    said = await play.presses("wang", "确认改")
    assert "请当面或电话告知的：陈静。" in said


async def test_moved_to_another_day_after_its_check_in_card_it_asks_for_answers_again(play):
    await call(play)
    await play.until(FRIDAY - timedelta(minutes=50))
    assert "【签到】" in play.group[-1]
    await move(play, "下周一14:30")
    await play.presses("wang", "确认改")
    assert "11月9日 周一 14:30" in play.group[-1]
    assert "[参加] [请假]" in play.group[-1]

    await play.until(MONDAY.replace(day=9, hour=13, minute=30))
    assert "【签到】主题党日 14:30" in play.group[-1]
    assert "请用下面的新卡片" in play.group[-2]
    await play.until(MONDAY.replace(day=9, hour=14, minute=10))
    assert "已签到" in await play.presses("li", "签到")


async def test_put_off_it_says_so_keeps_its_answers_and_stays_silent(play):
    await call(play)
    await play.presses("li", "参加")
    await desk(play)
    sure = await play.presses("wang", "延期")
    assert "确定延期" in sure
    assert "1位同志" in sure
    await play.presses("wang", "延期")

    assert "延期，时间另行通知" in play.group[-1]
    assert "[参加]" not in play.group[-1]
    assert play.private("li")[-1] == ("【主题党日】学习党章\n原定周五14:30，现延期，时间另行通知。")
    assert len([text for text in play.private("li") if "延期" in text]) == 1
    card = play.card_with("wang", "返回")
    assert "时间待定" in await play.presses("wang", "返回", on=card)
    await play.until(MONDAY.replace(day=8))
    assert len(posted(play)) == 1
    assert not any("主题党日" in text for text in play.private("chen"))


async def test_a_new_time_puts_the_same_meeting_and_card_up_again(play):
    await call(play)
    await play.presses("li", "参加")
    await desk(play)
    await play.presses("wang", "延期")
    await play.presses("wang", "延期")
    before = len(play.group)
    await move(play, "下周五14:30", label="延期 11月6日 周五 14:30 主题党日")
    await play.presses("wang", "确认改")

    assert len(play.group) == before
    assert "11月13日 周五 14:30–16:30" in play.group[-1]
    assert "参加1" in play.group[-1]
    assert "[参加]" in play.group[-1]
    assert "改到" in play.private("li")[-1]
    await play.until(MONDAY.replace(day=13, hour=13, minute=30))
    assert "【签到】" in play.group[-1]
    assert sum("【签到】" in text for text in play.group) == 1


async def test_what_is_put_off_can_still_be_called_off_but_not_put_off_again(play):
    await call(play)
    await desk(play)
    await play.presses("wang", "延期")
    sure = play.card_with("wang", "延期")
    await play.presses("wang", "延期", on=sure)
    await play.stage.sends_wire("wang", sure, encode(Postpone(1, True)))
    await desk(play, "延期 11月6日 周五 14:30 主题党日")
    await play.presses("wang", "取消会")
    await play.presses("wang", "取消会")

    assert "已取消" in play.group[-1]


async def test_called_off_those_who_come_are_told_and_nothing_is_posted_any_more(play):
    await call(play)
    await play.presses("li", "参加")
    await play.presses("zhao", "请假")
    await desk(play)
    await play.presses("wang", "取消会")
    await play.presses("wang", "取消会")

    assert "已取消" in play.group[-1]
    assert "现已取消" in play.private("li")[-1]
    assert not any("现已取消" in text for text in play.private("zhao"))
    await play.until(MONDAY.replace(day=8))
    assert len(posted(play)) == 1


async def test_what_was_sent_stands(play):
    await call(play)
    await move(play, "周六9:00")
    await play.presses("wang", "确认改")

    assert "不能撤销" in await play.whispers("wang", "/undo")
    assert "11月7日 周六" in play.group[-1]


async def test_a_committee_meeting_moves_without_a_word_to_the_group(play):
    await call(play, "/meeting 周四19:00 支委会：研究工作")
    await play.presses("li", "参加")
    await move(play, "周五19:00", label="11月5日 周四 19:00 支委会")
    await play.presses("wang", "确认改")

    assert play.group == []
    assert any("11月6日 周五 19:00–21:00" in text for text in play.private("li"))
    assert "改到" in play.private("li")[-1]
    assert not any("改到" in text for text in play.private("chen"))


async def test_somebody_abroad_reads_of_a_move_in_neutral_words(play):
    await call(play)
    await play.presses("emma", "参加")
    await move(play, "周六9:00 @四楼会议室")
    await play.presses("wang", "确认改")
    assert play.private("emma")[-1] == (
        "The session of Fri 14:30 is now Sat 09:00. You said: coming.\n[Can't come]"
    )

    await desk(play, "11月7日 周六 09:00 主题党日")
    await play.presses("wang", "延期")
    await play.presses("wang", "延期")
    assert play.private("emma")[-1] == (
        "The session of Sat 09:00 is put off; the new time will follow."
    )


async def test_a_meeting_that_was_moved_is_not_asked_to_be_closed_before_it_is_over(play):
    def asked():
        return sum("没有确认" in text for text in play.private("wang"))

    await call(play, "/meeting 周二14:30 主题党日：学习党章")
    await play.until(MONDAY.replace(day=3, hour=20))
    assert asked() == 1
    await move(play, "周四14:30", label="11月3日 周二 14:30 主题党日")
    await play.presses("wang", "确认改")

    await play.until(MONDAY.replace(day=5, hour=19))
    assert asked() == 1
    await play.until(MONDAY.replace(day=5, hour=20))
    assert asked() == 2


async def test_moved_again_the_check_in_card_comes_at_the_last_hour_only(play):
    await call(play)
    await play.until(FRIDAY - timedelta(minutes=50))
    await move(play, "下周一14:30")
    await play.presses("wang", "确认改")
    await move(play, "下周三14:30", label="11月9日 周一 14:30 主题党日")
    await play.presses("wang", "确认改")
    before = len(play.group)

    await play.until(MONDAY.replace(day=10))
    assert len(play.group) == before
    await play.until(MONDAY.replace(day=11, hour=13, minute=30))
    assert "【签到】" in play.group[-1]


async def test_what_was_to_be_asked_tomorrow_is_not_asked_of_a_moved_meeting(play):
    await call(play, "/meeting 周二14:30 主题党日：学习党章")
    await play.until(MONDAY.replace(day=3, hour=20))
    await play.presses("wang", "明天")
    await move(play, "下周五14:30", label="11月3日 周二 14:30 主题党日")
    await play.presses("wang", "确认改")

    await play.until(MONDAY.replace(day=6))
    assert sum("没有确认" in text for text in play.private("wang")) == 0
