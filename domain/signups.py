"""Sign-ups for 批评与自我批评（发言报名）: who speaks and when; never what is said."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from domain.attendance import Attendance, Presence
from domain.meetings import Meeting, check_open
from domain.people import Member, Office
from domain.refusal import Refusal


class Wish(StrEnum):
    """What somebody signs up for. Whom they wish to comment on is never asked."""

    SPEAK = "speak"  # 我要发言
    COMMENT = "comment"  # 愿提意见


class TurnState(StrEnum):
    """How far a speaker is; deleted when the meeting is closed."""

    WAITING = "waiting"
    DONE = "done"  # 已发言
    SKIPPED = "skipped"  # 跳过
    READ_BY_PROXY = "read_by_proxy"  # 书面代读


class Move(StrEnum):
    """Where the secretary moves a speaker."""

    UP = "up"  # 上移
    DOWN = "down"  # 下移
    FIRST = "first"  # 移到最前


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineup:
    """The speakers of one meeting（发言安排）: everybody expected, in order, with their wishes.

    `turns` are today's, also while `is_arranged` is False because nobody has arranged them yet;
    those who have had their turn stand first.
    """

    names: Mapping[int, str]
    signups: tuple[Signup, ...] = ()
    turns: tuple[Turn, ...] = ()
    on_leave: frozenset[int] = frozenset()
    is_arranged: bool = False

    @property
    def order(self) -> list[int]:
        return [turn.member_id for turn in self.turns]

    @property
    def waiting(self) -> list[Turn]:
        """Who has still to speak; the first of them speaks now."""
        return [turn for turn in self.turns if turn.state is TurnState.WAITING]

    @property
    def last(self) -> Turn | None:
        """The step taken last, which can be taken back（撤回一步）."""
        had = [turn for turn in self.turns if turn.state is not TurnState.WAITING]
        return had[-1] if had else None

    @property
    def skipped(self) -> list[int]:
        return [turn.member_id for turn in self.turns if turn.state is TurnState.SKIPPED]

    def wishing(self, wish: Wish) -> list[str]:
        """The names of those who signed up for it, early ones first; for the secretary alone."""
        return [self.names[signup.member_id] for signup in self.signups if signup.wish is wish]

    def wishes_of(self, member_id: int) -> list[Wish]:
        mine = {signup.wish for signup in self.signups if signup.member_id == member_id}
        return [wish for wish in Wish if wish in mine]


def check_speakers(meeting: Meeting) -> None:
    """Refuse a meeting nobody signs up for: another kind, or one that is not open."""
    if not meeting.has_speakers:
        raise Refusal("signup.refused.no_speakers")
    check_open(meeting)


def check_signup(meeting: Meeting, *, is_expected: bool) -> None:
    """Refuse a sign-up that cannot count. It may come until the meeting is closed."""
    check_speakers(meeting)
    if not is_expected:
        raise Refusal("signup.refused.not_expected")


def line_up(
    members: Iterable[Member],
    *,
    attendances: Iterable[Attendance],
    signups: Iterable[Signup],
    turns: Sequence[Turn],
) -> Lineup:
    """The speakers as things stand: members off the list drop out, new ones come last."""
    listed = {one.member_id: one for one in attendances if one.is_listed}
    expected = [member for member in members if member.id in listed]
    names = {member.id: member.name for member in expected}
    counted = sorted((one for one in signups if one.member_id in names), key=lambda one: one.at)
    usual = speaking_order(expected, counted)
    arranged = [turn.member_id for turn in sorted(turns, key=lambda turn: turn.position)]
    wanted = [one for one in arranged if one in names] + [
        one for one in usual if one not in arranged
    ]
    return Lineup(
        names=names,
        signups=tuple(counted),
        turns=tuple(in_turn(wanted, turns)),
        on_leave=frozenset(
            number for number, one in listed.items() if one.presence is Presence.EXCUSED
        ),
        is_arranged=bool(turns),
    )


def speaking_order(expected: Sequence[Member], signups: Iterable[Signup]) -> list[int]:
    """Everybody expected, in the order to speak: nobody is missing by subtraction.

    The secretary first（书记带头）, then the committee, then the other members; among each, those
    who signed up to speak, early ones first, then the others in roster order.
    """
    by_time = sorted(
        (signup for signup in signups if signup.wish is Wish.SPEAK), key=lambda one: one.at
    )
    early = {signup.member_id: place for place, signup in enumerate(by_time)}

    def key(member: Member) -> tuple[bool, bool, int]:
        is_late = member.id not in early
        place = member.position if is_late else early[member.id]
        if Office.SECRETARY in member.offices:
            return (False, False, -1)
        return (not member.sits_on_committee, is_late, place)

    return [member.id for member in sorted(expected, key=key)]


def in_turn(order: Sequence[int], turns: Iterable[Turn]) -> list[Turn]:
    """This order with what was ticked: who has had their turn keeps it, before all who wait."""
    had = {turn.member_id: turn for turn in turns if turn.state is not TurnState.WAITING}
    before = sorted((had[one] for one in order if one in had), key=lambda turn: turn.position)
    after = [Turn(member_id=one, position=0) for one in order if one not in had]
    return [
        replace(turn, position=position) for position, turn in enumerate([*before, *after], start=1)
    ]


def moved(order: Sequence[int], member_id: int, move: Move, *, among: Collection[int]) -> list[int]:
    """The order with one speaker moved among those who still wait; at the end it stays as it is."""
    waiting = [one for one in order if one in among]
    if member_id not in waiting:
        raise Refusal("signup.refused.has_spoken")
    place = waiting.index(member_id)
    waiting.remove(member_id)
    match move:
        case Move.UP:
            waiting.insert(max(0, place - 1), member_id)
        case Move.DOWN:
            waiting.insert(place + 1, member_id)
        case Move.FIRST:
            waiting.insert(0, member_id)
    return [one for one in order if one not in among] + waiting


def order_version(order: Iterable[int]) -> str:
    """Equal for equal orders: each is published once."""
    return sha256(",".join(map(str, order)).encode()).hexdigest()[:12]


def count_signups(signups: Iterable[Signup]) -> int:
    """How many people signed up for anything（已报名）."""
    return len({signup.member_id for signup in signups})
