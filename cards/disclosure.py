"""The year's dues made public（党费收支公布）, prepared in private."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
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
class MarkPublished(Press):
    """It was made public today（已公布）."""

    tag: ClassVar[str] = "dupubdone"

    branch_id: int
    year: int


@dataclass(frozen=True, slots=True)
class SendDisclosure(Press):
    """The same as a file."""

    tag: ClassVar[str] = "dupubfile"

    branch_id: int
    year: int


def disclosure_card(
    told: Disclosure, branch_id: int, branch: str, *, has_earlier: bool, back: Press,
    published: Sequence[date], words: Words, said: str = "",
) -> Card:  # fmt: skip
    """The text for the meeting: counts and totals, nobody's name, no month beside its total."""
    buttons = [
        Button(words("disclosure.button.file"), SendDisclosure(branch_id, told.year)),
        Button(words("ledger.button.published"), MarkPublished(branch_id, told.year)),
    ]
    if has_earlier:
        earlier = Disclose(branch_id, told.year - 1)
        buttons.append(Button(words("disclosure.button.earlier"), earlier))
    return Card(
        title=words("disclosure.title", branch=branch, year=told.year),
        lead=_text(told, words),
        note="\n".join(
            filter(None, (said, _published(published, words), words("disclosure.private")))
        ),
        rows=((*buttons, Button(words("button.back"), back)),),
    )


def _published(days: Sequence[date], words: Words) -> str:
    if not days:
        return words("ledger.publish_note")
    listed = words("disclosure.separator").join(day.isoformat() for day in days)
    return words("ledger.published_on", days=listed)


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
