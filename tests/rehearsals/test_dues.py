"""A month of dues: called, claimed, confirmed, recorded for others; and what nobody may see."""

from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import select

from cards.collecting import ConfirmAllDues, ConfirmDues, RemindUnpaid, ShowGrid
from cards.dues import ClaimPaid, ShowAmount, WithdrawClaim
from cards.payments import AskAmount, EditPayment, PayFor, PickPayer, SavePayment
from chat import encode, line
from domain.months import Month
from domain.people import Office
from storage import Signature
from storage.tables.people import offices
from storage.tables.traffic import audit
from tests.rehearsals.conftest import SHANGHAI, Play, labels, out_of_reach

CALLED = datetime(2026, 11, 5, 9, 0, tzinfo=SHANGHAI)
NOVEMBER = Month(2026, 11)
STAGES = pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)


async def called(play: Play) -> None:
    """It is the fifth, nine o'clock."""
    await play.until(CALLED)


def group_card(play: Play) -> str:
    return next(text for text in reversed(play.group) if "党费：" in text)


def read(play: Play, work):
    return play.app.reader.submit(work).result()


def member_id(play: Play, name: str) -> int:
    names = read(play, lambda records: records.people.names(1))
    return next(number for number, known in names.items() if known == name)


def due(play: Play, name: str, month: Month = NOVEMBER):
    number = member_id(play, name)
    return read(play, lambda records: records.dues.find(number, month))


async def forges(play: Play, user: str, press, *, chat: str = "") -> str:
    """Press something that no card has shown."""
    message = play.stage._add(chat or user, card=line("卡片"))
    return await play._watch(user, play.stage.sends_wire(user, message, encode(press)))


async def test_nobody_hears_of_dues_before_the_day(play):
    await play.until(CALLED.replace(hour=8, minute=59))

    assert not any("党费" in text for text in play.group)
    assert not any("党费" in text for text in play.private("zhang"))


async def test_on_the_day_each_is_reminded_without_an_amount_and_the_group_sees_counts(play):
    await called(play)

    assert "11月党费可以交了，请交组织委员李敏。\n[看数额] [我已交] [按季交]" in play.private(
        "zhang"
    )
    assert not any("22.40" in text for text in play.private("zhang"))
    assert group_card(play) == "11月党费：已交 0/10\n[我的党费]"


async def test_ringing_again_calls_nobody_twice(play):
    await called(play)
    await play.waits(hours=30)

    assert sum("可以交了" in text for text in play.private("zhang")) == 1
    assert sum("党费：" in text for text in play.group) == 1


async def test_an_english_reader_sees_neutral_words_until_they_open_it(play):
    await called(play)

    assert play.private("emma")[-1] == "One item for Nov is due.\n[Details]"
    opened = await play.presses("emma", "Details")
    assert "Dues for Nov: give them to 李敏." in opened
    assert "52.00 yuan" in await play.presses("emma", "Show amount")


async def test_whoever_wants_no_reminders_gets_none(play):
    await play.whispers("chen", "/me")
    await play.presses("chen", "免提醒")
    await called(play)

    assert not any("可以交了" in text for text in play.private("chen"))
    assert group_card(play).startswith("11月党费：已交 0/10")


async def test_a_bot_that_slept_for_two_days_calls_late(play):
    play.clock.now = CALLED.replace(day=7)
    await play.app.clock.ring_all()
    await play.settle()

    assert any("可以交了" in text for text in play.private("zhang"))


async def test_a_bot_that_slept_for_months_opens_them_all_but_calls_only_the_latest(play):
    play.clock.now = datetime(2027, 2, 6, 10, 0, tzinfo=SHANGHAI)
    await play.app.clock.ring_all()
    await play.settle()

    called_for = [text for text in play.private("zhang") if "可以交了" in text]
    assert len(called_for) == 1
    assert called_for[0].startswith("2月党费")
    assert due(play, "张伟", Month(2026, 12)).state == "due"
    assert sum("月党费：" in text for text in play.group) == 1


