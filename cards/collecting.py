"""Dues as those who collect them see them（收党费）: the grid, and what waits. Always private."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from cards.collecting_sheet import Sheet, mark_of
from cards.collecting_tools import tool_rows
from cards.dues import money
from cards.dues_ledger import large_field
from cards.moments import month_name
from cards.paging import in_rows, page_of, page_size, pager
from chat import Button, Card, Door, Press, Table
from domain.dues import Due, DueState, tally_dues
from domain.dues_ledger_payments import stands
from locales import Words

MONTHS_ACROSS = 3
"""How many months fit beside a name on a phone."""

PAGE = 40


@dataclass(frozen=True, slots=True)
class ShowGrid(Press):
    tag: ClassVar[str] = "dugrid"

    branch_id: int
    month: str
    page: int


@dataclass(frozen=True, slots=True)
class ShowWaiting(Press):
    tag: ClassVar[str] = "duwait"

    branch_id: int
    page: int


@dataclass(frozen=True, slots=True)
class ConfirmDues(Press):
    tag: ClassVar[str] = "duok"

    branch_id: int
    member_id: int
    month: str


@dataclass(frozen=True, slots=True)
class ConfirmAllDues(Press):
    """All that waited when the card was drawn: claimed not after `upto`, in milliseconds."""

    tag: ClassVar[str] = "duall"

    branch_id: int
    upto: int


@dataclass(frozen=True, slots=True)
class RemindUnpaid(Press):
    """Remind those who have not paid, privately（催一下）."""

    tag: ClassVar[str] = "duremind"

    branch_id: int
    month: str


def grid_card(sheet: Sheet, words: Words) -> Card:
    """A row for each member; the marks are explained below."""
    if not sheet.months:
        return Card(title=words("dues.grid.title"), lead=words("dues.grid.none"),
                    rows=tool_rows(sheet.branch_id, sheet.max_buttons, words))  # fmt: skip
    month = sheet.months[-1]
    found = {(due.member_id, due.month): due for due in sheet.dues}
    shown, page, pages = page_of(sheet.members, sheet.page, PAGE)
    headings = (words("dues.heading.name"), *(month_name(one, words) for one in sheet.months))
    rows = tuple(
        (member.name, *(mark_of(sheet, found.get((member.id, one)), words) for one in sheet.months))
        for member in shown
    )
    tally = tally_dues(due for due in sheet.dues if due.month == month)
    counts = words("dues.grid.counts", paid=tally.confirmed, expected=tally.expected,
                   claimed=tally.claimed)  # fmt: skip
    if later := sum(sheet.may_wait(due) for due in sheet.dues if due.month == month):
        counts += words("ledger.grid.deferred", deferred=later)
    mine = [due for due in sheet.dues if due.month == month]
    unpaid = sum(
        due.state is DueState.DUE and not sheet.is_early(due) and not sheet.may_wait(due)
        for due in mine
    )
    urgent = _urgent(sheet, unpaid, words)
    turning = pager(page, pages, lambda to: ShowGrid(sheet.branch_id, str(month), to), words)
    room = sheet.max_buttons - sum(map(len, (*urgent, *turning)))

    return Card(
        title=words("dues.grid.title"),
        fields=(
            (month_name(month, words), counts),
            (words("handover.held"), money(sheet.held, words)),
            *large_field(sheet.dues, words),
        ),
        table=Table(headings, rows),
        note=words("dues.grid.marks") + words("ledger.grid.marks"),
        rows=(*urgent, *tool_rows(sheet.branch_id, room, words), *turning),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What waits for confirmation in a branch, with everybody's name."""

    branch_id: int
    dues: Sequence[Due]
    names: Mapping[int, str]
    page: int = 0
    said: str = ""
    """What has just been done, for the one who did it."""
    undo: Button | None = None


def waiting_card(waiting: Waiting, max_buttons: int, words: Words) -> Card:
    """What members say they paid: to be confirmed one by one or all at once."""
    title, branch_id = words("dues.waiting.title"), waiting.branch_id
    back = Button(words("button.back"), ShowGrid(branch_id, "", 0))
    undo = () if waiting.undo is None else (waiting.undo,)
    if not waiting.dues:
        lead = words("dues.waiting.none")
        return Card(title=title, lead=f"{waiting.said}\n{lead}".strip(), rows=((*undo, back),))
    size = page_size(max_buttons, 3 + len(undo))
    shown, page, pages = page_of(waiting.dues, waiting.page, size)
    buttons, rows = [], []
    for due in shown:
        name, month = waiting.names[due.member_id], month_name(due.month, words)
        long = words("dues.long.confirm", name=name, month=month)
        buttons.append(Button(name, ConfirmDues(branch_id, due.member_id, str(due.month)), long))
        rows.append((name, month, money(stands(due).outstanding, words)))
    upto = max(int(due.claimed_at.timestamp() * 1000) for due in waiting.dues if due.claimed_at)
    every = Button(words("dues.button.all"), ConfirmAllDues(branch_id, upto),
                   words("dues.long.all"))  # fmt: skip
    headings = tuple(words(f"dues.heading.{name}") for name in ("name", "month", "amount"))
    return Card(
        title=title,
        lead=waiting.said,
        table=Table(headings, tuple(rows)),
        note=words("dues.waiting.note", count=len(waiting.dues)),
        rows=(
            *in_rows(buttons, 3),
            (every, *undo, back),
            *pager(page, pages, lambda to: ShowWaiting(branch_id, to), words),
        ),
    )


def _urgent(sheet: Sheet, unpaid: int, words: Words) -> tuple[tuple[Button | Door, ...], ...]:
    buttons: list[Button] = []
    if sheet.waiting:
        long = words("dues.long.waiting", count=sheet.waiting)
        buttons.append(Button(words("dues.button.waiting"), ShowWaiting(sheet.branch_id, 0), long))
    if unpaid:
        press = RemindUnpaid(sheet.branch_id, str(sheet.months[-1]))
        long = words("dues.long.remind", count=unpaid)
        buttons.append(Button(words("dues.button.remind"), press, long))
    return (tuple(buttons),) if buttons else ()
