"""Recording dues for a member（记一笔）: several months, or brought by another, in private."""

from decimal import Decimal

from cards.collecting import ShowGrid
from cards.dues import month_list
from cards.payments import (
    EditPayment,
    PayFor,
    PickPayer,
    RecordFor,
    SavePayment,
    payment_card,
    people_card,
)
from chat import Button, Card, Refresh, Reply
from domain.dues import (
    LOOKS_BACK,
    MOST_MONTHS,
    Due,
    check_months,
    payable_months,
    tracked_months,
)
from domain.months import Month
from domain.people import Member
from domain.refusal import Refusal
from handlers.request import Request
from storage.dues_notices import DUES_CARD, WAITING_CARD, tell_confirmed


def record_for(request: Request, press: RecordFor) -> list[Reply]:
    """Whose dues have come? Those who owe something, or could pay ahead."""
    _check_private(request)
    branch_id, this = request.home.id, Month.of(request.today)
    rows: dict[int, list[Due]] = {}
    for due in request.records.dues.of(branch_id, this.plus(-LOOKS_BACK), this.plus(MOST_MONTHS)):
        rows.setdefault(due.member_id, []).append(due)
    amounts = _amounts(request)
    members = [
        member for member in request.members()
        if payable_months(request.home, request.now, rows.get(member.id, ()),
                          is_assessed=member.id in amounts)
    ]  # fmt: skip
    card = people_card(
        request.words("dues.record.who" if members else "dues.record.nobody"),
        members,
        lambda member: PayFor(branch_id, member.id),
        page=press.page,
        turn=lambda to: RecordFor(branch_id, to),
        back=ShowGrid(branch_id, "", 0),
        max_buttons=request.abilities.max_buttons,
        words=request.words,
    )
    return [Refresh(card)]


def pay_for(request: Request, press: PayFor) -> list[Reply]:
    """For this member; the oldest open month is ticked to begin with."""
    _check_private(request)
    member = _member(request, press.member_id)
    base = Month.of(request.today).plus(-LOOKS_BACK)
    edit = EditPayment(request.home.id, member.id, str(base), 0, 0, 0)
    called = tracked_months(request.home, request.now)
    oldest = next((month for month in _payable(request, member.id) if month in called), None)
    return [Refresh(_payment(request, edit if oldest is None else edit.toggled(oldest)))]


def edit(request: Request, press: EditPayment) -> list[Reply]:
    """A month is ticked or not, a page is turned, somebody brings it."""
    _check_private(request)
    return [Refresh(_payment(request, press))]


def pick_payer(request: Request, press: PickPayer) -> list[Reply]:
    """Another member who brings the money（代交人，中组发〔2008〕3号第十二条）."""
    _check_private(request)
    _member(request, press.member_id)
    back = EditPayment(press.branch_id, press.member_id, press.base, press.mask, 0, 0)
    _chosen(request, back)
    others = [member for member in request.members() if member.id != press.member_id]

    def with_payer(payer: Member) -> EditPayment:
        return EditPayment(
            press.branch_id, press.member_id, press.base, press.mask, payer.id, 0
        )  # fmt: skip

    card = people_card(
        request.words("dues.record.who_pays"),
        others,
        with_payer,
        page=press.page,
        turn=lambda to: PickPayer(press.branch_id, press.member_id, press.base, press.mask, to),
        back=back,
        max_buttons=request.abilities.max_buttons,
        words=request.words,
    )
    return [Refresh(card)]


def save(request: Request, press: SavePayment) -> list[Reply]:
    """The money has come: the months are confirmed, whatever was claimed before."""
    _check_private(request)
    member = _member(request, press.member_id)
    payer = _member(request, press.payer_id) if press.payer_id else None
    if payer is not None and payer.id == member.id:
        payer = None
    months = _chosen(request, EditPayment(
        press.branch_id, member.id, press.base, press.mask, press.payer_id, 0
    ))  # fmt: skip
    check_months(months, Month.of(request.today))
    book, amount = request.records.dues, _amounts(request).get(member.id)
    for month in months:
        if amount is not None:
            book.owe(request.home.id, member.id, month, amount)
        book.confirm(
            member.id, month, by=request.me.id, at=request.now,
            paid_by=None if payer is None else payer.id,
        )  # fmt: skip
        request.redraw(month, DUES_CARD)
    request.redraw(request.home.id, WAITING_CARD)
    if member.id != request.me.id:
        tell_confirmed(request.records, request.home, member.id, months, request.now)
    listed = month_list(months, request.words)
    lead = request.words("dues.record.saved", name=member.name, months=listed)
    note = "" if payer is None else request.words("dues.record.by", payer=payer.name)
    buttons = (
        Button(request.words("dues.button.record"), RecordFor(request.home.id, 0)),
        Button(request.words("button.back"), ShowGrid(request.home.id, "", 0)),
    )
    return [Refresh(Card(lead=lead, note=note, rows=(buttons,)))]


def _payment(request: Request, edit: EditPayment) -> Card:
    member = _member(request, edit.member_id)
    names = {member.id: member.name}
    if edit.payer_id:
        names[edit.payer_id] = _member(request, edit.payer_id).name
    chosen = _chosen(request, edit)
    amounts = {due.month: due.amount for due in request.records.dues.of_member(member.id)}
    monthly = _amounts(request).get(member.id, Decimal(0))
    return payment_card(
        edit,
        _payable(request, member.id),
        names,
        Month.of(request.today),
        total=sum((amounts.get(month, monthly) for month in chosen), Decimal(0)),
        max_buttons=request.abilities.max_buttons,
        words=request.words,
    )


def _chosen(request: Request, edit: EditPayment) -> list[Month]:
    """The ticked months; a card too old, or made up, or overtaken by others is refused."""
    this = Month.of(request.today)
    try:
        base = Month.read(edit.base)
    except ValueError:
        raise Refusal("refused.stale") from None
    is_fresh = this.plus(-LOOKS_BACK - 1) <= base <= this.plus(-LOOKS_BACK)
    if not is_fresh or not 0 <= edit.mask < 1 << (LOOKS_BACK + MOST_MONTHS + 2):
        raise Refusal("refused.stale")
    payable = _payable(request, edit.member_id)
    months = [base.plus(bit) for bit in range(edit.mask.bit_length()) if edit.mask >> bit & 1]
    if not set(months) <= set(payable):
        raise Refusal("dues.refused.changed")
    return months


def _payable(request: Request, member_id: int) -> list[Month]:
    dues = request.records.dues.of_member(member_id)
    is_assessed = member_id in _amounts(request)
    return payable_months(request.home, request.now, dues, is_assessed=is_assessed)


def _amounts(request: Request) -> dict[int, Decimal]:
    return request.records.dues.assessed(request.home.id, request.today)


def _member(request: Request, member_id: int) -> Member:
    """Somebody on this branch's roster; a button about anybody else is refused."""
    member = request.records.people.find(member_id, request.today)
    if member is None or member.branch_id != request.home.id:
        raise Refusal("refused.stale")
    return member


def _check_private(request: Request) -> None:
    if not request.is_private:
        raise Refusal("refused.private_only")
