"""One's own record（我的记录）, and what one can switch about oneself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from cards.dues import OwnDues, month_list
from cards.kept import ShowKept
from cards.moments import short_day
from cards.own import OpenSettings
from cards.roster import describe
from chat import Button, Card, Press, Table
from domain.attendance import Presence
from domain.dues import Due, DueState
from domain.meetings import Meeting
from domain.people import Branch, Member, MemberKind
from locales import Words

SHOWN = 8
"""How many of the year's meetings are named."""


@dataclass(frozen=True, slots=True)
class SetReminders(Press):
    """Whether the bot may remind one on its own accord（免提醒、恢复提醒）."""

    tag: ClassVar[str] = "remindme"

    branch_id: int
    wants: bool


@dataclass(frozen=True, slots=True)
class SetLanguage(Press):
    """What one reads in private（中文、English）."""

    tag: ClassVar[str] = "lang"

    branch_id: int
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRecord:
    """What a branch keeps of one member this year; `meetings` with what stands there, in order."""

    branch: Branch
    member: Member
    meetings: Sequence[tuple[Meeting, Presence | None]]
    dues: Sequence[Due]
    signups: int
    wants_nudges: bool
    other_languages: Mapping[str, str] = field(default_factory=dict)


def me_card(record: OwnRecord, words: Words) -> Card:
    """Name and offices, this year's attendance, dues and sign-ups; for nobody else's eyes."""
    title = words("me.title", name=record.member.name, branch=record.branch.name)
    fields = [
        (words("me.who"), _who(record.member, words)),
        (words("me.attendance"), _counts(record, words)),
        *((words(f"me.dues.{state}"), month_list(months, words))
          for state in DueState
          if (months := [due.month for due in record.dues if due.state is state])),
    ]  # fmt: skip
    if record.signups:
        fields.append((words("me.signups"), words("me.times", count=record.signups)))
    return Card(
        title=title,
        fields=tuple(fields),
        table=_meetings(record, words),
        note=words("privacy.kept"),
        rows=(_buttons(record, words), _more(record, words)),
    )


def _who(member: Member, words: Words) -> str:
    """Kind, group and offices."""
    kind = [words("member_kind.full")] if member.kind is MemberKind.FULL else []
    return " ".join([*kind, describe(member, words)]).strip()


def _counts(record: OwnRecord, words: Words) -> str:
    """Observers stand in none of the numbers."""
    states = [state for _, state in record.meetings if state is not Presence.OBSERVER]
    return words(
        "me.counts", expected=len(states), present=states.count(Presence.PRESENT),
        excused=states.count(Presence.EXCUSED), absent=states.count(Presence.ABSENT),
        unconfirmed=states.count(None),
    )  # fmt: skip


def _meetings(record: OwnRecord, words: Words) -> Table | None:
    if not record.meetings:
        return None
    rows = tuple(
        (
            f"{short_day(meeting.starts_at.astimezone(record.branch.timezone).date(), words)} "
            f"{meeting.title}",
            words(f"me.presence.{state or 'unconfirmed'}"),
        )
        for meeting, state in record.meetings[-SHOWN:]
    )
    return Table((words("me.meeting"), words("me.state")), rows)


def _more(record: OwnRecord, words: Words) -> tuple[Button, ...]:
    settings = Button(words("own.button.open"), OpenSettings(record.branch.id))
    return settings, Button(words("kept.button.show"), ShowKept(record.branch.id))


def _buttons(record: OwnRecord, words: Words) -> tuple[Button, ...]:
    key = "stop" if record.wants_nudges else "resume"
    switch = SetReminders(record.branch.id, not record.wants_nudges)
    return (
        Button(words("dues.button.mine"), OwnDues(record.branch.id)),
        Button(words(f"me.button.{key}"), switch, words(f"me.long.{key}")),
        *(
            Button(name, SetLanguage(record.branch.id, language))
            for language, name in record.other_languages.items()
        ),
    )
