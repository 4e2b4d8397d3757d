"""/committee（支委）: who holds which office; after an election one screen sets them all."""

from cards.committee import (
    AskFirstDay,
    ChangeCommittee,
    DropCommittee,
    SaveCommittee,
    ShowCommittee,
    ask_card,
    ask_day_card,
    committee_card,
)
from chat import Card, Refresh, Reply, Tell, line
from domain.access import Right
from domain.committee import check_first, check_seats, read_committee, secretary_of
from domain.notices import NoticeKind
from domain.periods import read_day
from handlers.offices.draft import farewell, find_draft, preview, roster_for
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
    request.look_over(text, is_aloud=False)
    reading = read_committee(text, members, today)
    first_on = reading.first_on or today
    check_first(first_on, today)
    check_seats(reading.seats, members, request.records.voting.barred(request.home.id, first_on))
    request.drop_question()
    number = request.records.committees.draft(
        request.home.id, reading.seats, first_on=first_on, by=request.me.id
    )
    return [Tell(preview(request, number))]


def ask_day(request: Request, press: AskFirstDay) -> list[Reply]:
    draft = find_draft(request, press.committee_id)
    request.ask(DAY, str(draft.id))
    return [Refresh(ask_day_card(draft, request.words))]


def take_day(request: Request, text: str) -> list[Reply]:
    """Another first day; one long past or far ahead is refused."""
    draft = find_draft(request, int(request.about) if request.about.isdigit() else 0)
    first_on = read_day(text, request.today)
    check_first(first_on, request.today)
    request.drop_question()
    request.records.committees.begin_on(draft.id, first_on)
    return [Tell(preview(request, draft.id))]


def save(request: Request, press: SaveCommittee) -> list[Reply]:
    """In one step the old offices end and the new ones begin, on the day shown.

    The new secretary hears of it once it can no longer be taken back.
    """
    draft, today = find_draft(request, press.committee_id), request.today
    check_first(draft.first_on, today)
    roster = roster_for(request, draft)
    barred = request.records.voting.barred(request.home.id, draft.first_on)
    check_seats(draft.seats, roster, barred)
    request.records.committees.install(draft, roster, request.now)
    elected = secretary_of(draft.seats)
    if elected != request.me.id:
        request.notify(
            NoticeKind.ELECTED, str(draft.id), f"elected:{draft.id}", member_id=elected,
            due_at=request.now + UNDO_WITHIN,
        )  # fmt: skip
    said = [request.words("committee.saved", day=draft.first_on.isoformat())]
    said += farewell(request, draft)
    return [Refresh(line("\n".join(said)))]


def drop(request: Request, press: DropCommittee) -> list[Reply]:
    request.records.committees.discard(find_draft(request, press.committee_id).id)
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
