"""Taking the ledger away（导出）: the same files as in the chat, and the trail says so first."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from domain.access import Right
from domain.exports import Export, Kind, Way
from domain.refusal import Refusal
from pages.forms import Form, read_form
from pages.showing import Showing, told
from pages.sitting import Sitting, sit
from pages.spans import span_of
from papers.ledger import ledger_name, ledger_workbook
from papers.naming import period_name
from papers.record_book import record_book
from papers.spelling import file_name
from storage import Records
from storage.exports import note_export
from storage.ledgers import ledger_of
from storage.record_pages import pages_of

Make: TypeAlias = Callable[[], bytes]
"""What a file is made by, from values, outside any transaction."""

KINDS = {
    Kind.LEDGER: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Kind.RECORDS: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
"""What can be taken away here, and what a browser calls it."""


@dataclass(frozen=True, slots=True)
class Taking:
    showing: Showing

    async def take(self, request: Request) -> Response:
        """The file of the period the address names, of the kind the form asks for."""
        form, asked = await read_form(request), request.query_params
        kind = Kind(form.text("what")) if form.text("what") in KINDS else None
        desk, token = self.showing.desk, self.showing.token(request)

        def seat(records: Records) -> Sitting:
            now = desk.now()
            return sit(records, token, now, right=Right.OPEN_LEDGER, path={}, asked=asked)

        def gather(records: Records) -> Mapping[str, Any]:
            sitting = seat(records)
            return told(sitting, None, lambda: _gather(sitting, form, kind, desk.templates))

        def note(records: Records) -> None:
            sitting = seat(records)
            export = Export(what=Kind(kind or ""), period=span_of(sitting), way=Way.PAGE)
            note_export(
                records, sitting.branch.id, export, by=sitting.member.id, at=sitting.now
            )  # fmt: skip

        async def work() -> Mapping[str, Any]:
            values = await desk.read(gather)
            await desk.write(note)
            data = await asyncio.to_thread(values["make"])
            return {"file": attachment(values["file_name"], data, KINDS[Kind(kind or "")])}

        return await self.showing.answer(request, "", work)


def attachment(name: str, data: bytes, kind: str) -> Response:
    """A file to be kept, under its own name."""
    named = f"attachment; filename*=UTF-8''{quote(name)}"
    return Response(data, 200, {"content-disposition": named}, kind)


def _gather(
    sitting: Sitting, form: Form, kind: Kind | None, templates: str
) -> Mapping[str, Any]:  # fmt: skip
    """Raises Refusal for what is not there to be taken, or not theirs."""
    if kind is None or not form.is_made_for(sitting.key):
        raise Refusal("refused.stale")
    records, branch, words = sitting.records, sitting.branch, sitting.words
    period = span_of(sitting)
    if kind is Kind.LEDGER:
        ledger = ledger_of(records, branch, period, sitting.member, sitting.now)
        return _file(f"{ledger_name(ledger, words)}.xlsx", lambda: ledger_workbook(ledger, words))
    pages = pages_of(records, branch, period, sitting.member, sitting.now)
    if not pages:
        raise Refusal("taking.refused.nothing")
    name = words("form.records_name", branch=branch.name, period=period_name(period, words))
    return _file(
        f"{name}.docx",
        lambda: record_book(pages, words, language=words.language, folder=templates),
    )


def _file(name: str, make: Make) -> Mapping[str, Any]:
    return {"file_name": file_name(name), "make": make}
