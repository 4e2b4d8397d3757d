"""A file nobody is sure of（文件未确认）: it is never sent again by itself."""

from dataclasses import dataclass
from typing import ClassVar

from chat import Button, Card, Press
from locales import Words


@dataclass(frozen=True, slots=True)
class GotFile(Press):
    """It has arrived（已收到）; `number` is that of the visit that asked for it."""

    tag: ClassVar[str] = "gotfile"

    branch_id: int
    number: int


def doubt_card(got: GotFile, again: Press | None, words: Words) -> Card:
    """To whoever asked for it: please look, and only then ask for it once more."""
    buttons = [Button(words("outbox.button.got"), got)]
    if again is not None:
        buttons.append(Button(words("outbox.button.again"), again))
    return Card(lead=words("outbox.file_doubt"), rows=(tuple(buttons),))
