"""One's own 组织生活会（我的）: 对照检查, talks, and what one has to put right."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cards.examining import Examined, NotExamined
from cards.paging import in_rows
from cards.rectification import FinishItem, item_line
from cards.talks import ListTalks, PickTalker, talk_line
from chat import Abilities, Button, Card, Press
from domain.olm import OlmSheet
from domain.rectification import Item
from domain.talks import Talk
from locales import Words

SHOWN = 6
"""How many of one's talks are listed."""

OTHERS = 3
"""Buttons beside those of one's items."""


@dataclass(frozen=True, slots=True)
class OwnOlm(Press):
    tag: ClassVar[str] = "olmown"

    branch_id: int


def own_olm_card(
    sheet: OlmSheet, me: int, talks: Sequence[Talk], items: Sequence[Item], *,
    names: dict[int, str], today: date, meeting: str, words: Words, abilities: Abilities,
    said: str = "",
) -> Card:  # fmt: skip
    """For nobody else's eyes; `items` are one's own still open ones."""
    branch_id, year = sheet.branch_id, sheet.year
    wrote = me in sheet.examined
    lines = [talk_line(one, names, today, words) for one in talks[:SHOWN]]
    fields = [
        (words("olm.step.meeting"), meeting),
        (words("olm.step.examination"), words("olm.own.wrote" if wrote else "olm.own.not_yet")),
        (words("olm.step.talks"), "".join(f"\n{line}" for line in lines) or words("talk.none")),
    ]
    if me in sheet.coverage.without_committee:
        fields.append((words("olm.own.to_talk"), words("olm.own.with_committee")))
    if me in sheet.coverage.without_member:
        fields.append((words("olm.own.to_talk"), words("olm.own.with_member")))
    if partners := _partners(sheet, me, names, words):
        fields.append((words("olm.own.to_talk"), partners))
    if items:
        shown = "".join(
            f"\n{place}. {item_line(one, names, today, words)}"
            for place, one in enumerate(items, start=1)
        )
        fields.append((words("olm.step.rectification"), shown))
    if sheet.theme:
        fields.insert(0, (words("olm.theme"), sheet.theme))
    switch = (
        Button(words("olm.button.unwrote"), NotExamined(branch_id, year))
        if wrote
        else Button(words("olm.button.wrote"), Examined(branch_id, year))
    )
    done = [
        Button(words("rectify.button.done_one", place=place), FinishItem(branch_id, one.id, True))
        for place, one in enumerate(items[: abilities.max_buttons - OTHERS], start=1)
    ]
    return Card(
        title=words("olm.own.title", year=year),
        lead=said,
        fields=tuple(fields),
        note=words("olm.own.note"),
        rows=(
            (
                switch,
                Button(words("talk.button.mine"), PickTalker(branch_id, me, 0)),
                Button(words("talk.button.list"), ListTalks(branch_id, True, 0)),
            ),
            *in_rows(done, 3),
        ),
    )


def _partners(sheet: OlmSheet, me: int, names: dict[int, str], words: Words) -> str:
    """For one of the committee: the others of it still to talk with."""
    others = [one if two == me else two for one, two in sheet.coverage.pairs if me in (one, two)]
    return words("olm.separator").join(names[one] for one in others)
