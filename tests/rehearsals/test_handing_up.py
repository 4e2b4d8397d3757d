"""Handing up（上缴）and the yearly publication: written down, totals only, never a name."""

from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from cards.disclosure import Disclose, SendDisclosure
from cards.handing_up import (
    AskHandoverDay,
    AskReceipt,
    DropHandover,
    EditHandover,
    NoReceipt,
    OpenHandover,
    SaveHandover,
)
from cards.handovers import ShowHandovers
from cards.payments import SavePayment
from domain.months import Month
from domain.people import Office
from storage import Signature
from storage.tables.traffic import audit
from tests.rehearsals.conftest import SHANGHAI, labels
from tests.rehearsals.test_dues import CALLED, STAGES, called, due, forges, read

ZHANG, CHEN, YANG = 4, 6, 7
DECEMBER = Month(2026, 12)


async def collected(play, *members, months=0b1) -> None:
    """It is November; these have paid, from November on."""
    await called(play)
    for member_id in members or (ZHANG, CHEN, YANG):
        await forges(play, "li", SavePayment(1, member_id, "2025-11", months << 12, 0))


async def opens(play, user="li") -> str:
    await play.whispers(user, "/dues")
    return await hand_up(play, user)


async def hand_up(play, user="li") -> str:
    """Behind 更多, where buttons are few."""
    if "更多" in labels(play.stage.seen_by(user)[-1]):
        await play.presses(user, "更多")
    return await play.presses(user, "上缴")


async def hands_up(play, receipt="No.0012345") -> str:
    await opens(play)
    await play.presses("li", "下一步")
    await play.whispers("li", receipt)
    return await play.presses("li", "确定")


def handovers(play):
    return read(play, lambda records: records.handovers.of(1))


@STAGES
async def test_what_was_collected_is_handed_up_with_day_months_total_and_receipt(play):
    await collected(play, months=0b11)
    grid = await play.whispers("li", "/dues")
    assert "已收未缴：132.30元" in grid

    shown = await hand_up(play)
    assert "日期：2026-11-05" in shown
    assert "合计：132.30元" in shown
    assert "11月  3  66.15元" in shown
    assert "收据号" in await play.presses("li", "下一步")
    checked = await play.whispers("li", "京财 2026 №0012345")
    assert "月份：11月、12月" in checked
    assert "收据号：京财 2026 №0012345" in checked
    assert handovers(play) == []

    done = await play.presses("li", "确定")
    assert "已登记上缴" in done
    assert "2026-11-05  2026-11–2026-12  132.30元  京财 2026 №0012345" in done
    assert due(play, "张伟").handover_id == handovers(play)[0].id
    assert "已收未缴：0.00元" in await play.whispers("wang", "/dues")


async def test_a_month_can_be_left_out(play):
    await collected(play, months=0b11)
    await opens(play)
    assert "合计：66.15元" in await play.presses("li", "✓12月")
    await play.presses("li", "下一步")
    await play.presses("li", "暂无")
    await play.presses("li", "确定")

    assert due(play, "张伟").handover_id is not None
    assert due(play, "张伟", DECEMBER).handover_id is None
    assert "已收未缴：66.15元" in await play.whispers("li", "/dues")


async def test_it_may_have_been_another_day_but_none_to_come(play):
    await collected(play)
    await opens(play)
    await play.presses("li", "改日期")

    assert "还没到" in await play.whispers("li", "11月6日")
    assert "早于" in await play.whispers("li", "2025-11-01")
    assert "日期：2026-11-03" in await play.whispers("li", "11月3日")
    await play.presses("li", "下一步")
    await play.presses("li", "暂无")
    assert "2026-11-03  2026-11  66.15元  暂无" in await play.presses("li", "确定")


async def test_with_nothing_held_there_is_nothing_to_hand_up(play):
    await called(play)
    assert "没有已收未缴" in await opens(play)

    await collected(play)
    await hands_up(play)
    assert "没有已收未缴" in await opens(play)


