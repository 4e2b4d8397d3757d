"""What is entrusted to whom（委托）, and committees being set（换届）."""

from sqlalchemy import Column, Date, ForeignKey, String, Table

from storage.tables.types import METADATA, Instant, Number

delegations = Table(
    "delegations",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("branch_id", ForeignKey("branches.id"), nullable=False, index=True),
    Column("from_member_id", ForeignKey("members.id"), nullable=False),
    Column("office", String(32), nullable=False),
    Column("to_member_id", ForeignKey("members.id"), nullable=False, index=True),
    Column("what", String(16), nullable=False),
    Column("from_on", Date, nullable=False),
    Column("to_on", Date, nullable=False),
    Column("ended_at", Instant),
    sqlite_autoincrement=True,
)
"""`office` is that of the giver: with it the delegation ends."""

committees = Table(
    "committees",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("branch_id", ForeignKey("branches.id"), nullable=False, index=True),
    Column("first_on", Date, nullable=False),
    Column("created_by", ForeignKey("members.id"), nullable=False),
    Column("settled_at", Instant),
    sqlite_autoincrement=True,
)

committee_seats = Table(
    "committee_seats",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("committee_id", ForeignKey("committees.id"), nullable=False, index=True),
    Column("office", String(32), nullable=False),
    Column("member_id", ForeignKey("members.id"), nullable=False),
)
