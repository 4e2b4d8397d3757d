"""Paying by the quarter with consent（按季交）, and several months at once."""

from dataclasses import replace
from datetime import datetime

import pytest

from cards.rhythms import (
    AskQuarterly,
    ClaimMonths,
    DecideQuarterly,
    PayMonthly,
    PickMonths,
    ShowMonths,
    WithdrawMonths,
)
from domain.months import Month
from tests.rehearsals.conftest import SHANGHAI, labels, text_of
from tests.rehearsals.test_dues import (
    CALLED,
    NOVEMBER,
    STAGES,
    called,
    due,
    forges,
    group_card,
    read,
)

ZHANG = 4
DECEMBER, JANUARY = Month(2026, 12), Month(2027, 1)
FIFTH = datetime(2027, 1, 5, 9, tzinfo=SHANGHAI)


async def agreed(play, user="zhang", label="按季交", yes="同意") -> None:
    """Asked for on the reminder, and agreed to: from January on."""
    await called(play)
    await play.presses(user, label)
    await play.presses("wang", yes)


def calls(play, user="zhang") -> list[str]:
    return [text for text in play.private(user) if "党费可以交了" in text]


@STAGES
async def test_a_member_asks_the_branch_agrees_and_hears_of_it(play):
    await called(play)
    assert "已请支部同意；同意前仍按月交" in await play.presses("zhang", "按季交")
    assert any("张伟同志想按季交，同意吗？" in text for text in play.private("li"))

    assert "张伟从2027-01起按季交" in await play.presses("li", "同意")
    assert play.private("zhang")[-1] == "支部已同意：从2027-01起按季交，每季第一个月提醒一次。"
    assert "已同意按季交，2027-01-01起" in await play.whispers("zhang", "/dues")
    assert not any("按季交" in text for text in play.group)


async def test_then_they_are_reminded_once_a_quarter_of_all_its_months(play):
    await agreed(play)
    await play.until(datetime(2026, 12, 5, 9, tzinfo=SHANGHAI))
    assert len(calls(play)) == 2  # until the quarter is over it stays by the month

    await play.until(FIFTH)
    last = calls(play)[-1]
    assert last.startswith("1月、2月、3月党费可以交了，请交组织委员李敏。")
    assert "67.20" not in last
    assert "67.20元" in await play.presses("zhang", "看数额")
    await play.until(datetime(2027, 3, 20, 9, tzinfo=SHANGHAI))
    assert len(calls(play)) == 3
    assert len(calls(play, "chen")) == 5


async def test_a_quarter_is_claimed_confirmed_and_counted_month_by_month(play):
    await agreed(play)
    await play.until(FIFTH)
    claimed = await play.presses("zhang", "我已交")
    assert "已记下，李敏确认后会告诉您" in claimed
    assert "1月、2月、3月" in claimed
    assert group_card(play).startswith("1月党费：已交 0/10")

    await play.presses("li", "全部确认")
    assert play.private("zhang")[-1] == "1月、2月、3月党费已确认收到，谢谢。"
    assert group_card(play).startswith("1月党费：已交 1/10")
    for month in ("2月", "3月"):
        number = int(month[0])
        await play.until(datetime(2027, number, 5, 9, tzinfo=SHANGHAI))
        assert group_card(play).startswith(f"{month}党费：已交 1/10")


async def test_who_pays_by_the_quarter_is_not_overdue_before_its_end(play):
    await agreed(play)
    await play.until(datetime(2027, 2, 6, 9, tzinfo=SHANGHAI))
    grid = await play.whispers("li", "/dues")

    assert "张伟  ○  季  季" in grid
    assert "陈静  ○  ○  ○" in grid
    told = len(calls(play))
    await play.presses("li", "催一下")
    assert len(calls(play)) == told
    await play.until(datetime(2027, 3, 6, 9, tzinfo=SHANGHAI))
    assert "张伟  ○  ○  ○" in await play.whispers("li", "/dues")
    await play.presses("li", "催一下")
    assert len(calls(play)) == told + 1


