"""Sign-ups for 批评与自我批评（发言报名）: who speaks and when; never what is said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.meetings import Meeting, check_open
from domain.people import Member, Office
from domain.refusal import Refusal


class Wish(StrEnum):
    """What somebody signs up for."""

    SPEAK = "speak"  # 我要发言
    COMMENT = "comment"  # 愿提意见


class TurnState(StrEnum):
    """How far a speaker is; deleted when the meeting is closed."""

    WAITING = "waiting"
    DONE = "done"  # 已发言
    SKIPPED = "skipped"  # 跳过
    READ_BY_PROXY = "read_by_proxy"  # 书面代读


@dataclass(frozen=True, slots=True, kw_only=True)
class Signup:
    member_id: int
    wish: Wish
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One place in the order of speakers（发言顺序）."""

    member_id: int
    position: int
    state: TurnState = TurnState.WAITING


def check_signup(meeting: Meeting, *, is_expected: bool) -> None:
    """Refuse a sign-up that cannot count."""
    if not meeting.has_speakers:
        raise Refusal("signup.refused.no_speakers")
    check_open(meeting)
    if not is_expected:
        raise Refusal("attendance.refused.not_expected")


def speaking_order(expected: Sequence[Member], signups: Iterable[Signup]) -> list[int]:
    """Everybody expected, in the order to speak: nobody is missing by subtraction.

    The secretary first（书记带头）, then those who signed up to speak, early ones first, then
    everybody else in roster order.
    """
    by_time = sorted(
        (signup for signup in signups if signup.wish is Wish.SPEAK), key=lambda one: one.at
    )
    early = {signup.member_id: place for place, signup in enumerate(by_time)}

    def key(member: Member) -> tuple[int, int]:
        if Office.SECRETARY in member.offices:
            return (0, 0)
        return (1, early[member.id]) if member.id in early else (2, member.position)

    return [member.id for member in sorted(expected, key=key)]


def next_turn(turns: Sequence[Turn]) -> Turn | None:
    """Who speaks now: the first who still waits."""
    waiting = [turn for turn in turns if turn.state is TurnState.WAITING]
    return min(waiting, key=lambda turn: turn.position, default=None)


def count_signups(signups: Iterable[Signup]) -> int:
    """How many people signed up for anything（已报名）."""
    return len({signup.member_id for signup in signups})
