"""Links to the ledger's pages, and the visits they begin."""

import sqlalchemy as sa
from alembic import op

from storage.tables.types import Instant, Number

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

TABLES = ("ledger_links", "ledger_sessions")


def upgrade() -> None:
    for name in TABLES:
        op.create_table(
            name,
            sa.Column("id", Number, nullable=False),
            sa.Column("account_id", Number, nullable=False),
            sa.Column("branch_id", Number, nullable=False),
            sa.Column("token_hash", sa.String(length=64), nullable=False),
            sa.Column("until", Instant(), nullable=False),
            _own(name),
            sa.ForeignKeyConstraint(
                ["account_id"], ["accounts.id"], name=op.f(f"fk_{name}_account_id_accounts")
            ),
            sa.ForeignKeyConstraint(
                ["branch_id"], ["branches.id"], name=op.f(f"fk_{name}_branch_id_branches")
            ),
            sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
            sa.UniqueConstraint("token_hash", name=op.f(f"uq_{name}_token_hash")),
        )
        with op.batch_alter_table(name, schema=None) as batch_op:
            for column in ("account_id", "until"):
                batch_op.create_index(batch_op.f(f"ix_{name}_{column}"), [column], unique=False)


def downgrade() -> None:
    for name in reversed(TABLES):
        with op.batch_alter_table(name, schema=None) as batch_op:
            for column in ("account_id", "until"):
                batch_op.drop_index(batch_op.f(f"ix_{name}_{column}"))
        op.drop_table(name)


def _own(table: str) -> sa.Column[object]:
    """What only one of them has."""
    if table == "ledger_links":
        return sa.Column("used_at", Instant())
    return sa.Column("begun_at", Instant(), nullable=False)