async def test_a_call_that_is_too_late_is_not_made_but_the_month_is_open(play):
    play.clock.now = CALLED.replace(day=20)
    await play.app.clock.ring_all()
    await play.settle()

    assert play.private("zhang") == []
    assert due(play, "张伟").state == "due"


async def test_at_night_the_call_waits_for_seven(play):
    play.clock.now = CALLED.replace(day=6, hour=23)
    await play.app.clock.ring_all()
    await play.settle()
    assert not any("可以交了" in text for text in play.private("zhang"))

    await play.until(CALLED.replace(day=7, hour=7))
    assert any("可以交了" in text for text in play.private("zhang"))


@STAGES
async def test_a_member_says_it_is_paid_and_hears_when_it_is_confirmed(play):
    await called(play)

    assert "22.40元" in await play.presses("zhang", "看数额")
    assert "已记下，李敏确认后会告诉您。" in await play.presses("zhang", "我已交")
    assert group_card(play).startswith("11月党费：已交 0/10")

    waiting = play.private("li")[-1]
    assert "张伟  11月  22.40元" in waiting
    await play.presses("li", "张伟")

    assert play.private("zhang")[-1] == "11月党费已确认收到，谢谢。"
    assert due(play, "张伟").state == "confirmed"
    if play.stage.abilities.can_edit_later:
        assert group_card(play).startswith("11月党费：已交 1/10")


async def test_the_secretary_confirms_just_as_well(play):
    await called(play)
    for user in ("zhang", "chen"):
        await play.presses(user, "我已交")
    await play.whispers("wang", "/dues")
    await play.presses("wang", "待确认")

    assert "已确认2笔" in await play.presses("wang", "全部确认")
    assert group_card(play).startswith("11月党费：已交 2/10")
    assert due(play, "陈静").state == "confirmed"


async def test_one_message_tells_of_all_claims_until_something_is_confirmed(play):
    await called(play)
    for user in ("zhang", "chen", "yang"):
        await play.presses(user, "我已交")

    cards = [text for text in play.private("li") if "待确认" in text]
    assert len(cards) == 1
    assert "共3笔" in cards[0]

    await play.presses("li", "全部确认")
    await play.presses("zhou", "我已交")
    assert sum("周倩" in text for text in play.private("li")) == 1
    assert group_card(play).startswith("11月党费：已交 3/10")


async def test_what_came_after_the_card_was_drawn_is_not_confirmed_unseen(play):
    await called(play)
    await play.presses("zhang", "我已交")
    card = play.card_with("li", "全部确认")
    press = next(b.press for row in card.card.rows for b in row if b.label == "全部确认")
    play.clock.now = CALLED.replace(minute=5)
    await play.presses("chen", "我已交")

    await forges(play, "li", press)

    assert due(play, "张伟").state == "confirmed"
    assert due(play, "陈静").state == "claimed"


async def test_a_claim_can_be_taken_back_until_it_is_confirmed(play):
    await called(play)
    await play.presses("zhang", "我已交")

    assert "已撤回" in await play.presses("zhang", "撤回")
    assert due(play, "张伟").state == "due"
    assert "都已确认" in play.private("li")[-1]

    await play.presses("zhang", "我已交")
    back = play.card_with("zhang", "撤回")
    await play.presses("li", "张伟")
    assert "已经确认过" in await play.presses("zhang", "撤回", on=back)
    assert due(play, "张伟").state == "confirmed"


async def test_pressing_twice_changes_nothing(play):
    await called(play)
    card = play.card_with("zhang", "我已交")
    wire = encode(ClaimPaid("2026-11", 1))
    await play.stage.sends_wire("zhang", card, wire)
    first = due(play, "张伟").claimed_at
    play.clock.now = CALLED.replace(minute=9)
    await play.stage.sends_wire("zhang", card, wire)

    assert due(play, "张伟").claimed_at == first


async def test_the_group_hears_counts_and_the_asker_the_rest_in_private(play):
    await called(play)
    answer = await play.says("wang", "/党费")

    assert play.group[-1].startswith("11月党费：已交 0/10")
    assert "张伟" not in "\n".join(play.group)
    assert "○" in answer


