"""A month's dues confirmed at once from one typed line（批量确认党费）."""

import pytest

from cards.payment_lists import AskTypedList
from domain.months import Month
from tests.rehearsals.test_bulk import last_entry
from tests.rehearsals.test_dues import STAGES, called, due, forges, group_card
from tests.rehearsals.test_payment_list import waiting

PAYERS = ("王建国", "李敏", "赵敏", "张伟", "刘洋", "陈静", "杨帆", "周倩", "吴迪", "孙桂兰")


def paid(play) -> set[str]:
    return {name for name in PAYERS if due(play, name).state == "confirmed"}


@STAGES
async def test_a_months_dues_take_three_taps_at_most_and_one_takes_them_back(play):
    await called(play)
    await play.presses("yang", "我已交")
    await play.presses("li", "杨帆")
    await play.whispers("li", "/dues")
    taps = ["批量", "确定"] if play.stage.abilities.max_buttons > 6 else ["更多", "批量", "确定"]
    for label in taps[:-1]:
        await play.presses("li", label)
    shown = await play.whispers("li", "11月 除孙桂兰外都交了")

    assert "对上8笔，合计250.00元" in shown
    assert "张伟  11月  22.40元" in shown
    assert "杨帆" not in shown
    assert paid(play) == {"杨帆"}
    number = last_entry(play)[1]

    assert "已确认8笔" in await play.presses("li", taps[-1])
    assert len(taps) <= 3
    assert last_entry(play) == ("dufileok", number + 1)
    assert paid(play) == set(PAYERS) - {"孙桂兰"}
    assert "11月党费已确认收到" in play.private("zhang")[-1]
    assert "已撤销：党费的批量确认" in await play.presses("li", "撤销")
    assert paid(play) == {"杨帆"}
    assert group_card(play).startswith("11月党费：已交") or not play.stage.abilities.can_edit_later


async def test_pasted_names_pay_the_month_said_and_what_does_not_fit_is_named(play):
    await called(play)
    await forges(play, "li", AskTypedList(1))
    shown = await play.whispers("li", "12月：\n1. 张伟 已交\n2. 陈静✅\n3. 马德福")

    assert "对上2笔，合计40.40元" in shown
    assert "这个月现在不能登记：马德福 12月" in shown
    await play.presses("li", "确定")
    assert due(play, "张伟", Month(2026, 12)).state == "confirmed"
    assert paid(play) == set()


async def test_unknown_names_are_named_back_and_the_next_message_counts(play):
    await called(play)
    await forges(play, "li", AskTypedList(1))
    assert "没有：钱七" in await play.whispers("li", "张伟、钱七")
    assert waiting(play) == 0
    await play.whispers("li", "张伟")
    old = play.card_with("li", "确定")
    await play.whispers("li", "陈静")

    assert "已经处理过" in await play.presses("li", "确定", on=old)
    await play.presses("li", "确定")
    assert paid(play) == {"陈静"}
    assert "[确定]" not in await play.whispers("li", "张伟")


async def test_what_was_confirmed_meanwhile_is_left_alone(play):
    await called(play)
    await forges(play, "li", AskTypedList(1))
    await play.whispers("li", "张伟、陈静")
    await play.presses("zhang", "我已交")
    confirm = play.card_with("li", "确定")
    await play.presses("li", "张伟")

    said = await play.presses("li", "确定", on=confirm)

    assert "已确认1笔" in said
    assert "有1笔刚才有变动" in said


@STAGES
async def test_all_that_was_claimed_is_confirmed_in_three_taps_and_taken_back_in_one(play):
    await called(play)
    for user in ("zhang", "chen"):
        await play.presses(user, "我已交")
    await play.whispers("li", "/dues")
    taps = ["待确认", "全部确认"]
    for label in taps:
        await play.presses("li", label)
    assert paid(play) == {"张伟", "陈静"}

    await play.presses("li", "撤销")

    assert paid(play) == set()
    assert due(play, "张伟").state == "claimed"


@pytest.mark.parametrize("user", ["zhao", "chen", "guest"])
async def test_only_those_who_collect_may(play, user):
    await called(play)
    await forges(play, user, AskTypedList(1))
    await play.whispers(user, "11月 全部交")

    assert waiting(play) == 0
    assert "合计" not in play.transcript(user)


async def test_before_any_month_is_called_there_is_nothing_to_confirm(play):
    await forges(play, "li", AskTypedList(1))

    assert "[确定]" not in await play.whispers("li", "全部交")
