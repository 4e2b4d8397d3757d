"""People come and change: added in one line, converted, moved between groups, marked."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from cards.changing import Convert
from cards.persons import ShowPerson
from chat import encode, line
from domain.meetings import Scope
from domain.people import Mark, MemberKind
from storage import Signature
from tests.rehearsals.conftest import MONDAY
from tests.rehearsals.gatherings import publish

on_both = pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)


def roster(play, day=None):
    people = play.app.reader.submit(lambda r: r.people.of(1, day or play.clock.now.date())).result()
    return {member.name: member for member in people}


def listed(play, meeting_id):
    """Who is on the meeting's list, by name."""

    def read(records):
        names = records.people.names(1)
        return {names[one.member_id]: one for one in records.attendance.of(meeting_id)}

    return play.app.reader.submit(read).result()


def admitted(play, name, day):
    def work(records):
        ids = {member.name: member.id for member in records.people.of(1, MONDAY.date())}
        records.people.describe(ids[name], joined_on=day)
        records.audit.sign(Signature(branch_id=1, actor_id=1, action="x", at=play.clock.now))

    play.app.writer.submit(work).result()


async def opens_person(play, name):
    """From the roster's list, page by page, to the person's card."""
    await play.whispers("wang", "/roster")
    await play.presses("wang", "名单")
    for _ in range(6):
        try:
            return await play.presses("wang", name)
        except LookupError:
            await play.presses("wang", "下一页")
    raise LookupError(name)


async def forges(play, user, press):
    message = play.stage._add(user, card=line("卡片"))
    return await play._watch(user, play.stage.sends_wire(user, message, encode(press)))


@on_both
async def test_a_name_on_the_list_opens_the_persons_card(play):
    card = await opens_person(play, "周倩")

    assert "预备党员 一组" in card
    assert "在册：1月1日起" in card
    assert "[转正]" in card
    assert "没有认领账号" in await opens_person(play, "孙桂兰")


@on_both
async def test_somebody_is_added_in_one_line_from_a_day(play):
    meeting_id = publish(play, starts_at=MONDAY + timedelta(days=25))
    before = publish(play, starts_at=MONDAY + timedelta(days=10))
    await play.whispers("wang", "/roster")
    await play.presses("wang", "名单")
    await play.presses("wang", "加人")

    shown = await play.whispers("wang", "陈晓 预备党员 二组 11月20日起 党费交至10月")
    assert "预备党员" in shown
    assert "11月20日起" in shown
    assert "党费交至：10月" in shown
    assert "已加到名册上" in await play.presses("wang", "确定")

    assert "陈晓" not in roster(play, date(2026, 11, 19))
    new = roster(play, date(2026, 11, 20))["陈晓"]
    assert (new.kind, new.group.name) == (MemberKind.PROBATIONARY, "二组")
    assert "陈晓" in listed(play, meeting_id)
    assert "陈晓" not in listed(play, before)
    assert "11月20日起" in await opens_person(play, "陈晓")


async def test_months_settled_elsewhere_are_not_owed_here(play):
    await play.whispers("wang", "/roster")
    await play.presses("wang", "名单")
    await play.presses("wang", "加人")
    await play.whispers("wang", "陈晓 党费交至11月")
    await play.presses("wang", "确定")

    def work(records):
        [new] = [one for one in records.people.of(1, MONDAY.date()) if one.name == "陈晓"]
        records.dues.assess(new.id, Decimal(20), on=MONDAY.date())
        records.audit.sign(Signature(branch_id=1, actor_id=1, action="x", at=MONDAY))
        return new.id

    new = play.app.writer.submit(work).result()
    await play.until(MONDAY + timedelta(days=50))

    months = play.app.reader.submit(lambda records: records.dues.of_member(new)).result()
    assert [str(due.month) for due in months] == ["2026-12"]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("陈晓 火星人", "没看懂“火星人”"),
        ("123 二组", "请只写一个姓名"),
        ("陈静 二组", "名册上已有陈静同志"),
        ("陈晓 2月30日", "日期"),
        ("陈晓 2020年1月1日", "超过一年"),
        ("陈晓 党费交至2024年1月", "相差太远"),
        ("11010519491231002X", "身份证号"),
    ],
)
async def test_a_line_that_is_doubtful_changes_nothing(play, said, why):
    before = roster(play)
    await play.whispers("wang", "/roster")
    await play.presses("wang", "名单")
    await play.presses("wang", "加人")

    assert why in await play.whispers("wang", said)
    assert roster(play) == before
    assert "[确定]" in await play.whispers("wang", "陈晓 三组")


@on_both
async def test_a_probationary_member_is_full_from_the_day_of_the_meeting(play):
    admitted(play, "周倩", date(2026, 3, 1))
    await opens_person(play, "周倩")
    await play.presses("wang", "转正")

    asked = await play.whispers("wang", "10月30日")

    assert "党章第七条" in asked
    assert "已记下：10月30日起为正式党员" in await play.presses("wang", "确定")
    assert roster(play)["周倩"].kind is MemberKind.FULL
    assert roster(play, date(2026, 10, 29))["周倩"].kind is MemberKind.PROBATIONARY
    assert "[转正]" not in await opens_person(play, "周倩")


