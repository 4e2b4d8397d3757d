"""What can be taken away from the pages（导出的文件）: how each is gathered, for whom."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from domain.access import Right
from domain.exports import Export, Kind, Way
from domain.record_pages import RecordPage
from domain.refusal import Refusal
from pages.forms import Form
from pages.sitting import LARGEST, Sitting
from pages.spans import span_of
from papers.handing_on import handover_name, handover_package
from papers.ledger import ledger_name, ledger_workbook
from papers.record_book import (
    record_book,
    record_file,
    records_file,
    sign_in_file,
    sign_in_sheet,
)
from papers.spelling import file_name
from storage.handing_on import handing_on
from storage.ledgers import ledger_of
from storage.record_pages import pages_of, pages_of_meeting

DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP = "application/zip"


@dataclass(frozen=True, slots=True)
class Parcel:
    """A file as it will leave: `media` is what a browser calls it, `make` draws it from values,
    outside any transaction, and `export` is what the trail says of it."""

    name: str
    media: str
    make: Callable[[], bytes]
    export: Export


Pack: TypeAlias = Callable[[Sitting, Form, str], Parcel]


def pack(sitting: Sitting, form: Form, templates: str) -> Parcel:
    """What the form asks for. Raises Refusal for what is not there to be taken, or not theirs."""
    packer = PACKERS.get(form.text("what"))
    if packer is None or not form.is_made_for(sitting.key):
        raise Refusal("refused.stale")
    return packer(sitting, form, templates)


def _ledger(sitting: Sitting, _: Form, __: str) -> Parcel:
    period, words = span_of(sitting), sitting.words
    ledger = ledger_of(sitting.records, sitting.branch, period, sitting.member, sitting.now)
    return Parcel(
        file_name(f"{ledger_name(ledger, words)}.xlsx"),
        WORKBOOK,
        lambda: ledger_workbook(ledger, words),
        Export(what=Kind.LEDGER, period=period, way=Way.PAGE),
    )


def _records(sitting: Sitting, _: Form, templates: str) -> Parcel:
    period, words = span_of(sitting), sitting.words
    pages = pages_of(sitting.records, sitting.branch, period, sitting.member, sitting.now)
    if not pages:
        raise Refusal("taking.refused.nothing")
    return Parcel(
        records_file(sitting.branch, period, words),
        DOCUMENT,
        lambda: record_book(pages, words, language=words.language, folder=templates),
        Export(what=Kind.RECORDS, period=period, way=Way.PAGE),
    )


def _record(sitting: Sitting, form: Form, templates: str) -> Parcel:
    pages, words = _pages(sitting, form), sitting.words
    return Parcel(
        record_file(pages[0], words),
        DOCUMENT,
        lambda: record_book(pages, words, language=words.language, folder=templates),
        Export(what=Kind.RECORDS, meeting_id=pages[0].roll.meeting.id, way=Way.PAGE),
    )


def _sign_in(sitting: Sitting, form: Form, templates: str) -> Parcel:
    page, words = _pages(sitting, form)[0], sitting.words
    return Parcel(
        sign_in_file(page, words),
        DOCUMENT,
        lambda: sign_in_sheet(page, words, language=words.language, folder=templates),
        Export(what=Kind.SIGN_IN, meeting_id=page.roll.meeting.id, way=Way.PAGE),
    )


def _handover(sitting: Sitting, _: Form, __: str) -> Parcel:
    if not sitting.may(Right.RUN_BRANCH):
        raise Refusal(f"refused.only.{Right.RUN_BRANCH}")
    package, words = handing_on(sitting.records, sitting.branch, sitting.now), sitting.words
    return Parcel(
        file_name(f"{handover_name(package, words)}.zip"),
        ZIP,
        lambda: handover_package(package, words),
        Export(what=Kind.HANDOVER, period=package.this_year.period, way=Way.PAGE),
    )


PACKERS: Mapping[str, Pack] = {
    "ledger": _ledger,  # 台账，一段时间
    "records": _records,  # 会议记录，一段时间
    "record": _record,  # 一次会议的记录页
    "sign_in": _sign_in,  # 一次会议的签到表
    "handover": _handover,  # 交接包
}
"""By what the pressed button says; each is a sentence page.take.… as well."""


def _pages(sitting: Sitting, form: Form) -> list[RecordPage]:
    """Of the one meeting the form names, for who keeps its record."""
    said = form.text("meeting")
    number = min(int(said), LARGEST) if said.isascii() and said.isdigit() and len(said) < 20 else 0
    meeting = sitting.records.meetings.find(number)
    if meeting is None or meeting.branch_id != sitting.branch.id:
        raise Refusal("page.refused.no_meeting")
    pages = pages_of_meeting(
        sitting.records, sitting.branch, meeting, sitting.member, sitting.now
    )  # fmt: skip
    if not pages:
        raise Refusal("taking.refused.not_yours")
    return pages
