"""Leave that is approved, who need not attend, and what was studied afterwards."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("meeting_members", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("is_exempt", sa.Boolean(), server_default=sa.text("false"), nullable=False)
        )
        batch_op.add_column(sa.Column("approval", sa.String(length=16), nullable=True))
        batch_op.add_column(sa.Column("made_up_on", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column(
                "made_up_by",
                sa.Integer().with_variant(sa.BigInteger(), "postgresql"),
                nullable=True,
            )
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_meeting_members_made_up_by_members"), "members", ["made_up_by"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("meeting_members", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_meeting_members_made_up_by_members"), type_="foreignkey"
        )
        for name in ("made_up_by", "made_up_on", "approval", "is_exempt"):
            batch_op.drop_column(name)
