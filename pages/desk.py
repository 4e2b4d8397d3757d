"""What the pages work with（案头）, handed in by the wiring: records, and a hand to write."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from domain.entrance import Address
from storage import Reader, Records, Writer

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """`kept` is called when something was written: notices may be due, cards may be stale.

    `hosts` are the names a browser may call us by, `templates` the folder of our own forms, if any.
    """

    writer: Writer
    reader: Reader
    now: Callable[[], datetime]
    kept: Callable[[], None]
    language: str
    timezone: ZoneInfo
    address: Address
    hosts: frozenset[str]
    templates: str = ""

    async def read(self, work: Callable[[Records], T]) -> T:
        """On a connection that cannot write; raises NotRead."""
        return await asyncio.wrap_future(self.reader.submit(work))

    async def write(self, work: Callable[[Records], T]) -> T:
        """The one way anything is changed here; raises NotKept."""
        answer = await asyncio.wrap_future(self.writer.submit(work))
        self.kept()
        return answer
