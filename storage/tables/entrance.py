"""Links to the ledger's pages and the visits they begin（台账入口）: fingerprints only."""

from sqlalchemy import Column, ForeignKey, String, Table

from storage.tables.types import METADATA, PRIVATE, Instant, Number

ledger_links = Table(
    "ledger_links",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False, index=True),
    Column("branch_id", ForeignKey("branches.id"), nullable=False),
    Column("token_hash", String(64), nullable=False, unique=True, info=PRIVATE),
    Column("until", Instant, nullable=False, index=True),
    Column("used_at", Instant),
)

ledger_sessions = Table(
    "ledger_sessions",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False, index=True),
    Column("branch_id", ForeignKey("branches.id"), nullable=False),
    Column("token_hash", String(64), nullable=False, unique=True, info=PRIVATE),
    Column("begun_at", Instant, nullable=False),
    Column("until", Instant, nullable=False, index=True),
)
