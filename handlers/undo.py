"""Taking back one's own last step（撤销）."""

from chat import Reply
from handlers.request import Request
from storage.dues_notices import tell_taken_back
from storage.meeting_cards import HANGING


def undo(request: Request, _: str) -> list[Reply]:
    """/undo: all that one's last visit changed, if it is fresh and nobody touched it since."""
    undone = request.records.undo.last(request.home.id, request.me.id, request.now)
    for meeting_id in undone.meeting_ids:
        request.redraw(meeting_id, *HANGING)
    for month in undone.months:
        request.redraw(month, "dues")
    for post_id in undone.post_ids:
        request.redraw(post_id, "post")
    request.redraw(request.home.id, "dues_waiting", "claim")
    tell_taken_back(request.records, request.home, undone.received, request.now)
    key = f"undo.action.{undone.action}"
    name = request.words(key if request.words.has(key) else "undo.action.other")
    return [request.tell("undo.done", action=name)]
