"""A term as the secretary sets it, and the steps of a founding."""

from datetime import date

import pytest

from domain.establishing import Founding, founding_steps, reply_due
from domain.probation import read_months
from domain.refusal import Refusal
from domain.structure import BranchKind
from domain.term_changes import Approval, check_start, current, read_approval
from domain.terms import Term

TODAY = date(2026, 11, 2)
TYPED = Term(kind=BranchKind.UNIT, start=date(2023, 11, 20), approved_until=date(2027, 5, 20))


@pytest.mark.parametrize(
    ("elected", "start"),
    [
        (None, date(2023, 11, 20)),
        (date(2025, 11, 19), date(2023, 11, 20)),
        (date(2025, 11, 20), date(2025, 11, 20)),
        (date(2026, 11, 1), date(2026, 11, 1)),
    ],
)
def test_a_committee_set_near_the_end_begins_a_new_term(elected, start):
    found = current(TYPED, elected, BranchKind.UNIT)

    assert found is not None
    assert found.start == start
    assert (found.approved_until is None) is (start != TYPED.start)


def test_without_a_typed_day_the_latest_committee_counts():
    assert current(None, None, BranchKind.UNIT) is None
    found = current(None, TODAY, BranchKind.JOINT)
    assert found == Term(kind=BranchKind.JOINT, start=TODAY)


def test_a_temporary_branch_keeps_what_was_typed():
    typed = Term(kind=BranchKind.TEMPORARY, start=TODAY)
    assert current(typed, TODAY, BranchKind.TEMPORARY) is typed


@pytest.mark.parametrize("start", [date(2016, 11, 2), TODAY, date(2027, 11, 2)])
def test_a_first_day_within_ten_years_back_and_one_ahead(start):
    check_start(start, TODAY)


@pytest.mark.parametrize("start", [date(2016, 11, 1), date(2027, 11, 3)])
def test_a_first_day_further_off_is_refused(start):
    with pytest.raises(Refusal, match="start"):
        check_start(start, TODAY)


def test_an_approval_is_read_whole():
    assert read_approval("2027-05-20 2026-11-02  批〔2026〕 12号", TODAY) == Approval(
        date(2027, 5, 20), TODAY, "批〔2026〕 12号"
    )
    assert read_approval("12月20日 10月9日 12号", TODAY) == Approval(
        date(2026, 12, 20), date(2026, 10, 9), "12号"
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2027-05-20 2026-11-02", "approval"),
        ("", "approval"),
        ("明年 2026-11-02 12号", "no_day"),
        ("2027-05-20 2026-11-03 12号", "approved_ahead"),
    ],
)
def test_half_an_approval_is_refused(text, why):
    with pytest.raises(Refusal, match=why):
        read_approval(text, TODAY)


def test_without_a_committee_nothing_is_shared_out():
    assert founding_steps(has_committee=True) == list(Founding)
    small = founding_steps(has_committee=False)
    assert len(small) == len(Founding) - 1
    assert Founding.SHARE not in small


def test_the_reply_is_due_a_month_after_the_application():
    applied = {Founding.APPLY: date(2026, 1, 31)}

    assert reply_due(applied) == date(2026, 2, 28)
    assert reply_due({**applied, Founding.REPLY: date(2026, 2, 10)}) is None
    assert reply_due({}) is None


@pytest.mark.parametrize(
    ("text", "months"),
    [("8", 8), (" 12个月 ", 12), ("6 months", 6), ("半年", 0), ("", 0), ("100", 0), ("1 2", 0)],
)
def test_months_are_read_with_or_without_the_word(text, months):
    assert read_months(text) == months
