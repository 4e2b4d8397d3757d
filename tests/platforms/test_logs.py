"""No token ever stands in the log."""

import logging

from bot.logs import Discreet, set_up_logs
from tests.platforms.telegram_cast import TOKEN


def written(**record):
    told = logging.LogRecord("bot", logging.WARNING, "f.py", 1, "", (), None)
    told.__dict__.update(record)
    return Discreet("%(message)s").format(told)


def test_a_token_is_hidden_wherever_it_stands():
    address = f"https://api.telegram.org/bot{TOKEN}/getMe"

    assert written(msg=f"GET {address}") == "GET https://api.telegram.org/bot…/getMe"
    assert written(msg="GET %s", args=(address,)) == "GET https://api.telegram.org/bot…/getMe"


def test_a_token_in_a_traceback_is_hidden_too():
    try:
        raise OSError(f"cannot open bot{TOKEN}/getMe")
    except OSError as error:
        shown = written(msg="it broke", exc_info=(OSError, error, error.__traceback__))

    assert "OSError: cannot open bot…/getMe" in shown
    assert TOKEN not in shown


def test_times_and_short_numbers_stay_readable():
    assert written(msg="2026-11-02 10:00 card 12:34") == "2026-11-02 10:00 card 12:34"


def test_libraries_that_show_addresses_are_quiet():
    root = logging.getLogger()
    before = root.handlers[:], root.level
    try:
        set_up_logs()

        assert not logging.getLogger("httpx").isEnabledFor(logging.INFO)
        assert [type(handler.formatter) for handler in root.handlers] == [Discreet]
    finally:
        root.handlers[:], root.level = before
