"""Notices to be read（通知）: /notice and the buttons of its card."""

from datetime import timedelta

from cards.posts import (
    ChasePost,
    DropPost,
    OpenPost,
    ReadPost,
    RewritePost,
    SendPost,
    ShowPost,
    desk_card,
    night_card,
    posts_card,
    preview_card,
    text_card,
)
from chat import Refresh, Reply, Tell, line
from domain.notices import NoticeKind
from domain.posts import LONGEST, Post, check_chase, check_draft, check_posted, check_text
from domain.quiet import after_the_night, is_quiet, next_morning, own_hours
from domain.refusal import Refusal
from domain.text import clean_line
from handlers.request import Request

LISTED = timedelta(days=30)
"""How long a notice is listed."""

TEXT = "post_text"


def notice(request: Request, words: str) -> list[Reply]:
    """/notice 请各小组周四前交学习笔记 — a preview; without words, the latest notices."""
    if not words.strip():
        posts = request.records.posts.since(request.home.id, request.now - LISTED)
        shown = posts[: request.abilities.max_buttons]
        return [Tell(posts_card(shown, request.zone, request.words))]
    text = "\n".join(
        clean for row in words.splitlines() if (clean := clean_line(row, limit=LONGEST + 1))
    )
    check_text(text)
    finding = request.look_over(text)
    number = request.records.posts.draft(request.home.id, text, by=request.me.id, at=request.now)
    post = Post(id=number, branch_id=request.home.id, text=text)
    return [Tell(preview_card(post, finding, len(request.members()), request.words))]


def send(request: Request, press: SendPost) -> list[Reply]:
    """Into the group, for everybody on the roster to read; at night it asks when."""
    post, now = _post(request, press.post_id), request.now
    check_draft(post)
    is_night = is_quiet(now, request.zone, request.home.settings)
    if is_night and press.hour not in ("now", "morning"):
        return [Refresh(night_card(post, request.words))]
    chat = request.records.branches.home(request.home.id)
    if chat is None:
        raise Refusal("claims.refused.no_group")
    due = next_morning(now, request.zone) if press.hour == "morning" else now
    request.records.posts.publish(post.id, [member.id for member in request.members()], now)
    subject = f"post:{post.id}"
    request.notify(NoticeKind.CARD, subject, subject, chat_id=chat.id, due_at=due)
    done = "post.sent" if due == now else "post.sent_morning"
    return [Refresh(line(request.words(done)))]


def drop(request: Request, press: DropPost) -> list[Reply]:
    """Not after all: a notice nobody has seen goes."""
    post = _post(request, press.post_id)
    check_draft(post)
    request.records.posts.discard(post.id)
    return [Refresh(line(request.words("post.dropped")))]


def rewrite(request: Request, press: RewritePost) -> list[Reply]:
    """Their next line is the notice instead of this one."""
    post = _post(request, press.post_id)
    check_draft(post)
    request.records.posts.discard(post.id)
    request.ask(TEXT)
    return [Refresh(line(request.words("guard.retype")))]


def take_text(request: Request, text: str) -> list[Reply]:
    request.drop_question()
    return notice(request, text)


def read(request: Request, press: ReadPost) -> list[Reply]:
    """已阅: the first tap counts, and only the asker is told."""
    post = _post(request, press.post_id)
    check_posted(post)
    if request.records.posts.read(post.id, request.me.id, request.now):
        request.redraw(post.id, "post")
    return [request.tell("post.noted")]


def show(request: Request, press: ShowPost) -> list[Reply]:
    """The text, in private, for whoever was reminded of it."""
    post = _post(request, press.post_id)
    check_posted(post)
    return [Refresh(text_card(post, request.words))]


def open_post(request: Request, press: OpenPost) -> list[Reply]:
    """For the secretary: how many have read it, and who has not."""
    post = _post(request, press.post_id)
    check_posted(post)
    return [_desk(request, post)]


def chase(request: Request, press: ChasePost) -> list[Reply]:
    """Remind those who have not read it in private, once; whom it cannot reach is named."""
    post = _post(request, press.post_id)
    check_chase(post)
    request.records.posts.chase(post.id, request.now)
    names, unheard, asked = request.records.people.names(request.home.id), [], 0
    for member_id in post.waiting:
        reader = request.records.accounts.reader(member_id)
        if reader is None or not reader.is_reachable or not reader.wants_nudges:
            unheard.append(names[member_id])
            continue
        hours = own_hours(reader, request.home.settings)
        due = after_the_night(request.now, reader.timezone, hours)
        key = f"post:{post.id}:{member_id}"
        asked += request.notify(
            NoticeKind.POST_REMINDER, str(post.id), key, member_id=member_id, due_at=due
        )
    said = [request.words("post.asked", count=asked)]
    if unheard:
        joined = request.words("signup.separator").join(unheard)
        said.append(request.words("nudge.by_phone", names=joined))
    return [_desk(request, _post(request, post.id)), Tell(line("\n".join(said)))]


def _post(request: Request, post_id: int) -> Post:
    post = request.records.posts.find(post_id)
    if post is None or post.branch_id != request.home.id:
        raise Refusal("refused.stale")
    return post


def _desk(request: Request, post: Post) -> Reply:
    names = request.records.people.names(request.home.id)
    waiting = [names[member_id] for member_id in post.waiting]
    return Refresh(desk_card(post, waiting, request.words))
