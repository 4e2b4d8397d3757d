"""/branch: the branch as it stands, what to look at again, its kind and its founding."""

from datetime import timedelta

import pytest

from cards.structure import AskKind, SetKind
from domain.notices import NoticeKind, NoticeState
from domain.people import Mark, MemberKind
from domain.spans import Span
from domain.structure import BranchKind
from tests.rehearsals.conftest import MONDAY
from tests.rehearsals.own_affairs import forges, ids, is_kind, speaks_english, works
from tests.rehearsals.test_people import opens_person

on_both = pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)


@on_both
async def test_the_secretary_sees_the_make_up_and_where_the_rule_stands(play):
    shown = await play.whispers("wang", "/支部情况")

    assert "党员：正式10人，预备1人" in shown
    assert "支委会：3人" in shown
    assert "党小组：2个" in shown
    assert "一般3至5人，最多不超过7人（《中国共产党支部工作条例（试行）》）" in shown
    assert "请核实" not in shown
    assert "还没有任期首日" in shown
    assert play.group == []


async def test_what_is_unusual_is_to_be_looked_at_again(play):
    people = ids(play)

    def work(records):
        for name in ("赵敏", "张伟", "刘洋", "陈静", "杨帆", "吴迪", "孙桂兰", "马德福"):
            records.people.be(people[name], MemberKind.PROBATIONARY, on=MONDAY.date())

    works(play, work)

    shown = await play.whispers("wang", "/branch")

    assert "请核实：单独设支部须有正式党员3人以上，预备党员不算" in shown
    assert "请核实：正式党员不足7人的支部一般不设支委会" in shown
    assert "成立联合党支部" in shown


@on_both
async def test_a_joint_branch_says_how_many_units_it_covers(play):
    await play.whispers("wang", "/branch")
    await play.presses("wang", "支部类型")
    assert "几个单位" in await play.presses("wang", "联合")
    assert "请发1到99的数字" in await play.whispers("wang", "六个")

    shown = await play.whispers("wang", "6")

    assert "联合党支部（6个单位）" in shown
    assert "请核实：联合党支部一般不超过5个单位" in shown
    assert "联合党支部（6个单位）" in await play.whispers("wang", "/branch")
    assert "已撤销：单位数" in await play.whispers("wang", "/undo")


@on_both
async def test_a_temporary_branch_has_named_leaders_and_is_not_reminded_of_dues(play):
    await play.whispers("wang", "/branch")
    await play.presses("wang", "支部类型")

    shown = await play.presses("wang", "临时")

    assert "班子由上级党组织指定，不收党费、不换届，一般不接收党员" in shown
    assert "[任期首日]" not in shown
    await play.until(MONDAY + timedelta(days=10))
    assert not any("党费" in text for text in play.group)
    assert not any("党费" in text for text in play.private("chen"))


async def test_a_lasting_branch_is_reminded_of_dues_as_ever(play):
    await play.until(MONDAY + timedelta(days=10))

    assert any("党费" in text for text in play.private("chen"))


async def test_the_plan_of_a_temporary_branch_speaks_of_no_dues_day(play):
    assert "党费日" in await play.whispers("wang", "/plan 12月")
    is_kind(play, "temporary")
    assert "党费日" not in await play.whispers("wang", "/plan 12月")


@on_both
async def test_the_founding_is_ticked_off_step_by_step(play):
    await play.whispers("wang", "/branch")
    shown = await play.presses("wang", "成立步骤")
    assert "1. 基层单位提出书面申请\n2. 上级党委研究决定并批复" in shown
    assert "5. 支委会首次会议，委员分工" in shown
    assert "《中国共产党支部工作条例（试行）》，参照工作手册六步" in shown

    shown = await play.whispers("wang", "1 10月8日")
    assert "1. ✓ 基层单位提出书面申请（2026-10-08）" in shown
    assert "批复一般不超过1个月：2026-11-08前后" in shown

    shown = await play.presses("wang", "2")
    assert "2. ✓ 上级党委研究决定并批复（2026-11-02）" in shown
    assert "批复一般不超过" not in shown
    assert "2. 上级党委研究决定并批复" in await play.presses("wang", "2")

    assert "请发1到7的序号和日期" in await play.whispers("wang", "8 10月8日")
    assert "还没到" in await play.whispers("wang", "3 2026-12-08")


