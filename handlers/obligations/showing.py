"""Obligations（职责清单）: what is done, what is still to do, the year as a whole."""

from cards.obligations import ShowDuties, period_card
from cards.year_end import MarkDuty, year_card
from chat import Card, Refresh, Reply, Tell
from domain.duty_book import BY_HAND, check_period
from domain.periods import Period, read_period
from domain.refusal import Refusal
from domain.year_end import JANUARY
from handlers.request import Request
from storage.obligations import carried_of, duty_book


def obligations(request: Request, words: str) -> list[Reply]:
    """/obligations 2026: a month, a quarter or a year; without words this month, and in January
    the year that is over as well."""
    if not request.is_private:
        raise Refusal("refused.private_only")
    asked = read_period(words, request.today)
    check_period(asked, request.today)
    cards = [_card(request, asked)]
    if not words.strip() and request.today.month == JANUARY:
        cards.insert(0, _year(request, request.today.year - 1))
    return [Tell(card) for card in cards]


def turn(request: Request, press: ShowDuties) -> list[Reply]:
    asked = read_period(press.period, request.today)
    check_period(asked, request.today)
    return [Refresh(_card(request, asked))]


def mark(request: Request, press: MarkDuty) -> list[Reply]:
    """Done, or not after all; what goes by the records of meetings is not marked."""
    if press.duty not in BY_HAND:
        raise Refusal("obligations.refused.not_by_hand")
    check_period(read_period(f"{press.year:04}", request.today), request.today)
    done = request.records.duties
    if press.is_done:
        done.mark(request.home.id, press.duty, press.year, request.today)
    else:
        done.unmark(request.home.id, press.duty, press.year)
    return [Refresh(_year(request, press.year))]


def _card(request: Request, asked: Period) -> Card:
    if asked.is_year:
        return _year(request, asked.first.year)
    book = duty_book(request.records, request.home, asked.first.year, request.now)
    return period_card(book, asked, request.home.id, request.words)


def _year(request: Request, year: int) -> Card:
    book = duty_book(request.records, request.home, year, request.now)
    carried = carried_of(request.records, request.home, year, request.today)
    return year_card(book, year, request.home.id, request.words, carried=carried)
