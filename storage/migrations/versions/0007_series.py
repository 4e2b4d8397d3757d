"""Meetings that come back."""

import sqlalchemy as sa
from alembic import op

import storage.tables.types

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "series",
        sa.Column("id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False),
        sa.Column(
            "branch_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("parts", sa.String(length=200), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("place", sa.String(length=100), nullable=False),
        sa.Column("rule", sa.String(length=64), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("scope", sa.String(length=16), nullable=False),
        sa.Column(
            "group_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=True
        ),
        sa.Column(
            "created_by", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=True
        ),
        sa.Column("done_to", sa.Date(), nullable=True),
        sa.Column("ended_at", storage.tables.types.Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branches.id"], name=op.f("fk_series_branch_id_branches")
        ),
        sa.ForeignKeyConstraint(
            ["created_by"], ["members.id"], name=op.f("fk_series_created_by_members")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_series_group_id_groups")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("series", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_series_branch_id"), ["branch_id"], unique=False)

    op.create_table(
        "series_agenda",
        sa.Column("id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False),
        sa.Column(
            "series_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=100), nullable=False),
        sa.Column("link", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(
            ["series_id"], ["series.id"], name=op.f("fk_series_agenda_series_id_series")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series_agenda")),
    )
    with op.batch_alter_table("series_agenda", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_series_agenda_series_id"), ["series_id"], unique=False)

    op.create_table(
        "series_members",
        sa.Column("id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False),
        sa.Column(
            "series_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.Column(
            "member_id", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_series_members_member_id_members")
        ),
        sa.ForeignKeyConstraint(
            ["series_id"], ["series.id"], name=op.f("fk_series_members_series_id_series")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series_members")),
        sa.UniqueConstraint(
            "series_id", "member_id", name=op.f("uq_series_members_series_id_member_id")
        ),
    )
    # Not in a batch: SQLite would copy the table and forget which numbers it gave away before.
    number = "BIGINT" if op.get_bind().dialect.name == "postgresql" else "INTEGER"
    op.execute(
        f"ALTER TABLE meetings ADD COLUMN series_id {number}"
        " CONSTRAINT fk_meetings_series_id_series REFERENCES series (id)"
    )
    op.add_column("meetings", sa.Column("series_on", sa.Date(), nullable=True))
    op.create_index(op.f("ix_meetings_series_id"), "meetings", ["series_id"], unique=False)


def downgrade() -> None:
    kept = {"sqlite_autoincrement": True}
    with op.batch_alter_table("meetings", schema=None, table_kwargs=kept) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meetings_series_id"))
        batch_op.drop_column("series_on")
        batch_op.drop_column("series_id")

    op.drop_table("series_members")
    with op.batch_alter_table("series_agenda", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_series_agenda_series_id"))

    op.drop_table("series_agenda")
    with op.batch_alter_table("series", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_series_branch_id"))

    op.drop_table("series")
