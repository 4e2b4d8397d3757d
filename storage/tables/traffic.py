"""What comes and goes（往来）: visits, cards, questions, notices, the audit trail."""

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from storage.tables.types import METADATA, PRIVATE, Instant, Number

_WAITING: dict[str, Any] = dict.fromkeys(
    ("sqlite_where", "postgresql_where"), text("state = 'due'")
)
"""Only what waits stands in such an index."""

visits = Table(
    "visits",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("key", String(100), nullable=False, unique=True),
)

kept_presses = Table(
    "kept_presses",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False, index=True),
    Column("branch_id", ForeignKey("branches.id"), nullable=False),
    Column("wire", String(64), nullable=False),
    Column("at", Instant, nullable=False),
    Column("series", String(60), nullable=False, server_default=""),
    Column("number", BigInteger, nullable=False, server_default="0"),
)

latest_presses = Table(
    "latest_presses",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False),
    Column("subject", String(40), nullable=False),
    Column("series", String(60), nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("at", Instant, nullable=False),
    UniqueConstraint("account_id", "subject"),
)

cards = Table(
    "cards",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("branch_id", ForeignKey("branches.id"), nullable=False),
    Column("kind", String(24), nullable=False),
    Column("subject", String(40), nullable=False),
    Column("platform", String(16), nullable=False),
    Column("chat", String(64), nullable=False),
    Column("thread", String(32), nullable=False, default=""),
    Column("ref", String(64), nullable=False),
    Column("shown", String(64), nullable=False, default=""),
    Column("language", String(8), nullable=False, default=""),
    Column("stale_since", Instant, index=True),
    Column("changes", Integer, nullable=False, default=0),
    Column("is_retired", Boolean, nullable=False, default=False),
    Index("ix_cards_kind_subject", "kind", "subject"),
)

handed_answers = Table(
    "handed_answers",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("platform", String(16), nullable=False),
    Column("step", JSON, nullable=False),
)

questions = Table(
    "questions",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False, unique=True),
    Column("branch_id", ForeignKey("branches.id")),
    Column("kind", String(24), nullable=False),
    Column("subject", String(200), nullable=False, default=""),
    Column("until", Instant, nullable=False),
    Column("doubtful", Text, info=PRIVATE),  # an answer its writer is not sure of yet
)

notices = Table(
    "notices",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("branch_id", ForeignKey("branches.id"), nullable=False, index=True),
    Column("kind", String(24), nullable=False),
    Column("subject", String(100), nullable=False, index=True),
    Column("key", String(150), nullable=False, unique=True),
    Column("chat_id", ForeignKey("chats.id")),
    Column("member_id", ForeignKey("members.id")),
    Column("due_at", Instant, nullable=False),
    Column("not_before", Instant, nullable=False),
    Column("lease_until", Instant),
    Column("attempts", Integer, nullable=False, default=0),  # faults of our own
    Column("doubts", Integer, nullable=False, default=0, server_default="0"),  # maybe said twice
    Column("urgency", Integer, nullable=False, default=0, server_default="0"),
    Column("state", String(16), nullable=False),
    Column("settled_at", Instant),
    Column("is_opened", Boolean, nullable=False, default=False, server_default=false()),
    Index("ix_notices_state_not_before", "state", "not_before"),
    Index("ix_notices_waiting", "urgency", "not_before", "id", **_WAITING),
    Index("ix_notices_waiting_chat", "chat_id", "not_before", **_WAITING),
    Index("ix_notices_waiting_member", "member_id", "not_before", **_WAITING),
)

audit = Table(
    "audit",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("branch_id", ForeignKey("branches.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Column("actor_id", ForeignKey("members.id")),
    Column("action", String(40), nullable=False),
    Column("changes", JSON, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Index("uq_audit_branch_id_number", "branch_id", "number", unique=True),
)

undo_steps = Table(
    "undo_steps",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("audit_id", ForeignKey("audit.id"), nullable=False, unique=True),
    Column("at", Instant, nullable=False, index=True),
    Column("steps", JSON, nullable=False),
    Column("series", String(60), nullable=False, server_default=""),
    Column("number", BigInteger, nullable=False, server_default="0"),
)
