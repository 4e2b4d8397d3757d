"""The end of probation: the member applies, the secretary is told, nothing is decided too early."""

from datetime import date, datetime

import pytest

from cards.extending import AskExtension, Extend
from tests.rehearsals.conftest import SHANGHAI
from tests.rehearsals.own_affairs import (
    admitted,
    bundles,
    forges,
    ids,
    is_kind,
    speaks_english,
)
from tests.rehearsals.test_people import opens_person

on_both = pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)


def noon(*day):
    return datetime(*day, 12, tzinfo=SHANGHAI)


@on_both
async def test_the_member_is_asked_a_month_before_and_the_secretary_told_a_week_before(play):
    admitted(play, "周倩", date(2025, 12, 30))
    await play.until(noon(2026, 11, 29))
    assert bundles(play, "zhou", "预备期") == []

    await play.until(noon(2026, 11, 30))

    [said] = bundles(play, "zhou", "预备期")
    assert (
        "周倩同志：您的预备期到2026-12-30满。请提前向党支部书面提出转正申请（党章第七条）" in said
    )
    assert "本支部约定" in said
    await play.until(noon(2026, 12, 22))
    assert bundles(play) == []
    await play.until(noon(2026, 12, 23))
    assert "周倩同志预备期2026-12-30满，转正大会不得早于这天（党章第七条）" in bundles(play)[0]
    await play.until(noon(2027, 1, 20))
    assert len(bundles(play)) == 1
    assert len(bundles(play, "zhou", "预备期")) == 1
    assert not any("预备期" in text for text in play.group)
    assert not any("预备期" in text for text in play.private("li"))


async def test_who_slept_past_the_day_is_asked_once_while_there_is_time(play):
    admitted(play, "周倩", date(2025, 12, 30))
    play.clock.now = noon(2026, 12, 10)
    await play.until(noon(2026, 12, 12))
    assert len(bundles(play, "zhou", "预备期")) == 1


async def test_who_is_a_full_member_by_then_is_not_asked(play):
    admitted(play, "周倩", date(2025, 11, 5))
    await opens_person(play, "周倩")
    await play.presses("wang", "转正")
    await play.presses("wang", "今天")
    await play.presses("wang", "确定")

    await play.until(noon(2026, 11, 10))

    assert bundles(play) == []
    assert bundles(play, "zhou", "预备期") == []


@on_both
async def test_a_meeting_before_the_end_is_pointed_out_and_one_after_counts_from_the_end(play):
    admitted(play, "周倩", date(2025, 10, 30))
    shown = await opens_person(play, "周倩")
    assert "预备期满：10月30日" in shown
    await play.presses("wang", "转正")
    early = await play.whispers("wang", "10月29日")
    assert "预备期到10月30日才满（党章第七条" in early
    assert "转正大会不得早于预备期满" in early
    await opens_person(play, "周倩")
    await play.presses("wang", "转正")
    assert "才满" not in await play.whispers("wang", "10月30日")

    done = await play.presses("wang", "确定")

    assert "党龄从预备期满之日（2026-10-30）算起" in done
    assert "3个月内审批，当天报送的至2027-01-30（《中国共产党发展党员工作细则》）" in done


@on_both
async def test_probation_is_extended_once_by_half_a_year_to_a_year(play):
    admitted(play, "周倩", date(2025, 10, 31))
    await opens_person(play, "周倩")
    await play.presses("wang", "转正")
    asked = await play.presses("wang", "延长")
    assert "不少于半年、不超过1年（党章第七条）" in asked
    for typed in ("5", "13个月", "半年"):
        assert "不少于6个月、不超过12个月" in await play.whispers("wang", typed)

    shown = await play.whispers("wang", "8个月")

    assert "已记下：预备期延长8个月，至2027-06-30" in shown
    assert "预备期满：2027年6月30日" in shown
    assert "已延长过一次" in await forges(play, "wang", Extend(ids(play)["周倩"], 6))
    assert "已撤销：延长预备期" in await play.whispers("wang", "/undo")
    assert "至2027-04-30" in await forges(play, "wang", Extend(ids(play)["周倩"], 6))
    await play.until(noon(2027, 4, 22))
    assert bundles(play) == []
    await play.until(noon(2027, 4, 23))
    assert "2027-04-30满" in bundles(play)[0]


async def test_without_the_day_of_admission_nothing_is_extended_or_said(play):
    assert "没有周倩同志的入党日期" in await forges(play, "wang", Extend(ids(play)["周倩"], 6))
    await play.until(noon(2027, 3, 1))
    assert bundles(play) == []


async def test_a_full_member_has_no_probation_to_extend(play):
    admitted(play, "陈静", date(2010, 7, 1))
    assert "已是正式党员" in await forges(play, "wang", AskExtension(ids(play)["陈静"]))
    assert "预备期满" not in await opens_person(play, "陈静")


async def test_only_the_heads_extend_it(play):
    admitted(play, "周倩", date(2025, 10, 31))
    for user in ("zhou", "li", "guest"):
        assert "已记下" not in await forges(play, user, Extend(ids(play)["周倩"], 6))
    assert "预备期满：10月31日" in await opens_person(play, "周倩")


async def test_in_a_temporary_branch_nobody_is_asked(play):
    is_kind(play, "temporary")
    admitted(play, "周倩", date(2025, 12, 1))
    await play.until(noon(2026, 12, 2))
    assert bundles(play) == []
    assert bundles(play, "zhou", "预备期") == []


@pytest.mark.parametrize("play", ["abroad"], indirect=True)
async def test_a_push_abroad_says_nothing_before_it_is_opened(play):
    speaks_english(play, "zhou")
    admitted(play, "周倩", date(2025, 12, 10))

    await play.until(noon(2026, 11, 11))

    said = play.private("zhou")[-1]
    assert "There is one item for you" in said
    assert "robation" not in said
    await play.presses("zhou", "Details")
    assert "your probation ends on 2026-12-10" in play.private("zhou")[-1]


async def test_in_english(play):
    speaks_english(play, "wang")
    admitted(play, "周倩", date(2025, 11, 20))
    await play.until(noon(2026, 11, 13))
    [said] = bundles(play, title="Due soon")
    assert "周倩: probation ends on 2026-11-20; the meeting must not be earlier" in said
