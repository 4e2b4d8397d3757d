"""What may be done in the ledger and by whose decision; first months; who sees what."""

from datetime import date

import pytest

from domain.dues_ledger_actions import (
    Decision,
    Payer,
    PayerKind,
    Reason,
    rule_on_months,
    rule_on_payer,
    rule_on_payment,
    rule_on_rhythm,
    rule_on_transfer,
    unpaid_at_leaving,
)
from domain.dues_ledger_entries import enter_by_transfer, enter_on_probation, entry_of
from domain.dues_ledger_views import Published, publication, views_of
from domain.months import Month
from domain.rhythms import Rhythm

THIS = Month(2026, 10)


@pytest.mark.parametrize(
    ("months", "has_consent", "decision"),
    [
        (1, True, Decision.ACCEPT),
        (6, True, Decision.ACCEPT),
        (7, True, Decision.NEEDS_BRANCH),
        (12, True, Decision.NEEDS_BRANCH),
        (6, False, Decision.NEEDS_BRANCH),
        (0, True, Decision.REJECT),
        (-1, False, Decision.REJECT),
    ],
)
def test_six_months_with_consent_more_by_decision(months, has_consent, decision):
    ruling = rule_on_months(months, has_consent=has_consent)

    assert ruling.decision is decision
    assert ruling.reason is (Reason.INVALID if decision is Decision.REJECT else None)


@pytest.mark.parametrize(
    ("behind", "ahead", "decision"),
    [
        (6, 6, Decision.ACCEPT),
        (7, 0, Decision.NEEDS_BRANCH),
        (0, 7, Decision.NEEDS_BRANCH),
        (0, 0, Decision.ACCEPT),
    ],
)
def test_months_before_and_after_this_one_are_counted_apart(behind, ahead, decision):
    months = [THIS.plus(by) for by in range(-behind, ahead + 1)]

    assert rule_on_payment(months, THIS, has_consent=True).decision is decision


MEMBER = Payer.read("member:A")


@pytest.mark.parametrize(
    ("payer", "has_consent", "decision", "recorded"),
    [
        ("member:B", True, Decision.ACCEPT, True),
        ("member:B", False, Decision.NEEDS_BRANCH, True),
        ("relative", True, Decision.ACCEPT, True),
        ("spouse", True, Decision.ACCEPT, True),
        ("member:A", False, Decision.ACCEPT, False),
        ("organization", True, Decision.REJECT, False),
        ("organization:unit", False, Decision.REJECT, False),
    ],
)
def test_a_relative_or_a_member_may_bring_it_the_organisation_never(
    payer, has_consent, decision, recorded
):
    ruling = rule_on_payer(Payer.read(payer), MEMBER, has_consent=has_consent)

    assert (ruling.decision, ruling.record_payer) == (decision, recorded)
    is_no = decision is Decision.REJECT
    assert ruling.reason is (Reason.ADVANCE_PAYMENT if is_no else None)


def test_payers_are_read_as_they_are_written():
    assert Payer.read("member:B") == Payer(PayerKind.MEMBER, "B")
    assert Payer.read("organization").kind is PayerKind.ORGANIZATION
    assert Payer.read("aunt").kind is PayerKind.RELATIVE


@pytest.mark.parametrize(
    ("rhythm", "has_consent", "decision"),
    [
        (Rhythm.MONTHLY, False, Decision.ACCEPT),
        (Rhythm.QUARTERLY, True, Decision.ACCEPT),
        (Rhythm.QUARTERLY, False, Decision.NEEDS_BRANCH),
        (Rhythm.ASKED, False, Decision.NEEDS_BRANCH),
    ],
)
def test_a_quarter_is_for_the_branch_to_agree_to(rhythm, has_consent, decision):
    assert rule_on_rhythm(rhythm, has_consent=has_consent).decision is decision


def test_open_months_are_named_before_somebody_leaves():
    unpaid = [Month(2026, 9), Month(2026, 7), Month(2026, 8)]

    assert rule_on_transfer(unpaid).decision is Decision.WARN
    assert rule_on_transfer([]).decision is Decision.ACCEPT
    leaving = unpaid_at_leaving(unpaid, date(2026, 8, 15))
    assert leaving == [Month(2026, 7), Month(2026, 8)]


