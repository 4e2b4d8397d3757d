"""The rehearsal page, as people meet it in a browser."""

import json
import os
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request
from datetime import timedelta

import pytest

from tests.browser.conftest import ROOT, start, stop

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
HOSTILE = '<b>加粗</b><img src=x onerror="document.title=1"><script>document.title=2</script>'


async def test_the_secretary_asks_for_help_on_the_page(browser):
    answer = await browser.whispers("wang", "/help")

    assert "第三支部" in answer
    assert "/roster" in answer
    await browser.screenshot("help")


async def test_a_passer_by_is_offered_less_than_the_secretary(browser):
    assert "/roster" in await offered(browser, "wang")
    assert "/roster" not in await offered(browser, "guest")


async def test_what_somebody_is_told_in_private_only_they_see(browser):
    await browser.whispers("chen", "/help")

    assert len(await browser.private("chen")) == 1
    assert await browser.private("zhao") == []


async def test_everybody_reads_what_is_said_in_the_group(browser):
    await browser.says("chen", "周五几点开会？")
    await browser.be("zhao")

    await browser.sees("周五几点开会？", chat="group")


async def test_news_comes_by_itself_and_marks_whoever_got_something(browser):
    await browser.whispers("wang", "/roster")
    await tell_zhao_something(browser)

    await browser.page.locator(".person[data-user=zhao] .dot").wait_for(state="visible")
    await browser.be("zhao")
    await browser.page.locator(".person[data-user=zhao] .dot").wait_for(state="hidden")


async def test_a_press_in_the_group_pops_up_over_the_chat(browser):
    await call_a_meeting(browser)

    answer = await browser.presses("chen", "参加")

    assert await browser.page.locator("#group .pop-up").is_visible()
    assert answer.startswith("已记下：参加")
    await browser.screenshot("pop-up")


async def test_the_plainest_platform_answers_without_pop_ups(browser):
    await browser.open("wang", is_poor=True)
    await call_a_meeting(browser)

    answer = await browser.presses("chen", "参加")

    assert "参加" in answer
    assert await browser.page.locator(".pop-up").count() == 0


async def test_a_roster_goes_up_and_its_template_comes_down(browser):
    await browser.whispers("wang", "/roster")
    answer = await browser.sends_file("wang", "名册.csv", "姓名,党小组\n何静,一组\n".encode())
    assert "已忽略" in answer or "名册" in answer

    await browser.whispers("wang", "/roster")
    await browser.presses("wang", "模板")
    async with browser.page.expect_download() as download:
        await browser.page.locator("#private .file").last.click()
    file = await download.value
    assert file.suggested_filename.endswith(".xlsx")
    assert (await file.path()).read_bytes()[:2] == b"PK"


async def test_a_huge_file_is_answered_by_a_sentence(browser):
    await browser.whispers("wang", "/roster")

    answer = await browser.sends_file("wang", "名册.xlsx", b"x" * 2_000_000)

    assert "太大" in answer


async def test_the_clock_moves_by_an_hour_by_a_day_and_to_a_moment(browser):
    began = await browser.now()

    await browser.moves_clock("hour")
    assert timedelta(hours=1) <= await browser.now() - began < timedelta(hours=1, minutes=2)
    await browser.moves_clock("day")
    assert timedelta(hours=25) <= await browser.now() - began < timedelta(hours=25, minutes=2)
    await browser.waits(hours=30)
    assert timedelta(hours=55) <= await browser.now() - began < timedelta(hours=55, minutes=3)


async def test_the_next_reminder_comes_when_the_clock_is_moved_there(browser):
    await call_a_meeting(browser)
    before, heard = await browser.now(), await told(browser)

    await browser.moves_clock("next")

    assert await browser.now() > before + timedelta(minutes=5)
    assert await told(browser) > heard


async def test_a_branch_begins_with_adding_the_bot(browser):
    await browser.open("wang", is_empty=True)
    await browser.says("wang", "/setup 第五支部")
    assert await browser.group() == []  # nobody is there to hear it

    assert "/setup" in await browser.adds_bot("wang")
    assert "第五支部" in await browser.says("wang", "/setup 第五支部")


