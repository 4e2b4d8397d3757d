"""A year's 组织生活会: its steps, its year, and what is still to be done before it."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.appraisal import Appraisal
from domain.meetings import Meeting, MeetingKind, MeetingState, Scope
from domain.olm import (
    OlmSheet,
    Opinions,
    check_examines,
    check_studied,
    read_count,
    read_theme,
)
from domain.olm_steps import (
    BEFORE,
    Step,
    StepState,
    lacks_totals,
    open_steps,
    steps_of,
    still_follows,
    wants_after,
    wants_reminder,
)
from domain.olm_years import (
    by_year,
    check_choice,
    check_year,
    for_year_of,
    main_of,
    other_year,
    read_year,
    window_end,
    year_at,
)
from domain.rectification import Item
from domain.refusal import Refusal
from domain.talk_coverage import Coverage
from domain.talks import Talk

SHANGHAI = ZoneInfo("Asia/Shanghai")
OLM = MeetingKind.ORGANIZATIONAL_LIFE_MEETING
HELD_ON = date(2026, 12, 18)
TO_DO, BEGUN, DONE = StepState
APPRAISED = MeetingKind.DEMOCRATIC_APPRAISAL
TOTALS = Appraisal(excellent=3, qualified=6)


def meeting(on=HELD_ON, *, id=1, hour=6, **about):
    start = datetime(on.year, on.month, on.day, hour, tzinfo=UTC)
    about = {"kind": OLM, "state": MeetingState.CLOSED} | about
    return Meeting(
        id=id, branch_id=1, title="", starts_at=start, ends_at=start + timedelta(hours=2), **about
    )


def item(**about):
    about = {"id": 1, "year": 2026, "due_on": date(2027, 3, 31)} | about
    return Item(branch_id=1, text="改进学习", **about)


def state_of(step, **about):
    steps = steps_of(OlmSheet(branch_id=1, year=2026, **about))
    return {one.step: one.state for one in steps}[step]


class TestTheSteps:
    @pytest.mark.parametrize(
        ("step", "about", "state"),
        [
            (Step.STUDY, {}, TO_DO),
            (Step.STUDY, {"studied_on": date(2026, 12, 1)}, DONE),
            (Step.OPINIONS, {}, TO_DO),
            (Step.OPINIONS, {"opinions": (Opinions(id=1, number=1, count=0),)}, DONE),
            (Step.TALKS, {"coverage": Coverage(pairs=((1, 2),))}, TO_DO),
            (Step.TALKS, {"coverage": Coverage(pairs=((1, 2),)),
                          "talks": (Talk(id=1, on=HELD_ON, member_id=1, other_id=3),)}, BEGUN),
            (Step.TALKS, {}, DONE),
            (Step.EXAMINATION, {"members": (1, 2)}, TO_DO),
            (Step.EXAMINATION, {"members": (1, 2), "examined": frozenset({2})}, BEGUN),
            (Step.EXAMINATION, {"members": (1, 2), "examined": frozenset({1, 2})}, DONE),
            (Step.EXAMINATION, {"members": (1, 2), "examined": frozenset({9})}, TO_DO),
            (Step.EXAMINATION, {}, TO_DO),
            (Step.EXAMINATION, {"members": (1,), "examined": frozenset({1})}, DONE),
            (Step.MEETING, {}, TO_DO),
            (Step.MEETING, {"meeting": meeting(state=MeetingState.PUBLISHED)}, BEGUN),
            (Step.MEETING, {"meeting": meeting()}, DONE),
            (Step.RECTIFICATION, {}, TO_DO),
            (Step.RECTIFICATION, {"items": (item(), item(done_on=HELD_ON))}, BEGUN),
            (Step.RECTIFICATION, {"items": (item(done_on=HELD_ON),)}, DONE),
        ],
    )  # fmt: skip
    def test_each_is_to_do_begun_or_done(self, step, about, state):
        assert state_of(step, **about) is state

    def test_each_has_its_day_before_the_meeting(self):
        sheet = OlmSheet(branch_id=1, year=2026, meeting=meeting(), met_on=HELD_ON)

        assert {one.step: one.due_on for one in steps_of(sheet)} == {
            Step.STUDY: date(2026, 12, 4),
            Step.OPINIONS: date(2026, 12, 4),
            Step.TALKS: date(2026, 12, 11),
            Step.EXAMINATION: date(2026, 12, 15),
            Step.MEETING: HELD_ON,
            Step.RECTIFICATION: None,
        }

    def test_without_a_meeting_only_the_end_of_the_window_is_known(self):
        days = {one.step: one.due_on
                for one in steps_of(OlmSheet(branch_id=1, year=2026, closes_on=date(2027, 3, 31)))}  # fmt: skip

        assert days[Step.MEETING] == date(2027, 3, 31)
        assert {days[step] for step in BEFORE} == {None}

    def test_the_list_is_due_when_its_last_open_item_is(self):
        items = (item(), item(due_on=date(2027, 2, 1)),
                 item(due_on=date(2027, 6, 1), done_on=HELD_ON))  # fmt: skip
        sheet = OlmSheet(branch_id=1, year=2026, items=items)

        assert steps_of(sheet)[-1].due_on == date(2027, 3, 31)

    @pytest.mark.parametrize(("day", "late"), [(4, False), (5, True)])
    def test_a_step_is_late_the_day_after_its_own(self, day, late):
        sheet = OlmSheet(branch_id=1, year=2026, met_on=HELD_ON)

        assert steps_of(sheet)[0].is_late(date(2026, 12, day)) is late

    def test_what_is_done_or_has_no_day_is_never_late(self):
        done = OlmSheet(branch_id=1, year=2026, met_on=HELD_ON, studied_on=HELD_ON)

        assert not steps_of(done)[0].is_late(date(2027, 1, 1))
        assert not steps_of(OlmSheet(branch_id=1, year=2026))[0].is_late(date(2027, 1, 1))

    def test_what_is_still_open_before_the_meeting_leaves_out_the_meeting_and_what_follows(self):
        sheet = OlmSheet(branch_id=1, year=2026, members=(1,), studied_on=HELD_ON)

        assert [one.step for one in open_steps(sheet)] == [Step.OPINIONS, Step.EXAMINATION]

    def test_counts(self):
        rounds = tuple(Opinions(id=n, number=n, count=n * 5) for n in (1, 2))
        sheet = OlmSheet(branch_id=1, year=2026, members=(1, 2, 3), opinions=rounds,
                         examined=frozenset({2, 9}))  # fmt: skip

        assert (sheet.count_opinions, sheet.count_examined, sheet.unexamined) == (15, 1, [1, 3])


class TestTheReminder:
    @pytest.mark.parametrize(
        ("ahead", "said"), [(22, False), (21, True), (14, True), (7, True), (6, False)]
    )
    def test_three_weeks_to_one_week_before(self, ahead, said):
        planned = meeting(state=MeetingState.DRAFT)

        assert wants_reminder(planned, HELD_ON, HELD_ON - timedelta(days=ahead)) is said

    @pytest.mark.parametrize(
        ("state", "said"),
        [(MeetingState.PUBLISHED, True), (MeetingState.CLOSED, False),
         (MeetingState.CANCELLED, False), (MeetingState.POSTPONED, False)],
    )  # fmt: skip
    def test_only_of_one_still_to_be_held(self, state, said):
        day = HELD_ON - timedelta(days=20)

        assert wants_reminder(meeting(state=state), HELD_ON, day) is said


class TestWhatFollows:
    @pytest.mark.parametrize(
        ("about", "follows", "uncounted"),
        [
            ({}, False, False),
            ({"meeting": meeting(state=MeetingState.PUBLISHED)}, False, False),
            ({"meeting": meeting()}, True, False),
            ({"meeting": meeting(), "items": (item(),)}, False, False),
            ({"meeting": meeting(parts=(APPRAISED,)), "items": (item(),)}, True, True),
            ({"meeting": meeting(parts=(APPRAISED,)), "items": (item(),), "appraisal": TOTALS},
             False, False),
            ({"meeting": meeting(), "appraisal": TOTALS}, True, False),
        ],
    )  # fmt: skip
    def test_a_list_and_the_totals_of_an_appraisal_held_with_it(self, about, follows, uncounted):
        sheet = OlmSheet(branch_id=1, year=2026, **about)

        assert still_follows(sheet) is follows
        assert lacks_totals(sheet) is uncounted

    @pytest.mark.parametrize(("days", "said"), [(2, False), (3, True), (10, True), (11, False)])
    def test_it_is_said_within_a_week_beginning_on_the_third_day(self, days, said):
        assert wants_after(HELD_ON, HELD_ON + timedelta(days=days)) is said


class TestTheYear:
    @pytest.mark.parametrize(
        ("setting", "end"),
        [("03-31", date(2027, 3, 31)), ("off", None), ("02-29", None), ("", None), ("3-x", None)],
    )
    def test_the_window_ends_in_the_next_year(self, setting, end):
        assert window_end(2026, setting) == end

    def test_a_leap_year_has_its_day(self):
        assert window_end(2027, "02-29") == date(2028, 2, 29)

    @pytest.mark.parametrize(
        ("on", "taken", "end", "year"),
        [
            (date(2027, 1, 1), (), date(2027, 3, 31), 2026),
            (date(2027, 3, 31), (), date(2027, 3, 31), 2026),
            (date(2027, 4, 1), (), date(2027, 3, 31), 2027),
            (date(2027, 2, 1), (2026,), date(2027, 3, 31), 2027),
            (date(2027, 2, 1), (2025,), date(2027, 3, 31), 2026),
            (date(2027, 2, 1), (), None, 2027),
            (date(2026, 12, 18), (), date(2026, 3, 31), 2026),
        ],
    )
    def test_one_held_in_the_window_is_the_last_years_while_that_has_none(
        self, on, taken, end, year
    ):
        assert for_year_of(on, taken, end) == year

    def test_the_second_of_a_year_in_the_window_is_the_new_years(self):
        found = by_year(
            [meeting(date(2027, 2, 10), id=1), meeting(date(2027, 3, 20), id=2)], SHANGHAI, "03-31"
        )

        assert {year: [one.id for one in them] for year, them in found.items()} == {
            2026: [1], 2027: [2]
        }  # fmt: skip

    def test_a_committee_that_meets_first_takes_no_year(self):
        committee = meeting(date(2027, 2, 1), id=1, scope=Scope.COMMITTEE)
        found = by_year([meeting(date(2027, 2, 3), id=2), committee], SHANGHAI, "03-31")

        assert [one.id for one in found[2026]] == [1, 2]
        assert main_of(found[2026]).id == 2
        assert main_of([committee]) is None

    def test_where_the_groups_hold_it_the_last_of_theirs_stands_for_the_year(self):
        groups = [meeting(id=number, scope=Scope.GROUP) for number in (1, 2)]

        assert main_of(groups).id == 2
        assert main_of([meeting(id=3), *groups]).id == 3
        assert main_of([]) is None

    def test_what_was_said_of_it_holds_and_takes_its_year(self):
        said = meeting(date(2027, 3, 20), id=2, for_year=2026)
        found = by_year([meeting(date(2027, 2, 10), id=1), said], SHANGHAI, "03-31")

        assert [one.id for one in found[2026]] == [2]
        assert [one.id for one in found[2027]] == [1]

    def test_a_groups_that_is_said_to_be_of_a_year_leaves_it_to_the_general_meeting(self):
        group = meeting(date(2027, 2, 1), id=1, scope=Scope.GROUP, for_year=2026)
        found = by_year([group, meeting(date(2027, 2, 3), id=2)], SHANGHAI, "03-31")

        assert [one.id for one in found[2026]] == [1, 2]

    def test_neither_another_kind_nor_one_called_off_counts(self):
        others = [meeting(kind=MeetingKind.THEME_DAY), meeting(state=MeetingState.CANCELLED)]
        part = meeting(kind=MeetingKind.THEME_DAY, parts=(OLM,))

        assert by_year(others, SHANGHAI, "03-31") == {}
        assert by_year([part], SHANGHAI, "03-31") == {2026: [part]}

    def test_its_day_is_the_branchs(self):
        late = meeting(date(2026, 3, 31), hour=17)  # 1 April in Shanghai

        assert list(by_year([late], SHANGHAI, "03-31")) == [2026]
        assert list(by_year([late], ZoneInfo("UTC"), "03-31")) == [2025]

    @pytest.mark.parametrize(
        ("today", "held", "since", "year"),
        [
            (date(2026, 11, 26), (), None, 2026),
            (date(2027, 1, 5), (), None, 2026),
            (date(2027, 1, 5), (2026,), None, 2027),
            (date(2027, 4, 1), (), None, 2027),
            (date(2027, 1, 5), (), date(2027, 1, 1), 2027),
            (date(2027, 1, 5), (), date(2026, 12, 31), 2026),
        ],
    )
    def test_the_year_at_hand(self, today, held, since, year):
        assert year_at(today, held, "03-31", since) == year

    @pytest.mark.parametrize(
        ("on", "said", "years"),
        [
            (date(2027, 3, 31), None, (2027, 2026)),
            (date(2027, 4, 1), None, None),
            (date(2027, 4, 1), 2026, (2027, 2026)),
        ],
    )
    def test_the_year_can_be_chosen_within_the_window(self, on, said, years):
        assert other_year(meeting(on, for_year=said), SHANGHAI, "03-31") == years

    def test_a_meeting_is_of_one_of_its_two_years_or_refused(self):
        for year in (2027, 2026):
            check_choice(meeting(date(2027, 2, 1)), year, SHANGHAI, "03-31")
        for year, about in ((2025, {}), (2028, {}), (2026, {"kind": MeetingKind.STUDY})):
            with pytest.raises(Refusal):
                check_choice(meeting(date(2027, 2, 1), **about), year, SHANGHAI, "03-31")
        with pytest.raises(Refusal):
            check_choice(meeting(date(2027, 4, 1)), 2026, SHANGHAI, "03-31")

    @pytest.mark.parametrize("text", ["2026", "2026年", " 2026年度 "])
    def test_a_year_as_people_write_it(self, text):
        assert read_year(text) == 2026

    @pytest.mark.parametrize("text", ["", "今年", "26", "1948", "9999", "２０２６"])
    def test_no_year(self, text):
        with pytest.raises(Refusal, match="no_year"):
            read_year(text)

    def test_the_years_a_button_may_name(self):
        assert (check_year(1949), check_year(9998)) == (1949, 9998)


class TestWhatIsTyped:
    @pytest.mark.parametrize(("text", "count"), [("12", 12), (" 0 ", 0), ("9999", 9999)])
    def test_a_count_of_opinions(self, text, count):
        assert read_count(text) == count

    @pytest.mark.parametrize("text", ["", "12条", "-1", "10000", "１２", "希望书记多听意见"])
    def test_nothing_but_a_number(self, text):
        with pytest.raises(Refusal, match="no_count"):
            read_count(text)

    def test_a_theme_is_one_short_line(self):
        assert read_theme("  学习 贯彻\n新思想 ") == "学习 贯彻 新思想"
        assert read_theme("题" * 40) == "题" * 40
        with pytest.raises(Refusal, match="long_theme"):
            read_theme("题" * 41)
        with pytest.raises(Refusal, match="no_theme"):
            read_theme(" \n ")

    def test_study_was_on_a_day_of_the_year_or_later_and_not_still_to_come(self):
        today = date(2027, 1, 10)
        check_studied(today, 2026, today)
        check_studied(date(2026, 1, 1), 2026, today)
        with pytest.raises(Refusal, match="future"):
            check_studied(date(2027, 1, 11), 2026, today)
        with pytest.raises(Refusal, match="other_year"):
            check_studied(date(2025, 12, 31), 2026, today)

    def test_only_who_belongs_to_the_branch_examines_themselves(self):
        check_examines(1, (1, 2))
        with pytest.raises(Refusal):
            check_examines(3, (1, 2))
