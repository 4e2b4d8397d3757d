"""The year as a whole, and the small rules that belong to it."""

from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from domain.beats import Beat
from domain.cadence import standings
from domain.excellent import ExcellentCap, Grading, excellent_cap
from domain.fulfilment import Entry
from domain.learning import hours_short, hours_word
from domain.make_up import make_up_of, windows_of
from domain.obligations import Duty, Lecture, MakeUp
from domain.people import Group, Member, Office
from domain.talk_coverage import coverage, pairs_missing
from domain.year_end import Completion, Year, carried_over, january_word, to_do_word


def year(entries, as_of, **make_up):
    return Year(standings(MakeUp(**make_up), entries, 2026, date(*as_of)))


def general(*days):
    return [Entry(duty=Duty.GENERAL_MEETING, on=date(2026, *day)) for day in days]


def test_four_times_in_three_quarters_is_three_of_four():
    book = year(general((3, 12), (9, 10), (9, 28), (12, 10)), (2027, 1, 4))

    assert book.completion[Duty.GENERAL_MEETING] == Completion(3, 4)
    assert str(book.completion[Duty.GENERAL_MEETING]) == "3/4"
    assert "general_meeting@2026Q2" in [one.key for one in book.missing]


def test_groups_are_counted_together():
    entries = [
        Entry(duty=Duty.GROUP_MEETING, on=date(2026, month, 1), group="1") for month in range(1, 13)
    ]
    book = year(entries, (2027, 1, 4), groups=("1", "2"))

    assert str(book.completion[Duty.GROUP_MEETING]) == "12/24"


def test_only_what_is_owed_is_counted():
    book = year(general((11, 5)), (2026, 11, 20), established_on=date(2026, 8, 10),
                lecture=Lecture(None), has_committee=False)  # fmt: skip

    assert str(book.completion[Duty.GENERAL_MEETING]) == "1/1"
    assert Duty.PARTY_LECTURE not in book.completion
    assert book.not_applicable == [Duty.COMMITTEE_MEETING, Duty.GROUP_MEETING]


def test_what_is_to_do_names_its_day_but_for_what_the_year_owes():
    book = year(general((3, 1), (6, 1), (9, 1)), (2026, 12, 10), tracks=frozenset(
        {Duty.GENERAL_MEETING, Duty.COMMITTEE_MEETING, Duty.DUES_PUBLICATION}))  # fmt: skip

    assert [to_do_word(one) for one in book.to_do] == [
        "general_meeting@2026Q4 by 2026-12-31",
        "committee_meeting@2026-12 by 2026-12-31",
        "dues_publication@2026",
    ]


@pytest.mark.parametrize(
    ("today", "words"),
    [
        ((2026, 12, 31), []),
        ((2027, 1, 1), ["reassess_monthly_dues_for_2027"]),
        ((2027, 1, 31), ["reassess_monthly_dues_for_2027"]),
        ((2027, 2, 1), []),
    ],
)
def test_january_asks_for_the_years_dues(today, words):
    assert january_word(date(*today)) == words


def test_what_is_not_put_right_goes_on():
    items = [("r1", None), ("r2", date(2026, 12, 31)), ("r3", date(2027, 1, 1))]

    assert carried_over(items, date(2026, 12, 31)) == ["r1", "r3"]


@pytest.mark.parametrize(
    ("graded", "ungraded", "excellent", "cap", "verdict"),
    [
        (18, 2, 6, ExcellentCap(6, 6), Grading.WITHIN),
        (18, 2, 7, ExcellentCap(6, 6), Grading.ABOVE),
        (19, 2, 6, ExcellentCap(6, 7), Grading.WITHIN),
        (19, 2, 7, ExcellentCap(6, 7), Grading.DISPUTED),
        (19, 2, 8, ExcellentCap(6, 7), Grading.ABOVE),
        (2, 0, 1, ExcellentCap(0, 0), Grading.ABOVE),
    ],
)
def test_a_third_at_most_is_graded_excellent(graded, ungraded, excellent, cap, verdict):
    found = excellent_cap(graded, ungraded)

    assert (found, found.judge(excellent)) == (cap, verdict)
    assert found.differs is (cap.by_graded != cap.by_members)


