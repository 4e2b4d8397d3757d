"""The roster（名册）."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from chat import Button, Card, Press
from domain.people import Member, MemberKind
from domain.roster import RosterProblem, RosterReading
from locales import Words

SHOWN = 12
"""How many problems are named at once."""


@dataclass(frozen=True, slots=True)
class ShowRoster(Press):
    tag: ClassVar[str] = "roster"

    page: int


@dataclass(frozen=True, slots=True)
class SendTemplate(Press):
    tag: ClassVar[str] = "template"


@dataclass(frozen=True, slots=True)
class PostClaimCard(Press):
    """Hang the card by which everybody claims their name."""

    tag: ClassVar[str] = "claimcard"


def roster_card(branch: str, members: Sequence[Member], words: Words) -> Card:
    """What the roster holds, and how to hand one in."""
    probationary = sum(member.kind is MemberKind.PROBATIONARY for member in members)
    claimed = sum(member.has_account for member in members)
    return Card(
        title=words("roster.title", branch=branch),
        fields=(
            (words("roster.members"), words("roster.counts", full=len(members) - probationary,
                                            probationary=probationary)),
            (words("roster.claimed"), f"{claimed}/{len(members)}"),
        ),
        lead=words("roster.how"),
        note=words("privacy.kept"),
        rows=(
            (
                Button(words("roster.button.list"), ShowRoster(0)),
                Button(words("roster.button.template"), SendTemplate()),
                Button(words("roster.button.claims"), PostClaimCard()),
            ),
        ),
    )  # fmt: skip


def describe(member: Member, words: Words) -> str:
    """Kind, group and offices in a few characters."""
    parts = [words(f"office.{office}") for office in sorted(member.offices)]
    if member.kind is MemberKind.PROBATIONARY:
        parts.append(words("member_kind.probationary"))
    if member.group is not None:
        parts.append(member.group.name)
    if not member.has_account:
        parts.append(words("roster.unclaimed"))
    return " ".join(parts)


def imported_card(added: int, changed: int, reading: RosterReading, words: Words) -> Card:
    """What was taken over, and what was thrown away unread."""
    ignored = words("roster.separator").join(reading.ignored)
    note = words("roster.ignored", columns=ignored) if reading.ignored else ""
    return Card(
        title=words("roster.imported"),
        lead=words("roster.result", added=added, changed=changed, total=len(reading.lines)),
        note="\n".join(part for part in (note, words("roster.undo")) if part),
        rows=((Button(words("roster.button.claims"), PostClaimCard(), words("roster.long.claims")),
               Button(words("roster.button.list"), ShowRoster(0))),),
    )  # fmt: skip


def problems_card(problems: Sequence[RosterProblem], words: Words) -> Card:
    """What has to be mended; nothing was imported."""
    lines = [
        words(
            problem.key,
            row=problem.row,
            value=problem.value,
            column=words(f"roster.heading.{problem.column}") if problem.column else "",
        )
        for problem in problems[:SHOWN]
    ]
    more = len(problems) - len(lines)
    note = words("roster.more_problems", count=more) if more else ""
    return Card(title=words("roster.not_imported"), lead="\n".join(lines), note=note)
