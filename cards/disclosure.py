"""The year's dues made public（党费收支公布）, prepared in private."""

from dataclasses import dataclass
from typing import ClassVar

from cards.dues import money
from chat import Button, Card, Press
from domain.disclosure import FEWEST, Disclosure
from locales import Words


@dataclass(frozen=True, slots=True)
class Disclose(Press):
    """Of that year; 0 for the latest one."""

    tag: ClassVar[str] = "dupub"

    branch_id: int
    year: int


@dataclass(frozen=True, slots=True)
class SendDisclosure(Press):
    """The same as a file."""

    tag: ClassVar[str] = "dupubfile"

    branch_id: int
    year: int


def disclosure_card(
    told: Disclosure, branch_id: int, branch: str, *, has_earlier: bool, back: Press, words: Words
) -> Card:
    """The text for the meeting: counts and totals, nobody's name, no month beside its total."""
    buttons = [Button(words("disclosure.button.file"), SendDisclosure(branch_id, told.year))]
    if has_earlier:
        earlier = Disclose(branch_id, told.year - 1)
        buttons.append(Button(words("disclosure.button.earlier"), earlier))
    return Card(
        title=words("disclosure.title", branch=branch, year=told.year),
        lead=_text(told, words),
        note=words("disclosure.private"),
        rows=((*buttons, Button(words("button.back"), back)),),
    )


def _text(told: Disclosure, words: Words) -> str:
    first, last = str(told.months[0]), str(told.months[-1])
    said = [
        words("disclosure.counts", first=first, last=last, payers=told.payers,
              expected=told.expected, paid=told.paid),
    ]  # fmt: skip
    totals = [
        words(f"disclosure.total.{name}", amount=money(amount, words))
        for name, amount in told.totals
    ]
    if totals:
        said.append(words("disclosure.totals", listed=words("disclosure.separator").join(totals)))
    if not told.is_whole:
        said.append(words("disclosure.too_few", fewest=FEWEST))
    said += [
        words("disclosure.share_line", day=one.on.isoformat(), amount=money(one.total, words))
        for one in told.shares
    ]
    said.append(words("disclosure.use_line"))
    return "\n".join(said)
