"""The ledger's pages for a year of a branch of fifty, sixty meetings: `python -m tests.bench.ledger`.

From the request to the first byte of the answer, over loopback; the server on one core.
"""

import asyncio
import os
import re
import tempfile
from decimal import Decimal
from time import perf_counter

import httpx

from bot.app import build, utc_now
from bot.door import listen, listening_at
from bot.ledger import Porter
from bot.settings import Settings
from domain.months import Month
from storage import Signature
from tests.bench.house import OURS, PEOPLE
from tests.bench.table import Row, show, spread
from tests.bench.year import ASKED, MEETINGS, SECRETARY, plant

PAGES = ("", "/attendance", "/meetings", "/meetings/1", "/dues", "/life", "/members", "/members/1",
         "/trail", "/search?q=学习")  # fmt: skip


async def main() -> None:
    os.sched_setaffinity(0, OURS)
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(_env_file=None, data_dir=folder, listen="127.0.0.1:0")
        with listen(settings) as door:
            settings = listening_at(settings, door)
            app = build(settings)
            year = utc_now().year - 1
            app.writer.submit(lambda records: furnish(records, year)).result()
            porter = asyncio.create_task(Porter(door, app.ledger).run())
            waits, sizes = await asyncio.to_thread(lambda: asyncio.run(read(app, settings, year)))
            porter.cancel()
            await asyncio.wait([porter])
            app.close()
    slowest = max(waits, key=lambda page: sorted(waits[page])[ASKED // 2])
    show([
        Row(f"First byte of the attendance page, {PEOPLE} members, {MEETINGS} meetings",
            f"{spread(waits['/attendance'], '.0f')} ms", f"{sizes['/attendance'] // 1024} KiB",
            "≤ 100 ms"),
        Row("The same of the dues page of that year", f"{spread(waits['/dues'], '.0f')} ms",
            f"{sizes['/dues'] // 1024} KiB", "≤ 100 ms"),
        Row(f"The slowest of the {len(PAGES)} pages: {slowest or 'the first'}",
            f"{spread(waits[slowest], '.0f')} ms", "", "≤ 100 ms"),
    ])  # fmt: skip


def furnish(records, year):
    """Beside the meetings, a year of dues; the secretary's link."""
    plant(records, year)
    month = Month(year, 1)
    for number in range(12):
        for member_id in range(1, PEOPLE + 1):
            records.dues.owe(1, member_id, month.plus(number), Decimal("20.00"))
            if number < 10:
                records.dues.confirm(member_id, month.plus(number), by=1, at=utc_now())
    records.audit.sign(Signature(branch_id=1, actor_id=None, action="seed", at=utc_now()))
    account = records.accounts.find("telegram", str(SECRETARY.id))
    records.entrance.invite(account.id, 1, "link", utc_now())


async def read(app, settings, year):
    """By page, how long each request waited for its first byte, and how large the page was."""
    waits, sizes = {page: [] for page in PAGES}, {}
    said = {"sec-fetch-site": "same-origin", "origin": "null"}
    async with httpx.AsyncClient(base_url=f"http://{settings.listen}", headers=said) as browser:
        entered = await browser.post("/ledger/enter/link")
        assert entered.status_code == 303, entered.text
        for page in PAGES:
            path = f"/ledger{page}"
            if re.fullmatch(r"/(attendance|meetings|dues|life|trail|members/1)", page):
                path += f"?from={year}-01&to={year}-12"
            elif not page:
                path += f"?year={year}"
            for _ in range(ASKED):
                began = perf_counter()
                async with browser.stream("GET", path) as answer:
                    waits[page].append((perf_counter() - began) * 1000)
                    assert answer.status_code == 200
                    sizes[page] = len(await answer.aread())
    return waits, sizes


if __name__ == "__main__":
    asyncio.run(main())
