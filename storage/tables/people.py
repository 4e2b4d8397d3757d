"""Branches, chats, accounts and members（支部、会话、账号、党员）."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Integer, String, Table, UniqueConstraint

from storage.tables.types import METADATA, PRIVATE, Instant, Number

branches = Table(
    "branches",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("name", String(64), nullable=False, info=PRIVATE),
    Column("timezone", String(64), nullable=False),
    Column("language", String(8), nullable=False),
    Column("tracked_from", Date),
    Column("created_at", Instant, nullable=False),
    Column("audit_count", Integer, nullable=False, default=0),
    Column("audit_head", String(64), nullable=False, default=""),
    sqlite_autoincrement=True,
)

settings = Table(
    "settings",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("branch_id", ForeignKey("branches.id"), nullable=False),
    Column("name", String(40), nullable=False),
    Column("value", String(200), nullable=False),
    UniqueConstraint("branch_id", "name"),
)

chats = Table(
    "chats",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("branch_id", ForeignKey("branches.id"), nullable=False, index=True),
    Column("platform", String(16), nullable=False),
    Column("chat", String(64), nullable=False),
    Column("thread", String(32), nullable=False, default=""),
    Column("scope", String(16), nullable=False, default="all"),
    Column("group_id", ForeignKey("groups.id")),
    Column("gone_at", Instant),
    UniqueConstraint("platform", "chat", "thread"),
)

accounts = Table(
    "accounts",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("platform", String(16), nullable=False),
    Column("user", String(64), nullable=False),
    Column("name", String(64), nullable=False, default=""),
    Column("language", String(8), nullable=False, default=""),
    Column("timezone", String(64), nullable=False, default="", info=PRIVATE),
    Column("quiet_from", String(5)),
    Column("quiet_to", String(5)),
    Column("is_reachable", Boolean, nullable=False, default=False),
    Column("wants_nudges", Boolean, nullable=False, default=True),
    Column("branch_id", ForeignKey("branches.id")),
    UniqueConstraint("platform", "user"),
)

groups = Table(
    "groups",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("branch_id", ForeignKey("branches.id"), nullable=False),
    Column("name", String(64), nullable=False, info=PRIVATE),
    UniqueConstraint("branch_id", "name"),
    sqlite_autoincrement=True,
)

members = Table(
    "members",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("branch_id", ForeignKey("branches.id"), nullable=False, index=True),
    Column("name", String(64), nullable=False, info=PRIVATE),
    Column("position", Integer, nullable=False),
    Column("joined_on", Date, info=PRIVATE),
    Column("from_on", Date, nullable=False),
    Column("to_on", Date),
    Column("paid_to", String(7)),
    sqlite_autoincrement=True,
)

member_kinds = Table(
    "member_kinds",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("member_id", ForeignKey("members.id"), nullable=False, index=True),
    Column("kind", String(24), nullable=False),
    Column("from_on", Date, nullable=False),
    Column("to_on", Date),
)

member_groups = Table(
    "member_groups",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("member_id", ForeignKey("members.id"), nullable=False, index=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("from_on", Date, nullable=False),
    Column("to_on", Date),
)

offices = Table(
    "offices",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("member_id", ForeignKey("members.id"), nullable=False, index=True),
    Column("office", String(32), nullable=False),
    Column("from_on", Date, nullable=False),
    Column("to_on", Date),
)

memberships = Table(
    "memberships",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False, index=True),
    Column("member_id", ForeignKey("members.id"), nullable=False, index=True),
    Column("state", String(16), nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("decided_at", Instant),
    Column("decided_by", ForeignKey("members.id")),
    sqlite_autoincrement=True,
)

invites = Table(
    "invites",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("code_hash", String(64), nullable=False, unique=True),
    Column("name", String(64), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("used_at", Instant),
)
