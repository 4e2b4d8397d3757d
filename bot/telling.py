"""How replies reach the asker（答复方式）: pop-up, private chat, or a door that leads there."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from chat import (
    Abilities,
    Card,
    Door,
    Incoming,
    Place,
    Pressed,
    Refresh,
    Reply,
    Say,
    Send,
    Tell,
)
from locales import Words

POP_UP = 190
"""Characters a pop-up can show."""


@dataclass(frozen=True, slots=True)
class PopUp:
    """A line over the pressed button; `opens` leads to the private chat instead."""

    text: str = ""
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    place: Place
    card: Card


@dataclass(frozen=True, slots=True)
class Redraw:
    """The pressed card looks so now."""

    card: Card


@dataclass(frozen=True, slots=True)
class Upload:
    place: Place
    file: Send


Step: TypeAlias = PopUp | Post | Redraw | Upload
Make: TypeAlias = Callable[[Place], Step]


def steps(
    visit: Incoming,
    replies: Iterable[Reply],
    *,
    abilities: Abilities,
    can_reach: bool,
    words: Words,
) -> list[Step]:
    """What a platform does, one after another, to answer a visit. Every press is answered."""
    here = _Here(visit, abilities, can_reach, words)
    done = [step for reply in replies for step in here.steps(reply)]
    pop_ups = [step for step in done if isinstance(step, PopUp)]
    rest: list[Step] = [step for step in done if not isinstance(step, PopUp)]
    if not (isinstance(visit.what, Pressed) and abilities.can_pop_up):
        return rest
    return [_one(pop_ups), *rest]


def _one(pop_ups: list[PopUp]) -> PopUp:
    """A press gets exactly one answer; a button not answered keeps spinning."""
    if any(step.opens for step in pop_ups):
        return PopUp(opens=True)
    return PopUp("\n".join(step.text for step in pop_ups)[:POP_UP])


@dataclass(frozen=True, slots=True)
class _Here:
    visit: Incoming
    abilities: Abilities
    can_reach: bool
    words: Words

    def steps(self, reply: Reply) -> list[Step]:
        match reply:
            case Say(card):
                return [Post(self.visit.place, card)]
            case Refresh(card):
                is_pressed = bool(self.visit.card) and self.abilities.can_edit_later
                return [Redraw(card) if is_pressed else Post(self.visit.place, card)]
            case Tell(card, aloud):
                if aloud is None or self._is_private:
                    return self._tell(card)
                shown: list[Step] = [Post(self.visit.place, aloud)]  # no second message: no door
                return [*shown, *self._tell(card)] if self.can_reach or self._is_press else shown
            case Send():
                return self._privately(lambda place: Upload(place, reply))

    @property
    def _is_private(self) -> bool:
        return self.visit.place.is_private

    @property
    def _is_press(self) -> bool:
        return isinstance(self.visit.what, Pressed)

    def _tell(self, card: Card) -> list[Step]:
        fits = card.is_line and len(card.lead) <= POP_UP and "\n" not in card.lead
        if self._is_press and fits and self.abilities.can_pop_up:
            return [PopUp(card.lead)]
        return self._privately(lambda place: Post(place, card))

    def _privately(self, make: Make) -> list[Step]:
        account = self.visit.account
        if self._is_private:
            return [make(self.visit.place)]
        if account is not None and self.can_reach:
            place = Place(account.platform, account.user, is_private=True)
            pop_up = PopUp(self.words("refused.gone_private"))
            return [make(place), pop_up] if self._is_press else [make(place)]
        if self._is_press and self.abilities.can_pop_up:
            return [PopUp(opens=True)]
        door = Door(self.words("button.open_private"), "")
        card = Card(lead=self.words("refused.open_private"), rows=((door,),))
        return [Post(self.visit.place, card)]


def is_private(step: Step) -> bool:
    """Whether it puts something into somebody's private chat."""
    return isinstance(step, Post | Upload) and step.place.is_private


def elsewhere(step: Step, visit: Incoming, chat: str) -> tuple[Step, Incoming]:
    """The same in the chat's new place, where the old cards are left behind."""
    place = replace(visit.place, chat=chat)
    match step:
        case Post():
            step = replace(step, place=place)
        case Redraw(card):
            step = Post(place, card)
    return step, replace(visit, place=place)
