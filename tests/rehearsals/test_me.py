"""One's own record: what stands there, who sees it, and the two switches."""

import json
from datetime import datetime, timedelta

import pytest

from cards.kept import ExportKept, ShowKept
from cards.me import SetLanguage, SetReminders
from cards.own import AskZone, OpenSettings, OwnLanguage, TakeQuiet, TakeZone
from chat import encode, line
from domain.attendance import Presence
from domain.meetings import Meeting, MeetingKind, MeetingState, Scope
from domain.signups import Wish
from storage import Signature
from tests.rehearsals.conftest import MONDAY, SHANGHAI, Play


def hold(
    play: Play, title: str, day: int, said: Presence | None, *, state=MeetingState.CLOSED,
    signed_up: bool = False,
) -> None:  # fmt: skip
    """A meeting in October with 陈静 on its list."""

    def work(records):
        start = datetime(2026, 10, day, 14, 30, tzinfo=SHANGHAI)
        kind = MeetingKind.ORGANIZATIONAL_LIFE_MEETING if signed_up else MeetingKind.THEME_DAY
        meeting_id = records.meetings.draft(
            Meeting(
                id=0, branch_id=1, kind=kind, title=title, starts_at=start,
                ends_at=start + timedelta(hours=2), scope=Scope.ALL, state=state,
            )
        )  # fmt: skip
        members = records.people.of(1, MONDAY.date())
        records.meetings.expect(meeting_id, [member.id for member in members])
        chen = next(member.id for member in members if member.name == "陈静")
        if said is not None:
            records.attendance.record(meeting_id, chen, said, by=None, at=start, is_late=False)
        if signed_up:
            records.signups.add(meeting_id, chen, Wish.SPEAK, start)
        records.audit.sign(Signature(branch_id=1, actor_id=None, action="test", at=start))

    play.app.writer.submit(work).result()


async def forges(play: Play, user: str, press, *, chat: str = "") -> str:
    message = play.stage._add(chat or user, card=line("卡片"))
    return await play._watch(user, play.stage.sends_wire(user, message, encode(press)))


async def test_a_member_reads_their_year(play):
    hold(play, "学党章", 9, Presence.PRESENT)
    hold(play, "参观", 16, Presence.EXCUSED)
    hold(play, "读书", 23, None, state=MeetingState.PUBLISHED)
    hold(play, "组织生活会", 30, Presence.ABSENT, signed_up=True)
    hold(play, "没开成", 29, None, state=MeetingState.CANCELLED)
    answer = await play.whispers("chen", "/me")

    assert "第三支部 陈静同志" in answer
    assert "身份：正式党员 一组" in answer
    assert "应到4 到1 请假1 缺席1 未确认1" in answer
    assert "10月9日 学党章  到" in answer
    assert "10月23日 读书  未确认" in answer
    assert "没开成" not in answer
    assert "组织生活会报名：1次" in answer


async def test_an_observer_is_in_none_of_the_numbers(play):
    hold(play, "学党章", 9, Presence.OBSERVER)
    answer = await play.whispers("chen", "/我的")

    assert "应到0 到0" in answer
    assert "学党章  列席" in answer


async def test_the_year_before_is_another_record(play):
    hold(play, "学党章", 9, Presence.PRESENT)
    play.clock.now = datetime(2027, 1, 1, 0, 30, tzinfo=SHANGHAI)

    assert "学党章" not in await play.whispers("chen", "/me")


async def test_ones_own_dues_stand_there_by_month_without_an_amount(play):
    await play.until(datetime(2026, 11, 5, 9, 0, tzinfo=SHANGHAI))
    answer = await play.whispers("chen", "/me")

    assert "党费未交：11月" in answer
    assert "18.00" not in answer
    assert "18.00元" in await play.presses("chen", "我的党费")


async def test_nobody_else_is_in_it_and_three_lines_say_what_is_kept(play):
    answer = await play.whispers("chen", "/me")

    assert "张伟" not in answer
    assert all(sign in answer for sign in "①②③")


