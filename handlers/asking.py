"""Asking for attendance（查考勤）: names for those who may read them, numbers for everybody."""

from cards.asking import ShowMeeting, ShowMember, ShowPeriod, aloud_card, period_card
from cards.asking_one import counts_card, meeting_card, member_card, own_line
from cards.learning_hours import ShowHours
from cards.presences import state_of
from cards.rolls import Reading
from chat import Card, Refresh, Reply, Say, Tell
from domain.access import Right, may, roles_of
from domain.asking import (
    AboutMeeting,
    AboutMember,
    Roll,
    may_ask_about,
    read_asking,
    reads_every_list,
    rolls_about,
)
from domain.meetings import Scope
from domain.months import Month
from domain.periods import Period
from domain.refusal import Refusal
from handlers.request import Request
from locales import Words
from storage.rolls import roll_of, rolls_of


def ask(request: Request, text: str) -> list[Reply]:
    """/attendance: nothing is this month; a stretch of months, #12, or a member's name."""
    names = _names(request)
    known = {names[one] for one in _askable(request)}
    match read_asking(text, known, request.today):
        case AboutMeeting(meeting_id):
            return _about_meeting(request, meeting_id)
        case AboutMember(name, period):
            return [Tell(_member(request, _ids(request)[name], period, 0))]
        case period:
            return _about_period(request, period)


def show_period(request: Request, press: ShowPeriod) -> list[Reply]:
    """Another page, or back to it."""
    _in_private(request)
    return [Refresh(_period(request, _stretch(press.first, press.last), press.page))]


def show_meeting(request: Request, press: ShowMeeting) -> list[Reply]:
    _in_private(request)
    return [Refresh(_meeting(request, _one(request, press.meeting_id)))]


def show_member(request: Request, press: ShowMember) -> list[Reply]:
    _in_private(request)
    period = _stretch(press.first, press.last)
    return [Refresh(_member(request, press.member_id, period, press.page))]


def _about_period(request: Request, period: Period) -> list[Reply]:
    """In the group numbers only; privately more for those who may read it."""
    if request.is_private:
        return [Tell(_period(request, period, 0))]
    rolls = [roll for roll in _rolls(request, period) if _is_open_to_all(roll)]
    aloud = aloud_card(rolls, period, _reading(request, request.aloud))
    if not request.may(Right.SEE_NAMES):
        return [Say(aloud)]
    return [Tell(_period(request, period, 0), aloud)]


def _period(request: Request, period: Period, page: int) -> Card:
    rolls, me = _rolls(request, period), request.me
    own = "" if reads_every_list(me) else own_line(me.id, rolls, request.words)
    counts_hours = request.home.settings.learning_hours == "on" and request.may(Right.RUN_BRANCH)
    hours = (
        ShowHours(request.home.id, min(period.last.year, request.today.year), 0)
        if counts_hours
        else None
    )
    return period_card(
        rolls, period, page, _reading(request), request.abilities, own=own, hours=hours
    )


def _about_meeting(request: Request, meeting_id: int) -> list[Reply]:
    roll = _one(request, meeting_id)
    card = _meeting(request, roll)
    if request.is_private or not _is_open_to_all(roll):
        return [Tell(card)]
    aloud = counts_card(roll, _reading(request, request.aloud))
    return [Tell(card, aloud)] if roll.sees_names else [Say(aloud)]


def _meeting(request: Request, roll: Roll) -> Card:
    if roll.sees_names:
        approves = may(Right.APPROVE_LEAVE, roles_of(request.me, meeting=roll.meeting))
        return meeting_card(roll, _names(request), _reading(request), approves=approves)
    mine = roll.of(request.me.id)
    own = state_of(mine, roll.meeting, request.words) if mine is not None else ""
    return counts_card(roll, _reading(request), own=own)


def _member(request: Request, member_id: int, period: Period, page: int) -> Card:
    """Somebody else's meetings only as far as the asker may read their lists."""
    if member_id not in _askable(request):
        raise Refusal("refused.not_allowed")
    name = _names(request)[member_id]
    rolls = rolls_about(_rolls(request, period), member_id, request.me)
    can_export = any(roll.sees_names for roll in rolls)
    return member_card(
        name, member_id, rolls, period, page, _reading(request), request.abilities,
        can_export=can_export,
    )  # fmt: skip


def _askable(request: Request) -> set[int]:
    return may_ask_about(request.me, request.members(), _names(request))


def _names(request: Request) -> dict[int, str]:
    return request.records.people.names(request.home.id)


def _ids(request: Request) -> dict[str, int]:
    """By name; who is on the roster today goes before who once was."""
    ids = {name: number for number, name in _names(request).items()}
    return ids | {member.name: member.id for member in request.members()}


def _rolls(request: Request, period: Period) -> list[Roll]:
    return rolls_of(request.records, request.home, period, request.me)


def _one(request: Request, meeting_id: int) -> Roll:
    roll = roll_of(request.records, request.home, meeting_id, request.me)
    if roll is None:
        raise Refusal("asking.refused.no_meeting")
    return roll


def _is_open_to_all(roll: Roll) -> bool:
    """Whether the group may read its numbers: not the meeting of a few named people."""
    return roll.meeting.scope is not Scope.NAMED


def _reading(request: Request, words: Words | None = None) -> Reading:
    return Reading(now=request.now, branch=request.home, words=words or request.words)


def _stretch(first: str, last: str) -> Period:
    try:
        return Period(Month.read(first), Month.read(last))
    except ValueError:
        raise Refusal("refused.stale") from None


def _in_private(request: Request) -> None:
    if not request.is_private:
        raise Refusal("refused.private_only")
