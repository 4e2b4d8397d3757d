"""The answers that are tables（查询结果）: read together, on a card or in a file."""

from datetime import date

from cards.answers import Answer
from cards.query_affairs import (
    duties_answer,
    missing_answer,
    probation_answer,
    rectification_answer,
    talks_answer,
)
from cards.query_attendance import names_answer, twice_answer
from cards.query_dues import dues_answer, own_dues_answer, unpaid_answer
from cards.rolls import Reading
from domain.asking import Roll
from domain.books import DutiesSheet
from domain.duty_book import check_period
from domain.months import Month
from domain.people import MemberKind
from domain.periods import Period
from domain.questions import Matter, Question, period_of
from domain.rectification import Item, carried_over, items_of
from domain.refusal import Refusal
from domain.twice import missed_running
from handlers.request import Request
from storage.books import attendance_sheet, dues_sheet, duties_sheet, talk_sheet
from storage.falling_due import on_probation
from storage.gaps import gaps
from storage.rolls import rolls_of

LOOKS_BACK = 11
"""Months before this one in which somebody's last two meetings are looked for."""


def answer_of(request: Request, question: Question) -> Answer:
    """Of what `check` let pass; refused where the matter is no table."""
    period, reading = period_of(question, request.today), reading_of(request)
    match question.matter:
        case Matter.LEAVE | Matter.ABSENT | Matter.MAKE_UP as matter:
            rolls = rolls_of(request.records, request.home, period, request.me)
            return names_answer(matter, rolls, names_of(request), period, reading)
        case Matter.TWICE:
            return _twice(request, reading)
        case Matter.DUES | Matter.UNPAID:
            return _dues(request, question, period, reading)
        case Matter.MISSING:
            duties = _duties(request, period)
            found = gaps(request.records, request.home, period, request.now, duties=duties)
            return missing_answer(found, duties, period, reading)
        case Matter.DUTIES:
            return duties_answer(_duties(request, period), period, reading)
        case Matter.RECTIFICATION:
            return _rectification(request, question, reading)
        case Matter.TALKS:
            talks = talk_sheet(request.records, request.home, period)
            return talks_answer(talks.talks, talks.names, period, request.today, reading)
        case Matter.PROBATION:
            return _probation(request, question, reading)
        case _:
            raise Refusal("refused.stale")


def reading_of(request: Request) -> Reading:
    return Reading(now=request.now, branch=request.home, words=request.words)


def names_of(request: Request) -> dict[int, str]:
    return request.records.people.names(request.home.id)


def year_before(today: date) -> Period:
    """The last twelve months, this one included."""
    this = Month.of(today)
    return Period(this.plus(-LOOKS_BACK), this)


def _duties(request: Request, period: Period) -> DutiesSheet:
    check_period(period, request.today)
    return duties_sheet(request.records, request.home, period, request.now)


def _twice(request: Request, reading: Reading) -> Answer:
    sheet = attendance_sheet(request.records, request.home, year_before(request.today), request.me)
    lines = [(one, missed_running(sheet.of(one.id))) for one in request.members()]
    return twice_answer([(one, missed) for one, missed in lines if missed], reading)


def _dues(request: Request, question: Question, period: Period, reading: Reading) -> Answer:
    sheet = dues_sheet(request.records, request.home, period, request.now)
    if question.matter is Matter.UNPAID:
        return unpaid_answer(sheet, period, reading)
    if question.who:
        name = names_of(request)[question.who[0]]
        return own_dues_answer(sheet, question.who[0], name, period, reading)
    return dues_answer(sheet, period, reading)


def _rectification(request: Request, question: Question, reading: Reading) -> Answer:
    """Of the last 组织生活会 that left any, or the year named; what earlier ones left open too."""
    every = request.records.rectification.of(request.home.id)
    year = question.when.first.year if question.when else _last_year(every, request.today)
    items = [*carried_over(every, year), *items_of(every, year)]
    if question.who:
        items = [one for one in items if one.owner_id == question.who[0]]
    title = request.words("rectify.title", year=year)
    return rectification_answer(items, names_of(request), title, request.today, reading)


def _last_year(items: list[Item], today: date) -> int:
    return max((one.year for one in items), default=today.year)


def _probation(request: Request, question: Question, reading: Reading) -> Answer:
    roster = request.members()
    known = {one.id: it for one, it in on_probation(request.records, request.home, roster)}
    found = [
        (one, known.get(one.id)) for one in roster
        if one.kind is MemberKind.PROBATIONARY and (not question.who or one.id in question.who)
    ]  # fmt: skip
    return probation_answer(found, request.today, reading)


def latest(rolls: list[Roll], question: Question, request: Request) -> Roll:
    """The last meeting that has begun, of the kind asked for."""
    begun = [
        roll for roll in rolls
        if roll.meeting.starts_at <= request.now
        and (question.kind is None or question.kind in roll.meeting.records)
    ]  # fmt: skip
    if not begun:
        raise Refusal("asking.refused.no_meeting")
    return begun[-1]
