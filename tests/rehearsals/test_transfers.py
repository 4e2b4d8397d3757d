"""Somebody leaves for another branch, and comes back."""

from datetime import date, timedelta

import pytest

from cards.transfers import Return, TransferOut
from domain.meetings import Scope
from domain.people import MemberKind
from tests.rehearsals.conftest import MONDAY
from tests.rehearsals.gatherings import publish
from tests.rehearsals.test_people import forges, listed, on_both, opens_person, roster

CHEN, ZHOU = 6, 8


async def leaves(play, name, day="今天"):
    await opens_person(play, name)
    asked = await play.presses("wang", "转出")
    shown = (
        await play.presses("wang", "今天") if day == "今天" else await play.whispers("wang", day)
    )
    return asked + shown + await play.presses("wang", "转出")


@on_both
async def test_who_has_left_is_expected_nowhere_and_spoken_to_no_longer(play):
    ahead = publish(play, starts_at=MONDAY + timedelta(days=4))

    said = await leaves(play, "陈静")

    assert "党费交至10月" in said
    assert "已转出：11月2日起不在本支部" in said
    assert "陈静" not in roster(play)
    assert "陈静" in roster(play, date(2026, 11, 1))
    assert "陈静" not in listed(play, ahead)
    read = len(play.private("chen"))
    await play.until(MONDAY + timedelta(days=12))
    assert len(play.private("chen")) == read
    assert "还没有建支部" in await play.whispers("chen", "/me")


async def test_open_months_are_named_and_do_not_hold_anybody(play):
    await play.until(MONDAY.replace(day=12))

    said = await leaves(play, "陈静")

    assert "11月的党费还没确认，请核实" in said
    assert "已转出" in said


@on_both
async def test_a_day_to_come_takes_effect_on_that_day(play):
    before = publish(play, starts_at=MONDAY + timedelta(days=4))
    after = publish(play, starts_at=MONDAY + timedelta(days=20))

    await leaves(play, "陈静", "11月16日")

    assert "陈静" in listed(play, before)
    assert "陈静" not in listed(play, after)
    assert "还没有建支部" not in await play.whispers("chen", "/me")
    await play.until(MONDAY + timedelta(days=14))
    assert "还没有建支部" in await play.whispers("chen", "/me")
    assert "陈静" not in roster(play)


async def test_a_leave_that_is_still_ahead_can_be_dropped(play):
    after = publish(play, starts_at=MONDAY + timedelta(days=20))
    await leaves(play, "陈静", "11月16日")
    await opens_person(play, "陈静")

    assert "不转出了" in await play.presses("wang", "不转了")

    assert "陈静" in roster(play, date(2026, 12, 1))
    assert "陈静" in listed(play, after)


async def test_somebody_entered_by_mistake_goes_on_the_same_day(play):
    await play.whispers("wang", "/roster")
    await play.presses("wang", "名单")
    await play.presses("wang", "加人")
    await play.whispers("wang", "陈晓")
    await play.presses("wang", "确定")

    assert "已转出" in await leaves(play, "陈晓")
    assert "陈晓" not in roster(play)


async def test_history_stays_and_undo_brings_all_of_it_back(play):
    held = publish(play, starts_at=MONDAY - timedelta(days=3))
    ahead = publish(play, starts_at=MONDAY + timedelta(days=4), scope=Scope.GROUP, group="一组")
    await leaves(play, "张伟")
    assert "张伟" in listed(play, held)

    assert "已撤销" in await play.whispers("wang", "/undo")

    assert "张伟" in listed(play, ahead)
    assert roster(play)["张伟"].offices
    assert "还没有建支部" not in await play.whispers("zhang", "/me")


@on_both
async def test_who_comes_back_is_found_by_name(play):
    await leaves(play, "周倩")
    await leaves(play, "陈静")
    await play.until(MONDAY + timedelta(days=30))
    await play.whispers("wang", "/roster")
    await play.presses("wang", "名单")
    await play.presses("wang", "加人")

    asked = await play.whispers("wang", "陈静 二组")

    assert "名册上曾有同名的陈静同志（11月2日起转出），是同一人吗" in asked
    assert "已转回" in await play.presses("wang", "同一人")
    back = roster(play)["陈静"]
    assert (back.id, back.group.name) == (CHEN, "二组")
    await play.presses("wang", "返回")
    await play.presses("wang", "加人")
    await play.whispers("wang", "周倩")
    await play.presses("wang", "同一人")
    assert roster(play)["周倩"].kind is MemberKind.PROBATIONARY
    assert "陈静" not in roster(play, date(2026, 11, 20))
    assert "陈静" in roster(play, date(2026, 10, 20))


async def test_another_person_of_that_name_gets_a_difference_in_it(play):
    await leaves(play, "陈静")
    await play.whispers("wang", "/roster")
    await play.presses("wang", "名单")
    await play.presses("wang", "加人")
    await play.whispers("wang", "陈静")

    assert "陈静（二组）" in await play.presses("wang", "另一人")
    await play.whispers("wang", "陈静（二组） 二组")
    await play.presses("wang", "确定")

    assert roster(play)["陈静（二组）"].id != CHEN


async def test_from_the_list_of_those_who_left(play):
    await leaves(play, "陈静")
    await play.whispers("wang", "/roster")
    await play.presses("wang", "名单")
    assert "陈静 11月2日起不在本支部" in await play.presses("wang", "已转出")
    await play.presses("wang", "陈静")
    await play.presses("wang", "转回")

    assert "11月2日才转出" in await play.whispers("wang", "11月1日")
    assert "已转回" in await play.whispers("wang", "11月3日")
    assert "陈静" in roster(play, date(2026, 11, 3))


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2月30日", "日期"),
        ("2020-01-01", "超过一年"),
        ("2029-01-01", "超过一年"),
        ("明天见", "日期"),
    ],
)
async def test_nonsense_days_change_nothing(play, day, why):
    await opens_person(play, "陈静")
    await play.presses("wang", "转出")

    assert why in await play.whispers("wang", day)
    assert "请核实" in await play.whispers("wang", "11月20日")
    assert "陈静" in roster(play, date(2026, 12, 1))


async def test_the_secretary_does_not_transfer_themselves(play):
    await opens_person(play, "王建国")

    assert "交接" in await play.presses("wang", "转出")
    assert "交接" in await forges(play, "wang", TransferOut(1, MONDAY.date(), True))
    assert "王建国" in roster(play)


async def test_a_button_pressed_again_later_is_stale(play):
    await leaves(play, "陈静")

    gone = await forges(play, "wang", TransferOut(CHEN, MONDAY.date(), True))
    assert "已不在本支部" in gone
    assert "已失效" in await forges(play, "wang", Return(ZHOU, MONDAY.date()))
    assert "陈静" not in roster(play)
    await forges(play, "chen", Return(CHEN, MONDAY.date()))
    assert "陈静" not in roster(play)
