"""Days on which a branch works or not against the published calendar（节假日与调休）."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Table, UniqueConstraint

from storage.tables.types import METADATA, Number

holidays = Table(
    "holidays",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("branch_id", ForeignKey("branches.id"), nullable=False),
    Column("day", Date, nullable=False),
    Column("works", Boolean, nullable=False),
    UniqueConstraint("branch_id", "day"),
)
