"""The secretary, a member and the group ask who came."""

from datetime import datetime, timedelta
from io import BytesIO

import openpyxl
import pytest

from domain.attendance import Answer, Leave, Presence
from domain.meetings import MeetingKind, Scope
from storage import Signature
from tests.rehearsals.conftest import MONDAY, SHANGHAI, labels, out_of_reach
from tests.rehearsals.gatherings import answer, publish, record

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


def october(day: int, hour: int = 14) -> datetime:
    return datetime(2026, 10, day, hour, tzinfo=SHANGHAI)


def all_present_but(**absences: Presence) -> dict[str, Presence]:
    return {name: absences.get(name, Presence.PRESENT) for name in NAMES}


def explain(play, meeting_id: int, name: str, leave: Leave) -> None:
    def work(records):
        ids = {one: number for number, one in records.people.names(1).items()}
        records.attendance.explain(meeting_id, ids[name], leave)
        records.audit.sign(Signature(branch_id=1, actor_id=1, action="test", at=play.clock()))

    play.app.writer.submit(work).result()


@pytest.fixture
def october_play(play):
    """A theme day with everybody but three, a committee meeting, and one of the first group."""
    theme = publish(play, starts_at=october(27), parts=(MeetingKind.PARTY_LECTURE,))
    answer(play, theme, {"陈静": Answer.LEAVE})
    absences = {"陈静": Presence.EXCUSED, "杨帆": Presence.ABSENT, "马德福": Presence.EXCUSED}
    record(play, theme, all_present_but(**absences), close=True)
    explain(play, theme, "陈静", Leave.SICK)
    committee = publish(
        play, starts_at=october(10), kind=MeetingKind.COMMITTEE_MEETING, scope=Scope.COMMITTEE,
        title="研究计划",
    )  # fmt: skip
    record(play, committee, dict.fromkeys(("王建国", "李敏", "赵敏"), Presence.PRESENT), close=True)
    group = publish(
        play, starts_at=october(16), kind=MeetingKind.GROUP_MEETING, scope=Scope.GROUP,
        group="一组", title="学习",
    )  # fmt: skip
    record(play, group, {"周倩": Presence.ABSENT, "陈静": Presence.PRESENT}, close=True)
    play.theme, play.committee, play.group_meeting = theme, committee, group
    return play


async def test_the_secretary_reads_the_month_in_private(october_play):
    shown = await october_play.whispers("wang", "/attendance 10月")

    assert "考勤 2026年10月" in shown
    assert "会议  应到  实到  请假  缺席" in shown
    assert "27日 主题党日  11  8  2  1" in shown
    assert "10日 支委会  3  3  0  0" in shown
    assert "16日 小组会：4位未确认，请核实" in shown


async def test_nothing_said_is_this_month(october_play):
    assert "这段时间没有会议" in await october_play.whispers("wang", "/attendance")
    assert "10-27 主题党日" in await october_play.whispers("wang", "/考勤 本季度")
    assert "考勤 2026年\n" in await october_play.whispers("wang", "/attendance 今年")


async def test_the_group_reads_numbers_and_the_secretary_more_in_private(october_play):
    await october_play.says("wang", "/attendance 2026-10")

    assert "27日 主题党日  11  8  2\n" in october_play.group[-1] + "\n"
    assert "缺席" not in october_play.group[-1]
    assert not any(name in october_play.group[-1] for name in NAMES)
    assert "11  8  2  1" in october_play.private("wang")[-1]


async def test_whom_the_bot_cannot_write_to_reads_the_numbers_in_the_group_and_no_more(
    october_play,
):
    out_of_reach(october_play, "wang")
    before = len(october_play.group)

    await october_play.says("wang", "/attendance 2026-10")

    assert "27日 主题党日  11  8  2" in october_play.group[-1]
    assert len(october_play.group) == before + 1


async def test_a_member_reads_numbers_and_their_own_line(october_play):
    shown = await october_play.whispers("yang", "/attendance 10月")

    assert "27日 主题党日  11  8  2" in shown
    assert "本人：应到1 缺席1" in shown
    assert "会议  应到  实到  请假\n" in shown
    assert "[" not in shown
    assert not any(name in shown for name in NAMES)


async def test_a_member_who_asks_in_the_group_is_answered_there(october_play):
    before = len(october_play.private("yang"))

    assert "27日 主题党日  11  8  2" in await october_play.says("yang", "/attendance 10月")
    assert "本人" not in october_play.group[-1]
    assert len(october_play.private("yang")) == before


async def test_one_meeting_shows_its_names_in_roster_order(october_play):
    await october_play.whispers("wang", "/attendance 10月")

    shown = await october_play.presses("wang", "27日")

    assert "主题党日 10月27日 周二" in shown
    assert "到：王建国、李敏、赵敏、张伟、刘洋、周倩、吴迪、孙桂兰" in shown
    assert "请假：陈静（病）、马德福" in shown
    assert "缺席：杨帆" in shown
    assert "考勤 2026年10月" in await october_play.presses("wang", "返回")


