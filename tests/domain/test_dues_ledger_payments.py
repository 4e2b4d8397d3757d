"""How payments settle what is owed; nothing is lost, nothing goes below zero."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dues import Due, DueState
from domain.dues_ledger_payments import (
    Receipt,
    Status,
    goes_up,
    is_large,
    pay_by_schedule,
    received,
    settle,
    spread,
    stands,
)
from domain.months import Month, months_between
from domain.rhythms import Rhythm


@pytest.mark.parametrize(
    ("due", "paid", "status", "outstanding", "voluntary"),
    [
        ("76.50", "0.00", Status.UNPAID, "76.50", "0.00"),
        ("76.50", "0.01", Status.PARTIAL, "76.49", "0.00"),
        ("76.50", "70", Status.PARTIAL, "6.50", "0.00"),
        ("76.50", "76.49", Status.PARTIAL, "0.01", "0.00"),
        ("76.50", "76.50", Status.SETTLED, "0.00", "0.00"),
        ("76.50", "76.51", Status.SETTLED, "0.00", "0.01"),
        ("0.20", "5.00", Status.SETTLED, "0.00", "4.80"),
        ("0", "0", Status.SETTLED, "0.00", "0.00"),
        ("-0", "0", Status.SETTLED, "0.00", "0.00"),
        ("0", "-0", Status.SETTLED, "0.00", "0.00"),
        ("-0.01", "5", Status.INVALID, "0.00", "0.00"),
        ("5", "-0.01", Status.INVALID, "0.00", "0.00"),
    ],
)
def test_a_payment_settles_what_is_due(due, paid, status, outstanding, voluntary):
    seen = settle(Decimal(due), Decimal(paid))

    assert (seen.status, seen.large_dues) == (status, False)
    assert (str(seen.outstanding), str(seen.voluntary)) == (outstanding, voluntary)


@pytest.mark.parametrize(
    ("amount", "large"), [("999.99", False), ("1000.00", True), ("1000.01", True), ("0", False)]
)
def test_a_thousand_at_once_goes_to_the_centre(amount, large):
    assert is_large(Decimal(amount)) is large
    assert settle(Decimal("76.50"), Decimal("76.50") + Decimal(amount)).large_dues is large


def test_a_payment_fills_the_oldest_month_first_and_the_rest_is_voluntary():
    dues = {Month(2026, 4): Decimal(49), Month(2026, 3): Decimal(49)}

    assert spread(Decimal(60), dues) == {Month(2026, 3): Decimal(49), Month(2026, 4): Decimal(11)}
    assert spread(Decimal(100), dues) == {Month(2026, 3): Decimal(49), Month(2026, 4): Decimal(51)}
    assert spread(Decimal(100), {}) == {}


def by_schedule(rhythm, paid, day, *, has_consent=True, through=None):
    return pay_by_schedule(
        rhythm, Decimal(49), Decimal(paid), on=date.fromisoformat(day), has_consent=has_consent,
        paid_through=through,
    )  # fmt: skip


FIRST_QUARTER = tuple(Month(2026, number) for number in (1, 2, 3))


def test_an_agreed_quarter_is_paid_at_its_end_and_nothing_was_overdue():
    seen = by_schedule(Rhythm.QUARTERLY, "147", "2026-03-20")

    assert (seen.months, seen.was_overdue) == (FIRST_QUARTER, ())
    assert (seen.status, seen.large_dues) == (Status.SETTLED, False)


def test_without_consent_its_closed_months_were_overdue():
    seen = by_schedule(Rhythm.QUARTERLY, "100", "2026-03-20", has_consent=False)

    assert (seen.months, seen.was_overdue) == (FIRST_QUARTER, FIRST_QUARTER[:2])
    assert (seen.status, str(seen.outstanding)) == (Status.PARTIAL, "47.00")


def test_a_monthly_payment_is_for_its_month_or_all_since_the_last_one():
    assert by_schedule(Rhythm.MONTHLY, "49", "2026-03-20").months == (Month(2026, 3),)
    late = by_schedule(Rhythm.MONTHLY, "147", "2026-03-31", through=Month(2025, 12))
    assert (late.months, late.was_overdue) == (FIRST_QUARTER, FIRST_QUARTER[:2])
    assert str(late.voluntary) == "0.00"
    within = by_schedule(Rhythm.MONTHLY, "98", "2026-02-20", through=Month(2025, 12))
    assert within.months == FIRST_QUARTER[:2]


@pytest.mark.parametrize(
    ("state", "paid", "came", "outstanding", "up"),
    [
        (DueState.DUE, None, "0.00", "10.00", "10.00"),
        (DueState.CLAIMED, None, "0.00", "10.00", "10.00"),
        (DueState.CONFIRMED, None, "10.00", "0.00", "10.00"),
        (DueState.DUE, "4.00", "4.00", "6.00", "4.00"),
        (DueState.CONFIRMED, "1009.99", "1009.99", "0.00", "1009.99"),
        (DueState.CONFIRMED, "1010.00", "1010.00", "0.00", "10.00"),
    ],
)
def test_a_month_stands_as_what_has_come_of_it(state, paid, came, outstanding, up):
    row = Due(
        member_id=1, month=Month(2026, 11), amount=Decimal("10.00"), state=state,
        paid=paid and Decimal(paid),
    )  # fmt: skip

    assert received(row) == Decimal(came)
    assert stands(row).outstanding == Decimal(outstanding)
    assert goes_up(row) == Decimal(up)


def test_a_receipt_stands_as_one_payment():
    months = (Month(2026, 11),)
    whole = Receipt(months=months, settled=months, due=Decimal(10), paid=Decimal(12)).settlement

    assert (whole.status, whole.voluntary) == (Status.SETTLED, 2)


def test_a_quarter_paid_since_some_month_reaches_to_its_end():
    seen = by_schedule(Rhythm.QUARTERLY, "98", "2026-02-20", through=Month(2026, 1))

    assert seen.months == FIRST_QUARTER[1:]
    assert seen.status is Status.SETTLED


FEN = st.integers(0, 300_000).map(lambda fen: Decimal(fen) / 100)
DUES = st.dictionaries(
    st.sampled_from(list(months_between(Month(2026, 1), Month(2026, 8)))), FEN, min_size=1
)


@given(due=FEN, paid=FEN)
def test_outstanding_settled_and_voluntary_add_up(due, paid):
    seen = settle(due, paid)
    settled = due - seen.outstanding

    assert settled + seen.voluntary == paid
    assert min(settled, seen.outstanding, seen.voluntary) >= 0
    assert not (seen.outstanding and seen.voluntary)


@given(dues=DUES, paid=FEN)
def test_one_payment_over_several_months_adds_up(dues, paid):
    parts = spread(paid, dues)
    whole = settle(sum(dues.values()), paid)
    each = [settle(dues[month], parts[month]) for month in dues]

    assert sum(parts.values()) == paid
    assert all(part >= 0 for part in parts.values())
    assert sum(one.outstanding for one in each) == whole.outstanding
    assert sum(one.voluntary for one in each) == whole.voluntary
