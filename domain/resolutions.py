"""Resolutions as they are typed（决议）: what was voted on, and the totals. Reads Chinese.

接收：张三为预备党员 12/0/1 书面1; 选举：支部委员 应选3 候选4 发出16 收回16 得票14、12、9、7.
"""

import re
from collections.abc import Collection

from domain.elections import Ballots, Batch
from domain.houses import House
from domain.minutes import MinuteLine, Vote, typed_lines
from domain.quorum import RULES, Medium, VoteKind
from domain.refusal import Refusal

_PREFIX = re.compile(
    r"^(?P<word>普通|接收|转正|选举|ordinary|admission|conversion|election)\s*[:：]\s*", re.I
)
_KINDS = {
    "普通": None, "ordinary": None,
    "接收": VoteKind.ADMISSION, "admission": VoteKind.ADMISSION,
    "转正": VoteKind.CONVERSION, "conversion": VoteKind.CONVERSION,
    "选举": VoteKind.ELECTION, "election": VoteKind.ELECTION,
}  # fmt: skip
_GUESSES = {
    VoteKind.ADMISSION: re.compile(r"接收.*预备党员|admit.*probationary", re.I),
    VoteKind.CONVERSION: re.compile(
        r"转正|转为.*正式党员|延长.*预备期|取消.*预备党员资格|becomes? a full member", re.I
    ),
    VoteKind.ELECTION: re.compile(r"^选举|^election\b", re.I),
}
_COUNTED = re.compile(r"[\s，,；;（(]*(?P<yes>\d{1,3})\s*[/:：]\s*(?P<no>\d{1,3})\s*[/:：]\s*"
                      r"(?P<abstain>\d{1,3})\s*[)）]?\s*[。.]?$")  # fmt: skip
_NAMED = re.compile(r"[\s，,；;（(]*(?:赞成|同意|yes)\s*(?P<yes>\d{1,3})\s*[人票]?[\s，,、；;]*"
                    r"(?:反对|不同意|no)\s*(?P<no>\d{1,3})\s*[人票]?[\s，,、；;]*"
                    r"(?:弃权|abstain(?:ed)?)\s*(?P<abstain>\d{1,3})\s*[人票]?\s*[)）]?\s*[。.]?$",
                    re.IGNORECASE)  # fmt: skip
_WRITTEN = re.compile(
    r"[\s，,；;（(]*(?:书面(?:意见)?|written)\s*[:：]?\s*(?:赞成|同意|yes)?\s*(?P<written>\d{1,3})"
    r"\s*[人票份]?\s*[)）]?\s*[。.]?$", re.I,
)  # fmt: skip
_BALLOTS = {
    "seats": re.compile(r"(?:应选|\bseats?)\s*[:：]?\s*(\d{1,3})\s*[名人]?", re.I),
    "candidates": re.compile(r"(?:候选人?|\bcandidates?)\s*[:：]?\s*(\d{1,3})\s*[名人]?", re.I),
    "issued": re.compile(r"(?:发出|\bissued)\s*[:：]?\s*(\d{1,3})\s*[张票]?", re.I),
    "returned": re.compile(r"(?:收回|\breturned)\s*[:：]?\s*(\d{1,3})\s*[张票]?", re.I),
    "elected": re.compile(r"(?:当选|\belected)\s*[:：]?\s*(\d{1,3})\s*[名人]?", re.I),
}
_TALLIES = re.compile(
    r"(?:得票|\bvotes)\s*[:：]?\s*(\d{1,3}(?:\s*[、,，/]\s*\d{1,3})*)\s*票?", re.I
)
_ASKED = ("seats", "issued", "returned")
_WHO = re.compile(
    r"(?:.*接收|.*\badmit(?:ted)?\b|^)(?P<who>.+?)(?:为|按期|转[正为]|\bas\b|$)", re.I
)
_MANY = re.compile(
    r"、|以及|\band\b|等.{0,2}(?:人|同志)|(?:两|二|三|四|五|[2-9])\s*(?:名|位|人)", re.I
)
_POLL = re.compile(
    r"(?:投票|表决|选举|同意|赞成).*(?:点|按|回复|接龙|扣|已阅|群里)"
    r"|(?:点|按|回复|接龙|扣).*(?:投票|表决|选举|同意|赞成)"
    r"|\b(?:tap|press|reply)\b.*\b(?:vote|elect|agree)|\bvote\b.*\b(?:tap|press|reply|here)\b",
    re.I | re.S,
)
_LEAD = " ，,；;：:（("


