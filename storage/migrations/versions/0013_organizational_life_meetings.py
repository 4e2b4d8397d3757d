"""组织生活会 as a whole: preparation, talks, what is to be put right, appraisal totals."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "olms",
        sa.Column("id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False),
        sa.Column(
            "branch_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("theme", sa.String(length=40), nullable=False),
        sa.Column("studied_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branches.id"], name=op.f("fk_olms_branch_id_branches")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_olms")),
        sa.UniqueConstraint("branch_id", "year", name=op.f("uq_olms_branch_id_year")),
    )
    op.create_table(
        "appraisals",
        sa.Column("id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False),
        sa.Column(
            "olm_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("members", sa.Integer(), nullable=False),
        sa.Column("excellent", sa.Integer(), nullable=False),
        sa.Column("qualified", sa.Integer(), nullable=False),
        sa.Column("basic", sa.Integer(), nullable=False),
        sa.Column("fourth", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["olm_id"], ["olms.id"], name=op.f("fk_appraisals_olm_id_olms")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appraisals")),
        sa.UniqueConstraint("olm_id", name=op.f("uq_appraisals_olm_id")),
    )
    op.create_table(
        "opinion_rounds",
        sa.Column("id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False),
        sa.Column(
            "olm_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["olm_id"], ["olms.id"], name=op.f("fk_opinion_rounds_olm_id_olms")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opinion_rounds")),
        sa.UniqueConstraint("olm_id", "number", name=op.f("uq_opinion_rounds_olm_id_number")),
    )
    op.create_table(
        "rectification_items",
        sa.Column("id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False),
        sa.Column(
            "olm_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.Column("text", sa.String(length=60), nullable=False),
        sa.Column(
            "owner_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=True
        ),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column(
            "created_by", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=True
        ),
        sa.ForeignKeyConstraint(
            ["created_by"], ["members.id"], name=op.f("fk_rectification_items_created_by_members")
        ),
        sa.ForeignKeyConstraint(
            ["olm_id"], ["olms.id"], name=op.f("fk_rectification_items_olm_id_olms")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["members.id"], name=op.f("fk_rectification_items_owner_id_members")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rectification_items")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("rectification_items", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rectification_items_olm_id"), ["olm_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_rectification_items_owner_id"), ["owner_id"], unique=False
        )

    op.create_table(
        "self_examinations",
        sa.Column("id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False),
        sa.Column(
            "olm_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.Column(
            "member_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.Column("on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_self_examinations_member_id_members")
        ),
        sa.ForeignKeyConstraint(
            ["olm_id"], ["olms.id"], name=op.f("fk_self_examinations_olm_id_olms")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_self_examinations")),
        sa.UniqueConstraint(
            "olm_id", "member_id", name=op.f("uq_self_examinations_olm_id_member_id")
        ),
    )
    op.create_table(
        "talks",
        sa.Column("id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False),
        sa.Column(
            "member_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.Column(
            "other_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.Column("on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_talks_member_id_members")
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["members.id"], name=op.f("fk_talks_other_id_members")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talks")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("talks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_talks_member_id"), ["member_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_talks_other_id"), ["other_id"], unique=False)

    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.add_column(sa.Column("for_year", sa.Integer(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.drop_column("for_year")

    with op.batch_alter_table("talks", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_talks_other_id"))
        batch_op.drop_index(batch_op.f("ix_talks_member_id"))

    op.drop_table("talks")
    op.drop_table("self_examinations")
    with op.batch_alter_table("rectification_items", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rectification_items_owner_id"))
        batch_op.drop_index(batch_op.f("ix_rectification_items_olm_id"))

    op.drop_table("rectification_items")
    op.drop_table("opinion_rounds")
    op.drop_table("appraisals")
    op.drop_table("olms")