async def test_a_meeting_can_be_asked_for_by_its_number(october_play):
    assert "缺席：杨帆" in await october_play.whispers("wang", f"/attendance #{october_play.theme}")

    shown = await october_play.whispers("chen", f"/attendance #{october_play.theme}")
    assert "应到11 实到8 请假2" in shown
    assert "本人：请假（病）" in shown
    assert "杨帆" not in shown
    assert "没有找到这次会议" in await october_play.whispers("wang", "/attendance #999")
    assert "没有找到这次会议" in await october_play.whispers("wang", "/attendance #²")


async def test_in_the_group_one_meeting_is_numbers_only(october_play):
    await october_play.says("li", f"/attendance #{october_play.theme}")

    assert "应到11 实到8 请假2" in october_play.group[-1]
    assert "缺席" not in october_play.group[-1]
    assert "缺席：杨帆" in october_play.private("li")[-1]


async def test_before_a_meeting_its_list_says_who_means_to_come(play):
    meeting = publish(play, starts_at=MONDAY + timedelta(days=2))
    answer(play, meeting, {"李敏": Answer.COMING, "陈静": Answer.LEAVE})

    shown = await play.whispers("wang", f"/attendance #{meeting}")
    assert "参加：李敏" in shown
    assert "请假：陈静" in shown
    assert "未答复：王建国、赵敏" in shown
    assert "还没有结束" in shown
    assert "4日 主题党日*  11  –  1  0" in await play.whispers("wang", "/attendance")


async def test_one_member_is_asked_for_by_name(october_play):
    shown = await october_play.whispers("li", "/attendance 陈静 10月")

    assert "陈静同志 2026年10月" in shown
    assert "应到2 到1 请假1" in shown
    assert "27日 主题党日  请假（病）" in shown
    assert "支委会" not in shown
    assert "16日 小组会  到" in shown


async def test_a_name_alone_is_this_year(october_play):
    assert "陈静同志 2026年\n" in await october_play.whispers("wang", "/attendance 陈 静")


async def test_a_member_asks_for_nobody_else(october_play):
    for asked in ("杨帆", "李敏 10月"):
        shown = await october_play.whispers("chen", f"/attendance {asked}")
        assert "没有找到" in shown
        assert "主题党日" not in shown
    assert "请假（病）" in await october_play.whispers("chen", "/attendance 陈静")


async def test_a_name_is_never_answered_in_the_group(october_play):
    before = len(october_play.group)

    await october_play.says("wang", "/attendance 陈静")

    assert len(october_play.group) == before
    assert "请假（病）" in october_play.private("wang")[-1]


async def test_an_unknown_word_is_answered_with_the_nearest_names(october_play):
    shown = await october_play.whispers("wang", "/attendance 赵明")
    assert "赵敏" in shown
    assert "可以写：本月" in await october_play.whispers("wang", "/attendance 不知道什么时候")
    assert "没有找到" in await october_play.whispers("wang", "/attendance 13月")
    assert "没有会议" in await october_play.whispers("wang", "/attendance 9998")


async def test_a_group_leader_reads_the_names_of_the_own_group_only(october_play):
    shown = await october_play.whispers("zhang", "/attendance 10月")

    assert "16日 小组会  6  1  0  1" in shown
    assert "27日 主题党日  11  8  2  –" in shown
    assert "[16日]" in shown
    assert "[27日]" not in shown
    assert "缺席：周倩" in await october_play.presses("zhang", "16日")
    assert "杨帆" not in await october_play.whispers("zhang", f"/attendance #{october_play.theme}")
    assert "缺席" not in await october_play.whispers(
        "liu", f"/attendance #{october_play.committee}"
    )


async def test_a_group_leader_asks_for_members_of_the_own_group_only(october_play):
    shown = await october_play.whispers("zhang", "/attendance 周倩 10月")
    assert "16日 小组会  缺席" in shown
    assert "主题党日" not in shown
    assert "没有找到" in await october_play.whispers("zhang", "/attendance 杨帆")


async def test_a_forged_button_opens_no_list(october_play):
    await october_play.whispers("chen", "/attendance 10月")
    message = october_play.stage.seen_by("chen")[-1]

    for wire in ("askmem:7:2026-10:2026-10:0:1", "askxls:2026-10:2026-10:0:1",
                 f"askxlsm:{october_play.theme}", "askper:2026-13:2026-10:0:1"):  # fmt: skip
        before = len(october_play.stage.messages), len(october_play.stage.cast["chen"].pop_ups)
        await october_play.stage.sends_wire("chen", message, wire)
        fresh = october_play.stage.messages[before[0] :]
        said = [one.card.lead for one in fresh if one.card]
        said += october_play.stage.cast["chen"].pop_ups[before[1] :]
        assert len(said) == 1, wire
        assert not any(one.file for one in fresh)
        assert "杨帆" not in said[0]


