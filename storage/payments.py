"""Lists of payments that wait to be confirmed（交费表）, and who could pay what."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from domain.dues import LOOKS_BACK, MOST_MONTHS, Due, DueState, payable_months
from domain.dues_ledger_payments import stands
from domain.months import Month
from domain.payment_matching import Payer, Payment
from domain.people import Branch
from storage.changes import Changes
from storage.dues import DuesBook
from storage.people import People
from storage.tables.money import payment_lines, payment_lists

_BY = select(payment_lists.c.id).where(
    payment_lists.c.branch_id == bindparam("branch_id"),
    payment_lists.c.sent_by == bindparam("member_id"),
)
_LIST = select(payment_lists.c.id).where(
    payment_lists.c.id == bindparam("list_id"), payment_lists.c.branch_id == bindparam("branch_id")
)
_LINES = (
    select(payment_lines)
    .where(payment_lines.c.list_id == bindparam("list_id"))
    .order_by(payment_lines.c.id)
)


class PaymentLists:
    """Only what fitted is kept, and only until it is confirmed or dropped."""

    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes

    def keep(self, branch_id: int, payments: Iterable[Payment], *, by: int) -> int:
        """Keep what fits for one tap, in place of the same person's list before; its id."""
        for old in self._connection.scalars(_BY, {"branch_id": branch_id, "member_id": by}).all():
            self.drop(old)
        list_id = self._changes.insert(payment_lists, branch_id=branch_id, sent_by=by)
        for payment in payments:
            self._changes.insert(
                payment_lines, list_id=list_id, member_id=payment.member_id,
                month=str(payment.month), amount=payment.amount,
            )  # fmt: skip
        return list_id

    def find(self, branch_id: int, list_id: int) -> list[Payment] | None:
        """What waits, None if the list is settled, dropped or another branch's."""
        key = {"list_id": list_id, "branch_id": branch_id}
        if self._connection.scalar(_LIST, key) is None:
            return None
        return [
            Payment(member_id=row.member_id, month=Month.read(row.month), amount=row.amount)
            for row in self._connection.execute(_LINES, {"list_id": list_id})
        ]

    def drop(self, list_id: int) -> None:
        for row in self._connection.execute(_LINES, {"list_id": list_id}).all():
            self._changes.delete(payment_lines, row.id)
        self._changes.delete(payment_lists, list_id)


def payers(people: People, book: DuesBook, branch: Branch, now: datetime) -> list[Payer]:
    """Everybody on the roster, and what may be recorded for them（补交、预交各不超过限）."""
    today = now.astimezone(branch.timezone).date()
    this = Month.of(today)
    rows: dict[int, list[Due]] = {}
    for due in book.of(branch.id, this.plus(-LOOKS_BACK), this.plus(MOST_MONTHS)):
        rows.setdefault(due.member_id, []).append(due)
    assessed = book.assessed(branch.id, today)
    found = []
    for member in people.of(branch.id, today):
        mine, monthly = rows.get(member.id, []), assessed.get(member.id)
        amounts = {due.month: stands(due).outstanding for due in mine}
        months = payable_months(branch, now, mine, is_assessed=monthly is not None)
        found.append(
            Payer(
                member_id=member.id,
                name=member.name,
                open={
                    month: amount
                    for month in months
                    if (amount := amounts.get(month, monthly)) is not None
                },
                confirmed=frozenset(d.month for d in mine if d.state is DueState.CONFIRMED),
            )
        )
    return found
