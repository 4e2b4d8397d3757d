"""The way into the ledger: one link, one use, one account, and no longer than the office lasts."""

import asyncio
import re
from datetime import timedelta

import pytest

from domain.entrance import LINK_LASTS, VISIT_LASTS
from domain.people import Office
from storage import Signature
from tests.pages.conftest import (
    COMMISSIONER,
    DEPUTY,
    DUES_DELEGATE,
    LEADER,
    MEETINGS_DELEGATE,
    MEMBER,
    SECRETARY,
    STRANGER,
    serving,
)
from tests.pages.year import NOW


async def test_the_secretary_comes_in_by_a_link(house):
    browser = house.browser()
    link = await house.link(SECRETARY)

    door = await browser.get(link)
    assert "进入" in door.text
    assert "第三支部" in door.text
    entered = await browser.post(link)

    assert entered.headers["location"] == "/ledger"
    page = await browser.get("/ledger")
    assert page.status_code == 200
    assert "王建国同志" in page.text
    assert house.trail()[0] == "page_enter"


async def test_looking_at_a_link_does_not_use_it_up(house):
    """Chat services and virus scanners open links, too."""
    link = await house.link(SECRETARY)
    for _ in range(3):
        assert (await house.browser().get(link)).status_code == 200

    assert (await house.browser().post(link)).status_code == 303


async def test_a_link_works_once(house):
    link = await house.link(SECRETARY)
    assert (await house.browser().post(link)).status_code == 303

    again = await house.browser().post(link)

    assert again.status_code == 410
    assert "已用过或已过期" in again.text
    assert "set-cookie" not in again.headers
    assert (await house.browser().get(link)).status_code == 410


async def test_a_link_is_too_old_after_a_quarter_of_an_hour(house):
    early, link = await house.link(SECRETARY), await house.link(COMMISSIONER)
    house.play.clock.now += LINK_LASTS - timedelta(seconds=1)
    assert (await house.browser().post(early)).status_code == 303

    house.play.clock.now += timedelta(seconds=1)

    assert (await house.browser().post(link)).status_code == 410


async def test_a_new_link_takes_the_place_of_the_last(house):
    first, second = await house.link(SECRETARY), await house.link(SECRETARY)

    assert (await house.browser().post(first)).status_code == 410
    assert (await house.browser().post(second)).status_code == 303


async def test_two_who_press_at_the_same_moment_do_not_both_come_in(house):
    link = await house.link(SECRETARY)
    browsers = [house.browser() for _ in range(5)]

    answers = await asyncio.gather(*(browser.post(link) for browser in browsers))

    assert sorted(one.status_code for one in answers) == [303, 410, 410, 410, 410]


async def test_somebody_elses_link_is_refused_where_one_has_not_signed_out(house):
    browser = await house.enter(SECRETARY)
    link = await house.link(COMMISSIONER)

    for answer in (await browser.get(link), await browser.post(link)):
        assert answer.status_code == 403
        assert "还没退出" in answer.text
        assert "李敏" not in answer.text

    assert "王建国同志" in (await browser.get("/ledger")).text
    assert (await house.browser().post(link)).status_code == 303  # it is still good for its own


async def test_ones_own_new_link_goes_on(house):
    browser = await house.enter(SECRETARY)
    before = browser.cookies["zhibu_ledger"]

    assert (await browser.post(await house.link(SECRETARY))).status_code == 303

    assert browser.cookies["zhibu_ledger"] != before
    old = house.browser()
    old.cookies.set("zhibu_ledger", before)
    assert (await old.get("/ledger")).status_code == 401


async def test_the_used_link_leads_whoever_is_in_to_the_ledger(house):
    browser, link = house.browser(), await house.link(SECRETARY)
    await browser.post(link)

    assert (await browser.get(link)).headers["location"] == "/ledger"


async def test_a_made_up_link_opens_nothing(house):
    for token in ("x", "0" * 43, "../../etc/passwd", "%00", "’"):
        assert (await house.browser().post(f"/ledger/enter/{token}")).status_code in (404, 410)


@pytest.mark.parametrize(
    "user", [SECRETARY, COMMISSIONER, DEPUTY, DUES_DELEGATE, MEETINGS_DELEGATE]
)
async def test_those_who_keep_the_books_get_a_link(house, user):
    await house.enter(user)


@pytest.mark.parametrize("user", [LEADER, MEMBER, STRANGER])
async def test_nobody_else_gets_one(house, user):
    assert "/ledger/enter/" not in await house.play.whispers(user, "/ledger")


async def test_no_link_is_said_in_the_group(house):
    assert "私聊" in await house.play.says(SECRETARY, "/ledger")
    assert "/ledger/enter/" not in "\n".join(house.play.group)


