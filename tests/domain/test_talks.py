"""谈心谈话: who may be written down, who is missing, whom to propose."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.people import Member, Office
from domain.refusal import Refusal
from domain.talks import (
    Talk,
    check_talk,
    missing_talks,
    proposed_talks,
    talk_year,
    without_any,
)

TODAY = date(2026, 11, 26)
SEATS = (Office.SECRETARY, Office.ORGANIZATION_COMMISSIONER, Office.PUBLICITY_COMMISSIONER)


def roster(committee, others):
    return [
        Member(id=number, branch_id=1, name=str(number),
               offices=frozenset({SEATS[number % 3]} if number <= committee else ()))
        for number in range(1, committee + others + 1)
    ]  # fmt: skip


def talks(*pairs, on=TODAY):
    return [Talk(id=n, on=on, member_id=one, other_id=two) for n, (one, two) in enumerate(pairs)]


def test_a_talk_is_the_same_whoever_looks():
    assert talks((5, 2))[0].pair == talks((2, 5))[0].pair == (2, 5)


@pytest.mark.parametrize(
    ("on", "pair", "reason"),
    [
        (TODAY, (1, 1), "oneself"),
        (date(2026, 11, 27), (1, 2), "future"),
        (date(2024, 12, 31), (1, 2), "long_ago"),
        (date(2026, 11, 20), (2, 1), "known"),
    ],
)
def test_what_cannot_be_a_talk_is_refused(on, pair, reason):
    known = talks((1, 2), on=date(2026, 11, 20))
    with pytest.raises(Refusal, match=reason):
        check_talk(on, pair, known, today=TODAY)


@pytest.mark.parametrize("on", [TODAY, date(2025, 1, 1), date(2026, 11, 21)])
def test_today_last_year_and_the_same_two_on_another_day_may_be_written_down(on):
    check_talk(on, (1, 2), talks((1, 2), on=date(2026, 11, 20)), today=TODAY)


@pytest.mark.parametrize(
    ("met_on", "end", "last"),
    [
        (None, None, date(2026, 12, 31)),
        (date(2026, 12, 18), date(2027, 3, 31), date(2026, 12, 31)),
        (date(2027, 2, 3), date(2027, 3, 31), date(2027, 2, 3)),
        (None, date(2027, 3, 31), date(2027, 3, 31)),
    ],
)
def test_a_talk_counts_from_january_until_the_meeting(met_on, end, last):
    year = talk_year(2026, met_on, end)

    assert (year.first, year.last) == (date(2026, 1, 1), last)
    assert year.first in year
    assert last in year
    assert date(2025, 12, 31) not in year
    assert date(2027, 4, 1) not in year


def test_committee_pairs_and_for_each_other_one_of_either_kind():
    missing = missing_talks(roster(3, 3), talks((1, 2), (1, 4), (5, 6)))

    assert missing.pairs == ((1, 3), (2, 3))
    assert missing.without_committee == (5, 6)
    assert missing.without_member == (4,)


def test_never_a_full_matrix():
    had = talks((1, 2), (1, 3), (2, 3), (1, 4), (2, 5), (3, 6), (1, 7), (4, 5), (6, 7))

    assert missing_talks(roster(3, 4), had).is_complete


def test_a_small_branch_without_a_committee_has_a_secretary_who_talks_with_each():
    missing = missing_talks(roster(1, 2), [])

    assert (missing.pairs, missing.without_committee, missing.without_member) == (
        (), (2, 3), (2, 3)
    )  # fmt: skip


def test_who_had_none_at_all():
    assert without_any(roster(2, 2), talks((1, 3), (4, 4))) == [2, 4]


def test_pairs_of_the_committee_then_whoever_of_them_is_least_busy_then_two_and_two():
    assert proposed_talks(roster(2, 3), talks((1, 3))) == [
        (1, 2), (2, 4), (1, 5), (3, 4), (5, 3)
    ]  # fmt: skip


def test_two_who_lack_a_member_talk_with_one_another():
    assert proposed_talks(roster(1, 2), []) == [(1, 2), (1, 3), (2, 3)]


def test_the_last_of_an_odd_number_talks_with_whoever_has_the_fewest():
    had = talks((1, 2), (1, 2), (1, 3), (1, 4), (2, 3))

    assert proposed_talks(roster(1, 3), had) == [(4, 3)]


@given(
    st.integers(0, 5), st.integers(0, 8),
    st.sets(st.tuples(st.integers(1, 13), st.integers(1, 13)), max_size=20),
)  # fmt: skip
def test_after_it_nothing_is_missing_and_it_is_short(committee, others, had):
    members = roster(committee, others)
    known = talks(*((one, two) for one, two in had if max(one, two) <= committee + others))
    proposed = proposed_talks(members, known)

    assert missing_talks(members, [*known, *talks(*proposed)]).is_complete
    assert len(proposed) <= len(list(combinations(range(committee), 2))) + 2 * others
    assert all(one != two for one, two in proposed)
