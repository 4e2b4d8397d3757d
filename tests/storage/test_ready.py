"""Statements said often bring what SQLAlchemy brings, and fail as it does."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import bindparam, insert, select, text
from sqlalchemy.exc import IntegrityError, OperationalError

from storage.audit import Audit, Signature
from storage.changes import Changes
from storage.ready import Ready
from storage.tables.traffic import audit, cards, undo_steps, visits

AT = datetime(2026, 11, 26, 19, 30, 5, 678, tzinfo=UTC)
CARD = {
    "branch_id": 1, "kind": "attendance", "subject": "7", "platform": "telegram", "chat": "-1",
    "ref": "5", "stale_since": AT, "is_retired": True,
}  # fmt: skip
REMEMBER = Ready(insert(visits).values(key=bindparam("visit")))


def test_rows_have_the_types_of_their_columns(cellar, branch):
    query = select(cards).where(cards.c.subject == bindparam("about"), cards.c.kind != "dues")
    ready = Ready(query)
    with cellar.begin() as connection:
        connection.execute(insert(cards), CARD | {"branch_id": branch.id})
        [row] = connection.execute(query, {"about": "7"})
        assert ready.first(connection, about="7")._asdict() == dict(row._mapping)
        assert ready.mappings(connection, about="7") == [dict(row._mapping)]
        assert row.stale_since == AT
        assert row.is_retired is True
        assert ready.rows(connection, about="8") == []
        assert ready.first(connection, about="8") is None


def test_what_is_written_reads_as_it_was_meant(cellar, branch):
    with cellar.begin() as connection:
        changes = Changes(connection)
        trail = Audit(connection, changes)
        changes.insert(cards, **CARD | {"branch_id": branch.id})
        trail.sign(Signature(branch_id=branch.id, actor_id=branch.li, action="哪", at=AT))
        last = connection.execute(select(audit).order_by(audit.c.id.desc())).first()
        step = connection.execute(select(undo_steps).filter_by(audit_id=last.id)).one()
        assert (last.at, last.action, step.at) == (AT, "哪", AT)
        assert last.changes[0]["new"]["is_retired"] is True
        assert step.steps[0][:2] == ["cards", last.changes[0]["row"]]
        assert trail.broken_at(branch.id) is None


def test_an_error_is_told_as_sqlalchemy_tells_it(cellar, writer):
    with cellar.connect() as connection, connection.begin():
        REMEMBER.run(connection, visit="one")
        with pytest.raises(IntegrityError, match="visits"):
            REMEMBER.run(connection, visit="one")


def test_a_broken_connection_is_not_used_again(cellar, writer, server):
    if cellar.dialect.name != "postgresql":
        return  # a file does not hang up
    with cellar.connect() as connection:
        number = connection.scalar(text("SELECT pg_backend_pid()"))
        with server.connect() as other:
            other.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": number})
        with pytest.raises(OperationalError) as failure:
            REMEMBER.run(connection, visit="one")
        assert connection.invalidated
    assert failure.value.connection_invalidated
    with cellar.begin() as connection:
        REMEMBER.run(connection, visit="one")


def test_a_list_has_no_place_in_a_ready_statement(cellar, writer):
    among = Ready(select(visits).where(visits.c.key.in_(bindparam("keys", expanding=True))))
    with cellar.begin() as connection, pytest.raises(TypeError, match="changes each time"):
        among.rows(connection, keys=["one"])
