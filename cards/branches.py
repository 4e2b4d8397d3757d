"""Choosing one's branch（选支部）."""

from collections.abc import Sequence
from dataclasses import dataclass
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
