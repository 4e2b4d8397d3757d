"""The secretary hands in the roster; everybody claims their name."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from tests.rehearsals.test_setup import found

NAMES = "王建国\n李敏\n赵敏\n陈静"


@pytest.fixture
async def founded(empty):
    await found(empty)
    await empty.whispers("wang", "王建国")
    await empty.whispers("wang", "2026-01-01")
    await empty.presses("wang", "10月")
    return empty


def table(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    data = BytesIO()
    book.save(data)
    return data.getvalue()


async def test_names_one_per_line_make_a_roster(founded):
    await founded.whispers("wang", "/roster")

    answer = await founded.whispers("wang", NAMES)

    assert "新增3，更新1" in answer
    assert "0/4" not in await founded.whispers("wang", "/roster")
    assert "陈静" in await founded.presses("wang", "名单")


async def test_a_table_is_read_by_its_headings_and_private_columns_are_thrown_away(founded):
    await founded.whispers("wang", "/roster")
    data = table(
        ["第三支部党员名册"],
        ["职务", "姓名", "身份证号", "党小组", "党员类别", "月交党费"],
        ["组织委员", "李敏", "110101199001011234", "一组", "正式党员", 27],
        ["", "周倩", "110101199901011234", "二组", "预备党员", "15.30"],
    )

    answer = await founded.sends_file("wang", "名册.xlsx", data)

    assert "新增2" in answer
    assert "已忽略、不保存：身份证号" in answer
    names = await founded.presses("wang", "名单")
    assert "李敏  组织委员 一组" in names
    assert "周倩  预备党员 二组" in names


async def test_a_table_with_a_mistake_changes_nothing(founded):
    await founded.whispers("wang", "/roster")
    data = table(["姓名", "入党日期"], ["李敏", "2020-02-30"], ["赵敏", "2020-02-03"])

    answer = await founded.sends_file("wang", "名册.xlsx", data)

    assert "没有导入" in answer
    assert "第 2 行的入党日期" in answer
    assert "李敏" not in await founded.presses("wang", "名单")


async def test_a_csv_is_read_as_well(founded):
    await founded.whispers("wang", "/roster")

    answer = await founded.sends_file(
        "wang", "名册.csv", "党小组,姓名\n一组,李敏\n".encode("gb18030")
    )

    assert "新增1" in answer
    assert "李敏  一组" in await founded.presses("wang", "名单")


async def test_a_template_is_offered(founded):
    await founded.whispers("wang", "/roster")

    assert "名册.xlsx" in await founded.presses("wang", "模板")


async def test_an_import_can_be_taken_back(founded):
    await founded.whispers("wang", "/roster")
    await founded.whispers("wang", NAMES)

    assert "已撤销" in await founded.whispers("wang", "/undo")
    assert "陈静" not in await founded.presses("wang", "名单")


async def test_a_broken_file_is_answered_by_a_sentence(founded):
    await founded.whispers("wang", "/roster")

    assert "打不开" in await founded.sends_file("wang", "名册.xlsx", b"PK\x03\x04 not a table")


async def test_only_the_secretary_sees_the_roster(play):
    assert "书记" in await play.whispers("chen", "/roster")
    assert "私聊" in await play.says("wang", "/roster")


class TestClaims:
    @pytest.fixture
    async def claiming(self, founded):
        await founded.whispers("wang", "/roster")
        await founded.whispers("wang", NAMES)
        await founded.presses("wang", "认领卡")
        return founded

    async def test_each_claims_their_own_name_and_the_secretary_confirms(self, claiming):
        assert "1/4" in claiming.group[-1]
        await claiming.presses("li", "认领姓名")
        assert "留什么、谁看得到" in claiming.private("li")[-1]

        assert "已请书记确认：李敏" in await claiming.presses("li", "李敏")
        await claiming.presses("wang", "是")

        assert "您是第三支部的李敏同志" in claiming.private("li")[-1]
        assert "2/4" in claiming.group[-1]

    async def test_all_who_do_not_clash_are_confirmed_at_once(self, claiming):
        for user, name in (("li", "李敏"), ("zhao", "赵敏"), ("chen", "陈静"), ("zhou", "陈静")):
            await claiming.presses(user, "认领姓名")
            await claiming.presses(user, name)

        waiting = claiming.private("wang")[-1]
        assert waiting.index("有人同认") < waiting.index("李敏")
        assert "已确认 2 位" in await claiming.presses("wang", "全部确认")
        assert "有人同认" in claiming.private("wang")[-1]

        await claiming.presses("wang", "是")
        assert "4/4" in claiming.group[-1]

    async def test_who_is_turned_down_reads_so_once_and_what_to_do_next(self, claiming):
        await claiming.presses("zhou", "认领姓名")
        await claiming.presses("zhou", "陈静")
        await claiming.presses("wang", "不是")

        [told] = [text for text in claiming.private("zhou") if "还没能确认您是陈静同志" in text]
        assert "认领卡" in told
        assert "书记" in told
        assert not any("还没能确认" in text for text in claiming.group + claiming.private("wang"))
        await claiming.waits(days=1)
        assert sum("还没能确认" in text for text in claiming.private("zhou")) == 1

    async def test_the_one_whose_name_goes_to_another_is_told_too(self, claiming):
        for user in ("chen", "zhou"):
            await claiming.presses(user, "认领姓名")
            await claiming.presses(user, "陈静")
        await claiming.presses("wang", "是")

        assert "您是第三支部的陈静同志" in claiming.private("chen")[-1]
        assert "还没能确认您是陈静同志" in claiming.private("zhou")[-1]

    async def test_who_has_the_right_name_by_then_is_not_told_of_the_wrong_one(self, claiming):
        await claiming.presses("chen", "认领姓名")
        await claiming.presses("chen", "李敏")
        decided = claiming.card_with("wang", "不是")
        await claiming.stage.presses("wang", decided, "不是")
        await claiming.stage.presses("chen", claiming.card_with("chen", "认领姓名"), "认领姓名")
        await claiming.stage.presses("chen", claiming.card_with("chen", "陈静"), "陈静")
        await claiming.app.refresher.draw_all()
        await claiming.stage.presses("wang", decided, "是")
        await claiming.settle()

        assert "您是第三支部的陈静同志" in claiming.transcript("chen")
        assert "还没能确认" not in claiming.transcript("chen")

    async def test_a_made_up_link_opens_no_roster(self, claiming):
        assert "已失效" in await claiming.opens("guest", "claim-1-00000000")
        assert "陈静" not in claiming.transcript("guest")
