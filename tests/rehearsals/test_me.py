"""One's own record: what stands there, who sees it, and the two switches."""

from datetime import datetime, timedelta

import pytest

from cards.me import SetLanguage, SetReminders
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
