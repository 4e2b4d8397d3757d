"""The digests of 10,000 branches, and reminders due meanwhile: `python -m tests.bench.digest`.

The bot's own sending on real records over the real line, against the limits of Telegram. Only the
waiting is not real: where nothing is to be done the clock jumps. The CPU time of the work does count.
"""

import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from storage import migrate
from tests.bench.table import Row, show
from tests.simulation import simulate
from tests.simulation.branches import digest_of, plant, reminder_for, spread

NINE = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)
CEILING, BOUND, LATE = 30, 1.05, 5.0


def main(branches=10_000, reminders=100):
    with tempfile.TemporaryDirectory(prefix="zhibu-bench-") as folder:
        url = f"sqlite:///{Path(folder) / 'zhibu.db'}"
        migrate(url)
        allowed = branches / CEILING
        digests = [
            digest_of(one, NINE, goes_at=NINE, with_secretary=True) for one in range(branches)
        ]
        ids = plant(url, digests)
        due = dict(
            zip(
                ids[:: max(1, branches // reminders)], spread(reminders, over=allowed), strict=False
            )
        )
        plant(url, [reminder_for(one, NINE, due_at=NINE + after) for one, after in due.items()])
        began = time.process_time()
        house = simulate(
            url, NINE, lambda house: _until_all(house, branches, len(due)), counts_work=True
        )
        work = time.process_time() - began
    said = house.wire.said
    group = [one.at for one in said if one.chat < 0 and "本月工作" in one.text]
    hours = {-1000 - (branch_id - 1): after.total_seconds() for branch_id, after in due.items()}
    late = [one.at - house.began - hours[one.chat] for one in said if "准时" in one.text]
    took = max(group) - house.began
    private = max(one.at for one in said) - house.began
    show([
        Row(f"Digests of {branches:,} branches, Telegram's limits enforced",
            f"{took:.0f} s, {took / allowed:.3f} × the ceiling",
            f"{len(said):,} calls, {len(house.wire.refused)} refused; the private ones after "
            f"{private:.0f} s; {work:.0f} s of CPU", f"≤ {BOUND} ×"),
        Row(f"{len(late)} reminders due meanwhile: late by",
            f"median {median(late):.2f} s, at most {max(late):.2f} s", "", f"≤ {LATE:.0f} s"),
    ])  # fmt: skip


async def _until_all(house, branches, reminders):
    await house.until(lambda: len(house.wire.said) >= 2 * branches + reminders, within=branches)
    return house


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
