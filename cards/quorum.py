"""Whether a meeting may vote, and what a vote came to（到会核算、表决结果）: numbers alone."""

from domain.elections import elected_of
from domain.houses import House
from domain.minutes import MinuteLine
from domain.quorum import Ruling, VoteKind
from locales import Words


def forecast(house: House, words: Words, *, has_begun: bool) -> str:
    """How many said 参加, or are there by now; how many are lacking, what would need more."""
    if house.usual is None or house.is_empty:
        return ""
    ruling = house.weigh(house.usual)
    stage = "here" if has_begun else "ahead"
    key = f"quorum.{stage}.{'lacking' if ruling.lacking else 'enough'}"
    lines = [_judged(key, ruling, house, words)]
    if VoteKind.ADMISSION in house.votes:
        admission, election = (
            house.weigh(kind) for kind in (VoteKind.ADMISSION, VoteKind.ELECTION)
        )
        lines.append(words(
            "quorum.others", admission=admission.needed_present,
            election=election.needed_present, electors=election.turnout.expected,
        ))  # fmt: skip
    return "\n".join(lines)


def standing(house: House, words: Words) -> str:
    """After it: whether it was valid for votes（会议是否有效）."""
    if house.usual is None or house.is_empty:
        return ""
    ruling = house.weigh(house.usual)
    key = "quorum.valid" if ruling.is_valid else "quorum.invalid"
    return _judged(key, ruling, house, words)


def resolution(line: MinuteLine, house: House, words: Words, *, is_short: bool = False) -> str:
    """A resolution with its totals and, where it is judged, the verdict.

    `is_short` without the numbers of those who may vote, for whoever only reads it.
    """
    text = line.text
    if line.kind is not None and line.kind is not house.usual:
        text = words("quorum.named", kind=words(f"quorum.kind.{line.kind}"), text=text)
    if line.ballots is not None:
        return f"{text}\n{_elected(line, house, words, is_short=is_short)}"
    vote = line.vote
    if vote is None:
        return text
    counts = words("minutes.vote", yes=vote.yes, no=vote.no, abstain=vote.abstain)
    if line.written:
        counts = words("quorum.with_written", vote=counts, written=line.written)
    text = words("minutes.voted", text=text, vote=counts)
    if line.kind is None:
        return text
    ruling = house.weigh(line.kind, yes=vote.yes, written=line.written)
    return f"{text}\n{_verdict(ruling, house, words, is_short=is_short)}"


def _verdict(ruling: Ruling, house: House, words: Words, *, is_short: bool) -> str:
    code = "void" if not ruling.is_valid else "passed" if ruling.is_passed else "failed"
    if is_short:
        return words(f"quorum.verdict.{code}_short")
    return _sourced(_counted(f"quorum.verdict.{code}", ruling, words), house, ruling.kind, words)


def _elected(line: MinuteLine, house: House, words: Words, *, is_short: bool) -> str:
    ballots, kind = line.ballots, VoteKind.ELECTION
    assert ballots is not None
    lines = [words("quorum.ballots", seats=ballots.seats, issued=ballots.issued,
                   returned=ballots.returned)]  # fmt: skip
    if ballots.tallies:
        tallies = words("minutes.separator").join(map(str, ballots.tallies))
        lines.append(words("quorum.tallies", tallies=tallies))
    ruling = house.weigh(kind)
    found = elected_of(ballots, is_valid=ruling.is_valid, needed=ruling.needed_yes)
    if found.is_void:
        code = "recast" if ruling.is_valid else "void"
        key = f"quorum.verdict.{code}_short" if is_short else f"quorum.verdict.{code}"
        return "\n".join((*lines, _sourced(_counted(key, ruling, words), house, kind, words)))
    if found.elected is not None:
        said = words("quorum.elected", count=found.elected)
        needed = words("quorum.elected_needed", present=ruling.turnout.present,
                       needed=ruling.needed_yes)  # fmt: skip
        full = said if is_short else words("quorum.joined", first=said, second=needed)
        lines.append(_sourced(full, house, kind, words))
    else:
        lines.append(_sourced(_counted("quorum.needs", ruling, words), house, kind, words))
    if found.again:
        lines.append(words("quorum.again", count=found.again))
    if found.is_short:
        lines.append(words("quorum.seats_left", seats=ballots.seats))
    if ballots.lacks_candidates:
        lines.append(words("quorum.few_candidates", least=ballots.least_candidates))
    return "\n".join(lines)


def _judged(key: str, ruling: Ruling, house: House, words: Words) -> str:
    """The numbers, and at exactly half what follows from it."""
    half = words("quorum.half") if ruling.is_hopeless else ""
    said = "\n".join(filter(None, (_counted(key, ruling, words), half)))
    return _sourced(said, house, ruling.kind, words)


def _counted(key: str, ruling: Ruling, words: Words) -> str:
    return words(
        key, present=ruling.turnout.present, expected=ruling.turnout.expected,
        lacking=ruling.lacking, needed=ruling.needed_present, yes=ruling.needed_yes,
        votes=ruling.votes or 0,
    )  # fmt: skip


def _sourced(text: str, house: House, kind: VoteKind, words: Words) -> str:
    is_strict = house.is_strict and kind is VoteKind.GENERAL
    code = "general_strict" if is_strict else kind
    return words("quorum.sourced", text=text, source=words(f"quorum.source.{code}"))
