"""The plans of months（月计划）."""

from sqlalchemy import Boolean, Column, ForeignKey, String, Table, UniqueConstraint

from storage.tables.types import METADATA, PRIVATE, Instant, Number

plans = Table(
    "plans",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("branch_id", ForeignKey("branches.id"), nullable=False),
    Column("month", String(7), nullable=False),
    Column("posted_at", Instant),
    UniqueConstraint("branch_id", "month"),
    sqlite_autoincrement=True,
)

plan_lines = Table(
    "plan_lines",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("plan_id", ForeignKey("plans.id"), nullable=False, index=True),
    Column("kind", String(32), nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("place", String(100), nullable=False, default="", info=PRIVATE),
    Column("parts", String(200), nullable=False, default=""),
    Column("group_id", ForeignKey("groups.id")),
    Column("is_moved", Boolean, nullable=False, default=False),
    Column("is_usual", Boolean, nullable=False, default=False),
    Column("is_dropped", Boolean, nullable=False, default=False),
    Column("meeting_id", Number),
    sqlite_autoincrement=True,
)
