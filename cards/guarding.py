"""What the guard asks about first（请核实）, in one line, and the way on."""

from dataclasses import dataclass
from typing import ClassVar

from chat import Button, Card, Press, line
from domain.guard import Decision, Doubt, Finding
from locales import Words


@dataclass(frozen=True, slots=True)
class SayAnyway(Press):
    """What was typed stands as it is（仍要发布）."""

    tag: ClassVar[str] = "anyway"

    branch_id: int


@dataclass(frozen=True, slots=True)
class ChangeTyped(Press):
    """Their next line takes its place（修改）."""

    tag: ClassVar[str] = "retype"

    branch_id: int


def wording(card: Card) -> str:
    """Everything that can be read on a card, a line each."""
    table = () if card.table is None else (card.table.headings, *card.table.rows)
    return "\n".join(
        filter(
            None,
            [
                card.title,
                card.lead,
                *(f"{name} {value}" for name, value in card.fields),
                *(" ".join(row) for row in table),
                card.note,
                *(button.long or button.label for row in card.rows for button in row),
                card.picture.alt if card.picture else "",
            ],
        )
    )


def withheld_card(kind: str, reason: str, words: Words) -> Card:
    """To the secretary: something was not posted, and why（没有发到群里）."""
    key = f"digest.unsaid.{kind}"
    what = words(key if words.has(key) else "digest.unsaid.other")
    return line(words("guard.withheld", what=what, why=words(f"guard.why.{reason}")))


def doubt_line(finding: Finding, words: Words) -> str:
    """Why to look once more, and how it could be said; "" where nothing is doubtful."""
    if finding.decision is not Decision.CONFIRM:
        return ""
    asked = words(f"guard.ask.{finding.reason}")
    if not finding.suggestion:
        return asked
    return words("guard.instead", asked=asked, text=finding.suggestion)


def doubt_card(doubt: Doubt, branch_id: int, words: Words) -> Card:
    """Before it is kept: it stands as it is, or is written anew."""
    label = "guard.button.anyway" if doubt.is_aloud else "guard.button.keep"
    yes = Button(words(label), SayAnyway(branch_id))
    no = Button(words("guard.button.change"), ChangeTyped(branch_id))
    return Card(lead=doubt_line(doubt.finding, words), rows=((yes, no),))
