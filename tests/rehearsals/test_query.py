"""Asking anything: by buttons or in a line; private, in roster order, and only what concerns one."""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from sqlalchemy import select

from cards.query import AskMatter, AskWho
from cards.query_presses import AskQuestion, DrawAnswer, ExportAnswer
from domain.attendance import Answer, Presence
from domain.meetings import MeetingKind, Scope
from domain.months import Month
from domain.people import Office, Trust
from domain.questions import Matter
from storage.tables.traffic import audit
from tests.rehearsals.conftest import SHANGHAI, labels
from tests.rehearsals.gatherings import answer, publish, record
from tests.rehearsals.own_affairs import admitted, forges, ids, speaks_english, works

NAMES = (
    "王建国",
    "李敏",
    "赵敏",
    "张伟",
    "刘洋",
    "陈静",
    "杨帆",
    "周倩",
    "吴迪",
    "孙桂兰",
    "马德福",
)
BOTH = pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)
HERE, AWAY, EXCUSED = Presence.PRESENT, Presence.ABSENT, Presence.EXCUSED


def october(day: int) -> datetime:
    return datetime(2026, 10, day, 14, tzinfo=SHANGHAI)


def all_but(**others: Presence) -> dict[str, Presence]:
    return {name: others.get(name, HERE) for name in NAMES}


@pytest.fixture
def asked(play):
    """Two theme days and a meeting of the first group; dues of two months; something to put right."""
    first = publish(play, starts_at=october(9), parts=(MeetingKind.PARTY_LECTURE,))
    record(play, first, all_but(陈静=EXCUSED, 杨帆=AWAY, 马德福=EXCUSED), close=True)
    second = publish(play, starts_at=october(27), title="学习党史")
    answer(play, second, {"陈静": Answer.LEAVE})
    record(play, second, all_but(陈静=EXCUSED, 杨帆=AWAY, 周倩=AWAY), close=True)
    group = publish(
        play, starts_at=october(16), kind=MeetingKind.GROUP_MEETING, scope=Scope.GROUP,
        group="一组", title="学习",
    )  # fmt: skip
    record(play, group, {"王建国": HERE, "周倩": HERE, "陈静": HERE}, close=True)
    number = ids(play)

    def work(records):
        for month in (Month(2026, 9), Month(2026, 10)):
            records.dues.owe(1, number["陈静"], month, Decimal("18.00"))
            records.dues.owe(1, number["杨帆"], month, Decimal("25.75"))
        records.dues.confirm(number["陈静"], Month(2026, 9), by=1, at=play.clock())
        olm = records.olm.open(1, 2025)
        for text, owner, due in (
            ("每月集中学习一次", number["陈静"], date(2026, 12, 31)),
            ("建立走访台账", None, date(2026, 9, 30)),
        ):
            item = records.rectification.add(olm, text, due, by=1)
            records.rectification.change(item, owner_id=owner)

    works(play, work)
    return play


def rows_of(file: bytes) -> list[list[str]]:
    sheet = openpyxl.load_workbook(BytesIO(file)).active
    return [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(
        values_only=True)]  # fmt: skip


async def exports(play, user: str) -> list[list[str]]:
    await play.presses(user, "导出")
    return rows_of(play.stage.seen_by(user)[-1].file.data)


async def test_a_members_year_meeting_by_meeting_and_how_it_was_counted(asked):
    shown = await asked.whispers("wang", "/query 陈静今年出勤")

    assert "陈静同志 2026年" in shown
    assert "应到3 到1 请假2" in shown
    assert "10-27 主题党日  请假" in shown
    assert "按每次会的应到名单数" in shown
    assert "截至11月2日 周一 10:00" in shown
    assert "导出" in labels(asked.stage.seen_by("wang")[-1])


async def test_a_months_numbers(asked):
    shown = await asked.whispers("wang", "/查询 应到实到 2026-10")

    assert "27日 主题党日  11  8  1  2" in shown


async def test_who_was_absent_meeting_by_meeting_in_roster_order(asked):
    shown = await asked.whispers("wang", "/query 10月谁没来")

    assert "9日 主题党日  杨帆\n" in shown
    assert "27日 主题党日  杨帆、周倩\n" in shown
    assert await exports(asked, "wang") == [
        ["缺席 2026年10月", ""],
        ["到会情况记为缺席的，按名册顺序；未确认的不算\n截至11月2日 周一 10:00", ""],
        ["会议", "同志"],
        ["9日 主题党日", "杨帆"],
        ["27日 主题党日", "杨帆、周倩"],
    ]


