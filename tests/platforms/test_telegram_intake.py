"""What could not be kept is asked for again, and nothing after it is lost."""

import asyncio
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest
from telegram import Bot

from bot.platforms import Answer
from bot.platforms.telegram.intake import Intake
from bot.platforms.telegram.request import AiohttpRequest
from bot.platforms.telegram.taking import Taking
from bot.platforms.telegram.updates import UpdatesRequest
from bot.platforms.telegram.wording import Wording
from chat import Tell, Wrote, line
from tests.botapi import BotApi
from tests.platforms.telegram_cast import TOKEN

NOW = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
SORRY = Answer((Tell(line("没有存上")),), is_kept=False)


@pytest.fixture
async def api():
    async with BotApi(token=TOKEN) as api:
        yield api


@pytest.fixture
def chen(api):
    chen = api.user(12, "陈静")
    chen.start()
    api.updates.queue.clear()
    return chen


@asynccontextmanager
async def taking(api, answer, tell):
    request, polling = AiohttpRequest(connections=2), UpdatesRequest()
    for one in (request, polling):
        await one.initialize()
    bot = Bot(TOKEN, base_url=f"{api.url}/bot", request=request, get_updates_request=polling)
    taking = Taking(Wording("zhibu_bot", ()), answer=answer, tell=tell, now=lambda: NOW)
    intake = Intake(bot, taking, beware=polling.beware)
    listening = asyncio.create_task(intake.listen())
    yield intake
    listening.cancel()
    await asyncio.gather(listening, return_exceptions=True)
    await taking.finish()
    for one in (request, polling):
        await one.shutdown()


async def test_the_offset_stops_at_the_first_that_was_not_kept(api, chen, monkeypatch):
    monkeypatch.setattr("bot.platforms.telegram.intake.BREATH", 0.01)
    for text in ("一", "二", "三"):
        chen.says(chen.chat, text)
    first = api.updates.queue[0].id
    heard, told = [], []

    async def answer(visits):
        heard.append([visit.what.text for visit in visits])
        is_early = len(heard) < 4
        return [SORRY if is_early and visit.what == Wrote("二") else Answer() for visit in visits]

    async with taking(api, answer, lambda visit, replies: told.append((visit.order, replies))):
        await api.until(lambda: not api.updates.queue)

    assert heard == [["一", "二", "三"], *[["二", "三"]] * 3]
    offsets = [int(call.params.get("offset", 0)) for call in api.of("getUpdates")]
    assert offsets[:5] == [0, first + 1, first + 1, first + 1, first + 3]
    sorry = [order for order, replies in told if replies]
    assert sorry == [first + 1], "said once, although it failed three times"


async def test_what_was_taken_is_finished_although_the_listening_ends(api, chen):
    chen.says(chen.chat, "一")
    going_on, told, begun = asyncio.Event(), [], asyncio.Event()

    async def answer(visits):
        begun.set()
        await going_on.wait()
        return [Answer() for _ in visits]

    async with taking(api, answer, lambda visit, _: told.append(visit.what)):
        await begun.wait()
        asyncio.get_running_loop().call_later(0.05, going_on.set)

    assert told == [Wrote("一")]


async def test_updates_that_do_not_concern_us_are_passed_over(api, chen):
    group = api.group(-1001, "第三支部", members=[chen], admins=[chen], bot="administrator")
    chen.says(group, "大家好")

    async def answer(visits):
        raise AssertionError(f"nobody asked for {visits}")

    async with taking(api, answer, lambda *_: None):
        await api.until(lambda: not api.updates.queue)


@pytest.mark.parametrize(
    "broken", [{}, {"from": {"id": 1}}, {"message": 7}, {"message": {"date": 0}}], ids=str
)
async def test_an_update_that_cannot_be_read_stops_nobody_elses(api, chen, caplog, broken):
    api.updates.add("callback_query", broken)
    first = api.updates.queue[0].id
    chen.says(chen.chat, "二")
    heard = []

    async def answer(visits):
        heard.extend(visit.what for visit in visits)
        return [Answer() for _ in visits]

    async with taking(api, answer, lambda *_: None):
        await api.until(lambda: not api.updates.queue)

    assert heard == [Wrote("二")]
    assert f"update {first} cannot be read and is skipped" in caplog.text
