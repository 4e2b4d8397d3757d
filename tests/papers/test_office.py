"""What is handed out can be printed: an office program reads it and makes pages of it.

Skipped with one line where LibreOffice is not installed.
"""

import shutil
import subprocess
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.asking import Roll
from domain.attendance import Attendance, Leave, Presence
from domain.books import (
    AttendanceSheet,
    DutiesSheet,
    Gathered,
    MeetingSheet,
    Record,
    RectificationSheet,
    lines_of,
)
from domain.ledgers import Ledger
from domain.meetings import Meeting, MeetingKind, MeetingState
from domain.minutes import MinuteLine, Minutes, Vote
from domain.months import Month
from domain.people import Branch, Member
from domain.periods import Period
from domain.record_pages import RecordPage
from locales import Words
from papers.ledger import ledger_workbook
from papers.record_book import record_book, sign_in_sheet

SOFFICE, TO_TEXT = shutil.which("soffice"), shutil.which("pdftotext")
pytestmark = pytest.mark.skipif(
    not (SOFFICE and TO_TEXT), reason="LibreOffice is not installed here"
)  # fmt: skip

ZONE = ZoneInfo("Asia/Shanghai")
BRANCH = Branch(id=1, name="第一支部", timezone=ZONE, language="zh_CN")
NAMES = [
    "王书记",
    "李明",
    "赵敏",
    *(one + two for one in "张刘陈杨周吴孙" for two in "一二三四五六七"),
][:50]
PEOPLE = {number: Member(id=number, branch_id=1, name=name) for number, name in enumerate(NAMES, 1)}
TODAY = date(2026, 11, 27)


def gathering(number):
    starts_at = datetime(2026, 1, 5, 6, 30, tzinfo=UTC) + timedelta(days=6 * number)
    meeting = Meeting(
        id=number, branch_id=1, kind=MeetingKind.THEME_DAY, title="学习党章", place="三楼会议室",
        starts_at=starts_at, ends_at=starts_at + timedelta(hours=2), state=MeetingState.CLOSED,
    )  # fmt: skip
    lines = [Attendance(member_id=one, recorded=Presence.PRESENT) for one in PEOPLE]
    lines[1] = Attendance(member_id=2, recorded=Presence.EXCUSED, leave=Leave.SICK)
    return Roll(meeting=meeting, attendances=tuple(lines), sees_names=True)


RECORD = Record(
    minutes=Minutes(id=1, meeting_id=1, kind=MeetingKind.THEME_DAY, confirmed_at=datetime.now(UTC)),
    chair="王书记",
    topics=(MinuteLine("学习党章"), MinuteLine("通报党费收缴情况")),
    resolutions=(MinuteLine("同意参观纪念馆", vote=Vote(48, 0, 1)),),
)


def page(number=1):
    return RecordPage(
        branch=BRANCH, roll=gathering(number), kind=MeetingKind.THEME_DAY, people=PEOPLE,
        recorder="李明", made_on=TODAY, record=RECORD,
    )  # fmt: skip


def printed(folder, name, data):
    """The text of each page of what comes out of the printer."""
    (folder / name).write_bytes(data)
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [SOFFICE, "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf",
         "--outdir", folder, folder / name],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    pdf = (folder / name).with_suffix(".pdf")
    done = subprocess.run([TO_TEXT, "-layout", pdf, "-"], check=True, capture_output=True)
    return done.stdout.decode().split("\f")[:-1]


def test_three_records_are_three_pages_with_their_headings(tmp_path):
    words = Words("zh_CN")

    pages = printed(tmp_path, "record.docx", record_book([page(), page(2), page(3)], words,
                                                         language="zh_CN"))  # fmt: skip

    assert len(pages) == 3
    for one in pages:
        assert "主题党日记录" in one
        assert "李明（病）" in one
        assert "主持人签字" in one
        assert "{{" not in one


def test_fifty_people_sign_on_two_pages_at_most(tmp_path):
    words = Words("zh_CN")

    pages = printed(tmp_path, "sign.docx", sign_in_sheet(page(), words, language="zh_CN"))

    text = "".join(pages)
    assert len(pages) <= 2
    assert all(name in text for name in NAMES)
    assert all("签名" in one for one in pages)


def test_the_ledger_of_a_year_is_printed_sheet_by_sheet(tmp_path):
    rolls = tuple(gathering(number) for number in range(60))
    gathered = tuple(Gathered(roll=one, recorder="李明", records=(RECORD,)) for one in rolls)
    ledger = Ledger(
        branch=BRANCH, period=Period(Month(2026, 1), Month(2026, 12)), made_on=TODAY,
        meetings=MeetingSheet(meetings=gathered),
        attendance=AttendanceSheet(
            people=tuple(PEOPLE.values()), rolls=rolls, lines=lines_of(rolls, None)
        ),
        duties=DutiesSheet(standings=(), groups={}, as_of=TODAY),
        rectification=RectificationSheet(items=(), names={}, as_of=TODAY),
    )  # fmt: skip

    pages = printed(tmp_path, "ledger.xlsx", ledger_workbook(ledger, Words("zh_CN")))

    text = "".join(pages)
    assert "第一支部 2026年度 会议台账" in text
    assert sum("姓名" in one for one in pages) >= 3, "a wide sheet repeats the names"
    assert "###" not in text, "a column is too narrow"
