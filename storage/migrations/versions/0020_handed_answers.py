"""Answers in groups that another process is to give."""

import sqlalchemy as sa
from alembic import op

import storage.tables.types

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "handed_answers",
        sa.Column("id", storage.tables.types.Number, nullable=False),
        sa.Column("at", storage.tables.types.Instant(), nullable=False),
        sa.Column("platform", sa.String(length=16), nullable=False),
        sa.Column("step", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handed_answers")),
    )


def downgrade() -> None:
    op.drop_table("handed_answers")
