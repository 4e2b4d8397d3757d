"""The record of a meeting（会议记录）: who led it, what was on, what was decided and by how many.

What anybody said is not kept, nor how anybody voted; the long text may stay on paper. A record of
criticism（组织生活会、民主评议）holds no typed text at all. This file reads Chinese.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.attendance import Tally
from domain.elections import Ballots
from domain.houses import House
from domain.meetings import Meeting, MeetingKind, MeetingState
from domain.people import Member, Office
from domain.quorum import VoteKind
from domain.refusal import Refusal
from domain.text import clean_line

MOST_LINES = 20
LINE_LIMIT = 100

WORDLESS = frozenset({MeetingKind.ORGANIZATIONAL_LIFE_MEETING, MeetingKind.DEMOCRATIC_APPRAISAL})
"""Their records hold numbers and days only: no word of anybody's criticism is kept."""

_NUMBERED = re.compile(r"^\s*(?:\d{1,2}\s*[.、．)）]|[（(]\d{1,2}[)）]|[①-⑳])\s*")


@dataclass(frozen=True, slots=True)
class Vote:
    """The totals of a vote（表决）: 赞成, 反对, 弃权."""

    yes: int
    no: int
    abstain: int

    @property
    def cast(self) -> int:
        return self.yes + self.no + self.abstain


@dataclass(frozen=True, slots=True)
class MinuteLine:
    """One item（议题）, or one resolution（决议）with the totals of its vote.

    `kind` is what was voted on, `written` those in favour who handed it in in writing before the
    meeting（会前书面意见）, `ballots` the totals of an election.
    """

    text: str
    vote: Vote | None = None
    kind: VoteKind | None = None
    written: int = 0
    ballots: Ballots | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """The record of one kind of meeting within a gathering（主题党日“分门别类、各自记录”）."""

    id: int
    meeting_id: int
    kind: MeetingKind
    chair_id: int | None = None
    is_public: bool = False
    confirmed_at: datetime | None = None
    reopened_at: datetime | None = None
    counted: int | None = None
    """How many were present when it was confirmed."""

    @property
    def is_locked(self) -> bool:
        return self.confirmed_at is not None

    @property
    def is_wordless(self) -> bool:
        return self.kind in WORDLESS


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One record as it is read: the meeting's numbers, and what was written down."""

    meeting: Meeting
    minutes: Minutes
    number: int
    total: int
    next_kind: MeetingKind
    counts: Tally
    chair: str
    recorder: str
    observers: tuple[str, ...]
    topics: tuple[MinuteLine, ...]
    resolutions: tuple[MinuteLine, ...]
    house: House

    @property
    def has_changed(self) -> bool:
        """Whether others were present than when it was confirmed（到会人数已变）."""
        return self.minutes.is_locked and self.minutes.counted != self.counts.present


def usual_chair(present: Sequence[Member]) -> int | None:
    """Who leads as a rule: the secretary, else the deputy（《支部工作条例（试行）》第十四条）."""
    for office in (Office.SECRETARY, Office.DEPUTY_SECRETARY):
        for member in present:
            if office in member.offices:
                return member.id
    return None


def read_topics(text: str) -> list[MinuteLine]:
    """One item a line; a number typed in front goes."""
    return [MinuteLine(line) for line in typed_lines(text)]


def check_writable(minutes: Minutes) -> None:
    """Refuse to write into a confirmed record: it is opened again first, and that is stamped."""
    if minutes.is_locked:
        raise Refusal("minutes.refused.locked")


def check_wordy(minutes: Minutes) -> None:
    """Refuse text where criticism was spoken."""
    if minutes.is_wordless:
        raise Refusal("minutes.refused.wordless")


def check_held(meeting: Meeting) -> None:
    """Refuse the record of a meeting that is not over."""
    if meeting.state is not MeetingState.CLOSED:
        raise Refusal("minutes.refused.not_closed")


def is_due_at(closed_at: datetime, days: int) -> datetime:
    """When an open record is asked about once（本支部约定）."""
    return closed_at + timedelta(days=days)


def typed_lines(text: str) -> list[str]:
    """What somebody typed, a line each; refused if it is none, too many or too long."""
    found = [clean_line(_NUMBERED.sub("", line), limit=LINE_LIMIT + 1)
             for line in text.splitlines()[:200]]  # fmt: skip
    lines = [line for line in found if line]
    if not lines:
        raise Refusal("minutes.refused.empty")
    if len(lines) > MOST_LINES:
        raise Refusal("minutes.refused.too_many", most=MOST_LINES)
    if any(len(line) > LINE_LIMIT for line in lines):
        raise Refusal("minutes.refused.too_long", limit=LINE_LIMIT)
    return lines