async def test_who_was_away_twice_is_for_the_secretary_to_go_and_talk_with(asked):
    shown = await asked.whispers("wang", "/query 连续两次没来的")

    assert "杨帆：10-9主题党日（缺席），10-27主题党日（缺席）" in shown
    assert "走访谈心" in shown
    assert not any(name in shown for name in NAMES if name != "杨帆")
    for user in ("li", "zhang", "chen"):
        assert "杨帆" not in await asked.whispers(user, "/query 连续两次没来的"), user


async def test_leave_and_absence_alike_are_not_there_and_what_is_unknown_is_not_counted(asked):
    third = publish(asked, starts_at=datetime(2026, 11, 2, 8, tzinfo=SHANGHAI))
    record(asked, third, {"周倩": EXCUSED, "杨帆": HERE}, close=True)

    shown = await asked.whispers("wang", "/query 连续两次没来的")

    assert "周倩：10-27主题党日（缺席），11-2主题党日（请假）" in shown
    assert "杨帆" not in shown
    assert "陈静" not in shown


async def test_who_has_not_paid_without_amounts(asked):
    shown = await asked.whispers("li", "/query 谁还没交10月党费")

    assert "党费未确认 2026年10月" in shown
    assert "陈静  未交（过月末）" in shown
    assert "杨帆  未交（过月末）" in shown
    assert "18.00" not in shown
    assert "杨帆：9月未交（过月末）、10月未交（过月末）" in await asked.whispers(
        "li", "/query 今年还有谁没交党费"
    )


async def test_dues_by_month_and_of_one_member(asked):
    assert "9月  2  1  0  1" in await asked.whispers("li", "/query 今年党费")
    shown = await asked.whispers("li", "/query 陈静今年党费")
    assert "9月  已交  18.00元" in shown
    assert "10月  未交（过月末）  18.00元" in shown


async def test_what_is_still_missing_this_quarter(asked):
    shown = await asked.whispers("wang", "/query 本季度还差什么")

    assert "台账还缺" in shown
    assert "台账还缺：10月16日 小组会：3位到会情况未确认" in shown
    assert "10月9日 党课：记录待确认" in shown
    pages = [shown]
    while "待办：○ 书记述职" not in pages[-1]:
        pages.append(await asked.presses("wang", "下一页"))
        assert len(pages) < 9
    assert "台账还缺" in await asked.presses("wang", "去补")
    assert any("10月党费：2位未登记收到" in page for page in pages)


async def test_what_was_to_be_put_right_by_its_days(asked):
    shown = await asked.whispers("wang", "/query 上次组织生活会整改")

    assert "【整改清单】2025年度" in shown
    assert "建立走访台账：支部，原定9月30日前，请核实" in shown
    assert "每月集中学习一次：陈静，12月31日前" in shown
    mine = await asked.whispers("chen", "/query 我的整改")
    assert "每月集中学习一次" in mine
    assert "建立走访台账" not in mine


async def test_whose_probation_is_over_soon(asked):
    admitted(asked, "周倩", date(2025, 11, 20))

    shown = await asked.whispers("wang", "/query 预备期快到的")

    assert "周倩  11月20日" in shown
    assert "党章第七条" in shown
    assert "周倩  11月20日" in await asked.whispers("zhou", "/query 我的预备期")


async def test_the_last_meeting_of_a_kind(asked):
    assert "缺席：杨帆、周倩" in await asked.whispers("wang", "/query 上次主题党日谁没来")
    assert "小组会 10月16日" in await asked.whispers("wang", "/query 上次小组会")
    assert "没有找到这次会议" in await asked.whispers("wang", "/query 上次支委会")
    shown = await asked.whispers("chen", "/query 上次主题党日谁没来")
    assert "应到11 实到8 请假1" in shown
    assert "本人：请假" in shown
    assert "杨帆" not in shown


async def test_duties_and_talks_are_the_cards_their_own_commands_show(asked):
    assert "【职责清单 2026年11月】" in await asked.whispers("wang", "/query 本月职责")
    assert ["11月", "支委会"] in [row[:2] for row in await exports(asked, "wang")]
    assert "全年完成情况" in await asked.whispers("wang", "/query 今年三会一课")
    assert "谈心谈话" in await asked.whispers("wang", "/query 今年谈心谈话")


