"""Accounts, and the names they claim（账号与认领）."""

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, func, insert, select, update

from domain.people import Branch, Claim, Reader
from domain.refusal import Refusal
from storage.changes import Changes, key_of
from storage.tables.people import accounts, branches, members, memberships

_FIND = select(accounts).where(
    accounts.c.platform == bindparam("platform"), accounts.c.user == bindparam("user")
)
_TAKE = _FIND.with_for_update(key_share=True)
_READER = (
    select(accounts, branches.c.language.label("b_language"), branches.c.timezone.label("b_zone"))
    .join(memberships, memberships.c.account_id == accounts.c.id)
    .join(members, members.c.id == memberships.c.member_id)
    .join(branches, branches.c.id == members.c.branch_id)
    .where(
        memberships.c.member_id == bindparam("member_id"),
        memberships.c.state == Claim.CONFIRMED.value,
    )
    .order_by(accounts.c.is_reachable.desc(), accounts.c.id)
)
_CLAIMS = (
    select(memberships, members.c.branch_id, accounts.c.name.label("account_name"))
    .join(members, members.c.id == memberships.c.member_id)
    .join(accounts, accounts.c.id == memberships.c.account_id)
    .where(memberships.c.state == Claim.PENDING.value)
    .order_by(memberships.c.asked_at)
)


class Accounts:
    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes

    def find(self, platform: str, user: str) -> Any:
        """What is known of an account (id, language, branch_id, is_reachable …), or None."""
        return self._connection.execute(_FIND, {"platform": platform, "user": user}).first()

    def take(self, platform: str, user: str) -> Any:
        """The same, and what else they ask for waits until this piece of work is done."""
        return self._connection.execute(_TAKE, {"platform": platform, "user": user}).first()

    def by_id(self, account_id: int) -> Any:
        return self._connection.execute(select(accounts).filter_by(id=account_id)).one()

    def meet(self, platform: str, user: str, language: str = "") -> int:
        """The id of an account, known from now on."""
        if (row := self.find(platform, user)) is not None:
            return int(row.id)
        values: dict[str, Any] = {
            "platform": platform, "user": user, "language": language,
            "is_reachable": False, "wants_nudges": True, "timezone": "",
        }  # fmt: skip
        return key_of(self._connection.execute(insert(accounts), values))

    def set(self, account_id: int, **values: Any) -> None:
        """Change what is kept of an account itself: language, is_reachable, branch_id …"""
        self._connection.execute(
            update(accounts).where(accounts.c.id == account_id).values(**values)
        )

    def choose(self, account_id: int, **values: Any) -> None:
        """What somebody decides for themselves（免提醒、语言）; it is recorded."""
        self._changes.update(accounts, account_id, **values)

    def reader(self, member_id: int) -> Reader | None:
        """The account through which a member is spoken to, None for those without one."""
        row = self._connection.execute(_READER, {"member_id": member_id}).first()
        return None if row is None else _reader(row, row.b_language, row.b_zone)

    def reader_at(self, platform: str, chat: str, branch: Branch) -> Reader | None:
        """Whose private chat this is, whether or not they have a name; None for a group."""
        row = self.find(platform, chat)
        return None if row is None else _reader(row, branch.language, branch.timezone.key)

    def claimant(self, account_id: int, branch: Branch) -> Reader:
        """An account that has no name in the branch, or none yet."""
        return _reader(self.by_id(account_id), branch.language, branch.timezone.key)

    # Claims（认领）

    def claim(self, account_id: int, member_id: int, at: datetime) -> int:
        """Ask for a name; the id of the claim. Asking for another drops the earlier one."""
        for row in self._claims(memberships.c.account_id == account_id):
            if row.member_id == member_id:
                return int(row.id)
            self._changes.update(memberships, row.id, state=Claim.ENDED.value, decided_at=at)
        return self._changes.insert(
            memberships,
            account_id=account_id,
            member_id=member_id,
            state=Claim.PENDING.value,
            asked_at=at,
        )

    def pending(self, branch_id: int) -> list[Any]:
        """The claims that wait (id, account_id, member_id, asked_at), oldest first."""
        return self._claims(members.c.branch_id == branch_id)

    def pending_of(self, account_id: int) -> list[Any]:
        return self._claims(memberships.c.account_id == account_id)

    def decide(self, claim_id: int, *, is_right: bool, by: int | None, at: datetime) -> Any:
        """Confirm a claim or turn it down; the claim. Refused if it no longer waits."""
        query = select(memberships).where(memberships.c.id == claim_id)
        claim = self._connection.execute(query).first()
        if claim is None or claim.state != Claim.PENDING:
            raise Refusal("claims.refused.settled")
        state = Claim.CONFIRMED if is_right else Claim.ENDED
        values = {"state": state.value, "decided_at": at, "decided_by": by}
        self._changes.update(memberships, claim_id, **values)
        return claim

    def decided_count(self, branch_id: int) -> int:
        """How many claims of a branch were ever decided."""
        query = (
            select(func.count())
            .select_from(memberships.join(members, members.c.id == memberships.c.member_id))
            .where(members.c.branch_id == branch_id, memberships.c.state != Claim.PENDING.value)
        )
        return self._connection.scalar(query) or 0

    def confirmed_accounts(self, member_id: int) -> list[int]:
        query = select(memberships.c.account_id).filter_by(
            member_id=member_id, state=Claim.CONFIRMED.value
        )
        return list(self._connection.scalars(query))

    def _claims(self, *which: Any) -> list[Any]:
        return list(self._connection.execute(_CLAIMS.where(*which)).all())


def _reader(row: Any, language: str, zone: str) -> Reader:
    """Somebody who has chosen no language or time zone has the branch's."""
    return Reader(
        account_id=row.id,
        platform=row.platform,
        user=row.user,
        language=row.language or language,
        timezone=ZoneInfo(row.timezone or zone),
        is_reachable=row.is_reachable,
        wants_nudges=row.wants_nudges,
        quiet=quiet_of(row),
    )


def quiet_of(row: Any) -> tuple[time, time] | None:
    """An account's own quiet hours, None for the branch's."""
    if row.quiet_from is None or row.quiet_to is None:
        return None
    return time.fromisoformat(row.quiet_from), time.fromisoformat(row.quiet_to)
