"""What is pointed out while there is still time（提前提示，本支部约定）.

Once when a third of a stretch is left and once when a tenth is, and only of what is neither done
nor arranged. What comes together is said together, once a day.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from domain.beats import A_TENTH, A_THIRD, left_from
from domain.cadence import Standing, Status


def warned_on(standing: Standing) -> tuple[date, date]:
    """The days on which it is pointed out; of a year over, those of its window."""
    since = standing.turn.since
    if standing.status is Status.PENDING_SUPERIOR_WINDOW:
        since = standing.turn.until + timedelta(days=1)
        return _days(since, standing.deadline)
    return _days(since, standing.turn.until)


def due_soon(standings: Iterable[Standing], since: date, until: date) -> list[Standing]:
    """What is to be pointed out between two days, both included, and is still open."""
    return [
        one
        for one in standings
        if one.is_pending
        and not one.is_arranged
        and any(since <= day <= until for day in warned_on(one))
    ]


def _days(since: date, until: date) -> tuple[date, date]:
    return left_from(since, until, A_THIRD), left_from(since, until, A_TENTH)
