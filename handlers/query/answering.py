"""A question and its card（查询与结果）; cards that other commands show too are the same ones."""

from cards.answers import answer_card, counted, with_export
from cards.asking import period_card as attendance_card
from cards.asking_one import counts_card, meeting_card, member_card, own_line
from cards.obligations import period_card as duties_card
from cards.presences import state_of
from cards.query import which_card
from cards.query_affairs import with_mending
from cards.talks import talks_card
from cards.year_end import year_card
from chat import Card
from domain.asking import reads_every_list, rolls_about
from domain.duty_book import check_period
from domain.periods import Period
from domain.questions import Matter, Question, period_of
from domain.talks import proposed_talks, without_any
from handlers.query.rights import check
from handlers.query.tables import (
    answer_of,
    latest,
    names_of,
    reading_of,
    year_before,
)
from handlers.request import Request
from storage.obligations import carried_of, duty_book
from storage.olm_sheets import olm_sheet
from storage.rolls import rolls_of


def card_of(request: Request, question: Question, page: int = 0) -> Card:
    """Refused to whom it does not concern; of several of one name it asks which."""
    check(request, question)
    if len(question.who) > 1:
        return which_card(question, names_of(request), request.home.id, request.words)
    reading, how = reading_of(request), request.words(f"query.how.{question.matter}")
    match question.matter:
        case Matter.ATTENDANCE:
            return counted(_attendance(request, question), how, reading)
        case Matter.LAST:
            return counted(_last(request, question), how, reading)
        case Matter.DUTIES:
            return with_export(counted(_duties(request, question), how, reading), question, reading)
        case Matter.TALKS:
            return with_export(counted(_talks(request, question), how, reading), question, reading)
        case Matter.MISSING:
            card = answer_card(answer_of(request, question), question, page, reading)
            return with_mending(card, period_of(question, request.today), reading)
        case _:
            return answer_card(answer_of(request, question), question, page, reading)


def _attendance(request: Request, question: Question) -> Card:
    """Everybody's meetings in numbers, or one member's."""
    period, reading, me = period_of(question, request.today), reading_of(request), request.me
    rolls = rolls_of(request.records, request.home, period, me)
    if not question.who:
        own = "" if reads_every_list(me) else own_line(me.id, rolls, request.words)
        return attendance_card(rolls, period, 0, reading, request.abilities, own=own)
    [member_id] = question.who
    theirs = rolls_about(rolls, member_id, me)
    return member_card(
        names_of(request)[member_id], member_id, theirs, period, 0, reading, request.abilities,
        can_export=any(roll.sees_names for roll in theirs),
    )  # fmt: skip


def _last(request: Request, question: Question) -> Card:
    """The list of the last meeting; its numbers and one's own line for who may not read names."""
    rolls = rolls_of(request.records, request.home, year_before(request.today), request.me)
    roll = latest(rolls, question, request)
    if roll.sees_names:
        return meeting_card(roll, names_of(request), reading_of(request))
    mine = roll.of(request.me.id)
    own = "" if mine is None else state_of(mine, roll.meeting, request.words)
    return counts_card(roll, reading_of(request), own=own)


def _duties(request: Request, question: Question) -> Card:
    period = period_of(question, request.today)
    year = period.first.year
    check_period(period, request.today)
    book = duty_book(request.records, request.home, year, request.now)
    if not period.is_year:
        return duties_card(book, period, request.home.id, request.words)
    carried = carried_of(request.records, request.home, year, request.today)
    return year_card(book, year, request.home.id, request.words, carried=carried)


def _talks(request: Request, question: Question) -> Card:
    """Who is still missing of the year's; a talk counts for the year's 组织生活会."""
    period: Period = period_of(question, request.today)
    sheet = olm_sheet(request.records, request.home, period.last.year, request.today)
    members = request.members()
    proposed, none = proposed_talks(members, sheet.talks), without_any(members, sheet.talks)
    return talks_card(sheet, names_of(request), proposed, none, request.words)
