"""Entrusting work: what, to whom, until when."""

from contextlib import nullcontext
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.delegation import (
    check_delegation,
    check_last,
    latest,
    offered_lasts,
    office_behind,
    read_last,
    standing_in,
)
from domain.people import Member, Office, Trust
from domain.refusal import Refusal

NOW = datetime(2026, 11, 2, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
TODAY = NOW.date()


def member(number, *offices, entrusted=(), has_account=True):
    return Member(
        id=number, branch_id=1, name=f"同志{number}", offices=frozenset(offices),
        entrusted=frozenset(entrusted), has_account=has_account,
    )  # fmt: skip


def refused(key):
    """With that reason, or not at all."""
    return nullcontext() if key is None else pytest.raises(Refusal, match=key)


SECRETARY = member(1, Office.SECRETARY)
COMMISSIONER = member(2, Office.ORGANIZATION_COMMISSIONER)
DEPUTY = member(3, Office.DEPUTY_SECRETARY)


@pytest.mark.parametrize(
    ("said", "last"),
    [
        ("12月20日", date(2026, 12, 20)),
        ("到12月20日为止", date(2026, 12, 20)),
        ("2026-12-20", date(2026, 12, 20)),
        ("1月5日", date(2027, 1, 5)),
        ("两周", date(2026, 11, 16)),
        ("2周", date(2026, 11, 16)),
        ("十", None),
        ("10天", date(2026, 11, 12)),
        ("一个月", date(2026, 12, 2)),
        ("本月底", date(2026, 11, 30)),
        ("今天", TODAY),
        ("20 Dec", date(2026, 12, 20)),
        ("Until 20 DEC", date(2026, 12, 20)),
        ("12月20日（含）", date(2026, 12, 20)),
        ("至月底止", date(2026, 11, 30)),
        ("两个月后", date(2027, 1, 2)),
        ("六天", date(2026, 11, 8)),
        ("三星期", date(2026, 11, 23)),
        ("每周五", None),
        ("12月20日 李敏", None),
        ("一会儿", None),
        ("", None),
    ],
)
def test_the_last_day_is_read_as_people_say_it(said, last):
    if last is not None:
        assert read_last(said, NOW) == last
        return
    with pytest.raises(Refusal):
        read_last(said, NOW)


@pytest.mark.parametrize(
    ("last", "key"),
    [
        (date(2026, 11, 1), "delegation.refused.past"),
        (TODAY, None),
        (date(2027, 5, 2), None),
        (date(2027, 5, 3), "delegation.refused.too_far"),
    ],
)
def test_it_ends_within_half_a_year(last, key):
    with refused(key):
        check_last(last, TODAY)


def test_half_a_year_from_the_end_of_august_is_the_end_of_february():
    assert latest(date(2026, 8, 31)) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("giver", "taker", "what", "key"),
    [
        (SECRETARY, member(4), Trust.ALL, None),
        (COMMISSIONER, member(4), Trust.DUES, None),
        (COMMISSIONER, member(4), Trust.MEETINGS, "refused.only.delegate"),
        (member(4, entrusted=[Trust.ALL]), member(5), Trust.DUES, "refused.only.delegate"),
        (SECRETARY, SECRETARY, Trust.ALL, "oneself"),
        (COMMISSIONER, SECRETARY, Trust.DUES, "has_it"),
        (SECRETARY, member(4, entrusted=[Trust.DUES]), Trust.DUES, "has_it"),
        (SECRETARY, member(4, has_account=False), Trust.DUES, "no_account"),
    ],
)
def test_what_is_ones_own_goes_to_somebody_who_can_use_it(giver, taker, what, key):
    with refused(key):
        check_delegation(giver, taker, what)


def test_only_a_deputy_stands_in():
    assert Trust.ALL in standing_in(DEPUTY).entrusted
    assert standing_in(COMMISSIONER) == COMMISSIONER


def test_the_days_on_the_buttons():
    assert offered_lasts(TODAY) == {
        "week": date(2026, 11, 9),
        "fortnight": date(2026, 11, 16),
        "month": date(2026, 11, 30),
    }


def test_it_is_given_by_the_higher_office():
    both = member(1, Office.SECRETARY, Office.ORGANIZATION_COMMISSIONER)

    assert office_behind(both) is Office.SECRETARY
    assert office_behind(COMMISSIONER) is Office.ORGANIZATION_COMMISSIONER
