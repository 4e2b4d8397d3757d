"""Short notices to be read（通知）, and who has tapped 已阅."""

from sqlalchemy import Column, ForeignKey, String, Table, UniqueConstraint

from storage.tables.types import METADATA, PRIVATE, Instant, Number

posts = Table(
    "posts",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("branch_id", ForeignKey("branches.id"), nullable=False, index=True),
    Column("text", String(500), nullable=False, info=PRIVATE),
    Column("created_by", ForeignKey("members.id")),
    Column("created_at", Instant, nullable=False),
    Column("posted_at", Instant),
    Column("chased_at", Instant),
    sqlite_autoincrement=True,
)

post_members = Table(
    "post_members",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("post_id", ForeignKey("posts.id"), nullable=False),
    Column("member_id", ForeignKey("members.id"), nullable=False),
    Column("read_at", Instant),
    UniqueConstraint("post_id", "member_id"),
)
