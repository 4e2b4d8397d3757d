"""/committee: after an election one screen sets the whole new committee, from its first day on."""

from datetime import date, datetime

import pytest
from sqlalchemy import select

from cards.committee import AskFirstDay, ChangeCommittee, SaveCommittee
from cards.committee_seats import TakeSeat
from chat import encode, line
from domain.people import Office
from storage.tables import people as tables
from tests.rehearsals.conftest import MONDAY, SHANGHAI, labels

on_both = pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)
NEW = "书记 李敏\n副书记 赵敏\n组织委员 陈静\n纪检委员 王建国"


async def forges(play, user, press):
    message = play.stage._add(user, card=line("卡片"))
    return await play._watch(user, play.stage.sends_wire(user, message, encode(press)))


async def types(play, text, user="wang"):
    await play.whispers(user, "/committee")
    await play.presses(user, "换届")
    return await play.whispers(user, text)


def offices(play, day):
    def read(records):
        return {one.name: one.offices for one in records.people.of(1, day) if one.offices}

    return play.app.reader.submit(read).result()


@on_both
async def test_the_whole_committee_changes_hands_on_its_first_day(play):
    before = offices(play, MONDAY.date())
    shown = await play.whispers("wang", "/支委")
    assert "书记：王建国" in shown
    await play.presses("wang", "换届")

    shown = await play.whispers("wang", f"{NEW}\n首日 11月9日")

    assert "首日：2026-11-09" in shown
    assert "书记：王建国 → 李敏" in shown
    assert "宣传委员：赵敏 → （空缺）" in shown
    assert "自2026-11-09起您不再是书记" in shown
    assert "一组" not in shown
    said = await play.presses("wang", "确定")
    assert "自2026-11-09起任职" in said
    assert "您不再是书记" in said
    assert play.group == []
    assert "11月9日起：书记 李敏" in await play.whispers("chen", "/committee")
    assert "这件事由书记" in await play.whispers("li", "/roster")
    assert "名册" in await play.whispers("wang", "/roster")

    await play.until(datetime(2026, 11, 9, 8, tzinfo=SHANGHAI))

    assert len([one for one in play.private("li") if "您任第三支部书记" in one]) == 1
    assert "名册" in await play.whispers("li", "/roster")
    assert "这件事由书记" in await play.whispers("wang", "/roster")
    now = offices(play, date(2026, 11, 9))
    assert now["李敏"] == {Office.SECRETARY}
    assert now["王建国"] == {Office.DISCIPLINE_COMMISSIONER}
    assert now["张伟"] == {Office.GROUP_LEADER}
    assert offices(play, date(2026, 11, 8)) == before


async def test_it_is_taken_back_within_ten_minutes_and_nobody_hears_of_it(play):
    before = offices(play, MONDAY.date())
    await types(play, NEW)
    await play.presses("wang", "确定")
    assert "这件事由书记" in await play.whispers("wang", "/roster")
    assert "名册" in await play.whispers("li", "/roster")

    assert "已撤销：换届" in await play.whispers("wang", "/undo")

    assert offices(play, MONDAY.date()) == before
    assert "名册" in await play.whispers("wang", "/roster")
    await play.waits(minutes=30)
    assert not any("您任" in one for one in play.private("li"))


async def test_what_changed_since_cannot_be_taken_back(play):
    await types(play, NEW)
    await play.presses("wang", "确定")
    await types(play, NEW.replace("陈静", "杨帆"), user="li")
    await play.presses("li", "确定")

    assert "之后又有改动" in await play.whispers("wang", "/undo")

    assert offices(play, MONDAY.date())["杨帆"] == {Office.ORGANIZATION_COMMISSIONER}


async def test_whoever_goes_on_keeps_the_day_they_began(play):
    shown = await types(play, "书记 王建国\n组织委员 李敏\n宣传委员 陈静\n二组组长 杨帆")
    assert "书记：王建国（连任）" in shown
    assert "组长：刘洋 → 杨帆" in shown
    assert "不再是书记" not in shown
    await play.presses("wang", "确定")

    now = offices(play, MONDAY.date())

    assert now["王建国"] == {Office.SECRETARY}
    assert "刘洋" not in now
    assert now["张伟"] == {Office.GROUP_LEADER}
    assert now["杨帆"] == {Office.GROUP_LEADER}
    rows = play.app.reader.submit(
        lambda records: records.changes.rows(select(tables.offices).filter_by(member_id=1))
    ).result()
    assert [(row["from_on"] < MONDAY.date(), row["to_on"]) for row in rows] == [(True, None)]