@BOTH
async def test_buttons_lead_from_what_to_who_to_when(asked, play):
    await play.whispers("wang", "/query")
    assert "查谁的？" in await play.presses("wang", "出勤")
    while "陈静" not in labels(play.stage.seen_by("wang")[-1]):
        await play.presses("wang", "下一页")
    assert "出勤 陈静" in await play.presses("wang", "陈静")
    assert "应到3 到1 请假2" in await play.presses("wang", "上月")

    await play.whispers("wang", "/query")
    await play.presses("wang", "谁未交")
    assert "杨帆" in await play.presses("wang", "上月")

    await play.whispers("wang", "/query")
    assert "建立走访台账" in await play.presses("wang", "整改")

    await play.whispers("chen", "/query")
    assert "查什么时候的？" in await play.presses("chen", "党费")
    assert "9月  已交" in await play.presses("chen", "今年")
    assert len(labels(play.stage.seen_by("chen")[-1])) <= play.stage.abilities.max_buttons


async def test_what_is_not_understood_is_not_guessed_at(asked):
    shown = await asked.whispers("wang", "/query 陈静为什么没来开会")

    assert "没有完全看懂，不猜" in shown
    assert len(labels(asked.stage.seen_by("wang")[-1])) == 4
    assert "陈静同志 2026年" in await asked.presses("wang", "出勤")


async def test_people_are_not_compared(asked):
    for text in ("出勤率排名", "谁最不积极", "缺席最多的三个人"):
        shown = await asked.whispers("wang", f"/query {text}")
        assert "不算个人比率，也不排先后" in shown, text
        assert not any(name in shown for name in NAMES), text
    assert "考勤 2026年11月" in await asked.presses("wang", "出勤")


async def test_a_line_typed_in_private_is_a_question_too(asked):
    assert "应到3 到1 请假2" in await asked.whispers("wang", "陈静今年出勤")
    assert "没看懂" in await asked.whispers("wang", "今天开会真热闹")
    assert "没看懂" in await asked.whispers("wang", "我想请假")
    assert "没有建支部" in await asked.whispers("guest", "陈静今年出勤")


async def test_two_of_one_name_are_told_apart(asked):
    number = ids(asked)

    def work(records):
        records.people.rename(number["杨帆"], "陈静（二）")
        records.people.rename(number["陈静"], "陈静（一）")

    works(asked, work)

    assert "同名的不止一位" in await asked.whispers("wang", "/query 陈静今年出勤")
    assert "应到2 缺席2" in await asked.presses("wang", "陈静（二）")


async def test_in_the_group_nothing_is_said_aloud(asked):
    before = len(asked.group)
    shown = await asked.says("wang", "/query 10月谁没来")

    assert "杨帆" in shown
    assert "杨帆" in asked.private("wang")[-1]
    assert len(asked.group) == before


async def test_it_reads_and_answers_in_english(asked):
    speaks_english(asked, "wang")

    assert "Press one below" in await asked.whispers("wang", "/query")
    shown = await asked.whispers("wang", "/query 陈静 attendance this year")
    assert "陈静, 2026" in shown
    assert "As of Mon 2 Nov" in shown
    assert "杨帆" in await asked.whispers("wang", "/query who was absent in October")
    assert "as a note" not in await asked.whispers(
        "wang", "/query who missed two meetings in a row"
    )
    assert "No rates of people" in await asked.whispers("wang", "/query attendance rate")
    assert "I do not guess" in await asked.whispers("wang", "/query what about tomorrow")


OF_ALL = {
    Matter.ATTENDANCE: {"wang", "li", "zhao", "zhang", "liu", "chen", "zhou"},
    Matter.LAST: {"wang", "li", "zhao", "zhang", "liu", "chen", "zhou"},
    Matter.LEAVE: {"wang", "li", "zhang", "liu"},
    Matter.ABSENT: {"wang", "li", "zhang", "liu"},
    Matter.MAKE_UP: {"wang", "li", "zhang", "liu"},
    Matter.TWICE: {"wang"},
    Matter.DUES: {"wang", "li"},
    Matter.UNPAID: {"wang", "li"},
    Matter.DUTIES: {"wang"},
    Matter.MISSING: {"wang"},
    Matter.RECTIFICATION: {"wang"},
    Matter.TALKS: {"wang"},
    Matter.PROBATION: {"wang"},
}
USERS = {"wang": "王建国", "li": "李敏", "zhao": "赵敏", "zhang": "张伟", "liu": "刘洋", "chen": "陈静",
         "zhou": "周倩", "guest": ""}  # fmt: skip
REFUSED = (
    "这件事由书记",
    "这份清单只有书记",
    "您可以查自己的",
    "还不认识您",
    "已失效",
    "没有可以导出",
)


