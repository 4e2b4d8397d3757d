"""Relief, and the year's assessment（少交免交、年初核定）: for those who collect, in private."""

from dataclasses import dataclass
from typing import ClassVar

from cards.dues import money
from cards.payments import AssessDues
from chat import Button, Card, Press
from domain.assessment_granting import Granted
from locales import Words


@dataclass(frozen=True, slots=True)
class AskRelief(Press):
    """The next line says what this member is relieved of（少交、免交）."""

    tag: ClassVar[str] = "durelf"

    branch_id: int
    member_id: int


@dataclass(frozen=True, slots=True)
class KeepAmounts(Press):
    """All that are still last year's hold for this year too（全部沿用）."""

    tag: ClassVar[str] = "dukeep"

    branch_id: int
    year: int


def relief_button(branch_id: int, member_id: int, words: Words) -> Button:
    press = AskRelief(branch_id, member_id)
    return Button(words("reckoning.button.relief"), press, words("reckoning.long.relief"))


def keep_button(branch_id: int, year: int, words: Words) -> Button:
    return Button(words("reckoning.button.keep"), KeepAmounts(branch_id, year))


def relief_card(name: str, now: Granted | None, back: Press, words: Words) -> Card:
    """What has been decided so far, and what to type."""
    said = () if now is None else ((words("reckoning.relief.now"), relief_text(now, words)),)
    return Card(
        title=words("reckoning.relief.title", name=name), lead=words("reckoning.relief.ask"),
        fields=said, note=words("reckoning.relief.rule"),
        rows=((Button(words("button.back"), back),),),
    )  # fmt: skip


def relief_text(granted: Granted, words: Words) -> str:
    """How much, until when, and whether it has an effect."""
    what = words("reckoning.relief.exempt")
    if granted.to:
        what = words("reckoning.relief.reduced", amount=money(granted.to, words))
    effect = "holds" if granted.relief.is_approved else "waits"
    return words(f"reckoning.relief.{effect}", what=what, month=str(granted.last))


def january_card(branch_id: int, year: int, count: int, words: Words) -> Card:
    """The year's amounts are to be assessed; how many are still last year's."""
    buttons = (
        Button(words("reckoning.button.each"), AssessDues(branch_id, 0)),
        keep_button(branch_id, year, words),
    )
    return Card(
        title=words("reckoning.january.title", year=year),
        lead=words("reckoning.january.lead", count=count),
        note=words("reckoning.january.source"), rows=(buttons,),
    )  # fmt: skip
