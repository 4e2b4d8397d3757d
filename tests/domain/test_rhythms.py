"""Paying by the quarter: when it holds from, who is reminded, who is not overdue."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from domain.dues import Due, DueState
from domain.months import Month
from domain.people import Branch
from domain.refusal import Refusal
from domain.rhythms import (
    Rhythm,
    Stretch,
    begins_on,
    called_months,
    check_ask,
    check_decision,
    is_called,
    is_owed,
    quarter_of,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
BRANCH = Branch(
    id=1, name="第三支部", timezone=SHANGHAI, language="zh_CN", tracked_from=date(2026, 1, 1)
)


@pytest.mark.parametrize(("number", "first"), [(1, 1), (3, 1), (4, 4), (11, 10), (12, 10)])
def test_a_quarter_has_three_months(number, first):
    months = [one.number for one in quarter_of(Month(2026, number))]
    assert months == [first, first + 1, first + 2]


@pytest.mark.parametrize("number", range(1, 13))
def test_by_the_quarter_one_is_called_four_times_a_year(number):
    month = Month(2026, number)
    assert is_called(Rhythm.QUARTERLY, month) is (number in {1, 4, 7, 10})
    assert is_called(Rhythm.MONTHLY, month)
    assert is_called(Rhythm.ASKED, month)


@pytest.mark.parametrize(
    ("latest", "owed"),
    [("2026-01", False), ("2026-02", False), ("2026-03", True), ("2026-04", True)],
)
def test_january_and_february_are_not_overdue_before_march(latest, owed):
    """按季交且经同意: 1、2月不算欠（case L11）."""
    assert is_owed(Rhythm.QUARTERLY, Month(2026, 1), Month.read(latest)) is owed
    assert is_owed(Rhythm.MONTHLY, Month(2026, 1), Month(2026, 1))


@pytest.mark.parametrize(
    ("now", "on"),
    [
        ("2026-10-03T12:00", "2026-10-03"),
        ("2026-10-05T08:59", "2026-10-05"),
        ("2026-10-05T09:00", "2027-01-01"),
        ("2026-12-31T23:59", "2027-01-01"),
        ("2027-01-01T00:00", "2027-01-01"),
    ],
)
def test_it_holds_at_once_before_the_quarter_is_called_and_from_the_next_one_after(now, on):
    moment = datetime.fromisoformat(now).replace(tzinfo=SHANGHAI)
    assert begins_on(BRANCH, moment) == date.fromisoformat(on)


def stretches(*rhythms: Rhythm) -> list[Stretch]:
    return [Stretch(rhythm=one, from_on=date(2026, 1, n + 1)) for n, one in enumerate(rhythms)]


def test_asking_is_for_those_who_pay_by_the_month():
    check_ask([])
    check_ask(stretches(Rhythm.QUARTERLY, Rhythm.MONTHLY))
    check_ask(stretches(Rhythm.ASKED, Rhythm.QUARTERLY, Rhythm.MONTHLY))
    for held in (Rhythm.ASKED, Rhythm.QUARTERLY):
        with pytest.raises(Refusal, match=f"rhythm.refused.{held}"):
            check_ask(stretches(Rhythm.MONTHLY, held))


def test_only_an_open_wish_of_somebody_else_is_agreed_to():
    check_decision(stretches(Rhythm.ASKED), asker=1, decider=2)
    with pytest.raises(Refusal, match="own"):
        check_decision(stretches(Rhythm.ASKED), asker=1, decider=1)
    for held in ([], stretches(Rhythm.MONTHLY), stretches(Rhythm.QUARTERLY)):
        with pytest.raises(Refusal, match="settled"):
            check_decision(held, asker=1, decider=2)


def test_a_reminder_of_a_quarter_is_about_its_months_still_to_be_paid():
    october, november, december = (Month(2026, number) for number in (10, 11, 12))
    mine = [
        Due(member_id=1, month=october, amount=Decimal(5), state=DueState.CONFIRMED),
        Due(member_id=1, month=november, amount=Decimal(5)),
    ]
    payable = [october, november, december, Month(2027, 1)]

    assert called_months(november, mine, payable) == [november, december]
    assert called_months(november, [], [december]) == [december]
    claimed = replace(mine[1], state=DueState.CLAIMED)
    assert called_months(november, [claimed], payable) == [october, december]
