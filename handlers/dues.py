"""Dues（党费）: the month's counts, the grid for those who collect, one's own for everybody."""

from cards.collecting import (
    MONTHS_ACROSS,
    ConfirmAllDues,
    ConfirmDues,
    ShowGrid,
    ShowWaiting,
    Waiting,
    grid_card,
    waiting_card,
)
from cards.collecting_sheet import Sheet
from cards.dues import OwnDues, group_card, own_card
from cards.rhythms import with_own_tools
from cards.undo import undo_button
from chat import Button, Card, Refresh, Reply, Tell, line
from domain.access import Right
from domain.dues import Due, tally_dues, tracked_months
from domain.dues_ledger import excused_months
from domain.handovers import total_of
from domain.months import Month
from domain.periods import read_month
from domain.refusal import Refusal
from handlers.request import Request
from storage.dues_confirming import confirm_months
from storage.dues_notices import collectors


def show(request: Request, words: str) -> list[Reply]:
    """/dues: in private the grid or one's own months, in the group counts only."""
    month = _asked(request, words)
    collects = request.may(Right.COLLECT_DUES)
    private = _grid(request, month, 0) if collects else _own(request)
    return [Tell(private, aloud=None if request.is_private else _counts(request, month))]


def open_own(request: Request, _: str) -> list[Reply]:
    """The group card's door: one's own months."""
    return [Tell(_own(request))]


def show_own(request: Request, _: OwnDues) -> list[Reply]:
    _check_private(request)
    return [Tell(_own(request))]


def show_grid(request: Request, press: ShowGrid) -> list[Reply]:
    _check_private(request)
    request.drop_question()
    return [Refresh(_grid(request, _asked(request, press.month), press.page))]


def show_waiting(request: Request, press: ShowWaiting) -> list[Reply]:
    _check_private(request)
    return [Refresh(_waiting(request, page=press.page))]


def confirm(request: Request, press: ConfirmDues) -> list[Reply]:
    """One claim is right: the money has come."""
    _check_private(request)
    waiting = request.records.dues.waiting(request.home.id)
    mine = [
        due for due in waiting if (due.member_id, str(due.month)) == (press.member_id, press.month)
    ]
    if not mine:
        raise Refusal("dues.refused.not_waiting")
    return _confirm(request, mine)


def confirm_all(request: Request, press: ConfirmAllDues) -> list[Reply]:
    """Everything that stood on the card; what came since waits to be seen first."""
    _check_private(request)
    seen = [
        due for due in request.records.dues.waiting(request.home.id)
        if due.claimed_at is not None and int(due.claimed_at.timestamp() * 1000) <= press.upto
    ]  # fmt: skip
    if not seen:
        raise Refusal("dues.refused.not_waiting")
    return _confirm(request, seen)


def _confirm(request: Request, dues: list[Due]) -> list[Reply]:
    by_member: dict[int, list[Month]] = {}
    for due in dues:
        by_member.setdefault(due.member_id, []).append(due.month)
    confirm_months(request.records, request.home, by_member, by=request.me.id, now=request.now)
    said = request.words("dues.confirmed_now", count=len(dues))
    number = request.records.audit.next_number(request.home.id)
    undo = undo_button(request.home.id, number, request.words)
    return [Refresh(_waiting(request, undo=undo)), Tell(line(said))]


def _waiting(request: Request, *, page: int = 0, undo: Button | None = None) -> Card:
    waiting = Waiting(
        branch_id=request.home.id,
        dues=request.records.dues.waiting(request.home.id),
        names=request.records.people.names(request.home.id),
        page=page,
        undo=undo,
    )
    return waiting_card(waiting, request.abilities.max_buttons, request.words)


def _grid(request: Request, month: Month | None, page: int) -> Card:
    branch, book = request.home, request.records.dues
    tracked = tracked_months(branch, request.now)
    months = [one for one in tracked if month is not None and one <= month][-MONTHS_ACROSS:]
    sheet = Sheet(
        branch_id=branch.id,
        months=months,
        members=request.members(),
        dues=book.of(branch.id, months[0], months[-1]) if months else (),
        waiting=len(book.waiting(branch.id)),
        held=total_of(book.held(branch.id)),
        quarterly=request.records.rhythms.quarterly(branch.id, request.today),
        deferred=_deferred(request),
        page=page,
        max_buttons=request.abilities.max_buttons,
    )
    return grid_card(sheet, request.words)


def _deferred(request: Request) -> dict[int, frozenset[Month]]:
    """By member, the months the branch lets them pay later（延交）."""
    by_member = request.records.ledger.deferrals_of(request.home.id)
    return {member_id: excused_months(mine) for member_id, mine in by_member.items()}


def _counts(request: Request, month: Month | None) -> Card:
    if month is None:
        return line(request.aloud("dues.grid.none"))
    rows = request.records.dues.of_month(request.home.id, month)
    return group_card(month, tally_dues(rows), request.aloud)


def _own(request: Request) -> Card:
    branch, member = request.home, request.me
    tracked = tracked_months(branch, request.now)
    dues = [
        due for due in request.records.dues.of_member(member.id)
        if tracked and due.month >= tracked[0]
    ]  # fmt: skip
    amount = request.records.dues.assessed(branch.id, request.today).get(member.id)
    heads = collectors(request.records, branch, request.today)
    return with_own_tools(
        own_card(
            dues, amount, branch.id, heads, request.words,
            deferred=_deferred(request).get(member.id, frozenset()),
        ), branch.id,
        request.records.rhythms.of_member(member.id, request.today), request.today,
        is_payer=amount is not None,
        max_buttons=request.abilities.max_buttons, words=request.words,
    )  # fmt: skip


def _asked(request: Request, words: str) -> Month | None:
    """The month that is meant, the latest without one; None if none has been called yet."""
    tracked = tracked_months(request.home, request.now)
    if not words.strip():
        return tracked[-1] if tracked else None
    month = read_month(words, request.today)
    if month not in tracked:
        raise Refusal("dues.refused.not_tracked")
    return month


def _check_private(request: Request) -> None:
    if not request.is_private:
        raise Refusal("refused.private_only")
