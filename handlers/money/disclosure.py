"""The year's dues made public（党费收支公布）: prepared in private, read out at the meeting."""

from cards.collecting import ShowGrid
from cards.disclosure import Disclose, SendDisclosure, disclosure_card
from chat import Refresh, Reply, Send
from domain.disclosure import Disclosure, disclose
from domain.dues import first_tracked
from domain.months import Month
from domain.refusal import Refusal
from handlers.request import Request
from papers.disclosure import disclosure_workbook


def show(request: Request, press: Disclose) -> list[Reply]:
    """This year so far; before anything is called in it, the year before."""
    told = _latest(request) if press.year == 0 else _told(request, press.year)
    first = first_tracked(request.home)
    card = disclosure_card(
        told, request.home.id, request.home.name,
        has_earlier=first is not None and first.year < told.year,
        back=ShowGrid(request.home.id, "", 0), words=request.words,
    )  # fmt: skip
    return [Refresh(card)]


def send(request: Request, press: SendDisclosure) -> list[Reply]:
    """The same as a file, to read out and to pin up."""
    told = _told(request, press.year)
    title = request.words("disclosure.title", branch=request.home.name, year=told.year)
    data = disclosure_workbook(told, title, request.words)
    return [Send(f"{title}.xlsx", data, request.words("disclosure.sent"))]


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
