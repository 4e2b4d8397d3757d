"""Two processes behind one address, on one PostgreSQL: one speaks, and when it dies the other."""

import asyncio
import contextlib
import re
import signal
import socket

import pytest
from sqlalchemy import create_engine, text

from bot.app import build
from domain.notices import NoticeKind
from tests.botapi import BotApi
from tests.platforms.telegram_cast import TOKEN, settings_for, utc_now, write
from tests.platforms.test_process import Run, settled
from tests.platforms.test_rush import call_together

pytestmark = pytest.mark.alone

SECRET = "a-secret-of-more-than-16"
SPEAKS, LISTENS = "this process speaks for the bot", "another process speaks for the bot"
MACHINES = 2


@pytest.fixture
async def api():
    async with BotApi(token=TOKEN) as api:
        yield api


@pytest.fixture
def people(api):
    return [api.user(100 + number, f"党员{number:02}") for number in range(6)]


@pytest.fixture
def group(api, people):
    return api.group(-1001, "第三支部", members=people[1:], admins=people[:1])


@pytest.fixture
def database(tables):
    return tables


@pytest.fixture
async def book(api, tmp_path, database):
    """A pen of our own beside the processes; it says nothing."""
    app = build(settings_for(api, tmp_path, database=database))
    yield app
    app.close()


def doors(many):
    """So many free ports."""
    with contextlib.ExitStack() as stack:
        taken = [stack.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(many)]
        return [door.getsockname()[1] for door in taken]


def machine(api, folder, database, port, **more) -> Run:
    return settled(
        api, folder, database=database, webhook_url="http://bot.example/zhibu",
        webhook_secret=SECRET, listen=f"127.0.0.1:{port}", **more,
    )  # fmt: skip


@pytest.fixture
async def machines(api, book, database, tmp_path):
    """The one that speaks, and the other."""
    ports = doors(MACHINES)
    api.webhook.behind = [f"http://127.0.0.1:{port}" for port in ports]
    async with contextlib.AsyncExitStack() as stack:
        runs = [
            await stack.enter_async_context(machine(api, tmp_path, database, port))
            for port in ports
        ]
        await api.until(lambda: len(api.of("setWebhook")) == MACHINES, timeout=20)
        await api.until(lambda: any(SPEAKS in run.log for run in runs), timeout=20)
        for run, root in zip(runs, api.webhook.behind, strict=True):
            run.door = root
        yield sorted(runs, key=lambda run: SPEAKS not in run.log)


async def test_when_the_one_that_speaks_dies_the_other_says_and_redraws_what_is_due(
    api, book, people, group, machines
):
    speaker, other = machines
    await other.says(LISTENS)
    await write(book, lambda records: call_together(records, people))
    await api.until(lambda: group.messages, timeout=10)
    [card] = group.messages
    for person in people[:4]:
        person.presses(card, "参加")
    await api.until(lambda: "参加4" in card.text, timeout=10)

    api.webhook.behind = [other.door]
    people[2].says(group, "/help@zhibu_bot")
    door = (await api.until(lambda: group.messages[1:], timeout=10))[0]
    assert door.labels == ["去私聊"], "the other has taken it, the speaker says it"

    assert await speaker.ends(signal.SIGKILL) == -signal.SIGKILL
    for person in people[4:]:
        person.presses(card, "参加")
    await write(book, remind(group))

    await api.until(lambda: "参加6" in card.text, timeout=15)
    await api.until(lambda: len(group.messages) == 3, timeout=15)
    await other.says(SPEAKS)
    assert await write(book, lambda records: records.audit.broken_at(1)) is None
    assert "Traceback" not in speaker.log + other.log


def remind(group):
    def work(records):
        chat = records.branches.chat_at("telegram", str(group.id))
        records.notices.plan(
            branch_id=chat.branch_id, kind=NoticeKind.CARD, subject="attendance:1",
            key="card again", due_at=utc_now(), chat_id=chat.id,
        )  # fmt: skip

    return work


async def test_whoever_loses_the_lock_stops_and_one_of_them_has_it_again(
    api, book, database, machines, tmp_path
):
    async with settled(api, tmp_path, database=database) as asker:
        assert await asker.ends() == 2
    assert "several share one only where each of them has ZHIBU_WEBHOOK_URL" in asker.log
    assert not api.of("getUpdates")

    speaker, other = machines
    engine = create_engine(database, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        [cut] = connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' "
                "AND objsubid = 1 AND granted AND database = (SELECT oid FROM pg_database "
                "WHERE datname = current_database())"
            )
        ).all()
    engine.dispose()
    assert cut[0]

    await speaker.says("no word from the database")
    again = [asyncio.create_task(speaker.says(SPEAKS, 2)), asyncio.create_task(other.says(SPEAKS))]
    done, rest = await asyncio.wait(again, timeout=20, return_when=asyncio.FIRST_COMPLETED)
    assert done, "nobody speaks any more"
    for waiting in rest:
        waiting.cancel()
    assert all("Traceback" not in run.log for run in machines)


async def test_two_that_start_together_migrate_once(api, schema, tmp_path):
    ports = doors(MACHINES)
    async with contextlib.AsyncExitStack() as stack:
        runs = [
            await stack.enter_async_context(machine(api, tmp_path, schema, port)) for port in ports
        ]
        await api.until(lambda: len(api.of("setWebhook")) == MACHINES, timeout=30)

        assert [await run.ends(signal.SIGTERM) for run in runs] == [0, 0]
    assert not re.search("Traceback|ERROR", "".join(run.log for run in runs))
