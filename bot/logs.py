"""The log（日志）: lines for the operator, in which no token ever stands."""

import logging
import re

from storage import NotKept, NotRead

TOKEN = re.compile(r"\d{6,12}:[A-Za-z0-9_-]{30,}")
HIDDEN = "…"
INDISCREET = "telegram.Bot"
"""Would print whole updates, with people's words, when it cannot read one."""
TALKATIVE = ("httpx", "httpcore", "apscheduler", "alembic")
"""Libraries whose everyday lines are noise, or hold addresses with the token in them."""


class Discreet(logging.Formatter):
    """Hides tokens wherever they stand, in tracebacks as well."""

    def format(self, record: logging.LogRecord) -> str:
        return TOKEN.sub(HIDDEN, super().format(record))


def set_up_logs() -> None:
    """Everything from INFO on, to standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(Discreet("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger(INDISCREET).setLevel(logging.CRITICAL + 1)


def is_foreseen(error: BaseException) -> bool:
    """Whether the database is to blame, which its writer says once and not each time."""
    return isinstance(error, NotRead) or (isinstance(error, NotKept) and error.is_foreseen)


def complain(log: logging.Logger, error: BaseException, words: str, *args: object) -> None:
    """A bug with its traceback; nothing about foreseen trouble, or it would fill the disk."""
    if not is_foreseen(error):
        log.error(words, *args, exc_info=error)
