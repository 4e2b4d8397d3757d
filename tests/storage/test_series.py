"""A series begins as its first meeting was published, and is taken back whole."""

from dataclasses import replace
from datetime import date, timedelta

from domain.agenda import AgendaLine
from domain.meetings import MeetingKind, Scope
from domain.times import Recurrence
from tests.storage.kit import NOON
from tests.storage.test_audit import gathering

RULE = Recurrence.read("monthly:2fri@14:30")
LINES = [AgendaLine("学习", "https://www.12371.cn/a"), AgendaLine("讨论")]
DAY = date(2026, 3, 13)


def propose(branch, **values):
    """A draft that is to come back; the ids of series and meeting."""

    def work(records):
        meeting = replace(gathering(branch), created_by=branch.wang, **values)
        meeting = replace(meeting, id=records.meetings.draft(meeting))
        series_id = records.series.propose(meeting, RULE, timedelta(hours=2))
        records.meetings.change(meeting.id, series_id=series_id, series_on=DAY)
        return series_id, meeting.id

    return branch.visit(work)


def begin(branch, meeting_id):
    def work(records):
        first = records.meetings.find(meeting_id)
        records.series.begin(first, [branch.wang, branch.li], LINES, DAY)

    branch.visit(work, can_undo=False)


def test_what_the_first_had_holds_for_all(branch):
    series_id, meeting_id = propose(
        branch, kind=MeetingKind.THEME_DAY, parts=(MeetingKind.PARTY_LECTURE,), scope=Scope.NAMED
    )
    assert branch.do(lambda records: records.series.of(branch.id)) == []
    begin(branch, meeting_id)

    [found] = branch.do(lambda records: records.series.of(branch.id))
    assert (found.id, found.rule, found.lasts) == (series_id, RULE, timedelta(hours=2))
    assert (found.kind, found.parts) == (MeetingKind.THEME_DAY, (MeetingKind.PARTY_LECTURE,))
    assert (found.scope, found.done_to, found.created_by) == (Scope.NAMED, DAY, branch.wang)
    named = branch.do(lambda records: records.series.named(series_id))
    assert set(named) == {branch.wang, branch.li}
    assert branch.do(lambda records: records.series.agenda(series_id)) == LINES


def test_an_occurrence_knows_its_series_and_its_day(branch):
    series_id, meeting_id = propose(branch)

    [found] = branch.do(lambda records: records.meetings.of_series(series_id))
    assert (found.id, found.series_on) == (meeting_id, DAY)


def test_what_has_ended_is_kept_but_comes_back_no_more(branch):
    series_id, meeting_id = propose(branch)
    begin(branch, meeting_id)
    branch.visit(lambda records: records.series.end(series_id, NOON))

    assert branch.do(lambda records: records.series.of(branch.id)) == []
    assert branch.do(lambda records: records.series.find(series_id)).ended_at == NOON
    branch.visit(lambda records: records.undo.last(branch.id, branch.wang, NOON), can_undo=False)
    assert [one.id for one in branch.do(lambda records: records.series.of(branch.id))] == [
        series_id
    ]


def test_a_draft_that_was_to_come_back_is_taken_back_whole(branch):
    series_id, meeting_id = propose(branch)
    branch.visit(lambda records: records.undo.last(branch.id, branch.wang, NOON), can_undo=False)

    assert branch.do(lambda records: records.series.find(series_id)) is None
    assert branch.do(lambda records: records.meetings.find(meeting_id)) is None
