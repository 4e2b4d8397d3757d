"""What is said about offices（委托、换届）: each once, in private."""

from cards.delegation import covers
from cards.moments import short_day
from chat import Card, line
from domain.committee import secretary_of
from domain.delegation import Delegation
from schedules.desk import Desk


def entrusted(desk: Desk) -> Card | None:
    """Nothing if it was taken back meanwhile, or is over."""
    number = int(desk.subject)
    running = desk.records.delegations.running(desk.branch.id, desk.today)
    for one in running:
        if one.id == number:
            what = _covers(desk, one)
            day = short_day(one.last_on, desk.words)
            return line(desk.words("delegation.told", what=what, day=day))
    return None


def trust_ended(desk: Desk) -> Card | None:
    one = desk.records.delegations.find(int(desk.subject))
    if one is None:
        return None
    return line(desk.words("delegation.told_back", what=_covers(desk, one)))


def elected(desk: Desk) -> Card | None:
    """Nothing if it was taken back."""
    committee = desk.records.committees.find(int(desk.subject))
    if committee is None or not committee.is_settled:
        return None
    names = desk.records.people.names(desk.branch.id)
    return line(
        desk.words(
            "committee.told", name=names[secretary_of(committee.seats)],
            branch=desk.branch.name, day=committee.first_on.isoformat(),
        )
    )  # fmt: skip


def _covers(desk: Desk, one: Delegation) -> str:
    taker = desk.records.people.find(one.taker_id, desk.today)
    if taker is None:
        return desk.words(f"delegation.what.{one.what}")
    return covers(one.what, taker, desk.words)
