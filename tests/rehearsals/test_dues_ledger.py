"""The dues ledger at work: parts and more, who paid, later with consent, and what to look into."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from sqlalchemy import select

from cards.collecting import ShowGrid
from cards.deferrals import AskDeferred, DropDeferral, PickReason
from cards.disclosure import MarkPublished
from cards.dues_ledger import PayByUnit, SaveAgreed
from cards.payments import AskAmount, EditPayment, PayFor, SavePayment
from cards.rhythms import ClaimMonths
from domain.attendance import Leave
from domain.months import Month, pack
from storage.tables.traffic import audit
from tests.rehearsals.conftest import SHANGHAI, labels
from tests.rehearsals.test_dues import (
    CALLED,
    NOVEMBER,
    STAGES,
    called,
    due,
    forges,
    member_id,
    read,
)

ZHANG = 4


async def card_for(play, name, user="li") -> str:
    """The card of a payment of that member, the oldest open month ticked."""
    return await forges(play, user, PayFor(1, member_id(play, name)))


async def speaks_english(play, user: str) -> None:
    await play.whispers(user, "/me")
    if "English" not in labels(play.stage.seen_by(user)[-1]):
        await play.presses(user, "更多")
    await play.presses(user, "English")


def trail(play) -> list:
    return read(play, lambda records: records.audit._connection.execute(select(audit)).all())


def signed(play) -> int:
    return len(trail(play))


# What came


@STAGES
async def test_a_part_is_written_down_and_the_rest_stays_open(play):
    await called(play)
    card = await card_for(play, "张伟")
    assert "合计：22.40元" in card
    assert "实收不是这个数的，直接发金额" in card

    said = await play.whispers("li", "20")
    assert "收到20.00元，应交22.40元。\n还差2.40元，差的仍记未交。" in said
    row = due(play, "张伟")
    assert (row.state, row.paid) == ("due", Decimal(20))
    assert "2026-11  还差2.40元  22.40元" in await play.whispers("zhang", "/dues")
    assert "张伟  差" in await play.whispers("wang", "/dues")
    assert not any("张伟" in text or "20.00" in text for text in play.group)


async def test_the_rest_settles_the_month_and_the_member_hears_of_it(play):
    await called(play)
    await card_for(play, "张伟")
    await play.whispers("li", "20")
    assert "合计：2.40元" in await card_for(play, "张伟")
    await play.whispers("li", "2.40")

    row = due(play, "张伟")
    assert (row.state, row.paid) == ("confirmed", None)
    assert play.private("zhang")[-1] == "11月党费已确认收到，谢谢。"


async def test_what_is_left_is_what_the_member_is_asked_for_and_claims(play):
    await called(play)
    await card_for(play, "张伟")
    await play.whispers("li", "20")

    assert "2.40元" in await play.presses("zhang", "看数额")
    await play.presses("zhang", "我已交")
    assert "张伟  11月  2.40元" in play.private("li")[-1]
    await play.presses("li", "张伟")
    assert (due(play, "张伟").state, due(play, "张伟").paid) == ("confirmed", None)


async def test_more_than_is_due_is_voluntary_and_has_no_limit(play):
    await called(play)
    await card_for(play, "张伟")
    said = await play.whispers("li", "30")

    assert "自愿多交7.60元（自愿多交不限，中组发〔2008〕3号第十一条）" in said
    assert "大额" not in said
    assert "2026-11  已交，多交7.60元" in await play.whispers("zhang", "/dues")
    assert "已收未缴：30.00元" in await play.whispers("li", "/dues")


@pytest.mark.parametrize(("came", "is_large"), [("1022.39", False), ("1022.40", True)])
async def test_a_thousand_at_once_goes_to_the_centre_apart(play, came, is_large):
    await called(play)
    await card_for(play, "张伟")
    said = await play.whispers("li", came)
    grid = await play.whispers("li", "/dues")

    assert ("全部上缴中央，并给本人收据" in said) is is_large
    assert ("大额党费：1000.00元，单独上缴中央" in grid) is is_large
    assert ("已收未缴：22.40元" if is_large else "已收未缴：1022.39元") in grid


async def test_what_is_given_when_nothing_is_due_is_voluntary(play):
    await called(play)
    await forges(play, "li", SavePayment(1, ZHANG, "2025-11", 1 << 12, 0))
    assert "直接发金额的，记为自愿多交" in await card_for(play, "张伟")
    said = await play.whispers("li", "1000")

    assert "自愿多交1000.00元" in said
    assert "全部上缴中央" in said
    assert due(play, "张伟").paid == Decimal("1022.40")
    assert "已收未缴：22.40元" in await play.whispers("li", "/dues")


async def test_with_no_settled_month_a_month_is_to_be_ticked_first(play):
    await called(play)
    await forges(play, "li", EditPayment(1, ZHANG, "2025-11", 0, 0, 0))

    assert "请先点月份" in await play.whispers("li", "1000")
    assert due(play, "张伟").paid is None


async def test_one_payment_fills_the_oldest_month_first(play):
    await called(play)
    await forges(play, "li", EditPayment(1, ZHANG, "2025-11", 0b11 << 12, 0, 0))
    said = await play.whispers("li", "30")

    assert "收到30.00元，应交44.80元" in said
    assert due(play, "张伟").state == "confirmed"
    december = due(play, "张伟", Month(2026, 12))
    assert (december.state, december.paid) == ("due", Decimal("7.60"))


@pytest.mark.parametrize("said", ["0", "-5", "abc", "1.234", "70 80", "\x00"])
async def test_what_is_no_amount_is_asked_for_again(play, said):
    await called(play)
    await card_for(play, "张伟")

    assert "没看懂数额" in await play.whispers("li", said) or said == "\x00"
    assert due(play, "张伟").paid is None


async def test_an_amount_can_be_taken_back_by_undo(play):
    await called(play)
    await card_for(play, "张伟")
    await play.whispers("li", "20")
    await play.presses("li", "撤销")

    assert (due(play, "张伟").state, due(play, "张伟").paid) == ("due", None)


async def test_amounts_never_stand_in_the_trail(play):
    await called(play)
    await card_for(play, "张伟")
    await play.whispers("li", "1234.56")

    assert "1234.56" not in str(trail(play))
    assert "123456" not in str(trail(play))


async def test_a_member_cannot_write_down_what_they_paid(play):
    await called(play)
    await forges(play, "zhang", PayFor(1, ZHANG))
    await play.whispers("zhang", "20")

    assert due(play, "张伟").paid is None
    assert "由书记或组织委员办理" in await forges(play, "zhang", PayFor(1, ZHANG))


# Who brings it


async def test_a_relative_may_bring_it_and_that_is_written_down(play):
    await called(play)
    await card_for(play, "孙桂兰")
    shown = await play.presses("li", "代交人")
    assert "经支部同意，可以委托亲属或其他党员代交（中组发〔2008〕3号第十二条）" in shown
    assert "代交人：亲属" in await play.presses("li", "亲属")
    assert "亲属代交" in await play.presses("li", "确定")

    row = due(play, "孙桂兰")
    assert (row.state, row.payer, row.paid_by) == ("confirmed", "relative", None)


async def test_the_organisation_never_pays_for_a_member(play):
    await called(play)
    await card_for(play, "张伟")
    await play.presses("li", "代交人")
    said = await play.presses("li", "单位")

    assert "不得垫交或扣缴党员党费（中组发〔2008〕3号第十四条）" in said
    assert due(play, "张伟").state == "due"


# Many months at once


async def eight_months(play) -> int:
    """It is July of the next year; the mask of the eight months that are open."""
    await play.until(datetime(2027, 6, 6, 10, 0, tzinfo=SHANGHAI))
    return 0b11111111 << 5


async def test_more_than_six_months_are_for_the_branch_to_decide(play):
    mask = await eight_months(play)
    card = await forges(play, "li", SavePayment(1, ZHANG, "2026-06", mask, 0))
    assert "一次8个月：补交、预交一般不超过6个月（中组发〔2008〕3号第十二条" in card
    assert due(play, "张伟").state == "due"

    assert "已登记：张伟" in await play.presses("li", "支部已定")
    assert due(play, "张伟").state == "confirmed"
    assert due(play, "张伟", Month(2027, 6)).state == "confirmed"


async def test_six_months_are_made_up_with_one_tap(play):
    await eight_months(play)
    assert "已登记" in await forges(play, "li", SavePayment(1, ZHANG, "2026-06", 0b111111 << 5, 0))


async def test_a_member_who_would_claim_so_many_is_asked_to_talk_first(play):
    await eight_months(play)
    seven = [NOVEMBER.plus(by) for by in range(7)]

    assert "请先同书记说一声" in await forges(play, "zhang", ClaimMonths(1, pack(seven)))
    assert due(play, "张伟").state == "due"
    await forges(play, "zhang", ClaimMonths(1, pack(seven[:6])))
    assert due(play, "张伟").state == "claimed"


# Later, with the branch's consent


async def defers(play, name, months, user="li") -> str:
    await play.whispers(user, "/dues")
    await play.presses(user, "延交")
    await play.presses(user, "记延交")
    await play.presses(user, name)
    await play.presses(user, "公")
    return await play.whispers(user, months)


async def test_a_deferral_is_noted_with_a_category_and_shown_without_a_reason(play):
    await called(play)
    said = await defers(play, "张伟", "11-12月")

    assert "已记：张伟同志 11月、12月 经支部同意延交。" in said
    assert "张伟  2026-11至2026-12  公" in said
    assert "仍应补交，一般不超过6个月（中组发〔2008〕3号第十二条）" in said
    grid = await play.whispers("wang", "/dues")
    assert "张伟  延" in grid
    assert "延交1" in grid
    assert "2026-11  延交  22.40元" in await play.whispers("zhang", "/dues")
    assert not any("延" in text for text in play.group)


async def test_whoever_may_pay_later_is_not_reminded(play):
    await defers(play, "张伟", "2026-11")
    await called(play)

    assert not any("可以交了" in text for text in play.private("zhang"))
    await play.until(CALLED.replace(day=8))
    await play.whispers("li", "/dues")
    await play.presses("li", "催一下")
    assert not any("可以交了" in text for text in play.private("zhang"))
    assert any("可以交了" in text for text in play.private("chen"))


@pytest.mark.parametrize(
    ("months", "said"),
    [
        ("10月、12月", "请写连着的月份"),
        ("2026-09至2027-03", "一次最多记6个月"),
        ("2024-01", "最近12个月以内"),
        ("不知道", "没看懂"),
    ],
)
async def test_months_that_cannot_be_deferred_are_refused(play, months, said):
    await called(play)

    assert said in await defers(play, "张伟", months)
    assert read(play, lambda records: records.ledger.deferrals(1)) == []


async def test_a_deferral_is_taken_away_again(play):
    await called(play)
    await defers(play, "张伟", "11月")

    assert "已撤掉：张伟同志 2026-11 的延交" in await play.presses("li", "张伟")
    assert read(play, lambda records: records.ledger.deferrals(1)) == []
    await play.whispers("li", "/undo")
    assert len(read(play, lambda records: records.ledger.deferrals(1))) == 1


# What to look into


def alerts(play, user="wang"):
    return [text for text in play.private(user) if "没有记延交" in text and "张伟同志" in text]


@pytest.mark.parametrize(
    ("day", "count", "words"),
    [
        (datetime(2027, 1, 31, 12, tzinfo=SHANGHAI), 0, ""),
        (datetime(2027, 2, 1, 12, tzinfo=SHANGHAI), 1, "张伟同志：3个月未交（11月、12月、1月）"),
        (datetime(2027, 4, 1, 12, tzinfo=SHANGHAI), 2, "满5个月"),
        (datetime(2027, 5, 1, 12, tzinfo=SHANGHAI), 3, "请核实是否有正当理由，由支部大会讨论决定"),
        (datetime(2027, 6, 3, 12, tzinfo=SHANGHAI), 3, "张伟同志：6个月未交"),
    ],
)
async def test_the_secretary_alone_hears_at_three_five_and_six_once_each(play, day, count, words):
    await play.until(day)

    told = alerts(play)
    assert len(told) == count
    assert words in "".join(told[-1:])
    others = [*play.group, *play.private("li"), *play.private("zhang"), *play.private("chen")]
    assert not any("没有记延交" in text for text in others)
    assert not any("自行脱党" in text for text in [*others, *play.private("wang")])


async def test_a_deferred_month_is_owed_but_not_pointed_out(play):
    await called(play)
    await defers(play, "张伟", "11-12月")
    await play.until(datetime(2027, 3, 20, 12, tzinfo=SHANGHAI))

    assert alerts(play) == []
    await play.until(datetime(2027, 4, 1, 12, tzinfo=SHANGHAI))
    assert len(alerts(play)) == 1


async def test_whoever_has_paid_is_not_pointed_out(play):
    await called(play)
    await forges(play, "li", SavePayment(1, ZHANG, "2025-11", 0b111 << 12, 0))
    await play.until(datetime(2027, 4, 3, 12, tzinfo=SHANGHAI))

    assert alerts(play) == []


# Coming and going


async def adding(play) -> None:
    await play.whispers("wang", "/roster")
    await play.presses("wang", "名单")
    await play.presses("wang", "加人")


async def test_a_new_probationary_member_owes_from_the_month_of_the_meeting(play):
    await play.until(datetime(2027, 1, 6, 10, tzinfo=SHANGHAI))
    await adding(play)
    said = await play.whispers("wang", "陈晓 预备党员 2026-11-18")
    assert "党费从2026-11起交" in said or "党费从11月起交" in said
    assert "预备党员从支部大会通过之日起交纳党费（中组发〔2008〕3号）" in said
    assert "11月、12月在核定数额后记为补交" in said
    await play.presses("wang", "确定")

    await forges(play, "li", AskAmount(1, member_id(play, "陈晓")))
    said = await play.whispers("li", "5")
    assert "11月、12月另记为补交" in said
    for month in (NOVEMBER, Month(2026, 12), Month(2027, 1)):
        assert due(play, "陈晓", month).amount == 5


async def test_who_moves_here_owes_from_the_month_after_the_last_one_paid(play):
    await play.until(datetime(2027, 2, 6, 10, tzinfo=SHANGHAI))
    await adding(play)
    said = await play.whispers("wang", "陈晓 正式党员 2027-02-03 党费交至2026-12")
    assert "党费从1月起交" in said
    assert "从“党费交至”的下月起（中组发〔2008〕3号）" in said
    await play.presses("wang", "确定")
    await forges(play, "li", AskAmount(1, member_id(play, "陈晓")))
    await play.whispers("li", "5")

    assert due(play, "陈晓", Month(2026, 12)) is None
    assert due(play, "陈晓", Month(2027, 1)).state == "due"


# Made public


def published(play, year=2026):
    return read(play, lambda records: records.ledger.publications(1, year))


async def test_that_the_year_was_made_public_is_written_down_with_its_day(play):
    await called(play)
    await forges(play, "li", SavePayment(1, ZHANG, "2025-11", 1 << 12, 0))
    await play.whispers("wang", "/dues")
    shown = await play.presses("wang", "公布")
    assert "每年应当向党员公布1次党费收缴、使用情况（旗帜网 2021）" in shown
    assert published(play) == []

    said = await play.presses("wang", "已公布")
    assert "已记下：11月5日" in said
    assert published(play) == [date(2026, 11, 5)]
    assert "已公布：2026-11-03" in await play.whispers("wang", "11月3日")
    assert published(play) == [date(2026, 11, 3)]
    assert published(play, 2027) == []


async def test_a_published_year_is_a_duty_done(play):
    await called(play)
    await forges(play, "li", SavePayment(1, ZHANG, "2025-11", 1 << 12, 0))
    assert "党费公布 0/1" in await play.whispers("wang", "/obligations 2026")
    await forges(play, "li", MarkPublished(1, 2026))

    assert "党费公布 1/1 ✓" in await play.whispers("wang", "/obligations 2026")


async def test_a_day_to_come_is_not_written_down(play):
    await called(play)
    await forges(play, "li", SavePayment(1, ZHANG, "2025-11", 1 << 12, 0))
    await forges(play, "wang", MarkPublished(1, 2026))

    await play.whispers("wang", "2026-12-20")
    assert published(play) == [date(2026, 11, 5)]


# In English, and what is refused


async def test_the_ledger_speaks_english(play):
    await called(play)
    await speaks_english(play, "li")
    card = await card_for(play, "张伟")
    assert "If another amount came, just send it" in card
    assert "need the branch's consent" in card
    said = await play.whispers("li", "20")
    assert "20.00 yuan came, 22.40 yuan was due." in said
    assert "2.40 yuan is still to be paid" in said
    await forges(play, "li", AskDeferred(1, ZHANG, Leave.OFFICIAL))
    said = await play.whispers("li", "2026-11")
    assert "with the branch's consent 张伟 pays" in said
    said = await forges(play, "li", PayByUnit(1))
    assert "no Party organisation may advance" in said


@pytest.mark.parametrize(
    "press",
    [
        PayFor(1, 999),
        EditPayment(1, ZHANG, "2025-11", 1 << 30, 0, 0),
        EditPayment(1, ZHANG, "nonsense", 1, 0, 0),
        EditPayment(1, ZHANG, "2025-11", 1 << 12, 999, 0),
        SaveAgreed(1, ZHANG, "2025-11", 1 << 30, 0),
        SaveAgreed(1, 999, "2025-11", 1 << 12, 0),
        PickReason(1, 999),
        AskDeferred(1, 999, Leave.SICK),
        DropDeferral(1, 999),
        MarkPublished(1, 1999),
        MarkPublished(1, 99999),
        ShowGrid(1, "nonsense", 0),
    ],
)
async def test_a_forged_press_gets_a_sentence_and_changes_nothing(play, press):
    await called(play)
    before = signed(play)

    assert await forges(play, "li", press)
    assert signed(play) == before


@pytest.mark.parametrize("press", [SaveAgreed(1, ZHANG, "2025-11", 1 << 12, 0), PickReason(1, 4),
                                   MarkPublished(1, 2026), DropDeferral(1, 1), PayByUnit(1)])  # fmt: skip
async def test_none_of_it_is_for_members(play, press):
    await called(play)
    before = signed(play)
    await forges(play, "chen", press)

    assert signed(play) == before
    assert due(play, "张伟").state == "due"
