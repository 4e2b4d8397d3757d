"""Assessing dues（核定）: reckoned in private and forgotten, relief with both approvals, January."""

from datetime import datetime
from decimal import Decimal

import pytest

from cards.reassessing import KeepAmounts
from cards.reckoning import PickCategory, SaveReckoned
from domain.assessment import Category
from domain.months import Month
from storage import Signature
from tests.rehearsals.conftest import SHANGHAI
from tests.rehearsals.test_dues import NOVEMBER, called, due, forges, member_id, read

STAGES = pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)
PAY = "岗位工资 2511.37\n薪级工资 1409.11\n误餐补贴 377.19\n个人所得税 43.83"


def sets(play, **switches):
    def work(records):
        for name, value in switches.items():
            records.branches.set(1, name, value)
        signature = Signature(branch_id=1, actor_id=None, action="test", at=play.clock.now)
        records.audit.sign(signature)

    play.app.writer.submit(work).result()


async def reckons(play, user="li", name="张伟", category="按月工资"):
    """The organization commissioner comes as far as the question."""
    await play.whispers(user, "/dues")
    await play.presses(user, "核定数额")
    await play.presses(user, name)
    await play.presses(user, "算一算")
    if play.stage.abilities.max_buttons < 11 and category not in play.private(user)[-1]:
        await play.presses(user, "下一页")
    return await play.presses(user, category)


def kept() -> bytes:
    """All that stands on the disk, the log of the database too."""
    files = sorted(FOLDER[0].rglob("*"))
    return b"".join(one.read_bytes() for one in files if one.is_file())


FOLDER = []


@pytest.fixture(autouse=True)
def folder(settings):
    FOLDER[:] = [settings.data_dir]


def amount(play, name, on):
    return read(play, lambda records: records.dues.assessed(1, on)).get(member_id(play, name))


@STAGES
async def test_the_commissioner_reckons_and_keeps_the_amount_alone(play):
    asked = await reckons(play)
    assert "所报收入不保存" in asked

    answer = await play.whispers("li", PAY)

    assert "比例：1%" in answer
    assert "计算值：38.7665元" in answer
    assert "每月：38.77元" in answer
    assert "中组发〔2008〕3号第一条、第二条；组电明字〔2017〕5号" in answer
    assert "新数额从2027-01起算（组电明字〔2017〕5号）" in answer
    assert "3876.65" not in answer
    saved = await play.presses("li", "记为核定")
    assert "张伟每月38.77元，从2027-01起" in saved
    assert amount(play, "张伟", NOVEMBER.first) == Decimal("22.40")
    assert amount(play, "张伟", Month(2027, 1).first) == Decimal("38.77")


async def test_nothing_of_the_base_stands_in_the_database(play, caplog):
    await reckons(play)
    await play.whispers("li", PAY)
    await play.presses("li", "记为核定")

    everything = kept() + caplog.text.encode()

    assert "张伟".encode() in everything
    said = ["2511.37", "1409.11", "377.19", "43.83", "3876.65", "岗位工资", "误餐补贴"]
    assert [word for word in said if word.encode() in everything] == []
    assert [n for n in (251137, 140911, 37719, 387665) if n.to_bytes(3, "big") in everything] == []


async def test_under_the_older_rule_a_new_pay_counts_from_the_month(play):
    sets(play, dues_assessment="that_month")
    await called(play)
    await reckons(play)

    assert "从领新工资的当月起按新数额交，即11月（中组发〔2008〕3号第十条）" in (
        await play.whispers("li", "5100")
    )
    await play.presses("li", "记为核定")
    assert due(play, "张伟").amount == Decimal("76.50")
    assert "已撤销" in await play.whispers("li", "/undo")
    assert due(play, "张伟").amount == Decimal("22.40")


async def test_every_member_can_reckon_for_themselves_but_not_save(play):
    await play.whispers("zhang", "/dues")
    await play.presses("zhang", "算一算")
    await play.presses("zhang", "离退休")

    answer = await play.whispers("zhang", "基本养老金 3200\n津补贴 2500")

    assert "每月：16.00元" in answer
    assert "按离退休费总额为57.00元（中组发〔2008〕3号）" in answer
    assert "告诉组织委员" in answer
    assert "[记为核定]" not in answer
    await forges(play, "zhang", SaveReckoned(1, member_id(play, "张伟"), "0.20", "2027-01"))
    assert amount(play, "张伟", Month(2027, 1).first) == Decimal("22.40")


async def test_nobody_reckons_for_somebody_else(play):
    press = PickCategory(1, member_id(play, "陈静"), Category.STUDENT)

    assert "这件事由书记或组织委员办理" in await forges(play, "zhang", press)


async def test_in_the_group_nothing_is_reckoned(play):
    press = PickCategory(1, 0, Category.STUDENT)

    assert "请到私聊里点" in await forges(play, "li", press, chat="group")


async def test_an_unknown_item_is_asked_about_and_sent_again(play):
    await reckons(play)

    asked = await play.whispers("li", "岗位工资 2500\n车改费 300")
    assert "“车改费”计不计入，没有把握" in asked
    assert "300" not in asked
    assert "每月：12.50元" in await play.whispers("li", "岗位工资 2500\n车改费 300 不计")


