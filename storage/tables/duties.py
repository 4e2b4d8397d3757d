"""What the branch has said is done（手工登记的职责）."""

from sqlalchemy import Column, Date, ForeignKey, Integer, String, Table, UniqueConstraint

from storage.tables.types import METADATA, Number

duties_done = Table(
    "duties_done",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("branch_id", ForeignKey("branches.id"), nullable=False),
    Column("duty", String(32), nullable=False),
    Column("year", Integer, nullable=False),
    Column("done_on", Date, nullable=False),
    UniqueConstraint("branch_id", "duty", "year"),
    sqlite_autoincrement=True,
)
