"""/delegate: what is entrusted is theirs until the last day, and nobody else's."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from cards.collecting import ShowGrid
from cards.delegation import EndDelegation, PickTrust, SaveDelegation
from chat import encode, line
from domain.people import Office, Trust
from storage import Signature
from storage.tables.people import memberships, offices
from tests.rehearsals.conftest import MONDAY, SHANGHAI, text_of

on_both = pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)
ZHAO, CHEN = 3, 6
GRID = ShowGrid(1, "", 0)


def keep(play, work):
    def signed(records):
        work(records)
        records.audit.sign(Signature(branch_id=1, actor_id=None, action="x", at=play.clock.now))

    play.app.writer.submit(signed).result()


def appoint(play, member_id, office):
    keep(play, lambda records: records.people.appoint(member_id, office, on=MONDAY.date()))


def claim_key(play):
    """What stands in the group's link."""
    return (
        play.app.reader.submit(lambda records: records.branches.one(1)).result().settings.claim_key
    )


async def forges(play, user, press):
    message = play.stage._add(user, card=line("卡片"))
    return await play._watch(user, play.stage.sends_wire(user, message, encode(press)))


async def pick(play, user, name):
    """Turn the pages until the name is there."""
    for _ in range(12):
        try:
            return await play.presses(user, name)
        except LookupError:
            await play.presses(user, "下一页")
    raise AssertionError(name)


async def entrust(play, what, until="两周"):
    await play.whispers("wang", "/delegate")
    await play.presses("wang", "新委托")
    await pick(play, "wang", "陈静")
    await play.presses("wang", what)
    await play.presses("wang", until)
    return await play.presses("wang", "确定")


@on_both
async def test_the_dues_are_collected_by_somebody_else_until_the_day_typed(play):
    assert "这件事由书记或组织委员办理" in await forges(play, "chen", GRID)
    await play.whispers("wang", "/委托")
    await play.presses("wang", "新委托")
    await pick(play, "wang", "陈静")
    asked = await play.presses("wang", "党费")
    assert "到哪天为止" in asked

    shown = await play.whispers("wang", "11月20日")

    assert "陈静" in shown
    assert "11月20日 周五（含当天）" in shown
    assert "已委托陈静同志" in await play.presses("wang", "确定")
    assert "收党费、上缴，到11月20日（含当天）" in play.private("chen")[-1]
    assert play.group == []
    assert "书记" not in await forges(play, "chen", GRID)
    assert "这件事由书记" in await play.whispers("chen", "/delegate")
    assert "这件事由书记" in await play.whispers("chen", "/roster")
    await play.until(datetime(2026, 11, 20, 23, tzinfo=SHANGHAI))
    assert "书记" not in await forges(play, "chen", GRID)
    await play.until(datetime(2026, 11, 21, 0, 1, tzinfo=SHANGHAI))
    assert "这件事由书记或组织委员办理" in await forges(play, "chen", GRID)
    assert "现在没有委托" in await play.whispers("wang", "/delegate")
    assert len([one for one in play.private("chen") if "委托您办理" in one]) == 1


async def test_meetings_are_called_and_recorded_by_somebody_else(play):
    await entrust(play, "会议考勤")

    shown = await play.whispers("chen", "/meeting 11月13日14:30 主题党日：学习党章")

    assert "应到" in shown or "发布" in shown
    await play.presses("chen", "发布")
    assert "学习党章" in play.group[-1]
    assert "这件事由书记" in await play.whispers("chen", "/digest")


@on_both
async def test_it_is_taken_back_with_one_tap_and_counts_no_more(play):
    await entrust(play, "全部")
    assert "名册" in await play.whispers("chen", "/roster")
    assert "陈静：全部，到11月16日（含）" in await play.whispers("wang", "/delegate")

    assert "已收回对陈静同志的委托" in await play.presses("wang", "收回")

    assert "已收回" in play.private("chen")[-1]
    assert "这件事由书记办理" in await play.whispers("chen", "/roster")
    assert "已经结束或收回" in await forges(play, "wang", EndDelegation(1, 1))


async def test_what_was_entrusted_does_not_reach_the_offices_themselves(play):
    await entrust(play, "全部")

    assert "换届" not in await play.whispers("chen", "/committee")
    assert "不能转托" in await play.whispers("chen", "/delegate")


async def test_the_commissioner_entrusts_the_dues_and_nothing_else(play):
    await play.whispers("li", "/delegate")
    await play.presses("li", "新委托")
    shown = await pick(play, "li", "陈静")

    assert "党费" in shown
    assert "会议考勤" not in shown
    assert "我要外出" not in await play.whispers("li", "/delegate")
    last = MONDAY.date() + timedelta(days=7)
    forged = await forges(play, "li", SaveDelegation(1, CHEN, Trust.ALL, last))
    assert "只能委托党费" in forged
    assert "已委托" in await forges(play, "li", SaveDelegation(1, CHEN, Trust.DUES, last))
    assert "陈静：党费" in await play.whispers("wang", "/delegate")


