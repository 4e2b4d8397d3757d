"""How SQLite and PostgreSQL say what the views need（两种数据库的写法）.

`b` is the branch throughout: moments are read by its own clock.
"""

from collections.abc import Mapping

from storage.views.words import Spell

_CLOCK = (
    "(SELECT clock.minutes || ' minutes' FROM clock_changes clock"
    " WHERE clock.timezone = b.timezone AND clock.since <= {moment}"
    " ORDER BY clock.since DESC LIMIT 1)"
)
_NOW = "strftime('%Y-%m-%d %H:%M:%f', 'now')"


def words_of(dialect: str) -> Mapping[str, Spell | str]:
    return {**_SHARED, **(_POSTGRESQL if dialect == "postgresql" else _SQLITE)}


def _sqlite_local(moment: str) -> str:
    return f"datetime({moment}, {_CLOCK.format(moment=moment)})"


def _presence(row: str) -> str:
    """As `Attendance.presence` has it."""
    return (
        f"CASE WHEN {row}.recorded IS NOT NULL THEN {row}.recorded"
        f" WHEN {row}.checked_in_at IS NOT NULL THEN 'present'"
        f" WHEN {row}.answer = 'leave' AND COALESCE({row}.approval, '') <> 'waiting'"
        " THEN 'excused' END"
    )


_SHARED: Mapping[str, Spell | str] = {
    "COUNTED": lambda row: (
        f"({row}.is_expected AND COALESCE({row}.recorded, '') NOT IN ('observer', 'elsewhere'))"
    ),
    "HOLDS": lambda row, day: (
        f"({row}.from_on <= {day} AND ({row}.to_on IS NULL OR {row}.to_on > {day}))"
    ),
    "INT": lambda *truth: f"CAST(({', '.join(truth)}) AS INTEGER)",
    "PRESENCE": _presence,
    "TEXT": lambda value: f"CAST({value} AS TEXT)",
    "YUAN": lambda fen: f"ROUND(({fen}) / 100.0, 2)",
}
_SQLITE: Mapping[str, Spell | str] = {
    "DAY": lambda moment: f"date({moment})",
    "LIST": lambda value: f"group_concat({value}, ', ')",
    "LOCAL": _sqlite_local,
    "TODAY": f"date({_sqlite_local(_NOW)})",
}
_POSTGRESQL: Mapping[str, Spell | str] = {
    "DAY": lambda moment: f"CAST({moment} AS DATE)",
    "LIST": lambda value: f"string_agg({value}, ', ')",
    "LOCAL": lambda moment: (
        f"date_trunc('second', {moment} AT TIME ZONE 'UTC' AT TIME ZONE b.timezone)"
    ),
    "TODAY": "CAST(now() AT TIME ZONE b.timezone AS DATE)",
}
