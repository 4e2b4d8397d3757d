"""Taking back one's own last step（撤销）."""

from cards.undo import UndoStep
from chat import Refresh, Reply, line
from handlers.request import Request
from storage.dues_notices import tell_taken_back
from storage.meeting_cards import HANGING


def undo(request: Request, _: str) -> list[Reply]:
    """/undo: all that one's last visit changed, if it is fresh and nobody touched it since."""
    return [request.tell("undo.done", action=_take_back(request, None))]


def undo_step(request: Request, press: UndoStep) -> list[Reply]:
    """The step a card shows, as long as it is one's last."""
    return [Refresh(line(request.words("undo.done", action=_take_back(request, press.number))))]


def _take_back(request: Request, number: int | None) -> str:
    """What it was, in the reader's words."""
    visit = request.visit
    undone = request.records.undo.last(
        request.home.id, request.me.id, request.now, number=number,
        asked=(visit.series, visit.order),
    )  # fmt: skip
    for meeting_id in undone.meeting_ids:
        request.redraw(meeting_id, *HANGING)
    for month in undone.months:
        request.redraw(month, "dues")
    for post_id in undone.post_ids:
        request.redraw(post_id, "post")
    for year in (request.today.year, request.today.year - 1):
        request.redraw(f"{request.home.id}:{year}", "olm")
    request.redraw(request.home.id, "dues_waiting", "claim")
    tell_taken_back(request.records, request.home, undone.received, request.now)
    key = f"undo.action.{undone.action}"
    return request.words(key if request.words.has(key) else "undo.action.other")
