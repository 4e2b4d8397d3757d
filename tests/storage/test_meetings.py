"""Which meetings are found, and what of them is kept."""

from datetime import timedelta

from domain.agenda import AgendaLine
from domain.meetings import Meeting, MeetingKind, MeetingState
from tests.storage.kit import NOON, later

THEME_DAY, STUDY = MeetingKind.THEME_DAY, MeetingKind.STUDY


def draft(branch, *, kind=THEME_DAY, starts_at=NOON, state=MeetingState.DRAFT, publish_at=None):
    meeting = Meeting(
        id=0, branch_id=branch.id, kind=kind, title="学习党章", starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2), parts=(MeetingKind.PARTY_LECTURE,), state=state,
    )  # fmt: skip

    def work(records):
        meeting_id = records.meetings.draft(meeting)
        records.meetings.change(meeting_id, publish_at=publish_at)
        return meeting_id

    return branch.visit(work)


def test_a_draft_is_due_from_its_hour_on_until_it_is_published(branch):
    mine = draft(branch, publish_at=NOON)
    draft(branch, publish_at=later(seconds=1))
    draft(branch)
    draft(branch, publish_at=NOON, state=MeetingState.PUBLISHED)

    [due] = branch.do(lambda records: records.meetings.to_publish(NOON, branch.id))

    assert (due.id, due.publish_at, due.parts) == (mine, NOON, (MeetingKind.PARTY_LECTURE,))


def test_last_time_is_the_latest_held_of_each_kind(branch):
    closed = MeetingState.CLOSED
    draft(branch, starts_at=later(days=-9), state=closed)
    last = draft(branch, starts_at=later(days=-2), state=closed)
    draft(branch, starts_at=later(days=-1), state=MeetingState.CANCELLED)
    draft(branch, starts_at=later(days=-1), state=MeetingState.POSTPONED)
    draft(branch, starts_at=later(days=1), state=MeetingState.PUBLISHED)
    study = draft(branch, kind=STUDY, starts_at=later(days=-1), state=MeetingState.PUBLISHED)

    found = branch.do(lambda records: records.meetings.latest(branch.id, NOON))

    assert [meeting.id for meeting in found] == [study, last]


def test_what_was_put_off_is_still_at_hand_and_not_open(branch):
    put_off = draft(branch, state=MeetingState.POSTPONED)

    at_hand = branch.do(lambda records: records.meetings.at_hand(branch.id))
    assert [meeting.id for meeting in at_hand] == [put_off]
    assert branch.do(lambda records: records.meetings.open_of(branch.id)) == []


def test_an_agenda_is_written_anew_as_a_whole_and_goes_with_its_draft(branch):
    first, second = [AgendaLine("一"), AgendaLine("二", "https://a.cn/")], [AgendaLine("三")]
    meeting_id = draft(branch)
    for lines in (first, second):
        branch.visit(lambda records, lines=lines: records.agendas.write(meeting_id, lines))
        assert branch.do(lambda records: records.agendas.of(meeting_id)) == lines

    branch.visit(lambda records: records.meetings.discard(meeting_id))
    assert branch.rows("SELECT id FROM agenda") == []


def test_the_trail_keeps_that_the_agenda_changed_and_not_its_words(branch):
    meeting_id = draft(branch)
    line = AgendaLine("学习某某同志", "https://a.cn/secret")
    branch.visit(lambda records: records.agendas.write(meeting_id, [line]))

    [[trail]] = branch.rows("SELECT changes FROM audit ORDER BY number DESC LIMIT 1")
    assert "agenda" in str(trail)
    assert "某某" not in str(trail)
    assert "secret" not in str(trail)


def test_a_card_is_retired_where_its_successor_hangs_and_nowhere_else(branch):
    def hang(chat, ref):
        return branch.do(
            lambda records: records.cards.hang(
                branch_id=branch.id, kind="check_in", subject="7", platform="telegram", chat=chat,
                thread="", ref=ref, shown="", language="zh_CN",
            )
        )  # fmt: skip

    old, elsewhere, new = hang("-1", "1"), hang("-2", "1"), hang("-1", "2")
    branch.do(lambda records: records.cards.retire("check_in", "7", NOON, but="2", chat="-1"))

    retired = branch.rows("SELECT id FROM cards WHERE is_retired")
    assert [row[0] for row in retired] == [old]
    assert {elsewhere, new}.isdisjoint({row[0] for row in retired})
