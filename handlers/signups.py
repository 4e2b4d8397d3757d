"""Signing up to speak（发言报名）at an 组织生活会: /signup and the buttons of its card."""

from cards.signups import OpenSignup, PostAgain, SignUp, Withdraw, overview_card, which_card
from chat import Reply, Tell
from domain.meetings import Meeting
from domain.notices import NoticeKind
from domain.refusal import Refusal
from domain.signups import Wish, check_signup, check_speakers
from handlers.request import Request
from storage.signups import about


def open_signup(request: Request, _: str) -> list[Reply]:
    """/signup: hang the card of the meeting that is open, or ask which one is meant."""
    meetings = [one for one in request.records.meetings.open_of(request.home.id)
                if one.has_speakers]  # fmt: skip
    if not meetings:
        raise Refusal("signup.refused.none_open")
    if len(meetings) == 1:
        return _open(request, meetings[0])
    shown = meetings[: request.abilities.max_buttons]
    return [Tell(which_card(shown, request.zone, request.words))]


def open_for(request: Request, _: OpenSignup) -> list[Reply]:
    return _open(request, request.gathering)


def post_again(request: Request, _: PostAgain) -> list[Reply]:
    """A fresh card where the group has long scrolled past the old one."""
    return _post_again(request, request.gathering)


def sign_up(request: Request, press: SignUp) -> list[Reply]:
    """Somebody wishes to speak early, or to comment; they alone are told so."""
    meeting = request.gathering
    _check_expected(request, meeting)
    signups = request.records.signups
    is_newest = request.is_newest(about(meeting.id, press.wish))
    if is_newest and signups.add(meeting.id, request.me.id, press.wish, request.now):
        _redraw(request, meeting)
    mine = signups.lineup(meeting, request.today).wishes_of(request.me.id)
    wishes = request.words("signup.separator").join(
        request.words(f"signup.wish.{wish}") for wish in mine
    )
    return [request.tell("signup.noted", wishes=wishes)]


def withdraw(request: Request, _: Withdraw) -> list[Reply]:
    meeting = request.gathering
    _check_expected(request, meeting)
    wishes = [wish for wish in Wish if request.is_newest(about(meeting.id, wish))]
    if not request.records.signups.withdraw(meeting.id, request.me.id, wishes):
        return [request.tell("signup.not_signed")]
    _redraw(request, meeting)
    return [request.tell("signup.withdrawn")]


def _open(request: Request, meeting: Meeting) -> list[Reply]:
    """The first time, hang the card; afterwards the secretary sees in private who signed up."""
    check_speakers(meeting)
    if _post(request, meeting, f"signup:{meeting.id}"):
        _hang_overview(request, meeting)
        return [request.tell("signup.posted")]
    if not request.is_private:
        return _post_again(request, meeting)
    lineup = request.records.signups.lineup(meeting, request.today)
    return [Tell(overview_card(meeting, lineup, request.zone, request.words))]


def _post_again(request: Request, meeting: Meeting) -> list[Reply]:
    check_speakers(meeting)
    if _post(request, meeting, f"signup:{meeting.id}:{request.now:%Y%m%d%H%M}"):
        request.records.cards.retire("signup", str(meeting.id), request.now)
    return [request.tell("signup.posted_again")]


def _post(request: Request, meeting: Meeting, key: str) -> bool:
    """Into the chat of those expected, or to each of them; False if it was posted before."""
    subject = f"signup:{meeting.id}"
    chat = request.records.branches.home(request.home.id, meeting.scope, meeting.group_id)
    if chat is not None:
        return request.notify(NoticeKind.CARD, subject, key, chat_id=chat.id)
    if not meeting.is_private:
        raise Refusal("signup.refused.no_group")
    listed = {one.member_id for one in request.records.attendance.of(meeting.id) if one.is_listed}
    planned = [
        request.notify(NoticeKind.CARD, subject, f"{key}:to:{one.id}", member_id=one.id)
        for one in request.members()
        if one.id in listed and one.has_account
    ]
    return any(planned)


def _hang_overview(request: Request, meeting: Meeting) -> None:
    """The names come up, as people sign up, in the private chat of whoever asked."""
    if not request.abilities.can_edit_later:
        return  # it would say “nobody yet” for ever; /signup shows who there is
    request.notify(
        NoticeKind.CARD,
        f"speakers:{meeting.id}",
        f"speakers:{meeting.id}:{request.me.id}",
        member_id=request.me.id,
    )


def _check_expected(request: Request, meeting: Meeting) -> None:
    listed = request.records.attendance.find(meeting.id, request.me.id)
    check_signup(meeting, is_expected=listed is not None and listed.is_listed)


def _redraw(request: Request, meeting: Meeting) -> None:
    request.redraw(meeting.id, "signup", "speakers")
