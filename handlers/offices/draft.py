"""A committee still to be confirmed（换届名单）: what the steps of setting one share."""

from collections.abc import Iterator

from cards.committee import preview_card
from chat import Card
from domain.committee import Committee, Seat, check_seats, secretary_of, warnings_of
from domain.people import Member, Office
from domain.refusal import Refusal
from handlers.request import Request


def preview(request: Request, committee_id: int) -> Card:
    draft = find_draft(request, committee_id)
    roster = roster_for(request, draft)
    check_seats(draft.seats, roster)
    notes = [request.words(key) for key in warnings_of(draft.seats, roster)]
    notes += farewell(request, draft)
    return preview_card(
        draft, list(replaced_by(draft, roster)), {one.id: one.name for one in roster},
        notes=notes, words=request.words,
    )  # fmt: skip


def replaced_by(draft: Committee, roster: list[Member]) -> Iterator[Seat]:
    """Who holds what is set anew: the committee, and the groups whose leader is named."""
    by_id = {member.id: member for member in roster}
    led = {
        by_id[seat.member_id].group for seat in draft.seats if seat.office is Office.GROUP_LEADER
    }
    for member in roster:
        for office in member.offices:
            if office is not Office.GROUP_LEADER or member.group in led:
                yield Seat(office, member.id)


def farewell(request: Request, draft: Committee) -> list[str]:
    """The secretary who is not one any longer should know before and after."""
    if Office.SECRETARY not in request.me.offices or secretary_of(draft.seats) == request.me.id:
        return []
    return [request.words("committee.farewell", day=draft.first_on.isoformat())]


def roster_for(request: Request, draft: Committee) -> list[Member]:
    """As of its first day, or of today if that lies back."""
    day = max(draft.first_on, request.today)
    return request.records.people.of(request.home.id, day)


def find_draft(request: Request, committee_id: int) -> Committee:
    found = request.records.committees.find(committee_id)
    if found is None or found.branch_id != request.home.id:
        raise Refusal("refused.stale")
    if found.is_settled:
        raise Refusal("committee.refused.settled")
    return found
