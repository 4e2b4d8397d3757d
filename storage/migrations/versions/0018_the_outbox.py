"""What waits to be said, in the order in which it goes; and how often nobody could be sure."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

WAITING: dict[str, Any] = dict.fromkeys(
    ("sqlite_where", "postgresql_where"), sa.text("state = 'due'")
)
URGENCY = {
    1: ("digest",),
    2: ("digest_draft", "digest_private", "obligations", "falls_due", "dues_assessment"),
}
INDEXED = {
    "": ["urgency", "not_before", "id"],
    "_chat": ["chat_id", "not_before"],
    "_member": ["member_id", "not_before"],
}


def upgrade() -> None:
    with op.batch_alter_table("notices", schema=None) as batch_op:
        for name in ("doubts", "urgency"):
            batch_op.add_column(sa.Column(name, sa.Integer(), server_default="0", nullable=False))
    notices = sa.table("notices", sa.column("kind"), sa.column("urgency"))
    for urgency, kinds in URGENCY.items():
        op.execute(notices.update().where(notices.c.kind.in_(kinds)).values(urgency=urgency))
    for name, indexed in INDEXED.items():
        op.create_index(f"ix_notices_waiting{name}", "notices", indexed, unique=False, **WAITING)


def downgrade() -> None:
    for name in INDEXED:
        op.drop_index(f"ix_notices_waiting{name}", table_name="notices")
    with op.batch_alter_table("notices", schema=None) as batch_op:
        for name in ("urgency", "doubts"):
            batch_op.drop_column(name)
