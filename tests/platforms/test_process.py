"""The program as it is started on a server: a process, a token, a folder for its data."""

import asyncio
import contextlib
import os
import re
import signal
import socket
import sys
import time
from pathlib import Path

import httpx
import pytest

from tests.botapi import BotApi
from tests.platforms.telegram_cast import TOKEN

pytestmark = pytest.mark.alone

ROOT = Path(__file__).parents[2]
QUICK = 2.0
"""Seconds from the start to the first answer, on a machine that is not busy with other things."""


@pytest.fixture
async def api():
    async with BotApi(token=TOKEN) as api:
        yield api


@pytest.fixture
def chen(api):
    return api.user(12, "陈静")


class Run:
    """`python -m bot run`, with nothing in its environment but our settings."""

    def __init__(self, folder, **settings):
        self._folder = folder
        settings = {"listen": "127.0.0.1:0"} | settings
        self._settings = {f"ZHIBU_{name.upper()}": str(value) for name, value in settings.items()}
        self.log = ""
        self._news = asyncio.Event()

    async def __aenter__(self):
        self.began = time.monotonic()
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", cwd=self._folder,
            env={"PYTHONPATH": str(ROOT), "ZHIBU_DATA_DIR": str(self._folder), **self._settings},
            stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        self._reading = asyncio.create_task(self._read())
        return self

    @property
    def pid(self):
        return self._process.pid

    async def _read(self):
        while read := await self._process.stderr.readline():
            self.log += read.decode()
            self._news.set()

    async def says(self, words, times=1):
        async with asyncio.timeout(20):
            while self.log.count(words) < times:
                self._news.clear()
                await self._news.wait()

    async def ends(self, number=None):
        """The exit code, after a signal if one is given."""
        if number is not None:
            self._process.send_signal(number)
        async with asyncio.timeout(10):
            code = await self._process.wait()
        await self._reading
        return code

    async def __aexit__(self, *_):
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        await self.ends()
        assert TOKEN not in self.log


def settled(api, folder, **more):
    return Run(folder, **{"telegram_token": api.token, "telegram_api": api.url, **more})


async def test_it_answers_dies_and_answers_again(api, chen, tmp_path):
    waits = []
    for number in range(1, 4):
        chen.start()
        async with settled(api, tmp_path) as run:
            await api.until(lambda number=number: len(chen.private) == number, timeout=20)
            waits.append(time.monotonic() - run.began)
            await api.until(lambda: not api.updates.queue)
            await run.ends(signal.SIGKILL)
        assert "ERROR" not in run.log

    assert chen.private[0].html.startswith("<b>支部助手</b>")
    crowd = max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
    assert min(waits) < QUICK * crowd, f"from start to answer: {waits}"


async def test_it_stops_when_asked_to(api, chen, tmp_path):
    async with settled(api, tmp_path) as run:
        await api.until(lambda: api.of("getUpdates"), timeout=20)
        asked = time.monotonic()

        assert await run.ends(signal.SIGTERM) == 0

    assert time.monotonic() - asked < 3
    assert "Traceback" not in run.log
    assert "WARNING" not in run.log


async def test_a_second_one_on_the_same_data_goes_away(api, chen, tmp_path):
    async with settled(api, tmp_path):
        await api.until(lambda: api.of("getUpdates"), timeout=20)

        async with settled(api, tmp_path) as second:
            assert await second.ends() == 2

        chen.start()
        await api.until(lambda: chen.private)
    assert "is in use by another process" in second.log
    assert "Traceback" not in second.log


@pytest.mark.parametrize("token", ["", "nonsense", "987654321:unknownunknownunknownunknownunknown"])
async def test_without_a_good_token_it_says_which_setting_is_wrong(api, tmp_path, token):
    async with settled(api, tmp_path, telegram_token=token) as run:
        assert await run.ends() == 2

    assert "ZHIBU_TELEGRAM_TOKEN" in run.log
    assert "Traceback" not in run.log
    assert not token or token not in run.log


async def test_it_waits_for_telegram_and_stops_while_it_waits(tmp_path):
    async with Run(tmp_path, telegram_token=TOKEN, telegram_api="http://127.0.0.1:9") as run:
        await run.says("Telegram does not answer: no connection")

        assert await run.ends(signal.SIGTERM) == 0

    assert "Traceback" not in run.log


async def test_it_serves_the_ledger_beside_the_chat(api, chen, tmp_path):
    async with settled(api, tmp_path) as run:
        await run.says("the ledger is served at")
        url = re.search(r"served at (http://127\.0\.0\.1:\d+)/ledger", run.log)[1]
        async with httpx.AsyncClient(base_url=url) as browser:
            assert (await browser.get("/ledger")).status_code == 401
            assert (await browser.get("/")).headers["location"] == "/ledger"

        assert await run.ends(signal.SIGTERM) == 0
    assert "WARNING" not in run.log
    assert "Traceback" not in run.log


async def test_a_port_that_cannot_be_had_keeps_nobody_from_the_chat(api, chen, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        listen = f"127.0.0.1:{taken.getsockname()[1]}"
        chen.start()
        async with settled(api, tmp_path, listen=listen) as run:
            await api.until(lambda: chen.private, timeout=20)
            await api.until(lambda: not api.updates.queue)

            assert await run.ends(signal.SIGTERM) == 0
    assert f"the ledger's pages are not served: ZHIBU_LISTEN: {listen} cannot be had" in run.log
    assert "Traceback" not in run.log
