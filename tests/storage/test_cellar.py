"""The doors of the cellar: bringing it up to date, reading without writing, one process alone."""

from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from bot.check import check
from bot.lock import AlreadyRunning, only_one
from storage import Reader, Writer, migrate, open_cellar, open_reading_room
from storage.cellar import open_workshop
from storage.migrate import config_for, newest
from storage.tables import METADATA
from tests.storage.kit import NOON, ON_SQLITE, connection_of


@pytest.fixture
def reader(database):
    with closing(Reader(open_reading_room(database))) as reader:
        yield reader


def tables(url):
    engine = open_workshop(url)
    with engine.connect() as connection:
        return set(inspect(connection).get_table_names()) - {"alembic_version"}


def test_the_migrations_make_exactly_the_tables(migrated):
    with open_workshop(migrated).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []


@ON_SQLITE
def test_the_migrations_never_give_a_number_that_travels_in_buttons_twice(migrated):
    wanted = {
        name for name, table in METADATA.tables.items() if table.kwargs.get("sqlite_autoincrement")
    }
    with open_workshop(migrated).connect() as connection:
        made = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
        numbered = {row.name for row in made if "AUTOINCREMENT" in row.sql}

    assert numbered - {"alembic_version"} == wanted


def test_migrating_twice_changes_nothing(migrated):
    migrate(migrated)

    assert tables(migrated) == set(METADATA.tables)


def test_the_way_back_leaves_nothing_behind(migrated):
    with open_workshop(migrated).begin() as connection:
        command.downgrade(config_for(connection), "base")

    assert tables(migrated) == set()


def test_a_migration_that_fails_half_way_leaves_nothing_behind(empty):
    def fail() -> None:
        with open_workshop(empty).begin() as connection:
            command.upgrade(config_for(connection), "head")
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert tables(empty) == set()


def test_readers_see_what_is_kept(reader, branch):
    names = reader.submit(lambda records: records.people.names(branch.id)).result()

    assert list(names.values()) == ["王书记", "李明"]


def test_readers_cannot_write(reader, branch):
    with pytest.raises(DBAPIError, match=r"(?i)read-?only"):
        reader.submit(lambda records: records.people.rename(branch.li, "李朋")).result()


def test_readers_do_not_see_what_is_not_kept_yet(reader, branch):
    def work(records):
        records.people.rename(branch.li, "李朋")
        seen = reader.submit(lambda others: others.people.names(branch.id)).result(30)
        return seen[branch.li]

    assert branch.visit(work) == "李明"


def test_a_report_reads_one_state_from_beginning_to_end(reader, branch):
    def report(records):
        before = records.people.names(branch.id)
        branch.visit(lambda others: others.people.rename(branch.li, "李朋"))
        return before, records.people.names(branch.id)

    before, after = reader.submit(report).result()
    assert before == after


def test_the_trail_can_be_proved_without_the_right_to_write(reader, branch):
    assert reader.submit(lambda records: records.audit.broken_at(branch.id)).result() is None


@pytest.mark.parametrize("name", ["a b.db", "50%.db", "支部.db", "a#b&c=d.db"])
def test_a_folder_may_have_any_name(tmp_path: Path, name):
    url = f"sqlite:///{tmp_path / name}"
    migrate(url)
    with closing(Writer(open_cellar(url))), closing(Reader(open_reading_room(url))) as reader:
        assert reader.submit(lambda records: records.branches.ids()).result() == []


def test_all_is_well(database, branch):
    assert check(database, NOON).troubles == ()


def test_tables_not_up_to_date_are_named(empty):
    open_workshop(empty).connect().close()

    assert "migrate" in check(empty, NOON).troubles[0]


@ON_SQLITE
def test_checking_makes_no_database(empty, tmp_path):
    assert "no database" in check(empty, NOON).troubles[0]
    assert list(tmp_path.iterdir()) == []


def test_a_broken_trail_is_named(database, branch):
    branch.spoil("UPDATE audit SET action = 'other'")

    assert check(database, NOON).troubles == (
        f"branch {branch.id}: the audit trail breaks at entry 1",
    )


@ON_SQLITE
def test_a_row_that_points_to_nothing_is_named(database, branch):
    with open_workshop(database).begin() as connection:  # foreign keys rest here
        connection.execute(text("UPDATE members SET branch_id = 99 WHERE position = 2"))

    assert "members row 2 points to nothing" in check(database, NOON).troubles


def test_a_second_process_is_turned_away_and_may_come_later(empty):
    with only_one(empty), pytest.raises(AlreadyRunning), only_one(empty):
        pass
    with only_one(empty):
        pass


def test_two_databases_do_not_disturb_each_other(empty, tmp_path):
    with only_one(empty), only_one(f"sqlite:///{tmp_path / 'other.db'}"):
        pass


def test_the_lock_is_no_hindrance_to_the_one_who_holds_it(database):
    with only_one(database), closing(Writer(open_cellar(database))) as writer:
        answer = writer.submit(lambda r: connection_of(r).scalar(text("SELECT 1"))).result()
    assert answer == 1


def test_the_newest_migration_is_the_only_head():
    heads = ScriptDirectory.from_config(config_for()).get_heads()

    assert heads == [newest()]
