"""The same pages over the other database."""

import pytest

from domain.attendance import Presence
from pages.contents import LEAVES
from tests.pages.conftest import SECRETARY, serving
from tests.pages.test_corrections import attendance, sends
from tests.pages.test_taking import takes


@pytest.fixture
async def house(tables, tmp_path):
    async with serving(tmp_path, database=tables) as house:
        yield house


async def test_every_page_opens_and_what_is_corrected_is_kept(house):
    link = await house.link(SECRETARY)
    browser = house.browser()
    assert (await browser.post(link)).status_code == 303
    assert (await house.browser().post(link)).status_code == 410

    for leaf in LEAVES:
        path = leaf.path.replace("{id:int}", "1")
        assert (await browser.get(f"/ledger{path}?q=王")).status_code == 200, leaf
    for path in ("meetings", "members"):
        answer = await browser.get(f"/ledger/{path}/99999999999999999999999")
        assert answer.status_code == 403

    li = house.ids["李敏"]
    answer = await sends(browser, "/ledger/meetings/1", **{f"presence{li}": "absent"})
    assert answer.status_code == 303
    assert attendance(house, 1, "李敏").presence is Presence.ABSENT
    assert (await takes(browser, "ledger")).status_code == 200
    assert house.trail()[0] == "export"
