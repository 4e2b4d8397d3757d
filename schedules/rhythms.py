"""Paying by the quarter（按季交）: who is asked for consent, and what came of it."""

from cards.rhythms import asked_card
from chat import Card, line
from domain.months import Month
from domain.rhythms import Rhythm
from schedules.desk import Desk


def asked(desk: Desk) -> Card | None:
    """For those who collect; nothing if the wish was taken back, or is settled."""
    stretches = desk.records.rhythms.of_member(int(desk.subject), desk.today)
    member = desk.records.people.find(int(desk.subject), desk.today)
    if member is None or not stretches or stretches[-1].rhythm is not Rhythm.ASKED:
        return None
    return asked_card(member, desk.branch.id, desk.words)


def decided(desk: Desk) -> Card | None:
    """For the member who asked; nothing if by now they ask again."""
    stretches = desk.records.rhythms.of_member(int(desk.subject), desk.today)
    latest = stretches[-1] if stretches else None
    if latest is None or latest.rhythm is Rhythm.ASKED:
        return None
    if latest.rhythm is Rhythm.MONTHLY:
        return line(desk.words("rhythm.told.monthly"))
    return line(desk.words("rhythm.told.quarterly", month=str(Month.of(latest.from_on))))
