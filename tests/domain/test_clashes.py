"""Two meetings at one time for the same people."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.clashes import clashes
from domain.meetings import Meeting, MeetingKind

NINE = datetime(2026, 11, 6, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("start", "end", "theirs", "shared"),
    [
        (1, 3, {1, 2, 3}, [2]),
        (-1, 1, {2, 3}, [1]),
        (0, 2, {1, 2}, [2]),
        (0.5, 1, {2}, [1]),
        (-1, 3, {1}, [1]),
        (2, 4, {1, 2}, []),
        (-2, 0, {1, 2}, []),
        (0, 2, {3, 4}, []),
        (0, 2, set(), []),
    ],
)
def test_they_clash_if_time_and_people_overlap(start, end, theirs, shared):
    other = Meeting(
        id=2, branch_id=1, kind=MeetingKind.STUDY, title="", starts_at=NINE + start * HOUR,
        ends_at=NINE + end * HOUR,
    )  # fmt: skip

    found = clashes(NINE, NINE + 2 * HOUR, [1, 2], {other: theirs})

    assert [clash.people for clash in found] == shared
    assert all(clash.meeting is other for clash in found)
