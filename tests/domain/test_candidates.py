"""What is noted of somebody on the way to the Party, and what is open after it."""

from datetime import date

import pytest

from domain.candidates import check_step, read_step_day
from domain.development import Stage, Step, next_steps, stage_of, still_due
from domain.refusal import Refusal

TODAY = date(2026, 11, 2)
A, B = date(2026, 1, 31), date(2026, 10, 8)


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("10月8日 3天", None),
        ("2026-10-08 24学时", None),
        ("2026-10-08 3 days", None),
        ("2026-10-08 3 DAYS", None),
        ("10月8日 3日", None),
        ("10月8日 24小时", None),
        ("10月8日 100 Hours", None),
        ("2026-10-08 24 hours", None),
        ("10月8日 2天", "too_short"),
        ("10月8日 23学时", "too_short"),
        ("10月8日", "training"),
        ("10月8日 三天", "training"),
        ("2027-10-08 3天", "ahead"),
    ],
)
def test_a_training_has_a_day_and_is_long_enough(text, refused):
    if refused is None:
        assert read_step_day(Step.TRAINED, text, TODAY) == B
        return
    with pytest.raises(Refusal, match=refused):
        read_step_day(Step.TRAINED, text, TODAY)


def test_other_steps_are_a_day_alone_not_ahead():
    assert read_step_day(Step.TALKED, " 10月8日 ", TODAY) == B
    with pytest.raises(Refusal, match="no_day"):
        read_step_day(Step.TALKED, "10月8日 3天", TODAY)
    check_step(Step.TALKED, TODAY, TODAY)
    with pytest.raises(Refusal, match="ahead"):
        check_step(Step.TALKED, date(2026, 11, 3), TODAY)
    check_step(Step.LEAVES, date(2027, 11, 3), TODAY)
    assert read_step_day(Step.LEAVES, "2027-11-03", TODAY) == date(2027, 11, 3)


@pytest.mark.parametrize(
    ("steps", "stage", "following"),
    [
        ({}, Stage.APPLICANT, [Step.APPLIED, Step.TALKED, Step.ACTIVIST]),
        ({Step.APPLIED: A}, Stage.APPLICANT, [Step.TALKED, Step.ACTIVIST]),
        ({Step.ACTIVIST: A}, Stage.ACTIVIST, [Step.REVIEWED, Step.CANDIDATE]),
        ({Step.ACTIVIST: A, Step.REVIEWED: B}, Stage.ACTIVIST, [Step.REVIEWED, Step.CANDIDATE]),
        ({Step.ACTIVIST: A, Step.CANDIDATE: B, Step.TRAINED: B}, Stage.TARGET,
         [Step.PRE_REVIEWED, Step.MET, Step.SUBMITTED]),
    ],
)  # fmt: skip
def test_the_days_noted_make_the_stage_and_what_follows(steps, stage, following):
    assert stage_of(steps) is stage
    assert next_steps(steps) == following


@pytest.mark.parametrize(
    ("steps", "due"),
    [
        ({}, {}),
        ({Step.APPLIED: A}, {"talk_due": date(2026, 2, 28)}),
        ({Step.APPLIED: A, Step.TALKED: A}, {}),
        ({Step.APPLIED: A, Step.ACTIVIST: B},
         {"review_due": date(2027, 4, 8), "earliest_candidate": date(2027, 10, 8)}),
        ({Step.ACTIVIST: A, Step.REVIEWED: B},
         {"earliest_candidate": date(2027, 1, 31), "review_due": date(2027, 4, 8)}),
        ({Step.ACTIVIST: A, Step.CANDIDATE: B}, {}),
        ({Step.CANDIDATE: A, Step.PRE_REVIEWED: B}, {"branch_meeting_due": date(2026, 11, 8)}),
        ({Step.CANDIDATE: A, Step.PRE_REVIEWED: B, Step.MET: B}, {}),
        ({Step.CANDIDATE: A, Step.SUBMITTED: B},
         {"approval_due": date(2027, 1, 8), "hard_limit": date(2027, 4, 8)}),
    ],
)  # fmt: skip
def test_what_is_open_stands_in_its_order(steps, due):
    assert list(still_due(steps).items()) == list(due.items())
