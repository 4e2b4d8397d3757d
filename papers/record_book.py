"""The record book（会议记录）on paper: a page for each record, and a sheet to sign（签到表）."""

from collections.abc import Sequence

from domain.forms import Filling
from domain.people import Branch
from domain.periods import Period
from domain.record_pages import RecordPage
from domain.refusal import Refusal
from papers.documents import fill_document
from papers.marks import marks_of_all_languages
from papers.meeting_values import record_filling, sign_in_filling
from papers.naming import day_name, period_name
from papers.roster import Words
from papers.spelling import file_name
from papers.templates import RECORD, SIGN_IN, template


def record_book(
    pages: Sequence[RecordPage], words: Words, *, language: str, folder: str = ""
) -> bytes:  # fmt: skip
    """A .docx of these pages, each record beginning on a new one; there is one at least."""
    fillings = [record_filling(page, words) for page in pages]
    return _printed(RECORD, fillings, language, folder)


def sign_in_sheet(page: RecordPage, words: Words, *, language: str, folder: str = "") -> bytes:
    """A .docx to print and to lay out at the door: who is expected, and a box for each."""
    return _printed(SIGN_IN, [sign_in_filling(page, words)], language, folder)


def records_file(branch: Branch, period: Period, words: Words) -> str:
    """What the book of these months is called, its ending included."""
    name = words("form.records_name", branch=branch.name, period=period_name(period, words))
    return file_name(f"{name}.docx")


def record_file(page: RecordPage, words: Words) -> str:
    """What the record of one meeting is called, by the branch's day."""
    kind = words(f"meeting.kind.{page.roll.meeting.kind}")
    return file_name(f"{words('form.record_name', kind=kind, day=_day(page, words))}.docx")


def sign_in_file(page: RecordPage, words: Words) -> str:
    title = page.roll.meeting.title
    return file_name(f"{words('form.sign_in_name', day=_day(page, words), title=title)}.docx")


def _day(page: RecordPage, words: Words) -> str:
    return day_name(page.roll.meeting.starts_at.astimezone(page.branch.timezone).date(), words)


def _printed(name: str, fillings: Sequence[Filling], language: str, folder: str) -> bytes:
    """Ours can be read; somebody's own is told apart, so that they know where to look."""
    try:
        return fill_document(
            template(name, language, folder), fillings, marks_of_all_languages()
        ).data
    except Refusal:
        raise Refusal("taking.refused.own_template") from None
