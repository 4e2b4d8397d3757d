"""The secretary takes the ledger away: what is missing first, then files that open elsewhere."""

from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from docx import Document

from domain.attendance import Answer, Leave, Presence
from domain.meetings import MeetingKind, Scope
from domain.months import Month
from domain.periods import Period
from storage import Signature
from tests.rehearsals.conftest import SHANGHAI, labels
from tests.rehearsals.gatherings import answer, publish, record

NAMES = (
    "王建国", "李敏", "赵敏", "张伟", "刘洋", "陈静", "杨帆", "周倩", "吴迪", "孙桂兰", "马德福",
)  # fmt: skip
BOTH = pytest.mark.parametrize("play", ["rich", "poor"], indirect=True)


def october(day: int, hour: int = 14) -> datetime:
    return datetime(2026, 10, day, hour, tzinfo=SHANGHAI)


def write(play, work):
    def signed(records):
        done = work(records)
        records.audit.sign(Signature(branch_id=1, actor_id=1, action="test", at=play.clock()))
        return done

    return play.app.writer.submit(signed).result()


def keep_minutes(play, meeting_id, *, confirmed=True):
    """A record with an item and a resolution, as if the secretary had written it."""
    from domain.minutes import MinuteLine, Vote
    from storage.minutes import RESOLUTION, TOPIC

    def work(records):
        meeting = records.meetings.find(meeting_id)
        records.minutes.begin(meeting, chair_id=1)
        for one in records.minutes.of(meeting_id):
            records.minutes.write(one.id, TOPIC, [MinuteLine("学习党章"), MinuteLine("=1+1")])
            records.minutes.write(one.id, RESOLUTION, [MinuteLine("同意", vote=Vote(8, 0, 1))])
            if confirmed:
                records.minutes.confirm(one.id, by=1, at=play.clock(), counted=8)

    write(play, work)


@pytest.fixture
def kept(play):
    """A theme day in October, closed and recorded; who was not there is written down."""
    theme = publish(play, starts_at=october(27))
    answer(play, theme, {"陈静": Answer.LEAVE})
    given = dict.fromkeys(NAMES, Presence.PRESENT) | {
        "陈静": Presence.EXCUSED, "杨帆": Presence.ABSENT, "马德福": Presence.EXCUSED,
    }  # fmt: skip
    record(play, theme, given, close=True)
    ids = {name: number for number, name in names(play).items()}
    write(play, lambda records: records.attendance.explain(theme, ids["陈静"], Leave.SICK))
    keep_minutes(play, theme)
    play.theme, play.ids = theme, ids
    return play


def names(play):
    return play.app.reader.submit(lambda records: records.people.names(1)).result()


def last_file(play, user="wang"):
    [*_, file] = [one.file for one in play.stage.seen_by(user) if one.file]
    return file


def trail(play):
    """The exports that stand in the trail, the oldest first: by whom, and what."""

    def work(records):
        year = Period(Month(2026, 1), Month(2026, 12))
        page = records.trail.page(records.branches.one(1), year, many=200)
        return [
            (one.actor, dict(one.changes[0].after)) for one in reversed(page.entries)
            if one.action == "export"
        ]  # fmt: skip

    return play.app.reader.submit(work).result()


def values(paper):
    return [[cell.value for cell in row] for row in paper.iter_rows()]


@BOTH
async def test_a_ledger_lists_what_is_missing_with_a_button_for_each(play):
    theme = publish(play, starts_at=october(27))
    record(play, theme, dict.fromkeys(NAMES[:9], Presence.PRESENT), close=True)
    keep_minutes(play, theme, confirmed=False)

    shown = await play.whispers("wang", "/ledger 10月")

    assert "【2026年10月台账】" in shown
    assert "10月27日 主题党日：2位到会情况未确认" in shown
    assert "10月27日 主题党日：记录待确认" in shown
    assert "补1" in labels(play.card_with("wang", "补1"))
    assert "王建国" not in shown


async def test_a_button_leads_to_where_it_is_mended(play):
    theme = publish(play, starts_at=october(27))
    record(play, theme, dict.fromkeys(NAMES[:9], Presence.PRESENT), close=True)
    await play.whispers("wang", "/ledger 10月")

    shown = await play.presses("wang", "补1")

    assert "孙桂兰" in shown
    assert "马德福" in shown


async def test_as_it_is_the_workbook_comes_at_once_and_is_signed_for(kept):
    await kept.whispers("wang", "/ledger 2026-10")
    shown = await kept.presses("wang", "导出")

    file = last_file(kept)
    assert file.name == "第三支部 2026年10月台账.xlsx"
    assert "请妥善保管" in shown
    assert trail(kept) == [
        ("王建国", {"what": "ledger", "way": "chat", "first": "2026-10", "last": "2026-10"})
    ]
    assert kept.app.reader.submit(lambda records: records.audit.broken_at(1)).result() is None


