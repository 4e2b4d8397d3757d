"""Choosing one's branch（选支部）."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from chat import Button, Card, Press
from domain.people import Branch
from locales import Words


@dataclass(frozen=True, slots=True)
class PickBranch(Press):
    tag: ClassVar[str] = "branch"

    branch_id: int


def branch_choice(branches: Sequence[Branch], words: Words) -> Card:
    """In private, somebody in several branches says which one they mean."""
    rows = tuple((Button(branch.name, PickBranch(branch.id)),) for branch in branches)
    return Card(lead=words("refused.which_branch"), rows=rows)


def signed(card: Card, branch: str, words: Words) -> Card:
    """The same card with its branch's name, for somebody who is in several."""
    if branch in card.title or branch in card.lead:
        return card
    if card.is_line:
        return replace(card, lead=words("branches.line", branch=branch, text=card.lead))
    if not card.title:
        return replace(card, title=branch)
    return replace(card, title=words("branches.title", branch=branch, text=card.title))
