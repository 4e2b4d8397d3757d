"""The list of payments（交费表）: compared with the roster, shown, confirmed by one tap."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import select

from cards.payment_lists import AskPaymentList, ConfirmList, DropList, SendPaymentTemplate
from domain.months import Month
from storage.tables.money import payment_lines, payment_lists
from storage.tables.people import offices
from storage.tables.traffic import audit
from tests.rehearsals.conftest import labels
from tests.rehearsals.gatherings import sign
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

HEAD = ["姓名", "月份", "金额"]
GOOD = [("张伟", "11月", 22.4), ("陈静", "2026-11", "18.00"), ("孙桂兰", "2026年11月", 12.8)]


def table(*rows) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    data = BytesIO()
    book.save(data)
    return data.getvalue()


async def hands_in(play, *rows, user="li", name="交费表.xlsx") -> str:
    await play.whispers(user, "/dues")
    await asks(play, user)
    return await play.sends_file(user, name, table(*rows))


async def asks(play, user="li") -> str:
    if "更多" in [label for one in play.stage.seen_by(user)[-1:] for label in labels(one)]:
        await play.presses(user, "更多")
    return await play.presses(user, "交费表")


def waiting(play) -> int:
    return len(read(play, lambda records: records.changes.rows(select(payment_lists))))


@STAGES
async def test_a_list_is_compared_shown_and_confirmed_by_one_tap(play):
    await called(play)
    shown = await hands_in(play, HEAD, *GOOD)

    assert "对上3笔，合计53.20元" in shown
    assert "张伟  11月  22.40元" in shown
    assert due(play, "张伟").state == "due"

    assert "已确认3笔" in await play.presses("li", "确定")
    assert {due(play, name).state for name in ("张伟", "陈静", "孙桂兰")} == {"confirmed"}
    assert due(play, "赵敏").state == "due"
    assert play.private("zhang")[-1] == "11月党费已确认收到，谢谢。"
    if play.stage.abilities.can_edit_later:
        assert group_card(play).startswith("11月党费：已交 3/10")


async def test_what_does_not_fit_is_named_with_its_reason_and_left_alone(play):
    await called(play)
    await play.presses("yang", "我已交")
    await play.presses("li", "杨帆")
    shown = await hands_in(
        play, HEAD, *GOOD, ("钱多多", "11月", 5), ("赵敏", "11月", 30), ("杨帆", "11月", 25.75),
        ("刘洋", "2025年11月", 45.6), ("张伟", "11月", 22.4), ("周倩", "某月", 15.3),
    )  # fmt: skip

    assert "名册上没有：钱多多 11月（第5行）" in shown
    assert "数额与核定的不符：赵敏 11月（表上30.00元，核定31.20元）" in shown
    assert "已经确认过：杨帆 11月（第7行）" in shown
    assert "这个月现在不能登记：刘洋 2025-11（第8行）" in shown
    assert "表里重复：张伟 11月（第9行）" in shown
    assert "没看懂，请核对：第10行" in shown
    assert "已确认3笔" in await play.presses("li", "确定")
    assert {due(play, name).state for name in ("赵敏", "刘洋", "周倩")} == {"due"}


async def test_two_of_one_name_are_left_to_be_recorded_one_by_one(play):
    await called(play)

    def second_zhang(records):
        records.people.add(1, "张伟", on=CALLED.date())
        records.people.add(1, "李明（一）", on=CALLED.date())
        sign(records, CALLED)

    play.app.writer.submit(second_zhang).result()
    shown = await hands_in(play, HEAD, ("张伟", "11月", 22.4), ("李明", "11月", 5))

    assert "没有能直接确认的" in shown
    assert "同名，请逐个登记：张伟 11月（第2行）、李明 11月（第3行）" in shown
    assert "[确定]" not in shown


async def test_a_list_can_be_taken_back_whole_by_undo(play):
    await called(play)
    await hands_in(play, HEAD, *GOOD)
    await play.presses("li", "确定")

    assert "已撤销：党费的批量确认" in await play.whispers("li", "/undo")
    assert {due(play, name).state for name in ("张伟", "陈静", "孙桂兰")} == {"due"}
    assert group_card(play).startswith("11月党费：已交 0/10")
    assert waiting(play) == 1


async def test_several_months_in_one_row_fit_by_their_sum(play):
    await called(play)
    shown = await hands_in(
        play, HEAD, ("张伟", "11-12月", 44.8), ("陈静", "第四季度", 54), ("杨帆", "11、12月", 25.75)
    )

    assert "对上2笔" in shown
    assert "张伟  12月  22.40元" in shown
    assert "不能登记：陈静 10月、11月、12月" in shown
    assert "杨帆 11月、12月（表上25.75元，核定51.50元）" in shown
    await play.presses("li", "确定")
    assert due(play, "张伟", Month(2026, 12)).state == "confirmed"


@pytest.mark.parametrize(
    "head",
    [
        ["序号", "缴费人", "缴纳月份", "缴纳金额（元）"],
        ["部门", "党员姓名", "年 月", "实缴"],
        ["No.", "Name", "Month", "Amount"],
    ],
)
async def test_headings_may_be_spelt_in_other_ways(play, head):
    await called(play)
    shown = await hands_in(play, ["第三支部党费"], head, ["1", "张伟", "2026.11", 22.4])

    assert "对上1笔，合计22.40元" in shown


async def test_the_month_may_stand_in_the_title_alone(play):
    await called(play)
    shown = await hands_in(play, ["第三支部2026年11月党费"], ["姓名", "金额"], ["张伟", 22.4])

    assert "张伟  11月  22.40元" in shown


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["张伟", "11月", 22.4]], "没看到表头"),
        ([["姓名", "金额"], ["张伟", 22.4]], "没看到月份"),
        ([HEAD, ["张伟", "11月", None]], "还没有填金额"),
        ([HEAD], "还没有填金额"),
        ([HEAD, *[["张伟", "11月", 22.4]] * 501], "超过500行"),
    ],
)
async def test_a_list_that_cannot_be_read_is_refused_and_may_be_sent_again(play, rows, said):
    await called(play)

    assert said in await hands_in(play, *rows)
    assert waiting(play) == 0
    assert "对上1笔" in await play.sends_file("li", "再来.xlsx", table(HEAD, GOOD[0]))


async def test_something_that_is_no_table_is_refused(play):
    await called(play)
    await play.whispers("li", "/dues")
    await asks(play)

    assert "只能读 .xlsx 或 .csv" in await play.sends_file("li", "照片.jpg", b"\xff\xd8\xff")


async def test_the_template_holds_names_and_the_month_and_comes_back_filled_in(play):
    await called(play)
    await play.whispers("li", "/dues")
    await asks(play)
    await play.presses("li", "模板")
    file = next(one for one in reversed(play.stage.seen_by("li")) if one.file is not None)
    book = load_workbook(BytesIO(file.file.data))
    cells = [[cell.value for cell in row] for row in book.active.iter_rows()]

    assert ["张伟", "2026-11", None] in [row[:3] for row in cells]
    assert "马德福" not in str(cells)
    for row in book.active.iter_rows():
        if row[0].value == "张伟":
            row[2].value = 22.4
    data = BytesIO()
    book.save(data)
    assert "对上1笔，合计22.40元" in await play.sends_file("li", "交费表.xlsx", data.getvalue())


async def test_what_changed_after_the_preview_is_not_confirmed(play):
    await called(play)
    await hands_in(play, HEAD, *GOOD)
    await play.presses("zhang", "我已交")
    await play.whispers("wang", "/dues")
    await play.presses("wang", "待确认")
    await play.presses("wang", "张伟")
    first = due(play, "张伟").confirmed_at
    play.clock.now += timedelta(minutes=1)

    said = await play.presses("li", "确定")
    assert "已确认2笔" in said
    assert "1笔刚才有变动" in said
    assert due(play, "张伟").confirmed_at == first


async def test_a_list_is_confirmed_once_and_a_newer_one_takes_its_place(play):
    await called(play)
    await hands_in(play, HEAD, GOOD[0])
    old = play.card_with("li", "确定")
    await hands_in(play, HEAD, GOOD[1])
    assert "已经处理过" in await play.presses("li", "确定", on=old)

    card = play.card_with("li", "确定")
    copy = type(card)(id="copy", chat=card.chat, at=card.at, card=card.card)
    await play.presses("li", "确定")
    assert "已经处理过" in await play.presses("li", "确定", on=copy)
    assert due(play, "张伟").state == "due"


async def test_a_list_can_be_dropped(play):
    await called(play)
    await hands_in(play, HEAD, *GOOD)

    assert "什么都没改" in await play.presses("li", "取消")
    assert waiting(play) == 0
    assert due(play, "张伟").state == "due"


async def test_the_file_itself_is_not_kept_and_no_amount_stands_in_the_trail(play):
    await called(play)
    await hands_in(play, HEAD, *GOOD, ("钱多多", "11月", 77.77))
    rows = read(play, lambda records: records.changes.rows(select(payment_lines)))
    trail = str(read(play, lambda records: records.changes.rows(select(audit.c.changes))))

    assert len(rows) == 3
    assert "payment_lines" in trail
    assert not any(text in trail for text in ("钱多多", "7777", "77.77", "22.40", "张伟"))


PRESSES = [AskPaymentList(1), SendPaymentTemplate(1), ConfirmList(1, 1), DropList(1, 1)]


@pytest.mark.parametrize("press", PRESSES, ids=lambda press: press.tag)
async def test_only_those_who_collect_hand_in_lists(play, press):
    await called(play)
    await hands_in(play, HEAD, *GOOD)

    assert "这件事由书记" in await forges(play, "chen", press)
    assert "还不认识您" in await forges(play, "guest", press)
    assert "私聊" in await forges(play, "li", press, chat=play.stage.group)
    assert waiting(play) == 1
    assert due(play, "张伟").state == "due"
    assert not any("张伟" in text for text in play.group)


async def test_who_no_longer_collects_cannot_send_the_file_any_more(play):
    await called(play)
    await play.whispers("li", "/dues")
    await asks(play)

    def step_down(records):
        row = records.people.find(2, CALLED.date())
        assert row.name == "李敏"
        for held in records.changes.rows(select(offices).filter_by(member_id=2)):
            records.changes.update(offices, held["id"], to_on=CALLED.date())
        sign(records, CALLED)

    play.app.writer.submit(step_down).result()
    assert "这件事由书记" in await play.sends_file("li", "表.xlsx", table(HEAD, *GOOD))
    assert waiting(play) == 0


@STAGES
async def test_a_months_dues_are_confirmed_in_three_taps_at_most(play):
    """By a list: 交费表, 确定. From the private card of what waits: 全部确认."""
    await called(play)
    for user in ("chen", "yang"):
        await play.presses(user, "我已交")
    taps = []

    async def tap(label):
        taps.append(label)
        return await play.presses("li", label)

    rows = play.card_with("li", "全部确认").card.rows
    assert "已点我已交的全部确认" in [button.long for row in rows for button in row]
    assert "已确认2笔" in await tap("全部确认")
    assert len(taps) <= 3
    taps.clear()
    await play.whispers("li", "/dues")
    if "更多" in labels(play.stage.seen_by("li")[-1]):
        await tap("更多")
    await tap("交费表")
    rest = [("王建国", 38.5), ("李敏", 27), ("赵敏", 31.2), ("张伟", 22.4), ("刘洋", 45.6),
            ("周倩", 15.3), ("吴迪", 52), ("孙桂兰", 12.8)]  # fmt: skip
    await play.sends_file(
        "li", "11月.xlsx", table(HEAD, *[(who, "11月", sum_) for who, sum_ in rest])
    )
    await tap("确定")

    assert len(taps) <= 3
    month = read(play, lambda records: records.dues.of_month(1, NOVEMBER))
    assert [due.state for due in month] == ["confirmed"] * 10
    if play.stage.abilities.can_edit_later:
        assert group_card(play).startswith("11月党费：已交 10/10")


async def test_where_buttons_are_few_the_rarer_tools_stand_behind_one(play):
    await called(play)
    shown = await play.whispers("li", "/dues")
    assert "已收未缴：0.00元" in shown
    assert "[交费表] [上缴] [公布]" in shown

    play.stage.abilities = replace(play.stage.abilities, max_buttons=6)
    await play.presses("zhang", "我已交")
    await play.whispers("li", "/dues")
    card = play.card_with("li", "更多")
    assert len(labels(card)) <= 6
    assert "[交费表] [上缴] [公布] [返回]" in await play.presses("li", "更多")