async def test_the_workbook_says_cell_by_cell_what_was_recorded(kept):
    await kept.whispers("wang", "/ledger 第四季度")
    await kept.presses("wang", "导出")
    book = openpyxl.load_workbook(BytesIO(last_file(kept).data))

    assert book.sheetnames == ["会议台账", "考勤汇总", "党费台账", "组织生活完成情况", "整改清单"]
    title, headings, meeting = values(book["会议台账"])
    assert title[0] == "第三支部 2026年第四季度 会议台账"
    said = dict(zip(headings, meeting, strict=True))
    assert said["时间"] == datetime(2026, 10, 27, 14)  # noqa: DTZ001  a file knows no zones
    assert (said["会议类型"], said["名称"], said["地点"]) == ("主题党日", "学习党章", "三楼会议室")
    assert (said["应到"], said["实到"], said["请假"], said["缺席"]) == (11, 8, 2, 1)
    assert said["议题"] == "1. 学习党章\n2. =1+1"
    assert said["决议"] == "同意（赞成8 反对0 弃权1）"
    assert said["主持人"] == "王建国"
    _, _, headings, *people = values(book["考勤汇总"])
    assert [row[0] for row in people] == list(NAMES)
    assert headings[-1] == "10-27\n主题党日"
    assert {row[0]: row[-1] for row in people}["陈静"] == "假·病"
    assert {row[0]: tuple(row[2:6]) for row in people}["杨帆"] == (1, 0, 0, 1)
    assert not any(isinstance(cell, float) for row in people for cell in row)


async def test_who_collects_no_dues_gets_no_dues_sheet(kept):
    def appoint(records):
        from domain.people import Office

        records.people.appoint(kept.ids["赵敏"], Office.DEPUTY_SECRETARY, on=date(2026, 11, 1))

    write(kept, appoint)
    user = next(name for name, one in kept.stage.cast.items() if one.name == "赵敏")
    await kept.whispers(user, "/ledger 10月")
    await kept.presses(user, "导出")

    book = openpyxl.load_workbook(BytesIO(last_file(kept, user).data))
    assert "党费台账" not in book.sheetnames
    assert "考勤汇总" in book.sheetnames


@pytest.mark.parametrize("words", ["10月", "交接", "今年"])
async def test_a_member_takes_nothing_away(kept, words):
    await kept.whispers("chen", f"/ledger {words}")

    assert not any(one.file for one in kept.stage.seen_by("chen"))
    assert trail(kept) == []


async def test_a_forged_button_of_a_member_gets_nothing(kept):
    await kept.whispers("chen", "/help")
    card = next(one for one in reversed(kept.stage.seen_by("chen")) if one.card)

    for wire in (
        "ldxlsx:1:2026-10:2026-10", "lddocx:1:2026-10:2026-10", "ldhand:1",
        f"recpage:{kept.theme}", f"signsheet:{kept.theme}", "ldxlsx:1:2026-10:2019-01",
        "ldgaps:1:2026-10:2026-10:0", f"papers:{kept.theme}", "formper:1:2026-10:2026-10",
    ):  # fmt: skip
        await kept.stage.sends_wire("chen", card, wire)

    assert not any(one.file for one in kept.stage.seen_by("chen"))
    assert trail(kept) == []


async def test_the_ledger_of_a_stretch_too_long_is_refused(kept):
    await kept.whispers("wang", "/ledger 10月")
    card = kept.card_with("wang", "导出")

    await kept.stage.sends_wire("wang", card, "ldxlsx:1:1999-01:2026-10")

    assert not any(one.file for one in kept.stage.seen_by("wang"))


async def test_the_record_pages_of_a_quarter_are_one_document(kept):
    committee = publish(
        kept, starts_at=october(10), kind=MeetingKind.COMMITTEE_MEETING, scope=Scope.COMMITTEE,
        title="研究计划",
    )  # fmt: skip
    record(kept, committee, dict.fromkeys(NAMES[:3], Presence.PRESENT), close=True)
    keep_minutes(kept, committee)
    await kept.whispers("wang", "/ledger 四季度")
    await kept.presses("wang", "记录页")

    file = last_file(kept)
    assert file.name == "第三支部 2026年第四季度会议记录.docx"
    tables = Document(BytesIO(file.data)).tables
    assert [table.cell(0, 1).text for table in tables] == ["研究计划", "学习党章"]


async def test_a_record_page_holds_the_standard_columns(kept):
    await kept.whispers("wang", f"/attendance #{kept.theme}")
    await kept.presses("wang", "文书")
    await kept.presses("wang", "记录页")

    page = Document(BytesIO(last_file(kept).data))
    rows = {row.cells[0].text: row.cells[-1].text for row in page.tables[0].rows}
    assert page.paragraphs[0].text == "主题党日记录"
    assert rows["时间"] == "2026年10月27日 14:00–16:00"
    assert rows["地点"] == "三楼会议室"
    assert rows["请假人员\n及原因类别"] == "陈静（病）、马德福"
    assert rows["缺席人员"] == "杨帆"
    assert rows["出席人员"].startswith("王建国、李敏、赵敏")
    assert rows["议题"] == "1. 学习党章\n2. =1+1"
    assert rows["内容"] == ""
    numbers = next(row for row in page.tables[0].rows if row.cells[0].text == "人数")
    assert list(dict.fromkeys(cell.text for cell in numbers.cells[1:])) == [
        "应到 11", "实到 8", "请假 2", "缺席 1", "列席 0",
    ]  # fmt: skip


