"""Studying afterwards what was missed: its day is kept, what was recorded stays."""

from datetime import date, datetime, timedelta

import pytest

from cards.make_up_study import AskStudied, ConfirmStudied, DropStudied, SaveStudied, ShowMissed
from domain.attendance import Presence
from tests.rehearsals.conftest import MONDAY
from tests.rehearsals.gatherings import publish, record
from tests.rehearsals.test_attendance_asking import opened, rows_of
from tests.rehearsals.test_people import forges, listed

BOTH = pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)
FRIDAY = MONDAY.replace(hour=14, minute=30) + timedelta(days=4)
ZHAO, CHEN, YANG = 3, 6, 7


@pytest.fixture
async def over(play):
    """A theme day that is closed: 陈静 was absent, 杨帆 on leave."""
    everybody = play.app.reader.submit(lambda records: records.people.of(1, FRIDAY.date())).result()
    publish(play, starts_at=FRIDAY)
    await play.until(FRIDAY + timedelta(hours=2))
    there = {one.name: Presence.PRESENT for one in everybody}
    record(play, 1, {**there, "陈静": Presence.ABSENT, "杨帆": Presence.EXCUSED}, close=True)
    await play.until(MONDAY + timedelta(days=10))
    return play


@BOTH
async def test_the_secretary_notes_the_day_and_the_absence_stays(over):
    before = await over.whispers("wang", "/attendance #1")
    assert "缺席：陈静\n" in before
    who = await over.presses("wang", "补学")
    assert "陈静：缺席" in who
    assert "杨帆：请假" in who
    assert "赵敏" not in who
    assert "不改变当时的到会情况（本支部约定）" in who

    assert "陈静同志哪天补学了" in await over.presses("wang", "陈静")
    assert "已记下：11月10日补学。" in await over.whispers("wang", "11月10日")

    after = await over.whispers("wang", "/attendance #1")
    assert "缺席：陈静（已补学11月10日）" in after
    assert after.splitlines()[2] == before.splitlines()[2]
    assert listed(over, 1)["陈静"].presence is Presence.ABSENT
    assert "缺席（已补学11月10日）" in await over.whispers("chen", "/me")
    assert "陈静" not in "".join(over.group)


@BOTH
async def test_a_member_says_so_and_the_secretary_confirms(over):
    await over.whispers("chen", "/me")
    try:
        await over.presses("chen", "补学")
    except LookupError:
        await over.presses("chen", "更多")
        await over.presses("chen", "补学")
    assert "学习党章：缺席" in over.private("chen")[-1]
    await over.presses("chen", "11月6日")
    assert "已记下：11月12日补学，待确认。" in await over.presses("chen", "今天")
    assert "缺席（11月12日补学待确认）" in await over.whispers("chen", "/me")
    assert not listed(over, 1)["陈静"].is_made_up

    assert "陈静同志说11月12日补学了：【主题党日】学习党章" in over.private("wang")[-1]
    assert "已确认陈静同志补学" in await over.presses("wang", "确认")
    assert listed(over, 1)["陈静"].is_made_up
    assert "缺席（已补学11月12日）" in await over.whispers("chen", "/me")
    assert "要更正请告诉书记" in await forges(over, "chen", DropStudied(1, CHEN))


async def test_what_was_said_is_taken_back_before_it_is_confirmed(over):
    await forges(over, "chen", SaveStudied(1, CHEN, date(2026, 11, 11)))
    card = over.card_with("wang", "确认")
    assert "已撤回" in await forges(over, "chen", DropStudied(1, CHEN))

    assert listed(over, 1)["陈静"].made_up_on is None
    await over.presses("wang", "确认", on=card)
    assert not listed(over, 1)["陈静"].is_made_up


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2026, 11, 5), "在会议之前"),
        (date(2026, 11, 6), "已记下"),
        (date(2026, 11, 12), "已记下"),
        (date(2026, 11, 13), "还没到"),
    ],
)
async def test_the_day_lies_between_the_meeting_and_today(over, on, said):
    assert said in await forges(over, "wang", SaveStudied(1, CHEN, on))


async def test_who_was_there_makes_nothing_up_and_nobody_does_it_for_another(over):
    assert "不用补学" in await forges(over, "wang", SaveStudied(1, ZHAO, date(2026, 11, 10)))
    for press in (AskStudied(1, CHEN), SaveStudied(1, CHEN, date(2026, 11, 10))):
        await forges(over, "yang", press)
    assert "这件事由书记" in await forges(over, "yang", ShowMissed(1, 0))
    assert "这件事由书记" in await forges(over, "chen", ConfirmStudied(1, CHEN))
    assert listed(over, 1)["陈静"].made_up_on is None


async def test_before_it_is_closed_nothing_is_made_up(play):
    publish(play, starts_at=FRIDAY)
    await play.until(FRIDAY + timedelta(hours=3))
    record(play, 1, {"陈静": Presence.ABSENT})

    assert "不用补学" in await forges(play, "wang", SaveStudied(1, CHEN, FRIDAY.date()))


async def test_it_can_be_undone(over):
    await forges(over, "wang", SaveStudied(1, CHEN, date(2026, 11, 10)))

    assert "已撤销：补学" in await over.whispers("wang", "/undo")
    assert listed(over, 1)["陈静"].made_up_on is None


async def test_the_table_to_hand_out_says_it_too(over):
    await forges(over, "wang", SaveStudied(1, YANG, date(2026, 11, 10)))
    assert "请假：杨帆（已补学11月10日）" in await over.whispers("wang", "/attendance #1")
    await over.presses("wang", "导出")
    details = rows_of(opened(over, "wang")["考勤明细"])

    said = {row[4]: (row[5], row[8]) for row in details}
    assert said["杨帆"] == ("请假", datetime(2026, 11, 10))  # noqa: DTZ001  a file knows no zones
    assert said["陈静"] == ("缺席", None)


async def test_in_english(over):
    record(over, 1, {"吴迪": Presence.ABSENT})
    await over.whispers("emma", "/me")
    await over.presses("emma", "Made up")
    assert "Which meeting have you made up?" in over.private("emma")[-1]
    await forges(over, "emma", SaveStudied(1, 9, date(2026, 11, 10)))

    assert "absent (made up 10 Nov, to be confirmed)" in await over.whispers("emma", "/me")
