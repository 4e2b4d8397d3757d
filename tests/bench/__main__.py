"""All measurements, one after the other, in one table: `make bench`, or `python -m tests.bench`.

Each part is a process of its own and also runs alone: `python -m tests.bench.presses`. One that
takes too long, or comes to nothing, is named under the table. Takes fifteen minutes at most.
"""

import os
import signal
import subprocess
import sys
import time
from importlib.util import find_spec

from tests.bench.table import HEAD

PARTS = {"presses": 180, "calls": 60, "starting": 60, "year": 90, "ledger": 60, "phrases": 20,
         "branches": 180, "digest": 420}  # fmt: skip
"""Seconds each may take at most."""
ALL = 900.0
"""And all of them together."""


def main() -> int:
    print(*HEAD, sep="\n", flush=True)
    notes, failed, until = [], False, time.monotonic() + ALL
    for part, seconds in PARTS.items():
        if find_spec(f"tests.bench.{part}") is None:
            continue
        print(f"bench: {part} …", file=sys.stderr)
        lines, trouble = run(part, max(1.0, min(seconds, until - time.monotonic())))
        rows = [line for line in lines if line.startswith("| ")]
        print(*(row for row in rows if row != HEAD[0]), sep="\n", end="\n" if rows else "")
        notes += [f"{part}: {line}" for line in lines if line.strip() and line[:1] != "|"]
        if trouble:
            failed = True
            notes.append(f"{part}: {trouble}")
    print("", *notes, sep="\n")
    return int(failed)


def run(part, seconds):
    """What it printed, and what was wrong."""
    process = subprocess.Popen(
        [sys.executable, "-m", f"tests.bench.{part}"], stdout=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    try:
        said, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)  # its bots, too
        said, _ = process.communicate()
        return said.splitlines(), f"stopped after {seconds:.0f} s"
    return said.splitlines(), f"ended with {process.returncode}" if process.returncode else ""


if __name__ == "__main__":
    sys.exit(main())
