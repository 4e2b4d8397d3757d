"""Where a meeting's cards hang, and when they are posted（会议的卡片）."""

from collections.abc import Iterable
from datetime import datetime

from domain.meetings import Meeting, Scope, check_in_hour, expected
from domain.notices import NoticeKind
from domain.nudges import notice_subject
from domain.people import Branch
from domain.quiet import own_hours
from storage.records import Records

HANGING = ("attendance", "check_in", "signup", "speakers")
"""The kinds of cards that follow their meeting."""


def expected_of(records: Records, branch: Branch, meeting: Meeting, now: datetime) -> list[int]:
    """Who is expected by the roster of its day（应到）, as far as that is known today."""
    day = max(now, meeting.starts_at).astimezone(branch.timezone).date()
    members = records.people.of(branch.id, day)
    return expected(meeting, members, records.meetings.named(meeting.id))


def audience_of(
    records: Records, branch: Branch, meeting: Meeting, people: Iterable[int]
) -> list[tuple[int | None, int | None]]:
    """A chat bound for just these people, else each of them in private; none without a group."""
    home = records.branches.home(branch.id, meeting.scope.value, meeting.group_id)
    if home is not None:
        return [(home.id, None)]
    return [] if meeting.scope is Scope.ALL else [(None, member_id) for member_id in people]


def check_in_at(
    records: Records, branch: Branch, meeting: Meeting, member_id: int | None
) -> datetime:
    """When the check-in card（签到卡）is posted to the chat, or to this member."""
    reader = None if member_id is None else records.accounts.reader(member_id)
    zone = branch.timezone if reader is None else reader.timezone
    return check_in_hour(meeting, zone, own_hours(reader, branch.settings))


def plan_card(
    records: Records, meeting: Meeting, kind: str, due_at: datetime, *,
    chat_id: int | None, member_id: int | None, turn: str = "",
) -> bool:  # fmt: skip
    """Write a card down to be posted; `turn` tells a further one of its kind from the first."""
    key = f"{kind}:{meeting.id}:{chat_id or 0}:{member_id or 0}"
    return records.notices.plan(
        branch_id=meeting.branch_id, kind=NoticeKind.CARD, subject=f"{kind}:{meeting.id}",
        key=f"{key}:{turn}" if turn else key, due_at=due_at, chat_id=chat_id, member_id=member_id,
    )  # fmt: skip


def replan_card(
    records: Records, meeting: Meeting, kind: str, due_at: datetime, *,
    chat_id: int | None, member_id: int | None, turn: str = "",
) -> bool:  # fmt: skip
    """Post at another time what has not been posted; False if it was, or was never planned."""
    key = f"{kind}:{meeting.id}:{chat_id or 0}:{member_id or 0}"
    key = f"{key}:{turn}" if turn else key
    return records.notices.replan(key, subject=f"{kind}:{meeting.id}", due_at=due_at)


def follow(
    records: Records, branch: Branch, meeting: Meeting, now: datetime, *, fresh_card: bool
) -> None:
    """The cards that hang show what has become of the meeting.

    `fresh_card` where they cannot be redrawn: then the chat gets a new one, once a change.
    """
    records.cards.stale(str(meeting.id), HANGING, now)
    home = records.branches.home(branch.id, meeting.scope.value, meeting.group_id)
    if not fresh_card or home is None or records.notices.waits(home.id, f"attendance:{meeting.id}"):
        return
    if records.cards.ever("attendance", str(meeting.id)):
        plan_card(
            records, meeting, "attendance", now, chat_id=home.id, member_id=None,
            turn=f"{notice_subject(meeting)}:{meeting.state}:{now:%Y%m%d%H%M%S}",
        )  # fmt: skip


def take_down(
    records: Records, branch: Branch, meeting: Meeting, now: datetime, *, fresh_card: bool
) -> None:
    """What was still to be posted of it is not; what hangs says why."""
    for kind in ("attendance", "check_in"):
        records.notices.cancel(branch.id, [NoticeKind.CARD], f"{kind}:{meeting.id}")
    follow(records, branch, meeting, now, fresh_card=fresh_card)
