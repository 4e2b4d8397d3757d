"""The plans of months."""

import sqlalchemy as sa
from alembic import op

import storage.tables.types

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "plans",
        sa.Column("id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False),
        sa.Column(
            "branch_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("posted_at", storage.tables.types.Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branches.id"], name=op.f("fk_plans_branch_id_branches")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plans")),
        sa.UniqueConstraint("branch_id", "month", name=op.f("uq_plans_branch_id_month")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "plan_lines",
        sa.Column("id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False),
        sa.Column(
            "plan_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("starts_at", storage.tables.types.Instant(), nullable=False),
        sa.Column("ends_at", storage.tables.types.Instant(), nullable=False),
        sa.Column("place", sa.String(length=100), nullable=False),
        sa.Column("parts", sa.String(length=200), nullable=False),
        sa.Column(
            "group_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=True
        ),
        sa.Column("is_moved", sa.Boolean(), nullable=False),
        sa.Column("is_usual", sa.Boolean(), nullable=False),
        sa.Column("is_dropped", sa.Boolean(), nullable=False),
        sa.Column(
            "meeting_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=True
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_plan_lines_group_id_groups")
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plans.id"], name=op.f("fk_plan_lines_plan_id_plans")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_lines")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("plan_lines", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_lines_plan_id"), ["plan_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("plan_lines", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_plan_lines_plan_id"))

    op.drop_table("plan_lines")
    op.drop_table("plans")
