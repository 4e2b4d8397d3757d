"""PostgreSQL hangs up, comes back, is away: nothing is promised that is not kept."""

import subprocess
import sys
from contextlib import closing

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from bot.check import check
from storage import NotKept, NotRead, Reader, Writer, migrate, open_cellar, open_reading_room
from storage.cellar import open_workshop
from tests.platforms.test_process import ROOT
from tests.storage.kit import NOON, ON_POSTGRESQL, connection_of
from tests.storage.test_writer import plan, planned, sql

AWAY = "postgresql+psycopg://zhibu:secret@127.0.0.1:9/nowhere"
HANG_UP = "SELECT pg_terminate_backend(pg_backend_pid())"


@ON_POSTGRESQL
def test_a_line_cut_in_the_middle_is_foreseen_and_the_next_visit_is_kept(writer, branch, caplog):
    with pytest.raises(NotKept, match="hung up") as lost:
        writer.submit(sql(HANG_UP), once="visit").result()

    assert lost.value.is_foreseen
    assert writer.submit(plan(branch, "a"), once="visit").result() is True
    assert "the records can be written again" in caplog.text
    assert "Traceback" not in caplog.text


@ON_POSTGRESQL
def test_all_lines_cut_by_the_server_cost_one_try(server, database, writer, branch):
    """As a restart of the server does it."""
    with closing(Reader(open_reading_room(database))) as reader:
        names = reader.submit(lambda records: records.people.names(branch.id))
        assert len(names.result()) == 2

        def cut(records):
            plan(branch, "half")(records)
            mine = connection_of(records).scalar(text("SELECT pg_backend_pid()"))
            with server.connect() as connection:
                connection.execute(text(f"SELECT pg_terminate_backend({mine}, 5000)"))
            plan(branch, "lost")(records)

        with pytest.raises(NotKept):
            writer.submit(cut).result()
        assert planned(branch) == []
        assert len(reader.submit(lambda records: records.people.names(branch.id)).result()) == 2


@ON_POSTGRESQL
def test_a_reader_whose_line_is_cut_says_so(database, branch):
    with closing(Reader(open_reading_room(database))) as reader, pytest.raises(NotRead):
        reader.submit(lambda records: connection_of(records).execute(text(HANG_UP))).result()


def test_while_the_server_is_away_all_who_wait_hear_it_at_once(caplog):
    with closing(Writer(open_cellar(AWAY))) as writer:
        works = [writer.submit(lambda _: None, once=str(n)) for n in range(50)]
        for work in works:
            with pytest.raises(NotKept, match="does not answer"):
                work.result(20)

    assert caplog.text.count("does not answer") == 1
    assert "secret" not in caplog.text


def test_a_server_that_is_away_is_one_line_without_the_password(tmp_path):
    asked = subprocess.run(
        [sys.executable, "-m", "bot", "migrate"], cwd=tmp_path, capture_output=True, text=True,
        env={"PYTHONPATH": str(ROOT), "ZHIBU_DATABASE": AWAY},
    )  # fmt: skip

    assert asked.returncode == 1
    for [line] in (asked.stderr.splitlines(), check(AWAY, NOON).troubles):
        assert line.startswith("postgresql://zhibu@127.0.0.1:9/nowhere: the server does not answer")


@ON_POSTGRESQL
def test_a_migration_whose_line_is_cut_leaves_nothing_and_is_done_next_time(server, empty):
    def begin_and_be_cut():
        with open_workshop(empty).begin() as connection:
            connection.execute(text("CREATE TABLE branches (id BIGINT)"))
            pid = connection.scalar(text("SELECT pg_backend_pid()"))
            with server.connect() as other:
                other.execute(text(f"SELECT pg_terminate_backend({pid}, 5000)"))
            connection.execute(text("CREATE TABLE members (id BIGINT)"))

    with pytest.raises(OperationalError):
        begin_and_be_cut()

    migrate(empty)
    assert check(empty, NOON).troubles == ()
