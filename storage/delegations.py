"""What is entrusted to whom（委托）. It ends with its last day, its giver's office, or before."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import (
    Connection,
    ScalarSelect,
    and_,
    bindparam,
    exists,
    func,
    literal_column,
    select,
)
from sqlalchemy.sql import ColumnElement

from domain.delegation import Delegation
from domain.people import Claim, Office, Trust
from storage.changes import Changes
from storage.stretches import holds
from storage.tables.offices import delegations
from storage.tables.people import members, memberships, offices

_giver = members.alias("giver")
_given_by = offices.alias("given_by")


def _runs(day: Any) -> ColumnElement[bool]:
    is_still_in_office = exists().where(
        _given_by.c.member_id == delegations.c.from_member_id,
        _given_by.c.office == delegations.c.office,
        holds(_given_by, day),
        _giver.c.id == delegations.c.from_member_id,
        holds(_giver, day),
    )
    return and_(delegations.c.ended_at.is_(None), holds(delegations, day), is_still_in_office)


_COMMA: Any = literal_column("','")
"""As a plain string it would be written into the statement anew each time it is said."""


def entrusted_on(day: Any) -> ScalarSelect[str]:
    """What is entrusted to a member of the query around it, joined by commas."""
    return (
        select(func.aggregate_strings(delegations.c.what, _COMMA))
        .where(delegations.c.to_member_id == members.c.id, _runs(day))
        .correlate(members)
        .scalar_subquery()
    )


_DAY: Any = bindparam("day")
_RUNNING = (
    select(delegations)
    .where(delegations.c.branch_id == bindparam("branch_id"), _runs(_DAY))
    .order_by(delegations.c.to_on, delegations.c.id)
)
_ONE = select(delegations).where(delegations.c.id == bindparam("delegation_id"))


_CAN_ACT = select(
    exists().where(
        _giver.c.branch_id == bindparam("branch_id"),
        holds(_giver, _DAY),
        _given_by.c.member_id == _giver.c.id,
        _given_by.c.office == Office.SECRETARY.value,
        holds(_given_by, _DAY),
        memberships.c.member_id == _giver.c.id,
        memberships.c.state == Claim.CONFIRMED.value,
    )
)


def can_act(connection: Connection, branch_id: int, on: date) -> bool:
    """Whether the branch has a secretary with an account that day."""
    return bool(connection.scalar(_CAN_ACT, {"branch_id": branch_id, "day": on}))


class Delegations:
    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes

    def give(
        self, branch_id: int, giver_id: int, taker_id: int, what: Trust, *,
        office: Office, from_on: date, last_on: date,
    ) -> int:  # fmt: skip
        """Entrust something until that day, included; the id."""
        return self._changes.insert(
            delegations, branch_id=branch_id, from_member_id=giver_id, office=office.value,
            to_member_id=taker_id, what=what.value, from_on=from_on,
            to_on=last_on + timedelta(days=1),
        )  # fmt: skip

    def running(self, branch_id: int, on: date) -> list[Delegation]:
        """Those that hold that day, the one that ends first first."""
        key = {"branch_id": branch_id, "day": on}
        return [_delegation(row) for row in self._connection.execute(_RUNNING, key)]

    def find(self, delegation_id: int) -> Delegation | None:
        row = self._connection.execute(_ONE, {"delegation_id": delegation_id}).first()
        return None if row is None else _delegation(row)

    def end(self, delegation_id: int, at: datetime) -> None:
        """Taken back before its last day（收回）."""
        self._changes.update(delegations, delegation_id, ended_at=at)


def _delegation(row: Any) -> Delegation:
    return Delegation(
        id=row.id,
        branch_id=row.branch_id,
        giver_id=row.from_member_id,
        taker_id=row.to_member_id,
        what=Trust(row.what),
        from_on=row.from_on,
        last_on=row.to_on - timedelta(days=1),
    )
