"""Meetings that are there already when a dialogue begins."""

from datetime import datetime, timedelta

from domain.attendance import Answer, Presence
from domain.meetings import Meeting, MeetingKind, MeetingState, Scope, expected
from storage import Signature


def publish(
    play,
    *,
    starts_at: datetime,
    kind: MeetingKind = MeetingKind.THEME_DAY,
    title: str = "学习党章",
    place: str = "三楼会议室",
    parts: tuple[MeetingKind, ...] = (),
    scope: Scope = Scope.ALL,
    hours: float = 2,
) -> int:
    """A published meeting of the first branch, its expected members written down; its id."""

    def work(records):
        now = play.clock()
        members = records.people.of(1, now.date())
        meeting = Meeting(
            id=0, branch_id=1, kind=kind, title=title, place=place, starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=hours), parts=parts, scope=scope,
            state=MeetingState.PUBLISHED, created_by=1,
        )  # fmt: skip
        meeting_id = records.meetings.draft(meeting)
        records.meetings.change(meeting_id, published_at=now)
        records.meetings.expect(meeting_id, expected(meeting, members))
        sign(records, now)
        return meeting_id

    return play.app.writer.submit(work).result()


def answer(play, meeting_id: int, given: dict[str, Answer]) -> None:
    """What members said, by name."""

    def work(records):
        ids = {name: number for number, name in records.people.names(1).items()}
        for name, said in given.items():
            records.attendance.answer(meeting_id, ids[name], said, play.clock())
        sign(records, play.clock())

    play.app.writer.submit(work).result()


def record(play, meeting_id: int, given: dict[str, Presence], *, close: bool = False) -> None:
    """What the secretary wrote down, by name; and the meeting closed, if asked."""

    def work(records):
        ids = {name: number for number, name in records.people.names(1).items()}
        for name, presence in given.items():
            records.attendance.record(
                meeting_id, ids[name], presence, by=1, at=play.clock(), is_late=False
            )
        if close:
            records.meetings.change(
                meeting_id, state=MeetingState.CLOSED.value, closed_at=play.clock()
            )
        sign(records, play.clock())

    play.app.writer.submit(work).result()


def sign(records, now) -> None:
    records.audit.sign(Signature(branch_id=1, actor_id=1, action="test", at=now))
