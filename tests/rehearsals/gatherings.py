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
    group: str = "",
    named: tuple[str, ...] = (),
    state: MeetingState = MeetingState.PUBLISHED,
) -> int:
    """A published meeting of the first branch, its expected members written down; its id."""

    def work(records):
        now = play.clock()
        members = records.people.of(1, now.date())
        groups = {one.name: one.id for one in records.people.groups(1)}
        meeting = Meeting(
            id=0, branch_id=1, kind=kind, title=title, place=place, starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=hours), parts=parts, scope=scope,
            state=state, created_by=1, group_id=groups.get(group),
        )  # fmt: skip
        meeting_id = records.meetings.draft(meeting)
        records.meetings.change(meeting_id, published_at=now)
        chosen = [member.id for member in members if member.name in named]
        records.meetings.expect(meeting_id, expected(meeting, members, chosen))
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


def record(
    play, meeting_id: int, given: dict[str, Presence], *, close: bool = False, is_late: bool = False
) -> None:
    """What the secretary wrote down, by name; and the meeting closed, if asked."""

    def work(records):
        ids = {name: number for number, name in records.people.names(1).items()}
        for name, presence in given.items():
            records.attendance.record(
                meeting_id, ids[name], presence, by=1, at=play.clock(), is_late=is_late
            )
        if close:
            records.meetings.change(
                meeting_id, state=MeetingState.CLOSED.value, closed_at=play.clock()
            )
        sign(records, play.clock())

    play.app.writer.submit(work).result()


def sign(records, now) -> None:
    records.audit.sign(Signature(branch_id=1, actor_id=1, action="test", at=now))
