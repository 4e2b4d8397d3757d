"""Assessed amounts and relief（核定、少交免交）: each from its month on, on both databases."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from domain.assessment_granting import Granted
from domain.months import Month
from storage.assessing import former, keep_amounts, relieve
from tests.storage.kit import NOON, TODAY

THIS = Month.of(TODAY)
LESS = Granted(
    to=Decimal(2), branch_on=TODAY, superior_on=TODAY, first=THIS, last=THIS.plus(2)
)  # fmt: skip
NEW_YEAR = date(TODAY.year + 1, 1, 1)


@pytest.fixture
def assessed(branch):
    branch.visit(lambda r: r.dues.assess(branch.li, Decimal("12.34"), on=THIS.first))


def amount(branch, day):
    return branch.do(lambda r: r.dues.assessed(branch.id, day)).get(branch.li)


def grant(branch, granted):
    branch.visit(
        lambda r: relieve(r, r.branches.one(branch.id), branch.li, granted, NOON), by=branch.wang
    )


def test_relief_lasts_until_the_end_of_its_month(branch, assessed):
    grant(branch, LESS)

    assert amount(branch, LESS.last.last) == Decimal(2)
    assert amount(branch, LESS.last.plus(1).first) == Decimal("12.34")
    assert branch.do(lambda r: r.reliefs.find(branch.li, LESS.last.last)) == LESS
    assert branch.do(lambda r: r.reliefs.find(branch.li, LESS.last.plus(1).first)) is None


def test_without_the_superior_it_is_written_down_and_changes_nothing(branch, assessed):
    waits = replace(LESS, superior_on=None, to=Decimal(0))
    grant(branch, waits)

    assert amount(branch, TODAY) == Decimal("12.34")
    assert branch.do(lambda r: r.reliefs.find(branch.li, TODAY)) == waits


def test_a_new_decision_takes_the_place_of_the_older(branch, assessed):
    grant(branch, replace(LESS, superior_on=None))
    grant(branch, LESS)

    assert branch.do(lambda r: r.reliefs.find(branch.li, TODAY)) == LESS
    assert len(branch.rows("SELECT id FROM dues_reliefs")) == 1


def test_a_shorter_relief_in_place_of_a_longer_one_ends_all_the_same(branch, assessed):
    grant(branch, LESS)
    grant(branch, replace(LESS, last=THIS))

    assert amount(branch, TODAY) == Decimal(2)
    assert amount(branch, THIS.plus(1).first) == Decimal("12.34")
    assert amount(branch, LESS.last.plus(1).first) == Decimal("12.34")


def test_exemption_leaves_nobody_to_be_asked(branch, assessed):
    grant(branch, replace(LESS, to=Decimal(0)))

    assert amount(branch, TODAY) is None
    assert amount(branch, LESS.last.plus(1).first) == Decimal("12.34")


def test_the_same_amount_is_assessed_anew_in_january(branch, assessed):
    def stale(records):
        return [one.amount for one in former(records, records.branches.one(branch.id), NEW_YEAR)]

    assert branch.do(stale) == [Decimal("12.34")]
    kept = branch.visit(lambda r: keep_amounts(r, r.branches.one(branch.id), NEW_YEAR))
    assert len(kept) == 1
    assert branch.do(stale) == []
    assert amount(branch, TODAY) == amount(branch, NEW_YEAR) == Decimal("12.34")
