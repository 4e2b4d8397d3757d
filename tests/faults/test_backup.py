"""Copies of the records: made while everybody presses, one a night, proved, and put back."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from threading import Event, Thread
from zoneinfo import ZoneInfo

import pytest

from bot.app import build
from bot.check import check
from bot.copying import NotCopied, backup, restore
from bot.lock import AlreadyRunning, only_one
from bot.nights import Nights, copies_in
from bot.settings import Settings
from storage import Alarm, BadCopy, Writer, copy_to, open_cellar, prove
from tests.platforms.test_process import ROOT
from tests.storage.kit import NOON, later, seed
from tests.storage.test_writer import plan, planned
from tests.templates import copy_records

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def file(tmp_path):
    copy_records(tmp_path / "zhibu.db")
    return tmp_path / "zhibu.db"


@pytest.fixture
def url(file):
    return f"sqlite:///{file}"


@pytest.fixture
def branch(url):
    with closing(Writer(open_cellar(url))) as writer:
        branch = writer.submit(seed).result()
        branch.writer = writer
        yield branch


@pytest.fixture
def alarm():
    return Alarm()


@pytest.fixture
def nights(url, tmp_path, alarm):
    return Nights(url, tmp_path / "backups", SHANGHAI, alarm)


def keys_in(file):
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        return [row[0] for row in connection.execute("SELECT key FROM notices ORDER BY key")]


def names(nights):
    return [path.name for path in copies_in(nights.folder)]


# A copy


def test_a_copy_holds_all_that_was_kept_and_only_its_owner_may_read_it(branch, file, tmp_path):
    branch.do(plan(branch, "a"))

    copy_to(file, tmp_path / "copies" / "one.db")

    assert keys_in(tmp_path / "copies" / "one.db") == ["a"]
    assert stat.S_IMODE((tmp_path / "copies" / "one.db").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "copies").iterdir()] == ["one.db"]


def test_nobody_waits_long_while_a_copy_is_made_and_it_is_of_one_moment(branch, file, tmp_path):
    """Each visit writes two rows; a copy never holds one of them alone."""
    done, waits = Event(), []

    def press_on():
        number = 0
        while not done.is_set():
            number += 1
            pair = [plan(branch, f"{number:06}{side}") for side in "ab"]
            branch.do(lambda records, pair=pair: [work(records) for work in pair])
            waits.append(number)

    pressing = Thread(target=press_on)
    pressing.start()
    try:
        for number in range(5):
            before = len(waits)
            copy_to(file, tmp_path / f"{number}.db")
            assert len(waits) > before, "somebody was kept meanwhile"
    finally:
        done.set()
        pressing.join()

    for number in range(5):
        keys = keys_in(tmp_path / f"{number}.db")
        assert [key[:-1] for key in keys[::2]] == [key[:-1] for key in keys[1::2]]


def test_a_copy_is_believed_only_after_it_was_opened(branch, file, tmp_path):
    copy_to(file, tmp_path / "copy.db")
    prove(tmp_path / "copy.db")
    spoilt = tmp_path / "spoilt.db"

    with pytest.raises(BadCopy, match="no such file"):
        prove(tmp_path / "nowhere.db")
    shutil.copyfile(tmp_path / "copy.db", spoilt)
    os.truncate(spoilt, spoilt.stat().st_size // 2)
    with pytest.raises(BadCopy, match="damaged"):
        prove(spoilt)
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE t (x)")
    with pytest.raises(BadCopy, match="no records of zhibu"):
        prove(tmp_path / "other.db")


@pytest.mark.parametrize(
    ("harm", "why"),
    [
        ("DELETE FROM audit", "the end of the audit trail is missing"),
        ("UPDATE alembic_version SET version_num = '9999'", "a newer version"),
        ("UPDATE members SET branch_id = 99", "points to nothing"),
    ],
)
def test_a_copy_in_which_something_is_missing_is_no_copy(branch, file, tmp_path, harm, why):
    copy_to(file, tmp_path / "copy.db")
    with closing(sqlite3.connect(tmp_path / "copy.db", isolation_level=None)) as copy:
        copy.execute(harm)

    with pytest.raises(BadCopy, match=why):
        prove(tmp_path / "copy.db")


# Each night


def test_one_copy_a_night_from_three_oclock_by_the_houses_clock(branch, nights):
    """NOON is 2 March, 12:00 in Shanghai."""
    nights.keep(NOON)
    nights.keep(later(hours=14, minutes=59))
    assert names(nights) == ["zhibu-2026-03-02.db"], "of the night that is over"

    nights.keep(later(hours=15))
    assert names(nights) == ["zhibu-2026-03-02.db", "zhibu-2026-03-03.db"]


def test_an_hour_slept_through_is_made_up_for(branch, nights):
    nights.keep(NOON)
    nights.keep(later(days=3, hours=5))

    assert names(nights) == ["zhibu-2026-03-02.db", "zhibu-2026-03-05.db"]


def test_fourteen_nights_are_kept(branch, nights):
    for day in range(17):
        nights.keep(later(days=day))
    (nights.folder / "mine.db").touch()
    nights.keep(later(days=17))

    assert len(names(nights)) == 14
    assert names(nights)[-1] == "zhibu-2026-03-19.db"
    assert (nights.folder / "mine.db").exists()


def test_a_clock_that_jumped_takes_no_copies_along(branch, nights):
    for day in range(14):
        nights.keep(later(days=day))
    nights.keep(later(days=70_000))

    assert len(names(nights)) == 14


def test_a_copy_that_failed_is_made_at_the_next_bell(branch, nights, caplog):
    nights.folder.touch()  # a file where the folder should be
    nights.keep(NOON)
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] != []
    assert "the nightly copy was not made" in caplog.text
    assert "Traceback" not in caplog.text

    nights.folder.unlink()
    nights.keep(NOON)
    assert names(nights) == ["zhibu-2026-03-02.db"]


def test_a_half_written_copy_of_a_killed_bot_is_cleared_away(branch, nights):
    nights.folder.mkdir()
    (nights.folder / "zhibu-2026-03-01.db.part").write_bytes(b"half")
    nights.keep(NOON)

    assert [path.name for path in nights.folder.iterdir()] == ["zhibu-2026-03-02.db"]


def test_damage_met_at_night_rings_the_alarm(branch, nights, file, alarm):
    branch.writer.close()
    with open(file, "r+b") as spoilt:
        spoilt.seek(4096)
        spoilt.write(b"\xa5" * (file.stat().st_size - 4096))

    nights.keep(NOON)

    assert names(nights) == []
    assert alarm.trouble is not None
    assert "damaged" in str(alarm.trouble)


async def test_the_bell_makes_it_while_the_bot_lives(tmp_path):
    settings = Settings(_env_file=None, data_dir=tmp_path)
    app = build(settings, keeps_copies=True)
    await app.clock.keep_copy()
    await app.clock.keep_copy()
    app.close()

    [copy] = copies_in(settings.backups)
    prove(copy)


# By hand


def test_by_hand_it_copies_beside_a_running_bot_and_writes_over_nothing(branch, url, tmp_path):
    with only_one(url):
        assert "found sound" in backup(url, tmp_path / "copy.db")
    with pytest.raises(NotCopied, match="already"):
        backup(url, tmp_path / "copy.db")


def test_a_copy_is_put_back_only_when_asked_for_twice_and_the_replaced_is_kept(
    branch, url, file, tmp_path
):
    branch.do(plan(branch, "old"))
    backup(url, tmp_path / "copy.db")
    branch.do(plan(branch, "new"))
    # As a killed bot leaves it: the newest stands in the log alone.
    for tail in ("", "-wal"):
        shutil.copyfile(f"{file}{tail}", tmp_path / f"killed.db{tail}")
    killed = f"sqlite:///{tmp_path / 'killed.db'}"

    with pytest.raises(NotCopied, match="--force"):
        restore(killed, tmp_path / "copy.db", NOON, is_forced=False)
    told = restore(killed, tmp_path / "copy.db", NOON, is_forced=True)

    assert keys_in(tmp_path / "killed.db") == ["old"]
    assert not (tmp_path / "killed.db-wal").exists()
    prove(tmp_path / "killed.db")
    aside = tmp_path / "killed.db.replaced-20260302T040000Z"
    assert str(aside) in told
    with closing(sqlite3.connect(aside)) as replaced:
        assert replaced.execute("SELECT count(*) FROM notices").fetchone() == (2,)
    with closing(Writer(open_cellar(killed))) as writer:
        branch.writer = writer
        assert planned(branch) == ["old"]


def test_nothing_is_put_back_while_a_bot_runs_nor_from_a_bad_copy(branch, url, file, tmp_path):
    branch.do(plan(branch, "a"))
    backup(url, tmp_path / "copy.db")
    (tmp_path / "bad.db").write_bytes(b"SQLite format 3\x00" + b"x" * 9000)

    with only_one(url), pytest.raises(AlreadyRunning):
        restore(url, tmp_path / "copy.db", NOON, is_forced=True)
    with pytest.raises(NotCopied, match="nothing was restored"):
        restore(url, tmp_path / "bad.db", NOON, is_forced=True)
    assert keys_in(file) == ["a"]
    assert list(tmp_path.glob("*.part")) == []


def test_on_a_new_machine_a_copy_needs_no_force(branch, url, tmp_path):
    backup(url, tmp_path / "copy.db")
    new = f"sqlite:///{tmp_path / 'new' / 'zhibu.db'}"

    restore(new, tmp_path / "copy.db", NOON, is_forced=False)

    assert check(new, NOON).troubles == ()


def test_of_postgresql_it_names_the_tool_and_no_password():
    url = "postgresql+psycopg://zhibu:secret@db.example/branch"
    with pytest.raises(NotCopied, match="pg_dump") as saved:
        backup(url, "x.db")
    with pytest.raises(NotCopied, match="pg_restore") as loaded:
        restore(url, "x.db", NOON, is_forced=True)

    for told in (str(saved.value), str(loaded.value)):
        assert "'postgresql://zhibu@db.example/branch'" in told
        assert "secret" not in told


def test_check_says_when_last_nights_copy_is_missing(branch, url, nights):
    def copies(now):
        return [line for line in check(url, now, nights.folder).troubles if "copy" in line]

    assert copies(later(hours=1)) == [], "the branch began today"
    assert "no nightly copy" in copies(later(days=2))[0]
    nights.keep(later(days=2))
    made = copies_in(nights.folder)[0]
    os.utime(made, (later(days=2).timestamp(),) * 2)
    assert copies(later(days=3)) == []
    assert "48 hours old" in copies(later(days=4))[0]


def test_the_command_copies_into_the_folder_of_the_nights(branch, tmp_path):
    made = subprocess.run(
        [sys.executable, "-m", "bot", "backup"], cwd=tmp_path, capture_output=True, text=True,
        env={"PYTHONPATH": str(ROOT), "ZHIBU_DATA_DIR": str(tmp_path)},
    )  # fmt: skip

    assert made.returncode == 0
    [copy] = (tmp_path / "backups").iterdir()
    assert made.stdout.startswith(f"{copy}: ")


def test_a_bot_that_is_slow_to_start_has_its_copy_of_yesterday(branch, nights):
    nights.keep(NOON - timedelta(hours=9, minutes=1))

    assert names(nights) == ["zhibu-2026-03-01.db"]
