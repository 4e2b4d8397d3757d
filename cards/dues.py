"""Dues as the group and each member see them（党费）: counts aloud, one's own in private."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from cards.moments import month_name
from cards.paging import in_rows
from chat import Button, Card, Door, Press, Table
from domain.dues import Due, DuesTally, DueState
from domain.dues_ledger_payments import received, stands
from domain.dues_ledger_views import views_of
from domain.months import Month
from domain.people import Member, Office
from locales import Words

MONTHS_SHOWN = 6
"""How many of one's own months stand on a card."""


@dataclass(frozen=True, slots=True)
class ShowAmount(Press):
    """One's own amount（看数额）."""

    tag: ClassVar[str] = "duamt"

    month: str
    branch_id: int


@dataclass(frozen=True, slots=True)
class ClaimPaid(Press):
    """The member says it is paid（我已交）."""

    tag: ClassVar[str] = "dupaid"

    month: str
    branch_id: int


@dataclass(frozen=True, slots=True)
class WithdrawClaim(Press):
    """… and takes it back while nobody has confirmed it（撤回）."""

    tag: ClassVar[str] = "duback"

    month: str
    branch_id: int


@dataclass(frozen=True, slots=True)
class OpenCall(Press):
    """What a neutral message is about（打开）."""

    tag: ClassVar[str] = "duopen"

    month: str
    branch_id: int


@dataclass(frozen=True, slots=True)
class OwnDues(Press):
    """All of one's own months（我的党费）."""

    tag: ClassVar[str] = "dumine"

    branch_id: int


def group_card(month: Month, tally: DuesTally, words: Words) -> Card:
    """Hangs in the group: how many are confirmed, never who."""
    seen = views_of(paid=tally.confirmed, members=tally.expected).group_digest
    return Card(
        lead=words("dues.group", month=month_name(month, words), paid=seen.paid,
                   expected=seen.total),
        rows=((Door(words("dues.button.mine"), "dues"),),),
    )  # fmt: skip


def neutral_card(month: Month, branch_id: int, words: Words) -> Card:
    """What a phone may show to anybody who looks at it."""
    button = Button(words("dues.button.open"), OpenCall(str(month), branch_id))
    return Card(lead=words("dues.neutral", month=month_name(month, words)), rows=((button,),))


def call_card(
    month: Month, branch_id: int, collectors: Sequence[Member], words: Words, *,
    also: Sequence[Button] = (),
) -> Card:  # fmt: skip
    """A month's dues can be paid; no amount is shown until asked for."""
    lead = words("dues.call", month=month_name(month, words),
                 collector=collector_name(collectors, words))  # fmt: skip
    buttons = (
        Button(words("dues.button.amount"), ShowAmount(str(month), branch_id)),
        Button(words("dues.button.paid"), ClaimPaid(str(month), branch_id)),
        *also,
    )
    return Card(lead=lead, rows=(buttons,))


def claimed_card(month: Month, branch_id: int, collectors: Sequence[Member], words: Words) -> Card:
    """The claim is noted and waits for the one who collects."""
    name = collectors[0].name if collectors else words("dues.collector.nobody")
    button = Button(words("dues.button.withdraw"), WithdrawClaim(str(month), branch_id))
    lead = words("dues.claimed", collector=name)
    return Card(lead=lead, note=month_name(month, words), rows=((button,),))


def own_card(
    dues: Sequence[Due], amount: Decimal | None, branch_id: int,
    collectors: Sequence[Member], words: Words, *, deferred: Collection[Month] = (),
) -> Card:  # fmt: skip
    """One's own months with their amounts, for nobody else's eyes; the newest last."""
    shown = dues[-MONTHS_SHOWN:]
    title = words("dues.own.title")
    if amount is None and not shown:
        return Card(title=title, lead=words("dues.own.not_assessed"))
    rows = tuple(
        (str(due.month), _state(due, deferred, words), money(due.amount, words)) for due in shown
    )
    headings = tuple(words(f"dues.heading.{name}") for name in ("month", "state", "amount"))
    each = (words("dues.own.monthly"), words("dues.own.none") if amount is None
            else money(amount, words))  # fmt: skip
    note = words("dues.own.give", collector=collector_name(collectors, words))
    is_owing = any(due.state is DueState.DUE for due in shown)
    return Card(
        title=title,
        lead="" if rows else words("dues.own.nothing_yet"),
        fields=(each,),
        table=Table(headings, rows) if rows else None,
        note=note if is_owing else "",
        rows=(
            *_own_row(shown, DueState.DUE, branch_id, words),
            *_own_row(shown, DueState.CLAIMED, branch_id, words),
        ),
    )


def collector_name(collectors: Sequence[Member], words: Words) -> str:
    """Such as 组织委员李敏, to whom dues are given."""
    if not collectors:
        return words("dues.collector.nobody")
    first = collectors[0]
    for office in (Office.ORGANIZATION_COMMISSIONER, Office.SECRETARY, Office.DEPUTY_SECRETARY):
        if office in first.offices:
            return words(f"dues.collector.{office}", name=first.name)
    return words("dues.collector.delegate", name=first.name)


def money(amount: Decimal, words: Words) -> str:
    """Such as 27.00元."""
    return words("dues.money", amount=f"{amount:.2f}")


def month_list(months: Sequence[Month], words: Words) -> str:
    """Such as 10月、11月."""
    return words("dues.separator").join(month_name(month, words) for month in months)


def _own_row(
    dues: Sequence[Due], state: DueState, branch_id: int, words: Words
) -> tuple[tuple[Button | Door, ...], ...]:
    """A button that claims or takes back; where there are several months, one for each."""
    mine = [due for due in dues if due.state is state]
    kind: type[ClaimPaid | WithdrawClaim] = ClaimPaid
    key = "paid"
    if state is DueState.CLAIMED:
        kind, key = WithdrawClaim, "withdraw"
    buttons = []
    for due in mine:
        month = month_name(due.month, words)
        label = words(f"dues.button.{key}") if len(mine) == 1 else month
        long = words(f"dues.long.{key}", month=month)
        buttons.append(Button(label, kind(str(due.month), branch_id), long))
    return in_rows(buttons, 3)


def _state(due: Due, deferred: Collection[Month], words: Words) -> str:
    """How one's own month stands, with what is still to be paid or was given beyond it."""
    seen = stands(due)
    if due.state is DueState.CONFIRMED and seen.voluntary:
        return words("ledger.state.more", amount=money(seen.voluntary, words))
    if due.state is DueState.DUE and received(due):
        return words("ledger.state.part", amount=money(seen.outstanding, words))
    if due.state is DueState.DUE and due.month in deferred:
        return words("ledger.state.deferred")
    return words(f"dues.state.{due.state}")
