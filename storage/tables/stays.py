"""Who is away or has no vote, and for how long（请长假、流动、境外、转出又转回、表决权）.

`to_on` is the day after.
"""

from sqlalchemy import Boolean, Column, Date, ForeignKey, String, Table

from storage.tables.types import METADATA, PRIVATE, Number

leaves = Table(
    "leaves",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("member_id", ForeignKey("members.id"), nullable=False, index=True),
    Column("leave", String(16), nullable=False),
    Column("from_on", Date, nullable=False),
    Column("to_on", Date),
)

member_marks = Table(
    "member_marks",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("member_id", ForeignKey("members.id"), nullable=False, index=True),
    Column("mark", String(16), nullable=False),
    Column("from_on", Date, nullable=False),
    Column("to_on", Date),
)

member_gaps = Table(
    "member_gaps",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("member_id", ForeignKey("members.id"), nullable=False, index=True),
    Column("from_on", Date, nullable=False),
    Column("to_on", Date),
)

left_out = Table(
    "left_out",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("member_id", ForeignKey("members.id"), nullable=False, index=True),
    Column("category", String(16), nullable=False),
    Column("from_on", Date, nullable=False),
    Column("to_on", Date),
    Column("approved_on", Date),
    Column("approval", String(40), nullable=False, default="", info=PRIVATE),
    Column("resolved_on", Date),
    Column("is_for_all", Boolean, nullable=False, default=False),
)
