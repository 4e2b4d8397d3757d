"""The steps of a branch's founding, to be ticked off（成立步骤）."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cards.paging import in_rows
from chat import Button, Card, Press
from domain.establishing import Founding, founding_steps, reply_due
from locales import Words


@dataclass(frozen=True, slots=True)
class ShowFounding(Press):
    tag: ClassVar[str] = "found"


@dataclass(frozen=True, slots=True)
class TickFounding(Press):
    """Done today; once more takes the tick away."""

    tag: ClassVar[str] = "foundtick"

    step: Founding


def founding_card(
    done: Mapping[Founding, date], words: Words, *, has_committee: bool, max_buttons: int
) -> Card:
    """Each step with its day; buttons for the next ones, where not all fit."""
    steps = founding_steps(has_committee=has_committee)
    lines = [
        words("founding.done" if step in done else "founding.open", number=number,
              step=words(f"founding.step.{step}"), day=done.get(step, ""))
        for number, step in enumerate(steps, start=1)
    ]  # fmt: skip
    due = reply_due(done)
    if due is not None:
        lines.append(words("founding.reply_due", day=due))
    notes = [words("founding.how"), words("founding.source")]
    if not has_committee:
        notes.append(words("founding.no_committee"))
    buttons = [Button(str(number), TickFounding(step))
               for number, step in enumerate(steps, start=1)]  # fmt: skip
    waiting = [one for one in buttons if not _is_done(one, done)] + [
        one for one in buttons if _is_done(one, done)
    ]
    shown = sorted(waiting[:max_buttons], key=lambda one: int(one.label))
    return Card(
        title=words("founding.title"), lead="\n".join(lines), note="\n".join(notes),
        rows=in_rows(shown, 4),
    )  # fmt: skip


def _is_done(button: Button, done: Mapping[Founding, date]) -> bool:
    return isinstance(button.press, TickFounding) and button.press.step in done
