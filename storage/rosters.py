"""The roster through the years（历年名册）, in a few statements however many days are asked."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, Table, bindparam, select

from domain.electors import BARS
from domain.people import Member, MemberKind, Office
from domain.rosters import Rosters
from domain.spans import Span
from storage.tables.people import member_kinds, members, offices
from storage.tables.stays import left_out, member_gaps, member_marks
from storage.voting import left_out_of

T = TypeVar("T")


def _rows_of(table: Table) -> Select[Any]:
    return (
        select(table)
        .join(members, members.c.id == table.c.member_id)
        .where(members.c.branch_id == bindparam("branch_id"))
        .order_by(table.c.from_on, table.c.id)
    )


_PEOPLE = (
    select(members)
    .where(members.c.branch_id == bindparam("branch_id"))
    .order_by(members.c.position, members.c.id)
)
_GAPS = _rows_of(member_gaps)
_KINDS = _rows_of(member_kinds)
_OFFICES = _rows_of(offices)
_BARS = _rows_of(member_marks).where(member_marks.c.mark.in_(sorted(BARS)))
_LEFT_OUT = _rows_of(left_out)


def rosters_of(connection: Connection, branch_id: int) -> Rosters:
    """Everybody who ever belonged to the branch, and what held of them when."""

    def gather(query: Select[Any], value: Callable[[Any], T]) -> dict[int, list[T]]:
        found: dict[int, list[T]] = defaultdict(list)
        for row in connection.execute(query, {"branch_id": branch_id}):
            found[row.member_id].append(value(row))
        return found

    return Rosters(
        people=[
            (_member(row), _span(row))
            for row in connection.execute(_PEOPLE, {"branch_id": branch_id})
        ],
        gaps=gather(_GAPS, _span),
        kinds=gather(_KINDS, lambda row: (MemberKind(row.kind), _span(row))),
        offices=gather(_OFFICES, lambda row: (Office(row.office), _span(row))),
        bars=gather(_BARS, _span),
        leave_outs=gather(_LEFT_OUT, left_out_of),
    )


def _member(row: Any) -> Member:
    return Member(id=row.id, branch_id=row.branch_id, name=row.name, position=row.position)


def _span(row: Any) -> Span:
    return Span(row.from_on, row.to_on)
