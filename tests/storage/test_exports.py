"""Whatever leaves as a file stands in the trail, and the command line is no way around it."""

from datetime import timedelta

import openpyxl
import pytest

from bot.command import main
from domain.exports import ACTION, Export, Kind, Way
from domain.meetings import Meeting, MeetingKind, MeetingState
from domain.months import Month
from domain.periods import Period
from storage.exports import note_export
from tests.storage.kit import NOON

OCTOBER = Period(Month(2026, 10), Month(2026, 10))


def told(branch):
    def work(records):
        year = Period(Month(2020, 1), Month(2030, 12))
        page = records.trail.page(records.branches.one(branch.id), year)
        return [one for one in page.entries if one.action == ACTION]

    return branch.do(work)


def note(branch, **about):
    export = Export(what=Kind.LEDGER, **about)
    branch.do(lambda records: note_export(records, branch.id, export, by=branch.wang, at=NOON))


def test_an_export_is_an_entry_of_the_chain_and_nothing_to_undo(branch):
    note(branch, period=OCTOBER)

    [entry] = told(branch)
    assert entry.actor_id == branch.wang
    assert entry.changes[0].after == {
        "what": "ledger", "way": "chat", "first": "2026-10", "last": "2026-10",
    }  # fmt: skip
    assert branch.do(lambda records: records.audit.broken_at(branch.id)) is None
    steps = "SELECT count(*) AS many FROM undo_steps JOIN audit ON audit.id = audit_id WHERE action = 'export'"
    assert branch.rows(steps)[0].many == 0


def test_an_export_about_a_meeting_is_found_with_the_meeting(branch):
    note(branch, meeting_id=42)

    assert told(branch)[0].meeting_ids == {42}


def test_a_forged_entry_breaks_the_chain(branch):
    note(branch, period=OCTOBER)
    branch.spoil("UPDATE audit SET changes = '[]' WHERE action = 'export'")

    assert branch.do(lambda records: records.audit.broken_at(branch.id)) is not None


@pytest.fixture
def at_work(branch, database, monkeypatch, tmp_path):
    """The command line at the same records."""
    monkeypatch.setenv("ZHIBU_DATABASE", database)
    monkeypatch.setenv("ZHIBU_DATA_DIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return branch


def held(branch):
    """A closed meeting of this month, its record begun."""

    def work(records):
        meeting_id = records.meetings.draft(
            Meeting(
                id=0, branch_id=branch.id, kind=MeetingKind.THEME_DAY, title="=1+1",
                starts_at=NOON - timedelta(hours=3), ends_at=NOON - timedelta(hours=1),
                state=MeetingState.CLOSED, created_by=branch.wang,
            )
        )  # fmt: skip
        records.meetings.expect(meeting_id, [branch.wang])
        records.minutes.begin(records.meetings.find(meeting_id), chair_id=branch.wang)

    branch.visit(work)
    return Month.of((NOON - timedelta(hours=3)).date())


def test_the_command_line_writes_the_ledger_and_the_records_and_signs_for_both(
    at_work, tmp_path, capsys
):
    month, folder = held(at_work), tmp_path / "out"

    assert main(["export", "--branch", str(at_work.id), str(month), "--to", str(folder)]) == 0

    names = sorted(path.suffix for path in folder.iterdir())
    assert names == [".docx", ".xlsx"]
    assert {line for line in capsys.readouterr().out.split("\n") if line} == {
        str(path) for path in folder.iterdir()
    }
    [ledger] = folder.glob("*.xlsx")
    meetings = openpyxl.load_workbook(ledger).worksheets[0]
    assert (meetings["E3"].value, meetings["E3"].data_type) == ("=1+1", "s")
    ways = [(one.changes[0].after["what"], one.changes[0].after["way"]) for one in told(at_work)]
    assert ways == [("records", Way.COMMAND_LINE.value), ("ledger", Way.COMMAND_LINE.value)]
    assert {one.actor_id for one in told(at_work)} == {None}


def test_the_command_line_writes_what_belongs_to_one_meeting(at_work, tmp_path):
    held(at_work)

    assert main(["export", "--branch", "1", "meeting-1", "--to", str(tmp_path / "x")]) == 0

    assert sorted(one.suffix for one in (tmp_path / "x").iterdir()) == [".docx", ".docx", ".ics"]
    signed = [one.changes[0].after for one in told(at_work)]
    assert [(one["what"], one["meeting_id"]) for one in signed] == [("sign_in", 1), ("records", 1)]


def test_the_command_line_makes_the_package_for_a_new_secretary(at_work, tmp_path):
    assert (
        main(["export", "--branch", str(at_work.id), "handover", "--to", str(tmp_path / "x")]) == 0
    )

    assert [path.suffix for path in (tmp_path / "x").iterdir()] == [".zip"]


@pytest.mark.parametrize(
    ("branch_name", "period", "said"),
    [
        ("没有的支部", "2026", "there are 1"),
        ("1", "某天", "write it as"),
        ("1", "meeting-1", "no such meeting"),
        ("1", "meeting-x", "no such meeting"),
        ("1", f"meeting-{10**30}", "no such meeting"),
    ],
)
def test_what_is_not_understood_is_said_and_nothing_is_written(
    at_work, tmp_path, capsys, branch_name, period, said
):
    folder = tmp_path / "out"

    assert main(["export", "--branch", branch_name, period, "--to", str(folder)]) == 2

    assert said in capsys.readouterr().err
    assert not folder.exists()
    assert told(at_work) == []