async def test_whom_the_bot_cannot_write_to_reads_the_counts_in_the_group_and_no_more(play):
    await called(play)
    out_of_reach(play, "zhang")
    before = len(play.group)

    await play.says("zhang", "/dues")

    assert play.group[before:] == ["11月党费：已交 0/10\n[我的党费]"]


async def test_the_grid_shows_members_and_months_to_those_who_collect(play):
    await called(play)
    await play.presses("zhang", "我已交")
    grid = await play.whispers("li", "/dues")

    assert "姓名  11月" in grid
    assert "张伟  待" in grid
    assert "陈静  ○" in grid
    assert "马德福  —" in grid
    assert "已交0/10，待确认1" in grid
    assert "22.40" not in grid


async def test_a_member_sees_only_their_own(play):
    await called(play)
    own = await play.whispers("chen", "/dues")

    assert "2026-11  未交  18.00元" in own
    assert "张伟" not in own
    assert "○" not in own
    assert "2026-11  未交  18.00元" in await play.opens("chen", "dues")


async def test_own_months_can_be_claimed_from_the_own_list_too(play):
    await called(play)
    await play.until(datetime(2026, 12, 5, 9, 0, tzinfo=SHANGHAI))
    await play.whispers("chen", "/dues")

    await play.presses("chen", "11月")
    assert due(play, "陈静").state == "claimed"
    assert due(play, "陈静", Month(2026, 12)).state == "due"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("11月", "已交0/10"),
        ("１１月", "已交0/10"),
        ("2026-11", "已交0/10"),
        ("10月", "不在这里登记"),
        ("2031-05", "不在这里登记"),
        ("2月30日", "没看懂"),
        ("张伟", "没看懂"),
        ("\x00", "没看懂"),
        ("今年", "没看懂"),
        ("9" * 10_000, "没看懂"),
    ],
)
async def test_another_month_can_be_asked_for(play, words, said):
    await called(play)

    assert said in await play.whispers("li", f"/dues {words}")


async def test_reminding_goes_to_the_unpaid_alone_and_once_a_day(play):
    await called(play)
    await play.presses("zhang", "我已交")
    await play.until(CALLED.replace(day=8))
    await play.whispers("li", "/dues")
    answer = await play.presses("li", "催一下")

    assert answer == "已私聊提醒8位。1位没有账号或选了免提醒，请当面说一声。"
    assert sum("可以交了" in text for text in play.private("chen")) == 2
    assert sum("可以交了" in text for text in play.private("zhang")) == 0
    again = await play.presses("li", "催一下")
    assert "8位今天已提醒过" in again
    assert sum("可以交了" in text for text in play.private("chen")) == 2


async def test_the_day_of_the_call_is_not_the_day_to_remind_again(play):
    await called(play)
    await play.whispers("wang", "/dues")

    assert "9位今天已提醒过" in await play.presses("wang", "催一下")


@STAGES
async def test_several_months_are_recorded_for_a_member_who_sent_the_money_along(play):
    await called(play)
    await play.whispers("li", "/dues")
    await play.presses("li", "记一笔")
    while "孙桂兰" not in labels(play.card_with("li", "返回")):
        await play.presses("li", "下一页")
    card = await play.presses("li", "孙桂兰")
    assert "给孙桂兰登记" in card
    assert "✓11月" in card
    await play.presses("li", "12月")
    card = await play.presses("li", "代交人")
    assert "哪位同志代交" in card
    card = await play.presses("li", "王建国")
    assert "合计：25.60元" in card
    assert "代交人：王建国" in card
    assert "已登记：孙桂兰 11月、12月。\n王建国代交" in await play.presses("li", "确定")

    for month in (NOVEMBER, Month(2026, 12)):
        assert due(play, "孙桂兰", month).state == "confirmed"
        assert due(play, "孙桂兰", month).paid_by == member_id(play, "王建国")


