"""Agendas and publishing hours; dues by the quarter, payment lists, handing up."""

import sqlalchemy as sa
from alembic import op

import storage.tables.types

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "dues_rhythms",
        sa.Column("id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False),
        sa.Column(
            "member_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.Column("rhythm", sa.String(length=16), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_dues_rhythms_member_id_members")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dues_rhythms")),
    )
    with op.batch_alter_table("dues_rhythms", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dues_rhythms_member_id"), ["member_id"], unique=False)

    op.create_table(
        "handovers",
        sa.Column("id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False),
        sa.Column(
            "branch_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("total", storage.tables.types.Money(), nullable=False),
        sa.Column("receipt", sa.String(length=40), nullable=False),
        sa.Column(
            "recorded_by", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.Column("recorded_at", storage.tables.types.Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branches.id"], name=op.f("fk_handovers_branch_id_branches")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["members.id"], name=op.f("fk_handovers_recorded_by_members")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handovers")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("handovers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_handovers_branch_id"), ["branch_id"], unique=False)

    op.create_table(
        "payment_lists",
        sa.Column("id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False),
        sa.Column(
            "branch_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.Column(
            "sent_by", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branches.id"], name=op.f("fk_payment_lists_branch_id_branches")
        ),
        sa.ForeignKeyConstraint(
            ["sent_by"], ["members.id"], name=op.f("fk_payment_lists_sent_by_members")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment_lists")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("payment_lists", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_payment_lists_branch_id"), ["branch_id"], unique=False)

    op.create_table(
        "agenda",
        sa.Column("id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False),
        sa.Column(
            "meeting_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=100), nullable=False),
        sa.Column("link", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_agenda_meeting_id_meetings")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda")),
    )
    with op.batch_alter_table("agenda", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agenda_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "payment_lines",
        sa.Column("id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False),
        sa.Column(
            "list_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.Column(
            "member_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("amount", storage.tables.types.Money(), nullable=False),
        sa.ForeignKeyConstraint(
            ["list_id"], ["payment_lists.id"], name=op.f("fk_payment_lines_list_id_payment_lists")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_payment_lines_member_id_members")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment_lines")),
    )
    with op.batch_alter_table("payment_lines", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_payment_lines_list_id"), ["list_id"], unique=False)

    with op.batch_alter_table("dues", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "handover_id",
                sa.Integer().with_variant(sa.BigInteger(), "postgresql"),
                nullable=True,
            )
        )
        batch_op.create_index(batch_op.f("ix_dues_handover_id"), ["handover_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_dues_handover_id_handovers"), "handovers", ["handover_id"], ["id"]
        )

    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.add_column(sa.Column("publish_at", storage.tables.types.Instant(), nullable=True))


def downgrade() -> None:
    kept = {"sqlite_autoincrement": True}
    with op.batch_alter_table("meetings", schema=None, table_kwargs=kept) as batch_op:
        batch_op.drop_column("publish_at")

    with op.batch_alter_table("dues", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_dues_handover_id_handovers"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_dues_handover_id"))
        batch_op.drop_column("handover_id")

    with op.batch_alter_table("payment_lines", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_payment_lines_list_id"))

    op.drop_table("payment_lines")
    with op.batch_alter_table("agenda", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agenda_meeting_id"))

    op.drop_table("agenda")
    with op.batch_alter_table("payment_lists", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_payment_lists_branch_id"))

    op.drop_table("payment_lists")
    with op.batch_alter_table("handovers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_handovers_branch_id"))

    op.drop_table("handovers")
    with op.batch_alter_table("dues_rhythms", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_dues_rhythms_member_id"))

    op.drop_table("dues_rhythms")
