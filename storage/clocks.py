"""When the clocks of the branches' zones change（时区）, for SQLite: PostgreSQL knows by itself."""

from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, insert, select

from domain.clock_changes import clock_changes as changes_of
from storage.tables.standings import clock_changes

_KNOWN = (
    select(clock_changes.c.id).where(clock_changes.c.timezone == bindparam("timezone")).limit(1)
)


def know_clock(connection: Connection, zone: ZoneInfo) -> None:
    """Once for each zone; nobody's doing, so not in the trail."""
    if connection.dialect.name != "sqlite":
        return
    if connection.scalar(_KNOWN, {"timezone": zone.key}) is None:
        rows = [
            {"timezone": zone.key, "since": since, "minutes": minutes}
            for since, minutes in changes_of(zone)
        ]
        connection.execute(insert(clock_changes), rows)
