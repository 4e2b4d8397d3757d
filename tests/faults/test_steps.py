"""A bot that dies at any step of a meeting goes on as if nothing had happened.

Here it dies at every 97th of a thousand steps; `make soak` lets it die at each.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
EVERY = 97
SEED = int(os.environ.get("ZHIBU_TEST_SEED", "1921"))
PIECES = "ignore:unread_data:DeprecationWarning:aiohttp.streams"
"""Said by aiohttp of itself where a form comes in pieces."""


def test_it_may_die_at_any_step_and_nothing_is_lost_or_doubled_beyond_what_was_being_said():
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-W", PIECES, "-m", "tests.faults.crashes",
         "--every", str(EVERY), "--first", str(SEED % EVERY + 1)],
        cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
        timeout=300, check=False,
    )  # fmt: skip
    print(ended.stdout)

    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "wrong 0" in ended.stdout