async def test_a_month_paid_ahead_counts_when_it_opens_and_opens_for_the_others(play):
    await called(play)
    number = member_id(play, "张伟")
    save = SavePayment(1, number, "2025-11", 1 << 12 | 1 << 13, 0)
    assert "已登记" in await forges(play, "li", save)
    assert play.private("zhang")[-1] == "11月、12月党费已确认收到，谢谢。"

    await play.until(datetime(2026, 12, 5, 9, 0, tzinfo=SHANGHAI))
    assert group_card(play).startswith("12月党费：已交 1/10")
    assert not any("12月党费可以交了" in text for text in play.private("zhang"))


async def test_a_record_can_be_taken_back_by_undo(play):
    await called(play)
    await forges(play, "li", SavePayment(1, member_id(play, "张伟"), "2025-11", 1 << 12, 0))
    assert group_card(play).startswith("11月党费：已交 1/10")

    assert "已撤销：党费登记" in await play.whispers("li", "/undo")
    assert due(play, "张伟").state == "due"
    assert group_card(play).startswith("11月党费：已交 0/10")


async def test_who_was_told_of_a_record_taken_back_reads_a_correction(play):
    await called(play)
    ahead = 1 << 12 | 1 << 13
    await forges(play, "li", SavePayment(1, member_id(play, "张伟"), "2025-11", ahead, 0))
    assert play.private("zhang")[-1] == "11月、12月党费已确认收到，谢谢。"

    await play.whispers("li", "/undo")

    said = "更正：11月、12月党费的确认有误，已撤回，暂记未确认。有疑问请问组织委员李敏。"
    assert play.private("zhang")[-1] == said
    assert not any("更正" in text for text in [*play.group, *play.private("chen")])
    await play.waits(days=1)
    assert sum("更正" in text for text in play.private("zhang")) == 1


async def test_a_confirmation_of_a_claim_taken_back_is_corrected_in_neutral_english(play):
    await called(play)
    await play.presses("emma", "Details")
    await play.presses("emma", "I've paid")
    await play.presses("li", "吴迪")
    assert "Received for Nov" in play.private("emma")[-1]

    await play.whispers("li", "/undo")

    correction = play.private("emma")[-1]
    assert correction.startswith("Correction for Nov: what was noted as received is taken")
    assert "Dues" not in correction
    assert "Party" not in correction


async def test_who_was_not_told_yet_reads_neither_line(play):
    await called(play)
    await play.until(CALLED.replace(hour=23))
    await forges(play, "li", SavePayment(1, member_id(play, "张伟"), "2025-11", 1 << 12, 0))
    await play.whispers("li", "/undo")
    await play.waits(days=1)

    assert not any("已确认收到" in text or "更正" in text for text in play.private("zhang"))


async def test_confirmed_again_before_the_correction_is_read_nothing_is_corrected(play):
    await called(play)
    await play.until(CALLED.replace(hour=21, minute=58))
    save = SavePayment(1, member_id(play, "张伟"), "2025-11", 1 << 12, 0)
    await forges(play, "li", save)
    play.clock.now = CALLED.replace(hour=22, minute=5)
    await play.whispers("li", "/undo")
    await forges(play, "li", save)
    await play.waits(days=1)

    assert sum("已确认收到" in text for text in play.private("zhang")) == 2
    assert not any("更正" in text for text in play.private("zhang"))


async def test_a_new_amount_holds_from_this_month_and_changes_the_open_one(play):
    await called(play)
    await play.whispers("li", "/dues")
    listed = await play.presses("li", "核定数额")
    assert "张伟  22.40元" in listed
    assert "马德福  —" in listed

    await play.presses("li", "张伟")
    assert "已核定：张伟每月35.50元，从11月起。" in await play.whispers("li", "35.5")
    assert "35.50" in await play.presses("zhang", "看数额")
    await play.presses("li", "马德福")
    await play.whispers("li", "６")
    assert due(play, "马德福").amount == 6
    assert group_card(play).startswith("11月党费：已交 0/11")


