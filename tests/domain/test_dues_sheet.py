"""How a member's month stands on a day, and what it comes to."""

from datetime import date
from decimal import Decimal

import pytest

from domain.dues import Due, DueState
from domain.dues_sheet import DueMark, mark_of, received
from domain.months import Month

APRIL = Month(2026, 4)
TEN, FOUR = Decimal(10), Decimal(4)


def due(state=DueState.DUE, paid=None):
    return Due(member_id=1, month=APRIL, amount=TEN, state=state, paid=paid)


@pytest.mark.parametrize(
    ("today", "monthly", "quarterly"),
    [
        ("2026-04-30", DueMark.DUE, DueMark.DUE),
        ("2026-05-01", DueMark.OVERDUE, DueMark.DUE),
        ("2026-06-30", DueMark.OVERDUE, DueMark.DUE),
        ("2026-07-01", DueMark.OVERDUE, DueMark.OVERDUE),
    ],
)
def test_a_month_is_overdue_after_its_end_or_with_consent_after_the_quarters(
    today, monthly, quarterly
):
    day = date.fromisoformat(today)

    assert mark_of(due(), day) is monthly
    assert mark_of(due(), day, is_quarterly=True) is quarterly
    assert mark_of(due(), day, is_deferred=True) is DueMark.DEFERRED


@pytest.mark.parametrize("is_deferred", [True, False])
def test_what_was_said_or_received_stands_whatever_the_day(is_deferred):
    late = date(2030, 1, 1)
    for state, mark in (
        (DueState.CLAIMED, DueMark.CLAIMED),
        (DueState.CONFIRMED, DueMark.CONFIRMED),
    ):
        assert mark_of(due(state), late, is_deferred=is_deferred) is mark


@pytest.mark.parametrize(
    ("one", "yuan"),
    [
        (due(), 0),
        (due(paid=FOUR), FOUR),
        (due(DueState.CLAIMED), 0),
        (due(DueState.CONFIRMED), TEN),
        (due(DueState.CONFIRMED, paid=TEN + FOUR), TEN + FOUR),
    ],
)
def test_what_has_come_is_what_was_paid_or_the_amount_once_confirmed(one, yuan):
    assert received(one) == yuan
