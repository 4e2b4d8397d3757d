"""A question to an SQLite file（查询）: put in the sandbox, which is stopped if it does not end."""

import json
import os
import subprocess
import sys
from pathlib import Path
from signal import SIGKILL, SIGXCPU
from typing import Any

from storage.inquiry import Answer, NoAnswer, Why
from storage.views import view_names

SANDBOX = Path(__file__).with_name("sandbox.py")
PATIENCE = 10
"""Seconds, beside the sandbox's own clock."""

HANDED = ("LD_LIBRARY_PATH", "TMPDIR", "SQLITE_TMPDIR")
"""Of the environment no more than it takes to start: no token is in reach of the SQL."""


def ask_file(path: Path, sql: str, *, rows: int, milliseconds: int) -> Answer:
    """Raises NoAnswer."""
    asked = {
        "file": str(path.absolute()), "sql": sql, "rows": rows, "milliseconds": milliseconds,
        "views": view_names(),
    }  # fmt: skip
    told = _sandboxed(json.dumps(asked))
    if "refused" in told:
        raise NoAnswer(Why(told["refused"]), told.get("said", ""))
    return Answer(
        columns=tuple(told["columns"]),
        rows=tuple(tuple(row) for row in told["rows"]),
        is_more=told["more"],
    )


def _sandboxed(asked: str) -> dict[str, Any]:
    environment = {name: os.environ[name] for name in HANDED if name in os.environ}
    try:
        ended = subprocess.run(
            [sys.executable, "-I", "-S", str(SANDBOX)], input=asked, capture_output=True,
            encoding="utf-8", env=environment, timeout=PATIENCE,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise NoAnswer(Why.SLOW) from None
    if ended.returncode in (-SIGXCPU, -SIGKILL):
        raise NoAnswer(Why.SLOW)
    if ended.returncode < 0:
        raise NoAnswer(Why.BIG)
    if ended.returncode:
        raise RuntimeError(ended.stderr)
    told: dict[str, Any] = json.loads(ended.stdout)
    return told
