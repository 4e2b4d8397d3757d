"""What stands on the ledger's pages is what stands in the records."""

import re

import pytest

from pages.contents import LEAVES
from storage import Signature
from tests.pages.conftest import COMMISSIONER, SECRETARY

HOSTILE = "<script>alert(1)</script>\"'&{{7*7}}"


async def page(browser, path):
    answer = await browser.get(f"/ledger{path}")
    assert answer.status_code == 200, answer.text
    return answer.text


def cells(text, row):
    """The cells of the row that begins with this heading, without their marks."""
    found = re.search(rf"<tr[^>]*><th scope=\"row\"[^>]*>(?:<a[^>]*>)?{row}.*?</tr>", text, re.S)
    assert found, row
    return [
        re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<td.*?</td>", found[0], re.S)
    ]


async def test_everybody_stands_in_roster_order(house):
    browser = await house.enter(SECRETARY)
    roster = [one.name for one in house.look(lambda r: r.people.of(1, house.play.clock.now.date()))]

    for path in ("/attendance", "/dues", "/members"):
        text = await page(browser, path)
        shown = re.findall(r'<tr id="m\d+"><th scope="row"[^>]*>(?:<a[^>]*>)?([^<]+)', text)
        assert [name for name in shown if name in roster] == [n for n in roster if n in shown]
        assert len(shown) >= 10


async def test_the_attendance_matrix_has_a_row_for_each_and_a_column_for_each_meeting(house):
    text = await page(await house.enter(SECRETARY), "/attendance")

    assert text.count('<a href="/ledger/meetings/') == 21
    wang = cells(text, "王建国")
    assert set(wang[:21]) <= {"到", "假", "缺", "·", ""}
    assert len(wang) == 21 + 5
    expected = sum(sign in ("到", "假", "缺", "·") for sign in wang[:21])
    assert [int(one) for one in wang[21:]] == [
        expected, *(wang[:21].count(sign) for sign in ("到", "假", "缺", "·")),
    ]  # fmt: skip


async def test_the_numbers_under_a_meeting_are_those_of_its_column(house):
    text = await page(await house.enter(SECRETARY), "/attendance")

    rows = [cells(text, name) for name in house.ids if f">{name}</th>" in text]
    for sign, foot in (("到", "实到"), ("假", "请假"), ("缺", "缺席")):
        counted = [sum(row[number] == sign for row in rows) for number in range(21)]
        assert [int(one) for one in cells(text, foot)[:21]] == counted


async def test_the_dues_matrix_adds_up(house):
    text = await page(await house.enter(SECRETARY), "/dues")

    wang = cells(text, "王建国")
    assert wang[0].startswith("38.50")
    assert wang[-2] == "423.50"  # 11 months
    assert "已收" in wang[0]
    assert "未收" in " ".join(cells(text, "李敏"))
    assert "待确认" in " ".join(cells(text, "赵敏"))


async def test_a_period_can_be_chosen(house):
    browser = await house.enter(SECRETARY)

    text = await page(browser, "/attendance?from=2026-03&to=2026-04")

    assert "2026年3月至2026年4月" in text
    assert 2 <= text.count('<a href="/ledger/meetings/') <= 4


@pytest.mark.parametrize("query", ["from=2026-13", "from=x&to=y", "from=2026-05&to=2026-01",
                                   "from=1990-01&to=2026-01", "from=9998-12", "from=2026-01%00"])  # fmt: skip
async def test_a_period_that_cannot_be_is_told_so(house, query):
    browser = await house.enter(SECRETARY)

    answer = await browser.get(f"/ledger/attendance?{query}")

    assert answer.status_code in (200, 403)
    assert answer.status_code == 200 or "2026-01" in answer.text


async def test_the_first_page_shows_the_years_duties(house):
    text = await page(await house.enter(SECRETARY), "")

    assert "组织生活月历" in text
    assert "第十一条" in text
    assert "台账还缺" in text
    assert "近期会议" in text


