"""The ledger's pages, really served: a door on loopback, the real records, a clock to move."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from bot.door import listen, listening_at
from bot.ledger import Porter
from bot.platforms.rehearsal.cast import seed
from bot.settings import Settings
from storage import Records
from tests.pages.year import JANUARY, NOW, live_a_year
from tests.rehearsals.conftest import Hands, Play, begin
from tests.templates import copy_records

SECRETARY, COMMISSIONER, DEPUTY, LEADER = "wang", "li", "zhao", "zhang"
DUES_DELEGATE, MEETINGS_DELEGATE, MEMBER, STRANGER = "chen", "yang", "emma", "guest"


@dataclass
class House:
    """The branch on its stage, and where its ledger is served."""

    play: Play
    url: str
    ids: dict[str, int]
    browsers: list[httpx.AsyncClient] = field(default_factory=list)

    @property
    def app(self):
        return self.play.app

    def do(self, work):
        """One piece of work, kept."""
        return self.app.writer.submit(work).result()

    def look(self, work):
        return self.app.reader.submit(work).result()

    def browser(self) -> httpx.AsyncClient:
        """Somebody's browser: it says of itself what browsers say."""
        said = {"sec-fetch-site": "same-origin", "origin": "null"}
        browser = httpx.AsyncClient(base_url=self.url, headers=said, timeout=20)
        self.browsers.append(browser)
        return browser

    async def link(self, user: str) -> str:
        """What /ledger answers that person in private."""
        told = await self.play.whispers(user, "/ledger")
        found = re.search(r"http://\S+/ledger/enter/\S+", told)
        assert found, told
        return found[0]

    async def enter(self, user: str) -> httpx.AsyncClient:
        """Their browser, let in by a fresh link."""
        browser = self.browser()
        answer = await browser.post(await self.link(user))
        assert answer.status_code == 303, answer.text
        return browser

    def trail(self) -> list[str]:
        """The actions signed so far, the latest first."""
        query = "SELECT action FROM audit ORDER BY number DESC"

        def work(records: Records):
            return records.changes._connection.exec_driver_sql(query).scalars().all()

        return self.look(work)


@asynccontextmanager
async def serving(folder: Path, **settings: str) -> AsyncIterator[House]:
    """The pages of 第三支部 after a year, at a door of their own."""
    if "database" not in settings:
        copy_records(folder / "zhibu.db", name="ledger-year", plant=plant)
    told = Settings(_env_file=None, data_dir=folder, listen="127.0.0.1:0", **settings)
    with listen(told) as door:
        told = listening_at(told, door)
        play = begin(told, Hands(NOW))
        if "database" in settings:
            play.app.writer.submit(plant).result()
        ids = play.app.reader.submit(
            lambda r: {n: i for i, n in r.people.names(1).items()}
        ).result()
        house = House(play, f"http://{told.listen}", ids)
        porter = asyncio.create_task(Porter(door, play.app.ledger).run())
        try:
            yield house
        finally:
            for browser in house.browsers:
                await browser.aclose()
            porter.cancel()
            await asyncio.wait([porter])
            play.app.close()


def plant(records: Records) -> None:
    branch_id = seed(records, JANUARY, timezone="Asia/Shanghai", language="zh_CN", group="group")
    live_a_year(records, branch_id)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with serving(tmp_path) as house:
        yield house
