"""When a meeting may vote, and when a motion has passed（法定人数与表决）. Whole numbers only.

A formal vote is a secret ballot at the meeting（现场无记名投票）; here its totals are weighed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class VoteKind(StrEnum):
    """What is voted on（表决事项）. The values are wire codes: never renamed."""

    GENERAL = "general"  # 党员大会的普通表决
    COMMITTEE = "committee"  # 支委会
    ADMISSION = "admission"  # 接收预备党员
    CONVERSION = "conversion"  # 预备党员转正、延长预备期、取消资格
    ELECTION = "election"  # 选举


class Medium(StrEnum):
    """How hands are counted（表决方式）."""

    BALLOT = "secret_ballot_at_the_meeting"  # 会上无记名投票
    BUTTONS = "button_poll"  # 聊天里的按钮

    @property
    def is_formal(self) -> bool:
        """Whether it may be a formal vote（正式表决）: buttons never are."""
        return self is Medium.BALLOT

    @property
    def counts_as(self) -> str:
        return "formal_vote" if self.is_formal else "rsvp_or_informal_show_of_hands"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One line of the table: which share must be there, and of whom more than half must agree.

    `is_exact` if exactly that share is enough（含本数）; `of_present` if the majority is one of
    those present（实到会）, not of those expected（应到会）; `counts_written` if opinions handed in
    in writing before the meeting count among the votes（会前书面意见）.
    """

    share: tuple[int, int]
    is_exact: bool
    of_present: bool = False
    counts_written: bool = False


RULES: Mapping[VoteKind, Rule] = {
    # 《中国共产党支部工作条例（试行）》第十一条：“半数以上有表决权的党员到会”，赞成超过应到会的半数
    # （“半数以上”含不含本数，支部可约定：quorum_strict）
    VoteKind.GENERAL: Rule(share=(1, 2), is_exact=True),
    # 同上第十二条：“半数以上委员到会方可进行”；赞成人数未见条文，比照第十一条，待核
    VoteKind.COMMITTEE: Rule(share=(1, 2), is_exact=True),
    # 《中国共产党发展党员工作细则》第二十、二十一条：到会“必须超过”半数；
    # 会前书面意见统计在票数内；两人以上逐个表决
    VoteKind.ADMISSION: Rule(share=(1, 2), is_exact=False, counts_written=True),
    # 同上第三十三条：与接收相同
    VoteKind.CONVERSION: Rule(share=(1, 2), is_exact=False, counts_written=True),
    # 《中国共产党基层组织选举工作条例》：到会不少于五分之四（正好也有效）；当选须超过实到会的半数。
    # 地方组织的规定是“超过应到会半数”，不适用于基层
    VoteKind.ELECTION: Rule(share=(4, 5), is_exact=True, of_present=True),
}


@dataclass(frozen=True, slots=True)
class Turnout:
    """Those who may vote: how many should be there, how many are（应到会、实到会有表决权）."""

    expected: int
    present: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What a turnout, and a vote if there was one, come to（核算结果）.

    `votes` are those in favour, written ones included where they count; None without a vote.
    """

    kind: VoteKind
    turnout: Turnout
    needed_present: int
    needed_yes: int
    votes: int | None = None

    @property
    def is_valid(self) -> bool:
        """Whether enough are there（会议有效）."""
        return self.turnout.present >= self.needed_present

    @property
    def lacking(self) -> int:
        """How many more must come（还差）for a valid meeting at which a motion can pass."""
        return max(0, max(self.needed_present, self.needed_yes) - self.turnout.present)

    @property
    def is_passed(self) -> bool | None:
        """Whether the motion has passed, or who stood is elected; None without a vote."""
        if self.votes is None:
            return None
        return self.is_valid and self.votes >= self.needed_yes

    @property
    def is_hopeless(self) -> bool:
        """Valid, and yet no motion can pass: everybody present is not enough（刚好半数）."""
        return self.is_valid and self.turnout.present < self.needed_yes


def needed_present(kind: VoteKind, expected: int, *, is_strict: bool = False) -> int:
    """How many who may vote must be there for a valid meeting; `is_strict` as the branch decided.

    Strictness（“半数以上”不含本数）touches the ordinary vote only: the others are written clearly.
    """
    rule = RULES[kind]
    part, whole = rule.share
    if rule.is_exact and not (is_strict and kind is VoteKind.GENERAL):
        return -(-expected * part // whole)
    return expected * part // whole + 1


def needed_yes(kind: VoteKind, turnout: Turnout) -> int:
    """How many must agree: more than half of those expected, in an election of those present."""
    return (turnout.present if RULES[kind].of_present else turnout.expected) // 2 + 1


def weigh(
    kind: VoteKind, turnout: Turnout, *, yes: int | None = None, written_yes: int = 0,
    is_strict: bool = False,
) -> Ruling:  # fmt: skip
    """The ruling on a turnout and, if there was a vote, on those in favour."""
    written = written_yes if RULES[kind].counts_written else 0
    return Ruling(
        kind=kind,
        turnout=turnout,
        needed_present=needed_present(kind, turnout.expected, is_strict=is_strict),
        needed_yes=needed_yes(kind, turnout),
        votes=None if yes is None else yes + written,
    )