@on_both
async def test_the_first_day_is_put_right_before_it_counts(play):
    await types(play, NEW)
    await play.presses("wang", "改首日")
    assert "前后一年以内" in await play.whispers("wang", "2024-01-01")

    assert "首日：2026-10-15" in await play.whispers("wang", "10月15日")

    await play.presses("wang", "确定")
    assert offices(play, date(2026, 10, 15))["李敏"] == {Office.SECRETARY}
    assert offices(play, date(2026, 10, 14))["王建国"] == {Office.SECRETARY}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("组织委员 李敏", "支部不能没有书记"),
        ("书记 王建国\n书记 李敏", "书记只能有一位"),
        (
            "书记 周倩",
            "周倩同志是预备党员，没有被选举权（《中国共产党基层组织选举工作条例》第五条）",
        ),
        ("书记 王建囯\n组织委员 李明", "名册上没有：王建囯、李明"),
        ("书记", "请写：职务 姓名"),
        ("一组组长 刘洋\n书记 王建国", "刘洋同志不在这个党小组"),
        ("书记 王建国\n首日 2020-01-01", "前后一年以内"),
    ],
)
async def test_what_cannot_be_is_said_and_can_be_typed_again(play, text, said):
    assert said in await types(play, text)

    shown = await play.whispers("wang", NEW)

    assert "请核实" in shown
    assert "支委会一般3至5人" not in shown


@on_both
async def test_it_is_set_without_typing_from_today_s_on(play):
    await play.whispers("wang", "/committee")
    await play.presses("wang", "换届")
    assert "书记：王建国（连任）" in await play.presses("wang", "照现任")
    await play.presses("wang", "改职务")
    await play.presses("wang", "组织委员")
    while not any("陈静" in labels(one) for one in play.stage.seen_by("wang")):
        await play.presses("wang", "下一页")
    assert "组织委员：李敏 → 陈静" in await play.presses("wang", "陈静")
    await play.presses("wang", "改职务")
    await play.presses("wang", "宣传委员")
    assert "宣传委员：赵敏 → （空缺）" in await play.presses("wang", "空缺")
    for office, who, said in (
        (Office.SECRETARY, 0, "不能没有书记"),
        (Office.SECRETARY, 8, "预备党员"),
        (Office.GROUP_LEADER, 6, "已失效"),
        (Office.SECRETARY, 99, "不在名册"),
    ):
        assert said in await forges(play, "wang", TakeSeat(1, 1, office, who))

    await play.presses("wang", "确定")

    now = offices(play, MONDAY.date())
    assert now["陈静"] == {Office.ORGANIZATION_COMMISSIONER}
    assert now["张伟"] == {Office.GROUP_LEADER}
    assert not {"李敏", "赵敏"} & set(now)
    assert "已经确定" in await forges(play, "wang", TakeSeat(1, 1, Office.SECRETARY, 6))


async def test_a_small_committee_is_pointed_out_with_its_source(play):
    shown = await types(play, "书记 王建国\n组织委员 李敏")

    assert "支委会一般3至5人" in shown
    assert "《中国共产党支部工作条例（试行）》" in shown
    assert "已记下" in await play.presses("wang", "确定")


async def test_members_see_the_offices_and_cannot_change_them(play):
    assert "组织委员：李敏" in await play.whispers("chen", "/committee")
    assert "换届" not in labels(play.stage.seen_by("chen")[-1])

    assert "这件事由书记办理" in await forges(play, "chen", ChangeCommittee(1))
    assert "这件事由书记办理" in await forges(play, "li", SaveCommittee(1, 1))


async def test_an_old_or_made_up_card_changes_nothing(play):
    await types(play, NEW)
    old = play.card_with("wang", "确定")
    copy = type(old)(id="copy", chat=old.chat, at=old.at, card=old.card)
    await types(play, NEW.replace("李敏", "王建国").replace("\n纪检委员 王建国", ""))

    assert "已失效" in await play.presses("wang", "确定", on=copy)
    assert "已失效" in await forges(play, "wang", AskFirstDay(1, 99))
    await play.presses("wang", "取消")
    assert "已失效" in await forges(play, "wang", SaveCommittee(1, 2))
    assert offices(play, MONDAY.date())["王建国"] == {Office.SECRETARY}
