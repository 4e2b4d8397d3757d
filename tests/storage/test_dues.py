"""Who owes what for which month, to the fen."""

from datetime import date
from decimal import Decimal

import pytest

from domain.dues import DueState
from domain.months import Month
from tests.storage.kit import NOON, TODAY, later

MARCH, APRIL = Month(2026, 3), Month(2026, 4)


@pytest.fixture
def march(branch):
    branch.visit(lambda r: r.dues.owe(branch.id, branch.li, MARCH, Decimal("12.34")))


def find(branch, month=MARCH):
    return branch.do(lambda records: records.dues.find(branch.li, month))


def test_an_amount_is_kept_to_the_fen(branch, march):
    assert find(branch).amount == Decimal("12.34")
    assert branch.rows("SELECT amount FROM dues")[0].amount == 1234


def test_what_is_finer_than_a_fen_is_a_bug(branch):
    with pytest.raises(Exception, match="finer than a fen"):
        branch.visit(lambda r: r.dues.owe(branch.id, branch.li, MARCH, Decimal("1.234")))


def test_a_month_is_opened_once(branch, march):
    again = branch.visit(lambda r: r.dues.owe(branch.id, branch.li, MARCH, Decimal("99")))

    assert again is False
    assert find(branch).amount == Decimal("12.34")


def test_from_due_to_claimed_to_confirmed(branch, march):
    assert find(branch).state is DueState.DUE
    branch.visit(lambda r: r.dues.claim(branch.li, MARCH, NOON), by=branch.li)
    assert find(branch).state is DueState.CLAIMED
    branch.visit(lambda r: r.dues.confirm(branch.li, MARCH, by=branch.wang, at=later(hours=1)))

    due = find(branch)
    assert (due.state, due.claimed_at, due.confirmed_at) == (
        DueState.CONFIRMED, NOON, later(hours=1),
    )  # fmt: skip


def test_confirming_twice_is_said_to_have_changed_nothing(branch, march):
    def confirm():
        return branch.visit(lambda r: r.dues.confirm(branch.li, MARCH, by=branch.wang, at=NOON))

    assert [confirm(), confirm()] == [True, False]


def test_nobody_pays_for_a_month_that_is_not_open(branch):
    with pytest.raises(LookupError):
        branch.visit(lambda r: r.dues.claim(branch.li, APRIL, NOON))


def test_somebody_else_may_have_paid(branch, march):
    branch.visit(
        lambda r: r.dues.confirm(branch.li, MARCH, by=branch.wang, at=NOON, paid_by=branch.wang)
    )
    assert find(branch).paid_by == branch.wang

    branch.visit(lambda r: r.dues.reopen(branch.li, MARCH))
    due = find(branch)
    assert (due.state, due.paid_by, due.confirmed_at) == (DueState.DUE, None, None)


@pytest.mark.parametrize(
    ("day", "amount"),
    [(date(2025, 12, 31), None), (date(2026, 1, 1), "10"), (TODAY, "20"), (date(2027, 1, 1), "20")],
)
def test_an_amount_holds_from_its_day(branch, day, amount):
    for start, much in ((date(2026, 1, 1), "10"), (TODAY, "20")):
        branch.visit(lambda r, on=start, m=much: r.dues.assess(branch.li, Decimal(m), on=on))

    assessed = branch.do(lambda records: records.dues.assessed(branch.id, day))
    assert assessed == ({} if amount is None else {branch.li: Decimal(amount)})


def test_a_month_of_the_branch_in_roster_order(branch, march):
    branch.visit(lambda r: r.dues.owe(branch.id, branch.wang, MARCH, Decimal("5")))
    branch.visit(lambda r: r.dues.owe(branch.id, branch.wang, APRIL, Decimal("5")))

    month = branch.do(lambda records: records.dues.of_month(branch.id, MARCH))
    both = branch.do(lambda records: records.dues.of(branch.id, MARCH, APRIL))
    assert [due.member_id for due in month] == [branch.wang, branch.li]
    assert [(due.member_id, due.month) for due in both] == [
        (branch.wang, MARCH), (branch.wang, APRIL), (branch.li, MARCH),
    ]  # fmt: skip
