"""Notices to be read（通知）, and who has read them."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from domain.posts import Post
from storage.changes import Changes, Row
from storage.tables.posts import post_members, posts

_ONE = select(posts).where(posts.c.id == bindparam("post_id"))
_LATE = (
    select(posts)
    .where(posts.c.branch_id == bindparam("branch_id"), posts.c.posted_at >= bindparam("since"))
    .order_by(posts.c.posted_at.desc(), posts.c.id.desc())
)
_READ = (
    select(post_members)
    .where(post_members.c.post_id == bindparam("post_id"))
    .order_by(post_members.c.id)
)


class Posts:
    def __init__(self, connection: Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes

    def draft(self, branch_id: int, text: str, *, by: int, at: datetime) -> int:
        """Write a notice down that nobody has seen yet; its id."""
        return self._changes.insert(
            posts, branch_id=branch_id, text=text, created_by=by, created_at=at
        )

    def find(self, post_id: int) -> Post | None:
        row = self._connection.execute(_ONE, {"post_id": post_id}).mappings().first()
        return None if row is None else self._post(row)

    def since(self, branch_id: int, moment: datetime) -> list[Post]:
        """Those posted from then on, the latest first."""
        key = {"branch_id": branch_id, "since": moment}
        return [self._post(row) for row in self._connection.execute(_LATE, key).mappings().all()]

    def publish(self, post_id: int, member_ids: Iterable[int], at: datetime) -> None:
        """It goes to the group, for these to read（应阅）."""
        self._changes.update(posts, post_id, posted_at=at)
        for member_id in member_ids:
            self._changes.insert(post_members, post_id=post_id, member_id=member_id, read_at=None)

    def discard(self, post_id: int) -> None:
        self._changes.delete(posts, post_id)

    def read(self, post_id: int, member_id: int, at: datetime) -> bool:
        """Note that a member has read it; False if they had before, or came later."""
        for row in self._connection.execute(_READ, {"post_id": post_id}).mappings().all():
            if row["member_id"] == member_id and row["read_at"] is None:
                return self._changes.alter(post_members, row, read_at=at)
        return False

    def chase(self, post_id: int, at: datetime) -> None:
        self._changes.update(posts, post_id, chased_at=at)

    def _post(self, row: Row) -> Post:
        listed = self._connection.execute(_READ, {"post_id": row["id"]})
        return Post(
            id=row["id"],
            branch_id=row["branch_id"],
            text=row["text"],
            posted_at=row["posted_at"],
            chased_at=row["chased_at"],
            read={one.member_id: one.read_at for one in listed},
        )
