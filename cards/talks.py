"""谈心谈话: who has still to talk, and writing one down: two people and a day, nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cards.moments import dated
from cards.olm_counts import talks_text
from cards.olm_days import past_day_card
from cards.olm_presses import ShowOlm
from cards.paging import in_rows, page_of, page_size, pager
from chat import Abilities, Button, Card, Press
from domain.olm import OlmSheet
from domain.people import Member
from domain.talks import Talk
from locales import Words

MOST = 12
"""How many talks are proposed at once."""


@dataclass(frozen=True, slots=True)
class ShowTalks(Press):
    """For whoever leads: who is missing（还差谁）."""

    tag: ClassVar[str] = "talks"

    branch_id: int
    year: int


@dataclass(frozen=True, slots=True)
class ListTalks(Press):
    """What was written down, to be corrected: one's own, or everybody's（已记）."""

    tag: ClassVar[str] = "talklist"

    branch_id: int
    is_own: bool
    page: int


@dataclass(frozen=True, slots=True)
class PickTalker(Press):
    """With whom? `first_id` is 0 while whoever leads has picked nobody yet."""

    tag: ClassVar[str] = "talkwho"

    branch_id: int
    first_id: int
    page: int


@dataclass(frozen=True, slots=True)
class PickTalkDay(Press):
    """These two; on which day?"""

    tag: ClassVar[str] = "talkday"

    branch_id: int
    first_id: int
    second_id: int


@dataclass(frozen=True, slots=True)
class SaveTalk(Press):
    tag: ClassVar[str] = "talksave"

    branch_id: int
    first_id: int
    second_id: int
    on: date


@dataclass(frozen=True, slots=True)
class DropTalk(Press):
    """It was not held, or not on that day（去掉）."""

    tag: ClassVar[str] = "talkdrop"

    branch_id: int
    talk_id: int


def talks_card(
    sheet: OlmSheet, names: dict[int, str], proposed: Sequence[tuple[int, int]],
    none: Sequence[int], words: Words,
) -> Card:  # fmt: skip
    """For whoever leads alone: who is still missing, and a short list after which nobody is."""
    missing, between = sheet.coverage, words("olm.separator")

    def people(ids: Sequence[int]) -> str:
        return between.join(names[one] for one in ids)

    def pairs(them: Sequence[tuple[int, int]]) -> str:
        return between.join(words("talk.pair", one=names[one], two=names[two]) for one, two in them)

    fields = (
        (words("talk.missing.pairs"), pairs(missing.pairs)),
        (words("talk.missing.committee"), people(missing.without_committee)),
        (words("talk.missing.member"), people(missing.without_member)),
        (words("talk.missing.any"), people(none)),
        (words("talk.proposed"), pairs(proposed[:MOST])),
    )
    return Card(
        title=words("talk.title", year=sheet.year),
        lead=talks_text(sheet, words),
        fields=tuple((name, text) for name, text in fields if text),
        note=words("talk.source"),
        rows=(
            (
                Button(words("talk.button.add"), PickTalker(sheet.branch_id, 0, 0)),
                Button(words("talk.button.list"), ListTalks(sheet.branch_id, False, 0)),
                Button(words("button.back"), ShowOlm(sheet.branch_id, sheet.year)),
            ),
        ),
    )


def talker_card(
    press: PickTalker, members: Sequence[Member], first: str, back: Press, words: Words,
    abilities: Abilities,
) -> Card:  # fmt: skip
    """One of the two, then the other."""
    branch_id, first_id = press.branch_id, press.first_id
    size = page_size(abilities.max_buttons, 2, most=24)
    shown, page, pages = page_of(members, press.page, size)
    people = [
        Button(one.name, PickTalkDay(branch_id, first_id, one.id) if first_id
               else PickTalker(branch_id, one.id, 0))
        for one in shown
    ]  # fmt: skip
    turn = pager(page, pages, lambda to: PickTalker(branch_id, first_id, to), words)
    lead = words("talk.with_whom", name=first) if first_id else words("talk.who")
    back_row = (Button(words("button.back"), back),)
    return Card(lead=lead, rows=(*in_rows(people, 3), *turn, back_row))


def talk_day_card(press: PickTalkDay, pair: tuple[str, str], today: date, words: Words) -> Card:
    one, two = pair
    return past_day_card(
        words("talk.which_day", one=one, two=two),
        today,
        lambda on: SaveTalk(press.branch_id, press.first_id, press.second_id, on),
        PickTalker(press.branch_id, press.first_id, 0),
        words,
    )


def talk_list_card(
    press: ListTalks, talks: Sequence[Talk], names: dict[int, str], today: date, back: Press,
    words: Words, abilities: Abilities,
) -> Card:  # fmt: skip
    """The latest first; pressing one takes it away."""
    size = page_size(abilities.max_buttons, 2)
    shown, page, pages = page_of(talks, press.page, size)
    lines = [
        f"{place}. {talk_line(one, names, today, words)}" for place, one in enumerate(shown, 1)
    ]
    drop = [
        Button(words("talk.button.drop", place=place), DropTalk(press.branch_id, one.id))
        for place, one in enumerate(shown, start=1)
    ]
    turn = pager(page, pages, lambda to: ListTalks(press.branch_id, press.is_own, to), words)
    return Card(
        title=words("talk.kept"),
        lead="\n".join(lines) or words("talk.none"),
        note=words("talk.only"),
        rows=(*in_rows(drop, 3), *turn, (Button(words("button.back"), back),)),
    )


def talk_line(talk: Talk, names: dict[int, str], today: date, words: Words) -> str:
    day = dated(talk.on, today, words)
    return words("talk.line", day=day, one=names[talk.member_id], two=names[talk.other_id])


def noted_card(talk: Talk, branch_id: int, other: str, today: date, words: Words) -> Card:
    """For the other of the two: what was written down, and the way to say that it is wrong."""
    return Card(
        lead=words("talk.noted", name=other, day=dated(talk.on, today, words)),
        rows=((Button(words("talk.button.wrong"), DropTalk(branch_id, talk.id)),),),
    )
