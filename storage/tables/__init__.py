"""The tables（数据表）. Moments are UTC, money whole fen, days the branch's own.

Tables whose ids travel in buttons say `sqlite_autoincrement`: SQLite would otherwise give the id
of a row taken back to the next one, and an old button would suddenly mean that.
"""

from storage.tables import (
    calendar,
    duties,
    entrance,
    holidays,
    minutes,
    money,
    offices,
    olm,
    people,
    plans,
    posts,
    series,
    standings,
    stays,
    terms,
    traffic,
    work,
)
from storage.tables.types import METADATA

__all__ = [
    "METADATA",
    "calendar",
    "duties",
    "entrance",
    "holidays",
    "minutes",
    "money",
    "offices",
    "olm",
    "people",
    "plans",
    "posts",
    "series",
    "standings",
    "stays",
    "terms",
    "traffic",
    "work",
]
