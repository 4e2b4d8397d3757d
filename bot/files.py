"""Sending a file at most once（文件送达）: written down before it goes, settled after."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from bot.platforms import Now
from chat import Incoming, Pressed, Send
from storage import Records, Writer
from storage.files import arrived, begin

T = TypeVar("T")


class Sending(Protocol):
    async def __call__(self) -> bool:
        """Try to send it; whether it surely arrived."""


@dataclass(frozen=True, slots=True)
class Files:
    """If the bot dies on the way the row is left, and its asker is asked（请核实）."""

    writer: Writer
    now: Now
    doubted: Callable[[], None]
    """Called when somebody is to be asked whether a file has arrived."""

    async def send(self, visit: Incoming, file: Send, send: Sending) -> None:
        """What belongs to nobody in a branch, such as an empty form, is not written down."""
        if not file.member_id:
            await send()
            return
        wire = visit.what.wire if isinstance(visit.what, Pressed) else ""
        number = await self._write(
            lambda records: begin(
                records, branch_id=file.branch_id, member_id=file.member_id,
                number=visit.order, wire=wire, now=self.now(),
            )
        )  # fmt: skip
        if number is None:
            return
        if await send():
            await self._write(lambda records: arrived(records, number, self.now()))
        else:
            await self._write(lambda records: records.notices.postpone(number, self.now()))
            self.doubted()

    async def _write(self, work: Callable[[Records], T]) -> T:
        return await asyncio.wrap_future(self.writer.submit(work))