@on_both
async def test_the_deputy_has_everything_while_the_secretary_is_away(play):
    appoint(play, ZHAO, Office.DEPUTY_SECRETARY)
    assert "书记外出时由副书记" in await play.whispers("zhao", "/roster")
    assert "发布" in await play.whispers("zhao", "/meeting 11月13日14:30 主题党日：学习党章")
    await play.whispers("wang", "/delegate")
    await play.presses("wang", "我要外出")
    await play.presses("wang", "一周")

    await play.presses("wang", "确定")

    assert "支部全部工作" in play.private("zhao")[-1]
    assert "名册" in await play.whispers("zhao", "/roster")
    assert "不能转托" in await play.whispers("zhao", "/delegate")
    await play.until(datetime(2026, 11, 10, 9, tzinfo=SHANGHAI))
    assert "书记外出时由副书记" in await play.whispers("zhao", "/roster")


@pytest.mark.parametrize("why", ["no_account", "left"])
async def test_a_branch_whose_secretary_cannot_act_is_not_stuck(play, why):
    appoint(play, ZHAO, Office.DEPUTY_SECRETARY)
    assert "书记外出时由副书记" in await play.whispers("zhao", "/roster")

    def cannot_act(records):
        table = memberships if why == "no_account" else offices
        [row, *_] = records.changes.rows(select(table).where(table.c.member_id == 1))
        values = {"state": "ended"} if why == "no_account" else {"to_on": MONDAY.date()}
        records.changes.update(table, row["id"], **values)

    keep(play, cannot_act)

    assert "名册" in await play.whispers("zhao", "/roster")
    assert "换届" in await play.whispers("zhao", "/committee")


async def test_with_the_office_goes_what_its_holder_entrusted(play):
    await entrust(play, "全部")

    def another(records):
        [row] = records.changes.rows(select(offices).where(offices.c.member_id == 1))
        records.changes.update(offices, row["id"], to_on=MONDAY.date())
        records.people.appoint(ZHAO, Office.SECRETARY, on=MONDAY.date())

    keep(play, another)

    assert "这件事由书记办理" in await play.whispers("chen", "/roster")
    assert "现在没有委托" in await play.whispers("zhao", "/delegate")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026-10-01", "已经过了"),
        ("2027-06-01", "最长6个月（本支部约定）"),
        ("以后再说", "没看懂"),
    ],
)
async def test_a_day_that_cannot_be_is_asked_for_again(play, text, said):
    await forges(play, "wang", PickTrust(1, CHEN))
    await play.presses("wang", "党费")

    assert said in await play.whispers("wang", text)

    assert "11月20日" in await play.whispers("wang", "11月20日")


async def test_those_who_could_not_use_it_are_named_to_be_so(play):
    shown = await forges(play, "wang", PickTrust(1, 10))

    assert "孙桂兰同志还没有认领姓名" in shown
    last = MONDAY.date() - timedelta(days=1)
    assert "过去" in await forges(play, "wang", SaveDelegation(1, CHEN, Trust.DUES, last))
    assert "已失效" in await forges(play, "wang", PickTrust(1, 999))
    await entrust(play, "党费")
    assert "不用再委托" in await forges(
        play, "wang", SaveDelegation(1, CHEN, Trust.DUES, MONDAY.date())
    )


@on_both
async def test_whoever_was_entrusted_also_hears_what_there_is_to_do(play):
    await entrust(play, "党费")
    await play.until(datetime(2026, 11, 5, 9, 5, tzinfo=SHANGHAI))

    assert "请交受托的陈静同志" in play.private("yang")[-1]
    await play.presses("yang", "我已交")
    await play.until(datetime(2026, 11, 5, 10, tzinfo=SHANGHAI))

    assert any("杨帆" in one for one in map(text_of, play.stage.seen_by("chen")))
    await play.presses("chen", "全部确认")
    assert any("已确认" in one or "已收" in one for one in play.private("yang"))


async def test_claims_go_to_the_deputy_while_the_secretary_is_away(play):
    appoint(play, ZHAO, Office.DEPUTY_SECRETARY)
    last = MONDAY.date() + timedelta(days=7)
    await forges(play, "wang", SaveDelegation(1, ZHAO, Trust.ALL, last))
    await play.whispers("wang", "/roster")
    await play.presses("wang", "认领卡")
    await play.opens("guest", f"claim-1-{claim_key(play)}")
    await pick(play, "guest", "孙桂兰")

    assert "孙桂兰" in text_of(play.card_with("zhao", "是"))
    assert "孙桂兰" in text_of(play.card_with("wang", "是"))
    assert "已确认：孙桂兰同志" in await play.presses("zhao", "是")