@pytest.mark.parametrize(
    ("hours", "is_leader", "word"),
    [
        (32, False, "met"), (31, False, "short_1h"), (33, False, "met"), (0, False, "short_32h"),
        (56, True, "met"), (55, True, "short_1h"), (50, True, "short_6h"), (46, True, "short_10h"),
        (Decimal("31.5"), False, "short_0.5h"),
    ],
)  # fmt: skip
def test_hours_of_learning_are_met_or_short_by_so_many(hours, is_leader, word):
    assert hours_word(hours, is_leader=is_leader) == word


def test_without_others_the_two_readings_of_a_third_are_one():
    assert excellent_cap(20) == ExcellentCap(6, 6)


def test_the_make_up_is_read_from_the_roster():
    board = [
        Member(id=number, branch_id=1, name="", offices=frozenset({office}), group=group)
        for number, office, group in (
            (1, Office.SECRETARY, Group(id=4, name="")),
            (2, Office.PUBLICITY_COMMISSIONER, Group(id=3, name="")),
            (3, Office.DISCIPLINE_COMMISSIONER, None),
        )
    ]
    zone, windows = ZoneInfo("Asia/Urumqi"), {2026: date(2027, 3, 31)}
    made = make_up_of(board, zone, "half", windows=windows)

    assert (made.zone, made.groups, made.has_committee) == (zone, ("3", "4"), True)
    assert (made.lecture, made.windows) == (Lecture(Beat.HALF, 1), windows)
    alone = make_up_of(board[:2], zone, "off")
    assert (alone.has_committee, alone.lecture.beat, alone.windows) == (False, None, {})


def test_nobody_is_short_of_less_than_nothing():
    assert hours_short(40, is_leader=False) == 0


def test_every_pair_of_the_committee_talks_whoever_began():
    assert pairs_missing(["c1", "c2", "c3"], [("c2", "c1"), ("c1", "c3")]) == (("c2", "c3"),)
    assert pairs_missing(["c1"], []) == ()


def test_a_member_talks_with_one_of_the_committee_and_with_one_other():
    found = coverage([1, 2], [1, 2, 3, 4, 5], [(1, 2), (3, 1), (4, 3), (5, 5)])

    assert (found.pairs, found.without_committee, found.without_member) == ((), (4, 5), (5,))
    assert not found.is_complete


def test_two_others_talk_with_one_another():
    found = coverage([1], [1, 2, 3], [(1, 2), (1, 3)])

    assert found.without_member == (2, 3)
    assert coverage([1, 2], [3], [(1, 3)]).pairs == ((1, 2),)


def test_never_everybody_with_everybody():
    assert coverage([1, 2], [3, 4, 5], [(1, 2), (1, 3), (2, 4), (5, 1), (3, 4), (4, 5)]).is_complete


def test_without_a_committee_or_others_nobody_is_asked_for():
    assert coverage([], [3, 4], [(4, 3)]).is_complete
    assert coverage([1], [3], [(3, 1)]).is_complete
    assert coverage([], [], []).is_complete


@pytest.mark.parametrize(
    ("setting", "windows"),
    [
        ("03-31", {2026: date(2027, 3, 31)}),
        ("02-30", {}),
        ("12-01", {2026: date(2027, 12, 1)}),
        ("off", {}),
        ("", {}),
        ("13-01", {}),
        ("00-10", {}),
        ("03-00", {}),
        ("3", {}),
    ],
)
def test_the_window_is_a_day_of_the_next_year(setting, windows):
    assert windows_of(setting, [2026]) == windows
