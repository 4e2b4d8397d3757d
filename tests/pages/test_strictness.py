"""What a browser is allowed, and whom the pages do not listen to at all."""

import re
from pathlib import Path

import pytest

from pages.contents import LEAVES
from pages.routes import STATIC
from tests.pages.conftest import SECRETARY, serving

TEMPLATES = Path("pages/templates")


def addresses(*more):
    return [*(f"/ledger{leaf.path.replace('{id:int}', '1')}" for leaf in LEAVES), *more]


async def test_no_page_is_kept_framed_or_told_of_elsewhere(house):
    browser = await house.enter(SECRETARY)
    link = await house.link(SECRETARY)

    for path in addresses("/ledger/static/ledger.css", "/ledger/nowhere", link):
        headers = (await browser.get(path)).headers
        assert headers["cache-control"] == "no-store"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-content-type-options"] == "nosniff"
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert "server" not in headers


async def test_nothing_stands_in_line_and_nothing_comes_from_elsewhere(house):
    browser = await house.enter(SECRETARY)

    for path in addresses():
        text = (await browser.get(path)).text
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", text)
        assert all("src=" in one for one in re.findall(r"<script[^>]*>", text))
        for source in re.findall(r'(?:src|href|action)="([^"]*)"', text):
            assert source.startswith(("/ledger", "#")), source


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "evil.example:8080"])
async def test_a_strangers_name_for_our_address_is_turned_away(house, host):
    browser = await house.enter(SECRETARY)

    answer = await browser.get("/ledger", headers={"host": host})

    assert answer.status_code == 403
    assert "第三支部" not in answer.text


@pytest.mark.parametrize(
    "said",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"origin": "https://evil.example", "sec-fetch-site": "same-origin"},
    ],
)
async def test_another_sites_form_is_not_heard(house, said):
    browser, link = house.browser(), await house.link(SECRETARY)

    answer = await browser.post(link, headers=said)

    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


async def test_behind_a_proxy_the_public_name_is_ours(tmp_path):
    async with serving(tmp_path, public_url="https://ledger.example.org") as house:
        told = await house.play.whispers(SECRETARY, "/ledger")
        path = re.search(r"/ledger/enter/\S+", told)[0]
        browser = house.browser()

        for host in ("ledger.example.org", house.url.removeprefix("http://")):
            answer = await browser.get(path, headers={"host": host})
            assert answer.status_code == 200
        answer = await browser.post(
            path, headers={"origin": "https://ledger.example.org", "sec-fetch-site": "same-origin"}
        )
        assert answer.status_code == 303


async def test_a_form_too_large_is_not_read_to_its_end(house):
    browser = await house.enter(SECRETARY)

    answer = await browser.post("/ledger/meetings/1", content=b"x=" + b"y" * 200_000)

    assert answer.status_code == 413


@pytest.mark.parametrize("data", [b"\xff\xfe", b"a&" * 5000, b"%%%", b"", b"key=%ED%A0%80"])
async def test_a_form_that_is_none_is_no_trouble(house, data):
    browser = await house.enter(SECRETARY)

    answer = await browser.post("/ledger/meetings/1", content=data)

    assert answer.status_code in (400, 403)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
async def test_no_other_methods_are_heard(house, method):
    browser = await house.enter(SECRETARY)

    assert (await browser.request(method, "/ledger/meetings/1")).status_code == 405


async def test_nothing_but_its_own_files_is_served(house):
    browser = house.browser()

    for name in ("../routes.py", "..%2froutes.py", "%2e%2e/routes.py", "/etc/passwd", "x.css"):
        assert (await browser.get(f"/ledger/static/{name}")).status_code == 404
    for file in STATIC.iterdir():
        assert (await browser.get(f"/ledger/static/{file.name}")).status_code == 200


async def test_the_root_shows_the_way(house):
    browser = house.browser()

    assert (await browser.get("/")).headers["location"] == "/ledger"
    assert (await browser.get("/elsewhere")).status_code == 404


async def test_a_bug_is_told_by_a_number_and_shows_nothing(house, caplog):
    browser = await house.enter(SECRETARY)
    house.do(lambda r: r.changes._connection.exec_driver_sql("DROP TABLE undo_steps"))
    house.do(lambda r: r.changes._connection.exec_driver_sql("ALTER TABLE talks RENAME TO gone"))

    answer = await browser.get("/ledger/life")

    assert answer.status_code in (500, 503)
    assert "talks" not in answer.text
    assert "Traceback" not in answer.text
    caplog.clear()
