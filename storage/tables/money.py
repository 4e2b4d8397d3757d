"""How dues are really collected（收党费）: whose rhythm, which lists, what was handed up."""

from sqlalchemy import Column, Date, ForeignKey, Integer, String, Table

from storage.tables.types import METADATA, PRIVATE, Instant, Money, Number

dues_rhythms = Table(
    "dues_rhythms",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("member_id", ForeignKey("members.id"), nullable=False, index=True),
    Column("rhythm", String(16), nullable=False),
    Column("from_on", Date, nullable=False),
    Column("to_on", Date),
)

dues_reliefs = Table(
    "dues_reliefs",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("member_id", ForeignKey("members.id"), nullable=False, index=True),
    Column("amount", Money, nullable=False, info=PRIVATE),
    Column("branch_on", Date, nullable=False),
    Column("superior_on", Date),
    Column("from_on", Date, nullable=False),
    Column("to_on", Date),
)

payment_lists = Table(
    "payment_lists",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("branch_id", ForeignKey("branches.id"), nullable=False, index=True),
    Column("sent_by", ForeignKey("members.id"), nullable=False),
    sqlite_autoincrement=True,
)

payment_lines = Table(
    "payment_lines",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("list_id", ForeignKey("payment_lists.id"), nullable=False, index=True),
    Column("member_id", ForeignKey("members.id"), nullable=False),
    Column("month", String(7), nullable=False),
    Column("amount", Money, nullable=False, info=PRIVATE),
)

handovers = Table(
    "handovers",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("branch_id", ForeignKey("branches.id"), nullable=False, index=True),
    Column("on", Date, nullable=False),
    Column("total", Money, nullable=False, info=PRIVATE),
    Column("receipt", String(40), nullable=False, default="", info=PRIVATE),
    Column("recorded_by", ForeignKey("members.id"), nullable=False),
    Column("recorded_at", Instant),
    sqlite_autoincrement=True,
)

dues_deferrals = Table(
    "dues_deferrals",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("member_id", ForeignKey("members.id"), nullable=False, index=True),
    Column("first", String(7), nullable=False),
    Column("last", String(7), nullable=False),
    Column("reason", String(16), nullable=False, info=PRIVATE),
    Column("agreed_on", Date, nullable=False),
    Column("recorded_by", ForeignKey("members.id"), nullable=False),
    sqlite_autoincrement=True,
)

dues_publications = Table(
    "dues_publications",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("branch_id", ForeignKey("branches.id"), nullable=False, index=True),
    Column("year", Integer, nullable=False),
    Column("on", Date, nullable=False),
    Column("recorded_by", ForeignKey("members.id"), nullable=False),
)
