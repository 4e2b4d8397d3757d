"""Who is not counted in a vote; what was voted on, and the totals of elections."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

COUNTS = ("written", "seats", "issued", "returned", "candidates", "elected")


def upgrade() -> None:
    op.create_table(
        "left_out",
        sa.Column("id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False),
        sa.Column(
            "member_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.Column("category", sa.String(length=16), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("approval", sa.String(length=40), nullable=False),
        sa.Column("resolved_on", sa.Date(), nullable=True),
        sa.Column("is_for_all", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_left_out_member_id_members")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_left_out")),
    )
    with op.batch_alter_table("left_out", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_left_out_member_id"), ["member_id"], unique=False)
    with op.batch_alter_table("minute_lines", schema=None) as batch_op:
        batch_op.add_column(sa.Column("vote", sa.String(length=16), nullable=True))
        for name in COUNTS:
            batch_op.add_column(sa.Column(name, sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("tallies", sa.String(length=100), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("minute_lines", schema=None) as batch_op:
        for name in ("tallies", *reversed(COUNTS), "vote"):
            batch_op.drop_column(name)
    with op.batch_alter_table("left_out", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_left_out_member_id"))
    op.drop_table("left_out")
