"""The order of speakers（发言顺序）: the secretary arranges it and steps through it, in private."""

from cards.signups import ArrangeSpeakers, StartSpeaking
from cards.speakers import (
    CallSkipped,
    EndTurn,
    MoveSpeaker,
    PickSpeaker,
    PublishOrder,
    ShowOrder,
    SortSpeakers,
    StepBack,
    order_card,
    speaker_card,
    turn_card,
)
from chat import Card, Refresh, Reply, Tell
from domain.meetings import Meeting
from domain.notices import NoticeKind, NoticeState
from domain.refusal import Refusal
from domain.signups import (
    Lineup,
    TurnState,
    check_speakers,
    in_turn,
    moved,
    order_version,
    speaking_order,
)
from handlers.request import Request

UNSAID = {NoticeState.CANCELLED, NoticeState.FAILED, NoticeState.STALE}


def arrange(request: Request, _: ArrangeSpeakers) -> list[Reply]:
    """The list, on a card of its own."""
    return [Tell(_order(request, 0))]


def show_order(request: Request, press: ShowOrder) -> list[Reply]:
    return _refresh(request, _order(request, press.page))


def pick(request: Request, press: PickSpeaker) -> list[Reply]:
    return _speaker(request, press.member_id, press.page)


def move(request: Request, press: MoveSpeaker) -> list[Reply]:
    lineup = _lineup(request)
    waiting = {turn.member_id for turn in lineup.waiting}
    _arrange(request, moved(lineup.order, press.member_id, press.move, among=waiting))
    return _speaker(request, press.member_id, press.page)


def sort_anew(request: Request, _: SortSpeakers) -> list[Reply]:
    """Forget what was arranged by hand; who has spoken stays in front."""
    lineup = _lineup(request)
    expected = [one for one in request.members() if one.id in lineup.names]
    turns = in_turn(speaking_order(expected, lineup.signups), lineup.turns)
    _arrange(request, [turn.member_id for turn in turns])
    return _refresh(request, _order(request, 0))


def publish(request: Request, _: PublishOrder) -> list[Reply]:
    """Say the order where everybody expected reads it, each version once."""
    meeting, lineup = request.gathering, _lineup(request)
    _arrange(request, lineup.order)
    version = order_version(lineup.order)
    rows = [
        row
        for row in request.records.notices.of(
            request.home.id, [NoticeKind.SPEAKING_ORDER], list(NoticeState)
        )
        if row.subject.startswith(f"{meeting.id}:")
    ]
    said = {row.subject for row in rows}
    last = f"{meeting.id}:{len(said)}:{version}"
    if any(row.subject == last and row.state not in UNSAID for row in rows):
        raise Refusal("signup.refused.published")
    _announce(request, meeting, f"{meeting.id}:{len(said) + 1}:{version}")
    return [request.tell("signup.order.published")]


def start(request: Request, _: StartSpeaking) -> list[Reply]:
    """Who speaks now, on a card of its own; the order stands from here on."""
    meeting, lineup = request.gathering, _lineup(request)
    _arrange(request, lineup.order)
    return [Tell(turn_card(meeting, lineup, request.words))]


def end_turn(request: Request, press: EndTurn) -> list[Reply]:
    """下一位、跳过、书面代读: only whose turn it is can be ticked, so a second tap does nothing."""
    meeting, lineup = request.gathering, _lineup(request)
    waiting = lineup.waiting
    if press.state is TurnState.WAITING or press.member_id not in lineup.names:
        raise Refusal("refused.stale")
    if waiting and waiting[0].member_id == press.member_id:
        _arrange(request, lineup.order)
        request.records.signups.tick(meeting.id, press.member_id, press.state)
    return _turn(request)


def step_back(request: Request, press: StepBack) -> list[Reply]:
    meeting, lineup = request.gathering, _lineup(request)
    if lineup.last is not None and lineup.last.member_id == press.member_id:
        request.records.signups.tick(meeting.id, press.member_id, TurnState.WAITING)
    return _turn(request)


def call_skipped(request: Request, _: CallSkipped) -> list[Reply]:
    """They speak after all the others, so that the last step is always the last in the order."""
    meeting, lineup = request.gathering, _lineup(request)
    skipped = lineup.skipped
    _arrange(request, [one for one in lineup.order if one not in skipped] + skipped)
    for member_id in skipped:
        request.records.signups.tick(meeting.id, member_id, TurnState.WAITING)
    return _turn(request)


def _lineup(request: Request) -> Lineup:
    check_speakers(request.gathering)
    return request.records.signups.lineup(request.gathering, request.today)


def _arrange(request: Request, order: list[int]) -> None:
    request.records.signups.arrange(request.gathering.id, order)
    request.redraw(request.gathering.id, "speakers")


def _order(request: Request, page: int) -> Card:
    meeting, lineup = request.gathering, _lineup(request)
    return order_card(meeting, lineup, page, request.words, request.abilities)


def _speaker(request: Request, member_id: int, page: int) -> list[Reply]:
    lineup = _lineup(request)
    if member_id not in lineup.names:
        raise Refusal("refused.stale")
    card = speaker_card(request.gathering, lineup, member_id, page, request.words)
    return _refresh(request, card)


def _turn(request: Request) -> list[Reply]:
    meeting, lineup = request.gathering, _lineup(request)
    return _refresh(request, turn_card(meeting, lineup, request.words))


def _refresh(request: Request, card: Card) -> list[Reply]:
    """Names never come up in a group, wherever the button was pressed."""
    return [Refresh(card) if request.is_private else Tell(card)]


def _announce(request: Request, meeting: Meeting, subject: str) -> None:
    kind, key = NoticeKind.SPEAKING_ORDER, f"order:{subject}"
    chat = request.records.branches.home(request.home.id, meeting.scope, meeting.group_id)
    if chat is not None:
        request.notify(kind, subject, key, chat_id=chat.id)
        return
    if not meeting.is_private:
        raise Refusal("signup.refused.no_group")
    lineup = _lineup(request)
    for one in request.members():
        if one.id in lineup.names and one.has_account:
            request.notify(kind, subject, f"{key}:to:{one.id}", member_id=one.id)
