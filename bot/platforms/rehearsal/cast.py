"""The cast of the rehearsal, and the branch it begins with（角色与初始名册）."""

import tomllib
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from secrets import token_hex
from typing import Any
from zoneinfo import ZoneInfo

from bot.platforms.rehearsal.stage import NAME
from bot.platforms.rehearsal.transcript import Person
from domain.months import Month
from domain.people import MemberKind, Office
from storage import Records, Signature

CAST = Path(__file__).with_name("cast.toml")


def read_cast() -> dict[str, Any]:
    return tomllib.loads(CAST.read_text("utf-8"))


def people() -> list[Person]:
    """Everybody who can speak on the stage."""
    return [
        Person(
            one["user"],
            one["name"],
            is_admin=one.get("is_admin", False),
            language=one.get("language", "zh"),
        )
        for one in read_cast()["people"]
        if one["user"]
    ]


def parts() -> list[dict[str, Any]]:
    """Everybody as they stand on the bill, also those without an account（角色表）."""
    return [
        {
            "user": one["user"],
            "name": one["name"],
            "part": one.get("office", one.get("kind", "member"))
            if one.get("is_member", True)
            else "guest",
            "partyGroup": one.get("party_group", ""),
            "isAdmin": one.get("is_admin", False),
        }
        for one in read_cast()["people"]
    ]


def seed(records: Records, now: datetime, *, timezone: str, language: str, group: str) -> int:
    """A branch with its roster, everybody claimed; its id."""
    cast = read_cast()
    branch_id = records.branches.add(
        name=cast["branch"], timezone=timezone, language=language, at=now
    )
    since: date = cast["tracked_from"]
    records.branches.track_from(branch_id, since)
    records.branches.set(branch_id, "claim_key", token_hex(4))
    settled = Month.of(now.astimezone(ZoneInfo(timezone)).date()).plus(-1)
    records.branches.set(branch_id, "dues_paid_to", str(settled))
    records.branches.bind(branch_id, NAME, group)
    for one in cast["people"]:
        if one.get("is_member", True):
            _enrol(records, branch_id, one, since, now)
    records.audit.sign(Signature(branch_id=branch_id, actor_id=None, action="seed", at=now))
    return branch_id


def _enrol(records: Records, branch_id: int, one: dict[str, Any], on: date, at: datetime) -> None:
    member_id = records.people.add(branch_id, one["name"], on=on)
    records.people.be(member_id, MemberKind(one.get("kind", MemberKind.FULL)), on=on)
    records.people.join_group(member_id, branch_id, one["party_group"], on=on)
    if "office" in one:
        records.people.appoint(member_id, Office(one["office"]), on=on)
    if "dues" in one:
        records.dues.assess(member_id, Decimal(one["dues"]), on=on)
    if one["user"]:
        account_id = records.accounts.meet(NAME, one["user"], "en" if "language" in one else "")
        records.accounts.set(account_id, is_reachable=True)
        claim_id = records.accounts.claim(account_id, member_id, at)
        records.accounts.decide(claim_id, is_right=True, by=None, at=at)
