"""Members, as the roster stands on a day（党员名册）. A `to_on` is the first day no longer."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, exists, func, select

from domain.access import Right, may, roles_of
from domain.delegation import standing_in
from domain.people import Claim, Group, Mark, Member, MemberKind, Office, Trust
from storage.belonging import DAY, HERE, is_marked
from storage.changes import Changes
from storage.delegations import can_act, entrusted_on
from storage.ready import Ready
from storage.stretches import begin, holds
from storage.tables.people import (
    groups,
    member_groups,
    member_kinds,
    members,
    memberships,
    offices,
)

_known = memberships.alias()


_MEMBERS: Select[Any] = (
    select(
        members,
        member_kinds.c.kind,
        groups.c.id.label("group_id"),
        groups.c.name.label("group_name"),
        exists()
        .where(_known.c.member_id == members.c.id, _known.c.state == Claim.CONFIRMED.value)
        .label("has_account"),
        is_marked(Mark.MOBILE).label("is_mobile"),
        is_marked(Mark.ABROAD).label("is_abroad"),
        entrusted_on(DAY).label("entrusted"),
    )
    .outerjoin(
        member_kinds, and_(member_kinds.c.member_id == members.c.id, holds(member_kinds, DAY))
    )
    .outerjoin(
        member_groups, and_(member_groups.c.member_id == members.c.id, holds(member_groups, DAY))
    )
    .outerjoin(groups, groups.c.id == member_groups.c.group_id)
    .where(HERE)
)
_OF_BRANCH = _MEMBERS.where(members.c.branch_id == bindparam("branch_id")).order_by(
    members.c.position, members.c.id
)
_WITH_OFFICES = _MEMBERS.outerjoin(
    offices, and_(offices.c.member_id == members.c.id, holds(offices, DAY))
).add_columns(offices.c.office)
_ONE = Ready(_WITH_OFFICES.where(members.c.id == bindparam("member_id")))
_OF_ACCOUNT = _WITH_OFFICES.join(memberships, memberships.c.member_id == members.c.id).where(
    memberships.c.state == Claim.CONFIRMED.value,
    memberships.c.account_id == bindparam("account_id"),
)
_BRANCHES = (
    select(members.c.branch_id)
    .join(memberships, memberships.c.member_id == members.c.id)
    .where(
        memberships.c.account_id == bindparam("account_id"),
        memberships.c.state == Claim.CONFIRMED.value,
        HERE,
    )
)
FAR_EAST = timedelta(hours=14)
"""The clock furthest ahead."""
_OF_ALL = Ready(_OF_ACCOUNT.order_by(members.c.id))
_IN_BRANCH = Ready(_OF_ACCOUNT.where(members.c.branch_id == bindparam("branch_id")))
_OFFICES_OF_BRANCH = (
    select(offices.c.member_id, offices.c.office)
    .join(members, members.c.id == offices.c.member_id)
    .where(members.c.branch_id == bindparam("branch_id"), holds(offices, DAY))
)
_GROUPS = select(groups).where(groups.c.branch_id == bindparam("branch_id")).order_by(groups.c.id)
_NAMES = select(members.c.id, members.c.name).where(members.c.branch_id == bindparam("branch_id"))
_LAST = select(func.max(members.c.position)).where(members.c.branch_id == bindparam("branch_id"))


class People:
    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes

    def of(self, branch_id: int, on: date) -> list[Member]:
        """Who belongs to the branch that day, in roster order."""
        key = {"branch_id": branch_id, "day": on}
        held: dict[int, list[str]] = defaultdict(list)
        for office in self._connection.execute(_OFFICES_OF_BRANCH, key):
            held[office.member_id].append(office.office)
        rows = self._connection.execute(_OF_BRANCH, key)
        roster = [_member(row, held[row.id]) for row in rows]
        is_led = any(one.has_account and Office.SECRETARY in one.offices for one in roster)
        return roster if is_led else [standing_in(one) for one in roster]

    def find(self, member_id: int, on: date) -> Member | None:
        rows = _ONE.rows(self._connection, member_id=member_id, day=on)
        return next(iter(self._whole(rows, on)), None)

    def of_account(self, account_id: int, on: date) -> list[Member]:
        """Everybody this account is confirmed to be: one member in each of its branches."""
        return self._whole(_OF_ALL.rows(self._connection, account_id=account_id, day=on), on)

    def in_branch(self, account_id: int, branch_id: int, on: date) -> Member | None:
        """Who this account is confirmed to be in that branch."""
        rows = _IN_BRANCH.rows(self._connection, account_id=account_id, branch_id=branch_id, day=on)
        return next(iter(self._whole(rows, on)), None)

    def branches_of(self, account_id: int, now: datetime) -> set[int]:
        """The branches this account has a name in, wherever on earth it is today already."""
        day = (now.astimezone(UTC) + FAR_EAST).date()
        return set(self._connection.scalars(_BRANCHES, {"account_id": account_id, "day": day}))

    def names(self, branch_id: int) -> dict[int, str]:
        """By id, the name of everybody who ever stood on the roster."""
        return {
            row.id: row.name for row in self._connection.execute(_NAMES, {"branch_id": branch_id})
        }

    def holding(self, branch_id: int, wanted: Iterable[Office], on: date) -> list[Member]:
        """Those who hold one of these offices that day."""
        sought = set(wanted)
        return [member for member in self.of(branch_id, on) if sought & member.offices]

    def who_may(self, right: Right, branch_id: int, on: date) -> list[Member]:
        """Those whose office, or what is entrusted to them, gives them this right that day."""
        return [one for one in self.of(branch_id, on) if may(right, roles_of(one))]

    def groups(self, branch_id: int) -> list[Group]:
        rows = self._connection.execute(_GROUPS, {"branch_id": branch_id})
        return [Group(id=row.id, name=row.name) for row in rows]

    def add(self, branch_id: int, name: str, *, on: date, joined_on: date | None = None) -> int:
        last = self._connection.scalar(_LAST, {"branch_id": branch_id}) or 0
        return self._changes.insert(
            members,
            branch_id=branch_id,
            name=name,
            position=last + 1,
            joined_on=joined_on,
            from_on=on,
        )

    def rename(self, member_id: int, name: str) -> None:
        self._changes.update(members, member_id, name=name)

    def describe(self, member_id: int, *, joined_on: date) -> None:
        self._changes.update(members, member_id, joined_on=joined_on)

    def be(self, member_id: int, kind: MemberKind, *, on: date) -> None:
        """A member is of this kind from that day on."""
        begin(self._changes, member_kinds, member_id, on, kind=kind.value)

    def join_group(self, member_id: int, branch_id: int, name: str, *, on: date) -> None:
        known = {group.name: group.id for group in self.groups(branch_id)}
        group_id = known.get(name) or self._changes.insert(groups, branch_id=branch_id, name=name)
        begin(self._changes, member_groups, member_id, on, group_id=group_id)

    def appoint(self, member_id: int, office: Office, *, on: date) -> None:
        """A member takes an office from that day on; holding it already changes nothing."""
        held = select(offices.c.id).where(
            offices.c.member_id == member_id, offices.c.office == office, offices.c.to_on.is_(None)
        )
        if self._connection.scalar(held) is None:
            self._changes.insert(offices, member_id=member_id, office=office.value, from_on=on)

    def _whole(self, rows: Iterable[Any], on: date) -> list[Member]:
        """One row comes for each office somebody holds, or one where they hold none."""
        by_member = [list(of_one) for _, of_one in groupby(rows, lambda row: row.id)]
        found = [_member(some[0], [row.office for row in some if row.office]) for some in by_member]
        return [self._standing_in(member, on) for member in found]

    def _standing_in(self, member: Member, on: date) -> Member:
        if Office.DEPUTY_SECRETARY not in member.offices or Trust.ALL in member.entrusted:
            return member
        return member if can_act(self._connection, member.branch_id, on) else standing_in(member)


def _member(row: Any, held: Iterable[str]) -> Member:
    return Member(
        id=row.id,
        branch_id=row.branch_id,
        name=row.name,
        position=row.position,
        kind=MemberKind(row.kind or MemberKind.FULL),
        group=None if row.group_id is None else Group(id=row.group_id, name=row.group_name),
        offices=frozenset(map(Office, held)),
        entrusted=frozenset(map(Trust, row.entrusted.split(",") if row.entrusted else ())),
        joined_on=row.joined_on,
        has_account=row.has_account,
        is_mobile=row.is_mobile,
        is_abroad=row.is_abroad,
    )