async def test_a_visit_ends_with_the_day(house):
    browser = await house.enter(SECRETARY)
    house.play.clock.now += VISIT_LASTS - timedelta(seconds=1)
    assert (await browser.get("/ledger")).status_code == 200

    house.play.clock.now += timedelta(seconds=1)

    answer = await browser.get("/ledger")
    assert answer.status_code == 401
    assert "/ledger" in answer.text


async def test_a_visit_ends_with_the_office(house):
    browser = await house.enter(COMMISSIONER)
    assert (await browser.get("/ledger/dues")).status_code == 200

    house.do(lambda records: dismiss(records, house.ids["李敏"]))

    lost = await browser.get("/ledger/dues")
    assert lost.status_code == 401
    assert "请书记核实" in lost.text
    assert not browser.cookies.get("zhibu_ledger")


async def test_who_lost_the_office_is_not_let_in_by_the_same_visit_when_they_get_it_back(house):
    browser = await house.enter(COMMISSIONER)
    token = browser.cookies["zhibu_ledger"]
    house.do(lambda records: dismiss(records, house.ids["李敏"]))
    await browser.get("/ledger")
    house.do(lambda records: appoint(records, house.ids["李敏"], house.play.clock.now.date()))

    browser.cookies.set("zhibu_ledger", token)

    assert (await browser.get("/ledger")).status_code == 401


async def test_a_link_does_not_outlast_the_office(house):
    link = await house.link(COMMISSIONER)
    house.do(lambda records: dismiss(records, house.ids["李敏"]))

    answer = await house.browser().post(link)

    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


async def test_what_is_entrusted_ends_on_its_last_day(house):
    browser = await house.enter(DUES_DELEGATE)
    house.do(lambda records: take_back(records, house.play.clock.now))

    assert (await browser.get("/ledger/dues")).status_code == 401


async def test_who_signs_out_is_out(house):
    browser = await house.enter(SECRETARY)
    token = browser.cookies["zhibu_ledger"]
    key = key_on((await browser.get("/ledger")).text)

    left = await browser.post("/ledger/leave", data={"key": key})

    assert "已退出" in left.text
    browser.cookies.set("zhibu_ledger", token)
    assert (await browser.get("/ledger")).status_code == 401


async def test_nobody_is_signed_out_by_somebody_elses_page(house):
    browser = await house.enter(SECRETARY)

    await browser.post("/ledger/leave", data={"key": "made up"})

    assert (await browser.get("/ledger")).status_code == 200


async def test_the_cookie_is_the_browsers_alone(house):
    answer = await house.browser().post(await house.link(SECRETARY))

    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "path=/ledger" in cookie
    assert f"max-age={int(VISIT_LASTS.total_seconds())}" in cookie
    assert "secure" not in cookie


async def test_behind_https_the_cookie_stays_there(tmp_path):
    async with serving(tmp_path, public_url="https://ledger.example.org") as house:
        told = await house.play.whispers(SECRETARY, "/ledger")
        token = re.search(r"https://ledger\.example\.org/ledger/enter/(\S+)", told)[1]

        answer = await house.browser().post(f"/ledger/enter/{token}")

        assert "secure" in answer.headers["set-cookie"].lower()
        assert "ZHIBU_PUBLIC_URL" not in told


async def test_a_link_to_the_machine_itself_says_so(house):
    assert "只有运行机器人的这台机器打得开" in await house.play.whispers(SECRETARY, "/ledger")


async def test_only_fingerprints_are_kept(house):
    browser, link = house.browser(), await house.link(SECRETARY)
    await browser.post(link)

    kept = house.look(everything_kept)

    assert link.rpartition("/")[2] not in kept
    assert browser.cookies["zhibu_ledger"] not in kept


async def test_old_links_and_visits_are_forgotten(house):
    await house.enter(SECRETARY)
    house.play.clock.now += timedelta(days=3)
    await house.play.app.clock.ring_all()

    assert "zhibu" not in str(house.look(lambda r: rows(r, "ledger_links")))
    assert house.look(lambda r: rows(r, "ledger_links") + rows(r, "ledger_sessions")) == []


def rows(records, table):
    return records.changes._connection.exec_driver_sql(f"SELECT * FROM {table}").all()


def everything_kept(records):
    tables = records.changes._connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table'"
    ).scalars()
    return "\n".join(str(rows(records, table)) for table in list(tables))


def key_on(text):
    return re.search(r'name="key" value="(\w+)"', text)[1]


def dismiss(records, member_id):
    sql = "DELETE FROM offices WHERE member_id = ?"
    records.changes._connection.exec_driver_sql(sql, (member_id,))


def appoint(records, member_id, on):
    records.people.appoint(member_id, Office.ORGANIZATION_COMMISSIONER, on=on)
    records.audit.sign(Signature(branch_id=1, actor_id=None, action="test", at=NOW))


def take_back(records, now):
    for one in records.delegations.running(1, now.date()):
        records.delegations.end(one.id, now)
    records.audit.sign(Signature(branch_id=1, actor_id=None, action="test", at=now))
