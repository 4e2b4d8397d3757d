"""Who reads their meetings in their own calendar（日历订阅）."""

from sqlalchemy import Column, ForeignKey, String, Table, UniqueConstraint

from storage.tables.types import METADATA, PRIVATE, Instant, Number

calendar_feeds = Table(
    "calendar_feeds",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False),
    Column("branch_id", ForeignKey("branches.id"), nullable=False),
    Column("token_hash", String(64), nullable=False, unique=True, info=PRIVATE),
    Column("since", Instant, nullable=False),
    UniqueConstraint("account_id", "branch_id"),
)