@pytest.mark.parametrize(
    ("category", "told"),
    [("学生", "每月：0.20元"), ("低保", "每月：0.20元"), ("农民", "农民的标准由省里定")],
)
async def test_some_pay_what_the_rules_say_without_a_question(play, category, told):
    answer = await reckons(play, category=category)

    assert told in answer
    assert "中组发〔2008〕3号第六条" in answer


async def test_farmers_and_graduates_pay_as_the_branch_has_settled(play):
    await reckons(play, category="研究生")
    open_ = await play.whispers("li", "2000")
    assert "见到两种说法" in open_
    assert "同学生：0.20元" in open_
    assert "按奖学金：10.00元" in open_
    assert "[记为核定]" not in open_
    sets(play, dues_graduate="student", dues_farmer="0.50")

    assert "每月：0.20元" in await reckons(play, category="研究生")
    assert "每月：0.50元" in await reckons(play, category="农民")


async def test_what_comes_to_nothing_is_for_the_branch_to_look_at(play):
    await reckons(play)

    assert "不能自动算成0.2元或免交，请由支部研究" in await play.whispers("li", "0")
    assert "[记为核定]" not in play.private("li")[-1]


async def test_above_a_thousand_the_rest_is_voluntary(play):
    await reckons(play)

    answer = await play.whispers("li", "60000")

    assert "每月：1000.00元" in answer
    assert "多出的200.00元可自愿多交（组电明字〔2017〕5号）" in answer


async def relief(play, line):
    await play.whispers("li", "/dues")
    await play.presses("li", "核定数额")
    await play.presses("li", "张伟")
    asked = await play.presses("li", "少交免交")
    assert "报上一级党委批准后可少交或免交" in asked
    return await play.whispers("li", line)


async def test_relief_holds_with_both_approvals_and_until_its_month(play):
    await called(play)

    said = await relief(play, "少交 2元 支部11月1日 上级11月3日 至2026年12月")

    assert "张伟：每月2.00元，到2026-12为止，之后按原数额" in said
    assert due(play, "张伟").amount == Decimal(2)
    assert amount(play, "张伟", Month(2026, 12).last) == Decimal(2)
    assert amount(play, "张伟", Month(2027, 1).first) == Decimal("22.40")


async def test_relief_without_the_superior_has_no_effect(play):
    await called(play)

    said = await relief(play, "免交 支部11月1日 至2026年12月")

    assert "上一级党委还没批准，暂不生效" in said
    assert "未经批准不生效（中组发〔2008〕3号）" in said
    assert due(play, "张伟").amount == Decimal("22.40")
    again = await relief(play, "免交 支部11月1日 上级11月5日 至2026年12月")
    assert "免交，到2026-12为止，之后按原数额" in again
    assert due(play, "张伟") is None


async def test_relief_that_is_not_understood_is_asked_for_again(play):
    assert "没看懂" in await relief(play, "让他少交点")
    assert "不能在今天之后" in await play.whispers("li", "免交 支部11月9日 至2026年12月")
    assert "最多12个月" in await play.whispers("li", "免交 支部11月1日 至2027年11月")


JANUARY = datetime(2027, 1, 4, 9, tzinfo=SHANGHAI)


def asked_in_january(play, user):
    return [text for text in play.private(user) if "2027年党费核定" in text]


async def test_in_january_the_commissioner_is_asked_once_and_keeps_all(play):
    await play.until(JANUARY)
    await play.waits(days=2)

    (asked,) = asked_in_january(play, "li")
    assert "还有10位同志沿用往年的数额，请核定。" in asked
    assert "年内一般不变（组电明字〔2017〕5号）" in asked
    assert asked_in_january(play, "wang") == []
    assert not any("核定" in text for text in play.group)
    assert "10位同志2027年数额照旧" in await play.presses("li", "全部沿用")
    assert "0位同志" in await forges(play, "li", KeepAmounts(1, 2027))
    assert amount(play, "张伟", JANUARY.date()) == Decimal("22.40")


async def test_one_by_one_the_number_falls(play):
    await play.until(JANUARY)
    await play.presses("li", "逐个核定")
    await play.presses("li", "张伟")
    await play.whispers("li", "22.40")

    assert "9位同志2027年数额照旧" in await play.presses("li", "全部沿用")
    assert "已失效" in await forges(play, "li", KeepAmounts(1, 2026))


async def test_where_every_month_counts_january_asks_nothing(play):
    sets(play, dues_assessment="that_month")
    await play.until(JANUARY)

    assert asked_in_january(play, "li") == []


async def test_an_english_reader_reckons_in_english(play):
    await play.whispers("emma", "/dues")
    await play.presses("emma", "Reckon")
    asked = await play.presses("emma", "Wages")
    assert "What you say of your income is not kept" in asked

    assert "“bonus” count?" in await play.whispers("emma", "post salary 5100\nbonus 900")
    answer = await play.whispers("emma", "post salary 5,100\nbonus 900 excluded")

    assert "A month：76.50 yuan" in answer
    assert "Document 3 of 2008, Art. 1 and 2; Notice 5 of 2017" in answer
