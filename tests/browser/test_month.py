"""A month of a branch of twenty-eight on a phone; `make tour` keeps the pictures."""

import pytest

from tests.browser.driver import Browser
from tests.browser.test_page import PHONE
from tests.browser.test_story import Tour
from tests.dialogues import month


class OnAPhone(Tour):
    """The same people, all holding one phone."""

    def __init__(self, browser: Browser) -> None:
        super().__init__(browser, series="month")
        self.group_texts = browser.group


@pytest.mark.parametrize("browser", [PHONE], indirect=True)
async def test_a_whole_month_on_a_phone(browser):
    await browser.open("wang", is_empty=True)

    await month.tell(OnAPhone(browser))
