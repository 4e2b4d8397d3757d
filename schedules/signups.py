"""What hangs and is said about sign-ups（报名卡与发言顺序）."""

from cards.moments import clock_of
from cards.signups import overview_card, published_card, signup_card
from chat import Card
from domain.people import Office
from schedules.desk import Desk


def signup_look(desk: Desk) -> Card | None:
    """In the group: a count of people, never a name."""
    meeting = desk.records.meetings.find(int(desk.subject))
    if meeting is None:
        return None
    deputies = desk.records.people.holding(desk.branch.id, [Office.DEPUTY_SECRETARY], desk.today)
    zone, can_edit = desk.branch.timezone, desk.abilities.can_edit_later
    return signup_card(
        meeting,
        desk.records.signups.lineup(meeting, desk.today),
        zone,
        desk.words,
        has_deputy=bool(deputies),
        as_of="" if can_edit else clock_of(desk.now, zone),
    )


def overview_look(desk: Desk) -> Card | None:
    """For the secretary alone: who wishes what."""
    meeting = desk.records.meetings.find(int(desk.subject))
    if meeting is None:
        return None
    lineup = desk.records.signups.lineup(meeting, desk.today)
    return overview_card(meeting, lineup, desk.branch.timezone, desk.words)


def speaking_order(desk: Desk) -> Card | None:
    """The order as it stands when it is said; nothing once the meeting is over."""
    meeting = desk.records.meetings.find(int(desk.subject.partition(":")[0]))
    if meeting is None or not meeting.is_open:
        return None
    lineup = desk.records.signups.lineup(meeting, desk.today)
    hidden = _unnamed(desk) if desk.reader is None and desk.abilities.is_abroad else set()
    return published_card(meeting, lineup, desk.branch.timezone, desk.words, hidden=hidden)


def _unnamed(desk: Desk) -> set[int]:
    """Members marked 境外 are never named in a group abroad."""
    members = desk.records.people.of(desk.branch.id, desk.today)
    return {member.id for member in members if member.is_abroad}
