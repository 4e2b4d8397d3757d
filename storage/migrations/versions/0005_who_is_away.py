"""Standing leave, members away or abroad, who left and came back, dues settled elsewhere."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

NUMBER = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
STRETCHES = {"leaves": "leave", "member_marks": "mark", "member_gaps": ""}


def upgrade() -> None:
    for table, code in STRETCHES.items():
        op.create_table(
            table,
            sa.Column("id", NUMBER, nullable=False),
            sa.Column("member_id", NUMBER, nullable=False),
            *([sa.Column(code, sa.String(length=16), nullable=False)] if code else []),
            sa.Column("from_on", sa.Date(), nullable=False),
            sa.Column("to_on", sa.Date(), nullable=True),
            sa.ForeignKeyConstraint(
                ["member_id"], ["members.id"], name=op.f(f"fk_{table}_member_id_members")
            ),
            sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        )
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.create_index(batch_op.f(f"ix_{table}_member_id"), ["member_id"], unique=False)

    with op.batch_alter_table("members", schema=None) as batch_op:
        batch_op.add_column(sa.Column("paid_to", sa.String(length=7), nullable=True))


def downgrade() -> None:
    kept = {"sqlite_autoincrement": True}
    with op.batch_alter_table("members", schema=None, table_kwargs=kept) as batch_op:
        batch_op.drop_column("paid_to")

    for table in STRETCHES:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_index(batch_op.f(f"ix_{table}_member_id"))
        op.drop_table(table)
