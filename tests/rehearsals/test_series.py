"""Meetings that come back: begun with a line, written down in time, changed alone or as a whole."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from cards.choices import LikeLast
from cards.series import AskSeries, OpenSeries, SkipOccurrence, StopSeries
from chat import encode, line
from domain.meetings import MeetingKind
from storage.occurrences import to_come
from storage.tables import METADATA
from tests.rehearsals.conftest import MONDAY, labels
from tests.rehearsals.gatherings import publish, sign

LINE = "/meeting 每月第二个周五14:30-16:30 主题党日：学习党章（含党课） @三楼会议室"
FIRST = "11月13日 周五 14:30–16:30"
SECOND = "12月11日 周五 14:30–16:30"
WRITTEN = MONDAY.replace(month=12, day=4, hour=9)
ZHANG = 4
BOTH = pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)


def posted(play):
    """What the group has read about meetings: neither dues nor the month's digest."""
    return [text for text in play.group if text.startswith("【主题党日】")]


def told(play, user="wang"):
    return [text for text in play.private(user) if "[这次不开]" in text]


async def leap(play, moment):
    """Sleep until just before that moment; the bot catches up with what it slept through."""
    play.clock.now = moment - timedelta(minutes=1)
    await play.until(moment)


async def announced(play, written=WRITTEN, goes_out=WRITTEN + timedelta(days=1)):
    """The next occurrence is written down, and goes out the morning after."""
    await leap(play, written)
    await leap(play, goes_out)


async def weekly(play):
    """The same for one of 每周三19:00."""
    await announced(play, MONDAY.replace(day=4, hour=21), MONDAY.replace(day=5, hour=9))


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

    await leap(play, WRITTEN - timedelta(minutes=1))
    assert told(play) == []
    await play.until(WRITTEN)
    assert told(play) == ["12月11日14:30的主题党日，明天09:00发布。\n[看看] [这次不开]"]
    await play.until(WRITTEN + timedelta(hours=23))
    assert len(posted(play)) == 1
    await play.until(WRITTEN + timedelta(hours=24))

    [_, card] = posted(play)
    assert "【主题党日】学习党章（含党课）" in card
    assert f"{SECOND} 三楼会议室" in card
    await play.until(WRITTEN + timedelta(days=9))
    assert len(posted(play)) == 2
    assert len(told(play)) == 1


async def test_a_month_planned_ahead_knows_what_will_come_back(play):
    await begin(play)
    end = MONDAY.replace(year=2027, month=2, day=1, hour=0)

    def look(records):
        return to_come(records, records.branches.one(1), end, play.clock())

    days = [one.series_on.isoformat() for one in play.app.reader.submit(look).result()]
    assert days == ["2026-12-11", "2027-01-08"]


async def test_the_choices_of_the_first_hold_for_all(play):
    await play.whispers("wang", "/meeting 每周三19:00 学习：读书 @图书室")
    await play.presses("wang", "类别")
    await play.presses("wang", "支委会")
    await play.presses("wang", "议程")
    await play.whispers("wang", "读第一章 https://www.12371.cn/a\n交流")
    await play.presses("wang", "返回")
    await play.presses("wang", "发布")
    assert play.group == []

    await weekly(play)
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

    await weekly(play)
    assert any("11月11日 周三 19:00" in text for text in play.private("chen"))
    assert not any("11月11日" in text for text in play.private("zhao"))


async def test_a_series_never_lies_two_ahead_however_often_it_comes(play):
    await begin(play, "/meeting 每天14:30 学习：读书")
    for day in range(3, 7):
        await play.until(MONDAY.replace(day=day, hour=14))
    written = play.app.reader.submit(lambda records: records.meetings.of_series(1)).result()

    assert [meeting.series_on.day for meeting in written] == [2, 3, 4, 5, 6]


async def test_a_bot_that_slept_announces_the_next_one_only(play):
    await begin(play, "/meeting 每周三14:30 主题党日：学习党章")
    await leap(play, MONDAY.replace(month=12, day=28))
    await leap(play, MONDAY.replace(month=12, day=29))

    assert [text.splitlines()[1] for text in posted(play)[1:]] == ["12月30日 周三 14:30–16:30"]


async def test_one_alone_can_have_another_subject(play):
    await begin(play)
    await leap(play, WRITTEN)
    assert "发来议题" in await play.presses("wang", "看看")
    assert "【主题党日】参观学习（含党课）" in await play.whispers("wang", "参观学习 @展览馆")
    await leap(play, WRITTEN + timedelta(days=1))

    assert f"【主题党日】参观学习（含党课）\n{SECOND} 展览馆" in posted(play)[-1]
    assert "【主题党日】学习党章（含党课）" in await whole(play)


