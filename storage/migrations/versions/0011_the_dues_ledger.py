"""What was paid of dues, what may be paid later, what was made public."""

import sqlalchemy as sa
from alembic import op

import storage.tables.types

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "dues_deferrals",
        sa.Column("id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False),
        sa.Column(
            "member_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.Column("first", sa.String(length=7), nullable=False),
        sa.Column("last", sa.String(length=7), nullable=False),
        sa.Column("reason", sa.String(length=16), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column(
            "recorded_by", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_dues_deferrals_member_id_members")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["members.id"], name=op.f("fk_dues_deferrals_recorded_by_members")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dues_deferrals")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("dues_deferrals", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_dues_deferrals_member_id"), ["member_id"], unique=False
        )
    op.create_table(
        "dues_publications",
        sa.Column("id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False),
        sa.Column(
            "branch_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column(
            "recorded_by", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branches.id"], name=op.f("fk_dues_publications_branch_id_branches")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["members.id"], name=op.f("fk_dues_publications_recorded_by_members")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dues_publications")),
    )
    with op.batch_alter_table("dues_publications", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_dues_publications_branch_id"), ["branch_id"], unique=False
        )
    with op.batch_alter_table("dues", schema=None) as batch_op:
        batch_op.add_column(sa.Column("paid", storage.tables.types.Money(), nullable=True))
        batch_op.add_column(
            sa.Column("payer", sa.String(length=16), server_default="", nullable=False)
        )


def downgrade() -> None:
    with op.batch_alter_table("dues", schema=None) as batch_op:
        batch_op.drop_column("payer")
        batch_op.drop_column("paid")
    op.drop_table("dues_publications")
    op.drop_table("dues_deferrals")
