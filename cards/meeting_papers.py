"""What can be printed of a meeting（文书）: its page, a sheet to sign, the superior's own form."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from cards.asking import ExportMeeting
from cards.meetings import heading, kind_name, when_and_where
from cards.moments import short_day
from cards.paging import in_rows, page_of, page_size, pager
from cards.taking import PickForm
from chat import Abilities, Button, Card, Press
from domain.meetings import Meeting
from domain.people import Branch
from domain.periods import Period
from locales import Words


@dataclass(frozen=True, slots=True)
class ShowPapers(Press):
    tag: ClassVar[str] = "papers"

    meeting_id: int


@dataclass(frozen=True, slots=True)
class SendRecordPage(Press):
    """The page of the record book（会议记录页）."""

    tag: ClassVar[str] = "recpage"

    meeting_id: int


@dataclass(frozen=True, slots=True)
class SendSignIn(Press):
    """The sheet to sign（签到表）."""

    tag: ClassVar[str] = "signsheet"

    meeting_id: int


@dataclass(frozen=True, slots=True)
class AskMeetingForm(Press):
    """The next file is a form to fill in with this meeting（填上级的表）."""

    tag: ClassVar[str] = "formmtg"

    meeting_id: int


@dataclass(frozen=True, slots=True)
class AskPeriodForm(Press):
    """The same, about these months."""

    tag: ClassVar[str] = "formper"

    branch_id: int
    first: str
    last: str


def papers_button(meeting: Meeting, words: Words) -> Button:
    return Button(
        words("taking.button.papers"), ShowPapers(meeting.id), words("taking.long.papers")
    )


def papers_card(meeting: Meeting, back: Press, branch: Branch, words: Words) -> Card:
    number = meeting.id
    buttons = [
        Button(words(f"taking.button.{name}"), press, words(f"taking.long.{name}"))
        for name, press in (
            ("record_page", SendRecordPage(number)),
            ("sign_in", SendSignIn(number)),
            ("attendance", ExportMeeting(number)),
            ("form", AskMeetingForm(number)),
        )
    ]
    return Card(
        title=heading(meeting, words),
        lead=when_and_where(meeting, branch.timezone, words),
        note=words("taking.papers_note"),
        rows=(*in_rows(buttons, 2), (Button(words("button.back"), back),)),
    )


def pick_form_card(
    meetings: Sequence[Meeting], branch: Branch, period: Period, page: int, words: Words,
    abilities: Abilities,
) -> Card:  # fmt: skip
    """One of the meetings, the latest first, or all of the period."""
    first, last = str(period.first), str(period.last)
    latest = list(reversed(meetings))
    shown, page, pages = page_of(latest, page, page_size(abilities.max_buttons, 3))
    buttons = []
    for one in shown:
        day = short_day(one.starts_at.astimezone(branch.timezone).date(), words)
        kind = kind_name(one.kind, one.parts, words)
        long = words("taking.meeting", day=day, kind=f"{kind} {one.title}".strip())
        buttons.append((Button(day, AskMeetingForm(one.id), long),))
    whole = Button(
        words("taking.button.whole"), AskPeriodForm(branch.id, first, last),
        words("taking.long.whole"),
    )  # fmt: skip
    turn = pager(page, pages, lambda to: PickForm(branch.id, first, last, to), words)
    return Card(lead=words("taking.which"), rows=(*buttons, *turn, (whole,)))


def ask_form_card(what: str, words: Words) -> Card:
    """The next file in private is the form."""
    return Card(lead=words("taking.ask_form", what=what), note=words("taking.how_marks"))
