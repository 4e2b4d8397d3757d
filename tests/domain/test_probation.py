"""When probation ends, and what may be decided then."""

from datetime import date

import pytest

from domain.conversion import check_conversion, is_before_the_end
from domain.people import Member, MemberKind
from domain.probation import Probation, approval_due, check_extension, check_months
from domain.refusal import Refusal


@pytest.mark.parametrize(
    ("admitted", "ends", "apply_from", "tell"),
    [
        (date(2025, 12, 30), date(2026, 12, 30), date(2026, 11, 30), date(2026, 12, 23)),
        (date(2024, 2, 29), date(2025, 2, 28), date(2025, 1, 28), date(2025, 2, 21)),
        (date(2025, 3, 31), date(2026, 3, 31), date(2026, 2, 28), date(2026, 3, 24)),
        (date(2027, 2, 28), date(2028, 2, 28), date(2028, 1, 28), date(2028, 2, 21)),
    ],
)
def test_probation_is_a_year_by_the_calendar(admitted, ends, apply_from, tell):
    one = Probation(admitted=admitted)

    assert (one.probation_ends, one.meeting_not_before) == (ends, ends)
    assert (one.remind_application_from, one.remind_secretary) == (apply_from, tell)


@pytest.mark.parametrize(
    ("meeting", "reason"),
    [
        (date(2026, 12, 25), "before_probation_end"),
        (date(2026, 12, 29), "before_probation_end"),
        (date(2026, 12, 30), None),
        (date(2027, 1, 8), None),
    ],
)
def test_no_meeting_decides_before_the_end(meeting, reason):
    one = Probation(admitted=date(2025, 12, 30))

    assert one.verdict(meeting).reason == reason
    assert one.verdict(meeting).valid is (reason is None)
    assert one.full_since(meeting) == (None if reason else date(2026, 12, 30))


def test_without_a_meeting_nobody_is_full():
    one = Probation(admitted=date(2025, 12, 30))

    assert one.full_since(None) is None
    assert one.verdict().valid


@pytest.mark.parametrize(
    ("months", "previous", "reason"),
    [
        (5, 0, "not_6_to_12_months"),
        (6, 0, None),
        (12, 0, None),
        (13, 0, "not_6_to_12_months"),
        (6, 1, "extended_before"),
        (13, 1, "extended_before"),
    ],
)
def test_it_is_extended_once_by_half_a_year_to_a_year(months, previous, reason):
    assert check_months(months, previous).reason == reason
    assert check_months(months, previous).valid is (reason is None)
    if reason is None:
        check_extension(months, previous)
        return
    with pytest.raises(Refusal, match=reason):
        check_extension(months, previous)


def test_an_extended_probation_ends_later_and_so_does_everything_else():
    one = Probation(admitted=date(2025, 8, 31), extended=6)

    assert one.probation_ends == date(2027, 2, 28)
    assert one.full_since(date(2027, 2, 27)) is None
    assert one.full_since(date(2027, 3, 5)) == date(2027, 2, 28)


def test_an_extension_that_may_not_be_changes_nothing():
    one = Probation(admitted=date(2025, 12, 30), extended=13)

    assert one.probation_ends == date(2026, 12, 30)
    assert one.verdict(date(2027, 1, 8)).reason == "not_6_to_12_months"
    again = Probation(admitted=date(2025, 12, 30), extended=6, previous=1)
    assert again.probation_ends == date(2026, 12, 30)
    assert again.verdict().reason == "extended_before"


def test_the_party_committee_decides_within_three_months():
    assert approval_due(date(2027, 1, 10)) == date(2027, 4, 10)
    assert approval_due(date(2026, 11, 30)) == date(2027, 2, 28)


def test_the_conversion_of_a_leap_day_waits_for_the_end_of_february():
    one = Probation(admitted=date(2024, 2, 29))

    assert is_before_the_end(one, date(2025, 2, 27))
    assert not is_before_the_end(one, date(2025, 2, 28))
    assert not is_before_the_end(None, date(2020, 1, 1))


def test_who_is_a_full_member_is_not_converted():
    check_conversion(Member(id=1, branch_id=1, name="周倩", kind=MemberKind.PROBATIONARY))
    with pytest.raises(Refusal, match="full"):
        check_conversion(Member(id=1, branch_id=1, name="周倩", kind=MemberKind.FULL))
