"""What the secretary is told of the branch's own affairs, and on which day."""

from datetime import date, timedelta

import pytest

from domain.development import Absence, Step
from domain.probation import Probation
from domain.prompts import (
    Prompt,
    Window,
    in_order,
    of_absence,
    of_development,
    of_probation,
    of_term,
)
from domain.structure import BranchKind
from domain.terms import Term

DAY = timedelta(days=1)
TERM = Term(kind=BranchKind.UNIT, start=date(2023, 11, 20))
ENDS = date(2026, 11, 20)


def just(day):
    """The bundle of one day, the one before having been said."""
    return Window(day - DAY, day)


@pytest.mark.parametrize(
    ("window", "day", "is_in"),
    [
        (Window(ENDS, ENDS + DAY), ENDS, False),
        (Window(ENDS - DAY, ENDS), ENDS, True),
        (Window(ENDS - DAY, ENDS + DAY), ENDS, True),
        (Window(ENDS - 2 * DAY, ENDS - DAY), ENDS, False),
    ],
)
def test_a_bundle_holds_the_days_since_the_last_one(window, day, is_in):
    assert (day in window) is is_in


@pytest.mark.parametrize(
    ("window", "said"),
    [
        (just(date(2026, 5, 19)), []),
        (just(date(2026, 5, 20)), [("term_ends", date(2026, 5, 20))]),
        (just(date(2026, 5, 21)), []),
        (just(date(2026, 8, 20)), [("term_ends", date(2026, 8, 20))]),
        (Window(date(2026, 5, 1), date(2026, 9, 1)), [("term_ends", date(2026, 8, 20))]),
        (just(ENDS), []),
        (just(ENDS + DAY), [("term_over", ENDS + DAY)]),
        (just(date(2026, 12, 21)), [("term_over", date(2026, 12, 21))]),
        (Window(date(2020, 1, 1), date(2027, 1, 1)), [("term_over", date(2026, 12, 21))]),
    ],
)
def test_of_a_term_the_latest_reminder_alone_is_said(window, said):
    found = of_term(TERM, window)

    assert [(one.key, one.on) for one in found] == said
    assert {one.day for one in found} <= {ENDS}


def test_without_a_term_nothing_is_said():
    always = Window(date.min, date(2030, 1, 1))

    assert of_term(None, always) == []
    assert of_term(Term(kind=BranchKind.TEMPORARY, start=date(2020, 1, 1)), always) == []


def test_the_end_of_probation_is_said_a_week_before():
    one = Probation(admitted=date(2025, 12, 30))
    tell = date(2026, 12, 23)

    assert of_probation("周倩", one, just(tell)) == [
        Prompt(on=tell, key="probation_ends", name="周倩", day=date(2026, 12, 30))
    ]
    assert of_probation("周倩", one, just(tell - DAY)) == []
    assert of_probation("周倩", one, just(tell + DAY)) == []


SINCE, HALF = date(2026, 1, 10), date(2026, 7, 10)


@pytest.mark.parametrize(
    ("absence", "key"),
    [
        (Absence(SINCE, True), "transfer_relationship"),
        (Absence(no_contact_since=SINCE), "lost_contact_review"),
    ],
)
def test_half_a_year_is_said_once_on_its_day(absence, key):
    assert of_absence("陈静", absence, just(HALF - DAY)) == []
    assert of_absence("陈静", absence, just(HALF)) == [
        Prompt(on=HALF, key=key, name="陈静", day=SINCE)
    ]
    assert of_absence("陈静", absence, just(HALF + DAY)) == []


def test_who_is_lost_after_being_away_is_said_again():
    absence = Absence(SINCE, True, date(2026, 6, 1))

    [found] = of_absence("陈静", absence, just(date(2026, 12, 1)))

    assert (found.key, found.day) == ("lost_contact_review", date(2026, 6, 1))


@pytest.mark.parametrize(
    ("steps", "key", "said_on", "day"),
    [
        ({Step.APPLIED: date(2026, 10, 10)}, "talk_due", date(2026, 11, 3), date(2026, 11, 10)),
        ({Step.ACTIVIST: date(2026, 1, 10)}, "review_due", date(2026, 7, 3), date(2026, 7, 10)),
        ({Step.ACTIVIST: date(2026, 1, 10), Step.REVIEWED: date(2026, 12, 20)},
         "earliest_candidate", date(2027, 1, 10), date(2027, 1, 10)),
        ({Step.CANDIDATE: date(2026, 1, 1), Step.SUBMITTED: date(2026, 3, 20)},
         "approval_due", date(2026, 6, 13), date(2026, 6, 20)),
    ],
)  # fmt: skip
def test_a_step_is_said_a_week_before_its_limit(steps, key, said_on, day):
    assert of_development("孙悦", steps, just(said_on)) == [
        Prompt(on=said_on, key=key, name="孙悦", day=day)
    ]
    assert of_development("孙悦", steps, just(said_on - DAY)) == []
    assert of_development("孙悦", steps, just(said_on + DAY)) == []


def test_they_stand_in_the_order_of_the_days_they_speak_of():
    late = Prompt(on=HALF, key="a", day=HALF)
    early = Prompt(on=HALF, key="b", day=SINCE)

    assert in_order([late, early]) == [early, late]
