"""The ledger's pages in a real browser: in by the link, every page, at every width, on paper."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.util import find_spec

import pytest
import pytest_asyncio
from playwright.async_api import Page

from pages.contents import LEAVES
from tests.browser.album import Album
from tests.conftest import require
from tests.pages.conftest import COMMISSIONER, DUES_DELEGATE, SECRETARY, House, serving

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}
SERIOUS = ("serious", "critical")
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass
class Reader:
    """Somebody at the ledger; `troubles` collects what the browser complained of."""

    house: House
    page: Page
    album: Album
    troubles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(15_000)
        self.page.on("console", lambda said: self.troubles.append(said.text))
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("response", lambda r: self._doubt(r.status, r.url))

    async def enter(self, user: str = SECRETARY) -> None:
        await self.page.goto(await self.house.link(user))
        await self.page.get_by_role("button", name="进入").click()
        await self.page.wait_for_url("**/ledger")

    async def open(self, path: str) -> None:
        await self.page.goto(f"{self.house.url}/ledger{path}")

    async def shoot(self, name: str) -> None:
        await self.album.keep(self.page, f"ledger-{name}", is_whole=True)

    def _doubt(self, status: int, url: str) -> None:
        if status >= 400:
            self.troubles.append(f"{status}: {url}")


@pytest_asyncio.fixture(loop_scope="session")
async def reader(window, album, tmp_path, request) -> AsyncIterator[Reader]:
    """At the desk, or as `indirect` parameters say; nothing may have gone wrong in the end."""
    options = {"viewport": DESK, "locale": "zh-CN", **getattr(request, "param", {})}
    async with serving(tmp_path) as house:
        context = await window.new_context(**options)
        try:
            reader = Reader(house, await context.new_page(), album)
            yield reader
            assert reader.troubles == []
        finally:
            await context.close()


def everywhere() -> dict[str, str]:
    """The address of every page by its template."""
    return {leaf.template: leaf.path.replace("{id:int}", "2") for leaf in LEAVES} | {
        "search": "/search?q=党"
    }


AT_EACH_WIDTH = pytest.mark.parametrize(
    "reader",
    [
        pytest.param({"viewport": DESK}, id="desk"),
        pytest.param({"viewport": PHONE, "has_touch": True, "is_mobile": True}, id="phone"),
        pytest.param({"viewport": DESK, "color_scheme": "dark"}, id="desk-dark"),
        pytest.param({"viewport": PHONE, "color_scheme": "dark"}, id="phone-dark"),
    ],
    indirect=True,
)


async def test_the_secretary_comes_in_by_the_link_and_signs_out(reader):
    link = await reader.house.link(SECRETARY)
    await reader.page.goto(link)
    await reader.shoot("enter")
    await reader.page.keyboard.press("Tab")
    await reader.page.keyboard.press("Enter")  # nothing else stands there to be pressed
    await reader.page.wait_for_url("**/ledger")
    assert await reader.page.get_by_role("heading", level=1).inner_text() != ""

    await reader.page.get_by_role("button", name="退出").click()
    assert "已退出" in await reader.page.locator("main").inner_text()


async def test_a_used_link_is_refused(reader):
    link = await reader.house.link(SECRETARY)
    await reader.page.goto(link)
    await reader.page.get_by_role("button", name="进入").click()
    await reader.page.wait_for_url("**/ledger")
    await reader.page.context.clear_cookies()

    await reader.page.goto(link)

    assert "已用过或已过期" in await reader.page.locator("main").inner_text()
    assert await reader.page.get_by_role("button").count() == 0
    await reader.shoot("used")
    assert [one for one in reader.troubles if "410" not in one] == []
    reader.troubles.clear()


@AT_EACH_WIDTH
async def test_no_page_is_wider_than_the_window(reader, request):
    """A matrix scrolls in its own box."""
    await reader.enter()
    shape = request.node.callspec.id

    for name, path in everywhere().items():
        await reader.open(path)
        assert await reader.page.evaluate(WIDER) <= 0, name
        await reader.shoot(f"{name}-{shape}")


async def test_names_and_heads_of_a_matrix_stay_in_sight(reader):
    await reader.page.set_viewport_size(PHONE)
    await reader.enter()
    await reader.open("/attendance")
    box = reader.page.locator(".box").first

    await box.evaluate("(box) => { box.scrollLeft = 600; }")

    name = await reader.page.locator("tbody th").first.bounding_box()
    edge = await box.bounding_box()
    assert abs(name["x"] - edge["x"]) < 3
    assert await box.evaluate("(box) => box.scrollWidth > box.clientWidth")


@pytest.mark.parametrize(
    "reader",
    [
        pytest.param({"bypass_csp": True}, id="light"),
        pytest.param({"bypass_csp": True, "color_scheme": "dark"}, id="dark"),
    ],
    indirect=True,
)
async def test_whoever_cannot_see_or_point_can_use_every_page(reader):
    """axe-core finds nothing serious. The policy is set aside only to let it look."""
    require(find_spec("axe_playwright_python") is not None, "axe-playwright-python")
    axe = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
    found = {}
    pages = [await reader.house.link(SECRETARY)]
    await reader.page.goto(pages[0])
    found["enter"] = await _issues(reader.page, axe)
    await reader.enter()
    for name, path in everywhere().items():
        await reader.open(path)
        found[name] = await _issues(reader.page, axe)
    await reader.open("/meetings/9999")
    found["refused"] = await _issues(reader.page, axe)

    assert {name: issues for name, issues in found.items() if issues} == {}
    reader.troubles.clear()  # the page that was not there


async def _issues(page, axe):
    await page.evaluate(axe)
    result = await page.evaluate("() => axe.run()")
    return [
        (one["id"], [node["target"] for node in one["nodes"]][:3])
        for one in result["violations"]
        if one["impact"] in SERIOUS
    ]


async def test_everything_works_by_the_keyboard_alone(reader):
    await reader.enter()
    await reader.page.keyboard.press("Tab")
    focused = "() => document.activeElement.textContent.trim()"
    assert await reader.page.evaluate(focused) == "跳到正文"
    await reader.page.keyboard.press("Enter")
    assert await reader.page.evaluate("() => document.activeElement.id") == "main"

    await reader.open("/attendance")
    reached = set()
    for _ in range(60):
        await reader.page.keyboard.press("Tab")
        reached.add(await reader.page.evaluate("() => document.activeElement.tagName"))
    assert {"A", "BUTTON", "INPUT", "DIV"} <= reached  # the box itself, to scroll it


async def test_attendance_is_corrected(reader):
    await reader.enter()
    await reader.open("/attendance?from=2026-01&to=2026-01")
    await reader.page.locator("thead a").first.click()
    line = reader.page.locator(f"#m{reader.house.ids['李敏']}")
    await line.get_by_label("李敏的到会情况").select_option("excused")
    await line.get_by_label("李敏的请假类别").select_option("sick")

    await reader.page.get_by_role("button", name="保存更正").click()

    assert "已更正" in await reader.page.get_by_role("status").inner_text()
    await reader.shoot("corrected")
    await reader.open("/trail")
    assert "网页上更正到会" in await reader.page.locator("tbody tr").first.inner_text()
    assert "王建国" in await reader.page.locator("tbody tr").first.inner_text()


async def test_dues_are_confirmed(reader):
    await reader.enter(COMMISSIONER)
    await reader.open("/dues")
    await reader.page.get_by_label("赵敏 2026年10月 收到").check()

    await reader.page.get_by_role("button", name="确认收到所勾的").click()

    assert "党费已收到" in await reader.page.get_by_role("status").inner_text()
    assert await reader.page.get_by_label("赵敏 2026年10月 收到").count() == 0


async def test_a_members_line_is_corrected(reader):
    await reader.enter()
    await reader.open("/members")
    await reader.page.get_by_role("link", name="陈静").click()
    await reader.page.get_by_label("姓名").fill("陈婧")

    await reader.page.get_by_role("button", name="保存").click()

    assert (await reader.page.get_by_role("heading", level=1).inner_text()).startswith("陈婧")


async def test_what_was_not_saved_is_asked_about(reader):
    asked = []
    await reader.enter()
    await reader.open("/meetings/1")
    await reader.page.locator("select").first.select_option("absent")

    async def stay(dialog):
        asked.append(dialog.type)
        await dialog.accept()

    reader.page.on("dialog", stay)
    await reader.page.goto(f"{reader.house.url}/ledger")

    assert asked == ["beforeunload"]


@pytest.mark.parametrize("reader", [{"java_script_enabled": False}], indirect=True)
async def test_it_all_works_without_javascript(reader):
    await reader.enter()
    for path in everywhere().values():
        await reader.open(path)
        assert await reader.page.get_by_role("heading", level=1).count() == 1
    assert await reader.page.get_by_role("button", name="打印").count() == 0

    await reader.open("/attendance")
    await reader.page.get_by_label("从").fill("2026-03")
    await reader.page.get_by_label("到", exact=True).fill("2026-04")
    await reader.page.get_by_role("button", name="查看").click()
    assert "2026年3月至2026年4月" in await reader.page.locator("h1").inner_text()


async def test_on_paper_everything_of_a_table_is_there_and_nothing_to_press(reader):
    await reader.enter()
    for name in ("attendance", "dues", "meetings"):
        await reader.open(f"/{name}")
        await reader.page.emulate_media(media="print")
        for what in ("nav", ".leave", "button", ".months"):
            assert await reader.page.locator(what).first.is_hidden(), (name, what)
        cut = await reader.page.locator(".box").first.evaluate(
            "(box) => getComputedStyle(box).overflow !== 'visible'"
        )
        assert not cut
        await reader.shoot(f"{name}-print")
        paper = await reader.album.print(reader.page, f"ledger-{name}")
        assert paper.startswith(b"%PDF")
        await reader.page.emulate_media(media="screen")


async def test_who_collects_dues_finds_dues_alone(reader):
    await reader.enter(DUES_DELEGATE)

    offered = await reader.page.get_by_role("navigation").get_by_role("link").all_inner_texts()

    assert offered == ["总览", "党费", "查找"]
    await reader.shoot("dues-delegate")


async def test_the_rehearsal_serves_the_ledger_without_any_token(browser):
    """`make rehearse`: the secretary asks in private, opens the link, and sees the play's branch."""
    told = await browser.whispers("wang", "/ledger")
    link = re.search(r"http://\S+/ledger/enter/\S+", told)[0]
    async with browser.page.expect_popup() as opened:
        await browser.page.get_by_role("link", name=link).click()
    ledger = await opened.value
    await ledger.get_by_role("button", name="进入").click()
    await ledger.wait_for_url("**/ledger")

    assert "第三支部" in await ledger.locator("header").inner_text()
