"""Meetings that come back（重复的会）, with what all their occurrences have in common."""

from sqlalchemy import Column, Date, ForeignKey, Integer, String, Table, UniqueConstraint

from storage.tables.types import METADATA, PRIVATE, Instant, Number

series = Table(
    "series",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("branch_id", ForeignKey("branches.id"), nullable=False, index=True),
    Column("kind", String(32), nullable=False),
    Column("parts", String(200), nullable=False, default=""),
    Column("title", String(200), nullable=False, info=PRIVATE),
    Column("place", String(100), nullable=False, default="", info=PRIVATE),
    Column("rule", String(64), nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("scope", String(16), nullable=False),
    Column("group_id", ForeignKey("groups.id")),
    Column("created_by", ForeignKey("members.id")),
    Column("done_to", Date),
    Column("ended_at", Instant),
    sqlite_autoincrement=True,
)

series_members = Table(
    "series_members",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("series_id", ForeignKey("series.id"), nullable=False),
    Column("member_id", ForeignKey("members.id"), nullable=False),
    UniqueConstraint("series_id", "member_id"),
)

series_agenda = Table(
    "series_agenda",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("series_id", ForeignKey("series.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("text", String(100), nullable=False, info=PRIVATE),
    Column("link", String(500), nullable=False, default="", info=PRIVATE),
)
