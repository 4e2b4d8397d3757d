"""A database of many branches（许多支部）: one is planted as people would, the others are its copies."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

from bot.app import build, utc_now
from bot.settings import Settings
from domain.attendance import Presence
from domain.meetings import Meeting, MeetingKind, MeetingState
from domain.months import Month
from domain.people import Office
from storage import Signature
from storage.tables import METADATA
from tests.bench.house import enrol

MEMBERS = 30
FIRST_USER, FIRST_CHAT = 10_000_000, -20_000_001
BY_NAME = {
    ("accounts", "user"): f"{FIRST_USER} + n * {MEMBERS} + CAST(user AS INTEGER) - {FIRST_USER}",
    ("chats", "chat"): f"{FIRST_CHAT} - n",
    ("cards", "chat"): f"{FIRST_CHAT} - n",
    ("cards", "subject"): "CAST(subject AS INTEGER) + n * {meetings}",
    ("branches", "name"): "name || n",
    ("notices", "key"): "key || ':' || n",
    ("visits", "key"): "key || ':' || n",
}
"""What names a thing outside, or names it in words, and so differs from copy to copy."""

OF_THE_HOUSE = {"clock_changes"}
"""Tables that hold the same for all branches."""


def plant(folder: Path, branches: int) -> None:
    """`branches` of thirty, each with a meeting behind it, one ahead and its card in the group.

    Nothing waits to be said. The trails of copies are copies, which `bot check` would notice.
    """
    app = build(Settings(_env_file=None, data_dir=folder))
    app.writer.submit(branch).result()
    app.close()
    with closing(sqlite3.connect(folder / "zhibu.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN")
        multiply(connection, branches - 1)
        connection.execute("COMMIT")
        assert not connection.execute("PRAGMA foreign_key_check").fetchall()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def multiply(connection: sqlite3.Connection, copies: int) -> None:
    """Every row so often again, each copy's ids a stride further on."""
    strides = {
        table.name: connection.execute(f"SELECT max(id) FROM {table.name}").fetchone()[0] or 0
        for table in METADATA.sorted_tables
        if table.name not in OF_THE_HOUSE
    }
    for table in METADATA.sorted_tables:
        if strides.get(table.name):
            columns = ", ".join(f'"{column.name}"' for column in table.columns)
            values = ", ".join(copied(column, strides) for column in table.columns)
            connection.execute(
                f"WITH RECURSIVE copies (n) AS "
                f"(SELECT 1 UNION ALL SELECT n + 1 FROM copies WHERE n < {copies}) "
                f"INSERT INTO {table.name} ({columns}) SELECT {values} FROM {table.name}, copies"
            )


def copied(column, strides):
    named = BY_NAME.get((column.table.name, column.name))
    if named is not None:
        return named.format(**strides)
    [of] = [key.column.table.name for key in column.foreign_keys] or [column.table.name]
    if column.primary_key or column.foreign_keys:
        return f'"{column.name}" + n * {strides[of]}'
    return f'"{column.name}"'


def branch(records):
    now = utc_now()
    branch_id = records.branches.add(
        name="某支部", timezone="Asia/Shanghai", language="zh_CN", at=now
    )
    chat = str(FIRST_CHAT)
    records.branches.bind(branch_id, "telegram", chat)
    people = [SimpleNamespace(id=FIRST_USER + n, name=f"同志{n:02}") for n in range(MEMBERS)]
    members = [enrol(records, branch_id, person, now) for person in people]
    records.people.appoint(members[0], Office.SECRETARY, on=now.date())
    behind = meeting(records, branch_id, members, now - timedelta(days=20), MeetingState.CLOSED)
    for member_id in members:
        records.attendance.record(
            behind, member_id, Presence.PRESENT, by=members[0], at=now, is_late=False
        )
        records.dues.owe(branch_id, member_id, Month.of(now.date()), Decimal(20))
    ahead = meeting(records, branch_id, members, now + timedelta(days=9), MeetingState.PUBLISHED)
    records.cards.hang(
        branch_id=branch_id, kind="attendance", subject=str(ahead), platform="telegram",
        chat=chat, thread="", ref="1", shown="", language="zh_CN",
    )  # fmt: skip
    records.audit.sign(Signature(branch_id=branch_id, actor_id=None, action="seed", at=now))


def meeting(records, branch_id, members, starts_at, state):
    meeting_id = records.meetings.draft(
        Meeting(
            id=0, branch_id=branch_id, kind=MeetingKind.THEME_DAY, title="学习党章",
            starts_at=starts_at, ends_at=starts_at + timedelta(hours=2), state=state,
            created_by=members[0],
        )
    )  # fmt: skip
    records.meetings.expect(meeting_id, members)
    return meeting_id
