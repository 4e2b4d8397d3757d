"""What has been said must be noted（务必记下）, even if the disk has no room at the moment.

Otherwise its lease would run out and it would be said again, every two minutes, until there is
room.
"""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from storage import NotKept, Records, Writer

T = TypeVar("T")

PAUSE = 1.0
"""Seconds between two tries."""

TRIES = 60
"""A minute, so that the bot can still be stopped; then saying it twice is the smaller evil."""


async def until_kept(writer: Writer, work: Callable[[Records], T]) -> T:
    """Try until it is kept; raises NotKept where there is no hope, and after the last try."""
    for _ in range(TRIES):
        try:
            return await asyncio.wrap_future(writer.submit(work))
        except NotKept as error:
            if not error.is_passing:
                raise
        await asyncio.sleep(PAUSE)
    return await asyncio.wrap_future(writer.submit(work))
