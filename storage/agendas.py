"""Agenda lines and their links（议程）."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, select

from domain.agenda import AgendaLine
from storage.changes import Changes
from storage.tables.work import agenda

_OF = (
    select(agenda)
    .where(agenda.c.meeting_id == bindparam("meeting_id"))
    .order_by(agenda.c.position, agenda.c.id)
)


class Agendas:
    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes

    def of(self, meeting_id: int) -> list[AgendaLine]:
        rows = self._connection.execute(_OF, {"meeting_id": meeting_id})
        return [AgendaLine(row.text, row.link) for row in rows]

    def write(self, meeting_id: int, lines: Sequence[AgendaLine]) -> None:
        """These lines instead of those there were."""
        for row in self._connection.execute(_OF, {"meeting_id": meeting_id}).all():
            self._changes.delete(agenda, row.id)
        for position, line in enumerate(lines, start=1):
            self._changes.insert(
                agenda, meeting_id=meeting_id, position=position, text=line.text, link=line.link
            )
