"""The secretary has the group reminded of something, once or again and again."""

from datetime import datetime, timedelta

import pytest

from bot.platforms.rehearsal.cast import seed
from tests.rehearsals.conftest import MONDAY, SHANGHAI, begin, text_of
from tests.rehearsals.gatherings import publish


def at(month: int, day: int, hour: int = 9, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI)


def said(play) -> list[str]:
    """The reminders the group has read."""
    return [text for text in play.group if text.startswith("【提醒】")]


async def noted(play, phrase: str, user: str = "wang") -> str:
    """Previewed and confirmed."""
    preview = await play.whispers(user, f"/remind {phrase}")
    await play.presses(user, "确定")
    return preview


async def test_the_preview_says_what_was_understood_and_the_group_reads_it_at_that_hour(play):
    preview = await play.whispers("wang", "/remind 11月5日19:00 交学习心得")
    assert "11月5日 周四 19:00（还有3天）" in preview
    assert "交学习心得" in preview
    assert "[确定] [取消]" in preview

    assert "已记下" in await play.presses("wang", "确定")
    await play.until(at(11, 5, 18, 59))
    assert said(play) == []

    await play.until(at(11, 5, 19))
    assert said(play) == ["【提醒】交学习心得"]
    await play.waits(days=3)
    assert len(said(play)) == 1


async def test_what_is_not_confirmed_is_never_said(play):
    await play.whispers("wang", "/remind 2天后 交学习心得")
    await play.waits(days=3)
    assert said(play) == []
    assert "已失效" in await play.presses("wang", "确定")


async def test_a_preview_that_was_not_meant_is_dropped(play):
    await play.whispers("wang", "/remind 明天15:00 交学习心得")
    assert "没有记" in await play.presses("wang", "取消")

    await play.waits(days=2)
    assert said(play) == []
    assert "眼下没有" in await play.whispers("wang", "/remind")


@pytest.mark.parametrize(
    ("phrase", "shown"),
    [
        ("每月5日9:00 交党费", "每月5日 09:00，下次 11月5日 周四 09:00（还有3天）"),
        ("每周五 17:30 交周报", "每周五 17:30，下次 11月6日 周五 17:30（还有4天）"),
        ("every Friday 17:30 hand in", "每周五 17:30，下次"),
        ("每天8:30 学习", "每天 08:30，下次 11月3日 周二 08:30（明天）"),
        ("每个工作日8:30 学习", "每个工作日 08:30"),
        ("每月最后一天17:00 报表", "每月最后一天 17:00，下次 11月30日"),
        ("每月第一个周五16:00 报表", "每月第一个周五 16:00，下次 11月6日"),
        ("每月最后一个周五16:00 报表", "每月最后一个周五 16:00，下次 11月27日"),
        ("每年7月1日9:00 重温誓词", "每年7月1日 09:00，下次 7月1日"),
        ("2天后 交表", "11月4日 周三"),
    ],
)
async def test_the_repetition_is_read_back_in_words(play, phrase, shown):
    assert shown in await play.whispers("wang", f"/remind {phrase}")


async def test_the_chinese_name_works_in_the_group_and_the_preview_stays_private(play):
    await play.says("wang", "/提醒 每周五 17:30 交周报")

    assert play.group == []
    assert "每周五 17:30" in play.private("wang")[-1]


async def test_a_space_forgotten_behind_the_chinese_name_does_no_harm(play):
    assert "11月6日 周五 19:00" in await play.whispers("wang", "/提醒周五19:00 带学习笔记")
    assert "11月6日 周五 19:00" in await play.says("wang", "/提醒周五19:00带学习笔记")
    assert "没有这个命令" in await play.whispers("wang", "/remind周五19:00 带学习笔记")


async def test_an_english_secretary_reads_english(play):
    play.app.writer.submit(lambda records: records.accounts.set(1, language="en")).result()

    preview = await play.whispers("wang", "/remind every Friday 17:30 hand in the notes")

    assert "every Fri 17:30, next on Fri 6 Nov 17:30 (in 4 days)" in preview
    assert "Noted" in await play.presses("wang", "Yes")


async def test_it_comes_back_every_month_and_only_once_a_day(play):
    await noted(play, "每月5日9:00 交党费")

    await play.until(at(1, 6, year=2027))

    assert said(play).count("【提醒】交党费") == 3


async def test_what_was_typed_for_the_night_is_said_at_night(play):
    assert "休息时间" in await noted(play, "今天23:30 关窗")

    await play.until(at(11, 2, 23, 30))

    assert said(play) == ["【提醒】关窗"]


