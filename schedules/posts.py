"""What hangs and is said about notices to be read（通知）."""

from cards.posts import post_card, reminder_card
from chat import Card
from schedules.desk import Desk


def post_look(desk: Desk) -> Card | None:
    """In the group: a count, never a name."""
    post = desk.records.posts.find(int(desk.subject))
    if post is None:
        return None
    return post_card(post, desk.words, counts=desk.abilities.can_edit_later)


def reminder(desk: Desk) -> Card | None:
    """Nothing if they have read it meanwhile, or want no reminders."""
    post, reader = desk.records.posts.find(int(desk.subject)), desk.reader
    if post is None or reader is None or not reader.wants_nudges:
        return None
    member = desk.records.people.in_branch(reader.account_id, desk.branch.id, desk.today)
    if member is None or member.id not in post.waiting:
        return None
    return reminder_card(post, desk.words)
