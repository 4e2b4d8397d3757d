"""All who wait share one commit; an error is its own work's affair."""

from concurrent.futures import CancelledError
from threading import Barrier, Thread

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import IntegrityError

from domain.notices import NoticeKind
from domain.refusal import Refusal
from storage import AlreadyDone, NotKept, Writer
from tests.storage.kit import NOON, ON_POSTGRESQL, ON_SQLITE, busy, connection_of


@pytest.fixture
def commits(cellar: Engine):
    counted = []
    event.listen(cellar, "commit", counted.append)
    return counted


def plan(branch, key):
    return lambda records: records.notices.plan(
        branch_id=branch.id, kind=NoticeKind.REMINDER, subject=key, key=key, due_at=NOON,
        member_id=branch.wang,
    )  # fmt: skip


def planned(branch):
    return [row.key for row in branch.rows("SELECT key FROM notices ORDER BY key")]


def sql(statement):
    return lambda records: connection_of(records).execute(text(statement)).rowcount


def ruin(engine: Engine):
    """Work that goes well and then makes the commit fail."""
    if engine.dialect.name == "sqlite":
        wait = "PRAGMA defer_foreign_keys = ON"
    else:
        name = "fk_groups_branch_id_branches"
        wait = f"ALTER TABLE groups ALTER CONSTRAINT {name} DEFERRABLE INITIALLY DEFERRED"

    def work(records):
        sql(wait)(records)
        sql("INSERT INTO groups (branch_id, name) VALUES (99, '')")(records)

    return work


def test_all_who_wait_share_one_commit(writer, branch, commits):
    commits.clear()
    with busy(writer):
        works = [writer.submit(plan(branch, f"{n:02}")) for n in range(60)]
    for work in works:
        work.result()

    assert len(commits) == 2  # the busy one's, and one for all
    assert len(planned(branch)) == 60


def test_a_crowd_does_not_make_the_first_wait_for_the_last(writer, branch, commits):
    commits.clear()
    with busy(writer):
        works = [writer.submit(plan(branch, f"{n:03}")) for n in range(130)]
    for work in works:
        work.result()

    assert len(commits) == 1 + 3


def test_answers_are_told_only_after_the_commit(writer, branch, commits):
    """Whoever hears the answer finds the work kept."""
    commits.clear()
    work = writer.submit(plan(branch, "a"))

    assert work.result() is True
    assert len(commits) == 1


def test_a_refusal_takes_back_its_own_work_only(writer, branch):
    def refuse(records):
        plan(branch, "b")(records)
        raise Refusal("refused.stale")

    with busy(writer):
        works = [writer.submit(work) for work in (plan(branch, "a"), refuse, plan(branch, "c"))]

    with pytest.raises(Refusal):
        works[1].result()
    assert planned(branch) == ["a", "c"]


def test_an_error_of_the_database_takes_back_its_own_work_only(writer, branch):
    with busy(writer):
        works = [
            writer.submit(plan(branch, "a")),
            writer.submit(sql("SELECT nothing FROM nowhere")),
            writer.submit(plan(branch, "c")),
        ]

    with pytest.raises(Exception, match="nowhere"):
        works[1].result()
    assert planned(branch) == ["a", "c"]


def test_when_the_commit_fails_only_the_culprit_is_lost(writer, cellar, branch):
    with busy(writer):
        works = [
            writer.submit(plan(branch, "a"), once="a"),
            writer.submit(ruin(cellar), once="b"),
            writer.submit(plan(branch, "c"), once="c"),
        ]

    with pytest.raises(IntegrityError, match=r"(?i)foreign key"):
        works[1].result()
    assert [works[0].result(), works[2].result()] == [True, True]
    assert planned(branch) == ["a", "c"]
    with pytest.raises(AlreadyDone):  # it would never go well: nobody brings it for ever
        writer.submit(ruin(cellar), once="b").result()


