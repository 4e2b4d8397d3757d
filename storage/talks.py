"""谈心谈话: days and pairs. Each stands twice, once for either of the two."""

from datetime import date

from sqlalchemy import Connection, bindparam, select

from domain.talks import Talk, TalkYear
from storage.changes import Changes
from storage.tables.olm import talks
from storage.tables.people import members

_OF_BRANCH = (
    select(talks)
    .join(members, members.c.id == talks.c.member_id)
    .where(
        members.c.branch_id == bindparam("branch_id"),
        talks.c.on >= bindparam("first"),
        talks.c.on <= bindparam("last"),
    )
    .order_by(talks.c.on.desc(), talks.c.id.desc())
)
_ONE = select(talks).where(talks.c.id == bindparam("talk_id"))
_MIRROR = select(talks.c.id).where(
    talks.c.member_id == bindparam("member_id"),
    talks.c.other_id == bindparam("other_id"),
    talks.c.on == bindparam("day"),
)


class Talks:
    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes

    def of(self, branch_id: int, year: TalkYear) -> list[Talk]:
        """Those that count, the latest first; each once."""
        key = {"branch_id": branch_id, "first": year.first, "last": year.last}
        found = [_talk(row) for row in self._connection.execute(_OF_BRANCH, key)]
        return [one for one in found if one.member_id < one.other_id]

    def of_member(self, branch_id: int, member_id: int, year: TalkYear) -> list[Talk]:
        """Their own, the latest first."""
        key = {"branch_id": branch_id, "first": year.first, "last": year.last}
        found = [_talk(row) for row in self._connection.execute(_OF_BRANCH, key)]
        return [one for one in found if one.member_id == member_id != one.other_id]

    def find(self, talk_id: int) -> Talk | None:
        row = self._connection.execute(_ONE, {"talk_id": talk_id}).first()
        return None if row is None else _talk(row)

    def add(self, one: int, two: int, on: date) -> int:
        """The id of the second one's row."""
        self._changes.insert(talks, member_id=one, other_id=two, on=on)
        return self._changes.insert(talks, member_id=two, other_id=one, on=on)

    def drop(self, talk: Talk) -> None:
        """It was not held after all: both rows go."""
        mirror = {"member_id": talk.other_id, "other_id": talk.member_id, "day": talk.on}
        self._changes.delete(talks, talk.id)
        for row_id in self._connection.scalars(_MIRROR, mirror).all():
            self._changes.delete(talks, row_id)


def _talk(row: object) -> Talk:
    return Talk(id=row.id, on=row.on, member_id=row.member_id, other_id=row.other_id)  # type: ignore[attr-defined]
