"""The records of meetings（会议记录）."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table, UniqueConstraint

from storage.tables.types import METADATA, PRIVATE, Instant, Number

minutes = Table(
    "minutes",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("chair_id", ForeignKey("members.id")),
    Column("is_public", Boolean, nullable=False, default=False),
    Column("confirmed_at", Instant),
    Column("confirmed_by", ForeignKey("members.id")),
    Column("reopened_at", Instant),
    Column("counted", Integer),
    UniqueConstraint("meeting_id", "kind"),
)

minute_lines = Table(
    "minute_lines",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("minutes_id", ForeignKey("minutes.id"), nullable=False, index=True),
    Column("section", String(16), nullable=False),
    Column("position", Integer, nullable=False),
    Column("text", String(100), nullable=False, info=PRIVATE),
    Column("yes", Integer),
    Column("no", Integer),
    Column("abstain", Integer),
    Column("vote", String(16)),
    Column("written", Integer),
    Column("seats", Integer),
    Column("issued", Integer),
    Column("returned", Integer),
    Column("candidates", Integer),
    Column("elected", Integer),
    Column("tallies", String(100)),
)
