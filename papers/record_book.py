"""The record book（会议记录）on paper: a page for each record, and a sheet to sign（签到表）."""

from collections.abc import Sequence

from domain.record_pages import RecordPage
from papers.documents import fill_document
from papers.marks import marks_of_all_languages
from papers.meeting_values import record_filling, sign_in_filling
from papers.roster import Words
from papers.templates import RECORD, SIGN_IN, template


def record_book(
    pages: Sequence[RecordPage], words: Words, *, language: str, folder: str = ""
) -> bytes:  # fmt: skip
    """A .docx of these pages, each record beginning on a new one; there is one at least."""
    fillings = [record_filling(page, words) for page in pages]
    marks = marks_of_all_languages()
    return fill_document(template(RECORD, language, folder), fillings, marks)[0]


def sign_in_sheet(page: RecordPage, words: Words, *, language: str, folder: str = "") -> bytes:
    """A .docx to print and to lay out at the door: who is expected, and a box for each."""
    filling, marks = sign_in_filling(page, words), marks_of_all_languages()
    return fill_document(template(SIGN_IN, language, folder), [filling], marks)[0]
