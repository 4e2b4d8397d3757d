"""What the rules make of the records（核算结果）: no data of its own, kept for who asks in SQL.

Written by `storage.standings` alone, never through `Changes`: it is nobody's doing, and can be
made anew at any time.
"""

from sqlalchemy import Column, Date, ForeignKey, Integer, String, Table, UniqueConstraint

from storage.tables.types import METADATA, Instant, Number

duty_standings = Table(
    "duty_standings",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("branch_id", ForeignKey("branches.id"), nullable=False),
    Column("key", String(60), nullable=False),
    Column("year", Integer, nullable=False),
    Column("duty", String(32), nullable=False),
    Column("group_id", ForeignKey("groups.id", ondelete="CASCADE")),
    Column("turn", String(8), nullable=False),
    Column("first_on", Date, nullable=False),
    Column("last_on", Date, nullable=False),
    Column("deadline", Date, nullable=False),
    Column("status", String(32), nullable=False),
    Column("warning", String(32), nullable=False),
    Column("least", Integer, nullable=False),
    Column("done", Integer, nullable=False),
    Column("planned", Integer, nullable=False),
    Column("unrecorded", Integer, nullable=False),
    Column("fulfilled_on", Date),
    Column("as_of", Instant, nullable=False),
    UniqueConstraint("branch_id", "key"),
)

due_standings = Table(
    "due_standings",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("due_id", ForeignKey("dues.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("mark", String(16), nullable=False),
    Column("as_of", Instant, nullable=False),
)
"""Of months nobody has paid or claimed; of the others the rows of `dues` say all there is."""

standings_kept = Table(
    "standings_kept",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("branch_id", ForeignKey("branches.id"), nullable=False, unique=True),
    Column("entries", Integer, nullable=False),
    Column("as_of", Instant, nullable=False),
)
"""How long the branch's trail was when its standings were made."""

clock_changes = Table(
    "clock_changes",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("timezone", String(64), nullable=False),
    Column("since", Instant, nullable=False),
    Column("minutes", Integer, nullable=False),
    UniqueConstraint("timezone", "since"),
)
"""From which moment on a zone's clocks are how far ahead of UTC: SQLite does not know of zones."""
