"""Telegram brings the visits itself: 200 only when they are kept, and nobody else is let in."""

import asyncio
import json
import logging
from contextlib import asynccontextmanager
from io import BytesIO

import aiohttp
import pytest

from bot.app import build
from bot.door import listen
from bot.platforms.telegram import Telegram
from bot.platforms.telegram.webhook import AT_ONCE, MEGABYTE, TOKEN, Webhook
from bot.settings import BadSettings, read_settings
from tests.botapi import BotApi
from tests.platforms.telegram_cast import TOKEN as BOT
from tests.platforms.telegram_cast import enrol, invite_cast, living, settings_for

SECRET = "a-secret-of-more-than-16"


@pytest.fixture
async def api():
    async with BotApi(token=BOT) as api:
        yield api


@pytest.fixture
def cast(api):
    return invite_cast(api)


@asynccontextmanager
async def called(api, folder):
    """The bot behind a webhook whose address leads to whatever door it got."""
    settings = settings_for(
        api, folder, webhook_url="http://bot.example/zhibu", webhook_secret=SECRET,
        listen="127.0.0.1:0",
    )  # fmt: skip
    app, stopping = build(settings), asyncio.Event()
    with listen(settings) as door:
        api.webhook.behind = [f"http://127.0.0.1:{door.getsockname()[1]}"]
        hook = Webhook.at(door, settings, app.ledger)
        async with Telegram(api.url, BOT, app=app, webhook=hook) as telegram:
            app.add(telegram)
            serving = asyncio.create_task(app.serve(stopping))
            try:
                await api.until(lambda: api.webhook.url)
                yield app
            finally:
                stopping.set()
                await serving
    app.close()


@pytest.fixture
async def app(api, cast, tmp_path):
    async with called(api, tmp_path) as app:
        await enrol(app, cast)
        yield app


@pytest.fixture
async def caller(api, app):
    """Somebody who knows the address, and may or may not be Telegram."""
    path = api.webhook.url.removeprefix("http://bot.example")
    told = {"Content-Type": "application/json", TOKEN: SECRET}

    async def call(method="POST", *, data=b'{"update_id": 1}', path=path, **headers):
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        async with session.request(method, path, data=data, headers=told | named) as answer:
            return answer.status, await answer.read()

    async with aiohttp.ClientSession(api.webhook.behind[0]) as session:
        yield call


async def test_telegram_brings_visits_to_an_address_that_only_it_knows(api, cast, app):
    cast.chen.start()
    await api.until(lambda: cast.chen.private)
    await api.until(lambda: not api.updates.queue)

    [hook] = api.of("setWebhook")
    assert hook.params["secret_token"] == SECRET
    assert hook.params["max_connections"] == str(AT_ONCE)
    assert json.loads(hook.params["allowed_updates"]) == [
        "message", "callback_query", "my_chat_member",
    ]  # fmt: skip
    root, _, hidden = hook.params["url"].rpartition("/")
    assert root == "http://bot.example/zhibu"
    assert len(hidden) == 32
    assert not api.of("getUpdates")


async def test_what_could_not_be_kept_is_brought_again(api, cast, app):
    app.writer.submit(_break_commits).result()
    cast.chen.start()
    await api.until(lambda: api.webhook.error == "Wrong response from the webhook: 503")
    assert api.updates.queue

    app.writer.submit(_mend_commits)
    await api.until(lambda: not api.updates.queue)
    await api.until(lambda: cast.chen.private)


def _break_commits(records):
    """From now on whatever remembers a visit fails when it is committed."""
    connection = records.changes._connection
    connection.exec_driver_sql("CREATE TABLE nobody (id INTEGER PRIMARY KEY)")
    connection.exec_driver_sql(
        "CREATE TABLE broken (id INTEGER REFERENCES nobody (id) DEFERRABLE INITIALLY DEFERRED)"
    )
    connection.exec_driver_sql(
        "CREATE TRIGGER breaks AFTER INSERT ON visits BEGIN INSERT INTO broken VALUES (7); END"
    )


def _mend_commits(records):
    records.changes._connection.exec_driver_sql("DROP TRIGGER breaks")


async def test_those_who_press_at_one_moment_share_commits_and_nobody_is_lost(api, cast, app):
    for person in cast.people.values():
        person.start()
    await api.until(lambda: not api.updates.queue)
    await api.until(lambda: all(person.private for person in cast.people.values()))

    assert all(len(person.private) == 1 for person in cast.people.values())


SECRET_HEADER = TOKEN.replace("-", "_")
UNWELCOME = (
    ({"path": "/zhibu/"}, 404),
    ({"path": "/"}, 404),
    ({"path": "/zhibu/" + "0" * 32}, 404),
    ({"method": "GET"}, 405),
    ({SECRET_HEADER: "a-secret-of-more-than-17"}, 403),
    ({SECRET_HEADER: ""}, 403),
    ({"Content_Type": "text/plain"}, 415),
    ({"data": b"not json"}, 400),
    ({"data": b"\xff\xfe"}, 400),
    ({"data": b"[" * 100_000}, 400),
    ({"data": b"[1]"}, 400),
    ({"data": b'{"update_id": "1"}'}, 400),
    ({"data": BytesIO(b'{"update_id": 1, "x": "' + b"x" * MEGABYTE + b'"}')}, 413),
)


async def test_whoever_is_not_telegram_learns_nothing(api, cast, caller):
    answers = [await caller(**told) for told, _ in UNWELCOME]

    assert answers == [(status, b"") for _, status in UNWELCOME]


async def test_an_update_that_cannot_be_read_does_not_come_for_ever(caller, caplog):
    with caplog.at_level(logging.WARNING):
        status, _ = await caller(data=b'{"update_id": 7, "callback_query": {"from": 7}}')

    assert status == 200
    assert "update 7 cannot be read and is skipped" in caplog.text


async def test_the_same_update_twice_is_answered_once(api, cast, app, caller):
    cast.chen.start()
    told = api.updates.queue[0].body
    await api.until(lambda: cast.chen.private)

    assert (await caller(data=told))[0] == 200
    cast.wang.start()
    await api.until(lambda: cast.wang.private)
    assert len(cast.chen.private) == 1


async def test_long_polling_takes_the_webhook_away(api, cast, app, tmp_path):
    await api.until(lambda: api.webhook.url)
    (tmp_path / "other").mkdir()
    async with living(api, tmp_path / "other"):
        await api.until(lambda: not api.webhook.url, timeout=10)
        cast.chen.start()
        await api.until(lambda: cast.chen.private, timeout=10)


@pytest.mark.parametrize(
    ("named", "why"),
    [
        ({"WEBHOOK_URL": "https://bot.example/"}, "ZHIBU_WEBHOOK_SECRET: a webhook needs one"),
        ({"WEBHOOK_SECRET": "short"}, "ZHIBU_WEBHOOK_SECRET: 16 to 256 of the characters"),
        ({"WEBHOOK_URL": "bot.example"}, "ZHIBU_WEBHOOK_URL: an address starts with https://"),
    ],
)
def test_a_setting_that_is_wrong_is_named(monkeypatch, tmp_path, named, why):
    monkeypatch.chdir(tmp_path)
    for name, value in named.items():
        monkeypatch.setenv(f"ZHIBU_{name}", value)

    with pytest.raises(BadSettings, match=why):
        read_settings()


async def test_the_ledger_is_behind_the_same_door(caller):
    status, page = await caller("GET", path="/ledger", data=None)
    assert status == 401
    assert "/ledger" in page.decode()

    assert await caller("GET", path="/ledgerly", data=None) == (404, b"")
