"""Taking dues in（收党费）: one payment of a member, whole or in part, for one month or several."""

from datetime import datetime
from decimal import Decimal

from domain.dues import payable_months
from domain.dues_ledger_actions import PayerKind
from domain.dues_ledger_payments import Receipt, received, spread, stands
from domain.months import Month
from domain.people import Branch
from storage.records import Records

RELATIVE = -1
"""Stands for the payer who is no member of the branch（亲属代交）."""


def payable_of(records: Records, branch: Branch, member_id: int, now: datetime) -> list[Month]:
    """The months that can be recorded for a member today（可登记的月份）."""
    today = now.astimezone(branch.timezone).date()
    is_assessed = member_id in records.dues.assessed(branch.id, today)
    mine = records.dues.of_member(member_id)
    return payable_months(branch, now, mine, is_assessed=is_assessed)


def due_for(
    records: Records, branch: Branch, member_id: int, months: list[Month], now: datetime
) -> dict[Month, Decimal]:
    """What is still to be paid for each of these months, in yuan（应交）."""
    today = now.astimezone(branch.timezone).date()
    monthly = records.dues.assessed(branch.id, today).get(member_id, Decimal(0))
    rows = {due.month: due for due in records.dues.of_member(member_id)}
    return {
        month: stands(rows[month]).outstanding if month in rows else monthly for month in months
    }


def receive(
    records: Records, branch: Branch, member_id: int, months: list[Month], *, by: int,
    now: datetime, paid: Decimal | None = None, payer_id: int = 0,
) -> Receipt:  # fmt: skip
    """The money has come, exactly what is due where no amount is said; the months open for it."""
    today = now.astimezone(branch.timezone).date()
    due = due_for(records, branch, member_id, months, now)
    whole = sum(due.values(), Decimal(0))
    amount = whole if paid is None else paid
    monthly = records.dues.assessed(branch.id, today).get(member_id)
    paid_by = payer_id if payer_id not in (0, RELATIVE, member_id) else None
    payer = PayerKind.RELATIVE.value if payer_id == RELATIVE else ""
    settled = []
    for month, part in spread(amount, due).items():
        if not part and due[month]:
            continue
        if monthly is not None:
            records.dues.owe(branch.id, member_id, month, monthly)
        row = records.dues.find(member_id, month)
        assert row is not None
        got = received(row) + part
        if got < row.amount:
            records.ledger.take_part(row, got, paid_by=paid_by, payer=payer)
            continue
        more = None if got == row.amount else got
        records.dues.confirm(
            member_id, month, by=by, at=now, paid_by=paid_by, paid=more, payer=payer
        )
        settled.append(month)
    return Receipt(months=tuple(months), settled=tuple(settled), due=whole, paid=amount)
