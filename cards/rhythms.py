"""Paying by the quarter, or several months at once（按季交、多月一起交）. Always private."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import ClassVar

from cards.dues import OwnDues, call_card, collector_name, money, month_list
from cards.paging import in_rows, page_size
from cards.payments import month_label
from cards.reckoning import open_button
from chat import Button, Card, Door, Press
from domain.months import Month, pack
from domain.people import Member
from domain.rhythms import Rhythm, Stretch
from locales import Words


@dataclass(frozen=True, slots=True)
class AskQuarterly(Press):
    """The member would like to pay by the quarter（按季交）."""

    tag: ClassVar[str] = "duqask"

    branch_id: int


@dataclass(frozen=True, slots=True)
class PayMonthly(Press):
    """By the month again, or not by the quarter after all（按月交）."""

    tag: ClassVar[str] = "duqoff"

    branch_id: int


@dataclass(frozen=True, slots=True)
class DecideQuarterly(Press):
    """The branch agrees（同意）, or does not."""

    tag: ClassVar[str] = "duqsay"

    branch_id: int
    member_id: int
    is_agreed: bool


@dataclass(frozen=True, slots=True)
class PickMonths(Press):
    """Which of one's own months; `months` as `domain.months.pack` has them, "" for none."""

    tag: ClassVar[str] = "dumany"

    branch_id: int
    months: str


@dataclass(frozen=True, slots=True)
class ShowMonths(Press):
    """One's own amount for these months."""

    tag: ClassVar[str] = "dumamt"

    branch_id: int
    months: str


@dataclass(frozen=True, slots=True)
class ClaimMonths(Press):
    """They are paid（我已交）."""

    tag: ClassVar[str] = "dumpaid"

    branch_id: int
    months: str


@dataclass(frozen=True, slots=True)
class WithdrawMonths(Press):
    """… or not（撤回）."""

    tag: ClassVar[str] = "dumback"

    branch_id: int
    months: str


def rhythm_button(branch_id: int, stretches: Sequence[Stretch], words: Words) -> Button:
    """To ask for the quarter, or to go back to the month."""
    latest = stretches[-1].rhythm if stretches else Rhythm.MONTHLY
    if latest is Rhythm.MONTHLY:
        return Button(words("rhythm.button.quarterly"), AskQuarterly(branch_id))
    return Button(words("rhythm.button.monthly"), PayMonthly(branch_id))


def rhythm_line(stretches: Sequence[Stretch], today: date, words: Words) -> str:
    """How this member pays, as far as it is not by the month; "" if it is."""
    latest = stretches[-1] if stretches else None
    if latest is None or latest.rhythm is Rhythm.MONTHLY:
        return ""
    if latest.rhythm is Rhythm.QUARTERLY and latest.from_on > today:
        return words("rhythm.to_come", day=latest.from_on.isoformat())
    return words(f"rhythm.now.{latest.rhythm}")


def called_card(
    months: Sequence[Month], branch_id: int, stretches: Sequence[Stretch],
    collectors: Sequence[Member], words: Words,
) -> Card:  # fmt: skip
    """A month's dues can be paid, or a quarter's; no amount is shown until asked for."""
    if len(months) == 1:
        is_monthly = not stretches or stretches[-1].rhythm is Rhythm.MONTHLY
        also = (rhythm_button(branch_id, stretches, words),) if is_monthly else ()
        return call_card(months[0], branch_id, collectors, words, also=also)
    word = pack(months)
    buttons = (
        Button(words("dues.button.amount"), ShowMonths(branch_id, word)),
        Button(words("dues.button.paid"), ClaimMonths(branch_id, word)),
        Button(words("rhythm.button.monthly"), PayMonthly(branch_id)),
    )
    collector = collector_name(collectors, words)
    lead = words("dues.call", month=month_list(months, words), collector=collector)
    return Card(lead=lead, note=words("rhythm.once"), rows=(buttons,))


def claimed_months_card(
    months: Sequence[Month], branch_id: int, collectors: Sequence[Member], words: Words
) -> Card:
    """The claims are noted and wait for the one who collects."""
    name = collectors[0].name if collectors else words("dues.collector.nobody")
    button = Button(words("dues.button.withdraw"), WithdrawMonths(branch_id, pack(months)))
    lead = words("dues.claimed", collector=name)
    return Card(lead=lead, note=month_list(months, words), rows=((button,),))


def months_card(
    branch_id: int, payable: Sequence[Month], picked: Collection[Month], total: Decimal,
    this: Month, *, max_buttons: int, words: Words,
) -> Card:  # fmt: skip
    """Which of one's own months are paid; a press ticks one or takes the tick away."""
    buttons: list[Button | Door] = []
    for month in payable[: page_size(max_buttons, 2, most=24)]:
        label = month_label(month, this, words)
        label = words("dues.ticked", month=label) if month in picked else label
        other = set(picked) ^ {month}
        buttons.append(Button(label, PickMonths(branch_id, pack(other) if other else "")))
    chosen = [month_label(month, this, words) for month in sorted(picked)]
    fields = [(words("dues.record.months"), words("dues.separator").join(chosen))]
    fields.append((words("dues.record.total"), money(total, words)))
    tools: list[Button | Door] = [Button(words("button.back"), OwnDues(branch_id))]
    if picked:
        press = ClaimMonths(branch_id, pack(picked))
        tools.insert(0, Button(words("dues.button.paid"), press))
    return Card(
        title=words("dues.own.title"),
        lead=words("rhythm.pick" if payable else "rhythm.nothing_to_pick"),
        fields=tuple(fields) if picked else (),
        rows=(*in_rows(buttons, 3), tuple(tools)),
    )


def asked_card(member: Member, branch_id: int, words: Words) -> Card:
    """For those who collect: a member would like to pay by the quarter."""
    buttons = tuple(
        Button(words(f"rhythm.button.{key}"), DecideQuarterly(branch_id, member.id, agreed))
        for key, agreed in (("agree", True), ("disagree", False))
    )
    lead = words("rhythm.wish", name=member.name)
    return Card(lead=lead, note=words("rhythm.source"), rows=(buttons,))


def with_own_tools(
    card: Card, branch_id: int, stretches: Sequence[Stretch], today: date, *,
    is_payer: bool, max_buttons: int, words: Words,
) -> Card:  # fmt: skip
    """One's own months, with the rhythm and several months at once, as far as there is room."""
    reckon = open_button(branch_id, 0, words)
    if not is_payer:
        return replace(card, rows=(*card.rows, (reckon,)))
    tools = (
        Button(words("rhythm.button.several"), PickMonths(branch_id, "")),
        rhythm_button(branch_id, stretches, words),
        reckon,
    )
    held = [button for row in card.rows for button in row]
    rows = card.rows
    if len(held) > max_buttons - len(tools):
        rows = in_rows(held[: max_buttons - len(tools)], 3)
    said = rhythm_line(stretches, today, words)
    fields = (*card.fields, (words("rhythm.field"), said)) if said else card.fields
    return replace(card, fields=fields, rows=(*rows, tools))
