"""Who has opened the ledger（查看者）: read anew with each page, never believed for longer."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.access import Right, Role, may, roles_of
from domain.entrance import Guest
from domain.meetings import Meeting
from domain.people import Branch, Member
from domain.refusal import Refusal
from locales import Words
from storage import Records

LARGEST = 2**62
"""Every database holds it as a number, and nothing was ever counted so far."""


class NotIn(Exception):
    """Nobody has entered here, or the visit is over; `has_lost_it` where the office ended."""

    def __init__(self, *, has_lost_it: bool = False) -> None:
        super().__init__(has_lost_it)
        self.has_lost_it = has_lost_it


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One request of somebody who may: the records open, and what the address asks for.

    `key` proves that a form was made for this visit. `path` and `asked` are the address's parts.
    """

    records: Records
    branch: Branch
    member: Member
    roles: frozenset[Role]
    words: Words
    now: datetime
    until: datetime
    key: str
    path: Mapping[str, int] = field(default_factory=dict)
    asked: Mapping[str, str] = field(default_factory=dict)

    @property
    def number(self) -> int:
        """Which one the address names; a number larger than any is nobody's."""
        return min(self.path["id"], LARGEST)

    @property
    def zone(self) -> ZoneInfo:
        return self.branch.timezone

    @property
    def today(self) -> date:
        """The day it is for the branch."""
        return self.now.astimezone(self.zone).date()

    def may(self, right: Right) -> bool:
        return may(right, self.roles)

    def about(self, meeting: Meeting) -> "Sitting":
        """In the capacities the sitter has at this meeting."""
        return replace(self, roles=roles_of(self.member, meeting=meeting))

    def names(self) -> dict[int, str]:
        """By id, the name of everybody who ever stood on the roster."""
        return self.records.people.names(self.branch.id)


def visitor(records: Records, guest: Guest, now: datetime) -> tuple[Branch, Member] | None:
    """Who they are in their branch today, if they may open its ledger."""
    branch = records.branches.one(guest.branch_id)
    today = now.astimezone(branch.timezone).date()
    member = records.people.in_branch(guest.account_id, branch.id, today)
    if member is None or not may(Right.OPEN_LEDGER, roles_of(member)):
        return None
    return branch, member


def sit(
    records: Records, token: str, now: datetime, *, right: Right, path: Mapping[str, int],
    asked: Mapping[str, str],
) -> Sitting:  # fmt: skip
    """Raises NotIn, and Refusal for what is not theirs to see."""
    guest = records.entrance.visiting(token, now) if token else None
    if guest is None:
        raise NotIn
    found = visitor(records, guest, now)
    if found is None:
        raise NotIn(has_lost_it=True)
    branch, member = found
    roles = roles_of(member)
    if not may(right, roles):
        raise Refusal(f"refused.only.{right}")
    return Sitting(
        records=records,
        branch=branch,
        member=member,
        roles=roles,
        words=words_of(records, guest, branch),
        now=now,
        until=guest.until,
        key=form_key(token),
        path=path,
        asked=asked,
    )


def words_of(records: Records, guest: Guest, branch: Branch) -> Words:
    """Their own language, else the branch's."""
    return Words(records.accounts.by_id(guest.account_id).language or branch.language)


def form_key(token: str) -> str:
    """What a form of this visit carries: nobody can make it who does not hold the cookie."""
    return hmac.new(token.encode(), b"form", "sha256").hexdigest()