async def test_skipped_once_the_series_goes_on(play):
    await begin(play)
    await leap(play, WRITTEN)
    said = await play.presses("wang", "这次不开")
    assert said == "这次不开，没有发出。下次：1月8日 周五 14:30"

    await leap(play, MONDAY.replace(month=12, day=31))
    assert len(posted(play)) == 1
    january = MONDAY.replace(year=2027, month=1, day=1, hour=9)
    await announced(play, january, january + timedelta(days=1))
    assert "1月8日 周五 14:30" in posted(play)[-1]


async def test_a_tap_that_comes_too_late_skips_nothing(play):
    await begin(play)
    await leap(play, WRITTEN)
    late = play.card_with("wang", "这次不开")
    await leap(play, WRITTEN + timedelta(days=1))

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
    await announced(play)
    assert SECOND in posted(play)[-1]
    before = len(posted(play))

    await opens(play, "12月11日 周五 14:30 主题党日")
    if "改动" in labels(play.stage.seen_by("wang")[-1]):
        await play.presses("wang", "改动")
    await play.presses("wang", "取消会")
    await play.presses("wang", "取消会")
    await leap(play, MONDAY.replace(month=12, day=31))
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

    await leap(play, MONDAY.replace(month=12, day=11, hour=9))
    assert told(play)[-1].startswith("12月18日15:00的主题党日")
    assert "12月18日 周五 15:00" not in posted(play)[-1]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("15:00", "每月第二个周五 15:00–17:00 三楼会议室"),
        ("15:00-16:00", "每月第二个周五 15:00–16:00 三楼会议室"),
        ("@四楼会议室", "每月第二个周五 14:30–16:30 四楼会议室"),
        ("每月最后一个周五", "每月最后一个周五 14:30–16:30 三楼会议室"),
        ("every Wednesday 19:00", "每周三 19:00–21:00 三楼会议室"),
    ],
)
async def test_what_is_not_said_of_a_series_stays(play, words, line):
    await begin(play)

    assert line in await changes(play, words)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("换个时间吧", "没看懂"),
        ("周五15:00", "没看懂"),
        ("每月第二个周五14:30", "都没有变"),
        ("@三楼会议室", "都没有变"),
        ("16:00-15:00", "没看懂"),
        ("每年2月第五个周一9:00", "3 年"),
        ("2月30日", "没有这一天"),
        ("@月薪8000元的家", "收入"),
    ],
)
async def test_what_cannot_be_changes_nothing(play, words, said):
    await begin(play)
    assert said in await changes(play, words)

    assert "每月第二个周五 14:30–16:30 三楼会议室" in await whole(play)


async def test_an_unpublished_draft_moves_and_goes_out_at_its_new_time_only(play):
    await begin(play)
    await leap(play, WRITTEN)
    said = await changes(play, "每月第三个周五15:00")
    assert "12月18日 周五 15:00–17:00（草稿）" in said
    for days in (1, 7, 8, 9, 11):
        await leap(play, WRITTEN + timedelta(days=days))

    assert [text.splitlines()[1][:6] for text in posted(play)[1:]] == ["12月18日"]


async def test_changed_and_stopped_are_taken_back_whole(play):
    await begin(play)
    await leap(play, WRITTEN)
    await changes(play, "每月第三个周五15:00")
    assert "已撤销：改整个系列" in await play.whispers("wang", "/undo")
    assert f"{SECOND}（草稿）" in await whole(play)

    await play.presses("wang", "停止重复")
    await play.presses("wang", "停止重复")
    assert "已撤销：停止重复" in await play.whispers("wang", "/undo")
    await play.presses("wang", "这次不开")
    assert "已撤销：这次不开" in await play.whispers("wang", "/undo")
    await leap(play, WRITTEN + timedelta(days=1))
    assert SECOND in posted(play)[-1]


@BOTH
async def test_stopped_its_drafts_go_and_what_is_published_stays(play):
    await begin(play)
    await leap(play, WRITTEN)
    await whole(play)
    sure = await play.presses("wang", "停止重复")
    assert "确定停止重复" in sure
    assert "还没发布的1次不再发布" in sure
    stale = play.card_with("wang", "停止重复")
    assert "已停止重复" in await play.presses("wang", "停止重复", on=stale)

    for press in (StopSeries(1, 1, True), OpenSeries(1, 1), AskSeries(1, 1)):
        assert "已停止重复" in await forges(play, "wang", press)
    await leap(play, MONDAY.replace(year=2027, month=2, day=1))
    assert len(posted(play)) == 1
    await play.whispers("wang", "/meeting")
    assert not any("每月" in label for label in labels(play.stage.seen_by("wang")[-1]))


async def test_a_group_leader_repeats_the_own_group_alone(play):
    await begin(play, "/meeting 每周三19:00 小组会：读书", user="zhang")
    await begin(play)
    await play.whispers("zhang", "/meeting")
    assert "每月第二个周五 主题党日" not in labels(play.stage.seen_by("zhang")[-1])
    assert "每周三 19:00–21:00" in await play.presses("zhang", "每周三 小组会")
    for press in (OpenSeries(2, 1), AskSeries(2, 1), StopSeries(2, 1, True)):
        assert "由书记" in await forges(play, "zhang", press)
        assert "每" not in await forges(play, "chen", press)

    await leap(play, MONDAY.replace(day=4, hour=21))
    assert told(play, "zhang")[-1].startswith("11月11日19:00的党小组会")
    assert told(play) == []
    assert "每周三 19:00" in await opens(play, "每周三 小组会")


