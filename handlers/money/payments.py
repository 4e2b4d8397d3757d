"""Recording dues for a member（记一笔）: several months, or brought by another, in private."""

from dataclasses import replace
from decimal import Decimal

from cards.collecting import ShowGrid
from cards.dues import month_list
from cards.dues_ledger import PayByUnit, SaveAgreed, decide_card, receipt_card
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
from domain.dues_ledger_actions import Decision, rule_on_payment
from domain.months import Month
from domain.refusal import Refusal
from handlers.money.choosing import KIND, chosen, payable, payer_name, the_member
from handlers.request import Request
from storage.dues_confirming import follow_up
from storage.receiving import RELATIVE, due_for, receive


def record_for(request: Request, press: RecordFor) -> list[Reply]:
    """Whose dues have come? Those who owe something, or could pay ahead."""
    _check_private(request)
    branch_id, this = request.home.id, Month.of(request.today)
    rows: dict[int, list[Due]] = {}
    for due in request.records.dues.of(branch_id, this.plus(-LOOKS_BACK), this.plus(MOST_MONTHS)):
        rows.setdefault(due.member_id, []).append(due)
    amounts = request.records.dues.assessed(branch_id, request.today)
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
    member = the_member(request, press.member_id)
    base = Month.of(request.today).plus(-LOOKS_BACK)
    edit = EditPayment(request.home.id, member.id, str(base), 0, 0, 0)
    called = tracked_months(request.home, request.now)
    oldest = next((month for month in payable(request, member.id) if month in called), None)
    return [Refresh(_payment(request, edit if oldest is None else edit.toggled(oldest)))]


def edit(request: Request, press: EditPayment) -> list[Reply]:
    """A month is ticked or not, a page is turned, somebody brings it."""
    _check_private(request)
    return [Refresh(_payment(request, press))]


def pick_payer(request: Request, press: PickPayer) -> list[Reply]:
    """A relative or another member brings the money（代交人，中组发〔2008〕3号第十二条）."""
    _check_private(request)
    the_member(request, press.member_id)
    back = EditPayment(press.branch_id, press.member_id, press.base, press.mask, 0, 0)
    chosen(request, back)
    others = [member for member in request.members() if member.id != press.member_id]
    words = request.words
    also = (
        Button(words("ledger.button.relative"), replace(back, payer_id=RELATIVE)),
        Button(words("ledger.button.unit"), PayByUnit(press.branch_id)),
    )
    card = people_card(
        words("dues.record.who_pays"),
        others,
        lambda payer: replace(back, payer_id=payer.id),
        page=press.page,
        turn=lambda to: PickPayer(press.branch_id, press.member_id, press.base, press.mask, to),
        back=back,
        max_buttons=request.abilities.max_buttons,
        words=words,
        also=also,
        note=words("ledger.who_pays_note"),
    )
    return [Refresh(card)]


def save(request: Request, press: SavePayment) -> list[Reply]:
    """The money has come; more than half a year at once is for the branch to decide first."""
    _check_private(request)
    edit = EditPayment(press.branch_id, press.member_id, press.base, press.mask, press.payer_id, 0)
    months, this = chosen(request, edit), Month.of(request.today)
    check_months(months, this)
    ruling = rule_on_payment(months, this, has_consent=True)
    if ruling.decision is Decision.NEEDS_BRANCH:
        agreed = SaveAgreed(
            press.branch_id, press.member_id, press.base, press.mask, press.payer_id
        )
        return [Refresh(decide_card(months, agreed, edit, request.words))]
    return _save(request, edit, months)


def save_agreed(request: Request, press: SaveAgreed) -> list[Reply]:
    """The branch has decided on so many months（支部已定）."""
    _check_private(request)
    edit = EditPayment(press.branch_id, press.member_id, press.base, press.mask, press.payer_id, 0)
    months = chosen(request, edit)
    check_months(months, Month.of(request.today))
    return _save(request, edit, months)


def _save(request: Request, edit: EditPayment, months: list[Month]) -> list[Reply]:
    """The months are confirmed, whatever was claimed before."""
    member, words = the_member(request, edit.member_id), request.words
    request.drop_question()
    payer = payer_name(request, edit)
    receipt = receive(
        request.records, request.home, member.id, months, by=request.me.id, now=request.now,
        payer_id=edit.payer_id,
    )  # fmt: skip
    follow_up(
        request.records, request.home, member.id, months, request.now,
        is_own=member.id == request.me.id,
    )  # fmt: skip
    lead = words("dues.record.saved", name=member.name, months=month_list(months, words))
    buttons = (
        Button(words("dues.button.record"), RecordFor(request.home.id, 0)),
        Button(words("button.back"), ShowGrid(request.home.id, "", 0)),
    )
    return [Refresh(receipt_card(lead, receipt, payer, buttons, words))]


def _payment(request: Request, edit: EditPayment) -> Card:
    member = the_member(request, edit.member_id)
    names = {member.id: member.name}
    if payer := payer_name(request, edit):
        names[edit.payer_id] = payer
    months = chosen(request, edit)
    request.ask(KIND, f"{member.id}:{edit.base}:{edit.mask}:{edit.payer_id}")
    due = due_for(request.records, request.home, member.id, months, request.now)
    return payment_card(
        edit,
        payable(request, member.id),
        names,
        Month.of(request.today),
        total=sum(due.values(), Decimal(0)),
        max_buttons=request.abilities.max_buttons,
        words=request.words,
    )


def _check_private(request: Request) -> None:
    if not request.is_private:
        raise Refusal("refused.private_only")
