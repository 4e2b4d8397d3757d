"""Somebody's own SQL: it reads the views, cannot write, and is soon over."""

import subprocess
import sys
from time import monotonic

import pytest
from sqlalchemy import create_engine, make_url, text

from storage.inquiry import NoAnswer, Why, ask
from storage.inquiry.on_file import SANDBOX
from storage.views import view_names
from tests.storage.kit import ON_POSTGRESQL, ON_SQLITE

CLOSED, SLOW, BIG, WRONG, MANY, NOTHING = (
    Why.CLOSED, Why.SLOW, Why.BIG, Why.WRONG, Why.MANY, Why.NOTHING,
)  # fmt: skip
ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
TEN = "(" + " UNION ALL ".join(f"SELECT {n} AS x" for n in range(10)) + ")"
CROSS = ", ".join(f"{TEN} AS t{n}" for n in range(9))

GROWING = "SELECT " + "replace(" * 8 + "'xxxxxxxxxx'" + ", 'x', 'xxxxxxxxxx')" * 8

HOSTILE = {
    "write a row": ("INSERT INTO members (name) VALUES ('x')", {CLOSED, WRONG}),
    "change rows": ("UPDATE dues SET amount = 0", {CLOSED, WRONG}),
    "change a view": ("UPDATE v_members SET name = 'x'", {CLOSED, WRONG}),
    "delete rows": ("DELETE FROM audit", {CLOSED, WRONG}),
    "replace a row": ("REPLACE INTO members (id) VALUES (1)", {CLOSED, WRONG}),
    "write behind WITH": ("WITH x AS (SELECT 1) DELETE FROM members", {CLOSED, WRONG}),
    "write and read": ("DELETE FROM members RETURNING name", {CLOSED, WRONG}),
    "make a table": ("CREATE TABLE x (y)", {CLOSED, WRONG}),
    "make a table of rows": ("CREATE TABLE x AS SELECT * FROM v_members", {CLOSED, WRONG}),
    "make a temporary table": ("CREATE TEMP TABLE x (y)", {CLOSED, WRONG}),
    "make a view": ("CREATE VIEW v_x AS SELECT * FROM members", {CLOSED, WRONG}),
    "make a temporary view": ("CREATE TEMP VIEW v_members AS SELECT 1", {CLOSED, WRONG}),
    "make an index": ("CREATE INDEX x ON members (name)", {CLOSED, WRONG}),
    "make a trigger": (
        "CREATE TRIGGER x AFTER INSERT ON members BEGIN SELECT 1; END", {CLOSED, WRONG, MANY},
    ),
    "drop a table": ("DROP TABLE members", {CLOSED, WRONG}),
    "drop a view": ("DROP VIEW v_members", {CLOSED, WRONG}),
    "alter a table": ("ALTER TABLE members ADD COLUMN x", {CLOSED, WRONG}),
    "attach a file": ("ATTACH '/etc/passwd' AS x", {CLOSED, WRONG}),
    "detach the records": ("DETACH main", {CLOSED, WRONG}),
    "copy everything away": ("VACUUM INTO '/tmp/stolen.db'", {CLOSED, WRONG}),
    "rebuild the file": ("VACUUM", {CLOSED, WRONG}),
    "analyse": ("ANALYZE", {CLOSED, WRONG, NOTHING}),
    "rebuild the indexes": ("REINDEX", {CLOSED, WRONG}),
    "switch a guard off": ("PRAGMA query_only = OFF", {CLOSED, WRONG}),
    "open the schema for writing": ("PRAGMA writable_schema = ON", {CLOSED, WRONG}),
    "begin a transaction": ("BEGIN", {CLOSED, WRONG}),
    "end the transaction": ("COMMIT", {CLOSED, WRONG}),
    "set a savepoint": ("SAVEPOINT x", {CLOSED, WRONG}),
    "a second statement": ("SELECT 1; DELETE FROM members", {MANY, WRONG}),
    "no end in sight": (f"{ENDLESS} SELECT count(*) FROM n", {SLOW}),
    "everything with everything": (f"SELECT count(*) FROM {CROSS}", {SLOW}),
    "sort without end": (f"{ENDLESS} SELECT x FROM n ORDER BY x % 7", {SLOW, BIG}),
}  # fmt: skip
"""On either database."""

