"""Reading a file somebody sent（来件）, in a thread of its own and before any transaction."""

import asyncio

from chat import Facts
from domain.refusal import Refusal
from papers.tables import read_table

MOST = 1_000_000
"""Bytes; a roster has a few kilobytes."""


async def read_rows(name: str, data: bytes) -> Facts:
    """The rows of a table, or the key of the sentence that says why there are none."""
    if len(data) > MOST:
        return Facts(trouble="file.refused.too_big")
    try:
        return Facts(rows=await asyncio.to_thread(read_table, name, data), data=data)
    except Refusal as refusal:
        return Facts(trouble=refusal.key, data=data)
