"""A committee picked by buttons（换届点选）: which office, and who takes it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from cards.paging import in_rows
from cards.payments import people_card
from chat import Button, Card, Press
from domain.committee import Committee
from domain.people import COMMITTEE, Member, Office
from locales import Words


@dataclass(frozen=True, slots=True)
class StartFromToday(Press):
    """照现任: today's committee, to be changed by buttons."""

    tag: ClassVar[str] = "cmnow"

    branch_id: int


@dataclass(frozen=True, slots=True)
class ShowDraft(Press):
    tag: ClassVar[str] = "cmview"

    branch_id: int
    committee_id: int


@dataclass(frozen=True, slots=True)
class PickOffice(Press):
    """Which office shall change hands?"""

    tag: ClassVar[str] = "cmoff"

    branch_id: int
    committee_id: int


@dataclass(frozen=True, slots=True)
class PickSeat(Press):
    """Who takes it?"""

    tag: ClassVar[str] = "cmwho"

    branch_id: int
    committee_id: int
    office: Office
    page: int


@dataclass(frozen=True, slots=True)
class TakeSeat(Press):
    """This member, or nobody for 0."""

    tag: ClassVar[str] = "cmtake"

    branch_id: int
    committee_id: int
    office: Office
    member_id: int


def offices_card(committee: Committee, words: Words) -> Card:
    """One button for each office of the committee."""
    key = (committee.branch_id, committee.id)
    buttons = [
        Button(words(f"office.{office}"), PickSeat(*key, office, 0))
        for office in Office
        if office in COMMITTEE
    ]
    back = Button(words("button.back"), ShowDraft(*key))
    return Card(lead=words("committee.which"), rows=(*in_rows(buttons, 3), (back,)))


def seat_card(
    committee: Committee, office: Office, members: Sequence[Member], *, page: int,
    max_buttons: int, words: Words,
) -> Card:  # fmt: skip
    """Names to choose from; nobody, too, but for the secretary's office."""
    key = (committee.branch_id, committee.id, office)
    lead = words("committee.who", office=words(f"office.{office}"))
    card = people_card(
        lead, members, lambda one: TakeSeat(*key, one.id), page=page,
        turn=lambda to: PickSeat(*key, to), back=PickOffice(*key[:2]),
        max_buttons=max_buttons - 1, words=words,
    )  # fmt: skip
    if office is Office.SECRETARY:
        return card
    nobody = Button(words("committee.button.nobody"), TakeSeat(*key, 0))
    return replace(card, rows=(*card.rows[:-1], (nobody, *card.rows[-1])))
