"""Parts paid, months paid later and what was made public, on either database."""

from datetime import date
from decimal import Decimal

import pytest

from domain.dues import DueState
from domain.months import Month
from storage.receiving import RELATIVE, receive
from tests.storage.kit import NOON, TODAY

MARCH = Month(2026, 3)
TEN = Decimal("10.00")


@pytest.fixture
def owing(branch):
    branch.visit(lambda r: r.dues.owe(branch.id, branch.li, MARCH, TEN))
    return branch


def march(branch):
    return branch.do(lambda r: r.dues.find(branch.li, MARCH))


def takes(branch, paid, payer_id=0):
    def work(records):
        home = records.branches.one(branch.id)
        return receive(
            records, home, branch.li, [MARCH], by=branch.wang, now=NOON,
            paid=None if paid is None else Decimal(paid), payer_id=payer_id,
        )  # fmt: skip

    return branch.visit(work)


@pytest.mark.parametrize(
    ("paid", "state", "kept"),
    [
        ("9.99", DueState.DUE, Decimal("9.99")),
        ("10.00", DueState.CONFIRMED, None),
        (None, DueState.CONFIRMED, None),
        ("10.01", DueState.CONFIRMED, Decimal("10.01")),
    ],
)
def test_what_came_is_kept_where_it_is_not_exactly_what_was_due(owing, paid, state, kept):
    takes(owing, paid)

    assert (march(owing).state, march(owing).paid) == (state, kept)


def test_two_parts_settle_a_month(owing):
    takes(owing, "4")
    receipt = takes(owing, "6")

    assert receipt.settled == (MARCH,)
    assert (march(owing).state, march(owing).paid) == (DueState.CONFIRMED, None)


def test_a_month_partly_paid_keeps_its_amount_when_another_is_assessed(owing):
    takes(owing, "4")
    owing.visit(lambda r: r.dues.reprice(owing.li, MARCH, Decimal(20)))

    assert march(owing).amount == TEN


def test_who_brought_it_is_kept(owing):
    takes(owing, None, RELATIVE)
    assert (march(owing).payer, march(owing).paid_by) == ("relative", None)


def test_another_member_who_brought_it_is_kept_by_name(owing):
    takes(owing, None, owing.wang)
    assert (march(owing).payer, march(owing).paid_by) == ("", owing.wang)


def test_voluntary_dues_stand_beside_the_latest_settled_month(owing):
    assert owing.do(lambda r: r.ledger.give(owing.li, TEN)) is None
    takes(owing, None)
    assert owing.visit(lambda r: r.ledger.give(owing.li, TEN)) == MARCH
    assert march(owing).paid == Decimal(20)


def test_months_paid_later_are_their_branchs_alone(branch):
    months = [MARCH.plus(1), MARCH]
    number = branch.visit(
        lambda r: r.ledger.defer(branch.li, months, reason="sick", on=TODAY, by=branch.wang)
    )
    [one] = branch.do(lambda r: r.ledger.deferrals(branch.id))
    assert (one.id, one.member_id, one.reason) == (number, branch.li, "sick")
    assert one.months == (MARCH, MARCH.plus(1))
    assert branch.do(lambda r: r.ledger.deferrals(branch.id + 1)) == []

    branch.visit(lambda r: r.ledger.drop_deferral(number))
    assert branch.do(lambda r: r.ledger.deferrals_of(branch.id)) == {}


def test_the_days_of_publication_are_kept_by_the_year_they_fall_into(branch):
    for on in (date(2026, 12, 28), date(2027, 1, 10), date(2026, 12, 28)):
        branch.visit(lambda r, on=on: r.ledger.publish(branch.id, 2026, on=on, by=branch.wang))

    assert branch.do(lambda r: r.ledger.publications(branch.id, 2026)) == [date(2026, 12, 28)]
    assert branch.do(lambda r: r.ledger.publications(branch.id, 2027)) == [date(2027, 1, 10)]
    assert len(branch.do(lambda r: r.ledger.published(branch.id, 2026))) == 2
    branch.visit(lambda r: r.ledger.unpublish(branch.id, 2026, on=date(2027, 1, 10)))
    assert branch.do(lambda r: r.ledger.publications(branch.id, 2027)) == []
