"""Are the records sound?（档案是否完好）: questions that change nothing."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Connection, Select, and_, exists, func, not_, or_, select

from domain.notices import MAX_ATTEMPTS, NoticeKind, NoticeState
from domain.people import Claim
from storage.tables.people import branches, chats, memberships
from storage.tables.traffic import audit, cards, notices, visits

LONG = timedelta(hours=1)
"""After this, what should have happened at once is not merely late."""

_WAITS = notices.c.state.in_([NoticeState.DUE.value, NoticeState.CLAIMED.value])
_ENDS_WELL = and_(
    audit.c.branch_id == branches.c.id,
    audit.c.number == branches.c.audit_count,
    audit.c.hash == branches.c.audit_head,
)
_BROKEN_HEADS = (
    select(branches.c.id)
    .where(branches.c.audit_count > 0, not_(exists().where(_ENDS_WELL)))
    .order_by(branches.c.id)
)
_GONE = exists().where(chats.c.id == notices.c.chat_id, chats.c.gone_at.is_not(None))
_HAS_ACCOUNT = exists().where(
    memberships.c.member_id == notices.c.member_id, memberships.c.state == Claim.CONFIRMED.value
)
_NOBODY = and_(
    notices.c.member_id.is_not(None),
    notices.c.kind != NoticeKind.CLAIM_TURNED_DOWN.value,  # to an account that has no name here
    not_(_HAS_ACCOUNT),
)
_NOWHERE = notices.c.chat_id.is_(None) == notices.c.member_id.is_(None)


def damage(connection: Connection, how: Literal["quick_check", "integrity_check"]) -> list[str]:
    """What SQLite finds wrong with its file, and rows that point to nothing."""
    found = connection.exec_driver_sql(f"PRAGMA {how}").scalars()
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return [
        *(f"SQLite: {row}" for row in found if row != "ok"),
        *(f"{row[0]} row {row[1]} points to nothing" for row in broken),
    ]


def broken_heads(connection: Connection) -> list[int]:
    """The branches whose last entry in the trail is not the one they were sealed with."""
    return list(connection.scalars(_BROKEN_HEADS))


def stuck(connection: Connection, now: datetime, looks: Collection[str]) -> list[str]:
    """Notices and cards that wait in vain, a line for each branch and reason.

    `looks` are the kinds of hanging cards there are.
    """
    long_ago = now - LONG
    unknown = notices.c.kind.not_in([kind.value for kind in NoticeKind])
    late = and_(notices.c.state == NoticeState.DUE.value, notices.c.not_before < long_ago)
    held = and_(notices.c.state == NoticeState.CLAIMED.value, notices.c.lease_until < long_ago)
    why = {
        "of an unknown kind": unknown,
        "addressed to nobody, or to two": _NOWHERE,
        "for a chat that is gone": _GONE,
        "for a member without an account": _NOBODY,
        "tried too often": notices.c.attempts > MAX_ATTEMPTS,
        "late by more than an hour; does the bot run?": late,
        "taken up over an hour ago and not settled; does the bot run?": held,
    }
    lines = []
    for words, which in why.items():
        query = select(notices.c.branch_id, func.count()).where(_WAITS, which)
        lines += [f"branch {row[0]}: {row[1]} × notice {words}" for row in _each(connection, query)]
    strange = or_(cards.c.stale_since < long_ago, cards.c.kind.not_in(list(looks)))
    waiting = select(cards.c.branch_id, func.count()).where(cards.c.stale_since.is_not(None))
    for row in _each(connection, waiting.where(strange), cards.c.branch_id):
        lines.append(f"branch {row[0]}: {row[1]} × card not redrawn for an hour; does the bot run?")
    return lines


def remembered(connection: Connection) -> int:
    """How many visits are remembered."""
    return connection.scalar(select(func.count()).select_from(visits)) or 0


def standing(connection: Connection) -> dict[str, int]:
    """How many notices stand in which state, but for those that are done with."""
    open_ones = [NoticeState.DUE, NoticeState.CLAIMED, NoticeState.UNSURE, NoticeState.FAILED]
    query = select(notices.c.state, func.count()).group_by(notices.c.state)
    found = {row[0]: row[1] for row in connection.execute(query)}
    return {state.value: found.get(state.value, 0) for state in open_ones}


def begun_at(connection: Connection) -> datetime | None:
    """When the first branch was set up."""
    first: datetime | None = connection.scalar(select(func.min(branches.c.created_at)))
    return first


def _each(connection: Connection, query: Select[Any], by: Any = notices.c.branch_id) -> list[Any]:
    return list(connection.execute(query.group_by(by).order_by(by)).all())
