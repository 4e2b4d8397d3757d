"""Another chat of the same branch（绑定支委群、党小组群）."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from cards.paging import in_rows
from cards.setup import SetUpHere
from chat import Abilities, Button, Card, Press
from domain.meetings import Scope
from domain.people import Branch, Group
from locales import Words


@dataclass(frozen=True, slots=True)
class BindChat(Press):
    """This chat is for everybody in that branch, for its committee, or for one group."""

    tag: ClassVar[str] = "bind"

    branch_id: int
    scope: Scope
    group_id: int


def binding_card(
    branch: Branch, scopes: Sequence[Scope], groups: Sequence[Group], new: str, words: Words,
    abilities: Abilities,
) -> Card:  # fmt: skip
    """A secretary sets up in one more group: what is it for? `new` is a new branch's name."""
    buttons = [
        Button(words(f"setup.scope.{scope}"), BindChat(branch.id, scope, 0)) for scope in scopes
    ]
    others = len(buttons) + bool(new)
    for group in groups[: max(0, abilities.max_buttons - others)]:
        press = BindChat(branch.id, Scope.GROUP, group.id)
        buttons.append(Button(group.name, press, words("setup.scope.group", group=group.name)))
    if new:
        long = words("setup.bind.new_long", branch=new)
        buttons.append(Button(words("setup.bind.new"), SetUpHere(new), long))
    return Card(
        title=branch.name,
        lead=words("setup.bind.lead" if buttons else "setup.bind.none_left"),
        rows=in_rows(buttons, 2),
    )
