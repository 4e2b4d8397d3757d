"""/committee（支委）: who holds which office; after an election one screen sets them all."""

from collections.abc import Iterator

from cards.committee import (
    AskFirstDay,
    ChangeCommittee,
    DropCommittee,
    SaveCommittee,
    ShowCommittee,
    ask_card,
    ask_day_card,
    committee_card,
    preview_card,
)
from chat import Card, Refresh, Reply, Tell, line
from domain.access import Right
from domain.committee import (
    Committee,
    Seat,
    check_first,
    check_seats,
    read_committee,
    secretary_of,
    warnings_of,
)
from domain.guard import check_typed
from domain.notices import NoticeKind
from domain.people import Member, Office
from domain.periods import read_day
from domain.refusal import Refusal
from handlers.request import Request
from storage.undo import UNDO_WITHIN

KIND = "committee"
DAY = "committee_day"


def committee(request: Request, _: str) -> list[Reply]:
    """/committee: today's offices, and who follows on a later day."""
    return [Tell(_shown(request))]


def show(request: Request, _: ShowCommittee) -> list[Reply]:
    request.drop_question()
    return [Refresh(_shown(request))]


def change(request: Request, _: ChangeCommittee) -> list[Reply]:
    """换届: the next lines are the whole new committee."""
    request.ask(KIND)
    return [Refresh(ask_card(request.home.id, request.words))]


def take(request: Request, text: str) -> list[Reply]:
    """What was typed, beside what there is; nothing holds before it is confirmed."""
    members, today = request.members(), request.today
    check_typed(text, [member.name for member in members])
    reading = read_committee(text, members, today)
    first_on = reading.first_on or today
    check_first(first_on, today)
    check_seats(reading.seats, members)
    request.drop_question()
    number = request.records.committees.draft(
        request.home.id, reading.seats, first_on=first_on, by=request.me.id
    )
    return [Tell(_preview(request, number))]


def ask_day(request: Request, press: AskFirstDay) -> list[Reply]:
    draft = _draft(request, press.committee_id)
    request.ask(DAY, str(draft.id))
    return [Refresh(ask_day_card(request.home.id, request.words))]


def take_day(request: Request, text: str) -> list[Reply]:
    """Another first day; one long past or far ahead is refused."""
    draft = _draft(request, int(request.about) if request.about.isdigit() else 0)
    first_on = read_day(text, request.today)
    check_first(first_on, request.today)
    request.drop_question()
    request.records.committees.begin_on(draft.id, first_on)
    return [Tell(_preview(request, draft.id))]


def save(request: Request, press: SaveCommittee) -> list[Reply]:
    """In one step the old offices end and the new ones begin, on the day shown.

    The new secretary hears of it once it can no longer be taken back.
    """
    draft, today = _draft(request, press.committee_id), request.today
    check_first(draft.first_on, today)
    roster = _roster(request, draft)
    check_seats(draft.seats, roster)
    request.records.committees.install(draft, roster, request.now)
    elected = secretary_of(draft.seats)
    if elected != request.me.id:
        request.notify(
            NoticeKind.ELECTED, str(draft.id), f"elected:{draft.id}", member_id=elected,
            due_at=request.now + UNDO_WITHIN,
        )  # fmt: skip
    said = [request.words("committee.saved", day=draft.first_on.isoformat())]
    said += _farewell(request, draft)
    return [Refresh(line("\n".join(said)))]


def drop(request: Request, press: DropCommittee) -> list[Reply]:
    request.records.committees.discard(_draft(request, press.committee_id).id)
    return [Refresh(line(request.words("committee.dropped")))]


def _shown(request: Request) -> Card:
    committees, names = request.records.committees, request.records.people.names(request.home.id)
    to_come = [
        (names[member_id], office, on)
        for member_id, office, on in committees.to_come(request.home.id, request.today)
    ]
    return committee_card(
        request.members(), to_come, request.home.id,
        may_change=request.may(Right.APPOINT), words=request.words,
    )  # fmt: skip


def _preview(request: Request, committee_id: int) -> Card:
    draft = _draft(request, committee_id)
    roster = _roster(request, draft)
    check_seats(draft.seats, roster)
    notes = [request.words(key) for key in warnings_of(draft.seats, roster)]
    notes += _farewell(request, draft)
    return preview_card(
        draft, list(_replaced(draft, roster)), {one.id: one.name for one in roster},
        notes=notes, words=request.words,
    )  # fmt: skip


def _replaced(draft: Committee, roster: list[Member]) -> Iterator[Seat]:
    """Who holds what is set anew: the committee, and the groups whose leader is named."""
    by_id = {member.id: member for member in roster}
    led = {
        by_id[seat.member_id].group for seat in draft.seats if seat.office is Office.GROUP_LEADER
    }
    for member in roster:
        for office in member.offices:
            if office is not Office.GROUP_LEADER or member.group in led:
                yield Seat(office, member.id)


def _farewell(request: Request, draft: Committee) -> list[str]:
    """The secretary who is not one any longer should know before and after."""
    if Office.SECRETARY not in request.me.offices or secretary_of(draft.seats) == request.me.id:
        return []
    return [request.words("committee.farewell", day=draft.first_on.isoformat())]


def _roster(request: Request, draft: Committee) -> list[Member]:
    """As of its first day, or of today if that lies back."""
    day = max(draft.first_on, request.today)
    return request.records.people.of(request.home.id, day)


def _draft(request: Request, committee_id: int) -> Committee:
    found = request.records.committees.find(committee_id)
    if found is None or found.branch_id != request.home.id:
        raise Refusal("refused.stale")
    if found.is_settled:
        raise Refusal("committee.refused.settled")
    return found
