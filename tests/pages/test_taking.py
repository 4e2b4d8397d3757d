"""Files from the page: the same as from the chat, for the same people, and the trail says so."""

from io import BytesIO
from urllib.parse import unquote
from zipfile import ZipFile

import openpyxl
import pytest

from tests.pages.conftest import COMMISSIONER, DUES_DELEGATE, SECRETARY
from tests.pages.test_entrance import key_on

YEAR = "from=2026-01&to=2026-12"


async def takes(browser, what, query=YEAR, **more):
    key = key_on((await browser.get("/ledger")).text)
    return await browser.post(f"/ledger/papers?{query}", data={"key": key, "what": what} | more)


async def test_the_ledger_leaves_as_a_workbook(house):
    browser = await house.enter(SECRETARY)

    answer = await takes(browser, "ledger")

    assert answer.status_code == 200
    name = unquote(answer.headers["content-disposition"].rpartition("''")[2])
    assert name.endswith(".xlsx")
    assert "第三支部" in name
    assert answer.headers["cache-control"] == "no-store"
    book = openpyxl.load_workbook(BytesIO(answer.content))
    cells = [
        str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
    ]
    assert "王建国" in cells
    assert house.trail()[0] == "export"


async def test_the_records_leave_as_a_document(house):
    answer = await takes(await house.enter(SECRETARY), "records")

    assert answer.content[:2] == b"PK"
    assert ".docx" in unquote(answer.headers["content-disposition"])


@pytest.mark.parametrize(("what", "name"), [("record", "记录"), ("sign_in", "签到表")])
async def test_the_papers_of_one_meeting_leave_from_its_page(house, what, name):
    browser = await house.enter(SECRETARY)
    page = (await browser.get("/ledger/meetings/2")).text

    answer = await takes(browser, what, "", meeting="2")

    assert f'<button name="what" value="{what}">' in page
    assert answer.content[:2] == b"PK"
    assert name in unquote(answer.headers["content-disposition"])
    assert house.trail()[0] == "export"


async def test_the_package_for_a_new_secretary_leaves_from_the_overview(house):
    browser = await house.enter(SECRETARY)

    answer = await takes(browser, "handover", "")

    assert 'value="handover"' in (await browser.get("/ledger")).text
    assert ".zip" in unquote(answer.headers["content-disposition"])
    assert any(name.endswith(".xlsx") for name in ZipFile(BytesIO(answer.content)).namelist())


@pytest.mark.parametrize(
    ("user", "what", "meeting"),
    [
        (COMMISSIONER, "handover", ""),
        (COMMISSIONER, "record", "2"),
        (DUES_DELEGATE, "sign_in", "2"),
        (SECRETARY, "record", "9999"),
        (SECRETARY, "sign_in", "9" * 40),
        (SECRETARY, "sign_in", "x"),
        (SECRETARY, "sign_in", ""),
    ],
)
async def test_what_is_not_theirs_or_nobodys_does_not_leave(house, user, what, meeting):
    browser = await house.enter(user)

    answer = await takes(browser, what, "", meeting=meeting)

    assert answer.status_code == 403
    assert house.trail()[0] == "page_enter"


async def test_each_takes_away_what_they_may_read(house):
    answer = await takes(await house.enter(DUES_DELEGATE), "ledger")

    book = openpyxl.load_workbook(BytesIO(answer.content))
    said = "\n".join(
        str(c) for sheet in book for row in sheet.iter_rows(values_only=True) for c in row
    )
    assert "38.5" in said  # dues are theirs to collect
    assert "党员活动室每月整理一次" not in said
    assert "同意下月计划" not in said


@pytest.mark.parametrize(("what", "query"), [("all", YEAR), ("", YEAR), ("kept", YEAR),
                                             ("ledger", "from=x"), ("records", "from=2031-01")])  # fmt: skip
async def test_what_is_not_there_is_refused_and_not_noted(house, what, query):
    browser = await house.enter(COMMISSIONER)

    answer = await takes(browser, what, query)

    assert answer.status_code == 403
    assert house.trail()[0] == "page_enter"


async def test_nothing_leaves_without_the_forms_key_or_for_a_stranger(house):
    browser = await house.enter(SECRETARY)

    assert (await takes(browser, "ledger", key="x")).status_code == 403
    stranger = await house.browser().post(f"/ledger/papers?{YEAR}", data={"what": "ledger"})
    assert stranger.status_code == 401
    assert house.trail()[0] == "page_enter"
