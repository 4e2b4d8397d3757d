"""Hours of learning: one's own, and for the secretary everybody's in roster order."""

from datetime import timedelta

import pytest

from cards.learning_hours import ShowHours
from domain.attendance import Presence
from domain.meetings import MeetingKind, Scope
from tests.rehearsals.conftest import MONDAY
from tests.rehearsals.gatherings import publish, record, sign
from tests.rehearsals.test_leave_approval import decide
from tests.rehearsals.test_people import forges

BOTH = pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)
THERE = Presence.PRESENT


def held(play, days, hours, there, **about):
    meeting = publish(play, starts_at=MONDAY + timedelta(days=days), hours=hours, **about)
    record(play, meeting, there, close=True)
    return meeting


@pytest.fixture
async def studied(play):
    """Two hours for both, a day of eight for 陈静, a committee meeting, one not attended."""
    held(play, -3, 2, {"陈静": THERE, "赵敏": THERE})
    held(play, -2, 9, {"陈静": THERE, "赵敏": Presence.EXCUSED}, kind=MeetingKind.STUDY)
    held(play, -1, 3, {"赵敏": THERE}, kind=MeetingKind.COMMITTEE_MEETING, scope=Scope.COMMITTEE)
    return play


@BOTH
async def test_everybody_reads_their_own(studied):
    shown = await studied.whispers("chen", "/me")
    assert "学时：10（一般每年不少于32，2019–2023年全国党员教育培训工作规划，沿用，待核）" in shown
    assert "学时：2（一般每年不少于56" in await studied.whispers("zhao", "/me")
    assert "学时" not in "".join(studied.group)


@BOTH
async def test_the_secretary_reads_all_of_them_in_roster_order(studied):
    await studied.whispers("wang", "/attendance")
    shown = await studied.presses("wang", "学时")

    assert "2026年学时" in shown
    assert shown.index("王建国") < shown.index("赵敏  2") < shown.index("陈静  10")
    assert "按名册顺序，不比高低" in shown
    assert "1小时1学时，半天4，全天8（本支部约定）" in shown
    assert "2025年学时" in await studied.presses("wang", "上一年")
    assert "陈静  0" in studied.private("wang")[-1]


async def test_nobody_else_does(studied):
    await studied.whispers("li", "/attendance")
    assert "[学时]" not in studied.private("li")[-1]
    for user in ("li", "zhao", "zhang", "chen"):
        assert "这件事由书记" in await forges(studied, user, ShowHours(1, 2026, 0))


async def test_a_branch_that_does_not_count_them_shows_none(studied):
    decide(studied, learning_hours="off")

    assert "学时" not in await studied.whispers("chen", "/me")
    await studied.whispers("wang", "/attendance")
    assert "[学时]" not in studied.private("wang")[-1]
    assert "没有记学时" in await forges(studied, "wang", ShowHours(1, 2026, 0))


async def test_a_year_is_one_by_the_branchs_calendar(play):
    """On New Year's Day at two in the morning it is still the old year by UTC."""
    last = publish(play, starts_at=MONDAY.replace(month=12, day=31, hour=22), hours=1)
    first = publish(play, starts_at=MONDAY.replace(year=2027, month=1, day=1, hour=2), hours=3)
    await play.until(MONDAY.replace(year=2027, month=1, day=3))
    for meeting in (last, first):
        record(play, meeting, {"陈静": THERE}, close=True)

    assert "学时：3（" in await play.whispers("chen", "/me")
    assert "陈静  1" in await forges(play, "wang", ShowHours(1, 2026, 0))


@pytest.mark.parametrize("year", [1999, 2027])
async def test_a_year_that_is_not_there_is_refused(play, year):
    assert "学时" not in await forges(play, "wang", ShowHours(1, year, 0))


async def test_in_english(studied):
    assert "Hours：0 (generally 32 a year" in await studied.whispers("emma", "/me")


async def test_the_branch_has_its_hours_once_everybody_has_theirs(play):
    everybody = dict.fromkeys(
        play.app.reader.submit(lambda records: records.people.names(1).values()).result(), THERE
    )
    for day in range(1, 7):
        held(play, -day, 8, everybody, kind=MeetingKind.STUDY)
    assert "学时 0/1 ○（每年32、56学时，沿用，待核）" in await play.whispers(
        "wang", "/obligations 2026"
    )

    held(play, -8, 8, everybody, kind=MeetingKind.STUDY)
    assert "学时 1/1 ✓" in await play.whispers("wang", "/obligations 2026")

    def off(records):
        records.branches.set(1, "learning_hours", "off")
        sign(records, play.clock())

    play.app.writer.submit(off).result()
    assert "学时" not in await play.whispers("wang", "/obligations 2026")
