"""What the secretary reads when somebody cannot be written to any more（收不到消息了）."""

from chat import Card, line
from schedules.desk import Desk


def unreached(desk: Desk) -> Card | None:
    """Nothing once the chat, or the person, is back."""
    what, _, number = desk.subject.partition(":")
    if what == "chat":
        is_gone = desk.records.branches.chat(int(number)).is_gone
        return line(desk.words("outbox.chat_gone")) if is_gone else None
    reader = desk.records.accounts.reader(int(number))
    if reader is None or reader.is_reachable:
        return None
    name = desk.records.people.names(desk.branch.id)[int(number)]
    return line(desk.words("outbox.member_gone", name=name))
