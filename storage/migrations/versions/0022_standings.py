"""What the rules make of the records, for who asks in SQL; the views are put up by `env.py`."""

from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

import storage.tables.types
from domain.clock_changes import clock_changes

revision = "0022"
down_revision = "0020"
branch_labels = None
depends_on = None

NUMBER = storage.tables.types.Number


def upgrade() -> None:
    op.create_table(
        "duty_standings",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("branch_id", NUMBER, nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("duty", sa.String(length=32), nullable=False),
        sa.Column("group_id", NUMBER, nullable=True),
        sa.Column("turn", sa.String(length=8), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("warning", sa.String(length=32), nullable=False),
        sa.Column("least", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("planned", sa.Integer(), nullable=False),
        sa.Column("unrecorded", sa.Integer(), nullable=False),
        sa.Column("fulfilled_on", sa.Date(), nullable=True),
        sa.Column("as_of", storage.tables.types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branches.id"], name=op.f("fk_duty_standings_branch_id_branches")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["groups.id"],
            name=op.f("fk_duty_standings_group_id_groups"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_standings")),
        sa.UniqueConstraint("branch_id", "key", name=op.f("uq_duty_standings_branch_id_key")),
    )
    op.create_table(
        "due_standings",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("due_id", NUMBER, nullable=False),
        sa.Column("mark", sa.String(length=16), nullable=False),
        sa.Column("as_of", storage.tables.types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["due_id"], ["dues.id"], name=op.f("fk_due_standings_due_id_dues"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_due_standings")),
        sa.UniqueConstraint("due_id", name=op.f("uq_due_standings_due_id")),
    )
    op.create_table(
        "standings_kept",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("branch_id", NUMBER, nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("as_of", storage.tables.types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["branch_id"], ["branches.id"], name=op.f("fk_standings_kept_branch_id_branches")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standings_kept")),
        sa.UniqueConstraint("branch_id", name=op.f("uq_standings_kept_branch_id")),
    )
    clocks = op.create_table(
        "clock_changes",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("timezone", sa.String(length=64), nullable=False),
        sa.Column("since", storage.tables.types.Instant(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clock_changes")),
        sa.UniqueConstraint("timezone", "since", name=op.f("uq_clock_changes_timezone_since")),
    )
    if op.get_bind().dialect.name != "sqlite":
        return
    zones = op.get_bind().execute(sa.text("SELECT DISTINCT timezone FROM branches")).scalars().all()
    op.bulk_insert(
        clocks,
        [
            {"timezone": zone, "since": since, "minutes": minutes}
            for zone in zones
            for since, minutes in clock_changes(ZoneInfo(zone))
        ],
    )


def downgrade() -> None:
    for name in ("clock_changes", "standings_kept", "due_standings", "duty_standings"):
        op.drop_table(name)
