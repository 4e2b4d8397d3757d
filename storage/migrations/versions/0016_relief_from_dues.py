"""Relief from dues: what was decided, and until when."""

import sqlalchemy as sa
from alembic import op

import storage.tables.types

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "dues_reliefs",
        sa.Column("id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False),
        sa.Column(
            "member_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.Column("amount", storage.tables.types.Money(), nullable=False),
        sa.Column("branch_on", sa.Date(), nullable=False),
        sa.Column("superior_on", sa.Date(), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_dues_reliefs_member_id_members")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dues_reliefs")),
    )
    with op.batch_alter_table("dues_reliefs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dues_reliefs_member_id"), ["member_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("dues_reliefs", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_dues_reliefs_member_id"))
    op.drop_table("dues_reliefs")
