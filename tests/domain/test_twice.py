"""Who was at neither of the last two meetings: known facts only, and only the last two."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.attendance import Answer, Attendance, Presence
from domain.meetings import Meeting, MeetingKind, MeetingState
from domain.twice import missed_running

P, A, E, OBSERVES, W = (Presence.PRESENT, Presence.ABSENT, Presence.EXCUSED, Presence.OBSERVER,
                 Presence.ELSEWHERE)  # fmt: skip


def meeting(number, *, state=MeetingState.CLOSED):
    start = datetime(2026, 10, 1, tzinfo=UTC) + timedelta(days=number)
    return Meeting(
        id=number, branch_id=1, kind=MeetingKind.THEME_DAY, title="", state=state,
        starts_at=start, ends_at=start + timedelta(hours=2),
    )  # fmt: skip


def lines(*presences, **about):
    return [
        (meeting(number), Attendance(member_id=1, recorded=one, **about))
        for number, one in enumerate(presences)
    ]


@pytest.mark.parametrize(
    ("presences", "missed"),
    [
        ((A, A), [0, 1]),
        ((A, E), [0, 1]),
        ((P, A, E), [1, 2]),
        ((A, A, A), [1, 2]),
        ((A, A, P), []),
        ((A, P, A), []),
        ((A,), []),
        ((), []),
        ((A, None, A), [0, 2]),
        ((A, A, None), [0, 1]),
        ((A, OBSERVES, A), [0, 2]),
        ((A, W), []),
        ((A, P, None), []),
    ],
)
def test_the_last_two_that_are_known(presences, missed):
    assert [one.id for one, _ in missed_running(lines(*presences))] == missed


def test_an_exempt_member_is_never_missed():
    assert missed_running(lines(A, A, is_expected=False, is_exempt=True)) == ()


def test_an_open_meeting_does_not_count_yet():
    running = meeting(5, state=MeetingState.PUBLISHED)
    waiting = Attendance(member_id=1, answer=Answer.LEAVE)

    assert [one.id for one, _ in missed_running([*lines(A, A), (running, waiting)])] == [0, 1]
    assert missed_running([*lines(P, A), (running, waiting)]) == ()
