"""From a page, too, nothing leaves unsigned, and nobody takes what is not theirs."""

import re
from io import BytesIO
from urllib.parse import unquote
from zipfile import ZipFile

import openpyxl
import pytest
from docx import Document

from tests.pages.conftest import (
    COMMISSIONER,
    DEPUTY,
    DUES_DELEGATE,
    MEETINGS_DELEGATE,
    SECRETARY,
)
from tests.pages.year import NOW

YEAR = {"from": f"{NOW.year}-01", "to": f"{NOW.year}-12"}
SHEETS = {
    SECRETARY: {"会议台账", "考勤汇总", "党费台账", "组织生活完成情况", "整改清单"},
    COMMISSIONER: {"会议台账", "考勤汇总", "党费台账", "组织生活完成情况"},
    DEPUTY: {"会议台账", "考勤汇总", "组织生活完成情况", "整改清单"},
    MEETINGS_DELEGATE: {"会议台账", "考勤汇总", "组织生活完成情况"},
    DUES_DELEGATE: {"会议台账", "考勤汇总", "党费台账", "组织生活完成情况"},
}


async def key(browser):
    page = await browser.get("/ledger")
    return re.search(r'name="key" value="([^"]+)"', page.text)[1]


async def take(browser, what, **changed):
    form = {"key": await key(browser), "what": what} | YEAR | changed
    return await browser.post("/ledger/files", data=form)


def name_of(answer):
    return unquote(answer.headers["content-disposition"].partition("''")[2])


@pytest.mark.parametrize("user", SHEETS)
async def test_everybody_takes_the_sheets_that_are_theirs(house, user):
    answer = await take(await house.enter(user), "ledger")

    assert answer.status_code == 200
    assert name_of(answer) == f"第三支部 {NOW.year}年度台账.xlsx"
    book = openpyxl.load_workbook(BytesIO(answer.content))
    assert set(book.sheetnames) == SHEETS[user]
    assert house.trail()[0] == "export"


async def test_who_collects_dues_alone_reads_nobodys_attendance(house):
    answer = await take(await house.enter(DUES_DELEGATE), "ledger")

    sheet = openpyxl.load_workbook(BytesIO(answer.content))["考勤汇总"]
    names = {row[0].value for row in sheet.iter_rows(min_row=4)} - {None}
    assert names <= {"陈静"}


async def test_the_record_pages_and_the_package_leave_by_the_page_as_well(house):
    browser = await house.enter(SECRETARY)

    pages, package = await take(browser, "records"), await take(browser, "handover")

    assert name_of(pages).endswith("会议记录.docx")
    assert Document(BytesIO(pages.content)).tables
    with ZipFile(BytesIO(package.content)) as opened:
        assert "README.txt" in opened.namelist()
    assert house.trail()[:2] == ["export", "export"]


@pytest.mark.parametrize("user", [COMMISSIONER, DEPUTY, MEETINGS_DELEGATE, DUES_DELEGATE])
async def test_the_package_is_for_whoever_runs_the_branch(house, user):
    answer = await take(await house.enter(user), "handover")

    assert answer.status_code == 403
    assert "export" not in house.trail()[:1]


@pytest.mark.parametrize(
    "changed",
    [{"key": "forged"}, {"what": "everything"}, {"from": "2026-13"}, {"from": "1999-01"},
     {"from": f"{NOW.year}-12", "to": f"{NOW.year}-01"}],
)  # fmt: skip
async def test_what_the_page_did_not_offer_is_refused(house, changed):
    browser = await house.enter(SECRETARY)
    before = house.trail()

    answer = await take(browser, changed.pop("what", "ledger"), **changed)

    assert answer.status_code == 403
    assert house.trail() == before


async def test_nobody_takes_anything_without_having_entered(house):
    answer = await house.browser().post("/ledger/files", data={"key": "x", "what": "ledger"} | YEAR)

    assert answer.status_code in (401, 403)
    assert "content-disposition" not in answer.headers
