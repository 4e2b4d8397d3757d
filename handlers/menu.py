"""A line of the menu（菜单项）: what to run, who may, and what must be known beforehand."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from chat import Reply
from domain.access import Right
from handlers.request import Request

Run: TypeAlias = Callable[[Request, Any], list[Reply]]


ADMIN = frozenset({"group_admin"})
"""The fact to ask for where only a group's administrator may."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`reads` runs on a connection that cannot write. `facts` are asked of the platform first.

    `needs_branch` is False for what somebody may do before they belong to one. With
    `keeps_unknown`, the press of somebody not yet claimed is put aside and counts once they are.
    `can_undo` is False for sends, set-up and claims. A button is pressed in private unless it
    hangs `in_group`: what a forged press would redraw there may hold names.
    """

    run: Run
    right: Right
    reads: bool = False
    facts: frozenset[str] = frozenset()
    needs_branch: bool = True
    keeps_unknown: bool = False
    can_undo: bool = True
    in_group: bool = False


def hanging(run: Run) -> Entry:
    """On a card in the group; the press of somebody not yet known counts later."""
    return Entry(run=run, right=Right.ANSWER, keeps_unknown=True, in_group=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command, its other names, and where it is offered: in private, in the group, or both.

    `worded` is what runs where words stand behind it, if that is another piece of work.
    """

    entry: Entry
    worded: Entry | None = None
    aliases: tuple[str, ...] = ()
    in_group: bool = True
    is_listed: bool = True

    def asked(self, words: str) -> Entry:
        """What runs for it with these words."""
        return self.worded if self.worded is not None and words.strip() else self.entry