async def test_after_a_night_without_power_it_comes_late_and_says_so(play):
    await noted(play, "明天19:00 交表")
    play.clock.now = at(11, 3, 21)
    await play.app.clock.ring_all()
    await play.settle()

    assert said(play) == ["【提醒】交表（原定 19:00）"]


async def test_after_a_month_of_sleep_only_the_latest_is_said(play):
    await noted(play, "每周五 17:30 交周报")
    play.clock.now = at(12, 12, 10)
    await play.app.clock.ring_all()
    await play.settle()

    assert said(play) == ["【提醒】交周报（原定 12月11日 周五 17:30）"]
    await play.until(at(12, 18, 17, 30))
    assert said(play)[1:] == ["【提醒】交周报"]


async def test_after_a_month_of_sleep_what_came_once_is_not_said_any_more(play):
    await noted(play, "明天19:00 交表")
    play.clock.now = at(12, 12)
    await play.app.clock.ring_all()
    await play.settle()

    assert said(play) == []
    assert "眼下没有" in await play.whispers("wang", "/remind")


async def test_a_restart_never_says_it_twice(play):
    await noted(play, "5分钟后 开窗")
    play.clock.now += timedelta(minutes=5)
    for _ in range(3):
        await play.app.clock.ring_all()
        await play.settle()

    assert said(play) == ["【提醒】开窗"]


async def test_pressing_twice_notes_it_once(play):
    await play.whispers("wang", "/remind 明天15:00 交表")
    card = play.card_with("wang", "确定")
    await play.presses("wang", "确定")
    await play.stage.sends_wire("wang", card, "remkeep:1:1")
    await play.waits(days=2)

    assert said(play) == ["【提醒】交表"]


async def test_a_preview_left_until_its_hour_has_passed_is_refused(play):
    await play.whispers("wang", "/remind 今天11:00 交表")
    await play.waits(hours=2)

    assert "已经过了" in await play.presses("wang", "确定")


async def test_the_list_shows_what_is_to_come_and_cancels_it(play):
    await noted(play, "明天15:00 交表")
    await noted(play, "每月5日9:00 交党费")
    publish(play, starts_at=at(11, 6, 14, 30))

    shown = await play.whispers("wang", "/remind")
    assert "1. 11月3日 周二 15:00 交表" in shown
    assert "2. 11月5日 周四 09:00 交党费（每月5日 09:00）" in shown
    assert "3. 11月6日 周五 14:30 主题党日" in shown
    assert "11月5日 周四 14:30 私聊提醒选了参加的同志" in shown

    after = await play.presses("wang", "取消1")
    assert "已取消" in after
    assert "1. 11月5日" in after
    await play.until(at(11, 3, 16))
    assert said(play) == []


async def test_a_cancelled_one_can_be_had_back(play):
    await noted(play, "明天15:00 交表")
    await play.whispers("wang", "/remind")
    await play.presses("wang", "取消1")

    assert "已撤销" in await play.whispers("wang", "/undo")
    await play.until(at(11, 3, 15))

    assert said(play) == ["【提醒】交表"]


@pytest.mark.parametrize("play", ["poor"], indirect=True)
async def test_a_long_list_is_read_page_by_page_where_buttons_are_few(play):
    for hour in (11, 12, 13, 14, 15):
        await noted(play, f"明天{hour}:00 第{hour}件")

    await play.whispers("wang", "/remind")
    card = play.card_with("wang", "取消1")
    assert sum(len(row) for row in card.card.rows) <= 6
    assert "第13件" not in text_of(card)
    assert "第13件" in await play.presses("wang", "下一页")


@pytest.mark.parametrize(
    ("phrase", "answer"),
    [
        ("开春 交表", "没看懂"),
        ("2月30日 交表", "没有"),
        ("2020年1月1日 交表", "过了"),
        ("明天15:00", "请写上要提醒的事"),
        ("今天 交表", "请写上几点"),
        (f"明天15:00 {'长' * 201}", "200 字以内"),
        ("明天15:00 \u200b\u202e\x00", "请写上要提醒的事"),
        ("x" * 10_000, "没看懂"),
    ],
)
async def test_what_cannot_be_noted_gets_a_sentence(play, phrase, answer):
    assert answer in await play.whispers("wang", f"/remind {phrase}")
    assert "眼下没有" in await play.whispers("wang", "/remind")


