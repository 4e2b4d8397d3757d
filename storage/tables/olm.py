"""组织生活会: the year's preparation, talks as days and pairs, what is to be put right.

No column holds a word of anybody's criticism, nor anybody's grade.
"""

from sqlalchemy import Column, Date, ForeignKey, Integer, String, Table, UniqueConstraint

from storage.tables.types import METADATA, PRIVATE, Number

olms = Table(
    "olms",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("branch_id", ForeignKey("branches.id"), nullable=False),
    Column("year", Integer, nullable=False),
    Column("theme", String(40), nullable=False, default="", info=PRIVATE),
    Column("studied_on", Date),
    UniqueConstraint("branch_id", "year"),
)

opinion_rounds = Table(
    "opinion_rounds",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("olm_id", ForeignKey("olms.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("count", Integer, nullable=False),
    UniqueConstraint("olm_id", "number"),
)

self_examinations = Table(
    "self_examinations",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("olm_id", ForeignKey("olms.id"), nullable=False),
    Column("member_id", ForeignKey("members.id"), nullable=False),
    Column("on", Date, nullable=False),
    UniqueConstraint("olm_id", "member_id"),
)

appraisals = Table(
    "appraisals",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("olm_id", ForeignKey("olms.id"), nullable=False),
    Column("on", Date, nullable=False),
    Column("members", Integer, nullable=False),
    Column("excellent", Integer, nullable=False),
    Column("qualified", Integer, nullable=False),
    Column("basic", Integer, nullable=False),
    Column("fourth", Integer, nullable=False),
    UniqueConstraint("olm_id"),
)

talks = Table(
    "talks",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("member_id", ForeignKey("members.id"), nullable=False, index=True),
    Column("other_id", ForeignKey("members.id"), nullable=False, index=True),
    Column("on", Date, nullable=False),
    sqlite_autoincrement=True,
)
"""Each talk stands here twice, once for either of the two, so that each finds it as their own."""

rectification_items = Table(
    "rectification_items",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("olm_id", ForeignKey("olms.id"), nullable=False, index=True),
    Column("text", String(60), nullable=False, info=PRIVATE),
    Column("owner_id", ForeignKey("members.id"), index=True),
    Column("due_on", Date, nullable=False),
    Column("done_on", Date),
    Column("created_by", ForeignKey("members.id")),
    sqlite_autoincrement=True,
)
