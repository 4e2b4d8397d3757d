"""The bot is awake soon: what only some visits need is loaded by them."""

import subprocess
import sys

from tests.templates import copy_records

RARE = (
    "openpyxl", "xlsxwriter", "resvg_py", "icalendar", "alembic", "chinese_calendar", "starlette",
    "uvicorn", "jinja2", "sqlalchemy.orm", "telegram.ext",
)  # fmt: skip
START = "import sys, bot.command, bot.app, bot.platforms.telegram; print(*sys.modules)"
OPEN = "import sys, storage; storage.migrate(sys.argv[1]); print(*sys.modules)"


def test_a_start_loads_nothing_that_few_visits_need():
    loaded = subprocess.run([sys.executable, "-c", START], capture_output=True, check=True)

    assert {b"telegram", b"sqlalchemy"} <= set(loaded.stdout.split())
    assert not set(RARE) & set(loaded.stdout.decode().split())


def test_records_that_are_up_to_date_are_opened_without_alembic(tmp_path):
    copy_records(tmp_path / "zhibu.db")
    url = f"sqlite:///{tmp_path / 'zhibu.db'}"
    opened = subprocess.run([sys.executable, "-c", OPEN, url], capture_output=True, check=True)

    assert b"sqlalchemy" in opened.stdout.split()
    assert b"alembic" not in opened.stdout.split()
