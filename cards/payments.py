"""Recording dues for somebody, and what they are to pay（记一笔、核定数额）. Always private."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import ClassVar

from cards.dues import money
from cards.moments import month_name
from cards.paging import in_rows, page_of, page_size, pager
from chat import Button, Card, Door, Press, Table
from domain.months import Month
from domain.people import Member
from locales import Words


@dataclass(frozen=True, slots=True)
class RecordFor(Press):
    """For whom? A page of members."""

    tag: ClassVar[str] = "durec"

    branch_id: int
    page: int


@dataclass(frozen=True, slots=True)
class PayFor(Press):
    """For this member."""

    tag: ClassVar[str] = "dufor"

    branch_id: int
    member_id: int


@dataclass(frozen=True, slots=True)
class EditPayment(Press):
    """These months: bit n of `mask` is the n-th month from `base` on. `payer_id` 0 is the member.

    The whole choice travels in the buttons, so that nothing is half-written meanwhile.
    """

    tag: ClassVar[str] = "duedit"

    branch_id: int
    member_id: int
    base: str
    mask: int
    payer_id: int
    page: int

    def toggled(self, month: Month) -> "EditPayment":
        return replace(self, mask=self.mask ^ 1 << months_after(self.base, month))

    def has(self, month: Month) -> bool:
        return bool(self.mask >> months_after(self.base, month) & 1)


@dataclass(frozen=True, slots=True)
class PickPayer(Press):
    """Who brings it（代交人）?"""

    tag: ClassVar[str] = "dupayer"

    branch_id: int
    member_id: int
    base: str
    mask: int
    page: int


@dataclass(frozen=True, slots=True)
class SavePayment(Press):
    tag: ClassVar[str] = "dusave"

    branch_id: int
    member_id: int
    base: str
    mask: int
    payer_id: int


@dataclass(frozen=True, slots=True)
class AssessDues(Press):
    """Whose monthly amount? A page of members."""

    tag: ClassVar[str] = "dulist"

    branch_id: int
    page: int


@dataclass(frozen=True, slots=True)
class AskAmount(Press):
    """This member's."""

    tag: ClassVar[str] = "duask"

    branch_id: int
    member_id: int


def months_after(base: str, month: Month) -> int:
    """How many months after `base`; raises ValueError before it."""
    first = Month.read(base)
    after = (month.year - first.year) * 12 + month.number - first.number
    if after < 0:
        raise ValueError(f"{month} is before {base}")
    return after


def people_card(
    lead: str, members: Sequence[Member], press: Callable[[Member], Press], *, page: int,
    turn: Callable[[int], Press], back: Press, max_buttons: int, words: Words,
    also: Sequence[Button] = (), note: str = "",
) -> Card:  # fmt: skip
    """Names to choose from, page by page."""
    shown, page, pages = page_of(members, page, page_size(max_buttons, 2 + len(also), most=24))
    buttons = [Button(member.name, press(member)) for member in shown]
    last = (*also, Button(words("button.back"), back))
    rows = (*in_rows(buttons, 3), *pager(page, pages, turn, words), last)
    return Card(lead=lead, note=note, rows=rows)


def payment_card(
    edit: EditPayment, months: Sequence[Month], names: Mapping[int, str], this: Month,
    *, total: Decimal, max_buttons: int, words: Words,
) -> Card:  # fmt: skip
    """Which months are paid; a press ticks one or takes the tick away."""
    shown, page, pages = page_of(months, edit.page, page_size(max_buttons, 4, most=24))
    edit = replace(edit, page=page)
    buttons = []
    for month in shown:
        label = month_label(month, this, words)
        label = words("dues.ticked", month=label) if edit.has(month) else label
        buttons.append(Button(label, edit.toggled(month)))
    payer = names.get(edit.payer_id, "")
    chosen = [month_label(month, this, words) for month in months if edit.has(month)]
    picked = words("dues.separator").join(chosen) or words("dues.record.no_month")
    fields = [(words("dues.record.months"), picked)]
    if chosen:
        fields.append((words("dues.record.total"), money(total, words)))
    if payer:
        fields.append((words("dues.record.payer"), payer))
    key = (edit.branch_id, edit.member_id, edit.base, edit.mask)
    tools: list[Button | Door] = [
        Button(words("dues.button.payer"), PickPayer(*key, 0)),
        Button(words("button.back"), RecordFor(edit.branch_id, 0)),
    ]
    if chosen:
        tools.insert(0, Button(words("button.yes"), SavePayment(*key, edit.payer_id)))
    return Card(
        title=words("dues.record.title", name=names[edit.member_id]),
        lead=words("dues.record.lead"),
        fields=tuple(fields),
        note="\n".join((words("ledger.how_paid" if chosen else "ledger.how_given"),
                        words("ledger.consent"))),
        rows=(*in_rows(buttons, 3), *pager(page, pages, lambda to: replace(edit, page=to), words),
              tuple(tools)),
    )  # fmt: skip


def assess_card(
    members: Sequence[Member], amounts: Mapping[int, Decimal], branch_id: int, *, page: int,
    back: Press, said: str, max_buttons: int, words: Words, also: Sequence[Button] = (),
) -> Card:  # fmt: skip
    """Everybody's monthly amount, and buttons to change one."""
    size = page_size(max_buttons, 2 + len(also), most=24)
    shown, _, _ = page_of(members, page, size)
    card = people_card(
        said or words("dues.assess.lead"), members, lambda one: AskAmount(branch_id, one.id),
        page=page, turn=lambda to: AssessDues(branch_id, to), back=back,
        max_buttons=max_buttons, words=words, also=also,
    )  # fmt: skip
    rows = tuple(
        (one.name, money(amounts[one.id], words) if one.id in amounts else words("dues.mark.none"))
        for one in shown
    )
    headings = (words("dues.heading.name"), words("dues.heading.monthly"))
    return replace(card, title=words("dues.assess.title"), table=Table(headings, rows))


def month_label(month: Month, this: Month, words: Words) -> str:
    """Such as 11月; with its year if that is another one."""
    return month_name(month, words) if month.year == this.year else str(month)
