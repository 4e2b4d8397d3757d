"""Who has not taken part for months on end（长期未参加组织生活）: only ever a private prompt.

党章第九条: whether there is a good reason the branch looks into; the general meeting decides.
"""

from collections.abc import Iterable, Mapping

from domain.absence import attention_for
from domain.attendance import Attendance, Presence
from domain.months import Month

CAME = (Presence.PRESENT, Presence.ELSEWHERE)


def took_part(rows: Iterable[Attendance]) -> bool:
    """Whether somebody was at a meeting of that month, here or elsewhere（流入地）."""
    return any(one.presence in CAME for one in rows)


def has_reason(rows: Iterable[Attendance]) -> bool:
    """Whether the month does not count: leave, a make-up study, or nothing to come to."""
    owed = [one for one in rows if one.is_expected]
    return not owed or any(one.presence is Presence.EXCUSED or one.is_made_up for one in owed)


def away_since(
    months: Mapping[Month, list[Attendance]], first: Month, last: Month
) -> Month | None:  # fmt: skip
    """The first month of an absence long enough to be pointed out; None if it is not.

    `months` hold one member's lines of closed meetings. Looked at from `last` back to `first`,
    or to the month in which they last took part.
    """
    month, since, count, excused = last, last, 0, 0
    while month >= first and not took_part(months.get(month, ())):
        count += 1
        excused += has_reason(months.get(month, ()))
        month, since = month.plus(-1), month
    return since if attention_for(count, excused).flags else None


def is_news(now: Month | None, told: Month | None, told_last: Month | None) -> bool:
    """Whether an absence was not pointed out before: it was not long enough, or another one.

    `told` is what was found of it when the secretary was last told, of months up to `told_last`.
    """
    if now is None:
        return False
    return told is None or told_last is None or now > told_last
