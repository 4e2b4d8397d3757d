"""Chats that outlive the process（聊天）: a file to which everything is added as it happens.

What was told to the world before a process died is known afterwards, and what people did is
brought again until the bot has acknowledged it, as Telegram does with its offset.
"""

import os
import pickle
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.platforms import Answering, Rank
from bot.platforms.rehearsal.stage import NAME, RICH
from bot.telling import PopUp, Post, Redraw, steps
from chat import Account, Card, Facts, Incoming, Place, Pressed, Ticket, What, encode
from locales import Words
from tests.faults.steps import Steps

GROUP = "group"


@dataclass
class Shown:
    """A message of the bot's. `is_own` if it was not an answer."""

    ref: str
    chat: str
    card: Card
    is_own: bool


@dataclass
class Told:
    """What the file says has happened."""

    acts: int = 0
    now: datetime | None = None
    visits: dict[int, tuple[int, str, str, What, str]] = field(default_factory=dict)
    acknowledged: int = 0
    answered: set[int] = field(default_factory=set)
    shown: dict[str, Shown] = field(default_factory=dict)

    def take(self, entry: tuple[Any, ...]) -> None:
        match entry:
            case ("act", number):
                self.acts = number
            case ("clock", moment):
                self.now = moment
            case ("visit", number, *visit):
                self.visits[number] = tuple(visit)
            case ("acknowledged", number):
                self.acknowledged = number
            case ("answered", number):
                self.answered.add(number)
            case ("shown", ref, chat, card, is_own):
                self.shown[ref] = Shown(ref, chat, card, is_own)
            case ("edited", ref, card):
                self.shown[ref] = replace(self.shown[ref], card=card)

    @property
    def waiting(self) -> list[int]:
        return [number for number in self.visits if number > self.acknowledged]

    def own(self) -> list[Shown]:
        """What the bot said of its own accord."""
        return [one for one in self.shown.values() if one.is_own]


def read(path: Path) -> Told:
    told = Told()
    for entry in _entries(path):
        told.take(entry)
    return told


def _entries(path: Path) -> Iterator[tuple[Any, ...]]:
    with path.open("rb") as file:
        while True:
            try:
                yield pickle.load(file)
            except EOFError:
                return


class World:
    """A platform. Each thing told to it is two steps: before and after it has happened."""

    name = NAME
    abilities = RICH

    def __init__(self, path: Path, steps: Steps, *, now) -> None:
        path.touch()
        self.told = read(path)
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND)
        self._steps, self._now = steps, now

    def close(self) -> None:
        os.close(self._file)

    def note(self, *entry: Any) -> None:
        """One write to the file: it has happened, whatever becomes of the process."""
        os.write(self._file, pickle.dumps(entry))
        self.told.take(entry)

    def _tell(self, kind: str, *entries: tuple[Any, ...]) -> None:
        self._steps.take(kind)
        for entry in entries:
            self.note(*entry)
        self._steps.take(f"{kind} done")

    # What the bot does here

    def can_reach(self, *, has_opened: bool) -> bool:
        return has_opened

    async def post(self, place: Place, card: Card, _: Rank = Rank.TIMELY) -> str:
        ref = str(len(self.told.shown) + 1)
        self._tell("post", ("shown", ref, place.chat, card, True))
        return ref

    async def edit(self, _: Place, ref: str, card: Card, __: Rank = Rank.REFRESH) -> None:
        self._tell("edit", ("edited", ref, card))

    async def look_into(self, visit: Incoming, _) -> Facts:
        return Facts(group_admin=visit.account is not None and visit.account.user == "wang")

    async def run(self) -> None:
        """Visits are brought by `bring`."""

    # What people do here

    def does(self, act: int, user: str, chat: str, what: What, card: str = "") -> None:
        self.note("visit", len(self.told.visits) + 1, act, user, chat, what, card)

    def presses(self, act: int, user: str, label: str) -> None:
        """The newest button of that name they can see; raises LookupError if there is none."""
        for shown in reversed(self.told.shown.values()):
            buttons = [button for row in shown.card.rows for button in row]
            for button in buttons if shown.chat in (GROUP, user) else ():
                if button.label == label:
                    what = Pressed(encode(button.press))
                    return self.does(act, user, shown.chat, what, shown.ref)
        raise LookupError(f"{user} sees no button {label}")

    async def bring(self, answer: Answering) -> None:
        """Bring what waits; acknowledged before it is answered, or after, by turns."""
        while waiting := self.told.waiting:
            visits = [self._visit(number) for number in waiting]
            answers = await answer(visits)
            assert all(one.is_kept for one in answers)
            if waiting[-1] % 2:
                self._tell("acknowledge", ("acknowledged", waiting[-1]))
            for visit, one in zip(visits, answers, strict=True):
                self._answer(visit, one.replies)
            if not waiting[-1] % 2:
                self._tell("acknowledge", ("acknowledged", waiting[-1]))

    def _visit(self, number: int) -> Incoming:
        _, user, chat, what, card = self.told.visits[number]
        now = self._now()
        return Incoming(
            key=f"{NAME}:{number}",
            order=number,
            place=Place(NAME, chat, is_private=chat == user),
            account=Account(NAME, user, "zh", user),
            at=now,
            what=what,
            card=card,
            ticket=Ticket(id=str(number), until=now + timedelta(seconds=15)) if card else None,
        )

    def _answer(self, visit: Incoming, replies) -> None:
        words = Words("zh_CN")
        for step in steps(visit, replies, abilities=RICH, can_reach=True, words=words):
            answered = ("answered", visit.order)
            match step:
                case Post(place, card):
                    ref = str(len(self.told.shown) + 1)
                    self._tell("answer", ("shown", ref, place.chat, card, False), answered)
                case Redraw(card):
                    self._tell("answer", ("edited", visit.card, card), answered)
                case PopUp():
                    self._tell("answer", answered)
                case _:
                    raise AssertionError(step)