async def test_marks_are_said_as_they_were_typed_and_unseen_signs_go(play):
    await noted(play, "明天15:00 <b>=1+1</b> \u202e交\x00表\n第二行")
    await play.until(at(11, 3, 15))

    assert said(play) == ["【提醒】<b>=1+1</b> 交表\n第二行"]


async def test_members_do_not_remind_the_group(play):
    assert "书记" in await play.whispers("chen", "/remind 明天15:00 交表")


async def test_a_group_leader_does_not_speak_to_the_whole_branch(play):
    await noted(play, "明天15:00 交表")
    assert "请书记来记（书记外出时由副书记）" in await play.whispers(
        "zhang", "/remind 明天16:00 一组交表"
    )
    assert "交表" not in await play.whispers("zhang", "/remind")

    for wire in ("remend:1:1:0", "remkeep:1:1", "remdrop:1:1"):
        await play.stage.sends_wire("zhang", play.stage.seen_by("zhang")[-1], wire)
        assert "书记" in play.stage.cast["zhang"].pop_ups[-1]
    await play.until(at(11, 3, 17))
    assert said(play) == ["【提醒】交表"]


async def test_forged_buttons_find_nothing(play):
    await noted(play, "明天15:00 交表")
    await play.whispers("wang", "/remind")
    card = play.card_with("wang", "取消1")

    for wire in ("remkeep:99:1", "remdrop:1:1", "remend:99:1:0", "remlist:-5:1", "remend:1:1"):
        await play.stage.sends_wire("wang", card, wire)
    await play.until(at(11, 3, 15))

    assert said(play) == ["【提醒】交表"]


class TestWhereClocksChange:
    """A branch abroad: nothing is said twice in the hour that comes twice, none in the gap."""

    @pytest.fixture
    def play(self, settings, clock):
        play = begin(settings, clock)
        play.app.writer.submit(
            lambda records: seed(
                records, MONDAY, timezone="America/New_York", language="zh_CN", group="group"
            )
        ).result()
        yield play
        play.app.close()

    async def test_the_hour_that_comes_twice_reminds_once(self, play):
        play.clock.now = datetime.fromisoformat("2027-11-05T12:00-04:00")
        await noted(play, "每天01:30 值班")
        await play.until(datetime.fromisoformat("2027-11-06T12:00-04:00"))
        before = len(said(play))
        await play.until(datetime.fromisoformat("2027-11-07T12:00-05:00"))

        assert (before, len(said(play))) == (1, 2)

    async def test_an_hour_that_is_skipped_is_made_up_for_at_once(self, play):
        play.clock.now = datetime.fromisoformat("2027-03-13T12:00-05:00")
        await noted(play, "每天02:30 值班")
        await play.until(datetime.fromisoformat("2027-03-14T03:29-04:00"))
        assert said(play) == []

        await play.until(datetime.fromisoformat("2027-03-14T12:00-04:00"))
        assert said(play) == ["【提醒】值班"]


class TestWhereClocksChangeByHalfAnHour:
    """Lord Howe: half an hour comes twice in April, and half an hour never comes in October."""

    @pytest.fixture
    def play(self, settings, clock):
        play = begin(settings, clock)
        play.app.writer.submit(
            lambda records: seed(
                records, MONDAY, timezone="Australia/Lord_Howe", language="zh_CN", group="group"
            )
        ).result()
        yield play
        play.app.close()

    async def test_the_half_hour_that_comes_twice_reminds_once(self, play):
        play.clock.now = datetime.fromisoformat("2027-04-03T12:00+11:00")
        await noted(play, "每天01:45 值班")
        await play.until(datetime.fromisoformat("2027-04-04T12:00+10:30"))
        assert said(play) == ["【提醒】值班"]

        await play.until(datetime.fromisoformat("2027-04-05T12:00+10:30"))
        assert len(said(play)) == 2

    async def test_the_half_hour_that_never_comes_is_made_up_for_at_once(self, play):
        play.clock.now = datetime.fromisoformat("2027-10-02T12:00+10:30")
        await noted(play, "每天02:15 值班")
        await play.until(datetime.fromisoformat("2027-10-03T02:44+11:00"))
        assert said(play) == []

        await play.until(datetime.fromisoformat("2027-10-03T12:00+11:00"))
        assert said(play) == ["【提醒】值班"]
        await play.until(datetime.fromisoformat("2027-10-04T12:00+11:00"))
        assert len(said(play)) == 2
