"""Drawing pictures beside everything else（画图）.

Drawing one takes a tenth of a second in which nothing else in this process runs. What every branch
gets at one hour is therefore drawn one by one, with as long a rest after each.
"""

import asyncio

from bot.platforms import Rank
from papers.pictures import png


class Drawing:
    def __init__(self) -> None:
        self._bulk = asyncio.Lock()

    async def draw(self, svg: str, rank: Rank) -> bytes:
        """The picture as a PNG; for somebody who waits at once."""
        if rank is not Rank.BULK:
            return await asyncio.to_thread(png, svg)
        clock = asyncio.get_running_loop()
        async with self._bulk:
            began = clock.time()
            drawn = await asyncio.to_thread(png, svg)
            await asyncio.sleep(clock.time() - began)
        return drawn
