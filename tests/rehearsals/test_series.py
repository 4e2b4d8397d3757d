"""Meetings that come back: begun with a line, written down in time, changed alone or as a whole."""

from datetime import timedelta

import pytest

from chat import encode, line
from tests.rehearsals.conftest import MONDAY, labels

LINE = "/meeting 每月第二个周五14:30-16:30 主题党日：学习党章（含党课） @三楼会议室"
FIRST = "11月13日 周五 14:30–16:30"
SECOND = "12月11日 周五 14:30–16:30"
WRITTEN = MONDAY.replace(month=12, day=4, hour=9)
BOTH = pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)


def posted(play):
    """What the group has read about meetings: neither dues nor the month's digest."""
    return [text for text in play.group if text.startswith("【主题党日】")]


def told(play, user="wang"):
    return [text for text in play.private(user) if "[这次不开]" in text]


async def begin(play, words=LINE, *, user="wang"):
    await play.whispers(user, words)
    await play.presses(user, "发布")


async def opens(play, label, *, user="wang"):
    await play.whispers(user, "/meeting")
    return await play.presses(user, label)


async def whole(play, label="每月第二个周五 主题党日"):
    return await opens(play, label)


async def changes(play, words):
    await whole(play)
    await play.presses("wang", "改时间")
    return await play.whispers("wang", words)


async def forges(play, user, press):
    message = play.stage._add(user, card=line("卡片"))
    return await play._watch(user, play.stage.sends_wire(user, message, encode(press)))


@BOTH
async def test_a_line_begins_a_series_and_each_month_has_its_card(play):
    preview = await play.whispers("wang", LINE)
    assert f"时间：{FIRST}" in preview
    assert "重复：每月第二个周五\n" in preview
    await play.presses("wang", "发布")
    assert FIRST in posted(play)[-1]

    await play.until(WRITTEN - timedelta(minutes=1))
    assert told(play) == []
    await play.until(WRITTEN)
    assert told(play) == ["12月11日14:30的主题党日，明天09:00发布。\n[看看] [这次不开]"]
    await play.until(WRITTEN + timedelta(hours=23))
    assert len(posted(play)) == 1
    await play.until(WRITTEN + timedelta(hours=24))

    [_, card] = posted(play)
    assert "【主题党日】学习党章（含党课）" in card
    assert f"{SECOND} 三楼会议室" in card
    await play.until(MONDAY.replace(month=12, day=31))
    assert len(posted(play)) == 2
    assert len(told(play)) == 1


async def test_the_choices_of_the_first_hold_for_all(play):
    await play.whispers("wang", "/meeting 每周三19:00 学习：读书 @图书室")
    await play.presses("wang", "类别")
    await play.presses("wang", "支委会")
    await play.presses("wang", "议程")
    await play.whispers("wang", "读第一章 https://www.12371.cn/a\n交流")
    await play.presses("wang", "返回")
    await play.presses("wang", "发布")
    assert play.group == []

    await play.until(MONDAY.replace(day=5, hour=9))
    [card] = [text for text in play.private("li") if "11月11日" in text]
    assert "【支委会】读书\n11月11日 周三 19:00–21:00 图书室" in card
    assert "1. 读第一章\n2. 交流" in card
    assert not any("支委会" in text for text in play.private("chen"))


async def test_those_named_one_by_one_are_expected_each_time(play):
    await play.whispers("wang", "/meeting 每周三19:00 学习：读书")
    await play.presses("wang", "应到")
    await play.presses("wang", "点名")
    await play.presses("wang", "陈静")
    await play.presses("wang", "返回")
    await play.presses("wang", "发布")

    await play.until(MONDAY.replace(day=5, hour=9))
    assert any("11月11日 周三 19:00" in text for text in play.private("chen"))
    assert not any("11月11日" in text for text in play.private("zhao"))


async def test_a_series_never_lies_two_ahead_however_often_it_comes(play):
    await begin(play, "/meeting 每天14:30 学习：读书")
    await play.until(MONDAY.replace(day=6, hour=14))
    written = play.app.reader.submit(lambda records: records.meetings.of_series(1)).result()

    assert [meeting.series_on.day for meeting in written] == [2, 3, 4, 5, 6]


async def test_a_bot_that_slept_announces_the_next_one_only(play):
    await begin(play, "/meeting 每周三14:30 主题党日：学习党章")
    play.clock.now = MONDAY.replace(month=12, day=28)
    await play.until(MONDAY.replace(month=12, day=29))

    assert [text.splitlines()[1] for text in posted(play)[1:]] == ["12月30日 周三 14:30–16:30"]


async def test_skipped_once_the_series_goes_on(play):
    await begin(play)
    await play.until(WRITTEN)
    said = await play.presses("wang", "这次不开")
    assert said == "这次不开，没有发出。下次：1月8日 周五 14:30"

    await play.until(MONDAY.replace(month=12, day=31))
    assert len(posted(play)) == 1
    await play.until(MONDAY.replace(year=2027, month=1, day=2, hour=9))
    assert "1月8日 周五 14:30" in posted(play)[-1]


async def test_a_tap_that_comes_too_late_skips_nothing(play):
    await begin(play)
    await play.until(WRITTEN)
    late = play.card_with("wang", "这次不开")
    await play.until(WRITTEN + timedelta(days=1))

    assert "已经处理过了" in await play.presses("wang", "这次不开", on=late)
    assert "[参加]" in posted(play)[-1]
    assert "已经处理过了" in await play.presses("wang", "看看", on=late)


@BOTH
async def test_moved_or_called_off_alone_it_is_not_made_a_second_time(play):
    await begin(play)
    await opens(play, "11月13日 周五 14:30 主题党日")
    if "改动" in labels(play.stage.seen_by("wang")[-1]):
        await play.presses("wang", "改动")
    await play.presses("wang", "改时间")
    await play.whispers("wang", "11月10日9:00")
    await play.presses("wang", "确认改")
    await play.until(WRITTEN + timedelta(days=1))
    assert SECOND in posted(play)[-1]
    before = len(posted(play))

    await opens(play, "12月11日 周五 14:30 主题党日")
    if "改动" in labels(play.stage.seen_by("wang")[-1]):
        await play.presses("wang", "改动")
    await play.presses("wang", "取消会")
    await play.presses("wang", "取消会")
    await play.until(MONDAY.replace(month=12, day=31))
    new = [text for text in posted(play)[before:] if "[参加]" in text]
    assert new == []
    assert "1月8日 周五" in await whole(play)


@BOTH
async def test_the_whole_series_shows_its_rule_and_next_dates(play):
    await begin(play)
    await opens(play, "11月13日 周五 14:30 主题党日")
    card = await play.presses("wang", "整个系列")

    assert "每月第二个周五 14:30–16:30 三楼会议室" in card
    assert f"{FIRST}（已发布）\n{SECOND}\n1月8日 周五 14:30–16:30" in card
    assert "本支部约定" in card
    assert "[改时间] [停止重复]" in card


@BOTH
async def test_changed_as_a_whole_drafts_follow_and_what_is_published_stays(play):
    await begin(play)
    said = await changes(play, "每月第三个周五15:00 @四楼会议室")
    assert f"{FIRST}（已发布）\n12月18日 周五 15:00–17:00" in said
    assert f"已发布的{FIRST}不变" in said
    assert FIRST in posted(play)[-1]
    assert "每月第三个周五 15:00–17:00 四楼会议室" in said

    await play.until(MONDAY.replace(month=12, day=11, hour=9))
    assert told(play)[-1].startswith("12月18日15:00的主题党日")
    assert "12月18日 周五 15:00" not in posted(play)[-1]