async def test_in_the_group_it_is_answered_in_private(play):
    before = len(play.group)
    await play.says("chen", "/me")

    assert len(play.group) == before
    assert "陈静同志" in play.private("chen")[-1]


async def test_reminders_are_switched_off_and_on_again(play):
    await play.whispers("chen", "/me")
    assert "不再私聊提醒" in await play.presses("chen", "免提醒")
    assert "到时会提醒您" in await play.presses("chen", "恢复提醒")
    assert "[免提醒]" in play.private("chen")[-1]


async def test_each_reads_private_lines_in_their_own_language(play):
    await play.whispers("chen", "/me")
    assert "This year" in await play.presses("chen", "English")
    assert "No amount" not in await play.whispers("chen", "/dues")
    assert "My dues" in await play.whispers("chen", "/dues")
    await play.whispers("chen", "/me")
    assert "今年" in await play.presses("chen", "中文")


async def test_the_english_reader_reads_english(play):
    answer = await play.whispers("emma", "/me")

    assert "吴迪, 第三支部" in answer
    assert "expected 0, came 0" in answer


async def test_a_stranger_has_no_record(play):
    assert "还不认识您" in await play.says("guest", "/me")
    assert "还不认识您" in await play.opens("guest", "me")


@pytest.mark.parametrize(
    "press",
    [SetLanguage(1, "xx"), SetLanguage(1, "../en"), SetLanguage(99, "en"), SetReminders(99, True)],
    ids=repr,
)
async def test_a_forged_switch_switches_nothing(play, press):
    assert "失效" in await forges(play, "chen", press)


async def test_a_forged_press_never_shows_a_record_in_the_group(play):
    answer = await forges(play, "chen", SetReminders(1, False), chat=play.stage.group)

    assert "私聊" in answer
    assert not any("陈静" in text for text in play.group)


