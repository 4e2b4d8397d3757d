"""How a branch stands with what it owes, at the exact boundaries."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.beats import Beat
from domain.cadence import Status, standings, years_of
from domain.fulfilment import (
    Course,
    Entry,
    Gathering,
    Part,
    entries_of,
    late_records,
    resolutions_of,
    talks_in,
)
from domain.obligations import USUAL, Duty, Lecture, MakeUp, obligations_of, window_of
from domain.olm_years import for_year_of

SHANGHAI = ZoneInfo("Asia/Shanghai")
BRANCH = MakeUp(zone=SHANGHAI, groups=("1", "2"), established_on=date(2020, 1, 1))


def held(duty, *day, hour=15, **more):
    return Gathering(duty=duty, starts_at=datetime(*day, hour, tzinfo=SHANGHAI), **more)


def said(gatherings, as_of, year=2026, **make_up):
    branch = MakeUp(**({"zone": SHANGHAI, "groups": ("1", "2")} | make_up))
    entries = entries_of(gatherings, branch)
    return {one.key: one.word for one in standings(branch, entries, year, date(*as_of))}


def one(key, gatherings=(), as_of=(2026, 7, 1), year=2026, **make_up):
    return said(gatherings, as_of, year, **make_up)[key]


def test_they_are_told_in_one_order_group_by_group():
    assert [str(owed) for owed in obligations_of(BRANCH)] == [
        "general_meeting", "committee_meeting", "group_meeting:1", "group_meeting:2", "theme_day",
        "party_lecture", "organizational_life_meeting", "democratic_appraisal",
        "heart_to_heart_talk", "learning_hours", "dues_publication", "secretary_report",
    ]  # fmt: skip
    beats = {owed.duty: owed.beat for owed in obligations_of(BRANCH)}
    assert beats[Duty.GENERAL_MEETING] is beats[Duty.PARTY_LECTURE] is Beat.QUARTER
    assert beats[Duty.COMMITTEE_MEETING] is beats[Duty.GROUP_MEETING] is Beat.MONTH
    assert beats[Duty.THEME_DAY] is Beat.MONTH
    assert {beats[duty] for duty in list(Duty)[5:]} == {Beat.YEAR}


@pytest.mark.parametrize(
    ("as_of", "word"),
    [((2026, 1, 1), "pending"), ((2026, 3, 31), "pending"), ((2026, 4, 1), "missing")],
)
def test_nothing_is_missing_before_its_stretch_is_over(as_of, word):
    assert one("general_meeting@2026Q1", as_of=as_of) == word


@pytest.mark.parametrize(
    ("start", "quarter"),
    [
        (datetime(2026, 3, 31, 15, 59, 59, tzinfo=UTC), "2026Q1"),
        (datetime(2026, 3, 31, 16, tzinfo=UTC), "2026Q2"),
    ],
)
def test_a_meeting_counts_for_the_quarter_of_the_branchs_own_day(start, quarter):
    words = said([Gathering(duty="general_meeting", starts_at=start)], (2026, 7, 1))

    met = [key for key, word in words.items() if key.startswith("general") and word == "met"]
    assert met == [f"general_meeting@{quarter}"]


@pytest.mark.parametrize("course", ["scheduled", "unrecorded", "cancelled", "postponed", "draft"])
def test_only_what_was_held_counts(course):
    planned = [held("general_meeting", 2026, 5, 10, course=course)]

    assert one("general_meeting@2026Q2", planned, (2026, 6, 30)) == "pending"
    assert one("general_meeting@2026Q2", planned, (2026, 7, 1)) == "missing"


@pytest.mark.parametrize(
    ("course", "is_arranged"),
    [("scheduled", True), ("unrecorded", True), ("held", False), ("cancelled", False)],
)
def test_what_is_planned_or_waits_for_its_record_is_arranged(course, is_arranged):
    entries = entries_of([held("general_meeting", 2026, 5, 10, course=course)], BRANCH)
    found = standings(BRANCH, entries, 2026, date(2026, 5, 1))

    [quarter] = [one for one in found if one.key == "general_meeting@2026Q2"]
    assert (quarter.is_arranged, quarter.is_met) == (is_arranged, course == "held")
    assert quarter.deadline == date(2026, 6, 30)
    assert [entry.on for entry in quarter.planned] == [date(2026, 5, 10)] * (course == "scheduled")
    assert not [one for one in found if one.status is Status.MISSING and one.is_arranged]


@pytest.mark.parametrize(
    ("agenda", "attendance", "word"),
    [(True, True, "met"), (True, False, "missing"), (False, True, "missing")],
)
def test_what_happened_within_a_theme_day_counts_with_a_record_of_its_own(agenda, attendance, word):
    part = Part(duty="party_lecture", has_agenda=agenda, has_attendance=attendance)
    words = said([held("theme_day", 2026, 5, 15, parts=(part,))], (2026, 7, 1))

    assert (words["theme_day@2026-05"], words["party_lecture@2026Q2"]) == ("met", word)
    assert words["general_meeting@2026Q2"] == "missing"


def test_each_group_counts_by_itself_and_a_meeting_of_all_of_them_for_each():
    part = Part(duty="group_meeting", has_agenda=True, has_attendance=True)
    words = said(
        [
            held("group_meeting", 2026, 5, 12, group="1"),
            held("theme_day", 2026, 6, 12, parts=(part,)),
        ],
        (2026, 7, 1),
    )

    assert (words["group_meeting:1@2026-05"], words["group_meeting:2@2026-05"]) == (
        "met",
        "missing",
    )
    assert (words["group_meeting:1@2026-06"], words["group_meeting:2@2026-06"]) == ("met", "met")


def test_what_a_branch_does_not_have_it_does_not_owe():
    words = said([], (2026, 7, 1), has_committee=False, groups=(), pays_dues=False)

    assert words["committee_meeting@2026-05"] == "not_applicable"
    assert words["group_meeting@2026-05"] == "not_applicable"
    assert words["dues_publication@2026"] == "not_applicable"
    assert words["theme_day@2026-05"] == "missing"


@pytest.mark.parametrize(("present", "word"), [(3, "met"), (2, "met"), (1, "missing")])
def test_a_committee_meets_with_half_of_it_present(present, word):
    met = [held("committee_meeting", 2026, 5, 10, expected=4, present=present)]

    assert one("committee_meeting@2026-05", met) == word


def test_a_committee_meeting_to_come_has_nobody_present_yet():
    planned = [held("committee_meeting", 2026, 5, 10, expected=4, present=0, course="scheduled")]

    assert len(entries_of(planned, BRANCH)) == 1


@pytest.mark.parametrize(
    ("present", "is_strict", "word", "valid"),
    [
        (10, False, "met", True),
        (9, False, "met", True),
        (9, True, "met_with_warning:below_voting_quorum", False),
        (10, True, "met", True),
        (8, True, "met_with_warning:below_voting_quorum", False),
        (8, False, "met_with_warning:below_voting_quorum", False),
    ],
)
def test_below_half_of_those_who_vote_it_was_held_and_resolved_nothing(
    present, is_strict, word, valid
):
    meeting = held("general_meeting", 2026, 5, 10, expected_voting=18, present_voting=present,
                   resolutions=2, is_strict=is_strict)  # fmt: skip

    assert one("general_meeting@2026Q2", [meeting]) == word
    assert resolutions_of([meeting]) == [valid, valid]


def test_where_nothing_was_held_there_is_nothing_to_warn_of():
    assert {each.warning for each in standings(BRANCH, [], 2026, date(2027, 1, 1))} == {""}


def test_a_second_meeting_that_could_vote_takes_the_warning_away():
    low = held("general_meeting", 2026, 5, 10, expected_voting=18, present_voting=8)
    full = held("general_meeting", 2026, 6, 10, expected_voting=18, present_voting=12)

    assert one("general_meeting@2026Q2", [low, full]) == "met"
    assert (
        resolutions_of([held("general_meeting", 2026, 5, 1, course="scheduled", resolutions=1)])
        == []
    )


def test_numbers_nobody_knows_raise_no_doubt():
    assert one("general_meeting@2026Q2", [held("general_meeting", 2026, 5, 10)]) == "met"
    halves = held("general_meeting", 2026, 5, 10, present_voting=3, is_strict=True)
    assert one("general_meeting@2026Q2", [halves]) == "met"


@pytest.mark.parametrize(
    ("key", "founded", "as_of", "word"),
    [
        ("general_meeting@2026Q2", (2026, 6, 30), (2026, 6, 30), "not_required_partial"),
        ("general_meeting@2026Q2", (2026, 7, 1), (2026, 6, 30), "not_applicable"),
        ("general_meeting@2026Q2", (2026, 4, 2), (2026, 7, 1), "not_required_partial"),
        ("general_meeting@2026Q2", (2026, 4, 1), (2026, 7, 1), "missing"),
        ("organizational_life_meeting@2026", (2026, 4, 1), (2027, 1, 1), "not_required_partial"),
    ],
)
def test_in_the_stretch_it_was_established_in_a_branch_owes_nothing(key, founded, as_of, word):
    assert one(key, as_of=as_of, established_on=date(*founded)) == word


def test_what_it_did_in_that_stretch_counts_but_not_what_was_before_it():
    founded = date(2026, 5, 10)

    assert one("general_meeting@2026Q2", [held("general_meeting", 2026, 5, 10)],
               established_on=founded) == "met"  # fmt: skip
    assert one("general_meeting@2026Q2", [held("general_meeting", 2026, 5, 9)],
               established_on=founded) == "not_required_partial"  # fmt: skip


@pytest.mark.parametrize(
    ("tracked_from", "as_of", "word"),
    [
        ((2026, 4, 1), (2026, 7, 1), "missing"),
        ((2026, 4, 2), (2026, 7, 1), "not_required_partial"),
        ((2026, 4, 2), (2026, 6, 30), "pending"),
        ((2026, 6, 30), (2026, 7, 1), "not_required_partial"),
        ((2026, 7, 1), (2026, 7, 1), "not_tracked"),
        ((2026, 7, 1), (2026, 6, 30), "not_tracked"),
    ],
)
def test_nothing_before_the_branch_kept_its_records_here_is_ever_missing(tracked_from, as_of, word):
    assert one("general_meeting@2026Q2", as_of=as_of, tracked_from=date(*tracked_from)) == word


@pytest.mark.parametrize(
    ("as_of", "word"),
    [
        ((2027, 3, 31), "pending_superior_window:2027-03-31"),
        ((2027, 4, 1), "not_required_partial"),
    ],
)
def test_a_year_begun_here_half_way_has_its_window_all_the_same(as_of, word):
    begun = {"tracked_from": date(2026, 11, 2), "windows": window_of(date(2027, 3, 31))}

    assert one("organizational_life_meeting@2026", as_of=as_of, **begun) == word


def test_what_was_written_down_of_the_time_before_counts():
    met = [held("general_meeting", 2026, 5, 10)]

    assert one("general_meeting@2026Q2", met, tracked_from=date(2026, 7, 1)) == "met"


def test_without_a_custom_no_lecture_is_missing():
    assert one("party_lecture@2026Q2", lecture=Lecture(None)) == "not_tracked"
    assert one("secretary_report@2026", as_of=(2027, 1, 1)) == "not_tracked"
    assert one("dues_publication@2026", as_of=(2027, 1, 1)) == "missing"
    assert one("dues_publication@2026", as_of=(2027, 1, 1), tracks=USUAL - {Duty.DUES_PUBLICATION}) \
        == "not_tracked"  # fmt: skip


@pytest.mark.parametrize(("lectures", "word"), [(0, "missing"), (1, "missing"), (2, "met")])
def test_two_lectures_a_term_are_two(lectures, word):
    given = [held("party_lecture", 2026, 5, 1 + number) for number in range(lectures)]

    assert one("party_lecture@2026T1", given, (2026, 8, 1), lecture=Lecture.read("term")) == word


OLM, APPRAISAL = "organizational_life_meeting", "democratic_appraisal"
MARCH = window_of(date(2027, 3, 31))


@pytest.mark.parametrize(
    ("as_of", "windows", "word"),
    [
        ((2026, 12, 31), MARCH, "pending"),
        ((2027, 1, 1), MARCH, "pending_superior_window:2027-03-31"),
        ((2027, 3, 31), MARCH, "pending_superior_window:2027-03-31"),
        ((2027, 4, 1), MARCH, "missing"),
        ((2027, 1, 1), {}, "missing"),
        ((2027, 1, 1), window_of(date(2026, 3, 31)), "missing"),
        ((2027, 1, 1), window_of(None), "missing"),
    ],
)
def test_a_years_life_meeting_may_be_held_as_long_as_its_window_is_open(as_of, windows, word):
    assert one(f"{OLM}@2026", as_of=as_of, windows=windows) == word
    assert one(f"{APPRAISAL}@2026", as_of=as_of, windows=windows) == word


def test_the_window_is_theirs_alone():
    assert one("dues_publication@2026", as_of=(2027, 1, 1), windows=MARCH) == "missing"
    found = standings(BRANCH, [], 2026, date(2026, 5, 1))
    assert {one.deadline for one in found if one.turn.beat is Beat.YEAR} == {date(2026, 12, 31)}


@pytest.mark.parametrize(
    ("on", "taken", "window_end", "year"),
    [
        ((2027, 3, 31), (), (2027, 3, 31), 2026),
        ((2027, 4, 1), (), (2027, 3, 31), 2027),
        ((2027, 1, 1), (2026,), (2027, 3, 31), 2027),
        ((2027, 1, 1), (2025,), (2027, 3, 31), 2026),
        ((2027, 1, 1), (), None, 2027),
    ],
)
def test_a_life_meeting_early_in_the_year_is_the_last_years_if_that_is_open(
    on, taken, window_end, year
):
    assert for_year_of(date(*on), taken, window_end and date(*window_end)) == year


def test_the_first_of_two_in_spring_is_last_years_and_the_second_this_years():
    words = [said([held(OLM, 2027, 3, 20), held(OLM, 2027, 3, 1)], (2028, 1, 1), year, windows=MARCH)
             for year in (2026, 2027)]  # fmt: skip

    assert [each[f"{OLM}@{year}"] for each, year in zip(words, (2026, 2027), strict=True)] == \
        ["met", "met"]  # fmt: skip


def test_what_was_said_to_be_of_a_year_is_of_that_year_with_the_appraisal_in_it():
    part = Part(duty=APPRAISAL, has_agenda=True, has_attendance=True)
    meeting = held(OLM, 2027, 3, 20, for_year=2026, parts=(part,))

    assert one(f"{OLM}@2026", [meeting], (2027, 4, 1)) == "met"
    assert one(f"{APPRAISAL}@2026", [meeting], (2027, 4, 1)) == "met"
    assert one(f"{OLM}@2027", [meeting], (2028, 1, 1), 2027) == "missing"


def test_a_life_meeting_cancelled_leaves_its_year_open():
    off, on = held(OLM, 2026, 12, 1, course="cancelled"), held(OLM, 2027, 1, 20)

    assert one(f"{OLM}@2026", [off, on], (2027, 4, 1), windows=MARCH) == "met"


def test_one_inside_a_theme_day_is_asked_for_its_year_too():
    part = Part(duty=OLM, has_agenda=True, has_attendance=True)

    day = held("theme_day", 2027, 2, 20, parts=(part,))
    assert one(f"{OLM}@2026", [day], (2027, 4, 1), windows=MARCH) == "met"
    assert one("theme_day@2027-02", [day], (2027, 4, 1), 2027, windows=MARCH) == "met"


@pytest.mark.parametrize(("days", "is_late"), [(0, False), (3, False), (4, True), (15, True)])
def test_a_record_is_late_from_the_day_after_its_days_are_over(days, is_late):
    at = datetime(2026, 5, 10, 23, 30, tzinfo=SHANGHAI)
    meeting = Gathering(duty="general_meeting", starts_at=at, recorded_at=at + timedelta(days=days))

    assert bool(late_records([meeting], 3, SHANGHAI)) is is_late
    assert late_records([held("general_meeting", 2026, 5, 10)], 3, SHANGHAI) == []


def test_a_record_is_late_by_the_branchs_days():
    late = datetime(2026, 5, 13, 17, tzinfo=UTC)  # the 14th in Shanghai
    meeting = Gathering(
        duty="general_meeting", starts_at=datetime(2026, 5, 9, 17, tzinfo=UTC), recorded_at=late
    )

    assert bool(late_records([meeting], 3, SHANGHAI))  # held on the 10th
    assert not late_records([meeting], 4, SHANGHAI)
    early = replace(meeting, starts_at=datetime(2026, 5, 10, 15, tzinfo=SHANGHAI))
    assert bool(late_records([early], 3, SHANGHAI))
    soon = replace(meeting, recorded_at=datetime(2026, 5, 13, 15, tzinfo=SHANGHAI))
    assert not late_records([soon], 3, SHANGHAI)


def test_a_talk_at_new_year_is_of_the_branchs_year():
    talk = Gathering(duty="heart_to_heart_talk", starts_at=datetime(2026, 12, 31, 17, tzinfo=UTC),
                     pair=("1", "2"))  # fmt: skip

    assert talks_in(2027, [talk], SHANGHAI) == [("1", "2")]


def test_what_is_nobodys_duty_hides_nothing_beside_it():
    study = Part(duty="study", has_agenda=True, has_attendance=True)
    lecture = Part(duty="party_lecture", has_agenda=True, has_attendance=True)
    day = held("theme_day", 2026, 5, 15, parts=(study, lecture), id=7, for_year=2025)

    entries = entries_of([day], BRANCH)
    assert [(entry.duty, entry.meeting_id, entry.year) for entry in entries] == [
        (Duty.THEME_DAY, 7, None),
        (Duty.PARTY_LECTURE, 7, None),
    ]


def test_a_year_said_counts_for_what_is_yearly_alone():
    entry = Entry(duty=Duty.GENERAL_MEETING, on=date(2026, 5, 1), year=2026)
    words = {one.key: one.word for one in standings(BRANCH, [entry], 2026, date(2026, 10, 1))}

    assert words["general_meeting@2026Q2"] == "met"
    assert words["general_meeting@2026Q1"] == words["general_meeting@2026Q3"] == "missing"


def test_talks_are_of_the_year_they_were_held_in():
    talks = [
        held("heart_to_heart_talk", 2026, 4, 1, pair=("1", "2")),
        held("heart_to_heart_talk", 2027, 4, 1, pair=("1", "3")),
        held("heart_to_heart_talk", 2026, 4, 1, pair=("2", "3"), course="scheduled"),
        held("general_meeting", 2026, 4, 1),
    ]

    assert talks_in(2026, talks, SHANGHAI) == [("1", "2")]
    assert entries_of(talks[:3], BRANCH) == []  # a single talk fulfils nothing


def test_an_entry_is_of_one_group_or_of_all():
    entry = Entry(duty=Duty.GROUP_MEETING, on=date(2026, 5, 1), course=Course.HELD, group="3")
    words = {one.key: one.word for one in standings(BRANCH, [entry], 2026, date(2026, 6, 1))}

    assert words["group_meeting:1@2026-05"] == words["group_meeting:2@2026-05"] == "missing"


@pytest.mark.parametrize(
    ("founded", "years"),
    [
        (None, [2025, 2026, 2027]),
        ((2027, 1, 2), [2026, 2027]),
        ((2024, 8, 10), [2023, 2024, 2025, 2026, 2027]),
    ],
)
def test_one_may_ask_about_the_years_since_the_branch_was_there(founded, years):
    make_up = MakeUp(established_on=founded and date(*founded))

    assert list(years_of(make_up, date(2027, 1, 5))) == years


def test_a_deadline_moves_into_the_window_only_once_the_year_is_over():
    made = MakeUp(windows=MARCH)
    days = {}
    for as_of in (date(2026, 12, 31), date(2027, 1, 1)):
        found = standings(made, [], 2026, as_of)
        days[as_of] = {each.deadline for each in found if str(each.obligation) == OLM}

    assert days == {date(2026, 12, 31): {date(2026, 12, 31)}, date(2027, 1, 1): {date(2027, 3, 31)}}


def test_a_year_said_of_one_leaves_another_year_to_the_next():
    said_so = held(OLM, 2027, 1, 10, for_year=2026)

    words = said([said_so, held(OLM, 2027, 2, 10)], (2028, 1, 1), 2027, windows=MARCH)
    assert words[f"{OLM}@2027"] == "met"
    both = {2026: date(2027, 3, 31), 2027: date(2028, 3, 31)}
    three = [held(OLM, 2026, 12, 1), held(OLM, 2027, 12, 1), held(OLM, 2028, 1, 10)]
    assert said(three, (2029, 1, 1), 2028, windows=both)[f"{OLM}@2028"] == "met"


def test_a_year_said_of_the_life_meeting_is_not_forgotten_over_an_appraisal():
    last = [held(OLM, 2027, 1, 10, for_year=2026), held(APPRAISAL, 2027, 1, 20)]

    words = said([*last, held(OLM, 2027, 2, 10)], (2028, 1, 1), 2027, windows=MARCH)
    assert words[f"{OLM}@2027"] == "met"


def test_a_life_meeting_at_the_windows_end_is_judged_by_the_branchs_day():
    late = Gathering(duty=OLM, starts_at=datetime(2027, 3, 31, 17, tzinfo=UTC))  # 1 April there

    assert one(f"{OLM}@2026", [late], (2027, 5, 1), windows=MARCH) == "missing"
    assert one(f"{OLM}@2027", [late], (2027, 5, 1), 2027, windows=MARCH) == "met"


def test_what_fulfils_it_is_told_and_groups_may_be_left_alone():
    entries = entries_of([held("general_meeting", 2026, 5, 10)], BRANCH)
    [quarter] = [
        each
        for each in standings(BRANCH, entries, 2026, date(2026, 5, 20))
        if each.key == "general_meeting@2026Q2"
    ]

    assert ([entry.on for entry in quarter.entries], quarter.warning) == ([date(2026, 5, 10)], "")
    untracked = USUAL - {Duty.GROUP_MEETING}
    assert one("group_meeting:1@2026-05", tracks=untracked) == "not_tracked"
