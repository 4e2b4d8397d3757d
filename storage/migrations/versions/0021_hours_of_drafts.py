"""The drafts that go out at a set hour are found without reading every meeting."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

IS_SET = sa.text("publish_at IS NOT NULL")


def upgrade() -> None:
    op.create_index(
        "ix_meetings_publish_at", "meetings", ["publish_at"], unique=False,
        sqlite_where=IS_SET, postgresql_where=IS_SET,
    )  # fmt: skip


def downgrade() -> None:
    op.drop_index("ix_meetings_publish_at", table_name="meetings")
