"""The database locked, damaged, deleted, replaced, half migrated: a clear line, nothing promised."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager

import pytest
from alembic import command
from sqlalchemy import text

from bot.check import check
from bot.copying import restore
from storage import NotKept, Writer, open_cellar
from storage.cellar import open_workshop
from storage.migrate import config_for
from tests.botapi import BotApi
from tests.faults.evening import SORRY, answers_in, card_of, lay_out, running, takes_part, until
from tests.platforms.telegram_cast import TOKEN, utc_now
from tests.platforms.test_process import ROOT
from tests.storage.kit import seed
from tests.storage.test_writer import plan, planned, sql
from tests.templates import copy_records

NOBODY = "http://127.0.0.1:9"


@pytest.fixture
async def api():
    async with BotApi(token=TOKEN) as api:
        yield api


@pytest.fixture
def file(tmp_path):
    copy_records(tmp_path / "zhibu.db")
    return tmp_path / "zhibu.db"


@pytest.fixture
def cellar(file):
    return open_cellar(f"sqlite:///{file}")


@pytest.fixture
def writer(cellar):
    with closing(Writer(cellar)) as writer:
        yield writer


@pytest.fixture
def branch(writer):
    branch = writer.submit(seed).result()
    branch.writer = writer
    return branch


@contextmanager
def locked(file):
    """Another program writes and does not come to an end."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def zhibu(folder, *words, **settings):
    settings = {
        "data_dir": str(folder),
        "telegram_token": TOKEN,
        "telegram_api": NOBODY,
        "listen": "127.0.0.1:0",
        **settings,
    }
    return subprocess.run(
        [sys.executable, "-m", "bot", *words], cwd=folder, capture_output=True, text=True,
        env={
            "PYTHONPATH": str(ROOT), **{f"ZHIBU_{key.upper()}": said for key, said in settings.items()},
        },
    )  # fmt: skip


# Locked


def test_who_writes_waits_while_another_program_holds_the_lock_for_a_moment(file, writer, branch):
    with locked(file):
        work = writer.submit(plan(branch, "a"))
        with pytest.raises(TimeoutError):
            work.result(0.3)

    assert work.result(5) is True
    assert planned(branch) == ["a"]


def test_locked_for_too_long_nobody_is_kept_and_all_hear_it_at_once(file, writer, branch, caplog):
    branch.do(sql("PRAGMA busy_timeout = 200"))
    with locked(file):
        began = time.monotonic()
        works = [writer.submit(plan(branch, str(n)), once=str(n)) for n in range(20)]
        for work in works:
            with pytest.raises(NotKept, match="locked by another program"):
                work.result(10)
        waited = time.monotonic() - began

    assert waited < 20 * 0.2 / 2, "not one after another"
    again = [writer.submit(plan(branch, str(n)), once=str(n)) for n in range(20)]
    assert all(work.result() for work in again)
    assert caplog.text.count("locked by another program") == 1


def test_locked_at_the_start_it_says_so_and_may_be_started_again(file, tmp_path):
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        asked = zhibu(tmp_path, "run", database=f"sqlite:///{file}?timeout=0.2")

    assert asked.returncode == 1
    assert asked.stderr.splitlines()[-1].startswith(f"{file}: locked by another program")
    assert "Traceback" not in asked.stderr


# Damaged


def spoil(file, *, begin=100):
    """Something writes over the file, but for its very first bytes."""
    size = file.stat().st_size
    with open(file, "r+b") as spoilt:
        spoilt.seek(begin)
        spoilt.write(b"\xa5" * (size - begin))


def spoil_table(file, name):
    with closing(sqlite3.connect(file)) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        [page] = connection.execute(query, (name,)).fetchone()
    with open(file, "r+b") as spoilt:
        spoilt.seek((page - 1) * 4096)
        spoilt.write(b"\xa5" * 4096)


