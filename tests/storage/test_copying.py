"""A copy of the views for who looks at them in a browser, from either database."""

import sqlite3
import stat
from contextlib import closing
from datetime import timedelta

import pytest

from domain.attendance import Presence
from domain.meetings import Meeting, MeetingKind, MeetingState
from storage.inquiry.copying import copy_views, ready_made
from storage.views import view_names
from tests.storage.kit import NOON

ASKED = {"name": "李明", "year": "2026", "month": "2026-03", "since": "2026-01-01"}


@pytest.fixture
def copied(database, branch, tmp_path):
    """Two meetings 李明 did not come to, and one that 王书记 did."""

    def plant(records):
        for day in range(3):
            starts_at = NOON + timedelta(days=day)
            meeting_id = records.meetings.draft(
                Meeting(
                    id=0, branch_id=branch.id, kind=MeetingKind.THEME_DAY, title=f"第{day}次",
                    starts_at=starts_at, ends_at=starts_at + timedelta(hours=2),
                    state=MeetingState.CLOSED,
                )
            )  # fmt: skip
            records.meetings.expect(meeting_id, [branch.wang, branch.li])
            for member_id, presence in (
                (branch.wang, Presence.PRESENT if day == 1 else Presence.ABSENT),
                (branch.li, Presence.PRESENT if day == 0 else Presence.EXCUSED),
            ):
                records.attendance.record(
                    meeting_id, member_id, presence, by=branch.wang, at=starts_at, is_late=False
                )

    branch.visit(plant)
    copy_views(database, tmp_path / "copy.db")
    with closing(sqlite3.connect(tmp_path / "copy.db")) as connection:
        yield connection


def asked(connection, name):
    return connection.execute(ready_made()[name], ASKED).fetchall()


def test_it_holds_the_views_and_nothing_else(copied, tmp_path):
    names = {name for (name,) in copied.execute("SELECT name FROM sqlite_master")}

    assert names == set(view_names())
    assert copied.execute("SELECT count(*) FROM v_attendance").fetchone() == (6,)
    assert stat.S_IMODE((tmp_path / "copy.db").stat().st_mode) == 0o600


def test_no_file_is_written_over(copied, database, tmp_path):
    with pytest.raises(FileExistsError):
        copy_views(database, tmp_path / "copy.db")


@pytest.mark.parametrize("name", ready_made())
def test_every_ready_made_question_can_be_asked(copied, name):
    asked(copied, name)


def test_who_missed_the_last_two_is_found_and_nobody_else(copied):
    assert [row[1] for row in asked(copied, "absent_twice")] == ["李明"]


def test_a_members_attendance_is_found_by_name(copied):
    rows = asked(copied, "attendance_of_member")
    assert [row[3] for row in rows] == ["excused", "excused", "present"]