async def test_a_receipt_stands_beside_one_handing_up_only(play):
    await collected(play)
    await hands_up(play)
    await forges(play, "li", SavePayment(1, 3, "2025-11", 1 << 12, 0))
    await opens(play)
    await play.presses("li", "下一步")

    assert "已经登记在另一次上缴" in await play.whispers("li", "no. 0012345")
    assert "收据号：0012346" in await play.whispers("li", "0012346")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("11010519491231002X", "身份证号"),
        ("机密★1年", "密级"),
        ("9" * 41, "40 字以内"),
        ("\u200b", "没有收到内容"),
    ],
)
async def test_a_receipt_that_must_not_be_kept_is_refused(play, typed, said):
    await collected(play)
    await opens(play)
    await play.presses("li", "下一步")

    assert said in await play.whispers("li", typed)
    assert "收据号：7" in await play.whispers("li", "7")


async def test_what_changed_meanwhile_is_looked_at_again(play):
    await collected(play)
    await opens(play)
    await play.presses("li", "下一步")
    await play.whispers("li", "7")
    await forges(play, "wang", SavePayment(1, 3, "2025-11", 1 << 12, 0))

    assert "有变动" in await play.presses("li", "确定")
    assert handovers(play) == []
    assert due(play, "张伟").handover_id is None


async def test_it_can_be_dropped_before_it_is_written_down(play):
    await collected(play)
    await opens(play)
    await play.presses("li", "下一步")
    await play.whispers("li", "7")
    save = play.card_with("li", "确定")
    copy = type(save)(id="copy", chat=save.chat, at=save.at, card=save.card)

    assert "没有登记" in await play.presses("li", "取消")
    assert "已经处理过" in await play.presses("li", "确定", on=copy)
    assert handovers(play) == []


async def test_a_handing_up_is_taken_back_by_undo_and_nobody_is_told_otherwise(play):
    await collected(play)
    told = len(play.private("zhang"))
    await hands_up(play)

    assert "已撤销：上缴登记" in await play.whispers("li", "/undo")
    assert handovers(play) == []
    assert due(play, "张伟").handover_id is None
    assert due(play, "张伟").state == "confirmed"
    assert "已收未缴：66.15元" in await play.whispers("li", "/dues")
    assert len(play.private("zhang")) == told


async def test_a_payment_handed_up_by_another_is_not_taken_back_any_more(play):
    await collected(play, ZHANG)
    await opens(play, "wang")
    await play.presses("wang", "下一步")
    await play.presses("wang", "暂无")
    await play.presses("wang", "确定")

    assert "之后又有改动" in await play.whispers("li", "/undo")
    assert due(play, "张伟").state == "confirmed"


async def test_receipts_and_totals_never_stand_in_the_trail(play):
    await collected(play)
    await hands_up(play, "收据八八八八")
    trail = str(read(play, lambda records: records.changes.rows(select(audit.c.changes))))

    assert "handovers" in trail
    assert not any(text in trail for text in ("八八八八", "66.15", "6615"))


PRESSES = [
    OpenHandover(1),
    EditHandover(1, date(2026, 11, 5), "2026-11+1"),
    AskReceipt(1, date(2026, 11, 5), "2026-11+1"),
    AskHandoverDay(1, "2026-11+1"),
    NoReceipt(1, date(2026, 11, 5), "2026-11+1"),
    SaveHandover(1, 1, "2026-11+1"),
    DropHandover(1, 1),
    ShowHandovers(1, 0),
    Disclose(1, 0),
    SendDisclosure(1, 2026),
]


@pytest.mark.parametrize("press", PRESSES, ids=lambda press: press.tag)
async def test_only_those_who_collect_hand_up_and_see_what_is_held(play, press):
    await collected(play)
    before = list(play.group)

    assert "这件事由书记" in await forges(play, "chen", press)
    assert "这件事由书记" in await forges(play, "zhao", press)
    assert "还不认识您" in await forges(play, "guest", press)
    assert "私聊" in await forges(play, "li", press, chat=play.stage.group)
    assert "已收未缴" not in await play.whispers("chen", "/dues")
    assert [text for text in play.group if text not in before and text != "卡片"] == []


