"""Charts as people meet them in a browser: on a phone's width, by day and by night."""

import pytest

from locales import Words
from papers.charts.branch import branch_chart
from papers.charts.themes import DARK, LIGHT, stylesheet
from tests.papers.drawn import november

PHONE = {"width": 390, "height": 844}


@pytest.mark.parametrize("browser", [{"viewport": PHONE}], indirect=True)
async def test_a_members_year_is_a_picture_on_the_page(browser):
    await browser.whispers("chen", "/me")
    await browser.presses("chen", "我的一年")

    shown = browser.page.locator("#private .card .picture").last
    await shown.wait_for(state="visible")
    await browser.page.wait_for_function(
        "() => [...document.querySelectorAll('.picture')].every((one) => one.naturalWidth > 0)"
    )
    assert "应到" in await shown.get_attribute("alt")
    wide = await shown.evaluate("(one) => one.getBoundingClientRect().width")
    assert 300 < wide <= 390
    await browser.screenshot("chart-own-year")


@pytest.mark.parametrize(("scheme", "theme"), [("light", LIGHT), ("dark", DARK)])
async def test_a_chart_in_the_text_of_a_page_follows_the_readers_colours(browser, scheme, theme):
    """As the ledger's pages show it: no style of its own, one sheet, readable at 390 points."""
    page = await browser.page.context.new_page()
    await page.set_viewport_size(PHONE)
    await page.emulate_media(color_scheme=scheme)
    svg = branch_chart(november(), Words("zh_CN"))
    await page.set_content(
        f"<!doctype html><meta name=viewport content='width=device-width'><style>{stylesheet()}</style>"
        f"<body style='margin:0'>{svg}"
    )
    paper = await page.locator("svg > rect").first.evaluate("(one) => getComputedStyle(one).fill")
    wide = await page.evaluate("document.documentElement.scrollWidth")
    over = await page.evaluate(
        "() => [...document.querySelectorAll('svg text')].filter((one) => {"
        " const box = one.getBoundingClientRect(); return box.left < 0 || box.right > 390 })"
        ".map((one) => one.textContent)"
    )

    red, green, blue = (int(theme["paper"][at : at + 2], 16) for at in (1, 3, 5))
    assert paper == f"rgb({red}, {green}, {blue})"
    assert wide <= 390
    assert over == []
    await browser.album.keep(page, f"chart-{scheme}", is_whole=True)
    await page.close()
