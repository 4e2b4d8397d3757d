"""Terms, founding steps, extended probation, and who is on the way."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "candidates",
        sa.Column("id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False),
        sa.Column(
            "branch_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branches.id"], name=op.f("fk_candidates_branch_id_branches")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidates")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("candidates", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_candidates_branch_id"), ["branch_id"], unique=False)

    op.create_table(
        "founding_steps",
        sa.Column("id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False),
        sa.Column(
            "branch_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.Column("step", sa.String(length=16), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branches.id"], name=op.f("fk_founding_steps_branch_id_branches")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_founding_steps")),
        sa.UniqueConstraint("branch_id", "step", name=op.f("uq_founding_steps_branch_id_step")),
    )
    op.create_table(
        "terms",
        sa.Column("id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False),
        sa.Column(
            "branch_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("approved_until", sa.Date(), nullable=True),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("approval", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branches.id"], name=op.f("fk_terms_branch_id_branches")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terms")),
        sa.UniqueConstraint("branch_id", name=op.f("uq_terms_branch_id")),
    )
    op.create_table(
        "candidate_steps",
        sa.Column("id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False),
        sa.Column(
            "candidate_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.Column("step", sa.String(length=32), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"],
            ["candidates.id"],
            name=op.f("fk_candidate_steps_candidate_id_candidates"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidate_steps")),
        sa.UniqueConstraint(
            "candidate_id", "step", name=op.f("uq_candidate_steps_candidate_id_step")
        ),
    )
    op.create_table(
        "probation_extensions",
        sa.Column("id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False),
        sa.Column(
            "member_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_probation_extensions_member_id_members")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_probation_extensions")),
        sa.UniqueConstraint("member_id", name=op.f("uq_probation_extensions_member_id")),
    )


def downgrade() -> None:
    op.drop_table("probation_extensions")
    op.drop_table("candidate_steps")
    op.drop_table("terms")
    op.drop_table("founding_steps")
    with op.batch_alter_table("candidates", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_candidates_branch_id"))

    op.drop_table("candidates")
