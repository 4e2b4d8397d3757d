"""The agenda（议程）: three lines in the group, all of them and the links in private."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from chat import Button, Card, Press
from domain.agenda import ALOUD, AgendaLine, has_more
from domain.meetings import Meeting
from locales import Words


@dataclass(frozen=True, slots=True)
class AskAgenda(Press):
    """Their next lines are the agenda."""

    tag: ClassVar[str] = "agenda"

    meeting_id: int


@dataclass(frozen=True, slots=True)
class ClearAgenda(Press):
    """No agenda after all."""

    tag: ClassVar[str] = "noagenda"

    meeting_id: int


@dataclass(frozen=True, slots=True)
class ShowAgenda(Press):
    """All of it, for whoever asks（详情）."""

    tag: ClassVar[str] = "details"

    meeting_id: int


def agenda_text(lines: Sequence[AgendaLine], words: Words, *, is_aloud: bool = False) -> str:
    """Numbered lines; aloud only the first three, and no links."""
    shown = lines[:ALOUD] if is_aloud else lines
    texts = []
    for number, line in enumerate(shown, start=1):
        text = line.text or words("agenda.material")
        link = "" if is_aloud else line.link
        texts.append(words("agenda.line", number=number, text=text, link=link).strip())
    return "\n".join(texts)


def details_row(meeting: Meeting, lines: Sequence[AgendaLine], words: Words) -> tuple[Button, ...]:
    """The way to what the group's card leaves out; empty if that is nothing."""
    if not has_more(lines):
        return ()
    return (Button(words("agenda.button.details"), ShowAgenda(meeting.id)),)


def ask_agenda_card(
    meeting: Meeting, title: str, lines: Sequence[AgendaLine], back: Press, words: Words
) -> Card:
    """What stands there, and how to write it anew."""
    clear = Button(words("agenda.button.clear"), ClearAgenda(meeting.id))
    away = Button(words("button.back"), back)
    return Card(
        title=title,
        lead=agenda_text(lines, words),
        note=words("agenda.ask"),
        rows=((clear, away),) if lines else ((away,),),
    )


def agenda_card(
    title: str, lead: str, lines: Sequence[AgendaLine], words: Words, *,
    back: Press | None = None, save: Button | None = None,
) -> Card:  # fmt: skip
    """When and where, and every line with its link; `save` puts the meeting into a calendar."""
    ways = (save, Button(words("button.back"), back) if back else None)
    row = tuple(button for button in ways if button is not None)
    text = agenda_text(lines, words) or words("agenda.none")
    return Card(title=title, lead=f"{lead}\n{text}", rows=(row,) if row else ())
