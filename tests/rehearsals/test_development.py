"""/development: names, steps and days for the secretary alone; prompts once a day at most."""

from datetime import date, datetime

import pytest

from cards.development import AskStep, NoteStep, ShowCandidate, ShowCandidates
from domain.development import Step
from tests.rehearsals.conftest import MONDAY, SHANGHAI
from tests.rehearsals.own_affairs import bundles, forges, is_kind, speaks_english, works

on_both = pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)
DAY = MONDAY.date()


def noon(*day):
    return datetime(*day, 12, tzinfo=SHANGHAI)


async def adds(play, text):
    await play.whispers("wang", "/发展")
    await play.presses("wang", "添加")
    return await play.whispers("wang", text)


async def notes(play, label, day):
    await play.presses("wang", label)
    return await play.whispers("wang", day)


@on_both
async def test_a_name_goes_step_by_step_with_its_time_limits(play):
    assert "名单上还没有人" in await play.whispers("wang", "/development")
    shown = await adds(play, "孙悦 2025-08-31")
    assert "申请人" in shown
    assert "谈话期限：2025-09-30（已过，请核实）" in shown
    assert "《中国共产党发展党员工作细则》" in shown

    shown = await notes(play, "谈话", "2025-09-20")
    assert "谈话期限" not in shown
    shown = await notes(play, "积极分子", "2025-10-08")
    assert "积极分子" in shown
    assert "下次考察：2026-04-08（已过，请核实）" in shown
    assert "可列为发展对象：2026-10-08" in shown
    shown = await notes(play, "考察", "2026-10-08")
    assert "下次考察：2027-04-08" in shown
    await play.presses("wang", "发展对象")
    shown = await play.presses("wang", "今天")
    assert "确定为发展对象：2026-11-02" in shown
    assert "下次考察" not in shown

    assert "请发日期和时长" in await notes(play, "培训", "10月30日")
    assert "一般不少于3天或24个学时" in await play.whispers("wang", "10月30日 2天")
    assert "短期集中培训：2026-10-30" in await play.whispers("wang", "10月30日 24学时")
    shown = await notes(play, "预审", "10月31日")
    assert "大会期限：2026-11-30" in shown
    shown = await notes(play, "大会", "11月1日")
    assert "大会期限" not in shown
    shown = await notes(play, "报批", "11月2日")
    assert "审批期限：2027-02-02" in shown
    assert "最迟审批：2027-05-02" in shown
    assert "孙悦　发展对象　审批期限 2027-02-02" in await play.presses("wang", "返回")
    assert not any("孙悦" in text for text in play.group)


async def test_who_leaves_within_three_months_is_to_be_looked_at(play):
    await adds(play, "孙悦")
    shown = await notes(play, "将离开", "2027-02-03")
    assert "三个月内将离开" not in shown
    shown = await notes(play, "将离开", "2027-02-02")
    assert "请核实：三个月内将离开工作、学习单位的，一般不办理接收手续" in shown


@on_both
async def test_what_is_due_is_said_a_week_before_on_one_card_a_day(play):
    await adds(play, "孙悦 10月10日")
    await adds(play, "钱程 10月10日")

    await play.until(noon(2026, 11, 2))
    assert bundles(play) == []
    await play.until(noon(2026, 11, 3))

    [said] = bundles(play)
    assert "孙悦：2026-11-10前派人谈话（《中国共产党发展党员工作细则》）" in said
    assert "钱程：2026-11-10前派人谈话" in said
    await play.until(noon(2026, 11, 20))
    assert len(bundles(play)) == 1
    for user in ("li", "chen", "zhang"):
        assert not any("孙悦" in text for text in play.private(user))


async def test_what_is_done_by_then_is_not_said(play):
    await adds(play, "孙悦 10月10日")
    await notes(play, "谈话", "11月1日")
    await play.until(noon(2026, 12, 1))
    assert bundles(play) == []


async def test_names_stand_once_and_are_names(play):
    await adds(play, "孙悦")
    assert "孙悦已在名册或名单上" in await adds(play, "孙悦")
    assert "陈静已在名册或名单上" in await play.whispers("wang", "陈静")
    assert "还没到" in await play.whispers("wang", "钱程 2026-12-01")
    assert "已记下" not in await play.whispers("wang", "110105194912310021")


@on_both
async def test_off_the_list_all_days_are_gone_and_may_come_back(play):
    await adds(play, "孙悦")
    await play.presses("wang", "去掉")
    assert "名单上还没有人" in await play.presses("wang", "确定")
    assert works(play, lambda records: records.candidates.of(1)) == []

    assert "已撤销：从发展名单去掉" in await play.whispers("wang", "/undo")

    [one] = works(play, lambda records: records.candidates.of(1))
    assert one.steps == {Step.APPLIED: DAY}


async def test_a_step_ahead_or_of_a_forged_card_changes_nothing(play):
    await adds(play, "孙悦")
    assert "还没到" in await notes(play, "谈话", "2026-12-01")
    assert "已失效" in await forges(play, "wang", NoteStep(1, Step.TRAINED, DAY))
    assert "已失效" in await forges(play, "wang", ShowCandidate(99))
    assert "还没到" in await forges(play, "wang", NoteStep(1, Step.TALKED, date(2027, 1, 1)))


async def test_nobody_else_sees_it(play):
    await adds(play, "孙悦")
    for user in ("chen", "li", "zhao", "guest"):
        assert "孙悦" not in await play.whispers(user, "/development")
        for press in (ShowCandidates(0), ShowCandidate(1), AskStep(1, Step.TALKED)):
            assert "孙悦" not in await forges(play, user, press)
    assert "只有书记办理" in await play.whispers("li", "/development")
    await play.says("wang", "/development")
    assert not any("孙悦" in text for text in play.group)


async def test_a_temporary_branch_admits_nobody_and_is_not_reminded(play):
    await adds(play, "孙悦 10月10日")
    is_kind(play, "temporary")

    assert "临时党支部一般不接收党员" in await play.whispers("wang", "/development")
    await play.until(noon(2026, 11, 20))
    assert bundles(play) == []


async def test_in_english(play):
    speaks_english(play, "wang")
    await play.whispers("wang", "/development")
    await play.presses("wang", "Add")
    shown = await play.whispers("wang", "孙悦 2026-10-10")
    assert "talk by：2026-11-10" in shown
    assert "Rules on admitting members" in shown
    await play.until(noon(2026, 11, 3))
    assert "孙悦: a talk by 2026-11-10" in bundles(play, title="Due soon")[0]