async def test_with_no_amount_somebody_is_neither_reminded_nor_counted(play):
    await called(play)
    await forges(play, "li", AskAmount(1, member_id(play, "张伟")))
    assert "不再计数额" in await play.whispers("li", "0")

    assert due(play, "张伟") is None
    assert group_card(play).startswith("11月党费：已交 0/9")
    assert "没有您要交的" in await play.presses("zhang", "我已交")
    assert "还没有核定" in await play.whispers("zhang", "/dues")


async def test_a_paid_month_keeps_its_amount(play):
    await called(play)
    number = member_id(play, "张伟")
    await forges(play, "li", SavePayment(1, number, "2025-11", 1 << 12, 0))
    await forges(play, "li", AskAmount(1, number))
    await play.whispers("li", "99")

    assert str(due(play, "张伟").amount) == "22.40"


@pytest.mark.parametrize(
    "typed",
    ["1e9", "-1", "35.555", "10000.01", "三十", "无", "—", "\x00", "=1+1", "<b>5</b>", "9" * 10_000,
     "NaN", "1,2", "\u202e5\u202c5.5.5", "🙂", "5 6"],
)  # fmt: skip
async def test_an_amount_that_is_none_is_asked_for_again(play, typed):
    await forges(play, "li", AskAmount(1, member_id(play, "张伟")))
    assert "没看懂数额" in await play.whispers("li", typed)

    assert "已核定" in await play.whispers("li", "３５．５０元")


async def test_an_unusual_amount_is_taken_with_a_word_of_caution(play):
    await forges(play, "li", AskAmount(1, member_id(play, "张伟")))

    assert "一般不超过1000元" in await play.whispers("li", "1200")


async def test_amounts_never_stand_in_the_trail(play):
    await called(play)
    await forges(play, "li", AskAmount(1, member_id(play, "张伟")))
    await play.whispers("li", "77.77")

    trail = str(read(play, lambda records: records.changes.rows(select(audit.c.changes))))
    assert "assessments" in trail
    assert "7777" not in trail
    assert "77.77" not in trail


COLLECTING = [
    ShowGrid(1, "", 0),
    ConfirmDues(1, 4, "2026-11"),
    ConfirmAllDues(1, 2**60),
    RemindUnpaid(1, "2026-11"),
    PayFor(1, 4),
    EditPayment(1, 4, "2025-11", 4096, 0, 0),
    PickPayer(1, 4, "2025-11", 4096, 0),
    SavePayment(1, 4, "2025-11", 4096, 0),
    AskAmount(1, 4),
]


@pytest.mark.parametrize("press", COLLECTING, ids=lambda press: press.tag)
async def test_only_those_who_collect_may_collect(play, press):
    await called(play)

    assert "这件事由书记" in await forges(play, "chen", press)
    assert "还不认识您" in await forges(play, "guest", press)
    assert due(play, "张伟").state == "due"


@pytest.mark.parametrize("press", COLLECTING, ids=lambda press: press.tag)
async def test_names_never_reach_the_group_even_by_a_forged_press(play, press):
    await called(play)
    await forges(play, "zhang", ClaimPaid("2026-11", 1))
    answer = await forges(play, "li", press, chat=play.stage.group)

    assert "私聊" in answer
    assert not any(name in text for text in play.group for name in ("张伟", "陈静", "孙桂兰"))
    assert due(play, "张伟").state == "claimed"