async def test_starting_over_on_the_page_forgets_what_was_said(browser):
    await browser.says("wang", "大家好")
    await browser.page.locator("#restart").click()
    await browser.page.locator("#anew [value=empty]").check()
    await browser.page.locator("#anew .primary").click()

    await browser.page.locator("#group .start .primary").wait_for()
    assert await browser.page.locator("#group .message").count() == 0


async def test_hostile_text_is_shown_as_text(browser):
    await browser.says("chen", HOSTILE)
    await browser.be("zhao")

    await browser.sees(HOSTILE, chat="group")
    assert (
        await browser.page.locator("#group .log b, #group .log img, #group .log script").count()
        == 0
    )
    assert await browser.page.title() == "支部排练"


async def test_long_and_broken_text_is_answered_by_a_sentence(browser):
    for text in ("长" * 10_000, "/" + "x" * 3_000, "\u202e反\u0000=1+1\ud800", "/help@someone"):
        assert await browser.whispers("chen", text)


async def test_a_page_in_english_keeps_the_bots_own_words(browser):
    await browser.page.locator("#language").click()
    await browser.sees("Start over")
    assert await browser.page.locator("html").get_attribute("lang") == "en"

    assert "Branch" not in await browser.whispers("chen", "/help")
    assert "my own record" in await browser.whispers("emma", "/help")
    await browser.page.locator("#language").click()
    await browser.sees("重来")


async def test_everything_can_be_done_with_the_keyboard_alone(browser):
    keys = browser.page.keyboard
    await browser.page.locator(".skip").focus()
    await keys.press("Enter")  # skip to the message box
    await keys.type("/he")
    await browser.page.locator("#private .offers [aria-selected=true]").wait_for()
    await keys.press("Tab")  # take the offered command
    await keys.press("Enter")  # send it
    await browser.sees("/roster", chat="private")

    await browser.page.locator(".person[data-user=wang] input").focus()
    await keys.press("ArrowDown")  # be the next of the cast
    await browser.sees("李敏与支部助手")
    focused = "document.activeElement.matches('.person input') && document.activeElement.value"
    assert await browser.page.evaluate(focused) == "li"


async def test_a_key_keeps_the_focus_when_its_card_is_drawn_anew(browser):
    await call_a_meeting(browser)
    await browser.be("chen")
    await browser.page.locator("#group .key", has_text="参加").focus()
    await browser.page.keyboard.press("Enter")

    await browser.sees("参加1", chat="group")
    assert await browser.page.evaluate("document.activeElement.textContent") == "参加"


@pytest.mark.parametrize(
    "browser",
    [
        {"color_scheme": "light"},
        {"color_scheme": "dark"},
        {"color_scheme": "light", **PHONE},
        {"color_scheme": "dark", **PHONE},
    ],
    indirect=True,
    ids=["desk-light", "desk-dark", "phone-light", "phone-dark"],
)
async def test_the_page_fits_its_screen(browser, request):
    await call_a_meeting(browser)
    await browser.presses("chen", "参加")
    await browser.whispers("wang", "/roster")
    for chat in ("group", "private"):
        await browser.look_at(chat)
        await browser.screenshot(f"{request.node.callspec.id}-{chat}")

        is_wider = "document.documentElement.scrollWidth > innerWidth"
        assert not await browser.page.evaluate(is_wider)
        for box in await browser.page.locator(f"#{chat} .composer button:visible").all():
            place = await box.bounding_box()
            width = await browser.page.evaluate("innerWidth")
            assert place["x"] >= 0
            assert place["x"] + place["width"] <= width


# The door of the page


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 403),
        ({"Origin": "{own}", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "http://evil.example", "Host": "evil.example"}, 403),
        ({"Origin": "{own}"}, 200),
    ],
)
def test_only_the_page_itself_may_speak(house, headers, status):
    own = house.url.rstrip("/")
    sent = {name: value.format(own=own) for name, value in headers.items()}
    body = json.dumps({"as": "chen", "chat": "group", "text": "大家好"}).encode()

    assert ask(f"{house.url}says", body, sent)[0] == status