@pytest.mark.parametrize(
    "press",
    [
        EditHandover(1, date(2026, 11, 5), "nonsense"),
        EditHandover(1, date(2026, 11, 5), "2026-10+1"),
        EditHandover(1, date(2026, 11, 5), "9998-12+ff"),
        EditHandover(1, date(2026, 11, 5), "2026-11+-1"),
        AskReceipt(1, date(2026, 11, 6), "2026-11+1"),
        AskReceipt(1, date(2026, 11, 5), ""),
        NoReceipt(1, date(2030, 1, 1), "2026-11+1"),
        NoReceipt(1, date(2026, 11, 5), "2026-11+zz"),
        AskHandoverDay(1, "x"),
        SaveHandover(1, 999, "2026-11+1"),
        SaveHandover(99, 1, "2026-11+1"),
        DropHandover(1, 2**62),
        Disclose(1, 1),
        Disclose(1, 2025),
        SendDisclosure(1, 10**9),
    ],
    ids=repr,
)
async def test_a_forged_press_gets_a_sentence_and_changes_nothing(play, press, caplog):
    await collected(play)
    answer = await forges(play, "li", press)

    assert answer
    assert "编号" not in answer
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
    assert handovers(play) == []


async def test_another_branch_sees_and_changes_nothing_of_it(play):
    await collected(play)
    await opens(play)
    await play.presses("li", "下一步")
    await play.whispers("li", "7")
    press = next(b.press for row in play.card_with("li", "确定").card.rows for b in row)

    def other(records):
        number = records.branches.add(
            name="第四支部", timezone="Asia/Shanghai", language="zh_CN", at=CALLED
        )
        member = records.people.add(number, "外人", on=CALLED.date())
        records.people.appoint(member, Office.SECRETARY, on=CALLED.date())
        account = records.accounts.meet("rehearsal", "guest", "")
        claim = records.accounts.claim(account, member, CALLED)
        records.accounts.decide(claim, is_right=True, by=None, at=CALLED)
        records.audit.sign(Signature(branch_id=number, actor_id=None, action="x", at=CALLED))

    play.app.writer.submit(other).result()
    assert "已经处理过" in await forges(
        play, "guest", SaveHandover(2, press.handover_id, "2026-11+1")
    )
    assert "没有已收未缴" in await forges(play, "guest", OpenHandover(2))
    assert handovers(play) == []


async def test_the_years_dues_are_prepared_as_a_text_without_a_name(play):
    await collected(play, months=0b11)
    await hands_up(play)
    for member_id in (1, 2, 3):
        await forges(play, "li", SavePayment(1, member_id, "2025-11", 1 << 12, 0))
    await play.whispers("wang", "/dues")
    text = await play.presses("wang", "公布")

    assert "第三支部2026年党费收支情况" in text
    assert "2026-11至2026-12：10位同志，应交13人次，已交9人次" in text
    assert "应收354.70元，实收229.00元，已上缴132.30元，已收未缴96.70元" in text
    assert "2026-11-05 上缴132.30元" in text
    assert not any(name in text for name in ("张伟", "陈静", "赵敏", "22.40", "No.0012345"))

    await play.presses("wang", "发文件")
    file = next(one for one in reversed(play.stage.seen_by("wang")) if one.file is not None)
    assert file.chat == "wang"
    assert file.file.name == "第三支部2026年党费收支情况.xlsx"
    cells = [[cell.value for cell in row] for row in load_workbook(BytesIO(file.file.data)).active]
    assert ["实收（元）", 229] in [row[:2] for row in cells]
    assert ["使用情况", None] in [row[:2] for row in cells]
    assert not any(name in str(cells) for name in ("张伟", "陈静", "22.4"))


async def test_a_total_that_would_be_somebodys_own_amount_is_left_out(play):
    await collected(play)
    await hands_up(play)
    await forges(play, "li", SavePayment(1, 3, "2025-11", 1 << 12, 0))
    await play.whispers("wang", "/dues")
    text = await play.presses("wang", "公布")

    assert "已交4人次" in text
    assert "实收97.35元" in text
    assert not any(amount in text for amount in ("31.20", "66.15", "已上缴"))
    assert "不单列" in text


async def test_before_anything_is_called_this_year_the_last_one_is_published(play):
    await collected(play)
    await play.until(datetime(2027, 1, 4, 10, tzinfo=SHANGHAI))
    await play.whispers("li", "/dues")

    assert "2026年党费收支情况" in await play.presses("li", "公布")
    await play.until(datetime(2027, 1, 5, 10, tzinfo=SHANGHAI))
    await play.whispers("li", "/dues")
    assert "2027年党费收支情况" in await play.presses("li", "公布")
    assert "2026年党费收支情况" in await play.presses("li", "上一年")
