"""The main story, as a newcomer plays it on the rehearsal page; `make tour` keeps the pictures."""

from datetime import datetime

import pytest

from tests.browser.driver import Browser
from tests.dialogues import story


class Tour:
    """The people of the story, all sitting at one browser."""

    def __init__(self, browser: Browser, *, series: str = "story") -> None:
        self._browser = browser
        self._series = series
        self._pictures = 0
        self.says = browser.says
        self.whispers = browser.whispers
        self.presses = browser.presses
        self.sends_file = browser.sends_file
        self.adds_bot = browser.adds_bot
        self.until = browser.until

    async def now(self) -> datetime:
        return await self._browser.now()

    async def reads(self, user: str, *texts: str, lossy: bool = False) -> None:  # noqa: ARG002
        """A line that only popped up may be gone again; everything else stands on the page."""
        await self._browser.be(user)
        for text in texts:
            await self._browser.sees(text)
        if texts:
            await self._browser.look_for(texts[-1])

    async def shows(self, name: str) -> None:
        self._pictures += 1
        await self._browser.clear_notes()
        await self._browser.screenshot(f"{self._series}-{self._pictures:02}-{name}")


@pytest.mark.parametrize("browser", [{"viewport": {"width": 1280, "height": 900}}], indirect=True)
async def test_four_people_and_a_month_in_their_branch(browser):
    await browser.open("wang", is_empty=True)

    await story.tell(Tour(browser))