async def test_the_secretarys_private_digest_names_them_at_the_quarters_end_alone(play):
    await agreed(play)
    await play.until(datetime(2027, 2, 2, 12, tzinfo=SHANGHAI))
    january = [text for text in play.private("wang") if "1月" in text and "未交" in text]
    assert january
    assert "陈静" in january[-1]
    assert "张伟" not in january[-1]


async def test_one_can_go_back_to_the_month_at_any_time(play):
    await agreed(play)
    await play.whispers("zhang", "/dues")
    assert "以后按月交" in await play.presses("zhang", "按月交")

    await play.until(FIFTH)
    assert calls(play)[-1].startswith("1月党费可以交了")
    assert "[按季交]" in calls(play)[-1]


async def test_it_can_be_asked_for_before_the_quarter_is_called_and_holds_at_once(play):
    await play.until(datetime(2027, 1, 4, 10, tzinfo=SHANGHAI))
    await play.whispers("zhang", "/dues")
    await play.presses("zhang", "按季交")
    assert "从2027-01起" in await play.presses("wang", "同意")

    await play.until(FIFTH)
    assert calls(play)[-1].startswith("1月、2月、3月党费可以交了")


async def test_where_the_branch_does_not_agree_it_stays_by_the_month(play):
    await agreed(play, yes="仍按月")
    assert "先按月交" in play.private("zhang")[-1]

    await play.until(FIFTH)
    assert calls(play)[-1].startswith("1月党费可以交了")


async def test_a_wish_taken_back_cannot_be_agreed_to(play):
    await called(play)
    await play.presses("zhang", "按季交")
    assert "按季交的请求" in await play.whispers("zhang", "/undo")

    assert "本人撤回了" in await play.presses("li", "同意")
    assert "交纳方式" not in await play.whispers("zhang", "/dues")


async def test_nobody_agrees_to_their_own_wish_or_twice(play):
    await called(play)
    await play.presses("li", "按季交")
    assert not any("同意吗" in text for text in play.private("li"))
    assert "另一位" in await forges(play, "li", DecideQuarterly(1, 2, True))

    await play.presses("wang", "同意")
    assert "已经处理过" in await forges(play, "wang", DecideQuarterly(1, 2, False))
    assert "已经同意" in await forges(play, "li", AskQuarterly(1))


async def test_asking_twice_asks_nobody_twice(play):
    await called(play)
    await play.presses("zhang", "按季交")

    assert "已经请支部同意了" in await play.presses("zhang", "按季交")
    assert sum("同意吗" in text for text in play.private("li")) == 1
    assert "您现在就是按月交" in await forges(play, "chen", PayMonthly(1))


async def test_what_was_sent_to_the_member_is_not_undone(play):
    await agreed(play)

    assert "不能撤销" in await play.whispers("wang", "/undo")


async def test_an_english_reader_abroad_sees_neutral_words_and_opens_the_quarter(play):
    await called(play)
    await play.presses("emma", "Details")
    await play.presses("emma", "Quarterly")
    await play.presses("wang", "同意")
    assert play.private("emma")[-1] == (
        "Agreed: from 2027-01 on once a quarter, with one reminder in its first month."
    )
    await play.until(FIFTH)

    assert play.private("emma")[-1] == "One item for Jan is due.\n[Details]"
    assert "Dues for Jan, Feb, Mar" in await play.presses("emma", "Details")
    assert "156.00 yuan" in await play.presses("emma", "Show amount")


@STAGES
async def test_a_member_claims_several_months_at_once_and_takes_them_back(play):
    await called(play)
    await play.whispers("chen", "/dues")
    await play.presses("chen", "多个月")
    await play.presses("chen", "11月")
    card = await play.presses("chen", "12月")
    assert "月份：11月、12月" in card
    assert "合计：36.00元" in card
    said = await play.presses("chen", "我已交")
    assert "11月、12月" in said
    assert {due(play, "陈静", month).state for month in (NOVEMBER, DECEMBER)} == {"claimed"}
    assert "共2笔" in play.private("li")[-1]

    await play.presses("chen", "撤回")
    assert due(play, "陈静").state == "due"
    assert due(play, "陈静", DECEMBER) is None


