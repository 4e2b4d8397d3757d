"""Who counts when it comes to a vote（应到会有表决权、有选举权的党员）."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.people import Mark, Member, MemberKind
from domain.quorum import Turnout, VoteKind
from domain.refusal import Refusal
from domain.spans import Span, read_since
from domain.text import clean_line

APPROVAL_LIMIT = 40

BARS = frozenset({Mark.SANCTION, Mark.SUSPENDED})
"""What leaves a full member without a vote（留党察看期间、表决权中止）, and changes nothing else.

《中国共产党基层组织选举工作条例》第五条; 党章第七条.
"""


class Category(StrEnum):
    """The five who may be left out of 应到会（五类人员）. Codes: never renamed."""

    UNABLE = "unable"  # 不能表达本人意志
    ABROAD = "abroad"  # 自费出国半年以上
    SENTENCED = "sentenced"  # 虽未受留党察看以上处分，正在服刑
    BEDRIDDEN = "bedridden"  # 卧床不起、长期生病生活不能自理
    MOVED = "moved"  # 应转走组织关系而未转（外出六个月以上）


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Somebody not counted in 应到会: only with the superior's consent and a resolution.

    `approved_on` and `approval` are the superior's（上级批复的日期和文号）, `resolved_on` the day
    of the general meeting's resolution. It is an election rule; `is_for_all` where the superior
    says so of other votes too.
    """

    category: Category
    span: Span
    approved_on: date | None = None
    approval: str = ""
    resolved_on: date | None = None
    is_for_all: bool = False

    @property
    def begins_on(self) -> date | None:
        """From when it has effect; None while one of the two is missing."""
        if self.approved_on is None or self.resolved_on is None:
            return None
        return max(self.span.from_on, self.approved_on, self.resolved_on)

    def leaves_out(self, kind: VoteKind, day: date) -> bool:
        """Whether they are not counted in a vote of this kind on that day."""
        since = self.begins_on
        if since is None or day < since or not self.span.holds(day):
            return False
        return self.is_for_all or kind is VoteKind.ELECTION


def expected_voting(
    *, roster_full: int, on_probation_sanction: int = 0, excluded_approved: int = 0
) -> int:
    """How many count of so many full members（应到会有表决权）; the probationary are not in it."""
    return roster_full - on_probation_sanction - excluded_approved


def has_vote(member: Member, barred: Collection[int] = ()) -> bool:
    """Whether somebody votes（表决权）: full members do, exempt from attendance or not.

    预备党员没有表决权（党章第七条）; `barred` are those whose vote is suspended.
    """
    return member.kind is MemberKind.FULL and member.id not in barred


def electors(
    expected: Iterable[Member], *, barred: Collection[int], left_out: Mapping[int, LeftOut],
    kind: VoteKind, day: date, present: Collection[int] = (),
) -> list[int]:  # fmt: skip
    """Who of those expected counts: full members, not barred, not left out.

    Whoever is left out and comes all the same has lost no right, and counts on both sides.
    """
    return [
        member.id
        for member in expected
        if has_vote(member, barred)
        and (
            member.id in present
            or member.id not in left_out
            or not left_out[member.id].leaves_out(kind, day)
        )
    ]


def turnout(electors: Collection[int], present: Collection[int]) -> Turnout:
    """How many of the electors there are, and how many of them are there."""
    return Turnout(len(electors), sum(one in present for one in electors))


def check_has_vote(member: Member) -> None:
    """Refuse to write down of a probationary member what touches a vote they have not got."""
    if not has_vote(member):
        raise Refusal("voting.refused.probationary")


def read_approval(text: str, today: date) -> tuple[date, str]:
    """The day and number of the superior's consent（上级批复的日期和文号）, as typed."""
    day, _, number = text.replace("\uff0c", " ").strip().partition(" ")
    return read_agreed(day, today), clean_line(number, limit=APPROVAL_LIMIT)


def read_agreed(text: str, today: date) -> date:
    """The day on which it was agreed to; refused if it is yet to come."""
    day = read_since(text, today)
    if day > today:
        raise Refusal("voting.refused.ahead")
    return day
