"""How long somebody belongs to the branch, and who bears a name twice."""

from dataclasses import replace
from datetime import date

import pytest

from domain.people import Member
from domain.stays import Person, Stay, same_name

HERE = Stay(member_id=1, branch_id=1, name="李明", from_on=date(2026, 1, 10))
GONE = replace(HERE, to_on=date(2026, 6, 1))
BACK = replace(GONE, back_on=date(2026, 9, 1))
LAST, FIRST = date(2026, 5, 31), date(2026, 1, 10)


@pytest.mark.parametrize(
    ("stay", "today", "has_left", "is_ahead", "nearest"),
    [
        (HERE, date(2026, 1, 9), False, True, FIRST),
        (HERE, FIRST, False, False, FIRST),
        (HERE, date(2026, 7, 1), False, False, date(2026, 7, 1)),
        (GONE, LAST, False, False, LAST),
        (GONE, date(2026, 6, 1), True, False, LAST),
        (GONE, date(2026, 8, 1), True, False, LAST),
        (GONE, date(2026, 1, 9), False, True, FIRST),
        (BACK, date(2026, 8, 1), True, True, date(2026, 9, 1)),
    ],
)
def test_the_last_day_is_the_one_before_they_left(stay, today, has_left, is_ahead, nearest):
    assert stay.has_left(today) is has_left
    assert stay.is_ahead(today) is is_ahead
    assert stay.nearest(today) == nearest


def test_who_comes_back_comes_on_that_day():
    assert HERE.comes_on == FIRST
    assert BACK.comes_on == date(2026, 9, 1)


def test_a_person_has_left_as_their_stay_says():
    member = Member(id=1, branch_id=1, name="李明")

    assert Person(member=member, stay=GONE, today=date(2026, 6, 1)).has_left
    assert not Person(member=member, stay=GONE, today=LAST).has_left


def test_namesakes_are_those_whose_name_stands_there_more_than_once():
    other, second = replace(HERE, member_id=2, name="赵敏"), replace(HERE, member_id=3)

    assert same_name([second, other, HERE]) == {"李明": [HERE, second]}
    assert same_name([other, HERE]) == {}