ONLY_ON_FILES = {
    "read a table": ("SELECT * FROM members", {CLOSED}),
    "read a table of another schema": ("SELECT * FROM main.accounts", {CLOSED}),
    "count the rows of a table": ("SELECT count(*) FROM invites", {CLOSED}),
    "read a table within": ("SELECT (SELECT max(quiet_from) FROM accounts)", {CLOSED}),
    "read a table behind WITH": ("WITH x AS (SELECT * FROM dues) SELECT * FROM x", {CLOSED}),
    "read a table beside a view": ("SELECT 1 FROM v_members JOIN settings", {CLOSED}),
    "read the list of tables": ("SELECT * FROM sqlite_master", {CLOSED}),
    "count the tables": ("SELECT count(*) FROM sqlite_schema", {CLOSED}),
    "read what a pragma tells": ("SELECT * FROM pragma_table_info('members')", {CLOSED}),
    "count what a pragma tells": ("SELECT count(*) FROM pragma_database_list", {CLOSED}),
    "read pages": ("SELECT * FROM dbstat", {CLOSED, WRONG}),
    "load a library": ("SELECT load_extension('x')", {CLOSED}),
    "many zeros": ("SELECT zeroblob(1000000000)", {CLOSED}),
    "much noise": ("SELECT randomblob(1000000000)", {CLOSED}),
    "a wide field": ("SELECT printf('%1000000000d', 1)", {CLOSED}),
    "a wide field by another name": ("SELECT format('%1000000000d', 1)", {CLOSED, WRONG}),
    "read a file": ("SELECT readfile('/etc/passwd')", {CLOSED, WRONG}),
    "a text that grows": (f"{ENDLESS} SELECT group_concat(x, 'xxxxxxxx') FROM n", {BIG, SLOW}),
    "a list that grows": (f"{ENDLESS} SELECT json_group_array(x) FROM n", {BIG, SLOW}),
    "a text that doubles": (
        "WITH RECURSIVE n(x) AS (SELECT 'x' UNION ALL SELECT x || x FROM n) SELECT x FROM n",
        {BIG, SLOW},
    ),
    "a text that is replaced into a longer one": (GROWING, {BIG}),
    "a search no clock can interrupt": (
        "WITH RECURSIVE n(x) AS (SELECT 'aaaa' UNION ALL SELECT x || x FROM n "
        "WHERE length(x) < 1000000) SELECT instr(max(x) || max(x), max(x) || 'b') FROM n",
        {SLOW},
    ),
    "a long pattern": (f"SELECT 'a' LIKE '{'%a' * 500}'", {BIG, WRONG}),
    "a deep thought": (f"SELECT {'(' * 900}1{')' * 900}", {BIG, WRONG}),
    "a long question": (f"SELECT '{'x' * 30_000}'", {BIG}),
    "many columns": (f"SELECT {', '.join('1' for _ in range(900))}", {BIG}),
    "plans": ("EXPLAIN SELECT 1", {WRONG}),
}  # fmt: skip

HARMLESS = {
    "SELECT 1": 1,
    "SELECT 0.1 + 0.2": 0.3,
    "SELECT count(*) FROM v_members": 2,
    "SELECT count(*) FROM v_members WHERE name LIKE '王%'": 1,
    "WITH us AS (SELECT name FROM v_members) SELECT count(*) FROM us;": 2,
    "SELECT count(*) FROM (SELECT 1 FROM v_members) AS x": 2,
    "SELECT max(n) FROM (SELECT row_number() OVER (ORDER BY name) AS n FROM v_members) AS x": 2,
    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 9) "
    "SELECT sum(x) FROM n": 45,
    "SELECT count(*) FROM v_members AS a JOIN v_members AS b ON a.branch_id = b.branch_id": 4,
    "VALUES (7)": 7,
    "-- how many?\nSELECT 3 -- three": 3,
    "SELECT min(number) FROM v_audit": 1,
}


