"""The stage（排练台）: chats, people, and what everybody would see."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import count
from secrets import token_hex

from bot.platforms import Answering, Now, Rank
from bot.platforms.files import read_rows
from bot.platforms.rehearsal.speech import meaning
from bot.platforms.rehearsal.transcript import Message, Person
from bot.telling import PopUp, Post, Redraw, Step, Upload, steps
from chat import (
    Abilities,
    Account,
    Card,
    Door,
    Facts,
    Incoming,
    Joined,
    Opened,
    Place,
    Pressed,
    Send,
    Sent,
    Ticket,
    What,
    encode,
)
from locales import Words

NAME = "rehearsal"
RICH = Abilities(can_edit_later=True, can_pop_up=True, max_buttons=100)
POOR = Abilities(can_edit_later=False, can_pop_up=False, max_buttons=6)
"""What the plainest chat service can do; the dialogues must pass there too."""


class Stage:
    """A platform whose chats are lists in memory.

    Until `is_bot_in_group`, what is said in the group is not heard by the bot.
    """

    name = NAME

    def __init__(
        self, cast: Sequence[Person], *, now: Now, group: str = "group", is_poor: bool = False,
        is_abroad: bool = False,
    ) -> None:  # fmt: skip
        self.cast = {person.user: person for person in cast}
        self.group = group
        self.is_bot_in_group = True
        self.messages: list[Message] = []
        self.abilities = replace(POOR if is_poor else RICH, is_abroad=is_abroad)
        self.changed: Callable[[], None] = lambda: None
        self.answer: Answering | None = None
        self._now = now
        self._evening, self._numbers = token_hex(4), count(1)
        self._files: dict[str, bytes] = {}

    # What the bot does here

    def can_reach(self, *, has_opened: bool) -> bool:
        return has_opened or not self.abilities.can_pop_up

    async def post(self, place: Place, card: Card, _: Rank = Rank.ANSWER) -> str:
        return self._add(place.chat, card=card).id

    async def edit(self, place: Place, ref: str, card: Card, _: Rank = Rank.ANSWER) -> None:
        self._check(card)
        for message in self.messages:
            if (message.chat, message.id) == (place.chat, ref) and message.card != card:
                message.card, message.edits = card, message.edits + 1
        self.changed()

    async def look_into(self, visit: Incoming, wanted: Collection[str]) -> Facts:
        account = visit.account
        if "file" in wanted and isinstance(visit.what, Sent):
            return await read_rows(visit.what.name, self._files.pop(visit.what.ref, b""))
        is_admin = account is not None and self.cast[account.user].is_admin
        return Facts(group_admin=is_admin)

    async def run(self) -> None:
        """Visits come through the methods below, so there is nothing to wait for."""

    # What people do here

    async def says(self, user: str, text: str, *, chat: str = "") -> None:
        """Say something in the group, or in one's own private chat（`chat=user`）."""
        chat = chat or self.group
        self._add(chat, author=user, text=text)
        if chat == user:
            self.cast[user].has_opened = True
        elif not self.is_bot_in_group:
            return
        what = meaning(text, is_private=chat == user)
        if what is not None:
            await self._visit(user, chat, what)

    async def presses(self, user: str, message: Message, label: str) -> None:
        """Press a button; a door opens the private chat, as a link would."""
        if message.card is None:
            raise LookupError("there are no buttons on this message")
        for button in (button for row in message.card.rows for button in row):
            if button.label == label:
                if isinstance(button, Door):
                    await self.opens(user, button.payload)
                else:
                    await self.sends_wire(user, message, encode(button.press))
                return
        raise LookupError(f"there is no button {label}")

    async def sends_wire(self, user: str, message: Message, wire: str) -> None:
        """Press with this wire form, genuine or forged."""
        await self._visit(user, message.chat, Pressed(wire), card=message.id)

    async def opens(self, user: str, payload: str = "") -> None:
        """Open the private chat through a link."""
        self.cast[user].has_opened = True
        await self._visit(user, user, Opened(payload))

    async def sends_file(self, user: str, name: str, data: bytes) -> None:
        ref = str(next(self._numbers))
        self._files[ref] = data
        self.cast[user].has_opened = True
        self._add(user, author=user, file=Send(name, data))
        await self._visit(user, user, Sent(name, ref, len(data)))

    async def adds_bot(self, user: str) -> None:
        self.is_bot_in_group = True
        self.changed()
        await self._visit(user, self.group, Joined())

    async def visit(self, user: str, chat: str, what: What) -> None:
        """Anything else that happens."""
        await self._visit(user, chat, what)

    # What there is to see

    def seen_by(self, user: str) -> list[Message]:
        """The group and their private chat, oldest first."""
        return [message for message in self.messages if message.chat in (self.group, user)]

    def _add(
        self, chat: str, *, author: str = "", text: str = "", card: Card | None = None,
        file: Send | None = None,
    ) -> Message:  # fmt: skip
        if card is not None:
            self._check(card)
        message = Message(
            id=str(next(self._numbers)), chat=chat, at=self._now(), author=author, text=text,
            card=card, file=file,
        )  # fmt: skip
        self.messages.append(message)
        self.changed()
        return message

    def _check(self, card: Card) -> None:
        """As a real platform would, refuse a card with more buttons than it can show."""
        buttons = sum(len(row) for row in card.rows)
        if buttons > self.abilities.max_buttons:
            raise ValueError(f"{buttons} buttons on {card.title or card.lead!r}")

    async def _visit(self, user: str, chat: str, what: What, *, card: str = "") -> None:
        assert self.answer is not None
        now, number = self._now(), next(self._numbers)
        person = self.cast[user]
        visit = Incoming(
            key=f"{NAME}:{self._evening}:{number}",
            order=number,
            place=Place(NAME, chat, is_private=chat == user),
            account=Account(NAME, user, person.language, person.name),
            at=now,
            what=what,
            card=card,
            ticket=Ticket(id=str(number), until=now + timedelta(seconds=15)) if card else None,
        )
        [answer] = await self.answer([visit])
        words = Words("zh_CN" if person.language == "zh" else person.language)
        for step in steps(
            visit, answer.replies, abilities=self.abilities, can_reach=person.has_opened,
            words=words,
        ):  # fmt: skip
            await self._do(step, visit, person)

    async def _do(self, step: Step, visit: Incoming, person: Person) -> None:
        match step:
            case Post(place, card):
                self._add(place.chat, card=card)
            case Redraw(card):
                await self.edit(visit.place, visit.card, card)
            case Upload(place, file):
                self._add(place.chat, file=file, text=file.caption)
            case PopUp(text, opens):
                if opens:
                    await self.opens(person.user)
                elif text:
                    person.pop_ups.append(text)
                    self.changed()
