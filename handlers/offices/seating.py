"""A committee picked by buttons（换届点选）: from today's on, office by office."""

from cards.committee_seats import (
    PickOffice,
    PickSeat,
    ShowDraft,
    StartFromToday,
    TakeSeat,
    offices_card,
    seat_card,
)
from chat import Refresh, Reply
from domain.committee import Seat, check_seats, seated
from domain.people import COMMITTEE, Office
from domain.refusal import Refusal
from handlers.offices.draft import find_draft, preview, roster_for
from handlers.request import Request


def start(request: Request, _: StartFromToday) -> list[Reply]:
    """As it is today, from today on; then one changes what is different."""
    request.drop_question()
    held = {office: one.id for one in request.members() for office in one.offices & COMMITTEE}
    seats = [Seat(office, held[office]) for office in Office if office in held]
    check_seats(seats, request.members())
    number = request.records.committees.draft(
        request.home.id, seats, first_on=request.today, by=request.me.id
    )
    return [Refresh(preview(request, number))]


def show(request: Request, press: ShowDraft) -> list[Reply]:
    request.drop_question()
    return [Refresh(preview(request, press.committee_id))]


def pick_office(request: Request, press: PickOffice) -> list[Reply]:
    return [Refresh(offices_card(find_draft(request, press.committee_id), request.words))]


def pick_seat(request: Request, press: PickSeat) -> list[Reply]:
    """Who shall have this office?"""
    draft = find_draft(request, press.committee_id)
    return [
        Refresh(
            seat_card(
                draft, press.office, roster_for(request, draft), page=press.page,
                max_buttons=request.abilities.max_buttons, words=request.words,
            )
        )
    ]  # fmt: skip


def take_seat(request: Request, press: TakeSeat) -> list[Reply]:
    """This member alone has the office; nobody where there is none."""
    draft = find_draft(request, press.committee_id)
    if press.office not in COMMITTEE:
        raise Refusal("refused.stale")
    seats = seated(draft.seats, press.office, press.member_id)
    check_seats(seats, roster_for(request, draft))
    request.records.committees.seat(draft.id, press.office, press.member_id)
    return [Refresh(preview(request, draft.id))]
