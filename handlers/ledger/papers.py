"""What can be printed of one meeting（文书）: its record page, a sheet to sign."""

from cards.asking import ShowMeeting
from cards.meeting_papers import SendRecordPage, SendSignIn, ShowPapers, papers_card
from chat import Refresh, Reply, Send
from domain.exports import Export, Kind
from domain.record_pages import RecordPage
from domain.refusal import Refusal
from handlers.request import Request
from papers.record_book import record_book, record_file, sign_in_file, sign_in_sheet
from storage.record_pages import pages_of_meeting


def show(request: Request, _: ShowPapers) -> list[Reply]:
    meeting = request.gathering
    return [Refresh(papers_card(meeting, ShowMeeting(meeting.id), request.home, request.words))]


def send_record(request: Request, _: SendRecordPage) -> list[Reply]:
    """A page for each of its records; before it was held, with its agenda."""
    pages, words = pages_of(request), request.words
    data = record_book(
        pages, words, language=words.language, folder=request.defaults.templates
    )  # fmt: skip
    trail = Export(what=Kind.RECORDS, meeting_id=request.gathering.id).facts
    return [Send(record_file(pages[0], words), data, words("taking.records_sent"), trail)]


def send_sign_in(request: Request, _: SendSignIn) -> list[Reply]:
    page, words = pages_of(request)[0], request.words
    data = sign_in_sheet(
        page, words, language=words.language, folder=request.defaults.templates
    )  # fmt: skip
    trail = Export(what=Kind.SIGN_IN, meeting_id=request.gathering.id).facts
    return [Send(sign_in_file(page, words), data, words("taking.sign_in_sent"), trail)]


def pages_of(request: Request) -> list[RecordPage]:
    """For who keeps its record."""
    meeting, me = request.gathering, request.me
    pages = pages_of_meeting(request.records, request.home, meeting, me, request.now)
    if not pages:
        raise Refusal("taking.refused.not_yours")
    return pages
