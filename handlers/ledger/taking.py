"""/ledger 三季度（导出台账）: what is still missing, and then the files."""

from cards.taking import ExportHandover, ExportLedger, ExportRecords, ShowGaps, gaps_card
from chat import Card, Refresh, Reply, Send, Tell
from domain.access import Right
from domain.exports import Export, Kind, asks_for_handover
from domain.gaps import DuesGap, DutyGap, Gap, ItemGap, MeetingGap
from domain.periods import Period, read_period, stretch
from domain.refusal import Refusal
from handlers.request import Request
from papers.handing_on import handover_name, handover_package
from papers.ledger import ledger_name, ledger_workbook
from papers.naming import period_name
from papers.record_book import record_book, records_file
from papers.spelling import file_name
from storage.gaps import gaps
from storage.handing_on import handing_on
from storage.ledgers import ledger_of
from storage.record_pages import pages_of


def take(request: Request, words: str) -> list[Reply]:
    """A month, a quarter, a year; or 交接, for whoever hands the branch on."""
    if not request.is_private:
        raise Refusal("refused.private_only")
    if asks_for_handover(words):
        return hand_on(request, ExportHandover(request.home.id))
    return [Tell(_gaps(request, read_period(words, request.today), 0))]


def turn(request: Request, press: ShowGaps) -> list[Reply]:
    return [Refresh(_gaps(request, stretch(press.first, press.last), press.page))]


def export(request: Request, press: ExportLedger) -> list[Reply]:
    """The workbook, as its reader may have it."""
    period = stretch(press.first, press.last)
    ledger = ledger_of(request.records, request.home, period, request.me, request.now)
    data = ledger_workbook(ledger, request.words)
    trail = Export(what=Kind.LEDGER, period=period).facts
    name = file_name(f"{ledger_name(ledger, request.words)}.xlsx")
    return [Send(name, data, request.words("taking.sent"), trail)]


def export_records(request: Request, press: ExportRecords) -> list[Reply]:
    """A page for each record of these months, to be bound."""
    period = stretch(press.first, press.last)
    pages = pages_of(request.records, request.home, period, request.me, request.now)
    if not pages:
        raise Refusal("taking.refused.nothing")
    words = request.words
    data = record_book(
        pages, words, language=words.language, folder=request.defaults.templates
    )  # fmt: skip
    name = records_file(request.home, period, words)
    trail = Export(what=Kind.RECORDS, period=period).facts
    return [Send(name, data, words("taking.records_sent"), trail)]


def hand_on(request: Request, _: ExportHandover) -> list[Reply]:
    """Everything a new secretary needs, for whoever runs the branch."""
    if not request.may(Right.RUN_BRANCH):
        raise Refusal("refused.only.run_branch")
    package = handing_on(request.records, request.home, request.now)
    data = handover_package(package, request.words)
    trail = Export(what=Kind.HANDOVER, period=package.this_year.period).facts
    name = file_name(f"{handover_name(package, request.words)}.zip")
    return [Send(name, data, request.words("taking.handover_sent"), trail)]


def _gaps(request: Request, period: Period, page: int) -> Card:
    found = gaps(request.records, request.home, period, request.now)
    mine = [one for one in found if _is_theirs(request, one)]
    name = period_name(period, request.words)
    return gaps_card(
        mine, request.home, period, name, page, request.words, request.abilities
    )  # fmt: skip


def _is_theirs(request: Request, gap: Gap) -> bool:
    """Only what the reader may mend."""
    match gap:
        case MeetingGap():
            return request.may(Right.RECORD)
        case DuesGap():
            return request.may(Right.COLLECT_DUES)
        case DutyGap():
            return request.may(Right.RUN_BRANCH)
        case ItemGap():
            return request.may(Right.LEAD_SPEAKERS)