async def test_a_month_claimed_ahead_is_taken_back_one_by_one_as_well(play):
    await called(play)
    await forges(play, "chen", ClaimMonths(1, "2026-11+3"))
    await play.whispers("chen", "/dues")
    await play.presses("chen", "12月")

    assert due(play, "陈静", DECEMBER) is None
    assert due(play, "陈静").state == "claimed"


async def test_a_month_claimed_ahead_still_opens_for_the_others_after_a_long_sleep(play):
    await called(play)
    await forges(play, "chen", ClaimMonths(1, "2026-11+3"))
    play.clock.now = datetime(2027, 2, 6, 10, tzinfo=SHANGHAI)
    await play.app.clock.ring_all()
    await play.settle()

    assert due(play, "张伟", DECEMBER).state == "due"
    assert due(play, "陈静", DECEMBER).state == "claimed"


async def test_several_months_claimed_are_taken_back_whole_by_undo(play):
    await called(play)
    await forges(play, "chen", ClaimMonths(1, "2026-11+3"))

    assert "已撤销：我已交" in await play.whispers("chen", "/undo")
    assert due(play, "陈静").state == "due"
    assert due(play, "陈静", DECEMBER) is None


async def test_claiming_twice_changes_nothing(play):
    await called(play)
    await forges(play, "chen", ClaimMonths(1, "2026-11+3"))
    first = due(play, "陈静").claimed_at
    play.clock.now = CALLED.replace(minute=9)
    await forges(play, "chen", ClaimMonths(1, "2026-11+3"))

    assert due(play, "陈静").claimed_at == first


@pytest.mark.parametrize(
    "press",
    [
        ClaimMonths(1, ""),
        ClaimMonths(1, "nonsense"),
        ClaimMonths(1, "2026-10+1"),
        ClaimMonths(1, "2027-06+1"),
        ClaimMonths(1, "2026-11+fffffff"),
        ClaimMonths(99, "2026-11+1"),
        ShowMonths(1, "9998-12+3"),
        PickMonths(1, "2026-11+zz"),
        WithdrawMonths(1, "2026-11+1"),
        WithdrawMonths(1, "x"),
        DecideQuarterly(1, 999, True),
        DecideQuarterly(1, ZHANG, True),
    ],
    ids=repr,
)
async def test_a_forged_press_gets_a_sentence_and_changes_nothing(play, press, caplog):
    await called(play)
    answer = await forges(play, "li", press)

    assert answer
    assert "编号" not in answer
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
    rows = read(play, lambda records: records.dues.of(1, Month(2026, 10), Month(2027, 12)))
    assert {(row.state, row.month) for row in rows} == {("due", NOVEMBER)}
    assert read(play, lambda records: records.rhythms.quarterly(1, FIFTH.date())) == frozenset()


async def test_a_confirmed_month_can_be_neither_claimed_nor_taken_back(play):
    await called(play)
    await play.presses("zhang", "我已交")
    await play.presses("li", "张伟")

    assert "重新选" in await forges(play, "zhang", ClaimMonths(1, "2026-11+1"))
    assert "已经确认过" in await forges(play, "zhang", WithdrawMonths(1, "2026-11+1"))
    assert due(play, "张伟").state == "confirmed"


@pytest.mark.parametrize("press", [AskQuarterly(1), PickMonths(1, ""), ClaimMonths(1, "2026-11+1")])
async def test_none_of_it_happens_in_the_group_or_for_strangers(play, press):
    await called(play)

    assert "还不认识您" in await forges(play, "guest", press)
    assert "私聊" in await forges(play, "chen", press, chat=play.stage.group)
    assert "这件事由书记" in await forges(play, "chen", DecideQuarterly(1, ZHANG, True))
    assert due(play, "陈静").state == "due"


async def test_where_buttons_are_few_ones_own_card_still_fits(play):
    play.stage.abilities = replace(play.stage.abilities, max_buttons=6)
    await play.until(datetime(2027, 4, 6, 9, tzinfo=SHANGHAI))
    await play.whispers("chen", "/dues")
    card = play.card_with("chen", "多个月")

    assert len(labels(card)) <= 6
    assert "2027-04" in text_of(card)
