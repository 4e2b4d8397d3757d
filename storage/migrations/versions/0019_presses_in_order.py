"""Which press is the newest, when they arrive in another order than they were made."""

import sqlalchemy as sa
from alembic import op

from storage.tables.types import Instant, Number

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "latest_presses",
        sa.Column("id", Number, nullable=False),
        sa.Column("account_id", Number, nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("series", sa.String(length=60), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_latest_presses_account_id_accounts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_latest_presses")),
        sa.UniqueConstraint(
            "account_id", "subject", name=op.f("uq_latest_presses_account_id_subject")
        ),
    )
    for table in ("kept_presses", "undo_steps"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(
                sa.Column("series", sa.String(length=60), server_default="", nullable=False)
            )
            batch_op.add_column(
                sa.Column("number", sa.BigInteger(), server_default="0", nullable=False)
            )


def downgrade() -> None:
    for table in ("undo_steps", "kept_presses"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column("number")
            batch_op.drop_column("series")
    op.drop_table("latest_presses")
