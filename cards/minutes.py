"""The record of a meeting（会议记录）: a private card of whoever keeps it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar
from zoneinfo import ZoneInfo

from cards.meetings import heading, when_and_where
from cards.paging import in_rows, page_of, page_size, pager
from cards.quorum import resolution, standing
from chat import Abilities, Button, Card, Press
from domain.meetings import MeetingKind
from domain.minutes import Sheet
from domain.people import Member
from locales import Words


@dataclass(frozen=True, slots=True)
class ShowMinutes(Press):
    """Open a record（会议记录）."""

    tag: ClassVar[str] = "minutes"

    meeting_id: int
    kind: MeetingKind


@dataclass(frozen=True, slots=True)
class AskTopics(Press):
    """The next lines are its items（议题）."""

    tag: ClassVar[str] = "mintop"

    meeting_id: int
    kind: MeetingKind


@dataclass(frozen=True, slots=True)
class AskResolutions(Press):
    """The next lines are its resolutions（决议）."""

    tag: ClassVar[str] = "minres"

    meeting_id: int
    kind: MeetingKind


@dataclass(frozen=True, slots=True)
class TogglePublic(Press):
    """May everybody expected read it（公开）?"""

    tag: ClassVar[str] = "minpub"

    meeting_id: int
    kind: MeetingKind


@dataclass(frozen=True, slots=True)
class PickChair(Press):
    """Who led it（主持人）?"""

    tag: ClassVar[str] = "minwho"

    meeting_id: int
    kind: MeetingKind
    page: int


@dataclass(frozen=True, slots=True)
class SetChair(Press):
    tag: ClassVar[str] = "minled"

    meeting_id: int
    kind: MeetingKind
    member_id: int


@dataclass(frozen=True, slots=True)
class ConfirmMinutes(Press):
    """All records of this gathering are right: they are locked（确认）."""

    tag: ClassVar[str] = "minok"

    meeting_id: int


@dataclass(frozen=True, slots=True)
class ReopenMinutes(Press):
    """Open a confirmed record again; that is stamped（重开）."""

    tag: ClassVar[str] = "minre"

    meeting_id: int
    kind: MeetingKind


def minutes_card(
    sheet: Sheet, zone: ZoneInfo, words: Words, *, may_write: bool = True, said: str = ""
) -> Card:
    """What stands there, and what may be filled in; `said` is what has just happened."""
    minutes, meeting, counts = sheet.minutes, sheet.meeting, sheet.counts
    fields = [
        (words("minutes.field.present"), words("minutes.present", expected=counts.expected,
                                               present=counts.present, excused=counts.excused)),
        (words("minutes.field.chair"), sheet.chair or words("minutes.nobody")),
        (words("minutes.field.recorder"), sheet.recorder or words("minutes.nobody")),
    ]  # fmt: skip
    if may_write and (valid := standing(sheet.house, words)):
        fields.insert(1, (words("minutes.field.voting"), valid))
    if sheet.observers:
        fields.append((words("minutes.field.observers"), words("minutes.separator").join(
            sheet.observers)))  # fmt: skip
    if not minutes.is_wordless:
        topics = [line.text for line in sheet.topics]
        decided = [resolution(line, sheet.house, words, is_short=not may_write)
                   for line in sheet.resolutions]  # fmt: skip
        fields.append((words("minutes.field.topics"), _listed(topics, words)))
        fields.append((words("minutes.field.resolutions"), _listed(decided, words)))
    fields.append((words("minutes.field.public"), words(f"minutes.public.{_yes(sheet)}")))
    kind = words(f"meeting.kind.{minutes.kind}")
    title = words("minutes.title", kind=kind)
    if sheet.total > 1:
        title = words("minutes.title_of", kind=kind, number=sheet.number, total=sheet.total)
    return Card(
        title=title,
        lead=f"{heading(meeting, words)}\n{when_and_where(meeting, zone, words)}",
        fields=tuple(fields),
        note="\n".join(filter(None, (said, _state(sheet, words)))),
        rows=in_rows(_buttons(sheet, words), 3) if may_write else _turn(sheet, words),
    )


def ask_card(question: str, back: Press, words: Words, *, is_voted: bool = False) -> Card:
    """The next line in private is the answer; `is_voted` where formal votes are taken."""
    lead = words(f"minutes.ask.{question}")
    note = words("quorum.how") if is_voted else ""
    return Card(lead=lead, note=note, rows=((Button(words("button.back"), back),),))


def chairs_card(
    sheet: Sheet, members: Sequence[Member], page: int, words: Words, abilities: Abilities
) -> Card:
    """Everybody who was there."""
    number, kind = sheet.meeting.id, sheet.minutes.kind
    shown, page, pages = page_of(members, page, page_size(abilities.max_buttons, 2, most=24))
    buttons = [Button(one.name, SetChair(number, kind, one.id)) for one in shown]
    turn = pager(page, pages, lambda to: PickChair(number, kind, to), words)
    back = (Button(words("button.back"), ShowMinutes(number, kind)),)
    return Card(lead=words("minutes.who_led"), rows=(*in_rows(buttons, 3), *turn, back))


def _buttons(sheet: Sheet, words: Words) -> list[Button]:
    number, kind = sheet.meeting.id, sheet.minutes.kind
    turn = [button for row in _turn(sheet, words) for button in row]
    if sheet.minutes.is_locked:
        return [*turn, Button(words("minutes.button.reopen"), ReopenMinutes(number, kind))]
    typed = [] if sheet.minutes.is_wordless else [
        Button(words("minutes.button.topics"), AskTopics(number, kind)),
        Button(words("minutes.button.resolutions"), AskResolutions(number, kind)),
    ]  # fmt: skip
    return [
        Button(words("minutes.button.chair"), PickChair(number, kind, 0)),
        *typed,
        Button(words(f"minutes.button.{'close' if sheet.minutes.is_public else 'open_up'}"),
               TogglePublic(number, kind)),
        *turn,
        Button(words("minutes.button.confirm_all" if turn else "minutes.button.confirm"),
               ConfirmMinutes(number)),
    ]  # fmt: skip


def _turn(sheet: Sheet, words: Words) -> tuple[tuple[Button, ...], ...]:
    if sheet.total == 1:
        return ()
    press = ShowMinutes(sheet.meeting.id, sheet.next_kind)
    return ((Button(words("minutes.button.next"), press),),)


def _state(sheet: Sheet, words: Words) -> str:
    minutes = sheet.minutes
    said = []
    if sheet.has_changed:
        said.append(words("minutes.state.changed"))
    if minutes.is_wordless:
        said.append(words("minutes.state.wordless"))
    said.append(words("minutes.state.locked" if minutes.is_locked else "minutes.state.open"))
    if minutes.reopened_at is not None:
        said.append(words("minutes.state.reopened"))
    return "\n".join(said)


def _listed(lines: Iterable[str], words: Words) -> str:
    found = [f"\n{at}. {line}" for at, line in enumerate(lines, start=1)]
    return "".join(found) or words("minutes.nothing")


def _yes(sheet: Sheet) -> str:
    return "yes" if sheet.minutes.is_public else "no"