@pytest.mark.parametrize("user", USERS)
async def test_each_role_is_told_what_concerns_it_and_no_more(asked, user):
    for matter, may_ask in OF_ALL.items():
        for press in (AskQuestion(matter, 0, "202610+1", 0, 1), ExportAnswer(matter, 0, "202610+1", 1),
                      DrawAnswer(matter, 0, "202610+1", 0, 1), AskMatter(matter, 0, 1)):  # fmt: skip
            shown = await forges(asked, user, press)
            assert shown, (user, press)
            if user in may_ask:
                continue
            others = [name for name in NAMES if name != USERS[user] and name in shown]
            assert others == [], (user, press)
            if isinstance(press, ExportAnswer | AskQuestion | DrawAnswer):
                assert any(one in shown for one in REFUSED), (user, press, shown)


@pytest.mark.parametrize("user", ["zhao", "chen", "zhou", "guest"])
async def test_nobody_reads_about_another_member(asked, user):
    other = ids(asked)["杨帆"]
    for matter in Matter:
        for press in (AskQuestion(matter, other, "202610+1", 0, 1),
                      ExportAnswer(matter, other, "202610+1", 1), AskWho(matter, other, 1)):  # fmt: skip
            shown = await forges(asked, user, press)
            assert any(one in shown for one in REFUSED), (user, press, shown)
            assert "杨帆" not in shown


@pytest.mark.parametrize("user", ["zhang", "liu"])
async def test_a_leader_reads_of_the_own_group_alone(asked, user):
    shown = await asked.whispers(user, "/query 10月谁请假了")
    assert "主题党日" not in shown

    mine, other = ("陈静", "杨帆") if user == "zhang" else ("杨帆", "陈静")
    assert mine in await asked.whispers(user, f"/query {mine}今年出勤")
    assert f"{other}同志" not in await asked.whispers(user, f"/query {other}今年出勤")


async def test_what_was_entrusted_can_be_asked_while_it_lasts(asked):
    number = ids(asked)["陈静"]
    works(
        asked,
        lambda records: records.delegations.give(
            1,
            1,
            number,
            Trust.DUES,
            office=Office.SECRETARY,
            from_on=date(2026, 11, 1),
            last_on=date(2026, 11, 30),
        ),
    )

    assert "杨帆  未交" in await asked.whispers("chen", "/query 谁还没交10月党费")
    assert "杨帆" not in await asked.whispers("chen", "/query 10月谁没来")


@pytest.mark.parametrize(
    "when", ["202610+0", "202610+d", "20261+1", "202613+1", "999912+2", "x", "+"]
)
async def test_a_forged_stretch_is_refused(asked, when):
    shown = await forges(asked, "wang", AskQuestion(Matter.DUES, 0, when, 0, 1))

    assert "已失效" in shown


async def test_forged_people_and_pages_are_harmless(asked):
    for who in (99999, -1):
        shown = await forges(asked, "wang", AskQuestion(Matter.DUES, who, "202610+1", 0, 1))
        assert "您可以查自己的" in shown
    shown = await forges(asked, "wang", AskQuestion(Matter.UNPAID, 0, "202610+1", 99999, 1))
    assert "杨帆" in shown
    for matter in (Matter.ATTENDANCE, Matter.LAST):
        assert "已失效" in await forges(asked, "wang", ExportAnswer(matter, 0, "202610+1", 1))


async def test_what_is_taken_away_stands_in_the_trail(asked):
    await asked.whispers("wang", "/query 10月谁没来")
    await asked.presses("wang", "导出")

    def last(records):
        return records.changes.rows(select(audit.c.action, audit.c.changes))[-1]

    entry = asked.app.reader.submit(last).result()
    assert entry["action"] == "export"
    assert "answer" in str(entry["changes"])
    assert "杨帆" not in str(entry["changes"])


async def test_what_is_too_wide_for_a_phone_can_be_seen_as_a_picture(asked):
    shown = await asked.whispers("wang", "/query 连续两次没来的")
    assert "看图" in shown
    await asked.presses("wang", "看图")

    card = asked.stage.seen_by("wang")[-1].card
    assert "杨帆" in card.picture.svg
    assert "杨帆：10-9主题党日（缺席）" in card.picture.alt
    assert "看图" not in await asked.whispers("wang", "/query 今年党费")
    assert "这件事由书记" in await forges(asked, "li", DrawAnswer(Matter.TWICE, 0, "", 0, 1))
