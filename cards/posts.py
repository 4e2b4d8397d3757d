"""Notices to be read（通知）: the card in the group, and what the secretary sees of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar
from zoneinfo import ZoneInfo

from cards.guarding import doubt_line
from cards.moments import moment_name
from chat import Button, Card, Press
from domain.guard import Finding
from domain.posts import Post
from domain.resolutions import calls_for_a_poll
from locales import Words

BRIEF = 16
"""Characters of a notice that stand for it in a list."""


@dataclass(frozen=True, slots=True)
class ReadPost(Press):
    """已阅."""

    tag: ClassVar[str] = "read"

    branch_id: int
    post_id: int


@dataclass(frozen=True, slots=True)
class SendPost(Press):
    """Into the group; `hour` is empty, “now” or “morning”, asked when it is night."""

    tag: ClassVar[str] = "sendpost"

    branch_id: int
    post_id: int
    hour: str


@dataclass(frozen=True, slots=True)
class DropPost(Press):
    tag: ClassVar[str] = "droppost"

    branch_id: int
    post_id: int


@dataclass(frozen=True, slots=True)
class RewritePost(Press):
    """Not like this: their next line takes its place（修改）."""

    tag: ClassVar[str] = "repost"

    branch_id: int
    post_id: int


@dataclass(frozen=True, slots=True)
class OpenPost(Press):
    """For the secretary: who has not read it yet."""

    tag: ClassVar[str] = "post"

    branch_id: int
    post_id: int


@dataclass(frozen=True, slots=True)
class ChasePost(Press):
    """Remind those who have not read it, once."""

    tag: ClassVar[str] = "chasepost"

    branch_id: int
    post_id: int


@dataclass(frozen=True, slots=True)
class ShowPost(Press):
    """The text, for whoever was reminded of it."""

    tag: ClassVar[str] = "showpost"

    branch_id: int
    post_id: int


def preview_card(post: Post, finding: Finding, count: int, words: Words) -> Card:
    """As the group will read it, before anybody does; what the guard asks stands below."""
    title, doubt = words("post.title"), doubt_line(finding, words)
    poll = words("quorum.no_poll") if calls_for_a_poll(post.text) else ""
    note = "\n".join(filter(None, (poll, doubt, words("post.preview.note", count=count))))
    send = SendPost(post.branch_id, post.id, "")
    drop = Button(words("post.button.drop"), DropPost(post.branch_id, post.id))
    if doubt:
        change = RewritePost(post.branch_id, post.id)
        row = (
            Button(words("guard.button.anyway"), send),
            Button(words("guard.button.change"), change),
            drop,
        )
        return Card(title=title, lead=post.text, note=note, rows=(row,))
    button = Button(words("post.button.send"), send, words("post.button.send_long"))
    return Card(title=title, lead=post.text, note=note, rows=((button, drop),))


def night_card(post: Post, words: Words) -> Card:
    """It is night: now, or in the morning?"""
    now = Button(words("nudge.button.now"), SendPost(post.branch_id, post.id, "now"))
    morning = Button(
        words("nudge.button.morning"), SendPost(post.branch_id, post.id, "morning"),
        words("nudge.button.morning_long"),
    )  # fmt: skip
    return Card(lead=words("post.night"), rows=((now, morning),))


def post_card(post: Post, words: Words, *, counts: bool) -> Card:
    """Hangs in the group: how many have read it, never who.

    Nothing where the card cannot be redrawn (`counts` is False): the number would grow old.
    """
    note = words("post.count", read=len(post.readers), listed=len(post.read)) if counts else ""
    button = Button(words("post.button.read"), ReadPost(post.branch_id, post.id))
    return Card(title=words("post.title"), lead=post.text, note=note, rows=((button,),))


def desk_card(post: Post, waiting: Sequence[str], words: Words) -> Card:
    """For the secretary alone: the count, and who has not read it, in roster order."""
    counted = words("post.count", read=len(post.readers), listed=len(post.read))
    fields = []
    if waiting:
        fields.append((words("post.desk.waiting"), words("signup.separator").join(waiting)))
    chase = Button(
        words("post.button.chase"),
        ChasePost(post.branch_id, post.id),
        words("post.button.chase_long"),
    )
    return Card(
        title=words("post.title"),
        lead=f"{post.text}\n{counted}",
        fields=tuple(fields),
        note=words("post.desk.chased") if post.chased_at else "",
        rows=((chase,),) if waiting and post.chased_at is None else (),
    )


def posts_card(posts: Sequence[Post], zone: ZoneInfo, words: Words) -> Card:
    """The latest notices, and how to write one."""
    rows = tuple(
        (
            Button(
                _brief(post, words),
                OpenPost(post.branch_id, post.id),
                _in_the_list(post, zone, words),
            ),
        )
        for post in posts
    )
    lead = words("post.list.lead" if posts else "post.list.none")
    return Card(title=words("post.list.title"), lead=lead, note=words("post.list.how"), rows=rows)


def reminder_card(post: Post, words: Words) -> Card:
    """In private, once; the text comes with a tap."""
    show = Button(words("post.button.show"), ShowPost(post.branch_id, post.id))
    read = Button(words("post.button.read"), ReadPost(post.branch_id, post.id))
    return Card(lead=words("post.reminder"), rows=((show, read),))


def text_card(post: Post, words: Words) -> Card:
    read = Button(words("post.button.read"), ReadPost(post.branch_id, post.id))
    return Card(title=words("post.title"), lead=post.text, rows=((read,),))


def _brief(post: Post, words: Words) -> str:
    first = post.text.splitlines()[0]
    return first if len(first) <= BRIEF else words("post.list.cut", text=first[:BRIEF])


def _in_the_list(post: Post, zone: ZoneInfo, words: Words) -> str:
    assert post.posted_at is not None
    when = moment_name(post.posted_at, zone, words)
    return words("post.list.line", when=when, text=_brief(post, words))
