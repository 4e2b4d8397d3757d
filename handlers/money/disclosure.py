"""The year's dues made public（党费收支公布）: prepared in private, read out at the meeting."""

from datetime import date

from cards.collecting import ShowGrid
from cards.disclosure import Disclose, MarkPublished, SendDisclosure, disclosure_card
from cards.moments import dated
from chat import Card, Refresh, Reply, Send, Tell
from domain.disclosure import Disclosure, disclose
from domain.dues import first_tracked
from domain.exports import Export, Kind
from domain.handovers import check_day
from domain.months import Month
from domain.periods import Period, read_day
from domain.refusal import Refusal
from handlers.request import Request
from papers.disclosure import disclosure_workbook

KIND = "dues_published"
"""The question after the day it was made public."""


def show(request: Request, press: Disclose) -> list[Reply]:
    """This year so far; before anything is called in it, the year before."""
    request.drop_question()
    told = _latest(request) if press.year == 0 else _told(request, press.year)
    return [Refresh(_card(request, told, ""))]


def publish(request: Request, press: MarkPublished) -> list[Reply]:
    """It was made public today, or on the day they type next（公布）."""
    _told(request, press.year)
    request.ask(KIND, str(press.year))
    return [Refresh(_publish(request, press.year, request.today))]


def take_day(request: Request, text: str) -> list[Reply]:
    """Not today but on that day."""
    on = read_day(text, request.today)
    check_day(on, request.today, request.home.tracked_from)
    if on != request.today:
        request.records.ledger.unpublish(request.home.id, int(request.about), on=request.today)
    return [Tell(_publish(request, int(request.about), on))]


def send(request: Request, press: SendDisclosure) -> list[Reply]:
    """The same as a file, to read out and to pin up."""
    told = _told(request, press.year)
    title = request.words("disclosure.title", branch=request.home.name, year=told.year)
    data = disclosure_workbook(told, title, request.words)
    year = Period(Month(told.year, 1), Month(told.year, 12))
    trail = Export(what=Kind.DISCLOSURE, period=year).facts
    return [Send(f"{title}.xlsx", data, request.words("disclosure.sent"), trail)]


def _publish(request: Request, year: int, on: date) -> Card:
    request.records.ledger.publish(request.home.id, year, on=on, by=request.me.id)
    said = request.words("ledger.published", day=dated(on, request.today, request.words))
    return _card(request, _told(request, year), said)


def _card(request: Request, told: Disclosure, said: str) -> Card:
    first, branch = first_tracked(request.home), request.home
    return disclosure_card(
        told, branch.id, branch.name,
        has_earlier=first is not None and first.year < told.year,
        back=ShowGrid(branch.id, "", 0),
        published=request.records.ledger.published(branch.id, told.year),
        words=request.words, said=said,
    )  # fmt: skip


def _latest(request: Request) -> Disclosure:
    year = request.today.year
    try:
        return _told(request, year)
    except Refusal:
        return _told(request, year - 1)


def _told(request: Request, year: int) -> Disclosure:
    try:
        first, last = Month(year, 1), Month(year, 12)
    except ValueError:
        raise Refusal("refused.stale") from None
    dues = request.records.dues.of(request.home.id, first, last)
    told = disclose(year, dues, request.records.handovers.of(request.home.id))
    if not told.months:
        raise Refusal("disclosure.refused.nothing")
    return told