@pytest.mark.parametrize(
    "press",
    [
        ConfirmDues(1, 999, "2026-11"),
        ConfirmDues(1, 4, "2099-01"),
        ConfirmDues(1, 4, "nonsense"),
        ConfirmDues(99, 4, "2026-11"),
        RemindUnpaid(1, "2099-01"),
        RemindUnpaid(1, ""),
        PayFor(1, 999),
        PayFor(1, 2**62),
        EditPayment(1, 4, "2025-11", -1, 0, 0),
        EditPayment(1, 4, "2025-11", 2**62, 0, 0),
        EditPayment(1, 4, "1900-01", 4096, 0, 0),
        EditPayment(1, 4, "9998-12", 1, 0, 0),
        EditPayment(1, 4, "2025-11", 4096, 999, 0),
        SavePayment(1, 4, "2025-11", 0, 0),
        SavePayment(1, 4, "2025-11", 1 << 11, 0),
        SavePayment(1, 4, "2025-11", 1 << 19, 0),
        SavePayment(1, 11, "2025-11", 1 << 12, 0),
        SavePayment(1, 4, "", 1 << 12, 0),
        AskAmount(1, 999),
        ClaimPaid("2099-01", 1),
        ClaimPaid("2026-13", 1),
        ShowAmount("2026-10", 1),
        WithdrawClaim("x", 1),
        ClaimPaid("2026-11", 2**62),
    ],
    ids=repr,
)
async def test_a_forged_press_gets_a_sentence_and_changes_nothing(play, press, caplog):
    await called(play)
    answer = await forges(play, "li", press)

    assert answer
    assert "编号" not in answer
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
    months = (Month(2026, 10), NOVEMBER, Month(2027, 6))
    rows = read(play, lambda records: records.dues.of(1, months[0], months[-1]))
    assert {row.state for row in rows} <= {"due"}


async def test_a_month_recorded_by_somebody_else_meanwhile_is_not_recorded_again(play):
    await called(play)
    number = member_id(play, "张伟")
    save = SavePayment(1, number, "2025-11", 1 << 12, 0)
    await forges(play, "li", save)
    first = due(play, "张伟").confirmed_at
    play.clock.now = CALLED.replace(minute=30)

    assert "请重新选" in await forges(play, "wang", save)
    assert due(play, "张伟").confirmed_at == first


async def test_a_press_of_another_branch_changes_nothing_here(play):
    await called(play)

    def other_branch(records):
        branch_id = records.branches.add(
            name="第四支部", timezone="Asia/Shanghai", language="zh_CN", at=CALLED
        )
        number = records.people.add(branch_id, "外人", on=CALLED.date())
        records.people.appoint(number, Office.SECRETARY, on=CALLED.date())
        account = records.accounts.meet("rehearsal", "guest", "")
        claim = records.accounts.claim(account, number, CALLED)
        records.accounts.decide(claim, is_right=True, by=None, at=CALLED)
        records.audit.sign(Signature(branch_id=branch_id, actor_id=None, action="test", at=CALLED))

    play.app.writer.submit(other_branch).result()
    zhang = member_id(play, "张伟")
    for branch_id in (1, 2):
        for press in (
            SavePayment(branch_id, zhang, "2025-11", 1 << 12, 0),
            AskAmount(branch_id, zhang),
            PayFor(branch_id, zhang),
            ConfirmDues(branch_id, zhang, "2026-11"),
        ):
            assert await forges(play, "guest", press)
    assert due(play, "张伟").state == "due"


async def test_a_stranger_at_the_door_is_told_what_comes_first(play):
    await called(play)

    assert "还不认识您" in await play.opens("guest", "dues")


async def test_without_a_commissioner_the_secretary_collects(play):
    def step_down(records):
        held = select(offices).filter_by(office=Office.ORGANIZATION_COMMISSIONER.value)
        for row in records.changes.rows(held):
            records.changes.update(offices, row["id"], to_on=CALLED.date())
        records.audit.sign(Signature(branch_id=1, actor_id=None, action="test", at=CALLED))

    play.app.writer.submit(step_down).result()
    await called(play)

    assert any("请交书记王建国" in text for text in play.private("zhang"))
    await play.presses("zhang", "我已交")
    assert "张伟" in play.private("wang")[-1]


async def test_a_long_roster_is_paged_where_buttons_are_few(play):
    play.stage.abilities = replace(play.stage.abilities, max_buttons=6)
    await called(play)
    await play.whispers("li", "/dues")
    seen: set[str] = set()
    await play.presses("li", "记一笔")
    for _ in range(4):
        card = play.card_with("li", "下一页")
        assert len(labels(card)) <= 6
        seen |= set(labels(card))
        await play.presses("li", "下一页")
    assert {"王建国", "吴迪", "孙桂兰"} <= seen
    assert "马德福" not in seen
