"""One's own record（我的记录）, and what one can switch about oneself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar

from cards.charts import my_year_button
from cards.dues import OwnDues, month_list
from cards.kept import ShowKept
from cards.learning_hours import own_hours_line
from cards.make_up_study import OwnMissed
from cards.moments import short_day
from cards.own import OpenSettings
from cards.presences import bracketed, marks
from cards.roster import describe
from chat import Button, Card, Press, Table
from domain.attendance import Attendance, tally
from domain.dues import Due, DueState
from domain.learning import LEADERS
from domain.make_up_study import is_missed
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
    """What a branch keeps of one member this `year`; `meetings` with what stands there, in order.

    `hours` of learning（学时）; None where the branch does not count them.
    """

    branch: Branch
    member: Member
    meetings: Sequence[tuple[Meeting, Attendance]]
    dues: Sequence[Due]
    signups: int
    wants_nudges: bool
    year: int
    hours: Decimal | None = None
    other_languages: Mapping[str, str] = field(default_factory=dict)


def me_card(record: OwnRecord, words: Words, *, max_buttons: int) -> Card:
    """Name and offices, this year's attendance, dues and sign-ups; for nobody else's eyes."""
    title = words("me.title", name=record.member.name, branch=record.branch.name)
    fields = [
        (words("me.who"), _who(record.member, words)),
        (words("me.attendance"), _counts(record, words)),
        *((words(f"me.dues.{state}"), month_list(months, words))
          for state in DueState
          if (months := [due.month for due in record.dues if due.state is state])),
    ]  # fmt: skip
    if record.hours is not None:
        leads = not LEADERS.isdisjoint(record.member.offices)
        fields.append(
            (words("learning.heading"), own_hours_line(record.hours, is_leader=leads, words=words))
        )
    if record.signups:
        fields.append((words("me.signups"), words("me.times", count=record.signups)))
    return Card(
        title=title,
        fields=tuple(fields),
        table=_meetings(record, words),
        note=words("privacy.kept"),
        rows=_rows(record, words, max_buttons),
    )


def _rows(record: OwnRecord, words: Words, max_buttons: int) -> tuple[tuple[Button, ...], ...]:
    """The year as a picture comes last, and where there is no room for it not at all."""
    rows = (_buttons(record, words), _more(record, words))
    if sum(map(len, rows)) >= max_buttons:
        return rows
    return (*rows, (my_year_button(record.branch.id, record.year, words),))


def _who(member: Member, words: Words) -> str:
    """Kind, group and offices."""
    kind = [words("member_kind.full")] if member.kind is MemberKind.FULL else []
    return " ".join([*kind, describe(member, words)]).strip()


def _counts(record: OwnRecord, words: Words) -> str:
    """Observers stand in none of the numbers."""
    counts = tally(one for _, one in record.meetings)
    return words(
        "me.counts", expected=counts.expected, present=counts.present, excused=counts.excused,
        absent=counts.absent, unconfirmed=counts.unconfirmed,
    )  # fmt: skip


def _meetings(record: OwnRecord, words: Words) -> Table | None:
    if not record.meetings:
        return None
    rows = tuple(
        (
            f"{short_day(meeting.starts_at.astimezone(record.branch.timezone).date(), words)} "
            f"{meeting.title}",
            words(f"me.presence.{one.presence or 'unconfirmed'}")
            + bracketed(marks(one, meeting, words), words),
        )
        for meeting, one in record.meetings[-SHOWN:]
    )
    return Table((words("me.meeting"), words("me.state")), rows)


def _more(record: OwnRecord, words: Words) -> tuple[Button, ...]:
    number = record.branch.id
    buttons: tuple[Button, ...] = (
        Button(words("own.button.open"), OpenSettings(number)),
        Button(words("kept.button.show"), ShowKept(number)),
    )
    if any(is_missed(*line) for line in record.meetings):
        buttons = (*buttons, Button(words("make_up.button.open"), OwnMissed(number, 0)))
    return buttons


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
