"""A real rehearsal, served by a process of its own, and a real browser that looks at it."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser as Window
from playwright.async_api import async_playwright

from tests.browser.album import Album
from tests.browser.driver import Browser
from tests.conftest import require

CHROMIUM = Path("/usr/bin/chromium")
QUIETLY = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ROOT = Path(__file__).parents[2]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """They share the loop their browser lives in."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents and pytest_asyncio.is_async_test(item):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@dataclass
class House:
    """`python -m bot rehearse`, running."""

    url: str
    log: Path
    process: subprocess.Popen[bytes]


def start(folder: Path, *arguments: str) -> House:
    """Start the rehearsal on a free port and wait until it says where it is."""
    log = folder / "rehearsal.log"
    own = {name: value for name, value in os.environ.items() if not name.startswith("ZHIBU_")}
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "rehearse", *arguments],
            cwd=folder,
            env={
                **own,
                "PYTHONPATH": str(ROOT),
                "ZHIBU_LISTEN": "127.0.0.1:0",
                "ZHIBU_DATA_DIR": str(folder),
            },
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    deadline = time.monotonic() + 20
    while (found := re.search(r"http://\S+/", log.read_text())) is None:
        if process.poll() is not None or time.monotonic() > deadline:
            process.kill()
            process.wait()
            pytest.fail(f"the rehearsal did not begin: {log.read_text()}")
        time.sleep(0.05)
    return House(found[0], log, process)


def stop(house: House) -> None:
    """End it as Ctrl-C would; it leaves in peace and has complained of nothing."""
    house.process.send_signal(signal.SIGINT)
    try:
        assert house.process.wait(timeout=15) == 0
    finally:
        house.process.kill()
        house.process.wait()
    complaints = re.findall(r"^.* (?:WARNING|ERROR|CRITICAL) .*$|^Traceback.*$",
                            house.log.read_text(), re.MULTILINE)  # fmt: skip
    assert not complaints, house.log.read_text()


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One process for all tests; each begins its rehearsal anew."""
    house = start(tmp_path_factory.mktemp("rehearsal"))
    yield house
    stop(house)


@pytest.fixture
def album() -> Album:
    """Pictures are kept in ZHIBU_SCREENSHOTS, if that names a folder."""
    named = os.environ.get("ZHIBU_SCREENSHOTS")
    folder = Path(named) if named else None
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
    return Album(folder)


@pytest.fixture(scope="session")
def chromium() -> Path:
    require(CHROMIUM.exists(), "chromium")
    return CHROMIUM


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def window(chromium: Path) -> AsyncIterator[Window]:
    """One Chromium for all tests; each has a context of its own in it."""
    async with async_playwright() as playwright:
        window = await playwright.chromium.launch(executable_path=chromium, args=QUIETLY)
        try:
            yield window
        finally:
            await window.close()


@pytest_asyncio.fixture(loop_scope="session")
async def browser(
    window: Window, house: House, album: Album, request: pytest.FixtureRequest
) -> AsyncIterator[Browser]:
    """A fresh rehearsal of the seeded branch; ask for options with `indirect` parameters.

    The test fails if the page complained in the console or asked for something in vain.
    """
    options = {"viewport": {"width": 1280, "height": 800}, **getattr(request, "param", {})}
    context = await window.new_context(locale="zh-CN", reduced_motion="reduce", **options)
    try:
        browser = Browser(await context.new_page(), house.url, album)
        await browser.open()
        yield browser
        assert browser.troubles == []
    finally:
        await context.close()