async def test_without_a_committee_nothing_is_shared_out(play):
    people = ids(play)

    def work(records):
        for name in ("张伟", "刘洋", "陈静", "杨帆"):
            records.people.be(people[name], MemberKind.PROBATIONARY, on=MONDAY.date())

    works(play, work)
    await play.whispers("wang", "/branch")

    shown = await play.presses("wang", "成立步骤")

    assert "委员分工" not in shown.splitlines()[5]
    assert "5. 选举结果报上级批准" in shown
    assert "没有委员分工一步" in shown


async def test_only_the_secretary_sees_and_sets_it(play):
    for user in ("chen", "li", "zhang"):
        assert "党员：正式" not in await play.whispers(user, "/branch")
        await forges(play, user, SetKind(BranchKind.TEMPORARY))
        assert "哪一类" not in await forges(play, user, AskKind())
    assert "单位党支部" in await play.whispers("wang", "/branch")
    await play.says("wang", "/branch")
    assert not any("党员：正式" in text for text in play.group)


async def test_in_english(play):
    speaks_english(play, "wang")

    shown = await play.whispers("wang", "/branch")

    assert "10 full, 1 on probation" in shown
    assert "(Regulations on the Work of Party Branches)" in shown
    await play.presses("wang", "Kind")
    assert "its leaders are named by the superior" in await play.presses("wang", "Temporary")
    assert "the unit applies in writing" in await play.presses("wang", "Founding")


async def test_whoever_is_marked_lost_or_mobile_is_said_after_half_a_year_in_private(play):
    people, day = ids(play), MONDAY.date()
    works(play, lambda r: r.stays.mark(people["陈静"], Mark.MOBILE, Span(day)))
    works(play, lambda r: r.stays.mark(people["杨帆"], Mark.LOST, Span(day)))

    await play.until(MONDAY.replace(year=2027, month=5, day=1, hour=12))
    assert not any("已满6个月" in text for text in play.private("wang"))
    await play.until(MONDAY.replace(year=2027, month=5, day=2, hour=12))

    said = [text for text in play.private("wang") if "已满6个月" in text]
    assert len(said) == 1
    assert "陈静同志自2026-11-02起流动，已满6个月；外出地点固定的应转组织关系，请核实" in said[0]
    assert "杨帆同志自2026-11-02起失去联系，已满6个月，请核实；如何处理由组织决定" in said[0]
    assert "状态不会自动改变" in said[0]
    assert not any("陈静" in text or "杨帆" in text for text in play.group)
    rows = play.app.reader.submit(
        lambda r: r.notices.of(1, [NoticeKind.FALLS_DUE], list(NoticeState))
    ).result()
    assert len(rows) == 1


@on_both
async def test_who_is_out_of_contact_is_noted_from_the_last_day_and_found_again(play):
    await opens_person(play, "陈静")
    await play.presses("wang", "更多")
    asked = await play.presses("wang", "失联")
    assert "从最后一次联系之日起记" in asked
    assert "《中国共产党党员教育管理工作条例》" in asked

    assert "已记下：失去联系，5月10日起" in await play.whispers("wang", "5月10日起")

    await play.until(MONDAY.replace(day=10, hour=12))
    said = [text for text in play.private("wang") if "已满6个月" in text]
    assert len(said) == 1
    await opens_person(play, "陈静")
    await play.presses("wang", "更多")
    assert "已结束：失去联系" in await play.presses("wang", "已联系")
