"""The time limits from an application to the meeting that admits."""

from datetime import date

import pytest

from domain.development import (
    AUTO_STATUS_CHANGE,
    Absence,
    Step,
    admission_warnings,
    is_trained,
    limits,
    prompt_for,
    reviews_due,
)


@pytest.mark.parametrize(
    ("step", "on", "name", "due"),
    [
        (Step.APPLIED, date(2026, 1, 31), "talk_due", date(2026, 2, 28)),
        (Step.ACTIVIST, date(2025, 6, 10), "earliest_candidate", date(2026, 6, 10)),
        (Step.ACTIVIST, date(2024, 2, 29), "earliest_candidate", date(2025, 2, 28)),
        (Step.PRE_REVIEWED, date(2026, 3, 15), "branch_meeting_due", date(2026, 4, 15)),
        (Step.SUBMITTED, date(2026, 3, 20), "approval_due", date(2026, 6, 20)),
        (Step.SUBMITTED, date(2026, 3, 20), "hard_limit", date(2026, 9, 20)),
        (Step.SUBMITTED, date(2026, 8, 31), "hard_limit", date(2027, 2, 28)),
    ],
)
def test_a_step_has_its_time_limit(step, on, name, due):
    assert limits({step: on})[name] == due


def test_nothing_is_due_after_steps_not_taken():
    assert set(limits({}).values()) == {None}


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        (date(2025, 6, 10), None, [date(2025, 12, 10), date(2026, 6, 10)]),
        (date(2025, 8, 31), None, [date(2026, 2, 28), date(2026, 8, 31)]),
        (date(2025, 6, 10), date(2026, 12, 9), [date(2025, 12, 10), date(2026, 6, 10)]),
        (date(2025, 6, 10), date(2026, 12, 10),
         [date(2025, 12, 10), date(2026, 6, 10), date(2026, 12, 10)]),
    ],
)  # fmt: skip
def test_an_activist_is_reviewed_every_half_year(since, until, days):
    assert reviews_due(since, until) == days


@pytest.mark.parametrize(
    ("days", "hours", "is_enough"),
    [(3, 0, True), (2, 23, False), (2, 24, True), (0, 24, True), (0, 0, False)],
)
def test_training_is_three_days_or_twenty_four_hours(days, hours, is_enough):
    assert is_trained(days, hours) is is_enough
    assert is_trained(days=2) is is_trained(hours=23) is False


@pytest.mark.parametrize(
    ("leaves", "warnings"),
    [
        (date(2026, 7, 1), ["leaving_within_3_months"]),
        (date(2026, 8, 15), ["leaving_within_3_months"]),
        (date(2026, 8, 16), []),
        (None, []),
    ],
)
def test_who_leaves_within_three_months_is_generally_not_admitted(leaves, warnings):
    assert admission_warnings(date(2026, 5, 15), leaves) == warnings
    assert admission_warnings(None, leaves) == []


DAY = date(2026, 1, 10)


@pytest.mark.parametrize(
    ("absence", "today", "prompt"),
    [
        (Absence(away_since=DAY, is_fixed_place=True), date(2026, 7, 9), None),
        (Absence(away_since=DAY, is_fixed_place=True), date(2026, 7, 10), "transfer_relationship"),
        (Absence(away_since=DAY), date(2027, 7, 10), None),
        (Absence(no_contact_since=DAY), date(2026, 7, 9), None),
        (Absence(no_contact_since=DAY), date(2026, 7, 10), "lost_contact_review"),
        (Absence(DAY, True, DAY), date(2026, 7, 10), "lost_contact_review"),
        (Absence(), date(2026, 7, 10), None),
    ],
)
def test_half_a_year_away_or_silent_is_pointed_out(absence, today, prompt):
    assert prompt_for(absence, today) == prompt


def test_no_status_changes_by_itself():
    assert AUTO_STATUS_CHANGE is False
