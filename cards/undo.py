"""Taking back a step where its result is shown（撤销）."""

from dataclasses import dataclass
from typing import ClassVar

from chat import Button, Press
from locales import Words


@dataclass(frozen=True, slots=True)
class UndoStep(Press):
    """`number` is the step's in the branch's trail: another one is never taken back instead."""

    tag: ClassVar[str] = "undo1"

    branch_id: int
    number: int


def undo_button(branch_id: int, number: int, words: Words) -> Button:
    return Button(words("undo.button.undo"), UndoStep(branch_id, number))
