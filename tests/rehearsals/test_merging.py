"""The same name twice: one person, or two."""

from datetime import timedelta

import pytest

from cards.merging import Merge
from domain.people import MemberKind
from storage import Signature
from tests.rehearsals.conftest import MONDAY
from tests.rehearsals.gatherings import publish
from tests.rehearsals.test_people import forges, listed, on_both, opens_person, roster

CHEN = 6


@pytest.fixture
def twice(play):
    """陈静 stands on the roster a second time; her id there."""

    def enrol(records):
        number = records.people.add(1, "陈静", on=MONDAY.date())
        records.people.be(number, MemberKind.FULL, on=MONDAY.date())
        records.audit.sign(Signature(branch_id=1, actor_id=1, action="x", at=MONDAY))
        return number

    return play.app.writer.submit(enrol).result()


@on_both
async def test_one_person_entered_twice_becomes_one(play, twice):
    meeting = publish(play, starts_at=MONDAY + timedelta(days=4))
    await play.whispers("wang", "/roster")
    assert "有同名：陈静（2人）" in await play.presses("wang", "名单")
    await opens_person(play, "陈静")
    await play.presses("wang", "更多")
    await play.presses("wang", "改名")
    await play.presses("wang", "合并同名")

    shown = await play.presses("wang", "合并")
    assert "请核实" not in shown
    assert "1次会" in shown
    assert "已合并" in await play.presses("wang", "合并")

    assert twice not in {member.id for member in roster(play).values()}
    assert listed(play, meeting)["陈静"].member_id == CHEN
    await play.whispers("wang", "/roster")
    assert "有同名" not in await play.presses("wang", "名单")
    assert "已撤销" in await play.whispers("wang", "/undo")
    await play.whispers("wang", "/roster")
    assert "有同名" in await play.presses("wang", "名单")


@on_both
async def test_two_people_are_told_apart_and_not_asked_about_again(play, twice):
    await opens_person(play, "陈静")
    await play.presses("wang", "更多")
    await play.presses("wang", "改名")
    await play.presses("wang", "合并同名")
    await play.presses("wang", "是两个人")

    assert "原来写作陈静" in await play.whispers("wang", "陈静（二组）")

    await play.whispers("wang", "/roster")
    assert "有同名" not in await play.presses("wang", "名单")


async def test_both_present_at_one_meeting_are_two_people(play, twice):
    meeting = publish(play, starts_at=MONDAY + timedelta(days=4))

    def both(records):
        for member in (CHEN, twice):
            records.attendance.check_in(meeting, member, play.clock.now)
        records.audit.sign(Signature(branch_id=1, actor_id=1, action="x", at=MONDAY))

    play.app.writer.submit(both).result()

    refused = await forges(play, "wang", Merge(CHEN, twice, True))
    assert "“学习党章”那次会两条都到了会" in refused


async def test_nobody_is_merged_with_somebody_else(play, twice):
    assert "同名" in await forges(play, "wang", Merge(CHEN, 5, True))
    assert "同名" in await forges(play, "wang", Merge(CHEN, CHEN, True))
    await forges(play, "chen", Merge(CHEN, twice, True))
    await forges(play, "wang", Merge(CHEN, 999, True))

    ids = play.app.reader.submit(lambda r: [one.id for one in r.people.of(1, MONDAY.date())])
    assert {CHEN, twice, 5} <= set(ids.result())


async def test_a_name_nobody_else_has_says_what_to_do(play):
    await opens_person(play, "赵敏")
    await play.presses("wang", "更多")

    await play.presses("wang", "改名")
    assert "没有第二位赵敏同志" in await play.presses("wang", "合并同名")
