"""What is asked each second and each minute of all branches together reads what it wants, and little else."""

from contextlib import contextmanager

import pytest
from sqlalchemy import event, text

from schedules import TIMETABLE
from tests.storage.kit import NOON, ON_SQLITE, connection_of

LARGE = {"meetings", "meeting_members", "members", "notices", "cards", "visits", "audit", "dues"}
"""Tables that grow with the branches and their years."""

ASKED = {
    "what is due": lambda records: records.notices.claim(NOON),
    "when the next is due": lambda records: records.notices.next_due(),
    "which cards are stale": lambda records: records.cards.waiting(),
    "which drafts go out now": lambda records: [
        bell.at_once(records, NOON) for bell in TIMETABLE if bell.at_once is not None
    ],
    "where something was written": lambda records: records.branches.written(),
}


@contextmanager
def told(connection, said):
    """Everything SQLite is asked meanwhile, with its blanks filled."""

    def note(_, __, statement, parameters, *___):
        said.append((statement, parameters))

    event.listen(connection, "before_cursor_execute", note)
    try:
        yield
    finally:
        event.remove(connection, "before_cursor_execute", note)


@ON_SQLITE
@pytest.mark.parametrize("what", ASKED)
def test_no_large_table_is_read_from_end_to_end(branch, what):
    def plans(records):
        said, connection = [], connection_of(records)
        with told(connection, said):
            ASKED[what](records)
        assert said
        return [
            step.detail
            for statement, parameters in said
            for step in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]

    steps = branch.do(plans)

    assert not [
        step
        for step in steps
        if step.startswith("SCAN") and step.split()[1] in LARGE and "INDEX" not in step
    ], steps


@ON_SQLITE
def test_a_table_without_an_index_for_it_would_be_noticed(branch):
    [step] = branch.do(
        lambda records: (
            connection_of(records)
            .execute(text("EXPLAIN QUERY PLAN SELECT * FROM meetings WHERE title = 'x'"))
            .all()
        )
    )

    assert step.detail.startswith("SCAN meetings")
