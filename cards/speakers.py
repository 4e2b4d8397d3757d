"""The order of speakers（发言顺序）: arranged, published, and stepped through with one thumb."""

from dataclasses import dataclass
from typing import ClassVar

from cards.paging import in_rows, page_of, page_size, pager
from chat import Abilities, Button, Card, Press
from domain.meetings import Meeting
from domain.signups import Lineup, Move, TurnState
from locales import Words

OTHERS = 3
"""Buttons beside the people: the next page, sort again, publish."""

STEPS = {
    TurnState.DONE: "next",
    TurnState.SKIPPED: "skip",
    TurnState.READ_BY_PROXY: "proxy",
}


@dataclass(frozen=True, slots=True)
class ShowOrder(Press):
    tag: ClassVar[str] = "order"

    meeting_id: int
    page: int


@dataclass(frozen=True, slots=True)
class PickSpeaker(Press):
    """Where does this one go?"""

    tag: ClassVar[str] = "speaker"

    meeting_id: int
    member_id: int
    page: int


@dataclass(frozen=True, slots=True)
class MoveSpeaker(Press):
    tag: ClassVar[str] = "moveto"

    meeting_id: int
    member_id: int
    move: Move
    page: int


@dataclass(frozen=True, slots=True)
class SortSpeakers(Press):
    """Anew from the sign-ups（重新排）."""

    tag: ClassVar[str] = "sortanew"

    meeting_id: int


@dataclass(frozen=True, slots=True)
class PublishOrder(Press):
    tag: ClassVar[str] = "puborder"

    meeting_id: int


@dataclass(frozen=True, slots=True)
class EndTurn(Press):
    """This one has had their turn; names them, so that a second tap does not tick the next."""

    tag: ClassVar[str] = "turn"

    meeting_id: int
    member_id: int
    state: TurnState


@dataclass(frozen=True, slots=True)
class StepBack(Press):
    """This one's turn did not end after all（撤回一步）."""

    tag: ClassVar[str] = "stepback"

    meeting_id: int
    member_id: int


@dataclass(frozen=True, slots=True)
class CallSkipped(Press):
    """Those who were skipped speak now（补发言）."""

    tag: ClassVar[str] = "recall"

    meeting_id: int


def order_card(
    meeting: Meeting, lineup: Lineup, page: int, words: Words, abilities: Abilities
) -> Card:
    """The list with numbers; press somebody who still waits to move them."""
    size = page_size(abilities.max_buttons, OTHERS)
    shown, page, pages = page_of(lineup.waiting, page, size)
    people = [
        Button(
            f"{turn.position} {lineup.names[turn.member_id]}",
            PickSpeaker(meeting.id, turn.member_id, page),
        )
        for turn in shown
    ]
    turn_page = pager(page, pages, lambda to: ShowOrder(meeting.id, to), words)
    last = (
        Button(words("signup.button.sort"), SortSpeakers(meeting.id)),
        Button(words("signup.button.publish"), PublishOrder(meeting.id)),
    )
    return Card(
        title=words("signup.order.title"),
        lead=_list(lineup, words),
        note=words("signup.order.note"),
        rows=(*in_rows(people, 3), *turn_page, last),
    )


def speaker_card(meeting: Meeting, lineup: Lineup, member_id: int, page: int, words: Words) -> Card:
    """One of them, and where they may go."""
    place = lineup.order.index(member_id) + 1
    up, down, first = (
        Button(words(f"signup.button.{move}"), MoveSpeaker(meeting.id, member_id, move, page))
        for move in Move
    )
    back = Button(words("button.back"), ShowOrder(meeting.id, page))
    return Card(
        title=words("signup.order.place", place=place, name=lineup.names[member_id]),
        lead=_list(lineup, words),
        rows=((up, down), (first, back)),
    )


def turn_card(meeting: Meeting, lineup: Lineup, words: Words) -> Card:
    """During the meeting: who speaks now and who comes next."""
    waiting = [_named(lineup, turn.member_id, words) for turn in lineup.waiting]
    if not waiting:
        return _all_spoke(meeting, lineup, words)
    current = lineup.waiting[0].member_id
    following = waiting[1] if len(waiting) > 1 else words("signup.turn.nobody")
    done, skipped, proxy = (
        Button(words(f"signup.button.{name}"), EndTurn(meeting.id, current, state))
        for state, name in STEPS.items()
    )
    return Card(
        title=words("signup.turn.title", place=lineup.waiting[0].position, count=len(lineup.turns)),
        fields=((words("signup.turn.now"), waiting[0]), (words("signup.turn.next"), following)),
        note=words("signup.turn.note"),
        rows=((done,), (skipped, proxy), *_back(meeting, lineup, words)),
    )


def _all_spoke(meeting: Meeting, lineup: Lineup, words: Words) -> Card:
    names = words("signup.separator").join(lineup.names[one] for one in lineup.skipped)
    lead = words("signup.turn.but", names=names) if names else words("signup.turn.all")
    recall = Button(words("signup.button.recall"), CallSkipped(meeting.id))
    return Card(
        title=words("signup.turn.end"),
        lead=lead,
        note=words("signup.turn.note"),
        rows=(*(((recall,),) if names else ()), *_back(meeting, lineup, words)),
    )


def _back(meeting: Meeting, lineup: Lineup, words: Words) -> tuple[tuple[Button, ...], ...]:
    if lineup.last is None:
        return ()
    press = StepBack(meeting.id, lineup.last.member_id)
    return ((Button(words("signup.button.back"), press),),)


def _list(lineup: Lineup, words: Words) -> str:
    return "\n".join(
        words(f"signup.order.line.{turn.state}", place=turn.position,
              name=_named(lineup, turn.member_id, words))
        for turn in lineup.turns
    )  # fmt: skip


def _named(lineup: Lineup, member_id: int, words: Words) -> str:
    """Who asked for leave is marked: their words may be read out（书面代读）."""
    name = lineup.names[member_id]
    return words("signup.order.on_leave", name=name) if member_id in lineup.on_leave else name
