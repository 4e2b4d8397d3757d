"""Two entries of one person become one（合并同名）: looked at first, then done at once."""

from cards.merging import AskMerging, Held, Merge, check_merging_card, namesakes_card
from chat import Refresh, Reply
from domain.merging import check_pair
from domain.stays import Stay
from handlers.people.persons import settled, the_person
from handlers.request import Request
from storage.merging import doubles_of
from storage.merging import merge as merge_entries


def ask(request: Request, press: AskMerging) -> list[Reply]:
    """Which other entries there are of this name."""
    person = the_person(request, press.member_id)
    name = person.member.name
    card = namesakes_card(person.member.id, name, person.namesakes, request.words)
    return [Refresh(card)]


def merge(request: Request, press: Merge) -> list[Reply]:
    """All that was under the second stands under the first; meetings and dues follow."""
    kept, gone = _entry(request, press.kept_id), _entry(request, press.gone_id)
    check_pair(kept.name, gone.name, is_same=kept.member_id == gone.member_id)
    doubled = doubles_of(request.records, kept, gone)
    if not press.is_sure:
        count = len(doubled.meetings) + len(doubled.months)
        one, other = _held(request, kept), _held(request, gone)
        return [Refresh(check_merging_card(one, other, count, request.today, request.words))]
    meetings = request.records.attendance.of_member(gone.member_id)
    months = [due.month for due in request.records.dues.of_member(gone.member_id)]
    merge_entries(request.records, kept, gone)
    for number in meetings:
        request.redraw(number, "attendance", "check_in", "signup", "speakers")
    for month in months:
        request.redraw(month, "dues")
    return [Refresh(settled(request, kept.member_id, request.words("merging.done")))]


def _entry(request: Request, member_id: int) -> Stay:
    return the_person(request, member_id).stay


def _held(request: Request, stay: Stay) -> Held:
    member_id = stay.member_id
    return Held(
        stay=stay,
        meetings=len(request.records.attendance.of_member(member_id)),
        months=len(request.records.dues.of_member(member_id)),
        has_account=bool(request.records.accounts.confirmed_accounts(member_id)),
    )