async def test_the_meeting_of_a_few_named_people_is_not_told_to_others(play):
    meeting = publish(
        play, starts_at=october(20), kind=MeetingKind.STUDY, scope=Scope.NAMED,
        named=("陈静", "杨帆"), title="培训",
    )  # fmt: skip

    assert "20日 学习*  2" in await play.whispers("wang", "/attendance 10月")
    assert "20日 学习*  2" in await play.whispers("chen", "/attendance 10月")
    assert "没有会议" in await play.whispers("zhao", "/attendance 10月")
    assert "没有找到" in await play.whispers("zhao", f"/attendance #{meeting}")
    assert "没有会议" in await play.says("wang", "/attendance 10月")
    assert "学习" not in play.group[-1]


async def test_what_was_written_down_afterwards_is_marked(october_play):
    record(october_play, october_play.theme, {"杨帆": Presence.PRESENT}, is_late=True)

    month = await october_play.whispers("wang", "/attendance 10月")
    assert "27日 主题党日（补）  11  9  2  0" in month
    assert "补：会议结束后补记" in month
    assert "杨帆（补）" in await october_play.presses("wang", "27日")
    assert "27日 主题党日  到（补）" in (
        await october_play.whispers("yang", "/attendance 杨帆 10月")
    ).replace("党日（补）", "党日")


async def test_somebody_without_a_name_on_the_roster_is_told_nothing(october_play):
    assert "还不认识您" in await october_play.says("guest", "/attendance 10月")


async def test_an_english_reader_reads_english(october_play):
    shown = await october_play.whispers("emma", "/attendance 2026-10")

    assert "attendance, Oct 2026" in shown
    assert "27 Theme day  11  8  2" in shown
    assert "Yours：expected 1 present 1" in shown


@BOTH
async def test_a_long_list_is_turned_page_by_page(play):
    for day in range(1, 15):
        publish(play, starts_at=october(day), title=f"第{day}次")
    size = min(12, play.stage.abilities.max_buttons - 2)

    await play.whispers("wang", "/attendance 10月")
    seen: list[str] = []
    for _ in range(-(-14 // size)):
        card = play.card_with("wang", "下一页")
        assert len(labels(card)) <= play.stage.abilities.max_buttons
        seen += [row[0] for row in card.card.table.rows]
        await play.presses("wang", "下一页")

    assert seen == [f"{day}日 主题党日*" for day in range(1, 15)]
    assert "[1日]" in play.private("wang")[-1]


@BOTH
async def test_a_member_with_many_meetings_is_turned_page_by_page(play):
    for day in range(1, 15):
        publish(play, starts_at=october(day))

    await play.whispers("wang", "/attendance 陈静 10月")
    assert "14日 主题党日" not in play.private("wang")[-1]
    last = play.private("wang")[-1]
    while "14日" not in last:
        await play.presses("wang", "下一页")
        last = play.private("wang")[-1]
    assert len(labels(play.card_with("wang", "下一页"))) <= play.stage.abilities.max_buttons


def opened(play, user: str):
    files = [one.file for one in play.stage.seen_by(user) if one.file]
    return openpyxl.load_workbook(BytesIO(files[-1].data))


def rows_of(sheet) -> list[tuple]:
    """What stands below the title and the headings."""
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=3)]


@BOTH
async def test_the_exported_file_says_what_the_table_said(october_play):
    await october_play.whispers("wang", "/attendance 10月")
    table = october_play.card_with("wang", "导出").card.table

    assert "第三支部考勤 2026年10月.xlsx" in await october_play.presses("wang", "导出")
    book = opened(october_play, "wang")

    assert book.sheetnames == ["会议", "考勤明细"]
    meetings = rows_of(book["会议"])
    assert [tuple(map(str, row[6:10])) for row in meetings] == [row[1:] for row in table.rows]
    assert meetings[2][1] == datetime(2026, 10, 27, 14)  # noqa: DTZ001  a file knows no zones
    assert meetings[2][2:6] == ("主题党日", "党课", "学习党章", "三楼会议室")
    details = rows_of(book["考勤明细"])
    assert len(details) == sum(int(row[1]) for row in table.rows)
    theme = [row[4:7] for row in details if row[0] == october_play.theme]
    assert theme[5] == ("陈静", "请假", "病")
    assert [name for name, *_ in theme] == list(NAMES)


async def test_one_meeting_or_one_member_can_be_exported(october_play):
    await october_play.whispers("wang", f"/attendance #{october_play.committee}")
    await october_play.presses("wang", "导出")
    assert [row[0] for row in rows_of(opened(october_play, "wang")["会议"])] == [
        october_play.committee
    ]

    await october_play.whispers("wang", "/attendance 陈静 10月")
    await october_play.presses("wang", "导出")
    assert {row[4] for row in rows_of(opened(october_play, "wang")["考勤明细"])} == {"陈静"}


async def test_a_group_leader_exports_the_own_group_only(october_play):
    await october_play.whispers("zhang", "/attendance 10月")
    await october_play.presses("zhang", "导出")

    details = rows_of(opened(october_play, "zhang")["考勤明细"])
    assert {row[0] for row in details} == {october_play.group_meeting}
