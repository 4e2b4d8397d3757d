"""Meetings in members' own calendars: of each address its fingerprint alone."""

import sqlalchemy as sa
from alembic import op

import storage.tables.types

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "calendar_feeds",
        sa.Column("id", storage.tables.types.Number, nullable=False),
        sa.Column("account_id", storage.tables.types.Number, nullable=False),
        sa.Column("branch_id", storage.tables.types.Number, nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("since", storage.tables.types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_calendar_feeds_account_id_accounts")
        ),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branches.id"], name=op.f("fk_calendar_feeds_branch_id_branches")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_feeds")),
        sa.UniqueConstraint(
            "account_id", "branch_id", name=op.f("uq_calendar_feeds_account_id_branch_id")
        ),
        sa.UniqueConstraint("token_hash", name=op.f("uq_calendar_feeds_token_hash")),
    )


def downgrade() -> None:
    op.drop_table("calendar_feeds")
