"""The secretary announces a meeting."""

from datetime import timedelta

import pytest

from tests.rehearsals.conftest import MONDAY, labels

FRIDAY = "/meeting 周五14:30-16:30 主题党日：学习党章（含党课） @三楼会议室"
BOTH = pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)


@BOTH
async def test_a_line_of_text_becomes_a_preview_and_then_a_card_in_the_group(play):
    answer = await play.whispers("wang", FRIDAY)
    assert "【主题党日】学习党章（含党课）" in answer
    assert "11月6日 周五 14:30–16:30（还有4天）" in answer
    assert "全体 11人" in answer
    assert play.group == []

    await play.presses("wang", "发布")

    [card] = play.group
    assert "【主题党日】学习党章（含党课）" in card
    assert "应到11｜参加0｜请假0" in card
    assert "[参加] [请假]" in card


async def test_a_preview_asked_for_in_the_group_is_shown_in_private(play):
    await play.says("wang", FRIDAY)

    assert play.group == []
    assert "[发布] [改时间] [取消]" in play.private("wang")[-1]


@BOTH
async def test_a_meeting_can_be_announced_by_buttons_alone(play):
    await play.whispers("wang", "/meeting")
    await play.presses("wang", "新会议")
    await play.presses("wang", "党课")
    await play.presses("wang", "11月6日 周五")
    if play.stage.abilities.max_buttons == 6:
        await play.presses("wang", "下一页")
    await play.presses("wang", "19:00")
    await play.whispers("wang", "学习党章 @三楼会议室")
    await play.presses("wang", "发布")

    assert "【党课】学习党章" in play.group[-1]
    assert "11月6日 周五 19:00–21:00 三楼会议室" in play.group[-1]


@BOTH
async def test_kind_parts_and_scope_are_chosen_by_buttons(play):
    await play.whispers("wang", "/meeting 周五19:00 学习党章")
    await play.presses("wang", "类别")
    while "主题党日" not in labels(play.stage.seen_by("wang")[-1]):
        await play.presses("wang", "下一页")
    await play.presses("wang", "主题党日")
    await play.presses("wang", "类别")
    await play.presses("wang", "含党课")
    await play.presses("wang", "返回")
    assert "【主题党日】学习党章（含党课）" in play.private("wang")[-1]

    await play.presses("wang", "应到")
    await play.presses("wang", "支委")
    assert "支委 3人" in play.private("wang")[-1]


async def test_a_committee_meeting_is_announced_to_the_committee_alone(play):
    await play.whispers("wang", "/meeting 周四19:00 支委会：研究发展对象")
    await play.presses("wang", "发布")

    assert play.group == []
    assert "【支委会】研究发展对象" in play.private("li")[-1]
    assert "应到3" in play.private("li")[-1]
    assert play.private("chen") == []


async def test_a_group_leader_calls_the_own_group_only(play):
    answer = await play.whispers("zhang", "/meeting 周四19:00 主题党日：学习党章")
    assert "一组" in answer
    await play.presses("zhang", "应到")
    assert "只发本小组" in await play.presses("zhang", "全体")
    await play.presses("zhang", "返回")
    await play.presses("zhang", "发布")

    assert play.group == []
    assert "应到" in play.private("chen")[-1]
    assert play.private("yang") == []


async def test_named_people_are_expected_and_nobody_else(play):
    await play.whispers("wang", "/meeting 周四19:00 党课：备课")
    await play.presses("wang", "应到")
    await play.presses("wang", "点名")
    await play.presses("wang", "陈静")
    await play.presses("wang", "杨帆")
    await play.presses("wang", "返回")
    assert "点名 2人" in play.private("wang")[-1]
    await play.presses("wang", "发布")

    assert "应到2" in play.private("chen")[-1]
    assert play.private("zhao") == []


async def test_the_time_of_a_draft_can_be_changed(play):
    await play.whispers("wang", FRIDAY)
    await play.presses("wang", "改时间")
    assert "没看懂" in await play.whispers("wang", "随便")

    answer = await play.whispers("wang", "周六9:00")

    assert "11月7日 周六 09:00–11:00" in answer


async def test_a_draft_can_be_thrown_away(play):
    await play.whispers("wang", FRIDAY)
    await play.presses("wang", "取消")

    assert "手头没有会议" in await play.whispers("wang", "/meeting")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("2月30日 14:30 党课", "没有这一天"),
        ("周五 党课", "没看懂是几点"),
        ("每周五 党课", "没看懂是几点"),
        ("2020-01-01 09:00 党课", "已经过了"),
        ("啊", "没看懂"),
        ("周五14:30-13:30 党课", ""),
    ],
)
async def test_what_cannot_be_understood_is_answered_by_a_sentence(play, words, said):
    answer = await play.whispers("wang", f"/meeting {words}")

    assert said in answer
    assert "发布" not in answer or not said