def test_work_that_was_no_visit_and_makes_the_commit_fail_was_not_kept(writer, cellar, branch):
    with pytest.raises(NotKept, match=r"(?i)foreign key"):
        writer.submit(ruin(cellar)).result()
    assert writer.submit(plan(branch, "a")).result()


@ON_SQLITE
def test_when_sqlite_drops_the_transaction_only_the_culprit_is_lost(writer, branch):
    drop = "INSERT OR ROLLBACK INTO branches SELECT * FROM branches"
    with busy(writer):
        works = [
            writer.submit(work, once=str(number))
            for number, work in enumerate([plan(branch, "a"), sql(drop), plan(branch, "c")])
        ]

    with pytest.raises(RuntimeError, match="dropped"):
        works[1].result()
    assert [works[0].result(), works[2].result()] == [True, True]
    assert planned(branch) == ["a", "c"]


@ON_POSTGRESQL
def test_when_the_server_hangs_up_the_others_are_kept(writer, branch):
    hang_up = sql("SELECT pg_terminate_backend(pg_backend_pid())")
    with busy(writer):
        works = [writer.submit(work) for work in (plan(branch, "a"), hang_up, plan(branch, "c"))]

    with pytest.raises(NotKept):
        works[1].result()
    assert planned(branch) == ["a", "c"]


@ON_POSTGRESQL
def test_a_connection_cut_in_a_quiet_hour_costs_nobody_anything(server, branch):
    pid = branch.do(lambda r: connection_of(r).scalar(text("SELECT pg_backend_pid()")))
    with server.connect() as connection:
        connection.execute(text(f"SELECT pg_terminate_backend({pid}, 5000)"))

    assert branch.do(plan(branch, "a")) is True


def test_what_is_done_once_is_not_done_again_in_the_same_batch_or_later(writer, branch):
    with busy(writer):
        first, second = (writer.submit(plan(branch, key), once="visit") for key in "ab")
    third = writer.submit(plan(branch, "c"), once="visit")

    first.result()
    for work in (second, third):
        with pytest.raises(AlreadyDone):
            work.result()
    assert planned(branch) == ["a"]


def test_what_was_refused_once_is_not_asked_again(writer):
    def refuse(_):
        raise Refusal("refused.stale")

    with pytest.raises(Refusal):
        writer.submit(refuse, once="visit").result()
    with pytest.raises(AlreadyDone):
        writer.submit(refuse, once="visit").result()


def test_who_walks_away_while_waiting_is_not_served(writer, branch):
    with busy(writer):
        work = writer.submit(plan(branch, "a"))
        assert work.cancel()

    with pytest.raises(CancelledError):
        work.result()
    assert planned(branch) == []


def test_the_writer_finishes_before_going_home(cellar):
    writer = Writer(cellar)
    with busy(writer):
        works = [writer.submit(lambda _: None) for _ in range(100)]
    writer.close()

    assert all(work.done() for work in works)
    with pytest.raises(RuntimeError):
        writer.submit(lambda _: None)


def test_many_hands_pass_work_to_the_one_pen(writer, branch):
    """Read, think, write: nobody's step is lost, whatever thread it comes from."""
    start = Barrier(8)

    def count_up(records):
        row = records.branches.one(branch.id)
        records.branches.set(branch.id, "n", str(int(row_value(records, branch)) + 1))
        records.changes.made.clear()
        return row

    def work():
        start.wait(30)
        for _ in range(20):
            writer.submit(count_up).result()

    threads = [Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert branch.rows("SELECT value FROM settings WHERE name = 'n'")[0].value == "160"


def row_value(records, branch):
    query = f"SELECT value FROM settings WHERE branch_id = {branch.id} AND name = 'n'"
    return connection_of(records).scalar(text(query)) or 0


def test_old_visits_are_forgotten(writer):
    for key in "abc":
        writer.submit(lambda _: None, once=key).result()

    writer.submit(lambda records: records.visits.forget(keep=1)).result()

    writer.submit(lambda _: None, once="a").result()
    with pytest.raises(AlreadyDone):
        writer.submit(lambda _: None, once="c").result()
