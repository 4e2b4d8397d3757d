"""What the bot itself is about to say in a group passes the guard too（文字把关）."""

from cards.guarding import withheld_card, wording
from chat import Card
from domain.guard import Decision, inspect
from schedules.desk import Desk
from storage import Records


def against(card: Card, records: Records, branch_id: int) -> str:
    """Why this card may not be read by a group; "" if it may.

    What is only doubtful has been looked at by whoever typed it.
    """
    finding = inspect(wording(card), records.people.names(branch_id).values())
    return finding.reason if finding.decision is Decision.BLOCK else ""


def withheld(desk: Desk) -> Card:
    """The secretary is told what was not posted."""
    kind, _, reason = desk.subject.partition(":")
    return withheld_card(kind, reason, desk.words)