async def test_an_ordinary_member_cannot_announce(play):
    assert "书记" in await play.whispers("chen", FRIDAY)


async def test_at_night_the_secretary_is_asked_whether_to_wait(play):
    play.clock.now = MONDAY.replace(hour=22, minute=30)
    await play.whispers("wang", FRIDAY)
    await play.presses("wang", "发布")
    assert "休息时间" in play.private("wang")[-1]

    await play.presses("wang", "明早发")
    assert play.group == []

    await play.until(MONDAY.replace(hour=8, minute=1) + timedelta(days=1))
    assert "【主题党日】" in play.group[-1]


async def test_tomorrow_morning_is_not_offered_for_what_begins_before_it(play):
    play.clock.now = MONDAY.replace(hour=22, minute=30)
    await play.whispers("wang", "/meeting 明天7:30 主题党日：参观")
    asked = await play.presses("wang", "发布")

    assert "[现在发]" in asked
    assert "[明早发]" not in asked


async def test_a_morning_chosen_when_it_has_come_is_now(play):
    """Not the morning after: that would be too late for a meeting of the day."""
    play.clock.now = MONDAY.replace(hour=22, minute=30)
    await play.whispers("wang", "/meeting 明天14:30 主题党日：参观")
    await play.presses("wang", "发布")
    await play.until(MONDAY.replace(day=3, hour=9))

    assert "已发布" in await play.presses("wang", "明早发")
    assert "【主题党日】参观" in play.group[-1]


async def test_the_check_in_card_of_an_early_meeting_comes_after_the_night(play):
    await play.whispers("wang", "/meeting 11月6日7:45 主题党日：学习党章")
    await play.presses("wang", "发布")
    await play.whispers("wang", "/meeting 11月7日7:00 主题党日：参观")
    await play.presses("wang", "发布")

    await play.until(MONDAY.replace(day=6, hour=6, minute=59))
    assert not any("【签到】" in text for text in play.group)
    await play.until(MONDAY.replace(day=6, hour=7, minute=0))
    assert "【签到】主题党日 07:45" in play.group[-1]
    await play.until(MONDAY.replace(day=6, hour=21, minute=30))
    assert "【签到】主题党日 07:00" in play.group[-1]


async def test_a_meeting_called_off_is_told_to_those_who_answered(play):
    await play.whispers("wang", FRIDAY)
    await play.presses("wang", "发布")
    await play.presses("li", "参加")
    await play.whispers("wang", "/meeting")
    await play.presses("wang", "11月6日 周五 14:30 主题党日")
    await play.presses("wang", "取消会")
    await play.presses("wang", "取消会")

    assert "已取消" in play.group[-1]
    assert play.private("li")[-1] == "【主题党日】学习党章（含党课）\n原定周五14:30，现已取消。"
    assert play.private("chen") == []


async def test_somebody_abroad_reads_of_it_in_neutral_words_and_by_their_own_clock(play):
    def move_to_london(records):
        account = records.accounts.find("rehearsal", "emma")
        records.accounts.set(account.id, timezone="Europe/London")

    play.app.writer.submit(move_to_london).result()
    await play.whispers("wang", FRIDAY)
    await play.presses("wang", "发布")
    await play.presses("emma", "参加")
    await play.whispers("wang", "/meeting")
    await play.presses("wang", "11月6日 周五 14:30 主题党日")
    await play.presses("wang", "取消会")
    await play.presses("wang", "取消会")
    assert play.private("emma") == []  # it is two in the morning there
    await play.until(MONDAY.replace(hour=15))

    assert play.private("emma")[-1] == "Fri 06:30 your time: the session is called off."


async def test_only_a_reminder_is_left_of_a_meeting_if_one_likes(play):
    await play.whispers("wang", FRIDAY)
    await play.presses("wang", "只提醒")

    await play.until(MONDAY + timedelta(days=4, hours=5))
    assert any("学习党章" in said for said in play.group)
    assert not any("[参加]" in said for said in play.group)


async def test_remind_with_a_kind_of_meeting_previews_it_too(play):
    answer = await play.whispers("wang", "/remind 周五19:00 党课：学习党章 @三楼会议室")

    assert "【党课】学习党章" in answer
    assert "[发布]" in answer
