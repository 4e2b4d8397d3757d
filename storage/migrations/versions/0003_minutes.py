"""The records of meetings."""

import sqlalchemy as sa
from alembic import op

import storage.tables.types

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "minutes",
        sa.Column("id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False),
        sa.Column(
            "meeting_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column(
            "chair_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=True
        ),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("confirmed_at", storage.tables.types.Instant(), nullable=True),
        sa.Column(
            "confirmed_by", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=True
        ),
        sa.Column("reopened_at", storage.tables.types.Instant(), nullable=True),
        sa.Column("counted", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["chair_id"], ["members.id"], name=op.f("fk_minutes_chair_id_members")
        ),
        sa.ForeignKeyConstraint(
            ["confirmed_by"], ["members.id"], name=op.f("fk_minutes_confirmed_by_members")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_minutes_meeting_id_meetings")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes")),
        sa.UniqueConstraint("meeting_id", "kind", name=op.f("uq_minutes_meeting_id_kind")),
    )
    op.create_table(
        "minute_lines",
        sa.Column("id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False),
        sa.Column(
            "minutes_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.Column("section", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=100), nullable=False),
        sa.Column("yes", sa.Integer(), nullable=True),
        sa.Column("no", sa.Integer(), nullable=True),
        sa.Column("abstain", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["minutes_id"], ["minutes.id"], name=op.f("fk_minute_lines_minutes_id_minutes")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minute_lines")),
    )
    with op.batch_alter_table("minute_lines", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_minute_lines_minutes_id"), ["minutes_id"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("minute_lines", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_minute_lines_minutes_id"))

    op.drop_table("minute_lines")
    op.drop_table("minutes")