async def test_a_series_outlives_the_office_of_who_called_it(play):
    await begin(play, "/meeting 每周三19:00 小组会：读书", user="zhang")

    def resign(records):
        offices, today = METADATA.tables["offices"], play.clock().date()
        [row] = records.changes.rows(select(offices).filter_by(member_id=ZHANG))
        records.changes.update(offices, row["id"], to_on=today)
        sign(records, play.clock())

    play.app.writer.submit(resign).result()
    await leap(play, MONDAY.replace(day=4, hour=21))

    assert told(play, "zhang") == []
    assert told(play)[-1].startswith("11月11日19:00的党小组会")


async def test_two_meetings_at_one_time_are_pointed_out_beforehand(play):
    publish(play, starts_at=MONDAY.replace(month=12, day=11, hour=15), kind=MeetingKind.STUDY)
    await begin(play)
    await leap(play, WRITTEN)

    assert "时间相冲：12月11日 周五 15:00 集中学习，有11位" in told(play)[-1]
    clash = await play.whispers("wang", "/meeting 12月11日16:00 党课：学习党章")
    assert "时间相冲：12月11日 周五 14:30 主题党日" in clash


async def test_the_first_alone_can_be_moved_before_it_is_published(play):
    await play.whispers("wang", LINE)
    await play.presses("wang", "改时间")
    preview = await play.whispers("wang", "11月12日15:00")
    assert "时间：11月12日 周四 15:00–17:00" in preview
    assert "重复：每月第二个周五 14:30" in preview
    await play.presses("wang", "发布")
    await announced(play)

    assert SECOND in posted(play)[-1]
    assert len(posted(play)) == 2


async def test_a_draft_learns_to_come_back_and_a_later_one_does_not(play):
    await play.whispers("wang", "/meeting 周五14:30 主题党日：学习党章")
    await play.presses("wang", "改时间")
    assert f"时间：{FIRST}" in await play.whispers("wang", "每月第二个周五14:30-16:30")
    await play.presses("wang", "改时间")
    assert "重复：每月5日\n" in await play.whispers("wang", "每月5日15:00")
    await play.presses("wang", "发布")
    await leap(play, MONDAY.replace(day=28, hour=9))
    await play.presses("wang", "看看")
    await play.presses("wang", "改时间")

    assert "整个系列" in await play.whispers("wang", "每月6日15:00")


async def test_a_series_thrown_away_before_it_began_leaves_nothing(play):
    await play.whispers("wang", LINE)
    await play.presses("wang", "取消")
    await play.whispers("wang", LINE)
    await play.presses("wang", "只提醒")
    assert "每月第二个周五" in await play.whispers("wang", "/remind")
    assert play.app.reader.submit(lambda records: records.series.find(1)).result() is None
    assert play.app.reader.submit(lambda records: records.series.find(2)).result() is None
    assert "已失效" in await forges(play, "wang", OpenSeries(1, 1))


async def test_like_last_time_is_a_meeting_of_its_own(play):
    await begin(play)
    await forges(play, "wang", LikeLast(1))

    assert "重复" not in play.private("wang")[-1]
    assert "[整个系列]" not in play.private("wang")[-1]


async def test_a_series_not_begun_or_elsewhere_is_stale(play):
    await play.whispers("wang", LINE)
    assert "已失效" in await forges(play, "wang", OpenSeries(1, 1))
    assert "已失效" in await forges(play, "wang", SkipOccurrence(1))
    await leap(play, MONDAY.replace(day=30))
    assert posted(play) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("每月第二个周五 主题党日", "没看懂是几点"),
        ("每月第二个周五16:30-14:30 主题党日", "没看懂"),
        ("每年2月30日9:00 主题党日", "没有这一天"),
        ("每年2月第五个周一9:00 主题党日", "3 年"),
        ("每周三3点 主题党日", "请写"),
    ],
)
async def test_a_rule_that_cannot_be_is_refused(play, words, said):
    assert said in await play.whispers("wang", f"/meeting {words}")

    assert "手头没有会议" in await play.whispers("wang", "/meeting")


@BOTH
async def test_published_at_a_set_hour_it_begins_then(play):
    await play.whispers("wang", LINE)
    if "定时发" not in labels(play.stage.seen_by("wang")[-1]):
        await play.presses("wang", "更多")
    await play.presses("wang", "定时发")
    await play.whispers("wang", "明天9:30")
    assert "已失效" in await forges(play, "wang", OpenSeries(1, 1))
    await leap(play, MONDAY.replace(day=3, hour=9, minute=30))
    assert FIRST in posted(play)[-1]
    await announced(play)

    assert SECOND in posted(play)[-1]
