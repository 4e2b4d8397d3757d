"""When a term ends, and when the secretary is reminded of it."""

from datetime import date, timedelta

import pytest

from domain.refusal import Refusal
from domain.structure import BranchKind
from domain.term_changes import check_approved
from domain.terms import (
    GROUP_VISIBLE,
    Term,
    TermReminder,
    TermStatus,
    reminder_due,
    reminder_sent,
)

ENDS = date(2026, 11, 20)
DAY = timedelta(days=1)


def term(kind=BranchKind.UNIT, start=date(2023, 11, 20), until=None):
    return Term(kind=kind, start=start, approved_until=until)


@pytest.mark.parametrize(
    ("kind", "start", "ends"),
    [
        (BranchKind.UNIT, date(2023, 11, 20), ENDS),
        (BranchKind.JOINT, date(2023, 11, 20), ENDS),
        (BranchKind.VILLAGE_OR_COMMUNITY, date(2023, 11, 20), date(2028, 11, 20)),
        (BranchKind.TEMPORARY, date(2023, 11, 20), None),
        (BranchKind.UNIT, date(2024, 2, 29), date(2027, 2, 28)),
        (BranchKind.VILLAGE_OR_COMMUNITY, date(2024, 2, 29), date(2029, 2, 28)),
    ],
)
def test_a_term_is_three_years_and_five_in_a_village(kind, start, ends):
    assert term(kind, start).term_end == ends


def test_it_is_said_six_and_three_months_ahead_and_may_be_a_year_off():
    one = term()

    assert (one.remind_on, one.second_reminder) == (date(2026, 5, 20), date(2026, 8, 20))
    assert one.latest_with_extension == date(2027, 11, 20)
    assert one.earliest_with_approval == date(2025, 11, 20)


def test_the_group_never_reads_of_it():
    assert GROUP_VISIBLE is False


def test_days_ahead_are_clipped_at_the_end_of_the_month():
    one = term(start=date(2023, 8, 31))

    assert (one.remind_on, one.second_reminder) == (date(2026, 2, 28), date(2026, 5, 31))


@pytest.mark.parametrize(
    ("until", "today", "status"),
    [
        (None, ENDS, TermStatus.RUNNING),
        (None, ENDS + DAY, TermStatus.OVERDUE),
        (date(2027, 5, 20), ENDS, TermStatus.RUNNING),
        (date(2027, 5, 20), ENDS + DAY, TermStatus.EXTENDED),
        (date(2027, 5, 20), date(2027, 5, 20), TermStatus.EXTENDED),
        (date(2027, 5, 20), date(2027, 5, 21), TermStatus.OVERDUE),
        (date(2028, 5, 20), date(2027, 11, 20), TermStatus.EXTENDED),
        (date(2028, 5, 20), date(2027, 11, 21), TermStatus.OVERDUE),
        (date(2026, 3, 1), date(2026, 3, 1), TermStatus.RUNNING),
        (date(2026, 3, 1), date(2026, 3, 2), TermStatus.OVERDUE),
    ],
)
def test_it_is_overdue_once_its_last_day_is_over(until, today, status):
    assert term(until=until).status(today) is status


def test_a_temporary_branch_has_no_term():
    one = term(BranchKind.TEMPORARY)

    assert one.status(date(2030, 1, 1)) is TermStatus.NOT_APPLICABLE
    assert one.reminders(date(2030, 1, 1)) == []
    assert (one.remind_on, one.latest_with_extension, one.last_day) == (None, None, None)
    with pytest.raises(Refusal, match="temporary"):
        check_approved(one, ENDS)


def test_it_is_said_monthly_once_it_is_over():
    assert term().reminders(date(2027, 1, 21)) == [
        TermReminder(date(2026, 5, 20), 6),
        TermReminder(date(2026, 8, 20), 3),
        TermReminder(date(2026, 11, 21), 0),
        TermReminder(date(2026, 12, 21), -1),
        TermReminder(date(2027, 1, 21), -2),
    ]


def test_an_extended_term_is_reminded_of_by_its_own_last_day():
    days = [one.on for one in term(until=date(2027, 5, 20)).reminders(date(2027, 5, 21))]

    assert days == [date(2026, 11, 20), date(2027, 2, 20), date(2027, 5, 21)]


@pytest.mark.parametrize(
    ("today", "due"),
    [
        (date(2026, 5, 19), None),
        (date(2026, 5, 20), 6),
        (date(2026, 8, 19), 6),
        (date(2026, 8, 20), 3),
        (date(2026, 11, 20), 3),
        (date(2026, 11, 21), 0),
    ],
)
def test_the_latest_reminder_that_fell_due_is_the_one_to_say(today, due):
    found = reminder_due(term(), today)

    assert (found.months if found else None) == due


@pytest.mark.parametrize(
    ("asleep", "today", "sent_on"),
    [
        ((), date(2026, 5, 19), None),
        ((), date(2026, 5, 20), date(2026, 5, 20)),
        ((), date(2026, 9, 1), date(2026, 5, 20)),
        ((date(2026, 5, 18), date(2026, 5, 25)), date(2026, 5, 26), date(2026, 5, 26)),
        ((date(2026, 5, 18), date(2026, 5, 25)), date(2026, 6, 26), date(2026, 5, 26)),
        ((date(2026, 5, 18), date(2026, 5, 25)), date(2026, 5, 25), None),
        ((date(2026, 5, 20), date(2026, 5, 20)), date(2026, 6, 26), date(2026, 5, 21)),
        ((date(2026, 5, 21), date(2026, 5, 25)), date(2026, 6, 26), date(2026, 5, 20)),
        ((date(2026, 5, 1), date(2026, 9, 1)), date(2026, 9, 5), date(2026, 9, 2)),
    ],
)
def test_a_bot_that_slept_says_it_once_on_the_first_day_it_is_up(asleep, today, sent_on):
    sent = reminder_sent(term(), today, asleep)

    assert (sent.on, sent.duplicates) == (sent_on, 0)


def test_nothing_is_sent_of_a_term_there_is_not():
    assert reminder_sent(term(BranchKind.TEMPORARY), ENDS).on is None


@pytest.mark.parametrize("until", [date(2025, 11, 20), ENDS, date(2027, 11, 20)])
def test_a_term_may_end_a_year_early_or_late_with_approval(until):
    check_approved(term(), until)


@pytest.mark.parametrize("until", [date(2025, 11, 19), date(2027, 11, 21)])
def test_more_than_a_year_is_refused(until):
    with pytest.raises(Refusal, match="shift"):
        check_approved(term(), until)