class TestSettings:
    """[设置]: one's own clock and night, which count for oneself alone."""

    @pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)
    async def test_a_member_says_where_they_are_and_sees_the_clock_there_first(self, play):
        await play.whispers("chen", "/me")
        assert "时区：北京，现在 10:00（跟支部一样）" in await play.presses("chen", "设置")
        assert "哪个城市" in await play.presses("chen", "改时区")
        assert "东京：您那里现在 11:00，对吗" in await play.whispers("chen", "东京")
        assert "哪个城市" in await play.presses("chen", "重发")
        assert "柏林：您那里现在 03:00" in await play.whispers("chen", "Europe/Berlin")
        assert "时区：柏林，现在 03:00\n" in await play.presses("chen", "对")

        await play.presses("chen", "改时区")
        assert "时区：北京，现在 10:00（跟支部一样）" in await play.presses("chen", "同支部")

    @pytest.mark.parametrize("place", ["火星", "UTC+25", "Asia/../etc", "Asia", "东" * 300])
    async def test_a_place_nobody_knows_changes_nothing_and_is_asked_again(self, play, place):
        await open_settings(play)
        await play.presses("chen", "改时区")
        assert "没找到这个地方" in await play.whispers("chen", place)
        assert "纽约：您那里现在 21:00" in await play.whispers("chen", "纽约")

    @pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)
    async def test_ones_own_night_is_typed_or_pressed(self, play):
        assert "免打扰：22:00–07:00（跟支部一样）" in await open_settings(play)
        assert "起止时间" in await play.presses("chen", "免打扰")
        assert "没有这个钟点" in await play.whispers("chen", "25:00-7:00")
        assert "没看懂" in await play.whispers("chen", "晚上")
        assert "最多14小时（本支部约定）" in await play.whispers("chen", "18:00-9:00")
        assert "免打扰：20:30–09:00\n" in await play.whispers("chen", "20:30到9:00")
        await play.presses("chen", "免打扰")
        assert "免打扰：不设\n" in await play.presses("chen", "不设")
        await play.presses("chen", "免打扰")
        assert "22:00–07:00（跟支部一样）" in await play.presses("chen", "同支部")

    async def test_a_question_left_is_asked_no_more(self, play):
        await open_settings(play)
        await play.presses("chen", "免打扰")
        await play.presses("chen", "返回")
        assert "免打扰" not in await play.whispers("chen", "20:30-9:00")

    async def test_reminders_and_language_are_switched_there_too(self, play):
        await open_settings(play)
        assert "私聊提醒：关" in await play.presses("chen", "免提醒")
        assert "私聊提醒：开" in await play.presses("chen", "恢复提醒")
        assert "Language：English" in await play.presses("chen", "English")
        assert "Tokyo" in (await play.presses("chen", "Time zone"))

    async def test_what_the_bot_times_waits_for_ones_own_morning(self, play):
        await open_settings(play)
        await play.presses("chen", "免打扰")
        await play.whispers("chen", "20:30-10:00")
        await play.until(datetime(2026, 11, 5, 9, 30, tzinfo=SHANGHAI))

        assert not any("党费可以交了" in text for text in play.private("chen"))
        assert any("党费可以交了" in text for text in play.private("yang"))
        await play.until(datetime(2026, 11, 5, 10, 0, tzinfo=SHANGHAI))
        assert any("党费可以交了" in text for text in play.private("chen"))

    async def test_it_is_taken_back_like_anything_else(self, play):
        await open_settings(play)
        await play.presses("chen", "免打扰")
        await play.whispers("chen", "20:30-9:00")
        assert "已撤销" in await play.whispers("chen", "/undo")
        assert "（跟支部一样）" in (await open_settings(play)).partition("免打扰")[2]

    @pytest.mark.parametrize(
        "press",
        [TakeZone(1, "Mars/Base"), TakeZone(1, "../x"), TakeQuiet(1, "25"), OwnLanguage(1, "xx"),
         OpenSettings(99)],
        ids=repr,
    )  # fmt: skip
    async def test_what_is_forged_settles_nothing(self, play, press):
        assert "失效" in await forges(play, "chen", press)

    @pytest.mark.parametrize("press", [OpenSettings(1), TakeQuiet(1, ""), AskZone(1)], ids=repr)
    async def test_it_is_nobody_elses_and_never_in_the_group(self, play, press):
        assert "私聊" in await forges(play, "chen", press, chat=play.stage.group)
        assert "不认识您" in await forges(play, "guest", press)


async def open_settings(play: Play) -> str:
    await play.whispers("chen", "/me")
    return await play.presses("chen", "设置")


class TestKept:
    """[记着什么]: all of one's own, none of anybody else's."""

    @pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)
    async def test_a_member_reads_what_is_kept_and_takes_it_along(self, play):
        hold(play, "学党章", 9, Presence.EXCUSED)
        await play.until(datetime(2026, 11, 5, 9, 0, tzinfo=SHANGHAI))
        await play.whispers("chen", "/me")
        answer = await play.presses("chen", "记着什么")

        assert "支部记着陈静同志的" in answer
        assert "会议的答复、请假、签到、到会登记和补学日期：1次会" in answer
        assert "党费登记（月份、数额、情况）：1个月" in answer
        assert "发给您的提醒（何时、关于什么，不存正文）：1条" in answer
        assert "请假只记类别不记原因，批评的话一句不记" in answer
        assert "18.00" not in answer

        await play.presses("chen", "导出")
        sent = next(one for one in reversed(play.stage.seen_by("chen")) if one.file)
        assert sent.file.name == "陈静 2026-11-05.json"
        kept = json.loads(sent.file.data)
        assert [row["name"] for row in kept["members"]] == ["陈静"]
        assert [row["amount"] for row in kept["dues"]] == ["18.00"]
        assert {row["member_id"] for row in kept["meeting_members"]} == {kept["members"][0]["id"]}

    async def test_nobody_else_opens_it_and_never_the_group(self, play):
        for press in (ShowKept(1), ExportKept(1)):
            assert "不认识您" in await forges(play, "guest", press)
            assert "私聊" in await forges(play, "chen", press, chat=play.stage.group)
            assert "失效" in await forges(play, "chen", type(press)(99))
