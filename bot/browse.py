"""`python -m bot browse`: the views in Datasette（浏览台账）, on this machine alone.

Datasette is handed a copy of the views and nothing else: neither the records nor a setting of ours
is in its reach, and it works the same for PostgreSQL.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.query import missing
from bot.settings import Settings
from locales import Words
from storage.inquiry import MILLISECONDS, ROWS
from storage.inquiry.copying import copy_views, ready_made

NAME = "ledger"
SETTINGS = {
    "sql_time_limit_ms": MILLISECONDS, "max_returned_rows": ROWS, "allow_download": "off",
    "suggest_facets": "off", "default_cache_ttl": 0,
}  # fmt: skip
ABSENT = "`browse` needs Datasette: pip install 'datasette>=0.65,<1'"
NOT_HANDED = "ZHIBU_"
"""What Datasette is not told of our environment: tokens and secrets are called so."""


def browse(settings: Settings, port: int, now: datetime) -> int:
    """Serve until stopped; the exit code."""
    why = ABSENT if find_spec("datasette") is None else missing(settings.database)
    if why is not None:
        print(why, file=sys.stderr)
        return 2
    with _stops_by_signal(), TemporaryDirectory(prefix="zhibu-browse-") as folder:
        copy_views(settings.database, Path(folder) / f"{NAME}.db")
        words = Words(settings.language)
        told = json.dumps(metadata(words, now.astimezone()), ensure_ascii=False)
        (Path(folder) / "metadata.json").write_text(told, "utf-8")
        print("open the link with a token in it; Ctrl-C ends it and deletes the copy", flush=True)
        return _serve(folder, port)


def metadata(words: Words, now: datetime) -> dict[str, Any]:
    """What Datasette is told: who may look (whoever has the link), and the ready-made questions."""
    return {
        "title": words("browse.title"),
        "description": words("browse.about", moment=f"{now:%Y-%m-%d %H:%M}"),
        "allow": {"id": "root"},
        "databases": {
            NAME: {
                "queries": {
                    name: {"sql": sql, "title": words(f"browse.question.{name}")}
                    for name, sql in ready_made().items()
                }
            }
        },
    }


def command(folder: str, port: int) -> Sequence[str]:
    settings = [("--setting", name, str(value)) for name, value in SETTINGS.items()]
    return (
        sys.executable, "-m", "datasette", "serve", "--immutable", f"{folder}/{NAME}.db",
        "--metadata", f"{folder}/metadata.json", "--host", "127.0.0.1", "--port", str(port),
        "--root", *(word for setting in settings for word in setting),
    )  # fmt: skip


def _serve(folder: str, port: int) -> int:
    plain = {name: value for name, value in os.environ.items() if not name.startswith(NOT_HANDED)}
    serving = subprocess.Popen(command(folder, port), cwd=folder, env=plain)
    try:
        return serving.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        serving.terminate()
        serving.wait()


@contextmanager
def _stops_by_signal() -> Iterator[None]:
    """SIGTERM ends it as Ctrl-C does, so that the copy is deleted."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
