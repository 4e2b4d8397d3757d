"""Visits as a platform makes them, to be delivered in any order, once or again."""

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count

from bot.platforms import Answer
from bot.platforms.rehearsal.stage import NAME
from chat import Account, Incoming, Place, Pressed, Said, Ticket, What, encode
from chat.presses import Press


@dataclass
class Hall:
    """Notes who did what, in that order; whoever delivers it does so later, or again."""

    play: object
    series: str = f"{NAME}:hall"
    numbers: count = field(default_factory=lambda: count(1))

    def does(self, user: str, what: What | Press, *, private: bool = False) -> Incoming:
        """The visit, made now and numbered; nobody has seen it yet."""
        number, now = next(self.numbers), self.play.clock()
        is_press = isinstance(what, Press)
        stage = self.play.stage
        return Incoming(
            key=f"{self.series}:{number}",
            order=number,
            place=Place(NAME, user if private else stage.group, is_private=private),
            account=Account(NAME, user, "zh", stage.cast[user].name),
            at=now,
            what=Pressed(encode(what)) if is_press else what,
            card="1" if is_press else "",
            ticket=Ticket(id=str(number), until=now + timedelta(seconds=15)) if is_press else None,
        )

    def undoes(self, user: str) -> Incoming:
        return self.does(user, Said("undo"), private=True)

    async def deliver(self, *visits: Incoming) -> list[str]:
        """One after another, each worked on before the next; what each is told."""
        return [told(answer) for visit in visits for answer in await self._hand_over(visit)]

    async def _hand_over(self, visit: Incoming) -> list[Answer]:
        return await self.play.app.dispatcher.answer(self.play.stage, [visit])


def told(answer: Answer) -> str:
    """The words of all cards of an answer."""
    cards = [reply.card for reply in answer.replies if hasattr(reply, "card")]
    return "\n".join(f"{card.title} {card.lead}".strip() for card in cards)
