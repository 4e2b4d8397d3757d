"""The ledger taken away from a page（导出）: signed for before the file leaves, like any other."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from domain.access import Right
from domain.exports import Export, Kind, Way
from domain.months import Month
from domain.periods import Period
from domain.refusal import Refusal
from pages.forms import Form, read_form
from pages.showing import Endpoint, Showing, told
from pages.sitting import Sitting
from papers.handing_on import handover_name, handover_package
from papers.ledger import ledger_name, ledger_workbook
from papers.naming import period_name
from papers.record_book import record_book
from papers.spelling import file_name
from storage import Records
from storage.exports import note_export
from storage.handing_on import handing_on
from storage.ledgers import ledger_of
from storage.record_pages import pages_of

MOST_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    """A file to be: its name, how it is made from what was read, and what is signed for."""

    name: str
    draw: Callable[[], bytes]
    export: Export
    branch_id: int
    member_id: int


def files(showing: Showing, templates: str) -> Endpoint:
    """What answers when somebody asks for a file: a form, since the trail is written to."""

    async def give(request: Request) -> Response:
        form = await read_form(request)

        def read(records: Records) -> Mapping[str, Any]:
            sitting = showing.sit(records, request, Right.OPEN_LEDGER)
            if not form.is_made_for(sitting.key):
                raise Refusal("refused.stale")
            return told(sitting, None, lambda: {"handout": _handout(sitting, form, templates)})

        async def work() -> Mapping[str, Any]:
            values = await showing.desk.read(read)
            handout: Handout = values["handout"]
            data = await asyncio.to_thread(handout.draw)
            await showing.desk.write(lambda records: _sign(records, handout, showing))
            return {"answer": _answer(handout.name, data)}

        return await showing.answer(request, "", work)

    return give


def _sign(records: Records, handout: Handout, showing: Showing) -> None:
    note_export(
        records, handout.branch_id, handout.export, by=handout.member_id, at=showing.desk.now()
    )  # fmt: skip


def _handout(sitting: Sitting, form: Form, templates: str) -> Handout:
    """Raises Refusal for what is not theirs, or is nothing."""
    what, words, branch = form.text("what"), sitting.words, sitting.branch
    if what == Kind.HANDOVER:
        if not sitting.may(Right.RUN_BRANCH):
            raise Refusal("refused.only.run_branch")
        package = handing_on(sitting.records, branch, sitting.now)
        name = f"{handover_name(package, words)}.zip"
        return _made(
            sitting, Kind.HANDOVER, package.this_year.period, name,
            lambda: handover_package(package, words),
        )  # fmt: skip
    period = _period(form)
    if what == Kind.RECORDS:
        pages = pages_of(sitting.records, branch, period, sitting.member, sitting.now)
        if not pages:
            raise Refusal("taking.refused.nothing")
        named = words("form.records_name", branch=branch.name, period=period_name(period, words))
        return _made(
            sitting, Kind.RECORDS, period, f"{named}.docx",
            lambda: record_book(pages, words, language=words.language, folder=templates),
        )  # fmt: skip
    if what != Kind.LEDGER:
        raise Refusal("refused.stale")
    ledger = ledger_of(sitting.records, branch, period, sitting.member, sitting.now)
    name = f"{ledger_name(ledger, words)}.xlsx"
    return _made(sitting, Kind.LEDGER, period, name, lambda: ledger_workbook(ledger, words))


def _made(
    sitting: Sitting, what: Kind, period: Period, name: str, draw: Callable[[], bytes]
) -> Handout:  # fmt: skip
    return Handout(
        name=file_name(name),
        draw=draw,
        export=Export(what=what, period=period, way=Way.PAGE),
        branch_id=sitting.branch.id,
        member_id=sitting.member.id,
    )


def _period(form: Form) -> Period:
    try:
        period = Period(Month.read(form.text("from")), Month.read(form.text("to")))
    except ValueError:
        raise Refusal("page.refused.period") from None
    if not period.first <= period.last < period.first.plus(MOST_MONTHS):
        raise Refusal("page.refused.period")
    return period


def _answer(name: str, data: bytes) -> Response:
    """To be saved, never shown: a browser opens nothing of it."""
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return Response(data, media_type="application/octet-stream", headers=headers)
