"""The bot is awake soon: what only some visits need is loaded by them."""

import subprocess
import sys

RARE = ("openpyxl", "xlsxwriter", "alembic", "chinese_calendar", "starlette", "uvicorn")
START = "import sys, bot.__main__, bot.app, bot.platforms.telegram; print(*sys.modules)"


def test_a_start_loads_nothing_that_few_visits_need():
    loaded = subprocess.run([sys.executable, "-c", START], capture_output=True, check=True)

    assert {b"telegram", b"sqlalchemy"} <= set(loaded.stdout.split())
    assert not set(RARE) & set(loaded.stdout.decode().split())
