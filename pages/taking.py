"""Taking a file away（导出）: the same as from the chat, and the trail says so first."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from domain.access import Right
from pages.forms import read_form
from pages.packing import Parcel, pack
from pages.showing import Showing, told
from pages.sitting import Sitting, sit
from storage import Records
from storage.exports import note_export


@dataclass(frozen=True, slots=True)
class Taking:
    showing: Showing

    async def take(self, request: Request) -> Response:
        """The file the form asks for, of the period the address names or of one meeting."""
        form, asked = await read_form(request), request.query_params
        desk, token = self.showing.desk, self.showing.token(request)

        def seat(records: Records) -> Sitting:
            now = desk.now()
            return sit(records, token, now, right=Right.OPEN_LEDGER, path={}, asked=asked)

        def gather(records: Records) -> Mapping[str, Any]:
            sitting = seat(records)
            return told(sitting, None, lambda: {"parcel": pack(sitting, form, desk.templates)})

        def note(parcel: Parcel, records: Records) -> None:
            sitting = seat(records)
            note_export(
                records, sitting.branch.id, parcel.export, by=sitting.member.id, at=sitting.now
            )  # fmt: skip

        async def work() -> Mapping[str, Any]:
            parcel: Parcel = (await desk.read(gather))["parcel"]
            await desk.write(lambda records: note(parcel, records))
            return {"file": attachment(parcel, await asyncio.to_thread(parcel.make))}

        return await self.showing.answer(request, "", work)


def attachment(parcel: Parcel, data: bytes) -> Response:
    """A file to be kept, under its own name."""
    named = f"attachment; filename*=UTF-8''{quote(parcel.name)}"
    return Response(data, 200, {"content-disposition": named}, parcel.media)
