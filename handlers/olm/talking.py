"""谈心谈话: written down by either of the two, or by whoever leads; the other is told."""

from datetime import date

from cards.olm_own import OwnOlm
from cards.talks import (
    DropTalk,
    ListTalks,
    PickTalkDay,
    PickTalker,
    SaveTalk,
    ShowTalks,
    talk_day_card,
    talk_list_card,
    talker_card,
    talks_card,
)
from chat import Card, Press, Refresh, Reply, Tell
from domain.notices import NoticeKind
from domain.refusal import Refusal
from domain.spans import read_since
from domain.talks import check_talk, proposed_talks, without_any
from handlers.olm.sheets import (
    check_private,
    leads,
    names_of,
    own_card,
    the_sheet,
    two_years,
    year_now,
)
from handlers.request import Request

DAY = "talk_day"


def show(request: Request, press: ShowTalks) -> list[Reply]:
    return [Refresh(_missing(request, press.year))]


def pick_talker(request: Request, press: PickTalker) -> list[Reply]:
    """Everybody but the one picked already; a member begins with themselves."""
    check_private(request)
    request.drop_question()
    _check_who(request, press.first_id)
    first = names_of(request).get(press.first_id, "")
    others = [one for one in request.members() if one.id != press.first_id]
    back = _back(request, press.first_id)
    card = talker_card(press, others, first, back, request.words, request.abilities)
    return [Refresh(card)]


def pick_day(request: Request, press: PickTalkDay) -> list[Reply]:
    check_private(request)
    pair = _pair(request, press.first_id, press.second_id)
    request.ask(DAY, f"{press.first_id}:{press.second_id}")
    return [Refresh(talk_day_card(press, pair, request.today, request.words))]


def save(request: Request, press: SaveTalk) -> list[Reply]:
    check_private(request)
    return [Refresh(_save(request, press.first_id, press.second_id, press.on))]


def take_day(request: Request, text: str) -> list[Reply]:
    first, _, second = request.about.partition(":")
    if not (first.isdecimal() and second.isdecimal()):
        raise Refusal("refused.stale")
    on = read_since(text, request.today)
    return [Tell(_save(request, int(first), int(second), on))]


def list_talks(request: Request, press: ListTalks) -> list[Reply]:
    check_private(request)
    if not press.is_own and not leads(request):
        raise Refusal("talk.refused.not_yours")
    return [Refresh(_list(request, press))]


def drop(request: Request, press: DropTalk) -> list[Reply]:
    """Either of the two, or whoever leads, takes it away."""
    talk = request.records.talks.find(press.talk_id)
    names = {one.id for one in request.members()}
    if talk is None or not names & set(talk.pair):
        raise Refusal("talk.refused.gone")
    is_own = request.me.id in talk.pair
    if not is_own and not leads(request):
        raise Refusal("talk.refused.not_yours")
    request.records.talks.drop(talk)
    return [Refresh(_list(request, ListTalks(request.home.id, is_own, 0)))]


def _save(request: Request, first: int, second: int, on: date) -> Card:
    pair = _pair(request, first, second)
    known = request.records.talks.of(request.home.id, two_years(request.today))
    check_talk(on, (first, second), known, today=request.today)
    talk_id = request.records.talks.add(first, second, on)
    request.drop_question()
    if request.me.id == first:
        request.notify(NoticeKind.TALK_NOTED, str(talk_id), f"talk:{talk_id}", member_id=second)
    said = request.words("talk.saved", one=pair[0], two=pair[1])
    if request.me.id == first:
        return own_card(request, said=said)
    return _missing(request, year_now(request)).with_note(said)


def _missing(request: Request, year: int) -> Card:
    """For whoever leads: who is still missing."""
    sheet, members = the_sheet(request, year), request.members()
    proposed = proposed_talks(members, sheet.talks)
    none = without_any(members, sheet.talks)
    return talks_card(sheet, names_of(request), proposed, none, request.words)


def _list(request: Request, press: ListTalks) -> Card:
    shelf, days = request.records.talks, two_years(request.today)
    me = request.me.id
    talks = shelf.of_member(request.home.id, me, days) if press.is_own else (
        shelf.of(request.home.id, days)
    )  # fmt: skip
    back = _back(request, me if press.is_own else 0)
    return talk_list_card(
        press, talks, names_of(request), request.today, back, request.words, request.abilities
    )


def _pair(request: Request, first: int, second: int) -> tuple[str, str]:
    """Their names; both must belong to the branch today."""
    _check_who(request, first)
    names = {one.id: one.name for one in request.members()}
    if first not in names or second not in names:
        raise Refusal("talk.refused.not_here")
    return names[first], names[second]


def _check_who(request: Request, first: int) -> None:
    """A member writes down their own only."""
    if first != request.me.id and not leads(request):
        raise Refusal("talk.refused.not_yours")


def _back(request: Request, first: int) -> Press:
    if first == request.me.id:
        return OwnOlm(request.home.id)
    return ShowTalks(request.home.id, year_now(request))