async def test_what_is_missing_leads_to_where_it_is_mended(house):
    text = await page(await house.enter(SECRETARY), "")
    section = text[text.index('id="lacking"') :]

    links = set(re.findall(r'href="(/ledger/[^"]+)"', section))

    assert any(one.startswith("/ledger/meetings/") for one in links)
    assert any(one.startswith("/ledger/dues?") for one in links)
    browser = house.browsers[0]
    for link in links:
        assert (await browser.get(link.replace("&amp;", "&"))).status_code == 200, link


async def test_one_meeting_shows_its_list_and_its_record(house):
    browser = await house.enter(SECRETARY)

    text = await page(browser, "/meetings/1")

    assert "学习党章" in text
    assert "同意下月计划" in text
    assert "赞成9 反对0 弃权1" in text
    assert "三楼会议室" in text


async def test_the_organizational_life_page_shows_names_in_their_order(house):
    text = await page(await house.enter(SECRETARY), "/life")

    speakers = re.findall(r'<td>\d+</td><th scope="row">([^<]+)', text)
    assert speakers[0] == "王建国"
    assert re.search(r'<th scope="row">陈静</th><td>要发言</td>', text)
    assert re.search(r'<th scope="row">张伟</th><td></td><td>请假</td>', text)
    assert "党员活动室每月整理一次" in text
    assert "期限已过，请核实" in text
    assert "2026年3月9日" in text


async def test_somebody_is_found_by_name_and_a_meeting_by_its_topic(house):
    browser = await house.enter(SECRETARY)

    people = await page(browser, "/search?q=王建国")
    meetings = await page(browser, "/search?q=党课")
    nothing = await page(browser, "/search?q=火星")

    assert f'href="/ledger/members/{house.ids["王建国"]}"' in people
    assert "/ledger/meetings/3" in meetings
    assert "没有找到“火星”" in nothing


async def test_the_trail_is_paged_and_names_who_did_what(house):
    browser = await house.enter(SECRETARY)
    for _ in range(60):
        await house.enter(COMMISSIONER)

    first = await page(browser, "/trail")
    assert "进入台账网页" in first
    older = re.search(r'href="(/ledger/trail\?[^"]*before=\d+[^"]*)"', first)[1]
    second = (await browser.get(older.replace("&amp;", "&"))).text
    numbers = [
        int(n) for text in (first, second) for n in re.findall(r'<th scope="row">(\d+)', text)
    ]

    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) == len(set(numbers))
    assert "建支部" in second


async def test_names_and_titles_are_never_markup(house):
    def spoil(records):
        records.people.rename(house.ids["陈静"], HOSTILE[:30])
        records.meetings.change(1, title=HOSTILE, place=HOSTILE)
        records.audit.sign(Signature(branch_id=1, actor_id=None, action=HOSTILE[:40],
                                     at=house.play.clock.now))  # fmt: skip

    house.do(spoil)
    browser = await house.enter(SECRETARY)

    for leaf in LEAVES:
        text = await page(browser, leaf.path.replace("{id:int}", "1"))
        assert "<script>alert" not in text
        assert "49" not in re.findall(r"&amp;(\d+)", text)
    text = await page(browser, "/search?q=" + "%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>alert" not in text


async def test_a_page_can_be_read_in_english(house):
    house.do(lambda r: r.accounts.set(r.accounts.find("rehearsal", SECRETARY).id, language="en"))
    browser = await house.enter(SECRETARY)

    for leaf in LEAVES:
        text = await page(browser, leaf.path.replace("{id:int}", "1"))
        assert '<html lang="en"' in text
    assert "Calendar of duties" in await page(browser, "")


async def test_a_page_says_as_of_when_it_is(house):
    assert "数据截至 2026年11月27日 周五 10:00" in await page(await house.enter(SECRETARY), "")


async def test_what_is_not_there_is_said_kindly(house):
    browser = await house.enter(SECRETARY)

    for path in ("/meetings/999", "/members/999"):
        answer = await browser.get(f"/ledger{path}")
        assert answer.status_code == 403
        assert 'role="alert"' in answer.text
    assert (await browser.get("/ledger/nowhere")).status_code == 404
    assert (await browser.get("/ledger/meetings/99999999999999999999999")).status_code in (403, 404)
