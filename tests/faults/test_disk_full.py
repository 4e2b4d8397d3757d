"""No room on the disk: nothing half written, nobody told something was kept, no restart needed."""

import asyncio
import resource
import signal
import subprocess
import sys
from contextlib import closing

import pytest
from sqlalchemy import text

from bot.delivery import Delivery
from bot.weather import Skies
from chat import Abilities
from domain.notices import NoticeState
from storage import NotKept, Reader, Writer, open_cellar, open_reading_room
from tests.botapi import BotApi
from tests.faults.evening import (
    SORRY,
    answers_in,
    call_together,
    card_of,
    lay_out,
    running,
    takes_part,
    until,
)
from tests.platforms.telegram_cast import TOKEN, utc_now
from tests.platforms.test_process import ROOT
from tests.storage.kit import connection_of, seed
from tests.storage.test_writer import plan, planned
from tests.templates import copy_records

NO_ROOM = (1, resource.RLIM_INFINITY)
ROOM = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)


@pytest.fixture
async def api():
    async with BotApi(token=TOKEN) as api:
        yield api


@pytest.fixture
def records(tmp_path):
    copy_records(tmp_path / "zhibu.db")
    return f"sqlite:///{tmp_path / 'zhibu.db'}"


@pytest.fixture
def writer(records):
    with closing(Writer(open_cellar(records))) as writer:
        yield writer


@pytest.fixture
def branch(writer):
    branch = writer.submit(seed).result()
    branch.writer = writer
    return branch


def fill(records):
    """The file may not grow by a page any more: SQLITE_FULL, as on a full disk."""
    connection_of(records).execute(text("PRAGMA max_page_count = 1"))


def make_room(records):
    connection_of(records).execute(text("PRAGMA max_page_count = 1000000"))


def write_much(branch):
    def work(records):
        for number in range(400):
            plan(branch, f"much{number:06}" + "x" * 100)(records)

    return work


async def test_a_press_is_told_it_was_not_kept_and_counts_once_there_is_room(api, tmp_path):
    cast = await lay_out(api, tmp_path)
    async with running(api, tmp_path) as bot:
        card = await card_of(api, cast)
        assert SORRY not in await takes_part(api, cast.chen, card)
        kept = answers_in(tmp_path / "zhibu.db")

        resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, NO_ROOM)
        both = [takes_part(api, person, card) for person in (cast.yang, cast.li)]
        assert all(SORRY in said for said in await asyncio.gather(*both))
        assert answers_in(tmp_path / "zhibu.db") == kept

        resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, ROOM)
        await until(lambda: answers_in(tmp_path / "zhibu.db") == kept + 2)
        assert await bot.ends(signal.SIGTERM) == 0

    assert bot.log.count("the disk does not read or write as it should, or is full") == 1
    assert bot.log.count("the records can be written again") == 1
    assert "Traceback" not in bot.log


def test_who_meets_a_full_disk_is_not_kept_and_nothing_of_it_stands(writer, branch, caplog):
    writer.submit(fill).result()
    with pytest.raises(NotKept, match="no room on the disk") as lost:
        writer.submit(write_much(branch), once="visit").result()
    writer.submit(make_room).result()

    assert lost.value.is_foreseen
    assert planned(branch) == []
    writer.submit(plan(branch, "a"), once="visit").result()  # never kept, so it may come again
    assert planned(branch) == ["a"]
    said = [record.message for record in caplog.records if record.name == "storage.writer"]
    assert len(said) == 2
    assert "no room on the disk" in said[0]
    assert said[1] == "the records can be written again"


class Hall:
    """A chat service on whose evening the disk fills while a card is being put up."""

    name = "hall"
    abilities = Abilities(can_edit_later=True, can_pop_up=True, max_buttons=100)

    def __init__(self):
        self.said = []

    def can_reach(self, **_):
        return True

    async def post(self, _, card, __):
        self.said.append(card)
        resource.setrlimit(resource.RLIMIT_FSIZE, NO_ROOM)
        return str(len(self.said))


async def test_what_is_said_while_the_disk_fills_is_noted_later_and_not_said_again(
    writer, branch, records, caplog
):
    branch.visit(lambda records: records.branches.bind(branch.id, "hall", "1"))
    branch.do(lambda records: call_together(records, branch.id))
    with closing(Reader(open_reading_room(records))) as reader:
        hall = Hall()
        delivery = Delivery(
            writer, reader, {"hall": hall}, skies=Skies(), hung=lambda: None, now=utc_now
        )
        sending = asyncio.create_task(delivery.send_due())
        try:
            await until(lambda: "nothing is kept" in caplog.text)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, ROOM)
        assert await sending == 1

    assert len(hall.said) == 1
    assert [row.state for row in branch.rows("SELECT state FROM notices")] == [NoticeState.SENT]


def test_a_copy_that_finds_no_room_leaves_nothing_and_says_so(records, tmp_path):
    asked = subprocess.run(
        [sys.executable, "-m", "bot", "backup", str(tmp_path / "copy.db")],
        cwd=tmp_path, env={"PYTHONPATH": str(ROOT), "ZHIBU_DATA_DIR": str(tmp_path)},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)),
        capture_output=True, text=True,
    )  # fmt: skip

    assert asked.returncode == 1
    assert "the disk does not read or write as it should, or is full" in asked.stderr
    assert "Traceback" not in asked.stderr
    assert sorted(path.name for path in tmp_path.glob("copy*")) == []
