"""The term: its first day, reminders to the secretary alone, earlier or later with approval."""

from datetime import datetime, timedelta

import pytest

from cards.terms import AskApproval, AskTerm
from tests.rehearsals.conftest import MONDAY, SHANGHAI
from tests.rehearsals.own_affairs import bundles, forges, is_kind, speaks_english

on_both = pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)


async def sets_term(play, day, said="本届自"):
    await play.whispers("wang", "/branch")
    await play.presses("wang", "任期首日")
    shown = await play.whispers("wang", day)
    assert said in shown
    return shown


def noon(*day):
    return datetime(*day, 12, tzinfo=SHANGHAI)


@on_both
async def test_a_term_is_three_years_with_its_reminders_and_its_source(play):
    shown = await sets_term(play, "2024-05-20")

    assert "任期：2024-05-20 至 2027-05-20" in shown
    assert "提醒：2026-11-20、2027-02-20" in shown
    assert "每届任期3年" in shown
    assert "《关于党的基层组织任期的意见》，2018" in shown
    assert "3个月再提醒为本支部约定" in shown
    assert "已撤销：任期首日" in await play.whispers("wang", "/undo")
    assert "还没有任期首日" in await play.whispers("wang", "/branch")


async def test_in_a_village_it_is_five_years(play):
    is_kind(play, "village_or_community")

    shown = await sets_term(play, "2024-05-20")

    assert "2024-05-20 至 2029-05-20" in shown
    assert "村、社区每届任期5年" in shown


@on_both
async def test_the_secretary_alone_hears_of_it_six_and_three_months_ahead_and_monthly_after(play):
    await sets_term(play, "2024-05-20")

    await play.until(datetime(2026, 11, 20, 8, 30, tzinfo=SHANGHAI))
    assert bundles(play) == []
    await play.until(noon(2026, 11, 20))
    assert "本届任期到2027-05-20" in bundles(play)[0]
    await play.until(noon(2027, 2, 19))
    assert len(bundles(play)) == 1
    await play.until(noon(2027, 2, 20))
    assert len(bundles(play)) == 2
    await play.until(noon(2027, 5, 20))
    assert len(bundles(play)) == 2
    await play.until(noon(2027, 5, 21))
    assert "任期已于2027-05-20届满" in bundles(play)[2]
    await play.until(noon(2027, 6, 20))
    assert len(bundles(play)) == 3
    await play.until(noon(2027, 6, 21))
    assert len(bundles(play)) == 4

    assert not any("任期" in text for text in play.group)
    assert not any("任期" in text for user in ("li", "chen") for text in play.private(user))


async def test_a_bot_that_slept_says_it_once_on_the_day_it_is_up(play):
    await sets_term(play, "2024-05-20")
    play.clock.now = noon(2026, 11, 26)

    await play.until(noon(2026, 11, 27))

    assert len(bundles(play)) == 1


async def test_a_renewed_committee_ends_the_reminders(play):
    await sets_term(play, "2023-11-10")
    await play.until(noon(2026, 11, 11))
    assert "任期已于2026-11-10届满" in bundles(play)[-1]

    await play.whispers("wang", "/committee")
    await play.presses("wang", "换届")
    await play.whispers("wang", "书记 王建国\n组织委员 李敏\n宣传委员 陈静")
    await play.presses("wang", "确定")

    assert "2026-11-11 至 2029-11-11" in await play.whispers("wang", "/branch")
    await play.until(noon(2026, 12, 20))
    assert len(bundles(play)) == 1


async def test_a_vacancy_filled_early_leaves_the_term_as_it_is(play):
    await sets_term(play, "2025-05-20")
    await play.whispers("wang", "/committee")
    await play.presses("wang", "换届")
    await play.whispers("wang", "书记 王建国\n组织委员 李敏\n宣传委员 陈静")
    await play.presses("wang", "确定")

    assert "2025-05-20 至 2028-05-20" in await play.whispers("wang", "/branch")


@on_both
async def test_later_by_a_year_at_most_and_with_approval(play):
    await sets_term(play, "2023-11-10")
    await play.whispers("wang", "/branch")
    asked = await play.presses("wang", "提前延期")
    assert (
        "2025-11-10至2027-11-10之间（不超过1年，须上级批准，《关于党的基层组织任期的意见》）"
        in asked
    )
    assert "一行发" in await play.whispers("wang", "2027-05-20")
    refused = await play.whispers("wang", "2027-11-11 2026-10-08 第12号")
    assert "一般不超过1年" in refused
    assert "批准日期还没到" in await play.whispers("wang", "2027-05-20 2026-12-08 第12号")

    shown = await play.whispers("wang", "2027-05-20 2026-10-08 第12号")

    assert "批准：至2027-05-20（2026-10-08批准，第12号）" in shown
    await play.until(noon(2026, 11, 19))
    assert bundles(play) == []
    assert "已延期，到2027-05-20" in await play.whispers("wang", "/branch")
    await play.until(noon(2026, 11, 20))
    assert "本届任期到2027-05-20" in bundles(play)[0]


async def test_it_may_end_early_with_approval(play):
    await sets_term(play, "2024-05-20")
    await play.presses("wang", "提前延期")
    assert "至2026-11-30" in await play.whispers("wang", "2026-11-30 2026-10-08 第12号")

    await play.until(noon(2026, 12, 1))

    assert "任期已于2026-11-30届满" in bundles(play)[-1]


async def test_no_day_out_of_reach_is_a_first_day(play):
    await sets_term(play, "2010-01-01", said="近10年以内")
    await sets_term(play, "2028-01-01", said="近10年以内")
    await sets_term(play, "什么时候", said="日期")


async def test_marks_of_secrecy_are_not_kept(play):
    await sets_term(play, "2024-05-20")
    await play.presses("wang", "提前延期")

    await play.whispers("wang", "2027-11-20 2026-10-08 机密★1年")

    assert "批准：" not in await play.whispers("wang", "/branch")


async def test_a_temporary_branch_has_no_term(play):
    await sets_term(play, "2023-11-10")
    is_kind(play, "temporary")

    assert "任期：" not in await play.whispers("wang", "/branch")
    assert "不换届" in await forges(play, "wang", AskApproval())
    await play.until(MONDAY + timedelta(days=60))
    assert bundles(play) == []


async def test_only_the_secretary_sets_it(play):
    for user in ("chen", "li"):
        assert "这件事由书记" in await forges(play, user, AskTerm())
        assert "这件事由书记" in await forges(play, user, AskApproval())


async def test_in_english(play):
    speaks_english(play, "wang")
    await play.whispers("wang", "/branch")
    await play.presses("wang", "Term start")

    shown = await play.whispers("wang", "2024-05-20")

    assert "Term：2024-05-20 to 2027-05-20" in shown
    assert "A term is 3 years" in shown
    await play.until(noon(2026, 11, 20))
    said = bundles(play, title="Due soon")
    assert "This term runs until 2027-05-20" in said[0]