@pytest.mark.parametrize("how", ["no database at all", "cut off", "one page"])
def test_damaged_at_the_start_it_names_the_file_and_what_to_do(file, tmp_path, how):
    copies = tmp_path / "backups"
    copies.mkdir()
    shutil.copyfile(file, copies / "zhibu-2026-03-01.db")
    shutil.copyfile(file, copies / "zhibu-2026-03-02.db")
    match how:
        case "no database at all":
            file.write_text("支部" * 1000)
        case "one page":  # of a table nobody looks into today
            spoil_table(file, "handovers")
        case _:
            os.truncate(file, file.stat().st_size // 2)

    asked = zhibu(tmp_path, "run")

    assert asked.returncode == 2
    line = asked.stderr.splitlines()[-1]
    assert "Traceback" not in asked.stderr
    assert line.startswith(f"{file}: the records are damaged")
    assert f"restore --force {copies / 'zhibu-2026-03-02.db'}" in line
    assert check(f"sqlite:///{file}", utc_now()).troubles != ()
    restore(f"sqlite:///{file}", copies / "zhibu-2026-03-02.db", utc_now(), is_forced=True)
    assert check(f"sqlite:///{file}", utc_now()).troubles == ()


async def test_damaged_while_it_runs_it_does_not_go_on(api, tmp_path):
    cast = await lay_out(api, tmp_path)
    async with running(api, tmp_path) as bot:
        card = await card_of(api, cast)
        await takes_part(api, cast.chen, card)
        spoil(tmp_path / "zhibu.db")
        cast.yang.presses(card, "参加")

        assert await bot.ends() == 2

    assert "the records are damaged" in bot.log.splitlines()[-1]
    assert "python -m bot restore" in bot.log.splitlines()[-1]


# Gone


@pytest.mark.parametrize("how", ["file deleted", "log deleted", "file replaced"])
async def test_without_its_file_it_promises_nothing_and_rescues_what_it_has(api, tmp_path, how):
    cast = await lay_out(api, tmp_path)
    file, log = tmp_path / "zhibu.db", tmp_path / "zhibu.db-wal"
    async with running(api, tmp_path) as bot:
        card = await card_of(api, cast)
        await takes_part(api, cast.chen, card)
        match how:
            case "file deleted":
                file.unlink()
            case "log deleted":
                log.unlink()
            case _:
                copy_records(tmp_path / "other.db")
                (tmp_path / "other.db").replace(file)
        press = cast.yang.presses(card, "参加")

        assert await bot.ends() == 2

    assert press.answer is None or SORRY in press.answer.text
    assert "deleted or replaced while the bot runs" in bot.log
    assert "Traceback" not in bot.log
    assert answers_in(tmp_path / "zhibu.db.rescued") >= 1
    restore(f"sqlite:///{file}", tmp_path / "zhibu.db.rescued", utc_now(), is_forced=True)
    assert check(f"sqlite:///{file}", utc_now()).troubles == ()
    if how == "file deleted":
        async with running(api, tmp_path):  # it asks for the press again
            await api.until(lambda: press.answer and SORRY not in press.answer.text, timeout=20)


# Read-only


def test_while_it_may_only_be_read_nothing_is_kept(cellar, writer, branch):
    branch.do(sql("PRAGMA query_only = ON"))
    with pytest.raises(NotKept, match="only be read"):
        branch.do(plan(branch, "a"))
    with pytest.raises(NotKept, match="only be read"):
        branch.writer.submit(plan(branch, "a"), once="a").result()
    with closing(cellar.raw_connection()) as connection:
        connection.cursor().execute("PRAGMA query_only = OFF")

    assert writer.submit(plan(branch, "a"), once="a").result() is True


# Half migrated


def old_records(folder):
    """Tables as an older version made them, in the state a stopped bot leaves them."""
    url = f"sqlite:///{folder / 'zhibu.db'}"
    with open_workshop(url).begin() as connection:
        command.upgrade(config_for(connection), "0003")
    with closing(sqlite3.connect(folder / "zhibu.db")) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    return url


def version_in(url):
    with open_workshop(url).connect() as connection:
        return connection.scalar(text("SELECT version_num FROM alembic_version"))


def is_being_written(file):
    with closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return True
        connection.execute("ROLLBACK")
        return False


async def test_a_migration_killed_half_way_leaves_the_old_tables_and_is_done_next_time(tmp_path):
    url = old_records(tmp_path)
    with subprocess.Popen(  # noqa: ASYNC220
        [sys.executable, "-m", "bot", "migrate"], cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "ZHIBU_DATA_DIR": str(tmp_path)},
    ) as migrating:  # fmt: skip
        await until(lambda: is_being_written(tmp_path / "zhibu.db"))
        migrating.kill()
    assert migrating.returncode == -signal.SIGKILL
    assert version_in(url) == "0003"

    assert zhibu(tmp_path, "migrate").returncode == 0
    assert check(url, utc_now()).troubles == ()


def test_records_of_a_newer_version_are_left_alone(file, tmp_path):
    with open_workshop(f"sqlite:///{file}").begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    asked = zhibu(tmp_path, "run")

    assert asked.returncode == 2
    assert "made by a newer version of zhibu" in asked.stderr
    assert "Traceback" not in asked.stderr
