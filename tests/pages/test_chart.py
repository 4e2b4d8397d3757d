"""The chart on the ledger's page: the numbers of its tables, in the reader's own colours."""

import re
from xml.etree import ElementTree

import pytest

from domain.months import Month
from domain.periods import Period
from papers.charts.themes import LIGHT
from storage.books import dues_sheet
from tests.pages.conftest import COMMISSIONER, SECRETARY
from tests.pages.test_pages import cells, page

SVG = "{http://www.w3.org/2000/svg}"


def drawing(text):
    [svg] = re.findall(r"<svg.*?</svg>", text, re.S)
    return ElementTree.fromstring(svg)


def texts(text):
    return [node.text for node in drawing(text).iter(f"{SVG}text")]


async def test_its_numbers_are_those_of_the_matrices(house):
    browser = await house.enter(SECRETARY)
    chart = await page(browser, "/chart")
    attendance = await page(browser, "/attendance")
    columns = list(zip(cells(attendance, "实到")[:21], cells(attendance, "请假")[:21], strict=True))
    said = [node.text for node in drawing(chart).iter(f"{SVG}title")]
    drawn = [one for one in dict.fromkeys(said) if "待结束" in one or "应到" in one]

    assert len(drawn) == len(columns)
    closed = [(said, column) for said, column in zip(drawn, columns, strict=True) if "应到" in said]
    for said, (came, away) in closed:
        assert said.endswith(f"实到{came or 0} 请假{away or 0}")
    came, away = (sum(int(one[1][at] or 0) for one in closed) for at in (0, 1))
    [total] = [one for one in texts(chart) if one.startswith("已结束")]
    assert re.fullmatch(rf"已结束{len(closed)}次：应到\d+ 实到{came} 请假{away}", total)


async def test_its_dues_are_those_of_the_ledger(house):
    browser = await house.enter(SECRETARY)
    shown = texts(await page(browser, "/chart"))

    def total(records):
        months = Period(Month(2026, 1), Month(2026, 11))
        return dues_sheet(records, records.branches.one(1), months, house.play.clock.now).total

    dues = house.look(total)
    assert f"已交{dues.confirmed}/{dues.people}人月" in shown


async def test_a_month_or_a_quarter_can_be_chosen_and_no_more_than_a_year(house):
    browser = await house.enter(SECRETARY)
    month = texts(await page(browser, "/chart?from=2026-10&to=2026-10"))
    long = await browser.get("/ledger/chart?from=2025-01&to=2026-12")

    assert month[0] == "第三支部 2026年10月"
    assert long.status_code >= 400
    assert "<svg" not in long.text


async def test_it_needs_no_style_of_its_own_and_the_sheet_is_there(house):
    browser = await house.enter(SECRETARY)
    text = await page(browser, "/chart")
    sheet = await browser.get("/ledger/charts.css")

    assert "style=" not in text
    assert "<style" not in text
    assert "/ledger/charts.css" in text
    assert sheet.headers["content-type"].startswith("text/css")
    assert all(f".f-{part}{{" in sheet.text for part in LIGHT)


@pytest.mark.parametrize("user", [COMMISSIONER])
async def test_it_is_for_who_runs_the_branch(house, user):
    browser = await house.enter(user)

    assert (await browser.get("/ledger/chart")).status_code == 403


async def test_a_branchs_name_is_no_markup_on_it(house):
    def rename(records):
        records.changes._connection.exec_driver_sql(
            "UPDATE branches SET name = '<img src=x>&amp;支部'"
        )

    house.do(rename)
    text = await page(await house.enter(SECRETARY), "/chart")

    assert "<img src=x" not in text
    assert texts(text)[0].startswith("<img src=x>&amp;支部")
