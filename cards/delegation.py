"""Entrusting work for a while（委托）: whom, what, until when. Always private."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cards.moments import day_name, short_day
from cards.paging import in_rows
from chat import Button, Card, Press
from domain.delegation import Delegation
from domain.people import Member, Office, Trust
from locales import Words

SHOWN = 4
"""How many running delegations have a button."""


@dataclass(frozen=True, slots=True)
class ShowDelegations(Press):
    """Those that run, and a way to a new one."""

    tag: ClassVar[str] = "dg"

    branch_id: int


@dataclass(frozen=True, slots=True)
class PickDelegate(Press):
    """To whom? A page of the roster."""

    tag: ClassVar[str] = "dgwho"

    branch_id: int
    page: int


@dataclass(frozen=True, slots=True)
class PickTrust(Press):
    """What shall this member do?"""

    tag: ClassVar[str] = "dgwhat"

    branch_id: int
    member_id: int


@dataclass(frozen=True, slots=True)
class PickLast(Press):
    """Until when? The next text says it, too."""

    tag: ClassVar[str] = "dguntil"

    branch_id: int
    member_id: int
    what: Trust


@dataclass(frozen=True, slots=True)
class CheckDelegation(Press):
    """Shown once more before it counts."""

    tag: ClassVar[str] = "dgcheck"

    branch_id: int
    member_id: int
    what: Trust
    last_on: date


@dataclass(frozen=True, slots=True)
class SaveDelegation(Press):
    tag: ClassVar[str] = "dgsave"

    branch_id: int
    member_id: int
    what: Trust
    last_on: date


@dataclass(frozen=True, slots=True)
class EndDelegation(Press):
    """收回."""

    tag: ClassVar[str] = "dgend"

    branch_id: int
    delegation_id: int


def delegations_card(
    running: Sequence[Delegation], names: Mapping[int, str], branch_id: int, *,
    deputy: Member | None, words: Words,
) -> Card:  # fmt: skip
    """What runs, each with a button to take it back; for the secretary a way to be away."""
    fields = tuple((names[one.taker_id], _held(one, words)) for one in running)
    back = [
        Button(
            words("delegation.button.end", number=number if len(running) > 1 else ""),
            EndDelegation(branch_id, one.id),
            words("delegation.long.end", name=names[one.taker_id]),
        )
        for number, one in enumerate(running[:SHOWN], start=1)
    ]
    new = [Button(words("delegation.button.new"), PickDelegate(branch_id, 0))]
    if deputy is not None:
        away = PickLast(branch_id, deputy.id, Trust.ALL)
        new.append(Button(words("delegation.button.away"), away, words("delegation.long.away")))
    return Card(
        title=words("delegation.title"),
        lead=words("delegation.running" if running else "delegation.none"),
        fields=fields,
        note=words("delegation.how"),
        rows=(*in_rows(back, 2), tuple(new)),
    )


def what_card(taker: Member, offered: Sequence[Trust], words: Words) -> Card:
    branch_id = taker.branch_id
    buttons = [
        Button(words(f"delegation.what.{what}"), PickLast(branch_id, taker.id, what))
        for what in offered
    ]
    back = Button(words("button.back"), PickDelegate(branch_id, 0))
    lead = words("delegation.which", name=taker.name)
    note = "\n".join(covers(what, taker, words) for what in offered)
    return Card(lead=lead, note=note, rows=(*in_rows(buttons, 2), (back,)))


def until_card(taker: Member, what: Trust, lasts: Mapping[str, date], words: Words) -> Card:
    branch_id = taker.branch_id
    buttons = [
        Button(words(f"delegation.until.{word}"), CheckDelegation(branch_id, taker.id, what, last),
               words("delegation.until_long", day=short_day(last, words)))
        for word, last in lasts.items()
    ]  # fmt: skip
    back = Button(words("button.back"), ShowDelegations(branch_id))
    lead = words("delegation.ask_until", name=taker.name, what=words(f"delegation.what.{what}"))
    return Card(lead=lead, note=words("delegation.until_how"), rows=(tuple(buttons), (back,)))


def check_card(taker: Member, what: Trust, last_on: date, words: Words) -> Card:
    save = Button(words("button.yes"), SaveDelegation(taker.branch_id, taker.id, what, last_on))
    drop = Button(words("button.no"), ShowDelegations(taker.branch_id))
    return Card(
        title=words("delegation.check"),
        fields=(
            (words("delegation.to"), taker.name),
            (words("delegation.matter"), covers(what, taker, words)),
            (words("delegation.last"), words("delegation.included", day=day_name(last_on, words))),
        ),
        note=words("delegation.ends"),
        rows=((save, drop),),
    )


def covers(what: Trust, taker: Member, words: Words) -> str:
    """What it means; to a deputy everything is more."""
    is_acting = what is Trust.ALL and Office.DEPUTY_SECRETARY in taker.offices
    return words("delegation.covers.acting" if is_acting else f"delegation.covers.{what}")


def _held(one: Delegation, words: Words) -> str:
    day = short_day(one.last_on, words)
    return words("delegation.held", what=words(f"delegation.what.{one.what}"), day=day)
