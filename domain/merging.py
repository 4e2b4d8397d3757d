"""Two entries of one person become one（合并同名）: what both have, and which of it stands."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from domain.attendance import Attendance, Presence
from domain.dues import Due, DueState
from domain.months import Month
from domain.refusal import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubles:
    """What both entries have: meetings and months, by which of the two stands.

    `meetings` and `months` map to whether the kept entry's own row stands.
    """

    meetings: dict[int, bool] = field(default_factory=dict)
    months: dict[Month, bool] = field(default_factory=dict)


def check_pair(kept: str, gone: str, *, is_same: bool) -> None:
    """Refuse to merge somebody with themselves, or two of different names."""
    if is_same or kept != gone:
        raise Refusal("merging.refused.names")


def choose_meeting(kept: Attendance, gone: Attendance, title: str) -> bool:
    """Whether the kept entry's row stands; refuses what only two people could have done.

    The secretary's word goes before a check-in, that before an answer（记录优先）.
    """
    if kept.presence is Presence.PRESENT and gone.presence is Presence.PRESENT:
        raise Refusal("merging.refused.both_present", title=title)
    if kept.recorded and gone.recorded and kept.recorded is not gone.recorded:
        raise Refusal("merging.refused.meeting", title=title)
    return _weight(kept) >= _weight(gone)


def choose_month(kept: Due, gone: Due) -> bool:
    """Whether the kept entry's month stands: the confirmed one does; two of them are refused."""
    order = [DueState.DUE, DueState.CLAIMED, DueState.CONFIRMED]
    if kept.state is DueState.CONFIRMED and gone.state is DueState.CONFIRMED:
        raise Refusal("merging.refused.month", month=kept.month)
    return order.index(kept.state) >= order.index(gone.state)


def doubles(
    kept: tuple[dict[int, Attendance], Iterable[Due]],
    gone: tuple[dict[int, Attendance], Iterable[Due]], titles: dict[int, str],
) -> Doubles:  # fmt: skip
    """What both have; raises Refusal naming the meeting or the month that cannot be decided."""
    mine, theirs = kept[0], gone[0]
    months = {due.month: due for due in kept[1]}
    return Doubles(
        meetings={
            number: choose_meeting(mine[number], theirs[number], titles.get(number, ""))
            for number in mine
            if number in theirs
        },
        months={
            due.month: choose_month(months[due.month], due) for due in gone[1]
            if due.month in months
        },
    )  # fmt: skip


def _weight(one: Attendance) -> int:
    facts = (one.recorded, one.checked_in_at, one.answered_at, one.answer)
    return next((4 - place for place, fact in enumerate(facts) if fact is not None), 0)
