"""What the branch has said is done in a year."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "duties_done",
        sa.Column("id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False),
        sa.Column(
            "branch_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.Column("duty", sa.String(length=32), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branches.id"], name=op.f("fk_duties_done_branch_id_branches")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duties_done")),
        sa.UniqueConstraint(
            "branch_id", "duty", "year", name=op.f("uq_duties_done_branch_id_duty_year")
        ),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    op.drop_table("duties_done")