def refusal(database, sql):
    with pytest.raises(NoAnswer) as refused:
        ask(database, sql)
    return refused.value


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_sql_is_refused_or_stopped(database, branch, kind):
    sql, expected = HOSTILE[kind]
    before = branch.rows("SELECT count(*) FROM members"), branch.rows("SELECT count(*) FROM audit")
    began = monotonic()

    assert refusal(database, sql).why in expected
    assert monotonic() - began < 30
    after = branch.rows("SELECT count(*) FROM members"), branch.rows("SELECT count(*) FROM audit")
    assert after == before


@ON_SQLITE
@pytest.mark.parametrize("kind", ONLY_ON_FILES)
def test_on_a_file_nothing_but_the_views_and_plain_functions_is_in_reach(database, branch, kind):
    sql, expected = ONLY_ON_FILES[kind]

    assert refusal(database, sql).why in expected


@pytest.mark.parametrize("sql", HARMLESS)
def test_a_plain_question_is_answered(database, branch, sql):
    answer = ask(database, sql)

    assert answer.rows == ((HARMLESS[sql],),)
    assert not answer.is_more


@pytest.mark.parametrize("view", view_names())
def test_every_view_answers(database, branch, view):
    assert ask(database, f"SELECT * FROM {view}").columns[:2] == ("branch_id", "branch")


@pytest.mark.parametrize("sql", ["SELEC 1", "SELECT nothing FROM v_members", "SELECT * FROM v_x"])
def test_a_mistake_is_told_in_the_databases_words(database, branch, sql):
    error = refusal(database, sql)

    assert error.why is WRONG
    assert error.said


@pytest.mark.parametrize("sql", ["", "  ;\n", "-- nothing"])
def test_no_question_is_no_question(database, branch, sql):
    assert refusal(database, sql).why in {NOTHING, WRONG}


@pytest.mark.parametrize("sql", ["SELECT 1\0", "SELECT '\udcff'"])
def test_what_is_no_text_is_no_question(database, branch, sql):
    assert refusal(database, sql).why is WRONG


def test_rows_are_left_off_and_said_to_be(database, branch):
    asked = f"SELECT x FROM {TEN} AS t"

    few, all_of_them = ask(database, asked, rows=9), ask(database, asked, rows=10)

    assert (len(few.rows), few.is_more) == (9, True)
    assert (len(all_of_them.rows), all_of_them.is_more) == (10, False)


def test_it_may_be_asked_while_somebody_writes(database, branch):
    def work(records):
        records.people.rename(branch.li, "李朋")
        return ask(database, "SELECT name FROM v_members ORDER BY roster_position").rows

    assert branch.visit(work) == (("王书记",), ("李明",))


@ON_SQLITE
def test_odd_values_come_back_as_text(database, branch):
    answer = ask(database, "SELECT x'00ff', 9e999, CAST(x'ff' AS TEXT), NULL, 1.5")

    assert answer.rows == (("00ff", "inf", "\ufffd", None, 1.5),)


def test_the_sandbox_has_no_more_memory_than_it_was_given():
    code = (
        f"import sys; sys.path.insert(0, {str(SANDBOX.parent)!r}); import sandbox\n"
        "sandbox.limit_ourselves()\nbytearray(sandbox.MEMORY)"
    )
    ended = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True)

    assert "MemoryError" in ended.stderr


@ON_POSTGRESQL
def test_with_a_reader_of_its_own_a_server_shows_the_views_alone(database, branch):
    """As docs/query.md advises."""
    schema = make_url(database).query["options"].partition("=")[2]
    engine = create_engine(database, isolation_level="AUTOCOMMIT")
    reader = f"reader_{schema}"
    with engine.connect() as connection:
        connection.execute(text(f"CREATE ROLE {reader} LOGIN"))
        try:
            connection.execute(text(f"GRANT USAGE ON SCHEMA {schema} TO {reader}"))
            for view in view_names():
                connection.execute(text(f"GRANT SELECT ON {view} TO {reader}"))
            url = make_url(database).set(username=reader).render_as_string(hide_password=False)

            assert ask(url, "SELECT count(*) FROM v_members").rows == ((2,),)
            assert refusal(url, "SELECT * FROM members").why is CLOSED
        finally:
            connection.execute(text(f"DROP OWNED BY {reader}"))
            connection.execute(text(f"DROP ROLE {reader}"))
    engine.dispose()