async def test_a_sign_in_sheet_has_a_box_for_everybody_expected_in_roster_order(play):
    theme = publish(play, starts_at=datetime(2026, 11, 27, 14, tzinfo=SHANGHAI))
    await play.whispers("wang", f"/attendance #{theme}")
    await play.presses("wang", "文书")
    await play.presses("wang", "签到表")

    sheet = Document(BytesIO(last_file(play).data))
    boxes = sheet.tables[1]
    signed = [cell for row in boxes.rows[1:] for cell in (row.cells[1].text, row.cells[4].text)]
    assert [name for name in signed if name] == list(NAMES)
    assert {row.cells[2].text + row.cells[5].text for row in boxes.rows[1:]} == {""}
    assert "应到 11 人" in "\n".join(one.text for one in sheet.paragraphs)


def form(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


async def test_the_superiors_form_is_filled_for_the_meeting_that_was_picked(kept):
    await kept.whispers("wang", "/ledger 10月")
    await kept.presses("wang", "填表")
    await kept.presses("wang", "10月27日")
    data = form(
        ["{{支部}}", "应到{{应到}}人", "{{实到}}"],
        ["{{序号}}", "{{姓名}}", "{{到会情况}}"],
        ["{{领导批示}}", None, None],
    )

    shown = await kept.sends_file("wang", "报表.xlsx", data)

    assert "领导批示" in shown
    first, *people, last = values(openpyxl.load_workbook(BytesIO(last_file(kept).data)).active)
    assert first == ["第三支部", "应到11人", 8]
    assert [row[1] for row in people] == list(NAMES)
    assert people[5] == [6, "陈静", "请假"]
    assert last[0] == "{{领导批示}}"
    assert trail(kept)[-1] == (
        "王建国", {"what": "form", "way": "chat", "meeting_id": kept.theme}
    )  # fmt: skip


async def test_the_same_form_is_filled_with_the_sums_of_a_period(kept):
    await kept.whispers("wang", "/ledger 10月")
    await kept.presses("wang", "填表")
    await kept.presses("wang", "合计")
    data = form(
        ["{{主题党日次数}}", "{{应到人次}}", "{{period}}"], ["{{姓名}}", "{{应到}}", "{{缺席}}"]
    )

    await kept.sends_file("wang", "报表.xlsx", data)

    first, *people = values(openpyxl.load_workbook(BytesIO(last_file(kept).data)).active)
    assert first == [1, 11, "2026年10月"]
    assert people[6] == ["杨帆", 1, 1]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("x.docm", b"PK\x03\x04nothing", "打不开"),
        ("x.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".xlsx 或 .docx"),
        ("x.xlsx", b"hello", ".xlsx 或 .docx"),
        ("x.xlsx", b"", "还没有内容"),
    ],
)
async def test_a_file_that_is_no_form_is_sent_back_with_a_friendly_word(kept, name, data, said):
    await kept.whispers("wang", f"/attendance #{kept.theme}")
    await kept.presses("wang", "文书")
    await kept.presses("wang", "填表")

    assert said in await kept.sends_file("wang", name, data)
    assert trail(kept) == []


async def test_the_new_secretary_is_handed_everything_in_one_package(kept):
    await kept.whispers("wang", "/ledger 交接")

    file = last_file(kept)
    assert file.name == "第三支部 工作交接 2026-11-02.zip"
    with ZipFile(BytesIO(file.data)) as package:
        assert set(package.namelist()) == {
            "README.txt", "交接清单.xlsx", "第三支部 2026年度台账.xlsx", "第三支部 2025年度台账.xlsx",
        }  # fmt: skip
        readme = package.read("README.txt").decode("utf-8-sig")
        roster = openpyxl.load_workbook(BytesIO(package.read("交接清单.xlsx")))["名册"]
    assert "请当面交接" in readme
    assert [row[1] for row in values(roster)[2:]] == list(NAMES)
    assert trail(kept)[-1][1]["what"] == "handover"


async def test_an_english_reader_gets_english_paper(kept):
    await kept.whispers("wang", "/me")
    write(kept, lambda records: records.accounts.set(account_of(kept, "wang"), language="en"))
    await kept.whispers("wang", "/ledger Q4")
    await kept.presses("wang", "Export")

    book = openpyxl.load_workbook(BytesIO(last_file(kept).data))
    assert book.sheetnames[0] == "Meetings"


def account_of(play, user):
    return play.app.reader.submit(
        lambda records: records.accounts.find("rehearsal", user).id
    ).result()


async def test_attendance_taken_away_is_signed_for_as_well(kept):
    await kept.whispers("wang", "/attendance 10月")
    await kept.presses("wang", "导出")

    assert trail(kept)[-1][1] == {
        "what": "attendance", "way": "chat", "first": "2026-10", "last": "2026-10",
    }  # fmt: skip
