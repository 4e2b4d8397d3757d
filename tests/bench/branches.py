"""What a press, a start and memory cost as branches grow: `python -m tests.bench.branches`.

Four groups press as in `presses`, while the bells go round all the others in the background; what
they take meanwhile is counted with the presses.
"""

import asyncio
import os
import time
from functools import partial
from statistics import median
from typing import NamedTuple

from tests.bench.crowd import press
from tests.bench.house import GROUPS, OURS, busy, resident, zhibu
from tests.bench.many import MEMBERS, plant
from tests.bench.table import Row, show

SIZES = (10, 100, 1000, 10_000)
ROUNDS = 3
LISTENED = 4.0
"""Seconds for which the bells alone are listened to."""


class Grown(NamedTuple):
    started_in: float
    cost: float
    """Milliseconds of CPU a press costs, with what the bells take meanwhile."""
    rate: float
    p99: float
    bells: float
    """The part of a core that the bells take while nobody presses."""
    memory: float


async def measured(branches):
    async with zhibu(beside=partial(plant, branches=branches - GROUPS)) as stage:
        pid = stage.process.pid
        used, began = busy(pid), time.monotonic()
        await asyncio.sleep(LISTENED)
        bells = (busy(pid) - used) / (time.monotonic() - began)
        rounds = [await press(stage, ("参加", "请假")) for _ in range(ROUNDS)]
        cost, rate, p99 = (median(each) for each in zip(*(
            (one.cost, one.rate, one.p99) for one in rounds), strict=True))  # fmt: skip
        return Grown(stage.started_in, cost, rate, p99, bells, resident(pid))


async def main() -> None:
    os.sched_setaffinity(0, OURS)
    grown = {size: await measured(size) for size in SIZES}
    least, most = grown[SIZES[0]], grown[SIZES[-1]]

    def told(name, form):
        return " / ".join(f"{getattr(one, name):{form}}" for one in grown.values())

    sizes = " / ".join(f"{size:,}" for size in SIZES)
    show([
        Row(f"CPU a press costs with {sizes} branches of {MEMBERS}", f"{told('cost', '.2f')} ms",
            f"{most.cost / least.cost:.2f} × from the fewest to the most", "≤ 1.2 ×"),
        Row("Presses answered with so many", f"{told('rate', '.0f')}/s, p99 {told('p99', '.0f')} ms",
            f"the bells alone {told('bells', '.0%')} of a core"),
        Row("Start with so many", f"{told('started_in', '.2f')} s", "", "≤ 3 s"),
        Row("Resident memory with so many", f"{told('memory', '.0f')} MB", "", "≤ 150 MB"),
    ])  # fmt: skip


if __name__ == "__main__":
    asyncio.run(main())