@pytest.mark.parametrize(
    ("admitted", "approved", "today", "first", "makeup"),
    [
        ("2026-03-18", "2026-05-06", "2026-05-10", 3, [3, 4]),
        ("2026-03-18", "2026-05-06", "2026-07-10", 3, [3, 4]),
        ("2026-03-18", "2026-05-06", "2026-04-10", 3, [3]),
        ("2026-03-18", "2026-05-06", None, 3, [3, 4]),
        ("2026-03-31", None, "2026-04-05", 3, [3]),
        ("2026-03-31", None, "2026-03-31", 3, []),
        ("2026-03-01", None, None, 3, []),
    ],
)
def test_a_probationary_member_owes_from_the_month_of_the_meeting(
    admitted, approved, today, first, makeup
):
    days = [one and date.fromisoformat(one) for one in (admitted, approved, today)]
    seen = enter_on_probation(days[0], approved_on=days[1], today=days[2])

    assert seen.first_due_month == Month(2026, first)
    assert [month.number for month in seen.makeup_months] == makeup
    assert seen.current_month == Month.of(days[2] or days[1] or days[0])


@pytest.mark.parametrize(
    ("through", "today", "first", "makeup"),
    [
        (Month(2026, 5), None, Month(2026, 6), []),
        (Month(2026, 3), None, Month(2026, 4), [4, 5]),
        (Month(2026, 8), None, Month(2026, 9), []),
        (Month(2025, 12), None, Month(2026, 1), [1, 2, 3, 4, 5]),
        (None, None, Month(2026, 6), []),
        (None, date(2026, 8, 1), Month(2026, 6), [6, 7]),
    ],
)
def test_who_moves_here_owes_from_the_month_after_the_last_one_paid(through, today, first, makeup):
    seen = enter_by_transfer(date(2026, 6, 12), paid_through=through, today=today)

    assert seen.first_due_month == first
    assert [month.number for month in seen.makeup_months] == makeup


@pytest.mark.parametrize(
    ("through", "is_probationary", "first"),
    [
        (Month(2026, 4), False, Month(2026, 5)),
        (Month(2026, 4), True, Month(2026, 5)),
        (None, True, Month(2026, 6)),
    ],
)
def test_a_newcomer_owes_by_what_is_known_of_them(through, is_probationary, first):
    seen = entry_of(
        date(2026, 6, 12), date(2026, 8, 1), paid_through=through, is_probationary=is_probationary
    )

    assert seen.first_due_month == first
    assert seen.current_month == Month(2026, 8)
    assert seen.makeup_months[-1] == Month(2026, 7)


def test_of_a_full_member_nothing_is_known_from_before():
    days = (date(2026, 6, 12), date(2026, 8, 1))
    assert entry_of(*days, paid_through=None, is_probationary=False) is None


def test_the_group_sees_two_numbers_and_the_secretary_who_it_is():
    seen = views_of(paid=10, members=12, deferred=1, unpaid=1)
    group, secretary = seen.group_digest, seen.secretary_view

    assert (group.paid, group.total, group.deferred, group.unpaid) == (10, 12, None, None)
    assert not group.names_listed
    assert not group.amounts_listed
    assert (secretary.deferred, secretary.unpaid) == (1, 1)
    assert (secretary.paid, secretary.total) == (10, 12)
    assert secretary.names_listed
    assert secretary.amounts_listed


@pytest.mark.parametrize(
    ("days", "today", "published"),
    [
        (["2026-12-28"], None, Published.MET),
        (["2026-01-01"], "2026-01-01", Published.MET),
        (["2026-06-02"], "2026-06-01", Published.PENDING),
        (["2025-12-31", "2027-01-01"], None, Published.MISSING),
        ([], "2026-12-31", Published.PENDING),
        ([], "2027-01-01", Published.MISSING),
        ([], None, Published.MISSING),
    ],
)
def test_the_dues_of_a_year_are_made_public_once(days, today, published):
    seen = publication(2026, map(date.fromisoformat, days), today and date.fromisoformat(today))

    assert (seen.year, seen.annual_publication) == (2026, published)
