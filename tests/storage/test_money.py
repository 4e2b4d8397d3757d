"""Rhythms, lists of payments and handing up, on either database."""

from datetime import date
from decimal import Decimal

import pytest

from domain.months import Month
from domain.payment_matching import Payment
from domain.rhythms import Rhythm
from storage import Signature
from tests.storage.kit import NOON, TODAY

MARCH = Month(2026, 3)
TEN = Decimal("10.00")


@pytest.fixture
def confirmed(branch):
    def work(records):
        records.dues.owe(branch.id, branch.li, MARCH, TEN)
        records.dues.confirm(branch.li, MARCH, by=branch.wang, at=NOON)

    branch.visit(work)


def test_what_is_confirmed_is_held_until_it_is_handed_up(branch, confirmed):
    [due] = branch.do(lambda r: r.dues.held(branch.id))
    assert due.member_id == branch.li

    number = branch.visit(
        lambda r: r.handovers.draft(branch.id, TODAY, TEN, receipt="7", by=branch.wang)
    )
    assert branch.do(lambda r: r.handovers.of(branch.id)) == []
    branch.visit(lambda r: r.handovers.record(number, [due], by=branch.wang, at=NOON))

    [one] = branch.do(lambda r: r.handovers.of(branch.id))
    assert (one.on, one.total, one.receipt) == (TODAY, TEN, "7")
    assert branch.do(lambda r: r.handovers.months(branch.id)) == {number: [MARCH]}
    assert branch.do(lambda r: r.dues.held(branch.id)) == []

    branch.do(lambda r: r.undo.last(branch.id, branch.wang, NOON) and sign(r, branch))
    assert branch.do(lambda r: r.handovers.of(branch.id)) == []
    assert [one.member_id for one in branch.do(lambda r: r.dues.held(branch.id))] == [branch.li]


def test_a_newer_draft_takes_the_place_of_the_older(branch, confirmed):
    first, second = (
        branch.visit(lambda r: r.handovers.draft(branch.id, TODAY, TEN, receipt="", by=branch.li))
        for _ in range(2)
    )
    assert branch.do(lambda r: r.handovers.find(first)) is None
    assert branch.do(lambda r: r.handovers.find(second)).is_recorded is False


def test_a_list_waits_for_its_branch_alone_and_goes_whole(branch):
    payment = Payment(member_id=branch.li, month=MARCH, amount=TEN)
    number = branch.visit(lambda r: r.payment_lists.keep(branch.id, [payment], by=branch.wang))
    assert branch.do(lambda r: r.payment_lists.find(branch.id, number)) == [payment]
    assert branch.do(lambda r: r.payment_lists.find(branch.id + 1, number)) is None

    branch.visit(lambda r: r.payment_lists.drop(number))
    assert branch.do(lambda r: r.payment_lists.find(branch.id, number)) is None
    assert branch.rows("SELECT id FROM payment_lines") == []
    branch.do(lambda r: r.undo.last(branch.id, branch.wang, NOON) and sign(r, branch))
    assert branch.do(lambda r: r.payment_lists.find(branch.id, number)) == [payment]


def test_a_rhythm_holds_from_its_day_and_is_known_before(branch):
    april = date(2026, 4, 1)
    branch.visit(lambda r: r.rhythms.set(branch.li, Rhythm.QUARTERLY, on=april))

    assert branch.do(lambda r: r.rhythms.quarterly(branch.id, TODAY)) == frozenset()
    assert branch.do(lambda r: r.rhythms.quarterly(branch.id, april)) == {branch.li}
    [ahead] = branch.do(lambda r: r.rhythms.of_member(branch.li, TODAY))
    assert (ahead.rhythm, ahead.from_on) == (Rhythm.QUARTERLY, april)


def sign(records, branch) -> None:
    records.audit.sign(
        Signature(branch_id=branch.id, actor_id=branch.wang, action="undo", at=NOON, can_undo=False)
    )
