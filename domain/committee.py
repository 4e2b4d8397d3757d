"""The whole committee after an election（换届）. This file reads Chinese."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from domain.months import plus_months
from domain.people import COMMITTEE, Member, MemberKind, Office
from domain.periods import read_day
from domain.refusal import Refusal
from domain.roster_cells import read_office
from domain.structure import COMMITTEE_FROM, COMMITTEE_SIZE
from domain.text import clean_line, clean_name

FAR_OFF = 12
"""How many months its first day may lie off（本支部约定）."""

MOST_LINES = 20
SHOWN = 5
_BETWEEN = re.compile(r"[\s:：、，,;；]+")
_DAY_LINE = re.compile(
    r"(?:首日|自|从|任职日期|from)?[\s:：]*(?P<day>(?:\d{4}\s*[-年./])?\s*\d+\s*[-月./]\s*\d+\s*日?)"
    r"\s*(?:起|开始)?",
    re.IGNORECASE,
)
_OF_GROUP = re.compile(r"(?!党?小组长)(?P<group>.+?)(?:党?小)?组?组长")
_GROUP = re.compile(r"第?(?P<bare>.+?)(?:党小组|小组|组)?")


@dataclass(frozen=True, slots=True)
class Seat:
    """One office and who takes it."""

    office: Office
    member_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Committee:
    """A committee to be set, or set, with its first day."""

    id: int
    branch_id: int
    first_on: date
    seats: tuple[Seat, ...]
    is_settled: bool = False


@dataclass(frozen=True, slots=True)
class CommitteeReading:
    """What was typed; `first_on` is None where no day was."""

    seats: tuple[Seat, ...]
    first_on: date | None


def read_committee(text: str, roster: Sequence[Member], today: date) -> CommitteeReading:
    """An office and its names a line, in either order; a line that holds a day is the first day.

    Refuses a line without an office, and names that are not on the roster, or twice on it.
    """
    lines = [line for row in text.splitlines() if (line := clean_line(row, limit=100))]
    if not lines:
        raise Refusal("committee.refused.empty")
    if len(lines) > MOST_LINES:
        raise Refusal("committee.refused.too_long", most=MOST_LINES)
    reader = _Reader(roster)
    first_on = None
    for line in lines:
        if found := _DAY_LINE.fullmatch(line):
            first_on = read_day(found["day"], today)
        else:
            reader.take(line)
    if reader.unknown:
        raise Refusal("committee.refused.unknown", names="、".join(reader.unknown[:SHOWN]))
    return CommitteeReading(tuple(dict.fromkeys(reader.seats)), first_on)


def check_first(first_on: date, today: date) -> None:
    """Refused more than a year ago or ahead."""
    if not plus_months(today, -FAR_OFF) <= first_on <= plus_months(today, FAR_OFF):
        raise Refusal("committee.refused.first_day")


def check_seats(
    seats: Collection[Seat], roster: Sequence[Member], barred: Collection[int] = ()
) -> None:
    """Refused without exactly one secretary, and with somebody who cannot be elected.

    预备党员 have neither vote nor seat, nor have those `barred`, who are under 留党察看 or whose
    vote is suspended（《中国共产党基层组织选举工作条例》第五条）.
    """
    by_id = {member.id: member for member in roster}
    if any(seat.member_id not in by_id for seat in seats):
        raise Refusal("committee.refused.gone")
    count = Counter(seat.office for seat in seats)
    if not seats or count[Office.SECRETARY] == 0:
        raise Refusal("committee.refused.no_secretary")
    if count[Office.SECRETARY] > 1:
        raise Refusal("committee.refused.two_secretaries")
    elected = [by_id[seat.member_id] for seat in seats]
    for member in elected:
        if member.kind is MemberKind.PROBATIONARY:
            raise Refusal("committee.refused.probationary", name=member.name)
        if member.id in barred:
            raise Refusal("committee.refused.barred", name=member.name)
    if any(seat.office is Office.GROUP_LEADER and by_id[seat.member_id].group is None
           for seat in seats):  # fmt: skip
        raise Refusal("committee.refused.no_group")


def seated(seats: Collection[Seat], office: Office, member_id: int) -> list[Seat]:
    """The same with this office given to one member alone; to nobody for 0."""
    others = [seat for seat in seats if seat.office is not office]
    return [*others, Seat(office, member_id)] if member_id else others


def secretary_of(seats: Collection[Seat]) -> int:
    """Who becomes secretary; the seats have been checked."""
    return next(seat.member_id for seat in seats if seat.office is Office.SECRETARY)


def warnings_of(seats: Collection[Seat], roster: Sequence[Member]) -> Iterator[str]:
    """What to look at again, as keys（《支部工作条例（试行）》）; nothing of it stops anybody."""
    size = len({seat.member_id for seat in seats if seat.office in COMMITTEE})
    others = {seat.office for seat in seats} & COMMITTEE
    full = sum(member.kind is MemberKind.FULL for member in roster)
    if full < COMMITTEE_FROM:
        if others - {Office.SECRETARY, Office.DEPUTY_SECRETARY}:
            yield "committee.warning.small_branch"
    elif not COMMITTEE_SIZE[0] <= size <= COMMITTEE_SIZE[1]:
        yield "committee.warning.size"


class _Reader:
    """The seats as they are found line by line, and the names nobody bears."""

    def __init__(self, roster: Sequence[Member]) -> None:
        self.roster = roster
        self.seats: list[Seat] = []
        self.unknown: list[str] = []

    def take(self, line: str) -> None:
        words = [word for word in _BETWEEN.split(line) if word]
        office, group, at = _office_in(words)
        for word in words[:at] + words[at + 1 :]:
            member = self._named(word)
            if member is None:
                self.unknown.append(clean_line(word, limit=12))
                continue
            if group and (member.group is None or _bare(member.group.name) != group):
                raise Refusal("committee.refused.other_group", name=member.name)
            self.seats.append(Seat(office, member.id))

    def _named(self, word: str) -> Member | None:
        found = [member for member in self.roster if member.name == clean_name(word)]
        if len(found) > 1:
            raise Refusal("committee.refused.same_name", name=found[0].name)
        return found[0] if found else None


def _office_in(words: Sequence[str]) -> tuple[Office, str, int]:
    """The office of a line, the group it names, and which word it is; refuses a line without."""
    for at, word in enumerate(words):
        try:
            code = read_office(word)
        except Refusal:
            continue
        if code and len(words) > 1:
            found = _OF_GROUP.fullmatch(word)
            return Office(code), _bare(found["group"]) if found else "", at
    raise Refusal("committee.refused.no_office", line=" ".join(words)[:20])


def _bare(group: str) -> str:
    """一组, 第一党小组 and 第一组 are one."""
    found = _GROUP.fullmatch(group)
    return found["bare"] if found else group