def read_resolutions(text: str, house: House, names: Collection[str] = ()) -> list[MinuteLine]:
    """One resolution a line, with “12/0/1” or “赞成12 反对0 弃权1” at its end if it was voted on.

    Refused if more is counted than those present could cast. An election holds totals alone;
    `names` are those it must not name.
    """
    return [_resolution(line, house, names) for line in typed_lines(text)]


def calls_for_a_poll(text: str) -> bool:
    """Whether people are asked to vote by tapping or replying, which is no formal vote."""
    return _POLL.search(text) is not None and not Medium.BUTTONS.is_formal


def _resolution(line: str, house: House, names: Collection[str]) -> MinuteLine:
    kind, said = _kind(line, house)
    if kind is VoteKind.ELECTION and (ballots := _ballots(said, house)) is not None:
        if any(name in line for name in names):
            raise Refusal("quorum.refused.names")
        first = min(found.start() for one in (*_BALLOTS.values(), _TALLIES)
                    if (found := one.search(said)))  # fmt: skip
        text = said[:first].strip(_LEAD) or line[: len(line) - len(said)].strip(_LEAD)
        if not text:
            raise Refusal("minutes.refused.only_a_vote")
        return MinuteLine(text, kind=kind, ballots=ballots)
    wrote = _WRITTEN.search(said)
    before = said[: wrote.start()] if wrote else said
    found = _NAMED.search(before) or _COUNTED.search(before)
    if found is None:
        return MinuteLine(line)
    vote = Vote(*(int(found[name]) for name in ("yes", "no", "abstain")))
    text = before[: found.start()].rstrip(_LEAD)
    if not text:
        raise Refusal("minutes.refused.only_a_vote")
    written = int(wrote["written"]) if wrote else 0
    _check(kind, vote, written, house)
    if kind is VoteKind.ADMISSION or kind is VoteKind.CONVERSION:
        _check_one_by_one(text)
    return MinuteLine(text, vote, kind, written)


def _kind(line: str, house: House) -> tuple[VoteKind | None, str]:
    """What is voted on, as said in front or by its words; and the rest of the line."""
    if found := _PREFIX.match(line):
        kind = _KINDS[found["word"].lower()] or house.usual
        if kind is not None and kind not in house.votes:
            raise Refusal("quorum.refused.elsewhere")
        return kind, line[found.end() :]
    fits = (kind for kind in house.votes if kind in _GUESSES and _GUESSES[kind].search(line))
    return next(fits, house.usual), line


def _check(kind: VoteKind | None, vote: Vote, written: int, house: House) -> None:
    turnout = house.turnout(kind)
    if vote.cast > turnout.present:
        raise Refusal("minutes.refused.too_many_votes", cast=vote.cast, voters=turnout.present)
    if written and (kind is None or not RULES[kind].counts_written):
        raise Refusal("quorum.refused.written")
    absent = turnout.expected - turnout.present
    if written > absent:
        raise Refusal("quorum.refused.too_many_written", written=written, absent=absent)


def _check_one_by_one(text: str) -> None:
    """Two who are admitted, or become full members, are voted on one by one."""
    found = _WHO.search(text)
    others = _MANY.findall(found["who"]) if found else []
    batch = Batch(1 + len(others), is_together=True)
    if batch.trouble is not None:
        raise Refusal(f"quorum.refused.{batch.trouble}")


def _ballots(said: str, house: House) -> Ballots | None:
    found = {name: int(one[1]) for name, pattern in _BALLOTS.items()
             if (one := pattern.search(said))}  # fmt: skip
    if not found:
        return None
    if any(name not in found for name in _ASKED):
        raise Refusal("quorum.refused.ballots")
    counted = _TALLIES.search(said)
    tallies = tuple(map(int, re.findall(r"\d+", counted[1]))) if counted else ()
    ballots = Ballots(**found, tallies=tallies)
    present = house.turnouts[VoteKind.ELECTION].present
    if ballots.issued > present:
        raise Refusal("quorum.refused.too_many_ballots", issued=ballots.issued, voters=present)
    if ballots.seats == 0 or (ballots.elected or 0) > ballots.seats:
        raise Refusal("quorum.refused.too_many_elected", seats=ballots.seats)
    if ballots.marks_too_many or any(one > ballots.returned for one in tallies):
        raise Refusal("quorum.refused.too_many_marks", seats=ballots.seats)
    return ballots