def test_a_strangers_host_name_is_turned_away(house):
    assert ask(house.url, None, {"Host": "evil.example"})[0] == 403
    assert (
        ask(house.url, None, {"Host": house.url[7:-1].replace("127.0.0.1", "localhost")})[0] == 200
    )


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("says", b"{", 400),
        ("says", b"[]", 400),
        ("says", b'{"as": 1}', 400),
        ("says", b'{"as": "nobody"}', 404),
        ("says", b"x" * 300_000, 413),
        ("presses", b'{"as": "chen", "message": "999", "wire": "x"}', 404),
        ("moves", b'{"to": "2026-02-30T09:00"}', 400),
        ("moves", b'{"to": "9999-12-31T23:59"}', 400),
        ("sends-file?as=chen", b"x" * 8_000_001, 413),
    ],
)
def test_what_cannot_be_meant_is_refused(house, path, body, status):
    assert ask(f"{house.url}{path}", body, {"Origin": house.url.rstrip("/")})[0] == status


def test_nothing_may_be_loaded_from_elsewhere(house):
    policy = ask(house.url, None, {})[1]["content-security-policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_a_second_house_needs_another_address(house, tmp_path):
    taken = house.url[7:-1]
    done = subprocess.run(
        [sys.executable, "-m", "bot", "rehearse"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "ZHIBU_LISTEN": taken},
        capture_output=True,
        text=True,
        timeout=30,
    )

    assert done.returncode == 2
    assert "ZHIBU_LISTEN" in done.stderr
    assert "Traceback" not in done.stderr


def test_each_rehearsal_has_records_of_its_own_made_anew(tmp_path):
    branch = tmp_path / "zhibu.db"
    branch.write_text("not to be touched")
    for _ in range(2):
        house = start(tmp_path)
        own = house.url.rstrip("/")
        ask(f"{own}/says", b'{"as": "chen", "chat": "private", "text": "/help"}', {"Origin": own})
        stop(house)

    with sqlite3.connect(tmp_path / "rehearsal.db") as records:
        [(branches,)] = records.execute("select count(*) from branches")
    assert branches == 1
    assert branch.read_text() == "not to be touched"


def ask(url, body, headers):
    """Status and headers of an answer."""
    request = urllib.request.Request(url, data=body, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=15) as answer:
            return answer.status, answer.headers
    except urllib.error.HTTPError as refusal:
        with refusal:
            return refusal.code, refusal.headers


async def offered(browser, user):
    """The commands somebody is offered while they type."""
    await browser.be(user)
    await browser.page.locator("#private-text").fill("/")
    await browser.page.locator("#private .offers b").first.wait_for()
    found = await browser.page.locator("#private .offers b").all_text_contents()
    await browser.page.locator("#private-text").fill("")
    return found


async def call_a_meeting(browser):
    """A meeting on Friday, published on a Monday morning."""
    now = await browser.now()
    monday = now + timedelta(days=(7 - now.weekday()) % 7 or 7)
    await browser.until(monday.replace(hour=9, minute=0, second=0))
    await browser.whispers("wang", "/meeting 周五14:30 主题党日：学习党章 @三楼会议室")
    await browser.presses("wang", "发布")
    await browser.sees("应到", chat="group")


async def tell_zhao_something(browser):
    """Somebody else, at another window, is told something in private."""
    own = browser.url.rstrip("/")
    answer = await browser.page.request.post(
        f"{own}/says",
        headers={"Origin": own},
        data={"as": "zhao", "chat": "private", "text": "/help"},
    )
    assert answer.ok


async def told(browser):
    """How much the bot has said to everybody, in private and in the group."""
    state = await (await browser.page.request.get(f"{browser.url}state?as=wang")).json()
    group = sum(not message["author"] for message in state["group"])
    return group + sum(one["said"] for one in state["cast"])
