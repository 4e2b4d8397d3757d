"""Short notices to be read（通知）: one tap 已阅 instead of twenty-eight “收到”."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from domain.refusal import Refusal

LONGEST = 500
"""Characters of a notice; what is longer belongs on paper or on a page of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A notice to the whole branch; `read` says for each member it went to when they read it.

    It is a draft until `posted_at`. Whoever had not read it was reminded at `chased_at`, once.
    """

    id: int
    branch_id: int
    text: str
    posted_at: datetime | None = None
    chased_at: datetime | None = None
    read: Mapping[int, datetime | None] = field(default_factory=dict)

    @property
    def readers(self) -> list[int]:
        """The ids of those who have read it."""
        return [member_id for member_id, at in self.read.items() if at is not None]

    @property
    def waiting(self) -> list[int]:
        """The ids of those who have not."""
        return [member_id for member_id, at in self.read.items() if at is None]


def check_text(text: str) -> None:
    if not text:
        raise Refusal("post.refused.empty")
    if len(text) > LONGEST:
        raise Refusal("post.refused.too_long", most=LONGEST)


def check_posted(post: Post) -> None:
    """Refuse what can be done only once it hangs in the group."""
    if post.posted_at is None:
        raise Refusal("refused.stale")


def check_draft(post: Post) -> None:
    """Refuse to post, or drop, what hangs in the group already."""
    if post.posted_at is not None:
        raise Refusal("post.refused.posted")


def check_chase(post: Post) -> None:
    """Nobody is chased more than once（每条只提醒一次）."""
    check_posted(post)
    if post.chased_at is not None:
        raise Refusal("post.refused.chased")
    if not post.waiting:
        raise Refusal("post.refused.all_read")
