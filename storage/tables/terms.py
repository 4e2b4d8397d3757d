"""Terms, founding steps, extended probation, and who is on the way（任期、成立、延长、发展）."""

from sqlalchemy import Column, Date, ForeignKey, Integer, String, Table, UniqueConstraint

from storage.tables.types import METADATA, PRIVATE, Number

terms = Table(
    "terms",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("branch_id", ForeignKey("branches.id"), nullable=False),
    Column("start_on", Date, nullable=False),
    Column("approved_until", Date),
    Column("approved_on", Date),
    Column("approval", String(60), nullable=False, default="", info=PRIVATE),
    UniqueConstraint("branch_id"),
)
"""The running term as typed; `approval` is the number of the superior's paper（批复文号）."""

founding_steps = Table(
    "founding_steps",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("branch_id", ForeignKey("branches.id"), nullable=False),
    Column("step", String(16), nullable=False),
    Column("done_on", Date, nullable=False),
    UniqueConstraint("branch_id", "step"),
)

probation_extensions = Table(
    "probation_extensions",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("member_id", ForeignKey("members.id"), nullable=False),
    Column("months", Integer, nullable=False, info=PRIVATE),
    Column("decided_on", Date, nullable=False, info=PRIVATE),
    UniqueConstraint("member_id"),
)

candidates = Table(
    "candidates",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("branch_id", ForeignKey("branches.id"), nullable=False, index=True),
    Column("name", String(64), nullable=False, info=PRIVATE),
    sqlite_autoincrement=True,
)
"""People who are no members yet; taken off the list, the row is gone."""

candidate_steps = Table(
    "candidate_steps",
    METADATA,
    Column("id", Number, primary_key=True),
    Column("candidate_id", ForeignKey("candidates.id"), nullable=False),
    Column("step", String(32), nullable=False, info=PRIVATE),
    Column("done_on", Date, nullable=False, info=PRIVATE),
    UniqueConstraint("candidate_id", "step"),
)
