"""Meetings, attendance, sign-ups and dues（会议、考勤、报名、党费）."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    false,
    text,
)

from storage.tables.types import METADATA, PRIVATE, Instant, Money, Number

_IS_SET = text("publish_at IS NOT NULL")
"""Few meetings go out at a set hour, and those that did have none any more."""

meetings = Table(
    "meetings",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("branch_id", ForeignKey("branches.id"), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("title", String(200), nullable=False, info=PRIVATE),
    Column("place", String(100), nullable=False, default="", info=PRIVATE),
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("scope", String(16), nullable=False),
    Column("group_id", ForeignKey("groups.id")),
    Column("state", String(16), nullable=False),
    Column("recorder_id", ForeignKey("members.id")),
    Column("created_by", ForeignKey("members.id")),
    Column("published_at", Instant),
    Column("closed_at", Instant),
    Column("is_quiet", Boolean, nullable=False, default=False),
    Column("publish_at", Instant),
    Column("series_id", ForeignKey("series.id"), index=True),
    Column("series_on", Date),
    Column("for_year", Integer),
    Index("ix_meetings_branch_id_starts_at", "branch_id", "starts_at"),
    Index("ix_meetings_publish_at", "publish_at", sqlite_where=_IS_SET, postgresql_where=_IS_SET),
    sqlite_autoincrement=True,
)

parts = Table(
    "parts",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False),
    Column("kind", String(32), nullable=False),
    UniqueConstraint("meeting_id", "kind"),
)

agenda = Table(
    "agenda",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("text", String(100), nullable=False, info=PRIVATE),
    Column("link", String(500), nullable=False, default="", info=PRIVATE),
)

meeting_members = Table(
    "meeting_members",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False),
    Column("member_id", ForeignKey("members.id"), nullable=False, index=True),
    Column("is_expected", Boolean, nullable=False, default=True),
    Column("answer", String(16)),
    Column("answered_at", Instant),
    Column("leave", String(16)),
    Column("checked_in_at", Instant),
    Column("recorded", String(16)),
    Column("recorded_at", Instant),
    Column("recorded_by", ForeignKey("members.id")),
    Column("is_late_record", Boolean, nullable=False, default=False),
    Column("is_exempt", Boolean, nullable=False, default=False, server_default=false()),
    Column("approval", String(16)),
    Column("made_up_on", Date),
    Column("made_up_by", ForeignKey("members.id")),
    UniqueConstraint("meeting_id", "member_id"),
)

signups = Table(
    "signups",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False),
    Column("member_id", ForeignKey("members.id"), nullable=False),
    Column("wish", String(16), nullable=False, info=PRIVATE),
    Column("at", Instant, nullable=False),
    UniqueConstraint("meeting_id", "member_id", "wish"),
)

turns = Table(
    "turns",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False),
    Column("member_id", ForeignKey("members.id"), nullable=False),
    Column("position", Integer, nullable=False, info=PRIVATE),
    Column("state", String(16), nullable=False, info=PRIVATE),
    UniqueConstraint("meeting_id", "member_id"),
)

assessments = Table(
    "assessments",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("member_id", ForeignKey("members.id"), nullable=False, index=True),
    Column("amount", Money, nullable=False, info=PRIVATE),
    Column("from_on", Date, nullable=False),
    Column("to_on", Date),
)

dues = Table(
    "dues",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("branch_id", ForeignKey("branches.id"), nullable=False),
    Column("member_id", ForeignKey("members.id"), nullable=False),
    Column("month", String(7), nullable=False),
    Column("amount", Money, nullable=False, info=PRIVATE),
    Column("state", String(16), nullable=False),
    Column("claimed_at", Instant),
    Column("confirmed_at", Instant),
    Column("confirmed_by", ForeignKey("members.id")),
    Column("paid_by", ForeignKey("members.id")),
    Column("handover_id", ForeignKey("handovers.id"), index=True),
    Column("paid", Money, info=PRIVATE),
    Column("payer", String(16), nullable=False, server_default=""),
    UniqueConstraint("member_id", "month"),
    Index("ix_dues_branch_id_month", "branch_id", "month"),
)

digests = Table(
    "digests",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("branch_id", ForeignKey("branches.id"), nullable=False),
    Column("month", String(7), nullable=False),
    Column("goes_at", Instant, nullable=False),
    Column("state", String(16), nullable=False),
    Column("remark", String(100), nullable=False, default="", info=PRIVATE),
    UniqueConstraint("branch_id", "month"),
)

reminders = Table(
    "reminders",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("branch_id", ForeignKey("branches.id"), nullable=False, index=True),
    Column("text", String(500), nullable=False, info=PRIVATE),
    Column("rule", String(64), nullable=False, default=""),
    Column("next_at", Instant, index=True),
    Column("state", String(16), nullable=False),
    Column("created_by", ForeignKey("members.id")),
    Column("created_at", Instant, nullable=False),
    Column("ended_at", Instant),
    sqlite_autoincrement=True,
)