async def test_after_a_year_of_probation_nothing_is_doubted_and_undo_takes_it_back(play):
    admitted(play, "周倩", date(2025, 10, 1))
    await opens_person(play, "周倩")
    await play.presses("wang", "转正")
    assert "党章" not in await play.presses("wang", "今天")
    await play.presses("wang", "确定")

    assert "已撤销" in await play.whispers("wang", "/undo")
    assert roster(play)["周倩"].kind is MemberKind.PROBATIONARY


@on_both
async def test_who_changes_group_moves_between_the_groups_meetings(play):
    first = publish(play, starts_at=MONDAY + timedelta(days=3), scope=Scope.GROUP, group="一组")
    second = publish(play, starts_at=MONDAY + timedelta(days=4), scope=Scope.GROUP, group="二组")
    await opens_person(play, "陈静")
    await play.presses("wang", "换组")
    assert "已记下：11月2日起在二组" in await play.presses("wang", "二组")

    assert "陈静" not in listed(play, first)
    assert "陈静" in listed(play, second)
    assert roster(play, date(2026, 11, 1))["陈静"].group.name == "一组"

    await play.presses("wang", "换组")
    assert "党小组的名称太长" in await play.whispers("wang", "三组" * 17)
    assert "12月1日起在三组" in await play.whispers("wang", "三组 12月1日")
    assert roster(play)["陈静"].group.name == "二组"
    assert roster(play, date(2026, 12, 1))["陈静"].group.name == "三组"


@on_both
async def test_a_mark_holds_for_its_while(play):
    await opens_person(play, "陈静")
    await play.presses("wang", "更多")
    await play.presses("wang", "境外")

    assert "已记下：境外，11月10日至12月31日" in await play.whispers("wang", "11月10日至12月31日")
    assert not roster(play)["陈静"].is_abroad
    assert roster(play, date(2026, 12, 31))["陈静"].is_abroad
    assert not roster(play, date(2027, 1, 1))["陈静"].is_abroad

    await play.presses("wang", "流动")
    await play.presses("wang", "今天起")
    assert roster(play)["陈静"].is_mobile
    assert "已结束：流动党员" in await play.presses("wang", "流动结束")
    assert not roster(play)["陈静"].is_mobile
    assert Mark.ABROAD == "abroad"


@pytest.mark.parametrize("said", ["13812345678", "陈静、王建国", "陈静" * 40])
async def test_what_is_no_name_is_told_so(play, said):
    await opens_person(play, "陈静")
    await play.presses("wang", "更多")
    await play.presses("wang", "改名")

    assert "请只写一个姓名" in await play.whispers("wang", said)
    assert "陈静" in roster(play)


async def test_a_name_is_put_right(play):
    await opens_person(play, "马德福")
    await play.presses("wang", "更多")
    await play.presses("wang", "改名")
    assert "名册上已有陈静同志" in await play.whispers("wang", "陈静")
    assert "请只写一个姓名" in await play.whispers("wang", "马德福、陈静")
    assert "原来写作马德福" in await play.whispers("wang", "马得福")
    assert "马得福" in roster(play)


async def test_only_the_heads_see_and_change_anybody(play):
    for user in ("chen", "li", "guest"):
        refused = await forges(play, user, ShowPerson(8, 0))
        assert "周倩" not in refused
        await forges(play, user, Convert(8, MONDAY.date(), True))
    assert roster(play)["周倩"].kind is MemberKind.PROBATIONARY
    await play.whispers("wang", "/roster")
    card = play.card_with("wang", "名单")
    card.chat = play.stage.group
    assert "私聊" in await play.presses("wang", "名单", on=card)


async def test_nobody_of_another_branch_is_touched(play):
    def another(records):
        other = records.branches.add(
            name="别的支部", timezone="Asia/Shanghai", language="zh_CN", at=play.clock.now
        )
        number = records.people.add(other, "外人", on=date(2026, 1, 1))
        records.people.be(number, MemberKind.PROBATIONARY, on=date(2026, 1, 1))
        records.audit.sign(Signature(branch_id=other, actor_id=None, action="x", at=play.clock.now))
        return number

    number = play.app.writer.submit(another).result()

    assert "已失效" in await forges(play, "wang", ShowPerson(number, 0))
    assert "已失效" in await forges(play, "wang", Convert(number, MONDAY.date(), True))


async def test_a_card_of_yesterday_converts_nobody_twice(play):
    await opens_person(play, "周倩")
    await forges(play, "wang", Convert(8, MONDAY.date(), True))

    assert "已是正式党员" in await forges(play, "wang", Convert(8, MONDAY.date(), True))
    refused = await forges(play, "wang", Convert(8, date(2020, 1, 1), True))
    assert "已是正式党员" in refused
